/* A small experiment, filled by hand, for tests of the store, the figures and
 * the report: two variants (abroad, in-country) with two replications each,
 * two populations, three regimes (2014-04-15, 2017-06-01, 2021-11-01 to
 * 2023-06-30), one asset, two authorities, two flows, sites in Hong Kong,
 * Beijing and Auckland, a filing, and a round trip that was measured. Its
 * numbers are made up, and simple enough to be recomputed by hand.
 */
#pragma once

#include "sim/sim-store.h"

G_BEGIN_DECLS

/* Texts that go into titles and ids, to try what they do. */
typedef struct
{
  const char *title;     /* of a variant and a population; NULL: plain */
  gboolean single_point; /* one regime, one replication, one variant */
  gboolean no_latency;   /* nothing was served */
  gboolean huge;         /* 5 variants, 40 populations more, around the Earth */
} SampleOptions;

#define SAMPLE_HUGE 40 /* populations of a huge sample */

/* The record of one run of the sample. */
SimRunRecord *sample_run (int point, int replication,
                          const SampleOptions *options);

/* Describe the sample in @store. Aborts the test on failure. */
void sample_describe (SimStore *store, const SampleOptions *options);

/* A complete sample at @path, closed. */
void sample_store (const char *path, const SampleOptions *options);

/* Remove a directory and all in it. */
void sample_remove (const char *directory);

G_END_DECLS
