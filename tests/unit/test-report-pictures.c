/* The drawn parts of a report: their figures, their width, their HTML. */
#include <check.h>
#include <stdlib.h>

#include "base/text.h"
#include "report-journal.h"
#include "report/pictures/pictures.h"
#include "report/pictures/svg.h"

static struct report_place place;

static void setup(void)
{
    report_place_load(&place, "month");
}

static void teardown(void)
{
    report_place_clear(&place);
}

static struct emj_report *make(enum emj_period_kind kind, const char *day)
{
    return report_make(&place, report_period(kind, day), day);
}

static struct emj_report *make_range(const char *first, const char *last)
{
    struct emj_period period = { 0 };
    ck_assert(emj_period_range(report_day(first), report_day(last), &period, NULL));
    return report_make(&place, period, last);
}

static void load(const char *journal)
{
    report_place_clear(&place);
    report_place_load(&place, journal);
}

static char *text_of(struct emj_picture picture, size_t columns, bool unicode)
{
    GString *text = g_string_new(NULL);
    struct emj_sink sink = emj_sink_to_string(text);
    picture.draw_text(
        picture.data,
        &(struct emj_pen){ .sink = &sink, .columns = columns, .unicode = unicode });
    return g_string_free(text, false);
}

static size_t count_of(const char *text, const char *part)
{
    size_t count = 0;
    for (const char *at = strstr(text, part); at; at = strstr(at + 1, part))
        count++;
    return count;
}

static void assert_has(const char *text, const char *part)
{
    ck_assert_msg(strstr(text, part) != NULL, "missing:\n%s\nin:\n%.3500s", part, text);
}

/* --- HTML that stands by itself --- */

struct seen {
    GHashTable *ids;
    size_t texts; /* of SVG */
};

static void see_element(GMarkupParseContext *context, const char *element, const char **names,
                        const char **values, gpointer data, GError **error)
{
    struct seen *seen = data;
    (void)context;
    (void)error;
    ck_assert_str_ne(element, "script");
    seen->texts += strcmp(element, "text") == 0 ? 1 : 0;
    for (size_t i = 0; names[i]; i++) {
        ck_assert_msg(strstr(values[i], "//") == NULL, "%s", values[i]);
        ck_assert_str_ne(names[i], "style");
        ck_assert(!g_str_has_prefix(names[i], "on"));
        if (strcmp(names[i], "id") == 0)
            ck_assert_msg(g_hash_table_add(seen->ids, g_strdup(values[i])), "%s twice",
                          values[i]);
    }
}

/* Well-formed, each id once, nothing that runs or is fetched. */
static void assert_safe(GHashTable *ids, const char *html)
{
    static const GMarkupParser parser = { .start_element = see_element };
    struct seen seen = { ids, 0 };
    g_autoptr(GError) error = NULL;
    g_autofree char *page = g_strdup_printf("<body>%s</body>", html);
    GMarkupParseContext *context = g_markup_parse_context_new(&parser, 0, &seen, NULL);
    ck_assert_msg(g_markup_parse_context_parse(context, page, -1, &error), "%s",
                  error ? error->message : "");
    ck_assert(g_markup_parse_context_end_parse(context, NULL));
    g_markup_parse_context_free(context);
    ck_assert_uint_gt(seen.texts, 0);
}

START_TEST(test_html_is_safe)
{
    static const char *const journals[] = { "four", "month", "half-year" };
    GHashTable *ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    load(journals[_i]);
    struct emj_report *report = make_range("2026-07-01", "2026-12-15");
    const struct emj_picture pictures[] = {
        emj_picture_of_balance(report),
        emj_picture_of_months(report),
        emj_picture_of_calendar(report),
    };
    for (size_t i = 0; i < G_N_ELEMENTS(pictures); i++) {
        g_autofree char *html = pictures[i].draw_html(pictures[i].data);
        assert_safe(ids, html);
        ck_assert_uint_eq(count_of(html, "<svg role=\"img\" aria-labelledby="),
                          count_of(html, "<desc id="));
        ck_assert_ptr_nonnull(strstr(html, "<th scope=\"row\">"));
    }
    g_hash_table_unref(ids);
}
END_TEST

START_TEST(test_what_is_put_into_html_is_encoded)
{
    g_autoptr(GString) out = g_string_new(NULL);
    emj_svg_begin(out, "x", 1, 1, "<a> & \"b\" 'c'", "</desc><script>");
    emj_svg_text(out, "label", 0, 0, "</text>&");
    assert_has(out->str, ">&lt;a&gt; &amp; &quot;b&quot; &#39;c&#39;</title>");
    assert_has(out->str, ">&lt;/desc&gt;&lt;script&gt;</desc>");
    assert_has(out->str, ">&lt;/text&gt;&amp;</text>");
}
END_TEST

START_TEST(test_no_empty_rectangles)
{
    g_autoptr(GString) out = g_string_new(NULL);
    emj_svg_rect(out, "both", 0, 0, 0, 5);
    emj_svg_rect(out, "both", 0, 0, -1, 5);
    ck_assert_str_eq(out->str, "");
}
END_TEST

/* --- balance --- */

static size_t widest_line(const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    size_t widest = 0;
    for (size_t i = 0; lines[i]; i++)
        widest = MAX(widest, emj_text_columns(lines[i]));
    return widest;
}

START_TEST(test_bars_of_text_fit)
{
    static const size_t widths[] = { 31, 40, 45, 59, 60, 70, 80, 120 };
    struct emj_report *report = make(EMJ_PERIOD_MONTH, "2026-10-31");
    for (int unicode = 0; unicode < 2; unicode++) {
        g_autofree char *text =
            text_of(emj_picture_of_balance(report), widths[_i], unicode == 1);
        /* The legend has no second line. */
        ck_assert_uint_le(widest_line(text), MAX(widths[_i], 45));
        assert_has(text, "8 / 2 / 5");
        assert_has(text, "leadership 40%");
        assert_has(text, "too few for a percentage");
    }
}
END_TEST

START_TEST(test_bars_of_text)
{
    struct emj_report *report = make(EMJ_PERIOD_MONTH, "2026-10-31");
    g_autofree char *narrow = text_of(emj_picture_of_balance(report), 60, false);
    ck_assert_str_eq(narrow, "         management #   both =   leadership .\n"
                             "Jul  n=8   #############==.....   5 / 1 / 2\n"
                             "           too few for a percentage\n"
                             "Aug  n=15  ###########===......   8 / 2 / 5   leadership 40%\n"
                             "Sep  n=18  ############==......  11 / 2 / 5   leadership 33%\n"
                             "Oct  n=21  #############===....  14 / 3 / 4   leadership 26%\n");
    g_autofree char *blocks = text_of(emj_picture_of_balance(report), 80, true);
    assert_has(blocks, "\nOct  n=21  █████████████▓▓▓░░░░  14 / 3 / 4   leadership 26%\n");
}
END_TEST

struct tones {
    GString *management;
    GString *leadership;
};

static void note_tone(void *data, enum emj_tone tone, const char *bytes, size_t length)
{
    struct tones *tones = data;
    if (tone == EMJ_TONE_MANAGEMENT)
        g_string_append_len(tones->management, bytes, (gssize)length);
    if (tone == EMJ_TONE_LEADERSHIP)
        g_string_append_len(tones->leadership, bytes, (gssize)length);
}

START_TEST(test_tones_are_on_bars_alone)
{
    struct tones tones = { g_string_new(NULL), g_string_new(NULL) };
    struct emj_sink sink = { note_tone, &tones };
    struct emj_pen pen = { .sink = &sink, .columns = 80 };
    struct emj_picture bars = emj_picture_of_balance(make(EMJ_PERIOD_DAY, "2026-10-16"));
    bars.draw_text(bars.data, &pen);
    ck_assert_uint_eq(strspn(tones.management->str, "#"), tones.management->len);
    ck_assert_uint_eq(strspn(tones.leadership->str, "."), tones.leadership->len);
    ck_assert_uint_ge(tones.leadership->len, EMJ_BAR_CELLS);
    g_string_free(tones.management, true);
    g_string_free(tones.leadership, true);
}
END_TEST

START_TEST(test_bars_say_every_figure)
{
    struct emj_picture bars = emj_picture_of_balance(make(EMJ_PERIOD_MONTH, "2026-10-31"));
    g_autofree char *html = bars.draw_html(bars.data);
    assert_has(html, "<desc id=\"balance-desc\">"
                     "July: 5 management only, 1 both, 2 leadership only; n = 8; leadership "
                     "share: too few for a percentage. "
                     "August: 8 management only, 2 both, 5 leadership only; n = 15; leadership "
                     "share: 40%. ");
    assert_has(html, "<tr><th scope=\"row\">September</th><td>11</td><td>2</td><td>5</td>"
                     "<td>33%, n\u00a0=\u00a018</td></tr>\n");
    ck_assert_ptr_nonnull(strstr(html, ">too few, n\u00a0=\u00a08</text>"));
}
END_TEST

/* The parts of a bar stand side by side, two units apart, and end where the bar ends. */
START_TEST(test_parts_of_a_bar)
{
    struct emj_picture bars = emj_picture_of_balance(make(EMJ_PERIOD_DAY, "2026-10-26"));
    g_autofree char *html = bars.draw_html(bars.data);
    /* Of four days one has an entry tagged both, one of leadership; the rest is legend. */
    ck_assert_uint_eq(count_of(html, "<rect class=\"management\""), 1);
    ck_assert_uint_eq(count_of(html, "<rect class=\"leadership\""), 2);
    ck_assert_uint_eq(count_of(html, "<rect class=\"both\""), 2);
    assert_has(html, "<rect class=\"both\" x=\"56\" y=\"124\" width=\"188\"");

    bars = emj_picture_of_balance(make(EMJ_PERIOD_MONTH, "2026-07-31"));
    g_autofree char *july = bars.draw_html(bars.data);
    assert_has(july, "<rect class=\"management\" x=\"40\" y=\"34\" width=\"128\"");
    assert_has(july, "<rect class=\"both\" x=\"170\" y=\"34\" width=\"23\"");
    assert_has(july, "<rect class=\"leadership\" x=\"195\" y=\"34\" width=\"49\"");
}
END_TEST

START_TEST(test_nothing_tagged)
{
    report_place_clear(&place);
    report_place_init(&place);
    const struct report_spec spec = { .day = "2026-10-05", .work = NONE };
    report_add(place.entries, &spec, 1);
    struct emj_picture bars = emj_picture_of_balance(make(EMJ_PERIOD_MONTH, "2026-10-31"));
    g_autofree char *html = bars.draw_html(bars.data);
    assert_has(html, ">n\u00a0=\u00a00</text>");
    ck_assert_uint_eq(count_of(html, "<rect class=\"management\""), 1);
    g_autofree char *text = text_of(bars, 80, false);
    assert_has(text, "Oct  n=0                          0 / 0 / 0   no tagged entries\n");
}
END_TEST

/* --- months of a review --- */

START_TEST(test_months)
{
    load("half-year");
    struct emj_picture months = emj_picture_of_months(make_range("2026-07-01", "2026-12-15"));
    g_autofree char *html = months.draw_html(months.data);
    /* July, September, October and November have ten; nothing was written in August. */
    ck_assert_uint_eq(count_of(html, "<circle class=\"leadership\""), 4);
    ck_assert_uint_eq(count_of(html, "<line class=\"path\""), 2);
    assert_has(html, "August: 0 management only, 0 both, 0 leadership only; n = 0;");
    assert_has(html, "<td>27%, n\u00a0=\u00a011</td></tr>");

    g_autofree char *text = text_of(months, 80, true);
    assert_has(text, "July       n=11   8 / 0 / 3   leadership 27%\n"
                     "August     n=0    0 / 0 / 0   no tagged entries\n");
}
END_TEST

/* --- calendar --- */

START_TEST(test_calendar_of_a_month)
{
    struct emj_report *report = make(EMJ_PERIOD_MONTH, "2026-10-31");
    g_autofree char *text = text_of(emj_picture_of_calendar(report), 80, false);
    ck_assert_str_eq(text, "        Mo  Tu  We  Th  Fr  Sa  Su\n"
                           "28 Sep               1   1   0   0\n"
                           " 5 Oct   1   1   1   1   1   0   0\n"
                           "12 Oct   1   1   1   1   1   0   0\n"
                           "19 Oct   1   1   1   1   1   0   0\n"
                           "26 Oct   1   1   0   1   1   0\n");
}
END_TEST

START_TEST(test_calendar_begins_with_the_week)
{
    place.config->calendar.week_start = EMJ_SATURDAY;
    struct emj_report *report = make(EMJ_PERIOD_MONTH, "2026-10-31");
    struct emj_picture calendar = emj_picture_of_calendar(report);
    g_autofree char *text = text_of(calendar, 80, false);
    assert_has(text, "        Sa  Su  Mo  Tu  We  Th  Fr\n"
                     "26 Sep                       1   1\n"
                     " 3 Oct   0   0   1   1   1   1   1\n");
    ck_assert(g_str_has_suffix(text, "\n31 Oct   0\n"));
    g_autofree char *html = calendar.draw_html(calendar.data);
    assert_has(html, "<th scope=\"col\">Week of</th><th scope=\"col\">Sa</th>");
    assert_has(html, "<tr><th scope=\"row\">31 October 2026</th><td>0</td><td></td>");
}
END_TEST

START_TEST(test_calendar_in_html)
{
    struct emj_picture calendar =
        emj_picture_of_calendar(make_range("2026-09-15", "2026-11-01"));
    g_autofree char *html = calendar.draw_html(calendar.data);
    ck_assert_uint_eq(count_of(html, "<svg "), 3);
    ck_assert_uint_eq(count_of(html, "<rect class=\"tint-"), 16 + 31 + 1);
    assert_has(html, "<title id=\"days-2026-09-title\">Entries a day, September 2026</title>");
    assert_has(html, ">15 September: 1, 16 September: 1, 17 September: 1, 18 September: 1, 21");
    assert_has(html, ">0 on every day.</desc>");
    /* The first row of a month begins on its first day that counts. */
    assert_has(html, "<text class=\"faint end\" x=\"20\" y=\"46\">15</text>");
}
END_TEST

START_TEST(test_tints_end_at_three)
{
    report_place_clear(&place);
    report_place_init(&place);
    for (int i = 0; i < 12; i++) {
        const struct report_spec spec = { .day = i < 2 ? "2026-10-05" : "2026-10-06",
                                          .work = MGMT };
        report_add(place.entries, &spec, 1);
    }
    struct emj_picture calendar = emj_picture_of_calendar(make(EMJ_PERIOD_WEEK, "2026-10-11"));
    g_autofree char *html = calendar.draw_html(calendar.data);
    assert_has(html, "<rect class=\"tint-2\"");
    assert_has(html, "<rect class=\"tint-3\"");
    assert_has(html, ">10</text>");
    ck_assert_uint_eq(count_of(html, "tint-0"), 5);
}
END_TEST

/* No day stands behind the last one: a walk over days must end all the same. */
START_TEST(test_calendar_at_the_ends_of_time)
{
    static const char *const days[] = { "0001-01-01", "9999-12-31" };
    report_place_clear(&place);
    report_place_init(&place);
    const struct report_spec spec = { .day = days[_i], .work = MGMT };
    place.config->calendar.week_start = EMJ_SUNDAY;
    report_add(place.entries, &spec, 1);
    struct emj_period period = report_period(EMJ_PERIOD_MONTH, days[_i]);
    struct emj_picture calendar = emj_picture_of_calendar(
        report_make(&place, period, _i == 0 ? "0001-01-31" : "9999-12-31"));
    g_autofree char *text = text_of(calendar, 80, false);
    g_autofree char *html = calendar.draw_html(calendar.data);
    ck_assert_uint_eq(count_of(html, "<rect class=\"tint-"), 31);
    assert_has(text, "   1");
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("pictures");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_loop_test(tests, test_html_is_safe, 0, 3);
    tcase_add_test(tests, test_what_is_put_into_html_is_encoded);
    tcase_add_test(tests, test_no_empty_rectangles);
    tcase_add_loop_test(tests, test_bars_of_text_fit, 0, 8);
    tcase_add_test(tests, test_bars_of_text);
    tcase_add_test(tests, test_tones_are_on_bars_alone);
    tcase_add_test(tests, test_bars_say_every_figure);
    tcase_add_test(tests, test_parts_of_a_bar);
    tcase_add_test(tests, test_nothing_tagged);
    tcase_add_test(tests, test_months);
    tcase_add_test(tests, test_calendar_of_a_month);
    tcase_add_test(tests, test_calendar_begins_with_the_week);
    tcase_add_test(tests, test_calendar_in_html);
    tcase_add_test(tests, test_tints_end_at_three);
    tcase_add_loop_test(tests, test_calendar_at_the_ends_of_time, 0, 2);

    Suite *suite = suite_create("report-pictures");
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
