/* Shared copies in tests: a roster, handles, and refusals as text. */
#ifndef EMJ_TEST_REPORT_SHARE_SUPPORT_H
#define EMJ_TEST_REPORT_SHARE_SUPPORT_H

#include "entry-support.h"

#include "report/share/share.h"

struct share_place {
    struct emj_config *config;
    struct emj_digest *digest;
    struct emj_share *share;
};

#define ROSTER                       \
    "roster:\n"                      \
    "  - handle: tomas\n"            \
    "    name: Tom\xc3\xa1s Silva\n" \
    "    role: a senior engineer\n"  \
    "    aliases: [Tom]\n"           \
    "  - handle: wen\n"              \
    "    name: Wen Li\n"             \
    "    role: the design lead\n"    \
    "  - handle: hope\n"             \
    "    name: Will Hope\n"          \
    "  - handle: jo\n"               \
    "    role: Wen's backup\n"       \
    "  - handle: kim\n"              \
    "    role: kim@example.org\n"    \
    "  - handle: zo\xc3\xab\n"       \
    "    role: \xc3\xa9lue locale\n" \
    "  - handle: pat\n"              \
    "    role: the W*e*n of us\n"

static inline void share_place_init(struct share_place *place, const char *yaml)
{
    g_autoptr(emj_diags) diags = emj_diags_new("config.yaml");
    place->config = emj_config_read(yaml, strlen(yaml), diags);
    ck_assert_ptr_nonnull(place->config);
    place->digest = emj_digest_new((struct emj_date){ 2026, 11, 30 });
    /* Used in some entry, and not in the roster. */
    g_hash_table_add(place->digest->handles,
                     g_string_chunk_insert(place->digest->strings, "ade"));
    emj_digest_finish(place->digest);
    place->share = emj_share_new(place->digest, place->config);
}

static inline void share_place_clear(struct share_place *place)
{
    emj_share_free(place->share);
    emj_digest_free(place->digest);
    emj_config_free(place->config);
}

/* "PATH:LINE:NAME:TEXT" of each, "WHAT:0:NAME:TEXT" of what is in no entry, "|" between; the test's own path is left out. */
static inline char *share_refusals(const struct emj_share *share)
{
    g_autoptr(GPtrArray) refusals = emj_share_refusals(share);
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < refusals->len; i++) {
        const struct emj_share_refusal *refusal = g_ptr_array_index(refusals, i);
        g_autofree char *shown =
            g_strconcat(refusal->path != NULL ? refusal->path : refusal->what, ":", NULL);
        if (g_str_has_prefix(shown, TEST_PATH))
            shown[0] = 0;
        g_string_append_printf(out, "%s%s%u:%s:%s", i > 0 ? "|" : "", shown, refusal->line,
                               refusal->name, refusal->text);
    }
    return g_string_free(out, false);
}

#endif
