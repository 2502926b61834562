#!/usr/bin/env bats
# `emjournal rm` and `emjournal trash`: nothing is lost that was not purged.

load helper

put_days() {
    for day in "$@"; do
        put_tagged "2026-11-$day-0900-one" dependency-management management "Of day $day with @tomas."
    done
}

# refute_in_tree TEXT: no file of the journal's folder holds it, nor a name.
refute_in_tree() {
    if grep -ri -- "$1" "$EMJOURNAL_DIR"; then fail "$1 is still there"; fi
}

trash_files() { ls "$EMJOURNAL_DIR/.emjournal/trash" 2>/dev/null; }

@test "rm moves an entry to the trash and says so" {
    put_days 02 03
    run --separate-stderr emj rm 2026-11-02
    assert_status 0
    [ -z "$output" ]
    assert_contains 'Removed 2026-11-02-0900-one' "$stderr"
    [ "$(journal_entries)" = 2026-11-03-0900-one ]
    [ "$(trash_files | wc -l)" -eq 1 ]
}

@test "trash lists what was removed, newest first, with its title" {
    put_tagged 2026-11-02-0900-one dependency-management management $'# The first\n\nText.'
    put_days 03
    emj rm 2026-11-02
    at 2026-11-13T10:00:00+01:00 emj rm 2026-11-03
    run --separate-stderr emj trash
    assert_status 0
    [[ ${lines[0]} =~ ^2026-11-13\ 10:00\ +removed\ +2026-11-03-0900-one ]]
    [[ ${lines[1]} =~ ^2026-11-12\ 14:32\ +removed\ +2026-11-02-0900-one\ +The\ first$ ]]
    local first=$output
    run --separate-stderr emj trash list
    assert_output_is "$first"
}

@test "restore puts an entry back byte for byte" {
    mkdir -p "$EMJOURNAL_DIR/notes of mine"
    cp "$tests_root/entries/foreign.md" "$EMJOURNAL_DIR/notes of mine/Weekly sync.md"
    emj rm 'Weekly sync'
    [ ! -e "$EMJOURNAL_DIR/notes of mine/Weekly sync.md" ]
    run --separate-stderr emj trash restore 'Weekly sync'
    assert_status 0
    assert_output_is "$EMJOURNAL_DIR/notes of mine/Weekly sync.md"
    cmp "$output" "$tests_root/entries/foreign.md"
    [ -z "$(trash_files)" ]
}

@test "restore where the name is taken again takes the next suffix" {
    put_days 02
    emj rm @1
    put_tagged 2026-11-02-0900-one team-focus management 'Another one.'
    run --separate-stderr emj trash restore 2026-11-02-0900-one
    assert_status 0
    [ "$(journal_entries)" = $'2026-11-02-0900-one\n2026-11-02-0900-one-2' ]
    assert_contains 'Another one.' "$(cat "$(entry_file 2026-11-02-0900-one)")"
    assert_contains 'Of day 02' "$(cat "$output")"
}

@test "restoring an old version twice changes nothing" {
    put_days 02
    local file before
    file=$(entry_file 2026-11-02-0900-one)
    emj edit @1 --minutes 45
    assert_contains 'minutes: 45' "$(cat "$file")"
    before=$(sha256sum "$file")
    emj trash restore 2026-11-02-0900-one
    refute_contains 'minutes' "$(cat "$file")"
    emj trash restore 2026-11-02-0900-one
    [ "$(sha256sum "$file")" = "$before" ]
}

@test "several entries at once, by id, prefix and @" {
    put_days 02 03 04
    run --separate-stderr emj rm 2026-11-02 @1
    assert_status 0
    [ "$(journal_entries)" = 2026-11-03-0900-one ]
}

@test "one wrong name among several removes none" {
    put_days 02 03
    run --separate-stderr emj rm 2026-11-02 2025
    assert_failed 3 "'2025'"
    [ "$(journal_entries | wc -l)" -eq 2 ]
}

@test "one entry named twice is removed once" {
    put_days 02 03
    run --separate-stderr emj rm 2026-11-02 2026-11-02-0900-one
    [ "$status" -eq 0 ] || fail "$(show_run)"
    [ "$(journal_entries)" = 2026-11-03-0900-one ]
}

@test "--before takes every entry before the day" {
    put_days 02 03 04
    run --separate-stderr emj rm --before 2026-11-04
    assert_status 0
    [ "$(journal_entries)" = 2026-11-04-0900-one ]
}

@test "--person takes every entry that names the person" {
    put_days 02
    put_tagged 2026-11-03-0900-two dependency-management management 'With @tomas-b and tomas.'
    put_tagged 2026-11-04-0900-three dependency-management management 'With (@Tomas).'
    run --separate-stderr emj rm --person @TOMAS
    assert_status 0
    [ "$(journal_entries)" = 2026-11-03-0900-two ]
}

@test "--before and --person narrow each other, and exclude ids" {
    put_days 02 03
    run --separate-stderr emj rm --person tomas --before 2026-11-03
    assert_status 0
    [ "$(journal_entries)" = 2026-11-03-0900-one ]
    run --separate-stderr emj rm --person tomas @1
    assert_failed 2 "'@1'"
    run --separate-stderr emj rm --before 'some day'
    assert_failed 2 '--before'
}

@test "a choice that nothing fits exits 3" {
    put_days 02
    run --separate-stderr emj rm --person nobody
    assert_failed 3 'no entry'
    run --separate-stderr emj rm --before 2020-01-01
    assert_failed 3 'no entry'
}

@test "five entries go without asking, six need --yes" {
    put_days 02 03 04 05 06 07
    run --separate-stderr emj rm --before 2026-12-01
    assert_failed 2 '--yes'
    [ "$(journal_entries | wc -l)" -eq 6 ]
    run --separate-stderr emj rm --before 2026-11-07
    assert_status 0
    put_days 02 03 04 05 06
    run --separate-stderr emj rm --yes --before 2026-12-01
    assert_status 0
    [ -z "$(journal_entries)" ]
}

@test "the answer to the question is never taken from a pipe" {
    put_days 02 03 04 05 06 07
    run --separate-stderr emj rm --before 2026-12-01 < <(yes)
    assert_failed 2 '--yes'
    [ "$(journal_entries | wc -l)" -eq 6 ]
}

@test "--purge deletes for good, its old versions in the trash too" {
    put_days 02 03
    emj edit 2026-11-02 --minutes 5
    run --separate-stderr emj rm --purge 2026-11-02
    assert_status 0
    assert_contains 'Deleted 2026-11-02-0900-one' "$stderr"
    [ "$(journal_entries)" = 2026-11-03-0900-one ]
    refute_in_tree 'Of day 02'
}

# Each call by which something on disk changes, once.
@test "killed anywhere, deleting for good is finished by doing it again" {
    command -v strace >/dev/null || skip 'no strace'
    export ASAN_OPTIONS=detect_leaks=0
    local words call n points=0
    put_days 02
    emj edit 2026-11-02 --minutes 5 >/dev/null
    emj edit 2026-11-02 --minutes 6 >/dev/null
    mv "$EMJOURNAL_DIR" start
    for words in 'rm --purge 2026-11-02' 'trash empty'; do
        for call in renameat unlinkat; do
            for n in 1 2 3 4; do
                rm -rf "$EMJOURNAL_DIR"
                cp -a start "$EMJOURNAL_DIR"
                # shellcheck disable=SC2086
                run strace -f -o calls -e trace="$call" -e inject="$call:signal=KILL:when=$n" \
                    "$EMJ_BINARY" $words
                if [ "$status" -eq 0 ]; then break; fi
                points=$((points + 1))
                # shellcheck disable=SC2086
                run --separate-stderr emj $words
                assert_status 0
                [ -z "$(trash_files)" ]
                [ "$words" = 'trash empty' ] || refute_in_tree 'Of day 02'
            done
        done
    done
    [ "$points" -eq 7 ] || fail "$points moments"
}

# crashed_edit ENTRY TEXT: an edit whose editor was killed after it had saved TEXT.
crashed_edit() {
    make_script "$BATS_TEST_TMPDIR/editor" <<<"echo '$2' >>\"\$1\"; kill -9 \$\$"
    EDITOR=$BATS_TEST_TMPDIR/editor run --separate-stderr emj edit "$1"
    assert_status 74
}

@test "--purge takes the copies of edits that were not ended, and no others" {
    put_days 02 03
    put_tagged 2026-11-02-0900-one-2 dependency-management management 'Another.'
    crashed_edit 2026-11-02-0900-one 'Typed once'
    crashed_edit 2026-11-02-0900-one 'Typed again'
    crashed_edit 2026-11-02-0900-one-2 'Typed elsewhere'
    [ "$(find "$EMJOURNAL_DIR/.emjournal/drafts" -name '*.md' | wc -l)" -eq 3 ]
    run --separate-stderr emj rm --purge 2026-11-02-0900-one
    assert_status 0
    refute_in_tree 'Of day 02'
    refute_in_tree 'Typed once'
    refute_in_tree 'Typed again'
    assert_contains 'Typed elsewhere' "$(cat "$(only_draft)")"
}

@test "--purge refuses while an editor has the entry open" {
    put_days 02
    make_script "$BATS_TEST_TMPDIR/editor" <<'EOF'
"$EMJ_BINARY" rm --purge 2026-11-02 2>"$HOME/purge"
echo "status $?" >>"$HOME/purge"
echo 'Typed meanwhile' >>"$1"
EOF
    EDITOR=$BATS_TEST_TMPDIR/editor run --separate-stderr emj edit @1
    assert_status 0
    assert_contains 'status 1' "$(cat "$HOME/purge")"
    assert_contains 'editor may have it open' "$(cat "$HOME/purge")"
    assert_contains 'Typed meanwhile' "$(cat "$output")"
}

@test "--purge names the files of other programs beside the entry" {
    put_days 02 03
    local folder=$EMJOURNAL_DIR/2026/11 name
    local beside=(2026-11-02-0900-one.md~ 2026-11-02-0900-one.md.bak .2026-11-02-0900-one.md.swp
        2026-11-02-0900-one.sync-conflict-20261103-101010-ABCDEFG.md
        '2026-11-02-0900-one (conflicted copy 2026-11-03 101010).md')
    for name in "${beside[@]}" 2026-11-03-0900-one.md~ .2026-11-02-0900-one-2.md.swp; do
        echo 'Of day 02' >"$folder/$name"
    done
    crashed_edit 2026-11-02-0900-one 'Typed once'
    echo 'Of day 02' >"$EMJOURNAL_DIR/.emjournal/drafts/.edit-2026-11-02-0900-one.md.swp"
    run --separate-stderr emj rm --purge 2026-11-02-0900-one
    assert_status 0
    for name in "${beside[@]}"; do
        assert_contains "'$folder/$name'" "$stderr"
        assert_file_exists "$folder/$name"
    done
    assert_contains 'drafts/.edit-2026-11-02-0900-one.md.swp' "$stderr"
    refute_contains '11-03-0900-one.md~' "$stderr"
    refute_contains 'one-2.md.swp' "$stderr"
}

@test "trash empty names the drafts that remain" {
    put_days 02
    crashed_edit 2026-11-02 'Typed once'
    emj rm 2026-11-02
    run --separate-stderr emj trash empty
    assert_status 0
    assert_contains "'$(only_draft)'" "$stderr"
}

@test "deleting for good says who may still hold the text" {
    put_days 02 03 04
    run --separate-stderr emj rm --purge 2026-11-02
    assert_status 0
    assert_contains 'A backup or another device may still hold it.' "$stderr"
    mkdir "$EMJOURNAL_DIR/.git"
    run --separate-stderr emj rm --purge 2026-11-03
    assert_contains "The git history in $EMJOURNAL_DIR still holds what was committed" "$stderr"
    emj rm 2026-11-04
    run --separate-stderr emj trash empty
    assert_contains 'still holds what was committed' "$stderr"
    run --separate-stderr emj trash empty
    refute_contains 'still holds' "$stderr"
}

@test "the words of a purged person are nowhere in the journal's folder" {
    put_days 02 03
    put_tagged 2026-11-04-0900-other dependency-management management 'Nobody here.'
    emj edit 2026-11-03 --minutes 5
    run --separate-stderr emj rm --purge --person tomas
    assert_status 0
    refute_in_tree tomas
    [ "$(journal_entries)" = 2026-11-04-0900-other ]
}

@test "the trash is private" {
    (
        umask 0
        emj new -m 'One thing.'
        emj edit @1 --minutes 5
        emj rm @1
    )
    [ "$(trash_files | wc -l)" -eq 2 ]
    [ -z "$(find "$EMJOURNAL_DIR/.emjournal" -type d ! -perm 700)" ]
    [ -z "$(find "$EMJOURNAL_DIR/.emjournal" -type f ! -perm 600)" ]
}

# --- trash ----------------------------------------------------------------------

@test "an empty trash lists nothing and ends with 0" {
    run --separate-stderr emj trash
    assert_status 0
    [ -z "$output" ]
}

@test "trash empty deletes all for good and says how many" {
    put_days 02 03
    emj rm 2026-11-02 2026-11-03
    run --separate-stderr emj trash empty
    assert_status 0
    assert_contains '2 files' "$stderr"
    [ -z "$(trash_files)" ]
    run --separate-stderr emj trash restore 2026-11-02
    assert_failed 3 '2026-11-02'
}

@test "trash empty --before keeps what came later" {
    put_days 02 03
    emj rm 2026-11-02
    at 2026-11-14T10:00:00+01:00 emj rm 2026-11-03
    run --separate-stderr at 2026-11-20T10:00:00+01:00 emj trash empty --before 2026-11-14
    assert_status 0
    assert_contains '1 file ' "$stderr"
    [ "$(trash_files | wc -l)" -eq 1 ]
    run --separate-stderr emj trash empty --before 'some day'
    assert_failed 2 '--before'
}

@test "a file in the trash that is not the program's stays" {
    put_days 02
    emj rm @1
    echo mine >"$EMJOURNAL_DIR/.emjournal/trash/notes.txt"
    emj trash empty
    [ "$(trash_files)" = notes.txt ]
}

@test "the newest version of an id is the one that comes back" {
    put_days 02
    emj edit @1 --minutes 5
    at 2026-11-13T10:00:00+01:00 emj edit @1 --minutes 6
    at 2026-11-14T10:00:00+01:00 emj rm @1
    emj trash restore 2026-11-02-0900-one
    assert_contains 'minutes: 6' "$(cat "$(entry_file 2026-11-02-0900-one)")"
}

@test "hostile titles in the trash are shown without their controls" {
    put_tagged 2026-11-02-0900-bad dependency-management both "$(printf '# Hi \e[31mred\n\nText.')"
    emj rm @1
    run --separate-stderr emj trash
    assert_contains 'red'
    refute_contains $'\e'
}
