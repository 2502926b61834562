#!/usr/bin/env bats
# Reports as Markdown for notes apps: portable.awk has the rules that Obsidian,
# Notion and plain notes apps share.

load helper

# report_of JOURNAL OPTION...: the report of a journal of tests/journals as report.md.
report_of() {
    local journal=$tests_root/journals/$1
    shift
    emj --journal "$journal" --config "$journal/config.yaml" report --format md "$@" >report.md
}

assert_portable() {
    run --separate-stderr awk -f "$tests_root/cli/portable.awk" "$@"
    assert_output_is ''
    assert_status 0
}

@test "portable: the sample journals, every period, with and without tables" {
    local name period
    for name in four month half-year; do
        for period in --month=2026-10 --quarter=2026-Q4 --year=2026 --all --week=2026-W42 \
            --day=2026-10-20; do
            report_of "$name" "$period" --entries list
            assert_portable report.md
            report_of "$name" "$period" --no-tables
            assert_portable report.md
            refute_contains '|---' "$(cat report.md)"
        done
    done
}

@test "portable: a shared copy" {
    report_of month --month=2026-10 --share
    assert_portable report.md
}

@test "portable: what a person types opens no markup" {
    put_entry 2026-11-10-0900-team-focus <<'EOF'
---
date: 2026-11-10T09:00:00+01:00
activity: team-focus
tags: [management]
---

# 1. *not* a [[link]] <b>or</b> #tag | [^1] ==mark== ~~gone~~

## What did you decide, change or say?
<!-- prompt: what-i-did any happened -->

> # quoted [^1] and [[link]] <b>bold</b> *one* _two_ ==three== ~~four~~ `five` #six +

## Commitment

- [ ] When <i>it</i> *slips* | [[again]], I will #ask ~~why~~ ==now==
EOF
    emj report --format md --entries list >report.md
    assert_portable report.md
    [ "$(grep -c 'quoted' report.md)" -eq 1 ]
}

@test "portable: the rules find what breaks them" {
    local line
    while IFS= read -r line; do
        printf '# Report\n\n%b\n' "$line" >broken.md
        run awk -f "$tests_root/cli/portable.awk" broken.md
        [ "$status" -eq 1 ] || fail "passed: $line"
    done <<'EOF'
#### four
* star
text *one* star
text _under_ score
a <b>bold</b> word
a [[link]]
a note[^1]
some ==mark==
> [!note] callout
a #tag
| a | b | c | d | e |
```sh\nx\n```
text\n- list
- a\n    - b\n      - c
EOF
}
