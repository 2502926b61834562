#!/usr/bin/env bash
# usage: formatting.sh [ROOT]
#
# Every C file is as clang-format writes it.
set -euo pipefail
cd "${1:-$(dirname "${BASH_SOURCE[0]}")/../..}"

find cmd lib tests -name node_modules -prune -o -name '*.[ch]' -print0 |
    xargs -0 -r -n 16 -P2 clang-format --dry-run --Werror
