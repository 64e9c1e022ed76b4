--
-- PostgreSQL database dump
--

-- Dumped from database version 10.23
-- Dumped by pg_dump version 10beta3

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SET check_function_bodies = false;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: fixture_small; Type: COMMENT; Schema: -; Owner: postgres
--

COMMENT ON DATABASE fixture_small IS 'small';


--
-- Name: app; Type: SCHEMA; Schema: -; Owner: fx_owner
--

CREATE SCHEMA app;


ALTER SCHEMA app OWNER TO fx_owner;

--
-- Name: SCHEMA app; Type: COMMENT; Schema: -; Owner: fx_owner
--

COMMENT ON SCHEMA app IS 'the application''s schema';


--
-- Name: odd "schema"; Type: SCHEMA; Schema: -; Owner: postgres
--

CREATE SCHEMA "odd ""schema""";


ALTER SCHEMA "odd ""schema""" OWNER TO postgres;

--
-- Name: plpgsql; Type: EXTENSION; Schema: -; Owner: 
--

CREATE EXTENSION IF NOT EXISTS plpgsql WITH SCHEMA pg_catalog;


--
-- Name: EXTENSION plpgsql; Type: COMMENT; Schema: -; Owner: 
--

COMMENT ON EXTENSION plpgsql IS 'PL/pgSQL procedural language';


--
-- Name: hstore; Type: EXTENSION; Schema: -; Owner: 
--

CREATE EXTENSION IF NOT EXISTS hstore WITH SCHEMA app;


--
-- Name: EXTENSION hstore; Type: COMMENT; Schema: -; Owner: 
--

COMMENT ON EXTENSION hstore IS 'pairs';


SET search_path = app, pg_catalog;

--
-- Name: mood; Type: TYPE; Schema: app; Owner: postgres
--

CREATE TYPE mood AS ENUM (
    'sad',
    'ok',
    'it''s fine'
);


ALTER TYPE mood OWNER TO postgres;

--
-- Name: pair; Type: TYPE; Schema: app; Owner: postgres
--

CREATE TYPE pair AS (
	a integer,
	b text
);


ALTER TYPE pair OWNER TO postgres;

--
-- Name: positive; Type: DOMAIN; Schema: app; Owner: postgres
--

CREATE DOMAIN positive AS integer
	CONSTRAINT positive_check CHECK ((VALUE > 0));


ALTER DOMAIN positive OWNER TO postgres;

--
-- Name: body(); Type: FUNCTION; Schema: app; Owner: postgres
--

CREATE FUNCTION body() RETURNS text
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN 'COPY app.fake (a) FROM stdin;
1
\.
-- Name: fake; Type: TABLE; Schema: app; Owner: postgres';
END
$$;


ALTER FUNCTION app.body() OWNER TO postgres;

--
-- Name: trig(); Type: FUNCTION; Schema: app; Owner: postgres
--

CREATE FUNCTION trig() RETURNS trigger
    LANGUAGE plpgsql
    AS $$BEGIN RETURN NEW; END$$;


ALTER FUNCTION app.trig() OWNER TO postgres;

--
-- Name: total(integer); Type: AGGREGATE; Schema: app; Owner: postgres
--

CREATE AGGREGATE total(integer) (
    SFUNC = int4pl,
    STYPE = integer,
    INITCOND = '0'
);


ALTER AGGREGATE app.total(integer) OWNER TO postgres;

--
-- Name: counter; Type: SEQUENCE; Schema: app; Owner: postgres
--

CREATE SEQUENCE counter
    START WITH 5
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER TABLE counter OWNER TO postgres;

SET default_tablespace = '';

SET default_with_oids = false;

--
-- Name: events; Type: TABLE; Schema: app; Owner: postgres
--

CREATE TABLE events (
    at date NOT NULL,
    what text
)
PARTITION BY RANGE (at);


ALTER TABLE events OWNER TO postgres;

--
-- Name: events_2023; Type: TABLE; Schema: app; Owner: postgres
--

CREATE TABLE events_2023 PARTITION OF events
FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');


ALTER TABLE events_2023 OWNER TO postgres;

--
-- Name: events_2024; Type: TABLE; Schema: app; Owner: postgres
--

CREATE TABLE events_2024 PARTITION OF events
FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');


ALTER TABLE events_2024 OWNER TO postgres;

--
-- Name: grouped; Type: VIEW; Schema: app; Owner: postgres
--

CREATE VIEW grouped AS
SELECT
    NULL::integer AS id,
    NULL::text AS name,
    NULL::bigint AS n;


ALTER TABLE grouped OWNER TO postgres;

--
-- Name: guarded; Type: TABLE; Schema: app; Owner: postgres
--

CREATE TABLE guarded (
    id integer,
    who name
);


ALTER TABLE guarded OWNER TO postgres;

--
-- Name: users; Type: TABLE; Schema: app; Owner: fx_owner
--

CREATE TABLE users (
    id integer NOT NULL,
    name text NOT NULL,
    feeling mood DEFAULT 'ok'::mood,
    score positive,
    details jsonb,
    extra hstore
);


ALTER TABLE users OWNER TO fx_owner;

--
-- Name: TABLE users; Type: COMMENT; Schema: app; Owner: fx_owner
--

COMMENT ON TABLE users IS 'two
lines; -- and ''more''';


--
-- Name: COLUMN users.name; Type: COMMENT; Schema: app; Owner: fx_owner
--

COMMENT ON COLUMN users.name IS 'who';


--
-- Name: happy; Type: VIEW; Schema: app; Owner: postgres
--

CREATE VIEW happy AS
 SELECT users.id,
    users.name
   FROM users
  WHERE (users.feeling <> 'sad'::mood);


ALTER TABLE happy OWNER TO postgres;

--
-- Name: no_columns; Type: TABLE; Schema: app; Owner: postgres
--

CREATE TABLE no_columns (
);


ALTER TABLE no_columns OWNER TO postgres;

--
-- Name: no_rows; Type: TABLE; Schema: app; Owner: postgres
--

CREATE TABLE no_rows (
    a integer
);


ALTER TABLE no_rows OWNER TO postgres;

--
-- Name: not_yet; Type: MATERIALIZED VIEW; Schema: app; Owner: postgres
--

CREATE MATERIALIZED VIEW not_yet AS
 SELECT 1 AS a
  WITH NO DATA;


ALTER TABLE not_yet OWNER TO postgres;

--
-- Name: orders; Type: TABLE; Schema: app; Owner: postgres
--

CREATE TABLE orders (
    id bigint NOT NULL,
    user_id integer NOT NULL,
    parent bigint,
    amount numeric(12,2),
    placed timestamp with time zone,
    CONSTRAINT "am;ount" CHECK ((amount > (0)::numeric))
);


ALTER TABLE orders OWNER TO postgres;

--
-- Name: orders_id_seq; Type: SEQUENCE; Schema: app; Owner: postgres
--

ALTER TABLE orders ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME orders_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: per_user; Type: MATERIALIZED VIEW; Schema: app; Owner: postgres
--

CREATE MATERIALIZED VIEW per_user AS
 SELECT orders.user_id,
    sum(orders.amount) AS amount
   FROM orders
  GROUP BY orders.user_id
  WITH NO DATA;


ALTER TABLE per_user OWNER TO postgres;

--
-- Name: trouble; Type: TABLE; Schema: app; Owner: postgres
--

CREATE TABLE trouble (
    id integer,
    t text,
    b bytea,
    n numeric,
    f double precision,
    d timestamp without time zone,
    ts text[],
    p pair
);


ALTER TABLE trouble OWNER TO postgres;

--
-- Name: users_id_seq; Type: SEQUENCE; Schema: app; Owner: fx_owner
--

CREATE SEQUENCE users_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER TABLE users_id_seq OWNER TO fx_owner;

--
-- Name: users_id_seq; Type: SEQUENCE OWNED BY; Schema: app; Owner: fx_owner
--

ALTER SEQUENCE users_id_seq OWNED BY users.id;


SET search_path = "odd ""schema""", pg_catalog;

--
-- Name: Ta;ble -- x; Type: TABLE; Schema: odd "schema"; Owner: fx "quoted".role
--

CREATE TABLE "Ta;ble -- x" (
    "co""l" text,
    "new
line" text,
    "select" integer
);


ALTER TABLE "Ta;ble -- x" OWNER TO "fx ""quoted"".role";

--
-- Name: two lines; Type: TABLE; Schema: odd "schema"; Owner: postgres
--

CREATE TABLE "two
lines" (
    a text
);


ALTER TABLE "two
lines" OWNER TO postgres;

SET search_path = app, pg_catalog;

--
-- Name: users id; Type: DEFAULT; Schema: app; Owner: fx_owner
--

ALTER TABLE ONLY users ALTER COLUMN id SET DEFAULT nextval('users_id_seq'::regclass);


--
-- Name: 200001; Type: BLOB; Schema: -; Owner: postgres
--

SELECT pg_catalog.lo_create('200001');


ALTER LARGE OBJECT 200001 OWNER TO postgres;

--
-- Name: LARGE OBJECT 200001; Type: COMMENT; Schema: -; Owner: postgres
--

COMMENT ON LARGE OBJECT 200001 IS 'its comment';


--
-- Name: 200002; Type: BLOB; Schema: -; Owner: fx_owner
--

SELECT pg_catalog.lo_create('200002');


ALTER LARGE OBJECT 200002 OWNER TO fx_owner;

--
-- Name: 200003; Type: BLOB; Schema: -; Owner: postgres
--

SELECT pg_catalog.lo_create('200003');


ALTER LARGE OBJECT 200003 OWNER TO postgres;

--
-- Data for Name: events_2023; Type: TABLE DATA; Schema: app; Owner: postgres
--

COPY events_2023 (at, what) FROM stdin;
2023-05-05	first
\.


--
-- Data for Name: events_2024; Type: TABLE DATA; Schema: app; Owner: postgres
--

COPY events_2024 (at, what) FROM stdin;
2024-02-29	\N
2024-03-01	
\.


--
-- Data for Name: guarded; Type: TABLE DATA; Schema: app; Owner: postgres
--

COPY guarded (id, who) FROM stdin;
1	fx_owner
\.


--
-- Data for Name: no_columns; Type: TABLE DATA; Schema: app; Owner: postgres
--

COPY no_columns  FROM stdin;



\.


--
-- Data for Name: no_rows; Type: TABLE DATA; Schema: app; Owner: postgres
--

COPY no_rows (a) FROM stdin;
\.


--
-- Data for Name: orders; Type: TABLE DATA; Schema: app; Owner: postgres
--

COPY orders (id, user_id, parent, amount, placed) FROM stdin;
1	8	\N	1.50	2024-01-01 07:00:00+00
2	15	\N	3.00	2024-01-01 14:00:00+00
3	22	\N	4.50	2024-01-01 21:00:00+00
4	29	2	6.00	2024-01-02 04:00:00+00
5	36	2	7.50	2024-01-02 11:00:00+00
6	3	3	9.00	2024-01-02 18:00:00+00
7	10	3	10.50	2024-01-03 01:00:00+00
8	17	4	12.00	2024-01-03 08:00:00+00
9	24	4	13.50	2024-01-03 15:00:00+00
10	31	5	15.00	2024-01-03 22:00:00+00
11	38	5	16.50	2024-01-04 05:00:00+00
12	5	6	18.00	2024-01-04 12:00:00+00
13	12	6	19.50	2024-01-04 19:00:00+00
14	19	7	21.00	2024-01-05 02:00:00+00
15	26	7	22.50	2024-01-05 09:00:00+00
16	33	8	24.00	2024-01-05 16:00:00+00
17	40	8	25.50	2024-01-05 23:00:00+00
18	7	9	27.00	2024-01-06 06:00:00+00
19	14	9	28.50	2024-01-06 13:00:00+00
20	21	10	30.00	2024-01-06 20:00:00+00
21	28	10	31.50	2024-01-07 03:00:00+00
22	35	11	33.00	2024-01-07 10:00:00+00
23	2	11	34.50	2024-01-07 17:00:00+00
24	9	12	36.00	2024-01-08 00:00:00+00
25	16	12	37.50	2024-01-08 07:00:00+00
26	23	13	39.00	2024-01-08 14:00:00+00
27	30	13	40.50	2024-01-08 21:00:00+00
28	37	14	42.00	2024-01-09 04:00:00+00
29	4	14	43.50	2024-01-09 11:00:00+00
30	11	15	45.00	2024-01-09 18:00:00+00
31	18	15	46.50	2024-01-10 01:00:00+00
32	25	16	48.00	2024-01-10 08:00:00+00
33	32	16	49.50	2024-01-10 15:00:00+00
34	39	17	51.00	2024-01-10 22:00:00+00
35	6	17	52.50	2024-01-11 05:00:00+00
36	13	18	54.00	2024-01-11 12:00:00+00
37	20	18	55.50	2024-01-11 19:00:00+00
38	27	19	57.00	2024-01-12 02:00:00+00
39	34	19	58.50	2024-01-12 09:00:00+00
40	1	20	60.00	2024-01-12 16:00:00+00
41	8	20	61.50	2024-01-12 23:00:00+00
42	15	21	63.00	2024-01-13 06:00:00+00
43	22	21	64.50	2024-01-13 13:00:00+00
44	29	22	66.00	2024-01-13 20:00:00+00
45	36	22	67.50	2024-01-14 03:00:00+00
46	3	23	69.00	2024-01-14 10:00:00+00
47	10	23	70.50	2024-01-14 17:00:00+00
48	17	24	72.00	2024-01-15 00:00:00+00
49	24	24	73.50	2024-01-15 07:00:00+00
50	31	25	75.00	2024-01-15 14:00:00+00
51	38	25	76.50	2024-01-15 21:00:00+00
52	5	26	78.00	2024-01-16 04:00:00+00
53	12	26	79.50	2024-01-16 11:00:00+00
54	19	27	81.00	2024-01-16 18:00:00+00
55	26	27	82.50	2024-01-17 01:00:00+00
56	33	28	84.00	2024-01-17 08:00:00+00
57	40	28	85.50	2024-01-17 15:00:00+00
58	7	29	87.00	2024-01-17 22:00:00+00
59	14	29	88.50	2024-01-18 05:00:00+00
60	21	30	90.00	2024-01-18 12:00:00+00
61	28	30	91.50	2024-01-18 19:00:00+00
62	35	31	93.00	2024-01-19 02:00:00+00
63	2	31	94.50	2024-01-19 09:00:00+00
64	9	32	96.00	2024-01-19 16:00:00+00
65	16	32	97.50	2024-01-19 23:00:00+00
66	23	33	99.00	2024-01-20 06:00:00+00
67	30	33	100.50	2024-01-20 13:00:00+00
68	37	34	102.00	2024-01-20 20:00:00+00
69	4	34	103.50	2024-01-21 03:00:00+00
70	11	35	105.00	2024-01-21 10:00:00+00
71	18	35	106.50	2024-01-21 17:00:00+00
72	25	36	108.00	2024-01-22 00:00:00+00
73	32	36	109.50	2024-01-22 07:00:00+00
74	39	37	111.00	2024-01-22 14:00:00+00
75	6	37	112.50	2024-01-22 21:00:00+00
76	13	38	114.00	2024-01-23 04:00:00+00
77	20	38	115.50	2024-01-23 11:00:00+00
78	27	39	117.00	2024-01-23 18:00:00+00
79	34	39	118.50	2024-01-24 01:00:00+00
80	1	40	120.00	2024-01-24 08:00:00+00
81	8	40	121.50	2024-01-24 15:00:00+00
82	15	41	123.00	2024-01-24 22:00:00+00
83	22	41	124.50	2024-01-25 05:00:00+00
84	29	42	126.00	2024-01-25 12:00:00+00
85	36	42	127.50	2024-01-25 19:00:00+00
86	3	43	129.00	2024-01-26 02:00:00+00
87	10	43	130.50	2024-01-26 09:00:00+00
88	17	44	132.00	2024-01-26 16:00:00+00
89	24	44	133.50	2024-01-26 23:00:00+00
90	31	45	135.00	2024-01-27 06:00:00+00
91	38	45	136.50	2024-01-27 13:00:00+00
92	5	46	138.00	2024-01-27 20:00:00+00
93	12	46	139.50	2024-01-28 03:00:00+00
94	19	47	141.00	2024-01-28 10:00:00+00
95	26	47	142.50	2024-01-28 17:00:00+00
96	33	48	144.00	2024-01-29 00:00:00+00
97	40	48	145.50	2024-01-29 07:00:00+00
98	7	49	147.00	2024-01-29 14:00:00+00
99	14	49	148.50	2024-01-29 21:00:00+00
100	21	50	150.00	2024-01-30 04:00:00+00
101	28	50	151.50	2024-01-30 11:00:00+00
102	35	51	153.00	2024-01-30 18:00:00+00
103	2	51	154.50	2024-01-31 01:00:00+00
104	9	52	156.00	2024-01-31 08:00:00+00
105	16	52	157.50	2024-01-31 15:00:00+00
106	23	53	159.00	2024-01-31 22:00:00+00
107	30	53	160.50	2024-02-01 05:00:00+00
108	37	54	162.00	2024-02-01 12:00:00+00
109	4	54	163.50	2024-02-01 19:00:00+00
110	11	55	165.00	2024-02-02 02:00:00+00
111	18	55	166.50	2024-02-02 09:00:00+00
112	25	56	168.00	2024-02-02 16:00:00+00
113	32	56	169.50	2024-02-02 23:00:00+00
114	39	57	171.00	2024-02-03 06:00:00+00
115	6	57	172.50	2024-02-03 13:00:00+00
116	13	58	174.00	2024-02-03 20:00:00+00
117	20	58	175.50	2024-02-04 03:00:00+00
118	27	59	177.00	2024-02-04 10:00:00+00
119	34	59	178.50	2024-02-04 17:00:00+00
120	1	60	180.00	2024-02-05 00:00:00+00
\.


--
-- Data for Name: trouble; Type: TABLE DATA; Schema: app; Owner: postgres
--

COPY trouble (id, t, b, n, f, d, ts, p) FROM stdin;
1	\N	\N	\N	\N	\N	\N	\N
2		\\x	NaN	NaN	infinity	{}	(,)
3	\\.	\\x5c2e0a	99999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999	-Infinity	0044-03-15 00:00:00 BC	{NULL,"NULL",""}	(1,"a ""b"" \\\\")
4	a\n\\.\nb	\\x00ff	0.00000000000000000000000000000000000000000000000001	9.88131291682493088e-324	9999-12-31 23:59:59.999999	{"a,b","{c}","\\\\"}	(2,)
5	\b\f\n\r\tv\\	\\x5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c	0	0.100000000000000006	1970-01-01 00:00:00	\N	\N
6	\\N	\N	\N	\N	\N	\N	\N
7	\\	\N	\N	\N	\N	\N	\N
8	--\n-- Data for Name: fake; Type: TABLE DATA; Schema: app; Owner: x\n--\n\nCOPY app.fake (a) FROM stdin;	\N	\N	\N	\N	\N	\N
9	é ☃ 𝄞 漢字	\N	\N	\N	\N	\N	\N
10	\\restrict x\n\\unrestrict x	\N	\N	\N	\N	\N	\N
11	0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789	\N	\N	\N	\N	\N	\N
12	it's; "x" $$ -- /* */	\N	\N	\N	\N	\N	\N
\.


--
-- Data for Name: users; Type: TABLE DATA; Schema: app; Owner: fx_owner
--

COPY users (id, name, feeling, score, details, extra) FROM stdin;
1	user 1	ok	1	{"n": 1}	"k"=>"1"
2	user 2	it's fine	2	{"n": 2}	"k"=>"2"
3	user 3	sad	3	{"n": 3}	"k"=>"3"
4	user 4	ok	4	{"n": 4}	"k"=>"4"
5	user 5	it's fine	5	{"n": 5}	"k"=>"5"
6	user 6	sad	6	{"n": 6}	"k"=>"6"
7	user 7	ok	7	{"n": 7}	"k"=>"7"
8	user 8	it's fine	8	{"n": 8}	"k"=>"8"
9	user 9	sad	9	{"n": 9}	"k"=>"9"
10	user 10	ok	10	{"n": 10}	"k"=>"10"
11	user 11	it's fine	11	{"n": 11}	"k"=>"11"
12	user 12	sad	12	{"n": 12}	"k"=>"12"
13	user 13	ok	13	{"n": 13}	"k"=>"13"
14	user 14	it's fine	14	{"n": 14}	"k"=>"14"
15	user 15	sad	15	{"n": 15}	"k"=>"15"
16	user 16	ok	16	{"n": 16}	"k"=>"16"
17	user 17	it's fine	17	{"n": 17}	"k"=>"17"
18	user 18	sad	18	{"n": 18}	"k"=>"18"
19	user 19	ok	19	{"n": 19}	"k"=>"19"
20	user 20	it's fine	20	{"n": 20}	"k"=>"20"
21	user 21	sad	21	{"n": 21}	"k"=>"21"
22	user 22	ok	22	{"n": 22}	"k"=>"22"
23	user 23	it's fine	23	{"n": 23}	"k"=>"23"
24	user 24	sad	24	{"n": 24}	"k"=>"24"
25	user 25	ok	25	{"n": 25}	"k"=>"25"
26	user 26	it's fine	26	{"n": 26}	"k"=>"26"
27	user 27	sad	27	{"n": 27}	"k"=>"27"
28	user 28	ok	28	{"n": 28}	"k"=>"28"
29	user 29	it's fine	29	{"n": 29}	"k"=>"29"
30	user 30	sad	30	{"n": 30}	"k"=>"30"
31	user 31	ok	31	{"n": 31}	"k"=>"31"
32	user 32	it's fine	32	{"n": 32}	"k"=>"32"
33	user 33	sad	33	{"n": 33}	"k"=>"33"
34	user 34	ok	34	{"n": 34}	"k"=>"34"
35	user 35	it's fine	35	{"n": 35}	"k"=>"35"
36	user 36	sad	36	{"n": 36}	"k"=>"36"
37	user 37	ok	37	{"n": 37}	"k"=>"37"
38	user 38	it's fine	38	{"n": 38}	"k"=>"38"
39	user 39	sad	39	{"n": 39}	"k"=>"39"
40	user 40	ok	40	{"n": 40}	"k"=>"40"
\.


SET search_path = "odd ""schema""", pg_catalog;

--
-- Data for Name: Ta;ble -- x; Type: TABLE DATA; Schema: odd "schema"; Owner: fx "quoted".role
--

COPY "Ta;ble -- x" ("co""l", "new
line", "select") FROM stdin;
a	b	1
\N	\n	\N
\.


--
-- Data for Name: two lines; Type: TABLE DATA; Schema: odd "schema"; Owner: postgres
--

COPY "two
lines" (a) FROM stdin;
x
\.


SET search_path = app, pg_catalog;

--
-- Name: counter; Type: SEQUENCE SET; Schema: app; Owner: postgres
--

SELECT pg_catalog.setval('counter', 5, true);


--
-- Name: orders_id_seq; Type: SEQUENCE SET; Schema: app; Owner: postgres
--

SELECT pg_catalog.setval('orders_id_seq', 120, true);


--
-- Name: users_id_seq; Type: SEQUENCE SET; Schema: app; Owner: fx_owner
--

SELECT pg_catalog.setval('users_id_seq', 40, true);


--
-- Data for Name: BLOBS; Type: BLOBS; Schema: -; Owner: 
--

SET search_path = pg_catalog;

BEGIN;

SELECT pg_catalog.lo_open('200001', 131072);
SELECT pg_catalog.lowrite(0, '\x61206c61726765206f626a656374');
SELECT pg_catalog.lo_close(0);

SELECT pg_catalog.lo_open('200003', 131072);
SELECT pg_catalog.lowrite(0, '\x00ff5c2e0a');
SELECT pg_catalog.lo_close(0);

SELECT pg_catalog.lo_open('200002', 131072);
SELECT pg_catalog.lo_close(0);

COMMIT;

SET search_path = app, pg_catalog;

--
-- Name: orders orders_pkey; Type: CONSTRAINT; Schema: app; Owner: postgres
--

ALTER TABLE ONLY orders
    ADD CONSTRAINT orders_pkey PRIMARY KEY (id);


--
-- Name: users users_name_key; Type: CONSTRAINT; Schema: app; Owner: fx_owner
--

ALTER TABLE ONLY users
    ADD CONSTRAINT users_name_key UNIQUE (name);


--
-- Name: users users_pkey; Type: CONSTRAINT; Schema: app; Owner: fx_owner
--

ALTER TABLE ONLY users
    ADD CONSTRAINT users_pkey PRIMARY KEY (id);


--
-- Name: orders_placed; Type: INDEX; Schema: app; Owner: postgres
--

CREATE INDEX orders_placed ON app.orders USING btree (placed DESC) WHERE (amount > (10)::numeric);


--
-- Name: per_user_idx; Type: INDEX; Schema: app; Owner: postgres
--

CREATE UNIQUE INDEX per_user_idx ON app.per_user USING btree (user_id);


--
-- Name: stats; Type: STATISTICS; Schema: app; Owner: postgres
--

CREATE STATISTICS app.stats ON user_id, amount FROM orders;


--
-- Name: grouped _RETURN; Type: RULE; Schema: app; Owner: postgres
--

CREATE OR REPLACE VIEW grouped AS
 SELECT users.id,
    users.name,
    count(*) AS n
   FROM users
  GROUP BY users.id;


--
-- Name: users silent; Type: RULE; Schema: app; Owner: fx_owner
--

CREATE RULE silent AS
    ON DELETE TO app.users DO NOTHING;


--
-- Name: orders touch; Type: TRIGGER; Schema: app; Owner: postgres
--

CREATE TRIGGER touch BEFORE UPDATE ON app.orders FOR EACH ROW EXECUTE PROCEDURE trig();


--
-- Name: orders orders_parent_fkey; Type: FK CONSTRAINT; Schema: app; Owner: postgres
--

ALTER TABLE ONLY orders
    ADD CONSTRAINT orders_parent_fkey FOREIGN KEY (parent) REFERENCES orders(id);


--
-- Name: orders orders_user_id_fkey; Type: FK CONSTRAINT; Schema: app; Owner: postgres
--

ALTER TABLE ONLY orders
    ADD CONSTRAINT orders_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE;


--
-- Name: guarded; Type: ROW SECURITY; Schema: app; Owner: postgres
--

ALTER TABLE guarded ENABLE ROW LEVEL SECURITY;

--
-- Name: guarded own; Type: POLICY; Schema: app; Owner: postgres
--

CREATE POLICY own ON guarded USING ((who = CURRENT_USER));


--
-- Name: pub; Type: PUBLICATION; Schema: -; Owner: postgres
--

CREATE PUBLICATION pub WITH (publish = 'insert, update, delete');


ALTER PUBLICATION pub OWNER TO postgres;

--
-- Name: pub orders; Type: PUBLICATION TABLE; Schema: app; Owner: 
--

ALTER PUBLICATION pub ADD TABLE ONLY orders;

--
-- Name: pub users; Type: PUBLICATION TABLE; Schema: app; Owner: 
--

ALTER PUBLICATION pub ADD TABLE ONLY users;

--
-- Name: app; Type: ACL; Schema: -; Owner: fx_owner
--

GRANT USAGE ON SCHEMA app TO "fx reader";


--
-- Name: events; Type: ACL; Schema: app; Owner: postgres
--

GRANT SELECT ON TABLE events TO "fx reader";


--
-- Name: events_2023; Type: ACL; Schema: app; Owner: postgres
--

GRANT SELECT ON TABLE events_2023 TO "fx reader";


--
-- Name: events_2024; Type: ACL; Schema: app; Owner: postgres
--

GRANT SELECT ON TABLE events_2024 TO "fx reader";


--
-- Name: grouped; Type: ACL; Schema: app; Owner: postgres
--

GRANT SELECT ON TABLE grouped TO "fx reader";


--
-- Name: guarded; Type: ACL; Schema: app; Owner: postgres
--

GRANT SELECT ON TABLE guarded TO "fx reader";


--
-- Name: users; Type: ACL; Schema: app; Owner: fx_owner
--

GRANT SELECT ON TABLE users TO "fx reader";


--
-- Name: users.name; Type: ACL; Schema: app; Owner: fx_owner
--

GRANT UPDATE(name) ON TABLE users TO fx_other;


--
-- Name: happy; Type: ACL; Schema: app; Owner: postgres
--

GRANT SELECT ON TABLE happy TO "fx reader";


--
-- Name: no_columns; Type: ACL; Schema: app; Owner: postgres
--

GRANT SELECT ON TABLE no_columns TO "fx reader";


--
-- Name: no_rows; Type: ACL; Schema: app; Owner: postgres
--

GRANT SELECT ON TABLE no_rows TO "fx reader";


--
-- Name: not_yet; Type: ACL; Schema: app; Owner: postgres
--

GRANT SELECT ON TABLE not_yet TO "fx reader";


--
-- Name: orders; Type: ACL; Schema: app; Owner: postgres
--

GRANT SELECT ON TABLE orders TO "fx reader";


--
-- Name: per_user; Type: ACL; Schema: app; Owner: postgres
--

GRANT SELECT ON TABLE per_user TO "fx reader";


--
-- Name: trouble; Type: ACL; Schema: app; Owner: postgres
--

GRANT SELECT ON TABLE trouble TO "fx reader";


--
-- Name: LARGE OBJECT 200001; Type: ACL; Schema: -; Owner: postgres
--

GRANT SELECT ON LARGE OBJECT 200001 TO fx_other;


--
-- Name: LARGE OBJECT 200003; Type: ACL; Schema: -; Owner: postgres
--

GRANT SELECT ON LARGE OBJECT 200003 TO fx_other;


--
-- Name: DEFAULT PRIVILEGES FOR TABLES; Type: DEFAULT ACL; Schema: app; Owner: fx_owner
--

ALTER DEFAULT PRIVILEGES FOR ROLE fx_owner IN SCHEMA app REVOKE ALL ON TABLES  FROM fx_owner;
ALTER DEFAULT PRIVILEGES FOR ROLE fx_owner IN SCHEMA app GRANT SELECT ON TABLES  TO "fx reader";


--
-- Name: per_user; Type: MATERIALIZED VIEW DATA; Schema: app; Owner: postgres
--

REFRESH MATERIALIZED VIEW per_user;


--
-- PostgreSQL database dump complete
--

