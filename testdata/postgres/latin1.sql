-- For a database with ENCODING 'LATIN1': every byte from a1 to ff in values, and some in names. The server turns this
-- file's UTF-8 into its own encoding.
SET client_encoding = 'UTF8';
\pset tuples_only on
\o /dev/null
CREATE TABLE latin (id integer PRIMARY KEY, t text, "größe" text DEFAULT 'ä;');
INSERT INTO latin SELECT n, convert_from(decode(lpad(to_hex(n), 2, '0'), 'hex'), 'LATIN1'), NULL FROM generate_series(161, 255) n;
INSERT INTO latin VALUES (1, E'café\tnaïve\n', 'ÿ'), (2, '', 'Ã©');
CREATE TABLE "Übergröße" (a text CHECK (a <> 'é'));
INSERT INTO "Übergröße" VALUES ('ß'), (NULL);
COMMENT ON TABLE "Übergröße" IS 'größer als groß';
CREATE FUNCTION "naïve"() RETURNS text LANGUAGE sql AS $$ SELECT 'é' $$;
SELECT lo_from_bytea(300001, '\xe9ff');
\o
