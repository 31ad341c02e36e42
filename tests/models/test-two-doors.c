/* The outcomes of two-doors that are known beforehand, with few windows of
 * traffic. The scenario is played once for all tests. */
#include "config.h"

#include "models/replay.h"
#include "models/world/population.h"
#include "tests/models/small-world.h"

#include <string.h>

/* The verdicts about @subject and @object, regime by regime: "NNDD". */
static char *
verdicts (const SimRunRecord *record, const char *kind, const char *subject,
          const char *object)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < record->findings->len; i++)
    {
      const SimFindingRow *row
          = &g_array_index (record->findings, SimFindingRow, i);

      if (g_str_equal (row->kind, kind) && g_str_equal (row->subject, subject)
          && g_str_equal (row->object, object))
        g_string_append (text, row->verdict);
    }
  return g_string_free (text, FALSE);
}

static SimRunRecord *
replay (const Study *study, const char *option, guint32 replication)
{
  return replay_run (study, study_option (study, option), "run", 0, 1,
                     replication);
}

static Study *doors;
static SimRunRecord *international, *in_country, *mixed;

/* With few windows, and a block for sure: then its losses can be looked at. */
static void
open_doors (void)
{
  static const char *const sets[]
      = { "experiment.windows=2", "experiment.window-length=20s",
          "licence-challenge.block-probability=100%" };
  g_autoptr (ProblemList) problems = problem_list_new ();
  g_autoptr (GPtrArray) changes = g_ptr_array_new ();
  g_autofree char *wrong = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    g_ptr_array_add (changes, change_parse (sets[i], problems));
  doors = study_load (SOVSIM_SOURCEDIR "/scenarios/two-doors.xml", changes,
                      SOVSIM_SOURCEDIR "/scenarios", problems);
  for (guint i = 0; i < changes->len; i++)
    change_free (g_ptr_array_index (changes, i));
  wrong = problem_list_format (problems);
  ck_assert_str_eq (wrong, "");
  international = replay (doors, "international", 0);
  in_country = replay (doors, "in-country", 0);
  mixed = replay (doors, "mixed", 0);
}

static void
close_doors (void)
{
  sim_run_record_free (international);
  sim_run_record_free (in_country);
  sim_run_record_free (mixed);
  study_free (doors);
}

static const char *const TOWNS[] = { "beijing",  "shenzhen",  "chengdu",
                                     "shanghai", "guangzhou", "wuhan",
                                     NULL };

START_TEST (in_country_is_faster_for_every_mainland_town)
{
  for (guint i = 0; TOWNS[i] != NULL; i++)
    {
      g_autofree char *labels = g_strconcat ("population=", TOWNS[i], NULL);

      ck_assert_double_lt (small_whole (in_country, "latency.p50", labels),
                           small_whole (international, "latency.p50", labels)
                               / 2);
      ck_assert_double_lt (small_whole (in_country, "latency.p95", labels),
                           small_whole (international, "latency.p95", labels));
    }
}
END_TEST

START_TEST (only_international_loses_users_to_refusal_and_block)
{
  static const char *const reasons[]
      = { "reason=consent", "reason=licence", NULL };

  for (guint i = 0; reasons[i] != NULL; i++)
    {
      ck_assert_double_gt (
          small_whole (international, "user-days.lost", reasons[i]), 0);
      ck_assert_double_eq (
          small_whole (in_country, "user-days.lost", reasons[i]), 0);
      ck_assert_double_eq (small_whole (mixed, "user-days.lost", reasons[i]),
                           0);
    }
}
END_TEST

/* Regime by regime: refusal share x users, of each town. */
static double
users_lost_to_refusal (const SimRunRecord *record, guint regime,
                       const char *town)
{
  g_autofree char *labels
      = g_strdup_printf ("population=%s;reason=consent;service=office", town);

  for (guint i = 0; i < record->scalars->len; i++)
    {
      const SimScalarRow *row
          = &g_array_index (record->scalars, SimScalarRow, i);

      if (row->regime == (int) regime && g_str_equal (row->metric, "users.lost")
          && g_str_equal (row->labels, labels))
        return row->value;
    }
  return 0;
}

START_TEST (who_refuses_is_the_refusal_share_of_the_users)
{
  const World *world = study_world (doors);
  SimTime prompt = small_day ("2023-03-10");
  guint n_checked = 0;

  for (guint i = 0; i < international->regimes->len; i++)
    {
      const SimRegimeRow *row
          = &g_array_index (international->regimes, SimRegimeRow, i);
      SimTime middle = row->from + (row->to - row->from) / 2;

      for (guint j = 0; TOWNS[j] != NULL; j++)
        {
          const Population *town = small_find (world, TOWNS[j]);
          double users = (double) population_users (
              town, small_day ("2014-04-15"), middle);

          ck_assert_double_eq_tol (
              users_lost_to_refusal (international, i, TOWNS[j]),
              row->from >= prompt ? 0.15 * users : 0, 1e-6 * users);
          n_checked += row->from >= prompt;
        }
    }
  ck_assert_uint_ge (n_checked, 6);
}
END_TEST

START_TEST (in_country_keeps_mainland_data_at_home)
{
  ck_assert_double_eq (
      small_whole (in_country, "subject-days.abroad", "law=CN"), 0);
  ck_assert_double_gt (
      small_whole (international, "subject-days.abroad", "law=CN"),
      small_whole (mixed, "subject-days.abroad", "law=CN"));
  ck_assert_double_gt (small_whole (mixed, "subject-days.abroad", "law=CN"), 0);
}
END_TEST

/* What the vendor keeps in Hong Kong becomes readable with the CLOUD Act; what
 * the partner keeps never is, except through the treaty. */
START_TEST (us_access_differs_between_partner_and_vendor)
{
  g_autofree char *vendor
      = verdicts (international, "access", "us-justice", "consumer-content");
  g_autofree char *partner
      = verdicts (in_country, "access", "us-justice", "consumer-content");

  ck_assert_uint_gt (strlen (vendor), 10);
  ck_assert_ptr_nonnull (strchr (vendor, 'D'));
  ck_assert_ptr_null (strchr (partner, 'D'));
  ck_assert_ptr_nonnull (strchr (partner, 'T'));
}
END_TEST

START_TEST (every_access_comes_with_its_derivation)
{
  guint n = 0;

  for (guint i = 0; i < international->findings->len; i++)
    {
      const SimFindingRow *row
          = &g_array_index (international->findings, SimFindingRow, i);

      if (!g_str_equal (row->kind, "access"))
        continue;
      n++;
      if (g_str_equal (row->verdict, "N"))
        small_says (row->detail, "no power, control, leverage, seizure");
      else
        small_says (row->detail, "together this reads");
    }
  ck_assert_uint_ge (n, 3 * 3 * international->regimes->len);
}
END_TEST

/* The Cybersecurity Law binds operators of critical infrastructure only, the
 * protection law everybody from 2021-11-01 on. */
START_TEST (flows_of_ordinary_tenants_break_the_law_from_pipl_on)
{
  guint n_before = 0, n_after = 0;

  for (guint i = 0; i < international->findings->len; i++)
    {
      const SimFindingRow *row
          = &g_array_index (international->findings, SimFindingRow, i);
      const SimRegimeRow *regime = &g_array_index (
          international->regimes, SimRegimeRow, (guint) row->regime);

      if (!g_str_equal (row->subject, "content beijing"))
        continue;
      if (regime->from < small_day ("2021-11-01"))
        {
          ck_assert_str_eq (row->verdict, "no-rule");
          n_before++;
        }
      else
        n_after += !g_str_equal (row->verdict, "no-rule");
    }
  ck_assert_uint_gt (n_before, 3);
  ck_assert_uint_gt (n_after, 2);
}
END_TEST

START_TEST (variants_have_the_same_regimes)
{
  const SimRunRecord *others[] = { in_country, mixed };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      ck_assert_uint_eq (others[i]->regimes->len, international->regimes->len);
      for (guint j = 0; j < international->regimes->len; j++)
        ck_assert_int_eq (
            g_array_index (others[i]->regimes, SimRegimeRow, j).from,
            g_array_index (international->regimes, SimRegimeRow, j).from);
    }
}
END_TEST

static const TTest **const tests[]
    = { &in_country_is_faster_for_every_mainland_town,
        &only_international_loses_users_to_refusal_and_block,
        &who_refuses_is_the_refusal_share_of_the_users,
        &in_country_keeps_mainland_data_at_home,
        &us_access_differs_between_partner_and_vendor,
        &every_access_comes_with_its_derivation,
        &flows_of_ordinary_tenants_break_the_law_from_pipl_on,
        &variants_have_the_same_regimes,
        NULL };

int
main (void)
{
  Suite *suite = suite_create ("two-doors");
  TCase *group = tcase_create ("two-doors");
  SRunner *runner;
  int n_failed;

  tcase_set_timeout (group, SUITE_SECONDS);
  tcase_add_unchecked_fixture (group, open_doors, close_doors);
  for (guint i = 0; tests[i] != NULL; i++)
    tcase_add_test (group, *tests[i]);
  suite_add_tcase (suite, group);
  runner = srunner_create (suite);
  srunner_run_all (runner, CK_NORMAL);
  n_failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return n_failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
