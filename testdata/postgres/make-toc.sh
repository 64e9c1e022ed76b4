#!/usr/bin/env bash
# Makes an archive of very many entries and no data, by the real pg_dump from a real database (toc.sql).
#
#   make-toc.sh URL OUTPUT [ENTRIES]     for example: make-toc.sh "$LAB_PG18_URL" /tmp/toc.dump 200000
#
# URL names any database of the server. The database `toc` is dropped and made anew, and kept: other formats can be
# dumped from it.
set -euo pipefail
usage='usage: make-toc.sh URL OUTPUT [ENTRIES]'
url=${1:?$usage}
output=${2:?$usage}
tables=$((${3:-200000} * 2 / 41 + 1))
pg_dump=${PG_DUMP:-${LAB_PGTOOLS18_PG_DUMP:-pg_dump}}
"$(dirname "${BASH_SOURCE[0]}")/load.sh" "$url" toc toc -v tables="$tables"
"$pg_dump" -Fc --schema-only -f "$output" "${url%/*}/toc"
ls -l "$output"
