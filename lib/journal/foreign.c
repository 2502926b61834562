#include "journal/foreign.h"

#include <string.h>

#include "base/form.h"

#define PLAIN "abcdefghijklmnopqrstuvwxyz0123456789-"
#define ENTRY_FORM "9999-99-99-9999-"

/* Whether the name alone says it, or only the file beside it. */
enum proof {
    BY_NAME,
    BY_NEIGHBOUR,
};

/*
 * In a pattern "*" is any text, "9" a digit, "#" digits, "?" one byte, "\\" takes the
 * next sign as it is; small and capital letters are one. What the first "*" stands for
 * is the name of the entry without ".md".
 */
struct row {
    const char *pattern;
    const char *maker;
    enum emj_foreign_kind kind;
    enum proof proof;
};

#define COPY EMJ_FOREIGN_COPY
#define BACKUP EMJ_FOREIGN_BACKUP
#define TEMPORARY EMJ_FOREIGN_TEMPORARY

/* The first row that fits counts, so that the narrow ones come first. */
static const struct row rows[] = {
    { "*.sync-conflict-*", "Syncthing", COPY, BY_NAME },
    { "* (conflicted copy 9999-99-99 999999)*", "Nextcloud", COPY, BY_NAME },
    { "*_conflict-99999999-999999*", "ownCloud", COPY, BY_NAME },
    { "*_conflict-*-99999999-999999*", "ownCloud", COPY, BY_NAME },
    { "* (SFConflict *)*", "Seafile", COPY, BY_NAME },
    { "* (copy: conflict*)*", "Unison", COPY, BY_NAME },
    { "* (Conflicted copy * 999999999999)*", "Obsidian Sync", COPY, BY_NAME },

    /* Dropbox, in the languages it speaks. */
    { "* (*conflicted copy*)*", "Dropbox", COPY, BY_NAME },
    { "* (*in Konflikt stehende Kopie*)*", "Dropbox", COPY, BY_NAME },
    { "* (*Kopie in Konflikt*)*", "Dropbox", COPY, BY_NAME },
    { "* (*Konfliktkopie*)*", "Dropbox", COPY, BY_NAME },
    { "* (*copie en conflit*)*", "Dropbox", COPY, BY_NAME },
    { "* (*copia en conflicto*)*", "Dropbox", COPY, BY_NAME },
    { "* (*copia in conflitto*)*", "Dropbox", COPY, BY_NAME },
    { "* (*pia em conflito*)*", "Dropbox", COPY, BY_NAME },
    { "* (*conflicterende kopie*)*", "Dropbox", COPY, BY_NAME },
    { "* (*conflicterend exemplaar*)*", "Dropbox", COPY, BY_NAME },
    { "* (*motstridiga kopia*)*", "Dropbox", COPY, BY_NAME },
    { "* (*kopi i konflikt*)*", "Dropbox", COPY, BY_NAME },
    { "* (*kopia powoduj*konflikt*)*", "Dropbox", COPY, BY_NAME },
    { "* (*конфликт*копия*)*", "Dropbox", COPY, BY_NAME },
    { "* (*競合*コピー*)*", "Dropbox", COPY, BY_NAME },
    { "* (*冲突*副本*)*", "Dropbox", COPY, BY_NAME },
    { "* (*衝突*複本*)*", "Dropbox", COPY, BY_NAME },
    { "* (*충돌*사본*)*", "Dropbox", COPY, BY_NAME },
    { "* (*Case Conflict*)*", "Dropbox", COPY, BY_NAME },
    { "* (*Unicode Encoding Conflict*)*", "Dropbox", COPY, BY_NAME },
    { "* (*Whitespace Conflict*)*", "Dropbox", COPY, BY_NAME },
    { "* (*Selective Sync Conflict*)*", "Dropbox", COPY, BY_NAME },

    { "*_*-99-999999-9999_Conflict*", "Synology Drive", COPY, BY_NAME },
    { "*.md.conflict#", "rclone", COPY, BY_NAME },
    { "*.conflict#.md", "rclone", COPY, BY_NAME },
    { "*.md.Conflict", "Resilio Sync", COPY, BY_NAME },
    { "*.Conflict.md", "Resilio Sync", COPY, BY_NEIGHBOUR },
    { "*_conf(#).md", "Google Drive", COPY, BY_NEIGHBOUR },
    { "* (#).md", "Google Drive", COPY, BY_NEIGHBOUR },
    { "* #.md", "iCloud or Finder", COPY, BY_NEIGHBOUR },
    { "* copy.md", "Finder", COPY, BY_NEIGHBOUR },
    { "* copy #.md", "Finder", COPY, BY_NEIGHBOUR },
    { "* - Copy.md", "Windows", COPY, BY_NEIGHBOUR },
    { "* - Copy (#).md", "Windows", COPY, BY_NEIGHBOUR },
    { "* (copy).md", "a file manager", COPY, BY_NEIGHBOUR },
    { "* (copy #).md", "a file manager", COPY, BY_NEIGHBOUR },
    { "* (another copy).md", "a file manager", COPY, BY_NEIGHBOUR },
    { "* (conflict*).md", "a program for synchronizing", COPY, BY_NEIGHBOUR },
    { "*_BASE_#.md", "git mergetool", COPY, BY_NAME },
    { "*_LOCAL_#.md", "git mergetool", COPY, BY_NAME },
    { "*_REMOTE_#.md", "git mergetool", COPY, BY_NAME },
    { "*_BACKUP_#.md", "git mergetool", COPY, BY_NAME },
    { "*.md~HEAD", "git", COPY, BY_NAME },
    { "*.md.mine", "a version control system", COPY, BY_NAME },

    { "*.md~", "an editor", BACKUP, BY_NAME },
    { "*.md.~#~", "Emacs", BACKUP, BY_NAME },
    { "\\#*\\#", "Emacs", BACKUP, BY_NAME },
    { ".\\#*", "Emacs", BACKUP, BY_NAME },
    { ".*.sw?", "vim", BACKUP, BY_NAME },
    { ".*.un~", "vim", BACKUP, BY_NAME },
    { "4913", "vim", BACKUP, BY_NAME },
    { "*.md.save", "nano", BACKUP, BY_NAME },
    { "*.md.save.#", "nano", BACKUP, BY_NAME },
    { "*.md.kate-swp", "Kate", BACKUP, BY_NAME },
    { ".~lock.*", "LibreOffice", BACKUP, BY_NAME },
    { "*.md.bak", "an editor", BACKUP, BY_NAME },
    { "*.md.old", "an editor", BACKUP, BY_NAME },
    { "*.md.orig", "a merge", BACKUP, BY_NAME },
    { "*.md.rej", "a patch", BACKUP, BY_NAME },

    { ".syncthing.*.tmp", "Syncthing", TEMPORARY, BY_NAME },
    { "~syncthing~*.tmp", "Syncthing", TEMPORARY, BY_NAME },
    { "*.!sync", "Resilio Sync", TEMPORARY, BY_NAME },
    { ".unison.*.tmp", "Unison", TEMPORARY, BY_NAME },
    { ".goutputstream-*", "a file manager", TEMPORARY, BY_NAME },
    { ".nfs99999999*", "NFS", TEMPORARY, BY_NAME },
    { ".fuse_hidden*", "FUSE", TEMPORARY, BY_NAME },
    { "*.md.tmp", "an editor", TEMPORARY, BY_NAME },
    { "*.md.part", "a transfer", TEMPORARY, BY_NAME },

    { ".*.md.icloud", "iCloud", EMJ_FOREIGN_ABSENT, BY_NAME },
};

/* --- patterns --- */

static bool fits(const char *pattern, const char *text);

/* The first "*" is the shortest text that does; `ret_end`, if not NULL, gets its end. */
static bool fits_any(const char *pattern, const char *text, const char **ret_end)
{
    for (const char *end = text;; end++) {
        if (fits(pattern, end)) {
            if (ret_end)
                *ret_end = end;
            return true;
        }
        if (*end == '\0')
            return false;
    }
}

static bool fits_digits(const char *pattern, const char *text)
{
    size_t digits = strspn(text, "0123456789");
    return digits > 0 && fits(pattern, text + digits);
}

static bool fits(const char *pattern, const char *text)
{
    for (; *pattern; pattern++, text++) {
        if (*pattern == '*')
            return fits_any(pattern + 1, text, NULL);
        if (*pattern == '#')
            return fits_digits(pattern + 1, text);
        if (*text == '\0')
            return false;
        if (*pattern == '?' || (*pattern == '9' && g_ascii_isdigit(*text)))
            continue;
        if (*pattern == '\\')
            pattern++;
        else if (*pattern == '9')
            return false;
        if (g_ascii_tolower(*pattern) != g_ascii_tolower(*text))
            return false;
    }
    return *text == '\0';
}

/* --- neighbours --- */

static int compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The name STEM.md of the folder, where STEM is `length` bytes; NULL when it is not there. */
static const char *find_neighbour(const GPtrArray *names, const char *stem, size_t length)
{
    g_autofree char *wanted = g_strdup_printf("%.*s.md", (int)length, stem);
    const char *key = wanted;
    const char *const *found =
        bsearch(&key, names->pdata, names->len, sizeof *names->pdata, compare_names);
    return found ? *found : NULL;
}

static struct emj_foreign copy_of(const struct row *row, const char *neighbour)
{
    struct emj_foreign foreign = { row->kind, row->maker, neighbour };
    if (row->proof == BY_NEIGHBOUR && !emj_form_begins(neighbour, ENTRY_FORM))
        foreign.kind = EMJ_FOREIGN_DOUBT;
    return foreign;
}

static bool look_at_row(const struct row *row, const char *name, const GPtrArray *names,
                        struct emj_foreign *ret_foreign)
{
    const char *end = name;
    bool any = *row->pattern == '*';
    if (any ? !fits_any(row->pattern + 1, name, &end) : !fits(row->pattern, name))
        return false;
    const char *neighbour = any ? find_neighbour(names, name, (size_t)(end - name)) : NULL;
    if (row->proof == BY_NEIGHBOUR && !neighbour)
        return false;
    *ret_foreign = copy_of(row, neighbour);
    return true;
}

/* --- names of computers --- */

#define CAPITALS "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define DIGITS "0123456789"

enum { SHORTEST_HOST = 6 };

/* Words that stand in a computer's name and, written so, in nothing else. */
static bool names_computer(const char *part)
{
    return strcmp(part, "DESKTOP") == 0 || strcmp(part, "LAPTOP") == 0 ||
           strcmp(part, "iMac") == 0 || g_str_has_prefix(part, "MacBook");
}

/* "WENS-PC", "Wens-Mac", "Mac-mini"; such a word alone may be what an entry is about. */
static bool ends_as_computer(const char *part, const char *next, bool first)
{
    if (strcmp(part, "Mac") == 0 && next)
        return strcmp(next, "mini") == 0 || strcmp(next, "Studio") == 0 ||
               strcmp(next, "Pro") == 0;
    return !first && !next && (strcmp(part, "Mac") == 0 || strcmp(part, "PC") == 0);
}

/* As Windows names servers: "WIN-" and eleven signs. */
static bool is_server(const char *host)
{
    const char *rest = host + strlen("WIN-");
    return g_str_has_prefix(host, "WIN-") && strlen(rest) == 11 &&
           strspn(rest, CAPITALS DIGITS) == 11;
}

/* "BERN0123", as a company names its computers, and "OKR-2026": nobody can tell. */
static bool may_be_host(const char *host)
{
    return strlen(host) >= SHORTEST_HOST && strspn(host, CAPITALS DIGITS "-") == strlen(host) &&
           strpbrk(host, DIGITS) && strpbrk(host, CAPITALS);
}

static enum emj_foreign_kind judge_host(const char *host)
{
    g_auto(GStrv) parts = g_strsplit(host, "-", -1);
    if (is_server(host))
        return EMJ_FOREIGN_COPY;
    for (size_t i = 0; parts[i]; i++)
        if (names_computer(parts[i]) || ends_as_computer(parts[i], parts[i + 1], i == 0))
            return EMJ_FOREIGN_COPY;
    return may_be_host(host) ? EMJ_FOREIGN_DOUBT : EMJ_FOREIGN_NONE;
}

/*
 * OneDrive puts "-" and the name of the computer behind the entry's. So does a person
 * with a word: "-Q4". The names that this program gives have no capital letters.
 */
static void look_for_host(const char *name, const GPtrArray *names,
                          struct emj_foreign *ret_foreign)
{
    if (!emj_form_begins(name, ENTRY_FORM) || !g_str_has_suffix(name, ".md"))
        return;
    g_autofree char *stem = g_strndup(name, strlen(name) - strlen(".md"));
    for (const char *dash = strrchr(stem, '-'); dash && dash > stem;
         dash = g_strrstr_len(stem, dash - stem, "-")) {
        const char *neighbour = find_neighbour(names, stem, (size_t)(dash - stem));
        enum emj_foreign_kind kind = neighbour ? judge_host(dash + 1) : EMJ_FOREIGN_NONE;
        if (kind != EMJ_FOREIGN_NONE)
            *ret_foreign = (struct emj_foreign){ kind, "OneDrive", neighbour };
        if (kind == EMJ_FOREIGN_COPY)
            return;
    }
}

struct emj_foreign emj_foreign_look(const char *name, const GPtrArray *names)
{
    struct emj_foreign foreign = { EMJ_FOREIGN_NONE, NULL, NULL };
    /* The names that this program gives need no look at the table. */
    if (strcmp(name + strspn(name, PLAIN), ".md") == 0)
        return foreign;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        if (look_at_row(&rows[i], name, names, &foreign))
            return foreign;
    look_for_host(name, names, &foreign);
    return foreign;
}
