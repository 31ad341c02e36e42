#include "config.h"

#include "tests/models/played.h"

#include <math.h>

void
played_clear (Played *played)
{
  traffic_free (played->traffic);
  course_free (played->course);
  study_free (played->study);
}

void
play_again (Played *played)
{
  traffic_play (played->traffic, played->regime, played->compliance->admissions,
                world_experiment (played->regime->world));
}

Played
play (const char *body, guint64 seed, guint32 replication)
{
  Played played = { .study = small_study (body) };

  played.course
      = course_play (played.study, g_ptr_array_index (played.study->options, 0),
                     seed, replication);
  played.compliance = course_compliance (played.course, 0);
  played.regime = played.compliance->regime;
  played.traffic = traffic_new (seed, replication);
  play_again (&played);
  return played;
}

void
play_regime (Played *played, guint i)
{
  played->compliance = course_compliance (played->course, i);
  played->regime = played->compliance->regime;
  play_again (played);
}

const UseCount *
use_count (const Played *played, guint i)
{
  ck_assert_uint_lt (i, traffic_uses (played->traffic)->len);
  return &g_array_index (traffic_uses (played->traffic), UseCount, i);
}

const SimHistogram *
latency (const Played *played, const char *population)
{
  return traffic_latency (played->traffic,
                          small_find (played->regime->world, population));
}

guint64
use_lost (const UseCount *count)
{
  guint64 sum = 0;

  for (int reason = 0; reason < N_LOSSES; reason++)
    sum += count->lost[reason];
  return sum;
}

char *
one_server (const char *experiment)
{
  g_autofree char *body = g_strconcat (BUSY, experiment, NULL);

  return small_replace (body, "site='home-site' servers='2'",
                        "site='home-site' servers='1'");
}

void
check_sums (const UseCount *count)
{
  ck_assert_uint_eq (count->offered,
                     count->first + count->fallback + use_lost (count));
}

double
share (guint64 part, guint64 whole)
{
  return (double) part / (double) whole;
}

double
tolerance (double p, guint64 n)
{
  return 5 * sqrt (p * (1 - p) / (double) n);
}

/* A fifth of them at most were in warm-ups. */
double
spread_of (const Played *played, double p)
{
  return tolerance (p, traffic_n_requests (played->traffic) * 4 / 5);
}
