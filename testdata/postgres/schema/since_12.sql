-- What PostgreSQL 12 added.
CREATE ACCESS METHOD fx_heap TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE in_fx_heap (a integer, b text) USING fx_heap;
INSERT INTO in_fx_heap VALUES (1, 'heap under another name');
CREATE MATERIALIZED VIEW mat_in_fx_heap USING fx_heap AS SELECT a FROM in_fx_heap;
CREATE TABLE generated (
    a integer PRIMARY KEY, b integer GENERATED ALWAYS AS (a * 2) STORED, c text,
    "d d" text GENERATED ALWAYS AS (upper(c) || ';') STORED CHECK ("d d" <> 'X')
);
INSERT INTO generated (a, c) VALUES (1, 'one'), (2, NULL);
CREATE TABLE generated_heir () INHERITS (generated);
INSERT INTO generated_heir (a, c) VALUES (3, 'heir');
CREATE TABLE only_generated (a integer GENERATED ALWAYS AS (7) STORED);
INSERT INTO only_generated DEFAULT VALUES;
INSERT INTO only_generated DEFAULT VALUES;
CREATE COLLATION coll_nondeterministic (PROVIDER = icu, LOCALE = 'und-u-ks-level2', DETERMINISTIC = false);
CREATE TABLE folded (a text COLLATE coll_nondeterministic PRIMARY KEY);
INSERT INTO folded VALUES ('Straße'), ('b');
CREATE STATISTICS stats_mcv (mcv) ON qty, price FROM plain_table;
CREATE TABLE to_parts (k integer REFERENCES hash_parts);
INSERT INTO to_parts VALUES (1), (NULL);
CREATE TABLE vacuum_options (a text) WITH (vacuum_truncate = false, toast.vacuum_index_cleanup = false);
CREATE FUNCTION with_support(text, text) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'text_starts_with' SUPPORT pg_catalog.textlike_support;
