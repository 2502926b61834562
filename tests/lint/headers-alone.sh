#!/usr/bin/env bash
# usage: headers-alone.sh [ROOT]
#
# Each header compiles by itself with the project's own warnings, so that the
# order of includes never matters.
set -euo pipefail
cd "${1:-$(dirname "${BASH_SOURCE[0]}")/../..}"

# Foreign headers are system headers, as CMake has it: their macros are not judged.
read -r -a libraries < <(pkg-config --cflags glib-2.0 yaml-0.1 libcmark jansson readline check |
    sed 's/-I/-isystem /g')

find lib cmd tests -name node_modules -prune -o -name '*.h' ! -name banned.h -print0 |
    xargs -0 -n 1 -P2 "${CC:-cc}" -std=c11 -D_POSIX_C_SOURCE=200809L @cmake/warnings.txt \
        -Werror -fsyntax-only -Ilib -I. "${libraries[@]}" -include lib/base/banned.h -x c
