-- Values of every type, and text with every kind of trouble.
SET datestyle = 'ISO, MDY';
CREATE TABLE trouble (id integer PRIMARY KEY, what text NOT NULL, t text);
INSERT INTO trouble VALUES
    (1, 'null', NULL), (2, 'empty', ''), (3, 'backspace', E'\b'), (4, 'form feed', E'\f'), (5, 'new line', E'\n'),
    (6, 'carriage return', E'\r'), (7, 'tab', E'\t'), (8, 'vertical tab', E'\v'), (9, 'backslash', '\'),
    (10, 'end marker', '\.'), (11, 'end marker in lines', E'a\n\\.\nb'), (12, 'null marker', '\N'),
    (13, 'all escapes', E'\b\f\n\r\t\x0b\\'), (14, 'octal look-alike', '\101 \x41 \u0041'),
    (15, 'controls', (SELECT string_agg(chr(n), '' ORDER BY n) FROM generate_series(1, 31) n) || chr(127)),
    (16, 'utf-8', 'é ß 漢字 ☃ 𝄞 ' || chr(1114111)), (17, 'trailing space', 'x  '), (18, 'quotes', '''"`$$''''""'),
    (19, 'copy', E'COPY public.x (a) FROM stdin;\n1\n\\.\n\nSELECT 1;'), (20, 'comment', E'--\n-- Data for Name: x; Type: TABLE DATA; Schema: y; Owner: z\n--'),
    (21, 'crlf', E'a\r\nb\r\n'), (22, 'long', repeat('0123456789abcdef', 300)), (23, 'meta', '\connect x'), (24, 'nbsp', chr(160));

CREATE TABLE every_type (
    id integer PRIMARY KEY,
    c_bool boolean, c_int2 smallint, c_int4 integer, c_int8 bigint, c_float4 real, c_float8 double precision,
    c_numeric numeric, c_money money, c_char character(5), c_varchar character varying(20), c_text text, c_name name, c_qchar "char",
    c_bytea bytea, c_date date, c_time time(3), c_timetz time with time zone, c_ts timestamp, c_tstz timestamp with time zone,
    c_interval interval, c_interval_f interval day to second(2), c_uuid uuid, c_json json, c_jsonb jsonb, c_xml xml,
    c_inet inet, c_cidr cidr, c_macaddr macaddr, c_macaddr8 macaddr8, c_bit bit(5), c_varbit bit varying,
    c_point point, c_line line, c_lseg lseg, c_box box, c_path path, c_polygon polygon, c_circle circle,
    c_tsvector tsvector, c_tsquery tsquery, c_int4range int4range, c_numrange numrange, c_tstzrange tstzrange, c_daterange daterange,
    c_ints integer[], c_matrix integer[][], c_texts text[], c_composite composite, c_composites composite[], c_mood mood, c_moods mood[],
    c_domain positive, c_domains dom_array, c_float_range float_range, c_regclass regclass, c_oid oid, c_pg_lsn pg_lsn, c_hstore hstore
);
INSERT INTO every_type (id) VALUES (1);
UPDATE every_type SET c_domain = 1;
INSERT INTO every_type VALUES
    (2, true, -32768, -2147483648, -9223372036854775808, 'NaN', '-Infinity', 'NaN', -1.5, 'a', 'it''s', E'\\', 'a name', 'c',
     '\x', '4713-01-01 BC', '00:00:00', '23:59:59.999999-15:59', '-infinity', 'infinity', '-1 year 2 mons -3 days 04:05:06.789', '1 02:03:04.567',
     '00000000-0000-0000-0000-000000000000', '{"a" :  [1, null, "\u00e9\\n"], "a": 2}', '{"a": 1e400, "b": "x\\ny", "c": {"d": []}}', '<a b="c">&amp;<!-- x --></a>',
     '::1/64', '10.0.0.0/8', '08:00:2b:01:02:03', '08:00:2b:01:02:03:04:05', B'10101', B'',
     '(1,2)', '{1,-1,0}', '[(0,0),(1,1)]', '(2,2),(0,0)', '[(0,0),(1,1),(2,0)]', '((0,0),(1,1),(2,0))', '<(0,0),5>',
     'a:1A b''c:2 ''d e''', '!a & (b | c:*A) <-> d', 'empty', '(,)', '["2024-01-01 00:00+00",)', '[2024-01-01,infinity)',
     '{1,NULL,-3}', '{{1,2},{3,4}}', '{"",NULL,"NULL","a,b","{c}","d\"e","f\\g"," h ","tab\t"}', '(1,"b ""q"" \\","{1.25,NULL}")', '{"(1,,)",NULL,"(,\"\",{})"}',
     'sad', '{sad,"it''s \"complicated\"",NULL}', 999, '{1,2,3}', '[-1.5,2.5)', 'trouble', 4294967295, '16/B374D848', 'a=>1, "b c"=>NULL, "q\""=>"\\"'),
    (3, false, 32767, 2147483647, 9223372036854775807, 3.4028235e38, 2.2250738585072014e-308, 0.000000000000000000000000000001, 92233720368547758.07, '', '', '', '', '',
     '\x000102030405060708090a0b0c0d0e0f5c27227fff', '0001-12-31 BC', '24:00:00', '00:00:00+14', '0044-03-15 12:00:00 BC', '9999-12-31 23:59:59.999999+00', '0', '-0:00:00.01',
     'ffffffff-ffff-ffff-ffff-ffffffffffff', '"plain"', 'null', '', '255.255.255.255', '2001:db8::/32', 'ff:ff:ff:ff:ff:ff', 'ff:ff:ff:ff:ff:ff:ff:ff', B'00000', B'1',
     '(NaN,Infinity)', '{0,1,0}', '[(-1,-1),(1,1)]', '(0,0),(0,0)', '((0,0))', '((0,0))', '<(1.5,-2.5),0>', '', '', '[1,10)', '[1.5,1.5]', 'empty', '(,2024-01-01)',
     '{}', '[0:1][2:3]={{1,2},{3,4}}', '{}', '(,,)', '{}', '', '{}', 1, '{}', '(,)', NULL, 0, '0/0', '');
INSERT INTO every_type (id, c_domain, c_numeric, c_float4, c_float8, c_date, c_bytea, c_text) VALUES
    (4, 1, (repeat('1234567890', 100) || '.' || repeat('9', 100))::numeric, 0.1, 0.1, 'infinity', decode(repeat('00ff', 300), 'hex'), E'\x01\x7f'),
    (5, 1, -0.0, '-0', 1e-323, '-infinity', convert_to(E'\\000', 'UTF8'), repeat(E'\\', 50)),
    (6, 1, 1e100, 1.17549435e-38, 1.7976931348623157e308, '5874897-12-31', '\x5c78', E'\t\t');

CREATE TABLE wide AS SELECT n AS "c 1" FROM generate_series(1, 2) n;
SELECT format('ALTER TABLE wide ADD COLUMN c%s text DEFAULT %L', n, 'd' || n) FROM generate_series(2, 40) n \gexec
CREATE TABLE no_rows_but_dropped (a integer, b integer);
ALTER TABLE no_rows_but_dropped DROP COLUMN a, DROP COLUMN b;
INSERT INTO no_rows_but_dropped DEFAULT VALUES;
