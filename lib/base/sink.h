/*
 * base/sink.h: where written text goes, piece by piece.
 *
 * A writer hands its output to a sink as it is made, so that a long report is
 * never held in memory as a whole. The owner of the sink decides what a piece
 * becomes: bytes of a file, text on a terminal, a string in a test. A failure to
 * write is the owner's to remember and to tell; a writer does not ask.
 */
#ifndef EMJ_BASE_SINK_H
#define EMJ_BASE_SINK_H

#include <stddef.h>
#include <string.h>

#include <glib.h>

/*
 * How a piece is meant to look, for an owner that has colours. Only the text
 * format uses others than PLAIN; what a tone says stands in the words too.
 */
enum emj_tone {
    EMJ_TONE_PLAIN,
    EMJ_TONE_BOLD,
    EMJ_TONE_DIM,
    EMJ_TONE_MANAGEMENT,
    EMJ_TONE_LEADERSHIP,
};

struct emj_sink {
    /* `bytes` are borrowed for the call and not NUL-terminated. */
    void (*write)(void *data, enum emj_tone tone, const char *bytes, size_t length);
    void *data;
};

static inline void emj_sink_write(const struct emj_sink *sink, enum emj_tone tone,
                                  const char *text)
{
    sink->write(sink->data, tone, text, strlen(text));
}

/* A sink that appends to `text`, without tones. */
struct emj_sink emj_sink_to_string(GString *text);

#endif
