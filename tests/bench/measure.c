/*
 * Runs two commands in turns and compares them, so that whatever else the machine
 * does meets both alike.
 *
 * usage: measure RUNS A... -- B...
 *
 * Standard output of both goes to /dev/null. Prints four numbers: the median of
 * the quotients A / B by wall time, the medians of A and B in milliseconds, and the
 * largest resident memory of A in KiB. Ends with 1 when a command fails. Without B
 * the quotient and B's median are 0.
 */
#define _DEFAULT_SOURCE

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MAX_RUNS = 1000 };

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static void become(char **argv)
{
    int null = open("/dev/null", O_WRONLY);

    dup2(null, STDOUT_FILENO);
    execvp(argv[0], argv);
    perror(argv[0]);
    _exit(127);
}

/* Milliseconds; raises `*peak` to the resident memory of the command. */
static double run(char **argv, long *peak)
{
    struct rusage usage;
    int status = 0;
    double start = now();
    pid_t child = fork();

    if (child == 0)
        become(argv);
    if (child < 0 || wait4(child, &status, 0, &usage) < 0 || status != 0) {
        fprintf(stderr, "measure: '%s' failed\n", argv[0]);
        exit(1);
    }
    double took = now() - start;
    if (usage.ru_maxrss > *peak)
        *peak = usage.ru_maxrss;
    return took;
}

static int compare(const void *a, const void *b)
{
    const double *left = a;
    const double *right = b;

    return (*left > *right) - (*left < *right);
}

static double median(double *values, int count)
{
    qsort(values, (size_t)count, sizeof *values, compare);
    return count % 2 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
}

/* The words behind "--", which is cut off; NULL when there are none. */
static char **second_command(char **argv)
{
    for (char **word = argv; *word; word++)
        if (strcmp(*word, "--") == 0) {
            *word = NULL;
            return word[1] ? word + 1 : NULL;
        }
    return NULL;
}

int main(int argc, char **argv)
{
    static double first[MAX_RUNS], second[MAX_RUNS], quotients[MAX_RUNS];
    int runs = argc > 2 ? atoi(argv[1]) : 0;

    if (runs < 1 || runs > MAX_RUNS) {
        fputs("usage: measure RUNS A... -- B...\n", stderr);
        return 2;
    }
    char **other = second_command(argv + 2);
    long peak = 0, ignored = 0;

    for (int i = 0; i < runs; i++) {
        first[i] = run(argv + 2, &peak);
        second[i] = other ? run(other, &ignored) : 0;
        quotients[i] = other ? first[i] / second[i] : 0;
    }
    printf("%.3f %.2f %.2f %ld\n", median(quotients, runs), median(first, runs),
           median(second, runs), peak);
    return 0;
}
