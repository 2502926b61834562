#!/usr/bin/env bats
# `emjournal edit`: one thing by an option, or everything in the editor.

# shellcheck disable=SC2016 # scripts, not expansions

load helper

setup() {
    emj_setup
    export EDITOR=$BATS_TEST_TMPDIR/editor
    # Everything that a careless rewrite would lose: comments, order, unknown keys, spaces.
    put_entry 2026-11-02-0900-one <<'EOF'
---
# a person's comment
aliases: [a,   "b: c"]
date: 2026-11-02 09:00:00+01:00   # as the calendar has it
tags: [team/infra, management]
minutes: 30
x-mine:
  - {deep: 1}
---

# A title

Text with  two spaces  
and a hard break.
EOF
    file=$(entry_file 2026-11-02-0900-one)
    cp "$file" "$TMPDIR/before"
}

editor() { { printf 'file=${!#}\n'; cat; } | make_script "$EDITOR"; }

# changed: the lines taken away and put in, without places.
changed() { diff "$TMPDIR/before" "$file" | grep '^[<>]' || true; }

@test "--minutes changes one line and prints the path" {
    run --separate-stderr emj edit @1 --minutes 45
    assert_status 0
    assert_output_is "$file"
    [ "$(changed)" = $'< minutes: 30\n> minutes: 45' ] || fail "$(changed)"
}

@test "--minutes 0 removes the line, and adds it again before the end" {
    emj edit @1 --minutes 0
    [ "$(changed)" = '< minutes: 30' ] || fail "$(changed)"
    emj edit @1 --minutes 20
    [ "$(changed)" = $'< minutes: 30\n> minutes: 20' ] || fail "$(changed)"
}

@test "--private adds one line, --no-private takes it away again" {
    emj edit @1 --private
    [ "$(changed)" = '> private: true' ] || fail "$(changed)"
    emj edit @1 --no-private
    cmp "$file" "$TMPDIR/before"
    run --separate-stderr emj edit @1 --private --no-private
    assert_failed 2 '--no-private'
}

@test "--title changes the heading, an empty one removes it" {
    emj edit @1 --title 'Another *title*'
    run --separate-stderr emj list --format json
    [ "$(jq -r '.entries[0].title' <<<"$output")" = 'Another *title*' ]
    [ "$(changed | wc -l)" -eq 2 ]
    emj edit @1 --title ''
    refute_contains '# Another' "$(cat "$file")"
    assert_contains 'Text with  two spaces  ' "$(cat "$file")"
}

@test "--at moves the file to the new name and month" {
    run --separate-stderr emj edit @1 --at '2026-10-05 16:20'
    assert_status 0
    assert_contains "$EMJOURNAL_DIR/2026/10/2026-10-05-1620-"
    file=$output
    [ "$(journal_entries | wc -l)" -eq 1 ]
    [ "$(changed | grep -c date:)" -eq 2 ]
    [ "$(changed | wc -l)" -eq 2 ]
}

@test "--at onto a taken name takes the next suffix, neither is lost" {
    put_tagged 2026-10-05-1620-note team-focus management 'Other.'
    run --separate-stderr emj edit 2026-11-02 --at '2026-10-05 16:20'
    assert_status 0
    [ "$(journal_entries)" = $'2026-10-05-1620-note\n2026-10-05-1620-note-2' ]
    assert_contains 'Other.' "$(cat "$(entry_file 2026-10-05-1620-note)")"
    assert_contains 'hard break' "$(cat "$output")"
}

@test "several options change several things at once" {
    run --separate-stderr emj edit @1 --minutes 5 --private --title New --at '2026-10-05 16:20'
    assert_status 0
    local text
    text=$(cat "$output")
    for line in 'minutes: 5' 'private: true' '# New'; do assert_line "$line" "$text"; done
    assert_contains '2026-10-05' "$text"
    assert_contains "# a person's comment" "$text"
}

@test "wrong values exit 2 and change nothing" {
    local before
    before=$(tree_state "$EMJOURNAL_DIR/2026")
    run --separate-stderr emj edit @1 --minutes many
    assert_failed 2 '--minutes'
    run --separate-stderr emj edit @1 --at 'some day'
    assert_failed 2 '--at'
    run --separate-stderr emj edit @1 --minutes 45 --at 'some day'
    assert_failed 2 '--at'
    assert_unchanged "$before" "$EMJOURNAL_DIR/2026"
}

@test "the old version goes to the trash and comes back byte for byte" {
    emj edit @1 --minutes 45
    run --separate-stderr emj trash
    assert_contains 'replaced'
    emj trash restore 2026-11-02-0900-one
    cmp "$file" "$TMPDIR/before"
}

@test "a file with CRLF keeps it in every line" {
    sed -i 's/$/\r/' "$file"
    emj edit @1 --minutes 45
    [ "$(grep -c $'\r$' "$file")" -eq "$(wc -l <"$file")" ]
    assert_contains 'minutes: 45' "$(cat "$file")"
}

# --- in the editor ----------------------------------------------------------------

@test "the editor gets the entry's bytes, what it writes is the entry" {
    editor <<'EOF'
cp "$file" "$HOME/seen"
sed -i 's/hard break/soft break/' "$file"
EOF
    run --separate-stderr emj edit @1
    assert_status 0
    assert_output_is "$file"
    cmp "$HOME/seen" "$TMPDIR/before"
    [ "$(changed)" = $'< and a hard break.\n> and a soft break.' ]
    assert_no_draft
}

@test "an unchanged entry stays, says so and leaves no draft" {
    editor <<<'sleep 1.1'
    run --separate-stderr emj edit @1
    assert_status 0
    assert_contains 'Nothing was changed' "$stderr"
    cmp "$file" "$TMPDIR/before"
    assert_no_draft
}

@test "an editor that is back at once is told to wait, and its copy stays for what it saves" {
    editor <<<':'
    run --separate-stderr emj edit @1
    assert_status 0
    assert_contains 'Nothing was changed' "$stderr"
    assert_contains 'code --wait' "$stderr"
    assert_contains "'$(only_draft)'" "$stderr"
    [ "$(stat -c %a "$(only_draft)")" = 600 ]
    cmp "$file" "$TMPDIR/before"
    echo 'Saved by the window.' >>"$(only_draft)"
    editor <<<'echo "From the editor." >>"$file"'
    run --separate-stderr emj edit @1
    assert_status 0
    assert_contains "'$(only_draft)'" "$stderr"
    assert_contains 'Saved by the window.' "$(cat "$(only_draft)")"
    refute_contains 'Saved by the window.' "$(cat "$file")"
}

@test "an editor that deletes its file changes nothing, and no file that is gone is named" {
    for end in 'exit 0' 'exit 1' 'kill -9 $$'; do
        editor <<<"rm \"\$file\"; $end"
        run --separate-stderr emj edit @1
        assert_failed 74 "'2026-11-02-0900-one' is unchanged"
        refute_contains '.emjournal/drafts' "$stderr"
        refute_contains 'kept' "$stderr"
        cmp "$file" "$TMPDIR/before"
        assert_no_draft
    done
}

@test "a link in the place of the copy is not followed" {
    { cat "$file"; echo 'From outside.'; } >"$HOME/outside.md"
    for thing in 'ln -s "$HOME/outside.md"' 'mkfifo' 'mkdir'; do
        editor <<<"rm \"\$file\"; $thing \"\$file\""
        run --separate-stderr emj edit @1
        [ "$status" -ne 0 ]
        assert_contains "'2026-11-02-0900-one' is unchanged" "$stderr"
        refute_contains 'kept in' "$stderr"
        cmp "$file" "$TMPDIR/before"
        rm -r "$EMJOURNAL_DIR"/.emjournal/drafts/*
    done
    assert_contains 'From outside.' "$(cat "$HOME/outside.md")"
}

@test "an emptied entry stays as it was" {
    editor <<<': >"$file"'
    run --separate-stderr emj edit @1
    assert_status 0
    assert_contains 'Nothing was changed' "$stderr"
    cmp "$file" "$TMPDIR/before"
    assert_no_draft
}

@test "an editor that fails changes nothing, the text is kept and said" {
    editor <<<'echo More. >>"$file"; exit 1'
    run --separate-stderr emj edit @1
    assert_failed 74 "$(only_draft)"
    cmp "$file" "$TMPDIR/before"
    assert_contains 'More.' "$(cat "$(only_draft)")"
}

@test "broken front matter from the editor is kept, the entry stays readable or said" {
    editor <<<'sed -i "s/^date: .*/date: [/" "$file"; echo More. >>"$file"'
    run --separate-stderr emj edit @1
    assert_failed 1 "$(only_draft)"
    cmp "$file" "$TMPDIR/before"
    assert_contains 'More.' "$(cat "$(only_draft)")"
}

@test "an entry that changed meanwhile is a conflict: exit 1, both are kept" {
    editor <<EOF
echo 'From the editor.' >>"\$file"
echo 'From elsewhere.' >>"$file"
EOF
    run --separate-stderr emj edit @1
    assert_failed 1 "$(only_draft)"
    assert_contains 'From elsewhere.' "$(cat "$file")"
    assert_contains 'From the editor.' "$(cat "$(only_draft)")"
}

@test "an entry that was removed meanwhile keeps what was typed" {
    editor <<EOF
echo 'From the editor.' >>"\$file"
rm "$file"
EOF
    run --separate-stderr emj edit @1
    [ "$status" -ne 0 ]
    assert_contains 'From the editor.' "$(cat "$(only_draft)")"
}

# --- after an edit that was not ended -----------------------------------------------

# leftover_draft: where a killed edit of the one entry leaves its copy.
leftover_draft() { printf '%s\n' "$EMJOURNAL_DIR/.emjournal/drafts/edit-$(journal_entries).md"; }

@test "a copy that holds nothing but the entry stands in nobody's way" {
    mkdir -p "$EMJOURNAL_DIR/.emjournal/drafts"
    emj show --raw @1 >"$(leftover_draft)"
    editor <<<'echo From the editor. >>"$file"'
    run --separate-stderr emj edit @1
    assert_status 0
    assert_contains 'From the editor.' "$(cat "$output")"
    assert_no_draft
}

@test "what an earlier edit left is kept under another name, the edit goes on" {
    mkdir -p "$EMJOURNAL_DIR/.emjournal/drafts"
    echo 'Typed before the crash' >"$(leftover_draft)"
    editor <<<'echo From the editor. >>"$file"'
    run --separate-stderr emj edit @1
    assert_status 0
    assert_contains 'From the editor.' "$(cat "$output")"
    local draft
    draft=$(only_draft)
    assert_contains "'$draft'" "$stderr"
    assert_contains 'Typed before the crash' "$(cat "$draft")"
}

@test "what is no file where the copy belongs is neither followed nor moved" {
    local kind copy
    mkdir -p "$EMJOURNAL_DIR/.emjournal/drafts"
    copy=$(leftover_draft)
    editor <<<'echo From the editor. >>"$file"'
    emj show --raw @1 >victim
    for kind in "ln -s $PWD/victim" "ln -s $PWD/nothing" mkfifo mkdir; do
        $kind "$copy"
        stat -c '%i %F %A %N' "$copy" >before
        run --separate-stderr emj edit @1
        assert_failed 1 "'$copy' is not a regular file"
        stat -c '%i %F %A %N' "$copy" | diff before - >&2 || fail "$kind: replaced"
        rm -rf "$copy"
    done
    emj show --raw @1 | cmp - victim
    [ ! -e nothing ]
}

@test "an entry that is open in one editor is not opened in a second" {
    editor <<'EOF'
EDITOR=false "$EMJ_BINARY" edit @1 2>"$HOME/second"
echo "status $?" >>"$HOME/second"
echo From the editor. >>"$file"
EOF
    run --separate-stderr emj edit @1
    assert_status 0
    assert_contains 'another process' "$(cat "$HOME/second")"
    assert_contains 'status 1' "$(cat "$HOME/second")"
    assert_contains 'From the editor.' "$(cat "$output")"
    assert_no_draft
}

@test "an edited date moves the file" {
    editor <<<'sed -i "s/^date: 2026-11-02/date: 2026-10-03/" "$file"'
    run --separate-stderr emj edit @1
    assert_status 0
    assert_contains "$EMJOURNAL_DIR/2026/10/2026-10-03-0900-"
    assert_file_exists "$output"
    [ "$(journal_entries | wc -l)" -eq 1 ]
}

@test "VISUAL comes before EDITOR here too" {
    editor <<<'touch "$HOME/editor-ran"'
    make_script "$BATS_TEST_TMPDIR/visual" <<<'touch "$HOME/visual-ran"'
    VISUAL=$BATS_TEST_TMPDIR/visual run --separate-stderr emj edit @1
    assert_file_exists "$HOME/visual-ran"
    [ ! -e "$HOME/editor-ran" ]
}
