#include "base/memory.h"

#ifdef __GLIBC__

#include <malloc.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

#include <glib.h>

enum {
    STEP = 6 * 1024 * 1024, /* holds two large pages of 2 MiB, wherever it begins */
    HALF = 100 * 1024,      /* of more than the heap has left; a whole is no piece of it */
};

void emj_memory_expect_much(void)
{
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    mallopt(M_TOP_PAD, STEP);
    mallopt(M_TRIM_THRESHOLD, 4 * STEP);

    char *before = sbrk(0);
    void *half = g_malloc(HALF);
    void *other = g_malloc(HALF);
    char *end = sbrk(0);
    char *start = before + (page - (uintptr_t)before % page) % page;
    if (end > start)
        madvise(start, (size_t)(end - start), MADV_HUGEPAGE); /* a failure is no harm */
    g_free(other);
    g_free(half);
}

#else

void emj_memory_expect_much(void)
{
}

#endif
