--
-- PostgreSQL database dump
--

SET statement_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SET check_function_bodies = false;
SET client_min_messages = warning;

--
-- Name: app; Type: SCHEMA; Schema: -; Owner: fx_owner
--

CREATE SCHEMA app;


ALTER SCHEMA app OWNER TO fx_owner;

--
-- Name: odd "schema"; Type: SCHEMA; Schema: -; Owner: postgres
--

CREATE SCHEMA "odd ""schema""";


ALTER SCHEMA "odd ""schema""" OWNER TO postgres;

SET search_path = app, pg_catalog;

--
-- Name: trig_handler(); Type: FUNCTION; Schema: app; Owner: postgres
--

CREATE FUNCTION trig_handler() RETURNS language_handler
    LANGUAGE c
    AS '$libdir/plpgsql', 'plpgsql_call_handler';


ALTER FUNCTION app.trig_handler() OWNER TO postgres;

--
-- Name: fx_pl; Type: PROCEDURAL LANGUAGE; Schema: app; Owner: postgres
--

CREATE TRUSTED PROCEDURAL LANGUAGE fx_pl HANDLER trig_handler;


ALTER PROCEDURAL LANGUAGE fx_pl OWNER TO postgres;

--
-- Name: plpgsql; Type: EXTENSION; Schema: -; Owner: 
--

CREATE EXTENSION IF NOT EXISTS plpgsql WITH SCHEMA pg_catalog;


--
-- Name: EXTENSION plpgsql; Type: COMMENT; Schema: -; Owner: 
--

COMMENT ON EXTENSION plpgsql IS 'PL/pgSQL procedural language';


--
-- Name: base; Type: SHELL TYPE; Schema: app; Owner: postgres
--

CREATE TYPE base;


--
-- Name: base_in(cstring); Type: FUNCTION; Schema: app; Owner: postgres
--

CREATE FUNCTION base_in(cstring) RETURNS base
    LANGUAGE internal IMMUTABLE STRICT
    AS $$int4in$$;


ALTER FUNCTION app.base_in(cstring) OWNER TO postgres;

--
-- Name: base_out(base); Type: FUNCTION; Schema: app; Owner: postgres
--

CREATE FUNCTION base_out(base) RETURNS cstring
    LANGUAGE internal IMMUTABLE STRICT
    AS $$int4out$$;


ALTER FUNCTION app.base_out(base) OWNER TO postgres;

--
-- Name: base; Type: TYPE; Schema: app; Owner: postgres
--

CREATE TYPE base (
    INTERNALLENGTH = 4,
    INPUT = base_in,
    OUTPUT = base_out,
    ALIGNMENT = int4,
    STORAGE = plain,
    PASSEDBYVALUE
);


ALTER TYPE app.base OWNER TO postgres;

--
-- Name: mood; Type: TYPE; Schema: app; Owner: postgres
--

CREATE TYPE mood AS ENUM (
    'sad',
    'ok',
    'it''s fine'
);


ALTER TYPE app.mood OWNER TO postgres;

--
-- Name: only_shell; Type: TYPE; Schema: app; Owner: postgres
--

CREATE TYPE only_shell;


ALTER TYPE app.only_shell OWNER TO postgres;

--
-- Name: pair; Type: TYPE; Schema: app; Owner: postgres
--

CREATE TYPE pair AS (
	a integer,
	b text
);


ALTER TYPE app.pair OWNER TO postgres;

--
-- Name: positive; Type: DOMAIN; Schema: app; Owner: postgres
--

CREATE DOMAIN positive AS integer
	CONSTRAINT positive_check CHECK ((VALUE > 0));


ALTER DOMAIN app.positive OWNER TO postgres;

--
-- Name: base_cmp(base, base); Type: FUNCTION; Schema: app; Owner: postgres
--

CREATE FUNCTION base_cmp(base, base) RETURNS integer
    LANGUAGE internal IMMUTABLE STRICT
    AS $$btint4cmp$$;


ALTER FUNCTION app.base_cmp(base, base) OWNER TO postgres;

--
-- Name: base_eq(base, base); Type: FUNCTION; Schema: app; Owner: postgres
--

CREATE FUNCTION base_eq(base, base) RETURNS boolean
    LANGUAGE internal IMMUTABLE STRICT
    AS $$int4eq$$;


ALTER FUNCTION app.base_eq(base, base) OWNER TO postgres;

--
-- Name: base_lt(base, base); Type: FUNCTION; Schema: app; Owner: postgres
--

CREATE FUNCTION base_lt(base, base) RETURNS boolean
    LANGUAGE internal IMMUTABLE STRICT
    AS $$int4lt$$;


ALTER FUNCTION app.base_lt(base, base) OWNER TO postgres;

--
-- Name: body(); Type: FUNCTION; Schema: app; Owner: postgres
--

CREATE FUNCTION body() RETURNS text
    LANGUAGE sql
    AS $$ SELECT 'COPY app.fake (a) FROM stdin;
1
\\.
-- Name: fake; Type: TABLE; Schema: app; Owner: postgres'::text $$;


ALTER FUNCTION app.body() OWNER TO postgres;

--
-- Name: trig(); Type: FUNCTION; Schema: app; Owner: postgres
--

CREATE FUNCTION trig() RETURNS trigger
    LANGUAGE fx_pl
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
-- Name: <; Type: OPERATOR; Schema: app; Owner: postgres
--

CREATE OPERATOR < (
    PROCEDURE = base_lt,
    LEFTARG = base,
    RIGHTARG = base
);


ALTER OPERATOR app.< (base, base) OWNER TO postgres;

--
-- Name: =; Type: OPERATOR; Schema: app; Owner: postgres
--

CREATE OPERATOR = (
    PROCEDURE = base_eq,
    LEFTARG = base,
    RIGHTARG = base
);


ALTER OPERATOR app.= (base, base) OWNER TO postgres;

--
-- Name: base_ops; Type: OPERATOR FAMILY; Schema: app; Owner: postgres
--

CREATE OPERATOR FAMILY base_ops USING btree;


ALTER OPERATOR FAMILY app.base_ops USING btree OWNER TO postgres;

--
-- Name: base_ops; Type: OPERATOR CLASS; Schema: app; Owner: postgres
--

CREATE OPERATOR CLASS base_ops
    DEFAULT FOR TYPE base USING btree FAMILY base_ops AS
    OPERATOR 1 <(base,base) ,
    OPERATOR 3 =(base,base) ,
    FUNCTION 1 base_cmp(base,base);


ALTER OPERATOR CLASS app.base_ops USING btree OWNER TO postgres;

SET search_path = pg_catalog;

--
-- Name: CAST (app.base AS integer); Type: CAST; Schema: pg_catalog; Owner: 
--

CREATE CAST (app.base AS integer) WITHOUT FUNCTION;


SET search_path = app, pg_catalog;

--
-- Name: conv; Type: CONVERSION; Schema: app; Owner: postgres
--

CREATE CONVERSION conv FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;


ALTER CONVERSION app.conv OWNER TO postgres;

--
-- Name: ts_dict; Type: TEXT SEARCH DICTIONARY; Schema: app; Owner: postgres
--

CREATE TEXT SEARCH DICTIONARY ts_dict (
    TEMPLATE = pg_catalog.simple );


ALTER TEXT SEARCH DICTIONARY app.ts_dict OWNER TO postgres;

--
-- Name: ts_config; Type: TEXT SEARCH CONFIGURATION; Schema: app; Owner: postgres
--

CREATE TEXT SEARCH CONFIGURATION ts_config (
    PARSER = pg_catalog."default" );

ALTER TEXT SEARCH CONFIGURATION ts_config
    ADD MAPPING FOR asciiword WITH simple;

ALTER TEXT SEARCH CONFIGURATION ts_config
    ADD MAPPING FOR word WITH simple;

ALTER TEXT SEARCH CONFIGURATION ts_config
    ADD MAPPING FOR numword WITH simple;

ALTER TEXT SEARCH CONFIGURATION ts_config
    ADD MAPPING FOR email WITH simple;

ALTER TEXT SEARCH CONFIGURATION ts_config
    ADD MAPPING FOR url WITH simple;

ALTER TEXT SEARCH CONFIGURATION ts_config
    ADD MAPPING FOR host WITH simple;

ALTER TEXT SEARCH CONFIGURATION ts_config
    ADD MAPPING FOR sfloat WITH simple;

ALTER TEXT SEARCH CONFIGURATION ts_config
    ADD MAPPING FOR version WITH simple;

ALTER TEXT SEARCH CONFIGURATION ts_config
    ADD MAPPING FOR hword_numpart WITH simple;

ALTER TEXT SEARCH CONFIGURATION ts_config
    ADD MAPPING FOR hword_part WITH simple;

ALTER TEXT SEARCH CONFIGURATION ts_config
    ADD MAPPING FOR hword_asciipart WITH simple;

ALTER TEXT SEARCH CONFIGURATION ts_config
    ADD MAPPING FOR numhword WITH simple;

ALTER TEXT SEARCH CONFIGURATION ts_config
    ADD MAPPING FOR asciihword WITH simple;

ALTER TEXT SEARCH CONFIGURATION ts_config
    ADD MAPPING FOR hword WITH simple;

ALTER TEXT SEARCH CONFIGURATION ts_config
    ADD MAPPING FOR url_path WITH simple;

ALTER TEXT SEARCH CONFIGURATION ts_config
    ADD MAPPING FOR file WITH simple;

ALTER TEXT SEARCH CONFIGURATION ts_config
    ADD MAPPING FOR "float" WITH simple;

ALTER TEXT SEARCH CONFIGURATION ts_config
    ADD MAPPING FOR "int" WITH simple;

ALTER TEXT SEARCH CONFIGURATION ts_config
    ADD MAPPING FOR uint WITH simple;


ALTER TEXT SEARCH CONFIGURATION app.ts_config OWNER TO postgres;

--
-- Name: counter; Type: SEQUENCE; Schema: app; Owner: postgres
--

CREATE SEQUENCE counter
    START WITH 5
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER TABLE app.counter OWNER TO postgres;

SET default_tablespace = '';

SET default_with_oids = false;

--
-- Name: users; Type: TABLE; Schema: app; Owner: fx_owner; Tablespace: 
--

CREATE TABLE users (
    id integer NOT NULL,
    name text NOT NULL,
    feeling mood DEFAULT 'ok'::mood,
    score positive,
    b base
)
WITH (fillfactor='70');


ALTER TABLE app.users OWNER TO fx_owner;

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
    SELECT users.id, users.name FROM users WHERE (users.feeling <> 'sad'::mood);


ALTER TABLE app.happy OWNER TO postgres;

--
-- Name: heir; Type: TABLE; Schema: app; Owner: postgres; Tablespace: 
--

CREATE TABLE heir (
    extra text
)
INHERITS (users);


ALTER TABLE app.heir OWNER TO postgres;

--
-- Name: no_columns; Type: TABLE; Schema: app; Owner: postgres; Tablespace: 
--

CREATE TABLE no_columns (
);


ALTER TABLE app.no_columns OWNER TO postgres;

--
-- Name: no_rows; Type: TABLE; Schema: app; Owner: postgres; Tablespace: 
--

CREATE TABLE no_rows (
    a integer
);


ALTER TABLE app.no_rows OWNER TO postgres;

--
-- Name: orders; Type: TABLE; Schema: app; Owner: postgres; Tablespace: 
--

CREATE TABLE orders (
    id bigint NOT NULL,
    user_id integer NOT NULL,
    parent bigint,
    amount numeric(12,2),
    CONSTRAINT "am;ount" CHECK ((amount > (0)::numeric))
);


ALTER TABLE app.orders OWNER TO postgres;

--
-- Name: orders_id_seq; Type: SEQUENCE; Schema: app; Owner: postgres
--

CREATE SEQUENCE orders_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER TABLE app.orders_id_seq OWNER TO postgres;

--
-- Name: orders_id_seq; Type: SEQUENCE OWNED BY; Schema: app; Owner: postgres
--

ALTER SEQUENCE orders_id_seq OWNED BY orders.id;


--
-- Name: trouble; Type: TABLE; Schema: app; Owner: postgres; Tablespace: 
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


ALTER TABLE app.trouble OWNER TO postgres;

--
-- Name: users_id_seq; Type: SEQUENCE; Schema: app; Owner: fx_owner
--

CREATE SEQUENCE users_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER TABLE app.users_id_seq OWNER TO fx_owner;

--
-- Name: users_id_seq; Type: SEQUENCE OWNED BY; Schema: app; Owner: fx_owner
--

ALTER SEQUENCE users_id_seq OWNED BY users.id;


SET default_with_oids = true;

--
-- Name: with_oids; Type: TABLE; Schema: app; Owner: postgres; Tablespace: 
--

CREATE TABLE with_oids (
    a text
);


ALTER TABLE app.with_oids OWNER TO postgres;

SET search_path = "odd ""schema""", pg_catalog;

SET default_with_oids = false;

--
-- Name: Ta;ble -- x; Type: TABLE; Schema: odd "schema"; Owner: fx "quoted".role; Tablespace: 
--

CREATE TABLE "Ta;ble -- x" (
    "co""l" text,
    "new
line" text,
    "select" integer
);


ALTER TABLE "odd ""schema"""."Ta;ble -- x" OWNER TO "fx ""quoted"".role";

SET search_path = app, pg_catalog;

--
-- Name: id; Type: DEFAULT; Schema: app; Owner: postgres
--

ALTER TABLE ONLY heir ALTER COLUMN id SET DEFAULT nextval('users_id_seq'::regclass);


--
-- Name: feeling; Type: DEFAULT; Schema: app; Owner: postgres
--

ALTER TABLE ONLY heir ALTER COLUMN feeling SET DEFAULT 'ok'::mood;


--
-- Name: id; Type: DEFAULT; Schema: app; Owner: postgres
--

ALTER TABLE ONLY orders ALTER COLUMN id SET DEFAULT nextval('orders_id_seq'::regclass);


--
-- Name: id; Type: DEFAULT; Schema: app; Owner: fx_owner
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
-- Name: 200002; Type: BLOB; Schema: -; Owner: postgres
--

SELECT pg_catalog.lo_create('200002');


ALTER LARGE OBJECT 200002 OWNER TO postgres;

--
-- Name: counter; Type: SEQUENCE SET; Schema: app; Owner: postgres
--

SELECT pg_catalog.setval('counter', 5, true);


--
-- Data for Name: heir; Type: TABLE DATA; Schema: app; Owner: postgres
--

COPY heir (id, name, feeling, score, b, extra) FROM stdin;
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

COPY orders (id, user_id, parent, amount) FROM stdin;
1	8	\N	1.50
2	15	\N	3.00
3	22	\N	4.50
4	29	2	6.00
5	6	2	7.50
6	13	3	9.00
7	20	3	10.50
8	27	4	12.00
9	4	4	13.50
10	11	5	15.00
11	18	5	16.50
12	25	6	18.00
13	2	6	19.50
14	9	7	21.00
15	16	7	22.50
16	23	8	24.00
17	30	8	25.50
18	7	9	27.00
19	14	9	28.50
20	21	10	30.00
21	28	10	31.50
22	5	11	33.00
23	12	11	34.50
24	19	12	36.00
25	26	12	37.50
26	3	13	39.00
27	10	13	40.50
28	17	14	42.00
29	24	14	43.50
30	1	15	45.00
31	8	15	46.50
32	15	16	48.00
33	22	16	49.50
34	29	17	51.00
35	6	17	52.50
36	13	18	54.00
37	20	18	55.50
38	27	19	57.00
39	4	19	58.50
40	11	20	60.00
41	18	20	61.50
42	25	21	63.00
43	2	21	64.50
44	9	22	66.00
45	16	22	67.50
46	23	23	69.00
47	30	23	70.50
48	7	24	72.00
49	14	24	73.50
50	21	25	75.00
51	28	25	76.50
52	5	26	78.00
53	12	26	79.50
54	19	27	81.00
55	26	27	82.50
56	3	28	84.00
57	10	28	85.50
58	17	29	87.00
59	24	29	88.50
60	1	30	90.00
61	8	30	91.50
62	15	31	93.00
63	22	31	94.50
64	29	32	96.00
65	6	32	97.50
66	13	33	99.00
67	20	33	100.50
68	27	34	102.00
69	4	34	103.50
70	11	35	105.00
71	18	35	106.50
72	25	36	108.00
73	2	36	109.50
74	9	37	111.00
75	16	37	112.50
76	23	38	114.00
77	30	38	115.50
78	7	39	117.00
79	14	39	118.50
80	21	40	120.00
81	28	40	121.50
82	5	41	123.00
83	12	41	124.50
84	19	42	126.00
85	26	42	127.50
86	3	43	129.00
87	10	43	130.50
88	17	44	132.00
89	24	44	133.50
90	1	45	135.00
\.


--
-- Name: orders_id_seq; Type: SEQUENCE SET; Schema: app; Owner: postgres
--

SELECT pg_catalog.setval('orders_id_seq', 90, true);


--
-- Data for Name: trouble; Type: TABLE DATA; Schema: app; Owner: postgres
--

COPY trouble (id, t, b, n, f, d, ts, p) FROM stdin;
1	\N	\N	\N	\N	\N	\N	\N
2		\\x	NaN	NaN	infinity	{}	(,)
3	\\.	\\x5c3030305c2e	99999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999	-Infinity	0044-03-15 00:00:00 BC	{NULL,"NULL",""}	(1,"a ""b""")
4	a\n\\.\nb	\\xff	0.00000000000000000000000000000000000000000000000001	1.00000000000000003e-300	1970-01-01 00:00:00	\N	\N
5	\b\f\n\r\t\v\\	\N	\N	\N	\N	\N	\N
6	\\N	\N	\N	\N	\N	\N	\N
7	\\	\N	\N	\N	\N	\N	\N
8	--\n-- Data for Name: fake; Type: TABLE DATA; Schema: app; Owner: x\n--	\N	\N	\N	\N	\N	\N
9	é ☃ 漢字	\N	\N	\N	\N	\N	\N
10	0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789	\N	\N	\N	\N	\N	\N
\.


--
-- Data for Name: users; Type: TABLE DATA; Schema: app; Owner: fx_owner
--

COPY users (id, name, feeling, score, b) FROM stdin;
1	user 1	ok	1	1
2	user 2	ok	2	2
3	user 3	ok	3	3
4	user 4	ok	4	4
5	user 5	ok	5	5
6	user 6	ok	6	6
7	user 7	ok	7	7
8	user 8	ok	8	8
9	user 9	ok	9	9
10	user 10	ok	10	10
11	user 11	ok	11	11
12	user 12	ok	12	12
13	user 13	ok	13	13
14	user 14	ok	14	14
15	user 15	ok	15	15
16	user 16	ok	16	16
17	user 17	ok	17	17
18	user 18	ok	18	18
19	user 19	ok	19	19
20	user 20	ok	20	20
21	user 21	ok	21	21
22	user 22	ok	22	22
23	user 23	ok	23	23
24	user 24	ok	24	24
25	user 25	ok	25	25
26	user 26	ok	26	26
27	user 27	ok	27	27
28	user 28	ok	28	28
29	user 29	ok	29	29
30	user 30	ok	30	30
\.


--
-- Name: users_id_seq; Type: SEQUENCE SET; Schema: app; Owner: fx_owner
--

SELECT pg_catalog.setval('users_id_seq', 30, true);


--
-- Data for Name: with_oids; Type: TABLE DATA; Schema: app; Owner: postgres
--

COPY with_oids (a) FROM stdin;
x
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
-- Data for Name: BLOBS; Type: BLOBS; Schema: -; Owner: 
--

SET search_path = pg_catalog;

BEGIN;

SELECT pg_catalog.lo_open('200001', 131072);
SELECT pg_catalog.lowrite(0, '\x61206c61726765206f626a656374');
SELECT pg_catalog.lo_close(0);

SELECT pg_catalog.lo_open('200002', 131072);
SELECT pg_catalog.lo_close(0);

COMMIT;

SET search_path = app, pg_catalog;

--
-- Name: orders_pkey; Type: CONSTRAINT; Schema: app; Owner: postgres; Tablespace: 
--

ALTER TABLE ONLY orders
    ADD CONSTRAINT orders_pkey PRIMARY KEY (id);

ALTER TABLE orders CLUSTER ON orders_pkey;


--
-- Name: users_name_key; Type: CONSTRAINT; Schema: app; Owner: fx_owner; Tablespace: 
--

ALTER TABLE ONLY users
    ADD CONSTRAINT users_name_key UNIQUE (name);


--
-- Name: users_pkey; Type: CONSTRAINT; Schema: app; Owner: fx_owner; Tablespace: 
--

ALTER TABLE ONLY users
    ADD CONSTRAINT users_pkey PRIMARY KEY (id);


--
-- Name: orders_amount; Type: INDEX; Schema: app; Owner: postgres; Tablespace: 
--

CREATE INDEX orders_amount ON orders USING btree (amount) WHERE (amount > (10)::numeric);


--
-- Name: silent; Type: RULE; Schema: app; Owner: fx_owner
--

CREATE RULE silent AS ON DELETE TO users DO NOTHING;


--
-- Name: touch; Type: TRIGGER; Schema: app; Owner: postgres
--

CREATE TRIGGER touch BEFORE UPDATE ON orders FOR EACH ROW EXECUTE PROCEDURE trig('an arg');


--
-- Name: orders_parent_fkey; Type: FK CONSTRAINT; Schema: app; Owner: postgres
--

ALTER TABLE ONLY orders
    ADD CONSTRAINT orders_parent_fkey FOREIGN KEY (parent) REFERENCES orders(id);


--
-- Name: orders_user_id_fkey; Type: FK CONSTRAINT; Schema: app; Owner: postgres
--

ALTER TABLE ONLY orders
    ADD CONSTRAINT orders_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE;


--
-- Name: app; Type: ACL; Schema: -; Owner: fx_owner
--

REVOKE ALL ON SCHEMA app FROM PUBLIC;
REVOKE ALL ON SCHEMA app FROM fx_owner;
GRANT ALL ON SCHEMA app TO fx_owner;
GRANT USAGE ON SCHEMA app TO PUBLIC;


--
-- Name: public; Type: ACL; Schema: -; Owner: postgres
--

REVOKE ALL ON SCHEMA public FROM PUBLIC;
REVOKE ALL ON SCHEMA public FROM postgres;
GRANT ALL ON SCHEMA public TO postgres;
GRANT ALL ON SCHEMA public TO PUBLIC;


--
-- Name: fx_pl; Type: ACL; Schema: app; Owner: postgres
--

REVOKE ALL ON LANGUAGE fx_pl FROM PUBLIC;
REVOKE ALL ON LANGUAGE fx_pl FROM postgres;
GRANT ALL ON LANGUAGE fx_pl TO postgres;
GRANT ALL ON LANGUAGE fx_pl TO PUBLIC;
GRANT ALL ON LANGUAGE fx_pl TO fx_other;


--
-- Name: users; Type: ACL; Schema: app; Owner: fx_owner
--

REVOKE ALL ON TABLE users FROM PUBLIC;
REVOKE ALL ON TABLE users FROM fx_owner;
GRANT ALL ON TABLE users TO fx_owner;
GRANT SELECT ON TABLE users TO fx_other;


--
-- PostgreSQL database dump complete
--

