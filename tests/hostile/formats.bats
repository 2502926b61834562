#!/usr/bin/env bats
# What other programs do with a report whose every slot holds hostile text.

load ../cli/helper

setup() {
    emj_setup
    writer=${EMJ_BINARY%/*}/tests/write-hostile
    [ -x "$writer" ]
}

needs() {
    command -v "$1" >/dev/null || skip "there is no $1"
}

# files_opened PAGE: the files that groff finds, one a line.
files_opened() {
    strace -f -e trace=open,openat -o trace groff -man -Tutf8 -ww -z <"$1"
    grep -v ENOENT trace | grep -o '"[^"]*"' | sort -u
}

@test "groff opens no file for a hostile page that it does not open for an empty one" {
    needs groff
    needs strace
    "$writer" man >hostile.man
    "$writer" man empty >empty.man
    files_opened empty.man >allowed
    files_opened hostile.man >opened
    [ -s allowed ]
    diff allowed opened
}

@test "the trace of groff would show a file" {
    needs groff
    needs strace
    printf '.TH a 7\n.so /etc/hostname\n' >bad.man
    files_opened bad.man >opened
    grep -F '"/etc/hostname"' opened
}

@test "groff has no warning for a hostile page" {
    needs groff
    "$writer" man >hostile.man
    run groff -man -Tutf8 -ww -z hostile.man
    [ "$status" -eq 0 ]
    [ -z "$output" ]
}

@test "mandoc finds no error in a hostile page" {
    needs mandoc
    "$writer" man >hostile.man
    run mandoc -T lint -W error hostile.man
    printf '%s\n' "$output"
    [ "$status" -eq 0 ]
    [ -z "$output" ]
}

@test "the words of a hostile page are all shown" {
    needs groff
    "$writer" man >hostile.man
    groff -man -Tutf8 -P-c -P-b -P-u hostile.man >shown
    grep -F '.so /etc/passwd' shown
    grep -F "'so x" shown
    grep -F '\input{x}' shown
    run ! grep -F 'root:' shown
}

@test "xmllint reads a hostile document" {
    needs xmllint
    "$writer" xml >hostile.xml
    run xmllint --noout --nonet hostile.xml
    [ "$status" -eq 0 ]
    [ -z "$output" ]
}

@test "pdflatex sets a hostile document" {
    needs pdflatex
    "$writer" latex >hostile.tex
    run pdflatex -no-shell-escape -interaction=nonstopmode hostile.tex
    printf '%s\n' "$output"
    [ "$status" -eq 0 ] # 1 when TeX had to go on after an error
}
