#include "config.h"

#include "sim/sim-histogram.h"
#include "sim/sim-interval.h"
#include "sim/sim-level.h"
#include "sim/sim-pool.h"
#include "sim/sim-random.h"
#include "sim/sim-spell.h"
#include "sim/sim-tally.h"
#include "tests/sim/suite.h"

#include <math.h>
#include <string.h>

#define N 20000

static void
fill_lognormal (gint64 *values, int n)
{
  SimStream stream;

  sim_stream_init (&stream, sim_key (1, 0, "estimators", "values"));
  for (int i = 0; i < n; i++)
    values[i] = (gint64) exp (14 + 3 * sim_stream_normal (&stream));
}

static int
compare (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

START_TEST (quantiles_of_a_histogram_are_within_one_percent)
{
  static const double ps[] = { 0.001, 0.01, 0.1, 0.5, 0.9, 0.99, 0.999 };
  g_autofree gint64 *values = g_new (gint64, N);
  g_autoptr (SimHistogram) histogram = sim_histogram_new ();

  fill_lognormal (values, N);
  for (int i = 0; i < N; i++)
    sim_histogram_add (histogram, values[i]);
  qsort (values, N, sizeof *values, compare);
  for (guint i = 0; i < G_N_ELEMENTS (ps); i++)
    {
      double right = (double) values[(int) ceil (ps[i] * N) - 1];

      ck_assert_double_eq_tol (
          (double) sim_histogram_quantile (histogram, ps[i]), right,
          0.01 * right);
    }
  ck_assert_int_eq (sim_histogram_quantile (histogram, 0), values[0]);
  ck_assert_int_eq (sim_histogram_quantile (histogram, 1), values[N - 1]);
}
END_TEST

/* Around every power of two up to the greatest value. */
START_TEST (every_value_lies_in_its_bucket_and_buckets_are_narrow)
{
  for (int power = 0; power < 63; power++)
    for (gint64 off = -2; off <= 2; off++)
      {
        gint64 value = ((gint64) 1 << power) + off;
        SimBucket bucket;
        g_autoptr (SimHistogram) histogram = sim_histogram_new ();

        if (value < 0)
          continue;
        sim_histogram_add (histogram, value);
        ck_assert (sim_histogram_next (histogram, 0, &bucket));
        ck_assert (bucket.lower <= value && value <= bucket.upper);
        ck_assert ((double) (bucket.upper - bucket.lower)
                   <= 0.016 * (double) value);
      }
  ck_assert_uint_eq (sim_histogram_index (G_MAXINT64),
                     SIM_HISTOGRAM_BUCKETS - 1);
}
END_TEST

START_TEST (merging_histograms_is_exact_in_any_order)
{
  g_autofree gint64 *values = g_new (gint64, N);
  g_autoptr (SimHistogram) whole = sim_histogram_new ();
  g_autoptr (SimHistogram) forward = sim_histogram_new ();
  g_autoptr (SimHistogram) backward = sim_histogram_new ();
  SimHistogram *parts[4];

  fill_lognormal (values, N);
  for (int i = 0; i < 4; i++)
    parts[i] = sim_histogram_new ();
  for (int i = 0; i < N; i++)
    {
      sim_histogram_add (whole, values[i]);
      sim_histogram_add (parts[i * 4 / N], values[i]);
    }
  for (int i = 0; i < 4; i++)
    {
      sim_histogram_merge (forward, parts[i]);
      sim_histogram_merge (backward, parts[3 - i]);
    }
  ck_assert_mem_eq (forward, whole, sizeof *whole);
  ck_assert_mem_eq (backward, whole, sizeof *whole);
  for (int i = 0; i < 4; i++)
    sim_histogram_free (parts[i]);
}
END_TEST

START_TEST (a_weight_is_the_same_as_merging_so_often)
{
  g_autoptr (SimHistogram) part = sim_histogram_new ();
  g_autoptr (SimHistogram) often = sim_histogram_new ();
  g_autoptr (SimHistogram) weighted = sim_histogram_new ();

  sim_histogram_add (part, 5);
  sim_histogram_add_n (part, 1000000, 7);
  for (int i = 0; i < 13; i++)
    sim_histogram_merge (often, part);
  sim_histogram_merge_weighted (weighted, part, 13);
  sim_histogram_merge_weighted (weighted, part, 0);
  ck_assert_mem_eq (weighted, often, sizeof *often);
  ck_assert_uint_eq (weighted->count, 13 * 8);
}
END_TEST

START_TEST (a_histogram_is_rebuilt_from_its_buckets)
{
  g_autofree gint64 *values = g_new (gint64, N);
  g_autoptr (SimHistogram) whole = sim_histogram_new ();
  g_autoptr (SimHistogram) again = sim_histogram_new ();
  SimBucket bucket;

  fill_lognormal (values, N);
  for (int i = 0; i < N; i++)
    sim_histogram_add (whole, values[i]);
  for (guint i = 0; sim_histogram_next (whole, i, &bucket);
       i = bucket.index + 1)
    ck_assert (sim_histogram_add_bucket (again, bucket.index, bucket.count));
  sim_histogram_set_ends (again, whole->least, whole->most, whole->sum);
  ck_assert_mem_eq (again, whole, sizeof *whole);
  ck_assert (!sim_histogram_add_bucket (again, SIM_HISTOGRAM_BUCKETS, 1));
}
END_TEST

START_TEST (the_share_below_a_value_counts_whole_buckets)
{
  g_autoptr (SimHistogram) histogram = sim_histogram_new ();

  ck_assert_double_eq (sim_histogram_share (histogram, 5), 0);
  for (gint64 i = 1; i <= 100; i++)
    sim_histogram_add (histogram, i);
  ck_assert_double_eq (sim_histogram_share (histogram, 0), 0);
  ck_assert_double_eq (sim_histogram_share (histogram, 25), 0.25);
  ck_assert_double_eq (sim_histogram_share (histogram, 100), 1);
  ck_assert_double_eq (sim_histogram_mean (histogram), 50.5);
}
END_TEST

/* Around 1e9, where the naive sum of squares loses everything. */
START_TEST (a_tally_keeps_a_small_spread_around_a_large_mean)
{
  SimTally tally = { 0 };

  for (int i = 0; i < 1000; i++)
    sim_tally_add (&tally, 1e9 + i % 10);
  ck_assert_double_eq_tol (tally.mean, 1e9 + 4.5, 1e-6);
  ck_assert_double_eq_tol (sim_tally_variance (&tally), 8.25 * 1000 / 999,
                           1e-6);
  ck_assert_double_eq (tally.least, 1e9);
  ck_assert_double_eq (tally.most, 1e9 + 9);
}
END_TEST

START_TEST (merged_tallies_are_what_one_would_have_been)
{
  SimTally whole = { 0 }, parts[3] = { { 0 } }, merged = { 0 };

  for (int i = 0; i < 999; i++)
    {
      sim_tally_add (&whole, i * i % 101);
      sim_tally_add (&parts[i < 10 ? 0 : 2], i * i % 101);
    }
  for (int i = 0; i < 3; i++)
    sim_tally_merge (&merged, &parts[i]);
  ck_assert_uint_eq (merged.n, whole.n);
  ck_assert_double_eq_tol (merged.mean, whole.mean, 1e-10);
  ck_assert_double_eq_tol (merged.spread, whole.spread, 1e-6);
  ck_assert_double_eq (merged.least, whole.least);
  ck_assert_double_eq (merged.most, whole.most);
}
END_TEST

START_TEST (a_level_counts_each_value_for_as_long_as_it_lasted)
{
  SimSpan times[3];
  SimLevel level;

  sim_level_init (&level, 100, 2);
  sim_level_watch (&level, times, 3);
  sim_level_add (&level, 110, 3);
  sim_level_set (&level, 130, 0);
  ck_assert_double_eq (sim_level_mean (&level, 140), 120.0 / 40);
  ck_assert_int_eq (level.most, 5);
  sim_level_touch (&level, 140);
  ck_assert_int_eq (times[2], 10);
  ck_assert_int_eq (times[0], 10);
  sim_level_restart (&level, 140);
  sim_level_add (&level, 150, 1);
  ck_assert_double_eq (sim_level_mean (&level, 160), 0.5);
  ck_assert_int_eq (times[0], 10);
}
END_TEST

/* Two customers for 300 years each are more ns than 64 bits hold. */
START_TEST (a_level_does_not_overflow)
{
  SimLevel level;

  sim_level_init (&level, SIM_ALWAYS / 2, 1000000);
  ck_assert_double_eq (sim_level_mean (&level, SIM_NEVER / 2), 1e6);
}
END_TEST

START_TEST (students_t_has_the_quantiles_of_the_tables)
{
  ck_assert_double_eq_tol (sim_interval_t (0.975, 9), 2.262157, 1e-6);
  ck_assert_double_eq_tol (sim_interval_t (0.975, 1), 12.706205, 1e-6);
}
END_TEST

START_TEST (an_interval_is_centred_on_the_mean)
{
  const double values[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 };
  SimInterval interval = sim_interval_mean (values, 10, 0.95);

  ck_assert_double_eq_tol (interval.estimate, 5.5, 1e-12);
  ck_assert_double_eq_tol (interval.half_width, 2.262157 * sqrt (55.0 / 6 / 10),
                           1e-5);
  ck_assert_double_eq_tol (interval.high - interval.low,
                           2 * interval.half_width, 1e-12);
  ck_assert (isinf (sim_interval_mean (values, 1, 0.95).half_width));
}
END_TEST

/* n = 200, p = 0.95: ranks 184 and 197, as in the notes on experiments. */
START_TEST (a_quantile_interval_takes_the_ranks_of_the_binomial)
{
  double values[200];
  SimInterval interval;

  for (int i = 0; i < 200; i++)
    values[i] = i + 1;
  interval = sim_interval_quantile (values, 200, 0.95, 0.95);
  ck_assert_double_eq (interval.low, 184);
  ck_assert_double_eq (interval.high, 197);
  interval = sim_interval_quantile (values, 10, 0.95, 0.95);
  ck_assert (isinf (interval.high));
}
END_TEST

START_TEST (replicating_stops_when_the_half_width_is_met_not_earlier)
{
  SimStopping stopping = { 10, 5, 40, 0.95, 0, 0.05 };
  double wide[40], narrow[40];

  for (int i = 0; i < 40; i++)
    {
      wide[i] = 10 + (i % 2 ? 5 : -5);
      narrow[i] = 10 + (i % 2 ? 0.01 : -0.01);
    }
  ck_assert_uint_eq (sim_interval_wanted (&stopping, narrow, 0), 10);
  ck_assert_uint_eq (sim_interval_wanted (&stopping, narrow, 9), 1);
  ck_assert_uint_eq (sim_interval_wanted (&stopping, narrow, 10), 0);
  ck_assert_uint_eq (sim_interval_wanted (&stopping, wide, 10), 5);
  ck_assert_uint_eq (sim_interval_wanted (&stopping, wide, 38), 2);
  ck_assert_uint_eq (sim_interval_wanted (&stopping, wide, 40), 0);
  stopping.minimum = 3;
  ck_assert_uint_eq (sim_interval_wanted (&stopping, narrow, 3), 7);
}
END_TEST

START_TEST (the_warm_up_suggested_ends_where_the_ramp_ends)
{
  double means[200];

  for (int i = 0; i < 200; i++)
    means[i] = (i < 40 ? i / 40.0 : 1) + (i % 2 ? 0.01 : -0.01);
  ck_assert_uint_ge (sim_interval_warm_up (means, 200), 30);
  ck_assert_uint_le (sim_interval_warm_up (means, 200), 45);
  for (int i = 0; i < 200; i++)
    means[i] = 1 + (i % 2 ? 0.01 : -0.01);
  ck_assert_uint_eq (sim_interval_warm_up (means, 200), 0);
  ck_assert_uint_eq (sim_interval_warm_up (means, 3), 0);
}
END_TEST

/* Many short ones, so that workers really meet. */
#define N_TASKS 200000

typedef struct
{
  gint done[N_TASKS];
  gint cancel;
} Work;

static void
work_once (guint index, gpointer data)
{
  Work *work = data;

  g_atomic_int_inc (&work->done[index]);
  if (index == 100)
    g_atomic_int_set (&work->cancel, 1);
}

START_TEST (each_task_is_done_once_by_any_number_of_workers)
{
  for (guint n_workers = 1; n_workers <= 8; n_workers++)
    {
      g_autofree Work *work = g_new0 (Work, 1);
      guint n_wrong = 0;

      sim_pool_run (N_TASKS, n_workers, work_once, work);
      for (guint i = 0; i < N_TASKS; i++)
        n_wrong += work->done[i] != 1 ? 1 : 0;
      ck_assert_uint_eq (n_wrong, 0);
    }
  sim_pool_run (0, 4, work_once, NULL);
}
END_TEST

START_TEST (a_cancelled_pool_has_finished_exactly_the_first_tasks)
{
  for (guint n_workers = 1; n_workers <= 4; n_workers++)
    {
      g_autofree Work *work = g_new0 (Work, 1);
      guint n = sim_pool_run_until (N_TASKS, n_workers, work_once, work,
                                    &work->cancel);
      guint n_wrong = 0;

      for (guint i = 0; i < N_TASKS; i++)
        n_wrong += work->done[i] != (i < n) ? 1 : 0;
      ck_assert_uint_eq (n_wrong, 0);
      ck_assert_uint_ge (n, 101);
      if (n_workers == 1)
        ck_assert_uint_eq (n, 101);
    }
}
END_TEST

START_TEST (a_misspelt_word_finds_the_nearest_known_one)
{
  static const char *const known[]
      = { "lognormal", "normal", "latency", "rtt", NULL };

  ck_assert_str_eq (sim_spell_nearest ("lognromal", known), "lognormal");
  ck_assert_str_eq (sim_spell_nearest ("norml", known), "normal");
  ck_assert_str_eq (sim_spell_nearest ("rt", known), "rtt");
  ck_assert_ptr_null (sim_spell_nearest ("xyz", known));
  ck_assert_ptr_null (sim_spell_nearest ("", known));
  ck_assert_uint_eq (sim_spell_distance ("abcd", "acbd"), 1);
  ck_assert_uint_eq (sim_spell_distance ("kitten", "sitting"), 3);
  ck_assert_uint_eq (sim_spell_distance ("", "abc"), 3);
}
END_TEST

static const TTest **const tests[]
    = { &quantiles_of_a_histogram_are_within_one_percent,
        &every_value_lies_in_its_bucket_and_buckets_are_narrow,
        &merging_histograms_is_exact_in_any_order,
        &a_weight_is_the_same_as_merging_so_often,
        &a_histogram_is_rebuilt_from_its_buckets,
        &the_share_below_a_value_counts_whole_buckets,
        &a_tally_keeps_a_small_spread_around_a_large_mean,
        &merged_tallies_are_what_one_would_have_been,
        &a_level_counts_each_value_for_as_long_as_it_lasted,
        &a_level_does_not_overflow,
        &students_t_has_the_quantiles_of_the_tables,
        &an_interval_is_centred_on_the_mean,
        &a_quantile_interval_takes_the_ranks_of_the_binomial,
        &replicating_stops_when_the_half_width_is_met_not_earlier,
        &the_warm_up_suggested_ends_where_the_ramp_ends,
        &each_task_is_done_once_by_any_number_of_workers,
        &a_cancelled_pool_has_finished_exactly_the_first_tasks,
        &a_misspelt_word_finds_the_nearest_known_one,
        NULL };

SUITE_MAIN ("estimators", tests)
