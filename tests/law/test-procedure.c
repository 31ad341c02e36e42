/* Procedures: working days, the queue of a regulator, what is granted and for
 * how long. Expected days are counted by hand on a calendar; the queue is
 * checked against the formula of the queue it is. */
#include "config.h"

#include "models/calendar/calendar.h"
#include "models/calendar/procedure.h"
#include "models/law/compliance.h"
#include "models/world/scenario.h"
#include "tests/models/small-world.h"

#include <math.h>

#define HOLIDAYS                                                               \
  "<holidays jurisdiction='land' off='2020-01-08 2020-01-09' "                 \
  "worked='2020-01-11'/>"
#define REGULATOR(desks, procedure)                                            \
  "<regulator id='office' jurisdiction='land' desks='" desks                   \
  "' opens='2020-01-01'><procedure id='licence' form='security-assessment' "   \
  "validity='P14D' " procedure "/></regulator>"
#define FILING(id, day)                                                        \
  "<filing id='" id "' procedure='licence' filed='" day "'/>"

static void
is_day (SimTime found, const char *expected)
{
  g_autofree char *text = sim_time_format (found);

  ck_assert_str_eq (text, expected);
}

START_TEST (weekends_and_holidays_are_no_working_days)
{
  g_autoptr (Study) study = small_study (SMALL_PLACES HOLIDAYS);
  const World *world = study_world (study);
  static const struct
  {
    int n;
    const char *land, *abroad;
  } days[] = { /* after Monday, 6 January 2020 */
               { 0, "2020-01-06", "2020-01-06" },
               { 1, "2020-01-07", "2020-01-07" },
               { 2, "2020-01-10", "2020-01-08" },
               { 3, "2020-01-11", "2020-01-09" }, /* a Saturday, worked */
               { 4, "2020-01-13", "2020-01-10" },
               { 5, "2020-01-14", "2020-01-13" }
  };
  g_autoptr (WorkingDays) land = working_days_new (
      world, small_find (world, "land"), small_day ("2020-01-06"));
  g_autoptr (WorkingDays) abroad = working_days_new (
      world, small_find (world, "abroad"), small_day ("2020-01-06"));

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      is_day (working_days_date (land, days[i].n * SIM_DAY), days[i].land);
      is_day (working_days_date (abroad, days[i].n * SIM_DAY), days[i].abroad);
      ck_assert_int_eq (working_days_at (land, small_day (days[i].land)),
                        days[i].n * SIM_DAY);
    }
  ck_assert_int_eq (working_days_at (land, small_day ("2020-01-09")), SIM_DAY);
}
END_TEST

static GArray *
decide (const Study *study, SimStationStats *stats)
{
  const World *world = study_world (study);

  return procedure_play (world, small_find (world, "office"),
                         small_day ("2030-01-01"), 1, 0, stats);
}

static FilingOutcome
outcome (const GArray *outcomes, guint i)
{
  return g_array_index (outcomes, FilingOutcome, i);
}

/* 5 + 7 working days until accepted, 45 at a desk: eleven weeks and two days
 * after Monday, 6 January 2020. */
START_TEST (the_shortest_path_of_an_assessment_takes_57_working_days)
{
  g_autoptr (Study) study = small_study (SMALL_PLACES REGULATOR (
      "1", "until-accepted='12' "
           "review='constant(45d)'") FILING ("f", "2020-01-06"));
  g_autoptr (GArray) outcomes = decide (study, NULL);

  ck_assert_uint_eq (outcomes->len, 1);
  is_day (outcome (outcomes, 0).accepted, "2020-01-22");
  is_day (outcome (outcomes, 0).decided, "2020-03-25");
  ck_assert (outcome (outcomes, 0).granted);
}
END_TEST

START_TEST (a_second_filing_waits_for_the_only_desk)
{
  g_autoptr (Study) one
      = small_study (SMALL_PLACES REGULATOR ("1", "review='constant(5d)'")
                         FILING ("f", "2020-01-06") FILING ("g", "2020-01-06"));
  g_autoptr (Study) two
      = small_study (SMALL_PLACES REGULATOR ("2", "review='constant(5d)'")
                         FILING ("f", "2020-01-06") FILING ("g", "2020-01-06"));
  g_autoptr (GArray) queued = decide (one, NULL);
  g_autoptr (GArray) parallel = decide (two, NULL);

  is_day (outcome (queued, 0).decided, "2020-01-13");
  is_day (outcome (queued, 1).decided, "2020-01-20");
  is_day (outcome (parallel, 1).decided, "2020-01-13");
}
END_TEST

/* One desk, Poisson arrivals, exponential reviews, on the working clock:
 * M/M/1 with 50 and 100 a day, so a filing stays 1 / (100 - 50) days. */
START_TEST (the_queue_of_a_regulator_is_the_queue_of_the_formula)
{
  g_autoptr (Study) study = small_study (SMALL_PLACES HOLIDAYS REGULATOR (
      "1", "review='exponential(mean=0.01d)' others='50/d'"));
  SimStationStats stats;
  g_autoptr (GArray) outcomes = decide (study, &stats);

  /* Ten years have 2609 working days but for the two holidays and one worked
   * Saturday. */
  ck_assert_uint_eq (outcomes->len, 0);
  ck_assert_double_eq_tol ((double) stats.n_arrived, 50 * 2608.0,
                           4 * sqrt (50 * 2608.0));
  ck_assert_double_eq_tol (stats.stay.mean, 0.02 * (double) SIM_DAY,
                           0.02 * 0.05 * (double) SIM_DAY);
}
END_TEST

START_TEST (a_share_of_filings_is_refused)
{
  g_autoptr (Study) study = small_study (SMALL_PLACES REGULATOR (
      "1", "review='constant(1d)' granted='30%'") FILING ("f", "2020-01-06"));
  guint n = 0;

  for (guint32 replication = 0; replication < 1000; replication++)
    {
      g_autoptr (GArray) outcomes = procedure_play (
          study_world (study), small_find (study_world (study), "office"),
          small_day ("2020-03-01"), 1, replication, NULL);

      n += outcome (outcomes, 0).granted ? 1 : 0;
    }
  ck_assert_double_eq_tol (n / 1000.0, 0.3, 4 * sqrt (0.3 * 0.7 / 1000));
}
END_TEST

#define UNLAWFUL                                                               \
  "<rule id='r' law='LA' decision='transfer' from='2019-01-01' "               \
  "verdict='requires-security-assessment' article='Art 1'>"                    \
  "<cure mechanisms='security-assessment'/></rule>"                            \
  "<flow id='letters' service='mail' class='personal'/>"

/* Filed on Monday the 6th, decided ten working days later, valid for 14 days.
 */
START_TEST (a_flow_is_lawful_while_the_grant_holds)
{
  g_autoptr (Study) study = small_study (SMALL_ALL UNLAWFUL REGULATOR (
      "1", "until-accepted='5' review='constant(5d)'")
                                             FILING ("f", "2020-01-06"));
  const Option *option = g_ptr_array_index (study->options, 0);
  g_autoptr (Calendar) calendar = calendar_play (study, option, 1, 0);
  static const struct
  {
    const char *from;
    int verdict;
    guint pending, granted;
  } regimes[] = { { "2020-01-01", VERDICT_REQUIRES, 0, 0 },
                  { "2020-01-06", VERDICT_REQUIRES, 1, 0 },
                  { "2020-01-20", VERDICT_ALLOWED, 0, 1 },
                  { "2020-02-03", VERDICT_REQUIRES, 0, 1 } };

  ck_assert_uint_eq (calendar->regimes->len, G_N_ELEMENTS (regimes));
  for (guint i = 0; i < calendar->regimes->len; i++)
    {
      const Regime *regime = g_ptr_array_index (calendar->regimes, i);
      g_autoptr (Compliance) compliance = compliance_judge (
          regime, world_scenario (study_world (study))->from);
      int word = g_array_index (compliance->flows, FlowVerdict, 0).verdict.word;

      is_day (regime->from, regimes[i].from);
      ck_assert_int_eq (MIN (word, (int) VERDICT_REQUIRES), regimes[i].verdict);
      ck_assert_uint_eq (regime->filings[FILINGS_PENDING], regimes[i].pending);
      ck_assert_uint_eq (regime->filings[FILINGS_GRANTED], regimes[i].granted);
    }
}
END_TEST

START_TEST (what_was_granted_before_the_run_holds_in_it)
{
  g_autoptr (Study) study = small_study (
      SMALL_ALL UNLAWFUL
      "<regulator id='office' jurisdiction='land' opens='2019-12-02'>"
      "<procedure id='licence' form='security-assessment' validity='P1M' "
      "review='constant(10d)'/></regulator>" FILING ("f", "2019-12-02"));
  const Option *option = g_ptr_array_index (study->options, 0);
  g_autoptr (Calendar) calendar = calendar_play (study, option, 1, 0);
  const Regime *first = g_ptr_array_index (calendar->regimes, 0);
  const Regime *second = g_ptr_array_index (calendar->regimes, 1);

  /* Decided on Monday, 16 December 2019, for a month. */
  ck_assert_uint_eq (calendar->regimes->len, 2);
  ck_assert_uint_eq (first->granted->len, 1);
  ck_assert_uint_eq (first->filings[FILINGS_PENDING], 0);
  is_day (second->from, "2020-01-16");
  ck_assert_uint_eq (second->granted->len, 0);
}
END_TEST

/* By hand from the calendar of the State Council: 20 working days from the
 * 2nd to the end of September 2022, 18 in October, 19 to the 25th of November.
 * At the rate that is assumed for others, hardly anybody is done when the
 * window of Art 20 closes. */
START_TEST (the_export_window_is_too_short_for_the_queue)
{
  g_autoptr (SmallFolder) folder = small_folder_new ();
  g_autofree char *path = small_path (folder, "s.xml");
  g_autofree char *text = small_scenario (
      "<xi:include href='places/jurisdictions.xml'/>"
      "<xi:include href='regulators/cac.xml'/>"
      "<filing id='first' procedure='cac-assessment' filed='2022-09-01'/>"
      "<filing id='late' procedure='cac-assessment' filed='2023-02-01'/>");
  g_autoptr (ProblemList) problems = problem_list_new ();
  g_autoptr (Study) study = NULL;
  g_autoptr (GArray) outcomes = NULL;
  SimStationStats stats;

  small_write (folder, "s.xml", text);
  study = study_load (path, NULL, SOVSIM_SOURCEDIR "/scenarios", problems);
  ck_assert_ptr_nonnull (study);
  outcomes = procedure_play (study_world (study),
                             small_find (study_world (study), "cac"),
                             small_day ("2023-02-28"), 1, 0, &stats);
  /* Who files on the first day is the first in the queue. */
  is_day (outcome (outcomes, 0).decided, "2022-11-25");
  ck_assert_int_eq (outcome (outcomes, 1).decided, SIM_NEVER);
  ck_assert_uint_gt (stats.n_arrived, 4 * stats.n_departed);
}
END_TEST

START_TEST (without_others_the_assessment_takes_until_november)
{
  g_autoptr (SmallFolder) folder = small_folder_new ();
  g_autofree char *path = small_path (folder, "s.xml");
  g_autofree char *text = small_scenario (
      "<xi:include href='places/jurisdictions.xml'/>"
      "<xi:include href='regulators/cac.xml'/>"
      "<filing id='first' procedure='cac-assessment' filed='2022-09-01'/>");
  g_autoptr (ProblemList) problems = problem_list_new ();
  g_autoptr (Change) none
      = change_new ("cac-assessment", "others", "0/d", "test", 0);
  g_autoptr (GPtrArray) sets = g_ptr_array_new ();
  g_autoptr (Study) study = NULL;
  g_autoptr (GArray) outcomes = NULL;

  g_ptr_array_add (sets, none);
  small_write (folder, "s.xml", text);
  study = study_load (path, sets, SOVSIM_SOURCEDIR "/scenarios", problems);
  ck_assert_ptr_nonnull (study);
  outcomes = procedure_play (study_world (study),
                             small_find (study_world (study), "cac"),
                             small_day ("2023-02-28"), 1, 0, NULL);
  is_day (outcome (outcomes, 0).decided, "2022-11-25");
}
END_TEST

START_TEST (what_makes_no_sense_is_refused)
{
  g_autofree char *early = small_problems (SMALL_PLACES REGULATOR (
      "1", "review='constant(5d)'") FILING ("f", "2019-12-31"));
  g_autofree char *day = small_problems (
      SMALL_PLACES "<holidays jurisdiction='land' off='2020-13-01'/>");
  g_autofree char *always = small_problems (
      SMALL_PLACES "<regulator id='o' jurisdiction='land' opens='always'/>");

  small_says (early, "filed: lies before 2020-01-01");
  small_says (day, "'2020-13-01' is no day");
  small_says (always, "opens: must be a day");
}
END_TEST

static const TTest **const tests[]
    = { &weekends_and_holidays_are_no_working_days,
        &the_shortest_path_of_an_assessment_takes_57_working_days,
        &a_second_filing_waits_for_the_only_desk,
        &the_queue_of_a_regulator_is_the_queue_of_the_formula,
        &a_share_of_filings_is_refused,
        &a_flow_is_lawful_while_the_grant_holds,
        &what_was_granted_before_the_run_holds_in_it,
        &the_export_window_is_too_short_for_the_queue,
        &without_others_the_assessment_takes_until_november,
        &what_makes_no_sense_is_refused,
        NULL };

SUITE_MAIN ("procedure", tests)
