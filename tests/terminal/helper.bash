# shellcheck shell=bash
# Loaded by every bats file here: drives the program in a terminal of 80x24, or of
# TERM_COLUMNS columns.
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
        set-option -s escape-time 0 \; new-session -d -x "${TERM_COLUMNS:-80}" -y 24 -s term \
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

# term_pause: a person's time between two keys. What comes closer together is a paste to a
# question that asks for one key.
term_pause() { sleep 0.3; }

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

# term_wait_at REGEX [SECONDS]: until the lowest line that is not empty matches, which
# tells a prompt from those above it. tmux leaves out the blanks at the end of a line.
term_wait_at() {
    local regex=$1 end=$((SECONDS + ${2:-10})) screen
    while :; do
        screen=$(term_screen)
        if tail -n 1 <<<"$screen" | grep -Eq -- "$regex"; then return 0; fi
        if [ "$SECONDS" -gt "$end" ]; then break; fi
        sleep 0.05
    done
    fail "the lowest line never showed: $regex"$'\n--- screen\n'"$screen"
}

# term_wait_for_count COUNT REGEX [SECONDS]: until so many lines of the screen match, where
# an earlier one would be taken for the one that is waited for.
term_wait_for_count() {
    local count=$1 regex=$2 end=$((SECONDS + ${3:-10})) screen
    while :; do
        screen=$(term_screen)
        if [ "$(grep -Ec -- "$regex" <<<"$screen")" -ge "$count" ]; then return 0; fi
        if [ "$SECONDS" -gt "$end" ]; then break; fi
        sleep 0.05
    done
    fail "the screen never showed $count times: $regex"$'\n--- screen\n'"$screen"
}

# term_wait_for_exit STATUS [SECONDS]
term_wait_for_exit() { term_wait_for "^\[exit $1\]\$" "${2:-10}"; }

# Ends this test's own server and nothing else. The next one has another name, since
# the old one may still be on its way out.
term_stop() {
    term_tmux kill-server 2>/dev/null || true
    TERM_NAME=emj-$$-$RANDOM
}

# --- interviews -------------------------------------------------------------------

# Everything that was shown, the lines above the screen included.
term_history() { term_tmux capture-pane -p -S - -t term; }

# term_start_noted CMD...: as term_start, with the program's id in the file "pid".
term_start_noted() {
    # shellcheck disable=SC2016 # expanded by that shell
    term_start bash -c 'echo $$ >pid; exec "$@"' _ "$@"
}

# term_answer REGEX TEXT: waits for a question, types TEXT and Enter.
term_answer() {
    term_wait_for "$1"
    if [ -n "$2" ]; then term_type "$2"; fi
    term_key Enter
}

# term_press REGEX KEY: waits for a question that takes one key, and presses it.
term_press() {
    term_wait_for "$1"
    term_key "$2"
}

# The journal of the documented interview: leadership 78 days ago, management 16, and
# one open commitment.
put_documented_journal() {
    use_interview_packs
    put_entry 2026-10-19-1000-note <<'EOF'
---
date: 2026-10-19T10:00:00+02:00
tags: [management]
---

A talk with Tomás.

## Commitment

- [ ] When Tomás brings an escalation, I ask for his option first.
EOF
    put_tagged 2026-08-26-1000-dependency-management dependency-management leadership
    put_tagged 2026-10-27-1000-dependency-management dependency-management management
}

# begin_interview [OPTION...]: in a journal with one entry, past the length, at the
# first question.
begin_interview() {
    use_interview_packs
    if [ ! -e "$EMJOURNAL_DIR" ]; then
        put_tagged 2026-11-01-1000-team-focus team-focus both
    fi
    term_start_noted "$EMJ_BINARY" new dependencies --minutes 30 "$@"
    term_wait_for '^1 of 3 '
}

saved_entry() { cat "$EMJOURNAL_DIR/2026/11/2026-11-12-1432-dependency-management.md"; }
