-- Views and materialized views: options, check options, defaults, columns renamed, dependence on keys, refresh order.
CREATE SCHEMA k_view;
SET search_path = k_view, public;
CREATE TABLE base (id integer PRIMARY KEY, name text, qty integer DEFAULT 3);
INSERT INTO base VALUES (1, 'one', 1), (2, 'two', NULL);
CREATE VIEW simple AS SELECT id, name, qty * 2 AS "Dou; ble" FROM base WHERE name <> ';';
CREATE VIEW barrier WITH (security_barrier) AS SELECT id FROM base WHERE id > 1 WITH LOCAL CHECK OPTION;
CREATE VIEW barrier_off WITH (security_barrier = false) AS SELECT id FROM base;
CREATE VIEW cascaded AS SELECT id, name FROM base WITH CASCADED CHECK OPTION;
CREATE VIEW local_in_options WITH (check_option = local, security_barrier = true) AS SELECT id FROM base;
CREATE RECURSIVE VIEW counting (n) AS VALUES (1) UNION ALL SELECT n + 1 FROM counting WHERE n < 5;
CREATE VIEW column_names ("A; a", b, "select") AS SELECT id, name, qty FROM base;
CREATE VIEW with_defaults AS SELECT id, name, qty FROM base;
ALTER VIEW with_defaults ALTER COLUMN name SET DEFAULT 'from the; view', ALTER COLUMN qty SET DEFAULT 1 + 1;
CREATE VIEW no_columns AS SELECT;
CREATE VIEW on_view AS SELECT s.*, c.n FROM simple s, counting c WHERE s.id = c.n;
CREATE VIEW aa_on_later AS SELECT * FROM on_view;
CREATE VIEW every_clause AS
    WITH x AS (SELECT id, count(*) OVER w AS c FROM base WINDOW w AS (PARTITION BY name ORDER BY id)) SELECT DISTINCT ON (b.id) b.id, x.c, CASE WHEN b.qty > 1 THEN 'a' ELSE '%s' END AS kase,
        EXTRACT(year FROM now()) AS y, ARRAY(SELECT 1) AS arr, ROW(1, 'x')::k_types.pair AS r, COALESCE(b.name, E'\\') AS n, (b).qty AS whole, CAST(b.id AS numeric(5, 2)) AS num
    FROM base b LEFT JOIN x USING (id) CROSS JOIN LATERAL generate_series(1, b.id) WITH ORDINALITY AS g (v, o)
    WHERE EXISTS (SELECT 1 FROM base) AND b.name ~~* '%x%' GROUP BY GROUPING SETS ((b.id, x.c, b.name, b.qty, b), ()) HAVING count(*) > 0
    ORDER BY b.id NULLS FIRST LIMIT 10 OFFSET 1;
CREATE VIEW sampled AS SELECT id FROM base TABLESAMPLE system (50) REPEATABLE (7);
CREATE VIEW of_values AS VALUES (1, 'a'), (2, NULL);
CREATE VIEW of_union AS SELECT id FROM base UNION ALL (SELECT id FROM base EXCEPT SELECT 1) ORDER BY 1;
CREATE VIEW of_xml AS SELECT xmlelement(name foo, xmlattributes(id AS bar), name) AS x FROM base;
-- Needs the primary key: the view comes after it, and so does all that uses the view.
CREATE VIEW needs_key AS SELECT id, name, count(*) AS n FROM base GROUP BY id;
CREATE VIEW on_needs_key AS SELECT * FROM needs_key;
CREATE RULE needs_key_rule AS ON INSERT TO needs_key DO INSTEAD NOTHING;
COMMENT ON VIEW needs_key IS 'made twice';
COMMENT ON COLUMN needs_key.n IS 'counted';
GRANT SELECT ON needs_key TO kitchen_reader;
CREATE VIEW needs_key_options WITH (security_barrier = true) AS SELECT id, name FROM base GROUP BY id;
ALTER VIEW needs_key_options ALTER COLUMN name SET DEFAULT 'x';
CREATE MATERIALIZED VIEW mat_needs_key AS SELECT id, name, count(*) AS n FROM base GROUP BY id;
CREATE UNIQUE INDEX mat_needs_key_idx ON mat_needs_key (id);
CREATE MATERIALIZED VIEW mat_on_needs_key AS SELECT id FROM on_needs_key;
CREATE MATERIALIZED VIEW mat_on_mat_needs_key AS SELECT id FROM mat_needs_key;
CREATE FUNCTION on_view_type(simple) RETURNS SETOF needs_key LANGUAGE sql AS 'SELECT NULL::k_view.needs_key';

CREATE MATERIALIZED VIEW zz_first AS SELECT id, name FROM base WITH DATA;
CREATE MATERIALIZED VIEW mm_second AS SELECT count(*) AS n FROM zz_first;
CREATE MATERIALIZED VIEW aa_third AS SELECT n FROM mm_second;
CREATE VIEW between_views AS SELECT n FROM aa_third;
CREATE MATERIALIZED VIEW a_fourth AS SELECT n FROM between_views;
CREATE UNIQUE INDEX zz_first_idx ON zz_first (id);
CREATE MATERIALIZED VIEW unpopulated WITH (fillfactor = 50, toast.autovacuum_enabled = false) TABLESPACE kitchen_space AS SELECT 1 AS a, 'x'::text AS "B; b" WITH NO DATA;
CREATE MATERIALIZED VIEW on_unpopulated AS SELECT a FROM unpopulated WITH NO DATA;
CREATE MATERIALIZED VIEW of_function AS SELECT * FROM k_fn.table_of(2);
ALTER MATERIALIZED VIEW zz_first CLUSTER ON zz_first_idx;
ALTER MATERIALIZED VIEW zz_first ALTER COLUMN name SET STATISTICS 10, ALTER COLUMN name SET STORAGE external, ALTER COLUMN id SET (n_distinct = 5);
ALTER MATERIALIZED VIEW mm_second OWNER TO kitchen_owner;
GRANT SELECT ON base, zz_first TO kitchen_owner;
ALTER VIEW simple OWNER TO kitchen_owner;
GRANT SELECT ("Dou; ble"), INSERT ON simple TO kitchen_reader;
COMMENT ON VIEW simple IS 'a view';
COMMENT ON COLUMN simple."Dou; ble" IS 'twice';
COMMENT ON MATERIALIZED VIEW zz_first IS 'a materialized view';
COMMENT ON COLUMN zz_first.name IS 'its column';
CREATE VIEW "View; ""quoted""" AS SELECT 1 AS "A; ""a""";
CREATE VIEW of_table_renamed AS SELECT b.id AS renamed_later FROM base b;
ALTER TABLE of_table_renamed RENAME COLUMN renamed_later TO after;
\if :s12
CREATE MATERIALIZED VIEW in_kitchen_heap USING kitchen_heap AS SELECT id FROM base;
CREATE VIEW materialized_cte AS WITH x AS MATERIALIZED (SELECT 1 AS a), y AS NOT MATERIALIZED (SELECT 2 AS a) SELECT x.a FROM x, y;
\endif
\if :s14
CREATE VIEW searched AS WITH RECURSIVE s (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM s WHERE n < 3) SEARCH DEPTH FIRST BY n SET o CYCLE n SET is_cycle USING path SELECT n, is_cycle FROM s;
ALTER MATERIALIZED VIEW zz_first ALTER COLUMN name SET COMPRESSION pglz;
\endif
\if :s15
CREATE VIEW invoker WITH (security_invoker = true, security_barrier = false) AS SELECT id FROM base;
\endif
\if :s16
CREATE VIEW of_json AS SELECT json_object('a': id, 'b': name ABSENT ON NULL) AS j FROM base;
\endif
RESET search_path;
