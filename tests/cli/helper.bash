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
    EMJ_BINARY=${EMJ_BINARY:-$source_root/build-dev/emjournal}
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
