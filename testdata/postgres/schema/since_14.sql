-- What PostgreSQL 14 added.
CREATE FUNCTION standard_body(a integer, b integer) RETURNS integer LANGUAGE sql RETURN a + b;
CREATE FUNCTION atomic_body(OUT n bigint, OUT what text) LANGUAGE sql BEGIN ATOMIC
    SELECT count(*), 'semi;colon'::text FROM plain_table;
END;
CREATE PROCEDURE atomic_proc(a integer) LANGUAGE sql BEGIN ATOMIC
    INSERT INTO log VALUES (a, E'\\.');
    SELECT 1;
END;
CREATE PROCEDURE out_proc(IN a integer, OUT b integer) LANGUAGE plpgsql AS 'BEGIN b := a; END';
-- Needs the primary key, which comes after the data.
CREATE FUNCTION needs_pkey_fn() RETURNS TABLE (id integer, name text) LANGUAGE sql BEGIN ATOMIC
    SELECT id, name FROM plain_table GROUP BY id;
END;
CREATE VIEW on_needs_pkey_fn AS SELECT * FROM needs_pkey_fn();
CREATE TABLE compressed (a text COMPRESSION pglz, b text);
INSERT INTO compressed VALUES (repeat('x', 3000), 'b');
CREATE TYPE with_multirange AS RANGE (SUBTYPE = date, MULTIRANGE_TYPE_NAME = own_multirange);
CREATE TABLE multiranges (a int4multirange, b own_multirange, c datemultirange[]);
INSERT INTO multiranges VALUES ('{[1,3),[5,8)}', '{}', '{"{[2024-01-01,2024-02-01)}",NULL}');
CREATE TYPE subscripted;
CREATE FUNCTION subscripted_in(cstring) RETURNS subscripted LANGUAGE internal IMMUTABLE STRICT AS 'jsonb_in';
CREATE FUNCTION subscripted_out(subscripted) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'jsonb_out';
CREATE TYPE subscripted (INPUT = subscripted_in, OUTPUT = subscripted_out, LIKE = jsonb, SUBSCRIPT = jsonb_subscript_handler);
CREATE STATISTICS stats_expr ON (lower(name)), (qty % 10), price FROM plain_table;
CREATE STATISTICS "stats; one" ON (price * 2) FROM plain_table;
CREATE SUBSCRIPTION sub_binary CONNECTION 'host=nowhere' PUBLICATION p
    WITH (connect = false, slot_name = 'a_slot', binary = true, streaming = true);
CREATE INDEX pages_per_range ON plain_table USING brin (id int4_minmax_multi_ops (values_per_range = 16)) WITH (pages_per_range = 4);
ALTER TABLE hash_parts DETACH PARTITION hash_parts_1;
ALTER TABLE hash_parts ATTACH PARTITION hash_parts_1 FOR VALUES WITH (MODULUS 2, REMAINDER 1);
