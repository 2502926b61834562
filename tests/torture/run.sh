#!/usr/bin/env bash
# usage: run.sh [--small | --full] [--state FOLDER] [--minutes N] [--point POINT] [PROMISE...]
#
# Proves what emjournal promises about the writer's data, a line a promise: its
# id, the figure reached and the target, and whether it was kept. EMJ_BINARY is
# the program, build-dev/emjournal without it; one with sanitizers does not do,
# since leak detection fails under strace.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export EMJ_BINARY=${EMJ_BINARY:-$here/../../build-dev/emjournal}
export PYTHONDONTWRITEBYTECODE=1
if ! command -v python3 >/dev/null; then
    echo 'all  promises: skipped: there is no python3'
    exit 0
fi
exec python3 "$here/main.py" "$@"
