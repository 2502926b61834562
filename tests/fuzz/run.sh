#!/usr/bin/env bash
# usage: run.sh BUILD-FOLDER TARGET SECONDS
#
# Runs one fuzz target. What it discovers goes to the build folder; the seeds
# in tests/fuzz/corpus are only read.
set -euo pipefail
build=$1 target=$2 seconds=$3
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
name=${target#fuzz-}
found=$build/corpus/$name
log=$build/$target.log

mkdir -p "$found"
set -- "$found"
if [ -d "$here/corpus/$name" ]; then set -- "$@" "$here/corpus/$name"; fi
if [ -f "$here/$name.dict" ]; then set -- "-dict=$here/$name.dict" "$@"; fi

export ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1
export G_SLICE=always-malloc G_DEBUG=fatal-criticals
if ! "$build/fuzz/$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 \
    -artifact_prefix="$build/$target-" "$@" </dev/null >"$log" 2>&1; then
    cat "$log"
    printf '%s: FAILED; the input is kept as %s\n' "$target" "$build/$target-*"
    exit 1
fi
printf '%s: %s\n' "$target" "$(grep '^Done ' "$log")"
