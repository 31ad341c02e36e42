/* What every benchmark here does: take the processor's time, report a line.
 *
 * A line is JSON: program, model, pending events (0 where it has no meaning),
 * number of customers or events, ns of processor time for each, peak memory.
 * The scripts compare programs by the medians of alternating runs; nothing is
 * decided by one line.
 */
#pragma once

#include <glib.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <time.h>

typedef struct
{
  double seconds;
} BenchClock;

/* The number @text of the command line; says so and ends when it is none. */
static inline guint64
bench_count (const char *text, guint64 most)
{
  g_autoptr (GError) error = NULL;
  guint64 count = 0;

  if (!g_ascii_string_to_unsigned (text, 10, 0, most, &count, &error))
    {
      fprintf (stderr, "bench: %s\n", error->message);
      exit (2);
    }
  return count;
}

/* Seconds of processor time used so far. */
static inline double
bench_now (void)
{
  struct timespec t;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double) t.tv_sec + 1e-9 * (double) t.tv_nsec;
}

static inline BenchClock
bench_start (void)
{
  return (BenchClock){ bench_now () };
}

/* Print the line for @n customers or events since @clock. */
static inline void
bench_report (BenchClock clock, const char *program, const char *model,
              guint pending, guint64 n)
{
  double seconds = bench_now () - clock.seconds;
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  printf ("{\"program\": \"%s\", \"model\": \"%s\", \"pending\": %u, "
          "\"n\": %" G_GUINT64_FORMAT ", \"ns\": %.2f, \"peak_kib\": %ld}\n",
          program, model, pending, n, seconds * 1e9 / (double) n,
          usage.ru_maxrss);
}

/* Memory in huge pages, for tables of keys. */
static inline gpointer
bench_memory (gsize size)
{
  gsize page = 2u << 20;
  gpointer memory = aligned_alloc (page, (size + page - 1) / page * page);

#ifdef MADV_HUGEPAGE
  if (size >= page)
    (void) madvise (memory, size, MADV_HUGEPAGE);
#endif
  return memory;
}
