#!/usr/bin/env bats
# What no sanitizer sees: memory that was never written, and files left open, watched by
# valgrind while the program does a day's work. The build must be one without sanitizers.
# bats file_tags=plain

load ../cli/helper

setup() {
    emj_setup
    command -v valgrind >/dev/null || skip 'valgrind is not installed'
    if nm -D "$EMJ_BINARY" 2>/dev/null | grep -q __asan_init; then
        skip 'the program has sanitizers of its own'
    fi
}

# Leaks of libraries' own tables are theirs; what is lost for good is ours.
watched() {
    run valgrind --quiet --error-exitcode=99 --exit-on-first-error=no --leak-check=full \
        --errors-for-leak-kinds=definite,indirect --track-fds=yes --track-origins=yes \
        --log-file="$BATS_TEST_TMPDIR/valgrind.%p" "$EMJ_BINARY" "$@"
    [ "$status" -ne 99 ] || fail "$(cat "$BATS_TEST_TMPDIR"/valgrind.*)"
    left_open "$BATS_TEST_TMPDIR"/valgrind.*
    rm -f "$BATS_TEST_TMPDIR"/valgrind.*
}

# left_open LOG...: a file that was open already when the program began is not its own.
left_open() {
    local open
    open=$(awk '/Open file descriptor/ { file = $0; next }
                file != "" && !/inherited from parent/ { print file }
                { file = "" }' "$@")
    [ -z "$open" ] || fail "left open: $open"
}

@test "valgrind: writing, changing, moving away" {
    local id
    watched new -m 'Told @tomas why #reliability comes first +' --as leadership
    [ "$status" -eq 0 ]
    id=$(basename "$output" .md)
    watched edit "$id" --private
    [ "$status" -eq 0 ]
    watched tag "$id" --as both
    [ "$status" -eq 0 ]
    watched rm "$id"
    [ "$status" -eq 0 ]
    watched trash list
    watched trash restore "$id"
    [ "$status" -eq 0 ]
}

@test "valgrind: an interview and its commitment" {
    watched new team-focus - --minutes 30 < <(printf '%s\n' 'Kept two requests away' '' '' m 'a request comes' 'I name its price')
    [ "$status" -eq 0 ]
    watched commitments
    watched commitments kept
    [ "$status" -eq 0 ]
    watched next
}

@test "valgrind: reports of a month in every format" {
    local format
    export EMJOURNAL_DIR=$BATS_TEST_DIRNAME/../journals/four
    for format in md html text json latex man xml; do
        watched report --month=2026-10 --entries full --format "$format"
        [ "$status" -eq 0 ]
    done
    watched report --month=2026-10 --share
}

@test "valgrind: what is wrong" {
    printf 'emjournal_pack: 1\nid: [\n' >bad.yaml
    watched pack check bad.yaml
    [ "$status" -eq 1 ]
    watched show nothing
    watched report --month=2026-13
    [ "$status" -eq 2 ]
    watched new
    put_entry 2026-11-01-1000-note <<<'no front matter'
    watched list
    watched config set week_start nonday
}
