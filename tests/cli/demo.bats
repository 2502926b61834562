#!/usr/bin/env bats

load helper

# One sample journal for the tests that only look at it.
setup_file() {
    BATS_TEST_TMPDIR=$BATS_FILE_TMPDIR emj_setup
    emj demo >report.md 2>notes.txt
}

# $folder is that journal, and $stderr what was said about it.
sample() {
    stderr=$(cat "$BATS_FILE_TMPDIR/notes.txt")
    folder=$(echo "$BATS_FILE_TMPDIR"/tmp/emjournal-demo-*)
}

# demo [DATE [ZONE]]: runs it; $folder is what it made.
demo() {
    [ $# -lt 1 ] || export EMJOURNAL_NOW=$1
    [ $# -lt 2 ] || export TZ=$2
    run --separate-stderr emj demo
    # shellcheck disable=SC2154  # $stderr is set by run
    folder=$(grep -o "$TMPDIR/emjournal-demo-[A-Za-z0-9]*" <<<"$stderr" | head -n 1)
}

# The front matter lines "KEY: ..." of all entries, without the key.
values_of() { sed -n "s/^$1: //p" "$folder"/*/*/*.md; }

count() { grep -c . || true; }

# The program under its own name, to run what the demo says as it says it.
emjournal() { emj "$@"; }

# said N: the Nth command of the three to type next.
said() { grep '^  .* --journal ' <<<"$stderr" | sed -n "$1p"; }

@test "demo: the report of the last full month, as a whole" {
    demo 2026-11-24T10:00:00+01:00
    assert_status 0
    assert_golden demo/2026-10.md
}

@test "demo: what to type next, on standard error" {
    sample
    assert_contains "Your own journal is untouched" "$stderr"
    assert_contains "  rm -r $folder" "$stderr"
    refute_contains "$folder" "$(cat "$BATS_FILE_TMPDIR/report.md")"
    [ "$(grep -c "^  $EMJ_BINARY --journal " <<<"$stderr")" -eq 3 ]
}

@test "demo: each of the three commands works as printed" {
    demo
    local list report new
    list=$(said 1) report=$(said 2) new=$(said 3)

    run --separate-stderr eval "$list"
    assert_status 0
    [ "${#lines[@]}" -eq 43 ]

    run --separate-stderr eval "$report"
    assert_status 0
    assert_contains "# Manager's journal: Q3 2026"
    assert_contains "n = 17"

    run --separate-stderr eval "$new -m 'Moved one project to the quarter after'"
    assert_status 0
    assert_contains "$folder/2026/11/2026-11-12-1432-quarterly-planning.md"
}

@test "demo: the commands are quoted where the folder needs it" {
    local odd="$TMPDIR/a folder's \$HOME"
    mkdir "$odd"
    TMPDIR=$odd demo
    run --separate-stderr eval "$(said 1)"
    assert_status 0
    [ "${#lines[@]}" -eq 43 ]
}

@test "demo: the person's own journal is neither read nor made" {
    demo
    assert_status 0
    [ ! -e "$EMJOURNAL_DIR" ]
    [ ! -e "$XDG_DATA_HOME" ]

    mkdir -p "$EMJOURNAL_DIR/.emjournal"
    echo 99 >"$EMJOURNAL_DIR/.emjournal/format"
    demo
    assert_status 0
    run --separate-stderr emj --journal "$EMJOURNAL_DIR" demo
    assert_status 0
    [ "$(ls -A "$EMJOURNAL_DIR")" = .emjournal ]
}

@test "demo: folders and files are private, and each run has its own" {
    umask 000
    demo
    local first=$folder
    demo
    [ "$first" != "$folder" ]
    [ -z "$(find "$folder" -type d ! -perm 700)" ]
    [ -z "$(find "$folder" -type f ! -perm 600)" ]
}

@test "demo: forty-three entries over six months, the last with eleven" {
    sample
    run bash -c "cd '$folder' && ls 2026/* | grep -c md"
    assert_output_is 43
    run bash -c "cd '$folder' && for month in 2026/*; do ls \$month | wc -l; done | xargs"
    assert_output_is "7 7 4 7 7 11"
}

@test "demo: about three in five management, one in four leadership, the rest both" {
    sample
    run bash -c "'$EMJ_BINARY' --journal '$folder' report --all | grep 'share of entries'"
    assert_contains "(25 management only, 7 both, 9 leadership only; n = 41, and 2 untagged)"
    [ "$(values_of tagged | grep -c proposed)" -eq 3 ]
    [ "$(values_of tagged | grep -c chosen)" -eq 38 ]
}

@test "demo: every text is between 12 and 60 words, and there is only one of it" {
    sample
    # Words of the body without headings, comments and commitments.
    run awk 'FNR == 1 { fences = 0 }
             /^---$/ { fences++ }
             fences == 2 && !/^(---|#+ |<!--|- \[)/ { words[FILENAME] += NF }
             END { for (name in words) if (words[name] < 12 || words[name] > 60) print name }' \
        "$folder"/*/*/*.md
    assert_output_is ""
    run bash -c "sed -n '/^[A-Z@\"]/p' '$folder'/*/*/*.md | sort | uniq -d"
    assert_output_is ""
}

@test "demo: questions are those of the packs, follow-ups and skipped ones too" {
    sample
    run bash -c "cat '$folder'/*/*/*.md"
    assert_contains $'## What can that person settle alone?\n<!-- prompt: direct-line:short management effect -->'
    assert_contains $'asked:\n  - shared-goal'
    refute_contains '(null)'
    run grep -vxF -f <(sed -n 's/^ *ask: //p' "$EMJOURNAL_PACKS"/*.yaml) \
        <(grep -h -B1 '^<!-- prompt:' "$folder"/*/*/*.md | sed -n 's/^## //p')
    assert_output_is ""
}

@test "demo: highlights, setbacks, a private line and answers to sensitive questions" {
    sample
    [ "$(grep -h ' +$' "$folder"/*/*/*.md | count)" -eq 12 ]
    [ "$(grep -h ' -$' "$folder"/*/*/*.md | count)" -eq 5 ]
    [ "$(grep -h '^//' "$folder"/*/*/*.md | count)" -eq 1 ]
    grep -q 'prompt: .* private -->' "$folder"/*/*/*-performance-reviews.md
    run --separate-stderr emj --journal "$folder" show @1
    assert_contains "1:1 with Tomas"
    assert_contains "Private."
}

@test "demo: at most three commitments are open on any day" {
    sample
    # "DAY +1" when one is made, "DAY -1" when it ends; ends of a day come first.
    grep -H '^- \[' "$folder"/*/*/*.md | while IFS= read -r line; do
        file=${line#"$folder"/*/*/}
        echo "${file:0:10} 1"
        case $line in
        *' (kept '* | *' (partly '* | *' (dropped '*)
            ended=$(grep -oE '(kept|partly|dropped) [0-9-]{10}' <<<"${line}" | cut -d' ' -f2)
            [[ $ended > ${file:0:10} ]] || fail "ended before it was made: $line"
            echo "$ended 0"
            ;;
        esac
    done | sort >days
    [ "$(count <days)" -eq 26 ]
    local open=0
    while read -r day made; do
        open=$((open + (made ? 1 : -1)))
        [ "$open" -le 3 ] || fail "$open are open on $day"
    done <days
    [ "$open" -eq 2 ]
}

@test "demo: the figures are the same on any day and in any zone" {
    local figures gap
    while read -r now zone month; do
        demo "$now" "$zone"
        assert_status 0
        assert_contains "# Manager's journal: ${month/-/ }"
        assert_contains "25% (7 management only, 1 both, 2 leadership only; n = 10, and 1 untagged)"
        assert_contains "Commitments: 3 carried in, 4 made, 3 kept, 1 partly, 1 dropped, 2 open."
        gap=$(sed -n 's/^- Longest gap: Dependency management, leadership side, \(.*\) days\.$/\1/p' \
            <<<"$output")
        [ "${gap:-0}" -gt 61 ] || fail "the gap is '$gap' days" "$(show_run)"
        run grep -E '^[67]|-12-2[56]|-01-01' \
            <(values_of date | cut -c1-10 | date -f - '+%u %Y-%m-%d')
        assert_output_is ""
        figures=$(emj --journal "$folder" report --quarter=last | sed -n 3p)
        refute_contains "No entries" "$figures"
    done <<'END'
2027-01-01T00:00:30+01:00 Europe/Berlin December-2026
2028-02-29T12:00:00Z UTC January-2028
2026-03-31T23:59:00-07:00 America/Los_Angeles February-2026
2019-01-15T08:00:00+13:45 Pacific/Chatham December-2018
END
}

@test "demo: written down the same day but four times" {
    sample
    run emj --journal "$folder" report --all
    assert_contains "39 written the same day"
    # Nothing is recorded before it ends.
    local start recorded minutes
    while IFS=$'\t' read -r start recorded minutes; do
        [ $((recorded - start)) -ge $((60 * minutes)) ] || fail "begins at $start"
    done < <(paste <(values_of date | date -f - +%s) <(values_of recorded | date -f - +%s) \
        <(emj --journal "$folder" list --format json | sed -n 's/.*"minutes": \(.*\),/\1/p' |
            sed 's/null/0/' | tac))
}

@test "demo: the questions stay English under another language" {
    mkdir -p "$XDG_CONFIG_HOME/emjournal"
    echo 'language: de' >"$XDG_CONFIG_HOME/emjournal/config.yaml"
    demo
    assert_status 0
    grep -q '^functions:' "$folder"/*/*/*-quarterly-planning.md
    grep -q '^## Which estimate changed' "$folder"/*/*/*-quarterly-planning.md
}

@test "demo: a pack of the person's own in front of a shipped one does no harm" {
    mkdir -p "$XDG_DATA_HOME/emjournal-packs" packs
    sed '/^questions:/,$d' "$EMJOURNAL_PACKS/team-focus.yaml" >packs/team-focus.yaml
    printf 'questions:\n  - id: own\n    side: any\n    ask: What was it today?\n' \
        >>packs/team-focus.yaml
    cp "$EMJOURNAL_PACKS"/*.yaml "$XDG_DATA_HOME/emjournal-packs"
    EMJOURNAL_PACKS=$PWD/packs
    demo
    assert_status 0
    grep -q 'prompt: came-in' "$folder"/*/*/*-team-focus.md
}

@test "demo: without the shipped packs nothing is written" {
    mkdir packs
    printf '%s\n' 'emjournal_pack: 1' 'id: team-focus' 'title: Own' 'activity: team-focus' \
        'questions:' '  - id: own' '    side: any' '    ask: What was it today?' \
        >packs/team-focus.yaml
    # The program's own folder of packs is out of the way in a copy of it.
    cp "$EMJ_BINARY" emjournal
    EMJ_BINARY=$PWD/emjournal EMJOURNAL_PACKS=$PWD/packs demo
    if [ "$status" -eq 0 ]; then
        skip "packs are installed where this program was built for"
    fi
    assert_status 3
    assert_contains "needs the pack 'quarterly-planning' as it is shipped" "$stderr"
    assert_contains "is not complete" "$stderr"
}

@test "demo: --quiet leaves the report alone on the screen" {
    run --separate-stderr emj --quiet demo
    assert_status 0
    assert_contains "# Manager's journal: October 2026"
    [ -z "$stderr" ]
}

@test "demo: an argument is wrong, and no folder is made for it" {
    run --separate-stderr emj demo here
    assert_status 2
    [ -z "$(ls -A "$TMPDIR")" ]
}

@test "demo: no place for temporary files is a failure of the system" {
    TMPDIR=$PWD/absent run --separate-stderr emj demo
    assert_status 74
    assert_contains "cannot make a folder in" "$stderr"
}

@test "demo: a full standard output is noticed" {
    run --separate-stderr bash -c "'$EMJ_BINARY' demo >/dev/full"
    assert_status 74
    assert_contains "cannot write to standard output" "$stderr"
}
