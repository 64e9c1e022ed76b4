#!/usr/bin/env bash
# Makes an archive of very many entries and no data, by the real pg_dump from a real database (toc.sql).
#
#   make-toc.sh URL OUTPUT [ENTRIES]     for example: make-toc.sh "$LAB_PG18_URL" /tmp/toc.dump 200000
#
# URL names any database of the server. The database `toc` is dropped and made anew, and kept: other formats can be
# dumped from it.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
url=${1:?usage: make-toc.sh URL OUTPUT [ENTRIES]}
output=${2:?usage: make-toc.sh URL OUTPUT [ENTRIES]}
tables=$((${3:-200000} * 2 / 41 + 1))
psql=${PSQL:-${LAB_PGTOOLS18_PSQL:-psql}}
pg_dump=${PG_DUMP:-${LAB_PGTOOLS18_PG_DUMP:-pg_dump}}
export PGOPTIONS='-c client_min_messages=warning'

"$psql" "$url" -qX -v ON_ERROR_STOP=1 -c 'DROP DATABASE IF EXISTS toc' \
    -c "CREATE DATABASE toc TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'"
"$psql" "${url%/*}/toc" -qX -v ON_ERROR_STOP=1 -v tables="$tables" -f "$here/toc.sql"
"$pg_dump" -Fc --schema-only -f "$output" "${url%/*}/toc"
ls -l "$output"
