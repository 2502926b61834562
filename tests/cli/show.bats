#!/usr/bin/env bats
# `emjournal show`, and how every command names an entry.

load helper

put_three() {
    put_tagged 2026-11-02-0900-one dependency-management management 'First.'
    put_tagged 2026-11-03-0900-two dependency-management management 'Second.'
    put_tagged 2026-11-03-0900-two-2 dependency-management management 'Third.'
}

@test "an entry is shown with its facts, questions, answers and commitment" {
    mkdir -p "$EMJOURNAL_DIR/2026/11"
    cp "$tests_root/entries/example.md" "$(entry_file 2026-11-12-1432-dependency-management)"
    run --separate-stderr emj show @1
    assert_status 0
    assert_golden cli/show.txt
}

@test "--raw gives the file's bytes" {
    mkdir -p "$EMJOURNAL_DIR/2026/11"
    local file
    file=$(entry_file 2026-11-12-1432-dependency-management)
    printf -- '---\r\ndate: 2026-11-12T09:00:00Z\r\n---\r\n\r\nText \e[31m \xff without end' >"$file"
    emj show --raw @1 >raw
    cmp raw "$file"
}

@test "@1 is the newest by date, @2 the one before" {
    put_three
    put_entry 2026-01-01-0000-oldname <<<$'---\ndate: 2026-11-30T10:00:00+01:00\n---\n\nNewest.'
    run --separate-stderr emj show @1
    assert_contains 'Newest.'
    run --separate-stderr emj show @4
    assert_contains 'First.'
}

@test "an @ beyond the journal exits 3, one that is no number 2" {
    put_three
    run --separate-stderr emj show @4
    assert_failed 3 "'@4'"
    for word in @0 @-1 @x @; do
        run --separate-stderr emj show "$word"
        assert_failed 2 "'$word'"
    done
}

@test "a unique prefix is enough" {
    put_three
    run --separate-stderr emj show 2026-11-02
    assert_status 0
    assert_contains 'First.'
}

@test "an ambiguous prefix exits 2 and lists the candidates" {
    put_three
    run --separate-stderr emj show 2026-11
    assert_failed 2 '2026-11-03-0900-two-2'
    assert_contains '2026-11-02-0900-one' "$stderr"
}

@test "an exact match beats a prefix" {
    put_three
    run --separate-stderr emj show 2026-11-03-0900-two
    assert_status 0
    assert_contains 'Second.'
}

@test "the path that new printed names the entry too" {
    put_three
    run --separate-stderr emj show "$(entry_file 2026-11-02-0900-one)"
    assert_contains 'First.'
}

@test "an id that is not there exits 3 in every command that takes one" {
    put_three
    for words in 'show 2025' 'edit 2025 --minutes 5' 'rm 2025' 'tag 2025 --as both' \
        'commitments kept 2025' 'trash restore 2025'; do
        # shellcheck disable=SC2086
        run --separate-stderr emj $words
        assert_failed 3 "2025"
    done
}

@test "an entry that cannot be read is named with line and column and exits 1" {
    put_entry 2026-11-02-0900-bad <<<$'---\ndate: [\n---\n\nText.'
    run --separate-stderr emj show 2026-11-02
    assert_failed 1 '2026-11-02-0900-bad.md:'
    [[ $stderr =~ bad\.md:[0-9]+:[0-9]+: ]]
}

@test "long lines wrap at 80 columns and keep every word" {
    put_tagged 2026-11-02-0900-long dependency-management management "$(printf 'word%d ' {1..60})"
    run --separate-stderr emj show @1
    [ "$(awk 'length > 80' <<<"$output")" = '' ]
    for i in 1 30 60; do assert_contains "word$i"; done
}

@test "markers are shown, comments of the program are not" {
    put_tagged 2026-11-02-0900-one dependency-management management $'## What?\n<!-- prompt: what any happened -->\n\nFirst. +'
    run --separate-stderr emj show 2026-11-02
    assert_contains 'First. +'
    refute_contains '<!--'
    refute_contains 'date:'
}

@test "controls of an entry are shown as symbols" {
    put_tagged 2026-11-02-0900-bad dependency-management both "$(printf 'Hi \e[31mred\e]0;x\x07')"
    run --separate-stderr emj show @1
    refute_contains $'\e'
    refute_contains $'\a'
    assert_contains 'red'
}
