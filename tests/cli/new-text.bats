#!/usr/bin/env bats
# `emjournal new -m TEXT`: a text saved as it is, without questions.

# shellcheck disable=SC2016 # scripts and Markdown, not expansions

load helper

# entry_body FILE: what stands behind the front matter and its empty line.
entry_body() { awk 'seen == 2 { print } /^---$/ && seen < 2 { seen++ }' "$1" | sed 1d; }

@test "-m saves the text as given plus a final newline" {
    run --separate-stderr emj new -m 'Said no to Sales.'
    assert_status 0
    assert_output_is "$EMJOURNAL_DIR/2026/11/2026-11-12-1432-note.md"
    [ "$(tail -c 18 "$output")" = 'Said no to Sales.' ]
    [ "$(entry_body "$output")" = 'Said no to Sales.' ]
}

@test "-m - reads standard input byte for byte" {
    printf '# A heading\n\n- [ ] a task\n\n```c\nint a;\n```\n  two  spaces \n' >"$TMPDIR/text"
    run --separate-stderr emj new -m - <"$TMPDIR/text"
    assert_status 0
    cmp <(tail -c "$(wc -c <"$TMPDIR/text")" "$output") "$TMPDIR/text"
}

@test "a text without a final newline gets one, a text with one no second" {
    run --separate-stderr emj new -m - < <(printf 'One line')
    [ "$(tail -c 9 "$output" | od -An -c | tr -d ' ')" = 'Oneline\n' ]
    run --separate-stderr emj new -m - < <(printf 'One line\n')
    [ "$(tail -c 9 "$output" | od -An -c | tr -d ' ')" = 'Oneline\n' ]
}

@test "a lean is saved as proposed" {
    run --separate-stderr emj new -m 'Estimate first, then the deadline, then the budget and the milestone plan.'
    assert_status 0
    assert_contains $'tags:\n  - management\ntagged: proposed' "$(cat "$output")"
    assert_contains 'management (proposed)' "$stderr"
}

@test "no lean means no tags and no word about how" {
    run --separate-stderr emj new -m 'Lunch.'
    assert_status 0
    assert_contains 'tags: []' "$(cat "$output")"
    refute_contains 'tagged:' "$(cat "$output")"
    assert_contains 'Saved: untagged' "$stderr"
}

@test "--as is chosen, whatever the text says" {
    run --separate-stderr emj new -m 'Estimate first, then the deadline and the milestone plan.' --as leadership
    assert_contains $'tags:\n  - leadership\ntagged: chosen' "$(cat "$output")"
}

@test "--no-tag leaves the tag out, whatever the text says" {
    run --separate-stderr emj new -m 'Estimate first, then the deadline and the milestone plan.' --no-tag
    assert_contains 'tags: []' "$(cat "$output")"
    refute_contains 'tagged:' "$(cat "$output")"
}

@test "PACK gives the activity and the file's name" {
    run --separate-stderr emj new focus -m 'Said no to Sales.'
    assert_contains '/2026-11-12-1432-team-focus.md'
    assert_contains $'activity: team-focus\npack: team-focus@' "$(cat "$output")"
}

@test "--minutes, --kind, --private and --at are stored" {
    run --separate-stderr emj new -m 'Said no.' --minutes 20 --kind sync --private --at '2026-11-02 09:00'
    local file
    file=$(cat "$output")
    for line in 'date: 2026-11-02T09:00:00+01:00' 'minutes: 20' 'kind: sync' 'private: true'; do
        assert_line "$line" "$file"
    done
}

@test "the title shown is the first heading" {
    emj new -m $'Before.\n\n# The real title\n\n## A smaller one'
    run --separate-stderr emj list --format json
    [ "$(jq -r '.entries[0].title' <<<"$output")" = 'The real title' ]
}

@test "without a heading the title shown is the first line, cut at 60 columns, never written" {
    local word='word '
    run --separate-stderr emj new -m "$(printf "%s" "$word$word$word$word$word$word$word$word$word$word$word$word$word$word$word")"
    refute_contains '# ' "$(cat "$output")"
    run --separate-stderr emj list --format json
    local title
    title=$(jq -r '.entries[0].title' <<<"$output")
    [[ $title = 'word word word'* ]]
    [ "${#title}" -le 60 ]
    [ "${#title}" -gt 50 ]
}

@test "--title writes a heading before the text" {
    run --separate-stderr emj new -m 'Said no.' --title 'A *short* title'
    [ "$(entry_body "$output" | tail -1)" = 'Said no.' ]
    run --separate-stderr emj list --format json
    [ "$(jq -r '.entries[0].title' <<<"$output")" = 'A *short* title' ]
}

@test "people and themes are read from the text, not from code, mail or links" {
    emj new -m 'With @Tomas and (@ana-b), not a@b.c nor `@code`, see https://x.org/@no #Hiring #2026 x#y'
    run --separate-stderr emj list --format json
    [ "$(jq -c '.entries[0] | [.people, .themes]' <<<"$output")" = '[["ana-b","tomas"],["hiring"]]' ] ||
        fail "$(jq -c '.entries[0] | [.people, .themes]' <<<"$output")"
}

@test "tasks count as commitments under their heading only" {
    emj new -m $'- [ ] only a task\n\n## Commitment\n\n- [ ] When A, I will b\n\n## After\n\n- [ ] another task'
    run --separate-stderr emj list --format json
    [ "$(jq -c '[.entries[0].commitments[].text]' <<<"$output")" = '["When A, I will b"]' ]
}

@test "an empty text exits 3 and saves nothing" {
    for text in '' '   ' $'\n\n'; do
        run --separate-stderr emj new -m "$text"
        assert_failed 3 'empty'
    done
    run --separate-stderr emj new -m -
    assert_failed 3 'empty'
    [ ! -e "$EMJOURNAL_DIR/2026" ]
}

@test "a text with a NUL byte exits 1" {
    run --separate-stderr emj new -m - < <(printf 'a\0b')
    assert_failed 1 'NUL'
    [ -z "$(journal_entries)" ]
    printf 'a\0b' | cmp - "$(only_draft)"
}

@test "a text over the limit exits 1 and saves nothing" {
    run --separate-stderr emj new -m - < <(head -c 16777217 /dev/zero | tr '\0' x)
    assert_failed 1 '16 MiB'
    [ -z "$(journal_entries)" ]
}

@test "a text that looks like front matter stays a text" {
    run --separate-stderr emj new -m $'---\ndate: 1999-01-01\n---\n\nText.'
    assert_status 0
    run --separate-stderr emj list --format json
    [ "$(jq -r '.entries[0].date' <<<"$output")" = 2026-11-12T14:32:00+01:00 ]
}

@test "-m excludes --edit and --resume" {
    run --separate-stderr emj new -m a --edit
    assert_failed 2 '--edit'
    run --separate-stderr emj new -m a --resume
    assert_failed 2 '--resume'
}

@test "words behind -m are no arguments" {
    run --separate-stderr emj new -m Said no to Sales
    assert_failed 2 "'to'"
}

# Six entries as a script would write them.
put_month() {
    emj new planning -m 'Estimate first, then the deadline and the milestone plan.' --at '2026-11-02 09:00' --minutes 30
    emj new planning -m 'Moved the date with @tomas #reliability' --as management --at '2026-11-03 09:00' --minutes 60
    emj new dependencies -m 'Their lead said our goal back #reliability +' --as leadership --at '2026-11-04 09:00'
    emj new focus -m 'Stopped a request and told @ana why -' --as both --at '2026-11-05 09:00' --minutes 10
    emj new reviews -m 'Lunch.' --at '2026-11-06 09:00'
    emj new -m 'A private thing' --as leadership --private --at '2026-11-06 10:00'
} >/dev/null 2>&1

@test "six texts give the month's report with the right counts" {
    put_month
    run --separate-stderr emj report --format json
    assert_status 0
    [ "$(jq -c '.entries | [.total, .days, .management, .leadership, .both, .untagged, .proposed, .private, .same_day]' \
        <<<"$output")" = '[6,5,2,2,1,1,1,1,0]' ] || fail "$(jq -c .entries <<<"$output")"
    [ "$(jq -c '.balance.entries' <<<"$output")" = '{"leadership_units":5,"of":10,"percent":null}' ]
    [ "$(jq -c '.balance.minutes | [.leadership_units, .of, .entries_with, .percent]' <<<"$output")" = '[10,200,3,null]' ]
    [ "$(jq -c '[.coverage[] | [.activity, .entries, .management.entries, .leadership.entries]]' <<<"$output")" = \
        '[["dependency-management",1,0,1],["performance-reviews",1,0,0],["quarterly-planning",2,2,0],["team-focus",1,1,1]]' ]
    [ "$(jq -c '.commitments | [.made, .open]' <<<"$output")" = '[0,0]' ]
}

@test "six texts give the month's report as Markdown that renders" {
    put_month
    run --separate-stderr emj report --format md
    assert_status 0
    assert_line "# Manager's journal: November 2026"
    assert_contains '6 entries on 5 days, 2 to 6 November'
    assert_contains 'management only, 1 both, 2 leadership only; n = 5'
    assert_line '| Quarterly planning | 2 (9 d) | 0 (not yet) | 2 |'
    run cmark --unsafe <<<"$output"
    assert_status 0
    assert_contains '<h1>Manager'
    [ "$(grep -c '<h2>' <<<"$output")" -ge 4 ]
}

# --- when nothing can be written ----------------------------------------------------

# A file stands where the month and the drafts should.
block_journal() {
    mkdir -p "$EMJOURNAL_DIR/.emjournal"
    touch "$EMJOURNAL_DIR/2026" "$EMJOURNAL_DIR/.emjournal/drafts"
}

@test "a text that neither entry nor draft takes is kept in a folder of TMPDIR" {
    block_journal
    run --separate-stderr emj new -m - <<<'What was typed'
    assert_failed 1 'the text is kept in'
    local kept
    kept=$(find "$TMPDIR" -name entry.md)
    assert_contains "'$kept'" "$stderr"
    assert_contains 'What was typed' "$(cat "$kept")"
    [ "$(stat -c %a "$kept" "${kept%/*}")" = $'600\n700' ]
}

@test "where no disk takes a text it is shown" {
    block_journal
    rmdir "$TMPDIR"
    run --separate-stderr emj new -m - <<<'What was typed'
    assert_failed 1 'could not be written either'
    assert_contains 'What was typed' "$stderr"
}

@test "a text of 16 MiB is an entry, and of one byte more a draft" {
    head -c $((16 * 1024 * 1024 - 1)) /dev/zero | tr '\0' x >"$HOME/text"
    echo >>"$HOME/text"
    run --separate-stderr emj new -m - <"$HOME/text"
    assert_status 0
    tail -c $((16 * 1024 * 1024)) "$output" | cmp - "$HOME/text"
    { printf x; cat "$HOME/text"; } >"$HOME/more"
    run --separate-stderr emj new -m - <"$HOME/more"
    assert_failed 1 'larger than 16 MiB'
    local draft
    draft=$(only_draft)
    assert_contains "'$draft'" "$stderr"
    cmp "$draft" "$HOME/more"
    run --separate-stderr emj new -m - <"$HOME/more"
    [ "$(find "$EMJOURNAL_DIR/.emjournal/drafts" -type f | wc -l)" -eq 2 ]
}
