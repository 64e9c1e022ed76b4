-- Every kind of object that pg_dump knows, on any server from 10 to 18, and data with every kind of trouble.
-- Run by psql in an empty UTF8 database, as superuser, with -v ON_ERROR_STOP=1.
\set ON_ERROR_STOP 1
SET client_encoding = 'UTF8';
SET client_min_messages = error;
SET timezone = 'UTC';
SELECT current_setting('server_version_num')::int / 10000 AS v \gset
SELECT :v >= 11 AS s11, :v >= 12 AS s12, :v >= 13 AS s13, :v >= 14 AS s14, :v >= 15 AS s15, :v >= 16 AS s16, :v >= 17 AS s17, :v >= 18 AS s18 \gset
\pset tuples_only on
\o /dev/null
\ir schema/roles.sql
\ir schema/schemas.sql
\ir schema/types.sql
\ir schema/functions.sql
\ir schema/tables.sql
\ir schema/views.sql
\ir schema/foreign.sql
\ir schema/hostile.sql
\ir schema/values.sql
\if :s12
\else
\ir schema/before_12.sql
\endif
\if :s14
\else
\ir schema/before_14.sql
\endif
\if :s11
\ir schema/since_11.sql
\endif
\if :s12
\ir schema/since_12.sql
\endif
\if :s13
\ir schema/since_13.sql
\endif
\if :s14
\ir schema/since_14.sql
\endif
\if :s15
\ir schema/since_15.sql
\endif
\if :s16
\ir schema/since_16.sql
\endif
\if :s17
\ir schema/since_17.sql
\endif
\if :s18
\ir schema/since_18.sql
\endif
\ir schema/privileges.sql
\o
