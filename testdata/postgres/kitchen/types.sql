-- Types: shell, base, composite, enum, range, multirange, domain; each with every clause.
CREATE SCHEMA k_types;
SET search_path = k_types;

CREATE TYPE never_defined;
CREATE TYPE "Shell; quoted";
COMMENT ON TYPE never_defined IS 'a shell';
ALTER TYPE "Shell; quoted" OWNER TO kitchen_owner;

-- Base types: every clause, and LIKE.
CREATE TYPE every_clause;
CREATE FUNCTION every_in(cstring, oid, integer) RETURNS every_clause LANGUAGE internal IMMUTABLE STRICT AS 'varcharin';
CREATE FUNCTION every_out(every_clause) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'varcharout';
CREATE FUNCTION every_recv(internal, oid, integer) RETURNS every_clause LANGUAGE internal STABLE STRICT AS 'varcharrecv';
CREATE FUNCTION every_send(every_clause) RETURNS bytea LANGUAGE internal STABLE STRICT AS 'varcharsend';
CREATE FUNCTION every_typmod_in(cstring[]) RETURNS integer LANGUAGE internal IMMUTABLE STRICT AS 'varchartypmodin';
CREATE FUNCTION every_typmod_out(integer) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'varchartypmodout';
CREATE FUNCTION every_analyze(internal) RETURNS boolean LANGUAGE internal STRICT AS 'array_typanalyze';
CREATE TYPE every_clause (
    INPUT = every_in, OUTPUT = every_out, RECEIVE = every_recv, SEND = every_send, TYPMOD_IN = every_typmod_in,
    TYPMOD_OUT = every_typmod_out, ANALYZE = every_analyze, INTERNALLENGTH = VARIABLE, ALIGNMENT = int4, STORAGE = main,
    CATEGORY = 'q', PREFERRED = true, DEFAULT = 'it''s', DELIMITER = ';', COLLATABLE = true
);
COMMENT ON TYPE every_clause IS 'a base type';
ALTER TYPE every_clause OWNER TO kitchen_owner;
CREATE TYPE fixed;
CREATE FUNCTION fixed_in(cstring) RETURNS fixed LANGUAGE internal IMMUTABLE STRICT AS 'int8in';
CREATE FUNCTION fixed_out(fixed) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int8out';
CREATE TYPE fixed (INPUT = fixed_in, OUTPUT = fixed_out, INTERNALLENGTH = 8, PASSEDBYVALUE, ALIGNMENT = double, STORAGE = plain, DEFAULT = '7');
CREATE TYPE chars;
CREATE FUNCTION chars_in(cstring) RETURNS chars LANGUAGE internal IMMUTABLE STRICT AS 'charin';
CREATE FUNCTION chars_out(chars) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'charout';
CREATE TYPE chars (INPUT = chars_in, OUTPUT = chars_out, LIKE = "char", CATEGORY = 'U');
CREATE TYPE shorts;
CREATE FUNCTION shorts_in(cstring) RETURNS shorts LANGUAGE internal IMMUTABLE STRICT AS 'int2in';
CREATE FUNCTION shorts_out(shorts) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int2out';
CREATE TYPE shorts (INPUT = shorts_in, OUTPUT = shorts_out, LIKE = smallint);
CREATE TYPE out_of_line;
CREATE FUNCTION out_of_line_in(cstring) RETURNS out_of_line LANGUAGE internal IMMUTABLE STRICT AS 'byteain';
CREATE FUNCTION out_of_line_out(out_of_line) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'byteaout';
CREATE TYPE out_of_line (INPUT = out_of_line_in, OUTPUT = out_of_line_out, STORAGE = external);
CREATE TYPE elements;
CREATE FUNCTION elements_in(cstring) RETURNS elements LANGUAGE internal IMMUTABLE STRICT AS 'point_in';
CREATE FUNCTION elements_out(elements) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'point_out';
\if :s14
CREATE TYPE elements (INPUT = elements_in, OUTPUT = elements_out, INTERNALLENGTH = 16, ALIGNMENT = double, ELEMENT = double precision,
    SUBSCRIPT = raw_array_subscript_handler);
\else
CREATE TYPE elements (INPUT = elements_in, OUTPUT = elements_out, INTERNALLENGTH = 16, ALIGNMENT = double, ELEMENT = double precision);
\endif
CREATE TYPE k_other.base_elsewhere;
CREATE FUNCTION elsewhere_in(cstring) RETURNS k_other.base_elsewhere LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION k_other.elsewhere_out(k_other.base_elsewhere) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE k_other.base_elsewhere (INPUT = elsewhere_in, OUTPUT = k_other.elsewhere_out, LIKE = text, COLLATABLE = true);
CREATE TABLE base_values (
    a every_clause, b every_clause(5), c every_clause[] DEFAULT '{a;b}', d fixed DEFAULT '9', e fixed[], f chars, g shorts, h out_of_line,
    i elements, j k_other.base_elsewhere COLLATE "C"
);
-- ANALYZE would call a function that is another type's.
ALTER TABLE base_values ALTER COLUMN a SET STATISTICS 0, ALTER COLUMN b SET STATISTICS 0;
INSERT INTO base_values (a, b, d, f, g, h, i, j) VALUES ('one', 'two', '3', 'x', '-5', '\x00ff', '(1,2)', 'text'), (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO base_values (c, e) VALUES ('{x;"y;z";NULL}', '{1,2}');

-- Composite types.
CREATE TYPE pair AS (a integer, b text);
CREATE TYPE "Composite; of composites" AS (p pair, "q q" pair[], r numeric(12, 3), s timestamp(3) with time zone, t character varying(5)[]);
CREATE TYPE collated AS (a text COLLATE "C", b text, c varchar COLLATE "POSIX");
CREATE TYPE nothing AS ();
CREATE TYPE altered AS (a integer, gone text, c text);
ALTER TYPE altered DROP ATTRIBUTE gone, ADD ATTRIBUTE d date, ALTER ATTRIBUTE c TYPE varchar(9);
CREATE TYPE k_other."select" AS ("from" k_types.pair, "where" integer);
COMMENT ON TYPE pair IS 'a composite type';
COMMENT ON COLUMN pair.a IS 'the first; column';
COMMENT ON COLUMN "Composite; of composites"."q q" IS 'an array of it';
COMMENT ON COLUMN altered.d IS 'after a dropped one';
ALTER TYPE pair OWNER TO kitchen_owner;
GRANT USAGE ON TYPE pair TO kitchen_reader WITH GRANT OPTION;
REVOKE USAGE ON TYPE "Composite; of composites" FROM PUBLIC;
CREATE TABLE composites (a pair, b "Composite; of composites", c altered[] DEFAULT ARRAY[ROW(1, 'c', NULL)::altered], d k_other."select");
INSERT INTO composites VALUES ((1, 'one'), ((2, NULL), '{"(3,\"t h\")"}', 1.5, '2024-01-01 00:00+00', '{a,b}'), DEFAULT, ((1, ''), 2)), (NULL, NULL, NULL, NULL);

-- Enums: order after additions, labels that need care.
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
ALTER TYPE mood ADD VALUE 'meh' BEFORE 'ok';
ALTER TYPE mood ADD VALUE 'ecstatic' AFTER 'happy';
ALTER TYPE mood ADD VALUE 'so-so' AFTER 'meh';
CREATE TYPE "Enum ""of"" odd; labels" AS ENUM ('', ' ', 'it''s', '"quoted"', E'back\\slash', E'new\nline', 'ünï ☃', 'a,b', '{c}', 'NULL', '$1', 'sixty-three bytes long xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx63');
CREATE TYPE no_labels AS ENUM ();
CREATE TYPE renamed_label AS ENUM ('before', 'b');
ALTER TYPE renamed_label RENAME VALUE 'before' TO 'after';
COMMENT ON TYPE mood IS 'an enum';
ALTER TYPE mood OWNER TO "kitchen ""quoted"" role";
GRANT USAGE ON TYPE mood TO kitchen_reader;
CREATE TABLE enums (a mood DEFAULT 'ok', b mood[] DEFAULT '{sad,meh}', c "Enum ""of"" odd; labels", CHECK (a >= 'sad'));
INSERT INTO enums SELECT NULL, NULL, l FROM unnest(enum_range(NULL::"Enum ""of"" odd; labels")) l;
INSERT INTO enums VALUES ('so-so', DEFAULT, NULL);

-- Ranges and their multiranges.
CREATE FUNCTION float_minus(a double precision, b double precision) RETURNS double precision LANGUAGE sql IMMUTABLE STRICT AS 'SELECT a - b';
CREATE TYPE float_range AS RANGE (SUBTYPE = float8, SUBTYPE_DIFF = float_minus);
CREATE TYPE text_range AS RANGE (SUBTYPE = text, COLLATION = "C");
CREATE TYPE pattern_range AS RANGE (SUBTYPE = text, SUBTYPE_OPCLASS = text_pattern_ops, COLLATION = "POSIX");
CREATE TYPE canonical_range;
CREATE FUNCTION canonical(r canonical_range) RETURNS canonical_range LANGUAGE internal IMMUTABLE STRICT AS 'int4range_canonical';
CREATE TYPE canonical_range AS RANGE (SUBTYPE = integer, CANONICAL = canonical, SUBTYPE_DIFF = int4range_subdiff);
CREATE TYPE mood_range AS RANGE (SUBTYPE = mood);
CREATE TYPE "Range; quoted" AS RANGE (SUBTYPE = pair);
COMMENT ON TYPE float_range IS 'a range type';
ALTER TYPE float_range OWNER TO kitchen_owner;
GRANT USAGE ON TYPE float_range TO kitchen_reader;
\if :s14
CREATE TYPE named_multi AS RANGE (SUBTYPE = date, MULTIRANGE_TYPE_NAME = "Multi; date", SUBTYPE_DIFF = daterange_subdiff);
CREATE TYPE multi_elsewhere AS RANGE (SUBTYPE = bigint, MULTIRANGE_TYPE_NAME = k_other.elsewhere_multi);
COMMENT ON TYPE "Multi; date" IS 'a multirange type';
CREATE TABLE multiranges (a "Multi; date", b k_other.elsewhere_multi, c float_multirange[], d int4multirange DEFAULT '{[1,3)}');
INSERT INTO multiranges VALUES ('{[2024-01-01,2024-02-01)}', '{}', '{"{[1,2)}",NULL}', DEFAULT), (NULL, NULL, NULL, NULL);
\endif
CREATE TABLE ranges (a float_range DEFAULT '[1,2)', b text_range, c pattern_range, d canonical_range, e mood_range, f "Range; quoted"[]);
INSERT INTO ranges VALUES (DEFAULT, '[a,b)', '(,z]', '[1,5]', '[sad,happy)', NULL), ('empty', '(,)', NULL, 'empty', NULL, '{}');

-- Domains.
CREATE DOMAIN plain AS integer;
CREATE DOMAIN with_all AS text COLLATE "C" DEFAULT 'it''s' NOT NULL CONSTRAINT first_check CHECK (VALUE <> ';') CONSTRAINT "Check; two" CHECK (length(VALUE) < 10);
CREATE DOMAIN on_domain AS with_all CONSTRAINT more CHECK (VALUE <> 'x');
CREATE DOMAIN of_type_mod AS numeric(10, 2) CHECK (VALUE > 0);
CREATE DOMAIN of_array AS integer[] DEFAULT '{1,2}' CHECK (array_length(VALUE, 1) < 9);
CREATE DOMAIN of_range AS float_range CHECK (NOT isempty(VALUE));
CREATE DOMAIN of_enum AS mood DEFAULT 'ok' CHECK (VALUE <> 'sad');
CREATE DOMAIN "Domain; quoted" AS varchar(7) COLLATE "POSIX" DEFAULT NULL;
CREATE DOMAIN default_expression AS timestamp with time zone DEFAULT now();
CREATE DOMAIN later AS integer;
ALTER DOMAIN later ADD CONSTRAINT not_validated CHECK (VALUE > 0) NOT VALID;
ALTER DOMAIN later ADD CONSTRAINT a_second CHECK (VALUE < 1000);
CREATE DOMAIN kitchen_owner.elsewhere AS k_types.on_domain;
COMMENT ON DOMAIN with_all IS 'a domain';
COMMENT ON CONSTRAINT "Check; two" ON DOMAIN with_all IS 'a domain''s constraint';
COMMENT ON CONSTRAINT not_validated ON DOMAIN later IS 'a constraint that is not valid';
ALTER DOMAIN with_all OWNER TO kitchen_owner;
GRANT USAGE ON DOMAIN with_all TO kitchen_reader;
REVOKE USAGE ON DOMAIN plain FROM PUBLIC;
\if :s11
CREATE DOMAIN of_composite AS pair CHECK ((VALUE).a > 0);
CREATE DOMAIN array_of_domains AS of_type_mod[];
CREATE TABLE domain_arrays (a of_type_mod[], b array_of_domains DEFAULT '{1.5}');
\endif
\if :s14
CREATE DOMAIN of_multirange AS int4multirange CHECK (VALUE <> '{}');
\endif
\if :s18
CREATE DOMAIN named_not_null AS integer CONSTRAINT "is; there" NOT NULL DEFAULT 3;
COMMENT ON CONSTRAINT "is; there" ON DOMAIN named_not_null IS 'a not-null constraint of a domain';
COMMENT ON CONSTRAINT with_all_not_null ON DOMAIN with_all IS 'one with the usual name';
\endif
CREATE TABLE domains (a plain, b with_all, c on_domain DEFAULT 'c', d of_type_mod, e of_array, f of_range, g of_enum, h "Domain; quoted", i later);
INSERT INTO domains VALUES (1, 'b', DEFAULT, 1.25, '{3}', '[1,2)', 'ok', 'h', 5);
RESET search_path;
