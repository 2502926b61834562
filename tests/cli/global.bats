#!/usr/bin/env bats
# What holds for every command: help, options, exit statuses, places, streams.

load helper

# Every command that opens the journal, with arguments that would be right.
journal_commands() {
    cat <<'EOF'
new dependencies -
new -m text
report
list
show @1
next
edit @1 --minutes 5
rm @1
trash
trash empty
tag --agreement
commitments
commitments kept
EOF
}

# --- help and version ---------------------------------------------------------

@test "the bare program prints the help and ends with 0" {
    run --separate-stderr emj
    assert_status 0
    assert_contains 'Usage: emjournal'
    [ -z "$stderr" ]
}

@test "help lists every command two spaces before its name" {
    run --separate-stderr emj help
    assert_status 0
    for name in new report list show next edit rm trash tag commitments pack config \
        demo help version; do
        grep -Eq "^  $name +[a-z]" <<<"$output" || fail "help does not list $name"
    done
}

@test "help, --help, -h and the bare program say the same" {
    local bare
    bare=$(emj)
    [ -n "$bare" ]
    for words in help --help -h; do
        run --separate-stderr emj "$words"
        assert_output_is "$bare"
    done
}

@test "every command that help lists explains itself" {
    for name in $(emj help | sed -n 's/^  \([a-z]*\) .*/\1/p'); do
        diff <(emj help "$name") <(emj "$name" --help)
        assert_contains "emjournal $name" "$(emj help "$name" | head -n 2)"
    done
    [ "$name" = version ]
}

@test "help of an unknown command exits 2 and names the nearest" {
    run --separate-stderr emj help nwe
    assert_failed 2 "'nwe'"
    assert_contains "'new'" "$stderr"
}

@test "--help wins over wrong words behind it, but not behind --" {
    run --separate-stderr emj list --nonsense --help
    assert_status 0
    run --separate-stderr emj list -- --help
    assert_failed 2 '--help'
}

@test "version and --version print one line" {
    run --separate-stderr emj version
    assert_status 0
    [[ $output =~ ^emjournal\ [0-9]+\.[0-9]+\.[0-9]+$ ]]
    local line=$output
    run --separate-stderr emj --version
    assert_output_is "$line"
}

@test "help and version need no home, no config and no journal" {
    mkdir -p "$XDG_CONFIG_HOME/emjournal"
    echo 'nonsense: 1' >"$XDG_CONFIG_HOME/emjournal/config.yaml"
    run --separate-stderr env -i "$EMJ_BINARY" help
    assert_status 0
    assert_contains 'Usage'
    run --separate-stderr emj version
    assert_status 0
    assert_contains 'emjournal '
    [ ! -e "$EMJOURNAL_DIR" ]
}

# --- wrong words --------------------------------------------------------------

@test "an unknown command exits 2 and names the nearest" {
    run --separate-stderr emj reprot
    assert_failed 2 "'reprot'"
    assert_contains "did you mean 'report'" "$stderr"
}

@test "a command like none exits 2 and points to the help" {
    run --separate-stderr emj xyzzy
    assert_failed 2 "'xyzzy'"
    assert_contains 'emjournal help' "$stderr"
}

@test "an unknown option exits 2 and names the nearest" {
    run --separate-stderr emj report --mont
    assert_failed 2 '--mont'
    assert_contains "did you mean '--month'" "$stderr"
}

@test "an unknown global option exits 2 and names the nearest" {
    run --separate-stderr emj --jurnal x list
    assert_failed 2 '--jurnal'
    assert_contains "did you mean '--journal'" "$stderr"
}

@test "an option like none and a short one exit 2 by name" {
    run --separate-stderr emj list --xyzzy=1
    assert_failed 2 '--xyzzy'
    refute_contains 'did you mean' "$stderr"
    run --separate-stderr emj list -Z
    assert_failed 2 '-Z'
}

@test "an option without its value exits 2 by name" {
    run --separate-stderr emj report --from
    assert_failed 2 '--from'
}

@test "an argument too many exits 2 by name in every command without any" {
    for words in 'list extra' 'report extra' 'next extra' 'version extra' 'config path extra' \
        'pack list extra' 'trash list extra' 'commitments list extra'; do
        # shellcheck disable=SC2086
        run --separate-stderr emj $words
        assert_failed 2 "'extra'"
    done
}

@test "a missing argument exits 2 in every command that needs one" {
    for words in show edit rm 'trash restore' 'pack show' 'pack check' 'config set'; do
        # shellcheck disable=SC2086
        run --separate-stderr emj $words
        assert_failed 2 'is missing'
    done
}

@test "an unknown word of a command of words exits 2 and lists the words" {
    for words in 'trash restor' 'pack chek' 'config gte' 'commitments done'; do
        # shellcheck disable=SC2086
        run --separate-stderr emj $words
        assert_failed 2 "'${words#* }'"
    done
    assert_contains 'kept' "$stderr"
}

@test "global options stand before the command only" {
    run --separate-stderr emj list --journal x
    assert_failed 2 '--journal'
    run --separate-stderr emj --limit 1 list
    assert_failed 2 '--limit'
}

@test "inside a command options and arguments mix" {
    put_tagged 2026-11-02-0900-one dependency-management management
    run --separate-stderr emj show --raw @1
    assert_status 0
    local before=$output
    assert_contains 'date: '
    run --separate-stderr emj show @1 --raw
    assert_output_is "$before"
}

@test "-- ends the options" {
    run --separate-stderr emj show -- --raw
    assert_failed 3 "'--raw'"
    run --separate-stderr emj -- list
    assert_status 0
}

@test "hostile words of the command line are shown without their controls" {
    run --separate-stderr emj $'\e]0;title\a'
    assert_status 2
    refute_contains $'\e' "$stderr"
    refute_contains $'\a' "$stderr"
}

@test "--color takes three words" {
    run --separate-stderr emj --color sometimes list
    assert_failed 2 "'sometimes'"
    for word in auto always never; do
        run --separate-stderr emj --color "$word" list
        assert_status 0
    done
}

# --- colour -------------------------------------------------------------------

@test "a pipe gets no colour unless --color=always asks for it" {
    put_tagged 2026-11-02-0900-one dependency-management management
    run --separate-stderr emj list
    refute_contains $'\e['
    run --separate-stderr emj --color=always list
    assert_contains $'\e['
}

@test "--color beats NO_COLOR" {
    put_tagged 2026-11-02-0900-one dependency-management management
    NO_COLOR=1 run --separate-stderr emj --color=always list
    assert_contains $'\e['
}

@test "NO_COLOR beats the config, the config beats nothing" {
    put_tagged 2026-11-02-0900-one dependency-management management
    emj config set color always
    run --separate-stderr emj list
    assert_contains $'\e['
    NO_COLOR=1 run --separate-stderr emj list
    refute_contains $'\e['
    emj config set color never
    run --separate-stderr emj list
    refute_contains $'\e['
}

@test "--quiet leaves out the notes and keeps results and errors" {
    run --separate-stderr emj --quiet new -m 'Said no to a request.'
    assert_status 0
    assert_contains "$EMJOURNAL_DIR/2026/11/"
    [ -z "$stderr" ]
    run --separate-stderr emj --quiet show nothing
    assert_failed 3 "'nothing'"
}

# --- streams ------------------------------------------------------------------

@test "a full disk at standard output exits 74 in every command that prints" {
    put_tagged 2026-11-02-0900-one dependency-management management
    put_commitment 2026-11-03-0900-two '[ ]' 'When it rains, I will stay'
    for words in help version list 'list --format json' report 'show @1' next commitments \
        config 'pack list' 'pack show focus' 'tag --agreement'; do
        # shellcheck disable=SC2086
        run --separate-stderr to_full_disk emj $words
        assert_failed 74 'no space left'
    done
}

@test "an entry is saved and its draft gone although the path cannot be printed" {
    run --separate-stderr to_full_disk emj new -m 'Said no.'
    assert_failed 74 'standard output'
    [ "$(journal_entries)" = 2026-11-12-1432-note ]
}

@test "a closed standard output exits 74" {
    run --separate-stderr without_output emj list --format json
    assert_failed 74 'standard output'
}

@test "with every descriptor closed nothing is written into a file of the journal" {
    put_tagged 2026-11-02-0900-one dependency-management management
    local before
    before=$(tree_state "$EMJOURNAL_DIR/2026")
    run without_streams emj show nothing
    assert_status 3
    run without_streams emj list
    assert_status 74
    run without_streams emj edit @1 --minutes 10
    [ "$(grep -c . "$(entry_file 2026-11-02-0900-one)")" -eq 8 ]
    assert_contains 'minutes: 10' "$(cat "$(entry_file 2026-11-02-0900-one)")"
}

@test "a reader that goes away early ends the program without a crash" {
    for i in $(seq 10 28); do
        put_tagged "2026-11-$i-0900-one" dependency-management management "$(printf 'word %.0s' {1..900})"
    done
    run --separate-stderr to_early_reader emj list --body
    # SIGPIPE ends it as it ends any filter; 74 where the signal is ignored.
    [[ $status = 141 || $status = 74 ]] || fail "$(show_run)"
}

@test "errors go to standard error alone" {
    for words in bogus 'list --bogus' 'show nothing' 'pack show nothing' 'config get nothing' \
        'commitments kept' 'new' 'report --month=never'; do
        # shellcheck disable=SC2086
        run --separate-stderr emj $words
        [ "$status" -ne 0 ]
        [ -z "$output" ] || fail "$words printed a result" "$(show_run)"
        [[ $stderr = 'emjournal: '???* ]] || fail "$words gave no reason" "$(show_run)"
    done
}

@test "nothing reads standard input unasked" {
    put_tagged 2026-11-02-0900-one dependency-management management
    put_tagged 2026-11-03-0900-two dependency-management none
    # A pipe that nobody writes to and nobody closes: who reads it never ends.
    mkfifo "$TMPDIR/silence"
    exec 4<>"$TMPDIR/silence"
    while read -r -a words; do
        if [ "${words[-1]}" = - ]; then continue; fi
        run --separate-stderr timeout -k 5 20 "$EMJ_BINARY" "${words[@]}" <&4 4<&-
        [[ $status -ne 124 && $status -ne 137 ]] || fail "${words[*]} waits for input"
        [ -n "$output$stderr" ] || [ "${words[0]}" = commitments ] ||
            fail "${words[*]} says nothing" "$(show_run)"
    done < <(journal_commands; lines new 'new dependencies' tag 'rm --before 2027-01-01' pack config)
    exec 4<&-
}

@test "new without a terminal exits 2 and says what to do instead" {
    run --separate-stderr emj new dependencies < <(lines 30 text)
    assert_failed 2 'terminal'
    assert_contains "new -m" "$stderr"
    [ -z "$(find "$EMJOURNAL_DIR" -name '*.md' 2>/dev/null)" ]
}

# --- which journal ------------------------------------------------------------

@test "--journal beats EMJOURNAL_DIR beats the config beats the default" {
    mkdir -p "$XDG_CONFIG_HOME/emjournal"
    echo "journal: $BATS_TEST_TMPDIR/configured" >"$XDG_CONFIG_HOME/emjournal/config.yaml"
    run --separate-stderr emj --journal "$BATS_TEST_TMPDIR/given" new -m 'One thing.'
    assert_contains "$BATS_TEST_TMPDIR/given/2026/11/"
    run --separate-stderr emj new -m 'One thing.'
    assert_contains "$EMJOURNAL_DIR/2026/11/"
    unset EMJOURNAL_DIR
    run --separate-stderr emj new -m 'One thing.'
    assert_contains "$BATS_TEST_TMPDIR/configured/2026/11/"
    rm "$XDG_CONFIG_HOME/emjournal/config.yaml"
    run --separate-stderr emj new -m 'One thing.'
    assert_contains "$XDG_DATA_HOME/emjournal/2026/11/"
}

@test "an empty EMJOURNAL_DIR counts as unset" {
    EMJOURNAL_DIR='' run --separate-stderr emj new -m 'One thing.'
    assert_contains "$XDG_DATA_HOME/emjournal/2026/11/"
}

@test "a relative journal gives an absolute path" {
    run --separate-stderr emj --journal here new -m 'One thing.'
    assert_output_is "$BATS_TEST_TMPDIR/here/2026/11/2026-11-12-1432-note.md"
    assert_file_exists "$output"
}

@test "the tilde of a configured journal is the home" {
    unset EMJOURNAL_DIR
    # shellcheck disable=SC2088
    emj config set journal '~/notes'
    run --separate-stderr emj new -m 'One thing.'
    assert_contains "$HOME/notes/2026/11/"
}

@test "reading a journal that is not there yet finds nothing and makes nothing" {
    run --separate-stderr emj report
    assert_contains 'No entries'
    for words in list next commitments trash; do
        run --separate-stderr emj $words
        assert_status 0
    done
    [ ! -e "$EMJOURNAL_DIR" ]
}

@test "a journal that is a file exits with a reason" {
    echo text >"$BATS_TEST_TMPDIR/file"
    run --separate-stderr emj --journal "$BATS_TEST_TMPDIR/file" list
    assert_failed 1 "$BATS_TEST_TMPDIR/file"
}

@test "the first write makes the format file, private folders and private files" {
    (umask 0; emj new -m 'One thing.')
    [ "$(cat "$EMJOURNAL_DIR/.emjournal/format")" = 1 ]
    [ -z "$(find "$EMJOURNAL_DIR" -type d ! -perm 700)" ]
    [ -z "$(find "$EMJOURNAL_DIR" -type f ! -perm 600)" ]
}

# --- a newer journal ----------------------------------------------------------

@test "a journal of format 2 is refused with 4 by every command, nothing is written" {
    put_commitment 2026-11-03-0900-two '[ ]' 'When it rains, I will stay'
    mkdir -p "$EMJOURNAL_DIR/.emjournal"
    echo 2 >"$EMJOURNAL_DIR/.emjournal/format"
    local before
    before=$(tree_state "$EMJOURNAL_DIR")
    while read -r -a words; do
        run --separate-stderr emj "${words[@]}" < <(lines 30 a b c m d e)
        assert_failed 4 'format'
    done < <(journal_commands)
    assert_unchanged "$before" "$EMJOURNAL_DIR"
}

@test "a journal with an unknown feature is refused by the feature's name" {
    mkdir -p "$EMJOURNAL_DIR/.emjournal"
    lines 1 time-travel >"$EMJOURNAL_DIR/.emjournal/format"
    run --separate-stderr emj list
    assert_failed 4 'time-travel'
}

@test "a format file that is no number is data that cannot be used" {
    mkdir -p "$EMJOURNAL_DIR/.emjournal"
    echo one >"$EMJOURNAL_DIR/.emjournal/format"
    run --separate-stderr emj list
    assert_failed 1 'format'
}

@test "a crash leaves no core file, and neither does the editor's" {
    ulimit -c unlimited || skip 'core files cannot be allowed here'
    make_script editor <<<'kill -SEGV $$'
    EDITOR=$PWD/editor run emj new dependencies --edit
    make_script limit <<<'ulimit -c >limit-of-editor'
    EDITOR=$PWD/limit run emj new dependencies --edit
    [ "$(cat limit-of-editor)" = 0 ]
    [ -z "$(find . -name 'core*')" ]
}

# --- config, clock, lock ------------------------------------------------------

@test "a broken config exits 1 with its file, line and column" {
    mkdir -p "$XDG_CONFIG_HOME/emjournal"
    local file=$XDG_CONFIG_HOME/emjournal/config.yaml
    lines 'week_start: monday' 'colour: never' >"$file"
    run --separate-stderr emj list
    assert_failed 1 "$file:2:1:"
    assert_contains "'color'" "$stderr"
    lines 'week_start: [monday' >"$file"
    run --separate-stderr emj report
    assert_failed 1 "$file:"
    truncate -s 65537 "$file"
    run --separate-stderr emj report
    assert_failed 1 "$file:1:1: error: "
}

@test "--config reads another file, and one that is missing is said" {
    echo 'language: nonsense nonsense' >"$BATS_TEST_TMPDIR/other.yaml"
    run --separate-stderr emj --config "$BATS_TEST_TMPDIR/other.yaml" list
    assert_failed 1 "$BATS_TEST_TMPDIR/other.yaml:1:11"
    run --separate-stderr emj --config "$BATS_TEST_TMPDIR/none.yaml" list
    assert_failed 3 'none.yaml'
}

@test "a clock that is no time is said" {
    run --separate-stderr at tomorrow emj list
    assert_failed 1 'EMJOURNAL_NOW'
}

@test "the zone is that of TZ" {
    TZ=America/New_York run --separate-stderr emj new -m 'One thing.'
    assert_contains '/2026-11-12-0832-note.md'
    assert_contains 'date: 2026-11-12T08:32:00-05:00' "$(cat "$output")"
}

@test "another process that holds the journal is waited for and then named with 75" {
    emj new -m 'One thing.'
    (
        exec 5<"$EMJOURNAL_DIR/.emjournal/lock"
        flock -x 5
        run --separate-stderr emj rm @1 5<&-
        assert_failed 75 'another process'
    )
    [ "$(journal_entries)" = 2026-11-12-1432-note ]
}

@test "readers do not wait for a lock" {
    emj new -m 'One thing.'
    (
        exec 5<"$EMJOURNAL_DIR/.emjournal/lock"
        flock -x 5
        run --separate-stderr timeout 4 "$EMJ_BINARY" list 5<&-
        assert_status 0
    )
}

@test "a journal that cannot be written is a failure of the system" {
    # Nobody makes a folder there, root included.
    run --separate-stderr emj --journal /sys/emjournal new -m 'One thing.'
    assert_failed 74 '/sys/emjournal'
    assert_contains 'not saved' "$stderr"
}

@test "nothing needs XDG variables: the home is enough" {
    unset XDG_DATA_HOME XDG_CONFIG_HOME XDG_CACHE_HOME XDG_STATE_HOME EMJOURNAL_DIR
    run --separate-stderr emj new -m 'One thing.'
    assert_output_is "$HOME/.local/share/emjournal/2026/11/2026-11-12-1432-note.md"
}
