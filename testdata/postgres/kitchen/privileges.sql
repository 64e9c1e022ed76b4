-- Rights: of every kind of object, with grant options, of columns, by others than the owner, taken from owner and public;
-- default rights.
CREATE SCHEMA k_priv;
SET search_path = k_priv;
CREATE TABLE t (a integer, b text, "C; c" integer);
CREATE TABLE none_left (a integer);
CREATE TABLE owner_changed (a integer);
CREATE SEQUENCE s;
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
GRANT USAGE ON SCHEMA k_priv TO kitchen_owner, kitchen_reader;
GRANT ALL ON t TO kitchen_owner WITH GRANT OPTION;
SET SESSION AUTHORIZATION kitchen_owner;
GRANT SELECT, INSERT ON k_priv.t TO kitchen_reader WITH GRANT OPTION;
SET SESSION AUTHORIZATION kitchen_reader;
GRANT SELECT ON k_priv.t TO "Kitchen_Übung", "KITCHEN";
RESET SESSION AUTHORIZATION;
GRANT SELECT (a, b), UPDATE ("C; c"), REFERENCES (a) ON t TO "kitchen ""quoted"" role", PUBLIC;
GRANT INSERT (b) ON t TO kitchen_reader WITH GRANT OPTION;
GRANT ALL ("C; c") ON t TO kitchen_login;
REVOKE ALL ON none_left FROM postgres;
GRANT TRIGGER, TRUNCATE ON none_left TO postgres;
CREATE TABLE nothing_for_owner (a integer);
REVOKE ALL ON nothing_for_owner FROM postgres;
GRANT SELECT ON owner_changed TO kitchen_reader;
ALTER TABLE owner_changed OWNER TO kitchen_owner;
REVOKE INSERT, UPDATE ON owner_changed FROM kitchen_owner;
GRANT ALL ON s TO kitchen_reader;
REVOKE ALL ON FUNCTION f() FROM PUBLIC, postgres;
GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER ON none_left TO kitchen_login;
-- Of built-in objects: their initial rights are known.
REVOKE EXECUTE ON FUNCTION pg_catalog.pg_sleep(double precision) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION pg_catalog.pg_switch_wal() TO kitchen_reader;
GRANT SELECT ON pg_catalog.pg_authid TO kitchen_reader;
GRANT SELECT (rolname) ON pg_catalog.pg_authid TO kitchen_owner;
REVOKE SELECT ON pg_catalog.pg_views FROM PUBLIC;
GRANT USAGE ON TYPE pg_catalog.int4 TO kitchen_reader;
REVOKE USAGE ON SCHEMA information_schema FROM PUBLIC;
GRANT CREATE ON SCHEMA pg_catalog TO kitchen_owner;
\if :s11
CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1';
REVOKE ALL ON PROCEDURE p() FROM PUBLIC;
\endif
\if :s17
GRANT MAINTAIN ON t TO kitchen_login;
\endif

ALTER DEFAULT PRIVILEGES FOR ROLE kitchen_owner IN SCHEMA k_priv GRANT SELECT ON TABLES TO kitchen_reader;
ALTER DEFAULT PRIVILEGES FOR ROLE kitchen_owner IN SCHEMA k_priv GRANT INSERT ON TABLES TO kitchen_login WITH GRANT OPTION;
ALTER DEFAULT PRIVILEGES FOR ROLE kitchen_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE kitchen_owner GRANT USAGE ON SCHEMAS TO "Kitchen_Übung" WITH GRANT OPTION;
ALTER DEFAULT PRIVILEGES FOR ROLE kitchen_owner REVOKE SELECT ON TABLES FROM kitchen_owner;
ALTER DEFAULT PRIVILEGES FOR ROLE "kitchen ""quoted"" role" IN SCHEMA k_other GRANT ALL ON SEQUENCES TO PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE "kitchen ""quoted"" role" REVOKE USAGE ON TYPES FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE kitchen_login IN SCHEMA "K Quoted ""schema""" GRANT EXECUTE ON FUNCTIONS TO kitchen_reader;
ALTER DEFAULT PRIVILEGES FOR ROLE kitchen_login GRANT USAGE ON TYPES TO kitchen_reader;
ALTER DEFAULT PRIVILEGES IN SCHEMA k_priv GRANT SELECT ON SEQUENCES TO kitchen_reader;
ALTER DEFAULT PRIVILEGES FOR ROLE kitchen_login REVOKE ALL ON SEQUENCES FROM kitchen_login;
\if :s18
ALTER DEFAULT PRIVILEGES FOR ROLE kitchen_owner GRANT SELECT ON LARGE OBJECTS TO kitchen_reader;
\endif
-- Made under default rights: only what differs from them is dumped.
SET ROLE postgres;
CREATE TABLE under_defaults (a serial);
RESET ROLE;
GRANT CREATE, USAGE ON SCHEMA k_priv TO kitchen_owner;
SET SESSION AUTHORIZATION kitchen_owner;
CREATE TABLE k_priv.by_owner (a serial);
CREATE FUNCTION k_priv.by_owner() RETURNS integer LANGUAGE sql AS 'SELECT 1';
REVOKE SELECT ON k_priv.by_owner FROM kitchen_reader;
CREATE TYPE k_priv.type_by_owner AS (a integer);
RESET SESSION AUTHORIZATION;
RESET search_path;
-- All that is in this schema is its role's, which can dump it.
CREATE TABLE kitchen_owner.own (a serial PRIMARY KEY, b text DEFAULT 'b');
INSERT INTO kitchen_owner.own DEFAULT VALUES;
ALTER TABLE kitchen_owner.own OWNER TO kitchen_owner;
ALTER DOMAIN kitchen_owner.elsewhere OWNER TO kitchen_owner;
