-- Values of a megabyte and more: too big to commit, made anew where they are needed.
SET client_min_messages = error;
\pset tuples_only on
\o /dev/null
CREATE TABLE big_values (id integer PRIMARY KEY, what text, t text, b bytea);
INSERT INTO big_values VALUES
    (1, 'one repeated letter', repeat('x', 1048576), NULL),
    (2, 'nothing but backslashes', repeat('\', 1048576), NULL),
    (3, 'nothing but line ends', repeat(E'\n', 1048576), NULL),
    (4, 'end markers', repeat(E'\\.\n', 300000), NULL),
    (5, 'four-byte characters', repeat('𝄞', 262144), NULL),
    (6, 'zero bytes', NULL, decode(repeat('00', 1048576), 'hex'));
-- Digests of numbers do not compress.
INSERT INTO big_values SELECT 7, 'not compressible', NULL, string_agg(decode(md5(n::text), 'hex'), '' ORDER BY n) FROM generate_series(1, 65536) n;
INSERT INTO big_values SELECT 8, 'not compressible text', string_agg(encode(decode(md5(n::text), 'hex'), 'base64'), '' ORDER BY n), NULL FROM generate_series(1, 43691) n;
-- One row of 16 MB, and very many short ones.
INSERT INTO big_values VALUES (9, 'sixteen megabytes', repeat('0123456789abcdef', 1048576), NULL);
CREATE TABLE short_rows (a boolean);
INSERT INTO short_rows SELECT n % 3 = 0 FROM generate_series(1, 200000) n;
SELECT lo_from_bytea(500001, (SELECT b FROM big_values WHERE id = 7)), lo_from_bytea(500002, decode(repeat('00', 5000000), 'hex'));
\o
