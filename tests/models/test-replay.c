/* Replays: what a whole run says, for small worlds and for two-doors. */
#include "config.h"

#include "models/replay.h"
#include "models/world/population.h"
#include "tests/models/small-world.h"

#include <string.h>

/* The number of @metric with @labels over the whole run. */
static double
whole (const SimRunRecord *record, const char *metric, const char *labels)
{
  for (guint i = 0; i < record->scalars->len; i++)
    {
      const SimScalarRow *row
          = &g_array_index (record->scalars, SimScalarRow, i);

      if (row->regime == SIM_WHOLE_RUN && g_str_equal (row->metric, metric)
          && g_str_equal (row->labels, labels))
        return row->value;
    }
  ck_abort_msg ("no %s{%s}", metric, labels);
  return 0;
}

static int
compare_lines (gconstpointer left, gconstpointer right)
{
  return strcmp (*(const char *const *) left, *(const char *const *) right);
}

static char *
join_sorted (GPtrArray *lines)
{
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* Everything that @record says whose labels contain @about, a line each,
 * sorted: two records say the same iff their texts are equal. */
static char *
numbers_about (const SimRunRecord *record, const char *about)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < record->scalars->len; i++)
    {
      const SimScalarRow *row
          = &g_array_index (record->scalars, SimScalarRow, i);

      if (strstr (row->labels, about) != NULL)
        g_ptr_array_add (lines, g_strdup_printf ("%d %s{%s} %.17g",
                                                 row->regime, row->metric,
                                                 row->labels, row->value));
    }
  for (guint i = 0; i < record->hists->len; i++)
    {
      const SimHistRow *row = &g_array_index (record->hists, SimHistRow, i);

      if (strstr (row->labels, about) != NULL)
        g_ptr_array_add (lines,
                         g_strdup_printf ("%s{%s} %" G_GINT64_FORMAT
                                          ": %" G_GINT64_FORMAT,
                                          row->metric, row->labels,
                                          row->lower, row->count));
    }
  return join_sorted (lines);
}

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
  return replay_run (study, study_option (study, option), 0, 1, replication);
}

#define SHORT "<experiment windows='4' window-length='30s'/>"
#define EVENTFUL                                                              \
  SMALL_ALL SHORT                                                             \
  "<challenge id='suit' partition='cloud' jurisdiction='land' "               \
  "filed='2020-01-10' until-decision='P1M' block-probability='50%' "          \
  "block-length='P5D'/><event id='e' title='Growth' date='2020-01-20'>"       \
  "<set entity='town' attribute='users' value='2000'/></event>"               \
  "<mechanism id='prompt' form='consent' instance='mail-away' "               \
  "from='2020-02-20'/>"

START_TEST (identical_variants_differ_by_exactly_nothing)
{
  g_autoptr (Study) study
      = small_study (EVENTFUL "<variant id='a'/><variant id='b'/>");

  for (guint32 i = 0; i < 5; i++)
    {
      g_autoptr (SimRunRecord) a = replay (study, "a", i);
      g_autoptr (SimRunRecord) b = replay (study, "b", i);
      g_autofree char *of_a = numbers_about (a, "");
      g_autofree char *of_b = numbers_about (b, "");

      ck_assert_uint_gt (strlen (of_a), 1000);
      ck_assert_str_eq (of_a, of_b);
      ck_assert_str_eq (a->fingerprint, b->fingerprint);
      ck_assert_str_ne (a->key, b->key);
    }
}
END_TEST

START_TEST (a_replay_is_a_function_of_its_arguments)
{
  g_autoptr (Study) study = small_study (EVENTFUL "<variant id='a'/>");
  g_autoptr (Study) loaded_anew = small_study (EVENTFUL "<variant id='a'/>");
  g_autoptr (SimRunRecord) one = replay (study, "a", 0);
  g_autoptr (SimRunRecord) again = replay (study, "a", 0);
  g_autoptr (SimRunRecord) anew = replay (loaded_anew, "a", 0);
  g_autoptr (SimRunRecord) other = replay (study, "a", 1);
  g_autofree char *of_one = numbers_about (one, "");
  g_autofree char *of_anew = numbers_about (anew, "");

  ck_assert_str_eq (one->fingerprint, again->fingerprint);
  ck_assert_str_eq (one->fingerprint, anew->fingerprint);
  ck_assert_str_eq (one->key, anew->key);
  ck_assert_str_eq (of_one, of_anew);
  ck_assert_str_ne (one->fingerprint, other->fingerprint);
  ck_assert_str_ne (one->key, other->key);
}
END_TEST

/* Another population at servers of its own, and with no date of its own: the
 * numbers of the town stay the same to the last bit. */
START_TEST (an_unrelated_population_changes_nobody_elses_numbers)
{
  static const char *const guest
      = "<population id='guest' tenant='customer' jurisdiction='abroad' "
        "lat='40deg' lon='-75deg' utc-offset='-05:00' users='500' "
        "profile='flat'><use instance='mail-home' activity='1000/d'/>"
        "</population>";
  g_autofree char *before
      = g_strconcat (guest, EVENTFUL, "<variant id='a'/>", NULL);
  g_autofree char *after
      = g_strconcat (EVENTFUL, guest, "<variant id='a'/>", NULL);
  const char *bodies[]
      = { EVENTFUL "<variant id='a'/>", before, after, NULL };
  g_autofree char *expected = NULL;

  for (guint i = 0; bodies[i] != NULL; i++)
    {
      g_autoptr (Study) study = small_study (bodies[i]);
      g_autoptr (SimRunRecord) record = replay (study, "a", 2);
      g_autofree char *numbers = numbers_about (record, "population=town");

      if (expected == NULL)
        expected = g_steal_pointer (&numbers);
      else
        ck_assert_str_eq (numbers, expected);
    }
  small_says (expected, "latency.p50{population=town}");
}
END_TEST

START_TEST (requests_of_a_run_add_up)
{
  static const char *const reasons[]
      = { "absent", "block", "rule", "consent", "outage", NULL };
  g_autoptr (Study) study = small_study (EVENTFUL "<variant id='a'/>");

  for (guint32 i = 0; i < 5; i++)
    {
      g_autoptr (SimRunRecord) record = replay (study, "a", i);
      double offered = whole (record, "requests.offered", "");
      double served = whole (record, "requests.served", "");
      double lost = 0;

      for (guint j = 0; reasons[j] != NULL; j++)
        {
          g_autofree char *labels = g_strconcat ("reason=", reasons[j], NULL);

          lost += whole (record, "requests.lost", labels);
        }
      ck_assert_double_gt (lost, 0);
      ck_assert_double_eq_tol (served + lost, offered, 1e-6 * offered);
      ck_assert_double_eq_tol (whole (record, "availability", ""),
                               served / offered, 1e-12);
    }
}
END_TEST

/* 2000 users of whom 25 % refuse, for the last 10 days of the run; and all
 * 2000 during the 5 days of a block: exact, whatever was sampled. */
START_TEST (user_days_lost_are_exact)
{
  g_autoptr (Study) study = small_study (EVENTFUL "<variant id='a'/>");
  gboolean seen[2] = { FALSE, FALSE };

  for (guint32 i = 0; i < 20; i++)
    {
      g_autoptr (SimRunRecord) record = replay (study, "a", i);
      double blocked = whole (record, "user-days.lost", "reason=block");

      ck_assert_double_eq_tol (
          whole (record, "user-days.lost", "reason=consent"),
          2000 * 0.25 * 10, 1e-6);
      ck_assert_double_eq_tol (blocked, blocked > 0 ? 2000 * 5 : 0, 1e-6);
      seen[blocked > 0] = TRUE;
    }
  ck_assert (seen[FALSE] && seen[TRUE]);
}
END_TEST

/* --- two-doors ------------------------------------------------------------ */

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

static const char *const TOWNS[] = { "beijing", "shenzhen", "chengdu",
                                     "shanghai", "guangzhou", "wuhan", NULL };

START_TEST (in_country_is_faster_for_every_mainland_town)
{
  for (guint i = 0; TOWNS[i] != NULL; i++)
    {
      g_autofree char *labels = g_strconcat ("population=", TOWNS[i], NULL);

      ck_assert_double_lt (whole (in_country, "latency.p50", labels),
                           whole (international, "latency.p50", labels) / 2);
      ck_assert_double_lt (whole (in_country, "latency.p95", labels),
                           whole (international, "latency.p95", labels));
    }
}
END_TEST

START_TEST (only_international_loses_users_to_refusal_and_block)
{
  static const char *const reasons[]
      = { "reason=consent", "reason=block", NULL };

  for (guint i = 0; reasons[i] != NULL; i++)
    {
      ck_assert_double_gt (whole (international, "user-days.lost", reasons[i]),
                           0);
      ck_assert_double_eq (whole (in_country, "user-days.lost", reasons[i]),
                           0);
      ck_assert_double_eq (whole (mixed, "user-days.lost", reasons[i]), 0);
    }
}
END_TEST

/* Regime by regime: refusal share x users, of each town. */
static double
users_lost_to_refusal (const SimRunRecord *record, guint regime,
                       const char *town)
{
  g_autofree char *labels = g_strdup_printf (
      "population=%s;reason=consent;service=office", town);

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
  ck_assert_double_eq (whole (in_country, "subject-days.abroad", "law=CN"),
                       0);
  ck_assert_double_gt (whole (international, "subject-days.abroad", "law=CN"),
                       whole (mixed, "subject-days.abroad", "law=CN"));
  ck_assert_double_gt (whole (mixed, "subject-days.abroad", "law=CN"), 0);
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
      ck_assert_uint_eq (others[i]->regimes->len,
                         international->regimes->len);
      for (guint j = 0; j < international->regimes->len; j++)
        ck_assert_int_eq (
            g_array_index (others[i]->regimes, SimRegimeRow, j).from,
            g_array_index (international->regimes, SimRegimeRow, j).from);
    }
}
END_TEST

static const TTest **const small_tests[]
    = { &identical_variants_differ_by_exactly_nothing,
        &a_replay_is_a_function_of_its_arguments,
        &an_unrelated_population_changes_nobody_elses_numbers,
        &requests_of_a_run_add_up,
        &user_days_lost_are_exact,
        NULL };

static const TTest **const door_tests[]
    = { &in_country_is_faster_for_every_mainland_town,
        &only_international_loses_users_to_refusal_and_block,
        &who_refuses_is_the_refusal_share_of_the_users,
        &in_country_keeps_mainland_data_at_home,
        &us_access_differs_between_partner_and_vendor,
        &every_access_comes_with_its_derivation,
        &flows_of_ordinary_tenants_break_the_law_from_pipl_on,
        &variants_have_the_same_regimes,
        NULL };

/* two-doors is played once for all of its tests. */
int
main (void)
{
  Suite *suite = suite_create ("replay");
  TCase *small = tcase_create ("small"), *large = tcase_create ("two-doors");
  SRunner *runner;
  int n_failed;

  tcase_set_timeout (small, SUITE_SECONDS);
  tcase_set_timeout (large, SUITE_SECONDS);
  tcase_add_unchecked_fixture (large, open_doors, close_doors);
  for (guint i = 0; small_tests[i] != NULL; i++)
    tcase_add_test (small, *small_tests[i]);
  for (guint i = 0; door_tests[i] != NULL; i++)
    tcase_add_test (large, *door_tests[i]);
  suite_add_tcase (suite, small);
  suite_add_tcase (suite, large);
  runner = srunner_create (suite);
  srunner_run_all (runner, CK_NORMAL);
  n_failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return n_failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
