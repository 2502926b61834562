#include "cmd/context.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <time.h>

#include "base/error.h"
#include "base/file.h"
#include "cmd/output.h"

enum { CONFIG_MAX_BYTES = 64 * 1024 };

/*
 * A fixed clock without TZ also fixes the zone to its offset, so that what a test
 * or a script says does not depend on the machine it runs on.
 */
static bool read_fixed_clock(struct emj_context *context, const char *text, GError **error)
{
    struct emj_instant fixed = { 0 };
    if (!emj_instant_parse(text, &fixed, error)) {
        g_prefix_error(error, "EMJOURNAL_NOW: ");
        return false;
    }
    context->zone = g_getenv("TZ") ? g_time_zone_new_local()
                                   : g_time_zone_new_offset(fixed.offset_minutes * 60);
    context->now = emj_instant_in_zone(fixed.seconds, context->zone);
    return true;
}

bool emj_context_init(struct emj_context *context, const char *argv0, GError **error)
{
    context->program = argv0;
    emj_places_init(&context->places, argv0);

    const char *fixed = g_getenv("EMJOURNAL_NOW");
    if (fixed && *fixed) {
        if (!read_fixed_clock(context, fixed, error))
            return false;
    } else {
        context->zone = g_time_zone_new_local();
        context->now = emj_instant_in_zone((int64_t)time(NULL), context->zone);
    }
    context->today = emj_instant_date(context->now);
    return true;
}

void emj_context_clear(struct emj_context *context)
{
    g_clear_pointer(&context->journal, emj_journal_free);
    g_clear_pointer(&context->library, emj_library_free);
    g_clear_pointer(&context->config, emj_config_free);
    g_clear_pointer(&context->zone, g_time_zone_unref);
    emj_places_clear(&context->places);
}

static bool open_config(struct emj_context *context, GError **error)
{
    g_autofree char *path = emj_places_config(&context->places, context->globals.config);
    g_autofree char *bytes = NULL;
    g_autoptr(GError) failed = NULL;
    size_t length = 0;

    if (!emj_file_read(AT_FDCWD, path, CONFIG_MAX_BYTES, &bytes, &length, &failed)) {
        bool missing = g_error_matches(failed, EMJ_ERROR, EMJ_ERROR_NOT_FOUND);
        if (missing && !context->globals.config) {
            context->config = emj_config_new();
            return true;
        }
        if (g_error_matches(failed, EMJ_ERROR, EMJ_ERROR_LIMIT))
            g_prefix_error(&failed, "%s:1:1: error: ", path);
        g_propagate_error(error, g_steal_pointer(&failed));
        return false;
    }

    g_autoptr(emj_diags) diags = emj_diags_new(path);
    context->config = emj_config_read(bytes, length, diags);
    return context->config || emj_diags_to_error(diags, error);
}

static bool open_library(struct emj_context *context, GError **error)
{
    const char *const *folders = (const char *const *)context->places.packs->pdata;
    context->library = emj_library_load(folders, error);
    return context->library != NULL;
}

static bool open_journal(struct emj_context *context, GError **error)
{
    g_autofree char *root =
        emj_places_journal(&context->places, context->globals.journal, context->config);
    context->journal = emj_journal_open(root, error);
    return context->journal != NULL;
}

bool emj_context_open(struct emj_context *context, unsigned needs, GError **error)
{
    if (needs == 0)
        return true;
    if (!open_config(context, error))
        return false;
    if (needs & (1 << 1) && !open_library(context, error))
        return false;
    return !(needs & (1 << 2)) || open_journal(context, error);
}

void emj_context_warn_skipped(const struct emj_diags *diags)
{
    g_autofree char *problem = emj_diags_format(diags, 0);
    emj_warn("%s (skipped)", problem);
}

void emj_context_warn_packs(const struct emj_context *context)
{
    const GPtrArray *items = emj_library_items(context->library);
    for (size_t i = 0; i < items->len; i++) {
        const struct emj_library_item *item = g_ptr_array_index(items, i);
        if (!item->pack)
            emj_context_warn_skipped(item->diags);
    }
}

struct emj_journal_scan *emj_context_scan(struct emj_context *context,
                                          const struct emj_date *since, GError **error)
{
    struct emj_journal_scan *scan = NULL;
    if (!emj_journal_scan(context->journal, since, &scan, error))
        return NULL;

    for (size_t i = 0; i < scan->unreadable->len; i++)
        emj_context_warn_skipped(g_ptr_array_index(scan->unreadable, i));
    return scan;
}

unsigned emj_context_seconds(void)
{
    return (unsigned)(g_get_monotonic_time() / G_USEC_PER_SEC);
}
