#!/usr/bin/env bash
# Fills fuzz/corpus, a folder for each target, with what testdata has for it and with the inputs that once broke it.
# Files of over 64 KiB are left out: the fuzzer is quicker with small ones. What it found itself stays there, if small.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
shopt -s nullglob globstar

data=../testdata/postgres

# put TARGET FILE...: copies files, each named by its path.
put() {
    local target=$1 file name
    shift
    for file in "$@"; do
        [ -f "$file" ] && [ "$(wc -c <"$file")" -le 65536 ] || continue
        name=${file#../testdata/}
        cp "$file" "corpus/$target/seed-${name//\//-}"
    done
}

# members FOLDER: a directory archive as one input; see formats/src/fuzzing/memory.rs.
members() {
    local file
    for file in "$1"/*; do
        printf '\377PART %s\n' "${file##*/}"
        cat "$file"
    done
}

# statements TARGET PATTERN: each statement of some scripts that matches, as a file of its own.
statements() {
    sed '/^COPY .* FROM stdin;$/i ;' "$data"/1[28]/{plain,full,column-inserts,odd}*.sql | awk -v RS=';\n' -v pattern="$2" -v out="corpus/$1/seed-" '
        { sub(/^(\n|--[^\n]*\n)+/, "") }
        $0 ~ pattern && length < 4000 && !seen[$0]++ && n < 300 { file = out sprintf("%03d", ++n); printf "%s;\n", $0 >file; close(file) }
    '
}

for target in fuzz_targets/*.rs; do
    target=$(basename "$target" .rs)
    mkdir -p "corpus/$target"
    rm -f "corpus/$target"/seed-*
    put "$target" ../testdata/fuzzed/"$target"-*
done

put codec_chunks "$data"/{12,18}/**/*.{gz,lz4,zst}
put codec_round_trip "$data"/{12,18}/**/*.dat
put detect "$data"/18/*.{dump,gz,lz4,zst,tar} "$data"/18/plain.sql
put pg_custom "$data"/**/*.dump
put pg_toc "$data"/**/{toc.dat,schema.dump,pipe.dump}
put pg_tar "$data"/**/*.tar
put pg_copy_text "$data"/{8.3,12,18}/dir-none/*.dat
put pg_script "$data"/*/*.sql
statements pg_sql '^(CREATE (UNLOGGED |FOREIGN )?TABLE|ALTER TABLE|CREATE TYPE)'
statements pg_copy_statement '^COPY '
statements pg_insert '^INSERT '
for toc in "$data"/**/toc.dat; do
    folder=$(dirname "$toc")
    name=${folder#"$data"/}
    members "$folder" >"corpus/pg_members/seed-${name//\//-}"
done
printf ';\n; comment\n13; 1259 16384 TABLE public t owner\n;2; 0 0 x - y z\n5\n 8 ; x\n' >corpus/pg_list/seed-list
printf '4000;\n1;\n1;\n4;\n99999999999;\n-2;\nx\n' >corpus/pg_list/seed-odd
find corpus -type f -size +64k -delete
