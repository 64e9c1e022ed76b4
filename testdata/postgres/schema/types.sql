-- Types of every sort, domains, casts, collations, conversions, transforms.
CREATE TYPE only_shell;
COMMENT ON TYPE only_shell IS 'never completed';
ALTER TYPE only_shell OWNER TO fx_owner;

CREATE TYPE base;
CREATE FUNCTION base_in(cstring) RETURNS base LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION base_out(base) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE FUNCTION base_recv(internal) RETURNS base LANGUAGE internal IMMUTABLE STRICT AS 'int4recv';
CREATE FUNCTION base_send(base) RETURNS bytea LANGUAGE internal IMMUTABLE STRICT AS 'int4send';
CREATE FUNCTION base_typmod_in(cstring[]) RETURNS integer LANGUAGE internal IMMUTABLE STRICT AS 'bpchartypmodin';
CREATE FUNCTION base_typmod_out(integer) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'bpchartypmodout';
CREATE TYPE base (
    INPUT = base_in, OUTPUT = base_out, RECEIVE = base_recv, SEND = base_send,
    TYPMOD_IN = base_typmod_in, TYPMOD_OUT = base_typmod_out,
    INTERNALLENGTH = 4, PASSEDBYVALUE, ALIGNMENT = int4, STORAGE = plain,
    CATEGORY = 'N', PREFERRED = false, DEFAULT = '42', DELIMITER = '|', COLLATABLE = false
);
CREATE TYPE base_var;
CREATE FUNCTION base_var_in(cstring) RETURNS base_var LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION base_var_out(base_var) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE base_var (
    INPUT = base_var_in, OUTPUT = base_var_out, LIKE = text, STORAGE = external, COLLATABLE = true
);

CREATE TYPE composite AS (a integer, b text COLLATE "C", "c D" numeric(10, 2)[]);
COMMENT ON TYPE composite IS 'a composite type';
COMMENT ON COLUMN composite."c D" IS 'a column of a composite type';
CREATE TYPE no_columns AS ();
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy', 'it''s "complicated"', E'back\\slash', '');
ALTER TYPE mood ADD VALUE 'meh' BEFORE 'ok';
CREATE TYPE no_labels AS ENUM ();
ALTER TYPE mood OWNER TO fx_owner;
GRANT USAGE ON TYPE mood TO "fx reader";
REVOKE USAGE ON TYPE mood FROM PUBLIC;

CREATE FUNCTION float_minus(a double precision, b double precision) RETURNS double precision
    LANGUAGE sql IMMUTABLE STRICT AS 'SELECT a - b';
CREATE TYPE float_range AS RANGE (SUBTYPE = float8, SUBTYPE_DIFF = float_minus);
CREATE TYPE text_range AS RANGE (SUBTYPE = text, COLLATION = "C", SUBTYPE_OPCLASS = text_pattern_ops);
CREATE TYPE canon_range;
CREATE FUNCTION canon(r canon_range) RETURNS canon_range LANGUAGE internal IMMUTABLE STRICT AS 'int4range_canonical';
CREATE TYPE canon_range AS RANGE (SUBTYPE = integer, CANONICAL = canon);

CREATE COLLATION coll_c (LC_COLLATE = 'C', LC_CTYPE = 'C');
CREATE COLLATION coll_posix FROM "POSIX";
CREATE COLLATION coll_icu (PROVIDER = icu, LOCALE = 'de-u-co-phonebk');
ALTER COLLATION coll_icu OWNER TO fx_other;
COMMENT ON COLLATION coll_c IS 'a collation';

CREATE DOMAIN positive AS integer DEFAULT 1 NOT NULL CONSTRAINT positive_check CHECK (VALUE > 0);
CREATE DOMAIN "dom ain" AS text COLLATE coll_c CHECK (VALUE <> '') CONSTRAINT "che ck" CHECK (VALUE ~ '^[^;]*$');
ALTER DOMAIN "dom ain" ADD CONSTRAINT not_checked_yet CHECK (length(VALUE) < 100) NOT VALID;
COMMENT ON DOMAIN positive IS 'above zero';
COMMENT ON CONSTRAINT positive_check ON DOMAIN positive IS 'the constraint of a domain';
ALTER DOMAIN positive OWNER TO fx_owner;
GRANT USAGE ON DOMAIN positive TO "fx reader";
CREATE DOMAIN dom_of_dom AS positive CHECK (VALUE < 1000);
CREATE DOMAIN dom_array AS integer[] DEFAULT '{1,2}';
CREATE DOMAIN dom_composite AS text DEFAULT 'it''s';

CREATE FUNCTION mood_to_int(mood) RETURNS integer LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT ascii($1::text) $$;
CREATE CAST (mood AS integer) WITH FUNCTION mood_to_int(mood) AS ASSIGNMENT;
CREATE CAST (base AS integer) WITHOUT FUNCTION AS IMPLICIT;
CREATE CAST (composite AS text) WITH INOUT;
COMMENT ON CAST (mood AS integer) IS 'a cast';

CREATE CONVERSION latin1_own FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
CREATE DEFAULT CONVERSION "conv def" FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;
ALTER CONVERSION latin1_own OWNER TO fx_owner;
COMMENT ON CONVERSION latin1_own IS 'a conversion';

CREATE TRANSFORM FOR integer LANGUAGE sql (
    FROM SQL WITH FUNCTION prsd_lextype(internal), TO SQL WITH FUNCTION int4recv(internal));
CREATE TRANSFORM FOR mood LANGUAGE plpgsql (FROM SQL WITH FUNCTION prsd_lextype(internal));
COMMENT ON TRANSFORM FOR integer LANGUAGE sql IS 'a transform';
