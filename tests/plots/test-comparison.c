#include "config.h"

#include "plots/comparison.h"
#include "tests/sim/suite.h"

#include <glib/gstdio.h>
#include <math.h>
#include <sys/resource.h>
#include <time.h>

#define N_POINTS 4

static char *
new_folder (void)
{
  char *folder = g_dir_make_tmp ("sovsim-comparison-XXXXXX", NULL);

  ck_assert_ptr_nonnull (folder);
  return folder;
}

static void
must (gboolean done, const GError *error)
{
  ck_assert_msg (done, "%s", error != NULL ? error->message : "failed");
}

/* Point p is 10 p slower, and every number of a replication moves together. */
static void
add_run (SimStore *store, int point, int replication)
{
  g_autofree char *text = g_strdup_printf ("%d %d", point, replication);
  g_autofree char *key
      = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  g_autoptr (SimRunRecord) record
      = sim_run_record_new (key, point, replication, 1);
  double noise = replication % 17;
  GError *error = NULL;

  sim_run_record_add_regime (record, 0, SIM_SECOND, "");
  sim_run_record_add_regime (record, SIM_SECOND, 2 * SIM_SECOND, "");
  sim_run_record_add_scalar (record, SIM_WHOLE_RUN, "latency.p50", "",
                             100 + 10 * point + noise);
  sim_run_record_add_scalar (record, SIM_WHOLE_RUN, "latency.p95", "",
                             200 - 10 * point + noise + point % 2 * noise);
  sim_run_record_add_scalar (record, SIM_WHOLE_RUN, "availability", "", 0.5);
  for (int i = 0; i < 40; i++)
    {
      g_autofree char *labels = g_strdup_printf ("reason=r%d", i % 2);
      g_autofree char *metric = g_strdup_printf ("other.%d", i);

      sim_run_record_add_scalar (record, i % 3 - 1,
                                 i < 2 ? "user-days.lost" : metric, labels, i);
    }
  for (int i = 0; i < 18; i++)
    sim_run_record_add_finding (record, i % 2, "access",
                                i % 3 == 0   ? "police"
                                : i % 3 == 1 ? "court"
                                             : "agency",
                                i / 6 == 0   ? "mail"
                                : i / 6 == 1 ? "files"
                                             : "logs",
                                i % 2 == 1 && point == 0 ? "D" : "N",
                                "some reason that takes a line or two");
  must (sim_store_add_run (store, record, NULL, &error), error);
}

static void
add_points (SimStore *store, int n_points)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (SimPoint));
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (SimPointParam));
  g_autoptr (GStringChunk) names = g_string_chunk_new (256);
  GError *error = NULL;

  for (int i = 0; i < n_points; i++)
    {
      g_autofree char *made = g_strdup_printf ("v%d", i);
      const char *name = g_string_chunk_insert (names, made);
      SimPoint point = { i, name, name, name, name, 1 };

      g_array_append_val (points, point);
    }
  must (sim_store_begin (store, &error), error);
  must (sim_store_set_points (store, points, none, &error), error);
  must (sim_store_commit (store, &error), error);
}

static SimStore *
make_store (const char *folder, int n_points, int n_replications)
{
  static const SimMetric metrics[]
      = { { "latency.p50", "ms", "", "", "lower" },
          { "latency.p95", "ms", "", "", "lower" },
          { "availability", "1", "", "", "higher" } };
  g_autofree char *path = g_build_filename (folder, "results.db", NULL);
  GError *error = NULL;
  SimStore *store = sim_store_create (path, &error);

  must (store != NULL, error);
  add_points (store, n_points);
  for (guint i = 0; i < G_N_ELEMENTS (metrics); i++)
    must (sim_store_add_metric (store, &metrics[i], &error), error);
  for (int r = 0; r < n_replications; r++)
    for (int i = 0; i < n_points; i++)
      add_run (store, i, r);
  return store;
}

static void
remove_store (const char *folder, SimStore *store)
{
  static const char *const files[]
      = { "results.db", "results.db-wal", "results.db-shm" };

  sim_store_free (store);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i], NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static Comparison *
compare (SimStore *store, const ComparisonWish *wish)
{
  SimStore *const stores[] = { store };
  static const char *const names[] = { "here" };
  GError *error = NULL;
  Comparison *comparison = comparison_load (stores, names, 1, wish, &error);

  must (comparison != NULL, error);
  comparison_judge (comparison);
  return comparison;
}

static const ComparisonWish PLAIN
    = { .level = 0.95, .correction = SIM_CORRECTION_HOLM };

static guint
series_called (const Comparison *comparison, const char *metric)
{
  for (guint i = 0; i < comparison->series->len; i++)
    if (g_str_equal (comparison_series (comparison, i)->metric, metric))
      return i;
  ck_abort_msg ("no series %s", metric);
  return 0;
}

START_TEST (a_difference_is_the_same_from_either_side)
{
  g_autofree char *folder = new_folder ();
  SimStore *store = make_store (folder, 3, 12);
  g_autoptr (Comparison) comparison = compare (store, &PLAIN);
  guint i = series_called (comparison, "latency.p95");
  Difference there, back;

  ck_assert (comparison_find (comparison, i, 1, 0, &there));
  ck_assert (comparison_find (comparison, i, 0, 1, &back));
  ck_assert_double_eq (there.interval.low, -back.interval.high);
  ck_assert_double_eq (there.interval.estimate, -back.interval.estimate);
  ck_assert_double_eq (there.contrast.mean, back.contrast.mean_other);
  ck_assert_double_gt (there.interval.half_width, 0);
  remove_store (folder, store);
}
END_TEST

START_TEST (what_is_the_same_in_every_pair_needs_no_correction)
{
  g_autofree char *folder = new_folder ();
  SimStore *store = make_store (folder, 2, 12);
  g_autoptr (Comparison) comparison = compare (store, &PLAIN);
  Difference difference;

  ck_assert (comparison_find (comparison,
                              series_called (comparison, "latency.p50"), 1, 0,
                              &difference));
  ck_assert_double_eq (difference.interval.low, 10);
  ck_assert_double_eq (difference.interval.high, 10);
  ck_assert_int_eq (comparison_outcome (comparison, &difference),
                    OUTCOME_WORSE);
  ck_assert (comparison_find (comparison,
                              series_called (comparison, "availability"), 1, 0,
                              &difference));
  ck_assert_int_eq (comparison_outcome (comparison, &difference),
                    OUTCOME_EQUAL);
  /* Only latency.p95 can err. */
  ck_assert_uint_eq (comparison->n_family, 1);
  remove_store (folder, store);
}
END_TEST

START_TEST (direct_access_at_the_end_is_counted)
{
  g_autofree char *folder = new_folder ();
  SimStore *store = make_store (folder, 2, 3);
  g_autoptr (Comparison) comparison = compare (store, &PLAIN);
  guint i = series_called (comparison, "access.direct");

  ck_assert_double_eq (comparison_mean (comparison, i, 0).estimate, 9);
  ck_assert_double_eq (comparison_mean (comparison, i, 1).estimate, 0);
  remove_store (folder, store);
}
END_TEST

/* v0 is fastest by the median and slowest by p95, so nobody dominates; without
 * p95 and access it does. */
START_TEST (only_who_is_nowhere_worse_dominates)
{
  static const char *const two[] = { "latency.p50", "availability", NULL };
  g_autofree char *folder = new_folder ();
  SimStore *store = make_store (folder, 2, 12);
  g_autoptr (Comparison) all = compare (store, &PLAIN);
  g_autoptr (GArray) outcomes = comparison_outcomes (all);
  ComparisonWish wish = PLAIN;
  g_autoptr (Comparison) some = NULL;
  g_autoptr (GArray) few = NULL;
  static const double weights[] = { 3, 1 };

  ck_assert_int_eq (comparison_dominates (all, outcomes, 0, 1), DOMINANCE_NONE);
  wish.metrics = two;
  some = compare (store, &wish);
  few = comparison_outcomes (some);
  ck_assert_uint_eq (few->len, 2);
  ck_assert_int_eq (comparison_dominates (some, few, 0, 1), DOMINANCE_SHOWN);
  ck_assert_int_eq (comparison_dominates (some, few, 1, 0), DOMINANCE_NONE);
  ck_assert_double_eq (comparison_regret (some, few, weights, 0), 0);
  ck_assert_double_eq (comparison_regret (some, few, weights, 1), 0.75);
  remove_store (folder, store);
}
END_TEST

/* The time is that of the processor, so that company does not matter. A
 * sanitizer makes everything slower and larger. */
START_TEST (ten_thousand_runs_are_compared_in_two_seconds_and_200_MB)
{
  g_autofree char *folder = new_folder ();
  SimStore *store = make_store (folder, N_POINTS, 10000 / N_POINTS);
  clock_t began = clock ();
  g_autoptr (Comparison) comparison = compare (store, &PLAIN);
  double seconds = (double) (clock () - began) / CLOCKS_PER_SEC;
  struct rusage usage;

  ck_assert_int_eq (getrusage (RUSAGE_SELF, &usage), 0);
  ck_assert_uint_eq (comparison_contender (comparison, 0)->runs->len, 2500);
#ifndef __SANITIZE_ADDRESS__
  ck_assert_double_lt (seconds, 2);
  ck_assert_int_lt (usage.ru_maxrss, 200 * 1024);
#endif
  ck_assert_double_gt (seconds, 0);
  remove_store (folder, store);
}
END_TEST

static const TTest **const tests[]
    = { &a_difference_is_the_same_from_either_side,
        &what_is_the_same_in_every_pair_needs_no_correction,
        &direct_access_at_the_end_is_counted,
        &only_who_is_nowhere_worse_dominates,
        &ten_thousand_runs_are_compared_in_two_seconds_and_200_MB,
        NULL };

SUITE_MAIN ("comparison", tests)
