-- Objects that need each other: every loop that a dump must break.
CREATE SCHEMA k_loop;
SET search_path = k_loop;
-- A view and a function over its rows, which the view calls.
CREATE VIEW view_fn AS SELECT 1 AS a, 'x'::text AS b;
CREATE FUNCTION fn_of_view(view_fn) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE OR REPLACE VIEW view_fn AS SELECT fn_of_view(NULL) AS a, 'x'::text AS b;
ALTER VIEW view_fn ALTER COLUMN b SET DEFAULT 'loop';
GRANT SELECT ON view_fn TO kitchen_reader;
COMMENT ON VIEW view_fn IS 'in a loop with a function';
CREATE VIEW "View; two" WITH (security_barrier = true) AS SELECT 1 AS "A; a", NULL::varchar(3) COLLATE "C" AS b;
CREATE FUNCTION returns_view() RETURNS SETOF "View; two" LANGUAGE sql AS 'SELECT 1, NULL::varchar(3)';
CREATE OR REPLACE VIEW "View; two" WITH (security_barrier = true) AS SELECT 1 AS "A; a", (SELECT b FROM returns_view() LIMIT 1)::varchar(3) COLLATE "C" AS b;
-- Two views, by way of a rule.
CREATE VIEW circle_a AS SELECT 1 AS a;
CREATE VIEW circle_b AS SELECT a FROM circle_a;
CREATE FUNCTION circle_fn(circle_b) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE OR REPLACE VIEW circle_a AS SELECT circle_fn(NULL) AS a;
CREATE RULE circle_rule AS ON INSERT TO circle_a DO INSTEAD SELECT a FROM circle_b;
CREATE TABLE rule_table (a integer);
CREATE VIEW rule_view AS SELECT a FROM rule_table;
CREATE RULE rule_loop AS ON INSERT TO rule_table DO ALSO SELECT a FROM rule_view;
CREATE TABLE was_table (a integer, b text);
CREATE FUNCTION of_was_table(was_table) RETURNS text LANGUAGE sql AS 'SELECT $1.b';
CREATE VIEW over_function AS SELECT of_was_table(t) AS x FROM was_table t;
-- Tables, checks and defaults by functions over their own rows.
CREATE TABLE check_fn (a integer, b integer);
CREATE FUNCTION checks_row(check_fn) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.a > 0';
ALTER TABLE check_fn ADD CONSTRAINT by_function CHECK (checks_row(check_fn)), ADD CONSTRAINT also_plain CHECK (a < 10);
COMMENT ON CONSTRAINT by_function ON check_fn IS 'made apart from its table';
INSERT INTO check_fn VALUES (1, 2);
CREATE TABLE check_parent (a integer);
CREATE TABLE check_heir (b integer) INHERITS (check_parent);
CREATE FUNCTION checks_heir(check_heir) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
ALTER TABLE check_parent ADD CONSTRAINT heirs CHECK (checks_heir(NULL));
CREATE TABLE default_fn (a integer, b text);
CREATE FUNCTION defaults_row(default_fn) RETURNS integer LANGUAGE sql AS 'SELECT 7';
ALTER TABLE default_fn ALTER COLUMN a SET DEFAULT defaults_row(NULL);
INSERT INTO default_fn (b) VALUES ('b');
CREATE TABLE default_other (a integer);
CREATE FUNCTION reads_other(default_other) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE TABLE default_uses (a integer DEFAULT reads_other(NULL), b default_other);
ALTER TABLE default_other ADD COLUMN b integer;
CREATE FUNCTION returns_uses(default_uses) RETURNS integer LANGUAGE sql AS 'SELECT 1';
ALTER TABLE default_other ALTER COLUMN b SET DEFAULT returns_uses(NULL);
CREATE SEQUENCE seq_default;
CREATE FUNCTION next_of() RETURNS bigint LANGUAGE sql AS $$SELECT nextval('k_loop.seq_default')$$;
CREATE TABLE seq_table (a bigint DEFAULT nextval('seq_default'), b bigint DEFAULT next_of(), c text DEFAULT ('x' || nextval('seq_default'::regclass)::text));
ALTER SEQUENCE seq_default OWNED BY seq_table.a;
-- Domains.
CREATE DOMAIN domain_fn AS text;
CREATE FUNCTION checks_domain(domain_fn) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 <> '''' ';
ALTER DOMAIN domain_fn ADD CONSTRAINT by_function CHECK (checks_domain(VALUE));
CREATE DOMAIN domain_default AS integer;
CREATE FUNCTION gives_domain() RETURNS domain_default LANGUAGE sql AS 'SELECT 1::k_loop.domain_default';
ALTER DOMAIN domain_default SET DEFAULT gives_domain();
-- Functions whose defaults are others', a type that a function's argument needs, an aggregate in a view.
CREATE FUNCTION zz_called() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION aa_calls(a integer DEFAULT zz_called()) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE TABLE zz_rows (a integer);
CREATE FUNCTION aa_of_rows(zz_rows, zz_rows[]) RETURNS SETOF zz_rows LANGUAGE sql AS 'SELECT 1';
CREATE TYPE zz_composite AS (r zz_rows, v circle_b);
CREATE TABLE holds_rows (z zz_composite, r zz_rows[]);
CREATE FUNCTION of_matview() RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint';
CREATE MATERIALIZED VIEW mat_fn AS SELECT of_matview() AS n;
-- Keys that a view, a rule, a policy and a materialized view need, which a table's rows wait for.
CREATE TABLE keyed (id integer PRIMARY KEY, v text);
CREATE VIEW keyed_view AS SELECT id, v FROM keyed GROUP BY id;
CREATE TABLE keyed_other (a integer);
CREATE RULE keyed_rule AS ON INSERT TO keyed_other DO ALSO SELECT id, v FROM keyed GROUP BY id;
CREATE POLICY keyed_policy ON keyed_other USING (EXISTS (SELECT id, v FROM keyed GROUP BY id));
CREATE MATERIALIZED VIEW keyed_mat AS SELECT k.id, k.v FROM keyed_view k;
CREATE FUNCTION over_keyed_view(keyed_view) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE VIEW over_keyed_function AS SELECT over_keyed_view(k) AS x FROM keyed_view k;
CREATE MATERIALIZED VIEW mat_over_keyed AS SELECT x FROM over_keyed_function;
CREATE RULE on_conflict AS ON UPDATE TO keyed_other DO ALSO INSERT INTO keyed VALUES (1, 'x') ON CONFLICT ON CONSTRAINT keyed_pkey DO NOTHING;
\if :s12
-- A generated column by a function which its table's view calls.
CREATE FUNCTION generates(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 * 2';
CREATE TABLE generated_fn (a integer, b integer GENERATED ALWAYS AS (generates(a)) STORED);
\endif
\if :s14
-- Bodies that need keys: the functions come after the data, and what uses them too.
CREATE FUNCTION needs_key() RETURNS SETOF keyed LANGUAGE sql BEGIN ATOMIC SELECT * FROM keyed GROUP BY id; END;
CREATE VIEW over_needs_key AS SELECT * FROM needs_key();
CREATE MATERIALIZED VIEW mat_needs_key AS SELECT id FROM needs_key();
CREATE PROCEDURE proc_needs_key() LANGUAGE sql BEGIN ATOMIC INSERT INTO keyed VALUES (1, 'x') ON CONFLICT ON CONSTRAINT keyed_pkey DO NOTHING; END;
GRANT EXECUTE ON FUNCTION needs_key() TO kitchen_reader;
COMMENT ON FUNCTION needs_key() IS 'after the data';
CREATE FUNCTION body_of_view() RETURNS SETOF view_fn LANGUAGE sql BEGIN ATOMIC SELECT * FROM view_fn; END;
CREATE FUNCTION body_of_body() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(*) FROM body_of_view(); END;
CREATE TABLE body_default (a bigint DEFAULT body_of_body());
CREATE FUNCTION default_of_keyed(a integer DEFAULT (1)) RETURNS bigint LANGUAGE sql RETURN (SELECT count(*) FROM keyed_view);
\endif
RESET search_path;
