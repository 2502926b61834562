#!/usr/bin/env bats
# `emjournal new` with a person at the terminal.

# shellcheck disable=SC2016 # scripts, not expansions

load helper

first='What did you decide, change or say\?'

@test "the documented interview, from the length to the saved file" {
    put_documented_journal
    term_start "$EMJ_BINARY" new dependencies --title 'Sync with Identity'
    term_answer 'How long was it' 30
    term_wait_for '^Open since 19 October \(24 days\):$'
    term_wait_for '^  When Tomás brings an escalation, I ask for his option first\.$'
    term_press 'k kept   p partly   n not yet   d dropped' k
    term_answer "^1 of 3  $first" \
        'Moved the token migration behind their audit, asked @tomas to plan for 20 Nov #reliability'
    term_wait_for '^ +0 if nothing this time$'
    term_answer '^2 of 3  Which shared goal did the other team say back to you\?' \
        'Their lead repeated that zero forced log-outs is the bar for both teams'
    term_answer '^3 of 3  What did you see or hear that shows it\?' \
        'It is now the first line of their migration doc +'
    term_wait_for 'Looks like leadership, aligning people \("both teams", answer to 2\)\.'
    term_press 'm management   l leadership   b both   \? unsure' b
    term_answer '^One thing for next time \(empty to skip\)' 'the next date slips'
    term_answer '^  I will…' 'ask what would have to be dropped to keep it'
    term_wait_for_exit 0
    run term_screen
    assert_contains 'Saved: both; aligning people, controlling and problem solving. People: @tomas.'
    assert_contains '2026-11-12-1432-dependency-management.md' "$(tr -d '\n' <<<"$output")"
    run saved_entry
    assert_golden cli/new-script.md
    assert_contains '- [x] When Tomás brings an escalation, I ask for his option first. (kept 2026-11-12)' \
        "$(cat "$(entry_file 2026-10-19-1000-note)")"
    assert_no_draft
}

@test "the first run says once who may read it and to pick a moment" {
    use_interview_packs
    term_start "$EMJ_BINARY" new dependencies --minutes 5
    term_wait_for 'may be read by the people they are about'
    term_wait_for 'Pick a moment'
    term_answer '^1 of 3 ' 'It happened'
    term_answer '^2 of 3 ' ''
    term_answer '^3 of 3 ' ''
    term_press 'm management' m
    term_answer '  When…' ''
    term_wait_for_exit 0
    term_stop
    term_start "$EMJ_BINARY" new dependencies --minutes 5
    term_wait_for '^1 of 3 '
    refute_contains 'may be read' "$(term_screen)"
}

@test "without PACK the activities are offered, by number or name" {
    use_interview_packs
    put_tagged 2026-11-05-1400-one-on-one one-on-one both
    term_start "$EMJ_BINARY" new --minutes 5
    term_wait_for '^  1  One-on-one$'
    term_answer '^What was it about' nonsense
    term_answer "no pack 'nonsense'|'nonsense'" dependencies
    term_wait_for "^1 of 3  $first"
}

@test "Enter keeps the last length, - leaves it out" {
    use_interview_packs
    put_entry 2026-11-05-1400-one <<<$'---\ndate: 2026-11-05T14:00:00+01:00\nactivity: dependency-management\nminutes: 25\n---\n\nText.'
    term_start "$EMJ_BINARY" new dependencies
    term_answer 'How long was it.*\[25\]' ''
    term_answer '^1 of 3 ' 'It happened'
    term_press '^2 of 3 ' C-d
    term_wait_for_exit 0
    assert_contains 'minutes: 25' "$(saved_entry)"
}

@test "a wrong length is said and asked again" {
    use_interview_packs
    put_tagged 2026-11-01-1000-team-focus team-focus both
    term_start "$EMJ_BINARY" new dependencies
    term_answer 'How long was it' soon
    term_wait_for "'soon' is no length"
    term_type -
    term_key Enter
    term_wait_for '^1 of 3 '
}

@test "a sentence where the length is asked stands ready at the first question" {
    use_interview_packs
    put_tagged 2026-11-01-1000-team-focus team-focus both
    term_start "$EMJ_BINARY" new dependencies
    term_answer 'How long was it' 'We moved the date'
    term_wait_for 'That is no length; your text stands ready at the first question\.'
    grep -rq 'We moved the date' "$EMJOURNAL_DIR/.emjournal/drafts" || fail "no draft has it"
    term_wait_at 'How long was it'
    term_type 25
    term_key Enter
    term_wait_at '^> We moved the date'
    term_type ' again'
    term_key Enter
    term_press '^2 of 3 ' C-d
    term_wait_for_exit 0
    assert_line 'We moved the date again' "$(saved_entry)"
    assert_contains 'minutes: 25' "$(saved_entry)"
}

@test "a sentence at the length is kept by Ctrl-C and saved by Ctrl-D" {
    use_interview_packs
    put_tagged 2026-11-01-1000-team-focus team-focus both
    term_start "$EMJ_BINARY" new dependencies
    term_wait_for 'How long was it'
    term_type 'We moved the date'
    term_key C-c
    term_wait_for_exit 130
    assert_contains 'We moved the date' "$(cat "$(only_draft)")"
    rm "$(only_draft)"
    term_stop
    term_start "$EMJ_BINARY" new dependencies
    term_wait_for 'How long was it'
    term_type 'We moved the date'
    term_key C-d
    term_wait_for_exit 0
    assert_line 'We moved the date' "$(saved_entry)"
}

# --- one key ----------------------------------------------------------------------

@test "of several keys at once none is taken where one is asked" {
    put_documented_journal
    term_start "$EMJ_BINARY" new dependencies --minutes 30
    term_wait_at '^>'
    term_paste 'kpnd'
    term_wait_for '^> *one key, please'
    term_wait_at '^>$'
    term_paste $'kept\n'
    term_wait_for_count 2 'one key, please'
    term_key Up k
    term_wait_for_count 3 'one key, please'
    refute_contains 'kept 2026' "$(cat "$(entry_file 2026-10-19-1000-note)")"
    term_key Up
    term_pause
    term_key k
    term_wait_for '^1 of 3 '
    assert_contains '[x]' "$(cat "$(entry_file 2026-10-19-1000-note)")"
}

@test "a long paste and a letter of several bytes are no key either" {
    put_documented_journal
    term_start "$EMJ_BINARY" new dependencies --minutes 30
    term_wait_at '^>'
    term_paste "$(printf 'kept %.0s' {1..600})"
    term_wait_for 'your text stands ready'
    term_type 'ö'
    term_pause
    term_key n
    term_wait_at 'kept kept'
    refute_contains '[x]' "$(cat "$(entry_file 2026-10-19-1000-note)")"
}

@test "with ACCESSIBLE a line of several words is no key" {
    put_documented_journal
    export ACCESSIBLE=1
    term_start "$EMJ_BINARY" new dependencies --minutes 30
    term_wait_at '^>'
    term_type 'kept perhaps'
    term_key Enter
    term_wait_for 'one key, please'
    term_type kept
    term_key Enter
    term_wait_for '^1 of 3 '
    assert_contains '[x]' "$(cat "$(entry_file 2026-10-19-1000-note)")"
}

# --- editing ----------------------------------------------------------------------

@test "arrow keys, Ctrl-A and backspace edit the line" {
    begin_interview
    term_type 'world now'
    term_key Left Left Left Left BSpace
    term_type 'd'
    term_key C-a
    term_type 'Hello '
    term_key C-e
    term_type '!'
    term_key Enter
    term_wait_for '^2 of 3 '
    term_key C-d
    term_wait_for_exit 0
    assert_line 'Hello world now!' "$(saved_entry)"
}

@test "letters beyond ASCII are one key each, also for backspace" {
    begin_interview
    term_type 'Grüße aus 日本'
    term_key BSpace
    term_type '語'
    term_key Home
    term_type 'Schöne '
    term_key Enter
    term_wait_for '^2 of 3 '
    term_key C-d
    term_wait_for_exit 0
    assert_line 'Schöne Grüße aus 日語' "$(saved_entry)"
}

@test "a line longer than the screen is one answer" {
    begin_interview
    local long
    long=$(printf 'word%d ' {1..40})
    term_answer '^1 of 3 ' "${long% }"
    term_press '^2 of 3 ' C-d
    term_wait_for_exit 0
    assert_line "${long% }" "$(saved_entry)"
}

@test "a pasted paragraph with newlines is one answer" {
    begin_interview
    term_paste $'First line of a mail.\nSecond line.\n\nLast line.'
    term_wait_for 'Last line'
    term_key Enter
    term_wait_for '^2 of 3 '
    term_key C-d
    term_wait_for_exit 0
    run --separate-stderr emj list --format json
    [ "$(jq '.entries[0].answers | length' <<<"$output")" -eq 1 ]
    local text
    text=$(jq -r '.entries[0].answers[0].text' <<<"$output")
    assert_contains 'First line of a mail.' "$text"
    assert_contains 'Second line.' "$text"
    assert_contains 'Last line.' "$text"
}

@test "a key question takes one key without Enter, upper case too, and ignores others" {
    begin_interview
    term_answer '^1 of 3 ' 'It happened'
    term_answer '^2 of 3 ' ''
    term_answer '^3 of 3 ' ''
    term_wait_for 'm management'
    term_key x 5 Up Left
    term_key M
    term_wait_for 'When…'
    term_key Enter
    term_wait_for_exit 0
    assert_contains $'tags:\n  - management\ntagged: chosen' "$(saved_entry)"
}

# --- back, end, interrupt -----------------------------------------------------------

@test "< goes back to the question before, with its answer in the line" {
    begin_interview
    term_answer '^1 of 3 ' 'It happenned'
    term_answer '^2 of 3 ' '<'
    term_wait_for '^> It happenned'
    term_key BSpace BSpace BSpace
    term_type 'ed'
    term_key Enter
    term_wait_for '^2 of 3 '
    term_key C-d
    term_wait_for_exit 0
    assert_line 'It happened' "$(saved_entry)"
}

@test "< goes back from the tag and from the if-then" {
    begin_interview
    term_answer '^1 of 3 ' 'It happened'
    term_answer '^2 of 3 ' ''
    term_answer '^3 of 3 ' ''
    term_press 'm management' '<'
    term_wait_at '^>$'
    term_key Enter
    term_press 'm management' m
    term_answer '  When…' 'it rains'
    term_answer '  I will…' '<'
    term_wait_for '  When… it rains'
    term_type ' hard'
    term_key Enter
    term_answer '  I will…' 'stay'
    term_wait_for_exit 0
    assert_line '- [ ] When it rains hard, I will stay' "$(saved_entry)"
}

@test "< at the first question stays there" {
    begin_interview
    term_answer '^1 of 3 ' '<'
    term_type 'It happened'
    term_key Enter
    term_wait_for '^2 of 3 '
}

@test "Ctrl-D saves what is there and ends" {
    begin_interview
    term_answer '^1 of 3 ' 'It happened'
    term_press '^2 of 3 ' C-d
    term_wait_for_exit 0
    assert_contains 'It happened' "$(saved_entry)"
    assert_contains 'tags: []' "$(saved_entry)"
    assert_no_draft
}

@test "Ctrl-D behind a half-typed line saves that line too" {
    begin_interview
    term_type 'Half a line'
    term_key C-d
    term_wait_for_exit 0
    assert_line 'Half a line' "$(saved_entry)"
}

@test "Ctrl-D with nothing answered saves nothing and exits 3" {
    begin_interview
    term_key C-d
    term_wait_for_exit 3
    assert_no_draft
    [ "$(journal_entries | wc -l)" -eq 1 ]
}

@test "Ctrl-C keeps the draft with the half-typed line, says where, and exits 130" {
    begin_interview
    term_answer '^1 of 3 ' 'It happened'
    term_wait_for '^2 of 3 '
    term_type 'Half a li'
    term_wait_for 'Half a li'
    term_key C-c
    term_wait_for_exit 130
    local draft
    draft=$(only_draft)
    assert_contains 'It happened' "$(cat "$draft")"
    assert_contains 'Half a li' "$(cat "$draft")"
    assert_contains "$draft" "$(term_screen | tr -d '\n')"
    assert_contains '--resume' "$(term_screen | tr -d '\n')"
    [ "$(journal_entries | wc -l)" -eq 1 ]
}

@test "Ctrl-C before anything is typed keeps nothing and exits 130" {
    begin_interview
    term_key C-c
    term_wait_for_exit 130
    assert_no_draft
}

@test "Ctrl-C at a question of one key keeps the draft" {
    begin_interview
    term_answer '^1 of 3 ' 'It happened'
    term_answer '^2 of 3 ' ''
    term_answer '^3 of 3 ' ''
    term_press 'm management' C-c
    term_wait_for_exit 130
    assert_contains 'It happened' "$(cat "$(only_draft)")"
}

@test "SIGTERM and SIGHUP keep the draft and exit 143 and 129" {
    for pair in TERM:143 HUP:129; do
        begin_interview
        term_answer '^1 of 3 ' "It happened ${pair%:*}"
        term_wait_for '^2 of 3 '
        term_type 'Half a li'
        term_wait_for 'Half a li'
        kill "-${pair%:*}" "$(cat pid)"
        term_wait_for_exit "${pair#*:}"
        assert_contains 'Half a li' "$(cat "$(only_draft)")"
        rm "$(only_draft)"
        term_stop
    done
}

@test "a kill -9 loses nothing that was answered" {
    begin_interview
    term_answer '^1 of 3 ' 'It happened'
    term_wait_for '^2 of 3 '
    kill -KILL "$(cat pid)"
    term_wait_for_exit 137
    assert_contains 'It happened' "$(cat "$(only_draft)")"
}

# --- the terminal itself --------------------------------------------------------------

# with_settings [CMD]: runs the program, by CMD, with the terminal's settings noted
# before and after.
with_settings() {
    make_script "$BATS_TEST_TMPDIR/settings" <<'EOF'
trap true INT
stty -g >before
"$@"
status=$?
stty -g >after
exit $status
EOF
    term_start "$BATS_TEST_TMPDIR/settings" "$@" "$EMJ_BINARY" new dependencies --minutes 5
}

@test "the terminal's settings are the same after the end and after Ctrl-C" {
    use_interview_packs
    put_tagged 2026-11-01-1000-team-focus team-focus both
    for key in C-d C-c; do
        with_settings
        term_answer '^1 of 3 ' 'It happened'
        term_press '^2 of 3 ' "$key"
        term_wait_for '^\[exit '
        cmp before after
        rm -f "$EMJOURNAL_DIR"/.emjournal/drafts/*
        term_stop
    done
}

@test "the settings are the same after Ctrl-C at a question of one key" {
    use_interview_packs
    put_tagged 2026-11-01-1000-team-focus team-focus both
    put_commitment 2026-10-19-1000-sync '[ ]' 'When A, I will b'
    with_settings
    term_press 'k kept' C-c
    term_wait_for_exit 130
    cmp before after
}

@test "a signal that nobody types keeps the settings and the half-typed line" {
    use_interview_packs
    put_tagged 2026-11-01-1000-team-focus team-focus both
    # shellcheck disable=SC2016 # expanded by that shell
    make_script "$BATS_TEST_TMPDIR/noted" <<<'echo $$ >pid; exec "$@"'
    for pair in QUIT:131 PIPE:141 ALRM:142 XFSZ:153; do
        with_settings "$BATS_TEST_TMPDIR/noted"
        term_wait_for '^1 of 3 '
        term_type 'Half a li'
        term_wait_for 'Half a li'
        kill "-${pair%:*}" "$(cat pid)"
        term_wait_for_exit "${pair#*:}"
        cmp before after
        assert_contains 'Half a li' "$(cat "$(only_draft)")"
        rm "$(only_draft)"
        term_stop
    done
}

@test "Ctrl-Z stops and fg goes on with the line as it was" {
    use_interview_packs
    put_tagged 2026-11-01-1000-team-focus team-focus both
    term_start env PS1='shell> ' bash --norc --noediting -i
    term_answer '^shell>' "$EMJ_BINARY new dependencies --minutes 5"
    term_wait_for '^1 of 3 '
    term_type 'Before'
    term_wait_for 'Before'
    term_key C-z
    term_wait_for 'Stopped'
    term_type 'fg'
    term_key Enter
    term_wait_for '^> Before'
    term_type ' and after'
    term_key Enter
    term_wait_for '^2 of 3 '
    term_key C-d
    term_wait_for 'Saved: '
    assert_line 'Before and after' "$(saved_entry)"
}

@test "Ctrl-Z at a question of one key stops, and fg goes on" {
    use_interview_packs
    put_commitment 2026-10-19-1000-sync '[ ]' 'When A, I will b'
    term_start env PS1='shell> ' bash --norc --noediting -i
    term_answer '^shell>' "$EMJ_BINARY new dependencies --minutes 5"
    term_wait_for 'k kept'
    term_key C-z
    term_wait_for 'Stopped'
    term_type 'fg'
    term_key Enter
    term_wait_at '^>$'
    term_key k
    term_wait_for '^1 of 3 '
    assert_contains '(kept 2026-11-12)' "$(cat "$(entry_file 2026-10-19-1000-sync)")"
}

@test "a resize in the middle of a line loses nothing" {
    begin_interview
    term_type 'A line that is typed before and after the change of the size'
    term_tmux resize-window -t term -x 50 -y 20
    term_type ' of the window'
    term_key Enter
    term_wait_for '^2 of 3 '
    term_key C-d
    term_wait_for_exit 0
    assert_line 'A line that is typed before and after the change of the size of the window' "$(saved_entry)"
}

@test "with ACCESSIBLE set a key is typed with Enter, in lines a reader can follow" {
    export ACCESSIBLE=1
    begin_interview
    term_answer '^1 of 3 ' 'It happened'
    term_answer '^2 of 3 ' ''
    term_answer '^3 of 3 ' ''
    term_answer 'm management' l
    term_answer '  When…' ''
    term_wait_for_exit 0
    assert_contains '  - leadership' "$(saved_entry)"
}

@test "NO_COLOR and --color=never show no colour" {
    use_interview_packs
    NO_COLOR=1 term_start "$EMJ_BINARY" new dependencies --minutes 5
    term_wait_for '^1 of 3 '
    refute_contains $'\e[' "$(term_tmux capture-pane -e -p -t term)"
    term_stop
    term_start "$EMJ_BINARY" --color=never new dependencies --minutes 5
    term_wait_for '^1 of 3 '
    refute_contains $'\e[' "$(term_tmux capture-pane -e -p -t term)"
}

@test "standard output in a variable gets the path alone, the questions stay on the screen" {
    use_interview_packs
    put_tagged 2026-11-01-1000-team-focus team-focus both
    term_start bash -c 'file=$("$EMJ_BINARY" new dependencies --minutes 5); echo "got [$file]" >got'
    term_answer '^1 of 3 ' 'It happened'
    term_press '^2 of 3 ' C-d
    term_wait_for_exit 0
    [ "$(cat got)" = "got [$EMJOURNAL_DIR/2026/11/2026-11-12-1432-dependency-management.md]" ]
}

# --- steps ------------------------------------------------------------------------------

@test "the fifth entry shows no proposal and stores it" {
    use_interview_packs
    for day in 02 03 04 05; do put_tagged "2026-11-$day-0900-team-focus" team-focus both; done
    term_start "$EMJ_BINARY" new dependencies --minutes 5
    term_answer '^1 of 3 ' 'Nobody saw that the deadline slipped, the risk is ours'
    term_answer '^2 of 3 ' ''
    term_answer '^3 of 3 ' ''
    term_wait_for 'm management'
    refute_contains 'Looks like' "$(term_screen)"
    refute_contains 'accept' "$(term_screen)"
    term_key l
    term_answer '  When…' ''
    term_wait_for_exit 0
    assert_contains $'proposed: management\nblind: true' "$(saved_entry)"
    assert_contains '  - leadership' "$(saved_entry)"
}

@test "Enter accepts a proposal as chosen" {
    begin_interview
    term_answer '^1 of 3 ' 'Nobody saw that the deadline slipped, the risk is ours'
    term_answer '^2 of 3 ' ''
    term_answer '^3 of 3 ' ''
    term_press 'Enter accept' Enter
    term_answer '  When…' ''
    term_wait_for_exit 0
    assert_contains $'  - management\ntagged: chosen' "$(saved_entry)"
}

@test "without a lean Enter means unsure" {
    begin_interview
    term_answer '^1 of 3 ' 'It happened'
    term_answer '^2 of 3 ' ''
    term_answer '^3 of 3 ' ''
    term_wait_for 'No clear lean'
    term_press '\? unsure \(Enter\)' Enter
    term_answer '  When…' ''
    term_wait_for_exit 0
    assert_contains 'tags: []' "$(saved_entry)"
}

@test "an empty when skips the will" {
    begin_interview
    term_answer '^1 of 3 ' 'It happened'
    term_answer '^2 of 3 ' ''
    term_answer '^3 of 3 ' ''
    term_press 'm management' m
    term_answer '  When…' ''
    term_wait_for_exit 0
    refute_contains '## Commitment' "$(saved_entry)"
    refute_contains 'I will' "$(term_screen)"
}

@test "dropped asks for a reason, without blame" {
    use_interview_packs
    put_commitment 2026-10-19-1000-sync '[ ]' 'When A, I will b'
    term_start "$EMJ_BINARY" new dependencies --minutes 5
    term_press 'd dropped' d
    term_press 's the situation changed' s
    term_wait_for '^1 of 3 '
    assert_contains '[-] When A, I will b (dropped 2026-11-12, situation changed)' \
        "$(cat "$(entry_file 2026-10-19-1000-sync)")"
}

@test "with three open one can be replaced by a key" {
    use_interview_packs
    for day in 01 02 03; do put_commitment "2026-10-$day-1000-sync" '[ ]' "When $day, I will wait"; done
    term_start "$EMJ_BINARY" new dependencies --minutes 5
    term_press 'n not yet' n
    term_answer '^1 of 3 ' 'It happened'
    term_answer '^2 of 3 ' ''
    term_answer '^3 of 3 ' ''
    term_press 'm management' m
    term_press 'replace it' 2
    term_answer '  When…' 'it rains'
    term_answer '  I will…' 'stay'
    term_wait_for_exit 0
    assert_contains '(dropped 2026-11-12, replaced)' "$(cat "$(entry_file 2026-10-02-1000-sync)")"
}

@test "an answer over the pack's length gets a note and is not cut" {
    begin_interview
    local long
    long=$(printf 'w%d ' {1..45})
    term_answer '^1 of 3 ' "${long% }"
    term_wait_for '^45 words; 40 would do\.'
    term_press '^2 of 3 ' C-d
    term_wait_for_exit 0
    assert_line "${long% }" "$(saved_entry)"
}

@test "an answer of kind text takes several lines, a choice its number" {
    use_interview_packs
    put_tagged 2026-11-02-0900-one-on-one one-on-one management
    term_start "$EMJ_BINARY" new one-on-one --minutes 5
    term_wait_for '^ +2  Their growth$'
    term_answer '^1 of 3 ' 2
    term_answer 'What worries them' 'One line'
    term_wait_at '^>$'
    term_type 'and another'
    term_key Enter
    term_wait_at '^>$'
    term_key Enter
    term_wait_for '^3 of 3 '
    term_key C-d
    term_wait_for_exit 0
    local text
    text=$(cat "$EMJOURNAL_DIR/2026/11/2026-11-12-1432-one-on-one.md")
    assert_contains $'One line\nand another' "$text"
    assert_line 'Their growth' "$text"
}

@test "no countdown, no praise, no exclamation mark" {
    begin_interview
    term_answer '^1 of 3 ' 'It happened'
    term_answer '^2 of 3 ' ''
    term_answer '^3 of 3 ' ''
    term_press 'm management' m
    term_answer '  When…' ''
    term_wait_for_exit 0
    run term_history
    refute_contains '!'
    refute_contains 'Great'
    refute_contains 'seconds'
}

@test "a report on a terminal goes through the pager, hostile text without its controls" {
    put_tagged 2026-11-02-0900-bad team-focus both "$(printf '# Hi \e]2;stolen\a \e[31mred\n\nText.')"
    make_script "$BATS_TEST_TMPDIR/pager" <<<'cat >"$HOME/paged"; echo paged'
    PAGER="$BATS_TEST_TMPDIR/pager" term_start "$EMJ_BINARY" report --entries list
    term_wait_for '^paged'
    term_wait_for_exit 0
    assert_contains "Manager's journal" "$(cat "$HOME/paged")"
    refute_contains $'\e' "$(cat "$HOME/paged")"
}

@test "a hostile title can neither colour the screen nor name the window" {
    put_tagged 2026-11-02-0900-bad team-focus both "$(printf '# Hi \e]2;stolen\a \e[31mred\e[2J\n\nText.')"
    term_start bash -c '"$EMJ_BINARY" --color=never list; "$EMJ_BINARY" --color=never show @1'
    term_wait_for_exit 0
    term_wait_for 'Hi .*red'
    refute_contains stolen "$(term_tmux display-message -p -t term '#{pane_title}')"
    refute_contains $'\e[31m' "$(term_tmux capture-pane -e -p -S - -t term)"
}
