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
SET client_encoding = 'SQL_ASCII';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: bytes; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.bytes (
    id integer NOT NULL,
    t text
);


ALTER TABLE public.bytes OWNER TO postgres;

--
-- Name: cafÈ; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public."cafÈ" (
    "ˇ" text
);


ALTER TABLE public."cafÈ" OWNER TO postgres;

--
-- Name: TABLE "cafÈ"; Type: COMMENT; Schema: public; Owner: postgres
--

COMMENT ON TABLE public."cafÈ" IS 'Èˇ';


--
-- Data for Name: bytes; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public.bytes (id, t) FROM stdin;
1	latin È
2	utf-8 √©
3	cut √
4	ˇ˛
5	sjis ï\\
6	Ä\\.Å
7	\N
8	
128	"Ä
129	"Å
130	"Ç
131	"É
132	"Ñ
133	"Ö
134	"Ü
135	"á
136	"à
137	"â
138	"ä
139	"ã
140	"å
141	"ç
142	"é
143	"è
144	"ê
145	"ë
146	"í
147	"ì
148	"î
149	"ï
150	"ñ
151	"ó
152	"ò
153	"ô
154	"ö
155	"õ
156	"ú
157	"ù
158	"û
159	"ü
160	"†
161	"°
162	"¢
163	"£
164	"§
165	"•
166	"¶
167	"ß
168	"®
169	"©
170	"™
171	"´
172	"¨
173	"≠
174	"Æ
175	"Ø
176	"∞
177	"±
178	"≤
179	"≥
180	"¥
181	"µ
182	"∂
183	"∑
184	"∏
185	"π
186	"∫
187	"ª
188	"º
189	"Ω
190	"æ
191	"ø
192	"¿
193	"¡
194	"¬
195	"√
196	"ƒ
197	"≈
198	"∆
199	"«
200	"»
201	"…
202	" 
203	"À
204	"Ã
205	"Õ
206	"Œ
207	"œ
208	"–
209	"—
210	"“
211	"”
212	"‘
213	"’
214	"÷
215	"◊
216	"ÿ
217	"Ÿ
218	"⁄
219	"€
220	"‹
221	"›
222	"ﬁ
223	"ﬂ
224	"‡
225	"·
226	"‚
227	"„
228	"‰
229	"Â
230	"Ê
231	"Á
232	"Ë
233	"È
234	"Í
235	"Î
236	"Ï
237	"Ì
238	"Ó
239	"Ô
240	"
241	"Ò
242	"Ú
243	"Û
244	"Ù
245	"ı
246	"ˆ
247	"˜
248	"¯
249	"˘
250	"˙
251	"˚
252	"¸
253	"˝
254	"˛
255	"ˇ
\.


--
-- Data for Name: cafÈ; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public."cafÈ" ("ˇ") FROM stdin;
˛
\.


--
-- Name: 300001; Type: BLOB METADATA; Schema: -; Owner: postgres
--

SELECT pg_catalog.lo_create('300001');

ALTER LARGE OBJECT 300001 OWNER TO postgres;

--
-- Data for Name: 300001; Type: BLOBS; Schema: -; Owner: postgres
--

BEGIN;

SELECT pg_catalog.lo_open('300001', 131072);
SELECT pg_catalog.lowrite(0, '\xe9ff');
SELECT pg_catalog.lo_close(0);

COMMIT;

--
-- Name: bytes bytes_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.bytes
    ADD CONSTRAINT bytes_pkey PRIMARY KEY (id);


--
-- PostgreSQL database dump complete
--

\unrestrict fixture

