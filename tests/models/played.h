/* Played: one regime of a small world, with its traffic, for tests. */
#pragma once

#include "models/course.h"
#include "models/traffic/traffic.h"
#include "models/world/scenario.h"
#include "tests/models/small-world.h"

/* What a test looks at. */
typedef struct
{
  Study *study;
  Course *course;
  const Regime *regime;
  const Compliance *compliance;
  Traffic *traffic;
} Played;

void played_clear (Played *played);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Played, played_clear)

/* Play the first regime of the world of @body; and its present one again. */
Played play (const char *body, guint64 seed, guint32 replication);
void play_again (Played *played);

/* Go on to regime @i, and play it. */
void play_regime (Played *played, guint i);

/* The counts of the use at position @i; the sum of what it lost. */
const UseCount *use_count (const Played *played, guint i);
guint64 use_lost (const UseCount *count);

/* Everything offered was served or lost. */
void check_sums (const UseCount *count);

/* A share, and 5 deviations of a share @p of @n. */
double share (guint64 part, guint64 whole);
double tolerance (double p, guint64 n);

/* The same of all requests that were played, whatever each stands for. */
double spread_of (const Played *played, double p);

const SimHistogram *latency (const Played *played, const char *population);

/* Windows of an hour after a warm-up of ten minutes. */
#define HOURS(n)                                                               \
  "<experiment windows='" n "' window-length='1h' warm-up='10min'/>"

/* 1000 users who each send 6048 requests a day are 70 a second; a server that
 * needs 10 ms is busy for 0.7 of its time. */
#define BUSY                                                                   \
  SMALL_SERVICE SMALL_TENANT SMALL_TOWN (                                      \
      "town", "", "<use instance='mail-home' activity='6048/d'/>")

/* The same with one server there. Free with g_free. */
char *one_server (const char *experiment);
