#!/usr/bin/env bash
# Makes the committed PostgreSQL fixtures anew, with the real pg_dump of each version against real servers, and writes
# their lines in ../MANIFEST. Needs the lab (compat/lab up postgres pgtools). Archives hold the time they were made and
# the servers' OIDs, so a new run changes bytes.
#
#   make.sh            every version
#   make.sh 17 18      only these
#
# What is made, per version N, by pg_dump N from server N:
#   custom-CODEC.dump  pipe.dump (no offsets)  dir-CODEC/  tar.tar  plain.sql[.gz .lz4 .zst]  inserts.dump  schema.dump
#   latin1.dump  sql_ascii.dump
# for 13, 16 and 18 also full.dump: every kind of object (schema.sql); for 18 what only it can write.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

[ -n "${LAB_PG18_URL:-}" ] || eval "$(../../compat/lab env)"
psql=${LAB_PGTOOLS18_PSQL:?the lab is not up: compat/lab up postgres pgtools}
export LAB_PGTOOLS18_PSQL
versions=${*:-13 14 15 16 17 18}
lines=$(mktemp)
trap 'rm -f "$lines"' EXIT

url() { # SERVER DATABASE
    local name=LAB_PG$1_URL
    echo "${!name%/*}/$2"
}

load() { # SERVER SHAPE: a fresh database fixture_SHAPE
    ./load.sh "$(url "$1" postgres)" "fixture_$2" "$2"
}

dump() { # OUTPUT TOOL SERVER SHAPE OPTIONS...: the output is named relative to here
    local out=$1 tool=LAB_PGTOOLS$2_PG_DUMP database
    database=$(url "$3" "fixture_$4")
    rm -rf "$out"
    case $out in
        */pipe.dump) "${!tool}" "${@:5}" "$database" | cat >"$out" ;;
        *) "${!tool}" "${@:5}" -f "$out" "$database" ;;
    esac
    chmod -R a+rX "$out"
    printf '%s\tpg_dump %s, server %s: %s\tpostgres/make.sh postgres/%s\n' "postgres/$out" \
        "$("${!tool}" --version | sed -E 's/^[^0-9]*([0-9.]+).*/\1/')" \
        "$("$psql" "$(url "$3" postgres)" -qXAtc 'SHOW server_version' | sed 's/ .*//')" \
        "$(printf '%s ' "${@:5}" | sed 's/ $//')" "$([ "$4" = full ] && echo schema.sql || echo "$4.sql")" >>"$lines"
}

codecs() { # TOOL: pg_dump from 16 takes a name; the build of 16 that the lab has knows gzip only
    case $1 in
        17 | 18) echo none gzip lz4 zstd ;;
        *) echo none gzip ;;
    esac
}

level() { # TOOL CODEC
    case $1-$2 in
        1[345]-none) echo -Z0 ;;
        1[345]-gzip) echo -Z6 ;;
        *) echo "-Z$2" ;;
    esac
}

# The key is random unless said; releases before it was added print none.
restrict_key() { # TOOL
    local tool=LAB_PGTOOLS$1_PG_DUMP
    if "${!tool}" --help | grep -- --restrict-key >/dev/null; then echo --restrict-key=fixture; fi
}

suffix() { # CODEC
    case $1 in
        none) ;;
        gzip) echo .gz ;;
        lz4) echo .lz4 ;;
        zstd) echo .zst ;;
    esac
}

for v in $versions; do
    rm -rf "$v"
    mkdir "$v"
    key=$(restrict_key "$v")
    load "$v" small
    for codec in $(codecs "$v"); do
        z=$(level "$v" "$codec")
        dump "$v/custom-$codec.dump" "$v" "$v" small -Fc "$z"
        dump "$v/dir-$codec" "$v" "$v" small -Fd "$z"
        dump "$v/plain.sql$(suffix "$codec")" "$v" "$v" small -Fp "$z" $key
    done
    dump "$v/pipe.dump" "$v" "$v" small -Fc
    dump "$v/tar.tar" "$v" "$v" small -Ft
    dump "$v/inserts.dump" "$v" "$v" small -Fc --inserts --rows-per-insert=3
    dump "$v/schema.dump" "$v" "$v" small -Fc --schema-only
    load "$v" latin1
    dump "$v/latin1.dump" "$v" "$v" latin1 -Fc
    load "$v" sql_ascii
    dump "$v/sql_ascii.dump" "$v" "$v" sql_ascii -Fc
    case $v in
        13 | 16 | 18)
            load "$v" full
            dump "$v/full.dump" "$v" "$v" full -Fc
            ;;
    esac
    if [ "$v" = 18 ]; then
        dump 18/column-inserts.sql 18 18 small -Fp --column-inserts --on-conflict-do-nothing $key
        dump 18/clean-create.sql 18 18 small -Fp --clean --if-exists --create $key
        dump 18/data.dump 18 18 small -Fc --data-only --disable-triggers
        dump 18/custom-zstd-long.dump 18 18 small -Fc -Zzstd:level=19,long
        dump 18/latin1.sql 18 18 latin1 -Fp $key
        dump 18/sql_ascii.sql 18 18 sql_ascii -Fp $key
        "$psql" "$(url 18 fixture_small)" -qXc ANALYZE
        dump 18/statistics.dump 18 18 small -Fc --statistics
        dump 18/statistics.sql 18 18 small -Fp --statistics-only $key
        load 18 odd
        dump 18/odd.dump 18 18 odd -Fc
        dump 18/odd-binary-upgrade.dump 18 18 odd -Fc --schema-only --binary-upgrade
        dump 18/full.sql 18 18 full -Fp $key
        load 10 full
        dump 18/full-server10.dump 18 10 full -Fc
    fi
    if [ "$v" = 13 ]; then
        dump 13/full.sql 13 13 full -Fp $key
    fi
    if [ "$v" = 16 ]; then
        load 16 odd
        dump 16/odd.dump 16 16 odd -Fc
    fi
done

for v in $versions; do ../check --record "postgres/$v/" <"$lines"; done
