#include "cmd/selection.h"

#include "base/error.h"
#include "base/text.h"
#include "base/when.h"

/* Option storage: what GOption wrote. */
static struct {
    bool given[EMJ_PERIOD_ALL + 1]; /* DAY to YEAR, ALL */
    char *name;                     /* PERIOD; NULL is "this" */
    bool twice;
    gboolean all;
    char *from;
    char *to;
    char *pack;
    char *activity;
    char *as;
    char *person;
    char *theme;
    char *tag;
} chosen;

/* What the filters mean, after emj_selection_check. */
static struct {
    const char *pack_id;
    enum emj_work work;
    char *person;
    char *theme;
} wanted;

static const struct {
    const char *option;
    enum emj_period_kind kind;
} period_options[] = {
    { "--day", EMJ_PERIOD_DAY },     { "--week", EMJ_PERIOD_WEEK },
    { "--month", EMJ_PERIOD_MONTH }, { "--quarter", EMJ_PERIOD_QUARTER },
    { "--year", EMJ_PERIOD_YEAR },
};

static gboolean take_period(const char *option, const char *value, void *data, GError **error)
{
    (void)data;
    (void)error;
    for (size_t i = 0; i < G_N_ELEMENTS(period_options); i++) {
        if (strcmp(option, period_options[i].option) != 0)
            continue;
        for (int kind = EMJ_PERIOD_DAY; kind <= EMJ_PERIOD_YEAR; kind++)
            chosen.twice = chosen.twice || chosen.given[kind];
        chosen.given[period_options[i].kind] = true;
        g_free(chosen.name);
        chosen.name = g_strdup(value);
    }
    return true;
}

#define PERIOD_ROW(name, help)                                      \
    {                                                               \
        name, 0, G_OPTION_FLAG_OPTIONAL_ARG, G_OPTION_ARG_CALLBACK, \
            __extension__(void *) take_period, help, "PERIOD"       \
    }

const GOptionEntry emj_selection_options[] = {
    PERIOD_ROW("day", "One day: 2026-11-12, today, yesterday"),
    PERIOD_ROW("week", "One week: 2026-W46, this, last"),
    PERIOD_ROW("month", "One month: 2026-11, this, last"),
    PERIOD_ROW("quarter", "One quarter: 2026-Q4, this, last"),
    PERIOD_ROW("year", "One year: 2026, this, last"),
    { "from", 0, 0, G_OPTION_ARG_STRING, &chosen.from, "First day of a range", "DAY" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &chosen.to, "Last day of a range (default today)",
      "DAY" },
    { "all", 0, 0, G_OPTION_ARG_NONE, &chosen.all, "The whole journal", NULL },
    { "pack", 0, 0, G_OPTION_ARG_STRING, &chosen.pack, "Only entries of this pack", "PACK" },
    { "activity", 0, 0, G_OPTION_ARG_STRING, &chosen.activity, "Only this activity",
      "ACTIVITY" },
    { "as", 0, 0, G_OPTION_ARG_STRING, &chosen.as,
      "Only entries tagged management, leadership or both", "WORK" },
    { "person", 0, 0, G_OPTION_ARG_STRING, &chosen.person, "Only entries that name @HANDLE",
      "HANDLE" },
    { "theme", 0, 0, G_OPTION_ARG_STRING, &chosen.theme, "Only entries with #THEME", "THEME" },
    { "tag", 0, 0, G_OPTION_ARG_STRING, &chosen.tag, "Only entries with this tag", "TAG" },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
};

static int chosen_kind(void)
{
    for (int kind = EMJ_PERIOD_DAY; kind <= EMJ_PERIOD_YEAR; kind++)
        if (chosen.given[kind])
            return kind;
    return -1;
}

bool emj_selection_has_period(void)
{
    return chosen_kind() >= 0 || chosen.all || chosen.from || chosen.to;
}

static bool check_one_period(GError **error)
{
    int named = (chosen_kind() >= 0) + (chosen.all ? 1 : 0) + (chosen.from || chosen.to);
    if (named <= 1 && !chosen.twice)
        return true;
    g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE,
                "only one of --day, --week, --month, --quarter, --year, --from/--to and --all "
                "can be given");
    return false;
}

static struct emj_date earlier(struct emj_date a, struct emj_date b)
{
    return emj_date_compare(a, b) <= 0 ? a : b;
}

static struct emj_date later(struct emj_date a, struct emj_date b)
{
    return emj_date_compare(a, b) >= 0 ? a : b;
}

/* From the first entry to today or the last; today alone when there is none. */
static struct emj_period span_of(struct emj_date first, struct emj_date last,
                                 struct emj_date today)
{
    if (!emj_date_is_set(first))
        return emj_period_all(today, today);
    return emj_period_all(earlier(first, today), later(last, today));
}

static bool read_day(const char *option, const char *text, struct emj_date today,
                     struct emj_date *ret_day, GError **error)
{
    if (emj_when_parse_day(text, today, ret_day, error))
        return true;
    g_prefix_error(error, "%s: ", option);
    return false;
}

/* An open end is the journal's; it never turns a range round. */
static bool read_range(struct emj_date today, struct emj_period span,
                       struct emj_period *ret_period, GError **error)
{
    struct emj_date from = span.first;
    struct emj_date to = span.last;
    if (chosen.from && !read_day("--from", chosen.from, today, &from, error))
        return false;
    if (chosen.to && !read_day("--to", chosen.to, today, &to, error))
        return false;
    if (!chosen.to)
        to = later(from, to);
    if (!chosen.from)
        from = earlier(from, to);
    return emj_period_range(from, to, ret_period, error);
}

bool emj_selection_period(const struct emj_context *context, struct emj_date first,
                          struct emj_date last, struct emj_period *ret_period, GError **error)
{
    struct emj_period span = span_of(first, last, context->today);
    if (!check_one_period(error))
        return false;
    if (chosen.from || chosen.to)
        return read_range(context->today, span, ret_period, error);
    if (chosen.all) {
        *ret_period = span;
        return true;
    }

    int kind = chosen_kind();
    return emj_period_parse(kind < 0 ? EMJ_PERIOD_MONTH : (enum emj_period_kind)kind,
                            chosen.name, context->today, context->config->calendar, ret_period,
                            error);
}

static char *fold_sign(const char *word, char sign)
{
    return emj_text_fold(*word == sign ? word + 1 : word);
}

bool emj_selection_check(const struct emj_context *context, GError **error)
{
    if (chosen.as && !emj_work_from_word(chosen.as, &wanted.work)) {
        g_set_error(error, EMJ_ERROR, EMJ_ERROR_USAGE,
                    "--as must be management, leadership or both, not '%s'", chosen.as);
        return false;
    }
    if (chosen.pack) {
        const struct emj_pack *pack = emj_library_find(context->library, chosen.pack, error);
        if (!pack)
            return false;
        wanted.pack_id = pack->id;
    }
    if (chosen.person)
        wanted.person = fold_sign(chosen.person, '@');
    if (chosen.theme)
        wanted.theme = fold_sign(chosen.theme, '#');
    return true;
}

bool emj_selection_takes(const struct emj_entry *entry)
{
    return (!chosen.as || (entry->work & wanted.work) == wanted.work) &&
           (!chosen.pack || g_strcmp0(entry->pack, wanted.pack_id) == 0) &&
           (!chosen.activity || g_strcmp0(entry->activity, chosen.activity) == 0) &&
           (!chosen.person || emj_words_contain(entry->people, wanted.person)) &&
           (!chosen.theme || emj_words_contain(entry->themes, wanted.theme)) &&
           (!chosen.tag || emj_words_contain(entry->tags, chosen.tag));
}

static void describe(GString *text, const char *form, const char *value)
{
    if (!value)
        return;
    if (text->len > 0)
        g_string_append(text, ", ");
    g_string_append_printf(text, "%s%s", form, value);
}

char *emj_selection_describe(void)
{
    g_autoptr(GString) text = g_string_new(NULL);
    describe(text, "pack ", wanted.pack_id);
    describe(text, "activity ", chosen.activity);
    describe(text, "tagged ", chosen.as);
    describe(text, "with @", wanted.person);
    describe(text, "theme ", wanted.theme);
    describe(text, "tag ", chosen.tag);
    return text->len > 0 ? g_strdup(text->str) : NULL;
}
