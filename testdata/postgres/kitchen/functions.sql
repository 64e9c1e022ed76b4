-- Functions and procedures: every attribute, argument and result, every language that every server has.
CREATE SCHEMA k_fn;
SET search_path = k_fn, public;

CREATE FUNCTION nothing_said(integer) RETURNS integer LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION every_attribute(a integer) RETURNS SETOF integer LANGUAGE plpgsql IMMUTABLE LEAKPROOF STRICT SECURITY DEFINER PARALLEL SAFE
    COST 12.5 ROWS 33 AS 'BEGIN RETURN NEXT a; END';
CREATE FUNCTION stable_restricted() RETURNS integer LANGUAGE sql STABLE PARALLEL RESTRICTED COST 0.25 AS 'SELECT 1';
CREATE FUNCTION volatile_unsafe() RETURNS integer LANGUAGE sql VOLATILE PARALLEL UNSAFE CALLED ON NULL INPUT AS 'SELECT 1';
CREATE FUNCTION usual_cost() RETURNS SETOF integer LANGUAGE sql COST 100 ROWS 1000 AS 'SELECT 1';
CREATE FUNCTION internal_cost(integer) RETURNS integer LANGUAGE internal IMMUTABLE STRICT COST 7 AS 'int4um';
CREATE FUNCTION internal_same(int8) RETURNS text LANGUAGE internal STRICT AS 'int8out';
CREATE FUNCTION in_c(integer) RETURNS boolean LANGUAGE c STRICT AS '$libdir/citext', 'citext_eq';
CREATE FUNCTION "citext_ne"(public.citext, public.citext) RETURNS boolean LANGUAGE c STRICT IMMUTABLE AS '$libdir/citext';
CREATE FUNCTION ranked() RETURNS bigint LANGUAGE internal WINDOW IMMUTABLE AS 'window_row_number';
CREATE FUNCTION volatile_window() RETURNS bigint LANGUAGE internal WINDOW AS 'window_rank';

-- Arguments and results.
CREATE FUNCTION defaults(a integer, b text DEFAULT 'it''s', c numeric DEFAULT 1.5, d text[] DEFAULT '{}', e timestamp DEFAULT now(), f integer DEFAULT NULL)
    RETURNS text LANGUAGE sql AS 'SELECT b';
CREATE FUNCTION outs(a integer, OUT b integer, INOUT c text, OUT "D d" numeric(10, 2)) LANGUAGE plpgsql AS 'BEGIN b := a; END';
CREATE FUNCTION outs_set(OUT a integer, OUT b text) RETURNS SETOF record LANGUAGE sql AS 'SELECT 1, ''x''::text';
CREATE FUNCTION table_of(n integer) RETURNS TABLE (a integer, "b; b" text[]) LANGUAGE sql ROWS 5 AS 'SELECT n, NULL::text[]';
CREATE FUNCTION variadic_text(sep text, VARIADIC rest text[] DEFAULT '{x}') RETURNS text LANGUAGE sql AS 'SELECT array_to_string(rest, sep)';
CREATE FUNCTION variadic_any(VARIADIC "any") RETURNS integer LANGUAGE internal STABLE AS 'pg_num_nulls';
CREATE FUNCTION polymorphic(anyelement, anyarray, VARIADIC anyarray) RETURNS anyelement LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION of_rows(k_types.pair, k_types.base_values) RETURNS SETOF k_types.base_values LANGUAGE sql AS 'SELECT $2';
CREATE FUNCTION of_types(character(3), bit varying(5), interval day to second(3), time(2) with time zone, "char", double precision[], numeric(5, 1))
    RETURNS character varying LANGUAGE sql AS 'SELECT NULL::varchar';
CREATE FUNCTION typed_by_column(k_types.base_values.g%TYPE) RETURNS void LANGUAGE sql AS '';
CREATE FUNCTION "Function; ""quoted"""("Arg; ""one""" integer, "select" text) RETURNS integer LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION overloaded(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION overloaded(text) RETURNS integer LANGUAGE sql AS 'SELECT 2';
CREATE FUNCTION overloaded(integer, text) RETURNS integer LANGUAGE sql AS 'SELECT 3';
CREATE FUNCTION overloaded(k_types.mood) RETURNS integer LANGUAGE sql AS 'SELECT 4';
CREATE FUNCTION k_other.overloaded(integer) RETURNS integer LANGUAGE sql AS 'SELECT 5';

-- Settings, lists of names among them.
CREATE FUNCTION settings() RETURNS integer LANGUAGE sql SET work_mem TO '8MB' SET search_path TO k_fn, "K Quoted ""schema""", pg_temp, "$user"
    SET datestyle TO 'ISO, DMY' SET application_name TO 'it''s \ me' SET temp_tablespaces TO kitchen_space, "kitchen Space; two"
    SET "kitchen.own" TO 'any "thing"' SET enable_seqscan TO off SET random_page_cost TO 1.25 SET timezone TO 'UTC' AS 'SELECT 1';
CREATE FUNCTION empty_path() RETURNS integer LANGUAGE sql SET search_path TO '' AS 'SELECT 1';
CREATE FUNCTION long_path() RETURNS integer LANGUAGE sql SET search_path TO k_fn, k_types, k_other, "k.dot", "select", pg_catalog AS 'SELECT 1';
CREATE FUNCTION libraries() RETURNS integer LANGUAGE sql SET session_preload_libraries TO '$libdir/auto_explain', 'auto_explain' AS 'SELECT 1';
CREATE FUNCTION local_libraries() RETURNS integer LANGUAGE sql SET local_preload_libraries TO 'a b', 'c' AS 'SELECT 1';

-- Bodies that look like quotes and like pieces of a dump.
CREATE FUNCTION body_quotes() RETURNS text LANGUAGE plpgsql AS $kitchen$
BEGIN
    -- $$ and $_$ and $_X$ are inside, and \. is at the start of a line:
    PERFORM $_$one$_$, $$two$$, $_X$three$_X$, 'it''s', E'\\', "count"(*);
    /* a lone end marker:
\.
    */
    RETURN '$_XX$';
END
$kitchen$;
CREATE FUNCTION body_backslash() RETURNS text LANGUAGE sql AS 'SELECT ''back\slash''::text';
CREATE FUNCTION body_dollar() RETURNS text LANGUAGE sql AS 'SELECT ''$$''::text || ''$''';
CREATE FUNCTION body_ends_in_dollar() RETURNS integer LANGUAGE plpgsql AS 'BEGIN RETURN 1; END; -- $_';
CREATE FUNCTION body_empty() RETURNS void LANGUAGE sql AS '';
CREATE FUNCTION body_lines() RETURNS void LANGUAGE plpgsql AS E'\nBEGIN\r\n\tNULL; -- ünïcödé ☃\nEND\n';
CREATE FUNCTION body_of_dump() RETURNS text LANGUAGE plpgsql AS $body$
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
--
-- PostgreSQL database dump complete
--
';
END;
$body$;

-- Triggers' functions, which other files use.
CREATE FUNCTION trig() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE FUNCTION "Trig; quoted"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN COALESCE(NEW, OLD); END';
CREATE FUNCTION event_trig() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN NULL; END';

ALTER FUNCTION nothing_said(integer) OWNER TO kitchen_owner;
ALTER FUNCTION "Function; ""quoted"""(integer, text) OWNER TO "kitchen ""quoted"" role";
GRANT EXECUTE ON FUNCTION nothing_said(integer) TO kitchen_reader WITH GRANT OPTION;
REVOKE ALL ON FUNCTION overloaded(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION overloaded(text) TO kitchen_reader, "Kitchen_Übung";
REVOKE ALL ON FUNCTION overloaded(integer) FROM PUBLIC, postgres;
COMMENT ON FUNCTION nothing_said(integer) IS 'a function';
COMMENT ON FUNCTION defaults(integer, text, numeric, text[], timestamp, integer) IS 'with defaults';
COMMENT ON FUNCTION outs(integer, text) IS 'with results among the arguments';
COMMENT ON FUNCTION "Function; ""quoted"""(integer, text) IS 'a "quoted" one';
COMMENT ON FUNCTION variadic_any(VARIADIC "any") IS 'variadic';

\if :s11
CREATE FUNCTION of_record(record) RETURNS record LANGUAGE plpgsql AS 'BEGIN RETURN $1; END';
CREATE PROCEDURE proc(a integer, INOUT b text DEFAULT 'b', VARIADIC c integer[] DEFAULT '{}') LANGUAGE plpgsql SECURITY DEFINER SET work_mem TO '1MB'
    AS 'BEGIN b := a::text; END';
CREATE PROCEDURE "Proc; quoted"() LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE k_other.proc(integer) LANGUAGE plpgsql AS 'BEGIN COMMIT; END';
ALTER PROCEDURE proc OWNER TO kitchen_owner;
GRANT EXECUTE ON PROCEDURE proc TO kitchen_reader;
REVOKE ALL ON PROCEDURE "Proc; quoted" FROM PUBLIC;
COMMENT ON PROCEDURE proc IS 'a procedure';
\endif
\if :s12
CREATE FUNCTION supported(text, text) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'textlike' SUPPORT pg_catalog.textlike_support;
CREATE FUNCTION own_support(internal) RETURNS internal LANGUAGE internal STRICT AS 'generate_series_int4_support';
CREATE FUNCTION own_supported(integer, integer) RETURNS SETOF integer LANGUAGE internal IMMUTABLE STRICT AS 'generate_series_int4' SUPPORT own_support;
\endif
\if :s13
CREATE FUNCTION compatible(anycompatible, anycompatiblearray) RETURNS anycompatible LANGUAGE sql AS 'SELECT $1';
\endif
\if :s14
CREATE FUNCTION body_return(a integer, b integer DEFAULT 2) RETURNS integer LANGUAGE sql IMMUTABLE RETURN a + b;
CREATE FUNCTION body_atomic(a integer) RETURNS SETOF k_types.pair LANGUAGE sql BEGIN ATOMIC
    SELECT 1, 'semi;colon'::text;
    SELECT (c.a).a, x.y FROM k_types.composites c, LATERAL (SELECT (c.a).b) x (y) WHERE c.a IS NOT NULL;
END;
CREATE FUNCTION body_atomic_void() RETURNS void LANGUAGE sql BEGIN ATOMIC END;
CREATE FUNCTION body_case(a integer) RETURNS text LANGUAGE sql BEGIN ATOMIC
    SELECT CASE WHEN a > 0 THEN 'plus' WHEN a < 0 THEN E'minus\\' ELSE NULL END;
END;
CREATE PROCEDURE proc_atomic(a k_types.mood) LANGUAGE sql BEGIN ATOMIC
    INSERT INTO k_types.enums (a) VALUES (a);
    UPDATE k_types.enums e SET b = '{sad}' WHERE e.a = proc_atomic.a;
    DELETE FROM k_types.enums WHERE k_types.enums.a IS NULL RETURNING c;
END;
CREATE PROCEDURE proc_out(IN a integer, OUT b integer, OUT c text) LANGUAGE plpgsql AS 'BEGIN b := a; END';
CREATE FUNCTION multiranged(anymultirange) RETURNS anyrange LANGUAGE sql AS 'SELECT NULL::text';
\endif
RESET search_path;
