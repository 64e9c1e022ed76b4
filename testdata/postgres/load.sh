#!/usr/bin/env bash
# Makes one of the fixtures' databases on a server.
#
#   load.sh URL DATABASE SHAPE [PSQL-OPTION...]     for example: load.sh "$LAB_PG16_URL" mine full
#
# URL names any database of the server, with a superuser; DATABASE is dropped and made anew. SHAPE is one of
#   full       schema.sql: every kind of object that the server's version has, and every kind of trouble in data
#   kitchen    kitchen.sql: one file a family of objects in kitchen/, every clause that pg_dump prints
#   small      small.sql: less of it, for archives that stay small
#   latin1     latin1.sql, in a LATIN1 database
#   sql_ascii  sql_ascii.sql, in a SQL_ASCII database
#   odd        odd.sql: catalog entries made by hand; its archives cannot be restored whole
#   big        big.sql: values of 1 to 16 MB
#   large      large.sql: see make-large.sh
#   toc        toc.sql: see make-toc.sh
#   tables     tables.sql: very many tables; takes -v tables=N
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
usage='usage: load.sh URL DATABASE SHAPE [PSQL-OPTION...]'
url=${1:?$usage} database=${2:?$usage} shape=${3:?$usage}
psql=${PSQL:-${LAB_PGTOOLS18_PSQL:-psql}}
export PGOPTIONS='-c client_min_messages=warning' PGCLIENTENCODING=

case $shape in
    latin1) encoding=LATIN1 ;;
    sql_ascii) encoding=SQL_ASCII ;;
    *) encoding=UTF8 ;;
esac
script=$shape.sql
[ "$shape" = full ] && script=schema.sql

on() { # DATABASE PSQL-ARGUMENTS...
    "$psql" "${url%/*}/$1" -qX -v ON_ERROR_STOP=1 "${@:2}"
}

# A database that has subscriptions cannot be dropped.
if [ "$(on postgres -Atc "SELECT count(*) FROM pg_database WHERE datname = '$database'")" = 1 ]; then
    on "$database" -Atc "
        SELECT format('ALTER SUBSCRIPTION %1\$I DISABLE; ALTER SUBSCRIPTION %1\$I SET (slot_name = NONE); DROP SUBSCRIPTION %1\$I', subname)
          FROM pg_subscription WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = '$database')" |
        while read -r statements; do on "$database" <<<"$statements"; done
    on postgres -c "DROP DATABASE \"$database\""
fi
on postgres -c "CREATE DATABASE \"$database\" TEMPLATE template0 ENCODING '$encoding' LC_COLLATE 'C' LC_CTYPE 'C'"
on "$database" "${@:4}" -f "$script"
