#!/usr/bin/env bash
# usage: man-pages.sh [ROOT]
#
# mandoc has nothing to say about any page.
set -euo pipefail
cd "${1:-$(dirname "${BASH_SOURCE[0]}")/../..}"

found=$(find man -name '*.[1-8]' -print0 2>/dev/null |
    xargs -0 -r mandoc -T lint -W warning 2>&1) || true
if [ -n "$found" ]; then
    printf '%s\n' "$found"
    exit 1
fi
