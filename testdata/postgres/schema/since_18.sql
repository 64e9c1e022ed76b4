-- What PostgreSQL 18 added.
CREATE TABLE virtual_cols (a integer, b integer GENERATED ALWAYS AS (a + 1), c text GENERATED ALWAYS AS (a::text || 'x') VIRTUAL);
INSERT INTO virtual_cols (a) VALUES (1), (NULL);
CREATE TABLE not_enforced (a integer CHECK (a > 0) NOT ENFORCED, b integer, CONSTRAINT fk_ne FOREIGN KEY (b) REFERENCES parent (id) NOT ENFORCED);
INSERT INTO not_enforced VALUES (-1, 999);
CREATE TABLE temporal (id int4range, valid daterange, what text, CONSTRAINT temporal_pk PRIMARY KEY (id, valid WITHOUT OVERLAPS));
CREATE TABLE temporal_child (id int4range, valid daterange, parent int4range,
    FOREIGN KEY (parent, PERIOD valid) REFERENCES temporal (id, PERIOD valid));
INSERT INTO temporal VALUES ('[1,2)', '[2024-01-01,2024-06-01)', 'first'), ('[1,2)', '[2024-06-01,2025-01-01)', 'second');
INSERT INTO temporal_child VALUES ('[1,2)', '[2024-02-01,2024-03-01)', '[1,2)');
CREATE TABLE named_not_null (a integer CONSTRAINT "a is; there" NOT NULL, b integer NOT NULL NO INHERIT, "C c" integer NOT NULL);
ALTER TABLE named_not_null ADD COLUMN d integer;
INSERT INTO named_not_null VALUES (1, 2, 3, NULL);
ALTER TABLE named_not_null ADD CONSTRAINT d_later NOT NULL d NOT VALID;
COMMENT ON CONSTRAINT "a is; there" ON named_not_null IS 'a not-null constraint';
CREATE TABLE not_null_heir ("C c" integer CONSTRAINT "Own Name" NOT NULL) INHERITS (named_not_null);
CREATE TABLE nn_parts (k integer, v text) PARTITION BY LIST (k);
CREATE TABLE nn_parts_1 (v text, k integer CONSTRAINT "part Not Null" NOT NULL);
ALTER TABLE nn_parts ATTACH PARTITION nn_parts_1 FOR VALUES IN (1);
CREATE PUBLICATION pub_generated FOR TABLE generated WITH (publish_generated_columns = stored);
CREATE DOMAIN named_nn AS text CONSTRAINT "dom nn" NOT NULL;
CREATE FOREIGN TABLE foreign_generated (a integer, b integer GENERATED ALWAYS AS (a * 2)) SERVER fx_server;
ALTER DEFAULT PRIVILEGES FOR ROLE fx_owner GRANT SELECT ON LARGE OBJECTS TO "fx reader";
