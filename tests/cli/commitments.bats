#!/usr/bin/env bats
# `emjournal commitments`: what is open, and how it ended.

load helper

put_two_in_one() {
    put_tagged 2026-11-02-0900-two dependency-management management "Text.

## Commitment

- [ ] When A, I will b
- [ ] When C, I will d"
    file=$(entry_file 2026-11-02-0900-two)
}

@test "open ones are listed oldest first with their id and age" {
    put_commitment 2026-11-11-0900-late '[ ]' 'When B, I will b'
    put_commitment 2026-10-19-0900-early '[ ]' 'When A, I will a'
    put_commitment 2026-10-20-0900-kept '[x]' 'When K, I will k (kept 2026-10-27)'
    run --separate-stderr emj commitments
    assert_status 0
    assert_output_is $'2026-10-19-0900-early:1  open 24 days\n  When A, I will a\n2026-11-11-0900-late:1  open 1 day\n  When B, I will b'
    local first=$output
    run --separate-stderr emj commitments list
    assert_output_is "$first"
}

@test "nothing open lists nothing and ends with 0" {
    run --separate-stderr emj commitments
    assert_status 0
    [ -z "$output" ]
}

@test "kept, partly and dropped mark the line with today's date" {
    for pair in 'kept|- [x] When A, I will a (kept 2026-11-12)' \
        'partly|- [/] When A, I will a (partly 2026-11-12)' \
        'dropped|- [-] When A, I will a (dropped 2026-11-12)'; do
        put_commitment 2026-10-19-0900-one '[ ]' 'When A, I will a'
        run --separate-stderr emj commitments "${pair%%|*}" 2026-10-19
        assert_status 0
        assert_contains 'When A, I will a' "$stderr"
        assert_line "${pair#*|}" "$(cat "$(entry_file 2026-10-19-0900-one)")"
    done
}

@test "only the line of the commitment changes" {
    put_two_in_one
    cp "$file" "$TMPDIR/before"
    emj commitments kept 2026-11-02:2
    [ "$(diff "$TMPDIR/before" "$file" | grep '^[<>]')" = \
        $'< - [ ] When C, I will d\n> - [x] When C, I will d (kept 2026-11-12)' ]
}

@test "dropped takes a reason" {
    put_two_in_one
    emj commitments dropped 2026-11-02 --reason 'situation changed'
    assert_line '- [-] When A, I will b (dropped 2026-11-12, situation changed)' "$(cat "$file")"
}

@test "--reason with kept exits 2" {
    put_two_in_one
    run --separate-stderr emj commitments kept --reason replaced
    assert_failed 2 '--reason'
}

@test "without an id the oldest open one is meant" {
    put_commitment 2026-11-01-0900-late '[ ]' 'When B, I will b'
    put_commitment 2026-10-19-0900-early '[ ]' 'When A, I will a'
    emj commitments kept
    run --separate-stderr emj commitments
    refute_contains 'When A'
    assert_contains 'When B'
}

@test "an id without a number means its first open one" {
    put_two_in_one
    emj commitments kept @1
    emj commitments dropped @1
    assert_line '- [x] When A, I will b (kept 2026-11-12)' "$(cat "$file")"
    assert_line '- [-] When C, I will d (dropped 2026-11-12)' "$(cat "$file")"
}

@test "no open one exits 3" {
    run --separate-stderr emj commitments kept
    assert_failed 3 'no commitment is open'
    put_commitment 2026-10-20-0900-kept '[x]' 'When K, I will k (kept 2026-10-27)'
    run --separate-stderr emj commitments dropped
    assert_failed 3 'no commitment is open'
}

@test "a number beyond the entry's exits 3, one that is none 2" {
    put_two_in_one
    run --separate-stderr emj commitments kept 2026-11-02:3
    assert_failed 3 '3'
    for word in 2026-11-02:0 2026-11-02:x 2026-11-02:-1; do
        run --separate-stderr emj commitments kept "$word"
        assert_failed 2 "$word"
    done
    put_tagged 2026-11-05-0900-none team-focus management
    run --separate-stderr emj commitments kept 2026-11-05
    assert_failed 3 '2026-11-05-0900-none'
}

@test "one that is closed already exits 1 and stays" {
    put_commitment 2026-10-20-0900-kept '[x]' 'When K, I will k (kept 2026-10-27)'
    local before
    before=$(tree_state "$EMJOURNAL_DIR")
    run --separate-stderr emj commitments dropped 2026-10-20:1
    assert_failed 1 'kept'
    run --separate-stderr emj commitments dropped 2026-10-20
    [ "$status" -ne 0 ]
    assert_unchanged "$before" "$EMJOURNAL_DIR"
}

@test "a commitment of the future is not open yet" {
    put_commitment 2026-12-24-0900-future '[ ]' 'When F, I will f'
    run --separate-stderr emj commitments
    assert_status 0
    [ -z "$output" ]
    run --separate-stderr at 2026-12-25T09:00:00+01:00 emj commitments
    assert_contains 'When F, I will f'
}
