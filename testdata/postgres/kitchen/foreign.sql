-- Foreign data: wrappers, servers, user mappings, foreign tables with every option.
CREATE SCHEMA k_fdw;
SET search_path = k_fdw;
CREATE FOREIGN DATA WRAPPER kitchen_fdw;
CREATE FOREIGN DATA WRAPPER "Fdw; quoted" NO HANDLER OPTIONS (debug 'true', "Opt; ion" 'it''s \ "x"');
CREATE FUNCTION own_validator(text[], oid) RETURNS void LANGUAGE internal STRICT AS 'postgresql_fdw_validator';
CREATE FOREIGN DATA WRAPPER with_validator VALIDATOR own_validator;
CREATE FUNCTION own_handler() RETURNS fdw_handler LANGUAGE c STRICT AS '$libdir/file_fdw', 'file_fdw_handler';
CREATE FOREIGN DATA WRAPPER with_handler HANDLER own_handler NO VALIDATOR;
CREATE FOREIGN DATA WRAPPER with_core_validator VALIDATOR pg_catalog.postgresql_fdw_validator;
CREATE SERVER plain FOREIGN DATA WRAPPER kitchen_fdw;
CREATE SERVER "Server; quoted" TYPE 'a ''type''' VERSION '1.0;' FOREIGN DATA WRAPPER "Fdw; quoted" OPTIONS (host 'nowhere', "po rt" '1');
CREATE SERVER kitchen_files FOREIGN DATA WRAPPER file_fdw;
CREATE SERVER kitchen_loop FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1', dbname 'postgres');
ALTER FOREIGN DATA WRAPPER kitchen_fdw OWNER TO postgres;
GRANT USAGE ON FOREIGN DATA WRAPPER kitchen_fdw TO kitchen_owner WITH GRANT OPTION;
GRANT USAGE ON FOREIGN SERVER plain TO kitchen_owner, kitchen_reader;
ALTER SERVER plain OWNER TO kitchen_owner;
COMMENT ON FOREIGN DATA WRAPPER kitchen_fdw IS 'a wrapper';
COMMENT ON SERVER plain IS 'a server';
CREATE USER MAPPING FOR PUBLIC SERVER plain OPTIONS ("user" 'any''one');
CREATE USER MAPPING FOR kitchen_owner SERVER plain;
CREATE USER MAPPING FOR "kitchen ""quoted"" role" SERVER "Server; quoted" OPTIONS (password 'se;cret', "user" 'x', "b B" E'\\');
CREATE FOREIGN TABLE plain_foreign (a integer, b text) SERVER plain;
CREATE FOREIGN TABLE every_option (
    a integer OPTIONS (column_name 'A a', other 'it''s') NOT NULL DEFAULT 3, b text COLLATE "C", "C; c" numeric(5, 2) OPTIONS (x ''),
    gone integer, CONSTRAINT positive CHECK (a > 0) NO INHERIT
) SERVER "Server; quoted" OPTIONS (table_name 'fo"o', "No te" 'it''s');
ALTER FOREIGN TABLE every_option DROP COLUMN gone;
ALTER FOREIGN TABLE every_option ALTER COLUMN b SET STATISTICS 77, ALTER COLUMN b SET STORAGE external, ALTER COLUMN a SET (n_distinct = 8);
CREATE TABLE local_parent (a integer, b text DEFAULT 'x');
CREATE FOREIGN TABLE foreign_heir (c integer OPTIONS (col 'c')) INHERITS (local_parent) SERVER plain OPTIONS (o 'p');
CREATE FOREIGN TABLE foreign_part PARTITION OF k_part.ranges FOR VALUES FROM (900) TO (950) SERVER plain OPTIONS (is 'part');
CREATE FOREIGN TABLE no_columns () SERVER plain;
CREATE VIEW on_foreign AS SELECT a FROM every_option;
CREATE TRIGGER on_foreign BEFORE INSERT ON every_option FOR EACH ROW EXECUTE PROCEDURE k_fn.trig();
-- One whose rows can be read: an empty file of the system.
CREATE FOREIGN TABLE readable (line text) SERVER kitchen_files OPTIONS (filename '/dev/null', format 'csv');
ALTER FOREIGN TABLE plain_foreign OWNER TO kitchen_owner;
GRANT SELECT (a), INSERT ON plain_foreign TO kitchen_reader;
COMMENT ON FOREIGN TABLE every_option IS 'a foreign table';
COMMENT ON COLUMN every_option.b IS 'its column';
\if :s12
CREATE FOREIGN TABLE foreign_generated (a integer, b integer GENERATED ALWAYS AS (a * 2) STORED) SERVER plain;
\endif
\if :s18
CREATE FOREIGN TABLE foreign_not_null (a integer CONSTRAINT named NOT NULL, b integer) SERVER plain;
ALTER FOREIGN TABLE foreign_not_null ADD CONSTRAINT later NOT NULL b NOT VALID;
\endif
RESET search_path;
