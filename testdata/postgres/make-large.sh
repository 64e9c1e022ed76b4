#!/usr/bin/env bash
# Makes the benchmarks' database (large.sql) on a server: about 1 GB of COPY text at scale 1.
#
#   make-large.sh URL [DATABASE [SCALE]]     for example: make-large.sh "$LAB_PG18_URL" large 1
#
# URL names any database of the server; DATABASE (default: large) is dropped and made anew. SCALE may be 0.01 and up.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
url=${1:?usage: make-large.sh URL [DATABASE [SCALE]]}
database=${2:-large}
scale=$(awk -v s="${3:-1}" 'BEGIN { printf "%d", s * 100 }')
psql=${PSQL:-${LAB_PGTOOLS18_PSQL:-psql}}
export PGOPTIONS='-c client_min_messages=warning'

"$psql" "$url" -qX -v ON_ERROR_STOP=1 -c "DROP DATABASE IF EXISTS $database" \
    -c "CREATE DATABASE $database TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'"
"$psql" "${url%/*}/$database" -qX -v ON_ERROR_STOP=1 -v scale="$scale" -f large.sql
"$psql" "${url%/*}/$database" -qXAt -c "SELECT '$database: ' || pg_size_pretty(pg_database_size('$database')) || ' on disk'"
