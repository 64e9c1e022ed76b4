-- Functions, aggregates, operators and their families, access methods, text search.
CREATE FUNCTION add_em(a integer, b integer DEFAULT 2, OUT total integer) LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    COST 5 AS 'SELECT a + b';
CREATE FUNCTION many(VARIADIC texts text[]) RETURNS TABLE (n integer, "t x" text) LANGUAGE plpgsql STABLE ROWS 7
    SECURITY DEFINER LEAKPROOF SET search_path TO fx, 'pg_temp', "fx Sche""ma.dot" SET work_mem TO '8MB'
    SET datestyle TO 'ISO, DMY' SET application_name TO 'it''s me'
    AS $fx$
BEGIN
    RETURN QUERY SELECT ordinality::integer, t FROM unnest(texts) WITH ORDINALITY AS u(t, ordinality);
    -- $$ and $_$ inside, so neither can be the quote
    PERFORM $_$x$_$, $$y$$, '\.';
END
$fx$;
-- A body that looks like pieces of a dump.
CREATE FUNCTION looks_like_a_dump() RETURNS text LANGUAGE plpgsql AS $body$
BEGIN
    RETURN '
--
-- Name: fake; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.fake (a integer);
COPY public.fake (a) FROM stdin;
1
\.

\restrict abc
\connect other
\unrestrict abc
--
-- Data for Name: fake; Type: TABLE DATA; Schema: public; Owner: postgres
--
';
END;
-- PostgreSQL database dump complete
$body$;
CREATE FUNCTION in_fx_pl() RETURNS integer LANGUAGE fx_pl WINDOW AS 'BEGIN RETURN 1; END';
CREATE FUNCTION with_transform(i integer) RETURNS integer LANGUAGE sql TRANSFORM FOR TYPE integer AS 'SELECT 1';
CREATE FUNCTION trig() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE FUNCTION trig_always() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
END$$;
CREATE FUNCTION event_trig() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN NULL; END';
CREATE FUNCTION "weird ""name"" ()"("arg ;x" integer) RETURNS void LANGUAGE sql AS '';
CREATE FUNCTION takes_array(a composite[], b numeric(10, 2), c timestamp(3) with time zone) RETURNS bit varying
    LANGUAGE sql AS 'SELECT NULL::bit varying';
ALTER FUNCTION add_em(integer, integer) OWNER TO fx_owner;
GRANT EXECUTE ON FUNCTION add_em(integer, integer) TO "fx reader" WITH GRANT OPTION;
REVOKE ALL ON FUNCTION many(text[]) FROM PUBLIC;
COMMENT ON FUNCTION add_em(integer, integer) IS 'adds them';
ALTER FUNCTION trig() DEPENDS ON EXTENSION hstore;

CREATE FUNCTION sum_step(double precision, double precision) RETURNS double precision LANGUAGE sql IMMUTABLE AS 'SELECT $1 + $2';
CREATE AGGREGATE total(double precision) (
    SFUNC = sum_step, STYPE = double precision, INITCOND = '0', PARALLEL = safe, COMBINEFUNC = sum_step, SSPACE = 16);
CREATE AGGREGATE moving(double precision) (
    SFUNC = float8_accum, STYPE = double precision[], FINALFUNC = float8_avg, INITCOND = '{0,0,0}',
    MSFUNC = float8_accum, MINVFUNC = float8_accum, MSTYPE = double precision[], MFINALFUNC = float8_avg, MINITCOND = '{0,0,0}');
CREATE AGGREGATE count_all(*) (SFUNC = int8inc, STYPE = bigint, INITCOND = '0');
CREATE AGGREGATE percentile(double precision ORDER BY anyelement) (
    SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA);
CREATE AGGREGATE hypo(VARIADIC "any" ORDER BY VARIADIC "any") (
    SFUNC = ordered_set_transition_multi, STYPE = internal, FINALFUNC = rank_final, FINALFUNC_EXTRA, HYPOTHETICAL);
ALTER AGGREGATE total(double precision) OWNER TO fx_owner;
GRANT EXECUTE ON FUNCTION total(double precision) TO "fx reader";
REVOKE EXECUTE ON FUNCTION total(double precision) FROM PUBLIC;
COMMENT ON AGGREGATE total(double precision) IS 'a sum';
COMMENT ON AGGREGATE count_all(*) IS 'of everything';

CREATE FUNCTION base_lt(base, base) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4lt';
CREATE FUNCTION base_le(base, base) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4le';
CREATE FUNCTION base_eq(base, base) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4eq';
CREATE FUNCTION base_ne(base, base) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4ne';
CREATE FUNCTION base_ge(base, base) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4ge';
CREATE FUNCTION base_gt(base, base) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4gt';
CREATE FUNCTION base_cmp(base, base) RETURNS integer LANGUAGE internal IMMUTABLE STRICT AS 'btint4cmp';
CREATE FUNCTION base_hash(base) RETURNS integer LANGUAGE internal IMMUTABLE STRICT AS 'hashint4';
CREATE FUNCTION base_neg(base) RETURNS base LANGUAGE internal IMMUTABLE STRICT AS 'int4um';
CREATE OPERATOR < (PROCEDURE = base_lt, LEFTARG = base, RIGHTARG = base, COMMUTATOR = >, NEGATOR = >=, RESTRICT = scalarltsel, JOIN = scalarltjoinsel);
CREATE OPERATOR <= (PROCEDURE = base_le, LEFTARG = base, RIGHTARG = base, COMMUTATOR = >=, NEGATOR = >);
CREATE OPERATOR = (PROCEDURE = base_eq, LEFTARG = base, RIGHTARG = base, COMMUTATOR = =, NEGATOR = <>, HASHES, MERGES, RESTRICT = eqsel, JOIN = eqjoinsel);
CREATE OPERATOR <> (PROCEDURE = base_ne, LEFTARG = base, RIGHTARG = base, COMMUTATOR = <>, NEGATOR = =);
CREATE OPERATOR >= (PROCEDURE = base_ge, LEFTARG = base, RIGHTARG = base, COMMUTATOR = <=, NEGATOR = <);
CREATE OPERATOR > (PROCEDURE = base_gt, LEFTARG = base, RIGHTARG = base, COMMUTATOR = <, NEGATOR = <=);
CREATE OPERATOR ## (PROCEDURE = base_neg, RIGHTARG = base);
CREATE OPERATOR fx_other.~~> (PROCEDURE = base_lt, LEFTARG = base, RIGHTARG = base);
ALTER OPERATOR < (base, base) OWNER TO fx_owner;
COMMENT ON OPERATOR < (base, base) IS 'less';
COMMENT ON OPERATOR ## (NONE, base) IS 'negative';

CREATE OPERATOR FAMILY base_family USING btree;
CREATE OPERATOR CLASS base_ops DEFAULT FOR TYPE base USING btree FAMILY base_family AS
    OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 base_cmp(base, base);
CREATE OPERATOR CLASS base_hash_ops DEFAULT FOR TYPE base USING hash AS OPERATOR 1 =, FUNCTION 1 base_hash(base);
CREATE OPERATOR FAMILY loose_family USING btree;
CREATE FUNCTION int_base_cmp(integer, base) RETURNS integer LANGUAGE internal IMMUTABLE STRICT AS 'btint4cmp';
CREATE FUNCTION int_base_eq(integer, base) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4eq';
CREATE OPERATOR = (PROCEDURE = int_base_eq, LEFTARG = integer, RIGHTARG = base);
ALTER OPERATOR FAMILY loose_family USING btree ADD OPERATOR 3 = (integer, base), FUNCTION 1 (integer, base) int_base_cmp(integer, base);
CREATE OPERATOR FAMILY "empty fam" USING gist;
ALTER OPERATOR FAMILY base_family USING btree OWNER TO fx_owner;
ALTER OPERATOR CLASS base_ops USING btree OWNER TO fx_owner;
COMMENT ON OPERATOR FAMILY base_family USING btree IS 'a family';
COMMENT ON OPERATOR CLASS base_ops USING btree IS 'a class';

CREATE ACCESS METHOD fx_gist TYPE INDEX HANDLER gisthandler;
COMMENT ON ACCESS METHOD fx_gist IS 'gist under another name';

CREATE TEXT SEARCH PARSER ts_parser (
    START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype, HEADLINE = prsd_headline);
CREATE TEXT SEARCH TEMPLATE ts_template (INIT = dsimple_init, LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH DICTIONARY ts_dict (TEMPLATE = ts_template, ACCEPT = false);
CREATE TEXT SEARCH DICTIONARY "ts dict" (TEMPLATE = pg_catalog.synonym, SYNONYMS = 'synonym_sample');
CREATE TEXT SEARCH CONFIGURATION ts_config (PARSER = ts_parser);
ALTER TEXT SEARCH CONFIGURATION ts_config ADD MAPPING FOR word, asciiword WITH ts_dict, "ts dict", pg_catalog.simple;
ALTER TEXT SEARCH CONFIGURATION ts_config OWNER TO fx_owner;
ALTER TEXT SEARCH DICTIONARY ts_dict OWNER TO fx_owner;
COMMENT ON TEXT SEARCH PARSER ts_parser IS 'a parser';
COMMENT ON TEXT SEARCH TEMPLATE ts_template IS 'a template';
COMMENT ON TEXT SEARCH DICTIONARY ts_dict IS 'a dictionary';
COMMENT ON TEXT SEARCH CONFIGURATION ts_config IS 'a configuration';
