#!/usr/bin/env bats
# Drafts: what an interrupted interview leaves, and how it goes on.

# shellcheck disable=SC2016 # scripts, not expansions

load helper

# interrupted: an interview that was stopped at its second question, half a line typed.
interrupted() {
    begin_interview "$@"
    term_answer '^1 of 3 ' 'It happened'
    term_wait_for '^2 of 3 '
    term_type 'Half a li'
    term_wait_for 'Half a li'
    term_key C-c
    term_wait_for_exit 130
    term_stop
}

@test "--resume goes on at the same question, with the half line in it" {
    interrupted
    term_start "$EMJ_BINARY" new --resume
    term_wait_for '^2 of 3 '
    refute_contains '1 of 3' "$(term_screen)"
    term_wait_for '^> Half a li'
    term_type 'ne'
    term_key Enter
    term_press 'm management' C-d
    term_wait_for_exit 0
    assert_line 'It happened' "$(saved_entry)"
    assert_line 'Half a line' "$(saved_entry)"
    assert_no_draft
}

@test "--resume keeps the draft's date, length, title and options" {
    interrupted --title 'Sync' --as both --kind sync --private --at '2026-11-12 08:00'
    export EMJOURNAL_NOW=2026-11-13T10:00:00+01:00
    term_start "$EMJ_BINARY" new --resume
    term_press '^2 of 3 ' C-d
    term_wait_for_exit 0
    local text
    text=$(cat "$EMJOURNAL_DIR/2026/11/2026-11-12-0800-dependency-management.md")
    for line in 'date: 2026-11-12T08:00:00+01:00' 'minutes: 30' '# Sync' 'kind: sync' \
        'private: true' 'tagged: chosen' '  - leadership' '  - management'; do
        assert_line "$line" "$text"
    done
}

@test "the next new offers the draft, r goes on" {
    interrupted
    term_start "$EMJ_BINARY" new
    term_wait_for 'An entry of 12 November.*unfinished.*dependency-management'
    term_press 'r go on with it' r
    term_wait_for '^2 of 3 '
    term_key C-d
    term_wait_for_exit 0
    assert_line 'It happened' "$(saved_entry)"
    assert_no_draft
}

@test "Enter begins a new one and leaves the draft" {
    interrupted
    local draft before
    draft=$(only_draft)
    before=$(sha256sum "$draft")
    term_start "$EMJ_BINARY" new dependencies --minutes 5
    term_press 'r go on with it' Enter
    term_answer '^1 of 3 ' 'Another thing'
    term_press '^2 of 3 ' C-d
    term_wait_for_exit 0
    assert_contains 'Another thing' "$(saved_entry)"
    [ "$(sha256sum "$draft")" = "$before" ]
}

@test "no draft for --resume exits 3" {
    run --separate-stderr emj new --resume - </dev/null
    assert_failed 3 'draft'
}

@test "--resume with an id that is no draft exits 3" {
    interrupted
    run --separate-stderr emj new --resume=2020-01-01 - </dev/null
    assert_failed 3 "2020-01-01"
    only_draft
}

@test "of several drafts --resume takes the newest, or the one named" {
    interrupted --at '2026-11-10 09:00'
    begin_resumed_pair() {
        export EMJOURNAL_NOW=2026-11-12T15:00:00+01:00
        term_start "$EMJ_BINARY" new dependencies --minutes 5
        term_press 'r go on with it' Enter
        term_answer '^1 of 3 ' 'The second one'
        term_press '^2 of 3 ' C-c
        term_wait_for_exit 130
        term_stop
    }
    begin_resumed_pair
    run --separate-stderr emj new --resume - < <(lines '' '' m)
    assert_status 0
    assert_contains 'The second one' "$(cat "$output")"
    run --separate-stderr emj new --resume=2026-11-10 - < <(lines '' '' m)
    assert_status 0
    assert_contains 'It happened' "$(cat "$output")"
}

@test "an interruption in the if-then keeps its words" {
    begin_interview
    term_answer '^1 of 3 ' 'It happened'
    term_answer '^2 of 3 ' ''
    term_answer '^3 of 3 ' ''
    term_press 'm management' m
    term_answer '  When…' 'it rains'
    term_wait_for '  I will…'
    term_type 'st'
    term_wait_for 'I will… st'
    term_key C-c
    term_wait_for_exit 130
    term_stop
    term_start "$EMJ_BINARY" new --resume
    term_wait_for '  I will… st'
    term_type 'ay'
    term_key Enter
    term_wait_for_exit 0
    assert_line '- [ ] When it rains, I will stay' "$(saved_entry)"
    assert_contains '  - management' "$(saved_entry)"
}

@test "a draft whose pack is gone stays and says so" {
    interrupted
    mkdir "$BATS_TEST_TMPDIR/none"
    sed -i 's/^pack: .*/pack: gone-for-good@1/' "$(only_draft)"
    run --separate-stderr emj new --resume - < <(lines '' '' m)
    assert_failed 3 'gone-for-good'
    assert_contains 'It happened' "$(cat "$(only_draft)")"
}

@test "a second interruption keeps the first's answers" {
    interrupted
    term_start "$EMJ_BINARY" new --resume
    term_wait_for '^> Half a li'
    term_key C-c
    term_wait_for_exit 130
    assert_contains 'It happened' "$(cat "$(only_draft)")"
    assert_contains 'Half a li' "$(cat "$(only_draft)")"
}

@test "drafts are private files that a person can read" {
    (umask 0; interrupted)
    [ "$(stat -c %a "$(only_draft)")" = 600 ]
    assert_line '## What did you decide, change or say?' "$(cat "$(only_draft)")"
}

@test "an editor that fails in new --edit leaves a draft that the next new offers" {
    use_interview_packs
    put_tagged 2026-11-01-1000-team-focus team-focus both
    make_script "$BATS_TEST_TMPDIR/editor" <<<'sed -i "s/^<!-- prompt: what-i-did .*/&\n\nTyped in the editor/" "$1"; exit 1'
    EDITOR=$BATS_TEST_TMPDIR/editor run --separate-stderr emj new dependencies --edit
    assert_status 74
    term_start "$EMJ_BINARY" new
    term_wait_for 'unfinished'
}
