/* What needs no requests: the answers are those of a whole run, and what is
 * said to change nothing of them changes nothing. */
#include "config.h"

#include "models/exact.h"
#include "models/isolation/assertion.h"
#include "models/replay.h"
#include "models/world/population.h"
#include "tests/models/small-world.h"

#include <stdlib.h>
#include <string.h>

static Study *doors;

static Study *
load (const char *path, const GPtrArray *changes)
{
  g_autoptr (ProblemList) problems = problem_list_new ();
  g_autofree char *wrong = NULL;
  Study *study
      = study_load (path, changes, SOVSIM_SOURCEDIR "/scenarios", problems);

  wrong = problem_list_format (problems);
  ck_assert_str_eq (wrong, "");
  return study;
}

static void
open_doors (void)
{
  static const char *const sets[]
      = { "experiment.windows=2", "experiment.window-length=20s" };
  g_autoptr (ProblemList) problems = problem_list_new ();
  g_autoptr (GPtrArray) changes = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    g_ptr_array_add (changes, change_parse (sets[i], problems));
  doors = load (SOVSIM_SOURCEDIR "/scenarios/two-doors.xml", changes);
  for (guint i = 0; i < changes->len; i++)
    change_free (g_ptr_array_index (changes, i));
}

static void
shut_doors (void)
{
  study_free (doors);
}

static SimRunRecord *
exact (const Study *study, const char *option)
{
  return exact_run (study, study_option (study, option), 1, 0);
}

/* ---- Compared ------------------------------------------------------------ */

/* The sums that variants are compared in. */
static gboolean
is_sum (const SimScalarRow *scalar)
{
  static const char *const sums[]
      = { "user-days.lost", "catalogue.share", "subject-days.abroad",
          "subject-days.exposed", NULL };

  return scalar->regime == SIM_WHOLE_RUN
         && g_strv_contains (sums, scalar->metric);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Findings by the day on which they begin to hold, and sums, as one text. */
static char *
said (const SimRunRecord *record)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) last
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < record->findings->len; i++)
    {
      const SimFindingRow *row
          = &g_array_index (record->findings, SimFindingRow, i);
      SimTime from
          = g_array_index (record->regimes, SimRegimeRow, (guint) row->regime)
                .from;
      char *key
          = g_strdup_printf ("%s|%s|%s", row->kind, row->subject, row->object);

      if (g_strcmp0 (g_hash_table_lookup (last, key), row->verdict) != 0)
        g_ptr_array_add (lines, g_strdup_printf ("%s|%" G_GINT64_FORMAT "|%s",
                                                 key, from, row->verdict));
      g_hash_table_insert (last, key, (gpointer) row->verdict);
    }
  for (guint i = 0; i < record->scalars->len; i++)
    {
      const SimScalarRow *row
          = &g_array_index (record->scalars, SimScalarRow, i);

      if (is_sum (row))
        g_ptr_array_add (lines, g_strdup_printf ("%s|%s|%.12g", row->metric,
                                                 row->labels, row->value));
    }
  g_ptr_array_sort (lines, compare_texts);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* The outcomes of assertions on isolation. */
static char *
judged (const Study *study)
{
  g_autoptr (GPtrArray) results = assertions_judge (study, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < results->len; i++)
    {
      const AssertionResult *result = g_ptr_array_index (results, i);

      g_string_append_printf (text, "%s %s %s\n", result->assertion->base.id,
                              result->option->id,
                              assertion_outcome_word (result->outcome));
    }
  return g_string_free (text, FALSE);
}

/* ---- Tests --------------------------------------------------------------- */

START_TEST (what_it_says_is_what_a_whole_run_says)
{
  static const char *const options[] = { "international", "mixed" };
  const Option *option = study_option (doors, options[_i]);
  g_autoptr (SimRunRecord) whole = replay_run (doors, option, "run", 0, 1, 0);
  g_autoptr (SimRunRecord) alone = exact (doors, options[_i]);
  g_autofree char *of_whole = said (whole);
  g_autofree char *of_alone = said (alone);

  ck_assert_str_eq (of_alone, of_whole);
  ck_assert_ptr_nonnull (strstr (of_alone, "law|"));
  ck_assert_ptr_nonnull (strstr (of_alone, "access|"));
}
END_TEST

/* Does @about name an attribute of which another was tried already? */
static gboolean
is_known (GHashTable *tried, const About *about)
{
  return !g_hash_table_add (
      tried, g_strdup_printf ("%s.%s", about->base.parent->kind->element,
                              about->attribute));
}

static void
try_both_ends (const About *about, ExactReach reach, const char *before,
               const char *asserted)
{
  const char *const ends[] = { about->low, about->high };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autoptr (ProblemList) problems = problem_list_new ();
      g_autoptr (GPtrArray) changes = g_ptr_array_new ();
      Change *change = change_new (about->base.parent->id, about->attribute,
                                   ends[i], "test", 0);
      g_autoptr (Study) study = NULL;
      g_autoptr (SimRunRecord) record = NULL;
      g_autofree char *after = NULL;

      g_ptr_array_add (changes, change);
      study = study_at (doors, changes, problems);
      ck_assert_ptr_nonnull (study);
      record = exact (study, "mixed");
      after = reach == EXACT_NOTHING ? said (record) : judged (study);
      ck_assert_msg (
          strcmp (after, reach == EXACT_NOTHING ? before : asserted) == 0,
          "%s.%s=%s changes it", change->entity, change->attribute, ends[i]);
      change_free (change);
    }
}

START_TEST (what_reaches_less_changes_no_more)
{
  g_autoptr (SimRunRecord) record = exact (doors, "mixed");
  g_autofree char *before = said (record);
  g_autofree char *asserted = judged (doors);
  g_autoptr (GHashTable) tried
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n[EXACT_ALL + 1] = { 0 };

  WORLD_EACH (study_world (doors), KIND_ABOUT, About, about)
    {
      ExactReach reach
          = exact_reach (about->base.parent->kind->id, about->attribute);

      if (about->low == NULL || about->base.parent->id == NULL
          || reach == EXACT_ALL || is_known (tried, about))
        continue;
      try_both_ends (about, reach, before, asserted);
      n[reach]++;
    }
  ck_assert_uint_ge (n[EXACT_NOTHING], 12);
  ck_assert_uint_ge (n[EXACT_LAW], 4);
}
END_TEST

START_TEST (what_nobody_vouches_for_reaches_everything)
{
  ck_assert_int_eq (exact_reach (KIND_POPULATION, "jurisdiction"), EXACT_ALL);
  ck_assert_int_eq (exact_reach (KIND_HOLDING, "delay"), EXACT_ALL);
  ck_assert_int_eq (exact_reach (KIND_POPULATION, "users"), EXACT_LAW);
  ck_assert_int_eq (exact_reach (KIND_SERVICE, "demand"), EXACT_NOTHING);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("exact");
  TCase *group = tcase_create ("exact");
  SRunner *runner;
  int n_failed;

  tcase_set_timeout (group, SUITE_SECONDS);
  tcase_add_unchecked_fixture (group, open_doors, shut_doors);
  tcase_add_loop_test (group, what_it_says_is_what_a_whole_run_says, 0, 2);
  tcase_add_test (group, what_reaches_less_changes_no_more);
  tcase_add_test (group, what_nobody_vouches_for_reaches_everything);
  suite_add_tcase (suite, group);
  runner = srunner_create (suite);
  srunner_run_all (runner, CK_NORMAL);
  n_failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return n_failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
