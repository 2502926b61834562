#!/usr/bin/env bats
# `emjournal check`, and an oracle that shares no code with it (tests/oracle): what one
# calls bad the other calls bad.

load helper

setup() {
    emj_setup
    umask 077
}

oracle() { python3 "$tests_root/oracle/journal.py" "$@"; }

# assert_agreement: check and the oracle name the same files. Notes, rights and the
# place of the journal are not the oracle's business.
assert_agreement() {
    emj check --format json >check.json 2>/dev/null || true
    jq -r --arg root "$EMJOURNAL_DIR/" '.problems[]
        | select(.severity != "note" and (.kind | IN("mode", "owner", "place") | not))
        | .path | ltrimstr($root)' check.json | LC_ALL=C sort -u >program
    oracle verify "$EMJOURNAL_DIR" | cut -f 1 | LC_ALL=C sort -u >verified
    diff -u program verified >&2 || fail 'check and the oracle disagree'
}

put_good() {
    put_tagged 2026-11-02-0900-one team-focus management 'The first.'
    put_tagged 2026-11-03-0900-two team-focus both 'The second with @wen.'
}

# Copies of an entry under the names of 23 programs and ways.
put_copies() {
    local file suffix
    file=$(entry_file 2026-11-02-0900-one)
    file=${file%.md}
    for suffix in '.sync-conflict-20261112-143200-ABCDEFG.md' ' (conflicted copy 2026-11-12 143200).md' \
        "_conflict-20261112-143200.md" " (Wen's conflicted copy 2026-11-12).md" \
        ' (In Konflikt stehende Kopie von Wen 2026-11-12).md' ' (Kopie in Konflikt 2026-11-12).md' \
        ' (Copie en conflit de Wen 2026-11-12).md' ' (Copia en conflicto de Wen 2026-11-12).md' \
        ' (Case Conflict 1).md' ' (SFConflict wen 2026-11-12-14-32-00).md' \
        ' (copy: conflict on 2026-11-12).md' ' (Conflicted copy phone 202611121432).md' \
        '_PC_Nov-12-143200-2026_Conflict.md' '.conflict1.md' '.Conflict.md' ' 2.md' ' (1).md' \
        ' copy.md' ' - Copy (2).md' '-DESKTOP-7AB12C.md' '_LOCAL_4711.md' '_conf(1).md' \
        ' (another copy).md'; do
        cp "$file.md" "$file$suffix"
    done
}

@test "a journal in order is silent and ends with 0" {
    emj new -m 'One thing.' >/dev/null
    emj edit @1 --minutes 5
    emj rm @1
    emj new -m 'Another.' >/dev/null
    run --separate-stderr emj check
    assert_status 0
    assert_output_is ''
    [ -z "$stderr" ] || fail "$(show_run)"
    run --separate-stderr emj check --format json
    assert_status 0
    [ "$(jq -c '[.emjournal, .kind, .errors, .warnings, .notes, .repairs, .problems]' <<<"$output")" = \
        '[1,"check",0,0,0,0,[]]' ]
}

@test "a journal that is not there is no journal in order" {
    run --separate-stderr emj --journal "$BATS_TEST_TMPDIR/nowhere" check
    assert_failed 3 'nowhere'
    [ ! -e "$BATS_TEST_TMPDIR/nowhere" ]
}

@test "problems are sorted by path and place, the sum stands on standard error" {
    put_good
    put_entry 2026-11-04-0900-bad <<<$'---\nminutes: x\ndate: soon\n---\n'
    put_entry 2026-11-01-0900-none <<<'Only text.'
    put_entry 2026-11-05-0900-tag <<<$'---\ndate: 2026-11-05T09:00:00+01:00\ntags: [managment]\n---\n'
    echo x >"$EMJOURNAL_DIR/2026/11/plan.txt"
    run --separate-stderr emj check
    assert_status 1
    [[ ${lines[0]} == "2026/11/2026-11-01-0900-none.md:1:1: error: no front matter; "* ]]
    [[ ${lines[1]} == "2026/11/2026-11-04-0900-bad.md:2:10: error: 'minutes'"* ]]
    [[ ${lines[2]} == "2026/11/2026-11-04-0900-bad.md:3:7: error: 'date'"* ]]
    [[ ${lines[3]} == "2026/11/2026-11-05-0900-tag.md:3:8: warning: the tag 'managment'"* ]]
    [[ ${lines[4]} == "2026/11/plan.txt: note: "* ]]
    [ "${#lines[@]}" -eq 5 ]
    assert_line 'emjournal: 3 errors, 1 warning, 1 note in 6 files' "$stderr"
}

@test "notes alone end with 0, a warning with 1" {
    put_good
    echo x >"$EMJOURNAL_DIR/2026/11/plan.txt"
    run --separate-stderr emj check
    assert_status 0
    assert_line '1 note in 3 files' "$stderr"
    run --separate-stderr emj --quiet check
    [ -z "$stderr" ]
    chmod 640 "$(entry_file 2026-11-02-0900-one)"
    run --separate-stderr emj check
    assert_failed_with_list 1
}

assert_failed_with_list() {
    assert_status "$1"
    [ -n "$output" ] || fail "$(show_run)"
}

@test "check reads and never writes" {
    put_good
    put_copies
    put_entry 2026-11-04-0900-bad <<<'x'
    chmod 644 "$(entry_file 2026-11-02-0900-one)"
    local before
    before=$(tree_state "$EMJOURNAL_DIR")
    run emj check
    run emj check --format json
    assert_unchanged "$before" "$EMJOURNAL_DIR"
}

@test "an entry named with a word behind another one's name is no copy" {
    put_good
    local word
    for word in q3 Q4 OKR 2026-Q4-Plan PC Mac-rollout Desktop-strategy BERN0123; do
        put_tagged "2026-11-02-0900-one-$word" team-focus management "Of $word."
    done
    mkdir "$EMJOURNAL_DIR/mine"
    for word in a-b-c-d-e a-b-c-d-e-LAPTOP; do
        cp "$(entry_file 2026-11-02-0900-one)" "$EMJOURNAL_DIR/mine/$word.md"
    done
    run --separate-stderr emj check
    assert_status 0
    refute_contains ' is a copy that ' "$output"
    [ "$(grep -c 'may be a copy that OneDrive made, and counts as an entry' <<<"$output")" -eq 1 ]
    assert_contains "one-BERN0123.md: note: may be a copy" "$output"
    assert_agreement
    [ "$(emj list | grep -c '^2026-11-02')" -eq 9 ] || fail "$(emj list)"
    cp "$(entry_file 2026-11-02-0900-one-Q4)" "$EMJOURNAL_DIR/2026/11/2026-11-02-0900-one-Q4-WENS-PC.md"
    run --separate-stderr emj check
    assert_contains "one-Q4-WENS-PC.md: warning: is a copy that OneDrive made" "$output"
    assert_contains "compare it with '2026-11-02-0900-one-Q4.md'" "$output"
    assert_agreement
}

@test "the copies of 23 ways are named and count nowhere" {
    put_good
    local list report
    list=$(emj list 2>/dev/null)
    report=$(emj report --all --entries full 2>/dev/null)
    put_copies
    run --separate-stderr emj check
    assert_status 1
    [ "$(grep -c ' is a copy that ' <<<"$output")" -eq 23 ] || fail "$(show_run)"
    [ "$(grep -c "compare it with '2026-11-02-0900-one.md'" <<<"$output")" -eq 23 ]
    [ "$(emj list 2>/dev/null)" = "$list" ]
    diff -u <(echo "$report") <(emj report --all --entries full 2>/dev/null |
        sed 's/ 23 files could not be read and are not counted\.//')
    run --separate-stderr emj show 2026-11-02
    assert_status 0
    assert_agreement
}

@test "a FIFO, a socket, links and a folder with an entry's name hold nothing up" {
    put_good
    mkfifo "$EMJOURNAL_DIR/2026/11/2026-11-04-0900-pipe.md" "$EMJOURNAL_DIR/2026/11/pipe"
    mkdir "$EMJOURNAL_DIR/2026/11/2026-11-05-0900-folder.md"
    ln -s /etc/passwd "$EMJOURNAL_DIR/2026/11/2026-11-06-0900-link.md"
    ln -s . "$EMJOURNAL_DIR/2026/loop"
    run --separate-stderr timeout -k 2 20 "$EMJ_BINARY" check
    assert_failed_with_list 1
    [ "${#lines[@]}" -eq 5 ] || fail "$(show_run)"
    assert_agreement
}

@test "check opens nothing but regular files" {
    command -v strace >/dev/null || skip 'no strace'
    put_good
    mkfifo "$EMJOURNAL_DIR/2026/11/2026-11-04-0900-pipe.md"
    ln -s /etc/hostname "$EMJOURNAL_DIR/2026/11/2026-11-06-0900-link.md"
    ASAN_OPTIONS=detect_leaks=0 strace -f -e trace=openat,open -o calls "$EMJ_BINARY" check || true
    grep -q '2026-11-02-0900-one.md' calls
    run ! grep -E 'pipe\.md|link\.md|hostname' calls
}

@test "--fix sets modes and removes leftovers, says so, and touches no byte" {
    put_good
    emj new -m 'Text.' --at '2026-11-06 09:00' >/dev/null
    put_entry 2026-11-04-0900-bad <<<'x'
    oracle snapshot "$EMJOURNAL_DIR" >before
    chmod 644 "$(entry_file 2026-11-02-0900-one)"
    chmod 755 "$EMJOURNAL_DIR" "$EMJOURNAL_DIR/.emjournal/tmp"
    printf half >"$EMJOURNAL_DIR/.emjournal/tmp/.emj-0123456789abcdef"
    run --separate-stderr emj check --fix
    assert_status 1
    [ "$(grep -c ': fixed: ' <<<"$output")" -eq 4 ] || fail "$(show_run)"
    assert_contains 'yours to decide' "$stderr"
    assert_line 'emjournal: 1 error, 4 fixed in 7 files' "$stderr"
    [ "$(stat -c %a "$EMJOURNAL_DIR")" = 700 ]
    oracle compare before "$EMJOURNAL_DIR" --nothing-lost
    rm "$(entry_file 2026-11-04-0900-bad)"
    run --separate-stderr emj check --fix
    assert_status 0
    [ -z "$output$stderr" ] || fail "$(show_run)"
}

@test "a draft that waits is told with the command that goes on with it" {
    local id=2026-11-12-1432-note
    mkdir -p "$EMJOURNAL_DIR/.emjournal/drafts"
    cp "$tests_root/entries/example.md" "$EMJOURNAL_DIR/.emjournal/drafts/$id.md"
    run --separate-stderr at 2026-11-14T16:00:00+01:00 emj check
    assert_status 0
    assert_output_is ".emjournal/drafts/$id.md: note: a draft waits, begun 2 days ago; 'emjournal new --resume $id' goes on with it"
}

@test "a format that is newer ends with 4, a wrong word with 2" {
    put_good
    mkdir -p "$EMJOURNAL_DIR/.emjournal"
    echo 2 >"$EMJOURNAL_DIR/.emjournal/format"
    run --separate-stderr emj check
    assert_failed 4 'format 2'
    run --separate-stderr emj check --format yaml
    [ "$status" -ne 0 ]
    rm "$EMJOURNAL_DIR/.emjournal/format"
    run --separate-stderr emj check --format yaml
    assert_failed 2 '--format'
    run --separate-stderr emj check 2026
    assert_failed 2 '2026'
}

@test "JSON is valid with names and texts of any bytes" {
    put_good
    printf 'x' >"$EMJOURNAL_DIR/2026/11/"$'bad\xff\e[31m\n"name.md'
    printf -- '---\ndate: 2026-11-05T09:00:00+01:00\ntags: ["leadershi\xc3\xa9"]\n---\n\xff\n' \
        >"$(entry_file 2026-11-05-0900-x)"
    emj check --format json >check.json 2>/dev/null || true
    jq -e '.problems | length > 2' check.json
    python3 -c 'import json; json.load(open("check.json", encoding="utf-8"))'
    refute_contains $'\e' "$(cat check.json)"
}

# --- agreement --------------------------------------------------------------------

@test "check and the oracle agree on good journals" {
    local journal
    for journal in four month half-year; do
        EMJOURNAL_DIR=$BATS_TEST_TMPDIR/$journal
        cp -r "$tests_root/journals/$journal" "$EMJOURNAL_DIR"
        assert_agreement
        [ ! -s verified ] || fail "$(cat verified)"
    done
}

@test "check and the oracle agree on the largest text" {
    local ends n=0
    for ends in '\n' '\n\n' '\n\r\n'; do
        for more in 0 1; do
            n=$((n + 1))
            printf -- '---\ndate: 2026-11-02T09:00:00+01:00\n---%b' "$ends" |
                put_entry 2026-11-02-0900-$n
            head -c $((16 * 1024 * 1024 + more)) /dev/zero | tr '\0' x \
                >>"$(entry_file 2026-11-02-0900-$n)"
        done
    done
    assert_agreement
    [ "$(grep -o '[0-9].md$' verified | tr -d '.md\n')" = 246 ] || fail "$(cat verified)"
}

# Each line is the name of a file and, behind a blank, its text in the form of $'...'.
put_bad() {
    local path text
    while read -r path text; do
        mkdir -p "$EMJOURNAL_DIR/${path%/*}"
        printf '%b' "$text" >"$EMJOURNAL_DIR/$path"
    done
}

@test "check and the oracle agree on what is bad" {
    local good='---\ndate: 2026-11-02T09:00:00+01:00\n'
    put_good
    put_bad <<END
2026/11/2026-11-02-0900-a.md
2026/11/2026-11-02-0900-b.md -
2026/11/2026-11-02-0900-c.md ---\n---\n
2026/11/2026-11-02-0900-d.md ${good}
2026/11/2026-11-02-0900-e.md ${good}minutes: 10081\n---\n
2026/11/2026-11-02-0900-f.md ${good}minutes: 10080\n---\n
2026/11/2026-11-02-0900-g.md ${good}tagged: guessed\n---\n
2026/11/2026-11-02-0900-h.md ${good}functions: [planning-budgeting, singing]\n---\n
2026/11/2026-11-02-0900-i.md ${good}private: yes\n---\n
2026/11/2026-11-02-0900-j.md ${good}activity: Team Focus\n---\n
2026/11/2026-11-02-0900-k.md ${good}pack: team-focus@0\n---\n
2026/11/2026-11-02-0900-l.md ${good}---\ntext \xff\n
2026/11/2026-11-02-0900-m.md ${good}---\ntext \0\n
2026/11/2026-11-02-0900-n.md ${good}x: \xff\n---\n
2026/11/2026-11-02-0900-o.md ${good}---\n<<<<<<< a\n=======\n>>>>>>> b\n
2026/11/2026-11-02-0900-p.md ${good}---\n=======\n>>>>>>> b\n
2026/11/2026-11-02-0900-q.md ${good}tags: [own, leadershp]\n---\n
2026/11/2026-11-02-0900-r.md ${good}tags: [own, leader]\n---\n
2026/11/2026-11-02-0900-s.md ${good}---\n## Commitment\n\n- [y] a\n
2026/11/2026-11-02-0900-t.md ${good}---\n## Commitment\n\n- [x] a (kept 2026-02-30)\n
2026/11/2026-11-02-0900-u.md ${good}---\n## Commitment\n\n- [x] a (kept 2026-02-28, by luck)\n- [l](k)\n
2026/11/2026-11-02-0900-v.md \xef\xbb\xbf${good}own: {a: [b]}\n---\r\n
2026/11/2026-11-02-0900-w.md \xff\xfe-\0
2026/11/2026-11-02-0900-x.md ${good}date: 2026-11-02T09:00:00+01:00\n---\n
2026/11/2026-11-02-0901-y.md ${good}---\n
2026/11/2026-11-03-0900-z.md ${good}---\n
2026/12/2026-11-02-0900-zz.md ${good}---\n
2026/11/Mine.md ${good}---\n
2026/11/mine.md ${good}---\n
notes/2026-11-02-0900-one.md ${good}---\n
notes/weekly.md ${good}---\n
more/weekly.md ${good}---\n
2026/11/2026-11-02-0900-date1.md ---\ndate: 2026-11-31T09:00:00+01:00\n---\n
2026/11/2026-11-02-0900-date2.md ---\ndate: 2026-11-02\n---\n
2026/11/2026-11-02-0900-date3.md ---\ndate: 2026-11-02T09:00:00\n---\n
2026/11/2026-11-02-0900-date4.md ---\ndate: 2026-11-02T25:00:00Z\n---\n
2026/11/2026-11-02-0900-date5.md ---\ndate: "2026-11-02T09:00:00Z"\nrecorded: never\n---\n
2026/11/.2026-11-02-0900-cloud.md.icloud
2026/11/2026-11-02-0900-one.md~ ${good}---\n
END
    put_copies
    assert_agreement
    [ "$(wc -l <verified)" -gt 50 ] || fail "only $(wc -l <verified) are bad"
}

# --- the oracle itself -----------------------------------------------------------

@test "the oracle says what changed, appeared, went and was lost" {
    put_good
    mkdir "$EMJOURNAL_DIR/.emjournal"
    oracle snapshot "$EMJOURNAL_DIR" >before
    oracle compare before "$EMJOURNAL_DIR"
    oracle compare before "$EMJOURNAL_DIR" --nothing-lost
    local file
    file=$(entry_file 2026-11-02-0900-one)
    mv "$file" "$EMJOURNAL_DIR/.emjournal/kept.md"
    oracle compare before "$EMJOURNAL_DIR" --nothing-lost --allow .emjournal/ --allow '2026/11/2026-11-02-*'
    run oracle compare before "$EMJOURNAL_DIR"
    assert_status 1
    assert_output_is $'added: .emjournal/kept.md\nremoved: 2026/11/2026-11-02-0900-one.md'
    echo x >>"$EMJOURNAL_DIR/.emjournal/kept.md"
    run oracle compare before "$EMJOURNAL_DIR" --nothing-lost --allow '*'
    assert_output_is 'lost: 2026/11/2026-11-02-0900-one.md'
    chmod 644 "$(entry_file 2026-11-03-0900-two)"
    echo x >"$(entry_file 2026-11-02-0900-one)"
    run oracle compare before "$EMJOURNAL_DIR"
    assert_line 'mode was 0600, is 0644: 2026/11/2026-11-03-0900-two.md'
    assert_line 'changed: 2026/11/2026-11-02-0900-one.md'
}

@test "the oracle explains itself and refuses what it does not know" {
    run oracle --help
    assert_status 0
    assert_contains 'usage: journal.py snapshot FOLDER'
    for words in '' 'verify' 'verify nowhere' 'compare one' 'compare . . --alow x' 'restore .'; do
        # shellcheck disable=SC2086
        run oracle $words
        assert_status 2
    done
}

@test "a text that could be no entry is a note with what to do, and no problem" {
    run emj new -m - < <(printf 'a\0b')
    run --separate-stderr emj check
    assert_status 0
    assert_contains 'text-2026-11-12-1432-note.md: note: is a text that could not be saved' "$output"
}
