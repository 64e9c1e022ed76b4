-- Views, materialized views, rules, triggers, policies, and the loops between objects that a dump must break.
CREATE VIEW simple_view AS SELECT id, name, qty * 2 AS "dou ble" FROM plain_table WHERE name <> ';';
CREATE VIEW barrier_view WITH (security_barrier = true) AS SELECT id FROM plain_table WHERE id > 1 WITH LOCAL CHECK OPTION;
CREATE VIEW cascade_view AS SELECT id, name FROM simple_view WITH CASCADED CHECK OPTION;
CREATE RECURSIVE VIEW counting (n) AS VALUES (1) UNION ALL SELECT n + 1 FROM counting WHERE n < 5;
CREATE VIEW with_default AS SELECT id, name FROM plain_table;
ALTER VIEW with_default ALTER COLUMN name SET DEFAULT 'from the view';
ALTER VIEW simple_view OWNER TO fx_owner;
GRANT SELECT ON simple_view TO "fx reader";
COMMENT ON VIEW simple_view IS 'a view';
COMMENT ON COLUMN simple_view."dou ble" IS 'twice';

CREATE MATERIALIZED VIEW zz_first AS SELECT id, name FROM plain_table WHERE id < 5 WITH DATA;
CREATE MATERIALIZED VIEW aa_second AS SELECT count(*) AS n FROM zz_first;
CREATE UNIQUE INDEX zz_first_idx ON zz_first (id);
CREATE MATERIALIZED VIEW unpopulated WITH (fillfactor = 50) TABLESPACE fx_space AS SELECT 1 AS a WITH NO DATA;
CREATE MATERIALIZED VIEW on_unpopulated AS SELECT a FROM unpopulated WITH NO DATA;
ALTER MATERIALIZED VIEW zz_first CLUSTER ON zz_first_idx;
ALTER MATERIALIZED VIEW aa_second OWNER TO fx_other;
ALTER MATERIALIZED VIEW zz_first ALTER COLUMN name SET STATISTICS 10;
COMMENT ON MATERIALIZED VIEW zz_first IS 'a materialized view';
GRANT SELECT ON plain_table, zz_first TO fx_other;

CREATE TABLE log (at integer, what text);
CREATE RULE log_insert AS ON INSERT TO simple_view DO INSTEAD INSERT INTO log VALUES (NEW.id, NEW.name);
CREATE RULE "ru le" AS ON UPDATE TO plain_table WHERE NEW.qty IS NULL DO ALSO
    (INSERT INTO log VALUES (1, 'one;'); DELETE FROM log WHERE at = 2);
CREATE RULE never AS ON DELETE TO log DO INSTEAD NOTHING;
ALTER TABLE log DISABLE RULE never;
CREATE RULE always AS ON UPDATE TO log DO ALSO NOTHING;
ALTER TABLE log ENABLE ALWAYS RULE always;
COMMENT ON RULE log_insert ON simple_view IS 'a rule';

CREATE TRIGGER before_row BEFORE INSERT OR UPDATE OF name, qty ON plain_table FOR EACH ROW
    WHEN (NEW.name IS NOT NULL) EXECUTE PROCEDURE trig('an arg', 'it''s', E'back\\slash');
CREATE TRIGGER after_stmt AFTER DELETE OR TRUNCATE ON plain_table FOR EACH STATEMENT EXECUTE PROCEDURE trig_always();
CREATE TRIGGER transition AFTER UPDATE ON child REFERENCING OLD TABLE AS o NEW TABLE AS "n N" FOR EACH STATEMENT EXECUTE PROCEDURE trig();
CREATE TRIGGER instead INSTEAD OF UPDATE ON cascade_view FOR EACH ROW EXECUTE PROCEDURE trig();
CREATE CONSTRAINT TRIGGER deferred AFTER INSERT ON child FROM parent DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE PROCEDURE trig();
CREATE TRIGGER off BEFORE INSERT ON log FOR EACH ROW EXECUTE PROCEDURE trig();
CREATE TRIGGER replica_only BEFORE INSERT ON log FOR EACH ROW EXECUTE PROCEDURE trig();
CREATE TRIGGER "alw;ays" BEFORE INSERT ON log FOR EACH ROW EXECUTE PROCEDURE trig();
ALTER TABLE log DISABLE TRIGGER off;
ALTER TABLE log ENABLE REPLICA TRIGGER replica_only;
ALTER TABLE log ENABLE ALWAYS TRIGGER "alw;ays";
COMMENT ON TRIGGER before_row ON plain_table IS 'a trigger';

CREATE TABLE guarded (id integer, who name DEFAULT current_user, secret text);
INSERT INTO guarded SELECT n, 'fx_owner', 'secret ' || n FROM generate_series(1, 3) n;
ALTER TABLE guarded ENABLE ROW LEVEL SECURITY;
ALTER TABLE guarded FORCE ROW LEVEL SECURITY;
CREATE POLICY p_all ON guarded USING (who = current_user);
CREATE POLICY p_read ON guarded AS RESTRICTIVE FOR SELECT TO "fx reader", fx_other USING (id < 3 AND secret <> ';');
CREATE POLICY "p; ins" ON guarded FOR INSERT TO fx_owner WITH CHECK (id > 0);
CREATE POLICY p_upd ON guarded FOR UPDATE USING (true) WITH CHECK (false);
CREATE POLICY p_del ON guarded FOR DELETE USING (id = 1);
CREATE RULE notifies AS ON DELETE TO guarded DO ALSO NOTIFY "cha nnel";
COMMENT ON POLICY p_read ON guarded IS 'a policy';

-- A function that returns the rows of a view that calls it.
CREATE VIEW fn_view AS SELECT 1 AS x;
CREATE FUNCTION returns_fn_view() RETURNS SETOF fn_view LANGUAGE plpgsql AS 'BEGIN RETURN; END';
CREATE OR REPLACE VIEW fn_view AS SELECT 1 AS x WHERE EXISTS (SELECT FROM returns_fn_view());
-- Two views that use each other.
CREATE VIEW loop_a AS SELECT 1 AS x, 'a'::text COLLATE "C" AS y;
CREATE VIEW loop_b AS SELECT x, y FROM loop_a;
CREATE OR REPLACE VIEW loop_a WITH (security_barrier) AS SELECT x, y FROM loop_b;
-- A view that needs its table's primary key, and things that hang on it.
CREATE VIEW needs_pkey AS SELECT id, name, count(*) AS n FROM plain_table GROUP BY id;
CREATE VIEW on_needs_pkey AS SELECT * FROM needs_pkey;
CREATE MATERIALIZED VIEW mat_needs_pkey AS SELECT id, name, sum(qty) AS s FROM plain_table GROUP BY id;
CREATE RULE on_needs AS ON INSERT TO needs_pkey DO INSTEAD NOTHING;
-- A check, a default and a domain that call functions of their own type.
CREATE TABLE self_check (a integer);
CREATE FUNCTION row_ok(self_check) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.a > 0';
ALTER TABLE self_check ADD CONSTRAINT row_is_ok CHECK (row_ok(self_check));
CREATE FUNCTION a_default(self_check) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 5';
ALTER TABLE self_check ALTER a SET DEFAULT a_default(NULL);
INSERT INTO self_check VALUES (1), (DEFAULT);
CREATE DOMAIN self_domain AS text;
CREATE FUNCTION domain_ok(self_domain) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
ALTER DOMAIN self_domain ADD CONSTRAINT domain_is_ok CHECK (domain_ok(VALUE));

CREATE EVENT TRIGGER fx_event ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'DROP VIEW') EXECUTE PROCEDURE event_trig();
CREATE EVENT TRIGGER "fx; off" ON sql_drop EXECUTE PROCEDURE event_trig();
ALTER EVENT TRIGGER "fx; off" DISABLE;
COMMENT ON EVENT TRIGGER fx_event IS 'an event trigger';
