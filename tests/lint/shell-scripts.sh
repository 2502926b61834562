#!/usr/bin/env bash
# usage: shell-scripts.sh [ROOT]
#
# Every script goes through shellcheck. In bats files each test is a subshell and `run`
# sets variables, which it takes for mistakes.
set -euo pipefail
cd "${1:-$(dirname "${BASH_SOURCE[0]}")/../..}"
status=0

shellcheck dev .ci/run || status=1
find tests -name node_modules -prune -o \( -name '*.sh' -o -name '*.bash' \) -print0 | xargs -0 -r shellcheck -x || status=1
find tests -name node_modules -prune -o -name '*.bats' -print0 |
    xargs -0 -r shellcheck -x -e SC1091,SC2030,SC2031,SC2034,SC2154 || status=1
exit "$status"
