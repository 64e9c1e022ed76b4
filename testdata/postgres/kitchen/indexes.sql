-- Indexes: every method, partial, expression, INCLUDE, operator classes with parameters, orders, settings, invalid.
CREATE SCHEMA k_idx;
SET search_path = k_idx, public, k_ext;
CREATE TABLE t (a integer NOT NULL, b text, c tsvector, d integer[], e point, f jsonb, g inet, h text COLLATE "C", "I; i" integer, at timestamp, v character varying(20));
INSERT INTO t (a, b) SELECT n, 'b' || n FROM generate_series(1, 3) n;
CREATE FUNCTION own(text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1';
CREATE INDEX plain ON t (a);
CREATE INDEX ON t (b, a);
CREATE UNIQUE INDEX "Unique; quoted" ON t (a, "I; i");
CREATE INDEX orders ON t (a DESC, b NULLS FIRST, h DESC NULLS LAST, "I; i" ASC);
CREATE INDEX expressions ON t ((a + 1), lower(b), (b || ';'), (f ->> 'k'));
CREATE INDEX one_expression ON t ((lower(b)));
CREATE INDEX partial ON t (a) WHERE b IS NOT NULL AND a > 5 AND b <> 'it''s';
CREATE INDEX opclass ON t (b text_pattern_ops, v varchar_pattern_ops DESC);
CREATE INDEX collations ON t (b COLLATE "POSIX", (upper(h)) COLLATE "C" text_pattern_ops);
CREATE INDEX parameters ON t (a) WITH (fillfactor = 55);
CREATE INDEX in_space ON t (a) TABLESPACE kitchen_space;
CREATE INDEX "in Space; two" ON t (b) TABLESPACE "kitchen Space; two" WHERE a > 0;
CREATE INDEX by_hash ON t USING hash (b);
CREATE INDEX by_gin ON t USING gin (c) WITH (fastupdate = off, gin_pending_list_limit = 128);
CREATE INDEX by_gin_array ON t USING gin (d);
CREATE INDEX by_gin_path ON t USING gin (f jsonb_path_ops);
CREATE INDEX by_gin_trgm ON t USING gin (b gin_trgm_ops);
CREATE INDEX by_gist ON t USING gist (e) WITH (buffering = auto);
CREATE INDEX by_spgist ON t USING spgist (e quad_point_ops);
CREATE INDEX by_spgist_kd ON t USING spgist (e kd_point_ops) WITH (fillfactor = 60);
CREATE INDEX by_brin ON t USING brin (at, a int4_minmax_ops) WITH (pages_per_range = 8, autosummarize = on);
CREATE INDEX by_bloom ON t USING bloom (a, "I; i") WITH (length = 96, col1 = 3);
CREATE INDEX of_function ON t (k_idx.own(b));
CREATE INDEX whole_row ON t ((t IS NULL));
CREATE INDEX CONCURRENTLY concurrently_made ON t (v);
ALTER INDEX expressions RENAME TO "Expressions; renamed";
ALTER TABLE t CLUSTER ON orders;
ALTER INDEX k_idx.plain SET (fillfactor = 77);
ALTER INDEX by_brin RESET (autosummarize);
COMMENT ON INDEX plain IS 'an index';
COMMENT ON INDEX "Unique; quoted" IS 'a "unique" one';
-- Invalid, as CREATE INDEX CONCURRENTLY leaves it when it fails halfway.
CREATE UNIQUE INDEX invalid ON t (h, v);
CREATE INDEX "Invalid; too" ON t ((a + 2));
UPDATE pg_index SET indisvalid = false WHERE indexrelid IN ('invalid'::regclass, '"Invalid; too"'::regclass);
CREATE MATERIALIZED VIEW of_t AS SELECT a, b FROM t;
CREATE UNIQUE INDEX of_t_idx ON of_t (a);
CREATE INDEX of_t_expression ON of_t (lower(b)) WHERE a > 1;
COMMENT ON INDEX of_t_idx IS 'a materialized view''s index';
\if :s11
CREATE UNIQUE INDEX including ON t (a) INCLUDE (b, "I; i") WHERE a > 0;
ALTER INDEX "Expressions; renamed" ALTER COLUMN 1 SET STATISTICS 100;
ALTER INDEX "Expressions; renamed" ALTER COLUMN 3 SET STATISTICS 0;
\endif
\if :s12
CREATE INDEX gist_including ON t USING gist (e) INCLUDE (a);
\endif
\if :s13
CREATE INDEX opclass_parameters ON t USING gist (c tsvector_ops (siglen = 100));
CREATE INDEX opclass_parameters_two ON t USING gist (b gist_trgm_ops (siglen = 32), d gist__intbig_ops (siglen = 64));
CREATE INDEX without_deduplication ON t (a) WITH (deduplicate_items = off);
\endif
\if :s14
CREATE INDEX brin_bloom ON t USING brin (a int4_bloom_ops (n_distinct_per_range = 100, false_positive_rate = 0.05), at timestamp_minmax_multi_ops (values_per_range = 16));
CREATE INDEX spgist_including ON t USING spgist (e) INCLUDE (a);
\endif
\if :s15
CREATE UNIQUE INDEX nulls_alike ON t (b, a) INCLUDE (v) NULLS NOT DISTINCT WITH (fillfactor = 44) WHERE a > 3;
\endif
RESET search_path;
