#!/usr/bin/env bash
# Makes the fixtures of archive versions that no packaged pg_dump writes any more (1.10 to 1.13), with
# releases of long ago; writes their lines in ../MANIFEST.
#
#   make-old.sh PREFIX...      installations of releases below 13, each with bin/pg_dump
#
# Up to 9.6 a prefix needs its own server too (initdb, postgres, psql), filled by old.sql: an old pg_dump refuses newer
# servers. From 10 on, the lab's server of that version is used (compat/lab up postgres), filled by small.sql.
# Run as root, it starts those servers as `nobody`.
#
# The committed fixtures were written by 8.3.0, 8.4.22lts6, 9.1.24lts2, 10beta3, 11beta2 and 12beta2.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
[ -n "${LAB_PG18_URL:-}" ] || eval "$(../../compat/lab env)"
lines=$(mktemp)
work=$(mktemp -d)
server=
stop() {
    if [ -n "$server" ]; then as "$server/bin/pg_ctl" -D "$work/data" -m fast -w stop >/dev/null; fi
    server=
}
trap 'stop; rm -rf "$lines" "$work"' EXIT
chmod 777 "$work"

as() { if [ "$(id -u)" = 0 ]; then (cd / && setpriv --reuid=nobody --regid=nogroup --clear-groups "$@"); else "$@"; fi; }

dump() { # PREFIX OUTPUT URL-OR-DATABASE SCRIPT OPTIONS...
    rm -rf "$2"
    case $2 in
        */pipe.dump) "$1/bin/pg_dump" "${@:5}" "$3" | cat >"$2" ;;
        *) "$1/bin/pg_dump" "${@:5}" -f "$2" "$3" ;;
    esac
    chmod -R a+rX "$2"
    printf '%s\t%s, %s\tpostgres/make-old.sh postgres/%s\n' "postgres/$2" \
        "$("$1/bin/pg_dump" --version | sed 's/ (PostgreSQL)//')" "$(printf '%s ' "${@:5}" | sed 's/ $//')" "$4" >>"$lines"
}

for prefix in "$@"; do
    release=$("$prefix/bin/pg_dump" --version | sed -E 's/^[^0-9]*//')
    export LD_LIBRARY_PATH=$prefix/lib
    case $release in
        [89].*)
            version=$(cut -d. -f1-2 <<<"$release")
            script=old.sql
            as "$prefix/bin/initdb" -D "$work/data" -U postgres -E UTF8 --locale=C >/dev/null 2>&1
            as "$prefix/bin/pg_ctl" -D "$work/data" -o "-k $work -p 5433 -c listen_addresses=''" -l "$work/log" start >/dev/null
            server=$prefix
            export PGHOST=$work PGPORT=5433 PGUSER=postgres
            # The waiting of 8.x's pg_ctl does not find a socket in another folder.
            for _ in $(seq 100); do
                "$prefix/bin/psql" -qX -d postgres -c 'SELECT 1' >/dev/null 2>&1 && break
                sleep 0.1
            done
            "$prefix/bin/psql" -qX -d postgres -c 'CREATE DATABASE fixture_old'
            "$prefix/bin/psql" -qX -v ON_ERROR_STOP=1 -f "$script" fixture_old
            database=fixture_old
            ;;
        *)
            version=$(sed -E 's/[^0-9].*//' <<<"$release")
            script=small.sql
            url=LAB_PG${version}_URL
            unset PGHOST PGPORT PGUSER
            (unset LD_LIBRARY_PATH; ./load.sh "${!url}" fixture_small small)
            database=${!url%/*}/fixture_small
            ;;
    esac
    rm -rf "$version"
    mkdir "$version"
    dump "$prefix" "$version/custom-gzip.dump" "$database" "$script" -Fc
    dump "$prefix" "$version/pipe.dump" "$database" "$script" -Fc
    dump "$prefix" "$version/plain.sql" "$database" "$script" -Fp
    case $version in
        8.* | 9.* | 11)
            dump "$prefix" "$version/custom-none.dump" "$database" "$script" -Fc -Z0
            dump "$prefix" "$version/tar.tar" "$database" "$script" -Ft
            dump "$prefix" "$version/inserts.dump" "$database" "$script" -Fc --inserts
            ;;
    esac
    case $version in
        8.* | 9.0) ;;
        *) dump "$prefix" "$version/dir-gzip" "$database" "$script" -Fd ;;
    esac
    stop
    rm -rf "$work/data"
    unset LD_LIBRARY_PATH
    ../check --record "postgres/$version/" <"$lines"
done
