/*
 * Writes a journal of invented entries: the same arguments give the same bytes.
 *
 * usage: make-journal FOLDER COUNT FIRST-YEAR MONTHS
 *
 * COUNT entries are spread evenly over MONTHS months from January of FIRST-YEAR.
 * Each is about 1.1 KiB: front matter, two answers, a list, in four of ten a
 * commitment, people, themes and now and then a highlight.
 */
#define _POSIX_C_SOURCE 200809L

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

enum { MONTH_DAYS = 28, DAY_MINUTES = 600, FIRST_HOUR = 8 };

static uint64_t state = 1;

/* Knuth's MMIX generator; the high bits are the good ones. */
static unsigned below(unsigned bound)
{
    state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)(state >> 33) % bound;
}

static const char *const activities[] = { "quarterly-planning", "performance-reviews",
                                          "dependency-management", "team-focus" };
static const char *const works[] = { "management", "leadership" };
static const char *const functions[] = { "planning-budgeting", "controlling-problem-solving",
                                         "setting-direction", "motivating-inspiring" };
static const char *const people[] = { "ana", "bo", "chi", "dora", "emil", "fay", "gus", "ida" };
static const char *const themes[] = { "reliability", "hiring", "oncall", "migration", "focus" };
static const char *const words[] = {
    "the",     "team",     "moved",   "asked",    "plan",     "release", "before", "after",
    "because", "estimate", "review",  "decision", "customer", "weeks",   "quiet",  "owner",
    "date",    "agreed",   "written", "heard",    "design",   "queue",   "alert",  "budget",
    "reason",  "goal",     "second",  "draft",    "pages",    "night",   "metric", "scope",
};

#define PICK(table) table[below(sizeof table / sizeof *table)]

static void write_words(FILE *file, unsigned count)
{
    for (unsigned i = 0; i < count; i++)
        fprintf(file, "%s%s", i > 0 ? " " : "", PICK(words));
}

static void write_sentence(FILE *file, unsigned count)
{
    write_words(file, count);
    fprintf(file, " @%s #%s. ", PICK(people), PICK(themes));
}

static void write_front(FILE *file, const char *moment, unsigned activity)
{
    unsigned side = below(2);

    fprintf(file,
            "---\ndate: %s\nrecorded: %s\nactivity: %s\npack: %s@1\ntags:\n  - %s\n"
            "tagged: chosen\nfunctions:\n  - %s\nminutes: %u\n---\n\n",
            moment, moment, activities[activity], activities[activity], works[side],
            functions[2 * side + below(2)], 15 + 15 * below(4));
}

static void write_body(FILE *file)
{
    fputs("# ", file);
    write_words(file, 4);
    fputs("\n\n## What did you decide, change or say?\n"
          "<!-- prompt: what-i-did any happened -->\n\n",
          file);
    for (unsigned i = 0; i < 4; i++)
        write_sentence(file, 14);
    fputs("\n\n- ", file);
    write_words(file, 9);
    fputs("\n- **", file);
    write_words(file, 3);
    fputs("** ", file);
    write_words(file, 8);
    fputs("\n\n## What did you see or hear that shows it?\n"
          "<!-- prompt: seen-heard any evidence -->\n\n",
          file);
    write_sentence(file, 24);
    fputs(below(8) == 0 ? "+\n" : "\n", file);
    if (below(10) < 4) {
        fputs("\n## Commitment\n\n- [x] When ", file);
        write_words(file, 5);
        fputs(", I will ", file);
        write_words(file, 6);
        fputs(" (kept 2035-01-01)\n", file);
    }
}

static void make_folder(const char *path)
{
    if (mkdir(path, 0700) != 0 && errno != EEXIST) {
        perror(path);
        exit(1);
    }
}

static void write_entry(const char *root, unsigned year, unsigned month, unsigned number)
{
    unsigned activity = below(4);
    unsigned day = 1 + number % MONTH_DAYS;
    unsigned minute = number / MONTH_DAYS % DAY_MINUTES;
    unsigned hour = FIRST_HOUR + minute / 60;
    char path[4096];
    char moment[64];

    snprintf(moment, sizeof moment, "%04u-%02u-%02uT%02u:%02u:00+01:00", year, month, day, hour,
             minute % 60);
    snprintf(path, sizeof path, "%s/%04u/%02u/%04u-%02u-%02u-%02u%02u-%s.md", root, year, month,
             year, month, day, hour, minute % 60, activities[activity]);
    FILE *file = fopen(path, "w");
    if (!file) {
        perror(path);
        exit(1);
    }
    write_front(file, moment, activity);
    write_body(file);
    fclose(file);
}

int main(int argc, char **argv)
{
    if (argc != 5) {
        fputs("usage: make-journal FOLDER COUNT FIRST-YEAR MONTHS\n", stderr);
        return 2;
    }
    unsigned count = (unsigned)atoi(argv[2]);
    unsigned year = (unsigned)atoi(argv[3]);
    unsigned months = (unsigned)atoi(argv[4]);

    make_folder(argv[1]);
    for (unsigned i = 0; i < months; i++) {
        unsigned first = (unsigned)((uint64_t)count * i / months);
        unsigned end = (unsigned)((uint64_t)count * (i + 1) / months);
        char folder[4096];

        snprintf(folder, sizeof folder, "%s/%04u", argv[1], year + i / 12);
        make_folder(folder);
        snprintf(folder, sizeof folder, "%s/%04u/%02u", argv[1], year + i / 12, 1 + i % 12);
        make_folder(folder);
        for (unsigned number = first; number < end; number++)
            write_entry(argv[1], year + i / 12, 1 + i % 12, number - first);
    }
    return 0;
}
