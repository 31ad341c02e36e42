/* Acts and the tests of rules: every fact asked, thresholds, windows, places.
 */
#include "config.h"

#include "models/law/rulebook.h"
#include "models/world/asset.h"
#include "tests/models/small-world.h"

/* Laws are numbered in the order of their rules. */
enum
{
  LAW_LA
};

/* An act about which law, decision and day are stated, and that nothing is
 * held. */
static void
act_on (Act *act, const char *day)
{
  act_init (act, small_day (day));
  act->decision = DECISION_TRANSFER;
  act->law = LAW_LA;
  act->mechanisms_stated = TRUE;
}

static guint64
mechanism (const char *word)
{
  for (int i = 0; MECHANISM_WORDS[i] != NULL; i++)
    if (g_str_equal (MECHANISM_WORDS[i], word))
      return G_GUINT64_CONSTANT (1) << i;
  ck_abort_msg ("no mechanism '%s'", word);
  return 0;
}

/* What the only test of a rule answers; places are written as "in" the
 * act's facts when @place is given. */
static Stated
ask_of (const char *condition, const Act *act, Fact fact, const char *place)
{
  g_autofree char *body = g_strconcat (SMALL_PLACES,
                                       "<rule id='r' law='LA' "
                                       "decision='transfer' from='2020-01-01' "
                                       "verdict='prohibited' article='a'>",
                                       condition, "</rule>", NULL);
  g_autoptr (Study) study = small_study (body);
  g_autoptr (Rulebook) book = rulebook_new (study_world (study));
  const GPtrArray *rows = decision_table_rows (rulebook_table (book, act));
  const Row *row = g_ptr_array_index (rows, 0);
  Act placed = *act;

  ck_assert_uint_eq (rows->len, 1);
  ck_assert_uint_eq (row->tests->len, 1);
  if (place != NULL)
    placed.words[fact]
        = vocabulary_find (rulebook_vocabulary (book), fact, place);
  return test_answer (&g_array_index (row->tests, Test, 0), &placed);
}

static Stated
ask (const char *condition, const Act *act)
{
  return ask_of (condition, act, FACT_ORIGIN, NULL);
}

/* Every fact: not stated, in the list, not in it. */
START_TEST (every_fact_can_be_asked)
{
  Act act;

  act_on (&act, "2020-01-15");
  ck_assert_int_eq (ask ("<when fact='class' in='personal'/>", &act),
                    ANSWER_NOT_STATED);
  ck_assert_int_eq (ask ("<when fact='purpose' in='hr'/>", &act),
                    ANSWER_NOT_STATED);
  ck_assert_int_eq (ask ("<when fact='exporter' not-in='cii'/>", &act),
                    ANSWER_NOT_STATED);
  for (int i = FACT_ORIGIN; i <= FACT_OPERATOR_HOME; i++)
    {
      g_autofree char *in
          = g_strdup_printf ("<when fact='%s' in='LA'/>", FACT_WORDS[i]);

      ck_assert_int_eq (ask (in, &act), ANSWER_NOT_STATED);
    }
  act.words[FACT_EXPORTER] = 1; /* cii */
  ck_assert_int_eq (ask ("<when fact='exporter' in='gov cii'/>", &act),
                    ANSWER_YES);
  ck_assert_int_eq (ask ("<when fact='exporter' not-in='gov cii'/>", &act),
                    ANSWER_NO);
}
END_TEST

START_TEST (a_place_lies_within_its_law_and_what_contains_it)
{
  static const struct
  {
    const char *condition, *place;
    Stated answer;
  } cases[] = {
    { "<when fact='destination' in='union'/>", "land", ANSWER_YES },
    { "<when fact='destination' in='AB LA'/>", "land", ANSWER_YES },
    { "<when fact='destination' in='abroad'/>", "land", ANSWER_NO },
    { "<when fact='destination' in='land'/>", "union", ANSWER_NO },
    { "<when fact='destination' not-in='union'/>", "abroad", ANSWER_YES },
    { "<when fact='destination' not-in='AB'/>", "abroad", ANSWER_NO },
  };
  Act act;

  act_on (&act, "2020-01-15");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    ck_assert_int_eq (
        ask_of (cases[i].condition, &act, FACT_DESTINATION, cases[i].place),
        cases[i].answer);
}
END_TEST

START_TEST (what_lies_within_a_member_lies_within_the_area)
{
  g_autoptr (Study) study = small_study (
      SMALL_PLACES "<area id='outer' members='inner XX'/>"
                   "<area id='inner' members='LA'/>"
                   "<rule id='r' law='LA' decision='transfer' "
                   "from='2020-01-01' verdict='prohibited' article='a'/>");
  g_autoptr (Vocabulary) words = vocabulary_new (study_world (study));
  const Condition condition = { .fact = FACT_ORIGIN, .in = "outer" };
  WordSet outer = vocabulary_fitting (words, &condition);

  ck_assert (
      word_set_holds (&outer, vocabulary_find (words, FACT_ORIGIN, "land")));
  ck_assert (
      word_set_holds (&outer, vocabulary_find (words, FACT_ORIGIN, "XX")));
  ck_assert (
      !word_set_holds (&outer, vocabulary_find (words, FACT_ORIGIN, "AB")));
}
END_TEST

START_TEST (an_activity_starts_strictly_before_a_day)
{
  Act act;
  static const char *const condition
      = "<when fact='activity-start' before='2020-01-12'/>";

  act_on (&act, "2020-01-15");
  ck_assert_int_eq (ask (condition, &act), ANSWER_NO); /* new that day */
  act_set_start (&act, small_day ("2020-01-12"));
  ck_assert_int_eq (ask (condition, &act), ANSWER_NO);
  act_set_start (&act, small_day ("2020-01-12") - 1);
  ck_assert_int_eq (ask (condition, &act), ANSWER_YES);
}
END_TEST

START_TEST (one_held_mechanism_of_a_condition_is_enough)
{
  Act act;
  static const char *const condition
      = "<when fact='mechanism' in='certification standard-contract'/>";

  act_on (&act, "2020-01-15");
  ck_assert_int_eq (ask (condition, &act), ANSWER_NO);
  act.mechanisms = mechanism ("consent");
  ck_assert_int_eq (ask (condition, &act), ANSWER_NO);
  act.mechanisms |= mechanism ("standard-contract");
  ck_assert_int_eq (ask (condition, &act), ANSWER_YES);
}
END_TEST

START_TEST (a_threshold_includes_its_least_and_excludes_its_end)
{
  static const struct
  {
    gint64 count;
    Stated answer;
  } cases[] = { { 0, ANSWER_NO },       { 99999, ANSWER_NO },
                { 100000, ANSWER_YES }, { 999999, ANSWER_YES },
                { 1000000, ANSWER_NO }, { ACT_NOT_STATED, ANSWER_NOT_STATED } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Act act;

      act_on (&act, "2020-01-15");
      act.counts[COUNT_EXPORT_PI] = cases[i].count;
      ck_assert_int_eq (ask ("<count fact='export-pi' window='prev-jan1' "
                             "least='100000' below='1000000'/>",
                             &act),
                        cases[i].answer);
    }
}
END_TEST

START_TEST (a_threshold_without_end_has_none)
{
  Act act;

  act_on (&act, "2020-01-15");
  act.counts[COUNT_HELD] = G_MAXINT64;
  ck_assert_int_eq (ask ("<count fact='held' least='1'/>", &act), ANSWER_YES);
}
END_TEST

/* Everybody in a window is in each longer one. */
START_TEST (a_count_over_one_window_bounds_that_over_another)
{
  static const struct
  {
    gint64 count;
    CountWindow window;
    Stated least_5, below_5;
  } cases[] = {
    { 7, WINDOW_CUR_JAN1, ANSWER_YES, ANSWER_NO },
    { 3, WINDOW_CUR_JAN1, ANSWER_NOT_STATED, ANSWER_NOT_STATED },
    { 7, WINDOW_12_MONTHS, ANSWER_YES, ANSWER_NO },
    { 3, WINDOW_12_MONTHS, ANSWER_NO, ANSWER_YES },
    { 7, WINDOW_PREV_JAN1, ANSWER_NOT_STATED, ANSWER_NOT_STATED },
    { 3, WINDOW_PREV_JAN1, ANSWER_NO, ANSWER_YES },
    { 7, WINDOW_ANY, ANSWER_YES, ANSWER_NO },
  };
  Act act;

  act_on (&act, "2020-01-15");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      act.counts[COUNT_EXPORT_PI] = cases[i].count;
      act.window = (int) cases[i].window;
      ck_assert_int_eq (
          act_counts (&act, COUNT_EXPORT_PI, WINDOW_12_MONTHS, 5, 0),
          cases[i].least_5);
      ck_assert_int_eq (
          act_counts (&act, COUNT_EXPORT_PI, WINDOW_12_MONTHS, 0, 5),
          cases[i].below_5);
    }
}
END_TEST

static const TTest **const tests[]
    = { &every_fact_can_be_asked,
        &a_place_lies_within_its_law_and_what_contains_it,
        &what_lies_within_a_member_lies_within_the_area,
        &an_activity_starts_strictly_before_a_day,
        &one_held_mechanism_of_a_condition_is_enough,
        &a_threshold_includes_its_least_and_excludes_its_end,
        &a_threshold_without_end_has_none,
        &a_count_over_one_window_bounds_that_over_another,
        NULL };

SUITE_MAIN ("act", tests)
