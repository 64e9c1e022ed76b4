-- Extended statistics of every kind.
CREATE SCHEMA k_stat;
SET search_path = k_stat;
CREATE TABLE t (a integer, b integer, c text, "D; d" text);
INSERT INTO t SELECT n % 5, n % 7, 'c' || n % 3, 'd' || n FROM generate_series(1, 50) n;
CREATE STATISTICS s_all ON a, b FROM t;
CREATE STATISTICS s_distinct (ndistinct) ON a, b, c FROM t;
CREATE STATISTICS s_dependencies (dependencies) ON b, "D; d" FROM t;
CREATE STATISTICS "Stat; quoted" (ndistinct, dependencies) ON a, "D; d" FROM t;
CREATE STATISTICS k_other.elsewhere ON a, c FROM t;
CREATE MATERIALIZED VIEW mv AS SELECT a, b FROM t;
CREATE STATISTICS on_mv ON a, b FROM mv;
ALTER STATISTICS s_all OWNER TO postgres;
COMMENT ON STATISTICS s_all IS 'statistics';
\if :s12
CREATE STATISTICS s_mcv (mcv) ON a, b FROM t;
CREATE STATISTICS s_two (mcv, dependencies) ON b, c FROM t;
\endif
\if :s13
ALTER STATISTICS s_distinct SET STATISTICS 42;
ALTER STATISTICS "Stat; quoted" SET STATISTICS 0;
\endif
\if :s14
CREATE STATISTICS s_expression ON lower(c), (a + 1), b FROM t;
CREATE STATISTICS s_one_expression ON (a * 2) FROM t;
CREATE STATISTICS s_mixed (mcv, ndistinct) ON (c || ';'), "D; d" FROM t;
\endif
-- Gathered, for --statistics.
CREATE TABLE gathered (a integer PRIMARY KEY, b text, c integer[], d tsvector, e int4range, f numeric);
INSERT INTO gathered SELECT n, CASE WHEN n % 3 = 0 THEN NULL ELSE 'it''s "b", {\' || n % 10 END, ARRAY[n % 4, n % 2], to_tsvector('simple', 'w' || n % 5), int4range(n, n + 5), n / 3.0 FROM generate_series(1, 200) n;
CREATE INDEX gathered_expression ON gathered ((a + 1), lower(b));
CREATE MATERIALIZED VIEW gathered_mv AS SELECT a, b FROM gathered;
CREATE TABLE gathered_empty (a integer);
CREATE TABLE gathered_parts (a integer) PARTITION BY RANGE (a);
CREATE TABLE gathered_parts_1 PARTITION OF gathered_parts FOR VALUES FROM (0) TO (100);
INSERT INTO gathered_parts SELECT generate_series(0, 99);
CREATE TABLE gathered_top (a integer, "B; b" text);
CREATE TABLE gathered_heir () INHERITS (gathered_top);
INSERT INTO gathered_top SELECT n % 3, 'top' FROM generate_series(1, 30) n;
INSERT INTO gathered_heir SELECT n % 3, 'heir' FROM generate_series(1, 30) n;
VACUUM ANALYZE k_stat.t;
VACUUM ANALYZE k_stat.gathered;
ANALYZE k_stat.gathered_mv;
ANALYZE k_stat.gathered_empty;
ANALYZE k_stat.gathered_parts;
ANALYZE k_stat.gathered_top;
RESET search_path;
