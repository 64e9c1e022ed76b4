-- Schemas: owners, rights, comments; public changed; one that shares its name with a role, one without objects.
CREATE SCHEMA k_empty;
CREATE SCHEMA k_other AUTHORIZATION kitchen_owner;
CREATE SCHEMA AUTHORIZATION kitchen_owner;
CREATE SCHEMA "K Quoted ""schema""" AUTHORIZATION "kitchen ""quoted"" role";
CREATE SCHEMA "k.dot";
CREATE SCHEMA "select";
COMMENT ON SCHEMA k_other IS 'a schema';
COMMENT ON SCHEMA "K Quoted ""schema""" IS 'its ''comment'' has "quotes" and \backslashes\';
COMMENT ON SCHEMA public IS 'public, but with another comment';
GRANT USAGE, CREATE ON SCHEMA k_other TO kitchen_reader;
GRANT USAGE ON SCHEMA k_other TO PUBLIC;
GRANT ALL ON SCHEMA "k.dot" TO "Kitchen_Übung" WITH GRANT OPTION;
REVOKE ALL ON SCHEMA k_empty FROM postgres;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO kitchen_reader;
