# shellcheck shell=bash
# Loaded by every bats file: `load helper`, or `load ../cli/helper` elsewhere.
#
# Each test has a home, a journal, a clock and a zone of its own. `emj` is the
# program; `run --separate-stderr emj list` fills $status, $output and $stderr.
# A file that needs its own setup or teardown calls emj_setup or emj_teardown
# from it.

bats_require_minimum_version 1.5.0

tests_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
source_root=${tests_root%/*}

setup() { emj_setup; }
teardown() { emj_teardown; }

emj_setup() {
    private_folders
    fixed_surroundings
    sanitizer_options
    export EMJ_BINARY=${EMJ_BINARY:-$source_root/build-dev/emjournal}
    case $EMJ_BINARY in
    /*) ;;
    *) EMJ_BINARY=$PWD/$EMJ_BINARY ;;
    esac
    if [ ! -x "$EMJ_BINARY" ]; then
        fail "there is no program at $EMJ_BINARY; ./dev build dev makes it"
    fi
    # Nothing waits for the keyboard of whoever runs the tests.
    exec </dev/null
    cd "$BATS_TEST_TMPDIR" || return
}

emj_teardown() { assert_no_sanitizer_report; }

private_folders() {
    export HOME=$BATS_TEST_TMPDIR/home
    export XDG_DATA_HOME=$HOME/.local/share XDG_CONFIG_HOME=$HOME/.config
    export XDG_CACHE_HOME=$HOME/.cache XDG_STATE_HOME=$HOME/.local/state
    export XDG_RUNTIME_DIR=$BATS_TEST_TMPDIR/runtime TMPDIR=$BATS_TEST_TMPDIR/tmp
    export EMJOURNAL_DIR=$BATS_TEST_TMPDIR/journal
    mkdir -m 700 "$HOME" "$TMPDIR" "$XDG_RUNTIME_DIR"
}

fixed_surroundings() {
    unset NO_COLOR EDITOR VISUAL PAGER LESS ACCESSIBLE LANG LANGUAGE LC_CTYPE
    unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE
    export EMJOURNAL_NOW=2026-11-12T14:32:00+01:00 TZ=Europe/Berlin
    export LC_ALL=C.UTF-8 COLUMNS=80 TERM=dumb
    export EMJOURNAL_PACKS=$source_root/prompts
    export GIT_CONFIG_NOSYSTEM=1
}

# Reports go to files, so that one from a program in the middle of a pipe or
# inside a terminal is found too; 99 is an exit status no test expects.
sanitizer_options() {
    local log=$BATS_TEST_TMPDIR/sanitizer
    export ASAN_OPTIONS=detect_leaks=1:exitcode=99:log_path=$log
    export LSAN_OPTIONS=exitcode=99:log_path=$log
    export UBSAN_OPTIONS=print_stacktrace=1:exitcode=99:log_path=$log
    export G_SLICE=always-malloc G_DEBUG=fatal-criticals
}

assert_no_sanitizer_report() {
    if compgen -G "$BATS_TEST_TMPDIR/sanitizer.*" >/dev/null; then
        fail "$(cat "$BATS_TEST_TMPDIR"/sanitizer.*)"
    fi
}

emj() { "$EMJ_BINARY" "$@"; }

# --- asserts: each prints what it saw when it fails ---------------------------

fail() {
    printf '%s\n' "$*" >&2
    return 1
}

show_run() {
    printf -- '--- status %s\n--- output\n%s\n--- stderr\n%s\n' \
        "${status:-}" "${output:-}" "${stderr:-}"
}

assert_status() {
    if [ "$status" -ne "$1" ]; then
        fail "expected exit status $1" "$(show_run)"
    fi
}

assert_output_is() {
    if [ "$output" != "$1" ]; then
        fail "$(diff <(printf '%s\n' "$1") <(printf '%s\n' "$output") | sed 's/^</expected:/; s/^>/got:     /')" \
            "$(show_run)"
    fi
}

# assert_contains TEXT [IN]: the text stands in $output, or in IN.
assert_contains() {
    local where=${2-$output}
    if [[ $where != *"$1"* ]]; then
        fail "expected to find: $1" $'\n'"in: $where" $'\n'"$(show_run)"
    fi
}

# refute_contains TEXT [IN]
refute_contains() {
    local where=${2-$output}
    if [[ $where == *"$1"* ]]; then
        fail "expected not to find: $1" $'\n'"in: $where"
    fi
}

# assert_golden NAME: $output is tests/golden/NAME. EMJ_UPDATE_GOLDEN=1 writes
# the file instead, to be looked at as a diff.
assert_golden() {
    local file=$tests_root/golden/$1
    if [ -n "${EMJ_UPDATE_GOLDEN:-}" ]; then
        mkdir -p "$(dirname "$file")"
        printf '%s\n' "$output" >"$file"
        return 0
    fi
    if [ ! -f "$file" ]; then
        fail "there is no tests/golden/$1; ./dev golden writes it" "$(show_run)"
    fi
    diff -u "$file" <(printf '%s\n' "$output") >&2 ||
        fail "the output is not tests/golden/$1"
}

# --- journals and input -------------------------------------------------------

# lines LINE...: each on a line of its own, for standard input.
lines() { printf '%s\n' "$@"; }

# use_interview_packs: the packs of tests/packs/interview, whose questions the
# tests know, in place of the shipped ones.
use_interview_packs() { export EMJOURNAL_PACKS=$tests_root/packs/interview; }

# at MOMENT CMD...: CMD with the clock at that moment.
at() {
    local moment=$1
    shift
    EMJOURNAL_NOW=$moment "$@"
}

# entry_file NAME: the file of an entry with that id, which need not be there.
entry_file() { printf '%s\n' "$EMJOURNAL_DIR/${1:0:4}/${1:5:2}/$1.md"; }

# put_entry NAME: standard input becomes the file of an entry with that id.
put_entry() {
    local file
    file=$(entry_file "$1")
    mkdir -p "${file%/*}"
    cat >"$file"
}

# put_tagged NAME ACTIVITY WORK [TEXT]: a finished entry at the moment its id says,
# tagged management, leadership, both or none.
put_tagged() {
    local id=$1 activity=$2 work=$3 text=${4:-Something was said.} tags
    case $work in
    both) tags='[leadership, management]' ;;
    none) tags='[]' ;;
    *) tags="[$work]" ;;
    esac
    put_entry "$id" <<EOF
---
date: ${id:0:10}T${id:11:2}:${id:13:2}:00+01:00
recorded: ${id:0:10}T${id:11:2}:${id:13:2}:00+01:00
activity: $activity
tags: $tags
---

$text
EOF
}

# put_commitment NAME STATE TEXT: an entry with one commitment, "[ ]" and so on.
put_commitment() {
    put_tagged "$1" dependency-management management "What was agreed.

## Commitment

- $2 $3"
}

# make_script FILE: standard input becomes a shell script that can be run.
make_script() {
    { printf '#!/usr/bin/env bash\n'; cat; } >"$1"
    chmod +x "$1"
}

# tree_state FOLDER: every name below it with its kind, mode and bytes.
tree_state() {
    (
        cd "$1" || return
        find . -printf '%P %y %m %l\n' | LC_ALL=C sort
        find . -type f -exec sha256sum {} + | LC_ALL=C sort
    )
}

# journal_entries: the ids of all entries, sorted.
journal_entries() {
    find "$EMJOURNAL_DIR" -path "$EMJOURNAL_DIR/.emjournal" -prune -o -name '*.md' -printf '%f\n' |
        sed 's/\.md$//' | LC_ALL=C sort
}

# only_draft: the path of the one draft; fails for none or several.
only_draft() {
    local drafts=("$EMJOURNAL_DIR"/.emjournal/drafts/*)
    if [ "${#drafts[@]}" -ne 1 ] || [ ! -f "${drafts[0]}" ]; then
        fail "expected one draft, found: ${drafts[*]}"
    fi
    printf '%s\n' "${drafts[0]}"
}

assert_no_draft() {
    if compgen -G "$EMJOURNAL_DIR/.emjournal/drafts/*" >/dev/null; then
        fail "a draft is left: $(ls "$EMJOURNAL_DIR/.emjournal/drafts")"
    fi
}

assert_file_exists() { [ -f "$1" ] || fail "there is no file $1"; }

# assert_line LINE [IN]: a whole line of $output, or of IN, is LINE.
assert_line() {
    grep -Fxq -- "$1" <<<"${2-$output}" ||
        fail "expected the line: $1" $'\n'"in: ${2-$output}" $'\n'"$(show_run)"
}

# assert_failed STATUS WORD: ends with STATUS, prints nothing, and names WORD on
# standard error behind the program's name.
assert_failed() {
    assert_status "$1"
    if [ -n "$output" ]; then fail 'a failure printed a result' "$(show_run)"; fi
    assert_contains 'emjournal: ' "$stderr"
    assert_contains "$2" "$stderr"
}

# assert_unchanged BEFORE FOLDER: tree_state is what it was.
assert_unchanged() {
    diff <(printf '%s\n' "$1") <(tree_state "$2") >&2 || fail "$2 was changed"
}

# --- streams: `run --separate-stderr to_full_disk emj list` ---------------------

to_full_disk() { "$@" >/dev/full; }
without_output() { "$@" >&-; }
without_streams() { "$@" <&- >&- 2>&-; }
to_early_reader() { "$@" | head -c 10 >/dev/null; return "${PIPESTATUS[0]}"; }
