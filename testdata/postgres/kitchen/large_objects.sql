-- Large objects: owners, rights, comments, contents; more of one owner than one archive entry holds.
SELECT lo_create(100001), lo_from_bytea(100002, 'hello'), lo_from_bytea(100003, '\x00ff5c27220a0d08'),
       lo_from_bytea(100004, convert_to(repeat('large object, ', 2500), 'UTF8')), lo_from_bytea(100005, 'other''s'), lo_from_bytea(100006, ''), lo_from_bytea(4294967290, 'the last');
SELECT lo_put(100006, 20000, 'after a hole');
COMMENT ON LARGE OBJECT 100002 IS 'a large object''s comment';
COMMENT ON LARGE OBJECT 100005 IS 'another''s';
GRANT SELECT ON LARGE OBJECT 100002, 100003 TO kitchen_reader;
GRANT SELECT ON LARGE OBJECT 100006 TO PUBLIC;
GRANT SELECT, UPDATE ON LARGE OBJECT 100004 TO kitchen_owner WITH GRANT OPTION;
REVOKE ALL ON LARGE OBJECT 100001 FROM postgres;
ALTER LARGE OBJECT 100005 OWNER TO "kitchen ""quoted"" role";
ALTER LARGE OBJECT 100003 OWNER TO kitchen_owner;
SELECT count(lo_create(200000 + n)) FROM generate_series(1, 1100) n;
-- A second group of one owner and one set of rights.
SELECT count(lo_from_bytea(300000 + n, convert_to('object ' || n, 'UTF8'))) FROM generate_series(1, 5) n;
SELECT format('ALTER LARGE OBJECT %1$s OWNER TO kitchen_owner; GRANT SELECT ON LARGE OBJECT %1$s TO kitchen_reader', 300000 + n) FROM generate_series(1, 5) n \gexec
