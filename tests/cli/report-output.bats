#!/usr/bin/env bats
# Where a report goes: standard output, a file that is written durably, and what happens
# when one of them fails. What a terminal gets is in tests/terminal/report.bats.

load helper

setup() {
    emj_setup
    use_interview_packs
    put_tagged 2026-11-02-0900-one one-on-one management 'With @tomas about #hiring'
    # bats puts files of its own into the folder of the test.
    mkdir place
    cd place || return
}

# LeakSanitizer cannot work under strace.
traced() { ASAN_OPTIONS=$ASAN_OPTIONS:detect_leaks=0 strace "$@"; }

without_colours() { sed 's/\x1b\[[0-9;]*m//g'; }

need_strace() { command -v strace >/dev/null || skip "there is no strace"; }

assert_no_litter() {
    local left
    left=$(find . -name '.emj-*')
    [ -z "$left" ] || fail "left behind: $left"
}

# --- a file -------------------------------------------------------------------------

@test "-o writes one file, mode 0600 under any umask, and prints nothing" {
    for mask in 000 022 077 777; do
        (
            umask "$mask"
            run --separate-stderr emj report -o out.md
            assert_status 0
            [ -z "$output$stderr" ]
        )
        [ "$(stat -c %a out.md)" = 600 ]
        [ "$(cat out.md)" = "$(emj report)" ]
        rm out.md
    done
    assert_no_litter
}

@test "-o replaces a file, also one that may not be written, and narrows its mode" {
    echo old >out.md
    chmod 444 out.md
    emj report -o out.md
    assert_contains "Manager's journal" "$(cat out.md)"
    [ "$(stat -c %a out.md)" = 600 ]
}

@test "-o replaces a name and leaves another name of the same file alone" {
    echo old >kept.md
    ln kept.md out.md
    emj report -o out.md
    [ "$(cat kept.md)" = old ]
}

@test "-o replaces no entry, damaged or not, and nothing of the journal's own folder" {
    emj new focus -m 'A day without alarms.' >path
    local entry
    entry=$(cat path)
    printf -- '---\ndate: 2026-11-0x\n---\nDamaged.\n' >"$EMJOURNAL_DIR/2026/11/damaged.md"
    printf -- '\xef\xbb\xbf---\ndate: 2026-11-04\n---\nWith a mark.\n' >"$EMJOURNAL_DIR/mark.md"
    ln -s "$EMJOURNAL_DIR/2026" years
    find "$EMJOURNAL_DIR" -type f -exec sha256sum {} + | sort >before
    for file in "$entry" "years/11/damaged.md" "$EMJOURNAL_DIR/mark.md" \
        "$EMJOURNAL_DIR/2026/../mark.md" "$EMJOURNAL_DIR/.emjournal/format" \
        "$EMJOURNAL_DIR/.emjournal/new.md" "$EMJOURNAL_DIR/.emjournal"; do
        run --separate-stderr emj report -o "$file"
        assert_status 2
        assert_contains "$file" "$stderr"
    done
    find "$EMJOURNAL_DIR" -type f -exec sha256sum {} + | sort | diff before -
}

@test "-o writes a report into the journal's folder, and writes it again" {
    emj new focus -m 'A day without alarms.' >/dev/null
    mkdir "$EMJOURNAL_DIR/reports"
    emj report -o "$EMJOURNAL_DIR/reports/november.md"
    run --separate-stderr emj report -o "$EMJOURNAL_DIR/reports/november.md"
    assert_status 0
    [ -s "$EMJOURNAL_DIR/reports/november.md" ]
}

@test "-o takes any name, with blanks, dots, dashes and bytes that are not UTF-8" {
    for name in 'my report.md' ./-rf.md .hidden.md $'nl\nname.md' $'b\xff.md' 'ünï.md'; do
        emj report -o "$name"
        [ -s "$name" ]
    done
    mkdir sub
    emj report -o sub/../sub/out.md
    emj report -o "$PWD/sub/absolute.md"
    [ -s sub/out.md ] && [ -s sub/absolute.md ]
}

@test "one sync of the file, one of its folder, one rename, and nothing more" {
    need_strace
    local calls
    traced -f -o calls -e trace=fsync,fdatasync,rename,renameat,renameat2,link,linkat,unlink,unlinkat \
        "$EMJ_BINARY" report --entries full -o out.html
    calls=$(sed -n 's/^[0-9 ]*\([a-z0-9]*\)(.*/\1/p' calls | tr '\n' ' ')
    [[ $calls =~ ^fsync\ rename(at2?)?\ fsync\ $ ]] || fail "the calls were: $calls"
}

@test "-o to a link, a folder or a device is refused, and what it is stays" {
    echo precious >target.md
    ln -s target.md link.md
    ln -s nowhere dangling.md
    ln -s link2 link2
    mkdir folder
    mkfifo fifo
    local before
    before=$(tree_state .)
    for name in link.md dangling.md link2 folder folder/ . .. / fifo /dev/null /dev/full; do
        run --separate-stderr timeout 10 "$EMJ_BINARY" report -o "$name"
        assert_failed 74 "'$name'"
        assert_contains 'not a regular file' "$stderr"
    done
    assert_unchanged "$before" .
}

@test "-o to no name or into a folder that is not there exits 74 and makes nothing" {
    local before
    before=$(tree_state .)
    for name in none/out.md none/deeper/out.md target/out.md ''; do
        echo x >target
        run --separate-stderr emj report -o "$name"
        assert_failed 74 "'${name%/*}"
        rm target
    done
    assert_unchanged "$before" .
}

@test "-o into a folder that may not be written exits 74" {
    [ "$(id -u)" -ne 0 ] || command -v setpriv >/dev/null || skip "root may write anywhere"
    mkdir -m 555 locked
    local as=()
    if [ "$(id -u)" -eq 0 ]; then
        as=(setpriv --reuid=65534 --regid=65534 --clear-groups)
        chmod -R a+rX "$BATS_TEST_TMPDIR" "$EMJOURNAL_DIR"
        "${as[@]}" test -x "$EMJ_BINARY" -a -r "$EMJOURNAL_DIR/2026" ||
            skip "another user sees nothing of this folder"
    fi
    run --separate-stderr "${as[@]}" "$EMJ_BINARY" --config /dev/null report -o locked/out.md
    assert_failed 74 "'out.md'"
    [ -z "$(ls -A locked)" ]
}

# ordinal CALL REGEX: of the first CALL in the file "calls" at or behind a line that
# matches REGEX, as strace counts it.
ordinal() {
    awk -v call="$1(" -v regex="$2" '
        $0 ~ regex { seen = 1 }
        index($0, call) == 1 || index($0, " " call) > 0 { n++; if (seen) { print n; exit } }' calls
}

@test "a disk that fails leaves the old file and no other" {
    need_strace
    local fault number before
    traced -o calls -e trace=openat,write,fsync,close,rename,renameat,fchmod \
        "$EMJ_BINARY" report -o out.md
    mv calls ../calls.seen
    echo old >out.md
    before=$(tree_state .)
    for fault in openat:ENOSPC:O_CREAT fchmod:EIO:O_CREAT write:ENOSPC:O_CREAT write:EIO:O_CREAT \
        fsync:EIO:O_CREAT close:EDQUOT:fsync renameat:EACCES:O_CREAT; do
        IFS=: read -r call error after <<<"$fault"
        cp ../calls.seen calls
        number=$(ordinal "$call" "$after")
        rm calls
        [ -n "$number" ] || fail "no $call was seen: $(cat ../calls.seen)"
        run --separate-stderr traced -o ../calls -e "inject=$call:error=$error:when=$number" \
            "$EMJ_BINARY" report -o out.md
        grep -q INJECTED ../calls || fail "$fault did not arrive"
        assert_failed 74 "'out.md'"
        assert_unchanged "$before" .
    done
}

@test "a sync of the folder that fails is told, with the new file in place" {
    need_strace
    echo old >out.md
    run --separate-stderr traced -f -o calls -e inject=fsync:error=EIO:when=2 \
        "$EMJ_BINARY" report -o out.md
    assert_failed 74 'out.md'
    assert_contains "Manager's journal" "$(cat out.md)"
    assert_no_litter
}

# The first look at the file is the walk's; the second finds a disk that fails.
@test "an entry whose text cannot be read again is named and is in the report" {
    need_strace
    local format
    put_tagged 2026-11-03-0900-two one-on-one management 'The other.'
    for format in md html text latex man json; do
        run --separate-stderr traced -f -o calls -P "$(entry_file 2026-11-02-0900-one)" \
            -e trace=fstat,newfstatat -e inject=fstat,newfstatat:error=EIO:when=2 \
            "$EMJ_BINARY" report --entries full --format "$format"
        grep -q INJECTED calls
        assert_status 0
        [ "$(grep -c "2026-11-02-0900-one.md: error: .*input/output error (skipped)" <<<"$stderr")" -eq 1 ]
        assert_contains 'The other.' "$output"
        refute_contains 'hiring' "$(grep -v -e theme -e '#' <<<"$output")"
        [ "$format" = json ] || assert_contains 'This entry could not be read again' "$output"
    done
}

# The signal comes while entries are read again, with half of the file written.
@test "a signal in the middle leaves the old file and no other, and ends with 128+n" {
    need_strace
    local i number
    for i in {01..28}; do
        put_tagged "2026-11-01-09$i-one" one-on-one management "$(printf 'word %.0s' {1..2000})"
    done
    echo old >out.md
    traced -f -o calls -e trace=openat "$EMJ_BINARY" report --entries full -o other.md
    number=$(grep -n O_CREAT calls | cut -d: -f1)
    [ "$(wc -l <calls)" -gt $((number + 20)) ]
    rm other.md calls
    for signal in INT:130 TERM:143 HUP:129 QUIT:131; do
        run --separate-stderr traced -f -o calls \
            -e "inject=openat:signal=${signal%:*}:when=$((number + 10))" \
            "$EMJ_BINARY" report --entries full -o out.md
        rm calls
        assert_status "${signal#*:}"
        [ -z "$output" ]
        [ "$(cat out.md)" = old ]
        assert_no_litter
    done
}

@test "what the caller ignores stays ignored" {
    need_strace
    local number
    traced -f -o calls -e trace=openat "$EMJ_BINARY" report --entries full -o out.md
    number=$(grep -n O_CREAT calls | cut -d: -f1)
    rm out.md
    (
        trap '' INT
        traced -f -o calls -e "inject=openat:signal=INT:when=$((number + 1))" \
            "$EMJ_BINARY" report --entries full -o out.md
    )
    grep -q 'SIGINT' calls
    assert_contains 'With @tomas' "$(cat out.md)"
}

@test "-o writes nothing into the journal, even beside its entries" {
    local before
    before=$(tree_state "$EMJOURNAL_DIR")
    emj report -o "$BATS_TEST_TMPDIR/out.md"
    assert_unchanged "$before" "$EMJOURNAL_DIR"
    emj report -o "$EMJOURNAL_DIR/report.txt"
    [ -s "$EMJOURNAL_DIR/report.txt" ]
    [ ! -e "$EMJOURNAL_DIR/.emjournal" ]
}

@test "a name that cannot be shown is shown safely in the message" {
    run --separate-stderr emj report -o $'none/\e[31mred\n.md'
    assert_status 74
    refute_contains $'\e' "$stderr"
}

# --- standard output ------------------------------------------------------------------

@test "a full or closed standard output is noticed in every format" {
    for format in md html text json latex man xml; do
        run --separate-stderr to_full_disk emj report --format "$format" --entries full
        assert_status 74
        assert_contains 'standard output' "$stderr"
        run --separate-stderr without_output emj report --format "$format"
        assert_status 74
        assert_contains 'standard output' "$stderr"
    done
}

@test "with -o a full or closed standard output does not matter" {
    run --separate-stderr to_full_disk emj report -o out.md
    assert_status 0
    run --separate-stderr without_streams emj report -o other.md
    assert_status 0
    cmp out.md other.md
    assert_contains "Manager's journal" "$(cat out.md)"
}

@test "a reader that leaves early ends the program as the shell expects" {
    local i
    for i in {01..28}; do
        put_tagged "2026-11-01-09$i-one" one-on-one management "$(printf 'word %.0s' {1..3000})"
    done
    run --separate-stderr to_early_reader emj report --entries full
    assert_status 141
    [ -z "$stderr" ]
}

@test "a pipe gets no colours unless they are asked for, and never the pager" {
    put_tagged 2026-11-03-0900-two one-on-one leadership
    for format in md html text json latex man xml; do
        PAGER=false run --separate-stderr emj report --format "$format"
        assert_status 0
        refute_contains $'\e'
        local plain=$output
        run --separate-stderr emj --color=always report --format "$format"
        if [ "$format" = text ]; then
            assert_contains $'\e['
            # The colours are all there is between the two.
            [ "$(without_colours <<<"$output")" = "$plain" ]
        else
            assert_output_is "$plain"
        fi
        NO_COLOR=1 run --separate-stderr emj report --format "$format"
        assert_output_is "$plain"
    done
}

@test "a file gets no colours even if they are asked for" {
    emj --color=always report -o out.txt
    emj --color=never report -o plain.txt
    cmp out.txt plain.txt
    refute_contains $'\e' "$(cat out.txt)"
}

@test "color in the configuration colours text and nothing else" {
    emj config set color always
    assert_contains $'\e[' "$(emj report --format text)"
    refute_contains $'\e' "$(emj report --format md)"
    refute_contains $'\e' "$(NO_COLOR=1 emj report --format text)"
}
