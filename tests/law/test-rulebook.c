/* Rules and acts: conditions, thresholds, cures, the first rule that fits. */
#include "config.h"

#include "models/law/rulebook.h"
#include "models/world/asset.h"
#include "tests/models/small-world.h"

#define RULE(id, verdict, parts)                                               \
  "<rule id='" id "' law='LA' decision='transfer' from='2020-01-10' "          \
  "to='2020-02-10' verdict='" verdict "' article='Art " id "'>" parts          \
  "</rule>"

/* Laws are numbered in the order of their rules. */
enum
{
  LAW_LA,
  LAW_AB
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

/* "WORD by RULE: explanation" */
static char *
judge (const char *body, const Act *act)
{
  g_autofree char *all = g_strconcat (SMALL_PLACES, body, NULL);
  g_autoptr (Study) study = small_study (all);
  g_autoptr (Rulebook) book = rulebook_new (study_world (study));
  Verdict verdict;
  g_autofree char *why = NULL;

  rulebook_judge (book, act, &verdict);
  why = verdict_explain (&verdict);
  ck_assert_int_eq (verdict_permits (&verdict),
                    verdict.word == VERDICT_ALLOWED
                        || verdict.word == VERDICT_NO_RULE);
  return g_strdup_printf ("%s: %s", verdict_word (&verdict), why);
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
      Act act;

      act_on (&act, days[i].day);
      says (RULE ("r", "prohibited", ""), &act, days[i].expected);
    }
}
END_TEST

START_TEST (rules_of_other_laws_and_decisions_do_not_reach)
{
  Act act;

  act_on (&act, "2020-01-15");
  act.law = LAW_AB;
  says (RULE ("r", "prohibited",
              "") "<rule id='s' law='AB' decision='storage' from='2020-01-01' "
                  "verdict='prohibited' article='Art s'/>",
        &act, NO_RULE);
  act.law = LAW_LA;
  act.decision = DECISION_STORAGE;
  says (RULE ("r", "prohibited", ""), &act, NO_RULE);
}
END_TEST

START_TEST (the_first_rule_that_fits_decides)
{
  Act act;
  static const char *const body
      = RULE ("a", "prohibited", "<when fact='class' in='important'/>")
          RULE ("b", "requires-filing", "<when fact='class' in='personal'/>")
              RULE ("c", "prohibited", "");

  act_on (&act, "2020-01-15");
  act.words[FACT_CLASS] = DATA_PERSONAL;
  says (body, &act, "requires-filing: b, Art b");
  act.words[FACT_CLASS] = DATA_IMPORTANT;
  says (body, &act, "prohibited: a, Art a");
  act.words[FACT_CLASS] = DATA_PAYMENT;
  says (body, &act, "prohibited: c, Art c");
}
END_TEST

START_TEST (all_conditions_of_a_rule_must_hold)
{
  Act act;
  static const char *const body
      = RULE ("r", "prohibited",
              "<when fact='class' in='personal sensitive'/>"
              "<when fact='purpose' not-in='hr'/>");

  act_on (&act, "2020-01-15");
  act.words[FACT_CLASS] = DATA_SENSITIVE;
  act.words[FACT_PURPOSE] = 0; /* general */
  says (body, &act, "prohibited: r, Art r");
  act.words[FACT_PURPOSE] = 1; /* hr */
  says (body, &act, NO_RULE);
  act.words[FACT_PURPOSE] = 0;
  act.words[FACT_CLASS] = DATA_IMPORTANT;
  says (body, &act, NO_RULE);
}
END_TEST

/* Never silently one of the others; but a "no" elsewhere settles it. */
START_TEST (what_is_not_stated_needs_judgement)
{
  Act act;
  static const char *const body = RULE ("r", "prohibited",
                                        "<when fact='class' in='personal'/>"
                                        "<when fact='exporter' in='cii'/>"
                                        "<count fact='held' least='10'/>");

  act_on (&act, "2020-01-15");
  says (body, &act,
        "needs-judgement: r, Art r: depends on 'data_class', which is not "
        "stated");
  act.words[FACT_CLASS] = DATA_PERSONAL;
  act.words[FACT_EXPORTER] = 1; /* cii */
  says (body, &act,
        "needs-judgement: r, Art r: depends on 'held_count', which is not "
        "stated");
  act.words[FACT_EXPORTER] = 0; /* ordinary */
  says (body, &act, NO_RULE);
  act.words[FACT_EXPORTER] = 1;
  act.counts[COUNT_HELD] = 10;
  says (body, &act, "prohibited: r, Art r");
}
END_TEST

START_TEST (a_cure_does_not_settle_what_is_not_stated)
{
  Act act;

  act_on (&act, "2020-01-15");
  act.mechanisms = mechanism ("filing");
  says (RULE ("r", "requires-filing",
              "<when fact='class' in='personal'/>"
              "<cure mechanisms='filing'/>"),
        &act,
        "needs-judgement: r, Art r: depends on 'data_class', which is not "
        "stated");
}
END_TEST

/* A missing fact matters only when it would change the verdict. */
START_TEST (what_is_not_stated_and_changes_nothing_is_not_missed)
{
  static const char *const body
      = RULE ("a", "prohibited", "<when fact='exporter' in='cii'/>")
          RULE ("b", "prohibited", "<when fact='class' in='personal'/>");
  Act act;

  act_on (&act, "2020-01-15");
  act.words[FACT_CLASS] = DATA_PERSONAL;
  says (body, &act, "prohibited: b, Art b");
  act.words[FACT_CLASS] = DATA_PAYMENT;
  says (body, &act,
        "needs-judgement: a, Art a: depends on 'exporter', which is not "
        "stated");
}
END_TEST

START_TEST (what_is_held_is_missed_when_a_cure_depends_on_it)
{
  static const char *const body
      = RULE ("r", "requires-filing", "<cure mechanisms='filing'/>");
  Act act;

  act_on (&act, "2020-01-15");
  act.mechanisms_stated = FALSE;
  says (body, &act,
        "needs-judgement: r, Art r: depends on 'mechanism', which is not "
        "stated");
  act.mechanisms_stated = TRUE;
  says (body, &act, "requires-filing: r, Art r");
}
END_TEST

START_TEST (one_part_of_any_is_enough)
{
  static const char *const body
      = RULE ("r", "prohibited",
              "<any><when fact='class' in='important'/>"
              "<count fact='held' least='10'/></any>"
              "<when fact='purpose' in='hr'/>");
  Act act;

  act_on (&act, "2020-01-15");
  act.words[FACT_PURPOSE] = 1; /* hr */
  act.words[FACT_CLASS] = DATA_PERSONAL;
  act.counts[COUNT_HELD] = 9;
  says (body, &act, NO_RULE);
  act.counts[COUNT_HELD] = 10;
  says (body, &act, "prohibited: r, Art r");
  act.words[FACT_CLASS] = DATA_IMPORTANT;
  act.counts[COUNT_HELD] = 0;
  says (body, &act, "prohibited: r, Art r");
  act.words[FACT_PURPOSE] = 0;
  says (body, &act, NO_RULE);
}
END_TEST

START_TEST (an_exemption_lets_go_what_the_rule_reaches)
{
  static const char *const body
      = RULE ("r", "prohibited",
              "<exempt article='Art x' from='2020-01-20'>"
              "<when fact='purpose' in='hr'/></exempt>");
  Act act;

  act_on (&act, "2020-01-25");
  act.words[FACT_PURPOSE] = 0;
  says (body, &act, "prohibited: r, Art r");
  act.words[FACT_PURPOSE] = 1;
  says (body, &act, "allowed: r, Art x: exempt");
  act_on (&act, "2020-01-19");
  act.words[FACT_PURPOSE] = 1;
  says (body, &act, "prohibited: r, Art r");
}
END_TEST

START_TEST (a_scope_binds_every_rule_of_its_law_and_decision)
{
  static const char *const body
      = "<scope id='s' law='LA' decision='transfer' article='Art 1'>"
        "<when fact='class' in='personal'/></scope>" RULE ("r", "prohibited",
                                                           "");
  Act act;

  act_on (&act, "2020-01-15");
  act.words[FACT_CLASS] = DATA_PERSONAL;
  says (body, &act, "prohibited: r, Art r");
  act.words[FACT_CLASS] = DATA_PAYMENT;
  says (body, &act, NO_RULE);
}
END_TEST

START_TEST (what_was_never_commenced_is_not_in_force)
{
  Act act;

  act_on (&act, "2020-01-15");
  says ("<rule id='r' law='LA' decision='transfer' from='2020-01-01' "
        "commenced='no' verdict='prohibited' article='Art r'/>",
        &act, NO_RULE);
}
END_TEST

/* A law of one's own brings its own words; no C. */
START_TEST (a_term_is_a_word_of_rules_and_verdicts)
{
  g_autoptr (Study) study = small_study (
      SMALL_PLACES
      "<term id='seal' of='mechanism'/><term id='ballot' of='class'/>"
      "<rule id='r' law='LA' decision='transfer' from='2020-01-01' "
      "verdict='requires-seal' article='a'><when fact='class' in='ballot'/>"
      "<cure mechanisms='seal'/></rule>");
  g_autoptr (Rulebook) book = rulebook_new (study_world (study));
  const Vocabulary *words = rulebook_vocabulary (book);
  Verdict verdict;
  Act act;

  act_on (&act, "2020-01-15");
  act.words[FACT_CLASS] = vocabulary_find (words, FACT_CLASS, "ballot");
  rulebook_judge (book, &act, &verdict);
  ck_assert_str_eq (verdict_word (&verdict), "requires-seal");
  act.mechanisms = vocabulary_mechanisms (words, "seal");
  rulebook_judge (book, &act, &verdict);
  ck_assert_str_eq (verdict_word (&verdict), "allowed");
}
END_TEST

START_TEST (a_cure_takes_all_of_its_mechanisms)
{
  Act act;
  static const char *const body = RULE ("r", "requires-filing",
                                        "<cure mechanisms='filing backup'/>"
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
      Act act;

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
  Act act;

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
        &what_is_not_stated_and_changes_nothing_is_not_missed,
        &what_is_held_is_missed_when_a_cure_depends_on_it,
        &one_part_of_any_is_enough,
        &an_exemption_lets_go_what_the_rule_reaches,
        &a_scope_binds_every_rule_of_its_law_and_decision,
        &what_was_never_commenced_is_not_in_force,
        &a_term_is_a_word_of_rules_and_verdicts,
        &a_cure_takes_all_of_its_mechanisms,
        &a_cure_counts_while_it_is_in_force,
        &a_version_of_a_rule_bears_the_name_of_the_rule,
        NULL };

SUITE_MAIN ("rulebook", tests)
