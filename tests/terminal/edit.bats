#!/usr/bin/env bats
# `emjournal edit` at a terminal: what an edit that was not ended has left is offered.

# shellcheck disable=SC2016 # scripts, not expansions

load helper

# crashed: an edit whose editor was killed after it had saved, and an editor for the next.
crashed() {
    export EDITOR=$BATS_TEST_TMPDIR/editor
    put_tagged 2026-11-02-0900-one one-on-one management 'As it was.'
    file=$(entry_file 2026-11-02-0900-one)
    make_script "$EDITOR" <<<'echo "Typed before the crash" >>"$1"; kill -9 $$'
    run --separate-stderr emj edit @1
    assert_status 74
    make_script "$EDITOR" <<<'cp "$1" "$HOME/seen"; echo "Typed behind" >>"$1"'
}

@test "r goes on with what was typed before the crash" {
    crashed
    term_start "$EMJ_BINARY" edit @1
    term_wait_for 'An earlier edit of 2026-11-02-0900-one is unfinished'
    term_press 'r go on with it' r
    term_wait_for_exit 0
    assert_contains 'Typed before the crash' "$(cat "$HOME/seen")"
    assert_contains 'Typed before the crash' "$(cat "$file")"
    assert_contains 'Typed behind' "$(cat "$file")"
    assert_no_draft
}

@test "Enter begins with the entry, and the other text is kept" {
    crashed
    term_start "$EMJ_BINARY" edit @1
    term_press 'r go on with it' Enter
    term_wait_for_exit 0
    refute_contains 'Typed before the crash' "$(cat "$HOME/seen")"
    assert_contains 'Typed behind' "$(cat "$file")"
    assert_contains 'Typed before the crash' "$(cat "$(only_draft)")"
}

@test "Ctrl-C at the question opens no editor and keeps both" {
    crashed
    term_start "$EMJ_BINARY" edit @1
    term_press 'r go on with it' C-c
    term_wait_for_exit 130
    [ ! -e "$HOME/seen" ]
    assert_contains 'Typed before the crash' "$(cat "$(only_draft)")"
    refute_contains 'Typed' "$(cat "$file")"
}

@test "what was gone on with and comes back as it was is saved all the same" {
    crashed
    make_script "$EDITOR" <<<'sleep 1.1'
    term_start "$EMJ_BINARY" edit @1
    term_press 'r go on with it' r
    term_wait_for_exit 0
    assert_contains 'Typed before the crash' "$(cat "$file")"
    assert_no_draft
}
