#include "entry/name.h"

#include "base/text.h"
#include "entry/entry.h"

char *emj_entry_folder(struct emj_instant date)
{
    struct emj_date day = emj_instant_date(date);
    return g_strdup_printf("%04d/%02d", day.year, day.month);
}

char *emj_entry_stem(struct emj_instant date, const char *activity, unsigned number)
{
    struct emj_clock clock = emj_instant_clock(date);
    g_autofree char *day = emj_date_format(emj_instant_date(date));
    bool fits = activity != NULL && emj_text_is_slug(activity, 1, EMJ_ENTRY_MAX_ACTIVITY);
    g_autofree char *stem = g_strdup_printf("%s-%02d%02d-%s", day, clock.hour, clock.minute,
                                            fits ? activity : "note");
    return number > 1 ? g_strdup_printf("%s-%u", stem, number) : g_steal_pointer(&stem);
}

char *emj_entry_id_from_path(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash != NULL ? slash + 1 : path;
    size_t length = strlen(name);
    bool is_markdown = length > strlen(".md") && g_str_has_suffix(name, ".md");
    return g_strndup(name, is_markdown ? length - strlen(".md") : length);
}
