-- Procedural languages: handlers of our own on plpgsql's library, trusted and not, of other owners.
CREATE SCHEMA k_lang;
CREATE FUNCTION k_lang.call_handler() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE FUNCTION k_lang.inline_handler(internal) RETURNS void LANGUAGE c STRICT AS '$libdir/plpgsql', 'plpgsql_inline_handler';
CREATE FUNCTION k_lang.validator(oid) RETURNS void LANGUAGE c STRICT AS '$libdir/plpgsql', 'plpgsql_validator';
CREATE TRUSTED LANGUAGE kitchen_pl HANDLER k_lang.call_handler INLINE k_lang.inline_handler VALIDATOR k_lang.validator;
CREATE LANGUAGE "kitchen; PL" HANDLER k_lang.call_handler;
CREATE TRUSTED LANGUAGE kitchen_pl_core HANDLER pg_catalog.plpgsql_call_handler;
ALTER LANGUAGE kitchen_pl OWNER TO kitchen_owner;
COMMENT ON LANGUAGE kitchen_pl IS 'plpgsql under another name';
COMMENT ON LANGUAGE "kitchen; PL" IS 'untrusted';
GRANT USAGE ON LANGUAGE kitchen_pl TO kitchen_reader WITH GRANT OPTION;
REVOKE USAGE ON LANGUAGE kitchen_pl_core FROM PUBLIC;
-- A language that every database has.
REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC;
GRANT USAGE ON LANGUAGE plpgsql TO kitchen_owner, PUBLIC;
GRANT USAGE ON LANGUAGE sql TO kitchen_owner WITH GRANT OPTION;
COMMENT ON LANGUAGE sql IS 'another comment for a built-in language';
CREATE FUNCTION k_lang.in_kitchen_pl(a integer) RETURNS integer LANGUAGE kitchen_pl AS 'BEGIN RETURN a; END';
CREATE FUNCTION k_lang.in_quoted_pl() RETURNS void LANGUAGE "kitchen; PL" AS 'BEGIN NULL; END';
