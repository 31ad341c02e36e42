/* Laws that hold in every model, and the intervals themselves. */
#include "config.h"

#include "sim/sim-interval.h"
#include "sim/sim-pool.h"
#include "tests/sim/model.h"
#include "tests/sim/suite.h"

#include <math.h>

/* One false alarm in 10^6 comparisons. */
#define CONFIDENCE (1 - 1e-6)

static const ModelSpec MM1
    = { .name = "M/M/1",
        .n_stations = 1,
        .stations = { { .kind = "fifo", .n_servers = 1 } },
        .service = { { "exponential(mean=1)" } },
        .per_ms = { 0.8 },
        .warm_ms = 500,
        .run_ms = 30000,
        .wait_at_ms = 4 };

static const ModelSpec TWO_CLASSES
    = { .name = "two classes",
        .n_stations = 1,
        .stations = { { .kind = "priority", .n_servers = 1, .n_tenants = 2 } },
        .service = { { "exponential(mean=1)", "erlang(k=2, mean=1.5)" } },
        .per_ms = { 0.3, 0.3 },
        .warm_ms = 500,
        .run_ms = 30000 };

static const ModelSpec JACKSON
    = { .name = "Jackson",
        .n_stations = 3,
        .stations = { { .kind = "fifo", .n_servers = 1 },
                      { .kind = "fifo", .n_servers = 2 },
                      { .kind = "fifo", .n_servers = 1 } },
        .service = { { "exponential(mean=1)" },
                     { "exponential(mean=4)" },
                     { "exponential(mean=0.8)" } },
        .per_ms = { 0.4 },
        .route = { { 0, 0.5, 0.3 }, { 0, 0, 1 }, { 0.4, 0, 0 } },
        .warm_ms = 500,
        .run_ms = 30000 };

/* Little's law is exact, not statistical, from empty to empty: the area under
 * the number inside is the sum of the stays. For every kind of station. */
START_TEST (littles_law_is_exact_from_empty_to_empty_in_every_kind)
{
  static const SimTenant terms[] = { { 1, 0.2, 0.8 }, { 3, 0, HUGE_VAL } };

  for (guint i = 0; sim_station_kind (i) != NULL; i++)
    {
      ModelSpec spec = TWO_CLASSES;
      const SimStationKind *kind = sim_station_kind (i);
      g_autoptr (Model) model = NULL;
      const SimStationStats *stats;

      spec.stations[0].kind = sim_station_kind_name (kind);
      spec.stations[0].n_tenants = sim_station_kind_has_tenants (kind) ? 2 : 1;
      spec.stations[0].tenants = terms;
      spec.run_ms = 5000;
      spec.warm_ms = 0;
      model = model_new (&spec, 1, i);
      model_run (model);
      model_drain (model);
      stats = model_stats (model, 0);
      ck_assert_uint_gt (stats->n_departed, 1500);
      ck_assert_int_eq (stats->inside.value, 0);
      ck_assert_double_eq_tol (
          (double) stats->inside.area
              / (stats->stay.mean * (double) stats->n_departed),
          1, 1e-10);
    }
}
END_TEST

/* The first model with and without a consumer of draws and events that has
 * nothing to do with it: the same customers, to the nanosecond. */
START_TEST (an_unrelated_consumer_moves_nobody_elses_numbers)
{
  ModelSpec quiet = JACKSON, chatty = JACKSON;
  g_autoptr (Model) a = NULL;
  g_autoptr (Model) b = NULL;

  chatty.has_chatter = TRUE;
  a = model_new (&quiet, 1, 0);
  b = model_new (&chatty, 1, 0);
  model_run (a);
  model_run (b);
  ck_assert_uint_gt (sim_engine_n_events (b->engine),
                     sim_engine_n_events (a->engine) + 10000);
  for (guint i = 0; i < JACKSON.n_stations; i++)
    {
      const SimStationStats *x = model_stats (a, i), *y = model_stats (b, i);

      ck_assert_uint_eq (x->n_departed, y->n_departed);
      ck_assert (x->inside.area == y->inside.area);
      ck_assert_double_eq (x->stay.mean, y->stay.mean);
      ck_assert_double_eq (x->stay.spread, y->stay.spread);
    }
}
END_TEST

#define N_REPEATS 1000
#define N_INSIDE 10

typedef struct
{
  const ModelSpec *spec;
  gboolean covers[N_REPEATS];
} Coverage;

static void
coverage_task (guint index, gpointer data)
{
  Coverage *coverage = data;
  double waits[N_INSIDE];
  SimInterval interval;

  for (guint32 i = 0; i < N_INSIDE; i++)
    {
      g_autoptr (Model) model
          = model_new (coverage->spec, 77, index * N_INSIDE + i);

      model_run (model);
      waits[i] = model_stats (model, 0)->wait.mean / 1e6;
    }
  interval = sim_interval_mean (waits, N_INSIDE, 0.95);
  coverage->covers[index] = interval.low <= 4 && interval.high >= 4;
}

/* A thousand experiments of ten replications each, M/M/1 at load 0.8. If the
 * true cover is 95 %, a fresh seed falls outside in 3 % of all runs. */
START_TEST (intervals_of_95_percent_cover_the_truth_in_95_percent_of_cases)
{
  ModelSpec spec = MM1;
  g_autofree Coverage *coverage = g_new0 (Coverage, 1);
  guint n = 0;

  spec.run_ms = 8000;
  spec.warm_ms = 200;
  coverage->spec = &spec;
  sim_pool_run (N_REPEATS, 2, coverage_task, coverage);
  for (guint i = 0; i < N_REPEATS; i++)
    n += coverage->covers[i] ? 1 : 0;
  if (g_getenv ("SOVSIM_VERBOSE") != NULL)
    g_print ("cover: %u of %u\n", n, N_REPEATS);
  ck_assert_uint_ge (n, 935);
  ck_assert_uint_le (n, 965);
}
END_TEST

static const ModelSpec TIDES = { .name = "M(t)/G/inf",
                                 .n_stations = 1,
                                 .stations = { { .kind = "infinite" } },
                                 .service = { { "exponential(mean=1)" } },
                                 .per_ms = { 2 },
                                 .swing = 0.8,
                                 .period_ms = 40,
                                 .warm_ms = 0,
                                 .run_ms = 10 };

static void
measure_counts (const Model *model, double *out)
{
  double n = (double) model_stats (model, 0)->n_arrived;

  out[0] = n;
  out[1] = model_inside (model, 0);
}

/* Arrivals of 2 (1 + 0.8 sin (2 pi t / 40)) per ms in a quarter of a period;
 * the number inside solves m' = rate - m, with m (0) = 0. Means only: Little's
 * law holds in the steady state, and this is not one. */
START_TEST (arrivals_that_rise_and_fall_have_the_integral_of_their_rate)
{
  ModelSpec spec = TIDES;
  guint n_runs = 4000;
  g_autofree double *counts = g_new (double, n_runs);
  double mean = 2 * (10 + 0.8 * 40 / (2 * G_PI)), square = 0;
  SimInterval interval;

  for (guint32 i = 0; i < n_runs; i++)
    {
      g_autoptr (Model) model = model_new (&spec, 1, i);
      double out[2];

      model_run (model);
      measure_counts (model, out);
      counts[i] = out[0];
      square += (out[0] - mean) * (out[0] - mean);
    }
  interval = sim_interval_mean (counts, n_runs, CONFIDENCE);
  ck_assert_double_le (interval.low, mean);
  ck_assert_double_ge (interval.high, mean);
  /* A Poisson number has its mean as variance; 5.5 deviations of that. */
  ck_assert_double_eq_tol (square / n_runs, mean,
                           5.5 * mean * sqrt (2.0 / n_runs));
}
END_TEST

static const TTest **const tests[]
    = { &arrivals_that_rise_and_fall_have_the_integral_of_their_rate,
        &littles_law_is_exact_from_empty_to_empty_in_every_kind,
        &an_unrelated_consumer_moves_nobody_elses_numbers,
        &intervals_of_95_percent_cover_the_truth_in_95_percent_of_cases, NULL };

SUITE_MAIN ("laws", tests)
