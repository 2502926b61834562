#!/usr/bin/env bats
# `emjournal undo`: the last change, whichever command made it, back and back again.

load helper

setup() {
    emj_setup
    umask 077
}

oracle() { python3 "$tests_root/oracle/journal.py" "$@"; }

# The entries with their modes and bytes; what .emjournal holds is not compared, and a
# folder that was made for a month stays.
picture() { tree_state "$EMJOURNAL_DIR" | grep -v -e emjournal -e '^2026/[0-9]* d' >"$1"; }

# assert_to_and_fro: with the journal before and after a change in ./before and ./after,
# undo gives the one and the other in turn.
assert_to_and_fro() {
    local want
    for want in before after before; do
        run --separate-stderr emj undo
        assert_status 0
        picture found
        diff -u "$want" found >&2 || fail "not as $want" "$(show_run)"
    done
}

put_two() {
    emj new -m 'The first, with @wen.' --at '2026-11-02 09:00' --as leadership
    emj new -m $'The second.\n\n## Commitment\n\n- [ ] When A, I will a' --at '2026-11-03 09:00'
} >/dev/null 2>&1

@test "every command that changes an entry is taken back, byte for byte, and done again" {
    local words
    for words in 'edit 2026-11-02 --minutes 45' 'edit 2026-11-02 --at 2026-12-24' 'edit 2026-11-02 --private' \
        'tag 2026-11-03 --as both' 'commitments kept' 'rm 2026-11-02' 'rm 2026-11-02 2026-11-03' \
        'rm --yes --before 2027-01-01' 'new -m Another.' 'trash restore 2026-11-03'; do
        rm -rf "$EMJOURNAL_DIR"
        put_two
        if [[ $words == trash* ]]; then emj rm 2026-11-03; fi
        picture before
        # shellcheck disable=SC2086
        run --separate-stderr emj $words
        assert_status 0
        picture after
        assert_to_and_fro
    done
}

@test "an edit in the editor is taken back" {
    put_two
    make_script editor <<'END'
echo "One more line." >>"$1"
END
    export EDITOR=$PWD/editor
    picture before
    emj edit 2026-11-02
    picture after
    assert_to_and_fro
}

@test "a new entry is meant with what it said about an open commitment" {
    use_interview_packs
    put_commitment 2026-10-19-0900-one '[ ]' 'When A, I will a'
    emj new dependencies - --minutes 5 < <(lines k 'It happened')
    local id
    id=$(journal_entries | tail -n 1)
    [ "$id" != 2026-10-19-0900-one ]
    run --separate-stderr emj undo
    assert_status 0
    assert_contains "$id" "$stderr"
    [ "$(journal_entries)" = 2026-10-19-0900-one ]
}

@test "it names what it did, and prints the path of what stands again" {
    put_two
    at 2026-11-12T14:40:00+01:00 emj edit 2026-11-02 --minutes 5
    run --separate-stderr emj undo
    assert_status 0
    assert_output_is "$EMJOURNAL_DIR/2026/11/2026-11-02-0900-note.md"
    assert_line 'Put back: 2026/11/2026-11-02-0900-note.md, as it was before the change of 14:40.' "$stderr"
    at 2026-11-13T10:00:00+01:00 emj rm 2026-11-02 2026-11-03
    run --separate-stderr at 2026-11-14T10:00:00+01:00 emj undo
    assert_contains 'Put back: 2026/11/2026-11-02-0900-note.md and 2026/11/2026-11-03-0900-note.md, removed at 2026-11-13 10:00.' "$stderr"
    [ "${#lines[@]}" -eq 2 ]
    at 2026-11-15T10:00:00+01:00 emj new -m 'Third.'
    run --separate-stderr at 2026-11-15T10:01:00+01:00 emj undo
    assert_output_is ''
    assert_contains 'Moved to the trash: 2026/11/2026-11-15-1000-note.md, added at 10:00.' "$stderr"
    run --separate-stderr emj --quiet undo
    [ -z "$stderr" ]
}

@test "nothing to undo ends with 3 and makes no folder" {
    run --separate-stderr emj undo
    assert_failed 3 'nothing to undo'
    [ ! -e "$EMJOURNAL_DIR" ]
    put_tagged 2026-11-02-0900-one team-focus management 'By hand.'
    run --separate-stderr emj undo
    assert_failed 3 'nothing to undo'
    emj rm --purge @1
    run --separate-stderr emj undo
    assert_failed 3 'deleted for good'
    run --separate-stderr emj undo all
    assert_failed 2 'all'
}

@test "an entry that somebody changed since stays, and both versions are kept" {
    put_two
    local file
    file=$(entry_file 2026-11-02-0900-note)
    emj edit 2026-11-02 --minutes 5
    echo 'By hand.' >>"$file"
    picture before
    run --separate-stderr emj undo
    assert_failed 1 'changed by somebody else since'
    picture after
    cmp before after
    local name
    name=$(grep -o "restore [^']*" <<<"$stderr")
    run --separate-stderr emj trash restore "${name#restore }"
    assert_status 0
    refute_contains 'By hand.' "$(cat "$file")"
    grep -rq 'By hand.' "$EMJOURNAL_DIR/.emjournal/trash"
}

@test "an entry that undo cannot come to know is saved, and that is said" {
    mkdir -p "$EMJOURNAL_DIR/.emjournal/last"
    run --separate-stderr emj new -m 'Third.'
    assert_status 0
    assert_contains 'Third.' "$(cat "$output")"
    assert_contains "saved, but 'emjournal undo' does not know it" "$stderr"
}

# Each call by which something on disk changes, once: either nothing happened or all of it.
@test "killed anywhere, an undo loses nothing and the next command works" {
    command -v strace >/dev/null || skip 'no strace'
    export ASAN_OPTIONS=detect_leaks=0
    local words call n points=0
    for words in 'edit 2026-11-02 --minutes 5' 'edit 2026-11-02 --at 2026-12-24' 'rm 2026-11-02 2026-11-03' \
        'new -m Third.'; do
        rm -rf "$EMJOURNAL_DIR" start
        put_two
        # shellcheck disable=SC2086
        emj $words >/dev/null 2>&1
        cp -a "$EMJOURNAL_DIR" start
        for call in linkat renameat renameat2 unlinkat; do
            for n in 1 2 3 4 5 6 7 8; do
                rm -rf "$EMJOURNAL_DIR"
                cp -a start "$EMJOURNAL_DIR"
                run strace -f -o calls -e trace="$call" -e inject="$call:signal=KILL:when=$n" \
                    "$EMJ_BINARY" undo
                if [ "$status" -eq 0 ]; then break; fi
                points=$((points + 1))
                oracle compare start "$EMJOURNAL_DIR" --allow '*' --nothing-lost ||
                    fail "lost after $call $n of $words"
                run --separate-stderr emj check
                assert_status 0
                run --separate-stderr emj undo
                [ "$status" -eq 0 ] || [ "$status" -eq 3 ] || fail "after $call $n" "$(show_run)"
            done
        done
    done
    [ "$points" -gt 10 ] || fail "only $points moments"
}

@test "a journal without rights to write is left as it is" {
    if [ "$(id -u)" -eq 0 ]; then skip 'root writes everywhere'; fi
    put_two
    chmod 500 "$EMJOURNAL_DIR/.emjournal"
    run --separate-stderr emj undo
    chmod 700 "$EMJOURNAL_DIR/.emjournal"
    [ "$status" -ne 0 ]
    [ "$(journal_entries | wc -l)" -eq 2 ]
}
