#!/usr/bin/env bats
# `emjournal tag` without a terminal.

load helper

@test "tag ID --as changes the tags, says so, and is chosen" {
    put_tagged 2026-11-02-0900-one dependency-management none
    for pair in management:management leadership:leadership; do
        run --separate-stderr emj tag @1 --as "${pair%:*}"
        assert_status 0
        assert_contains "2026-11-02-0900-one: ${pair#*:}" "$stderr"
        assert_contains 'tagged: chosen' "$(cat "$(entry_file 2026-11-02-0900-one)")"
        run --separate-stderr emj list --format json
        [ "$(jq -r '.entries[0].work | join(" ")' <<<"$output")" = "${pair#*:}" ]
    done
    emj tag @1 --as both
    run --separate-stderr emj list --format json
    [ "$(jq -c '.entries[0].work' <<<"$output")" = '["management","leadership"]' ]
}

@test "the writer's own tags and every other line stay" {
    put_entry 2026-11-02-0900-one <<'EOF'
---
date: 2026-11-02T09:00:00+01:00
mood: 3   # mine
tags:
  - team/infra
  - management
---

Text.
EOF
    emj tag @1 --as leadership
    local text
    text=$(cat "$(entry_file 2026-11-02-0900-one)")
    assert_contains 'mood: 3   # mine' "$text"
    assert_contains 'team/infra' "$text"
    refute_contains 'management' "$text"
    assert_contains 'leadership' "$text"
}

@test "a proposed tag that is confirmed is no longer proposed" {
    emj new -m 'Estimate first, then the deadline and the milestone plan.'
    [ -n "$(emj list --proposed)" ]
    emj tag @1 --as management
    run --separate-stderr emj list --proposed
    [ -z "$output" ]
}

@test "the function of the text's proposal goes with its side only" {
    emj new -m 'Estimate first, then the deadline and the milestone plan.'
    emj tag @1 --as leadership
    run --separate-stderr emj list --format json
    [ "$(jq -c '.entries[0].functions' <<<"$output")" = '[]' ]
    emj tag @1 --as management
    run --separate-stderr emj list --format json
    [ "$(jq -c '.entries[0].functions' <<<"$output")" = '["planning-budgeting"]' ]
}

@test "the old version is in the trash" {
    put_tagged 2026-11-02-0900-one dependency-management none
    emj tag @1 --as both
    run --separate-stderr emj trash
    assert_contains 'replaced'
}

@test "a wrong --as exits 2 and changes nothing" {
    put_tagged 2026-11-02-0900-one dependency-management none
    local before
    before=$(tree_state "$EMJOURNAL_DIR")
    for word in leader '' m; do
        run --separate-stderr emj tag @1 "--as=$word"
        assert_failed 2 '--as'
    done
    assert_unchanged "$before" "$EMJOURNAL_DIR"
}

@test "an id without --as and --as without an id exit 2" {
    put_tagged 2026-11-02-0900-one dependency-management none
    run --separate-stderr emj tag @1
    assert_failed 2 '--as'
    run --separate-stderr emj tag --as both
    assert_failed 2 'ENTRY'
}

@test "without a terminal the walk exits 2 and says how many wait" {
    put_tagged 2026-11-02-0900-one dependency-management none
    put_tagged 2026-11-03-0900-two dependency-management management
    emj new -m 'Estimate first, then the deadline and the milestone plan.'
    run --separate-stderr emj tag < <(lines m m m)
    assert_failed 2 '2 entries wait'
}

@test "with every entry tagged there is nothing to do" {
    put_tagged 2026-11-02-0900-one dependency-management management
    run --separate-stderr emj tag
    assert_status 0
    assert_contains 'Every entry is tagged' "$stderr"
}

# put_blind DAY WORK PROPOSED TAGGED
put_blind() {
    put_entry "2026-11-$1-0900-blind" <<EOF
---
date: 2026-11-$1T09:00:00+01:00
tags: [$2]
tagged: $4
proposed: $3
blind: true
---

Text.
EOF
}

@test "--agreement counts the blind tags that a person chose" {
    put_blind 02 management management chosen
    put_blind 03 leadership management chosen
    put_blind 04 leadership leadership chosen
    put_blind 05 management management proposed
    put_tagged 2026-11-06-0900-other dependency-management management
    run --separate-stderr emj tag --agreement
    assert_status 0
    assert_output_is '2 of 3 blind tags agree with what would have been proposed.'
}
