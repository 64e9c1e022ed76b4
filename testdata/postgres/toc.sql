-- Very many objects: `tables` tables, as many views, and 2.5 times as many functions, each with what hangs on it; about
-- 20.5 entries of a schema-only archive per table. Run by make-toc.sh. Needs PostgreSQL 11 (a block that commits).
-- The number of tables is held down because pg_dump takes a lock on each; views and functions need none.
SET client_min_messages = warning;
SET synchronous_commit = off;
SELECT set_config('toc.tables', :'tables', false) \g /dev/null
DO $$
DECLARE
    tables integer := current_setting('toc.tables');
    s text;
BEGIN
    FOR n IN 0 .. 49 LOOP
        EXECUTE format('CREATE SCHEMA toc_%s', n);
    END LOOP;
    FOR n IN 1 .. tables LOOP
        s := 'toc_' || n % 50;
        EXECUTE format('CREATE TABLE %1$s.table_%2$s (id serial PRIMARY KEY, name text NOT NULL, amount numeric(12,2) DEFAULT 0);
            CREATE INDEX table_%2$s_name ON %1$s.table_%2$s (name) WHERE amount > %2$s;
            COMMENT ON TABLE %1$s.table_%2$s IS ''table number %2$s'';
            COMMENT ON COLUMN %1$s.table_%2$s.name IS ''its name'';
            COMMENT ON COLUMN %1$s.table_%2$s.amount IS ''its amount'';
            GRANT SELECT ON %1$s.table_%2$s TO PUBLIC;
            CREATE VIEW %1$s.view_%2$s AS SELECT id, name || ''-%2$s'' AS name FROM %1$s.table_%2$s WHERE amount > 0;
            COMMENT ON VIEW %1$s.view_%2$s IS ''view number %2$s'';
            GRANT SELECT ON %1$s.view_%2$s TO PUBLIC', s, n);
        IF n % 200 = 0 THEN COMMIT; END IF;
    END LOOP;
    COMMIT;
    FOR n IN 1 .. tables * 5 / 2 LOOP
        s := 'toc_' || n % 50;
        EXECUTE format('CREATE FUNCTION %1$s.function_%2$s(a integer, b text DEFAULT ''%2$s'') RETURNS text LANGUAGE sql IMMUTABLE
            AS ''SELECT b || a || ''''%2$s'''''';
            COMMENT ON FUNCTION %1$s.function_%2$s(integer, text) IS ''function number %2$s'';
            REVOKE EXECUTE ON FUNCTION %1$s.function_%2$s(integer, text) FROM PUBLIC', s, n);
        IF n % 500 = 0 THEN COMMIT; END IF;
    END LOOP;
END
$$;
