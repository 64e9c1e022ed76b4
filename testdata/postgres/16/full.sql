--
-- PostgreSQL database dump
--

-- Dumped from database version 16.14
-- Dumped by pg_dump version 16.2

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: fx; Type: SCHEMA; Schema: -; Owner: fx_owner
--

CREATE SCHEMA fx;


ALTER SCHEMA fx OWNER TO fx_owner;

--
-- Name: SCHEMA fx; Type: COMMENT; Schema: -; Owner: fx_owner
--

COMMENT ON SCHEMA fx IS 'most of the objects';


--
-- Name: fx Sche"ma.dot; Type: SCHEMA; Schema: -; Owner: fx "quoted".role
--

CREATE SCHEMA "fx Sche""ma.dot";


ALTER SCHEMA "fx Sche""ma.dot" OWNER TO "fx ""quoted"".role";

--
-- Name: SCHEMA "fx Sche""ma.dot"; Type: COMMENT; Schema: -; Owner: fx "quoted".role
--

COMMENT ON SCHEMA "fx Sche""ma.dot" IS 'two
lines, a ''quote'' and a back\slash';


--
-- Name: fx_empty; Type: SCHEMA; Schema: -; Owner: postgres
--

CREATE SCHEMA fx_empty;


ALTER SCHEMA fx_empty OWNER TO postgres;

--
-- Name: fx_ext; Type: SCHEMA; Schema: -; Owner: postgres
--

CREATE SCHEMA fx_ext;


ALTER SCHEMA fx_ext OWNER TO postgres;

--
-- Name: fx_other; Type: SCHEMA; Schema: -; Owner: fx_other
--

CREATE SCHEMA fx_other;


ALTER SCHEMA fx_other OWNER TO fx_other;

--
-- Name: SCHEMA public; Type: COMMENT; Schema: -; Owner: pg_database_owner
--

COMMENT ON SCHEMA public IS 'public, with a comment of its own';


--
-- Name: pl_handler(); Type: FUNCTION; Schema: fx; Owner: postgres
--

CREATE FUNCTION fx.pl_handler() RETURNS language_handler
    LANGUAGE c
    AS '$libdir/plpgsql', 'plpgsql_call_handler';


ALTER FUNCTION fx.pl_handler() OWNER TO postgres;

--
-- Name: pl_inline(internal); Type: FUNCTION; Schema: fx; Owner: postgres
--

CREATE FUNCTION fx.pl_inline(internal) RETURNS void
    LANGUAGE c STRICT
    AS '$libdir/plpgsql', 'plpgsql_inline_handler';


ALTER FUNCTION fx.pl_inline(internal) OWNER TO postgres;

--
-- Name: pl_validator(oid); Type: FUNCTION; Schema: fx; Owner: postgres
--

CREATE FUNCTION fx.pl_validator(oid) RETURNS void
    LANGUAGE c STRICT
    AS '$libdir/plpgsql', 'plpgsql_validator';


ALTER FUNCTION fx.pl_validator(oid) OWNER TO postgres;

--
-- Name: fx_pl; Type: PROCEDURAL LANGUAGE; Schema: -; Owner: fx_owner
--

CREATE TRUSTED PROCEDURAL LANGUAGE fx_pl HANDLER fx.pl_handler INLINE fx.pl_inline VALIDATOR fx.pl_validator;


ALTER PROCEDURAL LANGUAGE fx_pl OWNER TO fx_owner;

--
-- Name: LANGUAGE fx_pl; Type: COMMENT; Schema: -; Owner: fx_owner
--

COMMENT ON LANGUAGE fx_pl IS 'plpgsql under another name';


--
-- Name: coll_c; Type: COLLATION; Schema: fx; Owner: postgres
--

CREATE COLLATION fx.coll_c (provider = libc, locale = 'C');


ALTER COLLATION fx.coll_c OWNER TO postgres;

--
-- Name: COLLATION coll_c; Type: COMMENT; Schema: fx; Owner: postgres
--

COMMENT ON COLLATION fx.coll_c IS 'a collation';


--
-- Name: coll_icu; Type: COLLATION; Schema: fx; Owner: fx_other
--

CREATE COLLATION fx.coll_icu (provider = icu, locale = 'de-u-co-phonebk');


ALTER COLLATION fx.coll_icu OWNER TO fx_other;

--
-- Name: coll_nondeterministic; Type: COLLATION; Schema: fx; Owner: postgres
--

CREATE COLLATION fx.coll_nondeterministic (provider = icu, deterministic = false, locale = 'und-u-ks-level2');


ALTER COLLATION fx.coll_nondeterministic OWNER TO postgres;

--
-- Name: coll_posix; Type: COLLATION; Schema: fx; Owner: postgres
--

CREATE COLLATION fx.coll_posix (provider = libc, locale = 'POSIX');


ALTER COLLATION fx.coll_posix OWNER TO postgres;

--
-- Name: coll_rules; Type: COLLATION; Schema: fx; Owner: postgres
--

CREATE COLLATION fx.coll_rules (provider = icu, locale = 'und', rules = '&V << w <<< W');


ALTER COLLATION fx.coll_rules OWNER TO postgres;

--
-- Name: TRANSFORM FOR integer LANGUAGE sql; Type: TRANSFORM; Schema: -; Owner: -
--

CREATE TRANSFORM FOR integer LANGUAGE sql (FROM SQL WITH FUNCTION pg_catalog.prsd_lextype(internal), TO SQL WITH FUNCTION pg_catalog.int4recv(internal));


--
-- Name: TRANSFORM FOR integer LANGUAGE sql; Type: COMMENT; Schema: -; Owner: 
--

COMMENT ON TRANSFORM FOR integer LANGUAGE sql IS 'a transform';


--
-- Name: mood; Type: TYPE; Schema: fx; Owner: fx_owner
--

CREATE TYPE fx.mood AS ENUM (
    'sad',
    'meh',
    'ok',
    'happy',
    'it''s "complicated"',
    'back\slash',
    ''
);


ALTER TYPE fx.mood OWNER TO fx_owner;

--
-- Name: TRANSFORM FOR fx.mood LANGUAGE plpgsql; Type: TRANSFORM; Schema: -; Owner: -
--

CREATE TRANSFORM FOR fx.mood LANGUAGE plpgsql (FROM SQL WITH FUNCTION pg_catalog.prsd_lextype(internal));


--
-- Name: hstore; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS hstore WITH SCHEMA fx_ext;


--
-- Name: EXTENSION hstore; Type: COMMENT; Schema: -; Owner: 
--

COMMENT ON EXTENSION hstore IS 'not the comment it comes with';


--
-- Name: pg_trgm; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA fx_ext;


--
-- Name: EXTENSION pg_trgm; Type: COMMENT; Schema: -; Owner: 
--

COMMENT ON EXTENSION pg_trgm IS 'text similarity measurement and index searching based on trigrams';


--
-- Name: base; Type: SHELL TYPE; Schema: fx; Owner: postgres
--

CREATE TYPE fx.base;


--
-- Name: base_in(cstring); Type: FUNCTION; Schema: fx; Owner: postgres
--

CREATE FUNCTION fx.base_in(cstring) RETURNS fx.base
    LANGUAGE internal IMMUTABLE STRICT
    AS $$int4in$$;


ALTER FUNCTION fx.base_in(cstring) OWNER TO postgres;

--
-- Name: base_out(fx.base); Type: FUNCTION; Schema: fx; Owner: postgres
--

CREATE FUNCTION fx.base_out(fx.base) RETURNS cstring
    LANGUAGE internal IMMUTABLE STRICT
    AS $$int4out$$;


ALTER FUNCTION fx.base_out(fx.base) OWNER TO postgres;

--
-- Name: base_recv(internal); Type: FUNCTION; Schema: fx; Owner: postgres
--

CREATE FUNCTION fx.base_recv(internal) RETURNS fx.base
    LANGUAGE internal IMMUTABLE STRICT
    AS $$int4recv$$;


ALTER FUNCTION fx.base_recv(internal) OWNER TO postgres;

--
-- Name: base_send(fx.base); Type: FUNCTION; Schema: fx; Owner: postgres
--

CREATE FUNCTION fx.base_send(fx.base) RETURNS bytea
    LANGUAGE internal IMMUTABLE STRICT
    AS $$int4send$$;


ALTER FUNCTION fx.base_send(fx.base) OWNER TO postgres;

--
-- Name: base_typmod_in(cstring[]); Type: FUNCTION; Schema: fx; Owner: postgres
--

CREATE FUNCTION fx.base_typmod_in(cstring[]) RETURNS integer
    LANGUAGE internal IMMUTABLE STRICT
    AS $$bpchartypmodin$$;


ALTER FUNCTION fx.base_typmod_in(cstring[]) OWNER TO postgres;

--
-- Name: base_typmod_out(integer); Type: FUNCTION; Schema: fx; Owner: postgres
--

CREATE FUNCTION fx.base_typmod_out(integer) RETURNS cstring
    LANGUAGE internal IMMUTABLE STRICT
    AS $$bpchartypmodout$$;


ALTER FUNCTION fx.base_typmod_out(integer) OWNER TO postgres;

--
-- Name: base; Type: TYPE; Schema: fx; Owner: postgres
--

CREATE TYPE fx.base (
    INTERNALLENGTH = 4,
    INPUT = fx.base_in,
    OUTPUT = fx.base_out,
    RECEIVE = fx.base_recv,
    SEND = fx.base_send,
    TYPMOD_IN = fx.base_typmod_in,
    TYPMOD_OUT = fx.base_typmod_out,
    DEFAULT = '42',
    CATEGORY = 'N',
    DELIMITER = '|',
    ALIGNMENT = int4,
    STORAGE = plain,
    PASSEDBYVALUE
);


ALTER TYPE fx.base OWNER TO postgres;

--
-- Name: base_var; Type: SHELL TYPE; Schema: fx; Owner: postgres
--

CREATE TYPE fx.base_var;


--
-- Name: base_var_in(cstring); Type: FUNCTION; Schema: fx; Owner: postgres
--

CREATE FUNCTION fx.base_var_in(cstring) RETURNS fx.base_var
    LANGUAGE internal IMMUTABLE STRICT
    AS $$textin$$;


ALTER FUNCTION fx.base_var_in(cstring) OWNER TO postgres;

--
-- Name: base_var_out(fx.base_var); Type: FUNCTION; Schema: fx; Owner: postgres
--

CREATE FUNCTION fx.base_var_out(fx.base_var) RETURNS cstring
    LANGUAGE internal IMMUTABLE STRICT
    AS $$textout$$;


ALTER FUNCTION fx.base_var_out(fx.base_var) OWNER TO postgres;

--
-- Name: base_var; Type: TYPE; Schema: fx; Owner: postgres
--

CREATE TYPE fx.base_var (
    INTERNALLENGTH = variable,
    INPUT = fx.base_var_in,
    OUTPUT = fx.base_var_out,
    COLLATABLE = true,
    ALIGNMENT = int4,
    STORAGE = external
);


ALTER TYPE fx.base_var OWNER TO postgres;

--
-- Name: canon_range; Type: SHELL TYPE; Schema: fx; Owner: postgres
--

CREATE TYPE fx.canon_range;


--
-- Name: canon(fx.canon_range); Type: FUNCTION; Schema: fx; Owner: postgres
--

CREATE FUNCTION fx.canon(r fx.canon_range) RETURNS fx.canon_range
    LANGUAGE internal IMMUTABLE STRICT
    AS $$int4range_canonical$$;


ALTER FUNCTION fx.canon(r fx.canon_range) OWNER TO postgres;

--
-- Name: canon_range; Type: TYPE; Schema: fx; Owner: postgres
--

CREATE TYPE fx.canon_range AS RANGE (
    subtype = integer,
    multirange_type_name = fx.canon_multirange,
    canonical = fx.canon
);


ALTER TYPE fx.canon_range OWNER TO postgres;

--
-- Name: composite; Type: TYPE; Schema: fx; Owner: postgres
--

CREATE TYPE fx.composite AS (
	a integer,
	b text COLLATE pg_catalog."C",
	"c D" numeric(10,2)[]
);


ALTER TYPE fx.composite OWNER TO postgres;

--
-- Name: TYPE composite; Type: COMMENT; Schema: fx; Owner: postgres
--

COMMENT ON TYPE fx.composite IS 'a composite type';


--
-- Name: COLUMN composite."c D"; Type: COMMENT; Schema: fx; Owner: postgres
--

COMMENT ON COLUMN fx.composite."c D" IS 'a column of a composite type';


--
-- Name: dom ain; Type: DOMAIN; Schema: fx; Owner: postgres
--

CREATE DOMAIN fx."dom ain" AS text COLLATE fx.coll_c
	CONSTRAINT "che ck" CHECK ((VALUE ~ '^[^;]*$'::text))
	CONSTRAINT "dom ain_check" CHECK ((VALUE <> ''::text));


ALTER DOMAIN fx."dom ain" OWNER TO postgres;

--
-- Name: dom_array; Type: DOMAIN; Schema: fx; Owner: postgres
--

CREATE DOMAIN fx.dom_array AS integer[] DEFAULT '{1,2}'::integer[];


ALTER DOMAIN fx.dom_array OWNER TO postgres;

--
-- Name: dom_composite; Type: DOMAIN; Schema: fx; Owner: postgres
--

CREATE DOMAIN fx.dom_composite AS text DEFAULT 'it''s'::text;


ALTER DOMAIN fx.dom_composite OWNER TO postgres;

--
-- Name: positive; Type: DOMAIN; Schema: fx; Owner: fx_owner
--

CREATE DOMAIN fx.positive AS integer NOT NULL DEFAULT 1
	CONSTRAINT positive_check CHECK ((VALUE > 0));


ALTER DOMAIN fx.positive OWNER TO fx_owner;

--
-- Name: DOMAIN positive; Type: COMMENT; Schema: fx; Owner: fx_owner
--

COMMENT ON DOMAIN fx.positive IS 'above zero';


--
-- Name: CONSTRAINT positive_check ON DOMAIN positive; Type: COMMENT; Schema: fx; Owner: fx_owner
--

COMMENT ON CONSTRAINT positive_check ON DOMAIN fx.positive IS 'the constraint of a domain';


--
-- Name: dom_of_dom; Type: DOMAIN; Schema: fx; Owner: postgres
--

CREATE DOMAIN fx.dom_of_dom AS fx.positive DEFAULT 1
	CONSTRAINT dom_of_dom_check CHECK (((VALUE)::integer < 1000));


ALTER DOMAIN fx.dom_of_dom OWNER TO postgres;

--
-- Name: dom_of_doms; Type: DOMAIN; Schema: fx; Owner: postgres
--

CREATE DOMAIN fx.dom_of_doms AS fx.positive[]
	CONSTRAINT dom_of_doms_check CHECK ((array_length(VALUE, 1) < 5));


ALTER DOMAIN fx.dom_of_doms OWNER TO postgres;

--
-- Name: float_minus(double precision, double precision); Type: FUNCTION; Schema: fx; Owner: postgres
--

CREATE FUNCTION fx.float_minus(a double precision, b double precision) RETURNS double precision
    LANGUAGE sql IMMUTABLE STRICT
    AS $$SELECT a - b$$;


ALTER FUNCTION fx.float_minus(a double precision, b double precision) OWNER TO postgres;

--
-- Name: float_range; Type: TYPE; Schema: fx; Owner: postgres
--

CREATE TYPE fx.float_range AS RANGE (
    subtype = double precision,
    multirange_type_name = fx.float_multirange,
    subtype_diff = fx.float_minus
);


ALTER TYPE fx.float_range OWNER TO postgres;

--
-- Name: no_columns; Type: TYPE; Schema: fx; Owner: postgres
--

CREATE TYPE fx.no_columns AS (
);


ALTER TYPE fx.no_columns OWNER TO postgres;

--
-- Name: no_labels; Type: TYPE; Schema: fx; Owner: postgres
--

CREATE TYPE fx.no_labels AS ENUM (
);


ALTER TYPE fx.no_labels OWNER TO postgres;

--
-- Name: only_shell; Type: TYPE; Schema: fx; Owner: fx_owner
--

CREATE TYPE fx.only_shell;


ALTER TYPE fx.only_shell OWNER TO fx_owner;

--
-- Name: TYPE only_shell; Type: COMMENT; Schema: fx; Owner: fx_owner
--

COMMENT ON TYPE fx.only_shell IS 'never completed';


--
-- Name: self_domain; Type: DOMAIN; Schema: fx; Owner: postgres
--

CREATE DOMAIN fx.self_domain AS text;


ALTER DOMAIN fx.self_domain OWNER TO postgres;

--
-- Name: subscripted; Type: SHELL TYPE; Schema: fx; Owner: postgres
--

CREATE TYPE fx.subscripted;


--
-- Name: subscripted_in(cstring); Type: FUNCTION; Schema: fx; Owner: postgres
--

CREATE FUNCTION fx.subscripted_in(cstring) RETURNS fx.subscripted
    LANGUAGE internal IMMUTABLE STRICT
    AS $$jsonb_in$$;


ALTER FUNCTION fx.subscripted_in(cstring) OWNER TO postgres;

--
-- Name: subscripted_out(fx.subscripted); Type: FUNCTION; Schema: fx; Owner: postgres
--

CREATE FUNCTION fx.subscripted_out(fx.subscripted) RETURNS cstring
    LANGUAGE internal IMMUTABLE STRICT
    AS $$jsonb_out$$;


ALTER FUNCTION fx.subscripted_out(fx.subscripted) OWNER TO postgres;

--
-- Name: subscripted; Type: TYPE; Schema: fx; Owner: postgres
--

CREATE TYPE fx.subscripted (
    INTERNALLENGTH = variable,
    INPUT = fx.subscripted_in,
    OUTPUT = fx.subscripted_out,
    SUBSCRIPT = jsonb_subscript_handler,
    ALIGNMENT = int4,
    STORAGE = extended
);


ALTER TYPE fx.subscripted OWNER TO postgres;

--
-- Name: text_range; Type: TYPE; Schema: fx; Owner: postgres
--

CREATE TYPE fx.text_range AS RANGE (
    subtype = text,
    multirange_type_name = fx.text_multirange,
    subtype_opclass = pg_catalog.text_pattern_ops,
    collation = pg_catalog."C"
);


ALTER TYPE fx.text_range OWNER TO postgres;

--
-- Name: with_multirange; Type: TYPE; Schema: fx; Owner: postgres
--

CREATE TYPE fx.with_multirange AS RANGE (
    subtype = date,
    multirange_type_name = fx.own_multirange
);


ALTER TYPE fx.with_multirange OWNER TO postgres;

--
-- Name: CAST (fx.base AS integer); Type: CAST; Schema: -; Owner: -
--

CREATE CAST (fx.base AS integer) WITHOUT FUNCTION AS IMPLICIT;


--
-- Name: CAST (fx.composite AS text); Type: CAST; Schema: -; Owner: -
--

CREATE CAST (fx.composite AS text) WITH INOUT;


--
-- Name: mood_to_int(fx.mood); Type: FUNCTION; Schema: fx; Owner: postgres
--

CREATE FUNCTION fx.mood_to_int(fx.mood) RETURNS integer
    LANGUAGE sql IMMUTABLE STRICT
    AS $_$ SELECT ascii($1::text) $_$;


ALTER FUNCTION fx.mood_to_int(fx.mood) OWNER TO postgres;

--
-- Name: CAST (fx.mood AS integer); Type: CAST; Schema: -; Owner: -
--

CREATE CAST (fx.mood AS integer) WITH FUNCTION fx.mood_to_int(fx.mood) AS ASSIGNMENT;


--
-- Name: CAST (fx.mood AS integer); Type: COMMENT; Schema: -; Owner: 
--

COMMENT ON CAST (fx.mood AS integer) IS 'a cast';


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: self_check; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx.self_check (
    a integer
);


ALTER TABLE fx.self_check OWNER TO postgres;

--
-- Name: a_default(fx.self_check); Type: FUNCTION; Schema: fx; Owner: postgres
--

CREATE FUNCTION fx.a_default(fx.self_check) RETURNS integer
    LANGUAGE sql IMMUTABLE
    AS $$SELECT 5$$;


ALTER FUNCTION fx.a_default(fx.self_check) OWNER TO postgres;

--
-- Name: add_em(integer, integer); Type: FUNCTION; Schema: fx; Owner: fx_owner
--

CREATE FUNCTION fx.add_em(a integer, b integer DEFAULT 2, OUT total integer) RETURNS integer
    LANGUAGE sql IMMUTABLE STRICT COST 5 PARALLEL SAFE
    AS $$SELECT a + b$$;


ALTER FUNCTION fx.add_em(a integer, b integer, OUT total integer) OWNER TO fx_owner;

--
-- Name: FUNCTION add_em(a integer, b integer, OUT total integer); Type: COMMENT; Schema: fx; Owner: fx_owner
--

COMMENT ON FUNCTION fx.add_em(a integer, b integer, OUT total integer) IS 'adds them';


--
-- Name: plain_table; Type: TABLE; Schema: fx; Owner: fx_owner
--

CREATE TABLE fx.plain_table (
    id integer NOT NULL,
    name text DEFAULT 'it''s'::text NOT NULL COLLATE fx.coll_c,
    qty fx.positive,
    price numeric(12,2),
    tags text[] DEFAULT '{}'::text[],
    feeling fx.mood DEFAULT 'ok'::fx.mood,
    doc jsonb,
    created timestamp with time zone DEFAULT '2024-01-02 03:04:05+00'::timestamp with time zone,
    h fx_ext.hstore,
    CONSTRAINT plain_table_price_check CHECK ((price >= (0)::numeric)),
    CONSTRAINT sane CHECK (((name <> 'x'::text) AND ((qty IS NULL) OR ((qty)::integer < 1000))))
)
WITH (fillfactor='70', autovacuum_enabled='false', toast.autovacuum_enabled='false');
ALTER TABLE ONLY fx.plain_table ALTER COLUMN name SET STATISTICS 250;
ALTER TABLE ONLY fx.plain_table ALTER COLUMN qty SET (n_distinct=-0.5, n_distinct_inherited=5);


ALTER TABLE fx.plain_table OWNER TO fx_owner;

--
-- Name: TABLE plain_table; Type: COMMENT; Schema: fx; Owner: fx_owner
--

COMMENT ON TABLE fx.plain_table IS 'a table;
with two lines -- and more';


--
-- Name: COLUMN plain_table.qty; Type: COMMENT; Schema: fx; Owner: fx_owner
--

COMMENT ON COLUMN fx.plain_table.qty IS 'how many';


--
-- Name: CONSTRAINT sane ON plain_table; Type: COMMENT; Schema: fx; Owner: fx_owner
--

COMMENT ON CONSTRAINT sane ON fx.plain_table IS 'the constraint of a table';


--
-- Name: atomic_body(); Type: FUNCTION; Schema: fx; Owner: postgres
--

CREATE FUNCTION fx.atomic_body(OUT n bigint, OUT what text) RETURNS record
    LANGUAGE sql
    BEGIN ATOMIC
 SELECT count(*) AS count,
     'semi;colon'::text AS text
    FROM fx.plain_table;
END;


ALTER FUNCTION fx.atomic_body(OUT n bigint, OUT what text) OWNER TO postgres;

--
-- Name: log; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx.log (
    at integer,
    what text
);


ALTER TABLE fx.log OWNER TO postgres;

--
-- Name: atomic_proc(integer); Type: PROCEDURE; Schema: fx; Owner: postgres
--

CREATE PROCEDURE fx.atomic_proc(IN a integer)
    LANGUAGE sql
    BEGIN ATOMIC
 INSERT INTO fx.log (at, what)
   VALUES (atomic_proc.a, '\.'::text);
 SELECT 1;
END;


ALTER PROCEDURE fx.atomic_proc(IN a integer) OWNER TO postgres;

--
-- Name: base_cmp(fx.base, fx.base); Type: FUNCTION; Schema: fx; Owner: postgres
--

CREATE FUNCTION fx.base_cmp(fx.base, fx.base) RETURNS integer
    LANGUAGE internal IMMUTABLE STRICT
    AS $$btint4cmp$$;


ALTER FUNCTION fx.base_cmp(fx.base, fx.base) OWNER TO postgres;

--
-- Name: base_eq(fx.base, fx.base); Type: FUNCTION; Schema: fx; Owner: postgres
--

CREATE FUNCTION fx.base_eq(fx.base, fx.base) RETURNS boolean
    LANGUAGE internal IMMUTABLE STRICT
    AS $$int4eq$$;


ALTER FUNCTION fx.base_eq(fx.base, fx.base) OWNER TO postgres;

--
-- Name: base_ge(fx.base, fx.base); Type: FUNCTION; Schema: fx; Owner: postgres
--

CREATE FUNCTION fx.base_ge(fx.base, fx.base) RETURNS boolean
    LANGUAGE internal IMMUTABLE STRICT
    AS $$int4ge$$;


ALTER FUNCTION fx.base_ge(fx.base, fx.base) OWNER TO postgres;

--
-- Name: base_gt(fx.base, fx.base); Type: FUNCTION; Schema: fx; Owner: postgres
--

CREATE FUNCTION fx.base_gt(fx.base, fx.base) RETURNS boolean
    LANGUAGE internal IMMUTABLE STRICT
    AS $$int4gt$$;


ALTER FUNCTION fx.base_gt(fx.base, fx.base) OWNER TO postgres;

--
-- Name: base_hash(fx.base); Type: FUNCTION; Schema: fx; Owner: postgres
--

CREATE FUNCTION fx.base_hash(fx.base) RETURNS integer
    LANGUAGE internal IMMUTABLE STRICT
    AS $$hashint4$$;


ALTER FUNCTION fx.base_hash(fx.base) OWNER TO postgres;

--
-- Name: base_le(fx.base, fx.base); Type: FUNCTION; Schema: fx; Owner: postgres
--

CREATE FUNCTION fx.base_le(fx.base, fx.base) RETURNS boolean
    LANGUAGE internal IMMUTABLE STRICT
    AS $$int4le$$;


ALTER FUNCTION fx.base_le(fx.base, fx.base) OWNER TO postgres;

--
-- Name: base_lt(fx.base, fx.base); Type: FUNCTION; Schema: fx; Owner: postgres
--

CREATE FUNCTION fx.base_lt(fx.base, fx.base) RETURNS boolean
    LANGUAGE internal IMMUTABLE STRICT
    AS $$int4lt$$;


ALTER FUNCTION fx.base_lt(fx.base, fx.base) OWNER TO postgres;

--
-- Name: base_ne(fx.base, fx.base); Type: FUNCTION; Schema: fx; Owner: postgres
--

CREATE FUNCTION fx.base_ne(fx.base, fx.base) RETURNS boolean
    LANGUAGE internal IMMUTABLE STRICT
    AS $$int4ne$$;


ALTER FUNCTION fx.base_ne(fx.base, fx.base) OWNER TO postgres;

--
-- Name: base_neg(fx.base); Type: FUNCTION; Schema: fx; Owner: postgres
--

CREATE FUNCTION fx.base_neg(fx.base) RETURNS fx.base
    LANGUAGE internal IMMUTABLE STRICT
    AS $$int4um$$;


ALTER FUNCTION fx.base_neg(fx.base) OWNER TO postgres;

--
-- Name: domain_ok(fx.self_domain); Type: FUNCTION; Schema: fx; Owner: postgres
--

CREATE FUNCTION fx.domain_ok(fx.self_domain) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    AS $$SELECT true$$;


ALTER FUNCTION fx.domain_ok(fx.self_domain) OWNER TO postgres;

--
-- Name: event_trig(); Type: FUNCTION; Schema: fx; Owner: postgres
--

CREATE FUNCTION fx.event_trig() RETURNS event_trigger
    LANGUAGE plpgsql
    AS $$BEGIN NULL; END$$;


ALTER FUNCTION fx.event_trig() OWNER TO postgres;

--
-- Name: fn ()(text); Type: FUNCTION; Schema: fx; Owner: postgres
--

CREATE FUNCTION fx."fn
()"("arg
name" text) RETURNS text
    LANGUAGE sql
    AS $_$SELECT $1$_$;


ALTER FUNCTION fx."fn
()"("arg
name" text) OWNER TO postgres;

--
-- Name: in_fx_pl(); Type: FUNCTION; Schema: fx; Owner: postgres
--

CREATE FUNCTION fx.in_fx_pl() RETURNS integer
    LANGUAGE fx_pl WINDOW
    AS $$BEGIN RETURN 1; END$$;


ALTER FUNCTION fx.in_fx_pl() OWNER TO postgres;

--
-- Name: int_base_cmp(integer, fx.base); Type: FUNCTION; Schema: fx; Owner: postgres
--

CREATE FUNCTION fx.int_base_cmp(integer, fx.base) RETURNS integer
    LANGUAGE internal IMMUTABLE STRICT
    AS $$btint4cmp$$;


ALTER FUNCTION fx.int_base_cmp(integer, fx.base) OWNER TO postgres;

--
-- Name: int_base_eq(integer, fx.base); Type: FUNCTION; Schema: fx; Owner: postgres
--

CREATE FUNCTION fx.int_base_eq(integer, fx.base) RETURNS boolean
    LANGUAGE internal IMMUTABLE STRICT
    AS $$int4eq$$;


ALTER FUNCTION fx.int_base_eq(integer, fx.base) OWNER TO postgres;

--
-- Name: looks_like_a_dump(); Type: FUNCTION; Schema: fx; Owner: postgres
--

CREATE FUNCTION fx.looks_like_a_dump() RETURNS text
    LANGUAGE plpgsql
    AS $$
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
$$;


ALTER FUNCTION fx.looks_like_a_dump() OWNER TO postgres;

--
-- Name: many(text[]); Type: FUNCTION; Schema: fx; Owner: postgres
--

CREATE FUNCTION fx.many(VARIADIC texts text[]) RETURNS TABLE(n integer, "t x" text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER LEAKPROOF ROWS 7
    SET search_path TO 'fx', 'pg_temp', 'fx Sche"ma.dot'
    SET work_mem TO '8MB'
    SET "DateStyle" TO 'ISO, DMY'
    SET application_name TO 'it''s me'
    AS $_X$
BEGIN
    RETURN QUERY SELECT ordinality::integer, t FROM unnest(texts) WITH ORDINALITY AS u(t, ordinality);
    -- $$ and $_$ inside, so neither can be the quote
    PERFORM $_$x$_$, $$y$$, '\.';
END
$_X$;


ALTER FUNCTION fx.many(VARIADIC texts text[]) OWNER TO postgres;

--
-- Name: out_proc(integer); Type: PROCEDURE; Schema: fx; Owner: postgres
--

CREATE PROCEDURE fx.out_proc(IN a integer, OUT b integer)
    LANGUAGE plpgsql
    AS $$BEGIN b := a; END$$;


ALTER PROCEDURE fx.out_proc(IN a integer, OUT b integer) OWNER TO postgres;

--
-- Name: proc(integer, text); Type: PROCEDURE; Schema: fx; Owner: fx_owner
--

CREATE PROCEDURE fx.proc(INOUT a integer, IN b text DEFAULT 'x'::text)
    LANGUAGE plpgsql
    AS $$BEGIN a := a + 1; COMMIT; END$$;


ALTER PROCEDURE fx.proc(INOUT a integer, IN b text) OWNER TO fx_owner;

--
-- Name: PROCEDURE proc(INOUT a integer, IN b text); Type: COMMENT; Schema: fx; Owner: fx_owner
--

COMMENT ON PROCEDURE fx.proc(INOUT a integer, IN b text) IS 'a procedure';


--
-- Name: fn_view; Type: VIEW; Schema: fx; Owner: postgres
--

CREATE VIEW fx.fn_view AS
SELECT
    NULL::integer AS x;


ALTER VIEW fx.fn_view OWNER TO postgres;

--
-- Name: returns_fn_view(); Type: FUNCTION; Schema: fx; Owner: postgres
--

CREATE FUNCTION fx.returns_fn_view() RETURNS SETOF fx.fn_view
    LANGUAGE plpgsql
    AS $$BEGIN RETURN; END$$;


ALTER FUNCTION fx.returns_fn_view() OWNER TO postgres;

--
-- Name: row_ok(fx.self_check); Type: FUNCTION; Schema: fx; Owner: postgres
--

CREATE FUNCTION fx.row_ok(fx.self_check) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    AS $_$SELECT $1.a > 0$_$;


ALTER FUNCTION fx.row_ok(fx.self_check) OWNER TO postgres;

--
-- Name: standard_body(integer, integer); Type: FUNCTION; Schema: fx; Owner: postgres
--

CREATE FUNCTION fx.standard_body(a integer, b integer) RETURNS integer
    LANGUAGE sql
    RETURN (a + b);


ALTER FUNCTION fx.standard_body(a integer, b integer) OWNER TO postgres;

--
-- Name: sum_step(double precision, double precision); Type: FUNCTION; Schema: fx; Owner: postgres
--

CREATE FUNCTION fx.sum_step(double precision, double precision) RETURNS double precision
    LANGUAGE sql IMMUTABLE
    AS $_$SELECT $1 + $2$_$;


ALTER FUNCTION fx.sum_step(double precision, double precision) OWNER TO postgres;

--
-- Name: takes_array(fx.composite[], numeric, timestamp with time zone); Type: FUNCTION; Schema: fx; Owner: postgres
--

CREATE FUNCTION fx.takes_array(a fx.composite[], b numeric, c timestamp with time zone) RETURNS bit varying
    LANGUAGE sql
    AS $$SELECT NULL::bit varying$$;


ALTER FUNCTION fx.takes_array(a fx.composite[], b numeric, c timestamp with time zone) OWNER TO postgres;

--
-- Name: takes_domains(fx."dom ain"[]); Type: FUNCTION; Schema: fx; Owner: postgres
--

CREATE FUNCTION fx.takes_domains(a fx."dom ain"[]) RETURNS integer
    LANGUAGE sql
    AS $$SELECT 1$$;


ALTER FUNCTION fx.takes_domains(a fx."dom ain"[]) OWNER TO postgres;

--
-- Name: trig(); Type: FUNCTION; Schema: fx; Owner: postgres
--

CREATE FUNCTION fx.trig() RETURNS trigger
    LANGUAGE plpgsql
    AS $$BEGIN RETURN NEW; END$$;
ALTER FUNCTION fx.trig() DEPENDS ON EXTENSION hstore;


ALTER FUNCTION fx.trig() OWNER TO postgres;

--
-- Name: trig_always(); Type: FUNCTION; Schema: fx; Owner: postgres
--

CREATE FUNCTION fx.trig_always() RETURNS trigger
    LANGUAGE plpgsql
    AS $$BEGIN
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
END$$;


ALTER FUNCTION fx.trig_always() OWNER TO postgres;

--
-- Name: weird "name" ()(integer); Type: FUNCTION; Schema: fx; Owner: postgres
--

CREATE FUNCTION fx."weird ""name"" ()"("arg ;x" integer) RETURNS void
    LANGUAGE sql
    AS $$$$;


ALTER FUNCTION fx."weird ""name"" ()"("arg ;x" integer) OWNER TO postgres;

--
-- Name: with_support(text, text); Type: FUNCTION; Schema: fx; Owner: postgres
--

CREATE FUNCTION fx.with_support(text, text) RETURNS boolean
    LANGUAGE internal IMMUTABLE STRICT SUPPORT textlike_support
    AS $$text_starts_with$$;


ALTER FUNCTION fx.with_support(text, text) OWNER TO postgres;

--
-- Name: with_transform(integer); Type: FUNCTION; Schema: fx; Owner: postgres
--

CREATE FUNCTION fx.with_transform(i integer) RETURNS integer
    LANGUAGE sql TRANSFORM FOR TYPE integer
    AS $$SELECT 1$$;


ALTER FUNCTION fx.with_transform(i integer) OWNER TO postgres;

--
-- Name: count_all(*); Type: AGGREGATE; Schema: fx; Owner: postgres
--

CREATE AGGREGATE fx.count_all(*) (
    SFUNC = int8inc,
    STYPE = bigint,
    INITCOND = '0'
);


ALTER AGGREGATE fx.count_all(*) OWNER TO postgres;

--
-- Name: AGGREGATE count_all(*); Type: COMMENT; Schema: fx; Owner: postgres
--

COMMENT ON AGGREGATE fx.count_all(*) IS 'of everything';


--
-- Name: hypo("any"); Type: AGGREGATE; Schema: fx; Owner: postgres
--

CREATE AGGREGATE fx.hypo(VARIADIC "any" ORDER BY VARIADIC "any") (
    SFUNC = ordered_set_transition_multi,
    STYPE = internal,
    FINALFUNC = rank_final,
    FINALFUNC_EXTRA,
    HYPOTHETICAL
);


ALTER AGGREGATE fx.hypo(VARIADIC "any" ORDER BY VARIADIC "any") OWNER TO postgres;

--
-- Name: moving(double precision); Type: AGGREGATE; Schema: fx; Owner: postgres
--

CREATE AGGREGATE fx.moving(double precision) (
    SFUNC = float8_accum,
    STYPE = double precision[],
    INITCOND = '{0,0,0}',
    FINALFUNC = float8_avg,
    MSFUNC = float8_accum,
    MINVFUNC = float8_accum,
    MSTYPE = double precision[],
    MINITCOND = '{0,0,0}',
    MFINALFUNC = float8_avg
);


ALTER AGGREGATE fx.moving(double precision) OWNER TO postgres;

--
-- Name: percentile(double precision, anyelement); Type: AGGREGATE; Schema: fx; Owner: postgres
--

CREATE AGGREGATE fx.percentile(double precision ORDER BY anyelement) (
    SFUNC = ordered_set_transition,
    STYPE = internal,
    FINALFUNC = percentile_disc_final,
    FINALFUNC_EXTRA
);


ALTER AGGREGATE fx.percentile(double precision ORDER BY anyelement) OWNER TO postgres;

--
-- Name: shared_final(double precision); Type: AGGREGATE; Schema: fx; Owner: postgres
--

CREATE AGGREGATE fx.shared_final(double precision) (
    SFUNC = float8_accum,
    STYPE = double precision[],
    INITCOND = '{0,0,0}',
    FINALFUNC = float8_avg,
    FINALFUNC_MODIFY = SHAREABLE
);


ALTER AGGREGATE fx.shared_final(double precision) OWNER TO postgres;

--
-- Name: total(double precision); Type: AGGREGATE; Schema: fx; Owner: fx_owner
--

CREATE AGGREGATE fx.total(double precision) (
    SFUNC = fx.sum_step,
    STYPE = double precision,
    SSPACE = 16,
    INITCOND = '0',
    COMBINEFUNC = fx.sum_step,
    PARALLEL = safe
);


ALTER AGGREGATE fx.total(double precision) OWNER TO fx_owner;

--
-- Name: AGGREGATE total(double precision); Type: COMMENT; Schema: fx; Owner: fx_owner
--

COMMENT ON AGGREGATE fx.total(double precision) IS 'a sum';


--
-- Name: fx_gist; Type: ACCESS METHOD; Schema: -; Owner: -
--

CREATE ACCESS METHOD fx_gist TYPE INDEX HANDLER gisthandler;


--
-- Name: ACCESS METHOD fx_gist; Type: COMMENT; Schema: -; Owner: 
--

COMMENT ON ACCESS METHOD fx_gist IS 'gist under another name';


--
-- Name: fx_heap; Type: ACCESS METHOD; Schema: -; Owner: -
--

CREATE ACCESS METHOD fx_heap TYPE TABLE HANDLER heap_tableam_handler;


--
-- Name: ##; Type: OPERATOR; Schema: fx; Owner: postgres
--

CREATE OPERATOR fx.## (
    FUNCTION = fx.base_neg,
    RIGHTARG = fx.base
);


ALTER OPERATOR fx.## (NONE, fx.base) OWNER TO postgres;

--
-- Name: OPERATOR ## (NONE, fx.base); Type: COMMENT; Schema: fx; Owner: postgres
--

COMMENT ON OPERATOR fx.## (NONE, fx.base) IS 'negative';


--
-- Name: <; Type: OPERATOR; Schema: fx; Owner: fx_owner
--

CREATE OPERATOR fx.< (
    FUNCTION = fx.base_lt,
    LEFTARG = fx.base,
    RIGHTARG = fx.base,
    COMMUTATOR = OPERATOR(fx.>),
    NEGATOR = OPERATOR(fx.>=),
    RESTRICT = scalarltsel,
    JOIN = scalarltjoinsel
);


ALTER OPERATOR fx.< (fx.base, fx.base) OWNER TO fx_owner;

--
-- Name: OPERATOR < (fx.base, fx.base); Type: COMMENT; Schema: fx; Owner: fx_owner
--

COMMENT ON OPERATOR fx.< (fx.base, fx.base) IS 'less';


--
-- Name: <=; Type: OPERATOR; Schema: fx; Owner: postgres
--

CREATE OPERATOR fx.<= (
    FUNCTION = fx.base_le,
    LEFTARG = fx.base,
    RIGHTARG = fx.base,
    COMMUTATOR = OPERATOR(fx.>=),
    NEGATOR = OPERATOR(fx.>)
);


ALTER OPERATOR fx.<= (fx.base, fx.base) OWNER TO postgres;

--
-- Name: <>; Type: OPERATOR; Schema: fx; Owner: postgres
--

CREATE OPERATOR fx.<> (
    FUNCTION = fx.base_ne,
    LEFTARG = fx.base,
    RIGHTARG = fx.base,
    COMMUTATOR = OPERATOR(fx.<>),
    NEGATOR = OPERATOR(fx.=)
);


ALTER OPERATOR fx.<> (fx.base, fx.base) OWNER TO postgres;

--
-- Name: =; Type: OPERATOR; Schema: fx; Owner: postgres
--

CREATE OPERATOR fx.= (
    FUNCTION = fx.base_eq,
    LEFTARG = fx.base,
    RIGHTARG = fx.base,
    COMMUTATOR = OPERATOR(fx.=),
    NEGATOR = OPERATOR(fx.<>),
    MERGES,
    HASHES,
    RESTRICT = eqsel,
    JOIN = eqjoinsel
);


ALTER OPERATOR fx.= (fx.base, fx.base) OWNER TO postgres;

--
-- Name: =; Type: OPERATOR; Schema: fx; Owner: postgres
--

CREATE OPERATOR fx.= (
    FUNCTION = fx.int_base_eq,
    LEFTARG = integer,
    RIGHTARG = fx.base
);


ALTER OPERATOR fx.= (integer, fx.base) OWNER TO postgres;

--
-- Name: >; Type: OPERATOR; Schema: fx; Owner: postgres
--

CREATE OPERATOR fx.> (
    FUNCTION = fx.base_gt,
    LEFTARG = fx.base,
    RIGHTARG = fx.base,
    COMMUTATOR = OPERATOR(fx.<),
    NEGATOR = OPERATOR(fx.<=)
);


ALTER OPERATOR fx.> (fx.base, fx.base) OWNER TO postgres;

--
-- Name: >=; Type: OPERATOR; Schema: fx; Owner: postgres
--

CREATE OPERATOR fx.>= (
    FUNCTION = fx.base_ge,
    LEFTARG = fx.base,
    RIGHTARG = fx.base,
    COMMUTATOR = OPERATOR(fx.<=),
    NEGATOR = OPERATOR(fx.<)
);


ALTER OPERATOR fx.>= (fx.base, fx.base) OWNER TO postgres;

--
-- Name: ~~>; Type: OPERATOR; Schema: fx_other; Owner: postgres
--

CREATE OPERATOR fx_other.~~> (
    FUNCTION = fx.base_lt,
    LEFTARG = fx.base,
    RIGHTARG = fx.base
);


ALTER OPERATOR fx_other.~~> (fx.base, fx.base) OWNER TO postgres;

--
-- Name: base_family; Type: OPERATOR FAMILY; Schema: fx; Owner: fx_owner
--

CREATE OPERATOR FAMILY fx.base_family USING btree;


ALTER OPERATOR FAMILY fx.base_family USING btree OWNER TO fx_owner;

--
-- Name: OPERATOR FAMILY base_family USING btree; Type: COMMENT; Schema: fx; Owner: fx_owner
--

COMMENT ON OPERATOR FAMILY fx.base_family USING btree IS 'a family';


--
-- Name: base_hash_ops; Type: OPERATOR FAMILY; Schema: fx; Owner: postgres
--

CREATE OPERATOR FAMILY fx.base_hash_ops USING hash;


ALTER OPERATOR FAMILY fx.base_hash_ops USING hash OWNER TO postgres;

--
-- Name: base_hash_ops; Type: OPERATOR CLASS; Schema: fx; Owner: postgres
--

CREATE OPERATOR CLASS fx.base_hash_ops
    DEFAULT FOR TYPE fx.base USING hash FAMILY fx.base_hash_ops AS
    OPERATOR 1 fx.=(fx.base,fx.base) ,
    FUNCTION 1 (fx.base, fx.base) fx.base_hash(fx.base);


ALTER OPERATOR CLASS fx.base_hash_ops USING hash OWNER TO postgres;

--
-- Name: base_ops; Type: OPERATOR CLASS; Schema: fx; Owner: fx_owner
--

CREATE OPERATOR CLASS fx.base_ops
    DEFAULT FOR TYPE fx.base USING btree FAMILY fx.base_family AS
    OPERATOR 1 fx.<(fx.base,fx.base) ,
    OPERATOR 2 fx.<=(fx.base,fx.base) ,
    OPERATOR 3 fx.=(fx.base,fx.base) ,
    OPERATOR 4 fx.>=(fx.base,fx.base) ,
    OPERATOR 5 fx.>(fx.base,fx.base) ,
    FUNCTION 1 (fx.base, fx.base) fx.base_cmp(fx.base,fx.base);


ALTER OPERATOR CLASS fx.base_ops USING btree OWNER TO fx_owner;

--
-- Name: OPERATOR CLASS base_ops USING btree; Type: COMMENT; Schema: fx; Owner: fx_owner
--

COMMENT ON OPERATOR CLASS fx.base_ops USING btree IS 'a class';


--
-- Name: empty fam; Type: OPERATOR FAMILY; Schema: fx; Owner: postgres
--

CREATE OPERATOR FAMILY fx."empty fam" USING gist;


ALTER OPERATOR FAMILY fx."empty fam" USING gist OWNER TO postgres;

--
-- Name: fx_gist_box; Type: OPERATOR FAMILY; Schema: fx; Owner: postgres
--

CREATE OPERATOR FAMILY fx.fx_gist_box USING fx_gist;
ALTER OPERATOR FAMILY fx.fx_gist_box USING fx_gist ADD
    OPERATOR 1 <<(box,box) ,
    OPERATOR 2 &<(box,box) ,
    OPERATOR 3 &&(box,box) ,
    OPERATOR 4 &>(box,box) ,
    OPERATOR 5 >>(box,box) ,
    OPERATOR 6 ~=(box,box) ,
    OPERATOR 7 @>(box,box) ,
    OPERATOR 8 <@(box,box) ,
    OPERATOR 9 &<|(box,box) ,
    OPERATOR 10 <<|(box,box) ,
    OPERATOR 11 |>>(box,box) ,
    OPERATOR 12 |&>(box,box);


ALTER OPERATOR FAMILY fx.fx_gist_box USING fx_gist OWNER TO postgres;

--
-- Name: fx_gist_box; Type: OPERATOR CLASS; Schema: fx; Owner: postgres
--

CREATE OPERATOR CLASS fx.fx_gist_box
    DEFAULT FOR TYPE box USING fx_gist FAMILY fx.fx_gist_box AS
    FUNCTION 1 (box, box) gist_box_consistent(internal,box,smallint,oid,internal) ,
    FUNCTION 2 (box, box) gist_box_union(internal,internal) ,
    FUNCTION 5 (box, box) gist_box_penalty(internal,internal,internal) ,
    FUNCTION 6 (box, box) gist_box_picksplit(internal,internal) ,
    FUNCTION 7 (box, box) gist_box_same(box,box,internal);


ALTER OPERATOR CLASS fx.fx_gist_box USING fx_gist OWNER TO postgres;

--
-- Name: loose_family; Type: OPERATOR FAMILY; Schema: fx; Owner: postgres
--

CREATE OPERATOR FAMILY fx.loose_family USING btree;
ALTER OPERATOR FAMILY fx.loose_family USING btree ADD
    OPERATOR 3 fx.=(integer,fx.base) ,
    FUNCTION 1 (integer, fx.base) fx.int_base_cmp(integer,fx.base);


ALTER OPERATOR FAMILY fx.loose_family USING btree OWNER TO postgres;

--
-- Name: conv def; Type: CONVERSION; Schema: fx; Owner: postgres
--

CREATE DEFAULT CONVERSION fx."conv def" FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;


ALTER CONVERSION fx."conv def" OWNER TO postgres;

--
-- Name: latin1_own; Type: CONVERSION; Schema: fx; Owner: fx_owner
--

CREATE CONVERSION fx.latin1_own FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;


ALTER CONVERSION fx.latin1_own OWNER TO fx_owner;

--
-- Name: CONVERSION latin1_own; Type: COMMENT; Schema: fx; Owner: fx_owner
--

COMMENT ON CONVERSION fx.latin1_own IS 'a conversion';


--
-- Name: ts_parser; Type: TEXT SEARCH PARSER; Schema: fx; Owner: -
--

CREATE TEXT SEARCH PARSER fx.ts_parser (
    START = prsd_start,
    GETTOKEN = prsd_nexttoken,
    END = prsd_end,
    HEADLINE = prsd_headline,
    LEXTYPES = prsd_lextype );


--
-- Name: TEXT SEARCH PARSER ts_parser; Type: COMMENT; Schema: fx; Owner: 
--

COMMENT ON TEXT SEARCH PARSER fx.ts_parser IS 'a parser';


--
-- Name: ts_template; Type: TEXT SEARCH TEMPLATE; Schema: fx; Owner: -
--

CREATE TEXT SEARCH TEMPLATE fx.ts_template (
    INIT = dsimple_init,
    LEXIZE = dsimple_lexize );


--
-- Name: TEXT SEARCH TEMPLATE ts_template; Type: COMMENT; Schema: fx; Owner: 
--

COMMENT ON TEXT SEARCH TEMPLATE fx.ts_template IS 'a template';


--
-- Name: ts dict; Type: TEXT SEARCH DICTIONARY; Schema: fx; Owner: postgres
--

CREATE TEXT SEARCH DICTIONARY fx."ts dict" (
    TEMPLATE = pg_catalog.synonym,
    synonyms = 'synonym_sample' );


ALTER TEXT SEARCH DICTIONARY fx."ts dict" OWNER TO postgres;

--
-- Name: ts_dict; Type: TEXT SEARCH DICTIONARY; Schema: fx; Owner: fx_owner
--

CREATE TEXT SEARCH DICTIONARY fx.ts_dict (
    TEMPLATE = fx.ts_template,
    accept = 'false' );


ALTER TEXT SEARCH DICTIONARY fx.ts_dict OWNER TO fx_owner;

--
-- Name: TEXT SEARCH DICTIONARY ts_dict; Type: COMMENT; Schema: fx; Owner: fx_owner
--

COMMENT ON TEXT SEARCH DICTIONARY fx.ts_dict IS 'a dictionary';


--
-- Name: ts_config; Type: TEXT SEARCH CONFIGURATION; Schema: fx; Owner: fx_owner
--

CREATE TEXT SEARCH CONFIGURATION fx.ts_config (
    PARSER = fx.ts_parser );

ALTER TEXT SEARCH CONFIGURATION fx.ts_config
    ADD MAPPING FOR asciiword WITH fx.ts_dict, fx."ts dict", simple;

ALTER TEXT SEARCH CONFIGURATION fx.ts_config
    ADD MAPPING FOR word WITH fx.ts_dict, fx."ts dict", simple;


ALTER TEXT SEARCH CONFIGURATION fx.ts_config OWNER TO fx_owner;

--
-- Name: TEXT SEARCH CONFIGURATION ts_config; Type: COMMENT; Schema: fx; Owner: fx_owner
--

COMMENT ON TEXT SEARCH CONFIGURATION fx.ts_config IS 'a configuration';


--
-- Name: fx_fdw; Type: FOREIGN DATA WRAPPER; Schema: -; Owner: postgres
--

CREATE FOREIGN DATA WRAPPER fx_fdw OPTIONS (
    debug 'true',
    "opt ion" 'it''s'
);


ALTER FOREIGN DATA WRAPPER fx_fdw OWNER TO postgres;

--
-- Name: FOREIGN DATA WRAPPER fx_fdw; Type: COMMENT; Schema: -; Owner: postgres
--

COMMENT ON FOREIGN DATA WRAPPER fx_fdw IS 'a wrapper';


--
-- Name: fx_server; Type: SERVER; Schema: -; Owner: fx_owner
--

CREATE SERVER fx_server TYPE 'nothing' VERSION '1.0;' FOREIGN DATA WRAPPER fx_fdw OPTIONS (
    host 'nowhere',
    port '1'
);


ALTER SERVER fx_server OWNER TO fx_owner;

--
-- Name: SERVER fx_server; Type: COMMENT; Schema: -; Owner: fx_owner
--

COMMENT ON SERVER fx_server IS 'a server';


--
-- Name: USER MAPPING fx "quoted".role SERVER fx_server; Type: USER MAPPING; Schema: -; Owner: fx_owner
--

CREATE USER MAPPING FOR "fx ""quoted"".role" SERVER fx_server OPTIONS (
    password 'se;cret',
    "user" 'x'
);


--
-- Name: USER MAPPING public SERVER fx_server; Type: USER MAPPING; Schema: -; Owner: fx_owner
--

CREATE USER MAPPING FOR public SERVER fx_server OPTIONS (
    "user" 'any''one'
);


--
-- Name:  \restrict abc ; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx."
\restrict abc
" (
    "
\." text
);


ALTER TABLE fx."
\restrict abc
" OWNER TO postgres;

--
-- Name: $$dollar$$; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx."$$dollar$$" (
    "$1" text
);


ALTER TABLE fx."$$dollar$$" OWNER TO postgres;

--
-- Name: (paren, comma); Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx."(paren, comma)" (
    "a,b" text,
    "(c)" text
);


ALTER TABLE fx."(paren, comma)" OWNER TO postgres;

--
-- Name: /* comment; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx."/* comment" (
    "*/" text
);


ALTER TABLE fx."/* comment" OWNER TO postgres;

--
-- Name: identities; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx.identities (
    a bigint NOT NULL,
    b smallint NOT NULL,
    c bigint,
    d text
);


ALTER TABLE fx.identities OWNER TO postgres;

--
-- Name: Identity Seq; Type: SEQUENCE; Schema: fx; Owner: postgres
--

ALTER TABLE fx.identities ALTER COLUMN b ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME fx."Identity Seq"
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    MAXVALUE 1000
    CACHE 1
    CYCLE
);


--
-- Name: zz_first; Type: MATERIALIZED VIEW; Schema: fx; Owner: postgres
--

CREATE MATERIALIZED VIEW fx.zz_first AS
 SELECT id,
    name
   FROM fx.plain_table
  WHERE (id < 5)
  WITH NO DATA;
ALTER TABLE ONLY fx.zz_first ALTER COLUMN name SET STATISTICS 10;


ALTER MATERIALIZED VIEW fx.zz_first OWNER TO postgres;

--
-- Name: MATERIALIZED VIEW zz_first; Type: COMMENT; Schema: fx; Owner: postgres
--

COMMENT ON MATERIALIZED VIEW fx.zz_first IS 'a materialized view';


--
-- Name: aa_second; Type: MATERIALIZED VIEW; Schema: fx; Owner: fx_other
--

CREATE MATERIALIZED VIEW fx.aa_second AS
 SELECT count(*) AS n
   FROM fx.zz_first
  WITH NO DATA;


ALTER MATERIALIZED VIEW fx.aa_second OWNER TO fx_other;

--
-- Name: back\slash; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx."back\slash" (
    "\." text
);


ALTER TABLE fx."back\slash" OWNER TO postgres;

--
-- Name: barrier_view; Type: VIEW; Schema: fx; Owner: postgres
--

CREATE VIEW fx.barrier_view WITH (security_barrier='true') AS
 SELECT id
   FROM fx.plain_table
  WHERE (id > 1)
  WITH LOCAL CHECK OPTION;


ALTER VIEW fx.barrier_view OWNER TO postgres;

--
-- Name: base_rel; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx.base_rel (
    a integer DEFAULT 1,
    b text NOT NULL,
    CONSTRAINT base_rel_a_check CHECK ((a > 0)),
    CONSTRAINT not_handed_down CHECK ((a < 100)) NO INHERIT
);


ALTER TABLE fx.base_rel OWNER TO postgres;

--
-- Name: booking; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx.booking (
    room integer,
    during tsrange
);


ALTER TABLE fx.booking OWNER TO postgres;

--
-- Name: boxes; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx.boxes (
    b box
);


ALTER TABLE fx.boxes OWNER TO postgres;

--
-- Name: simple_view; Type: VIEW; Schema: fx; Owner: fx_owner
--

CREATE VIEW fx.simple_view AS
 SELECT id,
    name,
    ((qty)::integer * 2) AS "dou; ble"
   FROM fx.plain_table
  WHERE (name <> ';'::text);


ALTER VIEW fx.simple_view OWNER TO fx_owner;

--
-- Name: VIEW simple_view; Type: COMMENT; Schema: fx; Owner: fx_owner
--

COMMENT ON VIEW fx.simple_view IS 'a view';


--
-- Name: COLUMN simple_view."dou; ble"; Type: COMMENT; Schema: fx; Owner: fx_owner
--

COMMENT ON COLUMN fx.simple_view."dou; ble" IS 'twice';


--
-- Name: cascade_view; Type: VIEW; Schema: fx; Owner: postgres
--

CREATE VIEW fx.cascade_view AS
 SELECT id,
    name
   FROM fx.simple_view
  WITH CASCADED CHECK OPTION;


ALTER VIEW fx.cascade_view OWNER TO postgres;

--
-- Name: child; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx.child (
    id integer NOT NULL,
    parent integer,
    code text,
    self integer
);


ALTER TABLE fx.child OWNER TO postgres;

--
-- Name: compressed; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx.compressed (
    a text,
    b text
);
ALTER TABLE ONLY fx.compressed ALTER COLUMN a SET COMPRESSION pglz;


ALTER TABLE fx.compressed OWNER TO postgres;

--
-- Name: counting; Type: VIEW; Schema: fx; Owner: postgres
--

CREATE VIEW fx.counting AS
 WITH RECURSIVE counting(n) AS (
         VALUES (1)
        UNION ALL
         SELECT (counting_1.n + 1)
           FROM counting counting_1
          WHERE (counting_1.n < 5)
        )
 SELECT n
   FROM counting;


ALTER VIEW fx.counting OWNER TO postgres;

--
-- Name: dash--dash; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx."dash--dash" (
    "--" text
);


ALTER TABLE fx."dash--dash" OWNER TO postgres;

--
-- Name: do.t; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx."do.t" (
    "a.b" text
);


ALTER TABLE fx."do.t" OWNER TO postgres;

--
-- Name: empty_table; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx.empty_table (
    a integer,
    b text
);

ALTER TABLE ONLY fx.empty_table REPLICA IDENTITY FULL;


ALTER TABLE fx.empty_table OWNER TO postgres;

--
-- Name: enum_parts; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx.enum_parts (
    m fx.mood,
    v text
)
PARTITION BY HASH (m);


ALTER TABLE fx.enum_parts OWNER TO postgres;

--
-- Name: enum_parts_0; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx.enum_parts_0 (
    m fx.mood,
    v text
);


ALTER TABLE fx.enum_parts_0 OWNER TO postgres;

--
-- Name: every_type; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx.every_type (
    id integer NOT NULL,
    c_bool boolean,
    c_int2 smallint,
    c_int4 integer,
    c_int8 bigint,
    c_float4 real,
    c_float8 double precision,
    c_numeric numeric,
    c_money money,
    c_char character(5),
    c_varchar character varying(20),
    c_text text,
    c_name name,
    c_qchar "char",
    c_bytea bytea,
    c_date date,
    c_time time(3) without time zone,
    c_timetz time with time zone,
    c_ts timestamp without time zone,
    c_tstz timestamp with time zone,
    c_interval interval,
    c_interval_f interval day to second(2),
    c_uuid uuid,
    c_json json,
    c_jsonb jsonb,
    c_xml xml,
    c_inet inet,
    c_cidr cidr,
    c_macaddr macaddr,
    c_macaddr8 macaddr8,
    c_bit bit(5),
    c_varbit bit varying,
    c_point point,
    c_line line,
    c_lseg lseg,
    c_box box,
    c_path path,
    c_polygon polygon,
    c_circle circle,
    c_tsvector tsvector,
    c_tsquery tsquery,
    c_int4range int4range,
    c_numrange numrange,
    c_tstzrange tstzrange,
    c_daterange daterange,
    c_ints integer[],
    c_matrix integer[],
    c_texts text[],
    c_composite fx.composite,
    c_composites fx.composite[],
    c_mood fx.mood,
    c_moods fx.mood[],
    c_domain fx.positive,
    c_domains fx.dom_array,
    c_float_range fx.float_range,
    c_regclass regclass,
    c_oid oid,
    c_pg_lsn pg_lsn,
    c_hstore fx_ext.hstore
);


ALTER TABLE fx.every_type OWNER TO postgres;

--
-- Name: fast_default; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx.fast_default (
    a integer,
    b text DEFAULT 'added without a rewrite'::text
);


ALTER TABLE fx.fast_default OWNER TO postgres;

--
-- Name: folded; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx.folded (
    a text NOT NULL COLLATE fx.coll_nondeterministic
);


ALTER TABLE fx.folded OWNER TO postgres;

--
-- Name: foreign_table; Type: FOREIGN TABLE; Schema: fx; Owner: postgres
--

CREATE FOREIGN TABLE fx.foreign_table (
    a integer DEFAULT 3 NOT NULL,
    b text COLLATE pg_catalog."C",
    CONSTRAINT positive CHECK ((a > 0))
)
SERVER fx_server
OPTIONS (
    note 'it''s',
    table_name 'fo"o'
);
ALTER FOREIGN TABLE fx.foreign_table ALTER COLUMN a OPTIONS (
    column_name 'A a'
);


ALTER FOREIGN TABLE fx.foreign_table OWNER TO postgres;

--
-- Name: FOREIGN TABLE foreign_table; Type: COMMENT; Schema: fx; Owner: postgres
--

COMMENT ON FOREIGN TABLE fx.foreign_table IS 'a foreign table';


--
-- Name: COLUMN foreign_table.b; Type: COMMENT; Schema: fx; Owner: postgres
--

COMMENT ON COLUMN fx.foreign_table.b IS 'its column';


--
-- Name: free_seq; Type: SEQUENCE; Schema: fx; Owner: postgres
--

CREATE SEQUENCE fx.free_seq
    AS smallint
    START WITH 50
    INCREMENT BY -2
    MINVALUE -100
    MAXVALUE 100
    CACHE 5
    CYCLE;


ALTER SEQUENCE fx.free_seq OWNER TO postgres;

--
-- Name: SEQUENCE free_seq; Type: COMMENT; Schema: fx; Owner: postgres
--

COMMENT ON SEQUENCE fx.free_seq IS 'counts down';


--
-- Name: generated; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx.generated (
    a integer NOT NULL,
    b integer GENERATED ALWAYS AS ((a * 2)) STORED,
    c text,
    "d d" text GENERATED ALWAYS AS ((upper(c) || ';'::text)) STORED,
    CONSTRAINT "generated_d d_check" CHECK (("d d" <> 'X'::text))
);


ALTER TABLE fx.generated OWNER TO postgres;

--
-- Name: generated_heir; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx.generated_heir (
)
INHERITS (fx.generated);


ALTER TABLE fx.generated_heir OWNER TO postgres;

--
-- Name: guarded; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx.guarded (
    id integer,
    who name DEFAULT CURRENT_USER,
    secret text
);

ALTER TABLE ONLY fx.guarded FORCE ROW LEVEL SECURITY;


ALTER TABLE fx.guarded OWNER TO postgres;

--
-- Name: hash_parts; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx.hash_parts (
    k integer NOT NULL,
    v text
)
PARTITION BY HASH (k);


ALTER TABLE fx.hash_parts OWNER TO postgres;

--
-- Name: hash_parts_0; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx.hash_parts_0 (
    k integer NOT NULL,
    v text
);


ALTER TABLE fx.hash_parts_0 OWNER TO postgres;

--
-- Name: hash_parts_1; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx.hash_parts_1 (
    k integer NOT NULL,
    v text
);


ALTER TABLE fx.hash_parts_1 OWNER TO postgres;

--
-- Name: second_rel; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx.second_rel (
    c integer,
    b text
);


ALTER TABLE fx.second_rel OWNER TO postgres;

--
-- Name: heir; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx.heir (
    b text DEFAULT 'own'::text,
    d text DEFAULT 'd'::text
)
INHERITS (fx.base_rel, fx.second_rel);
ALTER TABLE ONLY fx.heir ALTER COLUMN c SET NOT NULL;


ALTER TABLE fx.heir OWNER TO postgres;

--
-- Name: heir_no_default; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx.heir_no_default (
)
INHERITS (fx.base_rel);


ALTER TABLE fx.heir_no_default OWNER TO postgres;

--
-- Name: identities_a_seq; Type: SEQUENCE; Schema: fx; Owner: postgres
--

ALTER TABLE fx.identities ALTER COLUMN a ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME fx.identities_a_seq
    START WITH 10
    INCREMENT BY 3
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


SET default_table_access_method = fx_heap;

--
-- Name: in_fx_heap; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx.in_fx_heap (
    a integer,
    b text
);


ALTER TABLE fx.in_fx_heap OWNER TO postgres;

SET default_tablespace = fx_space;

SET default_table_access_method = heap;

--
-- Name: in_tablespace; Type: TABLE; Schema: fx; Owner: postgres; Tablespace: fx_space
--

CREATE TABLE fx.in_tablespace (
    a integer
);


ALTER TABLE fx.in_tablespace OWNER TO postgres;

SET default_tablespace = '';

--
-- Name: included; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx.included (
    a integer NOT NULL,
    b text,
    c text
);


ALTER TABLE fx.included OWNER TO postgres;

--
-- Name: invoker_view; Type: VIEW; Schema: fx; Owner: postgres
--

CREATE VIEW fx.invoker_view WITH (security_invoker='true', security_barrier='false') AS
 SELECT id
   FROM fx.plain_table;


ALTER VIEW fx.invoker_view OWNER TO postgres;

--
-- Name: key_parts; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx.key_parts (
    a integer NOT NULL,
    b integer
)
PARTITION BY RANGE (a);


ALTER TABLE fx.key_parts OWNER TO postgres;

--
-- Name: key_parts_1; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx.key_parts_1 (
    a integer NOT NULL,
    b integer
);


ALTER TABLE fx.key_parts_1 OWNER TO postgres;

--
-- Name: list_parts; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx.list_parts (
    m fx.mood
)
PARTITION BY LIST (m);


ALTER TABLE fx.list_parts OWNER TO postgres;

--
-- Name: list_parts_1; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx.list_parts_1 (
    m fx.mood
);


ALTER TABLE fx.list_parts_1 OWNER TO postgres;

--
-- Name: loop_a; Type: VIEW; Schema: fx; Owner: postgres
--

CREATE VIEW fx.loop_a AS
SELECT
    NULL::integer AS x,
    NULL::text COLLATE pg_catalog."C" AS y;


ALTER VIEW fx.loop_a OWNER TO postgres;

--
-- Name: loop_b; Type: VIEW; Schema: fx; Owner: postgres
--

CREATE VIEW fx.loop_b AS
 SELECT x,
    y
   FROM fx.loop_a;


ALTER VIEW fx.loop_b OWNER TO postgres;

SET default_table_access_method = fx_heap;

--
-- Name: mat_in_fx_heap; Type: MATERIALIZED VIEW; Schema: fx; Owner: postgres
--

CREATE MATERIALIZED VIEW fx.mat_in_fx_heap AS
 SELECT a
   FROM fx.in_fx_heap
  WITH NO DATA;


ALTER MATERIALIZED VIEW fx.mat_in_fx_heap OWNER TO postgres;

SET default_table_access_method = heap;

--
-- Name: multiranges; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx.multiranges (
    a int4multirange,
    b fx.own_multirange,
    c datemultirange[]
);


ALTER TABLE fx.multiranges OWNER TO postgres;

--
-- Name: needs_pkey; Type: VIEW; Schema: fx; Owner: postgres
--

CREATE VIEW fx.needs_pkey AS
SELECT
    NULL::integer AS id,
    NULL::text COLLATE fx.coll_c AS name,
    NULL::bigint AS n;


ALTER VIEW fx.needs_pkey OWNER TO postgres;

--
-- Name: never_used; Type: SEQUENCE; Schema: fx; Owner: fx_owner
--

CREATE SEQUENCE fx.never_used
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE fx.never_used OWNER TO fx_owner;

--
-- Name: new line; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx."new
line" (
    "tab	, cr" text
);


ALTER TABLE fx."new
line" OWNER TO postgres;

--
-- Name: no_columns_at_all; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx.no_columns_at_all (
);


ALTER TABLE fx.no_columns_at_all OWNER TO postgres;

--
-- Name: no_rows_but_dropped; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx.no_rows_but_dropped (
);


ALTER TABLE fx.no_rows_but_dropped OWNER TO postgres;

--
-- Name: nulls_alike; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx.nulls_alike (
    a integer,
    b text
);


ALTER TABLE fx.nulls_alike OWNER TO postgres;

--
-- Name: on_needs_pkey; Type: VIEW; Schema: fx; Owner: postgres
--

CREATE VIEW fx.on_needs_pkey AS
 SELECT id,
    name,
    n
   FROM fx.needs_pkey;


ALTER VIEW fx.on_needs_pkey OWNER TO postgres;

--
-- Name: on_needs_pkey_fn; Type: VIEW; Schema: fx; Owner: postgres
--

CREATE VIEW fx.on_needs_pkey_fn AS
SELECT
    NULL::integer AS id,
    NULL::text AS name;


ALTER VIEW fx.on_needs_pkey_fn OWNER TO postgres;

SET default_tablespace = fx_space;

--
-- Name: unpopulated; Type: MATERIALIZED VIEW; Schema: fx; Owner: postgres; Tablespace: fx_space
--

CREATE MATERIALIZED VIEW fx.unpopulated
WITH (fillfactor='50') AS
 SELECT 1 AS a
  WITH NO DATA;


ALTER MATERIALIZED VIEW fx.unpopulated OWNER TO postgres;

SET default_tablespace = '';

--
-- Name: on_unpopulated; Type: MATERIALIZED VIEW; Schema: fx; Owner: postgres
--

CREATE MATERIALIZED VIEW fx.on_unpopulated AS
 SELECT a
   FROM fx.unpopulated
  WITH NO DATA;


ALTER MATERIALIZED VIEW fx.on_unpopulated OWNER TO postgres;

--
-- Name: only_generated; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx.only_generated (
    a integer GENERATED ALWAYS AS (7) STORED
);


ALTER TABLE fx.only_generated OWNER TO postgres;

--
-- Name: owned; later; Type: SEQUENCE; Schema: fx; Owner: postgres
--

CREATE SEQUENCE fx."owned; later"
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE fx."owned; later" OWNER TO postgres;

--
-- Name: owned; later; Type: SEQUENCE OWNED BY; Schema: fx; Owner: postgres
--

ALTER SEQUENCE fx."owned; later" OWNED BY fx.identities.c;


--
-- Name: parent; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx.parent (
    id integer NOT NULL,
    other integer,
    code text
);


ALTER TABLE fx.parent OWNER TO postgres;

--
-- Name: parts; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx.parts (
    k integer NOT NULL,
    region text,
    v text,
    CONSTRAINT k_check CHECK ((k >= 0))
)
PARTITION BY RANGE (k);


ALTER TABLE fx.parts OWNER TO postgres;

--
-- Name: TABLE parts; Type: COMMENT; Schema: fx; Owner: postgres
--

COMMENT ON TABLE fx.parts IS 'a partitioned table';


--
-- Name: parts; sub; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx."parts; sub" (
    k integer NOT NULL,
    region text,
    v text,
    CONSTRAINT k_check CHECK ((k >= 0))
)
PARTITION BY LIST (lower(region));


ALTER TABLE fx."parts; sub" OWNER TO postgres;

--
-- Name: parts_foreign; Type: FOREIGN TABLE; Schema: fx; Owner: postgres
--

CREATE FOREIGN TABLE fx.parts_foreign (
    k integer NOT NULL,
    region text,
    v text,
    CONSTRAINT k_check CHECK ((k >= 0))
)
SERVER fx_server;


ALTER FOREIGN TABLE fx.parts_foreign OWNER TO postgres;

--
-- Name: parts_low; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx.parts_low (
    k integer NOT NULL,
    region text,
    v text,
    CONSTRAINT k_check CHECK ((k >= 0))
);


ALTER TABLE fx.parts_low OWNER TO postgres;

--
-- Name: parts_mid; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx.parts_mid (
    v text,
    region text DEFAULT 'own default'::text,
    k integer NOT NULL,
    CONSTRAINT k_check CHECK ((k >= 0))
);


ALTER TABLE fx.parts_mid OWNER TO postgres;

--
-- Name: parts_rest; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx.parts_rest (
    k integer NOT NULL,
    region text,
    v text,
    CONSTRAINT k_check CHECK ((k >= 0))
);


ALTER TABLE fx.parts_rest OWNER TO postgres;

--
-- Name: parts_sub_quote; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx.parts_sub_quote (
    k integer NOT NULL,
    region text,
    v text DEFAULT 'x'::text NOT NULL,
    CONSTRAINT k_check CHECK ((k >= 0))
);


ALTER TABLE fx.parts_sub_quote OWNER TO postgres;

--
-- Name: percent %s %1$s {} $HOME `id`; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx."percent %s %1$s {} $HOME `id`" (
    "%d" text
);


ALTER TABLE fx."percent %s %1$s {} $HOME `id`" OWNER TO postgres;

--
-- Name: plain_table_id_seq; Type: SEQUENCE; Schema: fx; Owner: fx_owner
--

CREATE SEQUENCE fx.plain_table_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE fx.plain_table_id_seq OWNER TO fx_owner;

--
-- Name: plain_table_id_seq; Type: SEQUENCE OWNED BY; Schema: fx; Owner: fx_owner
--

ALTER SEQUENCE fx.plain_table_id_seq OWNED BY fx.plain_table.id;


--
-- Name: quo"te; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx."quo""te" (
    "c""ol" text
);


ALTER TABLE fx."quo""te" OWNER TO postgres;

--
-- Name: TABLE "quo""te"; Type: COMMENT; Schema: fx; Owner: postgres
--

COMMENT ON TABLE fx."quo""te" IS '--
-- Name: fake; Type: TABLE; Schema: public; Owner: postgres
--

SELECT 1;
\.
\! echo';


--
-- Name: select; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx."select" (
    "from" integer,
    "table" text,
    "user" text
);


ALTER TABLE fx."select" OWNER TO postgres;

--
-- Name: semi;colon; Type: TABLE; Schema: fx; Owner: fx "quoted".role
--

CREATE TABLE fx."semi;colon" (
    ";" text
);


ALTER TABLE fx."semi;colon" OWNER TO "fx ""quoted"".role";

--
-- Name: set_null_some; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx.set_null_some (
    a integer,
    b integer,
    c integer,
    d integer
);


ALTER TABLE fx.set_null_some OWNER TO postgres;

--
-- Name: single'quote; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx."single'quote" (
    "it's" text
);


ALTER TABLE fx."single'quote" OWNER TO postgres;

--
-- Name: sixty three bytes long abcdefghijklmnopqrstuvwxyz 0123456789 x6; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx."sixty three bytes long abcdefghijklmnopqrstuvwxyz 0123456789 x6" (
    c text
);


ALTER TABLE fx."sixty three bytes long abcdefghijklmnopqrstuvwxyz 0123456789 x6" OWNER TO postgres;

--
-- Name: space name; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx."space name" (
    "col umn" integer,
    "UPPER" text
);


ALTER TABLE fx."space name" OWNER TO postgres;

--
-- Name: COLUMN "space name"."col umn"; Type: COMMENT; Schema: fx; Owner: postgres
--

COMMENT ON COLUMN fx."space name"."col umn" IS '$$ '' " \ %s';


--
-- Name: storage_here; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx.storage_here (
    a text,
    b text
);
ALTER TABLE ONLY fx.storage_here ALTER COLUMN a SET STORAGE EXTERNAL;
ALTER TABLE ONLY fx.storage_here ALTER COLUMN b SET STORAGE PLAIN;
ALTER TABLE ONLY fx.storage_here ALTER COLUMN b SET COMPRESSION pglz;


ALTER TABLE fx.storage_here OWNER TO postgres;

--
-- Name: to_parts; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx.to_parts (
    k integer
);


ALTER TABLE fx.to_parts OWNER TO postgres;

--
-- Name: trouble; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx.trouble (
    id integer NOT NULL,
    what text NOT NULL,
    t text
);


ALTER TABLE fx.trouble OWNER TO postgres;

--
-- Name: typed_table; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx.typed_table OF fx.composite (
    a NOT NULL,
    b DEFAULT 'typed'::text COLLATE pg_catalog."C"
);


ALTER TABLE fx.typed_table OWNER TO postgres;

--
-- Name: unlogged_identity; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE UNLOGGED TABLE fx.unlogged_identity (
    a integer NOT NULL
);


ALTER TABLE fx.unlogged_identity OWNER TO postgres;

--
-- Name: unlogged_identity_a_seq; Type: SEQUENCE; Schema: fx; Owner: postgres
--

ALTER TABLE fx.unlogged_identity ALTER COLUMN a ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME fx.unlogged_identity_a_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: unlogged_seq; Type: SEQUENCE; Schema: fx; Owner: postgres
--

CREATE UNLOGGED SEQUENCE fx.unlogged_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE fx.unlogged_seq OWNER TO postgres;

--
-- Name: unlogged_table; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE UNLOGGED TABLE fx.unlogged_table (
    a integer NOT NULL,
    b text
);

ALTER TABLE ONLY fx.unlogged_table REPLICA IDENTITY NOTHING;


ALTER TABLE fx.unlogged_table OWNER TO postgres;

--
-- Name: vacuum_options; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx.vacuum_options (
    a text
)
WITH (vacuum_truncate='false', toast.vacuum_index_cleanup='false');


ALTER TABLE fx.vacuum_options OWNER TO postgres;

--
-- Name: view ; Type: VIEW; Type: VIEW; Schema: fx; Owner: postgres
--

CREATE VIEW fx."view
; Type: VIEW" AS
 SELECT 1 AS "a
b",
    '-- 
\connect x'::text AS "\.";


ALTER VIEW fx."view
; Type: VIEW" OWNER TO postgres;

--
-- Name: wide; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx.wide (
    "c 1" integer,
    c2 text DEFAULT 'd2'::text,
    c3 text DEFAULT 'd3'::text,
    c4 text DEFAULT 'd4'::text,
    c5 text DEFAULT 'd5'::text,
    c6 text DEFAULT 'd6'::text,
    c7 text DEFAULT 'd7'::text,
    c8 text DEFAULT 'd8'::text,
    c9 text DEFAULT 'd9'::text,
    c10 text DEFAULT 'd10'::text,
    c11 text DEFAULT 'd11'::text,
    c12 text DEFAULT 'd12'::text,
    c13 text DEFAULT 'd13'::text,
    c14 text DEFAULT 'd14'::text,
    c15 text DEFAULT 'd15'::text,
    c16 text DEFAULT 'd16'::text,
    c17 text DEFAULT 'd17'::text,
    c18 text DEFAULT 'd18'::text,
    c19 text DEFAULT 'd19'::text,
    c20 text DEFAULT 'd20'::text,
    c21 text DEFAULT 'd21'::text,
    c22 text DEFAULT 'd22'::text,
    c23 text DEFAULT 'd23'::text,
    c24 text DEFAULT 'd24'::text,
    c25 text DEFAULT 'd25'::text,
    c26 text DEFAULT 'd26'::text,
    c27 text DEFAULT 'd27'::text,
    c28 text DEFAULT 'd28'::text,
    c29 text DEFAULT 'd29'::text,
    c30 text DEFAULT 'd30'::text,
    c31 text DEFAULT 'd31'::text,
    c32 text DEFAULT 'd32'::text,
    c33 text DEFAULT 'd33'::text,
    c34 text DEFAULT 'd34'::text,
    c35 text DEFAULT 'd35'::text,
    c36 text DEFAULT 'd36'::text,
    c37 text DEFAULT 'd37'::text,
    c38 text DEFAULT 'd38'::text,
    c39 text DEFAULT 'd39'::text,
    c40 text DEFAULT 'd40'::text
);


ALTER TABLE fx.wide OWNER TO postgres;

--
-- Name: with_base; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx.with_base (
    a fx.base,
    b fx.base(7),
    c fx.base_var,
    d fx.base[]
);


ALTER TABLE fx.with_base OWNER TO postgres;

--
-- Name: with_default; Type: VIEW; Schema: fx; Owner: postgres
--

CREATE VIEW fx.with_default AS
 SELECT id,
    name
   FROM fx.plain_table;


ALTER VIEW fx.with_default OWNER TO postgres;

--
-- Name: x; Type: TABLE; Schema: public; Owner: postgres; Type: TABLE; Schema: fx; Owner: postgres
--

CREATE TABLE fx."x; Type: TABLE; Schema: public; Owner: postgres" (
    a text
);


ALTER TABLE fx."x; Type: TABLE; Schema: public; Owner: postgres" OWNER TO postgres;

--
-- Name: Ünïcödé ☃ 表; Type: TABLE; Schema: fx; Owner: FX_Übung
--

CREATE TABLE fx."Ünïcödé ☃ 表" (
    "列" text
);


ALTER TABLE fx."Ünïcödé ☃ 表" OWNER TO "FX_Übung";

--
-- Name: TABLE; Type: TABLE; Schema: fx Sche"ma.dot; Owner: postgres
--

CREATE TABLE "fx Sche""ma.dot"."TABLE" (
    "i;d" integer
);


ALTER TABLE "fx Sche""ma.dot"."TABLE" OWNER TO postgres;

--
-- Name: tab le; Type: TABLE; Schema: fx Sche"ma.dot; Owner: postgres
--

CREATE TABLE "fx Sche""ma.dot"."tab le" (
    id integer NOT NULL,
    "Mixed Case" text
);


ALTER TABLE "fx Sche""ma.dot"."tab le" OWNER TO postgres;

--
-- Name: tab le_id_seq; Type: SEQUENCE; Schema: fx Sche"ma.dot; Owner: postgres
--

CREATE SEQUENCE "fx Sche""ma.dot"."tab le_id_seq"
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE "fx Sche""ma.dot"."tab le_id_seq" OWNER TO postgres;

--
-- Name: tab le_id_seq; Type: SEQUENCE OWNED BY; Schema: fx Sche"ma.dot; Owner: postgres
--

ALTER SEQUENCE "fx Sche""ma.dot"."tab le_id_seq" OWNED BY "fx Sche""ma.dot"."tab le".id;


--
-- Name: parts_sub_eu; Type: TABLE; Schema: fx_other; Owner: postgres
--

CREATE TABLE fx_other.parts_sub_eu (
    k integer NOT NULL,
    region text,
    v text,
    CONSTRAINT k_check CHECK ((k >= 0))
);


ALTER TABLE fx_other.parts_sub_eu OWNER TO postgres;

--
-- Name: enum_parts_0; Type: TABLE ATTACH; Schema: fx; Owner: postgres
--

ALTER TABLE ONLY fx.enum_parts ATTACH PARTITION fx.enum_parts_0 FOR VALUES WITH (modulus 1, remainder 0);


--
-- Name: hash_parts_0; Type: TABLE ATTACH; Schema: fx; Owner: postgres
--

ALTER TABLE ONLY fx.hash_parts ATTACH PARTITION fx.hash_parts_0 FOR VALUES WITH (modulus 2, remainder 0);


--
-- Name: hash_parts_1; Type: TABLE ATTACH; Schema: fx; Owner: postgres
--

ALTER TABLE ONLY fx.hash_parts ATTACH PARTITION fx.hash_parts_1 FOR VALUES WITH (modulus 2, remainder 1);


--
-- Name: key_parts_1; Type: TABLE ATTACH; Schema: fx; Owner: postgres
--

ALTER TABLE ONLY fx.key_parts ATTACH PARTITION fx.key_parts_1 FOR VALUES FROM (0) TO (10);


--
-- Name: list_parts_1; Type: TABLE ATTACH; Schema: fx; Owner: postgres
--

ALTER TABLE ONLY fx.list_parts ATTACH PARTITION fx.list_parts_1 FOR VALUES IN ('sad', 'ok');


--
-- Name: parts; sub; Type: TABLE ATTACH; Schema: fx; Owner: postgres
--

ALTER TABLE ONLY fx.parts ATTACH PARTITION fx."parts; sub" FOR VALUES FROM (200) TO (300);


--
-- Name: parts_foreign; Type: TABLE ATTACH; Schema: fx; Owner: postgres
--

ALTER TABLE ONLY fx.parts ATTACH PARTITION fx.parts_foreign FOR VALUES FROM (900) TO (1000);


--
-- Name: parts_low; Type: TABLE ATTACH; Schema: fx; Owner: postgres
--

ALTER TABLE ONLY fx.parts ATTACH PARTITION fx.parts_low FOR VALUES FROM (MINVALUE) TO (100);


--
-- Name: parts_mid; Type: TABLE ATTACH; Schema: fx; Owner: postgres
--

ALTER TABLE ONLY fx.parts ATTACH PARTITION fx.parts_mid FOR VALUES FROM (100) TO (200);


--
-- Name: parts_rest; Type: TABLE ATTACH; Schema: fx; Owner: postgres
--

ALTER TABLE ONLY fx.parts ATTACH PARTITION fx.parts_rest DEFAULT;


--
-- Name: parts_sub_quote; Type: TABLE ATTACH; Schema: fx; Owner: postgres
--

ALTER TABLE ONLY fx."parts; sub" ATTACH PARTITION fx.parts_sub_quote FOR VALUES IN ('it''s');


--
-- Name: parts_sub_eu; Type: TABLE ATTACH; Schema: fx_other; Owner: postgres
--

ALTER TABLE ONLY fx."parts; sub" ATTACH PARTITION fx_other.parts_sub_eu FOR VALUES IN ('eu', 'uk', NULL);


--
-- Name: heir a; Type: DEFAULT; Schema: fx; Owner: postgres
--

ALTER TABLE ONLY fx.heir ALTER COLUMN a SET DEFAULT 7;


--
-- Name: heir_no_default a; Type: DEFAULT; Schema: fx; Owner: postgres
--

ALTER TABLE ONLY fx.heir_no_default ALTER COLUMN a SET DEFAULT NULL;


--
-- Name: identities c; Type: DEFAULT; Schema: fx; Owner: postgres
--

ALTER TABLE ONLY fx.identities ALTER COLUMN c SET DEFAULT nextval('fx."owned; later"'::regclass);


--
-- Name: plain_table id; Type: DEFAULT; Schema: fx; Owner: fx_owner
--

ALTER TABLE ONLY fx.plain_table ALTER COLUMN id SET DEFAULT nextval('fx.plain_table_id_seq'::regclass);


--
-- Name: self_check a; Type: DEFAULT; Schema: fx; Owner: postgres
--

ALTER TABLE ONLY fx.self_check ALTER COLUMN a SET DEFAULT fx.a_default(NULL::fx.self_check);


--
-- Name: with_default name; Type: DEFAULT; Schema: fx; Owner: postgres
--

ALTER TABLE ONLY fx.with_default ALTER COLUMN name SET DEFAULT 'from the view'::text;


--
-- Name: tab le id; Type: DEFAULT; Schema: fx Sche"ma.dot; Owner: postgres
--

ALTER TABLE ONLY "fx Sche""ma.dot"."tab le" ALTER COLUMN id SET DEFAULT nextval('"fx Sche""ma.dot"."tab le_id_seq"'::regclass);


--
-- Name: 100001; Type: BLOB; Schema: -; Owner: postgres
--

SELECT pg_catalog.lo_create('100001');


ALTER LARGE OBJECT 100001 OWNER TO postgres;

--
-- Name: 100002; Type: BLOB; Schema: -; Owner: postgres
--

SELECT pg_catalog.lo_create('100002');


ALTER LARGE OBJECT 100002 OWNER TO postgres;

--
-- Name: LARGE OBJECT 100002; Type: COMMENT; Schema: -; Owner: postgres
--

COMMENT ON LARGE OBJECT 100002 IS 'a large object''s comment';


--
-- Name: 100003; Type: BLOB; Schema: -; Owner: fx_owner
--

SELECT pg_catalog.lo_create('100003');


ALTER LARGE OBJECT 100003 OWNER TO fx_owner;

--
-- Name: 100004; Type: BLOB; Schema: -; Owner: postgres
--

SELECT pg_catalog.lo_create('100004');


ALTER LARGE OBJECT 100004 OWNER TO postgres;

--
-- Name: 100005; Type: BLOB; Schema: -; Owner: fx_other
--

SELECT pg_catalog.lo_create('100005');


ALTER LARGE OBJECT 100005 OWNER TO fx_other;

--
-- Data for Name:  \restrict abc ; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx."
\restrict abc
" ("
\.") FROM stdin;
\\unrestrict abc
\n\\restrict abc
\.


--
-- Data for Name: $$dollar$$; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx."$$dollar$$" ("$1") FROM stdin;
$$
$1
$_$ $x$
\.


--
-- Data for Name: (paren, comma); Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx."(paren, comma)" ("a,b", "(c)") FROM stdin;
(	)
,	\t,
\.


--
-- Data for Name: /* comment; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx."/* comment" ("*/") FROM stdin;
/*
*/
\.


--
-- Data for Name: back\slash; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx."back\slash" ("\.") FROM stdin;
\\.
\\N
\\
\\\\.
\N
\n\\.\n
\\.\n
\.


--
-- Data for Name: base_rel; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx.base_rel (a, b) FROM stdin;
1	base
\.


--
-- Data for Name: booking; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx.booking (room, during) FROM stdin;
1	["2024-01-01 10:00:00","2024-01-01 11:00:00")
1	["2024-01-01 11:00:00","2024-01-01 12:00:00")
\.


--
-- Data for Name: boxes; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx.boxes (b) FROM stdin;
(1,1),(0,0)
\.


--
-- Data for Name: child; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx.child (id, parent, code, self) FROM stdin;
1	1	one	\N
2	2	\N	1
3	\N	two	3
10	1	one	2
30	3	two	30
\.


--
-- Data for Name: compressed; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx.compressed (a, b) FROM stdin;
xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	b
\.


--
-- Data for Name: dash--dash; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx."dash--dash" ("--") FROM stdin;
--
-- x
\.


--
-- Data for Name: do.t; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx."do.t" ("a.b") FROM stdin;
.
..
\.


--
-- Data for Name: empty_table; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx.empty_table (a, b) FROM stdin;
\.


--
-- Data for Name: enum_parts_0; Type: TABLE DATA; Schema: fx; Owner: postgres
--

-- load via partition root fx.enum_parts

COPY fx.enum_parts (m, v) FROM stdin;
sad	sad
meh	meh
ok	ok
happy	happy
it's "complicated"	it's "complicated"
back\\slash	back\\slash
	
\.


--
-- Data for Name: every_type; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx.every_type (id, c_bool, c_int2, c_int4, c_int8, c_float4, c_float8, c_numeric, c_money, c_char, c_varchar, c_text, c_name, c_qchar, c_bytea, c_date, c_time, c_timetz, c_ts, c_tstz, c_interval, c_interval_f, c_uuid, c_json, c_jsonb, c_xml, c_inet, c_cidr, c_macaddr, c_macaddr8, c_bit, c_varbit, c_point, c_line, c_lseg, c_box, c_path, c_polygon, c_circle, c_tsvector, c_tsquery, c_int4range, c_numrange, c_tstzrange, c_daterange, c_ints, c_matrix, c_texts, c_composite, c_composites, c_mood, c_moods, c_domain, c_domains, c_float_range, c_regclass, c_oid, c_pg_lsn, c_hstore) FROM stdin;
1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	{1,2}	\N	\N	\N	\N	\N
2	t	-32768	-2147483648	-9223372036854775808	NaN	-Infinity	NaN	-$1.50	a    	it's	\\	a name	c	\\x	4713-01-01 BC	00:00:00	23:59:59.999999-15:59	-infinity	infinity	-10 mons -3 days +04:05:06.789	1 day 02:03:04.57	00000000-0000-0000-0000-000000000000	{"a" :  [1, null, "\\u00e9\\\\n"], "a": 2}	{"a": 10000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000, "b": "x\\\\ny", "c": {"d": []}}	<a b="c">&amp;<!-- x --></a>	::1/64	10.0.0.0/8	08:00:2b:01:02:03	08:00:2b:01:02:03:04:05	10101		(1,2)	{1,-1,0}	[(0,0),(1,1)]	(2,2),(0,0)	[(0,0),(1,1),(2,0)]	((0,0),(1,1),(2,0))	<(0,0),5>	'a':1A 'b''c':2 'd e'	!'a' & ( 'b' | 'c':*A ) <-> 'd'	empty	(,)	["2024-01-01 00:00:00+00",)	[2024-01-01,infinity)	{1,NULL,-3}	{{1,2},{3,4}}	{"",NULL,"NULL","a,b","{c}","d\\"e","f\\\\g"," h ",tabt}	(1,"b ""q"" \\\\","{1.25,NULL}")	{"(1,,)",NULL,"(,\\"\\",{})"}	sad	{sad,"it's \\"complicated\\"",NULL}	999	{1,2,3}	[-1.5,2.5)	fx.trouble	4294967295	16/B374D848	"a"=>"1", "q\\""=>"\\\\", "b c"=>NULL
3	f	32767	2147483647	9223372036854775807	3.4028235e+38	2.2250738585072014e-308	0.000000000000000000000000000001	$92,233,720,368,547,758.07	     					\\x000102030405060708090a0b0c0d0e0f5c27227fff	0001-12-31 BC	24:00:00	00:00:00+14	0044-03-15 12:00:00 BC	9999-12-31 23:59:59.999999+00	00:00:00	-00:00:00.01	ffffffff-ffff-ffff-ffff-ffffffffffff	"plain"	null		255.255.255.255	2001:db8::/32	ff:ff:ff:ff:ff:ff	ff:ff:ff:ff:ff:ff:ff:ff	00000	1	(NaN,Infinity)	{0,1,0}	[(-1,-1),(1,1)]	(0,0),(0,0)	((0,0))	((0,0))	<(1.5,-2.5),0>			[1,10)	[1.5,1.5]	empty	(,2024-01-01)	{}	[0:1][2:3]={{1,2},{3,4}}	{}	(,,)	{}		{}	1	{}	(,)	\N	0	0/0	
4	\N	\N	\N	\N	0.1	0.1	1234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890.9999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999	\N	\N	\N		\N	\N	\\x00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff	infinity	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	{1,2}	\N	\N	\N	\N	\N
5	\N	\N	\N	\N	-0	1e-323	0.0	\N	\N	\N	\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\	\N	\N	\\x5c303030	-infinity	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	{1,2}	\N	\N	\N	\N	\N
6	\N	\N	\N	\N	1.1754944e-38	1.7976931348623157e+308	10000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000	\N	\N	\N	\t\t	\N	\N	\\x5c78	5874897-12-31	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	{1,2}	\N	\N	\N	\N	\N
\.


--
-- Data for Name: fast_default; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx.fast_default (a, b) FROM stdin;
1	added without a rewrite
\.


--
-- Data for Name: folded; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx.folded (a) FROM stdin;
Straße
b
\.


--
-- Data for Name: generated; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx.generated (a, c) FROM stdin;
1	one
2	\N
\.


--
-- Data for Name: generated_heir; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx.generated_heir (a, c) FROM stdin;
3	heir
\.


--
-- Data for Name: guarded; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx.guarded (id, who, secret) FROM stdin;
1	fx_owner	secret 1
2	fx_owner	secret 2
3	fx_owner	secret 3
\.


--
-- Data for Name: hash_parts_0; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx.hash_parts_0 (k, v) FROM stdin;
1	v1
2	v2
\.


--
-- Data for Name: hash_parts_1; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx.hash_parts_1 (k, v) FROM stdin;
3	v3
4	v4
5	v5
6	v6
\.


--
-- Data for Name: heir; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx.heir (a, b, c, d) FROM stdin;
2	heir	3	\N
\.


--
-- Data for Name: heir_no_default; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx.heir_no_default (a, b) FROM stdin;
\.


--
-- Data for Name: identities; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx.identities (a, b, c, d) FROM stdin;
10	1	1	row 1
13	2	2	row 2
16	3	3	row 3
19	4	4	row 4
\.


--
-- Data for Name: in_fx_heap; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx.in_fx_heap (a, b) FROM stdin;
1	heap under another name
\.


--
-- Data for Name: in_tablespace; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx.in_tablespace (a) FROM stdin;
1
\.


--
-- Data for Name: included; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx.included (a, b, c) FROM stdin;
\.


--
-- Data for Name: key_parts_1; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx.key_parts_1 (a, b) FROM stdin;
1	1
2	\N
\.


--
-- Data for Name: list_parts_1; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx.list_parts_1 (m) FROM stdin;
ok
sad
\.


--
-- Data for Name: log; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx.log (at, what) FROM stdin;
\.


--
-- Data for Name: multiranges; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx.multiranges (a, b, c) FROM stdin;
{[1,3),[5,8)}	{}	{"{[2024-01-01,2024-02-01)}",NULL}
\.


--
-- Data for Name: new line; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx."new
line" ("tab	, cr") FROM stdin;
\n
\r\n
\.


--
-- Data for Name: no_columns_at_all; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx.no_columns_at_all  FROM stdin;



\.


--
-- Data for Name: no_rows_but_dropped; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx.no_rows_but_dropped  FROM stdin;

\.


--
-- Data for Name: nulls_alike; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx.nulls_alike (a, b) FROM stdin;
\N	\N
1	a
\.


--
-- Data for Name: only_generated; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx.only_generated  FROM stdin;


\.


--
-- Data for Name: parent; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx.parent (id, other, code) FROM stdin;
1	10	one
2	\N	two
3	30	\N
\.


--
-- Data for Name: parts_low; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx.parts_low (k, region, v) FROM stdin;
1	eu	low
\.


--
-- Data for Name: parts_mid; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx.parts_mid (v, region, k) FROM stdin;
mid	\N	150
\.


--
-- Data for Name: parts_rest; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx.parts_rest (k, region, v) FROM stdin;
5000	rest	default partition
\.


--
-- Data for Name: parts_sub_quote; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx.parts_sub_quote (k, region, v) FROM stdin;
252	It's	quote
\.


--
-- Data for Name: percent %s %1$s {} $HOME `id`; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx."percent %s %1$s {} $HOME `id`" ("%d") FROM stdin;
\.


--
-- Data for Name: plain_table; Type: TABLE DATA; Schema: fx; Owner: fx_owner
--

COPY fx.plain_table (id, name, qty, price, tags, feeling, doc, created, h) FROM stdin;
1	name 1	1	1.25	{t1,NULL,"it's \\"x\\", \\\\ {}"}	meh	{"n": 1, "text": "tab\\tnew\\nline"}	2024-01-02 03:04:05+00	"k1"=>NULL
2	name 2	2	2.50	{t2,NULL,"it's \\"x\\", \\\\ {}"}	ok	{"n": 2, "text": "tab\\tnew\\nline"}	2024-01-02 03:04:05+00	"k2"=>NULL
3	name 3	3	3.75	{t3,NULL,"it's \\"x\\", \\\\ {}"}	happy	{"n": 3, "text": "tab\\tnew\\nline"}	2024-01-02 03:04:05+00	"k3"=>NULL
4	name 4	4	5.00	{t4,NULL,"it's \\"x\\", \\\\ {}"}	sad	{"n": 4, "text": "tab\\tnew\\nline"}	2024-01-02 03:04:05+00	"k4"=>NULL
5	name 5	5	6.25	{t5,NULL,"it's \\"x\\", \\\\ {}"}	meh	{"n": 5, "text": "tab\\tnew\\nline"}	2024-01-02 03:04:05+00	"k5"=>NULL
6	name 6	6	7.50	{t6,NULL,"it's \\"x\\", \\\\ {}"}	ok	{"n": 6, "text": "tab\\tnew\\nline"}	2024-01-02 03:04:05+00	"k6"=>NULL
7	name 7	7	8.75	{t7,NULL,"it's \\"x\\", \\\\ {}"}	happy	{"n": 7, "text": "tab\\tnew\\nline"}	2024-01-02 03:04:05+00	"k7"=>NULL
8	name 8	8	10.00	{t8,NULL,"it's \\"x\\", \\\\ {}"}	sad	{"n": 8, "text": "tab\\tnew\\nline"}	2024-01-02 03:04:05+00	"k8"=>NULL
9	name 9	9	11.25	{t9,NULL,"it's \\"x\\", \\\\ {}"}	meh	{"n": 9, "text": "tab\\tnew\\nline"}	2024-01-02 03:04:05+00	"k9"=>NULL
10	name 10	10	12.50	{t10,NULL,"it's \\"x\\", \\\\ {}"}	ok	{"n": 10, "text": "tab\\tnew\\nline"}	2024-01-02 03:04:05+00	"k10"=>NULL
11	name 11	11	13.75	{t11,NULL,"it's \\"x\\", \\\\ {}"}	happy	{"n": 11, "text": "tab\\tnew\\nline"}	2024-01-02 03:04:05+00	"k11"=>NULL
12	name 12	12	15.00	{t12,NULL,"it's \\"x\\", \\\\ {}"}	sad	{"n": 12, "text": "tab\\tnew\\nline"}	2024-01-02 03:04:05+00	"k12"=>NULL
\.


--
-- Data for Name: quo"te; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx."quo""te" ("c""ol") FROM stdin;
"
""
'
\.


--
-- Data for Name: second_rel; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx.second_rel (c, b) FROM stdin;
\.


--
-- Data for Name: select; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx."select" ("from", "table", "user") FROM stdin;
1	select	user
\.


--
-- Data for Name: self_check; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx.self_check (a) FROM stdin;
1
5
\.


--
-- Data for Name: semi;colon; Type: TABLE DATA; Schema: fx; Owner: fx "quoted".role
--

COPY fx."semi;colon" (";") FROM stdin;
;
\.


--
-- Data for Name: set_null_some; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx.set_null_some (a, b, c, d) FROM stdin;
\.


--
-- Data for Name: single'quote; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx."single'quote" ("it's") FROM stdin;
it's
\.


--
-- Data for Name: sixty three bytes long abcdefghijklmnopqrstuvwxyz 0123456789 x6; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx."sixty three bytes long abcdefghijklmnopqrstuvwxyz 0123456789 x6" (c) FROM stdin;
\.


--
-- Data for Name: space name; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx."space name" ("col umn", "UPPER") FROM stdin;
1	a
\N	\N
3	
\.


--
-- Data for Name: storage_here; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx.storage_here (a, b) FROM stdin;
\.


--
-- Data for Name: to_parts; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx.to_parts (k) FROM stdin;
1
\N
\.


--
-- Data for Name: trouble; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx.trouble (id, what, t) FROM stdin;
1	null	\N
2	empty	
3	backspace	\b
4	form feed	\f
5	new line	\n
6	carriage return	\r
7	tab	\t
8	vertical tab	v
9	backslash	\\
10	end marker	\\.
11	end marker in lines	a\n\\.\nb
12	null marker	\\N
13	all escapes	\b\f\n\r\t\v\\
14	octal look-alike	\\101 \\x41 \\u0041
15	controls	\b\t\n\v\f\r
16	utf-8	é ß 漢字 ☃ 𝄞 􏿿
17	trailing space	x  
18	quotes	'"`$$''""
19	copy	COPY public.x (a) FROM stdin;\n1\n\\.\n\nSELECT 1;
20	comment	--\n-- Data for Name: x; Type: TABLE DATA; Schema: y; Owner: z\n--
21	crlf	a\r\nb\r\n
22	long	0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
23	meta	\\connect x
24	nbsp	 
\.


--
-- Data for Name: typed_table; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx.typed_table (a, b, "c D") FROM stdin;
1	one	{1.25,NULL}
2	typed	\N
\.


--
-- Data for Name: unlogged_identity; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx.unlogged_identity (a) FROM stdin;
\.


--
-- Data for Name: unlogged_table; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx.unlogged_table (a, b) FROM stdin;
1	unlogged
2	\N
\.


--
-- Data for Name: vacuum_options; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx.vacuum_options (a) FROM stdin;
\.


--
-- Data for Name: wide; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx.wide ("c 1", c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16, c17, c18, c19, c20, c21, c22, c23, c24, c25, c26, c27, c28, c29, c30, c31, c32, c33, c34, c35, c36, c37, c38, c39, c40) FROM stdin;
1	d2	d3	d4	d5	d6	d7	d8	d9	d10	d11	d12	d13	d14	d15	d16	d17	d18	d19	d20	d21	d22	d23	d24	d25	d26	d27	d28	d29	d30	d31	d32	d33	d34	d35	d36	d37	d38	d39	d40
2	d2	d3	d4	d5	d6	d7	d8	d9	d10	d11	d12	d13	d14	d15	d16	d17	d18	d19	d20	d21	d22	d23	d24	d25	d26	d27	d28	d29	d30	d31	d32	d33	d34	d35	d36	d37	d38	d39	d40
\.


--
-- Data for Name: with_base; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx.with_base (a, b, c, d) FROM stdin;
1	2	three	{4|5}
\N	\N	\N	\N
\.


--
-- Data for Name: x; Type: TABLE; Schema: public; Owner: postgres; Type: TABLE DATA; Schema: fx; Owner: postgres
--

COPY fx."x; Type: TABLE; Schema: public; Owner: postgres" (a) FROM stdin;
y
\.


--
-- Data for Name: Ünïcödé ☃ 表; Type: TABLE DATA; Schema: fx; Owner: FX_Übung
--

COPY fx."Ünïcödé ☃ 表" ("列") FROM stdin;
☃
𝄞 four bytes
﻿bom
\.


--
-- Data for Name: TABLE; Type: TABLE DATA; Schema: fx Sche"ma.dot; Owner: postgres
--

COPY "fx Sche""ma.dot"."TABLE" ("i;d") FROM stdin;
1
\N
\.


--
-- Data for Name: tab le; Type: TABLE DATA; Schema: fx Sche"ma.dot; Owner: postgres
--

COPY "fx Sche""ma.dot"."tab le" (id, "Mixed Case") FROM stdin;
1	one
2	\N
\.


--
-- Data for Name: parts_sub_eu; Type: TABLE DATA; Schema: fx_other; Owner: postgres
--

COPY fx_other.parts_sub_eu (k, region, v) FROM stdin;
250	EU	sub
251	\N	\N
\.


--
-- Name: Identity Seq; Type: SEQUENCE SET; Schema: fx; Owner: postgres
--

SELECT pg_catalog.setval('fx."Identity Seq"', 4, true);


--
-- Name: free_seq; Type: SEQUENCE SET; Schema: fx; Owner: postgres
--

SELECT pg_catalog.setval('fx.free_seq', 42, true);


--
-- Name: identities_a_seq; Type: SEQUENCE SET; Schema: fx; Owner: postgres
--

SELECT pg_catalog.setval('fx.identities_a_seq', 19, true);


--
-- Name: never_used; Type: SEQUENCE SET; Schema: fx; Owner: fx_owner
--

SELECT pg_catalog.setval('fx.never_used', 1, false);


--
-- Name: owned; later; Type: SEQUENCE SET; Schema: fx; Owner: postgres
--

SELECT pg_catalog.setval('fx."owned; later"', 4, true);


--
-- Name: plain_table_id_seq; Type: SEQUENCE SET; Schema: fx; Owner: fx_owner
--

SELECT pg_catalog.setval('fx.plain_table_id_seq', 12, true);


--
-- Name: unlogged_identity_a_seq; Type: SEQUENCE SET; Schema: fx; Owner: postgres
--

SELECT pg_catalog.setval('fx.unlogged_identity_a_seq', 1, false);


--
-- Name: unlogged_seq; Type: SEQUENCE SET; Schema: fx; Owner: postgres
--

SELECT pg_catalog.setval('fx.unlogged_seq', 1, false);


--
-- Name: tab le_id_seq; Type: SEQUENCE SET; Schema: fx Sche"ma.dot; Owner: postgres
--

SELECT pg_catalog.setval('"fx Sche""ma.dot"."tab le_id_seq"', 2, true);


--
-- Data for Name: BLOBS; Type: BLOBS; Schema: -; Owner: -
--

BEGIN;

SELECT pg_catalog.lo_open('100001', 131072);
SELECT pg_catalog.lo_close(0);

SELECT pg_catalog.lo_open('100002', 131072);
SELECT pg_catalog.lowrite(0, '\x68656c6c6f');
SELECT pg_catalog.lo_close(0);

SELECT pg_catalog.lo_open('100003', 131072);
SELECT pg_catalog.lowrite(0, '\x00ff5c27220a0d08');
SELECT pg_catalog.lo_close(0);

SELECT pg_catalog.lo_open('100004', 131072);
SELECT pg_catalog.lowrite(0, '\x6c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c617267');
SELECT pg_catalog.lowrite(0, '\x65206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f62');
SELECT pg_catalog.lowrite(0, '\x6a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c206c61726765206f626a6563742c20');
SELECT pg_catalog.lo_close(0);

SELECT pg_catalog.lo_open('100005', 131072);
SELECT pg_catalog.lowrite(0, '\x6f746865722773');
SELECT pg_catalog.lo_close(0);

COMMIT;

--
-- Name: plain_table plain_table_pkey; Type: CONSTRAINT; Schema: fx; Owner: fx_owner
--

ALTER TABLE ONLY fx.plain_table
    ADD CONSTRAINT plain_table_pkey PRIMARY KEY (id);

ALTER TABLE fx.plain_table CLUSTER ON plain_table_pkey;


--
-- Name: needs_pkey_fn(); Type: FUNCTION; Schema: fx; Owner: postgres
--

CREATE FUNCTION fx.needs_pkey_fn() RETURNS TABLE(id integer, name text)
    LANGUAGE sql
    BEGIN ATOMIC
 SELECT plain_table.id,
     plain_table.name
    FROM fx.plain_table
   GROUP BY plain_table.id;
END;


ALTER FUNCTION fx.needs_pkey_fn() OWNER TO postgres;

--
-- Name: mat_needs_pkey; Type: MATERIALIZED VIEW; Schema: fx; Owner: postgres
--

CREATE MATERIALIZED VIEW fx.mat_needs_pkey AS
 SELECT id,
    name,
    sum((qty)::integer) AS s
   FROM fx.plain_table
  GROUP BY id
  WITH NO DATA;


ALTER MATERIALIZED VIEW fx.mat_needs_pkey OWNER TO postgres;

--
-- Name: booking booking_during_excl; Type: CONSTRAINT; Schema: fx; Owner: postgres
--

ALTER TABLE ONLY fx.booking
    ADD CONSTRAINT booking_during_excl EXCLUDE USING gist (during WITH &&) WHERE ((room > 0));


--
-- Name: child child_pkey; Type: CONSTRAINT; Schema: fx; Owner: postgres
--

ALTER TABLE ONLY fx.child
    ADD CONSTRAINT child_pkey PRIMARY KEY (id);


--
-- Name: self_domain domain_is_ok; Type: CHECK CONSTRAINT; Schema: fx; Owner: postgres
--

ALTER DOMAIN fx.self_domain
    ADD CONSTRAINT domain_is_ok CHECK (fx.domain_ok((VALUE)::fx.self_domain));


--
-- Name: every_type every_type_pkey; Type: CONSTRAINT; Schema: fx; Owner: postgres
--

ALTER TABLE ONLY fx.every_type
    ADD CONSTRAINT every_type_pkey PRIMARY KEY (id);


--
-- Name: folded folded_pkey; Type: CONSTRAINT; Schema: fx; Owner: postgres
--

ALTER TABLE ONLY fx.folded
    ADD CONSTRAINT folded_pkey PRIMARY KEY (a);


--
-- Name: generated generated_pkey; Type: CONSTRAINT; Schema: fx; Owner: postgres
--

ALTER TABLE ONLY fx.generated
    ADD CONSTRAINT generated_pkey PRIMARY KEY (a);


--
-- Name: hash_parts hash_parts_pkey; Type: CONSTRAINT; Schema: fx; Owner: postgres
--

ALTER TABLE ONLY fx.hash_parts
    ADD CONSTRAINT hash_parts_pkey PRIMARY KEY (k);


--
-- Name: hash_parts_0 hash_parts_0_pkey; Type: CONSTRAINT; Schema: fx; Owner: postgres
--

ALTER TABLE ONLY fx.hash_parts_0
    ADD CONSTRAINT hash_parts_0_pkey PRIMARY KEY (k);


--
-- Name: hash_parts_1 hash_parts_1_pkey; Type: CONSTRAINT; Schema: fx; Owner: postgres
--

ALTER TABLE ONLY fx.hash_parts_1
    ADD CONSTRAINT hash_parts_1_pkey PRIMARY KEY (k);


--
-- Name: included included_pkey; Type: CONSTRAINT; Schema: fx; Owner: postgres
--

ALTER TABLE ONLY fx.included
    ADD CONSTRAINT included_pkey PRIMARY KEY (a) INCLUDE (b, c);


--
-- Name: key_parts key; parts; Type: CONSTRAINT; Schema: fx; Owner: postgres
--

ALTER TABLE ONLY fx.key_parts
    ADD CONSTRAINT "key; parts" PRIMARY KEY (a);


--
-- Name: key_parts_1 key_parts_1_pkey; Type: CONSTRAINT; Schema: fx; Owner: postgres
--

ALTER TABLE ONLY fx.key_parts_1
    ADD CONSTRAINT key_parts_1_pkey PRIMARY KEY (a);


--
-- Name: plain_table later; Type: CHECK CONSTRAINT; Schema: fx; Owner: fx_owner
--

ALTER TABLE fx.plain_table
    ADD CONSTRAINT later CHECK ((id > 0)) NOT VALID;


--
-- Name: CONSTRAINT later ON plain_table; Type: COMMENT; Schema: fx; Owner: fx_owner
--

COMMENT ON CONSTRAINT later ON fx.plain_table IS 'not valid yet';


--
-- Name: plain_table name_unique; Type: CONSTRAINT; Schema: fx; Owner: fx_owner
--

ALTER TABLE ONLY fx.plain_table
    ADD CONSTRAINT name_unique UNIQUE (name) WITH (fillfactor='80');

ALTER TABLE ONLY fx.plain_table REPLICA IDENTITY USING INDEX name_unique;


--
-- Name: dom ain not_checked_yet; Type: CHECK CONSTRAINT; Schema: fx; Owner: postgres
--

ALTER DOMAIN fx."dom ain"
    ADD CONSTRAINT not_checked_yet CHECK ((length(VALUE) < 100)) NOT VALID;


--
-- Name: nulls_alike nulls_alike_a_b_key; Type: CONSTRAINT; Schema: fx; Owner: postgres
--

ALTER TABLE ONLY fx.nulls_alike
    ADD CONSTRAINT nulls_alike_a_b_key UNIQUE NULLS NOT DISTINCT (a, b);


--
-- Name: parent parent_code_key; Type: CONSTRAINT; Schema: fx; Owner: postgres
--

ALTER TABLE ONLY fx.parent
    ADD CONSTRAINT parent_code_key UNIQUE (code);


--
-- Name: parent parent_pkey; Type: CONSTRAINT; Schema: fx; Owner: postgres
--

ALTER TABLE ONLY fx.parent
    ADD CONSTRAINT parent_pkey PRIMARY KEY (id);


--
-- Name: self_check row_is_ok; Type: CHECK CONSTRAINT; Schema: fx; Owner: postgres
--

ALTER TABLE fx.self_check
    ADD CONSTRAINT row_is_ok CHECK (fx.row_ok(self_check.*));


--
-- Name: set_null_some set_null_some_a_b_key; Type: CONSTRAINT; Schema: fx; Owner: postgres
--

ALTER TABLE ONLY fx.set_null_some
    ADD CONSTRAINT set_null_some_a_b_key UNIQUE (a, b);


--
-- Name: trouble trouble_pkey; Type: CONSTRAINT; Schema: fx; Owner: postgres
--

ALTER TABLE ONLY fx.trouble
    ADD CONSTRAINT trouble_pkey PRIMARY KEY (id);


--
-- Name: plain_table two; columns; Type: CONSTRAINT; Schema: fx; Owner: fx_owner
--

ALTER TABLE ONLY fx.plain_table
    ADD CONSTRAINT "two; columns" UNIQUE (qty, price) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: typed_table typed_table_pkey; Type: CONSTRAINT; Schema: fx; Owner: postgres
--

ALTER TABLE ONLY fx.typed_table
    ADD CONSTRAINT typed_table_pkey PRIMARY KEY (a);


--
-- Name: unlogged_table unlogged_table_pkey; Type: CONSTRAINT; Schema: fx; Owner: postgres
--

ALTER TABLE ONLY fx.unlogged_table
    ADD CONSTRAINT unlogged_table_pkey PRIMARY KEY (a);


--
-- Name: TABLE con"straint; Type: CONSTRAINT; Schema: fx Sche"ma.dot; Owner: postgres
--

ALTER TABLE ONLY "fx Sche""ma.dot"."TABLE"
    ADD CONSTRAINT "con""straint" UNIQUE ("i;d");


--
-- Name: tab le tab le_Mixed Case_key; Type: CONSTRAINT; Schema: fx Sche"ma.dot; Owner: postgres
--

ALTER TABLE ONLY "fx Sche""ma.dot"."tab le"
    ADD CONSTRAINT "tab le_Mixed Case_key" UNIQUE ("Mixed Case");


--
-- Name: tab le tab le_pkey; Type: CONSTRAINT; Schema: fx Sche"ma.dot; Owner: postgres
--

ALTER TABLE ONLY "fx Sche""ma.dot"."tab le"
    ADD CONSTRAINT "tab le_pkey" PRIMARY KEY (id);


--
-- Name: boxes_idx; Type: INDEX; Schema: fx; Owner: postgres
--

CREATE INDEX boxes_idx ON fx.boxes USING fx_gist (b);


SET default_tablespace = fx_space;

--
-- Name: in_space; Type: INDEX; Schema: fx; Owner: fx_owner; Tablespace: fx_space
--

CREATE INDEX in_space ON fx.plain_table USING btree (created);


SET default_tablespace = '';

--
-- Name: index of lines; Type: INDEX; Schema: fx; Owner: postgres
--

CREATE INDEX "index
of lines" ON fx."quo""te" USING btree ("c""ol");


--
-- Name: nulls_alike_idx; Type: INDEX; Schema: fx; Owner: postgres
--

CREATE UNIQUE INDEX nulls_alike_idx ON fx.nulls_alike USING btree (b) NULLS NOT DISTINCT;


--
-- Name: pages_per_range; Type: INDEX; Schema: fx; Owner: fx_owner
--

CREATE INDEX pages_per_range ON fx.plain_table USING brin (id int4_minmax_multi_ops (values_per_range='16')) WITH (pages_per_range='4');


--
-- Name: partial_expr; Type: INDEX; Schema: fx; Owner: fx_owner
--

CREATE INDEX partial_expr ON fx.plain_table USING btree (lower(name) DESC NULLS LAST, (((qty)::integer + 1))) WITH (fillfactor='60') WHERE (price > (1)::numeric);


--
-- Name: INDEX partial_expr; Type: COMMENT; Schema: fx; Owner: fx_owner
--

COMMENT ON INDEX fx.partial_expr IS 'an index';


--
-- Name: parts_v; Type: INDEX; Schema: fx; Owner: postgres
--

CREATE INDEX parts_v ON ONLY fx.parts USING btree (v);


--
-- Name: parts; sub_v_idx; Type: INDEX; Schema: fx; Owner: postgres
--

CREATE INDEX "parts; sub_v_idx" ON ONLY fx."parts; sub" USING btree (v);


--
-- Name: parts_expr; Type: INDEX; Schema: fx; Owner: postgres
--

CREATE INDEX parts_expr ON ONLY fx.parts USING btree (((k + 1)));


--
-- Name: parts_low_expr; Type: INDEX; Schema: fx; Owner: postgres
--

CREATE INDEX parts_low_expr ON fx.parts_low USING btree (((k + 1)));
ALTER INDEX fx.parts_low_expr ALTER COLUMN 1 SET STATISTICS 400;


--
-- Name: parts_low_k_idx; Type: INDEX; Schema: fx; Owner: postgres
--

CREATE INDEX parts_low_k_idx ON fx.parts_low USING btree (k);


--
-- Name: parts_low_v_idx; Type: INDEX; Schema: fx; Owner: postgres
--

CREATE INDEX parts_low_v_idx ON fx.parts_low USING btree (v);


--
-- Name: parts_mid_v_idx; Type: INDEX; Schema: fx; Owner: postgres
--

CREATE INDEX parts_mid_v_idx ON fx.parts_mid USING btree (v);


--
-- Name: parts_rest_v_idx; Type: INDEX; Schema: fx; Owner: postgres
--

CREATE INDEX parts_rest_v_idx ON fx.parts_rest USING btree (v);


--
-- Name: parts_sub_quote_v_idx; Type: INDEX; Schema: fx; Owner: postgres
--

CREATE INDEX parts_sub_quote_v_idx ON fx.parts_sub_quote USING btree (v);


--
-- Name: trgm; Type: INDEX; Schema: fx; Owner: fx_owner
--

CREATE INDEX trgm ON fx.plain_table USING gin (name fx_ext.gin_trgm_ops);


--
-- Name: unique; idx; Type: INDEX; Schema: fx; Owner: fx_owner
--

CREATE UNIQUE INDEX "unique; idx" ON fx.plain_table USING btree (price, name text_pattern_ops);


--
-- Name: with_base_a_idx; Type: INDEX; Schema: fx; Owner: postgres
--

CREATE INDEX with_base_a_idx ON fx.with_base USING hash (a);


--
-- Name: with_include; Type: INDEX; Schema: fx; Owner: fx_owner
--

CREATE UNIQUE INDEX with_include ON fx.plain_table USING btree (id) INCLUDE (name, qty);


--
-- Name: zz_first_idx; Type: INDEX; Schema: fx; Owner: postgres
--

CREATE UNIQUE INDEX zz_first_idx ON fx.zz_first USING btree (id);

ALTER TABLE fx.zz_first CLUSTER ON zz_first_idx;


--
-- Name: parts_sub_eu_v_idx; Type: INDEX; Schema: fx_other; Owner: postgres
--

CREATE INDEX parts_sub_eu_v_idx ON fx_other.parts_sub_eu USING btree (v);


--
-- Name: hash_parts_0_pkey; Type: INDEX ATTACH; Schema: fx; Owner: postgres
--

ALTER INDEX fx.hash_parts_pkey ATTACH PARTITION fx.hash_parts_0_pkey;


--
-- Name: hash_parts_1_pkey; Type: INDEX ATTACH; Schema: fx; Owner: postgres
--

ALTER INDEX fx.hash_parts_pkey ATTACH PARTITION fx.hash_parts_1_pkey;


--
-- Name: key_parts_1_pkey; Type: INDEX ATTACH; Schema: fx; Owner: postgres
--

ALTER INDEX fx."key; parts" ATTACH PARTITION fx.key_parts_1_pkey;


--
-- Name: parts; sub_v_idx; Type: INDEX ATTACH; Schema: fx; Owner: postgres
--

ALTER INDEX fx.parts_v ATTACH PARTITION fx."parts; sub_v_idx";


--
-- Name: parts_low_expr; Type: INDEX ATTACH; Schema: fx; Owner: postgres
--

ALTER INDEX fx.parts_expr ATTACH PARTITION fx.parts_low_expr;


--
-- Name: parts_low_v_idx; Type: INDEX ATTACH; Schema: fx; Owner: postgres
--

ALTER INDEX fx.parts_v ATTACH PARTITION fx.parts_low_v_idx;


--
-- Name: parts_mid_v_idx; Type: INDEX ATTACH; Schema: fx; Owner: postgres
--

ALTER INDEX fx.parts_v ATTACH PARTITION fx.parts_mid_v_idx;


--
-- Name: parts_rest_v_idx; Type: INDEX ATTACH; Schema: fx; Owner: postgres
--

ALTER INDEX fx.parts_v ATTACH PARTITION fx.parts_rest_v_idx;


--
-- Name: parts_sub_quote_v_idx; Type: INDEX ATTACH; Schema: fx; Owner: postgres
--

ALTER INDEX fx."parts; sub_v_idx" ATTACH PARTITION fx.parts_sub_quote_v_idx;


--
-- Name: parts_sub_eu_v_idx; Type: INDEX ATTACH; Schema: fx_other; Owner: postgres
--

ALTER INDEX fx."parts; sub_v_idx" ATTACH PARTITION fx_other.parts_sub_eu_v_idx;


--
-- Name: stats; one; Type: STATISTICS; Schema: fx; Owner: postgres
--

CREATE STATISTICS fx."stats; one" ON (price * 2::numeric) FROM fx.plain_table;


ALTER STATISTICS fx."stats; one" OWNER TO postgres;

--
-- Name: stats_expr; Type: STATISTICS; Schema: fx; Owner: postgres
--

CREATE STATISTICS fx.stats_expr ON price, lower(name), (qty::integer % 10) FROM fx.plain_table;


ALTER STATISTICS fx.stats_expr OWNER TO postgres;

--
-- Name: stats_mcv; Type: STATISTICS; Schema: fx; Owner: postgres
--

CREATE STATISTICS fx.stats_mcv (mcv) ON qty, price FROM fx.plain_table;


ALTER STATISTICS fx.stats_mcv OWNER TO postgres;

--
-- Name: stats_nd; Type: STATISTICS; Schema: fx; Owner: fx_owner
--

CREATE STATISTICS fx.stats_nd (ndistinct, dependencies) ON name, price FROM fx.plain_table;
ALTER STATISTICS fx.stats_nd SET STATISTICS 42;


ALTER STATISTICS fx.stats_nd OWNER TO fx_owner;

--
-- Name: STATISTICS stats_nd; Type: COMMENT; Schema: fx; Owner: fx_owner
--

COMMENT ON STATISTICS fx.stats_nd IS 'statistics';


--
-- Name: fn_view _RETURN; Type: RULE; Schema: fx; Owner: postgres
--

CREATE OR REPLACE VIEW fx.fn_view AS
 SELECT 1 AS x
  WHERE (EXISTS ( SELECT
           FROM fx.returns_fn_view() returns_fn_view(x)));


--
-- Name: loop_a _RETURN; Type: RULE; Schema: fx; Owner: postgres
--

CREATE OR REPLACE VIEW fx.loop_a WITH (security_barrier='true') AS
 SELECT x,
    y
   FROM fx.loop_b;


--
-- Name: needs_pkey _RETURN; Type: RULE; Schema: fx; Owner: postgres
--

CREATE OR REPLACE VIEW fx.needs_pkey AS
 SELECT id,
    name,
    count(*) AS n
   FROM fx.plain_table
  GROUP BY id;


--
-- Name: on_needs_pkey_fn _RETURN; Type: RULE; Schema: fx; Owner: postgres
--

CREATE OR REPLACE VIEW fx.on_needs_pkey_fn AS
 SELECT id,
    name
   FROM fx.needs_pkey_fn() needs_pkey_fn(id, name);


--
-- Name: log always; Type: RULE; Schema: fx; Owner: postgres
--

CREATE RULE always AS
    ON UPDATE TO fx.log DO NOTHING;
ALTER TABLE fx.log ENABLE ALWAYS RULE always;


--
-- Name: simple_view log_insert; Type: RULE; Schema: fx; Owner: fx_owner
--

CREATE RULE log_insert AS
    ON INSERT TO fx.simple_view DO INSTEAD  INSERT INTO fx.log (at, what)
  VALUES (new.id, new.name);


--
-- Name: RULE log_insert ON simple_view; Type: COMMENT; Schema: fx; Owner: fx_owner
--

COMMENT ON RULE log_insert ON fx.simple_view IS 'a rule';


--
-- Name: log never; Type: RULE; Schema: fx; Owner: postgres
--

CREATE RULE never AS
    ON DELETE TO fx.log DO INSTEAD NOTHING;
ALTER TABLE fx.log DISABLE RULE never;


--
-- Name: guarded notifies; Type: RULE; Schema: fx; Owner: postgres
--

CREATE RULE notifies AS
    ON DELETE TO fx.guarded DO
 NOTIFY "cha nnel";


--
-- Name: needs_pkey on_needs; Type: RULE; Schema: fx; Owner: postgres
--

CREATE RULE on_needs AS
    ON INSERT TO fx.needs_pkey DO INSTEAD NOTHING;


--
-- Name: plain_table ru le; Type: RULE; Schema: fx; Owner: fx_owner
--

CREATE RULE "ru le" AS
    ON UPDATE TO fx.plain_table
   WHERE (new.qty IS NULL) DO ( INSERT INTO fx.log (at, what)
  VALUES (1, 'one;'::text);
 DELETE FROM fx.log
  WHERE (log.at = 2);
);


--
-- Name: plain_table after_stmt; Type: TRIGGER; Schema: fx; Owner: fx_owner
--

CREATE TRIGGER after_stmt AFTER DELETE OR TRUNCATE ON fx.plain_table FOR EACH STATEMENT EXECUTE FUNCTION fx.trig_always();


--
-- Name: log alw;ays; Type: TRIGGER; Schema: fx; Owner: postgres
--

CREATE TRIGGER "alw;ays" BEFORE INSERT ON fx.log FOR EACH ROW EXECUTE FUNCTION fx.trig();

ALTER TABLE fx.log ENABLE ALWAYS TRIGGER "alw;ays";


--
-- Name: key_parts before_parts; Type: TRIGGER; Schema: fx; Owner: postgres
--

CREATE TRIGGER before_parts BEFORE INSERT ON fx.key_parts FOR EACH ROW EXECUTE FUNCTION fx.trig();


--
-- Name: plain_table before_row; Type: TRIGGER; Schema: fx; Owner: fx_owner
--

CREATE TRIGGER before_row BEFORE INSERT OR UPDATE OF name, qty ON fx.plain_table FOR EACH ROW WHEN ((new.name IS NOT NULL)) EXECUTE FUNCTION fx.trig('an arg', 'it''s', 'back\slash');


--
-- Name: TRIGGER before_row ON plain_table; Type: COMMENT; Schema: fx; Owner: fx_owner
--

COMMENT ON TRIGGER before_row ON fx.plain_table IS 'a trigger';


--
-- Name: child deferred; Type: TRIGGER; Schema: fx; Owner: postgres
--

CREATE CONSTRAINT TRIGGER deferred AFTER INSERT ON fx.child FROM fx.parent DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fx.trig();


--
-- Name: cascade_view instead; Type: TRIGGER; Schema: fx; Owner: postgres
--

CREATE TRIGGER instead INSTEAD OF UPDATE ON fx.cascade_view FOR EACH ROW EXECUTE FUNCTION fx.trig();


--
-- Name: log off; Type: TRIGGER; Schema: fx; Owner: postgres
--

CREATE TRIGGER off BEFORE INSERT ON fx.log FOR EACH ROW EXECUTE FUNCTION fx.trig();

ALTER TABLE fx.log DISABLE TRIGGER off;


--
-- Name: key_parts on_parts; Type: TRIGGER; Schema: fx; Owner: postgres
--

CREATE TRIGGER on_parts AFTER INSERT ON fx.key_parts FOR EACH ROW EXECUTE FUNCTION fx.trig();


--
-- Name: key_parts_1 on_parts; Type: TRIGGER; Schema: fx; Owner: postgres
--


ALTER TABLE fx.key_parts_1 DISABLE TRIGGER on_parts;


--
-- Name: log replica_only; Type: TRIGGER; Schema: fx; Owner: postgres
--

CREATE TRIGGER replica_only BEFORE INSERT ON fx.log FOR EACH ROW EXECUTE FUNCTION fx.trig();

ALTER TABLE fx.log ENABLE REPLICA TRIGGER replica_only;


--
-- Name: child transition; Type: TRIGGER; Schema: fx; Owner: postgres
--

CREATE TRIGGER transition AFTER UPDATE ON fx.child REFERENCING OLD TABLE AS o NEW TABLE AS "n N" FOR EACH STATEMENT EXECUTE FUNCTION fx.trig();


--
-- Name: child child_code_fkey; Type: FK CONSTRAINT; Schema: fx; Owner: postgres
--

ALTER TABLE ONLY fx.child
    ADD CONSTRAINT child_code_fkey FOREIGN KEY (code) REFERENCES fx.parent(code) MATCH FULL;


--
-- Name: child child_parent_fkey; Type: FK CONSTRAINT; Schema: fx; Owner: postgres
--

ALTER TABLE ONLY fx.child
    ADD CONSTRAINT child_parent_fkey FOREIGN KEY (parent) REFERENCES fx.parent(id) ON UPDATE SET NULL ON DELETE CASCADE DEFERRABLE;


--
-- Name: child child_self_fkey; Type: FK CONSTRAINT; Schema: fx; Owner: postgres
--

ALTER TABLE ONLY fx.child
    ADD CONSTRAINT child_self_fkey FOREIGN KEY (self) REFERENCES fx.child(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: parent circle; fk; Type: FK CONSTRAINT; Schema: fx; Owner: postgres
--

ALTER TABLE ONLY fx.parent
    ADD CONSTRAINT "circle; fk" FOREIGN KEY (other) REFERENCES fx.child(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: CONSTRAINT "circle; fk" ON parent; Type: COMMENT; Schema: fx; Owner: postgres
--

COMMENT ON CONSTRAINT "circle; fk" ON fx.parent IS 'a foreign key';


--
-- Name: key_parts key_parts_b_fkey; Type: FK CONSTRAINT; Schema: fx; Owner: postgres
--

ALTER TABLE fx.key_parts
    ADD CONSTRAINT key_parts_b_fkey FOREIGN KEY (b) REFERENCES fx.parent(id);


--
-- Name: set_null_some set_null_some_c_d_fkey; Type: FK CONSTRAINT; Schema: fx; Owner: postgres
--

ALTER TABLE ONLY fx.set_null_some
    ADD CONSTRAINT set_null_some_c_d_fkey FOREIGN KEY (c, d) REFERENCES fx.set_null_some(a, b) ON DELETE SET NULL (d);


--
-- Name: to_parts to_parts_k_fkey; Type: FK CONSTRAINT; Schema: fx; Owner: postgres
--

ALTER TABLE ONLY fx.to_parts
    ADD CONSTRAINT to_parts_k_fkey FOREIGN KEY (k) REFERENCES fx.hash_parts(k);


--
-- Name: child unchecked; Type: FK CONSTRAINT; Schema: fx; Owner: postgres
--

ALTER TABLE ONLY fx.child
    ADD CONSTRAINT unchecked FOREIGN KEY (id) REFERENCES fx.parent(id) NOT VALID;


--
-- Name: TABLE TABLE_i;d_fkey; Type: FK CONSTRAINT; Schema: fx Sche"ma.dot; Owner: postgres
--

ALTER TABLE ONLY "fx Sche""ma.dot"."TABLE"
    ADD CONSTRAINT "TABLE_i;d_fkey" FOREIGN KEY ("i;d") REFERENCES "fx Sche""ma.dot"."tab le"(id);


--
-- Name: guarded; Type: ROW SECURITY; Schema: fx; Owner: postgres
--

ALTER TABLE fx.guarded ENABLE ROW LEVEL SECURITY;

--
-- Name: guarded p; ins; Type: POLICY; Schema: fx; Owner: postgres
--

CREATE POLICY "p; ins" ON fx.guarded FOR INSERT TO fx_owner WITH CHECK ((id > 0));


--
-- Name: guarded p_all; Type: POLICY; Schema: fx; Owner: postgres
--

CREATE POLICY p_all ON fx.guarded USING ((who = CURRENT_USER));


--
-- Name: guarded p_del; Type: POLICY; Schema: fx; Owner: postgres
--

CREATE POLICY p_del ON fx.guarded FOR DELETE USING ((id = 1));


--
-- Name: guarded p_read; Type: POLICY; Schema: fx; Owner: postgres
--

CREATE POLICY p_read ON fx.guarded AS RESTRICTIVE FOR SELECT TO fx_other, "fx reader" USING (((id < 3) AND (secret <> ';'::text)));


--
-- Name: POLICY p_read ON guarded; Type: COMMENT; Schema: fx; Owner: postgres
--

COMMENT ON POLICY p_read ON fx.guarded IS 'a policy';


--
-- Name: guarded p_upd; Type: POLICY; Schema: fx; Owner: postgres
--

CREATE POLICY p_upd ON fx.guarded FOR UPDATE USING (true) WITH CHECK (false);


--
-- Name: pub; some; Type: PUBLICATION; Schema: -; Owner: postgres
--

CREATE PUBLICATION "pub; some" WITH (publish = '');


ALTER PUBLICATION "pub; some" OWNER TO postgres;

--
-- Name: pub_all; Type: PUBLICATION; Schema: -; Owner: postgres
--

CREATE PUBLICATION pub_all FOR ALL TABLES WITH (publish = 'insert, delete');


ALTER PUBLICATION pub_all OWNER TO postgres;

--
-- Name: PUBLICATION pub_all; Type: COMMENT; Schema: -; Owner: postgres
--

COMMENT ON PUBLICATION pub_all IS 'a publication';


--
-- Name: pub_columns; Type: PUBLICATION; Schema: -; Owner: postgres
--

CREATE PUBLICATION pub_columns WITH (publish = 'insert, update, delete, truncate');


ALTER PUBLICATION pub_columns OWNER TO postgres;

--
-- Name: pub_mixed; Type: PUBLICATION; Schema: -; Owner: postgres
--

CREATE PUBLICATION pub_mixed WITH (publish = 'insert, update, delete, truncate');


ALTER PUBLICATION pub_mixed OWNER TO postgres;

--
-- Name: pub_none; Type: PUBLICATION; Schema: -; Owner: fx_owner
--

CREATE PUBLICATION pub_none WITH (publish = 'insert, update, delete, truncate');


ALTER PUBLICATION pub_none OWNER TO fx_owner;

--
-- Name: pub_root; Type: PUBLICATION; Schema: -; Owner: postgres
--

CREATE PUBLICATION pub_root WITH (publish = 'insert, update, delete, truncate', publish_via_partition_root = true);


ALTER PUBLICATION pub_root OWNER TO postgres;

--
-- Name: pub_schema; Type: PUBLICATION; Schema: -; Owner: postgres
--

CREATE PUBLICATION pub_schema WITH (publish = 'insert, update, delete, truncate');


ALTER PUBLICATION pub_schema OWNER TO postgres;

--
-- Name: pub; some base_rel; Type: PUBLICATION TABLE; Schema: fx; Owner: postgres
--

ALTER PUBLICATION "pub; some" ADD TABLE ONLY fx.base_rel;


--
-- Name: pub; some child; Type: PUBLICATION TABLE; Schema: fx; Owner: postgres
--

ALTER PUBLICATION "pub; some" ADD TABLE ONLY fx.child;


--
-- Name: pub_mixed child; Type: PUBLICATION TABLE; Schema: fx; Owner: postgres
--

ALTER PUBLICATION pub_mixed ADD TABLE ONLY fx.child WHERE (((id > 5) AND (code <> ';'::text)));


--
-- Name: pub_root hash_parts; Type: PUBLICATION TABLE; Schema: fx; Owner: postgres
--

ALTER PUBLICATION pub_root ADD TABLE ONLY fx.hash_parts;


--
-- Name: pub; some heir; Type: PUBLICATION TABLE; Schema: fx; Owner: postgres
--

ALTER PUBLICATION "pub; some" ADD TABLE ONLY fx.heir;


--
-- Name: pub; some heir_no_default; Type: PUBLICATION TABLE; Schema: fx; Owner: postgres
--

ALTER PUBLICATION "pub; some" ADD TABLE ONLY fx.heir_no_default;


--
-- Name: pub_columns parent; Type: PUBLICATION TABLE; Schema: fx; Owner: postgres
--

ALTER PUBLICATION pub_columns ADD TABLE ONLY fx.parent (id, code) WHERE ((code IS NOT NULL));


--
-- Name: pub; some plain_table; Type: PUBLICATION TABLE; Schema: fx; Owner: postgres
--

ALTER PUBLICATION "pub; some" ADD TABLE ONLY fx.plain_table;


--
-- Name: pub_columns plain_table; Type: PUBLICATION TABLE; Schema: fx; Owner: postgres
--

ALTER PUBLICATION pub_columns ADD TABLE ONLY fx.plain_table (id, name);


--
-- Name: pub_schema fx Sche"ma.dot; Type: PUBLICATION TABLES IN SCHEMA; Schema: fx Sche"ma.dot; Owner: postgres
--

ALTER PUBLICATION pub_schema ADD TABLES IN SCHEMA "fx Sche""ma.dot";


--
-- Name: pub_schema fx_other; Type: PUBLICATION TABLES IN SCHEMA; Schema: fx_other; Owner: postgres
--

ALTER PUBLICATION pub_schema ADD TABLES IN SCHEMA fx_other;


--
-- Name: pub_mixed fx_other; Type: PUBLICATION TABLES IN SCHEMA; Schema: fx_other; Owner: postgres
--

ALTER PUBLICATION pub_mixed ADD TABLES IN SCHEMA fx_other;


--
-- Name: sub_binary; Type: SUBSCRIPTION; Schema: -; Owner: postgres
--

CREATE SUBSCRIPTION sub_binary CONNECTION 'host=nowhere' PUBLICATION p WITH (connect = false, slot_name = 'a_slot', binary = true, streaming = on);


ALTER SUBSCRIPTION sub_binary OWNER TO postgres;

--
-- Name: sub_off; Type: SUBSCRIPTION; Schema: -; Owner: postgres
--

CREATE SUBSCRIPTION sub_off CONNECTION 'host=nowhere dbname=''a b''' PUBLICATION pub_all, "pub; some" WITH (connect = false, slot_name = NONE, synchronous_commit = local);


ALTER SUBSCRIPTION sub_off OWNER TO postgres;

--
-- Name: SUBSCRIPTION sub_off; Type: COMMENT; Schema: -; Owner: postgres
--

COMMENT ON SUBSCRIPTION sub_off IS 'a subscription';


--
-- Name: sub_origin; Type: SUBSCRIPTION; Schema: -; Owner: postgres
--

CREATE SUBSCRIPTION sub_origin CONNECTION 'host=nowhere password=''x''' PUBLICATION p WITH (connect = false, slot_name = NONE, streaming = parallel, password_required = false, run_as_owner = true, origin = none);


ALTER SUBSCRIPTION sub_origin OWNER TO postgres;

--
-- Name: sub_two_phase; Type: SUBSCRIPTION; Schema: -; Owner: postgres
--

CREATE SUBSCRIPTION sub_two_phase CONNECTION 'host=nowhere' PUBLICATION p WITH (connect = false, slot_name = NONE, two_phase = on, disable_on_error = true);


ALTER SUBSCRIPTION sub_two_phase OWNER TO postgres;

--
-- Name: SCHEMA fx; Type: ACL; Schema: -; Owner: fx_owner
--

GRANT ALL ON SCHEMA fx TO fx_other;
GRANT ALL ON SCHEMA fx TO "fx reader";


--
-- Name: SCHEMA fx_ext; Type: ACL; Schema: -; Owner: postgres
--

GRANT USAGE ON SCHEMA fx_ext TO PUBLIC;


--
-- Name: SCHEMA public; Type: ACL; Schema: -; Owner: pg_database_owner
--

GRANT USAGE ON SCHEMA public TO "fx reader";


--
-- Name: LANGUAGE fx_pl; Type: ACL; Schema: -; Owner: fx_owner
--

REVOKE ALL ON LANGUAGE fx_pl FROM PUBLIC;
GRANT ALL ON LANGUAGE fx_pl TO fx_other;


--
-- Name: TYPE mood; Type: ACL; Schema: fx; Owner: fx_owner
--

REVOKE ALL ON TYPE fx.mood FROM PUBLIC;
GRANT ALL ON TYPE fx.mood TO "fx reader";


--
-- Name: TYPE positive; Type: ACL; Schema: fx; Owner: fx_owner
--

GRANT ALL ON TYPE fx.positive TO "fx reader";


--
-- Name: FUNCTION add_em(a integer, b integer, OUT total integer); Type: ACL; Schema: fx; Owner: fx_owner
--

GRANT ALL ON FUNCTION fx.add_em(a integer, b integer, OUT total integer) TO "fx reader" WITH GRANT OPTION;


--
-- Name: TABLE plain_table; Type: ACL; Schema: fx; Owner: fx_owner
--

GRANT ALL ON TABLE fx.plain_table TO fx_other WITH GRANT OPTION;
SET SESSION AUTHORIZATION fx_other;
GRANT SELECT,INSERT ON TABLE fx.plain_table TO "fx reader";
RESET SESSION AUTHORIZATION;


--
-- Name: COLUMN plain_table.id; Type: ACL; Schema: fx; Owner: fx_owner
--

GRANT SELECT(id),REFERENCES(id) ON TABLE fx.plain_table TO "FX_Übung";
GRANT SELECT(id),REFERENCES(id) ON TABLE fx.plain_table TO PUBLIC;


--
-- Name: COLUMN plain_table.name; Type: ACL; Schema: fx; Owner: fx_owner
--

GRANT SELECT(name),UPDATE(name) ON TABLE fx.plain_table TO "FX_Übung";
GRANT SELECT(name),UPDATE(name) ON TABLE fx.plain_table TO PUBLIC;


--
-- Name: FUNCTION many(VARIADIC texts text[]); Type: ACL; Schema: fx; Owner: postgres
--

REVOKE ALL ON FUNCTION fx.many(VARIADIC texts text[]) FROM PUBLIC;


--
-- Name: PROCEDURE proc(INOUT a integer, IN b text); Type: ACL; Schema: fx; Owner: fx_owner
--

GRANT ALL ON PROCEDURE fx.proc(INOUT a integer, IN b text) TO "fx reader";


--
-- Name: FUNCTION akeys(fx_ext.hstore); Type: ACL; Schema: fx_ext; Owner: postgres
--

REVOKE ALL ON FUNCTION fx_ext.akeys(fx_ext.hstore) FROM PUBLIC;
GRANT ALL ON FUNCTION fx_ext.akeys(fx_ext.hstore) TO "fx reader";


--
-- Name: FUNCTION total(double precision); Type: ACL; Schema: fx; Owner: fx_owner
--

REVOKE ALL ON FUNCTION fx.total(double precision) FROM PUBLIC;
GRANT ALL ON FUNCTION fx.total(double precision) TO "fx reader";


--
-- Name: FOREIGN DATA WRAPPER fx_fdw; Type: ACL; Schema: -; Owner: postgres
--

GRANT ALL ON FOREIGN DATA WRAPPER fx_fdw TO fx_owner;


--
-- Name: FOREIGN SERVER fx_server; Type: ACL; Schema: -; Owner: fx_owner
--

GRANT ALL ON FOREIGN SERVER fx_server TO "fx reader";


--
-- Name: TABLE zz_first; Type: ACL; Schema: fx; Owner: postgres
--

GRANT SELECT ON TABLE fx.zz_first TO fx_other;


--
-- Name: TABLE simple_view; Type: ACL; Schema: fx; Owner: fx_owner
--

GRANT SELECT ON TABLE fx.simple_view TO "fx reader";


--
-- Name: TABLE "do.t"; Type: ACL; Schema: fx; Owner: postgres
--

GRANT SELECT ON TABLE fx."do.t" TO "fx ""quoted"".role";
GRANT SELECT ON TABLE fx."do.t" TO "FX_Übung";


--
-- Name: TABLE empty_table; Type: ACL; Schema: fx; Owner: postgres
--

REVOKE ALL ON TABLE fx.empty_table FROM postgres;
GRANT TRIGGER,TRUNCATE ON TABLE fx.empty_table TO postgres;


--
-- Name: COLUMN empty_table.a; Type: ACL; Schema: fx; Owner: postgres
--

GRANT INSERT(a) ON TABLE fx.empty_table TO "fx ""quoted"".role" WITH GRANT OPTION;


--
-- Name: TABLE foreign_table; Type: ACL; Schema: fx; Owner: postgres
--

GRANT SELECT ON TABLE fx.foreign_table TO "fx reader";


--
-- Name: SEQUENCE free_seq; Type: ACL; Schema: fx; Owner: postgres
--

GRANT USAGE ON SEQUENCE fx.free_seq TO "fx reader";


--
-- Name: SEQUENCE never_used; Type: ACL; Schema: fx; Owner: fx_owner
--

GRANT SELECT,UPDATE ON SEQUENCE fx.never_used TO fx_other;


--
-- Name: LARGE OBJECT 100002; Type: ACL; Schema: -; Owner: postgres
--

GRANT SELECT ON LARGE OBJECT 100002 TO "fx reader";


--
-- Name: LARGE OBJECT 100003; Type: ACL; Schema: -; Owner: fx_owner
--

GRANT SELECT ON LARGE OBJECT 100003 TO "fx reader";


--
-- Name: LARGE OBJECT 100004; Type: ACL; Schema: -; Owner: postgres
--

GRANT ALL ON LARGE OBJECT 100004 TO fx_owner WITH GRANT OPTION;


--
-- Name: DEFAULT PRIVILEGES FOR TABLES; Type: DEFAULT ACL; Schema: fx; Owner: fx_owner
--

ALTER DEFAULT PRIVILEGES FOR ROLE fx_owner IN SCHEMA fx GRANT SELECT ON TABLES TO "fx reader";


--
-- Name: DEFAULT PRIVILEGES FOR TABLES; Type: DEFAULT ACL; Schema: fx Sche"ma.dot; Owner: fx "quoted".role
--

ALTER DEFAULT PRIVILEGES FOR ROLE "fx ""quoted"".role" IN SCHEMA "fx Sche""ma.dot" GRANT INSERT ON TABLES TO "FX_Übung";


--
-- Name: DEFAULT PRIVILEGES FOR SEQUENCES; Type: DEFAULT ACL; Schema: fx_other; Owner: fx_other
--

ALTER DEFAULT PRIVILEGES FOR ROLE fx_other IN SCHEMA fx_other GRANT ALL ON SEQUENCES TO PUBLIC;


--
-- Name: DEFAULT PRIVILEGES FOR TYPES; Type: DEFAULT ACL; Schema: -; Owner: fx_other
--

ALTER DEFAULT PRIVILEGES FOR ROLE fx_other REVOKE ALL ON TYPES FROM PUBLIC;


--
-- Name: DEFAULT PRIVILEGES FOR FUNCTIONS; Type: DEFAULT ACL; Schema: -; Owner: fx_owner
--

ALTER DEFAULT PRIVILEGES FOR ROLE fx_owner REVOKE ALL ON FUNCTIONS FROM PUBLIC;


--
-- Name: DEFAULT PRIVILEGES FOR SCHEMAS; Type: DEFAULT ACL; Schema: -; Owner: fx_owner
--

ALTER DEFAULT PRIVILEGES FOR ROLE fx_owner GRANT USAGE ON SCHEMAS TO fx_other WITH GRANT OPTION;


--
-- Name: fx; off; Type: EVENT TRIGGER; Schema: -; Owner: postgres
--

CREATE EVENT TRIGGER "fx; off" ON sql_drop
   EXECUTE FUNCTION fx.event_trig();

ALTER EVENT TRIGGER "fx; off" DISABLE;


ALTER EVENT TRIGGER "fx; off" OWNER TO postgres;

--
-- Name: fx_event; Type: EVENT TRIGGER; Schema: -; Owner: postgres
--

CREATE EVENT TRIGGER fx_event ON ddl_command_end
         WHEN TAG IN ('CREATE TABLE', 'DROP VIEW')
   EXECUTE FUNCTION fx.event_trig();


ALTER EVENT TRIGGER fx_event OWNER TO postgres;

--
-- Name: EVENT TRIGGER fx_event; Type: COMMENT; Schema: -; Owner: postgres
--

COMMENT ON EVENT TRIGGER fx_event IS 'an event trigger';


--
-- Name: zz_first; Type: MATERIALIZED VIEW DATA; Schema: fx; Owner: postgres
--

REFRESH MATERIALIZED VIEW fx.zz_first;


--
-- Name: aa_second; Type: MATERIALIZED VIEW DATA; Schema: fx; Owner: fx_other
--

REFRESH MATERIALIZED VIEW fx.aa_second;


--
-- Name: mat_in_fx_heap; Type: MATERIALIZED VIEW DATA; Schema: fx; Owner: postgres
--

REFRESH MATERIALIZED VIEW fx.mat_in_fx_heap;


--
-- Name: mat_needs_pkey; Type: MATERIALIZED VIEW DATA; Schema: fx; Owner: postgres
--

REFRESH MATERIALIZED VIEW fx.mat_needs_pkey;


--
-- PostgreSQL database dump complete
--

