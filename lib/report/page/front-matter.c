#include "report/page/page.h"
#include "yaml/writer.h"

char *emj_page_title(const struct emj_report *report)
{
    return g_strdup_printf("Manager's journal: %s", report->label);
}

char *emj_page_front_matter(const struct emj_quoter *quoter)
{
    const struct emj_report *report = quoter->report;
    const GPtrArray *themes = report->themes.themes;
    g_autofree char *plain_title = emj_page_title(report);
    g_autofree char *title = emj_yaml_scalar(plain_title, false);
    g_autofree char *date = emj_date_format(report->request.as_of);
    GString *lines = g_string_new(NULL);

    g_string_append_printf(lines, "title: %s\ndate: %s\ntags:%s\n", title, date,
                           themes->len > 0 ? "" : " []");
    for (guint i = 0; i < themes->len; i++) {
        const struct emj_theme_line *line = g_ptr_array_index(themes, i);
        g_autofree char *theme = emj_quote_words(quoter, EMJ_SHARE_THEME, line->theme);
        g_autofree char *tag = emj_yaml_scalar(theme, false);
        g_string_append_printf(lines, "  - %s\n", tag);
    }
    return g_string_free(lines, false);
}
