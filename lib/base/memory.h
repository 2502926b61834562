/*
 * base/memory.h: how this process gets its memory.
 */
#ifndef EMJ_BASE_MEMORY_H
#define EMJ_BASE_MEMORY_H

/*
 * For a command that is about to fill some MiB with small things: asks for them in large
 * steps and large pages where the system has both. A page that is touched for the first
 * time costs as much as reading an entry does; in pages of 4 KiB that was a fifth of a
 * report. Changes nothing else, and nothing at all where it is not known how to.
 */
void emj_memory_expect_much(void);

#endif
