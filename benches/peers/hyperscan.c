/*
 * A filter made with Hyperscan (or Vectorscan), as somebody would write it who
 * wants it fast: a streaming database that reports only where matches end, since
 * the starts cost much on every byte. Where a match has one width, its end tells
 * its start; of another, a database of that pattern alone finds the start in the
 * bytes before the end. It is compiled when it is first needed.
 *
 *     hyperscan FILE-OF-PATTERNS < in > out
 *
 * The library does not say whether a match may be under way, so the last HOLD
 * bytes are always held back, and of a match that is longer the beginning shows.
 */
#include <errno.h>
#include <hs/hs.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define BLOCK (128 * 1024)
#define HOLD 512
#define MOST 1024
#define MASK "__REDACTED:secret__"

static char buffer[HOLD + BLOCK];
/* How many bytes the buffer holds, and the offset of its first one in the input. */
static size_t held;
static unsigned long long base;
/* Up to here the input has been written or masked. */
static unsigned long long written;
/* What is to be masked and does not end before `written`: one span, growing. */
static unsigned long long from, to;

/* By pattern: the pattern, its widths, and what finds its starts. */
static char patterns[MOST][256];
static unsigned least[MOST], most[MOST];
static hs_database_t *starts[MOST];
static hs_scratch_t *scratch;

static void fail(const char *what, const char *why) {
    fprintf(stderr, "hyperscan: %s: %s\n", what, why);
    exit(2);
}

static void put(const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t count = write(1, bytes, length);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            fail("write", strerror(errno));
        bytes += count;
        length -= (size_t)count;
    }
}

/* Writes what comes before this offset, with the span masked. */
static void settle(unsigned long long until) {
    if (to > from && from < until) {
        if (from >= written) {
            put(buffer + (written - base), (size_t)(from - written));
            put(MASK, sizeof MASK - 1);
        }
        if (written < to)
            written = to < until ? to : until;
    }
    if (written < until) {
        put(buffer + (written - base), (size_t)(until - written));
        written = until;
    }
}

static hs_database_t *compile(const char *const *which, unsigned count, unsigned flag,
                              unsigned mode) {
    unsigned flags[MOST], ids[MOST];
    for (unsigned i = 0; i < count; i++) {
        flags[i] = flag;
        ids[i] = i;
    }
    hs_database_t *database;
    hs_compile_error_t *error;
    if (hs_compile_multi(which, flags, ids, count, mode, NULL, &database, &error) != HS_SUCCESS)
        fail("a pattern", error->message);
    return database;
}

/* Where a match that ends at `end` starts, both as offsets in a text. */
struct place {
    unsigned long long start, end;
};

static int on_start(unsigned id, unsigned long long start, unsigned long long end, unsigned flags,
                    void *context) {
    struct place *place = context;
    (void)id;
    (void)flags;
    if (end == place->end && start < place->start)
        place->start = start;
    return 0;
}

/* The offset in the input at which the match of this pattern starts. */
static unsigned long long start_of(unsigned id, unsigned long long end) {
    static hs_scratch_t *apart;
    if (least[id] == most[id] && most[id] <= end - base)
        return end - most[id];
    if (starts[id] == NULL) {
        const char *pattern = patterns[id];
        starts[id] = compile(&pattern, 1, HS_FLAG_SOM_LEFTMOST, HS_MODE_BLOCK);
        if (hs_alloc_scratch(starts[id], &apart) != HS_SUCCESS)
            fail("memory", "not enough");
    }
    unsigned long long back = most[id] < HOLD ? most[id] : HOLD;
    unsigned long long first = end - base > back ? end - back : base;
    struct place place = {end - first, end - first};
    hs_scan(starts[id], buffer + (first - base), (unsigned)(end - first), 0, apart, on_start,
            &place);
    return first + place.start;
}

/* A match that ends here. */
static int on_match(unsigned id, unsigned long long start, unsigned long long end,
                    unsigned flags, void *context) {
    (void)start;
    (void)flags;
    (void)context;
    static unsigned last;
    if (to > from && id == last && end - least[id] < to) {
        /* The same token goes on, or one that overlaps it: most ends are of that kind. */
        to = end;
        return 0;
    }
    last = id;
    unsigned long long begin = start_of(id, end);
    if (begin < to && to > from) {
        if (begin < from && begin >= written)
            from = begin;
        if (end > to)
            to = end;
        return 0;
    }
    settle(begin > written ? begin : written);
    from = begin;
    to = end;
    return 0;
}

int main(int argc, char **argv) {
    const char *all[MOST];
    unsigned count = 0;
    FILE *file = argc == 2 ? fopen(argv[1], "r") : NULL;
    if (file == NULL)
        fail("patterns", "give a file of them");
    while (count < MOST && fgets(patterns[count], sizeof patterns[count], file)) {
        char *pattern = patterns[count];
        pattern[strcspn(pattern, "\n")] = 0;
        hs_expr_info_t *info;
        hs_compile_error_t *error;
        if (hs_expression_info(pattern, 0, &info, &error) != HS_SUCCESS)
            fail("a pattern", error->message);
        least[count] = info->min_width;
        most[count] = info->max_width;
        free(info);
        all[count++] = pattern;
    }
    fclose(file);

    hs_database_t *ends = compile(all, count, 0, HS_MODE_STREAM);
    hs_stream_t *stream;
    if (hs_alloc_scratch(ends, &scratch) != HS_SUCCESS ||
        hs_open_stream(ends, 0, &stream) != HS_SUCCESS)
        fail("memory", "not enough");

    for (;;) {
        ssize_t got = read(0, buffer + held, BLOCK);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            fail("read", strerror(errno));
        if (got == 0)
            break;
        char *chunk = buffer + held;
        held += (size_t)got;
        hs_scan_stream(stream, chunk, (unsigned)got, 0, scratch, on_match, NULL);
        unsigned long long end = base + held;
        if (held > HOLD)
            settle(end - HOLD > written ? end - HOLD : written);
        size_t keep = held > HOLD ? HOLD : held;
        memmove(buffer, buffer + held - keep, keep);
        base = end - keep;
        held = keep;
    }
    settle(base + held);
    return 0;
}
