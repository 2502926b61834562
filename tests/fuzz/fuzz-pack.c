/* Any bytes as a pack: read, checked for style and translations, looked up, dropped. */
#include <stdint.h>

#include "pack/pack.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void look_up(const struct emj_pack *pack)
{
    for (guint i = 0; i < pack->questions->len; i++) {
        const struct emj_question *question = g_ptr_array_index(pack->questions, i);
        g_assert(emj_pack_question(pack, question->id) == question);
        g_assert(emj_pack_text(pack, question->ask, "de-CH") != NULL);
    }
    g_assert(emj_pack_text(pack, pack->title, NULL) != NULL);
    emj_pack_cues(pack, "en-GB");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *bytes = (const char *)data;
    g_autoptr(emj_diags) diags = emj_diags_new("fuzz.yaml");
    g_autoptr(emj_pack) pack = emj_pack_read(bytes, size, diags);
    g_assert((pack == NULL) == (emj_diags_errors(diags) > 0));
    if (pack != NULL)
        look_up(pack);
    emj_pack_lint(bytes, size, diags);
    emj_pack_lint_language(bytes, size, "de", diags);
    for (size_t i = 0; i < emj_diags_count(diags); i++) {
        g_autofree char *line = emj_diags_format(diags, i);
        g_assert(g_utf8_validate(line, -1, NULL));
    }
    return 0;
}
