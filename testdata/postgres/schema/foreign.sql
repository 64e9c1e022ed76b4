-- Foreign data, publications, subscriptions.
CREATE FOREIGN DATA WRAPPER fx_fdw NO HANDLER OPTIONS (debug 'true', "opt ion" 'it''s');
CREATE SERVER fx_server TYPE 'nothing' VERSION '1.0;' FOREIGN DATA WRAPPER fx_fdw OPTIONS (host 'nowhere', port '1');
ALTER FOREIGN DATA WRAPPER fx_fdw OWNER TO postgres;
GRANT USAGE ON FOREIGN DATA WRAPPER fx_fdw TO fx_owner;
GRANT USAGE ON FOREIGN SERVER fx_server TO fx_owner, "fx reader";
ALTER SERVER fx_server OWNER TO fx_owner;
CREATE USER MAPPING FOR PUBLIC SERVER fx_server OPTIONS ("user" 'any''one');
CREATE USER MAPPING FOR "fx ""quoted"".role" SERVER fx_server OPTIONS (password 'se;cret', "user" 'x');
CREATE FOREIGN TABLE foreign_table (
    a integer OPTIONS (column_name 'A a') NOT NULL DEFAULT 3, b text COLLATE "C", CONSTRAINT positive CHECK (a > 0)
) SERVER fx_server OPTIONS (table_name 'fo"o', note 'it''s');
CREATE FOREIGN TABLE parts_foreign PARTITION OF parts FOR VALUES FROM (900) TO (1000) SERVER fx_server;
GRANT SELECT ON foreign_table TO "fx reader";
COMMENT ON FOREIGN DATA WRAPPER fx_fdw IS 'a wrapper';
COMMENT ON SERVER fx_server IS 'a server';
COMMENT ON FOREIGN TABLE foreign_table IS 'a foreign table';
COMMENT ON COLUMN foreign_table.b IS 'its column';

CREATE PUBLICATION pub_all FOR ALL TABLES WITH (publish = 'insert, delete');
CREATE PUBLICATION pub_none;
CREATE PUBLICATION "pub; some" FOR TABLE plain_table, ONLY child, base_rel WITH (publish = '');
ALTER PUBLICATION pub_none OWNER TO fx_owner;
COMMENT ON PUBLICATION pub_all IS 'a publication';
CREATE SUBSCRIPTION sub_off CONNECTION 'host=nowhere dbname=''a b''' PUBLICATION pub_all, "pub; some"
    WITH (connect = false, slot_name = NONE, synchronous_commit = 'local');
COMMENT ON SUBSCRIPTION sub_off IS 'a subscription';
