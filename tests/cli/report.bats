#!/usr/bin/env bats
# `emjournal report`: periods, filters, formats, and what becomes of the entries.

# shellcheck disable=SC2016 # Markdown, not expansions

load helper

setup() {
    emj_setup
    use_interview_packs
}

# One entry in each of several periods before the clock's 12 November 2026.
put_year() {
    put_tagged 2025-12-31-0900-dependency-management dependency-management leadership
    put_tagged 2026-01-01-0900-dependency-management dependency-management management
    put_tagged 2026-08-15-0900-dependency-management dependency-management management
    put_tagged 2026-10-31-0900-dependency-management dependency-management leadership
    put_tagged 2026-11-01-0900-dependency-management dependency-management management
    put_tagged 2026-11-08-0900-dependency-management dependency-management both
    put_tagged 2026-11-09-0900-one-on-one one-on-one management
    put_tagged 2026-11-12-0900-one-on-one one-on-one none
    put_tagged 2026-11-20-0900-one-on-one one-on-one management
}

report_json() { run --separate-stderr emj report --format json "$@"; }

# assert_period FROM TO TOTAL [LABEL]
assert_period() {
    assert_status 0
    local seen
    seen=$(jq -r '[.period.from, .period.to, .entries.total, .period.label] | join("|")' <<<"$output")
    [[ $seen = "$1|$2|$3|${4-*}" || $seen = "$1|$2|$3|"* && $# -lt 4 ]] ||
        fail "expected $*, got $seen"
}

# --- periods --------------------------------------------------------------------

@test "no period is this month" {
    put_year
    report_json
    assert_period 2026-11-01 2026-11-30 4 'November 2026'
}

@test "every period option takes a name with = and without, and none is this one" {
    put_year
    report_json --day
    assert_period 2026-11-12 2026-11-12 1
    report_json --day=2026-11-08
    assert_period 2026-11-08 2026-11-08 1
    report_json --week
    assert_period 2026-11-09 2026-11-15 2
    report_json --week=2026-W45
    assert_period 2026-11-02 2026-11-08 1
    report_json --month=2026-10
    assert_period 2026-10-01 2026-10-31 1 'October 2026'
    report_json --quarter
    assert_period 2026-10-01 2026-12-31 5
    report_json --quarter=2026-Q3
    assert_period 2026-07-01 2026-09-30 1
    report_json --year=2025
    assert_period 2025-01-01 2025-12-31 1
    report_json --year
    assert_period 2026-01-01 2026-12-31 7
}

@test "a period's name may also stand behind its option as the next word" {
    put_year
    report_json --month 2026-10
    assert_period 2026-10-01 2026-10-31 1
    report_json --year 2025
    assert_period 2025-01-01 2025-12-31 1
    report_json --month last
    assert_period 2026-10-01 2026-10-31 1
}

@test "last and this are understood by every option" {
    put_year
    report_json --month=last
    assert_period 2026-10-01 2026-10-31 1
    report_json --week=last
    assert_period 2026-11-02 2026-11-08 1
    report_json --quarter=last
    assert_period 2026-07-01 2026-09-30 1
    report_json --year=last
    assert_period 2025-01-01 2025-12-31 1
    report_json --day=yesterday
    assert_period 2026-11-11 2026-11-11 0
    report_json --month=this
    assert_period 2026-11-01 2026-11-30 4
    report_json '--month=last month'
    assert_period 2026-10-01 2026-10-31 1
}

@test "--from and --to make a range, each alone too" {
    put_year
    report_json --from 2026-10-31 --to 2026-11-08
    assert_period 2026-10-31 2026-11-08 3
    report_json --from 2026-11-09
    assert_period 2026-11-09 2026-11-20 2
    report_json --to 2026-01-01
    assert_period 2025-12-31 2026-01-01 2
}

@test "a range from a later to an earlier day exits 2" {
    run --separate-stderr emj report --from 2026-11-09 --to 2026-11-01
    assert_failed 2 '2026-11-0'
}

@test "--all is the whole journal, the future left out of the figures" {
    put_year
    report_json --all
    assert_status 0
    [ "$(jq -r .period.from <<<"$output")" = 2025-12-31 ]
    [ "$(jq .entries.total <<<"$output")" -eq 8 ]
}

@test "week_start moves this and last, not the ISO weeks" {
    put_year
    emj config set week_start sunday
    report_json --week
    assert_period 2026-11-08 2026-11-14 3
    report_json --week=2026-W46
    assert_period 2026-11-09 2026-11-15 2
}

@test "a fiscal year is named by the year it ends in, the head prints the dates" {
    put_year
    emj config set fiscal_year_start_month 10
    report_json --year
    assert_period 2026-10-01 2027-09-30 5
    report_json --quarter=2027-Q1
    assert_period 2026-10-01 2026-12-31 5
    run --separate-stderr emj report --quarter=2027-Q1
    assert_contains '1 October 2026 to 31 December 2026'
}

@test "two period options exit 2, twice the same one too" {
    for words in '--month --year' '--month=2026-10 --month=2026-11' '--all --month' \
        '--from=2026-11-01 --week' '--all --to=2026-11-01'; do
        # shellcheck disable=SC2086
        run --separate-stderr emj report $words
        assert_failed 2 'only one of'
    done
}

@test "a period that does not fit its option exits 2" {
    for words in --month=2026-W46 --week=2026-11 --year=2026-11 --day=2026 --quarter=2026-11 \
        --month=2026-13 --week=2026-W54 --quarter=2026-Q5 --month=soon --day=2026-02-30; do
        run --separate-stderr emj report "$words"
        assert_failed 2 "${words#*=}"
    done
}

@test "a wrong day of --from, --to or --as-of exits 2 by name" {
    for option in --from --to --as-of; do
        run --separate-stderr emj report "$option" never
        assert_failed 2 "$option"
    done
}

# --- filters --------------------------------------------------------------------

@test "each filter narrows the entries and is named in the head" {
    put_tagged 2026-11-02-0900-one dependency-management management 'With @tomas about #hiring'
    put_tagged 2026-11-03-0900-two dependency-management both 'With @ana about #oncall'
    put_tagged 2026-11-04-0900-three one-on-one leadership 'With @tomas'
    local -A totals=(
        ['--activity dependency-management']=2 ['--as management']=2 ['--as both']=1
        ['--person @tomas']=2 ['--person Tomas']=2 ['--theme #hiring']=1 ['--theme ONCALL']=1
        ['--tag leadership']=2 ['--person @tomas --as leadership']=1 ['--theme nothing']=0
    )
    for words in "${!totals[@]}"; do
        # shellcheck disable=SC2086
        report_json $words
        assert_status 0
        [ "$(jq .entries.total <<<"$output")" -eq "${totals[$words]}" ] || fail "$words: $output"
    done
    run --separate-stderr emj report --person tomas --theme hiring
    assert_contains 'Only with @tomas, theme hiring.'
}

@test "--pack is an id, an alias or the beginning of a word, and counts its entries only" {
    emj new dependencies -m 'One.' 2>&1
    emj new one-on-one -m 'Two.' 2>&1
    for word in dependency-management dependencies dep; do
        report_json --pack "$word"
        [ "$(jq .entries.total <<<"$output")" -eq 1 ]
    done
    run --separate-stderr emj report --pack nothing-like-it
    assert_failed 3 "'nothing-like-it'"
}

@test "a wrong --as exits 2" {
    run --separate-stderr emj report --as leader
    assert_failed 2 "'leader'"
}

# --- what it says -----------------------------------------------------------------

@test "an empty period is a valid report" {
    run --separate-stderr emj report
    assert_status 0
    assert_line "# Manager's journal: November 2026"
    assert_line 'No entries in this period.'
    refute_contains '##'
    report_json
    assert_status 0
    [ "$(jq .entries.total <<<"$output")" -eq 0 ]
}

@test "an empty period still lists what is open" {
    put_commitment 2026-10-19-1000-sync '[ ]' 'When Bob escalates, I will ask for his option'
    run --separate-stderr emj report
    assert_status 0
    assert_contains '- [ ] When Bob escalates, I will ask for his option (made 19 Oct, open 24 days)'
    assert_line 'No entries in this period.'
}

@test "--as-of gives the same bytes on any later day" {
    put_year
    local first
    first=$(emj report --month=2026-11 --as-of 2026-11-10)
    run --separate-stderr at 2027-03-01T10:00:00+01:00 emj report --month=2026-11 --as-of 2026-11-10
    assert_output_is "$first"
    assert_contains 'Figures as of 10 November 2026'
}

@test "--as-of ignores later entries and counts ages to its day" {
    put_year
    report_json --month=2026-11 --as-of 2026-11-08
    [ "$(jq -c '[.period.as_of, .entries.total]' <<<"$output")" = '["2026-11-08",2]' ]
    [ "$(jq '.coverage[] | select(.activity == "dependency-management") | .management.age_days' \
        <<<"$output")" -eq 0 ]
}

@test "the as-of date of a past period is its end" {
    put_year
    report_json --month=2026-10
    [ "$(jq -r .period.as_of <<<"$output")" = 2026-10-31 ]
}

@test "counts, shares and coverage agree with the entries" {
    put_year
    report_json --all
    [ "$(jq -c '.entries | [.total, .days, .management, .leadership, .both, .untagged]' \
        <<<"$output")" = '[8,8,4,2,1,1]' ]
    [ "$(jq -c '.balance.entries' <<<"$output")" = '{"leadership_units":5,"of":14,"percent":null}' ]
    [ "$(jq -c '[.coverage[] | select(.entries > 0) | [.activity, .entries, .management.entries, .leadership.entries]]' \
        <<<"$output")" = '[["dependency-management",6,4,3],["one-on-one",2,1,0]]' ]
}

@test "a percentage stands from ten tagged entries on, with its counts" {
    for day in 01 02 03 04 05 06 07 08; do
        put_tagged "2026-11-$day-0900-note" one-on-one management
    done
    put_tagged 2026-11-09-0900-note one-on-one leadership
    run --separate-stderr emj report
    assert_contains 'too few for a percentage (8 management only, 0 both, 1 leadership only; n = 9)'
    put_tagged 2026-11-10-0900-note one-on-one both
    run --separate-stderr emj report
    assert_contains 'Leadership share of entries: 15% (8 management only, 1 both, 1 leadership only; n = 10)'
}

@test "gaps name the side, its last day and its age" {
    put_tagged 2026-08-26-1000-dependency-management dependency-management leadership
    put_tagged 2026-11-10-1000-dependency-management dependency-management management
    report_json --activity dependency-management
    [ "$(jq -c '.gaps[] | select(.activity == "dependency-management")' <<<"$output")" = \
        '{"activity":"dependency-management","side":"leadership","last":"2026-08-26","age_days":78,"cadence_days":30}' ]
    run --separate-stderr emj report
    assert_contains 'last on 26 August, 78 days ago'
}

@test "commitments add up: carried in + made = kept + partly + dropped + open" {
    put_commitment 2026-10-01-1000-a '[x]' 'When A, I will b (kept 2026-11-02)'
    put_commitment 2026-10-02-1000-b '[-]' 'When B, I will b (dropped 2026-10-20)'
    put_commitment 2026-10-03-1000-c '[ ]' 'When C, I will b'
    put_commitment 2026-11-04-1000-d '[/]' 'When D, I will b (partly 2026-11-10)'
    put_commitment 2026-11-05-1000-e '[ ]' 'When E, I will b'
    report_json
    [ "$(jq -c '.commitments | [.carried_in, .made, .kept, .partly, .dropped, .open]' \
        <<<"$output")" = '[2,2,1,1,0,2]' ] || fail "$(jq -c .commitments <<<"$output")"
}

@test "the person's own range is printed, without a judgement" {
    put_year
    emj config set range 30-60
    run --separate-stderr emj report
    assert_contains 'Own range: 30 to 60%.'
}

@test "the report never grades: no praise, no target, no exclamation mark" {
    put_year
    run --separate-stderr emj report --all
    assert_contains 'Leadership share'
    for word in '!' great strong poor healthy target should improved '50/50'; do
        refute_contains "$word"
    done
}

@test "--no-tables prints lists in place of tables" {
    put_year
    run --separate-stderr emj report
    assert_contains '|---'
    local cells
    cells=$(grep -c '^| ' <<<"$output")
    [ "$cells" -ge 2 ]
    run --separate-stderr emj report --no-tables
    assert_status 0
    refute_contains '|---'
    assert_contains 'Dependency management'
}

# --- formats and files ------------------------------------------------------------

@test "an unknown --format exits 2 and lists the known ones" {
    run --separate-stderr emj report --format pfd
    assert_failed 2 "'pfd'"
    assert_contains 'md' "$stderr"
    assert_contains 'json' "$stderr"
}

@test "md and auto give the same in a pipe, also with a pager set" {
    put_year
    local text
    text=$(emj report --format md)
    [ -n "$text" ]
    PAGER=false run --separate-stderr emj report
    assert_status 0
    assert_output_is "$text"
}

@test "-o writes the file with mode 0600 under any umask and prints nothing" {
    put_year
    local text
    text=$(emj report)
    (
        umask 0
        run --separate-stderr emj report -o out.md
        assert_status 0
        [ -z "$output" ]
    )
    [ "$(cat out.md)" = "$text" ]
    [ "$(stat -c %a out.md)" = 600 ]
    emj report --format json --output=out.json
    jq -e '.emjournal == 1 and .kind == "report"' out.json
}

@test "-o replaces a file at once and keeps a link's target in place" {
    echo old >out.md
    emj report -o out.md
    assert_contains "Manager's journal" "$(cat out.md)"
}

@test "-o into a folder that is not there fails and leaves nothing" {
    run --separate-stderr emj report -o none/out.md
    [ "$status" -ne 0 ]
    assert_contains 'none' "$stderr"
    [ ! -e none ]
}

@test "JSON has every key of the contract's figures" {
    put_year
    report_json --entries list
    [ -n "$output" ]
    jq -e '
        .emjournal == 1 and .kind == "report"
        and (.period | has("from") and has("to") and has("label") and has("as_of"))
        and (.entries | has("total") and has("days") and has("management") and has("leadership")
            and has("both") and has("untagged") and has("proposed") and has("private")
            and has("unreadable") and has("same_day"))
        and (.balance.minutes | has("leadership_units") and has("of") and has("entries_with") and has("percent"))
        and (.balance | has("words") and has("change") and has("history"))
        and (.coverage[0] | has("activity") and has("title") and has("entries") and has("cadence_days"))
        and (.coverage[0].management | has("entries") and has("last") and has("age_days"))
        and (.functions | has("planning-budgeting") and has("motivating-inspiring"))
        and (.commitments | has("carried_in") and has("items"))
        and (.carry_forward | type == "array")
        and (.list | length == 4)' <<<"$output" >/dev/null || fail "$output"
}

# --- the entries themselves ---------------------------------------------------------

# An open fence and a heading: neither may reach the other.
put_hostile_pair() {
    put_tagged 2026-11-02-0900-fence one-on-one management $'Before.\n\n```\ncode without an end\n# in the code'
    put_tagged 2026-11-03-0900-heading one-on-one leadership $'# A heading of an entry\n\nAfter the *heading*.'
}

@test "--entries none is the default, a wrong word exits 2" {
    put_hostile_pair
    local text
    text=$(emj report)
    run --separate-stderr emj report --entries none
    assert_output_is "$text"
    refute_contains 'After the'
    run --separate-stderr emj report --entries some
    assert_failed 2 "'some'"
}

@test "--entries list has a line for each entry" {
    put_hostile_pair
    run --separate-stderr emj report --entries list
    assert_line '## Entries'
    [ "$(sed -n '/^## Entries/,$p' <<<"$output" | grep -c '^- ')" -eq 2 ]
    report_json --entries list
    [ "$(jq '.list | length' <<<"$output")" -eq 2 ]
    [ "$(jq '.list[0] | has("body")' <<<"$output")" = false ]
}

@test "--entries full keeps an open fence and a heading apart" {
    put_hostile_pair
    run --separate-stderr emj report --entries full
    assert_status 0
    run cmark <<<"$output"
    assert_status 0
    grep -A3 '<pre><code>' <<<"$output" | grep -q 'code without an end'
    assert_contains '<em>heading</em>'
    assert_contains '# in the code'
    # What follows the entries is no part of the code.
    assert_contains '<p>These figures count what was written'
    # The only heading of the first order is the report's own.
    [ "$(grep -c '<h1>' <<<"$output")" -eq 1 ]
    [ "$(grep -c '<h3>' <<<"$output")" -eq 2 ]
}

@test "--entries full keeps markers and themes as typed" {
    put_tagged 2026-11-02-0900-one one-on-one management 'It went well #hiring +'
    run --separate-stderr emj report --entries full
    assert_contains 'It went well #hiring +'
    report_json --entries full
    assert_contains 'It went well #hiring +' "$(jq -r '.list[0].body' <<<"$output")"
}

@test "what a person wrote in a title cannot become markup" {
    put_tagged 2026-11-02-0900-one one-on-one management $'# <b>a</b> [x](y) *z* `c` | d\n\nText.'
    run --separate-stderr emj report --entries list
    local html
    html=$(cmark --unsafe <<<"$output")
    assert_contains 'a&lt;/b&gt;' "$html"
    refute_contains '<b>a</b>' "$html"
    refute_contains 'href="y"' "$html"
    refute_contains '<em>z</em>' "$html"
}

@test "no escape sequence of an entry reaches the output" {
    put_entry 2026-11-02-0900-one <<EOF
---
date: 2026-11-02T09:00:00+01:00
tags: [management]
activity: one-on-one
---

# $(printf 'Title \e[31mred\a')

Body $(printf '\e]0;x\a') text.
EOF
    for words in '--entries list' '--entries full' '--format json --entries full'; do
        # shellcheck disable=SC2086
        run --separate-stderr emj report $words
        assert_contains 'red'
        refute_contains $'\e'
        refute_contains $'\a'
    done
}

@test "an unreadable file is named on standard error, skipped, and counted in the head" {
    put_year
    put_entry 2026-11-05-0900-broken <<<$'---\ntitle: no date\n---\n\nText.'
    run --separate-stderr emj report
    assert_status 0
    assert_contains '2026/11/2026-11-05-0900-broken.md' "$stderr"
    assert_contains '1 file could not be read and is not counted'
    assert_contains '4 entries'
    report_json
    [ "$(jq .entries.unreadable <<<"$output")" -eq 1 ]
}

@test "a report writes nothing into the journal" {
    put_year
    local before
    before=$(tree_state "$EMJOURNAL_DIR")
    emj report --all --entries full | grep -q 'Something was said'
    emj report --format json | grep -q '"kind": "report"'
    assert_unchanged "$before" "$EMJOURNAL_DIR"
}
