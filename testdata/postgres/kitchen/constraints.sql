-- NOT NULL as 18 has it, checks, keys, exclusion constraints.
CREATE SCHEMA k_con;
SET search_path = k_con, public;
CREATE TABLE checks (
    a integer CHECK (a > 0), b text CONSTRAINT "Check; named" CHECK (b <> ';' AND b !~ E'\\\\'), c integer, d integer,
    CHECK (c > d OR c IS NULL), CONSTRAINT no_inherit CHECK (d < 100) NO INHERIT, CONSTRAINT of_row CHECK (checks IS NOT NULL)
);
INSERT INTO checks VALUES (1, 'b', 2, 1);
ALTER TABLE checks ADD CONSTRAINT not_valid CHECK (a < 1000) NOT VALID;
ALTER TABLE checks ADD CONSTRAINT not_valid_no_inherit CHECK (a < 1001) NO INHERIT NOT VALID;
ALTER TABLE checks ADD CONSTRAINT with_function CHECK (length(b) < 10 AND b = ANY (ARRAY['a', 'b', NULL]) AND a IN (1, 2, 3) AND b LIKE '%b%');
COMMENT ON CONSTRAINT "Check; named" ON checks IS 'a check';
COMMENT ON CONSTRAINT not_valid ON checks IS 'a check that is not valid';

CREATE TABLE keys (a integer PRIMARY KEY, b text UNIQUE, c integer, d integer, e integer, CONSTRAINT "Keys; two" UNIQUE (d, c), CONSTRAINT deferrable_one UNIQUE (c) DEFERRABLE,
    CONSTRAINT deferred_one UNIQUE (d) DEFERRABLE INITIALLY DEFERRED, UNIQUE (e) WITH (fillfactor = 40), UNIQUE (e, a) USING INDEX TABLESPACE kitchen_space);
CREATE TABLE key_named (a integer, b integer, CONSTRAINT "Primary; named" PRIMARY KEY (b, a) DEFERRABLE INITIALLY IMMEDIATE);
CREATE TABLE key_of_index (a integer NOT NULL, b integer);
CREATE UNIQUE INDEX becomes_key ON key_of_index (a);
CREATE UNIQUE INDEX becomes_unique ON key_of_index (b);
ALTER TABLE key_of_index ADD CONSTRAINT key_of_index_primary PRIMARY KEY USING INDEX becomes_key, ADD CONSTRAINT key_of_index_unique UNIQUE USING INDEX becomes_unique DEFERRABLE;
COMMENT ON CONSTRAINT "Keys; two" ON keys IS 'a key';
COMMENT ON INDEX keys_pkey IS 'a comment on a key''s index';
INSERT INTO keys VALUES (1, 'one', 1, 1, 1), (2, NULL, NULL, NULL, NULL);
CREATE TABLE excluded (room integer, during tsrange, c circle, t text,
    EXCLUDE USING gist (during WITH &&) WHERE (room > 0), CONSTRAINT "Excl; named" EXCLUDE USING gist (c WITH &&, (room + 1) WITH =) WITH (fillfactor = 90) DEFERRABLE INITIALLY DEFERRED,
    EXCLUDE USING btree (lower(t) COLLATE "C" text_pattern_ops DESC NULLS LAST WITH =));
COMMENT ON CONSTRAINT "Excl; named" ON excluded IS 'an exclusion constraint';
INSERT INTO excluded VALUES (1, '[2024-01-01 10:00, 2024-01-01 11:00)', '<(0,0),1>', 'x');

-- Foreign keys.
CREATE TABLE parent (id integer PRIMARY KEY, code text UNIQUE, x integer, y integer, UNIQUE (x, y));
CREATE TABLE child (
    id integer PRIMARY KEY,
    parent integer REFERENCES parent ON DELETE CASCADE ON UPDATE SET NULL DEFERRABLE,
    code text REFERENCES parent (code) MATCH FULL ON DELETE RESTRICT ON UPDATE CASCADE,
    self integer REFERENCES child INITIALLY DEFERRED,
    x integer, y integer, CONSTRAINT "Fk; two" FOREIGN KEY (x, y) REFERENCES parent (x, y) MATCH FULL ON DELETE SET DEFAULT,
    FOREIGN KEY (y, x) REFERENCES parent (y, x)
);
ALTER TABLE parent ADD CONSTRAINT circle FOREIGN KEY (x) REFERENCES child (id) DEFERRABLE INITIALLY DEFERRED;
COMMENT ON CONSTRAINT "Fk; two" ON child IS 'a foreign key';
BEGIN;
INSERT INTO parent VALUES (1, 'one', 10, 2), (2, 'two', NULL, NULL);
INSERT INTO child VALUES (10, 1, 'one', 10, 10, 2), (2, 2, NULL, 10, NULL, NULL);
COMMIT;
ALTER TABLE child ADD CONSTRAINT not_valid FOREIGN KEY (id) REFERENCES parent (id) NOT VALID;
CREATE TABLE self_only (id integer PRIMARY KEY, up integer REFERENCES self_only);
INSERT INTO self_only VALUES (1, NULL), (2, 1), (3, 3);
CREATE TABLE cycle_a (id integer PRIMARY KEY, b integer);
CREATE TABLE cycle_b (id integer PRIMARY KEY, c integer);
CREATE TABLE cycle_c (id integer PRIMARY KEY, a integer REFERENCES cycle_a);
ALTER TABLE cycle_a ADD FOREIGN KEY (b) REFERENCES cycle_b;
ALTER TABLE cycle_b ADD FOREIGN KEY (c) REFERENCES cycle_c;
INSERT INTO cycle_a VALUES (1, NULL);
INSERT INTO cycle_c VALUES (1, 1);
INSERT INTO cycle_b VALUES (1, 1);
UPDATE cycle_a SET b = 1;
CREATE TABLE k_other.to_elsewhere (a integer REFERENCES k_con.parent);
CREATE TABLE aa_needs_zz (a integer);
CREATE TABLE zz_needed (a integer PRIMARY KEY);
ALTER TABLE aa_needs_zz ADD FOREIGN KEY (a) REFERENCES zz_needed;
INSERT INTO zz_needed VALUES (1);
INSERT INTO aa_needs_zz VALUES (1);
\if :s11
CREATE TABLE key_including (a integer, b text, c text, PRIMARY KEY (a) INCLUDE (b, c), UNIQUE (b) INCLUDE (a) WITH (fillfactor = 33));
ALTER TABLE excluded ADD CONSTRAINT excluding_including EXCLUDE USING btree (room WITH =) INCLUDE (t);
\endif
\if :s15
CREATE TABLE nulls_alike (a integer, b text, UNIQUE NULLS NOT DISTINCT (a, b), CONSTRAINT "Nulls; alike" UNIQUE NULLS NOT DISTINCT (b) INCLUDE (a) DEFERRABLE);
INSERT INTO nulls_alike VALUES (NULL, NULL), (1, 'a');
CREATE TABLE set_some (a integer, b integer, c integer, d integer, UNIQUE (a, b), FOREIGN KEY (c, d) REFERENCES set_some (a, b) ON DELETE SET NULL (d),
    FOREIGN KEY (d, c) REFERENCES set_some (a, b) ON DELETE SET DEFAULT (d, c));
\endif
\if :s18
CREATE TABLE not_enforced (a integer CHECK (a > 0) NOT ENFORCED, b integer, CONSTRAINT "Fk; ne" FOREIGN KEY (b) REFERENCES parent (id) ON DELETE CASCADE NOT ENFORCED,
    CONSTRAINT ne_no_inherit CHECK (a > 1) NO INHERIT NOT ENFORCED);
INSERT INTO not_enforced VALUES (-1, 999);
CREATE TABLE temporal (id int4range, valid daterange, other int4multirange, what text, CONSTRAINT temporal_primary PRIMARY KEY (id, valid WITHOUT OVERLAPS),
    CONSTRAINT "Temporal; unique" UNIQUE (what, valid WITHOUT OVERLAPS) DEFERRABLE);
CREATE TABLE temporal_child (id int4range, valid daterange, parent int4range, FOREIGN KEY (parent, PERIOD valid) REFERENCES temporal (id, PERIOD valid),
    CONSTRAINT without_columns FOREIGN KEY (id, PERIOD valid) REFERENCES temporal);
CREATE TABLE temporal_parts (id int4range, valid daterange, PRIMARY KEY (id, valid WITHOUT OVERLAPS)) PARTITION BY LIST (id);
CREATE TABLE temporal_parts_1 PARTITION OF temporal_parts FOR VALUES IN ('[1,2)');
INSERT INTO temporal VALUES ('[1,2)', '[2024-01-01,2024-06-01)', NULL, 'first'), ('[1,2)', '[2024-06-01,2025-01-01)', '{[1,2)}', 'second');
INSERT INTO temporal_child VALUES ('[1,2)', '[2024-02-01,2024-03-01)', '[1,2)');
CREATE TABLE fk_parts (a integer REFERENCES parent) PARTITION BY LIST (a);
CREATE TABLE fk_parts_1 PARTITION OF fk_parts FOR VALUES IN (1);
ALTER TABLE fk_parts ADD CONSTRAINT not_valid_on_parts FOREIGN KEY (a) REFERENCES zz_needed NOT VALID;
COMMENT ON CONSTRAINT temporal_primary ON temporal IS 'a temporal key';
\endif

-- NOT NULL: what 18 names, and what all the others only mark.
CREATE TABLE not_nulls (a integer NOT NULL, b integer NOT NULL PRIMARY KEY, c integer, "D; d" integer NOT NULL DEFAULT 4);
CREATE TABLE not_null_heir () INHERITS (not_nulls);
CREATE TABLE not_null_both (a integer NOT NULL, c integer NOT NULL) INHERITS (not_nulls);
CREATE TABLE not_null_by_child () INHERITS (not_nulls);
ALTER TABLE not_null_by_child ALTER COLUMN c SET NOT NULL;
CREATE TABLE primary_heir (PRIMARY KEY (c)) INHERITS (not_nulls);
CREATE TABLE not_null_child_key (c integer PRIMARY KEY) INHERITS (not_nulls);
INSERT INTO not_nulls VALUES (1, 2, NULL);
\if :s18
CREATE TABLE named_not_null (a integer CONSTRAINT "A; named" NOT NULL, b integer NOT NULL NO INHERIT, c integer CONSTRAINT c_named NOT NULL NO INHERIT, "D; d" integer NOT NULL, e integer, f integer, g integer);
INSERT INTO named_not_null VALUES (1, 2, 3, 4, NULL, 6, 7);
ALTER TABLE named_not_null ADD CONSTRAINT e_not_valid NOT NULL e NOT VALID;
ALTER TABLE named_not_null ADD NOT NULL f NOT VALID;
ALTER TABLE named_not_null ADD CONSTRAINT g_later NOT NULL g;
COMMENT ON CONSTRAINT "A; named" ON named_not_null IS 'a not-null constraint';
COMMENT ON CONSTRAINT e_not_valid ON named_not_null IS 'one that is not valid';
COMMENT ON CONSTRAINT "named_not_null_D; d_not_null" ON named_not_null IS 'one with the usual name';
CREATE TABLE nn_heir () INHERITS (named_not_null);
CREATE TABLE nn_heir_renames (a integer CONSTRAINT own_name NOT NULL, "D; d" integer CONSTRAINT "Own; d" NOT NULL) INHERITS (named_not_null);
CREATE TABLE nn_heir_validates () INHERITS (named_not_null);
ALTER TABLE nn_heir_validates VALIDATE CONSTRAINT e_not_valid;
CREATE TABLE nn_no_inherit_child (b integer NOT NULL NO INHERIT) INHERITS (named_not_null);
CREATE TABLE nn_second (a integer NOT NULL, h integer);
CREATE TABLE nn_of_two () INHERITS (named_not_null, nn_second);
CREATE TABLE nn_key (a integer CONSTRAINT key_nn NOT NULL PRIMARY KEY, b integer, CONSTRAINT "Table; nn" NOT NULL b);
CREATE TABLE nn_key_heir () INHERITS (nn_key);
CREATE TABLE nn_only_parent (a integer, CONSTRAINT nn NOT NULL a NO INHERIT);
CREATE TABLE nn_child_own (CONSTRAINT nn NOT NULL a) INHERITS (nn_only_parent);
CREATE TABLE nn_top (a integer);
CREATE TABLE nn_chld1 () INHERITS (nn_top);
CREATE TABLE nn_chld2 (a integer) INHERITS (nn_top);
CREATE TABLE nn_chld3 () INHERITS (nn_top, nn_second);
ALTER TABLE nn_top ADD CONSTRAINT nn NOT NULL a NOT VALID;
ALTER TABLE nn_chld1 VALIDATE CONSTRAINT nn;
ALTER TABLE nn_chld2 VALIDATE CONSTRAINT nn;
CREATE TABLE nn_typed_of (a integer CONSTRAINT typed_nn NOT NULL);
CREATE TABLE nn_typed OF k_types.pair (a CONSTRAINT "Typed; nn" NOT NULL, b NOT NULL);
CREATE TABLE nn_parts (k integer CONSTRAINT "Part; nn" NOT NULL, v text) PARTITION BY LIST (k);
CREATE TABLE nn_parts_1 PARTITION OF nn_parts (v CONSTRAINT "Own; v" NOT NULL) FOR VALUES IN (1);
CREATE TABLE nn_parts_2 (v text, k integer CONSTRAINT other_name NOT NULL);
ALTER TABLE nn_parts ATTACH PARTITION nn_parts_2 FOR VALUES IN (2);
ALTER TABLE nn_parts ADD CONSTRAINT v_later NOT NULL v NOT VALID;
\endif
RESET search_path;
