-- What PostgreSQL 11 added.
CREATE PROCEDURE proc(INOUT a integer, b text DEFAULT 'x') LANGUAGE plpgsql AS 'BEGIN a := a + 1; COMMIT; END';
ALTER PROCEDURE proc(integer, text) OWNER TO fx_owner;
GRANT EXECUTE ON PROCEDURE proc(integer, text) TO "fx reader";
COMMENT ON PROCEDURE proc(integer, text) IS 'a procedure';
CREATE AGGREGATE shared_final(double precision) (
    SFUNC = float8_accum, STYPE = double precision[], FINALFUNC = float8_avg, FINALFUNC_MODIFY = shareable, INITCOND = '{0,0,0}');

CREATE TABLE hash_parts (k integer, v text, PRIMARY KEY (k)) PARTITION BY HASH (k);
CREATE TABLE hash_parts_0 PARTITION OF hash_parts FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE hash_parts_1 PARTITION OF hash_parts FOR VALUES WITH (MODULUS 2, REMAINDER 1);
INSERT INTO hash_parts SELECT n, 'v' || n FROM generate_series(1, 6) n;
-- Rows of a hash partition by enum must go in through the root; with one partition their order survives.
CREATE TABLE enum_parts (m mood, v text) PARTITION BY HASH (m);
CREATE TABLE enum_parts_0 PARTITION OF enum_parts FOR VALUES WITH (MODULUS 1, REMAINDER 0);
INSERT INTO enum_parts SELECT m, m::text FROM unnest(enum_range(NULL::mood)) m;

CREATE TABLE parts_rest PARTITION OF parts DEFAULT;
INSERT INTO parts VALUES (5000, 'rest', 'default partition');
CREATE INDEX parts_v ON parts (v);
CREATE INDEX parts_expr ON ONLY parts ((k + 1));
CREATE INDEX parts_low_expr ON parts_low ((k + 1));
ALTER INDEX parts_expr ATTACH PARTITION parts_low_expr;
ALTER INDEX parts_low_expr ALTER COLUMN 1 SET STATISTICS 400;
CREATE TABLE key_parts (a integer, b integer, CONSTRAINT "key; parts" PRIMARY KEY (a)) PARTITION BY RANGE (a);
CREATE TABLE key_parts_1 PARTITION OF key_parts FOR VALUES FROM (0) TO (10);
CREATE TRIGGER on_parts AFTER INSERT ON key_parts FOR EACH ROW EXECUTE PROCEDURE trig();
ALTER TABLE key_parts_1 DISABLE TRIGGER on_parts;
ALTER TABLE key_parts ADD FOREIGN KEY (b) REFERENCES parent (id);
INSERT INTO key_parts VALUES (1, 1), (2, NULL);

CREATE UNIQUE INDEX with_include ON plain_table (id) INCLUDE (name, qty);
CREATE TABLE included (a integer, b text, c text, PRIMARY KEY (a) INCLUDE (b, c));
CREATE TABLE fast_default (a integer);
INSERT INTO fast_default VALUES (1);
ALTER TABLE fast_default ADD COLUMN b text DEFAULT 'added without a rewrite';
CREATE OPERATOR CLASS fx_gist_box DEFAULT FOR TYPE box USING fx_gist AS
    OPERATOR 1 <<, OPERATOR 2 &<, OPERATOR 3 &&, OPERATOR 4 &>, OPERATOR 5 >>, OPERATOR 6 ~=, OPERATOR 7 @>, OPERATOR 8 <@,
    OPERATOR 9 &<|, OPERATOR 10 <<|, OPERATOR 11 |>>, OPERATOR 12 |&>,
    FUNCTION 1 gist_box_consistent(internal, box, smallint, oid, internal), FUNCTION 2 gist_box_union(internal, internal),
    FUNCTION 5 gist_box_penalty(internal, internal, internal), FUNCTION 6 gist_box_picksplit(internal, internal),
    FUNCTION 7 gist_box_same(box, box, internal);
CREATE TABLE boxes (b box);
CREATE INDEX boxes_idx ON boxes USING fx_gist (b);
INSERT INTO boxes VALUES ('(1,1),(0,0)');
CREATE DOMAIN dom_of_doms AS positive[] CHECK (array_length(VALUE, 1) < 5);
CREATE FUNCTION takes_domains(a "dom ain"[]) RETURNS integer LANGUAGE sql AS 'SELECT 1';
