#!/usr/bin/env bats
# `emjournal list`: entries, newest first.

load helper

# ids: of the entries listed, in their order.
ids() { awk '{ print $1 }' <<<"$output"; }

put_some() {
    put_tagged 2026-10-31-0900-one dependency-management management 'With @tomas about #hiring'
    put_tagged 2026-11-02-0900-two dependency-management both 'With @ana'
    put_tagged 2026-11-12-0900-three team-focus leadership 'Alone #hiring'
    put_tagged 2026-12-24-0900-future team-focus none 'Later'
}

@test "entries are listed newest first, the future included" {
    put_some
    run --separate-stderr emj list
    assert_status 0
    [ "$(ids)" = $'2026-12-24-0900-future\n2026-11-12-0900-three\n2026-11-02-0900-two\n2026-10-31-0900-one' ]
    [ -z "$stderr" ]
}

@test "a line has the id, the tag and the title" {
    put_tagged 2026-11-02-0900-two dependency-management both $'# The title\n\nText.'
    run --separate-stderr emj list
    [[ $output =~ ^2026-11-02-0900-two\ +both\ +The\ title$ ]]
}

@test "a question mark marks a tag that nobody confirmed" {
    emj new -m 'Estimate first, then the deadline and the milestone plan.'
    run --separate-stderr emj list
    assert_contains 'management?'
}

@test "untagged and private are said" {
    emj new -m 'Lunch.' --private
    run --separate-stderr emj list
    assert_contains 'untagged'
    assert_contains '(private)'
}

@test "entries order by their date, not by their name" {
    put_tagged 2026-11-02-0900-one dependency-management management
    put_entry 2026-11-03-0900-two <<<$'---\ndate: 2026-11-01T09:00:00+01:00\n---\n\nEarlier than its name.'
    run --separate-stderr emj list
    [ "$(ids)" = $'2026-11-02-0900-one\n2026-11-03-0900-two' ]
}

@test "an empty journal lists nothing and ends with 0" {
    run --separate-stderr emj list
    assert_status 0
    [ -z "$output" ]
    run --separate-stderr emj list --format json
    [ "$(jq -c . <<<"$output")" = '{"emjournal":1,"kind":"list","entries":[]}' ]
}

@test "--limit takes the newest" {
    put_some
    run --separate-stderr emj list --limit 2
    [ "$(ids)" = $'2026-12-24-0900-future\n2026-11-12-0900-three' ]
    run --separate-stderr emj list --limit 100
    [ "$(ids | wc -l)" -eq 4 ]
}

@test "--limit that is no number of entries exits 2" {
    for limit in 0 -1 ten 1.5 ''; do
        run --separate-stderr emj list "--limit=$limit"
        assert_failed 2 '--limit'
    done
}

@test "the period options of report hold here" {
    put_some
    for pair in --month:2 --month=2026-10:1 --day:1 --year=2026:4 --from=2026-11-02:3 \
        --to=2026-11-02:2 --all:4 --week=2026-W45:1 --week=2026-W40:0 --quarter=last:0; do
        local total=${pair##*:} words=${pair%:*}
        run --separate-stderr emj list "$words"
        assert_status 0
        [ "$(grep -c . <<<"$output" || true)" -eq "$total" ] || fail "$words" "$(show_run)"
    done
    run --separate-stderr emj list --month --year
    assert_failed 2 'only one of'
    run --separate-stderr emj list --month=2026-W46
    assert_failed 2 "2026-W46"
}

@test "the filters of report hold here" {
    put_some
    for pair in '--activity team-focus:2' '--as both:1' '--as management:2' '--person @tomas:1' \
        '--theme hiring:2' '--tag leadership:2' '--theme hiring --as leadership:1' '--theme none:0'; do
        # shellcheck disable=SC2086
        run --separate-stderr emj list ${pair%:*}
        assert_status 0
        [ "$(grep -c . <<<"$output" || true)" -eq "${pair##*:}" ] || fail "$pair" "$(show_run)"
    done
}

@test "--pack takes entries of a pack" {
    emj new focus -m 'One.'
    emj new reviews -m 'Two.'
    run --separate-stderr emj list --pack focus
    [ "$(ids)" = 2026-11-12-1432-team-focus ]
}

@test "--untagged and --proposed take what waits for a tag" {
    put_some
    emj new -m 'Estimate first, then the deadline and the milestone plan.'
    run --separate-stderr emj list --untagged
    [ "$(ids)" = 2026-12-24-0900-future ]
    run --separate-stderr emj list --proposed
    [ "$(ids)" = 2026-11-12-1432-note ]
}

@test "--format json has every key of an entry" {
    put_some
    run --separate-stderr emj list --format json --limit 1
    assert_status 0
    jq -e '.emjournal == 1 and .kind == "list" and (.entries | length) == 1
        and (.entries[0] | keys | sort) == ["activity","answers","commitments","date","functions",
            "highlight","id","minutes","pack","path","people","recorded","tagged","tags","themes",
            "title","words","work"]' <<<"$output" >/dev/null || fail "$(jq '.entries[0] | keys' <<<"$output")"
    [ "$(jq -r '.entries[0].path' <<<"$output")" = "$(entry_file 2026-12-24-0900-future)" ]
}

@test "--body adds the text, in JSON as a key" {
    put_some
    run --separate-stderr emj list --body
    assert_contains 'With @tomas about #hiring'
    run --separate-stderr emj list --format json --body
    [ "$(jq -c '.entries[-1].body' <<<"$output")" = '"\nWith @tomas about #hiring\n"' ]
}

@test "an unknown format exits 2" {
    run --separate-stderr emj list --format yaml
    assert_failed 2 "'yaml'"
}

@test "titles with controls are shown as symbols, in a pipe too" {
    put_tagged 2026-11-02-0900-bad dependency-management both \
        "$(printf '# Hi \e[31mred \x07bell \xe2\x80\xae rtl\n\nBody \e]0;x\x07.')"
    for words in '' --body '--format json --body'; do
        # shellcheck disable=SC2086
        run --separate-stderr emj list $words
        assert_status 0
        refute_contains $'\e'
        refute_contains $'\a'
        refute_contains $'\xe2\x80\xae'
        assert_contains 'red'
    done
}

@test "the second of a doubled hour, and other zones, order by the moment" {
    put_entry 2026-10-25-0230-b <<<$'---\ndate: 2026-10-25T02:30:00+01:00\n---\n\nSecond.'
    put_entry 2026-10-25-0230-a <<<$'---\ndate: 2026-10-25T02:30:00+02:00\n---\n\nFirst.'
    put_entry 2026-10-25-0230-c <<<$'---\ndate: 2026-10-24T23:00:00-05:00\n---\n\nThird.'
    run --separate-stderr emj list
    [ "$(ids)" = $'2026-10-25-0230-c\n2026-10-25-0230-b\n2026-10-25-0230-a' ]
}

@test "the day of an entry is the day as written in it" {
    put_entry 2026-11-11-2330-late <<<$'---\ndate: 2026-11-11T23:30:00-08:00\n---\n\nLate there.'
    run --separate-stderr emj list --day=2026-11-11
    [ "$(ids)" = 2026-11-11-2330-late ]
}

@test "a file that a person dropped anywhere in the tree is listed" {
    mkdir -p "$EMJOURNAL_DIR/from elsewhere"
    cp "$tests_root/entries/foreign.md" "$EMJOURNAL_DIR/from elsewhere/Weekly sync.md"
    run --separate-stderr emj list --format json
    [ "$(jq -r '.entries[0].title' <<<"$output")" = 'Weekly sync' ]
    [ "$(jq -c '.entries[0].work' <<<"$output")" = '["management","leadership"]' ] ||
        fail "$(jq -c '.entries[0].work' <<<"$output")"
}
