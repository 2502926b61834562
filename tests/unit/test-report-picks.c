/* Highlights and setbacks: how many, which ones, and which of their answers. */
#include <check.h>
#include <stdlib.h>

#include "report-support.h"

static struct report_place place;

static void setup(void)
{
    report_place_init(&place);
}

static void teardown(void)
{
    report_place_clear(&place);
}

static struct emj_report *make_report(struct emj_period period, bool share)
{
    struct emj_report_request request = report_request(&place, period, period.last);
    request.share = share;
    place.report = emj_report_new(&request);
    return place.report;
}

/* --- thirds --- */

static const struct {
    enum emj_period_kind kind;
    int fiscal_start;
    const char *first; /* of RANGE and ALL; else any day of the period */
    const char *last;
    const char *day;
    int third;
} thirds[] = {
    { EMJ_PERIOD_MONTH, 1, "2026-10-01", NULL, "2026-10-01", 0 },
    { EMJ_PERIOD_MONTH, 1, "2026-10-01", NULL, "2026-10-11", 0 }, /* 31 days: 11, 10, 10 */
    { EMJ_PERIOD_MONTH, 1, "2026-10-01", NULL, "2026-10-12", 1 },
    { EMJ_PERIOD_MONTH, 1, "2026-10-01", NULL, "2026-10-21", 1 },
    { EMJ_PERIOD_MONTH, 1, "2026-10-01", NULL, "2026-10-22", 2 },
    { EMJ_PERIOD_MONTH, 1, "2026-10-01", NULL, "2026-10-31", 2 },
    { EMJ_PERIOD_MONTH, 1, "2026-09-01", NULL, "2026-09-10", 0 }, /* 30 days: 10, 10, 10 */
    { EMJ_PERIOD_MONTH, 1, "2026-09-01", NULL, "2026-09-11", 1 },
    { EMJ_PERIOD_MONTH, 1, "2026-09-01", NULL, "2026-09-20", 1 },
    { EMJ_PERIOD_MONTH, 1, "2026-09-01", NULL, "2026-09-21", 2 },
    { EMJ_PERIOD_MONTH, 1, "2028-02-01", NULL, "2028-02-10", 0 }, /* a leap month of 29 days */
    { EMJ_PERIOD_MONTH, 1, "2028-02-01", NULL, "2028-02-11", 1 },
    { EMJ_PERIOD_MONTH, 1, "2028-02-01", NULL, "2028-02-20", 1 },
    { EMJ_PERIOD_MONTH, 1, "2028-02-01", NULL, "2028-02-21", 2 },
    { EMJ_PERIOD_MONTH, 1, "2028-02-01", NULL, "2028-02-29", 2 },
    { EMJ_PERIOD_MONTH, 1, "2027-02-01", NULL, "2027-02-19", 1 }, /* 28 days: 10, 9, 9 */
    { EMJ_PERIOD_MONTH, 1, "2027-02-01", NULL, "2027-02-20", 2 },
    { EMJ_PERIOD_DAY, 1, "2028-02-29", NULL, "2028-02-29", 0 },
    { EMJ_PERIOD_WEEK, 1, "2026-10-14", NULL, "2026-10-14", 0 }, /* 7 days: 3, 2, 2 */
    { EMJ_PERIOD_WEEK, 1, "2026-10-14", NULL, "2026-10-15", 1 },
    { EMJ_PERIOD_WEEK, 1, "2026-10-14", NULL, "2026-10-17", 2 },
    /* of a quarter its months, however long they are */
    { EMJ_PERIOD_QUARTER, 1, "2026-02-10", NULL, "2026-01-31", 0 },
    { EMJ_PERIOD_QUARTER, 1, "2026-02-10", NULL, "2026-02-01", 1 },
    { EMJ_PERIOD_QUARTER, 1, "2026-02-10", NULL, "2026-03-01", 2 },
    { EMJ_PERIOD_QUARTER, 10, "2026-12-10", NULL, "2026-10-31", 0 },
    { EMJ_PERIOD_QUARTER, 10, "2026-12-10", NULL, "2026-11-30", 1 },
    { EMJ_PERIOD_QUARTER, 10, "2026-12-10", NULL, "2026-12-01", 2 },
    { EMJ_PERIOD_QUARTER, 2, "2026-12-10", NULL, "2026-11-30", 0 }, /* over New Year */
    { EMJ_PERIOD_QUARTER, 2, "2026-12-10", NULL, "2026-12-31", 1 },
    { EMJ_PERIOD_QUARTER, 2, "2026-12-10", NULL, "2027-01-01", 2 },
    { EMJ_PERIOD_QUARTER, 12, "9999-12-10", NULL, "9999-12-31", 0 }, /* time ends in it */
    { EMJ_PERIOD_QUARTER, 12, "0001-01-10", NULL, "0001-01-01", 0 }, /* time begins in it */
    { EMJ_PERIOD_QUARTER, 12, "0001-01-10", NULL, "0001-02-28", 1 },
    { EMJ_PERIOD_YEAR, 1, "2028-07-01", NULL, "2028-05-01", 0 }, /* 366 days: 122 each */
    { EMJ_PERIOD_YEAR, 1, "2028-07-01", NULL, "2028-05-02", 1 },
    { EMJ_PERIOD_YEAR, 1, "2028-07-01", NULL, "2028-08-31", 1 },
    { EMJ_PERIOD_YEAR, 1, "2028-07-01", NULL, "2028-09-01", 2 },
    { EMJ_PERIOD_RANGE, 1, "2026-10-05", "2026-10-05", "2026-10-05", 0 },
    { EMJ_PERIOD_RANGE, 1, "2026-10-05", "2026-10-06", "2026-10-06", 1 },
    { EMJ_PERIOD_RANGE, 1, "2026-10-05", "2026-10-07", "2026-10-07", 2 },
    { EMJ_PERIOD_RANGE, 1, "2026-10-05", "2026-10-08", "2026-10-06", 0 }, /* 4: 2, 1, 1 */
    { EMJ_PERIOD_RANGE, 1, "2026-10-05", "2026-10-08", "2026-10-07", 1 },
    { EMJ_PERIOD_ALL, 1, "0001-01-01", "9999-12-31", "0001-01-01", 0 },
    { EMJ_PERIOD_ALL, 1, "0001-01-01", "9999-12-31", "3333-12-31", 0 },
    { EMJ_PERIOD_ALL, 1, "0001-01-01", "9999-12-31", "6666-12-31", 1 },
    { EMJ_PERIOD_ALL, 1, "0001-01-01", "9999-12-31", "9999-12-31", 2 },
    /* a day outside belongs to what is nearest */
    { EMJ_PERIOD_MONTH, 1, "2026-10-01", NULL, "2026-09-30", 0 },
    { EMJ_PERIOD_MONTH, 1, "2026-10-01", NULL, "2026-11-01", 2 },
};

static struct emj_period period_of(enum emj_period_kind kind, int fiscal_start,
                                   const char *first, const char *last)
{
    struct emj_calendar calendar = { .week_start = EMJ_MONDAY, .fiscal_start = fiscal_start };
    struct emj_period period = { 0 };
    if (kind == EMJ_PERIOD_ALL)
        return emj_period_all(report_day(first), report_day(last));
    if (kind < EMJ_PERIOD_RANGE)
        return emj_period_of(kind, report_day(first), calendar);
    ck_assert(emj_period_range(report_day(first), report_day(last), &period, NULL));
    return period;
}

START_TEST(test_third)
{
    struct emj_period period =
        period_of(thirds[_i].kind, thirds[_i].fiscal_start, thirds[_i].first, thirds[_i].last);
    ck_assert_int_eq(emj_period_third(period, report_day(thirds[_i].day)), thirds[_i].third);
}
END_TEST

/* --- how many --- */

static const struct {
    enum emj_period_kind kind;
    const char *first;
    const char *last;
    guint highlights;
    guint setbacks;
} limits[] = {
    { EMJ_PERIOD_WEEK, "2026-10-14", NULL, 5, 3 },
    { EMJ_PERIOD_MONTH, "2026-02-14", NULL, 5, 3 },
    { EMJ_PERIOD_MONTH, "2026-10-14", NULL, 5, 3 },
    { EMJ_PERIOD_RANGE, "2026-10-01", "2026-10-31", 5, 3 },
    { EMJ_PERIOD_RANGE, "2026-10-01", "2026-11-01", 8, 5 },
    { EMJ_PERIOD_QUARTER, "2026-02-14", NULL, 8, 5 },
    { EMJ_PERIOD_QUARTER, "2026-08-14", NULL, 8, 5 },
    { EMJ_PERIOD_RANGE, "2026-01-01", "2026-04-10", 8, 5 }, /* 100 days */
    { EMJ_PERIOD_RANGE, "2026-01-01", "2026-04-11", 10, 6 },
    { EMJ_PERIOD_ALL, "2026-01-01", "2026-04-11", 10, 6 },
    { EMJ_PERIOD_YEAR, "2026-01-01", NULL, 10, 6 },
    { EMJ_PERIOD_DAY, "2026-10-14", NULL, 2, 1 }, /* its thirds are one */
};

/* So many entries a day, each of them both a highlight and a setback. */
static void add_every_day(struct emj_period period, int count)
{
    for (struct emj_date day = period.first; emj_date_compare(day, period.last) <= 0;
         day = emj_date_add_days(day, 1)) {
        g_autofree char *text = emj_date_format(day);
        const struct report_spec spec = {
            .day = text, .work = MGMT, .text = "Did +", .evidence = "Saw -"
        };
        for (int i = 0; i < count; i++)
            report_add(place.entries, &spec, 1);
    }
}

START_TEST(test_limits)
{
    struct emj_period period = period_of(limits[_i].kind, 1, limits[_i].first, limits[_i].last);
    int daily = limits[_i].kind == EMJ_PERIOD_DAY ? 6 : 3;
    add_every_day(period, daily);
    const struct emj_report *report = make_report(period, false);
    guint share = (limits[_i].highlights + 2) / 3;
    guint taken[3] = { 0 };
    for (guint i = 0; i < report->highlights.items->len; i++) {
        const struct emj_pick *pick = g_ptr_array_index(report->highlights.items, i);
        taken[emj_period_third(period, pick->entry->day)]++;
    }
    ck_assert_uint_eq(report->highlights.items->len, limits[_i].highlights);
    ck_assert_uint_eq(report->setbacks.items->len, limits[_i].setbacks);
    ck_assert_uint_eq(report->highlights.marked, (guint)(emj_period_length(period) * daily));
    if (daily == 3)
        for (size_t i = 0; i < G_N_ELEMENTS(taken); i++)
            ck_assert_uint_le(taken[i], share);
}
END_TEST

/* --- which --- */

/*
 * Entries of October as "DAY SIGNS": + or - marks the first answer, E the evidence,
 * e is evidence unmarked, / makes the first answer private, p the entry.
 */
static const struct {
    const char *entries;
    bool share;
    const char *highlights; /* days, "auto" before those picked automatically */
    const char *setbacks;
    size_t marked;
    size_t last_third;
} choices[] = {
    { "", false, "", "", 0, 0 },
    { "05 06", false, "", "", 0, 0 },
    /* exactly five, all in one third: nothing is left out */
    { "01+ 02+ 03+ 04+ 05+", false, "01 02 03 04 05", "", 5, 0 },
    { "22+ 23+ 24+ 25+ 31+", false, "22 23 24 25 31", "", 5, 5 },
    /* six in one third: its share is two, the most recent */
    { "01+ 02+ 03+ 04+ 05+ 06+", false, "05 06", "", 6, 0 },
    { "01+ 02+ 03+ 04+ 05+ 22+", false, "04 05 22", "", 6, 1 },
    /* two in each third are six: the oldest goes */
    { "01+ 02+ 12+ 13+ 22+ 23+", false, "02 12 13 22 23", "", 6, 2 },
    /* unless it has evidence: then the oldest without it */
    { "01+e 02+ 12+ 13+ 22+ 23+", false, "01 12 13 22 23", "", 6, 2 },
    { "01+e 02+e 12+ 13+ 22+ 23+", false, "01 02 13 22 23", "", 6, 2 },
    { "01+e 02+e 12+e 13+e 22+ 23+", false, "01 02 12 13 23", "", 6, 2 },
    { "01E 02+e 12+e 13+e 22+e 23+e", false, "02 12 13 22 23", "", 6, 2 },
    /* evidence before recency inside a third */
    { "01+e 02+ 03+ 12+ 22+ 23+", false, "01 03 12 22 23", "", 6, 2 },
    { "01+e 02+e 03+e 04+ 12+ 22+", false, "02 03 12 22", "", 6, 1 },
    /* the 11th and the 21st end their thirds */
    { "09+ 10+ 11+ 12+ 22+ 23+", false, "10 11 12 22 23", "", 6, 2 },
    { "10+ 11+ 12+ 20+ 21+ 22+", false, "10 11 20 21 22", "", 6, 1 },
    /* one setback a third, and three in all */
    { "01- 02- 03-", false, "", "01 02 03", 0, 0 },
    { "01- 02- 03- 04-", false, "", "04", 0, 0 },
    { "01-e 02- 12- 22-", false, "", "01 12 22", 0, 0 },
    { "01- 02- 12- 13- 22- 23-", false, "", "02 13 23", 0, 0 },
    /* none marked: evidence stands in, spread in the same way; setbacks never */
    { "01e 02 03e", false, "auto 01 03", "", 0, 0 },
    { "01e 02e 03e 04e 05e 31e", false, "auto 04 05 31", "", 0, 0 },
    { "01e 02e 12e 13e 22e 23e", false, "auto 02 12 13 22 23", "", 0, 0 },
    { "01+ 02e 03e", false, "01", "", 1, 0 },     /* one mark is enough to pick none */
    { "01-e 02e", false, "auto 02", "01", 0, 0 }, /* no setback becomes a highlight */
    { "01-e", false, "", "01", 0, 0 },
    /* both markers in one entry */
    { "01-E", false, "01", "01", 1, 0 },
    /* a shared copy does not know what is private */
    { "01+p 02+ 03+/", false, "01 02 03", "", 3, 0 },
    { "01+p 02+ 03+/", true, "02", "", 1, 0 },
    { "01+p 02-p 03-/ 04-", true, "", "04", 0, 0 },
    { "01+p 02e 03ep", true, "auto 02", "", 0, 0 },
    { "01+/e", false, "01", "", 1, 0 },
    { "01+/e", true, "auto 01", "", 0, 0 }, /* its evidence is not private */
    { "01+ 02+ 03+ 04+ 05+ 06+p", true, "01 02 03 04 05", "", 5, 0 }, /* five, not six */
};

static void add_choice(const char *word, char *day)
{
    const char *signs = word + 2;
    g_autofree char *text =
        g_strdup_printf("Did %.2s%s%s", word, strchr(signs, '/') ? "\n// hidden\nmore" : "",
                        strchr(signs, '+')   ? " +"
                        : strchr(signs, '-') ? " -"
                                             : "");
    const struct report_spec spec = {
        .day = day,
        .work = MGMT,
        .private = strchr(signs, 'p') != NULL,
        .text = text,
        .evidence = strchr(signs, 'E')   ? "Seen +"
                    : strchr(signs, 'e') ? "Seen"
                                         : NULL,
    };
    report_add(place.entries, &spec, 1);
}

static void add_choices(const char *entries)
{
    g_auto(GStrv) words = g_strsplit(entries, " ", -1);
    for (size_t i = 0; words[i] && *words[i]; i++) {
        g_autofree char *day = g_strdup_printf("2026-10-%.2s", words[i]);
        add_choice(words[i], day);
    }
}

static char *days_of(const struct emj_picks *picks)
{
    GString *days = g_string_new(picks->automatic ? "auto" : "");
    for (guint i = 0; i < picks->items->len; i++) {
        const struct emj_pick *pick = g_ptr_array_index(picks->items, i);
        g_string_append_printf(days, "%s%02d", days->len > 0 ? " " : "", pick->entry->day.day);
    }
    return g_string_free(days, false);
}

START_TEST(test_choice)
{
    add_choices(choices[_i].entries);
    const struct emj_report *report =
        make_report(report_period(EMJ_PERIOD_MONTH, "2026-10-31"), choices[_i].share);
    g_autofree char *highlights = days_of(&report->highlights);
    g_autofree char *setbacks = days_of(&report->setbacks);
    ck_assert_str_eq(highlights, choices[_i].highlights);
    ck_assert_str_eq(setbacks, choices[_i].setbacks);
    ck_assert_uint_eq(report->highlights.marked, choices[_i].marked);
    ck_assert_uint_eq(report->highlights.last_third, choices[_i].last_third);
}
END_TEST

/* Entries of one moment: the later id is the more recent one, whatever came first. */
START_TEST(test_ties)
{
    for (int i = 0; i < 6; i++) {
        g_autofree char *text = g_strdup_printf("Did %d +", i);
        const struct report_spec spec = { .day = "2026-10-05", .work = MGMT, .text = text };
        report_add(place.entries, &spec, 1);
    }
    for (guint turned = 0; turned < 2; turned++) {
        const struct emj_report *report =
            make_report(report_period(EMJ_PERIOD_MONTH, "2026-10-31"), false);
        const struct emj_pick *first = g_ptr_array_index(report->highlights.items, 0);
        const struct emj_pick *second = g_ptr_array_index(report->highlights.items, 1);
        ck_assert_uint_eq(report->highlights.items->len, 2);
        ck_assert_str_eq(first->text, "Did 4");
        ck_assert_str_eq(second->text, "Did 5");
        gpointer last = place.entries->pdata[5];
        place.entries->pdata[5] = place.entries->pdata[0];
        place.entries->pdata[0] = last;
    }
}
END_TEST

/* Six of a quarter's highlights in one month are cut to three. */
START_TEST(test_quarter_is_spread_by_month)
{
    static const char *const days[] = { "2026-10-30", "2026-10-31", "2026-11-01", "2026-11-02",
                                        "2026-11-10", "2026-11-20", "2026-11-28", "2026-11-29",
                                        "2026-11-30", "2026-12-01" };
    for (size_t i = 0; i < G_N_ELEMENTS(days); i++) {
        const struct report_spec spec = { .day = days[i], .work = MGMT, .text = "Did +" };
        report_add(place.entries, &spec, 1);
    }
    const struct emj_report *report =
        make_report(report_period(EMJ_PERIOD_QUARTER, "2026-10-31"), false);
    g_autofree char *found = days_of(&report->highlights);
    ck_assert_str_eq(found, "30 31 28 29 30 01");
    ck_assert_uint_eq(report->highlights.last_third, 1);
}
END_TEST

/* --- which answers --- */

#define WHAT(text) "## Q?\n<!-- prompt: what any happened -->\n\n" text "\n\n"
#define HIDE(text) "## Q?\n<!-- prompt: hide any happened private -->\n\n" text "\n\n"
#define WHY(text) "## Q?\n<!-- prompt: why leadership effect -->\n\n" text "\n\n"
#define SEEN(text) "## Q?\n<!-- prompt: seen any evidence -->\n\n" text "\n\n"
#define NEXT(text) "## Q?\n<!-- prompt: next any next -->\n\n" text "\n\n"

/* text|evidence of the highlight, text of the setback; "" is no pick, "-" no evidence. */
static const struct {
    const char *body;
    bool share;
    const char *highlight;
    const char *setback;
} answers[] = {
    { "Did it +", false, "Did it|-", "" },
    { WHAT("Did it +") SEEN("Saw it"), false, "Did it|Saw it", "" },
    { WHAT("Did it") WHY("It mattered +") SEEN("Saw it"), false, "It mattered|Saw it", "" },
    { WHAT("Did it +") WHY("It mattered +"), false, "Did it|-", "" }, /* the first marked one */
    { SEEN("Saw it") WHAT("Did it +"), false, "Did it|Saw it", "" },
    { WHAT("Did it +") SEEN("Saw it") SEEN("Saw more"), false, "Did it|Saw it", "" },
    { WHAT("Did it +") SEEN("// hidden") SEEN("Saw more"), false, "Did it|Saw more", "" },
    { WHAT("Did it +") SEEN("0") SEEN("Saw more"), false, "Did it|Saw more", "" },
    /* marked at the evidence: it stays the evidence, of the answer before it */
    { WHAT("Did it") WHY("It mattered") SEEN("Saw it +"), false, "It mattered|Saw it", "" },
    { WHAT("Did it") WHY("0") SEEN("Saw it +"), false, "Did it|Saw it", "" },
    { WHAT("Did it") WHY("// hidden") SEEN("Saw it +"), false, "Did it|Saw it", "" },
    { WHAT("Did it") SEEN("Saw it") SEEN("Saw more +"), false, "Did it|Saw more", "" },
    { WHAT("Did it") SEEN("Saw it +") NEXT("Do more"), false, "Did it|Saw it", "" },
    /* with nothing but evidence before it */
    { SEEN("Saw it +"), false, "Saw it|-", "" },
    { SEEN("Saw it +") NEXT("Do more"), false, "Saw it|-", "" },
    { SEEN("Saw it") SEEN("Saw more +"), false, "Saw it|Saw more", "" },
    { SEEN("Saw it +") SEEN("Saw more"), false, "Saw it|Saw more", "" },
    /* a marked answer of hidden lines alone is passed over */
    { WHAT("// hidden +") WHY("It mattered +"), false, "It mattered|-", "" },
    { WHAT("// hidden +") SEEN("Saw it"), false, "Saw it|-", "" }, /* so it is automatic */
    { WHAT("One\n\n\ttwo\n// hidden\nthree +"), false, "One two three|-", "" },
    { WHAT("C++ and + signs +"), false, "C++ and + signs|-", "" },
    /* automatic */
    { WHAT("Did it") WHY("It mattered") SEEN("Saw it"), false, "It mattered|Saw it", "" },
    { WHAT("Did it") SEEN("Saw it") SEEN("Saw more"), false, "Did it|Saw it", "" },
    { SEEN("Saw it"), false, "Saw it|-", "" },
    /* a setback is the marked answer itself */
    { WHAT("Did it") SEEN("Saw nothing -"), false, "", "Saw nothing" },
    { WHAT("Did it -") SEEN("Saw nothing"), false, "", "Did it" },
    { WHAT("// hidden -") WHY("Did not matter -"), false, "", "Did not matter" },
    { WHAT("Did it +") WHY("Did not matter -"), false, "Did it|-", "Did not matter" },
    /* shared copies */
    { HIDE("Did it +") WHY("It mattered +"), true, "It mattered|-", "" },
    { HIDE("Did it +") WHY("It mattered"), true, "", "" },
    { WHAT("Did it") HIDE("Told Wen") SEEN("Saw it +"), true, "Did it|Saw it", "" },
    { HIDE("Told Wen") SEEN("Saw it +"), true, "Saw it|-", "" },
    { WHAT("Did it +") SEEN("Saw it\n// hidden"), true, "Did it|-", "" },
    { WHAT("Did it +") SEEN("Saw it\n// hidden") SEEN("Saw more"), true, "Did it|Saw more",
      "" },
    { HIDE("Did it -") WHY("Did not matter -"), true, "", "Did not matter" },
};

static void assert_line(const struct emj_pick *pick, unsigned line, const char *text)
{
    const struct emj_entry *entry = g_ptr_array_index(place.entries, 0);
    g_auto(GStrv) lines = g_strsplit(entry->bytes, "\n", -1);
    g_auto(GStrv) words = g_strsplit(text, " ", 2);
    ck_assert_uint_ge(line, 1);
    ck_assert_uint_le(line, g_strv_length(lines));
    ck_assert_msg(g_str_has_prefix(lines[line - 1], words[0]), "line %u of %s is '%s'", line,
                  pick->text, lines[line - 1]);
}

static char *said_of(const struct emj_picks *picks, bool evidence)
{
    if (picks->items->len == 0)
        return g_strdup("");
    const struct emj_pick *pick = g_ptr_array_index(picks->items, 0);
    assert_line(pick, pick->line, pick->text);
    if (pick->evidence)
        assert_line(pick, pick->evidence_line, pick->evidence);
    if (!evidence) {
        ck_assert_ptr_null(pick->evidence);
        return g_strdup(pick->text);
    }
    return g_strdup_printf("%s|%s", pick->text, pick->evidence ? pick->evidence : "-");
}

START_TEST(test_answers)
{
    const struct report_spec spec = { .day = "2026-10-05",
                                      .work = MGMT,
                                      .body = answers[_i].body };
    report_add(place.entries, &spec, 1);
    const struct emj_report *report =
        make_report(report_period(EMJ_PERIOD_MONTH, "2026-10-31"), answers[_i].share);
    g_autofree char *highlight = said_of(&report->highlights, true);
    g_autofree char *setback = said_of(&report->setbacks, false);
    ck_assert_str_eq(highlight, answers[_i].highlight);
    ck_assert_str_eq(setback, answers[_i].setback);
}
END_TEST

/* --- what changed since --- */

static struct emj_entry *read_none(void *data, const char *path)
{
    (void)data;
    (void)path;
    return NULL;
}

/* The same path with another text: as if somebody had edited the file meanwhile. */
static struct emj_entry *read_changed(void *data, const char *path)
{
    (void)path;
    const struct report_spec spec = { .day = "2026-10-05",
                                      .work = MGMT,
                                      .private = data != NULL,
                                      .text = data ? "Did +" : "Did" };
    return report_entry(&spec, 0);
}

START_TEST(test_entries_that_changed_are_left_out)
{
    static int flag;
    const struct emj_entry_reader readers[] = { { read_none, NULL },
                                                { read_changed, NULL },
                                                { read_changed, &flag } };
    add_choices("01+ 02+ 03-");
    struct emj_period period = report_period(EMJ_PERIOD_MONTH, "2026-10-31");
    struct emj_report_request request = report_request(&place, period, period.last);
    request.reader = readers[_i];
    request.share = true;
    place.report = emj_report_new(&request);
    ck_assert_uint_eq(place.report->highlights.items->len, 0);
    ck_assert_uint_eq(place.report->setbacks.items->len, 0);
    ck_assert_uint_eq(place.report->highlights.marked, 2);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("picks");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, test_third, 0, (int)G_N_ELEMENTS(thirds));
    tcase_add_loop_test(tests, test_limits, 0, (int)G_N_ELEMENTS(limits));
    tcase_add_loop_test(tests, test_choice, 0, (int)G_N_ELEMENTS(choices));
    tcase_add_test(tests, test_ties);
    tcase_add_test(tests, test_quarter_is_spread_by_month);
    tcase_add_loop_test(tests, test_answers, 0, (int)G_N_ELEMENTS(answers));
    tcase_add_loop_test(tests, test_entries_that_changed_are_left_out, 0, 3);

    Suite *suite = suite_create("report-picks");
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
