-- Large objects, rights, default rights, properties of the database.
SELECT lo_create(100001), lo_from_bytea(100002, 'hello'), lo_from_bytea(100003, '\x00ff5c27220a0d08'),
       lo_from_bytea(100004, convert_to(repeat('large object, ', 2500), 'UTF8')), lo_from_bytea(100005, 'other''s');
COMMENT ON LARGE OBJECT 100002 IS 'a large object''s comment';
GRANT SELECT ON LARGE OBJECT 100002, 100003 TO "fx reader";
GRANT SELECT, UPDATE ON LARGE OBJECT 100004 TO fx_owner WITH GRANT OPTION;
ALTER LARGE OBJECT 100005 OWNER TO fx_other;
ALTER LARGE OBJECT 100003 OWNER TO fx_owner;

GRANT ALL ON plain_table TO fx_other WITH GRANT OPTION;
SET SESSION AUTHORIZATION fx_other;
GRANT SELECT, INSERT ON fx.plain_table TO "fx reader";
RESET SESSION AUTHORIZATION;
GRANT SELECT (id, name), UPDATE (name), REFERENCES (id) ON plain_table TO "FX_Übung", PUBLIC;
GRANT INSERT (a) ON empty_table TO "fx ""quoted"".role" WITH GRANT OPTION;
REVOKE ALL ON empty_table FROM postgres;
GRANT TRIGGER, TRUNCATE ON empty_table TO postgres;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO "fx reader";

ALTER DEFAULT PRIVILEGES FOR ROLE fx_owner IN SCHEMA fx GRANT SELECT ON TABLES TO "fx reader";
ALTER DEFAULT PRIVILEGES FOR ROLE fx_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE fx_owner GRANT USAGE ON SCHEMAS TO fx_other WITH GRANT OPTION;
ALTER DEFAULT PRIVILEGES FOR ROLE fx_other IN SCHEMA fx_other GRANT ALL ON SEQUENCES TO PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE fx_other REVOKE USAGE ON TYPES FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE "fx ""quoted"".role" IN SCHEMA "fx Sche""ma.dot" GRANT INSERT ON TABLES TO "FX_Übung";

SELECT current_database() AS db \gset
COMMENT ON DATABASE :"db" IS 'the fixture''s database';
ALTER DATABASE :"db" SET search_path TO fx, public, "fx Sche""ma.dot";
ALTER DATABASE :"db" SET work_mem TO '5MB';
ALTER DATABASE :"db" SET datestyle TO 'ISO, DMY';
ALTER ROLE fx_owner IN DATABASE :"db" SET application_name TO 'it''s';
ALTER DATABASE :"db" CONNECTION LIMIT 77;
GRANT CREATE, TEMPORARY ON DATABASE :"db" TO fx_owner;
REVOKE CONNECT ON DATABASE :"db" FROM PUBLIC;
