-- Partitions: by range, list and hash, of expressions and several columns, default, sub-partitioned, attached with other
-- column orders, with own defaults, indexes, keys and settings.
CREATE SCHEMA k_part;
SET search_path = k_part;
CREATE TABLE ranges (k integer NOT NULL, region text, v text DEFAULT 'v', CONSTRAINT k_check CHECK (k >= 0)) PARTITION BY RANGE (k);
CREATE TABLE ranges_min PARTITION OF ranges FOR VALUES FROM (MINVALUE) TO (100);
CREATE TABLE ranges_attached (v text, gone integer, region text DEFAULT 'own default', k integer NOT NULL, CONSTRAINT k_check CHECK (k >= 0), CONSTRAINT own_check CHECK (v <> ''));
ALTER TABLE ranges_attached DROP COLUMN gone;
ALTER TABLE ranges ATTACH PARTITION ranges_attached FOR VALUES FROM (100) TO (200);
CREATE TABLE "Ranges; sub" PARTITION OF ranges FOR VALUES FROM (200) TO (300) PARTITION BY LIST (lower(region));
CREATE TABLE k_other.ranges_sub_eu PARTITION OF "Ranges; sub" FOR VALUES IN ('eu', 'uk', NULL);
CREATE TABLE ranges_sub_quote PARTITION OF "Ranges; sub" (v DEFAULT 'x' NOT NULL, CONSTRAINT sub_check CHECK (k < 290)) FOR VALUES IN ('it''s') WITH (fillfactor = 60);
CREATE UNLOGGED TABLE ranges_unlogged PARTITION OF ranges FOR VALUES FROM (300) TO (400);
CREATE TABLE ranges_typed PARTITION OF ranges (k WITH OPTIONS DEFAULT 400) FOR VALUES FROM (400) TO (500) TABLESPACE kitchen_space;
CREATE TABLE ranges_detached PARTITION OF ranges FOR VALUES FROM (500) TO (600);
ALTER TABLE ranges DETACH PARTITION ranges_detached;
CREATE TABLE ranges_max PARTITION OF ranges FOR VALUES FROM (1000) TO (MAXVALUE);
INSERT INTO ranges VALUES (1, 'eu', 'min'), (150, NULL, 'attached'), (250, 'EU', 'sub'), (251, NULL, NULL), (252, 'It''s', 'quote'), (350, 'u', 'unlogged'), (400, 't', 'typed'), (5000, 'm', 'max');
CREATE TABLE several (a integer, b text COLLATE "C", c date) PARTITION BY RANGE (a, b COLLATE "POSIX" text_pattern_ops, (c + 1));
CREATE TABLE several_1 PARTITION OF several FOR VALUES FROM (1, 'a', '2024-01-01') TO (1, MAXVALUE, MAXVALUE);
CREATE TABLE several_2 PARTITION OF several FOR VALUES FROM (2, MINVALUE, MINVALUE) TO (3, 'x;''y', '2025-01-01');
CREATE TABLE times (at timestamp with time zone NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE times_2024 PARTITION OF times FOR VALUES FROM ('2024-01-01 00:00+00') TO ('2025-01-01 00:00+00');
CREATE TABLE lists (m k_types.mood, b boolean) PARTITION BY LIST (m);
CREATE TABLE lists_1 PARTITION OF lists FOR VALUES IN ('sad', 'ok');
CREATE TABLE lists_2 PARTITION OF lists FOR VALUES IN ('happy', NULL) PARTITION BY LIST (b);
CREATE TABLE lists_2_true PARTITION OF lists_2 FOR VALUES IN (true);
INSERT INTO lists VALUES ('ok', NULL), ('sad', true), ('happy', true);
CREATE TABLE without_partitions (a integer) PARTITION BY RANGE (a);
CREATE TABLE settings (a integer, b text) PARTITION BY LIST (a);
CREATE TABLE settings_1 PARTITION OF settings FOR VALUES IN (1) WITH (autovacuum_enabled = false);
ALTER TABLE settings_1 ALTER COLUMN b SET STORAGE external, ALTER COLUMN b SET STATISTICS 7;
ALTER TABLE settings ALTER COLUMN b SET STATISTICS 9;
ALTER TABLE ranges OWNER TO kitchen_owner;
ALTER TABLE ranges_min OWNER TO kitchen_login;
GRANT SELECT ON ranges TO kitchen_reader;
COMMENT ON TABLE ranges IS 'a partitioned table';
COMMENT ON COLUMN ranges_attached.v IS 'a partition''s column';
ALTER TABLE settings ENABLE ROW LEVEL SECURITY;
CREATE POLICY on_settings ON settings USING (a > 0);
CREATE RULE on_lists AS ON DELETE TO lists_1 DO ALSO NOTHING;
\if :s11
CREATE TABLE ranges_default PARTITION OF ranges DEFAULT;
INSERT INTO ranges VALUES (700, 'rest', 'default partition');
CREATE TABLE hashes (k integer, v text, PRIMARY KEY (k)) PARTITION BY HASH (k);
CREATE TABLE hashes_0 PARTITION OF hashes FOR VALUES WITH (MODULUS 3, REMAINDER 0);
CREATE TABLE hashes_1 PARTITION OF hashes FOR VALUES WITH (MODULUS 3, REMAINDER 1) PARTITION BY HASH (k);
CREATE TABLE hashes_1_0 PARTITION OF hashes_1 FOR VALUES WITH (MODULUS 1, REMAINDER 0);
CREATE TABLE hashes_2 (v text, k integer NOT NULL);
ALTER TABLE hashes ATTACH PARTITION hashes_2 FOR VALUES WITH (MODULUS 3, REMAINDER 2);
INSERT INTO hashes SELECT n, 'v' || n FROM generate_series(1, 9) n;
-- By an enum's hash: rows must be loaded through the root, sub-partitions included.
CREATE TABLE enum_hashes (m k_types.mood, v text) PARTITION BY HASH (m);
CREATE TABLE enum_hashes_0 PARTITION OF enum_hashes FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE enum_hashes_1 PARTITION OF enum_hashes FOR VALUES WITH (MODULUS 2, REMAINDER 1) PARTITION BY LIST (v);
CREATE TABLE enum_hashes_1_default PARTITION OF enum_hashes_1 DEFAULT;
INSERT INTO enum_hashes SELECT m, m::text FROM unnest(enum_range(NULL::k_types.mood)) m;
CREATE TABLE enum_lists (m k_types.mood, v integer) PARTITION BY LIST (m);
CREATE TABLE enum_lists_hash PARTITION OF enum_lists DEFAULT PARTITION BY HASH (m);
CREATE TABLE enum_lists_hash_0 PARTITION OF enum_lists_hash FOR VALUES WITH (MODULUS 1, REMAINDER 0);
INSERT INTO enum_lists VALUES ('ok', 1);

-- Indexes and keys: made by the parent, own ones attached, not valid on the parent alone.
CREATE INDEX ranges_v ON ranges (v);
CREATE INDEX "Ranges; expression" ON ONLY ranges ((k + 1), lower(v)) WHERE k > 0;
CREATE INDEX ranges_min_own ON ranges_min ((k + 1), lower(v)) WHERE k > 0;
ALTER INDEX "Ranges; expression" ATTACH PARTITION ranges_min_own;
CREATE INDEX never_valid ON ONLY ranges (region);
ALTER INDEX ranges_min_own ALTER COLUMN 1 SET STATISTICS 400;
COMMENT ON INDEX ranges_v IS 'a partitioned index';
COMMENT ON INDEX ranges_min_own IS 'an attached index';
CREATE TABLE keys (a integer, b integer NOT NULL, c text, CONSTRAINT "Keys; primary" PRIMARY KEY (a), UNIQUE (a, b)) PARTITION BY RANGE (a);
CREATE TABLE keys_1 PARTITION OF keys FOR VALUES FROM (0) TO (10);
CREATE TABLE keys_2 (a integer NOT NULL, b integer NOT NULL, c text, CONSTRAINT own_primary PRIMARY KEY (a));
ALTER TABLE keys ATTACH PARTITION keys_2 FOR VALUES FROM (10) TO (20);
CREATE TABLE keys_3 PARTITION OF keys FOR VALUES FROM (20) TO (30) PARTITION BY LIST (a);
CREATE TABLE keys_3_20 PARTITION OF keys_3 FOR VALUES IN (20);
ALTER TABLE keys_1 ADD CONSTRAINT only_here UNIQUE (b);
CREATE TABLE keys_only (a integer, CONSTRAINT keys_only_pkey PRIMARY KEY (a)) PARTITION BY LIST (a);
CREATE TABLE keys_only_child PARTITION OF keys_only FOR VALUES IN (1) PARTITION BY LIST (a);
ALTER TABLE keys_1 CLUSTER ON keys_1_pkey;
ALTER TABLE keys_2 REPLICA IDENTITY USING INDEX own_primary;
CREATE INDEX keys_space ON keys (c) TABLESPACE kitchen_space;
INSERT INTO keys VALUES (1, 1, 'one'), (11, 2, NULL), (20, 3, 'sub');
-- Foreign keys from partitioned tables.
CREATE TABLE target (id integer PRIMARY KEY);
INSERT INTO target SELECT generate_series(1, 3);
ALTER TABLE keys ADD CONSTRAINT "Keys; fk" FOREIGN KEY (b) REFERENCES target (id);
-- Triggers whose clones differ from the parent's.
CREATE TRIGGER on_keys AFTER INSERT ON keys FOR EACH ROW EXECUTE PROCEDURE k_fn.trig();
CREATE TRIGGER "On; keys" AFTER UPDATE OF c ON keys FOR EACH ROW WHEN (NEW.c IS NOT NULL) EXECUTE PROCEDURE k_fn."Trig; quoted"('arg');
ALTER TABLE keys_1 DISABLE TRIGGER on_keys;
ALTER TABLE keys_2 ENABLE ALWAYS TRIGGER on_keys;
ALTER TABLE keys_3_20 ENABLE REPLICA TRIGGER "On; keys";
CREATE TRIGGER only_this_partition BEFORE INSERT ON keys_1 FOR EACH ROW EXECUTE PROCEDURE k_fn.trig();
COMMENT ON TRIGGER on_keys ON keys IS 'cloned to the partitions';
\endif
\if :s12
-- Foreign keys to partitioned tables, with an expression bound.
CREATE TABLE to_hashes (k integer REFERENCES hashes, CONSTRAINT "Second; fk" FOREIGN KEY (k) REFERENCES hashes ON DELETE CASCADE DEFERRABLE);
INSERT INTO to_hashes VALUES (1), (NULL);
CREATE TABLE expression_bound PARTITION OF ranges FOR VALUES FROM (600 + 1) TO (650);
\endif
\if :s13
CREATE TRIGGER before_keys BEFORE INSERT ON keys FOR EACH ROW EXECUTE FUNCTION k_fn.trig();
\endif
\if :s14
CREATE TABLE detach_me PARTITION OF without_partitions FOR VALUES FROM (1) TO (2);
ALTER TABLE without_partitions DETACH PARTITION detach_me CONCURRENTLY;
\endif
\if :s17
CREATE TABLE identity_parts (id integer GENERATED ALWAYS AS IDENTITY, k integer) PARTITION BY RANGE (k);
CREATE TABLE identity_parts_1 PARTITION OF identity_parts FOR VALUES FROM (0) TO (10);
CREATE TABLE identity_parts_2 (k integer, id integer NOT NULL);
ALTER TABLE identity_parts ATTACH PARTITION identity_parts_2 FOR VALUES FROM (10) TO (20);
INSERT INTO identity_parts (k) VALUES (1), (11);
CREATE TABLE excluded (r int4range, s int4range, EXCLUDE USING gist (r WITH =, s WITH &&)) PARTITION BY LIST (r);
CREATE TABLE excluded_1 PARTITION OF excluded FOR VALUES IN ('[1,2)');
CREATE TABLE am_parts (a integer) PARTITION BY LIST (a) USING kitchen_heap;
CREATE TABLE am_parts_1 PARTITION OF am_parts FOR VALUES IN (1);
CREATE TABLE am_parts_2 PARTITION OF am_parts FOR VALUES IN (2) USING heap;
\endif
\if :s18
CREATE TABLE virtual_parts (a integer, b integer GENERATED ALWAYS AS (a + 1) VIRTUAL) PARTITION BY LIST (a);
CREATE TABLE virtual_parts_1 PARTITION OF virtual_parts (b GENERATED ALWAYS AS (a + 10) VIRTUAL) FOR VALUES IN (1);
CREATE TABLE nn_parts (k integer, v text, CONSTRAINT "Parent; nn" NOT NULL k) PARTITION BY LIST (k);
CREATE TABLE nn_parts_1 (v text CONSTRAINT part_v NOT NULL, k integer CONSTRAINT "Part; nn" NOT NULL);
ALTER TABLE nn_parts ATTACH PARTITION nn_parts_1 FOR VALUES IN (1);
CREATE TABLE nn_parts_2 PARTITION OF nn_parts FOR VALUES IN (2);
\endif
RESET search_path;
