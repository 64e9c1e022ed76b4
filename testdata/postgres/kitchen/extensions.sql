-- Extensions in several schemas, with rights and comments changed since their scripts made them, objects that
-- depend on them and objects made members by hand.
CREATE SCHEMA k_ext;
CREATE SCHEMA "K ext; two";
CREATE EXTENSION hstore SCHEMA k_ext;
CREATE EXTENSION citext SCHEMA public;
CREATE EXTENSION "uuid-ossp" SCHEMA "K ext; two";
CREATE EXTENSION btree_gist SCHEMA k_ext;
CREATE EXTENSION pg_trgm SCHEMA k_ext;
CREATE EXTENSION ltree SCHEMA k_ext;
CREATE EXTENSION intarray SCHEMA k_ext;
CREATE EXTENSION cube SCHEMA k_ext;
CREATE EXTENSION earthdistance SCHEMA k_ext;
CREATE EXTENSION bloom SCHEMA k_ext;
CREATE EXTENSION tablefunc SCHEMA k_ext;
CREATE EXTENSION unaccent SCHEMA k_ext;
CREATE EXTENSION dict_int SCHEMA k_ext;
CREATE EXTENSION tsm_system_rows SCHEMA k_ext;
CREATE EXTENSION lo SCHEMA k_ext;
CREATE EXTENSION file_fdw SCHEMA k_ext;
CREATE EXTENSION postgres_fdw SCHEMA k_ext;
CREATE EXTENSION pg_stat_statements SCHEMA k_ext;
CREATE EXTENSION pageinspect SCHEMA k_ext;
COMMENT ON EXTENSION hstore IS 'another comment than the control file has';
COMMENT ON EXTENSION citext IS NULL;

-- Rights of members, changed: only the difference is dumped.
REVOKE ALL ON FUNCTION k_ext.hstore(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION k_ext.hstore(text, text) TO kitchen_reader WITH GRANT OPTION;
GRANT USAGE ON TYPE k_ext.hstore TO kitchen_reader;
REVOKE USAGE ON TYPE k_ext.ltree FROM PUBLIC;
GRANT USAGE ON FOREIGN DATA WRAPPER file_fdw TO kitchen_owner WITH GRANT OPTION;
REVOKE SELECT ON k_ext.pg_stat_statements FROM PUBLIC;
GRANT SELECT (queryid) ON k_ext.pg_stat_statements TO kitchen_reader;
-- Changed and changed back: nothing is dumped.
REVOKE ALL ON FUNCTION k_ext.cube(double precision) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION k_ext.cube(double precision) TO PUBLIC;
COMMENT ON TYPE k_ext.hstore IS 'a member''s comment, which is not dumped';

-- Members made by hand.
CREATE FUNCTION k_ext.member_fn() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE TABLE k_ext.member_table (a serial PRIMARY KEY, b text DEFAULT 'b' NOT NULL CHECK (b <> ''));
CREATE VIEW k_ext.member_view AS SELECT a FROM k_ext.member_table;
ALTER EXTENSION lo ADD FUNCTION k_ext.member_fn();
ALTER EXTENSION lo ADD TABLE k_ext.member_table;
ALTER EXTENSION lo ADD VIEW k_ext.member_view;
GRANT SELECT ON k_ext.member_table TO kitchen_reader;
INSERT INTO k_ext.member_table (b) VALUES ('rows of members are not dumped');

-- What is added to a member, which is not dumped as the member is not, and what depends on an extension.
CREATE POLICY on_member ON k_ext.member_table USING (true);
CREATE INDEX on_member ON k_ext.member_table (lower(b));
CREATE RULE on_member AS ON DELETE TO k_ext.member_table DO INSTEAD NOTHING;
CREATE STATISTICS k_ext.on_member ON a, b FROM k_ext.member_table;
COMMENT ON POLICY on_member ON k_ext.member_table IS 'on a member''s policy';
COMMENT ON INDEX k_ext.on_member IS 'on a member''s index';
COMMENT ON STATISTICS k_ext.on_member IS 'on a member''s statistics';
CREATE TABLE k_ext.uses (h k_ext.hstore, c public.citext, l k_ext.ltree[], q k_ext.cube);
CREATE INDEX uses_gist ON k_ext.uses USING gist (h);
CREATE INDEX uses_gin ON k_ext.uses USING gin (h k_ext.gin_hstore_ops);
CREATE INDEX uses_bloom ON k_ext.uses USING bloom ((c::text)) WITH (length = 64, col1 = 4);
INSERT INTO k_ext.uses VALUES ('a=>1, b=>NULL', 'CiText', '{a.b.c,d}', '(1,2),(3,4)');
CREATE FUNCTION k_ext.depends_fn() RETURNS integer LANGUAGE sql AS 'SELECT 1';
ALTER FUNCTION k_ext.depends_fn() DEPENDS ON EXTENSION hstore;
CREATE FUNCTION k_ext.depends_trig() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
ALTER FUNCTION k_ext.depends_trig() DEPENDS ON EXTENSION citext;
CREATE TRIGGER on_member BEFORE INSERT ON k_ext.member_table FOR EACH ROW EXECUTE PROCEDURE k_ext.depends_trig();
CREATE TRIGGER depends_tg BEFORE INSERT ON k_ext.uses FOR EACH ROW EXECUTE PROCEDURE k_ext.depends_trig();
ALTER TRIGGER depends_tg ON k_ext.uses DEPENDS ON EXTENSION hstore;
CREATE MATERIALIZED VIEW k_ext.depends_mv AS SELECT 1 AS a;
ALTER MATERIALIZED VIEW k_ext.depends_mv DEPENDS ON EXTENSION hstore;
CREATE INDEX depends_idx ON k_ext.uses (c);
ALTER INDEX k_ext.depends_idx DEPENDS ON EXTENSION citext;
\if :s13
-- On more than one extension.
ALTER FUNCTION k_ext.depends_fn() DEPENDS ON EXTENSION cube;
\endif
