#include "base/sink.h"

static void append(void *data, enum emj_tone tone, const char *bytes, size_t length)
{
    (void)tone;
    g_string_append_len(data, bytes, (gssize)length);
}

struct emj_sink emj_sink_to_string(GString *text)
{
    return (struct emj_sink){ append, text };
}
