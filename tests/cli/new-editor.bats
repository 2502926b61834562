#!/usr/bin/env bats
# `emjournal new --edit`: the questions in an editor, here a small script.

# shellcheck disable=SC2016 # scripts and Markdown, not expansions

load helper

setup() {
    emj_setup
    use_interview_packs
    export EDITOR=$BATS_TEST_TMPDIR/editor
}

# The script edits "$file"; its answers stand under the questions.
editor() { { printf 'file=${!#}\n'; cat; } | make_script "$EDITOR"; }

answering_editor() {
    editor <<'EOF'
sed -i 's|^<!-- prompt: what-i-did .*|&\n\nMoved the migration, asked @tomas|' "$file"
EOF
}

@test "the answers under the questions are saved, the empty ones are not" {
    answering_editor
    run --separate-stderr emj new dependencies --edit
    assert_status 0
    assert_output_is "$EMJOURNAL_DIR/2026/11/2026-11-12-1432-dependency-management.md"
    local file
    file=$(cat "$output")
    assert_contains $'## What did you decide, change or say?\n<!-- prompt: what-i-did any happened -->\n\nMoved the migration, asked @tomas' "$file"
    [ "$(grep -c '^## ' <<<"$file")" -eq 1 ]
    assert_no_draft
}

@test "the editor shows three questions and no answer" {
    editor <<'EOF'
cp "$file" "$HOME/seen.md"
EOF
    run --separate-stderr emj new dependencies --edit --title 'Sync'
    assert_status 3
    [ "$(grep -c '^<!-- prompt: ' "$HOME/seen.md")" -eq 3 ]
    assert_line '# Sync' "$(cat "$HOME/seen.md")"
}

@test "the file in the editor is a Markdown file of mode 0600" {
    editor <<'EOF'
stat -c %a "$file" >"$HOME/mode"
echo "$file" >"$HOME/name"
EOF
    (umask 0; run --separate-stderr emj new dependencies --edit)
    [ "$(cat "$HOME/mode")" = 600 ]
    [[ $(cat "$HOME/name") = *.md ]]
}

@test "an unchanged file exits 3, saves nothing and leaves no draft" {
    editor <<<'sleep 1.1'
    run --separate-stderr emj new dependencies --edit
    assert_failed 3 'nothing'
    [ -z "$(journal_entries)" ]
    assert_no_draft
}

@test "an editor that is back at once is told to wait, and its file stays" {
    editor <<<':'
    run --separate-stderr emj new dependencies --edit
    assert_failed 3 'code --wait'
    assert_contains "'$(only_draft)'" "$stderr"
    [ -z "$(journal_entries)" ]
    run --separate-stderr emj new --edit --resume
    assert_failed 3 'code --wait'
    [ -z "$(journal_entries)" ]
    only_draft
}

@test "an editor that deletes its file saves nothing, and no file that is gone is named" {
    editor <<<'rm "$file"'
    run --separate-stderr emj new dependencies --edit
    assert_failed 74 'nothing is saved'
    refute_contains 'kept' "$stderr"
    refute_contains '.emjournal/drafts' "$stderr"
    [ -z "$(journal_entries)" ]
    assert_no_draft
}

@test "a link in the place of the file is not followed" {
    echo 'From outside.' >"$HOME/outside.md"
    editor <<<'cat "$HOME/outside.md" >>"$file"; mv "$file" "$HOME/outside.md"; ln -s "$HOME/outside.md" "$file"'
    run --separate-stderr emj new dependencies --edit
    assert_failed 74 'nothing is saved'
    refute_contains 'kept' "$stderr"
    [ -z "$(journal_entries)" ]
}

@test "the answers of a draft survive an editor that deletes it or leaves a link" {
    answering_editor
    echo 'exit 3' >>"$EDITOR"
    run --separate-stderr emj new dependencies --edit
    local draft
    draft=$(only_draft)
    cp "$draft" "$HOME/before"
    for lost in 'rm "$file"' 'rm "$file"; ln -s "$HOME/before" "$file"' 'rm "$file"; exit 1'; do
        editor <<<"$lost"
        run --separate-stderr emj new --edit --resume
        assert_failed 74 'is as it was before'
        [ ! -L "$draft" ]
        cmp "$(only_draft)" "$HOME/before"
        [ -z "$(journal_entries)" ]
    done
}

@test "an emptied file exits 3 and saves nothing" {
    editor <<<': >"$file"'
    run --separate-stderr emj new dependencies --edit
    assert_failed 3 'nothing'
    [ -z "$(journal_entries)" ]
    assert_no_draft
}

@test "a file with front matter alone holds no answer: exit 3" {
    editor <<<'sed -i "/^## /,\$d" "$file"; echo "# Only a title" >>"$file"'
    run --separate-stderr emj new dependencies --edit
    assert_failed 3 'nothing'
    [ -z "$(journal_entries)" ]
}

@test "an editor that fails exits 74, keeps the draft and says where" {
    answering_editor
    echo 'exit 3' >>"$EDITOR"
    run --separate-stderr emj new dependencies --edit
    assert_failed 74 "$(only_draft)"
    assert_contains 'Moved the migration' "$(cat "$(only_draft)")"
    [ -z "$(journal_entries)" ]
}

@test "an editor that is killed keeps the draft" {
    answering_editor
    echo 'kill -9 $$' >>"$EDITOR"
    run --separate-stderr emj new dependencies --edit
    assert_failed 74 "$(only_draft)"
    assert_contains 'Moved the migration' "$(cat "$(only_draft)")"
}

@test "an editor that is missing exits 74 by name" {
    EDITOR=no-such-editor run --separate-stderr emj new dependencies --edit
    assert_failed 74 'no-such-editor'
}

@test "a kept draft goes on with --edit --resume" {
    answering_editor
    echo 'exit 3' >>"$EDITOR"
    run --separate-stderr emj new dependencies --edit
    assert_status 74
    editor <<<'sed -i "s/Moved/Really moved/" "$file"'
    run --separate-stderr emj new --edit --resume
    assert_status 0
    assert_contains 'Really moved the migration' "$(cat "$output")"
    assert_no_draft
}

@test "broken front matter exits 1 with line and column, and keeps every byte" {
    editor <<'EOF'
sed -i '2s/.*/date: [not, a, date/' "$file"
echo 'Typed for ten minutes.' >>"$file"
EOF
    run --separate-stderr emj new dependencies --edit
    assert_status 1
    [[ $stderr =~ :[0-9]+:[0-9]+: ]] || fail "$(show_run)"
    assert_contains "$(only_draft)" "$stderr"
    assert_contains 'Typed for ten minutes.' "$(cat "$(only_draft)")"
    [ -z "$(journal_entries)" ]
}

@test "a removed date exits 1 and keeps the draft" {
    editor <<<'sed -i "/^date:/d" "$file"; echo Text >>"$file"'
    run --separate-stderr emj new dependencies --edit
    assert_failed 1 'date'
    only_draft
}

@test "bytes that are not UTF-8 in the text do not lose anything" {
    editor <<<'printf "caf\xe9 and more\n" >>"$file"'
    run --separate-stderr emj new dependencies --edit
    if [ "$status" -eq 0 ]; then
        grep -aq $'caf\xe9 and more' "$output"
    else
        grep -aq $'caf\xe9 and more' "$(only_draft)"
    fi
}

@test "an editor that writes a new file in the old one's place is read alike" {
    editor <<'EOF'
sed 's|^<!-- prompt: what-i-did .*|&\n\nMoved it|' "$file" >"$file.new"
mv "$file.new" "$file"
EOF
    run --separate-stderr emj new dependencies --edit
    assert_status 0
    assert_contains 'Moved it' "$(cat "$output")"
}

@test "what is written without a person at a terminal is tagged as proposed" {
    editor <<'EOF'
sed -i 's|^<!-- prompt: what-i-did .*|&\n\nThe deadline slipped, so I cut the estimate and named the risk|' "$file"
EOF
    run --separate-stderr emj new dependencies --edit
    assert_status 0
    assert_contains $'tags:\n  - management\ntagged: proposed' "$(cat "$output")"
}

@test "--as, --minutes, --kind and --private hold for the editor too" {
    answering_editor
    run --separate-stderr emj new dependencies --edit --as both --minutes 15 --kind sync --private
    assert_status 0
    local file
    file=$(cat "$output")
    for line in '  - leadership' 'tagged: chosen' 'minutes: 15' 'kind: sync' 'private: true'; do
        assert_line "$line" "$file"
    done
}

# --- which editor ---------------------------------------------------------------

@test "VISUAL comes before EDITOR" {
    editor <<<'touch "$HOME/editor-ran"'
    make_script "$BATS_TEST_TMPDIR/visual" <<<'touch "$HOME/visual-ran"'
    VISUAL=$BATS_TEST_TMPDIR/visual run --separate-stderr emj new dependencies --edit
    assert_file_exists "$HOME/visual-ran"
    [ ! -e "$HOME/editor-ran" ]
}

@test "an empty VISUAL counts as unset" {
    editor <<<'touch "$HOME/editor-ran"'
    VISUAL='' run --separate-stderr emj new dependencies --edit
    assert_file_exists "$HOME/editor-ran"
}

@test "the editor's words are split as a shell would, quotes included" {
    mkdir "$BATS_TEST_TMPDIR/a folder"
    make_script "$BATS_TEST_TMPDIR/a folder/ed" <<<'printf "%s\n" "$@" >"$HOME/words"'
    EDITOR="'$BATS_TEST_TMPDIR/a folder/ed' -f --title=\"two words\"" \
        run --separate-stderr emj new dependencies --edit
    [ "$(sed -n 1p "$HOME/words")" = -f ]
    [ "$(sed -n 2p "$HOME/words")" = '--title=two words' ]
    [ "$(wc -l <"$HOME/words")" -eq 3 ]
}

@test "the editor is never given to a shell" {
    make_script "$EDITOR" <<<'printf "%s\n" "$@" >"$HOME/words"'
    EDITOR="$EDITOR ; touch $HOME/oops \$(touch\ $HOME/oops) \`touch\ $HOME/oops\` \$HOME | cat" \
        run --separate-stderr emj new dependencies --edit
    [ ! -e "$HOME/oops" ]
    assert_line ';' "$(cat "$HOME/words")"
    # shellcheck disable=SC2016
    assert_line '$HOME' "$(cat "$HOME/words")"
}

@test "an editor setting with an open quote exits 74 and names it" {
    EDITOR="vi 'half" run --separate-stderr emj new dependencies --edit
    assert_failed 74 "vi 'half"
}
