/* The calendar: regimes without gaps, decisions that are keyed. */
#include "config.h"

#include "models/calendar/calendar.h"
#include "models/world/scenario.h"
#include "tests/models/small-world.h"

#include <math.h>
#include <string.h>

/* Filed on 10 January, decided a month later, blocks for 5 days. */
#define CHALLENGE(probability)                                                 \
  "<challenge id='suit' title='A suit' partition='cloud' "                     \
  "jurisdiction='land' filed='2020-01-10' until-decision='P1M' "               \
  "block-probability='" probability "' block-length='P5D'/>"

static Calendar *
play (const Study *study, const char *option, guint32 replication)
{
  return calendar_play (study,
                        option == NULL ? g_ptr_array_index (study->options, 0)
                                       : study_option (study, option),
                        7, replication);
}

static const Regime *
regime (const Calendar *calendar, guint i)
{
  ck_assert_uint_lt (i, calendar->regimes->len);
  return g_ptr_array_index (calendar->regimes, i);
}

static void
begins (const Calendar *calendar, guint i, const char *day, const char *label)
{
  ck_assert_int_eq (regime (calendar, i)->from, small_day (day));
  ck_assert_str_eq (regime (calendar, i)->label, label);
}

/* From the first day to the last, each begins where the one before ends. */
static void
covers (const Study *study, const Calendar *calendar)
{
  const Scenario *scenario = world_scenario (study_world (study));
  SimTime at = scenario->from;

  for (guint i = 0; i < calendar->regimes->len; i++)
    {
      ck_assert_uint_eq (regime (calendar, i)->number, i);
      ck_assert_int_eq (regime (calendar, i)->from, at);
      ck_assert_int_gt (regime (calendar, i)->to, at);
      at = regime (calendar, i)->to;
    }
  ck_assert_int_eq (at, scenario->to);
}

START_TEST (regimes_cover_the_run_without_gaps)
{
  g_autoptr (Study) study = small_study (SMALL_ALL CHALLENGE (
      "50%") "<event id='first' date='2020-01-01'/>"
             "<event id='last' date='2020-02-29'/>"
             "<rule id='r' law='LA' decision='transfer' from='2020-01-20' "
             "to='2020-03-01' verdict='prohibited' article='a'/>");
  gboolean seen[2] = { FALSE, FALSE };

  for (guint32 i = 0; i < 50; i++)
    {
      g_autoptr (Calendar) calendar = play (study, NULL, i);

      covers (study, calendar);
      seen[calendar->regimes->len == 5] = TRUE;
      ck_assert_uint_ge (calendar->regimes->len, 4);
      ck_assert_uint_le (calendar->regimes->len, 5);
    }
  ck_assert (seen[FALSE] && seen[TRUE]); /* with and without a block */
}
END_TEST

START_TEST (a_run_in_which_nothing_happens_is_one_regime)
{
  g_autoptr (Study) study = small_study (SMALL_ALL);
  g_autoptr (Calendar) calendar = play (study, NULL, 0);

  ck_assert_uint_eq (calendar->regimes->len, 1);
  ck_assert_uint_eq (calendar->entries->len, 0);
  begins (calendar, 0, "2020-01-01", "");
  covers (study, calendar);
}
END_TEST

START_TEST (several_changes_at_one_instant_make_one_regime)
{
  g_autoptr (Study) study = small_study (
      SMALL_ALL "<event id='a' title='A' date='2020-02-01'>"
                "<set entity='town' attribute='users' value='7'/></event>"
                "<event id='b' title='B' date='2020-02-01'/>"
                "<rule id='r' law='LA' decision='transfer' "
                "from='2020-02-01' verdict='prohibited' article='a'/>"
                "<mechanism id='m' form='consent' from='2020-02-01'/>");
  g_autoptr (Calendar) calendar = play (study, NULL, 0);
  const Population *town;

  ck_assert_uint_eq (calendar->regimes->len, 2);
  begins (calendar, 1, "2020-02-01", "A; B; r takes effect");
  town = small_find (regime (calendar, 1)->world, "town");
  ck_assert_int_eq (town->users, 7);
  town = small_find (regime (calendar, 0)->world, "town");
  ck_assert_int_eq (town->users, 1000);
}
END_TEST

START_TEST (entries_are_in_order_and_say_what_happened)
{
  g_autoptr (Study) study = small_study (
      SMALL_ALL CHALLENGE ("100%") "<event id='e' form='launch' title='Start' "
                                   "date='2020-01-20'/>");
  g_autoptr (Calendar) calendar = play (study, NULL, 0);
  static const char *const expected[]
      = { "2020-01-10 licence suit A suit", "2020-01-20 launch e Start",
          "2020-02-10 licence suit licence not proved: block",
          "2020-02-15 licence suit block lifted" };

  ck_assert_uint_eq (calendar->entries->len, G_N_ELEMENTS (expected));
  for (guint i = 0; i < calendar->entries->len; i++)
    {
      const CalendarEntry *entry
          = &g_array_index (calendar->entries, CalendarEntry, i);
      g_autofree char *day = sim_time_format (entry->when);
      g_autofree char *text = g_strjoin (" ", day, entry->form, entry->subject,
                                         entry->detail, NULL);

      ck_assert_str_eq (text, expected[i]);
    }
}
END_TEST

/* The rule as the variant has it, not as the base has. */
START_TEST (a_rule_takes_effect_when_its_variant_says)
{
  g_autoptr (Study) study = small_study (
      SMALL_ALL "<rule id='r' law='LA' decision='transfer' "
                "from='2020-01-20' verdict='prohibited' article='a'/>"
                "<variant id='early'><set entity='r' attribute='from' "
                "value='2020-01-10'/></variant><variant id='plain'/>");
  g_autoptr (Calendar) early = play (study, "early", 0);
  g_autoptr (Calendar) plain = play (study, "plain", 0);

  ck_assert_uint_eq (early->regimes->len, 3);
  ck_assert_uint_eq (plain->regimes->len, 3);
  begins (early, 1, "2020-01-10", "r takes effect");
  begins (early, 2, "2020-01-20", "");
  begins (plain, 1, "2020-01-10", "");
  begins (plain, 2, "2020-01-20", "r takes effect");
}
END_TEST

START_TEST (a_block_lasts_its_length)
{
  g_autoptr (Study) study = small_study (SMALL_ALL CHALLENGE ("100%"));
  g_autoptr (Calendar) calendar = play (study, NULL, 0);
  const Block *block;

  ck_assert_uint_eq (calendar->regimes->len, 3);
  begins (calendar, 1, "2020-02-10", "A suit; licence not proved: block");
  begins (calendar, 2, "2020-02-15", "block lifted");
  ck_assert_uint_eq (regime (calendar, 0)->blocks->len, 0);
  ck_assert_uint_eq (regime (calendar, 1)->blocks->len, 1);
  ck_assert_uint_eq (regime (calendar, 2)->blocks->len, 0);
  block = &g_array_index (regime (calendar, 1)->blocks, Block, 0);
  ck_assert_ptr_eq (block->partition,
                    small_find (regime (calendar, 1)->world, "cloud"));
  ck_assert_str_eq (block->jurisdiction->base.id, "land");
}
END_TEST

START_TEST (a_block_may_outlast_the_run)
{
  g_autofree char *text = small_scenario (SMALL_ALL CHALLENGE ("100%"));
  static const char *const lengths[] = { "P1M", "P250Y", "P100000D", NULL };

  for (guint i = 0; lengths[i] != NULL; i++)
    {
      g_autofree char *set
          = g_strconcat ("suit.block-length=", lengths[i], NULL);
      const char *sets[] = { set, NULL };
      g_autoptr (Study) study = small_study_with (text, sets);
      g_autoptr (Calendar) calendar = play (study, NULL, 0);

      covers (study, calendar);
      ck_assert_uint_eq (calendar->regimes->len, 2);
      ck_assert_uint_eq (regime (calendar, 1)->blocks->len, 1);
    }
}
END_TEST

static gboolean
is_blocked (const Study *study, const char *option, guint64 seed,
            guint32 replication)
{
  g_autoptr (Calendar) calendar
      = calendar_play (study, study_option (study, option), seed, replication);

  return calendar->regimes->len == 3;
}

/* Keyed by the challenge: another event, another variant, another order of
 * asking draw the same. */
START_TEST (a_decision_depends_on_seed_and_replication_only)
{
  g_autoptr (Study) one
      = small_study (SMALL_ALL CHALLENGE ("50%") "<variant id='a'/>");
  g_autoptr (Study) two = small_study (
      SMALL_ALL
      "<challenge id='other' partition='cloud' jurisdiction='abroad' "
      "filed='2020-01-10' until-decision='P1M' block-probability='0%' "
      "block-length='P5D'/>" CHALLENGE (
          "50%") "<variant id='b'/>"
                 "<variant id='c'><set entity='town' attribute='users' "
                 "value='7'/>"
                 "</variant>");
  guint n_differ = 0;

  for (guint32 i = 0; i < 100; i++)
    {
      gboolean blocked = is_blocked (one, "a", 7, i);

      ck_assert_int_eq (blocked, is_blocked (one, "a", 7, i));
      ck_assert_int_eq (blocked, is_blocked (two, "b", 7, i));
      ck_assert_int_eq (blocked, is_blocked (two, "c", 7, i));
      n_differ += blocked != is_blocked (one, "a", 8, i);
    }
  ck_assert_uint_gt (n_differ, 20);
}
END_TEST

/* 2000 replications: the share of blocks lies within 5 deviations,
 * sqrt (p (1 - p) / 2000), of its probability (false alarm: 1 in 1.7e6). */
START_TEST (blocks_come_with_their_probability)
{
  static const struct
  {
    const char *text;
    double p;
  } cases[] = { { "suit.block-probability=0%", 0 },
                { "suit.block-probability=20%", 0.2 },
                { "suit.block-probability=50%", 0.5 },
                { "suit.block-probability=100%", 1 } };
  g_autofree char *text = small_scenario (SMALL_ALL CHALLENGE ("1%"));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *sets[] = { cases[i].text, NULL };
      g_autoptr (Study) study = small_study_with (text, sets);
      double p = cases[i].p;
      int n = 0;

      for (guint32 j = 0; j < 2000; j++)
        n += is_blocked (study, "base", 7, j);
      ck_assert_double_eq_tol (n / 2000.0, p,
                               1e-12 + 5 * sqrt (p * (1 - p) / 2000));
    }
}
END_TEST

START_TEST (the_fingerprint_tells_decisions_apart)
{
  g_autoptr (Study) study = small_study (SMALL_ALL CHALLENGE ("50%"));
  guint64 seen[2] = { 0, 0 };

  for (guint32 i = 0; i < 20; i++)
    {
      g_autoptr (Calendar) calendar = play (study, NULL, i);
      gboolean blocked = calendar->regimes->len == 3;

      if (seen[blocked] == 0)
        seen[blocked] = calendar->fingerprint;
      ck_assert_uint_eq (calendar->fingerprint, seen[blocked]);
    }
  ck_assert_uint_ne (seen[FALSE], 0);
  ck_assert_uint_ne (seen[TRUE], 0);
  ck_assert_uint_ne (seen[FALSE], seen[TRUE]);
}
END_TEST

static const TTest **const tests[]
    = { &regimes_cover_the_run_without_gaps,
        &a_run_in_which_nothing_happens_is_one_regime,
        &several_changes_at_one_instant_make_one_regime,
        &entries_are_in_order_and_say_what_happened,
        &a_rule_takes_effect_when_its_variant_says,
        &a_block_lasts_its_length,
        &a_block_may_outlast_the_run,
        &a_decision_depends_on_seed_and_replication_only,
        &blocks_come_with_their_probability,
        &the_fingerprint_tells_decisions_apart,
        NULL };

SUITE_MAIN ("calendar", tests)
