-- What PostgreSQL 17 added.
CREATE COLLATION coll_builtin (PROVIDER = builtin, LOCALE = 'C.UTF-8');
CREATE TABLE exclusive_parts (r int4range, s int4range, EXCLUDE USING gist (r WITH =, s WITH &&)) PARTITION BY LIST (r);
CREATE TABLE identity_parts (id integer GENERATED ALWAYS AS IDENTITY, k integer) PARTITION BY RANGE (k);
CREATE TABLE identity_parts_1 PARTITION OF identity_parts FOR VALUES FROM (0) TO (10);
INSERT INTO identity_parts (k) VALUES (1), (2);
CREATE EVENT TRIGGER fx_login ON login EXECUTE FUNCTION event_trig();
ALTER EVENT TRIGGER fx_login DISABLE;
GRANT MAINTAIN ON plain_table TO "fx reader";
CREATE SUBSCRIPTION sub_failover CONNECTION 'host=nowhere' PUBLICATION p WITH (connect = false, slot_name = 'fo', failover = true);
CREATE TABLE infinite (i interval);
INSERT INTO infinite VALUES ('infinity'), ('-infinity');
