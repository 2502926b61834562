/*
 * Between base and the system: each of these calls can be made to fail, and all are
 * counted. The linker puts them there (--wrap, see suites-base.cmake).
 */
#ifndef EMJ_TESTS_BASE_FAULTS_H
#define EMJ_TESTS_BASE_FAULTS_H

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <string.h>
#include <sys/types.h>

enum call {
    CALL_OPENAT,
    CALL_READ,
    CALL_WRITE,
    CALL_CLOSE,
    CALL_FSYNC,
    CALL_FCHMOD,
    CALL_LINKAT,
    CALL_RENAMEAT,
    CALL_RENAMEAT2,
    CALL_MKDIRAT,
    CALL_SYSCALL,
    CALL_GETRANDOM,
    CALL_FLOCK,
    CALL_COUNT,
    CALL_NONE,
};

/* What goes wrong, and what was called. */
static struct {
    enum call call;
    int errnum;
    unsigned at;       /* the first call that fails, from 1 */
    bool for_good;     /* and every later one too */
    enum call missing; /* a call that the file system does not have */
    bool halved;       /* reads and writes move half of what was asked */
    unsigned hits;
    unsigned calls[CALL_COUNT];
} fault;

static bool fails(enum call call)
{
    unsigned now = ++fault.calls[call];

    if (call == fault.missing) {
        errno = EINVAL;
        return true;
    }
    if (call != fault.call || now < fault.at || (now > fault.at && !fault.for_good))
        return false;
    fault.hits++;
    errno = fault.errnum;
    return true;
}

static size_t some_of(size_t length)
{
    return fault.halved ? (length + 1) / 2 : length;
}

int __real_openat(int folder, const char *name, int flags, ...);
int __wrap_openat(int folder, const char *name, int flags, ...);
ssize_t __real_read(int fd, void *bytes, size_t length);
ssize_t __wrap_read(int fd, void *bytes, size_t length);
ssize_t __real_write(int fd, const void *bytes, size_t length);
ssize_t __wrap_write(int fd, const void *bytes, size_t length);
int __real_close(int fd);
int __wrap_close(int fd);
int __wrap_fsync(int fd);
int __real_fchmod(int fd, mode_t mode);
int __wrap_fchmod(int fd, mode_t mode);
int __real_linkat(int a, const char *b, int c, const char *d, int flags);
int __wrap_linkat(int a, const char *b, int c, const char *d, int flags);
int __real_renameat(int a, const char *b, int c, const char *d);
int __wrap_renameat(int a, const char *b, int c, const char *d);
int __real_renameat2(int a, const char *b, int c, const char *d, unsigned flags);
int __wrap_renameat2(int a, const char *b, int c, const char *d, unsigned flags);
int __real_mkdirat(int folder, const char *name, mode_t mode);
int __wrap_mkdirat(int folder, const char *name, mode_t mode);
long __real_syscall(long number, ...);
long __wrap_syscall(long number, ...);
ssize_t __real_getrandom(void *bytes, size_t length, unsigned flags);
ssize_t __wrap_getrandom(void *bytes, size_t length, unsigned flags);
int __real_flock(int fd, int operation);
int __wrap_flock(int fd, int operation);

int __wrap_openat(int folder, const char *name, int flags, ...)
{
    mode_t mode = 0;
    va_list args;

    va_start(args, flags);
    if (flags & O_CREAT)
        mode = va_arg(args, mode_t);
    va_end(args);
    return fails(CALL_OPENAT) ? -1 : __real_openat(folder, name, flags, mode);
}

ssize_t __wrap_read(int fd, void *bytes, size_t length)
{
    return fails(CALL_READ) ? -1 : __real_read(fd, bytes, some_of(length));
}

ssize_t __wrap_write(int fd, const void *bytes, size_t length)
{
    return fails(CALL_WRITE) ? -1 : __real_write(fd, bytes, some_of(length));
}

int __wrap_close(int fd)
{
    int done = __real_close(fd);

    /* The descriptor is gone even when close reports an error. */
    return fails(CALL_CLOSE) ? -1 : done;
}

/* Nothing here outlives the test, so the disk need not be waited for. */
int __wrap_fsync(int fd)
{
    if (fails(CALL_FSYNC))
        return -1;
    return fcntl(fd, F_GETFD) < 0 ? -1 : 0;
}

int __wrap_fchmod(int fd, mode_t mode)
{
    return fails(CALL_FCHMOD) ? -1 : __real_fchmod(fd, mode);
}

int __wrap_linkat(int a, const char *b, int c, const char *d, int flags)
{
    return fails(CALL_LINKAT) ? -1 : __real_linkat(a, b, c, d, flags);
}

int __wrap_renameat(int a, const char *b, int c, const char *d)
{
    return fails(CALL_RENAMEAT) ? -1 : __real_renameat(a, b, c, d);
}

int __wrap_renameat2(int a, const char *b, int c, const char *d, unsigned flags)
{
    return fails(CALL_RENAMEAT2) ? -1 : __real_renameat2(a, b, c, d, flags);
}

int __wrap_mkdirat(int folder, const char *name, mode_t mode)
{
    return fails(CALL_MKDIRAT) ? -1 : __real_mkdirat(folder, name, mode);
}

/* Only openat2 comes this way. */
long __wrap_syscall(long number, ...)
{
    long words[4];
    va_list args;

    va_start(args, number);
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        words[i] = va_arg(args, long);
    va_end(args);
    if (fails(CALL_SYSCALL))
        return -1;
    return __real_syscall(number, words[0], words[1], words[2], words[3]);
}

ssize_t __wrap_getrandom(void *bytes, size_t length, unsigned flags)
{
    return fails(CALL_GETRANDOM) ? -1 : __real_getrandom(bytes, length, flags);
}

int __wrap_flock(int fd, int operation)
{
    return fails(CALL_FLOCK) ? -1 : __real_flock(fd, operation);
}

static void inject(enum call call, int errnum, unsigned at, bool for_good)
{
    memset(&fault, 0, sizeof fault);
    fault.call = call;
    fault.missing = CALL_NONE;
    fault.errnum = errnum;
    fault.at = at;
    fault.for_good = for_good;
}

static void inject_nothing(void)
{
    inject(CALL_NONE, 0, 0, false);
}

#endif
