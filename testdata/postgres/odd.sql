-- What no ordinary installation can make: written into the catalog by hand, so that pg_dump prints it.
-- Archives of this database are for reading and comparing; a server refuses part of what they hold.
SET client_min_messages = error;
\pset tuples_only on
\o /dev/null
\ir schema/roles.sql
CREATE SCHEMA odd;
SET search_path = odd, public;

-- Security labels need a provider module, and none is packaged.
CREATE TABLE labelled (a integer, b text);
CREATE VIEW labelled_view AS SELECT a FROM labelled;
CREATE FUNCTION labelled_fn(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE DOMAIN labelled_domain AS text;
SELECT lo_from_bytea(400001, 'labelled');
INSERT INTO pg_seclabel (objoid, classoid, objsubid, provider, label) VALUES
    ('labelled'::regclass, 'pg_class'::regclass, 0, 'dummy', 'unclassified'),
    ('labelled'::regclass, 'pg_class'::regclass, 2, 'dummy', 'it''s; classified'),
    ('labelled_view'::regclass, 'pg_class'::regclass, 0, '"odd" provider', E'back\\slash'),
    ('labelled_fn(integer)'::regprocedure, 'pg_proc'::regclass, 0, 'dummy', 'secret'),
    ('labelled_domain'::regtype, 'pg_type'::regclass, 0, 'dummy', 'top secret'),
    ('odd'::regnamespace, 'pg_namespace'::regclass, 0, 'dummy', 'unclassified'),
    (400001, 'pg_largeobject'::regclass, 0, 'dummy', 'classified');

-- An extension's configuration tables: their rows are dumped, one table's by a condition.
CREATE EXTENSION lo;
CREATE TABLE config_all (k text, v text);
CREATE TABLE config_some (id integer, v text);
CREATE SEQUENCE config_seq;
INSERT INTO config_all VALUES ('a', '1'), ('b', NULL);
INSERT INTO config_some SELECT n, 'v' || n FROM generate_series(1, 20) n;
ALTER EXTENSION lo ADD TABLE config_all;
ALTER EXTENSION lo ADD TABLE config_some;
ALTER EXTENSION lo ADD SEQUENCE config_seq;
UPDATE pg_extension SET extconfig = ARRAY['config_all'::regclass, 'config_some'::regclass, 'config_seq'::regclass]::oid[],
                        extcondition = ARRAY['', 'WHERE id > 15', ''] WHERE extname = 'lo';

-- A subscription that has tables.
CREATE SUBSCRIPTION sub CONNECTION 'host=nowhere' PUBLICATION p WITH (connect = false, slot_name = NONE);
INSERT INTO pg_subscription_rel (srrelid, srsubid, srsubstate, srsublsn)
SELECT 'labelled'::regclass, oid, 'r', '0/1A2B3C' FROM pg_subscription WHERE subname = 'sub' AND subdbid = (SELECT oid FROM pg_database WHERE datname = current_database());

-- More large objects of one owner than one archive entry holds; before 17 that is one.
SELECT CASE WHEN current_setting('server_version_num')::integer >= 170000 THEN 1100 ELSE 3 END AS objects \gset
SELECT count(lo_create(410000 + n)) FROM generate_series(1, :objects) n;
SELECT lo_put(410001, 0, 'first'), lo_put(410000 + :objects, 0, 'last');
\o
