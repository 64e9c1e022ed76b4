-- Schemas, extensions, languages.
CREATE SCHEMA fx AUTHORIZATION fx_owner;
CREATE SCHEMA fx_other AUTHORIZATION fx_other;
CREATE SCHEMA "fx Sche""ma.dot" AUTHORIZATION "fx ""quoted"".role";
CREATE SCHEMA fx_ext;
CREATE SCHEMA fx_empty;
GRANT USAGE, CREATE ON SCHEMA fx TO fx_other, "fx reader";
GRANT USAGE ON SCHEMA fx_ext TO PUBLIC;
COMMENT ON SCHEMA fx IS 'most of the objects';
COMMENT ON SCHEMA "fx Sche""ma.dot" IS E'two\nlines, a ''quote'' and a back\\slash';
COMMENT ON SCHEMA public IS 'public, with a comment of its own';

CREATE EXTENSION hstore WITH SCHEMA fx_ext;
CREATE EXTENSION pg_trgm WITH SCHEMA fx_ext;
COMMENT ON EXTENSION hstore IS 'not the comment it comes with';
-- Rights on a member differ from those the extension came with: an ACL entry without its function.
GRANT EXECUTE ON FUNCTION fx_ext.akeys(fx_ext.hstore) TO "fx reader";
REVOKE EXECUTE ON FUNCTION fx_ext.akeys(fx_ext.hstore) FROM PUBLIC;

SET search_path = fx, fx_ext, public;

CREATE FUNCTION pl_handler() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE FUNCTION pl_inline(internal) RETURNS void LANGUAGE c STRICT AS '$libdir/plpgsql', 'plpgsql_inline_handler';
CREATE FUNCTION pl_validator(oid) RETURNS void LANGUAGE c STRICT AS '$libdir/plpgsql', 'plpgsql_validator';
CREATE TRUSTED PROCEDURAL LANGUAGE fx_pl HANDLER pl_handler INLINE pl_inline VALIDATOR pl_validator;
ALTER LANGUAGE fx_pl OWNER TO fx_owner;
GRANT USAGE ON LANGUAGE fx_pl TO fx_other;
REVOKE USAGE ON LANGUAGE fx_pl FROM PUBLIC;
COMMENT ON LANGUAGE fx_pl IS 'plpgsql under another name';
