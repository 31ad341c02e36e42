/* A battery for the keyed draws, as they are used: many keys, few draws of
 * each, as well as one long stream.
 *
 *   battery POWER    2^POWER words per sequence, 24 to 34
 *
 * Sequences: one key in order; word 0 of consecutive sub-keys; word 0 of keys
 * whose entities differ in one digit; two streams of neighbouring entities
 * taken in turn; two replications taken in turn. Tests: ones per bit
 * position, all 256 values of each byte, runs of the highest and lowest bit,
 * collisions of 24-bit prefixes (birthday), gaps between small uniforms,
 * pairs of successive bytes, lag-1 correlation, and correlation between bits
 * of neighbouring words. Each gives a normal score; 5 sequences of 22 scores,
 * and a score beyond 5.3 (1.2e-7 two-sided) fails: one false alarm in 75 000
 * batteries. */
#include "config.h"

#include "sim/sim-random.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BOUND 5.3

typedef guint64 (*Sequence) (guint64 i);

typedef struct
{
  const char *name;
  Sequence next;
} Named;

static SimKey key_a, key_b;
static SimStream stream_a, stream_b;
static guint n_failed;

static guint64
one_stream (guint64 i)
{
  (void) i;
  return sim_stream_bits (&stream_a);
}

static guint64
two_in_turn (guint64 i)
{
  return sim_stream_bits (i & 1 ? &stream_a : &stream_b);
}

static guint64
first_of_subkeys (guint64 i)
{
  return sim_key_bits (sim_key_sub (key_a, i), 0);
}

static guint64
first_of_entities (guint64 i)
{
  char entity[32];

  g_snprintf (entity, sizeof entity, "user-%" G_GUINT64_FORMAT, i);
  return sim_key_bits (sim_key (1, 0, entity, "arrival"), 0);
}

static void
judge (const char *sequence, const char *test, double score)
{
  gboolean bad = !(fabs (score) <= BOUND);

  printf ("%-20s %-24s %7.2f%s\n", sequence, test, score,
          bad ? "  FAILED" : "");
  n_failed += bad ? 1 : 0;
}

/* A chi-square of @degrees as a normal score (Wilson and Hilferty 1931). */
static double
score_of (double chi, double degrees)
{
  double v = 2 / (9 * degrees);

  return (cbrt (chi / degrees) - (1 - v)) / sqrt (v);
}

static double
chi_of (const guint64 *counts, guint n, double expected)
{
  double chi = 0;

  for (guint i = 0; i < n; i++)
    chi += ((double) counts[i] - expected) * ((double) counts[i] - expected)
           / expected;
  return chi;
}

typedef struct
{
  guint64 ones[64];
  guint64 bytes[8][256];
  guint64 pairs[65536];
  guint64 same[64];  /* bit i as in the word before */
  guint64 cross[64]; /* bit i as bit i + 1 of the word before */
  double product;    /* of successive uniforms, centred */
} Counts;

static void
count_word (Counts *c, guint64 word, guint64 before)
{
  guint64 same = ~(word ^ before);
  guint64 cross = ~(word ^ (before >> 1 | before << 63));

  for (int i = 0; i < 64; i++)
    {
      c->ones[i] += word >> i & 1;
      c->same[i] += same >> i & 1;
      c->cross[i] += cross >> i & 1;
    }
  for (int i = 0; i < 8; i++)
    c->bytes[i][word >> 8 * i & 255]++;
  c->pairs[(word & 255) << 8 | (before >> 56)]++;
  c->product
      += (sim_bits_uniform (word) - 0.5) * (sim_bits_uniform (before) - 0.5);
}

/* Fair coins: 64 counts of @n tosses; the sum of their squared scores. */
static double
coins (const guint64 *counts, double n)
{
  double chi = 0;

  for (int i = 0; i < 64; i++)
    chi += ((double) counts[i] - n / 2) * ((double) counts[i] - n / 2)
           / (n / 4);
  return score_of (chi, 64);
}

static void
judge_counts (const char *name, const Counts *c, double n)
{
  judge (name, "ones", coins (c->ones, n));
  judge (name, "same as before", coins (c->same, n));
  judge (name, "as the neighbour before", coins (c->cross, n));
  for (int i = 0; i < 8; i++)
    {
      g_autofree char *test = g_strdup_printf ("byte %d", i);

      judge (name, test, score_of (chi_of (c->bytes[i], 256, n / 256), 255));
    }
  judge (name, "pairs of bytes",
         score_of (chi_of (c->pairs, 65536, n / 65536), 65535));
  judge (name, "lag 1", c->product / (sqrt (n) / 12));
}

#define N_GAPS 64

/* Words between two uniforms below 1/16: geometric. */
static void
judge_gaps (const Named *sequence, guint64 n)
{
  guint64 counts[N_GAPS] = { 0 }, n_gaps = 0;
  double chi = 0, left = 1;
  guint gap = 0;

  for (guint64 i = 0; i < n; i++)
    if (sequence->next (i) >> 60 != 0)
      gap++;
    else
      {
        counts[MIN (gap, N_GAPS - 1)]++;
        n_gaps++;
        gap = 0;
      }
  for (guint i = 0; i < N_GAPS; i++)
    {
      double p = i < N_GAPS - 1 ? left / 16 : left;
      double expected = (double) n_gaps * p;

      chi += ((double) counts[i] - expected) * ((double) counts[i] - expected)
             / expected;
      left -= p;
    }
  judge (sequence->name, "gaps", score_of (chi, N_GAPS - 1));
}

/* Throw 2^14 balls into 2^24 boxes, again and again: the number of balls that
 * meet another is nearly Poisson. For the highest and the lowest bits. */
static void
judge_collisions (const Named *sequence, guint64 n, int shift, const char *test)
{
  g_autofree guint32 *stamps = g_new0 (guint32, 1 << 24);
  guint64 n_rounds = n >> 14, met = 0;
  double balls = 1 << 14, boxes = 1 << 24;
  double expected = balls - boxes + boxes * pow (1 - 1 / boxes, balls);

  for (guint64 i = 0; i < n_rounds << 14; i++)
    {
      guint32 *stamp = &stamps[sequence->next (i) >> shift & 0xffffff];
      guint32 now = (guint32) (i >> 14) + 1;

      met += *stamp == now ? 1 : 0;
      *stamp = now;
    }
  judge (sequence->name, test,
         ((double) met - expected * (double) n_rounds)
             / sqrt (expected * (double) n_rounds));
}

/* How often a bit differs from the one before it, over all words in a row. */
static void
judge_runs (const Named *sequence, guint64 n, int bit, const char *test)
{
  guint64 before = sequence->next (0) >> bit & 1, n_changes = 0;

  for (guint64 i = 1; i <= n; i++)
    {
      guint64 now = sequence->next (i) >> bit & 1;

      n_changes += now != before ? 1 : 0;
      before = now;
    }
  judge (sequence->name, test,
         ((double) n_changes - (double) n / 2) / sqrt ((double) n / 4));
}

static void
restart (gboolean replications)
{
  key_a = sim_key (1, 0, "user-1", "arrival");
  key_b = replications ? sim_key (1, 1, "user-1", "arrival")
                       : sim_key (1, 0, "user-2", "arrival");
  sim_stream_init (&stream_a, key_a);
  sim_stream_init (&stream_b, key_b);
}

static void
judge_sequence (const Named *sequence, guint64 n)
{
  g_autofree Counts *counts = g_new0 (Counts, 1);
  guint64 before = sequence->next (0);

  for (guint64 i = 1; i <= n; i++)
    {
      guint64 word = sequence->next (i);

      count_word (counts, word, before);
      before = word;
    }
  judge_counts (sequence->name, counts, (double) n);
  judge_gaps (sequence, n);
  judge_collisions (sequence, n, 40, "collisions, high bits");
  judge_collisions (sequence, n, 0, "collisions, low bits");
  judge_runs (sequence, n, 63, "changes, highest bit");
  judge_runs (sequence, n, 0, "changes, lowest bit");
}

int
main (int argc, char **argv)
{
  static const Named sequences[] = { { "one stream", one_stream },
                                     { "sub-keys", first_of_subkeys },
                                     { "entities", first_of_entities },
                                     { "two entities", two_in_turn },
                                     { "two replications", two_in_turn } };
  guint64 n = (guint64) 1 << (argc > 1 ? atoi (argv[1]) : 24);

  for (guint i = 0; i < G_N_ELEMENTS (sequences); i++)
    {
      gboolean slow = sequences[i].next == first_of_entities
                      || sequences[i].next == first_of_subkeys;

      restart (i == 4);
      judge_sequence (&sequences[i], slow ? n / 8 : n);
    }
  printf ("%u scores beyond %.1f\n", n_failed, BOUND);
  return n_failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
