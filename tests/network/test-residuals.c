/* The model beside the tables it was fitted on, and one it never saw. */
#include "config.h"

#include <stdio.h>

#include "tests/fit/pairs.h"
#include "tests/network/small-network.h"

static gboolean
is_across (const Pair *pair, gpointer data G_GNUC_UNUSED)
{
  return pair->crosses;
}

static gboolean
is_not_across (const Pair *pair, gpointer data G_GNUC_UNUSED)
{
  return !pair->crosses;
}

/* The median error of a table must be at most @most percent. */
static void
check_table (const char *file, const char *cloud, PairWanted wanted,
             double most)
{
  g_autoptr (Study) study = load_shipped (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *shared = shared_data ();
  g_autofree char *path = g_build_filename (shared, "latency", file, NULL);
  g_autoptr (GArray) errors = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) pairs
      = pairs_read (study_world (study), path, cloud,
                    cloud == NULL ? "rtt_avg_ms" : "rtt_ms", &error);
  double median;

  ck_assert_msg (pairs != NULL, "%s", pairs == NULL ? error->message : "");
  pairs_add_errors (pairs, study_world (study), wanted, NULL, errors);
  median = 100 * pairs_median (errors);
  printf ("%s: median absolute relative error %.2f %% of %u pairs, at most "
          "%g %% wanted\n",
          file, median, errors->len, most);
  ck_assert_double_le (median, most);
}

START_TEST (azure_is_within_3_percent)
{
  check_table ("azure_p50_calibration.csv", "azure", is_not_across, 3);
}
END_TEST

START_TEST (aws_is_within_8_percent_without_a_fit)
{
  check_table ("aws_p50_calibration.csv", "aws", is_not_across, 8);
}
END_TEST

START_TEST (the_internet_is_within_12_percent)
{
  check_table ("wondernetwork_2018_calibration.csv", NULL, is_not_across, 12);
}
END_TEST

START_TEST (the_border_is_within_18_percent)
{
  check_table ("wondernetwork_2018_calibration.csv", NULL, is_across, 18);
}
END_TEST

int
main (void)
{
  g_autofree char *shared = shared_data ();
  Suite *suite = suite_create ("residuals");
  TCase *all = tcase_create ("all");

  if (shared == NULL)
    {
      printf (
          "SKIPPED: the calibration tables, ../shared/data, are not here\n");
      return 77;
    }
  tcase_set_timeout (all, 60);
  tcase_add_test (all, azure_is_within_3_percent);
  tcase_add_test (all, aws_is_within_8_percent_without_a_fit);
  tcase_add_test (all, the_internet_is_within_12_percent);
  tcase_add_test (all, the_border_is_within_18_percent);
  suite_add_tcase (suite, all);
  return run_suite (suite);
}
