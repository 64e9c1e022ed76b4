--
-- PostgreSQL database dump
--

\restrict fixture

-- Dumped from database version 18.4
-- Dumped by pg_dump version 18.6 (Debian 18.6-3)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Statistics for Name: events; Type: STATISTICS DATA; Schema: app; Owner: -
--

SELECT * FROM pg_catalog.pg_restore_relation_stats(
	'version', '180004'::integer,
	'schemaname', 'app',
	'relname', 'events',
	'relpages', '-1'::integer,
	'reltuples', '3'::real,
	'relallvisible', '0'::integer,
	'relallfrozen', '0'::integer
);
SELECT * FROM pg_catalog.pg_restore_attribute_stats(
	'version', '180004'::integer,
	'schemaname', 'app',
	'relname', 'events',
	'attname', 'at',
	'inherited', 't'::boolean,
	'null_frac', '0'::real,
	'avg_width', '4'::integer,
	'n_distinct', '-1'::real,
	'histogram_bounds', '{2023-05-05,2024-02-29,2024-03-01}'::text,
	'correlation', '1'::real
);
SELECT * FROM pg_catalog.pg_restore_attribute_stats(
	'version', '180004'::integer,
	'schemaname', 'app',
	'relname', 'events',
	'attname', 'what',
	'inherited', 't'::boolean,
	'null_frac', '0.33333334'::real,
	'avg_width', '3'::integer,
	'n_distinct', '-0.6666666'::real,
	'histogram_bounds', '{"",first}'::text,
	'correlation', '-1'::real
);


--
-- Statistics for Name: events_2023; Type: STATISTICS DATA; Schema: app; Owner: -
--

SELECT * FROM pg_catalog.pg_restore_relation_stats(
	'version', '180004'::integer,
	'schemaname', 'app',
	'relname', 'events_2023',
	'relpages', '1'::integer,
	'reltuples', '1'::real,
	'relallvisible', '0'::integer,
	'relallfrozen', '0'::integer
);
SELECT * FROM pg_catalog.pg_restore_attribute_stats(
	'version', '180004'::integer,
	'schemaname', 'app',
	'relname', 'events_2023',
	'attname', 'at',
	'inherited', 'f'::boolean,
	'null_frac', '0'::real,
	'avg_width', '4'::integer,
	'n_distinct', '-1'::real
);
SELECT * FROM pg_catalog.pg_restore_attribute_stats(
	'version', '180004'::integer,
	'schemaname', 'app',
	'relname', 'events_2023',
	'attname', 'what',
	'inherited', 'f'::boolean,
	'null_frac', '0'::real,
	'avg_width', '6'::integer,
	'n_distinct', '-1'::real
);


--
-- Statistics for Name: events_2024; Type: STATISTICS DATA; Schema: app; Owner: -
--

SELECT * FROM pg_catalog.pg_restore_relation_stats(
	'version', '180004'::integer,
	'schemaname', 'app',
	'relname', 'events_2024',
	'relpages', '1'::integer,
	'reltuples', '2'::real,
	'relallvisible', '0'::integer,
	'relallfrozen', '0'::integer
);
SELECT * FROM pg_catalog.pg_restore_attribute_stats(
	'version', '180004'::integer,
	'schemaname', 'app',
	'relname', 'events_2024',
	'attname', 'at',
	'inherited', 'f'::boolean,
	'null_frac', '0'::real,
	'avg_width', '4'::integer,
	'n_distinct', '-1'::real,
	'histogram_bounds', '{2024-02-29,2024-03-01}'::text,
	'correlation', '1'::real
);
SELECT * FROM pg_catalog.pg_restore_attribute_stats(
	'version', '180004'::integer,
	'schemaname', 'app',
	'relname', 'events_2024',
	'attname', 'what',
	'inherited', 'f'::boolean,
	'null_frac', '0.5'::real,
	'avg_width', '1'::integer,
	'n_distinct', '-0.5'::real
);


--
-- Statistics for Name: guarded; Type: STATISTICS DATA; Schema: app; Owner: -
--

SELECT * FROM pg_catalog.pg_restore_relation_stats(
	'version', '180004'::integer,
	'schemaname', 'app',
	'relname', 'guarded',
	'relpages', '1'::integer,
	'reltuples', '1'::real,
	'relallvisible', '0'::integer,
	'relallfrozen', '0'::integer
);
SELECT * FROM pg_catalog.pg_restore_attribute_stats(
	'version', '180004'::integer,
	'schemaname', 'app',
	'relname', 'guarded',
	'attname', 'id',
	'inherited', 'f'::boolean,
	'null_frac', '0'::real,
	'avg_width', '4'::integer,
	'n_distinct', '-1'::real
);
SELECT * FROM pg_catalog.pg_restore_attribute_stats(
	'version', '180004'::integer,
	'schemaname', 'app',
	'relname', 'guarded',
	'attname', 'who',
	'inherited', 'f'::boolean,
	'null_frac', '0'::real,
	'avg_width', '64'::integer,
	'n_distinct', '-1'::real
);


--
-- Statistics for Name: no_columns; Type: STATISTICS DATA; Schema: app; Owner: -
--

SELECT * FROM pg_catalog.pg_restore_relation_stats(
	'version', '180004'::integer,
	'schemaname', 'app',
	'relname', 'no_columns',
	'relpages', '1'::integer,
	'reltuples', '3'::real,
	'relallvisible', '0'::integer,
	'relallfrozen', '0'::integer
);


--
-- Statistics for Name: no_rows; Type: STATISTICS DATA; Schema: app; Owner: -
--

SELECT * FROM pg_catalog.pg_restore_relation_stats(
	'version', '180004'::integer,
	'schemaname', 'app',
	'relname', 'no_rows',
	'relpages', '0'::integer,
	'reltuples', '0'::real,
	'relallvisible', '0'::integer,
	'relallfrozen', '0'::integer
);


--
-- Statistics for Name: not_yet; Type: STATISTICS DATA; Schema: app; Owner: -
--

SELECT * FROM pg_catalog.pg_restore_relation_stats(
	'version', '180004'::integer,
	'schemaname', 'app',
	'relname', 'not_yet',
	'relpages', '0'::integer,
	'reltuples', '0'::real,
	'relallvisible', '0'::integer,
	'relallfrozen', '0'::integer
);


--
-- Statistics for Name: orders; Type: STATISTICS DATA; Schema: app; Owner: -
--

SELECT * FROM pg_catalog.pg_restore_relation_stats(
	'version', '180004'::integer,
	'schemaname', 'app',
	'relname', 'orders',
	'relpages', '1'::integer,
	'reltuples', '120'::real,
	'relallvisible', '0'::integer,
	'relallfrozen', '0'::integer
);
SELECT * FROM pg_catalog.pg_restore_attribute_stats(
	'version', '180004'::integer,
	'schemaname', 'app',
	'relname', 'orders',
	'attname', 'amount',
	'inherited', 'f'::boolean,
	'null_frac', '0'::real,
	'avg_width', '6'::integer,
	'n_distinct', '-1'::real,
	'histogram_bounds', '{1.50,3.00,4.50,6.00,7.50,9.00,12.00,13.50,15.00,16.50,18.00,21.00,22.50,24.00,25.50,27.00,30.00,31.50,33.00,34.50,36.00,37.50,40.50,42.00,43.50,45.00,46.50,49.50,51.00,52.50,54.00,55.50,58.50,60.00,61.50,63.00,64.50,67.50,69.00,70.50,72.00,73.50,75.00,78.00,79.50,81.00,82.50,84.00,87.00,88.50,90.00,91.50,93.00,96.00,97.50,99.00,100.50,102.00,105.00,106.50,108.00,109.50,111.00,112.50,115.50,117.00,118.50,120.00,121.50,124.50,126.00,127.50,129.00,130.50,133.50,135.00,136.50,138.00,139.50,142.50,144.00,145.50,147.00,148.50,150.00,153.00,154.50,156.00,157.50,159.00,162.00,163.50,165.00,166.50,168.00,171.00,172.50,174.00,175.50,177.00,180.00}'::text,
	'correlation', '1'::real
);
SELECT * FROM pg_catalog.pg_restore_attribute_stats(
	'version', '180004'::integer,
	'schemaname', 'app',
	'relname', 'orders',
	'attname', 'id',
	'inherited', 'f'::boolean,
	'null_frac', '0'::real,
	'avg_width', '8'::integer,
	'n_distinct', '-1'::real,
	'histogram_bounds', '{1,2,3,4,5,6,8,9,10,11,12,14,15,16,17,18,20,21,22,23,24,25,27,28,29,30,31,33,34,35,36,37,39,40,41,42,43,45,46,47,48,49,50,52,53,54,55,56,58,59,60,61,62,64,65,66,67,68,70,71,72,73,74,75,77,78,79,80,81,83,84,85,86,87,89,90,91,92,93,95,96,97,98,99,100,102,103,104,105,106,108,109,110,111,112,114,115,116,117,118,120}'::text,
	'correlation', '1'::real
);
SELECT * FROM pg_catalog.pg_restore_attribute_stats(
	'version', '180004'::integer,
	'schemaname', 'app',
	'relname', 'orders',
	'attname', 'parent',
	'inherited', 'f'::boolean,
	'null_frac', '0.025'::real,
	'avg_width', '8'::integer,
	'n_distinct', '-0.49166667'::real,
	'most_common_vals', '{2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33,34,35,36,37,38,39,40,41,42,43,44,45,46,47,48,49,50,51,52,53,54,55,56,57,58,59}'::text,
	'most_common_freqs', '{0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668,0.016666668}'::real[],
	'correlation', '1'::real
);
SELECT * FROM pg_catalog.pg_restore_attribute_stats(
	'version', '180004'::integer,
	'schemaname', 'app',
	'relname', 'orders',
	'attname', 'placed',
	'inherited', 'f'::boolean,
	'null_frac', '0'::real,
	'avg_width', '8'::integer,
	'n_distinct', '-1'::real,
	'histogram_bounds', '{"2024-01-01 07:00:00+00","2024-01-01 14:00:00+00","2024-01-01 21:00:00+00","2024-01-02 04:00:00+00","2024-01-02 11:00:00+00","2024-01-02 18:00:00+00","2024-01-03 08:00:00+00","2024-01-03 15:00:00+00","2024-01-03 22:00:00+00","2024-01-04 05:00:00+00","2024-01-04 12:00:00+00","2024-01-05 02:00:00+00","2024-01-05 09:00:00+00","2024-01-05 16:00:00+00","2024-01-05 23:00:00+00","2024-01-06 06:00:00+00","2024-01-06 20:00:00+00","2024-01-07 03:00:00+00","2024-01-07 10:00:00+00","2024-01-07 17:00:00+00","2024-01-08 00:00:00+00","2024-01-08 07:00:00+00","2024-01-08 21:00:00+00","2024-01-09 04:00:00+00","2024-01-09 11:00:00+00","2024-01-09 18:00:00+00","2024-01-10 01:00:00+00","2024-01-10 15:00:00+00","2024-01-10 22:00:00+00","2024-01-11 05:00:00+00","2024-01-11 12:00:00+00","2024-01-11 19:00:00+00","2024-01-12 09:00:00+00","2024-01-12 16:00:00+00","2024-01-12 23:00:00+00","2024-01-13 06:00:00+00","2024-01-13 13:00:00+00","2024-01-14 03:00:00+00","2024-01-14 10:00:00+00","2024-01-14 17:00:00+00","2024-01-15 00:00:00+00","2024-01-15 07:00:00+00","2024-01-15 14:00:00+00","2024-01-16 04:00:00+00","2024-01-16 11:00:00+00","2024-01-16 18:00:00+00","2024-01-17 01:00:00+00","2024-01-17 08:00:00+00","2024-01-17 22:00:00+00","2024-01-18 05:00:00+00","2024-01-18 12:00:00+00","2024-01-18 19:00:00+00","2024-01-19 02:00:00+00","2024-01-19 16:00:00+00","2024-01-19 23:00:00+00","2024-01-20 06:00:00+00","2024-01-20 13:00:00+00","2024-01-20 20:00:00+00","2024-01-21 10:00:00+00","2024-01-21 17:00:00+00","2024-01-22 00:00:00+00","2024-01-22 07:00:00+00","2024-01-22 14:00:00+00","2024-01-22 21:00:00+00","2024-01-23 11:00:00+00","2024-01-23 18:00:00+00","2024-01-24 01:00:00+00","2024-01-24 08:00:00+00","2024-01-24 15:00:00+00","2024-01-25 05:00:00+00","2024-01-25 12:00:00+00","2024-01-25 19:00:00+00","2024-01-26 02:00:00+00","2024-01-26 09:00:00+00","2024-01-26 23:00:00+00","2024-01-27 06:00:00+00","2024-01-27 13:00:00+00","2024-01-27 20:00:00+00","2024-01-28 03:00:00+00","2024-01-28 17:00:00+00","2024-01-29 00:00:00+00","2024-01-29 07:00:00+00","2024-01-29 14:00:00+00","2024-01-29 21:00:00+00","2024-01-30 04:00:00+00","2024-01-30 18:00:00+00","2024-01-31 01:00:00+00","2024-01-31 08:00:00+00","2024-01-31 15:00:00+00","2024-01-31 22:00:00+00","2024-02-01 12:00:00+00","2024-02-01 19:00:00+00","2024-02-02 02:00:00+00","2024-02-02 09:00:00+00","2024-02-02 16:00:00+00","2024-02-03 06:00:00+00","2024-02-03 13:00:00+00","2024-02-03 20:00:00+00","2024-02-04 03:00:00+00","2024-02-04 10:00:00+00","2024-02-05 00:00:00+00"}'::text,
	'correlation', '1'::real
);
SELECT * FROM pg_catalog.pg_restore_attribute_stats(
	'version', '180004'::integer,
	'schemaname', 'app',
	'relname', 'orders',
	'attname', 'user_id',
	'inherited', 'f'::boolean,
	'null_frac', '0'::real,
	'avg_width', '4'::integer,
	'n_distinct', '-0.33333334'::real,
	'most_common_vals', '{1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33,34,35,36,37,38,39,40}'::text,
	'most_common_freqs', '{0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025,0.025}'::real[],
	'correlation', '0.029099243'::real
);


--
-- Statistics for Name: per_user; Type: STATISTICS DATA; Schema: app; Owner: -
--

SELECT * FROM pg_catalog.pg_restore_relation_stats(
	'version', '180004'::integer,
	'schemaname', 'app',
	'relname', 'per_user',
	'relpages', '1'::integer,
	'reltuples', '40'::real,
	'relallvisible', '0'::integer,
	'relallfrozen', '0'::integer
);
SELECT * FROM pg_catalog.pg_restore_attribute_stats(
	'version', '180004'::integer,
	'schemaname', 'app',
	'relname', 'per_user',
	'attname', 'amount',
	'inherited', 'f'::boolean,
	'null_frac', '0'::real,
	'avg_width', '6'::integer,
	'n_distinct', '-1'::real,
	'histogram_bounds', '{184.50,189.00,193.50,198.00,202.50,207.00,211.50,216.00,220.50,225.00,229.50,234.00,238.50,243.00,247.50,252.00,256.50,261.00,265.50,270.00,274.50,279.00,283.50,288.00,292.50,297.00,301.50,306.00,310.50,315.00,319.50,324.00,328.50,333.00,337.50,342.00,346.50,351.00,355.50,360.00}'::text,
	'correlation', '0.2737336'::real
);
SELECT * FROM pg_catalog.pg_restore_attribute_stats(
	'version', '180004'::integer,
	'schemaname', 'app',
	'relname', 'per_user',
	'attname', 'user_id',
	'inherited', 'f'::boolean,
	'null_frac', '0'::real,
	'avg_width', '4'::integer,
	'n_distinct', '-1'::real,
	'histogram_bounds', '{1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33,34,35,36,37,38,39,40}'::text,
	'correlation', '-0.042589117'::real
);


--
-- Statistics for Name: trouble; Type: STATISTICS DATA; Schema: app; Owner: -
--

SELECT * FROM pg_catalog.pg_restore_relation_stats(
	'version', '180004'::integer,
	'schemaname', 'app',
	'relname', 'trouble',
	'relpages', '1'::integer,
	'reltuples', '12'::real,
	'relallvisible', '0'::integer,
	'relallfrozen', '0'::integer
);
SELECT * FROM pg_catalog.pg_restore_attribute_stats(
	'version', '180004'::integer,
	'schemaname', 'app',
	'relname', 'trouble',
	'attname', 'b',
	'inherited', 'f'::boolean,
	'null_frac', '0.6666667'::real,
	'avg_width', '12'::integer,
	'n_distinct', '-0.3333333'::real,
	'histogram_bounds', '{"\\x","\\x00ff","\\x5c2e0a","\\x5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c"}'::text,
	'correlation', '0.8'::real
);
SELECT * FROM pg_catalog.pg_restore_attribute_stats(
	'version', '180004'::integer,
	'schemaname', 'app',
	'relname', 'trouble',
	'attname', 'd',
	'inherited', 'f'::boolean,
	'null_frac', '0.6666667'::real,
	'avg_width', '8'::integer,
	'n_distinct', '-0.3333333'::real,
	'histogram_bounds', '{"0044-03-15 00:00:00 BC","1970-01-01 00:00:00","9999-12-31 23:59:59.999999",infinity}'::text,
	'correlation', '-0.4'::real
);
SELECT * FROM pg_catalog.pg_restore_attribute_stats(
	'version', '180004'::integer,
	'schemaname', 'app',
	'relname', 'trouble',
	'attname', 'f',
	'inherited', 'f'::boolean,
	'null_frac', '0.6666667'::real,
	'avg_width', '8'::integer,
	'n_distinct', '-0.3333333'::real,
	'histogram_bounds', '{-Infinity,1e-323,0.1,NaN}'::text,
	'correlation', '-0.2'::real
);
SELECT * FROM pg_catalog.pg_restore_attribute_stats(
	'version', '180004'::integer,
	'schemaname', 'app',
	'relname', 'trouble',
	'attname', 'id',
	'inherited', 'f'::boolean,
	'null_frac', '0'::real,
	'avg_width', '4'::integer,
	'n_distinct', '-1'::real,
	'histogram_bounds', '{1,2,3,4,5,6,7,8,9,10,11,12}'::text,
	'correlation', '1'::real
);
SELECT * FROM pg_catalog.pg_restore_attribute_stats(
	'version', '180004'::integer,
	'schemaname', 'app',
	'relname', 'trouble',
	'attname', 'n',
	'inherited', 'f'::boolean,
	'null_frac', '0.6666667'::real,
	'avg_width', '28'::integer,
	'n_distinct', '-0.3333333'::real,
	'histogram_bounds', '{0,0.00000000000000000000000000000000000000000000000001,99999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999,NaN}'::text,
	'correlation', '-1'::real
);
SELECT * FROM pg_catalog.pg_restore_attribute_stats(
	'version', '180004'::integer,
	'schemaname', 'app',
	'relname', 'trouble',
	'attname', 'p',
	'inherited', 'f'::boolean,
	'null_frac', '0.75'::real,
	'avg_width', '26'::integer,
	'n_distinct', '-0.25'::real,
	'histogram_bounds', '{"(1,\"a \"\"b\"\" \\\\\")","(2,)","(,)"}'::text,
	'correlation', '-0.5'::real
);
SELECT * FROM pg_catalog.pg_restore_attribute_stats(
	'version', '180004'::integer,
	'schemaname', 'app',
	'relname', 'trouble',
	'attname', 't',
	'inherited', 'f'::boolean,
	'null_frac', '0.083333336'::real,
	'avg_width', '23'::integer,
	'n_distinct', '-0.9166667'::real,
	'histogram_bounds', '{"","
	\\","--
-- Data for Name: fake; Type: TABLE DATA; Schema: app; Owner: x
--

COPY app.fake (a) FROM stdin;","\\","\\.","\\N","\\restrict x
\\unrestrict x","a
\\.
b","it''s; \"x\" $$ -- /* */","é ☃ 𝄞 漢字"}'::text,
	'correlation', '0.58787876'::real
);
SELECT * FROM pg_catalog.pg_restore_attribute_stats(
	'version', '180004'::integer,
	'schemaname', 'app',
	'relname', 'trouble',
	'attname', 'ts',
	'inherited', 'f'::boolean,
	'null_frac', '0.75'::real,
	'avg_width', '33'::integer,
	'n_distinct', '-0.25'::real,
	'histogram_bounds', '{"{}","{\"a,b\",\"{c}\",\"\\\\\"}","{NULL,\"NULL\",\"\"}"}'::text,
	'correlation', '0.5'::real,
	'most_common_elems', '{"","NULL","\\","a,b","{c}"}'::text,
	'most_common_elem_freqs', '{0.33333334,0.33333334,0.33333334,0.33333334,0.33333334,0.33333334,0.33333334,0.33333334}'::real[],
	'elem_count_histogram', '{0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,3,1.6666666}'::real[]
);


--
-- Statistics for Name: users; Type: STATISTICS DATA; Schema: app; Owner: -
--

SELECT * FROM pg_catalog.pg_restore_relation_stats(
	'version', '180004'::integer,
	'schemaname', 'app',
	'relname', 'users',
	'relpages', '1'::integer,
	'reltuples', '40'::real,
	'relallvisible', '0'::integer,
	'relallfrozen', '0'::integer
);
SELECT * FROM pg_catalog.pg_restore_attribute_stats(
	'version', '180004'::integer,
	'schemaname', 'app',
	'relname', 'users',
	'attname', 'details',
	'inherited', 'f'::boolean,
	'null_frac', '0'::real,
	'avg_width', '25'::integer,
	'n_distinct', '-1'::real,
	'histogram_bounds', '{"{\"n\": 1}","{\"n\": 2}","{\"n\": 3}","{\"n\": 4}","{\"n\": 5}","{\"n\": 6}","{\"n\": 7}","{\"n\": 8}","{\"n\": 9}","{\"n\": 10}","{\"n\": 11}","{\"n\": 12}","{\"n\": 13}","{\"n\": 14}","{\"n\": 15}","{\"n\": 16}","{\"n\": 17}","{\"n\": 18}","{\"n\": 19}","{\"n\": 20}","{\"n\": 21}","{\"n\": 22}","{\"n\": 23}","{\"n\": 24}","{\"n\": 25}","{\"n\": 26}","{\"n\": 27}","{\"n\": 28}","{\"n\": 29}","{\"n\": 30}","{\"n\": 31}","{\"n\": 32}","{\"n\": 33}","{\"n\": 34}","{\"n\": 35}","{\"n\": 36}","{\"n\": 37}","{\"n\": 38}","{\"n\": 39}","{\"n\": 40}"}'::text,
	'correlation', '1'::real
);
SELECT * FROM pg_catalog.pg_restore_attribute_stats(
	'version', '180004'::integer,
	'schemaname', 'app',
	'relname', 'users',
	'attname', 'extra',
	'inherited', 'f'::boolean,
	'null_frac', '0'::real,
	'avg_width', '15'::integer,
	'n_distinct', '-1'::real,
	'histogram_bounds', '{"\"k\"=>\"1\"","\"k\"=>\"10\"","\"k\"=>\"11\"","\"k\"=>\"12\"","\"k\"=>\"13\"","\"k\"=>\"14\"","\"k\"=>\"15\"","\"k\"=>\"16\"","\"k\"=>\"17\"","\"k\"=>\"18\"","\"k\"=>\"19\"","\"k\"=>\"2\"","\"k\"=>\"20\"","\"k\"=>\"21\"","\"k\"=>\"22\"","\"k\"=>\"23\"","\"k\"=>\"24\"","\"k\"=>\"25\"","\"k\"=>\"26\"","\"k\"=>\"27\"","\"k\"=>\"28\"","\"k\"=>\"29\"","\"k\"=>\"3\"","\"k\"=>\"30\"","\"k\"=>\"31\"","\"k\"=>\"32\"","\"k\"=>\"33\"","\"k\"=>\"34\"","\"k\"=>\"35\"","\"k\"=>\"36\"","\"k\"=>\"37\"","\"k\"=>\"38\"","\"k\"=>\"39\"","\"k\"=>\"4\"","\"k\"=>\"40\"","\"k\"=>\"5\"","\"k\"=>\"6\"","\"k\"=>\"7\"","\"k\"=>\"8\"","\"k\"=>\"9\""}'::text,
	'correlation', '0.27579737'::real
);
SELECT * FROM pg_catalog.pg_restore_attribute_stats(
	'version', '180004'::integer,
	'schemaname', 'app',
	'relname', 'users',
	'attname', 'feeling',
	'inherited', 'f'::boolean,
	'null_frac', '0'::real,
	'avg_width', '4'::integer,
	'n_distinct', '3'::real,
	'most_common_vals', '{ok,sad,"it''s fine"}'::text,
	'most_common_freqs', '{0.35,0.325,0.325}'::real[],
	'correlation', '0.3'::real
);
SELECT * FROM pg_catalog.pg_restore_attribute_stats(
	'version', '180004'::integer,
	'schemaname', 'app',
	'relname', 'users',
	'attname', 'id',
	'inherited', 'f'::boolean,
	'null_frac', '0'::real,
	'avg_width', '4'::integer,
	'n_distinct', '-1'::real,
	'histogram_bounds', '{1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33,34,35,36,37,38,39,40}'::text,
	'correlation', '1'::real
);
SELECT * FROM pg_catalog.pg_restore_attribute_stats(
	'version', '180004'::integer,
	'schemaname', 'app',
	'relname', 'users',
	'attname', 'name',
	'inherited', 'f'::boolean,
	'null_frac', '0'::real,
	'avg_width', '7'::integer,
	'n_distinct', '-1'::real,
	'histogram_bounds', '{"user 1","user 10","user 11","user 12","user 13","user 14","user 15","user 16","user 17","user 18","user 19","user 2","user 20","user 21","user 22","user 23","user 24","user 25","user 26","user 27","user 28","user 29","user 3","user 30","user 31","user 32","user 33","user 34","user 35","user 36","user 37","user 38","user 39","user 4","user 40","user 5","user 6","user 7","user 8","user 9"}'::text,
	'correlation', '0.27579737'::real
);
SELECT * FROM pg_catalog.pg_restore_attribute_stats(
	'version', '180004'::integer,
	'schemaname', 'app',
	'relname', 'users',
	'attname', 'score',
	'inherited', 'f'::boolean,
	'null_frac', '0'::real,
	'avg_width', '4'::integer,
	'n_distinct', '-1'::real,
	'histogram_bounds', '{1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33,34,35,36,37,38,39,40}'::text,
	'correlation', '1'::real
);


--
-- Statistics for Name: Ta;ble -- x; Type: STATISTICS DATA; Schema: odd "schema"; Owner: -
--

SELECT * FROM pg_catalog.pg_restore_relation_stats(
	'version', '180004'::integer,
	'schemaname', 'odd "schema"',
	'relname', 'Ta;ble -- x',
	'relpages', '1'::integer,
	'reltuples', '2'::real,
	'relallvisible', '0'::integer,
	'relallfrozen', '0'::integer
);
SELECT * FROM pg_catalog.pg_restore_attribute_stats(
	'version', '180004'::integer,
	'schemaname', 'odd "schema"',
	'relname', 'Ta;ble -- x',
	'attname', 'co"l',
	'inherited', 'f'::boolean,
	'null_frac', '0.5'::real,
	'avg_width', '2'::integer,
	'n_distinct', '-0.5'::real
);
SELECT * FROM pg_catalog.pg_restore_attribute_stats(
	'version', '180004'::integer,
	'schemaname', 'odd "schema"',
	'relname', 'Ta;ble -- x',
	'attname', 'new
line',
	'inherited', 'f'::boolean,
	'null_frac', '0'::real,
	'avg_width', '2'::integer,
	'n_distinct', '-1'::real,
	'histogram_bounds', '{"
",b}'::text,
	'correlation', '-1'::real
);
SELECT * FROM pg_catalog.pg_restore_attribute_stats(
	'version', '180004'::integer,
	'schemaname', 'odd "schema"',
	'relname', 'Ta;ble -- x',
	'attname', 'select',
	'inherited', 'f'::boolean,
	'null_frac', '0.5'::real,
	'avg_width', '4'::integer,
	'n_distinct', '-0.5'::real
);


--
-- Statistics for Name: two lines; Type: STATISTICS DATA; Schema: odd "schema"; Owner: -
--

SELECT * FROM pg_catalog.pg_restore_relation_stats(
	'version', '180004'::integer,
	'schemaname', 'odd "schema"',
	'relname', 'two
lines',
	'relpages', '1'::integer,
	'reltuples', '1'::real,
	'relallvisible', '0'::integer,
	'relallfrozen', '0'::integer
);
SELECT * FROM pg_catalog.pg_restore_attribute_stats(
	'version', '180004'::integer,
	'schemaname', 'odd "schema"',
	'relname', 'two
lines',
	'attname', 'a',
	'inherited', 'f'::boolean,
	'null_frac', '0'::real,
	'avg_width', '2'::integer,
	'n_distinct', '-1'::real
);


--
-- Statistics for Name: orders_pkey; Type: STATISTICS DATA; Schema: app; Owner: -
--

SELECT * FROM pg_catalog.pg_restore_relation_stats(
	'version', '180004'::integer,
	'schemaname', 'app',
	'relname', 'orders_pkey',
	'relpages', '2'::integer,
	'reltuples', '120'::real,
	'relallvisible', '0'::integer,
	'relallfrozen', '0'::integer
);


--
-- Statistics for Name: orders_placed; Type: STATISTICS DATA; Schema: app; Owner: -
--

SELECT * FROM pg_catalog.pg_restore_relation_stats(
	'version', '180004'::integer,
	'schemaname', 'app',
	'relname', 'orders_placed',
	'relpages', '2'::integer,
	'reltuples', '114'::real,
	'relallvisible', '0'::integer,
	'relallfrozen', '0'::integer
);


--
-- Statistics for Name: per_user_idx; Type: STATISTICS DATA; Schema: app; Owner: -
--

SELECT * FROM pg_catalog.pg_restore_relation_stats(
	'version', '180004'::integer,
	'schemaname', 'app',
	'relname', 'per_user_idx',
	'relpages', '2'::integer,
	'reltuples', '40'::real,
	'relallvisible', '0'::integer,
	'relallfrozen', '0'::integer
);


--
-- Statistics for Name: users_name_key; Type: STATISTICS DATA; Schema: app; Owner: -
--

SELECT * FROM pg_catalog.pg_restore_relation_stats(
	'version', '180004'::integer,
	'schemaname', 'app',
	'relname', 'users_name_key',
	'relpages', '2'::integer,
	'reltuples', '40'::real,
	'relallvisible', '0'::integer,
	'relallfrozen', '0'::integer
);


--
-- Statistics for Name: users_pkey; Type: STATISTICS DATA; Schema: app; Owner: -
--

SELECT * FROM pg_catalog.pg_restore_relation_stats(
	'version', '180004'::integer,
	'schemaname', 'app',
	'relname', 'users_pkey',
	'relpages', '2'::integer,
	'reltuples', '40'::real,
	'relallvisible', '0'::integer,
	'relallfrozen', '0'::integer
);


--
-- PostgreSQL database dump complete
--

\unrestrict fixture

