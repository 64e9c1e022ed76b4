-- Rules, triggers, event triggers, policies.
CREATE SCHEMA k_rule;
SET search_path = k_rule;
CREATE TABLE t (id integer PRIMARY KEY, name text, qty integer);
CREATE TABLE log (at integer, what text);
CREATE VIEW v AS SELECT id, name FROM t;
CREATE RULE instead_insert AS ON INSERT TO v DO INSTEAD INSERT INTO log VALUES (NEW.id, NEW.name) RETURNING at, what;
CREATE RULE instead_update AS ON UPDATE TO v DO INSTEAD UPDATE t SET name = NEW.name WHERE id = OLD.id;
CREATE RULE instead_delete AS ON DELETE TO v DO INSTEAD DELETE FROM t WHERE id = OLD.id RETURNING t.id, t.name;
CREATE RULE "Rule; two" AS ON UPDATE TO t WHERE NEW.qty IS NULL DO ALSO (INSERT INTO log VALUES (1, 'one;'); DELETE FROM log WHERE at = 2);
CREATE RULE nothing AS ON DELETE TO log DO INSTEAD NOTHING;
CREATE RULE notifies AS ON INSERT TO t DO ALSO NOTIFY "Chan; nel";
CREATE RULE disabled AS ON DELETE TO t DO ALSO NOTHING;
CREATE RULE always AS ON UPDATE TO log DO ALSO NOTHING;
CREATE RULE replica AS ON INSERT TO log WHERE NEW.at > 5 DO INSTEAD SELECT NEW.at;
CREATE RULE with_conflict AS ON INSERT TO t WHERE NEW.id > 10 DO INSTEAD INSERT INTO t VALUES (NEW.id, E'\\') ON CONFLICT (id) DO UPDATE SET name = excluded.name;
ALTER TABLE t DISABLE RULE disabled;
ALTER TABLE log ENABLE ALWAYS RULE always;
ALTER TABLE log ENABLE REPLICA RULE replica;
COMMENT ON RULE instead_insert ON v IS 'a rule';
COMMENT ON RULE disabled ON t IS 'a disabled rule';

CREATE TABLE tg (id integer PRIMARY KEY, name text, "Q; q" integer);
CREATE TABLE tg_other (id integer PRIMARY KEY);
CREATE TRIGGER before_row BEFORE INSERT OR UPDATE OF name, "Q; q" ON tg FOR EACH ROW WHEN (NEW.name IS NOT NULL) EXECUTE PROCEDURE k_fn.trig('an arg', 'it''s', E'back\\slash', '', E'new\nline', 'ünï');
CREATE TRIGGER after_statement AFTER DELETE OR TRUNCATE ON tg FOR EACH STATEMENT EXECUTE PROCEDURE k_fn.trig();
CREATE TRIGGER when_changed AFTER UPDATE ON tg FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE PROCEDURE k_fn."Trig; quoted"();
CREATE TRIGGER transition AFTER UPDATE ON tg REFERENCING OLD TABLE AS o NEW TABLE AS "N; n" FOR EACH STATEMENT EXECUTE PROCEDURE k_fn.trig();
CREATE TRIGGER transition_insert AFTER INSERT ON tg REFERENCING NEW TABLE AS n FOR EACH ROW EXECUTE PROCEDURE k_fn.trig();
CREATE TRIGGER instead INSTEAD OF INSERT OR UPDATE OR DELETE ON v FOR EACH ROW EXECUTE PROCEDURE k_fn.trig();
CREATE CONSTRAINT TRIGGER deferred AFTER INSERT ON tg FROM tg_other DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE PROCEDURE k_fn.trig();
CREATE CONSTRAINT TRIGGER immediate AFTER DELETE ON tg DEFERRABLE FOR EACH ROW WHEN (OLD.id > 0) EXECUTE PROCEDURE k_fn.trig();
CREATE CONSTRAINT TRIGGER not_deferrable AFTER UPDATE ON tg NOT DEFERRABLE FOR EACH ROW EXECUTE PROCEDURE k_fn.trig();
CREATE TRIGGER off BEFORE INSERT ON tg FOR EACH ROW EXECUTE PROCEDURE k_fn.trig();
CREATE TRIGGER replica_only BEFORE INSERT ON tg FOR EACH ROW EXECUTE PROCEDURE k_fn.trig();
CREATE TRIGGER "Alw; ""ays""" BEFORE INSERT ON tg FOR EACH ROW EXECUTE PROCEDURE k_fn.trig();
ALTER TABLE tg DISABLE TRIGGER off;
ALTER TABLE tg ENABLE REPLICA TRIGGER replica_only;
ALTER TABLE tg ENABLE ALWAYS TRIGGER "Alw; ""ays""";
-- The triggers of a key, disabled: no dump says so.
CREATE TABLE tg_fk (a integer REFERENCES tg);
ALTER TABLE tg_fk DISABLE TRIGGER ALL;
COMMENT ON TRIGGER before_row ON tg IS 'a trigger';
COMMENT ON TRIGGER "Alw; ""ays""" ON tg IS 'always';
CREATE TRIGGER suppress BEFORE UPDATE ON tg FOR EACH ROW EXECUTE PROCEDURE suppress_redundant_updates_trigger();

CREATE EVENT TRIGGER kitchen_start ON ddl_command_start EXECUTE PROCEDURE k_fn.event_trig();
CREATE EVENT TRIGGER "Kitchen; tags" ON ddl_command_end WHEN TAG IN ('DROP SEQUENCE', 'CREATE TABLE') EXECUTE PROCEDURE k_fn.event_trig();
CREATE EVENT TRIGGER kitchen_drop ON sql_drop EXECUTE PROCEDURE k_fn.event_trig();
CREATE EVENT TRIGGER kitchen_rewrite ON table_rewrite EXECUTE PROCEDURE k_fn.event_trig();
ALTER EVENT TRIGGER kitchen_start DISABLE;
ALTER EVENT TRIGGER kitchen_drop ENABLE REPLICA;
ALTER EVENT TRIGGER kitchen_rewrite ENABLE ALWAYS;
COMMENT ON EVENT TRIGGER kitchen_start IS 'an event trigger';
\if :s17
CREATE EVENT TRIGGER kitchen_login ON login EXECUTE FUNCTION k_fn.event_trig();
ALTER EVENT TRIGGER kitchen_login DISABLE;
\endif

CREATE TABLE guarded (id integer, who name DEFAULT current_user, secret text);
INSERT INTO guarded SELECT n, 'kitchen_owner', 'secret ' || n FROM generate_series(1, 3) n;
ALTER TABLE guarded ENABLE ROW LEVEL SECURITY;
ALTER TABLE guarded FORCE ROW LEVEL SECURITY;
CREATE POLICY p_all ON guarded USING (who = current_user);
CREATE POLICY p_read ON guarded AS RESTRICTIVE FOR SELECT TO kitchen_reader, "kitchen ""quoted"" role" USING (id < 3 AND secret <> ';');
CREATE POLICY "P; insert" ON guarded FOR INSERT TO kitchen_owner WITH CHECK (id > 0);
CREATE POLICY p_update ON guarded FOR UPDATE USING (true) WITH CHECK (EXISTS (SELECT 1 FROM k_rule.t WHERE t.id = guarded.id));
CREATE POLICY p_delete ON guarded AS PERMISSIVE FOR DELETE TO PUBLIC USING (id = 1);
CREATE POLICY p_roles ON guarded FOR ALL TO kitchen_reader, "Kitchen_Übung", kitchen_select, kitchen_owner USING (false) WITH CHECK (true);
GRANT USAGE ON SCHEMA k_rule TO kitchen_reader;
GRANT SELECT ON guarded TO kitchen_reader;
COMMENT ON POLICY p_read ON guarded IS 'a policy';
CREATE TABLE enabled_only (a integer);
ALTER TABLE enabled_only ENABLE ROW LEVEL SECURITY;
CREATE TABLE forced_only (a integer);
ALTER TABLE forced_only FORCE ROW LEVEL SECURITY;
CREATE TABLE policy_without (a integer);
CREATE POLICY not_enabled ON policy_without USING (a > 0);
RESET search_path;
