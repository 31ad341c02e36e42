/* Procedures: working days, the queue of a regulator, what is granted and for
 * how long. Expected days are counted by hand on a calendar; the queue is
 * checked against the formula of the queue it is. */
#include "config.h"

#include "models/calendar/procedure.h"
#include "models/course.h"
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
  g_autoptr (WorkingDays) land
      = working_days_new (world, small_find (world, "land"),
                          small_day ("2020-01-06"), small_day ("2021-01-01"));
  g_autoptr (WorkingDays) abroad
      = working_days_new (world, small_find (world, "abroad"),
                          small_day ("2020-01-06"), small_day ("2021-01-01"));

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

/* What is filed in the scenario, decided by the office. */
static GPtrArray *
decide_until (const Study *study, const char *office, const char *end,
              guint32 replication, SimStationStats *stats)
{
  const World *world = study_world (study);
  GPtrArray *applications = g_ptr_array_new_with_free_func (application_free);

  WORLD_EACH (world, KIND_FILING, Filing, filing)
    g_ptr_array_add (
        applications,
        application_new (filing->procedure, filing->base.id, 0, filing->filed));
  procedure_play (world, small_find (world, office), applications,
                  small_day (end), 1, replication, stats, NULL);
  return applications;
}

static GPtrArray *
decide (const Study *study, SimStationStats *stats)
{
  return decide_until (study, "office", "2030-01-01", 0, stats);
}

static const Application *
outcome (const GPtrArray *outcomes, guint i)
{
  return g_ptr_array_index (outcomes, i);
}

/* 5 + 7 working days until accepted, 45 at a desk: eleven weeks and two days
 * after Monday, 6 January 2020. */
START_TEST (the_shortest_path_of_an_assessment_takes_57_working_days)
{
  g_autoptr (Study) study = small_study (SMALL_PLACES REGULATOR (
      "1", "until-accepted='12' "
           "review='constant(45d)'") FILING ("f", "2020-01-06"));
  g_autoptr (GPtrArray) outcomes = decide (study, NULL);

  ck_assert_uint_eq (outcomes->len, 1);
  is_day (outcome (outcomes, 0)->decided, "2020-03-25");
  ck_assert (outcome (outcomes, 0)->granted);
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
  g_autoptr (GPtrArray) queued = decide (one, NULL);
  g_autoptr (GPtrArray) parallel = decide (two, NULL);

  is_day (outcome (queued, 0)->decided, "2020-01-13");
  is_day (outcome (queued, 1)->decided, "2020-01-20");
  is_day (outcome (parallel, 1)->decided, "2020-01-13");
}
END_TEST

/* One desk, Poisson arrivals, exponential reviews, on the working clock:
 * M/M/1 with 50 and 100 a day, so a filing stays 1 / (100 - 50) days. */
START_TEST (the_queue_of_a_regulator_is_the_queue_of_the_formula)
{
  g_autoptr (Study) study = small_study (SMALL_PLACES HOLIDAYS REGULATOR (
      "1", "review='exponential(mean=0.01d)' others='50/d'"));
  SimStationStats stats;
  g_autoptr (GPtrArray) outcomes = decide (study, &stats);

  /* Ten years have 2609 working days but for the two holidays and one worked
   * Saturday. */
  ck_assert_uint_eq (outcomes->len, 0);
  ck_assert_double_eq_tol ((double) stats.n_arrived, 50 * 2608.0,
                           4 * sqrt (50 * 2608.0));
  ck_assert_double_eq_tol (stats.stay.mean, 0.02 * (double) SIM_DAY,
                           0.02 * 0.05 * (double) SIM_DAY);
}
END_TEST

/* Three desks: Erlang's C. With a = 2 at work on average and c = 3,
 * C = (a^c / c!) (c / (c - a)) / (sum of a^k / k! + that), and a filing waits
 * C / (c m - l) before its review. */
START_TEST (several_desks_are_the_queue_of_erlang)
{
  g_autoptr (Study) study = small_study (SMALL_PLACES HOLIDAYS REGULATOR (
      "3", "review='exponential(mean=0.02d)' others='100/d'"));
  double waits = (8 / 6.0) * 3 / (1 + 2 + 2 + (8 / 6.0) * 3);
  double mean = waits / (150 - 100.0);
  SimStationStats stats;
  g_autoptr (GPtrArray) outcomes = decide (study, &stats);

  ck_assert_uint_eq (outcomes->len, 0);
  ck_assert_double_eq_tol (stats.wait.mean / (double) SIM_DAY, mean,
                           0.05 * mean);
}
END_TEST

#define STAGED(stages)                                                         \
  "<regulator id='office' jurisdiction='land' desks='1' opens='2020-01-01'>"   \
  "<procedure id='licence' form='security-assessment' validity='P14D'>" stages \
  "</procedure></regulator>"

/* 5 + 7 + 45 working days, as the short way of writing has it. */
START_TEST (stages_follow_one_another)
{
  g_autoptr (Study) study = small_study (SMALL_PLACES STAGED (
      "<stage title='complete?' length='constant(5d)'/>"
      "<stage title='accepted?' length='constant(7d)'/>"
      "<stage title='assessed' at='desk' length='constant(45d)'/>")
                                             FILING ("f", "2020-01-06"));
  g_autoptr (GPtrArray) outcomes = decide (study, NULL);

  is_day (outcome (outcomes, 0)->decided, "2020-03-25");
  ck_assert (outcome (outcomes, 0)->granted);
}
END_TEST

/* Own desks: two filings of one day are checked one after the other, and what
 * is extended takes longer. */
START_TEST (a_stage_may_have_desks_of_its_own_and_be_extended)
{
  g_autoptr (Study) study
      = small_study (SMALL_PLACES STAGED (
          "<stage at='own' desks='1' length='constant(2d)' extended='100%' "
          "extension='constant(3d)'/><stage length='constant(1d)'/>")
                         FILING ("f", "2020-01-06") FILING ("g", "2020-01-06"));
  g_autoptr (GPtrArray) outcomes = decide (study, NULL);

  is_day (outcome (outcomes, 0)->decided, "2020-01-14");
  is_day (outcome (outcomes, 1)->decided, "2020-01-21");
}
END_TEST

/* Sent back with probability 1/2: once on average, each time two days for
 * completing and one for another look. */
START_TEST (what_is_sent_back_begins_the_stage_anew)
{
  g_autoptr (Study) study = small_study (SMALL_PLACES STAGED (
      "<stage length='constant(1d)' sent-back='50%' "
      "completing='constant(2d)'/>") FILING ("f", "2020-01-06"));
  g_autoptr (WorkingDays) days = working_days_new (
      study_world (study), small_find (study_world (study), "land"),
      small_day ("2020-01-06"), small_day ("2021-01-01"));
  guint n = 0;

  for (guint32 replication = 0; replication < 1000; replication++)
    {
      g_autoptr (GPtrArray) outcomes
          = decide_until (study, "office", "2021-01-01", replication, NULL);
      const Application *one = outcome (outcomes, 0);

      n += one->sent_back;
      ck_assert_int_eq (working_days_at (days, one->decided),
                        (1 + 3 * (gint64) one->sent_back) * SIM_DAY);
    }
  ck_assert_double_eq_tol (n / 1000.0, 1, 4 * sqrt (2 / 1000.0));
}
END_TEST

/* Whoever is refused at the door never takes a desk. */
START_TEST (any_stage_may_refuse)
{
  g_autoptr (Study) study = small_study (SMALL_PLACES STAGED (
      "<stage length='constant(1d)' refused='100%'/>"
      "<stage at='desk' length='constant(45d)'/>") FILING ("f", "2020-01-06"));
  SimStationStats stats;
  g_autoptr (GPtrArray) outcomes = decide (study, &stats);

  is_day (outcome (outcomes, 0)->decided, "2020-01-07");
  ck_assert (!outcome (outcomes, 0)->granted);
  ck_assert_uint_eq (stats.n_arrived, 0);
}
END_TEST

START_TEST (a_calendar_clock_counts_all_days)
{
  g_autofree char *body = small_replace (
      SMALL_PLACES HOLIDAYS STAGED ("<stage length='constant(10d)'/>")
          FILING ("f", "2020-01-06"),
      "desks='1'", "clock='calendar'");
  g_autoptr (Study) study = small_study (body);
  g_autoptr (GPtrArray) outcomes = decide (study, NULL);

  is_day (outcome (outcomes, 0)->decided, "2020-01-16");
}
END_TEST

START_TEST (a_share_of_filings_is_refused)
{
  g_autoptr (Study) study = small_study (SMALL_PLACES REGULATOR (
      "1", "review='constant(1d)' granted='30%'") FILING ("f", "2020-01-06"));
  guint n = 0;

  for (guint32 replication = 0; replication < 1000; replication++)
    {
      g_autoptr (GPtrArray) outcomes
          = decide_until (study, "office", "2020-03-01", replication, NULL);

      n += outcome (outcomes, 0)->granted ? 1 : 0;
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
  g_autoptr (Course) course = course_play (study, option, 1, 0);
  static const struct
  {
    const char *from;
    int verdict;
    guint pending, granted;
  } regimes[] = { { "2020-01-01", VERDICT_REQUIRES, 0, 0 },
                  { "2020-01-06", VERDICT_REQUIRES, 1, 0 },
                  { "2020-01-20", VERDICT_ALLOWED, 0, 1 },
                  { "2020-02-03", VERDICT_REQUIRES, 0, 1 } };

  ck_assert_uint_eq (course->compliances->len, G_N_ELEMENTS (regimes));
  for (guint i = 0; i < course->compliances->len; i++)
    {
      const Compliance *compliance = course_compliance (course, i);
      const Regime *regime = compliance->regime;
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
  ck_assert_uint_eq (first->held->len, 1);
  ck_assert_uint_eq (first->filings[FILINGS_PENDING], 0);
  is_day (second->from, "2020-01-16");
  ck_assert_uint_eq (second->held->len, 0);
}
END_TEST

START_TEST (the_clock_of_an_old_office_goes_on)
{
  g_autofree char *body
      = small_replace (SMALL_PLACES REGULATOR ("1", "review='constant(5d)'")
                           FILING ("f", "2020-01-06"),
                       "opens='2020-01-01'", "opens='1980-01-01'");
  g_autoptr (Study) study = small_study (body);
  g_autoptr (GPtrArray) outcomes = decide (study, NULL);

  is_day (outcome (outcomes, 0)->decided, "2020-01-13");
}
END_TEST

static void
free_change (gpointer change, gpointer data G_GNUC_UNUSED)
{
  change_free (change);
}

/* The regulator of the mainland as shipped, but for chance. */
static Study *
cac (const SmallFolder *folder, const char *filings, const char *others)
{
  g_autofree char *path = small_path (folder, "s.xml");
  g_autofree char *body
      = g_strconcat ("<xi:include href='places/jurisdictions.xml'/>"
                     "<xi:include href='regulators/cac.xml'/>",
                     filings, NULL);
  g_autofree char *text = small_scenario (body);
  g_autofree char *rate = g_strconcat ("cac-assessment.others=", others, NULL);
  const char *sets[] = { "cac-completeness.sent-back=0%",
                         "cac-review.extended=0%", rate, NULL };
  g_autoptr (ProblemList) problems = problem_list_new ();
  g_autoptr (GPtrArray) changes = g_ptr_array_new ();
  Study *study;

  for (guint i = 0; sets[i] != NULL; i++)
    g_ptr_array_add (changes, change_parse (sets[i], problems));
  small_write (folder, "s.xml", text);
  study = study_load (path, changes, SOVSIM_SOURCEDIR "/scenarios", problems);
  g_ptr_array_foreach (changes, free_change, NULL);
  ck_assert_ptr_nonnull (study);
  return study;
}

/* By hand from the calendar of the State Council: 20 working days from the
 * 2nd to the end of September 2022, 18 in October, 19 to the 25th of November.
 * At the rate that is assumed for others, hardly anybody is done when the
 * window of Art 20 closes. */
START_TEST (the_export_window_is_too_short_for_the_queue)
{
  g_autoptr (SmallFolder) folder = small_folder_new ();
  g_autoptr (Study) study = cac (
      folder,
      "<filing id='first' procedure='cac-assessment' filed='2022-09-01'/>"
      "<filing id='late' procedure='cac-assessment' filed='2023-02-01'/>",
      "2/d");
  SimStationStats stats;
  g_autoptr (GPtrArray) outcomes
      = decide_until (study, "cac", "2023-02-28", 0, &stats);

  /* Who files on the first day is the first in the queue. */
  is_day (outcome (outcomes, 0)->decided, "2022-11-25");
  ck_assert_int_eq (outcome (outcomes, 1)->decided, SIM_NEVER);
  ck_assert_uint_gt (stats.n_arrived, 4 * stats.n_departed);
}
END_TEST

START_TEST (without_others_the_assessment_takes_until_november)
{
  g_autoptr (SmallFolder) folder = small_folder_new ();
  g_autoptr (Study) study = cac (
      folder,
      "<filing id='first' procedure='cac-assessment' filed='2022-09-01'/>",
      "0/d");
  g_autoptr (GPtrArray) outcomes
      = decide_until (study, "cac", "2023-02-28", 0, NULL);

  is_day (outcome (outcomes, 0)->decided, "2022-11-25");
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
  g_autofree char *consent = small_problems (
      SMALL_PLACES
      "<regulator id='o' jurisdiction='land' opens='2020-01-01'><procedure "
      "id='p' form='consent' validity='P0D' review='constant(1d)'/>"
      "</regulator>");

  small_says (consent, "form: consent is asked of users");
  small_says (consent, "validity: what is granted holds for a day at least");
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
        &several_desks_are_the_queue_of_erlang,
        &stages_follow_one_another,
        &a_stage_may_have_desks_of_its_own_and_be_extended,
        &what_is_sent_back_begins_the_stage_anew,
        &any_stage_may_refuse,
        &a_calendar_clock_counts_all_days,
        &a_share_of_filings_is_refused,
        &a_flow_is_lawful_while_the_grant_holds,
        &what_was_granted_before_the_run_holds_in_it,
        &the_clock_of_an_old_office_goes_on,
        &the_export_window_is_too_short_for_the_queue,
        &without_others_the_assessment_takes_until_november,
        &what_makes_no_sense_is_refused,
        NULL };

SUITE_MAIN ("procedure", tests)
