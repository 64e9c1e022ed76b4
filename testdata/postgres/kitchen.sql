-- Every kind of object that pg_dump prints with every clause that it prints, on any server from 10 to 18: one file a
-- family, in the order in which they need each other. Run by psql in an empty UTF8 database, as superuser.
--
-- What pg_dump prints of it and no server takes back: the language whose handler is the server's own (kitchen_pl_core), a
-- domain and a function that need each other (domain_default), partitions of keys without an order (excluded_1,
-- temporal_parts_1), rights on a table that an extension was given (member_table), before 18 NOT NULL on inherited columns
-- and keys to partitions met twice (to_hashes), before 16 subscriptions (run_as_owner), in 10 operators (FUNCTION =).
\ir kitchen/gates.sql
\ir kitchen/roles.sql
\ir kitchen/schemas.sql
\ir kitchen/extensions.sql
\ir kitchen/languages.sql
\ir kitchen/types.sql
\ir kitchen/functions.sql
\ir kitchen/aggregates.sql
\ir kitchen/operators.sql
\ir kitchen/casts.sql
\ir kitchen/collations.sql
\ir kitchen/text_search.sql
\ir kitchen/tables.sql
\ir kitchen/inheritance.sql
\ir kitchen/partitions.sql
\ir kitchen/constraints.sql
\ir kitchen/indexes.sql
\ir kitchen/sequences.sql
\ir kitchen/views.sql
\ir kitchen/rules.sql
\ir kitchen/foreign.sql
\ir kitchen/data.sql
\ir kitchen/replication.sql
\ir kitchen/statistics.sql
\ir kitchen/large_objects.sql
\ir kitchen/names.sql
\ir kitchen/loops.sql
\ir kitchen/privileges.sql
\ir kitchen/database.sql
\o
