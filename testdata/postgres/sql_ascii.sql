-- For a database with ENCODING 'SQL_ASCII': bytes of no one encoding, in values, names and comments.
SET client_encoding = 'SQL_ASCII';
SET client_min_messages = error;
\pset tuples_only on
\o /dev/null
CREATE TABLE bytes (id integer PRIMARY KEY, t text);
INSERT INTO bytes VALUES (1, E'latin \xe9'), (2, E'utf-8 \xc3\xa9'), (3, E'cut \xc3'), (4, E'\xff\xfe'), (5, E'sjis \x95\x5c'), (6, E'\x80\\.\x81'), (7, NULL), (8, '');
INSERT INTO bytes SELECT n, ('"' || chr(n))::text FROM generate_series(128, 255) n;
SELECT format('CREATE TABLE %I (%I text)', E'caf\xe9', E'\xff') \gexec
SELECT format('INSERT INTO %I VALUES (%L)', E'caf\xe9', E'\xfe') \gexec
SELECT format('COMMENT ON TABLE %I IS %L', E'caf\xe9', E'\xe9\xff') \gexec
SELECT lo_from_bytea(300001, '\xe9ff');
\o
