#!/usr/bin/env bash
# usage: function-length.sh [ROOT]
#
# No function over 100 lines, no file over 600: what is longer does more than
# one thing. A file whose first comment says "data table" may be longer.
set -euo pipefail
cd "${1:-$(dirname "${BASH_SOURCE[0]}")/../..}"

files=()
while IFS= read -r file; do
    files+=("$file")
done < <(find cmd lib tests -name node_modules -prune -o -name '*.[ch]' -print)
[ "${#files[@]}" -gt 0 ] || exit 0

long_functions() {
    ctags -f - --languages=C --langmap=C:.c.h --kinds-C=f --fields=ne --excmd=number "$@" |
        awk -F '\t' '!/^!/ {
            for (i = 4; i <= NF; i++) {
                if ($i ~ /^line:/) first = substr($i, 6)
                if ($i ~ /^end:/) last = substr($i, 5)
            }
            if (last - first + 1 > 100)
                printf "%s:%d: %s has %d lines\n", $2, first, $1, last - first + 1
        }'
}

long_files() {
    awk '
        function close_file() {
            if (lines > 600 && !exempt) printf "%s: %d lines\n", name, lines
        }
        FNR == 1 { close_file(); name = FILENAME; exempt = 0; comment = 1 }
        { lines = FNR }
        comment && /data table/ { exempt = 1 }
        /\*\// { comment = 0 }
        END { close_file() }' "$@"
}

found=$(long_functions "${files[@]}" && long_files "${files[@]}")
if [ -n "$found" ]; then
    printf '%s\n' "$found"
    exit 1
fi
