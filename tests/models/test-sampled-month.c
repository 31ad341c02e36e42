/* A month played whole and the same month sampled agree within the stated
 * interval, as often as the interval promises. */
#include "config.h"

#include "models/calendar/calendar.h"
#include "models/replay.h"
#include "sim/sim-interval.h"
#include "tests/models/small-world.h"

#include <math.h>

/* A town with days and weekends, on two servers that are busy at noon; it is
 * small, so that the whole month is some 100 000 requests. A change in the
 * middle takes a server away. */
#define MONTH                                                                  \
  SMALL_SERVICE                                                                \
  "<party id='firm' seat='land'/><tenant id='customer' party='firm'/>"         \
  "<profile id='flat' weekend='30%' hours='1 1 1 1 1 2 4 6 9 9 9 9 9 9 9 9 7 " \
  "6 5 4 3 2 1 1'/>" SMALL_TOWN ("town", "",                                   \
                                 "<use id='use' instance='mail-home' "         \
                                 "activity='4/d'/>") "<event id='change' "     \
                                                     "date='2020-01-20'><set " \
                                                     "entity='home-servers' "  \
                                                     "attribute='servers' "    \
                                                     "value='1'/></event>"

/* The run is January; windows enough or few. */
static Study *
month (const char *experiment)
{
  g_autofree char *body = g_strconcat (MONTH, experiment, NULL);
  g_autofree char *text = small_scenario (body);
  g_autofree char *slow = small_replace (text, "mean=10ms", "mean=8s");
  g_autofree char *january = small_replace (slow, "2020-03-01", "2020-02-01");

  return small_study_with (january, NULL);
}

/* What a replication says of @metric. */
static double
replay (const Study *study, const char *metric, guint64 seed,
        guint32 replication)
{
  SimRunRecord *record
      = replay_run (study, g_ptr_array_index (study->options, 0), "run", 0,
                    seed, replication);
  double value = small_whole (record, metric, "");

  sim_run_record_free (record);
  return value;
}

enum
{
  WHOLE_MONTHS = 12, /* what is taken as the truth */
  EXPERIMENTS = 40,
  REPLICATIONS = 10
};

/* How many of 40 experiments have the mean of whole months within their
 * interval of 95 %. */
static guint
n_covering (const char *metric)
{
  g_autoptr (Study) whole = month (
      "<experiment windows='100000' window-length='1min' warm-up='0s'/>");
  g_autoptr (Study) sampled = month (
      "<experiment windows='14' window-length='10min' warm-up='20min'/>");
  double truth = 0;
  guint n = 0;

  for (guint32 i = 0; i < WHOLE_MONTHS; i++)
    truth += replay (whole, metric, 1, i) / WHOLE_MONTHS;
  for (guint64 seed = 2; seed < 2 + EXPERIMENTS; seed++)
    {
      double values[REPLICATIONS];
      SimInterval interval;

      for (guint32 i = 0; i < REPLICATIONS; i++)
        values[i] = replay (sampled, metric, seed, i);
      interval = sim_interval_mean (values, REPLICATIONS, 0.95);
      n += interval.low <= truth && truth <= interval.high;
      /* It says something. */
      ck_assert_double_lt (interval.half_width, 0.3 * truth);
    }
  return n;
}

/* 38 of 40 are promised; fewer than 33 come by chance in two of ten thousand
 * cases, 40 are no fault. */
START_TEST (sampled_requests_agree_with_a_whole_month)
{
  ck_assert_uint_ge (n_covering ("requests.offered"), 33);
}
END_TEST

/* A ratio of two sampled sums: the mean of the latencies, most of which is
 * waiting, at noon and after a server is gone. */
START_TEST (sampled_latencies_agree_with_a_whole_month)
{
  ck_assert_uint_ge (n_covering ("latency.mean"), 33);
}
END_TEST

static const TTest **const tests[]
    = { &sampled_requests_agree_with_a_whole_month,
        &sampled_latencies_agree_with_a_whole_month, NULL };

SUITE_MAIN ("sampled-month", tests)
