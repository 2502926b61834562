/* The results of edits, checked: in tests of entry/edit.h. */
#ifndef EMJ_TEST_ENTRY_EDIT_SUPPORT_H
#define EMJ_TEST_ENTRY_EDIT_SUPPORT_H

#include "entry-support.h"

#include "base/error.h"
#include "entry/edit.h"

#define DATE "date: 2026-11-12T14:32:00+01:00\n"
#define FRONT_ONLY "---\n" DATE "---\n"

/* The text of an edit that must work. */
static inline char *checked(char *bytes, size_t length, GError *error)
{
    ck_assert_msg(error == NULL, "%s", error != NULL ? error->message : "");
    ck_assert_ptr_nonnull(bytes);
    ck_assert_uint_eq(length, strlen(bytes));
    return bytes;
}

static inline void assert_refused(char *bytes, GError *error, const char *part)
{
    ck_assert_ptr_null(bytes);
    ck_assert(g_error_matches(error, EMJ_ERROR, EMJ_ERROR_INVALID));
    ck_assert_msg(strstr(error->message, part) != NULL, "%s", error->message);
    g_error_free(error);
}

#endif
