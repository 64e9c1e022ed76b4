-- What every file of this folder may count on: run first.
\set ON_ERROR_STOP 1
SET client_encoding = 'UTF8';
SET client_min_messages = error;
SET timezone = 'UTC';
SET datestyle = 'ISO, MDY';
SET standard_conforming_strings = on;
SELECT current_setting('server_version_num')::integer / 10000 AS v \gset
SELECT :v >= 11 AS s11, :v >= 12 AS s12, :v >= 13 AS s13, :v >= 14 AS s14, :v >= 15 AS s15, :v >= 16 AS s16, :v >= 17 AS s17, :v >= 18 AS s18 \gset
SELECT current_database() AS db \gset
\pset tuples_only on
\o /dev/null
