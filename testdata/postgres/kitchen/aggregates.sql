-- Aggregates: plain, moving, ordered-set, hypothetical, with every support function.
CREATE SCHEMA k_agg;
SET search_path = k_agg;

CREATE FUNCTION step(double precision, double precision) RETURNS double precision LANGUAGE sql IMMUTABLE AS 'SELECT $1 + $2';
CREATE FUNCTION "Final; quoted"(double precision) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1::text';
CREATE FUNCTION step_extra(bigint, text, text) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT $1 + length($2)';
CREATE AGGREGATE plain(double precision) (SFUNC = step, STYPE = double precision);
CREATE AGGREGATE with_init(double precision) (SFUNC = step, STYPE = double precision, INITCOND = '0', FINALFUNC = "Final; quoted");
CREATE AGGREGATE odd_init(text) (SFUNC = textcat, STYPE = text, INITCOND = 'it''s \ ;');
CREATE AGGREGATE "Agg; quoted"("Arg; one" double precision) (SFUNC = step, STYPE = double precision);
CREATE AGGREGATE everything(*) (SFUNC = int8inc, STYPE = bigint, INITCOND = '0');
CREATE AGGREGATE two_arguments(a text, b text) (SFUNC = step_extra, STYPE = bigint, INITCOND = '0', SSPACE = 48);
CREATE FUNCTION int4_accum_variadic(bigint, VARIADIC integer[]) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT $1 + $2[1]';
CREATE AGGREGATE variadic_one(VARIADIC integer[]) (SFUNC = int4_accum_variadic, STYPE = bigint, INITCOND = '0');
CREATE AGGREGATE parallel_one(double precision) (
    SFUNC = float8_accum, STYPE = double precision[], FINALFUNC = float8_avg, COMBINEFUNC = float8_combine, INITCOND = '{0,0,0}', PARALLEL = safe);
CREATE AGGREGATE restricted_one(integer) (SFUNC = int4larger, STYPE = integer, PARALLEL = restricted);
CREATE AGGREGATE serialized(numeric) (
    SFUNC = numeric_avg_accum, STYPE = internal, SSPACE = 128, FINALFUNC = numeric_avg, COMBINEFUNC = numeric_avg_combine,
    SERIALFUNC = numeric_avg_serialize, DESERIALFUNC = numeric_avg_deserialize, PARALLEL = safe);
CREATE AGGREGATE moving(double precision) (
    SFUNC = float8_accum, STYPE = double precision[], FINALFUNC = float8_avg, INITCOND = '{0,0,0}',
    MSFUNC = float8_accum, MINVFUNC = float8_accum, MSTYPE = double precision[], MSSPACE = 24, MFINALFUNC = float8_avg, MINITCOND = '{0,0,0}');
CREATE FUNCTION int4_last(bigint[], integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1[1]::integer';
CREATE AGGREGATE moving_other_state(integer) (
    SFUNC = int4larger, STYPE = integer,
    MSFUNC = int4_avg_accum, MINVFUNC = int4_avg_accum_inv, MSTYPE = bigint[], MFINALFUNC = int4_last, MFINALFUNC_EXTRA, MINITCOND = '{0,0}');
CREATE AGGREGATE smallest(integer) (SFUNC = int4smaller, STYPE = integer, SORTOP = <, COMBINEFUNC = int4smaller);
CREATE AGGREGATE largest_text(text) (SFUNC = text_larger, STYPE = text, SORTOP = OPERATOR(pg_catalog.>));
CREATE AGGREGATE ordered(double precision ORDER BY anyelement) (
    SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA);
CREATE AGGREGATE ordered_no_direct(ORDER BY "Sorted; by" anyelement) (
    SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = mode_final, FINALFUNC_EXTRA);
CREATE AGGREGATE hypothetical(VARIADIC "any" ORDER BY VARIADIC "any") (
    SFUNC = ordered_set_transition_multi, STYPE = internal, FINALFUNC = rank_final, FINALFUNC_EXTRA, HYPOTHETICAL);
CREATE FUNCTION array_append_here(anyarray, anyelement) RETURNS anyarray LANGUAGE internal IMMUTABLE AS 'array_append';
CREATE AGGREGATE polymorphic_state(anyelement) (SFUNC = array_append_here, STYPE = ANYARRAY, INITCOND = '{}');
ALTER AGGREGATE with_init(double precision) OWNER TO kitchen_owner;
GRANT EXECUTE ON FUNCTION with_init(double precision) TO kitchen_reader;
REVOKE EXECUTE ON FUNCTION with_init(double precision) FROM PUBLIC;
COMMENT ON AGGREGATE with_init(double precision) IS 'an aggregate';
COMMENT ON AGGREGATE everything(*) IS 'of everything';
COMMENT ON AGGREGATE ordered(double precision ORDER BY anyelement) IS 'an ordered-set aggregate';
COMMENT ON AGGREGATE hypothetical(VARIADIC "any" ORDER BY VARIADIC "any") IS 'a hypothetical-set aggregate';
\if :s11
CREATE AGGREGATE shared_final(double precision) (
    SFUNC = float8_accum, STYPE = double precision[], FINALFUNC = float8_avg, FINALFUNC_MODIFY = shareable, INITCOND = '{0,0,0}');
CREATE AGGREGATE changing_final(double precision) (
    SFUNC = float8_accum, STYPE = double precision[], FINALFUNC = float8_avg, FINALFUNC_MODIFY = read_write, INITCOND = '{0,0,0}',
    MSFUNC = float8_accum, MINVFUNC = float8_accum, MSTYPE = double precision[], MFINALFUNC = float8_avg, MFINALFUNC_MODIFY = shareable, MINITCOND = '{0,0,0}');
CREATE AGGREGATE ordered_read_only(double precision ORDER BY anyelement) (
    SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA, FINALFUNC_MODIFY = read_only);
\endif
RESET search_path;
