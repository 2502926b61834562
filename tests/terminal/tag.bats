#!/usr/bin/env bats
# `emjournal tag` with a person at the terminal: one key an entry.

# shellcheck disable=SC2016 # scripts, not expansions

load helper

setup() {
    term_setup
    put_tagged 2026-11-02-0900-one dependency-management none 'Nobody saw that the deadline slipped, the risk is ours.'
    put_tagged 2026-11-03-0900-two dependency-management none 'Lunch.'
    put_tagged 2026-11-04-0900-three dependency-management none 'More lunch.'
    put_tagged 2026-11-05-0900-done dependency-management both 'Not this one.'
}

tags_of() { emj list --format json | jq -r --arg id "$1" '.entries[] | select(.id == $id) | .work | join(" ")'; }

@test "the walk shows each waiting entry with its day, text and proposal" {
    term_start "$EMJ_BINARY" tag
    term_wait_for '^1 of 3  2 November 2026'
    term_wait_for 'Nobody saw that the deadline slipped'
    term_wait_for '^Looks like management'
    term_press 'Enter accept' Enter
    term_wait_for '^2 of 3  3 November 2026'
    term_press 'No clear lean' l
    term_wait_for '^3 of 3  4 November 2026'
    term_key b
    term_wait_for_exit 0
    refute_contains 'Not this one' "$(term_history)"
    [ "$(tags_of 2026-11-02-0900-one)" = management ]
    [ "$(tags_of 2026-11-03-0900-two)" = leadership ]
    [ "$(tags_of 2026-11-04-0900-three)" = 'management leadership' ]
    [ "$(emj list --untagged)" = '' ]
}

@test "accepted and pressed tags are chosen" {
    term_start "$EMJ_BINARY" tag
    term_press '^1 of 3 ' m
    term_press '^2 of 3 ' q
    term_wait_for_exit 0
    assert_contains 'tagged: chosen' "$(cat "$(entry_file 2026-11-02-0900-one)")"
}

@test "? leaves an entry untagged and goes on" {
    term_start "$EMJ_BINARY" tag
    term_press '^1 of 3 ' '?'
    term_press '^2 of 3 ' '?'
    term_press '^3 of 3 ' m
    term_wait_for_exit 0
    [ "$(tags_of 2026-11-02-0900-one)" = '' ]
    [ "$(tags_of 2026-11-04-0900-three)" = management ]
}

@test "q ends the walk, what was tagged is saved" {
    term_start "$EMJ_BINARY" tag
    term_press '^1 of 3 ' l
    term_press '^2 of 3 ' q
    term_wait_for_exit 0
    [ "$(tags_of 2026-11-02-0900-one)" = leadership ]
    [ "$(tags_of 2026-11-03-0900-two)" = '' ]
}

@test "< goes back to the entry before and can change it" {
    term_start "$EMJ_BINARY" tag
    term_press '^1 of 3 ' l
    term_press '^2 of 3 ' '<'
    term_wait_for '^1 of 3 .*' 10
    term_key m
    term_press '^2 of 3 ' q
    term_wait_for_exit 0
    [ "$(tags_of 2026-11-02-0900-one)" = management ]
}

@test "Ctrl-D ends the walk, Ctrl-C exits 130, both keep what was tagged" {
    term_start "$EMJ_BINARY" tag
    term_press '^1 of 3 ' l
    term_press '^2 of 3 ' C-d
    term_wait_for_exit 0
    term_stop
    term_start "$EMJ_BINARY" tag
    term_press '^1 of 2 ' m
    term_press '^2 of 2 ' C-c
    term_wait_for_exit 130
    [ "$(tags_of 2026-11-02-0900-one)" = leadership ]
    [ "$(tags_of 2026-11-03-0900-two)" = management ]
}

@test "merely proposed entries are walked too, confirmed ones are not" {
    rm -rf "$EMJOURNAL_DIR"
    emj new -m 'Estimate first, then the deadline and the milestone plan.'
    emj new -m 'Said.' --as leadership
    term_start "$EMJ_BINARY" tag
    term_press '^1 of 1 ' Enter
    term_wait_for_exit 0
    [ "$(emj list --proposed)" = '' ]
}

@test "a hostile entry is shown as text: no colour, no window name, no cleared screen" {
    put_tagged 2026-11-01-0900-bad team-focus none \
        "$(printf '# Hi \e]2;stolen\a \e[31mred\n\nBody \e[2J\e[H \x9b31m text.')"
    term_start "$EMJ_BINARY" --color=never tag
    term_wait_for '^1 of 4 '
    term_wait_for 'Hi .*red'
    term_wait_for 'Body '
    refute_contains stolen "$(term_tmux display-message -p -t term '#{pane_title}')"
    refute_contains $'\e[' "$(term_tmux capture-pane -e -p -S - -t term)"
    term_key q
    term_wait_for_exit 0
}

@test "new --edit at a terminal asks for the tag" {
    use_interview_packs
    make_script "$BATS_TEST_TMPDIR/editor" <<<'sed -i "s/^<!-- prompt: what-i-did .*/&\n\nIt happened/" "$1"'
    EDITOR=$BATS_TEST_TMPDIR/editor term_start "$EMJ_BINARY" new dependencies --edit
    term_press 'm management' l
    term_wait_for_exit 0
    assert_contains $'  - leadership\ntagged: chosen' "$(saved_entry)"
}
