# shellcheck shell=bash
# Loaded by every bats file here: drives the program in a terminal of 80x24.
# Each test has a tmux server of its own, which ends with the test.

load ../cli/helper

setup() { term_setup; }
teardown() { term_teardown; }

term_setup() {
    emj_setup
    export TERM=xterm-256color
    # The path of a socket has a limit of about 100 bytes, so it is not in
    # BATS_TEST_TMPDIR.
    TERM_SOCKETS=$(mktemp -d /tmp/emj-term.XXXXXX)
    TERM_NAME=emj-$$-$RANDOM
    unset TMUX COLUMNS LINES
}

term_teardown() {
    term_stop
    rm -rf "$TERM_SOCKETS"
    emj_teardown
}

term_tmux() { TMUX_TMPDIR=$TERM_SOCKETS tmux -L "$TERM_NAME" -f /dev/null "$@"; }

# term_start CMD...: when it ends, its exit status stands on the screen as
# "[exit N]". The trap keeps the shell around it alive on Ctrl-C.
term_start() {
    local command shell
    printf -v command '%q ' "$@"
    shell=$(command -v bash)
    SHELL=$shell term_tmux start-server \; set-option -g status off \; \
        set-option -s escape-time 0 \; new-session -d -x 80 -y 24 -s term \
        "trap true INT QUIT; $command; printf '\n[exit %d]\n' \$?; exec sleep 600" </dev/null
}

# term_type TEXT: as typed, letter by letter; no Enter.
term_type() { term_tmux send-keys -t term -l -- "$1"; }

# term_paste TEXT: as pasted, in brackets where the program asked for them.
term_paste() {
    term_tmux set-buffer -b paste -- "$1"
    term_tmux paste-buffer -p -d -b paste -t term
}

# term_key KEY...: Enter, Up, C-c, C-d, Escape, BSpace ...
term_key() { term_tmux send-keys -t term "$@"; }

term_screen() { term_tmux capture-pane -p -t term; }

# term_wait_for REGEX [SECONDS]: until a line of the screen matches.
term_wait_for() {
    local regex=$1 end=$((SECONDS + ${2:-10})) screen
    while :; do
        screen=$(term_screen)
        if grep -Eq -- "$regex" <<<"$screen"; then return 0; fi
        if [ "$SECONDS" -gt "$end" ]; then break; fi
        sleep 0.05
    done
    fail "the screen never showed: $regex"$'\n--- screen\n'"$screen"
}

# term_wait_for_exit STATUS [SECONDS]
term_wait_for_exit() { term_wait_for "^\[exit $1\]\$" "${2:-10}"; }

# Ends this test's own server and nothing else.
term_stop() { term_tmux kill-server 2>/dev/null || true; }
