#!/usr/bin/env bats
# Each check finds a violation planted in a small tree, and nothing in the tree
# without it.

bats_require_minimum_version 1.5.0

lint=$(cd "$BATS_TEST_DIRNAME" && pwd)
source_root=$(cd "$lint/../.." && pwd)

setup() {
    tree=$BATS_TEST_TMPDIR/tree
    mkdir -p "$tree"/{cmd,cmake,lib/{base,entry,pack,yaml},man,tests/cli,.ci}
    cp "$source_root/.clang-format" "$tree/"
    cp "$source_root/cmake/warnings.txt" "$tree/cmake/"
    cp "$source_root/lib/base/banned.h" "$tree/lib/base/"
    printf '#!/bin/sh\nexec true\n' | tee "$tree/dev" "$tree/.ci/run" >"$tree/tests/a.sh"
    write lib/base/text.h '#include <stddef.h>' 'size_t emj_text_size(const char *text);'
    write lib/base/text.c '#include "base/text.h"' \
        'size_t emj_text_size(const char *text)' '{' '    return strlen(text);' '}'
    write cmd/main.c '#include "base/text.h"'
    write man/emj.1 '.Dd November 12, 2026' '.Dt EMJ 1' '.Os' '.Sh NAME' '.Nm emj' \
        '.Nd nothing'
}

# write FILE LINE...
write() {
    local file=$1
    shift
    printf '%s\n' "$@" >"$tree/$file"
}

# finds CHECK TEXT: the check fails and its output has the text.
finds() {
    run "$lint/$1.sh" "$tree"
    printf '%s\n' "$output"
    [ "$status" -ne 0 ] && [[ $output == *"$2"* ]]
}

finds_each_line() {
    local line
    run "$lint/forbidden-calls.sh" "$tree"
    [ "$status" -ne 0 ]
    for ((line = 1; line <= $2; line++)); do
        grep -q "^$1:$line:" <<<"$output" || { echo "$1:$line is not found"; return 1; }
    done
}

finds_nothing() {
    run "$lint/$1.sh" "$tree"
    printf '%s\n' "$output"
    [ "$status" -eq 0 ] && [ -z "$output" ]
}

@test "a clean tree passes every check" {
    local script
    for script in "$lint"/*.sh; do
        finds_nothing "$(basename "$script" .sh)"
    done
}

@test "formatting: a tab and a brace in the wrong place" {
    write cmd/main.c 'int main(void) {' $'\treturn 0;' '}'
    finds formatting 'cmd/main.c:1'
}

@test "formatting: Check's blocks and GLib's macros are left alone" {
    write tests/t.c 'G_DEFINE_AUTOPTR_CLEANUP_FUNC(GString, emj_free)' \
        'G_DEFINE_AUTOPTR_CLEANUP_FUNC(GArray, emj_free)' '' 'START_TEST(one)' '{' \
        '    ck_assert(true);' '}' 'END_TEST' '' 'START_TEST(two)' '{' '    ck_assert(true);' \
        '}' 'END_TEST'
    finds_nothing formatting
}

@test "include direction: upward, within a layer, and around a corner" {
    write lib/base/text.c '#include "entry/entry.h"'
    finds include-direction 'lib/base/text.c:1: base includes entry'
    write lib/base/text.c ''
    write lib/entry/a.c '' '#include <pack/pack.h>'
    finds include-direction 'lib/entry/a.c:2: entry includes pack'
    write lib/entry/a.c '#include "../base/text.h"'
    finds include-direction 'climbs out of its folder'
}

@test "include direction: own folder and below are allowed" {
    write lib/entry/a.c '#include "entry/entry.h"' '#include "entry.h"' \
        '#include "yaml/tree.h"' '#include "base/text.h"'
    write lib/yaml/a.c '#include <yaml.h>'
    write cmd/a.c '#include <readline/readline.h>' '#include "entry/entry.h"'
    finds_nothing include-direction
}

@test "include direction: foreign headers outside their module" {
    local header
    for header in yaml.h cmark.h sqlite3.h readline/readline.h readline/history.h; do
        write lib/entry/a.c "#include <$header>"
        finds include-direction "includes $header"
    done
}

@test "include direction: a module without a layer" {
    mkdir "$tree/lib/new"
    write lib/new/a.c ''
    finds include-direction 'module new has no layer'
}

@test "forbidden calls: each of them in lib/" {
    local calls=('printf("x")' 'fprintf(f, "x")' 'fputs("x", f)' 'f(stdout)' 'exit(1)'
        'getenv("HOME")' 'g_getenv("HOME")' 'time(NULL)' 'g_get_real_time()'
        'g_date_time_new_now_local()' 'isatty(1)' 'clock_gettime(CLOCK_REALTIME, &t)')
    write lib/entry/a.c "${calls[@]}"
    finds_each_line lib/entry/a.c "${#calls[@]}"
}

@test "forbidden calls: printing elsewhere than in output.c" {
    local calls=('printf("x")' 'fprintf(stderr, "x")' 'fputs(x, f)' 'putchar(x)' 'f(stdout)'
        'fwrite(x, 1, 1, f)' 'write(1, x, 1)' 'perror(x)')
    write cmd/output.c "${calls[@]}"
    write cmd/b.c 'emj_print("x"); emj_sink_write(s, x); emj_report_write(r); snprintf(x);'
    finds_nothing forbidden-calls
    write cmd/a.c "${calls[@]}"
    finds_each_line cmd/a.c "${#calls[@]}"
}

@test "forbidden calls: changing files outside base's file code" {
    local calls=('open(p, O_RDONLY | O_CREAT, 0600)' 'openat(d, p, O_WRONLY)' 'open(p, O_RDWR)'
        'rename(a, b)' 'renameat(d, a, d, b)' 'renameat2(d, a, d, b, 0)' 'unlink(a)'
        'unlinkat(d, a, 0)' 'mkdir(a, 0700)' 'mkdirat(d, a, 0700)' 'link(a, b)'
        'linkat(d, a, d, b, 0)' 'g_unlink(a)' 'g_mkdir_with_parents(a, 0700)' 'mkstemp(a)')
    write lib/base/file-write.c "${calls[@]}"
    finds_nothing forbidden-calls
    write lib/base/text.c "${calls[@]}"
    write cmd/a.c "${calls[@]}"
    finds_each_line lib/base/text.c "${#calls[@]}"
    finds_each_line cmd/a.c "${#calls[@]}"
}

@test "forbidden calls: _GNU_SOURCE outside base" {
    write lib/base/a.c '#define _GNU_SOURCE'
    finds_nothing forbidden-calls
    write lib/entry/a.c '#define _GNU_SOURCE'
    finds forbidden-calls 'lib/entry/a.c:1'
    rm "$tree/lib/entry/a.c"
    write lib/entry/CMakeLists.txt 'add_compile_definitions(_GNU_SOURCE)'
    finds forbidden-calls 'lib/entry/CMakeLists.txt:1'
}

@test "forbidden calls: words in comments, strings and longer names are none" {
    write lib/entry/a.c '/* exit(1), and' ' * time(NULL) */' 'x = "printf(unlink(a))";' \
        'emj_file_rename(a); g_string_append_printf(s, "%s", a); emj_snprintf(a);' \
        "c = '\"'; emj_time(a); start_time = a; /* getenv( */"
    finds_nothing forbidden-calls
}

@test "headers alone: a type that nobody included, and a warning" {
    write lib/base/text.h 'struct emj_x {' '    struct emj_y y;' '};'
    finds headers-alone 'lib/base/text.h:2'
    write lib/base/text.h 'static inline int f(const char *x)' '{' '    char *y = (char *)x;' \
        '    return *y;' '}'
    finds headers-alone 'cast-qual'
}

@test "function length: a function of 101 lines, a file of 601" {
    {
        printf 'int f(void)\n{\n'
        yes '    g();' | head -98
        printf '}\n'
    } >"$tree/cmd/main.c"
    finds function-length 'cmd/main.c:1: f has 101 lines'
    sed -i 3d "$tree/cmd/main.c"
    finds_nothing function-length
    yes '' | head -601 >"$tree/cmd/main.c"
    finds function-length 'cmd/main.c: 601 lines'
    sed -i '1s,.*,/* A data table. */,' "$tree/cmd/main.c"
    finds_nothing function-length
}

@test "man pages: a macro that does not exist" {
    printf '.Xyz\n' >>"$tree/man/emj.1"
    finds man-pages 'emj.1:7'
}

@test "shell scripts: an unquoted variable, and a negation that bats ignores" {
    # shellcheck disable=SC2016 # planted as it is
    write tests/a.sh '#!/bin/sh' 'rm $1'
    finds shell-scripts SC2086
    printf '#!/bin/sh\n' >"$tree/tests/a.sh"
    write tests/cli/a.bats '#!/usr/bin/env bats' '@test "x" {' '    ! false' '    true' '}'
    finds shell-scripts SC2314
}
