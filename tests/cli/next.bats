#!/usr/bin/env bats
# `emjournal next`: the one question that the coverage asks for.

load helper

setup() {
    emj_setup
    # Only these packs: the shipped ones would be silent for as long.
    mkdir "$BATS_TEST_TMPDIR/packs"
    cp "$tests_root/packs/interview/dependency-management.yaml" "$BATS_TEST_TMPDIR/packs"
    export EMJOURNAL_PACKS=$BATS_TEST_TMPDIR/packs
    for pack in quarterly-planning performance-reviews team-focus one-on-one; do
        put_tagged "2026-11-12-0700-$pack" "$pack" both
    done
}

@test "the longest silent side is asked for, with its age and what to type" {
    put_tagged 2026-08-26-1000-dependency-management dependency-management leadership
    put_tagged 2026-10-27-1000-dependency-management dependency-management management
    run --separate-stderr emj next
    assert_status 0
    assert_line 'Which shared goal did the other team say back to you?'
    assert_contains 'leadership side: last on 26 August 2026, 78 days ago'
    assert_contains 'every 30 days'
    assert_line 'emjournal new dependency-management'
    [ -z "$stderr" ]
}

@test "the other side is asked for when that is the silent one" {
    put_tagged 2026-10-27-1000-dependency-management dependency-management leadership
    put_tagged 2026-08-26-1000-dependency-management dependency-management management
    run --separate-stderr emj next
    assert_line 'Which risk has an owner and a date now that had none before?'
}

@test "new asks the question that next names" {
    put_tagged 2026-08-26-1000-dependency-management dependency-management leadership
    put_tagged 2026-10-27-1000-dependency-management dependency-management management
    run --separate-stderr emj next
    local question=${lines[0]}
    run --separate-stderr emj new dependency-management - --minutes 5 < <(lines 'It happened')
    assert_contains "2 of 3  $question" "$stderr"
}

@test "a side never covered says not yet" {
    put_tagged 2026-08-01-1000-other other both
    put_tagged 2026-08-26-1000-dependency-management dependency-management management
    run --separate-stderr emj next
    assert_contains 'leadership side: not yet'
}

@test "an empty journal has a question too" {
    rm -rf "$EMJOURNAL_DIR"
    run --separate-stderr emj next
    assert_status 0
    assert_contains '?'
    assert_contains 'not yet'
}

@test "a future entry covers nothing yet" {
    put_tagged 2026-08-26-1000-dependency-management dependency-management both
    put_tagged 2026-12-24-1000-dependency-management dependency-management both
    run --separate-stderr emj next
    assert_contains '26 August 2026, 78 days ago'
}
