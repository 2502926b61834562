/*
 * report/sections/quote.h: the one way for a person's own words into a report.
 *
 * Whatever the writer typed (answers, commitments, reasons, titles, themes,
 * activities and the titles of their packs, settings, the filter) comes out of a function below,
 * which has shown it to share/share.h. A section never hands such a text to the
 * document by itself. Returned strings are new and on one line; in Markdown the "#" of
 * a theme is left out, so that a notes app gains no tags by accident. Internal to the
 * module.
 */
#ifndef EMJ_REPORT_SECTIONS_QUOTE_H
#define EMJ_REPORT_SECTIONS_QUOTE_H

#include "report/figures/figures.h"
#include "report/share/share.h"

struct emj_quoter {
    const struct emj_report *report;
    struct emj_share *share;     /* NULL in a private copy; borrowed */
    GHashTable *open_activities; /* of entries that are not private; NULL in a private copy */
    bool bare_themes;            /* without their "#" */
};

/* Borrows both until emj_quoter_clear. */
void emj_quoter_init(struct emj_quoter *quoter, const struct emj_report *report,
                     enum emj_format format, struct emj_share *share);
void emj_quoter_clear(struct emj_quoter *quoter);

/* A text of an entry's file, `line` its first line there. NULL for NULL. */
char *emj_quote(const struct emj_quoter *quoter, const char *path, unsigned line,
                const char *text);

/* Words that stand in no entry. NULL for NULL. */
char *emj_quote_words(const struct emj_quoter *quoter, enum emj_share_words words,
                      const char *text);

/*
 * Whether an activity may be named: in a shared copy one without a pack that stands
 * only in private entries may not.
 */
bool emj_quote_names_activity(const struct emj_quoter *quoter, const char *activity);

/*
 * Whether an activity is one of those that come with the program, under the title that
 * comes with it (NULL is that): these words are the program's, whoever is called "@team".
 */
bool emj_activity_is_shipped(const char *activity, const char *title);

/*
 * The printed title of an activity: its pack's, else the slug as words; "Another
 * activity" for one that may not be named.
 */
char *emj_quote_activity(const struct emj_quoter *quoter, const char *activity);

/*
 * The title of an entry: its heading, else the beginning of its text; in a shared
 * copy of an answer that may be shown. NULL when there is none.
 */
char *emj_quote_title(const struct emj_quoter *quoter, const struct emj_entry *entry);

/* Text of this entry may stand in this copy. */
bool emj_quote_allows(const struct emj_quoter *quoter, const struct emj_digest_entry *entry);

#endif
