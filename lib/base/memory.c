#include "base/memory.h"

#ifdef __GLIBC__

#include <malloc.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

#include <glib.h>

enum {
    LARGE_PAGE = 2 * 1024 * 1024,
    HALF = 100 * 1024,   /* of more than the heap has left; a whole would get its own mapping */
    BEFORE = 256 * 1024, /* room for both, since a page that was touched stays small */
    STEP = BEFORE + 2 * LARGE_PAGE,
};

/*
 * The heap goes on shortly before the beginning of a large page. What is left out is never
 * touched, and so takes no memory.
 */
void emj_memory_expect_much(void)
{
    uintptr_t at = (uintptr_t)sbrk(0) + BEFORE;
    uintptr_t skipped = LARGE_PAGE - at % LARGE_PAGE;
    char *gap = sbrk((intptr_t)skipped);
    if (gap == (char *)-1)
        return;
    char *start = gap + skipped + BEFORE;
    mallopt(M_TOP_PAD, STEP);
    mallopt(M_TRIM_THRESHOLD, 4 * STEP);
    g_autofree char *half = g_malloc(HALF);
    g_autofree char *other = g_malloc(HALF);
    char *end = sbrk(0);
    if (end > start)
        madvise(start, (size_t)(end - start), MADV_HUGEPAGE); /* a failure is no harm */
}

#else

void emj_memory_expect_much(void)
{
}

#endif
