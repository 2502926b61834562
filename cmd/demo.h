/*
 * cmd/demo.h: the half-year that `emjournal demo` writes down.
 *
 * A constant table of what an invented engineering manager answered, told in
 * months before the last full month and in working days, so that it reads as recent
 * whenever it is written and no meeting falls on a weekend. cmd-demo.c turns it into
 * entries with the questions of the packs.
 */
#ifndef EMJ_CMD_DEMO_H
#define EMJ_CMD_DEMO_H

#include <stdbool.h>
#include <stddef.h>

#include "base/kotter.h"
#include "entry/entry.h"

enum {
    EMJ_DEMO_MONTHS = 6,
    EMJ_DEMO_LAST_WORKDAY = 19, /* every month has as many, Christmas left out */
    EMJ_DEMO_MAX_ANSWERS = 3,
};

struct emj_demo_day {
    int months_ago; /* 0 is the last full month, up to EMJ_DEMO_MONTHS - 1 */
    int workday;    /* 1 to EMJ_DEMO_LAST_WORKDAY; weekends and holidays are not counted */
};

struct emj_demo_answer {
    const char *question; /* an id of the pack, or of a follow-up: "date-owner:short" */
    const char *text;     /* NULL: asked and not answered */
};

/* How a commitment ended; OPEN when it did not. */
struct emj_demo_ending {
    enum emj_commitment_state state;
    struct emj_demo_day day;
    const char *reason; /* NULL is none */
};

struct emj_demo_entry {
    struct emj_demo_day day;
    int hour;
    int minute;
    const char *pack;  /* NULL: a text without an activity */
    const char *title; /* this and the next: NULL is none */
    const char *kind;
    int minutes;         /* 0 is no length */
    bool next_morning;   /* written down then, else soon after the end */
    enum emj_work as;    /* what the manager chose; NONE is unsure */
    const char *message; /* saved as `new -m` does; NULL: the answers count */
    struct emj_demo_answer answers[EMJ_DEMO_MAX_ANSWERS]; /* up to the first without id */
    const char *when;                                     /* of the commitment; NULL is none */
    const char *will;
    struct emj_demo_ending ending;
};

/* Oldest first. */
extern const struct emj_demo_entry emj_demo_entries[];
extern const size_t emj_demo_entry_count;

#endif
