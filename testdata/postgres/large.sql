-- About 1 GB of COPY text at scale 1: the database of the benchmarks. Every value is a function of its row's number,
-- so that each run makes the same rows. Run by make-large.sh, which sets `scale` (a percentage).
SET client_min_messages = warning;
SET synchronous_commit = off;
SET maintenance_work_mem = '256MB';
SET timezone = 'UTC';
\pset tuples_only on
\o /dev/null

-- A pseudo-random number in [0, 1) for n.
CREATE FUNCTION unit(n bigint, salt integer) RETURNS double precision LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
    $$ SELECT (hashint8(n * 1009 + salt)::bigint + 2147483648) / 4294967296.0::double precision $$;

-- Text with the word lengths and the repetitions of prose: 4096 fragments of 18 words out of 1500, skewed to the first.
CREATE TABLE fragments (id integer PRIMARY KEY, words text NOT NULL);
INSERT INTO fragments
SELECT f, string_agg(translate(substr(md5((1500 * unit(f * 18 + w, 1) ^ 2)::integer::text), 1, 2 + (unit(f * 18 + w, 2) * 9)::integer),
                               '0123456789', 'etaoinsrhl'), ' ' ORDER BY w)
  FROM generate_series(0, 4095) f, generate_series(1, 18) w GROUP BY f;
ANALYZE fragments;

-- As pgbench has it, with a filler that is not only blanks.
CREATE TABLE accounts (aid integer PRIMARY KEY, bid integer NOT NULL, abalance integer, filler character(84));
INSERT INTO accounts SELECT n, n / 100000, (unit(n, 3) * 100000)::integer - 50000, md5(n::text)
  FROM generate_series(1, 1500000 * :scale / 100) n;

-- The one big table: about 300 MB.
CREATE TABLE documents (id integer PRIMARY KEY, title text NOT NULL, author text, body text, written timestamp with time zone);
INSERT INTO documents
SELECT n, initcap(left(a.words, 40)), CASE WHEN n % 7 > 0 THEN 'author ' || n % 1000 END,
       a.words || E'.\n' || b.words || '; ' || c.words || E'\t' || d.words || E'\\ ' || e.words || '. ' || f.words,
       timestamp with time zone '2020-01-01 00:00:00+00' + n * interval '97 seconds'
  FROM generate_series(1, 380000 * :scale / 100) n
  JOIN fragments a ON a.id = (unit(n, 11) * 4095)::integer JOIN fragments b ON b.id = (unit(n, 12) * 4095)::integer
  JOIN fragments c ON c.id = (unit(n, 13) * 4095)::integer JOIN fragments d ON d.id = (unit(n, 14) * 4095)::integer
  JOIN fragments e ON e.id = (unit(n, 15) * 4095)::integer JOIN fragments f ON f.id = (unit(n, 16) * 4095)::integer
 ORDER BY n;

CREATE TABLE measures (
    id bigint PRIMARY KEY, sensor integer NOT NULL, at timestamp with time zone NOT NULL, value double precision, error real,
    quality smallint, ok boolean
);
INSERT INTO measures
SELECT n, (unit(n, 21) * 500)::integer, timestamp with time zone '2023-01-01 00:00:00+00' + n * interval '1.25 seconds',
       20 + 5 * sin(n / 1000.0) + unit(n, 22), unit(n, 23)::real, (unit(n, 24) * 100)::smallint, n % 50 <> 0
  FROM generate_series(1, 2500000 * :scale / 100) n;

CREATE TABLE events (id integer PRIMARY KEY, kind text NOT NULL, payload jsonb NOT NULL);
INSERT INTO events
SELECT n, (ARRAY['click', 'view', 'purchase', 'error', 'log in'])[1 + (unit(n, 31) * 4)::integer],
       jsonb_build_object('user', (unit(n, 32) * 50000)::integer, 'session', md5((n / 20)::text), 'path', '/' || left(f.words, 30),
           'tags', jsonb_build_array('t' || n % 17, 't' || n % 23, NULL), 'size', (unit(n, 33) * 1e6)::integer,
           'nested', jsonb_build_object('a', n % 2 = 0, 'b', round(unit(n, 34)::numeric, 6), 'note', substr(f.words, 20, 60)))
  FROM generate_series(1, 500000 * :scale / 100) n JOIN fragments f ON f.id = (unit(n, 35) * 4095)::integer
 ORDER BY n;

-- Bytes that do not compress: in COPY text two hexadecimal digits each.
CREATE TABLE files (id integer PRIMARY KEY, name text NOT NULL, content bytea);
INSERT INTO files
SELECT n, 'file ' || n || '.bin', string_agg(decode(md5(n || ':' || k), 'hex'), NULL ORDER BY k)
  FROM generate_series(1, 15000 * :scale / 100) n, generate_series(1, 256) k GROUP BY n ORDER BY n;

-- Forty columns, most of them NULL.
SELECT format('CREATE TABLE sparse (id integer PRIMARY KEY, %s)', string_agg(format('c%s %s', c,
           (ARRAY['text', 'integer', 'numeric(10,2)', 'date'])[1 + c % 4]), ', ' ORDER BY c)) FROM generate_series(1, 40) c \gexec
SELECT format('INSERT INTO sparse SELECT n, %s FROM generate_series(1, 600000 * %s / 100) n', string_agg(format(
           'CASE WHEN (n + %s) %% 23 = 0 THEN %s END', c * 7,
           (ARRAY['''text '' || n % 1000', 'n', 'n / 7.0', 'date ''2000-01-01'' + n % 9000'])[1 + c % 4]), ', ' ORDER BY c), :scale)
  FROM generate_series(1, 40) c \gexec

-- Many small tables.
SELECT format('CREATE TABLE small_%s (id integer PRIMARY KEY, name text, amount numeric(10,2))', t),
       format('INSERT INTO small_%s SELECT n, ''row '' || n || '' of %s'', n * 1.25 FROM generate_series(1, %s) n', t, t, 20 + t)
  FROM generate_series(1, 200) t \gexec

CREATE INDEX ON accounts (bid);
CREATE INDEX ON measures (sensor, at);
CREATE INDEX ON documents (written);
ALTER TABLE events ADD CONSTRAINT kind_known CHECK (kind IN ('click', 'view', 'purchase', 'error', 'log in'));
DROP TABLE fragments;
DROP FUNCTION unit(bigint, integer);
ANALYZE;
\o
