#!/usr/bin/env bash
# Makes the database of this folder's files on a server.
#
#   load.sh URL DATABASE [PSQL-OPTION...]     for example: load.sh "$LAB_PG16_URL" kitchen
exec "$(dirname "${BASH_SOURCE[0]}")/../load.sh" "${1:?usage: load.sh URL DATABASE}" "${2:?usage: load.sh URL DATABASE}" kitchen "${@:3}"
