#!/usr/bin/env bash
# usage: include-direction.sh [ROOT]
#
# Modules stand in layers, and each includes only what stands below it. A
# foreign library's header appears in the one module that wraps it.
set -euo pipefail
cd "${1:-$(dirname "${BASH_SOURCE[0]}")/../..}"

# shellcheck disable=SC2016 # the dollars are awk's
find lib cmd -name '*.[ch]' -print0 | xargs -0 awk '
BEGIN {
    place(0, "base")
    place(1, "yaml markdown history")
    place(2, "config pack entry")
    place(3, "journal tagging")
    place(4, "index interview exchange")
    place(5, "report")
    place(6, "cmd")
    owner["yaml.h"] = "yaml"
    owner["cmark.h"] = "markdown"
    owner["sqlite3.h"] = "index"
    owner["readline/readline.h"] = owner["readline/history.h"] = "cmd"
}
function place(level, names,    list, i, n) {
    n = split(names, list, " ")
    for (i = 1; i <= n; i++) layer[list[i]] = level
}
function complain(text) {
    printf "%s:%d: %s\n", FILENAME, FNR, text
    bad = 1
}
# lib/MODULE/... or cmd/...
function module_of(path,    parts) {
    split(path, parts, "/")
    return parts[1] == "lib" ? parts[2] : parts[1]
}
FNR == 1 {
    self = module_of(FILENAME)
    if (!(self in layer)) complain("module " self " has no layer; give it one in include-direction.sh")
}
/^[ \t]*#[ \t]*include[ \t]*[<"]/ {
    header = $0
    sub(/^[^<"]*[<"]/, "", header)
    sub(/[>"].*/, "", header)
    if (header ~ /\.\./) complain("include " header " climbs out of its folder")
    if (header in owner && owner[header] != self)
        complain("only " owner[header] " includes " header)
    other = header
    sub(/\/.*/, "", other)
    if (other == header || other == self || !(other in layer)) next
    if (self in layer && layer[other] >= layer[self])
        complain(self " includes " other ", which does not stand below it")
}
END { exit bad }'
