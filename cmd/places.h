/*
 * cmd/places.h: where things are on this machine.
 *
 *   journal  --journal, $EMJOURNAL_DIR, `journal:` in the configuration,
 *            $XDG_DATA_HOME/emjournal
 *   config   --config, $XDG_CONFIG_HOME/emjournal/config.yaml
 *   packs    $EMJOURNAL_PACKS, $XDG_DATA_HOME/emjournal-packs,
 *            PREFIX/share/emjournal/prompts, ../share/emjournal/prompts beside
 *            the program; a program run from its build folder reads the packs of
 *            its source
 */
#ifndef EMJ_CMD_PLACES_H
#define EMJ_CMD_PLACES_H

#include <stdbool.h>

#include <glib.h>

#include "config/config.h"

struct emj_places {
    char *home;
    char *data;                /* $XDG_DATA_HOME, or ~/.local/share */
    char *config;              /* $XDG_CONFIG_HOME, or ~/.config */
    char *journal_environment; /* $EMJOURNAL_DIR; NULL is not set */
    GPtrArray *packs;          /* char *, then a final NULL: for emj_library_load */
};

void emj_places_init(struct emj_places *places, const char *argv0);
void emj_places_clear(struct emj_places *places);

/* Absolute path of the configuration file; `option` is --config or NULL. New string. */
char *emj_places_config(const struct emj_places *places, const char *option);

/*
 * Absolute path of the journal. `option` is --journal, a name of the
 * configuration's `journals` or a path; NULL is not given. New string.
 */
char *emj_places_journal(const struct emj_places *places, const char *option,
                         const struct emj_config *config);

/* `path` made absolute against the current folder, "~/" against the home. New string. */
char *emj_places_absolute(const struct emj_places *places, const char *path);

/* The folder a person puts packs into. New string. */
char *emj_places_user_packs(const struct emj_places *places);

#endif
