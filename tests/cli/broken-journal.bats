#!/usr/bin/env bats
# Files that are no entries, or cannot be read as one: named, skipped, never changed.

load helper

# put_broken: a good entry beside one file of each kind of damage.
put_broken() {
    put_tagged 2026-11-02-0900-good dependency-management management 'The good one.'
    put_entry 2026-11-03-0900-no-date <<<$'---\ntags: [management]\n---\n\nText.'
    put_entry 2026-11-03-0901-bad-yaml <<<$'---\ndate: [2026\n---\n\nText.'
    put_entry 2026-11-03-0902-bad-date <<<$'---\ndate: soon\n---\n\nText.'
    put_entry 2026-11-03-0903-open <<<$'---\ndate: 2026-11-03T09:00:00Z\n'
    put_entry 2026-11-03-0904-anchor <<<$'---\ndate: &a 2026-11-03T09:00:00Z\nb: *a\n---\n\nText.'
    put_entry 2026-11-03-0905-binary < <(printf '\x89PNG\r\n\x1a\n\0\0\0\rIHDR')
}

@test "unreadable entries are named with line and column, skipped, and change no status" {
    put_broken
    run --separate-stderr emj list
    assert_status 0
    assert_contains 'The good one.'
    for name in no-date bad-yaml bad-date open anchor binary; do
        grep -Eq "2026/11/2026-11-03-090.-$name\.md:[0-9]+:[0-9]+: .*\(skipped\)" <<<"$stderr" ||
            fail "$name is not named" "$(show_run)"
    done
}

@test "every reading command goes on with what it can read" {
    put_broken
    for words in list report next commitments 'list --format json' 'report --format json' \
        'tag --agreement'; do
        # shellcheck disable=SC2086
        run --separate-stderr emj $words
        assert_status 0
    done
    run --separate-stderr emj show 2026-11-02
    assert_contains 'The good one.'
}

# The newest of two has lost its front matter: what `rm @1` did then was to remove the other.
@test "a word that counts refuses where it may mean what cannot be read" {
    put_tagged 2026-11-02-0900-good dependency-management management 'The good one.'
    put_tagged 2026-10-02-0900-old dependency-management management 'The old one.'
    put_entry 2026-11-05-0900-newest <<<'Only text.'
    local before
    before=$(tree_state "$EMJOURNAL_DIR/2026")
    for words in 'rm @1' 'rm --purge --yes @2' 'edit @1 --minutes 5' 'tag @1 --as leadership' \
        'commitments kept @1' 'show @1'; do
        # shellcheck disable=SC2086
        run --separate-stderr emj $words
        assert_status 1
        [ -z "$output" ]
        assert_contains "' may be an entry that cannot be read" "$stderr"
        assert_contains '2026/11/2026-11-05-0900-newest.md:1:1: error: no front matter' "$stderr"
    done
    assert_unchanged "$before" "$EMJOURNAL_DIR/2026"
    mv "$(entry_file 2026-11-05-0900-newest)" "$EMJOURNAL_DIR/2026/10/2026-10-05-0900-old.md"
    emj rm @1
    [ "$(journal_entries)" = "$(printf '%s\n' 2026-10-02-0900-old 2026-10-05-0900-old)" ]
    run --separate-stderr emj rm @1
    assert_status 1
}

@test "what cannot be read is never changed: not by reading, not by writing" {
    put_broken
    rm "$(entry_file 2026-11-02-0900-good)"
    local before
    before=$(tree_state "$EMJOURNAL_DIR/2026")
    emj list
    emj report --all
    run emj rm --yes --before 2027-01-01
    run emj rm --yes --person nobody
    run emj tag
    for id in no-date bad-yaml bad-date open binary; do
        run --separate-stderr emj edit "$(journal_entries | grep -e "-$id\$")" --minutes 5
        assert_status 1
    done
    emj new -m 'One.' --at 2025-01-01
    assert_unchanged "$before" "$EMJOURNAL_DIR/2026"
}

@test "a file without front matter is reported, one that is no Markdown is not" {
    put_tagged 2026-11-02-0900-good dependency-management management 'The good one.'
    put_entry 2026-11-03-0900-plain <<<'Only text.'
    echo 'a list' >"$EMJOURNAL_DIR/2026/11/notes.txt"
    echo 'x' >"$EMJOURNAL_DIR/2026/11/.hidden.md"
    echo 'x' >"$EMJOURNAL_DIR/2026/11/2026-11-03-0900-plain.md~"
    run --separate-stderr emj list
    assert_status 0
    [ "${#lines[@]}" -eq 1 ]
    refute_contains 'notes.txt' "$stderr"
    refute_contains 'hidden' "$stderr"
    refute_contains '.md~' "$stderr"
}

@test "empty files and files of one byte are skipped" {
    put_tagged 2026-11-02-0900-good dependency-management management 'The good one.'
    : >"$EMJOURNAL_DIR/2026/11/empty.md"
    printf - >"$EMJOURNAL_DIR/2026/11/dash.md"
    run --separate-stderr emj list
    assert_status 0
    [ "${#lines[@]}" -eq 1 ]
}

@test "symbolic links are not followed out of the journal" {
    put_tagged 2026-11-02-0900-good dependency-management management 'The good one.'
    mkdir "$BATS_TEST_TMPDIR/outside"
    cp "$tests_root/entries/example.md" "$BATS_TEST_TMPDIR/outside/secret.md"
    ln -s "$BATS_TEST_TMPDIR/outside/secret.md" "$EMJOURNAL_DIR/2026/11/2026-11-04-0900-link.md"
    ln -s "$BATS_TEST_TMPDIR/outside" "$EMJOURNAL_DIR/2026/10"
    ln -s . "$EMJOURNAL_DIR/2026/loop"
    ln -s nowhere "$EMJOURNAL_DIR/2026/11/dangling.md"
    local before
    before=$(tree_state "$BATS_TEST_TMPDIR/outside")
    run --separate-stderr timeout 20 "$EMJ_BINARY" list
    assert_status 0
    refute_contains 'Sync with Identity'
    [ "${#lines[@]}" -eq 1 ]
    run --separate-stderr emj rm --yes --before 2027-01-01
    assert_unchanged "$before" "$BATS_TEST_TMPDIR/outside"
    [ -L "$EMJOURNAL_DIR/2026/11/2026-11-04-0900-link.md" ]
}

@test "a new entry is never written through a symbolic link" {
    mkdir -p "$EMJOURNAL_DIR/2026" "$BATS_TEST_TMPDIR/outside"
    ln -s "$BATS_TEST_TMPDIR/outside" "$EMJOURNAL_DIR/2026/11"
    run --separate-stderr emj new -m 'One thing.'
    [ "$status" -ne 0 ]
    assert_contains 'kept in' "$stderr"
    [ -z "$(ls "$BATS_TEST_TMPDIR/outside")" ]
}

@test "a FIFO, a socket and a folder named as entries stop nothing" {
    put_tagged 2026-11-02-0900-good dependency-management management 'The good one.'
    mkfifo "$EMJOURNAL_DIR/2026/11/2026-11-04-0900-pipe.md"
    mkdir "$EMJOURNAL_DIR/2026/11/2026-11-05-0900-folder.md"
    for words in list report 'show 2026-11-04' 'rm --yes --before 2027-01-01'; do
        # shellcheck disable=SC2086
        run --separate-stderr timeout -k 2 20 "$EMJ_BINARY" $words
        [[ $status -ne 124 && $status -ne 137 ]] || fail "$words waits for a pipe"
    done
    [ -p "$EMJOURNAL_DIR/2026/11/2026-11-04-0900-pipe.md" ]
}

@test "a FIFO in the place of the format file, a draft or the shown file stops nothing" {
    mkdir -p "$EMJOURNAL_DIR/.emjournal/drafts"
    put_commitment 2026-10-19-0900-one '[ ]' 'When A, I will a'
    mkfifo "$EMJOURNAL_DIR/.emjournal/shown" "$EMJOURNAL_DIR/.emjournal/drafts/2026-11-04-0900-pipe.md"
    run --separate-stderr timeout -k 2 20 "$EMJ_BINARY" new dependencies - --minutes 5 < <(lines n 'It happened')
    [[ $status -ne 124 && $status -ne 137 ]]
    rm -f "$EMJOURNAL_DIR/.emjournal/format"
    mkfifo "$EMJOURNAL_DIR/.emjournal/format"
    run --separate-stderr timeout -k 2 20 "$EMJ_BINARY" list
    [[ $status -ne 124 && $status -ne 137 && $status -ne 0 ]]
}

@test "a folder of great depth ends with a word, not with a crash" {
    put_tagged 2026-11-02-0900-good dependency-management management 'The good one.'
    local deep=$EMJOURNAL_DIR/2026
    for _ in $(seq 60); do deep=$deep/d; done
    mkdir -p "$deep"
    cp "$tests_root/entries/example.md" "$deep/deep.md"
    run --separate-stderr emj list
    assert_status 0
    assert_contains 'The good one.'
}

@test "a folder that cannot be opened is named, the rest is read" {
    if [ "$(id -u)" -eq 0 ]; then skip 'root opens every folder'; fi
    put_tagged 2026-11-02-0900-good dependency-management management 'The good one.'
    mkdir -m 000 "$EMJOURNAL_DIR/2026/12"
    run --separate-stderr emj list
    chmod 700 "$EMJOURNAL_DIR/2026/12"
    assert_contains '2026/12' "$stderr"
}

@test "front matter of a later version keeps its unknown keys through a change" {
    put_entry 2026-11-03-0900-later <<<$'---\ndate: 2026-11-03T09:00:00+01:00\nfuture_key:\n  nested: [1, two]\ntags: [management]\n---\n\nText.'
    emj tag @1 --as leadership
    emj edit @1 --minutes 5
    assert_contains $'future_key:\n  nested: [1, two]\n' "$(cat "$(entry_file 2026-11-03-0900-later)")"
}

@test "names of files with controls and newlines are shown as symbols" {
    mkdir -p "$EMJOURNAL_DIR/2026/11"
    printf 'x' >"$EMJOURNAL_DIR/2026/11/"$'bad\e[31m\nname.md'
    run --separate-stderr emj list
    assert_status 0
    refute_contains $'\e' "$stderr"
    [ "$(grep -c . <<<"$stderr")" -le 1 ]
}

@test "a huge file is skipped with a word" {
    put_tagged 2026-11-02-0900-good dependency-management management 'The good one.'
    truncate -s 40M "$EMJOURNAL_DIR/2026/11/huge.md"
    run --separate-stderr emj list
    assert_status 0
    assert_contains '2026/11/huge.md:1:1: error: ' "$stderr"
    assert_contains 'The good one.'
}

@test "a text over the limit is named where it begins" {
    put_tagged 2026-11-02-0900-large '' management ''
    head -c 16777217 /dev/zero | tr '\0' x >>"$(entry_file 2026-11-02-0900-large)"
    run --separate-stderr emj show 2026-11-02
    assert_status 1
    assert_contains '2026/11/2026-11-02-0900-large.md:7:1: error: the text is larger' "$stderr"
}

@test "the broken draft of a crash is left where it is" {
    mkdir -p "$EMJOURNAL_DIR/.emjournal/drafts"
    printf -- '---\ndate: [\n' >"$EMJOURNAL_DIR/.emjournal/drafts/2026-11-04-0900-x.md"
    emj new -m 'One thing.'
    emj list
    [ "$(cat "$EMJOURNAL_DIR/.emjournal/drafts/2026-11-04-0900-x.md")" = $'---\ndate: [' ]
    run --separate-stderr emj new --resume - </dev/null
    [ "$status" -ne 0 ]
    assert_file_exists "$EMJOURNAL_DIR/.emjournal/drafts/2026-11-04-0900-x.md"
}
