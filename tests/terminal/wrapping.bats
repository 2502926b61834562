#!/usr/bin/env bats
# What the program says fits the terminal: no word is broken, no title runs over.

load helper

title='The migration of the order history and of everything that hangs on it'

# put_private BOOL: an entry with that title.
put_private() {
    put_entry 2026-11-01-1000-team-focus <<EOF
---
date: 2026-11-01T10:00:00+01:00
tags: [management]
private: $1
---

# $title

Moved.
EOF
}

# The screen as one line; a broken word has a blank inside.
screen_words() { term_history | tr -s '\n ' '  '; }

@test "questions, hints and proposals break between words" {
    local shown
    put_documented_journal
    TERM_COLUMNS=40 term_start "$EMJ_BINARY" new dependencies --minutes 30
    term_press '^> *$' n
    term_answer '^1 of 3  ' 'Nobody saw that the deadline slipped, the risk is ours.'
    term_answer '^2 of 3  ' ''
    term_answer '^3 of 3  ' ''
    term_wait_for 'm management'
    shown=$(screen_words)
    assert_contains 'k kept p partly n not yet d dropped Enter later > n' "$shown"
    assert_contains '3 of 3 Which risk has an owner and a date now that had none before? ' "$shown"
    assert_contains 'Looks like management, controlling and problem solving ("deadline",' "$shown"
    assert_contains 'Enter accept m management l leadership b both ? unsure' "$shown"
}

@test "a title is cut where the line ends, and only on a terminal" {
    put_private false
    TERM_COLUMNS=60 term_start "$EMJ_BINARY" list
    term_wait_for_exit 0
    term_wait_for '^2026-11-01-1000-team-focus  management   The migration of t…$'
    assert_contains "$title" "$(emj list)"
}

@test "a title that is cut is still said to be private" {
    put_private true
    TERM_COLUMNS=64 term_start "$EMJ_BINARY" list
    term_wait_for_exit 0
    term_wait_for '^2026-11-01-1000-team-focus  management   .*… \(private\)$'
}
