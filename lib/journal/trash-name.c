/*
 * The names of files in the trash: TIME[-NUMBER]-KIND-WHERE[+WHERE][=DIGEST].md
 *
 * WHERE is the stem alone where the folder follows from it ("2026/11" from
 * "2026-11-12-..."), and otherwise the path from the root on, which begins with
 * "/" before it is encoded. "/", "+", "=" and "%" are written as "%2F", "%2B",
 * "%3D" and "%25", so that names survive every file system and nothing is ambiguous.
 * DIGEST stands for the bytes that took the place of these.
 */
#include "journal/journal-private.h"

#include "base/form.h"
#include "base/text.h"

enum {
    MAX_NAME_BYTES = 255, /* of Linux, macOS and the file systems below them */
    SECONDS_OF_DAY = 24 * 60 * 60,
    TIME_BYTES = sizeof "20261112T133200Z" - 1,
    DIGEST_BYTES = 16, /* enough of SHA-256 to tell a change by chance or by hand */
};

static const char *const kind_words[] = {
    [EMJ_TRASH_REMOVED] = "-removed-",
    [EMJ_TRASH_REPLACED] = "-replaced-",
};

/* --- where --- */

/* "2026/11/" when an entry with this stem belongs there. NULL when it has no day. */
static char *month_of_stem(const char *stem)
{
    if (!emj_form_begins(stem, "9999-99-99"))
        return NULL;
    return g_strdup_printf("%.4s/%.2s/", stem, stem + 5);
}

static void append_encoded(GString *out, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (strchr("/+=%", text[i]))
            g_string_append_printf(out, "%%%02X", (unsigned)text[i]);
        else
            g_string_append_c(out, text[i]);
}

/* `path` ends in ".md". */
static char *encode_path(const char *path)
{
    const char *stem = emj_path_name(path);
    g_autofree char *month = month_of_stem(stem);
    bool usual =
        month && stem - path == (ptrdiff_t)strlen(month) && g_str_has_prefix(path, month);
    GString *out = g_string_new(NULL);
    const char *start = usual ? stem : path;
    if (!usual)
        g_string_append(out, "%2F");
    append_encoded(out, start, strlen(start) - strlen(".md"));
    return g_string_free(out, FALSE);
}

/* The path, with ".md", or NULL when it is not one that an entry can have. */
static char *decode_path(const char *text)
{
    g_autofree char *plain = g_uri_unescape_string(text, NULL);
    if (!plain)
        return NULL;
    g_autofree char *month = month_of_stem(plain);
    bool whole = *plain == '/';
    g_autofree char *path =
        g_strconcat(whole || !month ? "" : month, whole ? plain + 1 : plain, ".md", NULL);
    return (whole || month) && emj_path_is_entry(path) ? g_steal_pointer(&path) : NULL;
}

/* Shortens to `bytes`, never inside a character or a "%2F", nor behind one. */
static void cut(char *text, size_t bytes)
{
    if (strlen(text) <= bytes)
        return;
    while (bytes > 0 && ((unsigned char)text[bytes] & 0xC0) == 0x80)
        bytes--;
    text[bytes] = '\0';
    char *escape = strrchr(text, '%');
    if (escape && strlen(escape) < strlen("%2F"))
        *escape = '\0';
    while (g_str_has_suffix(text, "%2F"))
        text[strlen(text) - strlen("%2F")] = '\0';
}

/* --- the moment --- */

static char *format_time(int64_t seconds)
{
    struct emj_instant instant = { seconds, 0 };
    struct emj_date date = emj_instant_date(instant);
    struct emj_clock clock = emj_instant_clock(instant);
    return g_strdup_printf("%04d%02d%02dT%02d%02d%02dZ", date.year, date.month, date.day,
                           clock.hour, clock.minute, clock.second);
}

static bool parse_time(const char *text, int64_t *ret_seconds)
{
    if (!emj_form_begins(text, "99999999T999999Z"))
        return false;
    struct emj_date date = { emj_form_number(text, 4), emj_form_number(text + 4, 2),
                             emj_form_number(text + 6, 2) };
    int hour = emj_form_number(text + 9, 2);
    int minute = emj_form_number(text + 11, 2);
    int second = emj_form_number(text + 13, 2);
    if (!emj_date_is_valid(date) || hour > 23 || minute > 59 || second > 59)
        return false;
    int of_day = (hour * 60 + minute) * 60 + second;
    *ret_seconds = (int64_t)emj_date_to_days(date) * SECONDS_OF_DAY + of_day;
    return true;
}

/* --- the digest --- */

char *emj_trash_digest(const char *bytes, size_t length)
{
    g_autofree char *whole =
        g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes, length);
    return g_strndup(whole, DIGEST_BYTES);
}

/* Takes "=DIGEST" off the end of `text`; a "=" with something else behind it stays. */
static char *split_digest(char *text)
{
    char *sign = strrchr(text, '=');
    if (!sign || strlen(sign + 1) != DIGEST_BYTES ||
        strspn(sign + 1, "0123456789abcdef") != DIGEST_BYTES)
        return NULL;
    *sign = '\0';
    return g_strdup(sign + 1);
}

/* --- the whole name --- */

char *emj_trash_name_format(const struct emj_trash_name *name)
{
    g_autofree char *time = format_time(name->seconds);
    g_autofree char *number =
        name->number > 1 ? g_strdup_printf("-%u", name->number) : g_strdup("");
    g_autofree char *where = encode_path(name->path);
    g_autofree char *moved = name->moved_to ? encode_path(name->moved_to) : NULL;
    g_autofree char *behind =
        g_strconcat(moved ? "+" : "", moved ? moved : "", name->digest ? "=" : "",
                    name->digest ? name->digest : "", ".md", NULL);
    size_t fixed =
        strlen(time) + strlen(number) + strlen(kind_words[name->kind]) + strlen(behind);
    cut(where, MAX_NAME_BYTES - fixed);
    return g_strconcat(time, number, kind_words[name->kind], where, behind, NULL);
}

/* Moves `*text` behind "-NUMBER-KIND-"; a number of 1 is not written. */
static bool parse_middle(const char **text, struct emj_trash_name *name)
{
    name->number = 1;
    if (g_ascii_isdigit((*text)[0] == '-' ? (*text)[1] : '\0')) {
        size_t digits = strspn(*text + 1, "0123456789");
        g_autofree char *number = g_strndup(*text + 1, digits);
        int64_t value = 0;
        if (!emj_text_to_int(number, 2, INT32_MAX, &value))
            return false;
        name->number = (unsigned)value;
        *text += 1 + digits;
    }
    for (size_t kind = 0; kind < G_N_ELEMENTS(kind_words); kind++) {
        if (g_str_has_prefix(*text, kind_words[kind])) {
            name->kind = (enum emj_trash_kind)kind;
            *text += strlen(kind_words[kind]);
            return true;
        }
    }
    return false;
}

bool emj_trash_name_parse(const char *text, struct emj_trash_name *ret_name)
{
    g_auto(emj_trash_name) name = { .number = 1 };
    if (!g_str_has_suffix(text, ".md") || !parse_time(text, &name.seconds))
        return false;
    const char *rest = text + TIME_BYTES;
    if (!parse_middle(&rest, &name))
        return false;
    g_autofree char *where = g_strndup(rest, strlen(rest) - strlen(".md"));
    name.digest = split_digest(where);
    char *moved = strchr(where, '+');
    if (moved) {
        *moved = '\0';
        name.moved_to = decode_path(moved + 1);
    }
    name.path = decode_path(where);
    if (!name.path || (moved && !name.moved_to))
        return false;
    *ret_name = name;
    name = (struct emj_trash_name){ 0 };
    return true;
}

void emj_trash_name_clear(struct emj_trash_name *name)
{
    g_clear_pointer(&name->path, g_free);
    g_clear_pointer(&name->moved_to, g_free);
    g_clear_pointer(&name->digest, g_free);
}
