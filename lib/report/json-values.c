#include "entry/json.h"
#include "entry/name.h"
#include "report/json-parts.h"

json_t *emj_json_size(size_t size)
{
    return json_integer((json_int_t)size);
}

json_t *emj_json_shown(const struct emj_report_json *json, const char *path, unsigned line,
                       const char *text)
{
    g_autofree char *shown = emj_share_text(json->share, path, line, text);
    return emj_json_text(shown);
}

json_t *emj_json_line(const struct emj_report_json *json, const char *path, unsigned line,
                      const char *text)
{
    g_autofree char *shown = emj_share_line(json->share, path, line, text);
    return emj_json_text(shown);
}

json_t *emj_json_words(const struct emj_report_json *json, enum emj_share_words words,
                       const char *text)
{
    g_autofree char *shown = emj_share_words(json->share, words, text);
    return emj_json_text(shown);
}

json_t *emj_json_activity(const struct emj_report_json *json, const char *activity)
{
    if (!activity || !emj_quote_names_activity(&json->quoter, activity))
        return json_null();
    if (emj_activity_is_shipped(activity, NULL))
        return json_string(activity);
    return emj_json_words(json, EMJ_SHARE_ACTIVITY, activity);
}

json_t *emj_json_id(const struct emj_report_json *json, const struct emj_digest_entry *entry)
{
    g_autofree char *id = emj_entry_id_from_path(entry->path);
    return emj_json_shown(json, entry->path, 0, id);
}
