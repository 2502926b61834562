#!/usr/bin/env bash
# usage: run.sh BINARY FOLDER
#
# Measures the program at BINARY against its targets, with journals made below
# FOLDER. Both sides of a quotient run in turns, so that what else the machine
# does meets both; no figure is an absolute time. Ends with 1 when a target is
# missed.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
binary=$1
folder=$2
runs=${EMJ_BENCH_RUNS:-15}
missed=0

build_tools() {
    local tool
    mkdir -p "$folder"
    for tool in make-journal measure; do
        if [ ! "$folder/$tool" -nt "$here/$tool.c" ]; then
            "${CC:-cc}" -std=c11 -O2 -o "$folder/$tool" "$here/$tool.c"
        fi
    done
}

# journal NAME COUNT FIRST-YEAR MONTHS: made once; a half-made one is made again.
journal() {
    if [ ! -f "$folder/$1.done" ]; then
        rm -rf "${folder:?}/$1"
        "$folder/make-journal" "$folder/$1" "$2" "$3" "$4"
        touch "$folder/$1.done"
    fi
}

report() { printf '%s\n' "$binary" --journal "$folder/$1" report "${@:2}"; }

# row WHAT FIGURE TARGET UNIT: prints the verdict; a figure at the target is met.
row() {
    local verdict=ok
    if ! awk -v a="$2" -v b="$3" 'BEGIN { exit !(a <= b) }'; then
        verdict=MISSED
        missed=1
    fi
    printf '%-58s %9s %9s %-4s %s\n' "$1" "$2" "$3" "$4" "$verdict"
}

# quotient WHAT TARGET COMMAND -- OTHER: by wall time.
quotient() {
    local what=$1 target=$2 figures
    shift 2
    figures=$("$folder/measure" "$runs" "$@")
    row "$what" "$(cut -d ' ' -f 1 <<<"$figures")" "$target" x
}

# peak WHAT MIB COMMAND: the largest resident memory.
peak() {
    local what=$1 target=$2 figures
    shift 2
    figures=$("$folder/measure" 1 "$@")
    row "$what" "$(awk '{ printf "%.1f", $4 / 1024 }' <<<"$figures")" "$target" MiB
}

month_rows() {
    local month=$folder/month/2026/01 format command
    for format in md html; do
        mapfile -t command < <(report month --month=2026-01 --entries full --format "$format")
        quotient "a month of 814 entries in full, $format, to cat | cmark" 0.25 \
            "${command[@]}" -- sh -c "cat '$month'/*.md | cmark"
        peak "  memory" 16 "${command[@]}"
    done
}

# Text and the formats nobody prints ten years in are left to the month.
years_rows() {
    local format command
    for format in md html json; do
        mapfile -t command < <(report years --all --entries full --format "$format")
        peak "100,000 entries in full, $format: memory" 64 "${command[@]}"
    done
}

main() {
    export EMJOURNAL_NOW=2036-01-01T09:00:00+00:00 EMJOURNAL_PACKS=$here/../../prompts
    export LC_ALL=C.UTF-8
    build_tools
    journal month 814 2026 1
    journal years 100000 2026 120
    printf '%-58s %9s %9s %-4s\n' what measured target ''
    month_rows
    years_rows
    return "$missed"
}

main
