#!/usr/bin/env bats
# What was typed stays, whatever happens around the interview.

# shellcheck disable=SC2016 # scripts, not expansions

load helper

teardown() {
    other term_stop
    term_teardown
}

# other COMMAND...: one of the helpers in a terminal beside the first.
other() { TERM_NAME=emj-other-$BATS_TEST_NUMBER-$$ "$@"; }

# answered TEXT: an interview that has an answer and waits at its second question.
answered() {
    begin_interview
    term_answer '^1 of 3 ' "$1"
    term_wait_for '^2 of 3 '
}

drafts() { ls "$EMJOURNAL_DIR/.emjournal/drafts"; }

# --- one draft, two processes -----------------------------------------------------------

@test "a draft in use is offered to nobody" {
    answered 'The first of A'
    other term_start "$EMJ_BINARY" new dependencies --minutes 5
    other term_wait_for '^1 of 3 '
    refute_contains 'unfinished' "$(other term_screen)"
    run --separate-stderr emj new --resume - </dev/null
    assert_failed 3 'no draft is waiting'
    run --separate-stderr emj new --resume=2026-11-12 - < <(lines 'The answer of B')
    assert_failed 1 'another process works on the draft'
    other term_type 'An answer of B'
    other term_key Enter
    other term_wait_for '^2 of 3 '
    other term_key C-c
    other term_wait_for_exit 130
    term_key C-c
    term_wait_for_exit 130
    assert_contains 'The first of A' "$(cat "$EMJOURNAL_DIR"/.emjournal/drafts/*-management.md)"
    assert_contains 'An answer of B' "$(cat "$EMJOURNAL_DIR"/.emjournal/drafts/*-2.md)"
    [ "$(drafts | wc -l)" -eq 2 ]
}

@test "a resumed draft is in use too, and free after a kill" {
    answered 'The first of A'
    kill -KILL "$(cat pid)"
    term_wait_for_exit 137
    term_stop
    term_start_noted "$EMJ_BINARY" new --resume
    term_wait_for '^2 of 3 '
    run --separate-stderr emj new --resume - </dev/null
    assert_failed 3 'no draft is waiting'
    kill -KILL "$(cat pid)"
    term_wait_for_exit 137
    run --separate-stderr emj new --resume - < <(lines '' '' m)
    assert_status 0
    assert_contains 'The first of A' "$(cat "$output")"
}

@test "the draft of an open editor is offered to nobody" {
    use_interview_packs
    put_tagged 2026-11-01-1000-team-focus team-focus both
    make_script "$BATS_TEST_TMPDIR/editor" <<'END'
sed -i "s/^<!-- prompt: what-i-did .*/&\n\nTyped in the editor/" "$1"
"$EMJ_BINARY" new --resume - </dev/null 2>said
[ $? -eq 3 ] && grep -q 'no draft is waiting' said
END
    EDITOR=$BATS_TEST_TMPDIR/editor run --separate-stderr emj new dependencies --edit
    assert_status 0
    assert_contains 'Typed in the editor' "$(cat "$output")"
    assert_no_draft
}

@test "a draft that somebody changes stays as it is, the interview goes on beside it" {
    answered 'It happened'
    local draft
    draft=$(only_draft)
    echo 'Added by hand.' >>"$draft"
    term_type 'And more'
    term_key Enter
    term_wait_for 'was changed else'
    assert_contains 'Added by hand.' "$(cat "$draft")"
    term_press 'm management' m
    term_wait_for 'When…'
    term_type 'Half a li'
    term_wait_for 'Half a li'
    term_key C-c
    term_wait_for_exit 130
    assert_contains "${draft%.md}-2.md" "$(term_screen | tr -d '\n')"
    assert_contains 'Half a li' "$(cat "${draft%.md}-2.md")"
    assert_contains 'Added by hand.' "$(cat "$draft")"
    [ "$(drafts | wc -l)" -eq 2 ]
}

@test "a draft changed before the end is not removed with the entry" {
    answered 'It happened'
    local draft
    draft=$(only_draft)
    echo 'Added by hand.' >>"$draft"
    term_key C-d
    term_wait_for_exit 0
    term_wait_for 'was changed else'
    assert_line 'It happened' "$(saved_entry)"
    assert_contains 'Added by hand.' "$(cat "$draft")"
}

@test "a draft that was removed meanwhile is written again" {
    answered 'It happened'
    rm "$(only_draft)"
    term_key C-c
    term_wait_for_exit 130
    assert_contains 'It happened' "$(cat "$(only_draft)")"
}

# --- a terminal that goes away ------------------------------------------------------------

# start_lasting ARGUMENT...: the program below a shell that outlives its terminal and notes
# the exit status in the file "status".
start_lasting() {
    rm -f status
    term_start bash -c 'trap "" HUP; "$EMJ_BINARY" "$@"; echo $? >status' _ "$@"
}

# close_window: as a person does; then waits for the program's end.
close_window() {
    term_tmux kill-pane -t term
    local tries
    for ((tries = 0; tries < 100; tries++)); do
        if [ -s status ]; then return 0; fi
        sleep 0.1
    done
    fail 'the program lives on without its terminal'
}

@test "a closed window keeps the line being typed and saves no entry" {
    use_interview_packs
    put_tagged 2026-11-01-1000-team-focus team-focus both
    for _ in 1 2 3 4 5 6; do
        start_lasting new dependencies --minutes 20
        term_answer '^1 of 3 ' 'Answer one'
        term_wait_for '^2 of 3 '
        term_type 'half of answer two'
        term_wait_for 'half of answer two'
        close_window
        assert_contains 'Answer one' "$(cat "$(only_draft)")"
        assert_contains 'half of answer two' "$(cat "$(only_draft)")"
        [ "$(cat status)" -eq 129 ]
        [ "$(journal_entries | wc -l)" -eq 1 ]
        rm "$(only_draft)"
        term_stop
    done
}

@test "a window closed at the first question, with and without text" {
    use_interview_packs
    put_tagged 2026-11-01-1000-team-focus team-focus both
    for _ in 1 2 3; do
        start_lasting new dependencies --minutes 20
        term_wait_for '^1 of 3 '
        term_type 'half of answer one'
        term_wait_for 'half of answer one'
        close_window
        assert_contains 'half of answer one' "$(cat "$(only_draft)")"
        [ "$(cat status)" -eq 129 ]
        rm "$(only_draft)"
        term_stop

        start_lasting new dependencies --minutes 20
        term_wait_for '^1 of 3 '
        close_window
        assert_no_draft
        [ "$(cat status)" -eq 129 ]
        term_stop
    done
}

@test "a window closed at a question of one key saves no entry" {
    use_interview_packs
    put_tagged 2026-11-01-1000-team-focus team-focus both
    for _ in 1 2 3 4; do
        start_lasting new dependencies --minutes 20
        term_answer '^1 of 3 ' 'Answer one'
        term_answer '^2 of 3 ' ''
        term_answer '^3 of 3 ' ''
        term_wait_for 'm management'
        close_window
        assert_contains 'Answer one' "$(cat "$(only_draft)")"
        [ "$(cat status)" -eq 129 ]
        [ "$(journal_entries | wc -l)" -eq 1 ]
        rm "$(only_draft)"
        term_stop
    done
}

# --- text where there is no question yet -------------------------------------------------

sentence='Told Wen about the new team lead role today'

# begin_bare: `new` without a pack and a length, at the list of the activities.
begin_bare() {
    use_interview_packs
    if [ ! -e "$EMJOURNAL_DIR" ]; then
        put_tagged 2026-11-01-1000-team-focus team-focus both
    fi
    term_start_noted "$EMJ_BINARY" new "$@"
    term_wait_for '^What was it about'
    term_wait_at '^>$'
}

@test "a sentence where the activity is asked stands ready at the first question" {
    begin_bare
    term_type "$sentence"
    term_key Enter
    term_wait_for '^That is no pack; your text stands ready at the first question\.'
    assert_contains "$sentence" "$(cat "$(only_draft)")"
    term_answer '^>$' dependencies
    term_answer 'How long was it' 20
    term_wait_at "^> $sentence"
    assert_contains 'pack: dependency-management' "$(cat "$(only_draft)")"
    term_key Enter
    term_press '^2 of 3 ' C-d
    term_wait_for_exit 0
    assert_line "$sentence" "$(saved_entry)"
    assert_no_draft
}

@test "sentences at the activity and at the length stand one below the other" {
    begin_bare
    term_type "$sentence"
    term_key Enter
    term_answer '^That is no pack' dependencies
    term_answer 'How long was it' 'And she is glad'
    term_answer '^That is no length' -
    term_wait_for '^1 of 3 '
    term_wait_for 'And she is glad$'
    term_key Enter
    term_press '^2 of 3 ' C-d
    term_wait_for_exit 0
    assert_line "$sentence" "$(saved_entry)"
    assert_line 'And she is glad' "$(saved_entry)"
}

@test "a sentence broken off where the activity is asked is a draft to go on with" {
    for pair in TERM:143 INT:130 HUP:129; do
        begin_bare --minutes 20
        term_type "$sentence"
        term_wait_for "$sentence"
        kill "-${pair%:*}" "$(cat pid)"
        term_wait_for_exit "${pair#*:}"
        assert_contains '--resume' "$(term_screen | tr -d '\n')"
        term_stop
        term_start "$EMJ_BINARY" new --resume
        term_wait_at "^> $sentence"
        term_stop
        rm "$(only_draft)"
    done
}

@test "the name of a pack that is broken off is no text" {
    begin_bare
    term_type 'team focus'
    term_wait_for 'team focus'
    term_key C-c
    term_wait_for_exit 130
    term_wait_for 'nothing was answered'
    assert_no_draft
}

@test "a closed window keeps the sentence where the activity or the length is asked" {
    use_interview_packs
    put_tagged 2026-11-01-1000-team-focus team-focus both
    start_lasting new
    term_wait_at '^>$'
    term_type "$sentence"
    term_wait_for "$sentence"
    close_window
    assert_contains "$sentence" "$(cat "$(only_draft)")"
    rm "$(only_draft)"
    term_stop
    start_lasting new dependencies
    term_wait_for 'How long was it'
    term_type "$sentence"
    term_wait_for 'ead role today'
    close_window
    assert_contains "$sentence" "$(cat "$(only_draft)")"
    [ "$(cat status)" -eq 129 ]
}

@test "a word broken off where the length is asked is kept, a number is no text" {
    for text in Told 30; do
        begin_bare --title Sync
        term_key Enter
        term_wait_for 'How long was it'
        term_type "$text"
        term_wait_for "$text$"
        kill -TERM "$(cat pid)"
        term_wait_for_exit 143
        if [ "$text" = 30 ]; then
            assert_no_draft
        else
            assert_contains "$text" "$(cat "$(only_draft)")"
            rm "$(only_draft)"
        fi
        term_stop
    done
}

# --- commitments ------------------------------------------------------------------------------

@test "a commitment that was closed meanwhile breaks nothing off, and its key is no answer" {
    put_documented_journal
    term_start_noted "$EMJ_BINARY" new dependencies --minutes 30
    term_wait_for 'k kept'
    emj commitments kept
    term_key k
    term_wait_for 'the commitment is left as it is: '
    term_answer '^1 of 3 ' 'It happened'
    term_wait_for '^2 of 3 '
    term_key C-c
    term_wait_for_exit 130
    assert_line 'It happened' "$(cat "$(only_draft)")"
    refute_contains $'\nk\n' "$(cat "$(only_draft)")"
    [ "$(grep -c '^\[exit' <<<"$(term_screen)")" -eq 1 ]
}

@test "a commitment whose entry is gone breaks nothing off" {
    put_documented_journal
    term_start "$EMJ_BINARY" new dependencies --minutes 30
    term_wait_for 'k kept'
    rm "$(entry_file 2026-10-19-1000-note)"
    term_key k
    term_wait_for 'the commitment is left as it is'
    term_wait_for '^1 of 3 '
}

@test "Ctrl-C at the reason for a dropped commitment leaves no draft of a key" {
    put_documented_journal
    term_start "$EMJ_BINARY" new dependencies --minutes 30
    term_press 'k kept' d
    term_press 's the situation changed' C-c
    term_wait_for_exit 130
    assert_no_draft
}

# --- a paste without brackets ---------------------------------------------------------------

# paste_plain TEXT: as into a terminal that does not know bracketed paste.
paste_plain() {
    term_tmux set-buffer -b paste -- "$1"
    term_tmux paste-buffer -d -b paste -t term
}

@test "of twelve lines pasted without brackets every one is kept" {
    begin_interview
    paste_plain "$(for i in {1..12}; do echo "Line number $i of the mail"; done)"
    term_wait_for 'line.? added to your last answer\.'
    term_press 'm management' m
    term_answer '  When…' ''
    term_wait_for_exit 0
    for i in {1..12}; do assert_line "Line number $i of the mail" "$(saved_entry)"; done
    assert_contains '  - management' "$(saved_entry)"
}

@test "a text pasted before the first answer stands ready there, one at the tag keeps the marker" {
    put_documented_journal
    term_start "$EMJ_BINARY" new dependencies --minutes 30
    term_wait_for 'k kept'
    paste_plain 'They moved the date'
    term_wait_for 'your text stands ready at the first question'
    term_press 'k kept' n
    term_wait_at '^> They moved the date'
    term_type ' +'
    term_key Enter
    term_answer '^2 of 3 ' ''
    term_answer '^3 of 3 ' ''
    term_wait_for 'm management'
    paste_plain $'and told\nnobody'
    term_wait_for '2 lines added to your last answer'
    grep -rq nobody "$EMJOURNAL_DIR/.emjournal/drafts" || fail "no draft has it"
    term_key C-c
    term_wait_for_exit 130
    assert_contains $'They moved the date\n\nand told\nnobody +' "$(cat "$(only_draft)")"
    refute_contains 'kept 2026' "$(cat "$(entry_file 2026-10-19-1000-note)")"
}

# --- a line in place of a key, SIGSTOP --------------------------------------------------------

@test "with ACCESSIBLE only a letter or the whole word is a key" {
    export ACCESSIBLE=1
    begin_interview
    term_answer '^1 of 3 ' 'It happened'
    term_answer '^2 of 3 ' ''
    term_answer '^3 of 3 ' ''
    term_answer 'm management' banana
    term_wait_for '^one key, please'
    term_wait_at '^>$'
    term_type Leadership
    term_key Enter
    term_answer '  When…' ''
    term_wait_for_exit 0
    assert_contains $'tags:\n  - leadership\ntagged: chosen' "$(saved_entry)"
}

@test "SIGSTOP and fg go on with the line, and Ctrl-C keeps what is typed then" {
    use_interview_packs
    put_tagged 2026-11-01-1000-team-focus team-focus both
    term_start env PS1='shell> ' bash --norc --noediting -i
    term_answer '^shell>' 'bash -c "echo \$\$ >pid; exec $EMJ_BINARY new dependencies --minutes 5"'
    term_wait_for '^1 of 3 '
    term_type 'Before'
    term_wait_for 'Before'
    kill -STOP "$(cat pid)"
    term_wait_for 'Stopped'
    term_type 'fg'
    term_key Enter
    term_wait_at '^> Before$'
    term_type ' and after'
    term_wait_for 'Before and after'
    term_key C-c
    term_wait_for 'interrupted'
    assert_line 'Before and after' "$(cat "$(only_draft)")"
}

# --- several drafts ------------------------------------------------------------------------------

@test "new names the other drafts and what cannot be read as one" {
    answered 'It happened'
    term_key C-c
    term_wait_for_exit 130
    term_stop
    cp "$(only_draft)" "$EMJOURNAL_DIR/.emjournal/drafts/2026-11-01-0900-older.md"
    printf -- '---\ndate: [\n---\n\nTyped in the editor\n' >"$EMJOURNAL_DIR/.emjournal/drafts/broken.md"
    term_start "$EMJ_BINARY" new
    term_wait_for 'r go on with it'
    run term_screen
    assert_contains '1 more waits'
    assert_contains '--resume=ID'
    assert_contains '2026-11-01-0900-older'
    assert_contains '/drafts/broken.md' "$(tr -d '\n' <<<"$output")"
}

@test "a journal renamed during an interview is named by its new place" {
    answered 'It happened'
    mv "$EMJOURNAL_DIR" "$BATS_TEST_TMPDIR/renamed"
    term_key C-c
    term_wait_for_exit 130
    assert_contains "$BATS_TEST_TMPDIR/renamed/.emjournal/drafts/2026-11-12-1432" \
        "$(term_screen | tr -d '\n')"
}
