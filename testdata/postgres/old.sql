-- For servers from 8.3 on: as much of small.sql as they know, in the SQL they know. Strings are escaped so that they mean
-- the same whether standard_conforming_strings is on or off.
SET client_encoding = 'UTF8';
SET client_min_messages = error;
\pset tuples_only on
\o /dev/null
CREATE ROLE fx_owner;
CREATE ROLE fx_other;
CREATE ROLE "fx ""quoted"".role";
CREATE SCHEMA app AUTHORIZATION fx_owner;
CREATE SCHEMA "odd ""schema""";
SET search_path = app;
CREATE TYPE mood AS ENUM ('sad', 'ok', 'it''s fine');
CREATE TYPE pair AS (a integer, b text);
CREATE TYPE only_shell;
CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
CREATE TYPE base;
CREATE FUNCTION base_in(cstring) RETURNS base LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION base_out(base) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE base (INPUT = base_in, OUTPUT = base_out, INTERNALLENGTH = 4, PASSEDBYVALUE, ALIGNMENT = int4);
CREATE FUNCTION base_lt(base, base) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4lt';
CREATE FUNCTION base_eq(base, base) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4eq';
CREATE FUNCTION base_cmp(base, base) RETURNS integer LANGUAGE internal IMMUTABLE STRICT AS 'btint4cmp';
CREATE OPERATOR < (PROCEDURE = base_lt, LEFTARG = base, RIGHTARG = base);
CREATE OPERATOR = (PROCEDURE = base_eq, LEFTARG = base, RIGHTARG = base);
CREATE OPERATOR CLASS base_ops DEFAULT FOR TYPE base USING btree AS OPERATOR 1 <, OPERATOR 3 =, FUNCTION 1 base_cmp(base, base);
CREATE CAST (base AS integer) WITHOUT FUNCTION;
CREATE CONVERSION conv FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
CREATE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0');
CREATE FUNCTION body() RETURNS text LANGUAGE sql AS $fn$ SELECT 'COPY app.fake (a) FROM stdin;
1
\\.
-- Name: fake; Type: TABLE; Schema: app; Owner: postgres'::text $fn$;
CREATE FUNCTION trig_handler() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE TRUSTED LANGUAGE fx_pl HANDLER trig_handler;
CREATE FUNCTION trig() RETURNS trigger LANGUAGE fx_pl AS 'BEGIN RETURN NEW; END';
CREATE TEXT SEARCH DICTIONARY ts_dict (TEMPLATE = pg_catalog.simple);
CREATE TEXT SEARCH CONFIGURATION ts_config (COPY = pg_catalog.simple);

CREATE TABLE users (id serial PRIMARY KEY, name text NOT NULL UNIQUE, feeling mood DEFAULT 'ok', score positive, b base) WITH (fillfactor = 70);
ALTER TABLE users OWNER TO fx_owner;
CREATE TABLE orders (
    id bigserial PRIMARY KEY, user_id integer NOT NULL REFERENCES users ON DELETE CASCADE, parent bigint REFERENCES orders,
    amount numeric(12, 2), CONSTRAINT "am;ount" CHECK (amount > 0)
);
INSERT INTO users (name, score, b) SELECT 'user ' || n, n, n::text::base FROM generate_series(1, 30) n;
INSERT INTO orders (user_id, parent, amount) SELECT 1 + n * 7 % 30, CASE WHEN n > 3 THEN n / 2 END, n * 1.5 FROM generate_series(1, 90) n;
CREATE INDEX orders_amount ON orders (amount) WHERE amount > 10;
ALTER TABLE orders CLUSTER ON orders_pkey;
CREATE TRIGGER touch BEFORE UPDATE ON orders FOR EACH ROW EXECUTE PROCEDURE trig('an arg');
CREATE RULE silent AS ON DELETE TO users DO ALSO NOTHING;
CREATE TABLE heir (extra text) INHERITS (users);
CREATE TABLE with_oids (a text) WITH OIDS;
INSERT INTO with_oids VALUES ('x');
CREATE TABLE trouble (id integer, t text, b bytea, n numeric, f double precision, d timestamp, ts text[], p pair);
INSERT INTO trouble VALUES
    (1, NULL, NULL, NULL, NULL, NULL, NULL, NULL), (2, '', '', 'NaN', 'NaN', 'infinity', '{}', '(,)'),
    (3, E'\\.', E'\\\\000\\\\.', repeat('9', 200)::numeric, '-Infinity', '0044-03-15 BC', '{NULL,"NULL",""}', '(1,"a ""b""")'),
    (4, E'a\n\\.\nb', E'\\377', 1e-50, 1e-300, 'epoch', NULL, NULL), (5, E'\b\f\n\r\t\013\\', NULL, NULL, NULL, NULL, NULL, NULL),
    (6, E'\\N', NULL, NULL, NULL, NULL, NULL, NULL), (7, E'\\', NULL, NULL, NULL, NULL, NULL, NULL),
    (8, E'--\n-- Data for Name: fake; Type: TABLE DATA; Schema: app; Owner: x\n--', NULL, NULL, NULL, NULL, NULL, NULL),
    (9, 'é ☃ 漢字', NULL, NULL, NULL, NULL, NULL, NULL), (10, repeat('0123456789', 400), NULL, NULL, NULL, NULL, NULL, NULL);
CREATE TABLE no_columns ();
INSERT INTO no_columns DEFAULT VALUES;
CREATE TABLE no_rows (a integer);
CREATE TABLE "odd ""schema"""."Ta;ble -- x" ("co""l" text, "new
line" text, "select" integer);
INSERT INTO "odd ""schema"""."Ta;ble -- x" VALUES ('a', 'b', 1), (NULL, E'\n', NULL);
ALTER TABLE "odd ""schema"""."Ta;ble -- x" OWNER TO "fx ""quoted"".role";
CREATE VIEW happy AS SELECT id, name FROM users WHERE feeling <> 'sad';
CREATE SEQUENCE counter START 5;
SELECT nextval('counter');
COMMENT ON TABLE users IS E'two\nlines; -- and ''more''';
COMMENT ON COLUMN users.name IS 'who';
GRANT SELECT ON users TO fx_other;
GRANT USAGE ON SCHEMA app TO PUBLIC;
GRANT USAGE ON LANGUAGE fx_pl TO fx_other;
SELECT lo_create(200001), lo_create(200002);
COMMENT ON LARGE OBJECT 200001 IS 'its comment';
SELECT lowrite(lo_open(200001, 131072), 'a large object');
\o
