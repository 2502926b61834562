#!/usr/bin/env bats
# `emjournal config`: get, set, edit, path.

# shellcheck disable=SC2016 # scripts, not expansions

load helper

setup() {
    emj_setup
    file=$XDG_CONFIG_HOME/emjournal/config.yaml
}

# put_config: standard input becomes the configuration.
put_config() {
    mkdir -p "${file%/*}"
    cat >"$file"
}

@test "path prints where the file is, there or not" {
    run --separate-stderr emj config path
    assert_status 0
    assert_output_is "$file"
    run --separate-stderr emj --config "$BATS_TEST_TMPDIR/x.yaml" config path
    assert_output_is "$BATS_TEST_TMPDIR/x.yaml"
    [ ! -e "$file" ]
}

@test "get without a key lists every setting, which is what the bare command does" {
    run --separate-stderr emj config get
    assert_status 0
    for line in 'journal: ' 'language: en' 'week_start: monday' 'fiscal_year_start_month: 1' \
        'max_questions: 3' 'color: auto' 'range: '; do
        assert_line "$line"
    done
    local all=$output
    run --separate-stderr emj config
    assert_output_is "$all"
}

@test "set makes the file, private, and get reads it" {
    (umask 0; emj config set week_start sunday)
    [ "$(stat -c %a "$file")" = 600 ]
    [ "$(stat -c %a "${file%/*}")" = 700 ]
    run --separate-stderr emj config get week_start
    assert_status 0
    assert_output_is sunday
}

@test "every plain key can be set and read back" {
    while read -r key value; do
        emj config set "$key" "$value"
        run --separate-stderr emj config get "$key"
        assert_output_is "$value"
    done <<'EOF'
journal ~/notes: of mine #1
language de
week_start saturday
fiscal_year_start_month 12
max_questions 5
color never
range 30-60
EOF
}

@test "set prints nothing" {
    run --separate-stderr emj config set max_questions 2
    assert_status 0
    assert_file_exists "$file"
    [ -z "$output$stderr" ]
}

@test "set changes its own line only: comments, order and blanks survive" {
    put_config <<'EOF'
# mine
week_start:   monday   # as in Europe

x-note: [kept, as it is]
roster:
  - handle: tomas
    name: Tomás Silva
EOF
    cp "$file" "$TMPDIR/before"
    emj config set week_start sunday
    emj config set color never
    [ "$(diff "$TMPDIR/before" "$file" | grep -c '^<')" -eq 1 ]
    [ "$(diff "$TMPDIR/before" "$file" | grep -c '^>')" -eq 2 ]
    assert_line '# mine' "$(cat "$file")"
    assert_contains '# as in Europe' "$(cat "$file")"
    assert_contains 'x-note: [kept, as it is]' "$(cat "$file")"
    assert_contains 'name: Tomás Silva' "$(cat "$file")"
}

# slow_set ARGUMENT...: `config set` that waits for a second before the file appears.
slow_set() {
    strace -f -o calls -e trace=rename,renameat,renameat2,linkat \
        -e inject=rename,renameat,renameat2,linkat:delay_enter=1000000 \
        "$EMJ_BINARY" config set "$@" &
    local i
    for i in {1..200}; do
        if compgen -G "${file%/*}/.emj-*" >/dev/null; then return; fi
        sleep 0.01
    done
    fail 'the first one never wrote'
}

@test "two at once each set their own" {
    command -v strace >/dev/null || skip 'no strace'
    export ASAN_OPTIONS=detect_leaks=0
    local first
    for first in '' 'language: en'; do
        rm -rf "${file%/*}"
        if [ "$first" ]; then put_config <<<"$first"; fi
        slow_set color never
        run --separate-stderr emj config set week_start sunday
        assert_status 0
        wait "$!"
        assert_line 'color: never' "$(cat "$file")"
        assert_line 'week_start: sunday' "$(cat "$file")"
        [ "$(ls -A "${file%/*}")" = config.yaml ]
    done
}

@test "an editor that saves while a value is set loses nothing" {
    command -v strace >/dev/null || skip 'no strace'
    export ASAN_OPTIONS=detect_leaks=0
    put_config <<<'language: en'
    strace -f -o calls -e trace=fsync -e inject=fsync:delay_enter=1000000:when=1 \
        "$EMJ_BINARY" config set color never 2>said &
    local i
    for i in {1..200}; do
        if compgen -G "${file%/*}/.emj-*" >/dev/null; then break; fi
        sleep 0.01
    done
    echo 'language: de' >"$file"
    status=0
    wait "$!" || status=$?
    [ "$status" -eq 1 ]
    assert_contains 'changed' "$(cat said)"
    [ "$(cat "$file")" = 'language: de' ]
    [ "$(ls -A "${file%/*}")" = config.yaml ]
}

@test "a set that was killed leaves nothing that hinders the next" {
    command -v strace >/dev/null || skip 'no strace'
    export ASAN_OPTIONS=detect_leaks=0
    local call
    put_config <<<'language: en'
    for call in flock fsync renameat unlinkat; do
        run strace -f -o calls -e trace="$call" -e inject="$call:signal=KILL:when=1" \
            "$EMJ_BINARY" config set color never
        [ "$status" -ne 0 ]
        grep -q 'language: en' "$file"
        run --separate-stderr emj config set color auto
        assert_status 0
        [ "$(ls -A "${file%/*}")" = config.yaml ]
    done
}

@test "set writes through a symbolic link" {
    mkdir -p "${file%/*}" "$HOME/dotfiles"
    echo '# linked' >"$HOME/dotfiles/emjournal.yaml"
    ln -s "$HOME/dotfiles/emjournal.yaml" "$file"
    emj config set color never
    [ -L "$file" ]
    assert_line '# linked' "$(cat "$HOME/dotfiles/emjournal.yaml")"
    assert_line 'color: never' "$(cat "$HOME/dotfiles/emjournal.yaml")"
}

@test "an unknown key exits 2 and names the nearest" {
    run --separate-stderr emj config set colour never
    assert_failed 2 "'colour'"
    assert_contains "'color'" "$stderr"
    run --separate-stderr emj config get weekstart
    assert_failed 2 "'weekstart'"
    [ ! -e "$file" ]
}

@test "a key of many values is edited in the file" {
    for key in roster review_headings; do
        run --separate-stderr emj config set "$key" x
        assert_failed 2 "'$key'"
    done
}

@test "a wrong value exits 2 and changes nothing" {
    put_config <<<'color: auto'
    while read -r key value; do
        run --separate-stderr emj config set "$key" "$value"
        assert_failed 2 "$value"
    done <<'EOF'
week_start someday
fiscal_year_start_month 13
max_questions 0
max_questions 6
color maybe
range 60-30
range 30-101
language not a tag
EOF
    run --separate-stderr emj config set journal $'two\nlines'
    assert_failed 2 'journal'
    [ "$(cat "$file")" = 'color: auto' ]
}

@test "set into a broken file exits 1 with its place and changes nothing" {
    put_config <<<'color: [auto'
    run --separate-stderr emj config set color never
    assert_failed 1 'config.yaml'
    [ "$(cat "$file")" = 'color: [auto' ]
}

@test "path and edit work with a broken file, get says where it is broken" {
    put_config <<<$'week_start: monday\ncolour: auto'
    run --separate-stderr emj config path
    assert_status 0
    run --separate-stderr emj config get
    assert_failed 1 "$file:2:1:"
    make_script "$BATS_TEST_TMPDIR/editor" <<<'sed -i s/colour/color/ "$1"'
    EDITOR=$BATS_TEST_TMPDIR/editor run --separate-stderr emj config edit
    assert_status 0
    run --separate-stderr emj config get color
    assert_output_is auto
}

@test "edit opens the editor on the file, which it makes first" {
    make_script "$BATS_TEST_TMPDIR/editor" <<<'echo "color: never" >>"$1"'
    EDITOR=$BATS_TEST_TMPDIR/editor run --separate-stderr emj config edit
    assert_status 0
    assert_line 'color: never' "$(cat "$file")"
}

@test "a mistake made in the editor is said at once, the file stays as written" {
    make_script "$BATS_TEST_TMPDIR/editor" <<<'echo "colour: never" >>"$1"'
    EDITOR=$BATS_TEST_TMPDIR/editor run --separate-stderr emj config edit
    assert_failed 1 "$file:1:1:"
    assert_line 'colour: never' "$(cat "$file")"
}

@test "an editor that fails exits 74" {
    EDITOR=false run --separate-stderr emj config edit
    assert_failed 74 'false'
}

@test "a settings file with an unknown key of x- is fine" {
    put_config <<<$'x-mine: anything\ncolor: never'
    run --separate-stderr emj config get color
    assert_output_is never
}

@test "names for --journal" {
    put_config <<EOF
journals:
  work: ~/work notes
  other: $BATS_TEST_TMPDIR/other
EOF
    run --separate-stderr emj --journal work new -m 'One thing.'
    assert_output_is "$HOME/work notes/2026/11/2026-11-12-1432-note.md"
    run --separate-stderr emj --journal other new -m 'One thing.'
    assert_output_is "$BATS_TEST_TMPDIR/other/2026/11/2026-11-12-1432-note.md"
}
