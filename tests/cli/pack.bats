#!/usr/bin/env bats
# `emjournal pack`: list, show, check.

load helper

@test "the shipped packs are listed with title, cadence and questions" {
    run --separate-stderr emj pack list
    assert_status 0
    for line in 'dependency-management +Dependency management, every 30 days, [0-9]+ questions' \
        'performance-reviews +Performance reviews, every' 'quarterly-planning +Quarterly planning, every' \
        'team-focus +Team focus, every'; do
        grep -Eq "^$line" <<<"$output" || fail "no line $line" "$(show_run)"
    done
    local all=$output
    run --separate-stderr emj pack
    assert_output_is "$all"
}

@test "a pack of the person comes before the shipped one, which is shown as shadowed" {
    mkdir -p "$XDG_DATA_HOME/emjournal-packs"
    EMJOURNAL_PACKS=$XDG_DATA_HOME/emjournal-packs
    sed 's/^title: .*/title: My own focus/' "$source_root/prompts/team-focus.yaml" \
        >"$EMJOURNAL_PACKS/team-focus.yaml"
    EMJOURNAL_PACKS=$source_root/prompts run --separate-stderr emj pack list
    assert_status 0
    grep -Eq '^team-focus +Team focus' <<<"$output"
    grep -Eq '^team-focus +My own focus.*shadowed: ' <<<"$output"
    run --separate-stderr emj pack show focus
    assert_contains 'My own focus'
}

@test "a broken pack is listed as broken, with its place on standard error, the others work" {
    mkdir "$BATS_TEST_TMPDIR/packs"
    export EMJOURNAL_PACKS=$BATS_TEST_TMPDIR/packs
    cp "$tests_root/packs/broken/slugs.yaml" "$tests_root/packs/interview/one-on-one.yaml" "$EMJOURNAL_PACKS"
    run --separate-stderr emj pack list
    assert_status 0
    assert_contains "broken: $EMJOURNAL_PACKS/slugs.yaml"
    [[ $stderr =~ packs/slugs\.yaml:[0-9]+:[0-9]+: ]]
    run --separate-stderr emj pack show one-on-one
    assert_status 0
}

@test "commands that need the packs name a broken one and do without it" {
    mkdir "$BATS_TEST_TMPDIR/packs"
    export EMJOURNAL_PACKS=$BATS_TEST_TMPDIR/packs
    cp "$tests_root/packs/broken/slugs.yaml" "$EMJOURNAL_PACKS"
    local words
    for words in 'report' 'list' 'next' 'new planning -m text'; do
        # shellcheck disable=SC2086
        run --separate-stderr emj $words
        assert_status 0
        [[ $stderr =~ packs/slugs\.yaml:[0-9]+:[0-9]+:.*\(skipped\) ]] || fail "$words" "$(show_run)"
    done
}

@test "a pack that the disk does not let us look at is named, not missing" {
    command -v strace >/dev/null || skip 'no strace'
    export ASAN_OPTIONS=$ASAN_OPTIONS:detect_leaks=0
    export EMJOURNAL_PACKS=$BATS_TEST_TMPDIR/packs
    local words
    mkdir "$EMJOURNAL_PACKS"
    sed 's/^id: .*/id: mine/' "$source_root/prompts/team-focus.yaml" >"$EMJOURNAL_PACKS/mine.yaml"
    for words in 'pack show mine' 'new mine -' 'pack list'; do
        # shellcheck disable=SC2086
        run --separate-stderr strace -f -o calls -P "$EMJOURNAL_PACKS/mine.yaml" \
            -e trace=fstat,newfstatat -e inject=fstat,newfstatat:error=EIO \
            "$EMJ_BINARY" $words
        grep -q INJECTED calls
        assert_contains "$EMJOURNAL_PACKS/mine.yaml: error: cannot read the pack: input/output error" "$stderr"
        if [ "$words" = 'pack list' ]; then assert_status 0; else assert_status 1; fi
    done
}

@test "files that are no packs are left alone" {
    mkdir "$BATS_TEST_TMPDIR/packs"
    export EMJOURNAL_PACKS=$BATS_TEST_TMPDIR/packs
    echo text >"$EMJOURNAL_PACKS/README.md"
    echo text >"$EMJOURNAL_PACKS/.hidden.yaml"
    mkfifo "$EMJOURNAL_PACKS/pipe.yaml"
    run --separate-stderr timeout 10 "$EMJ_BINARY" pack list
    assert_status 0
    refute_contains 'README'
    refute_contains 'hidden'
}

@test "a folder of packs that is not there is no error" {
    EMJOURNAL_PACKS=/nonexistent run --separate-stderr emj pack list
    assert_status 0
}

@test "show prints the facts and every question by side" {
    run --separate-stderr emj pack show dependencies
    assert_status 0
    for text in 'Dependency management' 'dependency-management@1' 'cadence   30 days' \
        'GPL-3.0-or-later' 'Which shared goal did the other team say back to you?'; do
        assert_contains "$text"
    done
    local management=${output#*Management} leadership=${output#*Leadership}
    refute_contains 'shared-goal' "${management%%Leadership*}"
    assert_contains 'shared-goal' "${leadership%%Either*}"
}

@test "show takes an id, an alias, or the beginning of a word" {
    local whole
    whole=$(emj pack show team-focus)
    for word in focus foc team; do
        run --separate-stderr emj pack show "$word"
        assert_output_is "$whole"
    done
}

@test "show of an unknown pack exits 3, of an ambiguous word too, with the candidates" {
    run --separate-stderr emj pack show nothing-like-it
    assert_failed 3 "'nothing-like-it'"
    mkdir "$BATS_TEST_TMPDIR/packs"
    export EMJOURNAL_PACKS=$BATS_TEST_TMPDIR/packs
    for id in alpha-one alpha-two; do
        sed "s/^id: .*/id: $id/" "$tests_root/packs/valid/minimal.yaml" >"$EMJOURNAL_PACKS/$id.yaml"
    done
    run --separate-stderr emj pack show alpha
    assert_failed 3 'alpha-one'
    assert_contains 'alpha-two' "$stderr"
}

# --- check ------------------------------------------------------------------------

@test "check of good packs prints nothing and ends with 0" {
    run --separate-stderr emj pack check "$source_root"/prompts/*.yaml "$tests_root"/packs/valid/*.yaml
    assert_status 0
    [ -z "$output$stderr" ] || fail "$(show_run)"
}

@test "check of each broken pack prints its places and exits 1" {
    cd "$tests_root/packs/broken"
    local packs=(*.yaml)
    run --separate-stderr emj pack check "${packs[@]}"
    assert_status 1
    assert_output_is "$(cat "${packs[@]/%.yaml/.expected}")"
    assert_contains "${#packs[@]} of ${#packs[@]} packs cannot be used" "$stderr"
}

@test "check of many says how many cannot be used" {
    cd "$tests_root/packs"
    run --separate-stderr emj pack check broken/slugs.yaml valid/minimal.yaml broken/tab.yaml
    assert_status 1
    assert_contains '2 of 3 packs cannot be used' "$stderr"
    assert_contains 'broken/slugs.yaml:'
    assert_contains 'broken/tab.yaml:'
}

@test "warnings of style exit 0" {
    cd "$tests_root/packs/style"
    run --separate-stderr emj pack check style.yaml
    assert_status 0
    assert_output_is "$(cat style.expected)"
}

@test "an unknown key is named with the nearest known one" {
    sed 's/^cadence_days/cadance_days/' "$source_root/prompts/team-focus.yaml" >pack.yaml
    run --separate-stderr emj pack check pack.yaml
    assert_status 1
    assert_contains "unknown key 'cadance_days', did you mean 'cadence_days'?"
    [[ $output =~ ^pack\.yaml:[0-9]+:1:\ error ]]
}

@test "a newer pack is refused in one sentence" {
    sed 's/^emjournal_pack: 1/emjournal_pack: 2/' "$source_root/prompts/team-focus.yaml" >pack.yaml
    run --separate-stderr emj pack check pack.yaml
    assert_status 1
    [ "${#lines[@]}" -eq 1 ]
    assert_contains 'pack.yaml:'
}

@test "--lang lists what has no translation" {
    run --separate-stderr emj pack check --lang de "$tests_root/packs/valid/minimal.yaml"
    assert_status 0
    assert_contains 'minimal.yaml:'
    run --separate-stderr emj pack check --lang en "$tests_root/packs/valid/minimal.yaml"
    [ -z "$output" ]
}

@test "check of a file that is not there exits 3, of a folder with a reason" {
    run --separate-stderr emj pack check none.yaml
    assert_failed 3 'none.yaml'
    run --separate-stderr emj pack check "$tests_root"
    [ "$status" -ne 0 ]
    [ -z "$output" ]
}

@test "a hostile pack cannot write controls to the terminal" {
    printf 'emjournal_pack: 1\nid: bad\ntitle: "a\\e[31mb"\nx\e[2J: 1\n' >pack.yaml
    run --separate-stderr emj pack check pack.yaml
    assert_status 1
    assert_contains 'pack.yaml:4:2:'
    refute_contains $'\e'
}

@test "a pack that is too large is refused, and those behind it are checked" {
    { cat "$tests_root/packs/valid/minimal.yaml"; yes '# padding' | head -c 70000; } >large.yaml
    printf 'emjournal_pack: 1\n' >short.yaml
    run --separate-stderr emj pack check large.yaml short.yaml
    assert_status 1
    assert_line 'large.yaml:1:1: error: the pack is larger than 64 KiB'
    assert_contains 'short.yaml:1:1: error: missing key'
    assert_contains '2 of 2 packs' "$stderr"
}

@test "a pack that is too large is named with its place wherever packs are read" {
    mkdir packs
    { cat "$tests_root/packs/valid/minimal.yaml"; yes '# padding' | head -c 70000; } >packs/large.yaml
    EMJOURNAL_PACKS=$PWD/packs run --separate-stderr emj pack list
    assert_status 0
    assert_contains 'large.yaml:1:1: error: the pack is larger than 64 KiB' "$stderr"
}

@test "checking a pack runs nothing of it and needs no journal" {
    printf 'emjournal_pack: 1\nid: ab\ntitle: !!python/object/apply:os.system ["touch oops"]\n' >pack.yaml
    run --separate-stderr emj pack check pack.yaml
    assert_status 1
    assert_contains 'pack.yaml:3:'
    [ ! -e oops ]
    [ ! -e "$EMJOURNAL_DIR" ]
}
