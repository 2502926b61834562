#!/usr/bin/env bats
# What `rm` and `trash empty` ask, in a terminal.

load helper

put_days() {
    for day in "$@"; do
        put_tagged "2026-11-$day-0900-one" dependency-management management "Of day $day."
    done
}

@test "more than five entries are asked about, and only y moves them" {
    put_days 02 03 04 05 06 07
    term_start "$EMJ_BINARY" rm --before 2026-12-01
    term_wait_at '^Move 6 entries to the trash\? \[y/N\]'
    term_key Enter
    term_wait_for_exit 2
    term_wait_for '6 entries would be moved to the trash; nothing was done, --yes'
    [ "$(journal_entries | wc -l)" -eq 6 ]
    term_stop
    term_start "$EMJ_BINARY" rm --before 2026-12-01
    term_wait_at '^Move 6 entries'
    term_type y
    term_wait_for_exit 0
    [ -z "$(journal_entries)" ]
}

@test "deleting for good is asked about, even of one" {
    put_days 02
    term_start "$EMJ_BINARY" rm --purge @1
    term_wait_at '^Delete 1 entry for good\? \[y/N\]'
    term_type n
    term_wait_for_exit 2
    [ -n "$(journal_entries)" ]
    term_stop
    emj rm @1
    term_start "$EMJ_BINARY" trash empty
    term_wait_at '^Delete for good all that is in the trash\? \[y/N\]'
    term_type n
    term_wait_for_exit 2
    [ -n "$(ls "$EMJOURNAL_DIR/.emjournal/trash")" ]
    term_stop
    term_start "$EMJ_BINARY" trash empty --yes
    term_wait_for_exit 0
    [ -z "$(ls "$EMJOURNAL_DIR/.emjournal/trash")" ]
}
