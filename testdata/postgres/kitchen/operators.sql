-- Operators, operator families and classes, index access methods.
CREATE SCHEMA k_op;
SET search_path = k_op;

CREATE TYPE num;
CREATE FUNCTION num_in(cstring) RETURNS num LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION num_out(num) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE num (INPUT = num_in, OUTPUT = num_out, INTERNALLENGTH = 4, PASSEDBYVALUE, ALIGNMENT = int4);
CREATE FUNCTION lt(num, num) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4lt';
CREATE FUNCTION le(num, num) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4le';
CREATE FUNCTION eq(num, num) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4eq';
CREATE FUNCTION ne(num, num) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4ne';
CREATE FUNCTION ge(num, num) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4ge';
CREATE FUNCTION gt(num, num) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4gt';
CREATE FUNCTION cmp(num, num) RETURNS integer LANGUAGE internal IMMUTABLE STRICT AS 'btint4cmp';
CREATE FUNCTION hash(num) RETURNS integer LANGUAGE internal IMMUTABLE STRICT AS 'hashint4';
CREATE FUNCTION neg(num) RETURNS num LANGUAGE internal IMMUTABLE STRICT AS 'int4um';
CREATE FUNCTION mixed_lt(num, integer) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4lt';
CREATE FUNCTION mixed_eq(num, integer) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4eq';
CREATE FUNCTION mixed_qe(integer, num) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4eq';
CREATE FUNCTION mixed_cmp(num, integer) RETURNS integer LANGUAGE internal IMMUTABLE STRICT AS 'btint4cmp';
CREATE FUNCTION distance(num, num) RETURNS integer LANGUAGE sql IMMUTABLE STRICT AS 'SELECT 1';

CREATE OPERATOR < (PROCEDURE = lt, LEFTARG = num, RIGHTARG = num, COMMUTATOR = >, NEGATOR = >=, RESTRICT = scalarltsel, JOIN = scalarltjoinsel);
CREATE OPERATOR <= (PROCEDURE = le, LEFTARG = num, RIGHTARG = num, COMMUTATOR = >=, NEGATOR = >, RESTRICT = scalarltsel, JOIN = scalarltjoinsel);
CREATE OPERATOR = (PROCEDURE = eq, LEFTARG = num, RIGHTARG = num, COMMUTATOR = =, NEGATOR = <>, HASHES, MERGES, RESTRICT = eqsel, JOIN = eqjoinsel);
CREATE OPERATOR <> (PROCEDURE = ne, LEFTARG = num, RIGHTARG = num, COMMUTATOR = <>, NEGATOR = =, RESTRICT = neqsel, JOIN = neqjoinsel);
CREATE OPERATOR >= (PROCEDURE = ge, LEFTARG = num, RIGHTARG = num, COMMUTATOR = <=, NEGATOR = <, RESTRICT = scalargtsel, JOIN = scalargtjoinsel);
CREATE OPERATOR > (PROCEDURE = gt, LEFTARG = num, RIGHTARG = num, COMMUTATOR = <, NEGATOR = <=, RESTRICT = scalargtsel, JOIN = scalargtjoinsel);
CREATE OPERATOR < (PROCEDURE = mixed_lt, LEFTARG = num, RIGHTARG = integer);
CREATE OPERATOR = (PROCEDURE = mixed_eq, LEFTARG = num, RIGHTARG = integer, COMMUTATOR = =);
CREATE OPERATOR = (PROCEDURE = mixed_qe, LEFTARG = integer, RIGHTARG = num, COMMUTATOR = =);
CREATE OPERATOR <-> (PROCEDURE = distance, LEFTARG = num, RIGHTARG = num);
CREATE OPERATOR @#@ (PROCEDURE = neg, RIGHTARG = num);
CREATE OPERATOR !== (PROCEDURE = ne, LEFTARG = num, RIGHTARG = num, NEGATOR = OPERATOR(k_other.===));
CREATE OPERATOR ~~~~ (PROCEDURE = lt, LEFTARG = num, RIGHTARG = num, COMMUTATOR = OPERATOR(k_other.####));
CREATE OPERATOR k_other.-~- (PROCEDURE = lt, LEFTARG = num, RIGHTARG = num);
CREATE OPERATOR <% (PROCEDURE = pg_catalog.int4lt, LEFTARG = integer, RIGHTARG = integer);
COMMENT ON OPERATOR < (num, num) IS 'less';
COMMENT ON OPERATOR @#@ (NONE, num) IS 'a prefix operator';
ALTER OPERATOR < (num, num) OWNER TO kitchen_owner;
ALTER OPERATOR k_other.-~- (num, num) OWNER TO "kitchen ""quoted"" role";
\if :s14
\else
-- Postfix, until 14.
CREATE OPERATOR !!! (PROCEDURE = neg, LEFTARG = num);
COMMENT ON OPERATOR !!! (num, NONE) IS 'a postfix operator';
\endif

CREATE OPERATOR FAMILY num_family USING btree;
CREATE OPERATOR CLASS num_ops DEFAULT FOR TYPE num USING btree FAMILY num_family AS
    OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 cmp(num, num);
-- A family with loose members, of several pairs of types. No two of one number: pg_dump gives them no order.
ALTER OPERATOR FAMILY num_family USING btree ADD
    OPERATOR 1 < (num, integer), OPERATOR 3 = (integer, num), FUNCTION 1 (num, integer) mixed_cmp(num, integer);
CREATE OPERATOR CLASS num_hash DEFAULT FOR TYPE num USING hash AS OPERATOR 1 =, FUNCTION 1 hash(num);
CREATE OPERATOR CLASS num_other FOR TYPE num USING btree AS OPERATOR 1 <, OPERATOR 3 =, FUNCTION 1 cmp(num, num);
CREATE OPERATOR FAMILY only_loose USING btree;
ALTER OPERATOR FAMILY only_loose USING btree ADD
    OPERATOR 1 < (integer, bigint), OPERATOR 3 = (integer, bigint), FUNCTION 1 (integer, bigint) btint48cmp(integer, bigint);
CREATE OPERATOR FAMILY "Family; empty" USING gist;
CREATE OPERATOR FAMILY k_other.gin_family USING gin;
-- Release 10 wants functions that 11 took away.
\if :s11
\set compress ''
\set decompress ''
\else
\set compress 'FUNCTION 3 gist_box_compress(internal),'
\set decompress 'FUNCTION 4 gist_box_decompress(internal),'
\endif
-- STORAGE, FOR ORDER BY, and a class of its own family in another schema.
CREATE OPERATOR CLASS gist_points FOR TYPE point USING gist AS
    OPERATOR 15 <->(point, point) FOR ORDER BY pg_catalog.float_ops, OPERATOR 1 <<(point, point),
    FUNCTION 1 gist_point_consistent(internal, point, smallint, oid, internal), FUNCTION 2 gist_box_union(internal, internal),
    FUNCTION 3 gist_point_compress(internal), :decompress FUNCTION 5 gist_box_penalty(internal, internal, internal),
    FUNCTION 6 gist_box_picksplit(internal, internal), FUNCTION 7 gist_box_same(box, box, internal),
    FUNCTION 8 gist_point_distance(internal, point, smallint, oid, internal), STORAGE box;
CREATE OPERATOR CLASS k_other.gin_ints FOR TYPE integer[] USING gin FAMILY k_other.gin_family AS
    OPERATOR 1 &&(anyarray, anyarray), OPERATOR 2 @>(anyarray, anyarray), FUNCTION 1 btint4cmp(integer, integer),
    FUNCTION 2 ginarrayextract(anyarray, internal, internal), FUNCTION 3 ginqueryarrayextract(anyarray, internal, smallint, internal, internal, internal, internal),
    FUNCTION 4 ginarrayconsistent(internal, smallint, anyarray, integer, internal, internal, internal, internal), STORAGE integer;
CREATE OPERATOR CLASS "Class; empty" FOR TYPE bigint USING btree AS STORAGE bigint;
CREATE OPERATOR CLASS brin_nums FOR TYPE integer USING brin AS
    OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >,
    FUNCTION 1 brin_minmax_opcinfo(internal), FUNCTION 2 brin_minmax_add_value(internal, internal, internal, internal),
    FUNCTION 3 brin_minmax_consistent(internal, internal, internal), FUNCTION 4 brin_minmax_union(internal, internal, internal);
ALTER OPERATOR FAMILY num_family USING btree OWNER TO kitchen_owner;
ALTER OPERATOR CLASS num_ops USING btree OWNER TO kitchen_owner;
ALTER OPERATOR FAMILY num_hash USING hash OWNER TO "kitchen ""quoted"" role";
COMMENT ON OPERATOR FAMILY num_family USING btree IS 'a family';
COMMENT ON OPERATOR CLASS num_ops USING btree IS 'a class';
COMMENT ON OPERATOR CLASS num_hash USING hash IS 'a class whose family has no comment';
COMMENT ON OPERATOR FAMILY "Family; empty" USING gist IS 'empty';
-- A range over an operator class of our own.
CREATE TYPE num_range AS RANGE (SUBTYPE = num, SUBTYPE_OPCLASS = num_other);
CREATE TABLE nums (a num, b num, r num_range, p point, i integer[]);
CREATE INDEX nums_default ON nums (a);
CREATE INDEX nums_other ON nums (b num_other DESC, a num_ops NULLS FIRST);
CREATE INDEX nums_hash ON nums USING hash (a);
CREATE INDEX nums_points ON nums USING gist (p gist_points);
CREATE INDEX nums_ints ON nums USING gin (i k_other.gin_ints);
INSERT INTO nums VALUES ('1', '2', '[1,3)', '(1,2)', '{1,2}');
CREATE VIEW uses_operators AS SELECT a FROM nums WHERE a OPERATOR(k_op.<) b AND a = 3 AND @#@ a <> b;

CREATE ACCESS METHOD kitchen_gist TYPE INDEX HANDLER gisthandler;
CREATE ACCESS METHOD "kitchen; btree" TYPE INDEX HANDLER bthandler;
COMMENT ON ACCESS METHOD kitchen_gist IS 'gist under another name';
CREATE OPERATOR CLASS own_gist_boxes DEFAULT FOR TYPE box USING kitchen_gist AS
    OPERATOR 1 <<, OPERATOR 3 &&, FUNCTION 1 gist_box_consistent(internal, box, smallint, oid, internal), FUNCTION 2 gist_box_union(internal, internal),
    :compress :decompress FUNCTION 5 gist_box_penalty(internal, internal, internal), FUNCTION 6 gist_box_picksplit(internal, internal), FUNCTION 7 gist_box_same(box, box, internal);
CREATE TABLE boxes (b box);
CREATE INDEX boxes_idx ON boxes USING kitchen_gist (b);
COMMENT ON OPERATOR FAMILY own_gist_boxes USING kitchen_gist IS 'a family of an access method of our own';
\if :s12
CREATE ACCESS METHOD kitchen_heap TYPE TABLE HANDLER heap_tableam_handler;
COMMENT ON ACCESS METHOD kitchen_heap IS 'heap under another name';
\endif
RESET search_path;
