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
SET client_encoding = 'LATIN1';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: naïve(); Type: FUNCTION; Schema: public; Owner: postgres
--

CREATE FUNCTION public."naïve"() RETURNS text
    LANGUAGE sql
    AS $$ SELECT 'é' $$;


ALTER FUNCTION public."naïve"() OWNER TO postgres;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: latin; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.latin (
    id integer NOT NULL,
    t text,
    "größe" text DEFAULT 'ä;'::text
);


ALTER TABLE public.latin OWNER TO postgres;

--
-- Name: Übergröße; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public."Übergröße" (
    a text,
    CONSTRAINT "Übergröße_a_check" CHECK ((a <> 'é'::text))
);


ALTER TABLE public."Übergröße" OWNER TO postgres;

--
-- Name: TABLE "Übergröße"; Type: COMMENT; Schema: public; Owner: postgres
--

COMMENT ON TABLE public."Übergröße" IS 'größer als groß';


--
-- Data for Name: latin; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public.latin (id, t, "größe") FROM stdin;
161	¡	\N
162	¢	\N
163	£	\N
164	¤	\N
165	¥	\N
166	¦	\N
167	§	\N
168	¨	\N
169	©	\N
170	ª	\N
171	«	\N
172	¬	\N
173	­	\N
174	®	\N
175	¯	\N
176	°	\N
177	±	\N
178	²	\N
179	³	\N
180	´	\N
181	µ	\N
182	¶	\N
183	·	\N
184	¸	\N
185	¹	\N
186	º	\N
187	»	\N
188	¼	\N
189	½	\N
190	¾	\N
191	¿	\N
192	À	\N
193	Á	\N
194	Â	\N
195	Ã	\N
196	Ä	\N
197	Å	\N
198	Æ	\N
199	Ç	\N
200	È	\N
201	É	\N
202	Ê	\N
203	Ë	\N
204	Ì	\N
205	Í	\N
206	Î	\N
207	Ï	\N
208	Ð	\N
209	Ñ	\N
210	Ò	\N
211	Ó	\N
212	Ô	\N
213	Õ	\N
214	Ö	\N
215	×	\N
216	Ø	\N
217	Ù	\N
218	Ú	\N
219	Û	\N
220	Ü	\N
221	Ý	\N
222	Þ	\N
223	ß	\N
224	à	\N
225	á	\N
226	â	\N
227	ã	\N
228	ä	\N
229	å	\N
230	æ	\N
231	ç	\N
232	è	\N
233	é	\N
234	ê	\N
235	ë	\N
236	ì	\N
237	í	\N
238	î	\N
239	ï	\N
240	ð	\N
241	ñ	\N
242	ò	\N
243	ó	\N
244	ô	\N
245	õ	\N
246	ö	\N
247	÷	\N
248	ø	\N
249	ù	\N
250	ú	\N
251	û	\N
252	ü	\N
253	ý	\N
254	þ	\N
255	ÿ	\N
1	café\tnaïve\n	ÿ
2		Ã©
\.


--
-- Data for Name: Übergröße; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public."Übergröße" (a) FROM stdin;
ß
\N
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
-- Name: latin latin_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.latin
    ADD CONSTRAINT latin_pkey PRIMARY KEY (id);


--
-- PostgreSQL database dump complete
--

\unrestrict fixture

