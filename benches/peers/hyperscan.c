/*
 * A filter made with Hyperscan (or Vectorscan), as somebody would write it who
 * wants it fast: one streaming database without starts of matches, which cost
 * much on every byte; where a match ends, its start is found by a second
 * database in block mode, in the bytes before it.
 *
 *     hyperscan FILE-OF-PATTERNS < in > out
 *
 * The library does not say whether a match may be under way, so the last HOLD
 * bytes are always held back, and a match that is longer shows its beginning.
 */
#include <errno.h>
#include <hs/hs.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define BLOCK (128 * 1024)
#define HOLD 512
#define MASK "__REDACTED:secret__"

static char buffer[HOLD + BLOCK];
/* How many bytes the buffer holds, and the offset of its first one in the input. */
static size_t held;
static unsigned long long base;
/* Up to here the input has been written or masked. */
static unsigned long long written;
/* What is to be masked and does not end before `written`: one span, growing. */
static unsigned long long from, to;

static hs_database_t *starts;
static hs_scratch_t *start_scratch;

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

/* A match, by the second database, in the bytes before an end. */
struct place {
    unsigned long long end, start;
    unsigned int id;
};

static int on_start(unsigned int id, unsigned long long start, unsigned long long end,
                    unsigned int flags, void *context) {
    struct place *place = context;
    (void)flags;
    if (id == place->id && end == place->end && start < place->start)
        place->start = start;
    return 0;
}

/* A match that ends here. */
static int on_match(unsigned int id, unsigned long long start, unsigned long long end,
                    unsigned int flags, void *context) {
    (void)start;
    (void)flags;
    (void)context;
    if (end == to + 1 && to > from) {
        /* The same token goes on: most ends are of that kind. */
        to = end;
        return 0;
    }
    unsigned long long first = end - base > HOLD ? end - HOLD : base;
    struct place place = {end - first, end - first, id};
    hs_scan(starts, buffer + (first - base), (unsigned int)(end - first), 0, start_scratch,
            on_start, &place);
    unsigned long long begin = first + place.start;
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

static hs_database_t *compile(const char *const *patterns, unsigned count, unsigned flags,
                              unsigned mode) {
    unsigned all_flags[1024], ids[1024];
    for (unsigned i = 0; i < count; i++) {
        all_flags[i] = flags;
        ids[i] = i;
    }
    hs_database_t *database;
    hs_compile_error_t *error;
    if (hs_compile_multi(patterns, all_flags, ids, count, mode, NULL, &database, &error) !=
        HS_SUCCESS)
        fail("a pattern", error->message);
    return database;
}

int main(int argc, char **argv) {
    static char lines[1024][256];
    const char *patterns[1024];
    unsigned count = 0;
    FILE *file = argc == 2 ? fopen(argv[1], "r") : NULL;
    if (file == NULL)
        fail("patterns", "give a file of them");
    while (count < 1024 && fgets(lines[count], sizeof lines[count], file)) {
        lines[count][strcspn(lines[count], "\n")] = 0;
        patterns[count] = lines[count];
        count++;
    }
    fclose(file);

    unsigned flags = getenv("SOM") ? HS_FLAG_SOM_LEFTMOST : 0;
    hs_database_t *ends = compile(patterns, count, flags, HS_MODE_STREAM | (flags ? HS_MODE_SOM_HORIZON_LARGE : 0));
    starts = compile(patterns, count, HS_FLAG_SOM_LEFTMOST, HS_MODE_BLOCK);
    hs_scratch_t *scratch = NULL;
    hs_stream_t *stream;
    if (hs_alloc_scratch(ends, &scratch) != HS_SUCCESS ||
        hs_alloc_scratch(starts, &start_scratch) != HS_SUCCESS ||
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
        hs_scan_stream(stream, chunk, (unsigned int)got, 0, scratch, on_match, NULL);
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
