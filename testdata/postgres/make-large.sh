#!/usr/bin/env bash
# Makes the benchmarks' database (large.sql) on a server: about 1 GB of COPY text at scale 1.
#
#   make-large.sh URL [DATABASE [SCALE]]     for example: make-large.sh "$LAB_PG18_URL" large 1
#
# URL names any database of the server; DATABASE (default: large) is dropped and made anew. SCALE may be 0.01 and up.
set -euo pipefail
usage='usage: make-large.sh URL [DATABASE [SCALE]]'
url=${1:?$usage}
database=${2:-large}
percent=$(awk -v s="${3:-1}" 'BEGIN { printf "%d", s * 100 }')
psql=${PSQL:-${LAB_PGTOOLS18_PSQL:-psql}}
"$(dirname "${BASH_SOURCE[0]}")/load.sh" "$url" "$database" large -v scale="$percent"
"$psql" "$url" -qXAtc "SELECT '$database: ' || pg_size_pretty(pg_database_size('$database')) || ' on disk'"
