/* What the figures are drawn from: averages, marks, tracks, losses, against
 * known answers. */
#include "config.h"

#include "plots/estimate.h"
#include "plots/figure-data.h"
#include "plots/losses.h"
#include "plots/marks.h"
#include "plots/steps.h"
#include "plots/tracks.h"
#include "tests/plots/sample-store.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>

static char *folder;

static void
make_folder (void)
{
  folder = g_dir_make_tmp ("sovsim-figures-XXXXXX", NULL);
  ck_assert_ptr_nonnull (folder);
}

static void
remove_folder (void)
{
  sample_remove (folder);
  g_clear_pointer (&folder, g_free);
}

static SimStore *
sample (const SampleOptions *options)
{
  g_autofree char *path = g_build_filename (folder, "r.db", NULL);
  g_autoptr (GError) error = NULL;
  SimStore *store;

  sample_store (path, options);
  store = sim_store_open (path, &error);
  ck_assert_msg (store != NULL, "%s", error != NULL ? error->message : "");
  return store;
}

START_TEST (a_caption_says_what_is_cut)
{
  g_autofree char *all = figure_data_cut (6, 6, "laws");
  g_autofree char *some = figure_data_cut (6, 7, "laws");

  ck_assert_str_eq (all, "");
  ck_assert_str_eq (some, " The first 6 of 7 laws are shown.");
}
END_TEST

START_TEST (steps_are_averaged_where_none_of_them_steps)
{
  g_autoptr (Steps) steps = steps_new ();
  g_autoptr (GArray) means = NULL;
  const StepMean *mean;

  steps_add (steps, 0, 10, 1);
  steps_add (steps, 10, 30, 3);
  steps_add (steps, 0, 20, 3);
  steps_add (steps, 20, 25, (double) NAN);
  steps_add (steps, 40, 50, 5);
  means = steps_average (steps);
  ck_assert_uint_eq (means->len, 4);
  mean = &g_array_index (means, StepMean, 0); /* 1 and 3 */
  ck_assert_int_eq (mean->to, 10);
  ck_assert_double_eq_tol (mean->estimate.mean, 2, 1e-12);
  /* t (0.975, 1) = 12.7062, s = sqrt 2, n = 2: half width 12.7062. */
  ck_assert_double_eq_tol (mean->estimate.half_width, 12.7062, 1e-4);
  mean = &g_array_index (means, StepMean, 1); /* 3 and 3 */
  ck_assert_int_eq (mean->to, 20);
  ck_assert_double_eq_tol (mean->estimate.half_width, 0, 1e-12);
  mean = &g_array_index (means, StepMean, 2); /* 3 alone */
  ck_assert_int_eq (mean->from, 20);
  ck_assert_int_eq (mean->to, 30);
  ck_assert_double_nan (mean->estimate.half_width);
  mean = &g_array_index (means, StepMean, 3); /* after a gap */
  ck_assert_int_eq (mean->from, 40);
}
END_TEST

START_TEST (estimates_show_the_digits_that_they_are_sure_of)
{
  static const struct
  {
    Estimate estimate;
    const char *text;
  } cases[] = { { { 2, 123.456, 0.5 }, "123.46 ± 0.50" },
                { { 2, 123.456, 12 }, "123 ± 12" },
                { { 2, 0.931, 1e-17 }, "0.931" },
                { { 1, 180000, (double) NAN }, "180000" },
                { { 1, 0, (double) NAN }, "0" },
                { { 1, 3.5e-9, (double) NAN }, "3.5e-09" },
                { { 0, (double) NAN, (double) NAN }, "–" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = estimate_format (cases[i].estimate);

      ck_assert_str_eq (text, cases[i].text);
    }
}
END_TEST

START_TEST (marks_of_one_day_are_one_and_laws_go_first)
{
  g_autoptr (SimStore) store = sample (NULL);
  g_autoptr (Names) names = names_load (store, NULL);
  g_autoptr (GPtrArray) marks = marks_load (store, names, NULL);
  g_autoptr (GPtrArray) days = marks_by_day (marks);
  g_autoptr (GPtrArray) chosen = marks_choose (days, 3);
  const Mark *last;

  ck_assert_uint_eq (marks->len, 4);
  ck_assert_uint_eq (days->len, 4);
  ck_assert_uint_eq (chosen->len, 3);
  last = g_ptr_array_index (chosen, 2);
  ck_assert_str_eq (last->kind, "rule");
  ck_assert_str_eq (last->text,
                    "Personal Information Protection Law: takes effect");
  ck_assert_str_eq (last->where, "");
}
END_TEST

START_TEST (tracks_join_regimes_with_the_same_answer)
{
  g_autoptr (SimStore) store = sample (NULL);
  g_autoptr (Names) names = names_load (store, NULL);
  g_autoptr (GPtrArray) tracks = tracks_load (store, "access", names, NULL);
  const Track *track = tracks_find (tracks, 0, "us-doj", "mail");
  g_autoptr (GArray) verdicts = track_verdicts (track);
  g_autofree char *changed = NULL;

  ck_assert_uint_eq (tracks->len, 4);
  ck_assert_uint_eq (verdicts->len, 2);
  ck_assert_str_eq (g_array_index (verdicts, TrackSpan, 0).verdict, "T");
  ck_assert_str_eq (g_array_index (verdicts, TrackSpan, 1).verdict, "D");
  changed = sim_time_format (g_array_index (verdicts, TrackSpan, 1).from);
  ck_assert_str_eq (changed, "2017-06-01");
}
END_TEST

START_TEST (losses_are_shares_of_what_was_offered)
{
  g_autoptr (SimStore) store = sample (NULL);
  g_autoptr (Names) names = names_load (store, NULL);
  g_autoptr (Losses) losses = losses_load (store, names, NULL);
  const GArray *consent;

  ck_assert_uint_eq (losses->reasons->len, 2);
  ck_assert_str_eq (g_ptr_array_index (losses->reasons, 0), "consent");
  consent = losses_over_time (losses, 0, 0);
  ck_assert_uint_eq (consent->len, 3);
  ck_assert_double_eq_tol (g_array_index (consent, StepMean, 2).estimate.mean,
                           0.14, 1e-12);
  ck_assert_double_eq_tol (losses_of_run (losses, 0, 0).mean, 0.07, 1e-12);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("figure-data");
  TCase *known = tcase_create ("known");
  SRunner *runner;
  int n_failed;

  tcase_add_checked_fixture (known, make_folder, remove_folder);
  tcase_add_test (known, a_caption_says_what_is_cut);
  tcase_add_test (known, steps_are_averaged_where_none_of_them_steps);
  tcase_add_test (known, estimates_show_the_digits_that_they_are_sure_of);
  tcase_add_test (known, marks_of_one_day_are_one_and_laws_go_first);
  tcase_add_test (known, tracks_join_regimes_with_the_same_answer);
  tcase_add_test (known, losses_are_shares_of_what_was_offered);
  suite_add_tcase (suite, known);
  runner = srunner_create (suite);
  srunner_run_all (runner, CK_NORMAL);
  n_failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return n_failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
