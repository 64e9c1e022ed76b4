-- What PostgreSQL 13 added.
ALTER STATISTICS stats_nd SET STATISTICS 42;
CREATE PUBLICATION pub_root FOR TABLE hash_parts WITH (publish_via_partition_root = true);
CREATE TRIGGER before_parts BEFORE INSERT ON key_parts FOR EACH ROW EXECUTE FUNCTION trig();
ALTER VIEW simple_view RENAME COLUMN "dou ble" TO "dou; ble";
