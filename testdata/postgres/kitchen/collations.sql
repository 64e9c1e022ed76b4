-- Collations of every provider, and conversions.
CREATE SCHEMA k_coll;
SET search_path = k_coll;
CREATE COLLATION libc_c (LOCALE = 'C');
CREATE COLLATION libc_posix FROM "POSIX";
CREATE COLLATION libc_two (LC_COLLATE = 'C', LC_CTYPE = 'POSIX');
CREATE COLLATION "Coll; ""quoted""" FROM "C";
CREATE COLLATION icu_de (PROVIDER = icu, LOCALE = 'de-u-co-phonebk');
CREATE COLLATION icu_root (PROVIDER = icu, LOCALE = 'und');
CREATE COLLATION k_other.icu_kn (PROVIDER = icu, LOCALE = 'en-u-kn-true-kf-upper');
CREATE COLLATION icu_copy FROM pg_catalog."en-x-icu";
ALTER COLLATION icu_de OWNER TO kitchen_owner;
COMMENT ON COLLATION libc_c IS 'a collation';
COMMENT ON COLLATION k_other.icu_kn IS 'numbers by their value';
CREATE TABLE collated (a text COLLATE libc_c, b text COLLATE icu_de, c varchar(3) COLLATE "Coll; ""quoted""", d text COLLATE k_other.icu_kn,
    e text COLLATE "C", f text COLLATE "default", CHECK (a < b COLLATE "POSIX"));
CREATE INDEX collated_idx ON collated (a COLLATE icu_root, (lower(b)) COLLATE k_other.icu_kn text_pattern_ops DESC NULLS LAST, c COLLATE "C");
CREATE VIEW collated_view AS SELECT a COLLATE "POSIX" AS x, b FROM collated ORDER BY d COLLATE icu_de;
INSERT INTO collated VALUES ('a', 'b', 'ß', 'a10', '', NULL);
\if :s12
CREATE COLLATION icu_loose (PROVIDER = icu, LOCALE = 'und-u-ks-level1', DETERMINISTIC = false);
CREATE TABLE loose (a text COLLATE icu_loose PRIMARY KEY);
INSERT INTO loose VALUES ('Straße'), ('b');
\endif
\if :s16
CREATE COLLATION icu_rules (PROVIDER = icu, LOCALE = 'und', RULES = '&V << w <<< W');
CREATE COLLATION icu_rules_quote (PROVIDER = icu, LOCALE = 'de', DETERMINISTIC = false, RULES = '& a < ''\'' < b');
\endif
\if :s17
CREATE COLLATION builtin_c (PROVIDER = builtin, LOCALE = 'C');
CREATE COLLATION builtin_utf8 (PROVIDER = builtin, LOCALE = 'C.UTF-8');
\endif
\if :s18
CREATE COLLATION builtin_fast (PROVIDER = builtin, LOCALE = 'PG_UNICODE_FAST');
\endif

CREATE CONVERSION latin1_to FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
CREATE DEFAULT CONVERSION "Conv; default" FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;
CREATE CONVERSION k_other.from_koi8 FOR 'KOI8R' TO 'UTF8' FROM koi8r_to_utf8;
ALTER CONVERSION latin1_to OWNER TO kitchen_owner;
COMMENT ON CONVERSION latin1_to IS 'a conversion';
COMMENT ON CONVERSION k_other.from_koi8 IS 'another';
RESET search_path;
