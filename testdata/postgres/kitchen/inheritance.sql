-- Inheritance: one parent and several, columns met again, defaults taken over, changed and dropped, constraints
-- handed down or not, joined later, left again.
CREATE SCHEMA k_inh;
SET search_path = k_inh;
CREATE TABLE top (a integer DEFAULT 1 CHECK (a > 0), b text NOT NULL, c numeric(6, 2), CONSTRAINT not_handed_down CHECK (a < 100) NO INHERIT, CONSTRAINT "Check; named" CHECK (b <> ';'));
CREATE TABLE second (c numeric(6, 2), d text DEFAULT 'd', a integer);
CREATE TABLE only_inherits () INHERITS (top);
CREATE TABLE more_columns (e date, "F f" text NOT NULL) INHERITS (top);
CREATE TABLE of_two (g integer, a integer DEFAULT 5, b text DEFAULT 'met again') INHERITS (top, second);
CREATE TABLE of_two_other_order () INHERITS (second, top);
ALTER TABLE of_two_other_order ALTER COLUMN a SET DEFAULT 8;
CREATE TABLE default_changed () INHERITS (top);
ALTER TABLE default_changed ALTER COLUMN a SET DEFAULT 7, ALTER COLUMN c SET DEFAULT 1.5, ALTER COLUMN c SET NOT NULL;
CREATE TABLE default_dropped () INHERITS (top);
ALTER TABLE default_dropped ALTER COLUMN a DROP DEFAULT;
CREATE TABLE not_null_dropped (b text) INHERITS (second);
CREATE TABLE third_level (h integer DEFAULT 3, a integer DEFAULT 6) INHERITS (more_columns, of_two);
CREATE TABLE with_own_check (CONSTRAINT own_check CHECK (c > 0), CONSTRAINT "Check; named" CHECK (b <> ';')) INHERITS (top);
CREATE TABLE joined_later (b text NOT NULL, x integer, c numeric(6, 2), a integer, CONSTRAINT top_a_check CHECK (a > 0), CONSTRAINT "Check; named" CHECK (b <> ';'));
ALTER TABLE joined_later DROP COLUMN x;
ALTER TABLE joined_later INHERIT top;
CREATE TABLE left_again () INHERITS (top);
ALTER TABLE left_again NO INHERIT top;
CREATE TABLE parent_dropped_columns (a integer, gone integer, b integer);
CREATE TABLE child_dropped_columns (gone_own text, c integer) INHERITS (parent_dropped_columns);
ALTER TABLE parent_dropped_columns DROP COLUMN gone;
ALTER TABLE child_dropped_columns DROP COLUMN gone_own;
CREATE TABLE child_keeps_column (b integer) INHERITS (parent_dropped_columns);
ALTER TABLE ONLY parent_dropped_columns DROP COLUMN b;
CREATE TABLE column_settings () INHERITS (top);
ALTER TABLE column_settings ALTER COLUMN b SET STATISTICS 5, ALTER COLUMN b SET STORAGE external, ALTER COLUMN a SET (n_distinct = 3);
CREATE TABLE "Parent; quoted" ("Col; 1" integer DEFAULT 3, "Col; 2" text COLLATE "C");
CREATE TABLE "Child; quoted" () INHERITS ("Parent; quoted");
ALTER TABLE "Child; quoted" ALTER COLUMN "Col; 1" SET DEFAULT 4;
CREATE TABLE k_other.heir_elsewhere () INHERITS (k_inh.second);
CREATE TABLE inherits_serial (id serial);
CREATE TABLE inherits_serial_heir () INHERITS (inherits_serial);
CREATE TABLE "a_before_parent" () INHERITS (top);
CREATE UNLOGGED TABLE unlogged_heir () INHERITS (second);
INSERT INTO top VALUES (1, 'top', 1.5);
INSERT INTO more_columns VALUES (2, 'more', NULL, '2024-01-01', 'f');
INSERT INTO third_level (a, b, "F f") VALUES (3, 'third', 'f');
INSERT INTO joined_later (b, c, a) VALUES ('joined', 2.5, 9);
INSERT INTO child_dropped_columns VALUES (1, 2, 3);
CREATE RULE top_insert AS ON INSERT TO k_inh.only_inherits DO ALSO NOTHING;
CREATE INDEX top_idx ON top (a);
CREATE INDEX heir_idx ON only_inherits (a);
COMMENT ON COLUMN of_two.b IS 'an inherited column';
COMMENT ON CONSTRAINT not_handed_down ON top IS 'stays with its table';
\if :s12
CREATE TABLE generated_top (a integer, b integer GENERATED ALWAYS AS (a * 2) STORED);
CREATE TABLE generated_heir (c text) INHERITS (generated_top);
CREATE TABLE generated_later (a integer, b integer GENERATED ALWAYS AS (a * 2) STORED);
ALTER TABLE generated_later INHERIT generated_top;
INSERT INTO generated_heir (a, c) VALUES (3, 'heir');
\endif
\if :s16
CREATE TABLE generated_other (b integer GENERATED ALWAYS AS (a * 22) STORED) INHERITS (generated_top);
CREATE TABLE plain_top (a integer, b integer DEFAULT 3);
CREATE TABLE plain_default_child () INHERITS (plain_top);
\endif
\if :s18
CREATE TABLE virtual_top (a integer, b integer GENERATED ALWAYS AS (a + 1) VIRTUAL);
CREATE TABLE virtual_heir () INHERITS (virtual_top);
CREATE TABLE virtual_other (b integer GENERATED ALWAYS AS (a + 2) VIRTUAL) INHERITS (virtual_top);
CREATE TABLE not_enforced_top (a integer, CONSTRAINT ne CHECK (a > 0) NOT ENFORCED);
CREATE TABLE not_enforced_heir () INHERITS (not_enforced_top);
CREATE TABLE enforced_heir (CONSTRAINT ne CHECK (a > 0) ENFORCED) INHERITS (not_enforced_top);
\endif
RESET search_path;
