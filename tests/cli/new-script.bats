#!/usr/bin/env bats
# `emjournal new PACK -`: an interview whose answers come from standard input.

load helper

setup() {
    emj_setup
    use_interview_packs
}

# Management was written about 16 days ago, leadership 78, so that the effect
# question is the leadership one, as in the documented interview.
put_history() {
    put_tagged 2026-08-26-1000-dependency-management dependency-management leadership
    put_tagged 2026-10-27-1000-dependency-management dependency-management management
}

moved='Moved the token migration behind their audit, asked @tomas to plan for 20 Nov #reliability'
said='Their lead repeated that zero forced log-outs is the bar for both teams'
doc='It is now the first line of their migration doc +'
slips='the next date slips'
ask='ask what would have to be dropped to keep it'

# answer LINE...: one interview of dependency management with these lines.
answer() { run --separate-stderr emj new dependencies - < <(lines "$@"); }

saved() { cat "$EMJOURNAL_DIR/2026/11/2026-11-12-1432-dependency-management.md"; }

# --- what is saved ------------------------------------------------------------

@test "answers on standard input give exactly the documented entry" {
    put_history
    run --separate-stderr emj new dependencies - --title 'Sync with Identity' \
        < <(lines 30 "$moved" "$said" "$doc" b "$slips" "$ask")
    assert_status 0
    assert_output_is "$EMJOURNAL_DIR/2026/11/2026-11-12-1432-dependency-management.md"
    run cat "$output"
    assert_golden cli/new-script.md
}

@test "// at either half of the commitment makes all of it private" {
    put_history
    answer 30 "$moved" "$said" "$doc" b "// $slips" "$ask"
    assert_status 0
    run saved
    assert_contains "- [ ] // When $slips, I will $ask"
    rm -r "$EMJOURNAL_DIR"
    put_history
    answer 30 "$moved" "$said" "$doc" b "When // $slips" "I will // $ask"
    run saved
    assert_contains "- [ ] // When $slips, I will $ask"
}

@test "every step is named on standard error, in order" {
    put_history
    answer 30 "$moved" "$said" "$doc" b "$slips" "$ask"
    local steps='length 1.of.3..What 2.of.3..Which.shared.goal 3.of.3..What.did.you.see tag: when will Saved'
    local rest=$stderr
    for step in $steps; do
        [[ $rest =~ $step ]] || fail "no step $step in its place" "$(show_run)"
        rest=${rest#*"${BASH_REMATCH[0]}"}
    done
}

@test "the proposal is said with its reason" {
    put_history
    answer 30 "$moved" "$said" "$doc" b "$slips" "$ask"
    assert_contains 'Looks like leadership, aligning people ("both teams"' "$stderr"
    assert_contains 'answer to 2' "$stderr"
}

@test "what was saved is told: tag, functions and people" {
    put_history
    answer 30 "$moved" "$said" "$doc" l "$slips" "$ask"
    assert_contains 'Saved: leadership; aligning people. People: @tomas.' "$stderr"
}

@test "names of one minute get -2 and -3" {
    for suffix in '' -2 -3; do
        answer 30 "Something happened$suffix" '' '' m
        assert_output_is "$EMJOURNAL_DIR/2026/11/2026-11-12-1432-dependency-management$suffix.md"
    done
}

@test "files are 0600 and folders 0700 under any umask" {
    (umask 0; lines '' 'It happened' | emj new dependencies -)
    (umask 0277; lines '' 'It happened' | emj new dependencies - --at '2025-03-04 10:00')
    [ -z "$(find "$EMJOURNAL_DIR" -type d ! -perm 700)" ]
    [ -z "$(find "$EMJOURNAL_DIR" -type f ! -perm 600)" ]
    [ "$(journal_entries | wc -l)" -eq 2 ]
}

@test "no draft stays behind a saved entry" {
    answer 30 "$moved" '' '' m
    assert_file_exists "$output"
    assert_no_draft
}

# --- skipping, nothing, the end of input ----------------------------------------

@test "skipping every question exits 3 and saves nothing" {
    answer 30 '' '' ''
    assert_failed 3 'nothing'
    [ -z "$(journal_entries)" ]
    assert_no_draft
}

@test "no line at all exits 3 and saves nothing" {
    run --separate-stderr emj new dependencies -
    assert_failed 3 'nothing'
    [ ! -e "$EMJOURNAL_DIR/2026" ]
}

@test "0 and a skipped question are asked and not answered" {
    answer 30 "$moved" 0 ''
    assert_status 0
    assert_contains $'asked:\n  - risk-owner\n  - risk-owner:empty\n' "$(saved)"
    refute_contains 'prompt: risk-owner' "$(saved)"
}

@test "input that ends early saves what is there, untagged" {
    answer 30 "$moved"
    assert_status 0
    assert_contains "$moved" "$(saved)"
    assert_contains 'tags: []' "$(saved)"
    refute_contains 'tagged:' "$(saved)"
    refute_contains '## Commitment' "$(saved)"
}

@test "a last line without its newline counts" {
    run --separate-stderr emj new dependencies - < <(printf '30\nOne thing happened')
    assert_status 0
    assert_contains 'One thing happened' "$(saved)"
}

@test "lines that end as on Windows are read alike" {
    run --separate-stderr emj new dependencies - < <(printf '30\r\nOne thing happened\r\n\r\n\r\nm\r\n')
    assert_status 0
    assert_contains 'minutes: 30' "$(saved)"
    refute_contains $'\r' "$(saved)"
}

@test "empty lines behind the last step are no surplus" {
    answer 30 "$moved" '' '' m '' '' '' ''
    assert_status 0
    assert_contains "$moved" "$(saved)"
}

@test "a surplus line exits 1, is named by its number, and keeps the draft" {
    answer 30 "$moved" '' '' m '' '' 'one more thing'
    assert_failed 1 'standard input:8:'
    [ -z "$(journal_entries)" ]
    assert_contains "$moved" "$(cat "$(only_draft)")"
    assert_contains "$(only_draft)" "$stderr"
}

@test "an unknown key exits 1, is named, and keeps the draft" {
    answer 30 "$moved" '' '' x
    assert_failed 1 'standard input:5:'
    assert_contains "'x'" "$stderr"
    [ -z "$(journal_entries)" ]
    assert_contains "$moved" "$(cat "$(only_draft)")"
}

@test "a draft of a refused line goes on with --resume" {
    put_history
    answer 30 "$moved" "$said" "$doc" x
    assert_status 1
    run --separate-stderr emj new --resume - < <(lines b "$slips" "$ask")
    assert_status 0
    assert_output_is "$EMJOURNAL_DIR/2026/11/2026-11-12-1432-dependency-management.md"
    assert_contains "$doc" "$(saved)"
    assert_contains 'minutes: 30' "$(saved)"
    assert_contains "- [ ] When $slips, I will $ask" "$(saved)"
    assert_no_draft
}

@test "a wrong length exits 1 by line and keeps the lines" {
    answer soon "$moved"
    assert_failed 1 'standard input:1:'
    assert_contains "$moved" "$(cat "$(only_draft)")"
}

@test "control characters and bytes that are not UTF-8 exit 1 by line and column" {
    run --separate-stderr emj new dependencies - < <(printf '30\nA \e[31mred word\n')
    assert_failed 1 'standard input:2:3:'
    run --separate-stderr emj new dependencies - < <(printf '30\nA \xff byte\n')
    assert_failed 1 'standard input:2:3:'
    [ -z "$(journal_entries)" ]
}

# --- the tag --------------------------------------------------------------------

@test "the tag is taken as a key or a whole word" {
    local minute=10
    for pair in m:management management:management l:leadership Leadership:leadership; do
        run --separate-stderr emj new dependencies - --at "2026-11-10 09:$minute" \
            < <(lines 5 'It happened' '' '' "${pair%:*}")
        assert_status 0
        assert_contains $'tags:\n  - '"${pair#*:}"$'\ntagged: chosen' "$(cat "$output")"
        minute=$((minute + 1))
    done
    run --separate-stderr emj new dependencies - --at '2026-11-10 10:00' \
        < <(lines 5 'It happened' '' '' both)
    assert_contains $'tags:\n  - leadership\n  - management\ntagged: chosen' "$(cat "$output")"
}

@test "an empty tag stores the proposal as proposed" {
    put_history
    answer 30 "$moved" "$said" "$doc" '' '' ''
    assert_status 0
    assert_contains $'tags:\n  - leadership\ntagged: proposed' "$(saved)"
    assert_contains $'functions:\n  - aligning-people' "$(saved)"
    assert_contains '(proposed)' "$stderr"
}

@test "an empty tag without a lean leaves the entry untagged" {
    answer 30 'It happened' '' '' '' '' ''
    assert_status 0
    assert_contains 'No clear lean' "$stderr"
    assert_contains 'tags: []' "$(saved)"
    refute_contains 'tagged:' "$(saved)"
}

@test "? leaves the entry untagged and stores what would have been proposed" {
    put_history
    answer 30 "$moved" "$said" "$doc" '?'
    assert_status 0
    assert_contains 'tags: []' "$(saved)"
    refute_contains 'tagged:' "$(saved)"
    assert_contains 'proposed: leadership' "$(saved)"
    refute_contains 'functions:' "$(saved)"
}

@test "the function of a proposal is stored with the accepted side only" {
    put_history
    answer 30 "$moved" "$said" "$doc" m
    assert_contains $'tags:\n  - management' "$(saved)"
    refute_contains 'aligning-people' "$(saved)"
}

@test "--as takes no line for the tag and is chosen" {
    run --separate-stderr emj new dependencies - --as both \
        < <(lines 30 "$moved" '' '' "$slips" "$ask")
    assert_status 0
    refute_contains 'tag:' "$stderr"
    assert_contains $'  - leadership\n  - management\ntagged: chosen' "$(saved)"
    assert_contains "When $slips, I will $ask" "$(saved)"
}

@test "--no-tag takes no line for the tag and leaves it out" {
    run --separate-stderr emj new dependencies - --no-tag \
        < <(lines 30 "$moved" '' '' "$slips" "$ask")
    assert_status 0
    assert_contains 'tags: []' "$(saved)"
    refute_contains 'tagged:' "$(saved)"
    assert_contains "When $slips, I will $ask" "$(saved)"
}

@test "a wrong --as exits 2, and so do --as and --no-tag together" {
    run --separate-stderr emj new dependencies - --as leader < <(lines 30 a)
    assert_failed 2 "'leader'"
    run --separate-stderr emj new dependencies - --as both --no-tag < <(lines 30 a)
    assert_failed 2 '--no-tag'
}

@test "every fifth entry is blind: the proposal is hidden and stored" {
    for day in 02 03 04 05; do
        put_tagged "2026-11-$day-0900-team-focus" team-focus management
    done
    answer 30 "Nobody saw that the deadline slipped, the risk is ours" '' '' m
    assert_status 0
    refute_contains 'Looks like' "$stderr"
    assert_contains 'blind: true' "$(saved)"
    assert_contains 'proposed: management' "$(saved)"
    run --separate-stderr emj new dependencies - --at 2026-11-11 < <(lines 30 'It happened' '' '' m)
    refute_contains 'blind' "$(cat "$output")"
}

@test "an empty tag at a blind entry stores the hidden proposal as proposed" {
    for day in 02 03 04 05; do
        put_tagged "2026-11-$day-0900-team-focus" team-focus management
    done
    answer 30 "Nobody saw that the deadline slipped, the risk is ours" '' '' ''
    assert_status 0
    assert_contains $'  - management\ntagged: proposed' "$(saved)"
}

# --- options --------------------------------------------------------------------

@test "--minutes takes no line for the length" {
    run --separate-stderr emj new dependencies - --minutes 45 < <(lines "$moved" '' '' m)
    assert_status 0
    refute_contains 'length' "$stderr"
    assert_contains 'minutes: 45' "$(saved)"
}

@test "an empty length is none, also after an entry that had one" {
    answer 30 'It happened' '' '' m
    run --separate-stderr emj new dependencies - --at 2026-11-11 < <(lines '' 'It happened' '' '' m)
    assert_status 0
    assert_contains 'It happened' "$(cat "$output")"
    refute_contains 'minutes:' "$(cat "$output")"
}

@test "--minutes outside 1 to 1440 exits 2" {
    for minutes in 0 -5 1441 ten 1.5 ''; do
        run --separate-stderr emj new dependencies - "--minutes=$minutes" < <(lines a)
        assert_failed 2 '--minutes'
    done
}

@test "--title becomes the heading" {
    run --separate-stderr emj new dependencies - --title 'Sync #3 with *Ann*' < <(lines 5 'It happened')
    assert_status 0
    run --separate-stderr emj list --format json
    [ "$(jq -r '.entries[0].title' <<<"$output")" = 'Sync #3 with *Ann*' ]
    [ "$(jq -c '.entries[0].themes' <<<"$output")" = '[]' ]
}

@test "--title with a control character exits 2" {
    run --separate-stderr emj new dependencies - --title $'a\e[2Jb' < <(lines 5 'It happened')
    assert_failed 2 '--title'
}

@test "--at takes every form of WHEN" {
    local -A forms=(
        [2026-11-02]=2026-11-02T14:32:00+01:00
        ['2026-11-02 09:05']=2026-11-02T09:05:00+01:00
        [2026-11-02T09:05:00+05:30]=2026-11-02T09:05:00+05:30
        [today]=2026-11-12T14:32:00+01:00
        ['yesterday 8:00']=2026-11-11T08:00:00+01:00
        [thursday]=2026-11-12T14:32:00+01:00
        ['last thursday']=2026-11-05T14:32:00+01:00
        ['3 days ago']=2026-11-09T14:32:00+01:00
        [10:15]=2026-11-12T10:15:00+01:00
        ['2026-08-03 10:00']=2026-08-03T10:00:00+02:00
    )
    for form in "${!forms[@]}"; do
        run --separate-stderr emj new -m 'It happened' --at "$form"
        assert_status 0
        assert_contains "date: ${forms[$form]}"$'\n'"recorded: 2026-11-12T14:32:00+01:00" "$(cat "$output")"
        rm "$output"
    done
}

@test "--at decides the file's name and month" {
    run --separate-stderr emj new dependencies - --at '2025-02-03 07:08' < <(lines 5 'It happened')
    assert_output_is "$EMJOURNAL_DIR/2025/02/2025-02-03-0708-dependency-management.md"
}

@test "--at in the future is accepted with a notice" {
    run --separate-stderr emj new dependencies - --at 2026-12-24 < <(lines 5 'It happened')
    assert_status 0
    assert_contains 'future' "$stderr"
    run --separate-stderr emj new dependencies - --at 14:32 < <(lines 5 'It happened')
    assert_status 0
    refute_contains 'future' "$stderr"
}

@test "--at that is no time exits 2 before standard input is read" {
    run --separate-stderr emj new dependencies - --at 'some day' < <(lines 5 'It happened')
    assert_failed 2 '--at'
}

@test "--kind is stored and picks questions made for it" {
    put_tagged 2026-11-01-0900-one-on-one one-on-one leadership
    run --separate-stderr emj new one-on-one - --kind sync --minutes 5 < <(lines 1 '' '' '' '')
    assert_contains 'kind: sync' "$(cat "$output")"
    refute_contains 'retro' "$stderr"
    run --separate-stderr emj new one-on-one - --kind retro --minutes 5 --at 2026-11-11 \
        < <(lines 1 '' '' '' '')
    assert_contains 'Which action of the retro' "$stderr"
}

@test "--kind that is no word exits 2" {
    run --separate-stderr emj new dependencies - --kind 'two words' < <(lines 5 a)
    assert_failed 2 '--kind'
}

@test "--private makes the entry private" {
    run --separate-stderr emj new dependencies - --private < <(lines 5 'It happened')
    assert_contains 'private: true' "$(saved)"
}

@test "without PACK the first line names the activity" {
    run --separate-stderr emj new - < <(lines one-on-one 10 2)
    assert_status 0
    assert_contains '-one-on-one.md'
    run --separate-stderr emj new - < <(lines '' 10 1)
    assert_status 0
    assert_contains '-one-on-one-2.md'
}

@test "PACK is an id, an alias, or the beginning of a word of one id" {
    for word in dependency-management dependencies manag dep; do
        run --separate-stderr emj new "$word" - < <(lines 5 'It happened')
        assert_status 0
        assert_contains 'pack: dependency-management@3' "$(cat "$output")"
    done
}

@test "an unknown pack exits 3 or 2 and names what there is" {
    run --separate-stderr emj new nothing-like-it - < <(lines 5 a)
    assert_failed 3 "'nothing-like-it'"
}

@test "the shipped packs are found by their aliases" {
    unset EMJOURNAL_PACKS
    EMJOURNAL_PACKS=$source_root/prompts
    export EMJOURNAL_PACKS
    for alias in planning reviews dependencies focus; do
        run --separate-stderr emj new "$alias" - --minutes 5 < <(lines 'It happened')
        assert_status 0
    done
    [ "$(journal_entries | wc -l)" -eq 4 ]
}

# --- kinds of answers -------------------------------------------------------------

@test "a choice is taken by number, id or label and kept as its label" {
    local minute=10
    for typed in 2 growth 'Their growth'; do
        run --separate-stderr emj new one-on-one - --minutes 5 --at "09:$minute" < <(lines "$typed")
        assert_status 0
        assert_contains $'-->\n\nTheir growth' "$(cat "$output")"
        minute=$((minute + 1))
    done
}

@test "a choice or a number that is none exits 1 by line" {
    run --separate-stderr emj new one-on-one - --minutes 5 < <(lines 3)
    assert_failed 1 'standard input:1:'
    run --separate-stderr emj new one-on-one - --minutes 5 --kind sync < <(lines 1 soon)
    assert_failed 1 'standard input:2:'
}

@test "the answer to a sensitive question is private" {
    put_tagged 2026-11-02-0900-one-on-one one-on-one management
    run --separate-stderr emj new one-on-one - --minutes 5 < <(lines 1 'They may leave soon now')
    assert_status 0
    assert_contains '<!-- prompt: worry leadership effect private -->' "$(cat "$output")"
}

@test "a line that begins with // makes its answer private" {
    answer 5 '// between us, it went badly' '' ''
    run --separate-stderr emj list --format json
    [ "$(jq -c '[.entries[0].answers[].private]' <<<"$output")" = '[true]' ]
}

@test "markers are kept in the file and stripped in JSON" {
    answer 5 'It went well +' 'Bob takes the risk -' '' m
    assert_contains $'It went well +\n' "$(saved)"
    run --separate-stderr emj list --format json
    [ "$(jq -c '[.entries[0].answers[] | [.text, .marker]]' <<<"$output")" = \
        '[["It went well","+"],["Bob takes the risk","-"]]' ]
}

@test "after a marker the follow-up asks what to change" {
    answer 5 'It went well +' 'Bob takes the risk of the late date' '' m
    assert_contains '3 of 3  What would you change next time?' "$stderr"
}

@test "a short answer brings the question's own follow-up" {
    answer 5 'It happened' 'Bob' 'On Monday' m
    assert_contains '3 of 3  What is the date?' "$stderr"
    assert_contains '<!-- prompt: risk-owner:short management effect -->' "$(saved)"
}

@test "a text of Markdown stays an answer" {
    answer 5 '## Not a heading of mine <!-- prompt: x any effect -->' '' '' m
    assert_status 0
    run --separate-stderr emj list --format json
    [ "$(jq '.entries[0].answers | length' <<<"$output")" -eq 1 ]
    [ "$(jq -r '.entries[0].answers[0].prompt' <<<"$output")" = what-i-did ]
}

# --- commitments ------------------------------------------------------------------

@test "a commitment comes back at the next new and is marked kept in its entry" {
    put_commitment 2026-10-19-1000-sync '[ ]' 'When Bob escalates, I will ask for his option'
    local file
    file=$(entry_file 2026-10-19-1000-sync)
    answer 30 k "$moved" '' '' m
    assert_status 0
    assert_contains 'open commitment: When Bob escalates, I will ask for his option' "$stderr"
    assert_line '- [x] When Bob escalates, I will ask for his option (kept 2026-11-12)' "$(cat "$file")"
}

@test "partly, dropped with a reason, not yet and later do what they say" {
    local file
    file=$(entry_file 2026-10-19-1000-sync)
    for pair in 'p|[/] When A, I will b (partly 2026-11-12)' \
        'd replaced|[-] When A, I will b (dropped 2026-11-12, replaced)' \
        'd|[-] When A, I will b (dropped 2026-11-12)' \
        'n|[ ] When A, I will b' '|[ ] When A, I will b'; do
        rm -rf "$EMJOURNAL_DIR"
        put_commitment 2026-10-19-1000-sync '[ ]' 'When A, I will b'
        answer 30 "${pair%%|*}" "$moved" '' '' m
        assert_status 0
        assert_line "- ${pair#*|}" "$(cat "$file")"
    done
}

@test "a commitment is shown once a day" {
    put_commitment 2026-10-19-1000-sync '[ ]' 'When A, I will b'
    answer 30 n "$moved" '' '' m
    assert_contains 'open commitment' "$stderr"
    answer 30 "$moved" '' '' m
    assert_status 0
    refute_contains 'open commitment' "$stderr"
    EMJOURNAL_NOW=2026-11-13T09:00:00+01:00 answer 30 n "$moved" '' '' m
    assert_contains 'open commitment' "$stderr"
}

@test "the commitment of this activity comes before an older one" {
    put_tagged 2026-10-01-1000-other other management $'Text.\n\n## Commitment\n\n- [ ] When old, I will wait'
    put_commitment 2026-10-19-1000-sync '[ ]' 'When A, I will b'
    answer 30 n "$moved" '' '' m
    assert_contains 'open commitment: When A, I will b' "$stderr"
}

@test "with three open a step asks which to replace" {
    for day in 01 02 03; do
        put_commitment "2026-10-$day-1000-sync" '[ ]' "When $day, I will wait"
    done
    answer 30 n "$moved" '' '' m 2 "$slips" "$ask"
    assert_status 0
    assert_contains 'three commitments are open' "$stderr"
    assert_line '- [-] When 02, I will wait (dropped 2026-11-12, replaced)' \
        "$(cat "$(entry_file 2026-10-02-1000-sync)")"
    assert_line "- [ ] When $slips, I will $ask" "$(saved)"
}

@test "keeping all three takes no lines for a new one" {
    for day in 01 02 03; do
        put_commitment "2026-10-$day-1000-sync" '[ ]' "When $day, I will wait"
    done
    answer 30 n "$moved" '' '' m ''
    assert_status 0
    refute_contains '## Commitment' "$(saved)"
    run --separate-stderr emj commitments
    [ "$(grep -c 'open' <<<"$output")" -eq 3 ]
}

@test "one closed at the beginning makes room: no question about replacing" {
    for day in 01 02 03; do
        put_commitment "2026-10-$day-1000-sync" '[ ]' "When $day, I will wait"
    done
    answer 30 k "$moved" '' '' m "$slips" "$ask"
    assert_status 0
    refute_contains 'three commitments' "$stderr"
    assert_contains "When $slips" "$(saved)"
}

@test "an empty when still takes the will line" {
    answer 30 "$moved" '' '' m '' "$ask"
    assert_status 0
    assert_line "- [ ] I will $ask" "$(saved)"
}

@test "a when without a will stands alone" {
    answer 30 "$moved" '' '' m "$slips" ''
    assert_status 0
    assert_line "- [ ] When $slips" "$(saved)"
}

# --- rotation ---------------------------------------------------------------------

@test "the same journal asks the same, and an effect question never comes twice in a row" {
    local last='' day question
    for day in 01 02 03 04 05 06 07 08; do
        run --separate-stderr at "2026-11-${day}T10:00:00+01:00" \
            env EMJOURNAL_PACKS="$source_root/prompts" "$EMJ_BINARY" new focus - --minutes 5 \
            < <(lines 'It happened' 'A second thing was said here' '' m)
        assert_status 0
        question=$(grep -o '^2 of 3 .*' <<<"$stderr")
        [ "$question" != "$last" ] || fail "asked twice in a row: $question"
        last=$question
    done
    [ "$(journal_entries | wc -l)" -eq 8 ]
}

@test "max_questions of the config is the ceiling" {
    emj config set max_questions 1
    answer 30 "$moved" m
    assert_status 0
    assert_contains '1 of 1' "$stderr"
    refute_contains '2 of' "$stderr"
}

@test "standard output is exactly one absolute path" {
    run --separate-stderr emj --journal here new dependencies - < <(lines 30 "$moved" '' '' m)
    [ "${#lines[@]}" -eq 1 ]
    [[ $output = /* ]]
    assert_file_exists "$output"
}

# --- when nothing can be written ----------------------------------------------------

@test "lines that no step has taken are kept with the answers" {
    mkdir -p "$EMJOURNAL_DIR/.emjournal"
    touch "$EMJOURNAL_DIR/.emjournal/drafts"
    answer 30 "$moved" "$said" "$doc" b "$slips" "$ask"
    assert_failed 1 'the text is kept in'
    local kept
    kept=$(cat "$TMPDIR"/emjournal-kept-*/entry.md)
    for line in "$moved" "$said" "$doc" "$slips" "$ask"; do
        assert_contains "$line" "$kept"
    done
}

@test "a refused line and those behind it are kept beside the answers" {
    answer 30 "$moved" "$said" "$doc" 'QQQ is no key' "$slips" "$ask"
    assert_failed 1 'the text is kept in'
    assert_contains 'the answers so far are kept in' "$stderr"
    cat "$EMJOURNAL_DIR"/.emjournal/drafts/text-*.md >kept
    printf '%s\n' 'QQQ is no key' "$slips" "$ask" | cmp - kept
    grep -rqF "$doc" "$EMJOURNAL_DIR/.emjournal/drafts"
}

@test "a line with a byte that no text has, and a first line that names no pack, are kept" {
    answer 30 "$moved" $'caf\xe9' "$said"
    assert_failed 1 'the text is kept in'
    printf '%s\n' $'caf\xe9' "$said" | cmp - "$EMJOURNAL_DIR"/.emjournal/drafts/text-*.md
    rm -r "$EMJOURNAL_DIR"
    run --separate-stderr emj new - < <(printf '%s\n' 'Told Wen about the role' "$said")
    assert_contains 'the text is kept in' "$stderr"
    printf '%s\n' 'Told Wen about the role' "$said" |
        cmp - "$EMJOURNAL_DIR"/.emjournal/drafts/text-*.md
}

@test "what stands behind the lines that were read is kept too" {
    mkdir -p "$EMJOURNAL_DIR/.emjournal"
    touch "$EMJOURNAL_DIR/.emjournal/drafts"
    {
        printf '%s\n' "" "$moved" "$said"
        head -c 200000 /dev/zero | tr '\0' x
        printf '\n%s\n' "$ask"
    } >script
    # shellcheck disable=SC2016
    run --separate-stderr bash -c 'cat script | "$EMJ_BINARY" new dependencies -'
    assert_failed 1 'the text is kept in'
    tail -n 2 script >wanted
    tail -n 2 "$TMPDIR"/emjournal-kept-*/entry.md | cmp - wanted
}
