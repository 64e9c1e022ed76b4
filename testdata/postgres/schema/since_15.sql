-- What PostgreSQL 15 added.
CREATE TABLE nulls_alike (a integer, b text, UNIQUE NULLS NOT DISTINCT (a, b));
CREATE UNIQUE INDEX nulls_alike_idx ON nulls_alike (b) NULLS NOT DISTINCT;
INSERT INTO nulls_alike VALUES (NULL, NULL), (1, 'a');
CREATE VIEW invoker_view WITH (security_invoker = true, security_barrier = false) AS SELECT id FROM plain_table;
CREATE PUBLICATION pub_schema FOR TABLES IN SCHEMA fx_other, "fx Sche""ma.dot";
CREATE PUBLICATION pub_mixed FOR TABLE child WHERE (id > 5 AND code <> ';'), TABLES IN SCHEMA fx_other;
CREATE PUBLICATION pub_columns FOR TABLE plain_table (id, name), parent (id, code) WHERE (code IS NOT NULL);
CREATE TABLE set_null_some (a integer, b integer, c integer, d integer,
    UNIQUE (a, b), FOREIGN KEY (c, d) REFERENCES set_null_some (a, b) ON DELETE SET NULL (d));
CREATE UNLOGGED SEQUENCE unlogged_seq;
CREATE UNLOGGED TABLE unlogged_identity (a integer GENERATED ALWAYS AS IDENTITY);
CREATE SUBSCRIPTION sub_two_phase CONNECTION 'host=nowhere' PUBLICATION p
    WITH (connect = false, slot_name = NONE, two_phase = true, disable_on_error = true);
