/* Rules and acts: conditions, thresholds, cures, the first rule that fits. */
#include "config.h"

#include "models/law/rulebook.h"
#include "tests/models/small-world.h"

#define RULE(id, verdict, parts)                                              \
  "<rule id='" id "' law='LA' decision='transfer' from='2020-01-10' "         \
  "to='2020-02-10' verdict='" verdict "' article='Art " id "'>" parts         \
  "</rule>"

static const char *const NAMES_LAND[] = { "land", "LA", "union", NULL };
static const char *const NAMES_ABROAD[] = { "abroad", "AB", NULL };

/* An act about which only law, decision and day are stated. */
static void
act_on (Act *act, const char *day)
{
  act_init (act);
  act->decision = DECISION_TRANSFER;
  act->law = "LA";
  act->date = small_day (day);
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

/* "WORD by RULE: explanation" */
static char *
judge (const char *body, const Act *act)
{
  g_autofree char *all = g_strconcat (SMALL_PLACES, body, NULL);
  g_autoptr (Study) study = small_study (all);
  g_autoptr (Rulebook) book = rulebook_new (study_world (study), act->date);
  g_auto (Verdict) verdict = { 0 };
  g_autofree char *why = NULL;

  rulebook_judge (book, act, &verdict);
  why = verdict_explain (&verdict);
  ck_assert_int_eq (verdict_permits (&verdict),
                    verdict.word == VERDICT_ALLOWED
                        || verdict.word == VERDICT_NO_RULE);
  return g_strdup_printf ("%s: %s", VERDICT_WORDS[verdict.word], why);
}

static void
says (const char *body, const Act *act, const char *expected)
{
  g_autofree char *text = judge (body, act);

  ck_assert_str_eq (text, expected);
}

#define NO_RULE "no-rule: no rule in force reaches this act"

START_TEST (a_rule_holds_from_its_first_day_to_the_day_before_its_last)
{
  static const struct
  {
    const char *day, *expected;
  } days[] = { { "2020-01-09", NO_RULE },
               { "2020-01-10", "prohibited: r, Art r" },
               { "2020-02-09T23:59:59Z", "prohibited: r, Art r" },
               { "2020-02-10", NO_RULE } };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_auto (Act) act = { 0 };

      act_on (&act, days[i].day);
      says (RULE ("r", "prohibited", ""), &act, days[i].expected);
    }
}
END_TEST

START_TEST (rules_of_other_laws_and_decisions_do_not_reach)
{
  g_auto (Act) act = { 0 };

  act_on (&act, "2020-01-15");
  act.law = "AB";
  says (RULE ("r", "prohibited", ""), &act, NO_RULE);
  act.law = "LA";
  act.decision = DECISION_STORAGE;
  says (RULE ("r", "prohibited", ""), &act, NO_RULE);
}
END_TEST

START_TEST (the_first_rule_that_fits_decides)
{
  g_auto (Act) act = { 0 };
  static const char *const body
      = RULE ("a", "prohibited", "<when fact='class' in='important'/>")
        RULE ("b", "requires-filing", "<when fact='class' in='personal'/>")
        RULE ("c", "prohibited", "");

  act_on (&act, "2020-01-15");
  act.data_class = DATA_PERSONAL;
  says (body, &act, "requires-filing: b, Art b");
  act.data_class = DATA_IMPORTANT;
  says (body, &act, "prohibited: a, Art a");
  act.data_class = DATA_PAYMENT;
  says (body, &act, "prohibited: c, Art c");
}
END_TEST

START_TEST (all_conditions_of_a_rule_must_hold)
{
  g_auto (Act) act = { 0 };
  static const char *const body
      = RULE ("r", "prohibited", "<when fact='class' in='personal sensitive'/>"
                                 "<when fact='purpose' not-in='hr'/>");

  act_on (&act, "2020-01-15");
  act.data_class = DATA_SENSITIVE;
  act.purpose = 0; /* general */
  says (body, &act, "prohibited: r, Art r");
  act.purpose = 1; /* hr */
  says (body, &act, NO_RULE);
  act.purpose = 0;
  act.data_class = DATA_IMPORTANT;
  says (body, &act, NO_RULE);
}
END_TEST

/* Never silently one of the others; but a "no" elsewhere settles it. */
START_TEST (what_is_not_stated_needs_judgement)
{
  g_auto (Act) act = { 0 };
  static const char *const body
      = RULE ("r", "prohibited", "<when fact='class' in='personal'/>"
                                 "<when fact='exporter' in='cii'/>"
                                 "<count fact='held' least='10'/>");

  act_on (&act, "2020-01-15");
  says (body, &act,
        "needs-judgement: r, Art r: depends on 'class', which is not stated");
  act.data_class = DATA_PERSONAL;
  act.exporter = 1; /* cii */
  says (body, &act,
        "needs-judgement: r, Art r: depends on 'held', which is not stated");
  act.exporter = 0; /* ordinary */
  says (body, &act, NO_RULE);
  act.exporter = 1;
  act.counts[COUNT_HELD] = 10;
  says (body, &act, "prohibited: r, Art r");
}
END_TEST

START_TEST (a_cure_does_not_settle_what_is_not_stated)
{
  g_auto (Act) act = { 0 };

  act_on (&act, "2020-01-15");
  act.mechanisms = mechanism ("filing");
  says (RULE ("r", "requires-filing", "<when fact='class' in='personal'/>"
                                      "<cure mechanisms='filing'/>"),
        &act,
        "needs-judgement: r, Art r: depends on 'class', which is not stated");
}
END_TEST

static Answer
ask (const char *condition, const Act *act)
{
  g_autofree char *body
      = g_strconcat (SMALL_PLACES, "<rule id='r' law='LA' "
                     "decision='transfer' from='2020-01-01' "
                     "verdict='prohibited' article='a'>", condition,
                     "</rule>", NULL);
  g_autoptr (Study) study = small_study (body);
  const Entity *rule = small_find (study_world (study), "r");
  const Entity *part = g_ptr_array_index (rule->children, 0);

  return part->kind->id == KIND_CONDITION
             ? act_meets_condition (act, (const Condition *) part)
             : act_meets_threshold (act, (const Threshold *) part);
}

/* Every fact: not stated, in the list, not in it. */
START_TEST (every_fact_can_be_asked)
{
  g_auto (Act) act = { 0 };

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
  act.exporter = 1; /* cii */
  ck_assert_int_eq (ask ("<when fact='exporter' in='gov cii'/>", &act),
                    ANSWER_YES);
  ck_assert_int_eq (ask ("<when fact='exporter' not-in='gov cii'/>", &act),
                    ANSWER_NO);
}
END_TEST

START_TEST (places_fit_by_any_of_their_names)
{
  g_auto (Act) act = { 0 };

  act_on (&act, "2020-01-15");
  act.origin = g_strdupv ((char **) NAMES_LAND);
  act.destination = g_strdupv ((char **) NAMES_ABROAD);
  ck_assert_int_eq (ask ("<when fact='origin' in='union'/>", &act),
                    ANSWER_YES);
  ck_assert_int_eq (ask ("<when fact='origin' in='AB LA'/>", &act),
                    ANSWER_YES);
  ck_assert_int_eq (ask ("<when fact='origin' in='abroad'/>", &act),
                    ANSWER_NO);
  ck_assert_int_eq (ask ("<when fact='destination' not-in='union'/>", &act),
                    ANSWER_YES);
  ck_assert_int_eq (ask ("<when fact='destination' not-in='AB'/>", &act),
                    ANSWER_NO);
}
END_TEST

START_TEST (names_of_a_place_go_from_the_narrowest_to_the_widest)
{
  g_autoptr (Study) study = small_study (SMALL_PLACES);
  g_auto (GStrv) names
      = act_place_names (small_find (study_world (study), "land"));
  g_autofree char *joined = g_strjoinv (" ", names);

  ck_assert_str_eq (joined, "land LA union");
}
END_TEST

START_TEST (an_activity_starts_strictly_before_a_day)
{
  g_auto (Act) act = { 0 };
  static const char *const condition
      = "<when fact='activity-start' before='2020-01-12'/>";

  act_on (&act, "2020-01-15");
  ck_assert_int_eq (ask (condition, &act), ANSWER_NO); /* new that day */
  act.activity_start = small_day ("2020-01-12");
  ck_assert_int_eq (ask (condition, &act), ANSWER_NO);
  act.activity_start = small_day ("2020-01-12") - 1;
  ck_assert_int_eq (ask (condition, &act), ANSWER_YES);
}
END_TEST

START_TEST (one_held_mechanism_of_a_condition_is_enough)
{
  g_auto (Act) act = { 0 };
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
    Answer answer;
  } cases[] = { { 0, ANSWER_NO },     { 99999, ANSWER_NO },
                { 100000, ANSWER_YES }, { 999999, ANSWER_YES },
                { 1000000, ANSWER_NO }, { ACT_NOT_STATED, ANSWER_NOT_STATED } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Act) act = { 0 };

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
  g_auto (Act) act = { 0 };

  act_on (&act, "2020-01-15");
  act.counts[COUNT_HELD] = G_MAXINT64;
  ck_assert_int_eq (ask ("<count fact='held' least='1'/>", &act), ANSWER_YES);
}
END_TEST

/* Counted since another day, the number says nothing. */
START_TEST (counts_of_another_window_are_not_stated)
{
  g_auto (Act) act = { 0 };
  static const char *const since
      = "<count fact='export-pi' window='prev-jan1' least='5'/>";

  act_on (&act, "2020-01-15");
  act.counts[COUNT_EXPORT_PI] = 7;
  act.window = WINDOW_CUR_JAN1;
  ck_assert_int_eq (ask (since, &act), ANSWER_NOT_STATED);
  act.window = WINDOW_PREV_JAN1;
  ck_assert_int_eq (ask (since, &act), ANSWER_YES);
  act.window = WINDOW_ANY;
  ck_assert_int_eq (ask (since, &act), ANSWER_YES);
}
END_TEST

START_TEST (a_cure_takes_all_of_its_mechanisms)
{
  g_auto (Act) act = { 0 };
  static const char *const body
      = RULE ("r", "requires-filing", "<cure mechanisms='filing backup'/>"
                                      "<cure mechanisms='approval'/>");

  act_on (&act, "2020-01-15");
  act.mechanisms = mechanism ("filing");
  says (body, &act, "requires-filing: r, Art r");
  act.mechanisms |= mechanism ("backup");
  says (body, &act, "allowed: r, Art r: satisfied by filing backup");
  act.mechanisms = mechanism ("approval") | mechanism ("consent");
  says (body, &act, "allowed: r, Art r: satisfied by approval");
}
END_TEST

START_TEST (a_cure_counts_while_it_is_in_force)
{
  static const struct
  {
    const char *day, *expected;
  } days[] = { { "2020-01-19", "requires-filing: r, Art r" },
               { "2020-01-20", "allowed: r, Art r: satisfied by filing" },
               { "2020-01-24", "allowed: r, Art r: satisfied by filing" },
               { "2020-01-25", "requires-filing: r, Art r" } };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_auto (Act) act = { 0 };

      act_on (&act, days[i].day);
      act.mechanisms = mechanism ("filing");
      says (RULE ("r", "requires-filing",
                  "<cure mechanisms='filing' from='2020-01-20' "
                  "to='2020-01-25'/>"),
            &act, days[i].expected);
    }
}
END_TEST

START_TEST (a_version_of_a_rule_bears_the_name_of_the_rule)
{
  g_auto (Act) act = { 0 };

  act_on (&act, "2020-01-15");
  says ("<rule id='LA-7-2020' name='LA-7' law='LA' decision='transfer' "
        "from='2020-01-01' verdict='prohibited' article='Art 7'/>",
        &act, "prohibited: LA-7, Art 7");
}
END_TEST

static const TTest **const tests[]
    = { &a_rule_holds_from_its_first_day_to_the_day_before_its_last,
        &rules_of_other_laws_and_decisions_do_not_reach,
        &the_first_rule_that_fits_decides,
        &all_conditions_of_a_rule_must_hold,
        &what_is_not_stated_needs_judgement,
        &a_cure_does_not_settle_what_is_not_stated,
        &every_fact_can_be_asked,
        &places_fit_by_any_of_their_names,
        &names_of_a_place_go_from_the_narrowest_to_the_widest,
        &an_activity_starts_strictly_before_a_day,
        &one_held_mechanism_of_a_condition_is_enough,
        &a_threshold_includes_its_least_and_excludes_its_end,
        &a_threshold_without_end_has_none,
        &counts_of_another_window_are_not_stated,
        &a_cure_takes_all_of_its_mechanisms,
        &a_cure_counts_while_it_is_in_force,
        &a_version_of_a_rule_bears_the_name_of_the_rule,
        NULL };

SUITE_MAIN ("rulebook", tests)
