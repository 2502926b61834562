#!/usr/bin/env bats
# `emjournal report`: which format, which options go together, and the same bytes again.

# shellcheck disable=SC2016 # Markdown, not expansions

load helper

setup() {
    emj_setup
    use_interview_packs
}

formats=(md html text json latex man xml)

put_month() {
    put_tagged 2026-11-02-0900-one dependency-management leadership \
        $'# Sync with Identity\n\nMoved the migration with @tomas #reliability +'
    put_tagged 2026-11-03-0900-two one-on-one management $'- [ ] a task\n\n| a | b |\n|---|---|\n| 1 | 2 |'
    put_commitment 2026-11-04-0900-three '[ ]' 'When Bob escalates, I will ask for his option'
}

# What only a document of that format begins with.
begins_as() {
    case $1 in
    md) [[ $2 == "# Manager's journal: "* ]] ;;
    html) [[ $2 == '<!doctype html>'* ]] ;;
    text) [[ $2 == "Manager's journal: "*$'\n==='* ]] ;;
    json) [[ $2 == $'{\n  "emjournal": 1,\n  "kind": "report",'* ]] ;;
    latex) [[ $2 == *'\documentclass'*'\begin{document}'* ]] ;;
    man) [[ $2 == '.TH '* ]] ;;
    xml) [[ $2 == '<?xml version="1.0" encoding="UTF-8"?>'* ]] ;;
    *) false ;;
    esac
}

# The format that a text is in.
format_of() {
    local format
    for format in "${formats[@]}"; do
        if begins_as "$format" "$1"; then echo "$format"; fi
    done
}

# --- which format -------------------------------------------------------------------

@test "every --format prints a document of its kind, with entries and without" {
    put_month
    for format in "${formats[@]}"; do
        for entries in none list full; do
            run --separate-stderr emj report --format "$format" --entries "$entries"
            assert_status 0
            [ -z "$stderr" ]
            [ "$(format_of "$output")" = "$format" ] || fail "$format $entries: $output"
        done
        assert_contains 'Moved the migration'
        assert_contains 'Sync with Identity'
    done
}

@test "auto is Markdown in a pipe and with no option" {
    put_month
    local text
    text=$(emj report --format md)
    [ "$(format_of "$text")" = md ]
    [ "$(emj report)" = "$text" ]
    [ "$(emj report --format auto)" = "$text" ]
    [ "$(emj report --format=auto --flavor portable)" = "$text" ]
}

@test "auto with -o goes by the end of the file's name" {
    put_month
    local -A endings=(
        [a.md]=md [a.html]=html [a.htm]=html [a.txt]=text [a.json]=json [a.tex]=latex
        [a.man]=man [a.1]=man [a.xml]=xml [A.HTML]=html [a.Htm]=html [a.html.md]=md
        [a]=md [a.pdf]=md [html]=md [a.html.bak]=md [a.7]=md
    )
    for file in "${!endings[@]}"; do
        emj report -o "$file"
        [ "$(format_of "$(cat "$file")")" = "${endings[$file]}" ] || fail "$file: $(head -3 "$file")"
    done
    mkdir folder.html
    emj report -o folder.html/plain
    [ "$(format_of "$(cat folder.html/plain)")" = md ]
}

@test "--format beats the end of the file's name" {
    put_month
    emj report --format xml -o a.html
    [ "$(format_of "$(cat a.html)")" = xml ]
    emj report --format md -o a.json
    [ "$(format_of "$(cat a.json)")" = md ]
}

@test "an unknown --format, --flavor or --entries exits 2 and lists the known ones" {
    for words in --format=pfd --format= --format=MD --format=markdown --flavor=notion --flavor= \
        --entries=some --entries=; do
        run --separate-stderr emj report "$words"
        assert_failed 2 "'${words#*=}'"
        assert_contains "${words%%=*} must be one of " "$stderr"
    done
    run --separate-stderr emj report --format pfd
    assert_contains 'auto, md, html, text, json, latex, man, xml' "$stderr"
    run --separate-stderr emj report --flavor x
    assert_contains 'portable, obsidian' "$stderr"
}

# --- what goes together ---------------------------------------------------------------

@test "--flavor with another format than Markdown exits 2" {
    for format in html text json latex man xml; do
        run --separate-stderr emj report --format "$format" --flavor obsidian
        assert_failed 2 '--flavor'
        run --separate-stderr emj report --format "$format" --flavor portable
        assert_failed 2 '--flavor'
    done
    run --separate-stderr emj report --flavor obsidian -o a.html
    assert_failed 2 '--flavor'
    [ ! -e a.html ]
}

@test "--no-tables in HTML and JSON exits 2" {
    for format in html json; do
        run --separate-stderr emj report --format "$format" --no-tables
        assert_failed 2 '--no-tables'
    done
    run --separate-stderr emj report -o a.htm --no-tables
    assert_failed 2 '--no-tables'
    for format in md text latex man xml; do
        run --separate-stderr emj report --format "$format" --no-tables
        assert_status 0
    done
}

@test "--allow-names without --share exits 2" {
    run --separate-stderr emj report --allow-names
    assert_failed 2 '--allow-names'
    run --separate-stderr emj report --allow-names -o a.md
    assert_failed 2 '--allow-names'
    [ ! -e a.md ]
}

@test "options are judged before the journal is read" {
    put_entry 2026-11-05-0900-broken <<<'no front matter'
    for words in '--format pfd' '--allow-names' '--month=2026-W46' '--as-of never' '--all --day' \
        '--from 2026-11-09 --to 2026-11-01'; do
        # shellcheck disable=SC2086
        run --separate-stderr emj report $words
        assert_status 2
        refute_contains 'broken' "$stderr"
    done
}

@test "an argument is no option" {
    run --separate-stderr emj report 2026-11
    assert_failed 2 "'2026-11'"
}

# --- flavors and tables ---------------------------------------------------------------

@test "the obsidian flavor begins with front matter, portable with the heading" {
    put_month
    put_tagged 2026-11-05-0900-four one-on-one management 'More of #reliability'
    run --separate-stderr emj report --flavor obsidian
    assert_status 0
    [[ $output == $'---\n'* ]]
    local front
    front=$(sed -n '2,/^---$/p' <<<"$output")
    for key in 'title:' 'date:' 'tags:'; do assert_contains "$key" "$front"; done
    assert_contains 'reliability' "$front"
    assert_contains "# Manager's journal: November 2026"
    run --separate-stderr emj report --flavor portable
    [ "$(format_of "$output")" = md ]
}

@test "--no-tables prints lists, which LaTeX, man and XML have always" {
    put_month
    assert_contains '|---' "$(emj report --format md)"
    refute_contains '|---' "$(emj report --format md --no-tables)"
    for format in md text latex man xml; do
        local tables lists
        tables=$(emj report --format "$format")
        lists=$(emj report --format "$format" --no-tables)
        assert_contains 'Dependency management: Management ' "$lists"
        case $format in
        md | text) [ "$tables" != "$lists" ] || fail "$format is the same without tables" ;;
        *) [ "$tables" = "$lists" ] || fail "$format is another without tables" ;;
        esac
    done
}

@test "text in a pipe is ASCII of at most 80 columns" {
    put_month
    run --separate-stderr emj report --format text --entries full
    assert_status 0
    # Nothing about the place decides: the same in any locale and with COLUMNS set.
    [ "$(LC_ALL=C COLUMNS=200 emj report --format text --entries full)" = "$output" ]
    echo "$output" >out
    run ! env LC_ALL=C grep -n '[^ -~]' out
    run ! grep -n '.\{81\}' out
}

# --- the same bytes -------------------------------------------------------------------

@test "same journal, options and as-of day give the same bytes in every format" {
    put_month
    local options=(--month=2026-11 --as-of 2026-11-10 --entries full)
    for format in "${formats[@]}"; do
        emj report --format "$format" "${options[@]}" >first
        TZ=Pacific/Auckland at 2031-05-01T23:59:59-11:00 emj report --format "$format" \
            "${options[@]}" >second
        cmp first second || fail "$format depends on the clock"
        # Neither the environment nor a terminal's colours take part.
        NO_COLOR=1 LC_ALL=C PAGER=false emj --color=never report --format "$format" \
            "${options[@]}" -o third
        cmp first third || fail "$format is another in a file"
    done
}

@test "what the files are called and when they were written does not matter" {
    put_month
    local options=(--month=2026-11 --as-of 2026-11-10 --format html)
    emj report "${options[@]}" >first
    find "$EMJOURNAL_DIR" -name '*.md' -exec touch -d 2020-01-01 {} +
    emj report "${options[@]}" >second
    cmp first second
}

# --- empty, broken, too large -----------------------------------------------------------

@test "an empty period is a valid report in every format" {
    put_tagged 2026-10-02-0900-one one-on-one management
    for format in "${formats[@]}"; do
        run --separate-stderr emj report --format "$format" --entries full
        assert_status 0
        [ "$(format_of "$output")" = "$format" ] || fail "$format: $output"
    done
}

@test "no journal at all is an empty report, and none is made" {
    run --separate-stderr emj report --all
    assert_status 0
    assert_line 'No entries in this period.'
    [ ! -e "$EMJOURNAL_DIR" ]
}

@test "broken files are named once, counted, and the rest is reported in every format" {
    put_month
    put_entry 2026-11-05-0900-broken <<<$'---\ntitle: no date\n---\n\nText.'
    ln -s nowhere "$EMJOURNAL_DIR/2026/11/2026-11-06-0900-link.md"
    for format in "${formats[@]}"; do
        run --separate-stderr emj report --format "$format" --entries full
        assert_status 0
        [ "$(grep -c 'skipped' <<<"$stderr")" -eq 2 ] || fail "$stderr"
        assert_contains '2026-11-05-0900-broken.md:' "$stderr"
        assert_contains 'Sync with Identity'
    done
    [ "$(emj report --format json 2>errors | jq .entries.unreadable)" -eq 2 ]
}

@test "a text that is too large or too deep is said to be so, and the rest goes on" {
    put_month
    {
        printf -- '---\ndate: 2026-11-05T09:00:00+01:00\ntags: [management]\n---\n\n# Large one\n\n'
        yes 'A line of some words.' | head -c $((4 * 1024 * 1024 + 1))
    } | put_entry 2026-11-05-0900-large
    put_tagged 2026-11-06-0900-deep one-on-one management "# Deep one

$(printf '> %.0s' {1..101})far below"
    for format in md html text latex man xml; do
        run --separate-stderr emj report --format "$format" --entries full
        assert_status 0
        assert_contains 'Large one'
        assert_contains 'Deep one'
        assert_contains 'Moved the migration'
        # Formats break and write the sentence in their own ways.
        local plain
        plain=$(echo "$output" | sed 's/<[^>]*>//g' | tr -s ' \n\t' ' ')
        assert_contains 'a report shows at most 4' "$plain"
        assert_contains 'nested too deep' "$plain"
        [ "${#output}" -lt 200000 ]
    done
}
