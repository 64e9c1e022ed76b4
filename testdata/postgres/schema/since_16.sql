-- What PostgreSQL 16 added.
CREATE COLLATION coll_rules (PROVIDER = icu, LOCALE = 'und', RULES = '&V << w <<< W');
ALTER TABLE plain_table ALTER COLUMN name SET STORAGE EXTENDED;
CREATE TABLE storage_here (a text STORAGE external, b text STORAGE plain COMPRESSION pglz);
CREATE SUBSCRIPTION sub_origin CONNECTION 'host=nowhere password=''x''' PUBLICATION p
    WITH (connect = false, slot_name = NONE, origin = none, password_required = false, run_as_owner = true, streaming = parallel);
