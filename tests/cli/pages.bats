#!/usr/bin/env bats
# The manual says what the program says: commands, options, keys, examples.
#
# Options stand in lines ".It Fl ..." and keys in lines ".It Va ...", in every
# page; that is what makes these checks strict in both directions.
# EMJ_PAGES=DIR checks other pages, to see a check fail.

load helper

setup() {
    emj_setup
    pages=${EMJ_PAGES:-$source_root/man}
}

commands() { emj help | sed -n 's/^  \([a-z][a-z-]*\) .*/\1/p' | sort; }

# What an empty or wrong extraction would let pass.
assert_lines() {
    local count
    count=$(wc -l)
    [ "$count" -ge "$1" ] || fail "only $count $2 were found"
}

assert_same() {
    diff -u --label "$3" "$1" --label "$4" "$2" >&2 || fail "$3 and $4 differ"
}

# "m message TEXT", a line each.
options_of_help() {
    emj "$1" --help |
        sed -n 's/^  \(-\)/\1/p' |
        sed -e 's/  .*//' -e 's/[,=]/ /g' -e 's/\(^\| \)--*/\1/g' -e 's/  */ /g' |
        grep -vx 'h help' | sort
}
options_of_page() {
    sed -n 's/^\.It Fl/Fl/p' "$pages/emjournal-$1.1" |
        sed -e 's/ Ns \(Op \)*= Ns Ar / /' -e 's/ ,//' -e 's/Fl -*//g' | sort
}

usage_of_help() { emj "$1" --help | sed -n 's/^  \(emjournal .*\)/\1/p' | sed 's/…/.../'; }
usage_of_page() {
    mandoc -T ascii -O width=200 "$pages/emjournal-$1.1" | col -bx |
        sed -n '/^SYNOPSIS/,/^DESCRIPTION/{//d; /./p}' | xargs -d '\n' | tr -s ' ' |
        sed -e 's/^ //' -e 's/ $//'
}

keys_of_page() { sed -n 's/^\.It Va //p' "$pages/$1" | sed 's/ Pq .*//; s/ *, */\n/g' | sort -u; }
keys_of_json() { sed -n 's/^ *"\([^"]*\)": .*/\1/p' "$@" | sort -u; }

@test "every command has a page and is named in emjournal(1), and no other is" {
    commands >help
    assert_lines 15 commands <help

    find "$pages" -name 'emjournal-*.1' |
        sed 's|.*/emjournal-\(.*\)\.1|\1|' | sort >files
    assert_same help files "the commands" "the pages"

    sed -n 's/^\.It Xr emjournal-\([a-z-]*\) 1$/\1/p' "$pages/emjournal.1" | sort >named
    assert_same help named "the commands" "the list in emjournal(1)"
}

@test "every page documents the options of its command, and no other" {
    local command
    for command in $(commands); do
        options_of_help "$command" >help
        options_of_page "$command" >page
        assert_same help page "$command --help" "emjournal-$command(1)"
        cat page >>all
    done
    assert_lines 50 options <all
}

@test "--help is on every command and explained once, in emjournal(1)" {
    local command
    for command in $(commands); do
        run emj "$command" --help
        assert_status 0
        assert_contains "  -h, --help "
    done
    grep -qx '\.It Fl h , Fl -help' "$pages/emjournal.1"
    run grep -l '^\.It Fl h' "$pages"/emjournal-*.1
    assert_output_is ""
}

@test "the synopsis of every page is the usage line of its command" {
    local command
    for command in $(commands); do
        usage_of_help "$command" >help
        assert_lines 1 "usage lines" <help
        usage_of_page "$command" >page
        assert_same help page "$command --help" "emjournal-$command(1)"
    done
}

@test "the example in emjournal-pack(5) is a pack without a warning" {
    sed -n '/example pack: begin/,/example pack: end/{/^\./d; p}' \
        "$pages/emjournal-pack.5" >pack.yaml
    assert_lines 50 lines <pack.yaml
    run --separate-stderr emj pack check --lang en pack.yaml
    assert_status 0
    assert_output_is ""
}

@test "the examples in emjournal-config(5) are settings" {
    sed -n '/^\.Bd -literal/,/^\.Ed/{/^\./d; p}' "$pages/emjournal-config.5" >config.yaml
    assert_lines 10 lines <config.yaml
    run emj --config config.yaml config get range
    assert_status 0
    assert_output_is 30-60
}

@test "emjournal-config(5) has the keys that config prints, and the ones of several values" {
    { emj config get | sed 's/:.*//' && printf '%s\n' journals review_headings roster; } | sort >program
    assert_lines 10 keys <program
    keys_of_page emjournal-config.5 >page
    assert_same program page "config get" "emjournal-config(5)"
}

# Three months, so that there are changes, gaps, outcomes and a review to print.
small_journal() {
    local day
    mkdir -p "$XDG_CONFIG_HOME/emjournal"
    echo 'review_headings: {results: [aligning-people]}' >"$XDG_CONFIG_HOME/emjournal/config.yaml"
    for day in 2026-09-03 2026-10-05; do
        emj new team-focus -m 'Told the team why.' --as both --minutes 20 --at "$day 10:00"
    done
    emj new team-focus --as leadership --minutes 15 --at '2026-11-10 09:00' -m 'Asked @wen #oncall +

## Commitment

- [ ] When the next one comes, I will ask what it replaces
'
    emj commitments kept
    emj new -m 'A note to the team #oncall -' --no-tag
} >/dev/null 2>&1

@test "emjournal-json(7) has every key that is printed, and no other" {
    small_journal
    emj list --format json --body >list.json
    emj report --format json --entries full >report.json
    emj report --year --format json >review.json
    echo x >"$EMJOURNAL_DIR/2026/11/plan.txt"
    emj check --format json >check.json
    keys_of_json list.json report.json review.json check.json >program
    assert_lines 60 keys <program
    keys_of_page emjournal-json.7 >page
    assert_same program page "the documents" "emjournal-json(7)"
}

@test "emjournal-json(7) has every kind of problem, and no other" {
    sed -n '/^static const char \*const kind_words/,/^};/p' "$source_root/lib/journal/check.c" |
        grep -o '"[a-z]*"' | tr -d '"' | sort >program
    assert_lines 20 kinds <program
    sed -n '/^\.It Va severity/,/^\.It Va message/p' "$pages/emjournal-json.7" |
        sed -n '/^\.It Va kind/,$s/^\.Cm \([a-z]*\).*/\1/p' | sort >page
    assert_same program page "the kinds" "emjournal-json(7)"
}

# The last part of the page, from "$ COMMAND" to the end of the display.
example_of_page() {
    sed -n "/^\\$ emjournal $1/,/^\\.Ed/{/^[\$.]/d; p}" "$pages/emjournal-json.7"
}

@test "the examples in emjournal-json(7) are what the program prints" {
    mkdir packs
    sed -n '/example pack: begin/,/example pack: end/{/^\./d; p}' \
        "$pages/emjournal-pack.5" >packs/incident-review.yaml
    EMJOURNAL_PACKS=packs emj new incident --title 'Look back' --minutes 30 - <<'END'
Moved the rollback behind a flag with @wen #reliability
The flag, by 20 November +

m
the alarm comes back
ask who can delete it
END
    EMJOURNAL_PACKS=packs emj list --format json |
        sed "s|$EMJOURNAL_DIR|/home/me/journal|" >printed
    example_of_page list >page
    assert_lines 50 lines <page
    assert_same printed page "list --format json" "emjournal-json(7)"

    # The program finds more packs than the page shows, so that only keys agree.
    EMJOURNAL_PACKS=packs emj report --format json | keys_of_json >printed
    example_of_page report | keys_of_json >page
    assert_lines 40 keys <page
    assert_same printed page "report --format json" "emjournal-json(7)"
}
