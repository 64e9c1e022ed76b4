-- Publications and subscriptions, with every option of every release.
CREATE SCHEMA k_pub;
SET search_path = k_pub;
CREATE TABLE a (id integer PRIMARY KEY, name text, qty integer);
CREATE TABLE b (id integer PRIMARY KEY);
CREATE TABLE "C; c" (id integer);
CREATE TABLE heir () INHERITS (b);
CREATE PUBLICATION kitchen_none;
CREATE PUBLICATION kitchen_all FOR ALL TABLES;
CREATE PUBLICATION kitchen_all_some FOR ALL TABLES WITH (publish = 'insert, delete');
CREATE PUBLICATION kitchen_tables FOR TABLE a, ONLY b, "C; c";
CREATE PUBLICATION "Pub; quoted" FOR TABLE a WITH (publish = '');
CREATE PUBLICATION kitchen_update FOR TABLE b WITH (publish = 'update');
ALTER PUBLICATION kitchen_tables OWNER TO kitchen_owner;
COMMENT ON PUBLICATION kitchen_tables IS 'a publication';
CREATE SUBSCRIPTION kitchen_plain CONNECTION 'host=nowhere' PUBLICATION kitchen_all WITH (connect = false);
CREATE SUBSCRIPTION kitchen_options CONNECTION 'host=nowhere dbname=''a b'' password=''x''' PUBLICATION kitchen_all, "Pub; quoted", "it's"
    WITH (connect = false, slot_name = NONE, synchronous_commit = 'local');
CREATE SUBSCRIPTION "Sub; quoted" CONNECTION '' PUBLICATION p WITH (connect = false, slot_name = 'named_slot');
COMMENT ON SUBSCRIPTION kitchen_options IS 'a subscription';
ALTER SUBSCRIPTION kitchen_plain OWNER TO postgres;
\if :s11
CREATE PUBLICATION kitchen_truncate FOR TABLE a WITH (publish = 'truncate');
\endif
\if :s13
CREATE TABLE parts (a integer PRIMARY KEY) PARTITION BY RANGE (a);
CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM (1) TO (2);
CREATE PUBLICATION kitchen_root FOR TABLE parts WITH (publish_via_partition_root = true);
\endif
\if :s14
CREATE SUBSCRIPTION kitchen_binary CONNECTION 'host=nowhere' PUBLICATION p WITH (connect = false, slot_name = 'bin', binary = true, streaming = true);
\endif
\if :s15
CREATE PUBLICATION kitchen_schemas FOR TABLES IN SCHEMA k_pub, "K Quoted ""schema""";
CREATE PUBLICATION kitchen_mixed FOR TABLE a WHERE (id > 5 AND name <> ';'), TABLES IN SCHEMA k_other;
CREATE PUBLICATION kitchen_columns FOR TABLE a (id, name), b (id) WHERE (id IS NOT NULL), "C; c" WHERE (id = 1 OR id = 2);
COMMENT ON PUBLICATION kitchen_schemas IS 'of schemas';
CREATE SUBSCRIPTION kitchen_two_phase CONNECTION 'host=nowhere' PUBLICATION p WITH (connect = false, slot_name = NONE, two_phase = true, disable_on_error = true);
\endif
\if :s16
CREATE SUBSCRIPTION kitchen_origin CONNECTION 'host=nowhere password=''x''' PUBLICATION p
    WITH (connect = false, slot_name = NONE, origin = none, password_required = false, run_as_owner = true, streaming = parallel);
\endif
\if :s17
CREATE SUBSCRIPTION kitchen_failover CONNECTION 'host=nowhere' PUBLICATION p WITH (connect = false, slot_name = 'fo', failover = true);
\endif
\if :s18
CREATE TABLE generated (a integer PRIMARY KEY, b integer GENERATED ALWAYS AS (a * 2) STORED);
CREATE PUBLICATION kitchen_generated FOR TABLE generated WITH (publish_generated_columns = stored);
CREATE PUBLICATION kitchen_not_generated FOR TABLE generated (a) WITH (publish_generated_columns = none, publish_via_partition_root = true);
CREATE SUBSCRIPTION kitchen_stream_off CONNECTION 'host=nowhere' PUBLICATION p WITH (connect = false, slot_name = NONE, streaming = off);
\endif
RESET search_path;
