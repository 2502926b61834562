#!/usr/bin/env bats
# `emjournal report` on a terminal: text through the pager, colours, widths.

# shellcheck disable=SC2016 # expanded by other shells

load helper

setup() {
    term_setup
    use_interview_packs
    put_tagged 2026-11-02-0900-one dependency-management leadership \
        $'# Sync with Identity\n\nMoved the token migration behind their audit, and asked @tomas to plan for the twentieth of this month #reliability'
    put_tagged 2026-11-03-0900-two one-on-one management
    put_tagged 2026-11-04-0900-three one-on-one both
}

# A pager that keeps what it gets, for bytes that a screen does not show.
keep_pages() {
    make_script "$BATS_TEST_TMPDIR/pager" <<<'cat >"$HOME/paged"; echo "paged:$*"'
    export PAGER=$BATS_TEST_TMPDIR/pager
}

term_report() {
    term_start "$EMJ_BINARY" "$@"
    term_wait_for_exit 0
    term_stop
}

# --- the format -----------------------------------------------------------------------

@test "auto is text on a terminal, through the pager" {
    keep_pages
    term_report report
    [[ $(cat "$HOME/paged") == "Manager's journal: November 2026"$'\n==='* ]]
}

@test "a flavor makes auto Markdown, as --format md does" {
    keep_pages
    term_report report --flavor obsidian
    [[ $(cat "$HOME/paged") == $'---\n'* ]]
    term_report report --format md
    [[ $(cat "$HOME/paged") == "# Manager's journal: November 2026"* ]]
    assert_contains '|---' "$(cat "$HOME/paged")"
    [ "$(cat "$HOME/paged")" = "$(emj report)" ]
}

@test "auto with -o goes by the file's name on a terminal too, without the pager" {
    PAGER=false term_report report -o out.md
    [ "$(cat out.md)" = "$(emj report)" ]
    PAGER=false term_report report -o out.txt
    [ "$(cat out.txt)" = "$(emj report --format text)" ]
}

@test "every format goes through the pager on a terminal" {
    keep_pages
    for format in html json latex man xml; do
        term_report report --format "$format"
        [ "$(cat "$HOME/paged")" = "$(emj report --format "$format")" ] || fail "$format"
    done
}

# --- width and signs ------------------------------------------------------------------

@test "text is as wide as the terminal, and every word of it is there" {
    keep_pages
    local words
    words=$(emj report --format text --entries full | tr -d '#=.█▓░-' | tr -s ' \n' '\n')
    for columns in 60 80 120; do
        TERM_COLUMNS=$columns term_report report --entries full
        local longest
        longest=$(wc -L <"$HOME/paged")
        [ "$longest" -le "$columns" ] || fail "$columns: $longest in $(cat "$HOME/paged")"
        assert_contains 'Moved the token migration' "$(tr -s ' \n' ' ' <"$HOME/paged")"
        diff <(echo "$words") <(tr -d '#=.█▓░-' <"$HOME/paged" | tr -s ' \n' '\n') >&2 ||
            fail "another text with $columns columns"
        mv "$HOME/paged" "wide$columns"
    done
    [ "$(wc -l <wide60)" -gt "$(wc -l <wide80)" ]
    [ "$(wc -l <wide80)" -gt "$(wc -l <wide120)" ]
}

@test "blocks are drawn where the locale is UTF-8, signs of ASCII elsewhere" {
    keep_pages
    LC_ALL=C.UTF-8 term_report report
    assert_contains '█' "$(cat "$HOME/paged")"
    assert_contains '░' "$(cat "$HOME/paged")"
    LC_ALL=C term_report report
    run ! env LC_ALL=C grep -n '[^ -~]' "$HOME/paged"
    assert_contains '###' "$(cat "$HOME/paged")"
}

# --- colours --------------------------------------------------------------------------

@test "without a pager management is blue and leadership orange" {
    term_start bash -c '"$EMJ_BINARY" report | cat; "$EMJ_BINARY" report'
    term_wait_for_exit 0
    local screen
    screen=$(term_tmux capture-pane -e -p -S - -t term)
    assert_contains $'\e[34m' "$screen"
    assert_contains $'\e[33m' "$screen"
    # Each colour ends before the line does.
    assert_contains $'\e[39m' "$screen"
}

@test "NO_COLOR, --color=never and the configuration turn colours off" {
    for way in env=NO_COLOR=1 option=--color=never config=never; do
        case $way in
        env=*) NO_COLOR=1 term_start "$EMJ_BINARY" report ;;
        option=*) term_start "$EMJ_BINARY" --color=never report ;;
        config=*)
            emj config set color never
            term_start "$EMJ_BINARY" report
            ;;
        esac
        term_wait_for_exit 0
        refute_contains $'\e[3' "$(term_tmux capture-pane -e -p -S - -t term)"
        term_stop
    done
}

@test "a pager gets colours only when they are asked for" {
    keep_pages
    term_report report
    refute_contains $'\e' "$(cat "$HOME/paged")"
    local plain
    plain=$(cat "$HOME/paged")
    term_report --color=always report
    assert_contains $'\e[34m' "$(cat "$HOME/paged")"
    [ "$(sed 's/\x1b\[[0-9;]*m//g' "$HOME/paged")" = "$plain" ]
    NO_COLOR=1 term_report --color=always report
    assert_contains $'\e[34m' "$(cat "$HOME/paged")"
}

# --- the pager ------------------------------------------------------------------------

@test "PAGER is split into words as a shell does, and no shell sees it" {
    keep_pages
    PAGER="$PAGER -R 'two words' ; touch made \$(touch made)" term_start "$EMJ_BINARY" report
    term_wait_for '^paged:-R two words ; touch made \$\(touch made\)'
    term_wait_for_exit 0
    [ ! -e made ]
}

@test "an empty PAGER is none" {
    PAGER='' term_start "$EMJ_BINARY" report --format text
    term_wait_for 'These figures count'
    term_wait_for_exit 0
}

@test "a pager that is missing, fails or cannot be split is told" {
    PAGER=emj-no-such-pager term_start "$EMJ_BINARY" report
    term_wait_for "cannot run 'emj-no-such-pager'"
    term_wait_for_exit 74
    term_stop
    PAGER='sh -c "exit 3"' term_start "$EMJ_BINARY" report
    term_wait_for "'sh' ended with status 3"
    term_wait_for_exit 74
    term_stop
    PAGER='"less' term_start "$EMJ_BINARY" report
    term_wait_for 'PAGER cannot be split'
    term_wait_for_exit 2
}

@test "a pager that is left early is nothing wrong, and the program ends with it" {
    local i
    for i in {100..139}; do
        put_tagged "2026-11-01-0${i:0:1}${i:1:2}-one" one-on-one management "$(printf 'word %.0s' {1..4000})"
    done
    PAGER='head -n 1' term_start "$EMJ_BINARY" report --entries full
    term_wait_for "^Manager's journal"
    term_wait_for_exit 0
    term_stop
    # It need not read at all.
    PAGER='true' term_start "$EMJ_BINARY" report --entries full
    term_wait_for_exit 0
}

@test "the keys are the pager's: Ctrl-C reaches it alone" {
    make_script "$BATS_TEST_TMPDIR/pager" <<'END'
trap 'echo "the pager was interrupted"' INT
echo waiting
cat >/dev/null
read -r answer </dev/tty
echo "answered $answer"
END
    PAGER="$BATS_TEST_TMPDIR/pager" term_start "$EMJ_BINARY" report
    term_wait_for '^waiting'
    sleep 0.3
    term_key C-c
    term_wait_for 'the pager was interrupted'
    term_type yes
    term_key Enter
    term_wait_for '^answered yes'
    term_wait_for_exit 0
}

@test "less shows a report and is left with q" {
    command -v less >/dev/null || skip 'there is no less'
    PAGER='less -X' term_start "$EMJ_BINARY" report --entries full
    term_wait_for "Manager's journal"
    term_key q
    term_wait_for_exit 0
}

@test "hostile text reaches neither the screen nor the pager as controls" {
    put_tagged 2026-11-05-0900-bad team-focus both \
        "$(printf '# Hi \e]2;stolen\a \e[31mred\n\nText \e[2J\u009b31m \u202eback. +')"
    keep_pages
    for format in md html text json latex man xml; do
        term_report report --entries full --format "$format"
        ! LC_ALL=C grep -q $'[\x01-\x08\x0b-\x1f\x7f]' "$HOME/paged" ||
            fail "$format: $(cat -v "$HOME/paged")"
        refute_contains $'\u009b' "$(cat "$HOME/paged")"
        refute_contains $'\u202e' "$(cat "$HOME/paged")"
    done
}

# --- shared copies ----------------------------------------------------------------------

@test "names that are left are listed on the screen and the pager is not started" {
    printf 'roster:\n  - handle: tomas\n    name: Tomas Silva\n' >config.yaml
    put_tagged 2026-11-06-0900-names one-on-one both 'Tomas Silva said so. +'
    PAGER='echo started' term_start "$EMJ_BINARY" --config "$PWD/config.yaml" report --share
    term_wait_for '2026-11-06-0900-names.md:'
    term_wait_for_exit 3
    refute_contains started "$(term_screen)"
}
