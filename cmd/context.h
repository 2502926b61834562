/*
 * cmd/context.h: what the outside world says, read once.
 *
 * The clock, the zone, the environment and the global options become values here,
 * and everything below cmd/ gets them passed. The journal, the packs and the
 * configuration are opened when a command's row says that it needs them.
 */
#ifndef EMJ_CMD_CONTEXT_H
#define EMJ_CMD_CONTEXT_H

#include <stdbool.h>

#include <glib.h>

#include "base/date.h"
#include "cmd/places.h"
#include "config/config.h"
#include "journal/journal.h"
#include "pack/library.h"

/* The options before the command's name. */
struct emj_global_options {
    char *journal; /* PATH or NAME; NULL is not given */
    char *config;
    char *color;
    bool quiet;
};

struct emj_context {
    const char *program; /* as it was called: argv[0] */
    struct emj_global_options globals;
    struct emj_places places;
    GTimeZone *zone;
    struct emj_instant now; /* in `zone` */
    struct emj_date today;

    struct emj_config *config;   /* NULL unless needed */
    struct emj_library *library; /* NULL unless needed */
    struct emj_journal *journal; /* NULL unless needed */
};

/* Reads the clock, the zone and the places. `argv0` is kept as the program. */
bool emj_context_init(struct emj_context *context, const char *argv0, GError **error);
void emj_context_clear(struct emj_context *context);

/* Opens what the bits of enum emj_command_needs ask for. */
bool emj_context_open(struct emj_context *context, unsigned needs, GError **error);

/*
 * Reads the whole journal, or with `since` the part from that month on, and names
 * every unreadable file on standard error. The caller frees the scan.
 */
struct emj_journal_scan *emj_context_scan(struct emj_context *context,
                                          const struct emj_date *since, GError **error);

/* "FILE:LINE:COLUMN: error: ... (skipped)" on standard error. */
void emj_context_warn_skipped(const struct emj_diags *diags);

/* Names every pack that cannot be used; for commands that would go without it in silence. */
void emj_context_warn_packs(const struct emj_context *context);

/* Seconds by the monotonic clock: for how long something took, never for a date. */
unsigned emj_context_seconds(void);

#endif
