-- Rows: values of every type, and text with every kind of trouble.
CREATE SCHEMA k_data;
SET search_path = k_data, k_ext, public;
CREATE TABLE trouble (id integer PRIMARY KEY, what text NOT NULL, t text);
INSERT INTO trouble VALUES
    (1, 'null', NULL), (2, 'empty', ''), (3, 'backspace', E'\b'), (4, 'form feed', E'\f'), (5, 'new line', E'\n'), (6, 'carriage return', E'\r'),
    (7, 'tab', E'\t'), (8, 'vertical tab', E'\v'), (9, 'backslash', '\'), (10, 'end marker', '\.'), (11, 'end marker in lines', E'a\n\\.\nb'),
    (12, 'null marker', '\N'), (13, 'all escapes', E'\b\f\n\r\t\x0b\\'), (14, 'octal look-alike', '\101 \x41 \u0041'),
    (15, 'controls', (SELECT string_agg(chr(n), '' ORDER BY n) FROM generate_series(1, 31) n) || chr(127)), (16, 'utf-8', 'é ß 漢字 ☃ 𝄞 ' || chr(1114111)),
    (17, 'trailing space', 'x  '), (18, 'quotes', '''"`$$''''""'), (19, 'copy', E'COPY public.x (a) FROM stdin;\n1\n\\.\n\nSELECT 1;'),
    (20, 'crlf', E'a\r\nb\r\n'), (21, 'long', repeat('0123456789abcdef', 3000)), (22, 'meta', '\connect x'), (23, 'question', '? :a $1 %s');
CREATE TABLE composite_of (a integer, b text);
CREATE TABLE every_type (
    id integer PRIMARY KEY, c_bool boolean, c_int2 smallint, c_int4 integer, c_int8 bigint, c_float4 real, c_float8 double precision, c_numeric numeric, c_money money,
    c_char character(5), c_varchar character varying(20), c_text text, c_name name, c_qchar "char", c_bytea bytea, c_date date, c_time time(3), c_timetz time with time zone,
    c_ts timestamp, c_tstz timestamp with time zone, c_interval interval, c_uuid uuid, c_json json, c_jsonb jsonb, c_xml xml, c_inet inet, c_cidr cidr, c_macaddr macaddr,
    c_bit bit(5), c_varbit bit varying, c_point point, c_line line, c_box box, c_path path, c_polygon polygon, c_circle circle, c_tsvector tsvector, c_tsquery tsquery,
    c_int4range int4range, c_tstzrange tstzrange, c_ints integer[], c_matrix integer[][], c_texts text[], c_row composite_of, c_rows composite_of[], c_mood k_types.mood,
    c_regclass regclass, c_oid oid, c_lsn pg_lsn, c_hstore hstore, c_citext citext, c_regproc regprocedure, c_regtype regtype
);
INSERT INTO every_type (id) VALUES (1);
INSERT INTO every_type VALUES
    (2, true, -32768, -2147483648, -9223372036854775808, 'NaN', '-Infinity', 'NaN', -1.5, 'a', 'it''s', E'\\', 'a name', 'c', '\x', '4713-01-01 BC', '00:00:00', '23:59:59.999999-15:59',
     '-infinity', 'infinity', '-1 year 2 mons -3 days 04:05:06.789', '00000000-0000-0000-0000-000000000000', '{"a" :  [1, null, "\u00e9\\n"], "a": 2}', '{"a": 1e400, "b": "x\\ny"}', '<a b="c">&amp;</a>',
     '::1/64', '10.0.0.0/8', '08:00:2b:01:02:03', B'10101', B'', '(1,2)', '{1,-1,0}', '(2,2),(0,0)', '[(0,0),(1,1),(2,0)]', '((0,0),(1,1),(2,0))', '<(0,0),5>', 'a:1A b''c:2 ''d e''', '!a & (b | c:*A) <-> d',
     'empty', '["2024-01-01 00:00+00",)', '{1,NULL,-3}', '{{1,2},{3,4}}', '{"",NULL,"NULL","a,b","{c}","d\"e","f\\g"," h ","tab\t"}', '(1,"b ""q"" \\")', '{"(1,)",NULL,"(,\"\")"}', 'sad',
     'k_data.trouble', 4294967295, '16/B374D848', 'a=>1, "b c"=>NULL, "q\""=>"\\"', 'CiText', 'k_fn.trig()', 'k_types.mood'),
    (3, false, 32767, 2147483647, 9223372036854775807, 3.4028235e38, 2.2250738585072014e-308, 0.000000000000000000000000000001, 92233720368547758.07, '', '', '', '', '', '\x000102030405060708090a0b0c0d0e0f5c27227fff',
     '0001-12-31 BC', '24:00:00', '00:00:00+14', '0044-03-15 12:00:00 BC', '9999-12-31 23:59:59.999999+00', '0', 'ffffffff-ffff-ffff-ffff-ffffffffffff', '"plain"', 'null', '', '255.255.255.255', '2001:db8::/32',
     'ff:ff:ff:ff:ff:ff', B'00000', B'1', '(NaN,Infinity)', '{0,1,0}', '(0,0),(0,0)', '((0,0))', '((0,0))', '<(1.5,-2.5),0>', '', '', '[1,10)', 'empty', '{}', '[0:1][2:3]={{1,2},{3,4}}', '{}', '(,)', '{}', 'so-so', NULL, 0, '0/0', '', '', NULL, 'integer');
INSERT INTO every_type (id, c_float4, c_float8, c_numeric, c_date, c_bytea) VALUES
    (4, 0.1, 0.1, (repeat('1234567890', 50) || '.' || repeat('9', 50))::numeric, 'infinity', decode(repeat('00ff', 3000), 'hex')), (5, '-0', 1e-323, -0.0, '-infinity', convert_to(E'\\000', 'UTF8')),
    (6, 1.17549435e-38, 1.7976931348623157e308, 1e100, '5874897-12-31', '\x5c78'), (7, 123456.789, 123456789.123456789, 'NaN', '2000-01-01', NULL);
CREATE TABLE inserts_quoting ("T; t" text, i integer, n numeric, f float8, b boolean, bits bit varying, o oid, s smallint, bi bigint, r real, m money, by bytea, nm name, d date, e k_types.mood);
INSERT INTO inserts_quoting VALUES ('it''s \ "x"', -1, 1.50, 'NaN', true, B'101', 7, -3, 1 << 30, '-Infinity', 3.5, '\x00', 'n', '2024-02-29', 'ok'), (NULL, NULL, 'NaN', 'Infinity', NULL, NULL, NULL, NULL, NULL, -0.5, NULL, NULL, NULL, NULL, NULL),
    ('', 0, -0.5, -1e-300, false, B'', 0, 0, 0, 1e30, -1, '', '', 'infinity', 'sad');
CREATE TABLE no_columns ();
INSERT INTO no_columns DEFAULT VALUES;
INSERT INTO no_columns DEFAULT VALUES;
CREATE TABLE many_rows (a integer, b text);
INSERT INTO many_rows SELECT n, md5(n::text) FROM generate_series(1, 2000) n;
CREATE TABLE wide AS SELECT n AS "c 1" FROM generate_series(1, 2) n;
SELECT format('ALTER TABLE wide ADD COLUMN c%s text DEFAULT %L', n, 'd' || n) FROM generate_series(2, 60) n \gexec
CREATE TABLE with_deleted (a integer, gone text);
INSERT INTO with_deleted SELECT n, 'x' FROM generate_series(1, 10) n;
DELETE FROM with_deleted WHERE a % 2 = 0;
UPDATE with_deleted SET a = a + 100 WHERE a < 4;
ALTER TABLE with_deleted DROP COLUMN gone;
CREATE TABLE fired (a integer);
CREATE RULE fired_rule AS ON INSERT TO fired DO INSTEAD NOTHING;
ALTER TABLE fired DISABLE RULE fired_rule;
INSERT INTO fired VALUES (1);
ALTER TABLE fired ENABLE RULE fired_rule;
\if :s12
\else
CREATE TABLE with_oids (a integer) WITH OIDS;
INSERT INTO with_oids VALUES (1);
CREATE TABLE old_dates (a abstime, b reltime, c tinterval);
INSERT INTO old_dates VALUES ('2000-01-01 00:00:00+00', '1 day', '["2000-01-01 00:00:00+00" "2001-01-01 00:00:00+00"]');
\endif
RESET search_path;
