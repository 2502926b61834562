#!/usr/bin/env bats
# `emjournal report --share`: what a copy for others leaves out, replaces and refuses.

# shellcheck disable=SC2016 # Markdown, not expansions

load helper

setup() {
    emj_setup
    use_interview_packs
    # bats puts files of its own into the folder of the test.
    mkdir place
    cd place || return
    put_roster
}

formats=(md html text json latex man xml)

put_roster() {
    cat >config.yaml <<'END'
roster:
  - handle: tomas
    name: Tomás Silva
    role: a senior engineer
    aliases: [Tommy]
  - handle: wen
    role: the design lead
END
}

share() { emj --config config.yaml report --share "$@"; }

# answer ID STEP TEXT [private]: a section of an entry.
answer() { printf '\n## The question %s?\n<!-- prompt: %s any %s %s-->\n\n%s\n' "$1" "$1" "$2" "${4:+$4 }" "$3"; }

# put_answers NAME [KEY: VALUE]: an entry whose body is standard input.
put_answers() {
    {
        printf -- '---\ndate: %sT09:00:00+01:00\nrecorded: %sT09:00:00+01:00\n' "${1:0:10}" "${1:0:10}"
        printf 'activity: one-on-one\ntags: [leadership]\n%s---\n' "${2:+$2$'\n'}"
        cat
    } | put_entry "$1"
}

# Nothing in it names anybody but by handle, and everything private says WITHHELD.
put_shareable() {
    {
        printf '\n# The plan of the quarter\n'
        answer did happened '@tomas and @stranger moved the plan, and @wen agreed #reliability +'
        answer saw evidence 'The board said so. @wen wrote it down.'
        answer hard effect 'WITHHELD as the question is sensitive, about Tomás Silva.' private
        answer line effect $'Open beginning.\n// WITHHELD line about Tommy'
        answer bad effect 'The date slipped. -'
        printf '\n## Commitment\n\n- [ ] When @tomas asks, I will ask back\n'
    } | put_answers 2026-11-02-0900-one
    answer all happened 'WITHHELD entry about @ana and Tomás, with #secret +' |
        put_answers 2026-11-03-0900-two 'private: true'
    {
        printf '\n# WITHHELD title of an entry that is private as a whole\n'
        answer all happened $'// WITHHELD\nText. +'
        printf '\n## Commitment\n\n- [ ] When WITHHELD comes, I will wait\n'
    } | put_answers 2026-11-04-0900-three
    put_tagged 2026-11-05-0900-four one-on-one management 'More of #reliability, said @wen.'
}

# typed UNSEEN: a line of an answer and halves of commitments that a person meant as private.
put_typed_private() {
    {
        printf '\n# The plan\n'
        answer one happened "Open text."
        answer two effect "Open too."$'\n'"$1// WITHHELD line +"
        printf '\n## Commitment\n\n- [ ] When %s// WITHHELD she asks, I will wait\n' "$1"
        printf -- '- [x] When she asks, I will %s// WITHHELD offer more (kept 2026-11-04, WITHHELD)\n' "$1"
        printf -- '- [ ] When they ask, I will answer openly\n'
    } | put_answers 2026-11-02-0900-one
}

# One place for each of the names that a copy may not show.
assert_refused() {
    assert_status 3
    [ -z "$output" ] || fail 'something was printed' "$(show_run)"
    assert_contains 'emjournal: nothing was written' "$stderr"
    [ "$(grep -c '^emjournal: nothing was written' <<<"$stderr")" -eq 1 ]
    assert_contains '--allow-names' "$stderr"
}

# --- what is left out -------------------------------------------------------------------

@test "a shared copy says so in its first line and counts what it withholds" {
    put_shareable
    run --separate-stderr share
    assert_status 0
    [ "$(wc -l <<<"$stderr")" -eq 1 ]
    [[ $(sed -n 3p <<<"$output") == 'Shared copy. 4 entries on 4 days'* ]] || fail "$output"
    assert_contains '2 private entries counted, text withheld'
    refute_contains 'same day'
    refute_contains 'Private copy'
}

@test "a half of a commitment that begins with // is in no shared copy" {
    put_typed_private ''
    for format in "${formats[@]}"; do
        run --separate-stderr share --format "$format" --entries full
        assert_status 0
        refute_contains WITHHELD
        assert_contains 'answer openly'
        assert_contains 'Open text'
    done
}

@test "characters that nobody sees do not make // text public" {
    for unseen in $'\u200b' $'\u00ad' $'\u2060' $'\ufeff' $'\u200e' $'\u3164' $'\U000e0020'; do
        put_typed_private "$unseen"
        for format in md json html; do
            run --separate-stderr share --format "$format" --entries full
            assert_status 0
            refute_contains WITHHELD
            assert_contains 'answer openly'
        done
    done
}

@test "characters that nobody sees hide no name from the search" {
    for text in $'To\u00admás asked.' $'@\u200btomas asked.' $'\u2060@to\u200bmas asked.' \
        $'T\u3164ommy asked.' $'W\ufe0fe\u200en\u2060 asked.' $'T\u034fo\u180bmás asked.'; do
        answer one happened "$text" | put_answers 2026-11-02-0900-one
        run --separate-stderr share --entries full
        assert_refused
    done
}

@test "people, the calendar and the questions to carry forward are left out in every format" {
    put_shareable
    for format in "${formats[@]}"; do
        local private shared
        private=$(emj --config config.yaml report --format "$format")
        shared=$(share --format "$format")
        case $format in
        json)
            [ "$(jq -c '[.people, .carry_forward, .entries.same_day]' <<<"$private")" != '[[],[],null]' ]
            [ "$(jq -c '[.people, .carry_forward]' <<<"$shared")" = '[[],[]]' ] || fail "$shared"
            ;;
        *)
            assert_contains 'People' "$private"
            refute_contains 'People' "$shared"
            assert_contains 'To carry into' "$private"
            refute_contains 'To carry into' "$shared"
            refute_contains 'When written' "$shared"
            ;;
        esac
    done
    assert_contains 'When written' "$(emj report --format html)"
    assert_contains 'When written' "$(emj report --format text)"
}

@test "no private line, sensitive answer or private entry is in any format, with any entries" {
    put_shareable
    assert_contains WITHHELD "$(emj report --entries full)"
    for format in "${formats[@]}"; do
        for entries in none list full; do
            run --separate-stderr share --format "$format" --entries "$entries"
            assert_status 0
            refute_contains WITHHELD
            refute_contains 'Open beginning'
            refute_contains secret
        done
        assert_contains 'The board said so'
    done
}

@test "the marks of a private answer count and its words are not shown" {
    put_shareable
    run --separate-stderr share --format json --entries full
    [ "$(jq '.entries | .total == 4 and .private == 2' <<<"$output")" = true ]
    [ "$(jq -c '[.list[] | .private]' <<<"$output")" = '[false,true,true,false]' ]
    # Neither path, title, people nor words of a private entry.
    [ "$(jq -c '[.list[1] | .id, .path, .title, .body, .people, .themes, .answers]' <<<"$output")" = \
        '[null,null,null,null,[],[],[]]' ] || fail "$(jq '.list[1]' <<<"$output")"
    # An answer with a private line is left out as a whole.
    [ "$(jq -c '[.list[0].answers[].prompt]' <<<"$output")" = '["did","saw","bad"]' ] ||
        fail "$(jq '.list[0].answers' <<<"$output")"
}

@test "a shared copy has the figures of a private one, but the shares by minutes and words" {
    put_shareable
    [ "$(share --format json | jq -c '.balance | [.minutes, .words]')" = '[null,null]' ]
    assert_contains 'By words' "$(emj report)"
    refute_contains 'By words' "$(share)"
    local figures='[.entries.total, .entries.private, (.balance | .entries, .change, .history), .coverage, .functions, .gaps,
        (.commitments | del(.items)), [.themes[].theme]]'
    diff <(share --format json | jq "$figures") <(emj report --format json | jq "$figures") >&2
}

# --- roles --------------------------------------------------------------------------------

@test "a handle becomes the role of the roster, or a team member, in every format" {
    put_shareable
    for format in "${formats[@]}"; do
        run --separate-stderr share --format "$format" --entries full
        assert_status 0
        # The words of the style sheet and of the preamble are nobody's.
        output=$(sed -e '/<style>/,/<\/style>/d' -e '/^\\documentclass/,/^\\begin{document}/d' <<<"$output")
        refute_contains '@'
        refute_contains stranger
        refute_contains tomas
        local words
        words=$(tr -s ' \n' ' ' <<<"$output")
        assert_contains 'A senior engineer and a team member moved the plan, and the design lead agreed' "$words"
        assert_contains 'The design lead wrote it down.' "$words"
        assert_contains 'When a senior engineer asks, I will ask back' "$words"
    done
}

@test "a mail address is no handle and is refused" {
    put_tagged 2026-11-02-0900-one one-on-one management 'Wrote to someone@example.org +'
    run --separate-stderr share
    assert_refused
    assert_contains 'someone@example.org' "$stderr"
}

# --- names that are left ------------------------------------------------------------------

@test "each name that is left is listed with its file and line, each once and in order" {
    {
        printf '\n# Sync with Tomás\n'
        answer did happened 'Silva moved the plan. +'
        answer saw evidence 'Tommy wrote it down.'
        printf '\n## Commitment\n\n- [ ] When tomas asks, I will ask back\n'
    } | put_answers 2026-11-02-0900-one
    put_tagged 2026-11-01-0900-zero one-on-one management 'An entry without a name. +'
    put_tagged 2026-11-03-0900-two one-on-one management $'Fine.\n\nTOMAS and Wen again.'
    run --separate-stderr share --entries full
    assert_refused
    local file=2026/11/2026-11-02-0900-one.md
    [ "$(grep -v '^emjournal: ' <<<"$stderr")" = "$file:8: Tomás: Sync with Tomás
$file:13: Silva: Silva moved the plan.
$file:18: Tommy: Tommy wrote it down.
$file:22: tomas: When tomas asks, I will ask back
2026/11/2026-11-03-0900-two.md:10: TOMAS: TOMAS and Wen again.
2026/11/2026-11-03-0900-two.md:10: Wen: TOMAS and Wen again." ] || fail "$stderr"
    # The lines are those of the file.
    while IFS=: read -r path line name _; do
        sed -n "${line}p" "$EMJOURNAL_DIR/$path" | grep -Fq -- "${name# }" || fail "$path:$line:$name"
    done < <(grep '^2026/' <<<"$stderr")
    [ "$(grep '^2026/' <<<"$stderr" | sort | uniq -d)" = '' ]
}

@test "of many names the first are listed and all are counted" {
    local path=2026/11/2026-11-02-0900-one.md
    { for i in {1..1000}; do echo "Tommy is number $i."; done; } | put_answers 2026-11-02-0900-one
    put_tagged 2026-11-01-0900-zero one-on-one management 'Tommy is first. +'
    for format in md json; do
        run --separate-stderr share --format "$format" --entries full
        assert_refused
        [ "$(wc -l <<<"$stderr")" -eq 22 ] || fail "$stderr"
        [ "$(sed -n 1p <<<"$stderr")" = \
            '2026/11/2026-11-01-0900-zero.md:8: Tommy: Tommy is first.' ] || fail "$stderr"
        [ "$(sed -n 20p <<<"$stderr")" = "$path:25: Tommy: Tommy is number 19." ] || fail "$stderr"
        [ "$(sed -n 21p <<<"$stderr")" = 'and 981 more' ] || fail "$stderr"
    done
}

@test "a name is found in each text that a copy would show, and nothing is written then" {
    local -A texts=(
        [title]=$'\n# About Tommy\n\nText.'
        [highlight]=$'\nTommy moved it. +'
        [setback]=$'\nTommy lost it. -'
        [word]=$'\nMoved with the_tomas-plan. +'
        [accents]=$'\nTOMA\u0301S moved it. +'
        [entity]=$'\nTom&aacute;s moved it. +'
        [emphasis]=$'\nTo**mas** moved it. +'
        [commitment]=$'\nText.\n\n## Commitment\n\n- [ ] When Tommy comes, I will wait'
        [reason]=$'\nText.\n\n## Commitment\n\n- [-] When it comes, I will wait (dropped 2026-11-02, Tommy left)'
    )
    for place in "${!texts[@]}"; do
        put_answers 2026-11-02-0900-one <<<"${texts[$place]}"
        for format in md html json; do
            # JSON has no reasons of commitments.
            if [ "$place.$format" = reason.json ]; then continue; fi
            run --separate-stderr share --format "$format" --entries list -o out
            [ "$status" -eq 3 ] || fail "$place, $format" "$(show_run)"
            assert_contains '2026-11-02-0900-one.md:' "$stderr"
            [ ! -e out ] || fail "$place, $format: a file was written"
        done
    done
}

@test "a name in a long answer has its own line" {
    answer did happened $'One line.\n\n- two\n- *Tom*my +' | put_answers 2026-11-02-0900-one
    for format in md text json; do
        run --separate-stderr share --format "$format"
        assert_refused
        assert_contains 'write @handle for the name' "$stderr"
        assert_contains '2026-11-02-0900-one.md:14: Tommy: - *Tom*my' "$stderr"
        [ "$(wc -l <<<"$stderr")" -eq 2 ] || fail "$stderr"
    done
}

@test "names in themes, activities, filters and settings are refused too" {
    put_tagged 2026-11-02-0900-one talk-with-tommy management 'One. #tommy'
    put_tagged 2026-11-03-0900-two one-on-one management 'Two. #tommy'
    run --separate-stderr share
    assert_refused
    [ "$(grep -v '^emjournal: ' <<<"$stderr")" = 'a theme: tommy: tommy
an activity: tommy: Talk with tommy' ] || fail "$stderr"
    run --separate-stderr share --theme tommy
    assert_refused
    assert_contains 'the filter: tommy: theme tommy' "$stderr"
    run --separate-stderr share --activity talk-with-tommy
    assert_refused
    run --separate-stderr share --tag tommy
    assert_refused
    printf 'review_headings:\n  What Tommy wants: [aligning-people]\n' >>config.yaml
    rm "$EMJOURNAL_DIR"/2026/11/*
    put_tagged 2026-11-02-0900-one one-on-one management 'One.'
    run --separate-stderr share --from 2026-01-01 --to 2026-12-31
    assert_refused
    assert_contains 'a heading: Tommy: What Tommy wants' "$stderr"
}

@test "a filter by a person is a role in the head" {
    put_tagged 2026-11-02-0900-one one-on-one management 'With @tomas.'
    run --separate-stderr share --person tomas
    assert_status 0
    assert_contains 'Only with a senior engineer.'
    refute_contains '@'
    refute_contains tomas
}

@test "every handle ever used is a name, also of entries that are not in the report" {
    put_tagged 2026-11-02-0900-one one-on-one management 'Zofia moved it. +'
    share >/dev/null
    put_tagged 2019-01-02-0900-old team-focus management 'With @zofia.'
    run --separate-stderr share
    assert_refused
    assert_contains '2026-11-02-0900-one.md:8: Zofia: ' "$stderr"
    run --separate-stderr share --activity one-on-one
    assert_refused
}

@test "a word behind @ is a name, whatever stands around it" {
    local -a forms=('**@zofia** did' '_@zofia_ did' '`@zofia`' 'see x/@zofia' ',@zofia' '(@zofia)' '"@zofia"'
        "@zofia's" '@Zofia: no' $'```\n@zofia\n```' '<!-- @zofia -->' '// @zofia' 'https://x.org/@zofia/1' '＠zofia')
    put_tagged 2026-11-02-0900-one one-on-one management 'Zofia moved it. +'
    for form in "${forms[@]}"; do
        put_tagged 2019-01-02-0900-old team-focus management "$form"
        for words in '' '--activity one-on-one'; do
            # shellcheck disable=SC2086
            run --separate-stderr share $words
            [ "$status" -eq 3 ] || fail "$form" "$(show_run)"
            assert_contains '2026-11-02-0900-one.md:8: Zofia: ' "$stderr"
        done
    done
    # The host of an address is nobody, and neither is one letter.
    for form in 'wrote to x@zofia.org' 'to x.y@zofia' '@ zofia' '@z ofia'; do
        put_tagged 2019-01-02-0900-old team-focus management "$form"
        run --separate-stderr share
        [ "$status" -eq 0 ] || fail "$form" "$(show_run)"
    done
}

@test "what is no entry is searched for handles, and refuses when it cannot be" {
    put_tagged 2026-11-02-0900-one one-on-one management 'Zofia moved it. +'
    local year=$EMJOURNAL_DIR/2026
    for file in 'README.md' '11/2026-11-02-0900-one (conflicted copy 2).md' '11/2026-11-03-0900-broken.md'; do
        printf -- '---\ndate: soon\n---\n\nWith @zofia.\n' >"$year/$file"
        run --separate-stderr share
        [ "$status" -eq 3 ] || fail "$file" "$(show_run)"
        assert_contains '2026-11-02-0900-one.md:8: Zofia: ' "$stderr"
        # Without a handle it is in nobody's way.
        printf -- '---\ndate: soon\n---\n\nWith nobody.\n' >"$year/$file"
        run --separate-stderr share
        assert_status 0
        rm "$year/$file"
    done

    ln -s /nonexistent "$year/11/link.md"
    run --separate-stderr share
    assert_refused
    [ "$(tail -n 1 <<<"$stderr")" = "emjournal: nothing was written, because '2026/11/link.md' could not be searched \
for handles; make it readable, or move it out of the journal, or give --allow-names" ] || fail "$stderr"
    truncate -s 17M "$year/11/large.md"
    for format in "${formats[@]}"; do
        run --separate-stderr share --format "$format" -o out
        assert_status 3
        [ ! -e out ]
        assert_contains "because '2026/11/large.md' and 1 more could not be searched" "$stderr"
        run --separate-stderr share --format "$format" --allow-names
        assert_status 0
        [ -n "$output" ]
    done
    # Names come first: without them it is known what --allow-names allows.
    put_tagged 2026-11-03-0900-two one-on-one management 'With @zofia.'
    run --separate-stderr share
    assert_refused
    refute_contains 'could not be searched' "$stderr"
}

@test "a name that no copy shows refuses nothing" {
    put_shareable
    put_tagged 2026-10-02-0900-before one-on-one management 'Tommy moved it in October. +'
    # Without --entries the bodies are not shown.
    put_tagged 2026-11-06-0900-body one-on-one management 'Tommy moved it.'
    run --separate-stderr share
    assert_status 0
    run --separate-stderr share --entries full
    assert_refused
    [ "$(grep -c '^2026/' <<<"$stderr")" -eq 1 ] || fail "$stderr"
}

# --- refusing and not -----------------------------------------------------------------------

@test "a refusal prints nothing, touches no file and leaves none" {
    put_tagged 2026-11-02-0900-one one-on-one management 'Tommy moved it. +'
    echo precious >out.md
    local before
    before=$(tree_state .)
    for format in "${formats[@]}"; do
        run --separate-stderr share --format "$format"
        assert_refused
        run --separate-stderr share --format "$format" -o out.md
        assert_refused
        run --separate-stderr share --format "$format" -o new.md
        assert_refused
    done
    assert_unchanged "$before" .
}

@test "--quiet and a colour change nothing of a refusal" {
    put_tagged 2026-11-02-0900-one one-on-one management 'Tommy moved it. +'
    run --separate-stderr emj --quiet --color=always --config config.yaml report --share
    assert_refused
    assert_contains '2026-11-02-0900-one.md:8: Tommy: ' "$stderr"
    refute_contains $'\e' "$stderr"
}

@test "--allow-names writes in spite of names, and still withholds what is private" {
    put_shareable
    put_tagged 2026-11-06-0900-five one-on-one management 'Tommy moved it with @tomas. +'
    for format in "${formats[@]}"; do
        run --separate-stderr share --allow-names --format "$format" --entries full
        assert_status 0
        [ "$(wc -l <<<"$stderr")" -eq 1 ]
        assert_contains 'Tommy moved it with a senior engineer'
        refute_contains WITHHELD
        refute_contains 'People'
    done
    share --allow-names -o out.md
    assert_contains 'Shared copy' "$(cat out.md)"
}

@test "a line of a refusal cannot reach the terminal as controls or as other lines" {
    put_tagged 2026-11-02-0900-one one-on-one management "$(printf 'Tommy \e[31m\u202e and %s +' "$(printf 'x%.0s' {1..5000})")"
    run --separate-stderr share
    assert_refused
    refute_contains $'\e' "$stderr"
    refute_contains $'\u202e' "$stderr"
    [ "$(wc -l <<<"$stderr")" -eq 2 ]
    [ "$(wc -L <<<"$stderr")" -lt 300 ]
}

@test "a shared copy is the same bytes again, whatever the clock" {
    put_shareable
    for format in "${formats[@]}"; do
        share --format "$format" --month=2026-11 --as-of 2026-11-10 --entries full >first
        at 2030-01-01T00:00:00Z share --format "$format" --month=2026-11 --as-of 2026-11-10 \
            --entries full >second
        cmp first second
    done
}

@test "one line asks to read a copy that was written" {
    put_tagged 2026-11-02-0900-one one-on-one management 'Her surgery went well, said @wen.'
    for words in '' '-o out.md' '--format json'; do
        # shellcheck disable=SC2086
        run --separate-stderr share $words
        assert_status 0
        [ "$stderr" = 'Read the copy before you send it: names that the journal does not know and words about '\
'health, family or pay are not looked for.' ] || fail "$stderr"
    done
    run --separate-stderr share --allow-names
    assert_contains 'before you send it: names and words about health' "$stderr"
    [ "$(wc -l <<<"$stderr")" -eq 1 ]
    run --separate-stderr emj --quiet --config config.yaml report --share
    assert_status 0
    [ -z "$stderr" ]
    # Only of a shared copy, and only of one that was written.
    run --separate-stderr emj report
    [ -z "$stderr" ]
    put_tagged 2026-11-03-0900-two one-on-one management 'Tommy moved it. +'
    run --separate-stderr share
    assert_refused
    refute_contains 'Read the copy' "$stderr"
}

@test "an empty period can be shared" {
    run --separate-stderr share
    assert_status 0
    assert_contains 'Shared copy'
    assert_line 'No entries in this period.'
}

@test "an entry that is edited between the check and the writing is not shown" {
    command -v strace >/dev/null || skip 'there is no strace'
    put_tagged 2026-11-02-0900-one one-on-one management 'Nothing wrong.'
    local file number pid
    file=$(entry_file 2026-11-02-0900-one)
    export ASAN_OPTIONS=$ASAN_OPTIONS:detect_leaks=0
    # Read for the figures, for the check, and for the writing.
    strace -o calls -e trace=openat "$EMJ_BINARY" --config config.yaml report --share --entries full >plain
    assert_contains 'Nothing wrong.' "$(cat plain)"
    number=$(grep -n 2026-11-02-0900-one.md calls | tail -n 1 | cut -d: -f1)
    [ "$(grep -c 2026-11-02-0900-one.md calls)" -ge 3 ]
    strace -D -o calls -e inject=openat:signal=STOP:when=$((number - 1)) \
        "$EMJ_BINARY" --config config.yaml report --share --entries full >out 2>errors 3>&- &
    pid=$!
    for _ in {1..200}; do
        if grep -q 'stopped by SIGSTOP' calls 2>/dev/null; then break; fi
        sleep 0.05
    done
    sed -i 's/Nothing wrong/Tommy is wrong/' "$file"
    kill -CONT "$pid"
    wait "$pid"
    assert_contains 'Shared copy' "$(cat out)"
    refute_contains Tommy "$(cat out)"
    assert_contains 'could not be read again' "$(cat out)"
}
