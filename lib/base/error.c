#include "base/error.h"

#include <errno.h>
#include <stdarg.h>

GQuark emj_error_quark(void)
{
    return g_quark_from_static_string("emj-error");
}

static const int exit_statuses[] = {
    [EMJ_ERROR_INVALID] = 1,  [EMJ_ERROR_LIMIT] = 1,    [EMJ_ERROR_EXISTS] = 1,
    [EMJ_ERROR_CONFLICT] = 1, [EMJ_ERROR_USAGE] = 2,    [EMJ_ERROR_NOT_FOUND] = 3,
    [EMJ_ERROR_NOTHING] = 3,  [EMJ_ERROR_REFUSED] = 3,  [EMJ_ERROR_FORMAT_NEWER] = 4,
    [EMJ_ERROR_SYSTEM] = 74,  [EMJ_ERROR_PROGRAM] = 74, [EMJ_ERROR_BUSY] = 75,
};

static enum emj_error code_of_errno(int errnum)
{
    switch (errnum) {
    case ENOENT:
        return EMJ_ERROR_NOT_FOUND;
    case EEXIST:
        return EMJ_ERROR_EXISTS;
    default:
        return EMJ_ERROR_SYSTEM;
    }
}

char *emj_error_reason(int errnum)
{
    char *reason = g_strdup(g_strerror(errnum));

    /* "RPC ..." keeps its capitals, "Permission denied" does not. */
    if (g_ascii_isupper(reason[0]) && !g_ascii_isupper(reason[1]))
        reason[0] = g_ascii_tolower(reason[0]);
    return reason;
}

bool emj_error_set_errno(GError **error, int errnum, const char *format, ...)
{
    g_autofree char *message = NULL;
    g_autofree char *reason = NULL;
    va_list args;

    if (!error)
        return false;
    va_start(args, format);
    message = g_strdup_vprintf(format, args);
    va_end(args);
    reason = emj_error_reason(errnum);
    g_set_error(error, EMJ_ERROR, code_of_errno(errnum), "%s: %s", message, reason);
    return false;
}

int emj_error_exit_status(const GError *error)
{
    if (!error)
        return 0;
    if (error->domain == G_OPTION_ERROR)
        return exit_statuses[EMJ_ERROR_USAGE];
    if (error->domain != EMJ_ERROR || error->code < 0 ||
        error->code >= (int)G_N_ELEMENTS(exit_statuses))
        return exit_statuses[EMJ_ERROR_SYSTEM];
    return exit_statuses[error->code];
}
