#!/usr/bin/env bash
# usage: forbidden-calls.sh [ROOT]
#
# The library never prints, exits, or looks at the environment, the clock or
# the terminal: cmd/ does, and passes values down. What it prints goes one way, and
# a file is opened for writing in one place, so that one place has to be right.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "${1:-$here/../..}"
status=0

code() { find "$@" -name '*.[ch]' -print0 | xargs -0 awk -f "$here/strip-c.awk"; }

# forbid REASON WORDS EXCEPT: WORDS and EXCEPT (of paths) are regular expressions.
forbid() {
    local reason=$1 words=$2 except=$3 found
    found=$(grep -E ":.*(^|[^A-Za-z0-9_])($words)" <<<"$source" | grep -Ev "^($except):") || true
    if [ -n "$found" ]; then
        printf '%s:\n%s\n' "$reason" "$found"
        status=1
    fi
}

source=$(code lib)
forbid 'lib/ does not print' \
    '(v|f|vf|d|vd)?printf *\(|f?puts *\(|f?putc *\(|putchar *\(|perror *\(|stdout|stderr' '-'
forbid 'lib/ does not exit' '(exit|abort|quick_exit) *\(' '-'
forbid 'lib/ does not read the environment' \
    '(secure_getenv|g_?(getenv|setenv|unsetenv|listenv)|getenv|setenv|unsetenv|putenv) *\(|g_get_(home|user_[a-z]+)_(dir|name) *\(' '-'
forbid 'lib/ does not read the clock' \
    '(time|gettimeofday|timespec_get|g_get_real_time|g_get_current_time|g_date_time_new_now[a-z_]*) *\(|CLOCK_REALTIME' '-'
forbid 'lib/ does not ask for the terminal' '(isatty|ttyname|tcgetattr) *\(' '-'

source=$(code cmd)
forbid 'only cmd/output.c prints, and cmd/terminal.c what belongs to a prompt' \
    '(v|f|vf|d|vd)?printf *\(|f?puts *\(|f?putc *\(|putchar *\(|perror *\(|f?write *\(|std(out|err)[^A-Za-z0-9_]' \
    'cmd/(output|terminal)\.c'

source=$(code lib cmd)
forbid 'only lib/base/file*.c changes files' \
    'O_(CREAT|WRONLY|RDWR|TRUNC|APPEND)|(rename(at2?)?|unlink(at)?|rmdir|remove|mkdir(at)?|mk[sd]temp|mkostemp|link(at)?|symlink(at)?|f?truncate|creat|f?chmod(at)?|freopen|g_(rename|unlink|rmdir|remove|creat|open|fopen|chmod|mkdir[a-z_]*|mkdtemp[a-z_]*|mkstemp[a-z_]*|file_open_tmp|dir_make_tmp)) *\(' \
    'lib/base/file[a-z-]*\.c'

# Feature macros are set by the build file of base as well, so that is read too.
source=$(
    code lib cmd
    find lib cmd tests -name CMakeLists.txt -exec grep -Hn . {} + || true
)
forbid '_GNU_SOURCE is for lib/base' '_GNU_SOURCE' 'lib/base/[^:]*'

exit "$status"
