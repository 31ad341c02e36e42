/* Counts of persons over windows, and regimes that turn when they cross a
 * threshold. Expected days come from the formula by hand. */
#include "config.h"

#include "models/course.h"
#include "models/world/scenario.h"
#include "tests/models/small-world.h"

#include <math.h>

#define DUTY(window, level)                                                    \
  "<rule id='duty' law='LA' decision='transfer' from='2019-01-01' "            \
  "verdict='requires-security-assessment' article='Art 1'>"                    \
  "<count fact='export-pi' window='" window "' least='" level "'/>"            \
  "<cure mechanisms='security-assessment'/></rule>"
#define LETTERS(more)                                                          \
  "<flow id='letters' service='mail' class='personal' " more "/>"
#define SINCE_2020 "activity-start='2020-01-01'"

typedef struct
{
  Study *study;
  Course *course;
} Played;

static void
played_clear (Played *played)
{
  course_free (played->course);
  study_free (played->study);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Played, played_clear)

/* Until the middle of 2021: users abroad as @town says. */
static Played
play (const char *body, const char *town, const char *activity)
{
  g_autofree char *scenario = small_scenario (body);
  g_autofree char *longer
      = small_replace (scenario, "to='2020-03-01'", "to='2021-07-01'");
  g_autofree char *users = small_replace (longer, "users='1000'", town);
  g_autofree char *text = small_replace (users, "1000/d", activity);
  Played played = { small_study_with (text, NULL), NULL };

  played.course = course_play (
      played.study, g_ptr_array_index (played.study->options, 0), 1, 0);
  return played;
}

static const FlowVerdict *
flow_in (const Played *played, guint regime)
{
  const Compliance *compliance = course_compliance (played->course, regime);

  return &g_array_index (compliance->flows, FlowVerdict, 0);
}

/* Regimes begin on @days; the duty binds in every second one. */
static void
turns_on (const Played *played, const char *const *days)
{
  guint n = g_strv_length ((char **) days);

  ck_assert_uint_eq (played->course->compliances->len, n);
  for (guint i = 0; i < n; i++)
    {
      const Compliance *compliance = course_compliance (played->course, i);
      g_autofree char *from = sim_time_format (compliance->regime->from);

      ck_assert_str_eq (from, days[i]);
      ck_assert_int_eq (verdict_permits (&flow_in (played, i)->verdict),
                        i % 2 == 0);
    }
}

static gint64
count_in (const Played *played, guint regime, CountFact fact,
          CountWindow window)
{
  const Regime *at = course_compliance (played->course, regime)->regime;

  ck_assert_uint_gt (at->persons->len, 0);
  return g_array_index (at->persons, Persons, 0).counts[fact][window];
}

/* 200,000 (1 - exp (-t / 100 d)) is 100,000 after 69.3 days: in the 70th. A new
 * year begins a new count. */
START_TEST (a_threshold_is_crossed_on_the_day_of_the_formula)
{
  static const char *const days[]
      = { "2020-01-01", "2020-03-10", "2021-01-01", "2021-03-11", NULL };
  g_auto (Played) played
      = play (SMALL_ALL LETTERS (SINCE_2020) DUTY ("cur-jan1", "100000"),
              "users='200000'", "0.01/d");

  turns_on (&played, days);
  ck_assert_str_eq (course_compliance (played.course, 1)->regime->label,
                    "customer: export-pi cur-jan1 reaches 100000 under LA law");
  ck_assert_str_eq (
      course_compliance (played.course, 2)->regime->label,
      "customer: export-pi cur-jan1 is below 100000 under LA law");
  ck_assert_int_eq (count_in (&played, 1, COUNT_EXPORT_PI, WINDOW_CUR_JAN1),
                    (gint64) floor (200000 * (1 - exp (-0.70)) + 0.5));
}
END_TEST

/* One day earlier, one person more: the other side. */
START_TEST (both_sides_of_a_threshold)
{
  static const char *const above[]
      = { "2020-01-01", "2020-01-11", "2021-01-01", "2021-01-11", NULL };
  static const char *const next[]
      = { "2020-01-01", "2020-01-12", "2021-01-01", "2021-01-12", NULL };
  gint64 tenth = (gint64) floor (200000 * (1 - exp (-0.11)) + 0.5);
  g_autofree char *level = g_strdup_printf ("%" G_GINT64_FORMAT, tenth);
  g_autofree char *more = g_strdup_printf ("%" G_GINT64_FORMAT, tenth + 1);
  g_autofree char *body = small_replace (SMALL_ALL LETTERS (SINCE_2020)
                                             DUTY ("cur-jan1", "LEVEL"),
                                         "LEVEL", level);
  g_autofree char *other = small_replace (
      SMALL_ALL LETTERS (SINCE_2020) DUTY ("cur-jan1", "LEVEL"), "LEVEL", more);
  g_auto (Played) on = play (body, "users='200000'", "0.01/d");
  g_auto (Played) after = play (other, "users='200000'", "0.01/d");

  turns_on (&on, above);
  turns_on (&after, next);
}
END_TEST

/* The year before counts, too: what was reached in 2020 holds in 2021. */
START_TEST (a_longer_window_does_not_end_with_the_year)
{
  static const char *const days[] = { "2020-01-01", "2020-03-10", NULL };
  g_auto (Played) previous
      = play (SMALL_ALL LETTERS (SINCE_2020) DUTY ("prev-jan1", "100000"),
              "users='200000'", "0.01/d");
  g_auto (Played) sliding
      = play (SMALL_ALL LETTERS (SINCE_2020) DUTY ("12-months", "100000"),
              "users='200000'", "0.01/d");

  turns_on (&previous, days);
  turns_on (&sliding, days);
}
END_TEST

/* 95,000 x 1.2^t is 100,000 after 102.8 days. */
START_TEST (growth_crosses_a_threshold)
{
  static const char *const days[] = { "2020-01-01", "2020-04-12", NULL };
  g_auto (Played) played
      = play (SMALL_ALL LETTERS ("") DUTY ("cur-jan1", "100000"),
              "users='95000' growth='20%'", "1000/d");

  turns_on (&played, days);
  ck_assert_double_eq_tol (log (100000 / 95000.0) / log (1.2) * 365.25, 102.76,
                           0.01);
}
END_TEST

/* Half of 1,000 leave in a year and are replaced: 1,500 different persons. */
START_TEST (who_replaces_another_is_another_person)
{
  g_auto (Played) played = play (
      SMALL_ALL LETTERS ("")
          DUTY ("12-months", "1500") "<event id='new-year' date='2020-12-31'/>",
      "users='1000' turnover='50%'", "1000/d");

  ck_assert_int_eq (count_in (&played, 1, COUNT_EXPORT_PI, WINDOW_CUR_JAN1),
                    1501);
  ck_assert_int_eq (count_in (&played, 1, COUNT_HELD, WINDOW_ANY), 1000);
}
END_TEST

START_TEST (sensitive_data_counts_by_its_share)
{
  g_auto (Played) played
      = play (SMALL_ALL LETTERS ("") "<flow id='health' service='mail' "
                                     "class='sensitive' subjects='10%'/>" DUTY (
                                         "12-months", "100000"),
              "users='1000'", "1000/d");

  ck_assert_int_eq (count_in (&played, 0, COUNT_EXPORT_PI, WINDOW_CUR_JAN1),
                    1000);
  ck_assert_int_eq (count_in (&played, 0, COUNT_EXPORT_SPI, WINDOW_CUR_JAN1),
                    100);
}
END_TEST

/* Two flows are about the same persons; two towns are not. */
START_TEST (persons_are_counted_once)
{
  g_auto (Played) played = play (
      SMALL_ALL LETTERS ("") "<flow id='cards' service='mail' "
                             "class='personal'/>" SMALL_TOWN (
                                 "village", "",
                                 "<use instance='mail-away' activity='1/d'/>")
                                 DUTY ("12-months", "100000"),
      "users='1000'", "1000/d");

  ck_assert_int_eq (count_in (&played, 0, COUNT_EXPORT_PI, WINDOW_12_MONTHS),
                    2000);
}
END_TEST

START_TEST (what_an_exemption_allows_does_not_count)
{
  static const char *const body = SMALL_ALL LETTERS (
      "") "<flow id='staff' service='mail' class='personal' purpose='hr'/>"
          "<rule id='exempt' law='LA' decision='transfer' from='2019-01-01' "
          "verdict='allowed' counted='no' article='Art 5'>"
          "<when fact='purpose' in='hr general'/></rule>" DUTY ("cur-jan1",
                                                                "100");
  g_autofree char *counted = small_replace (body, "counted='no'", "");
  g_autofree char *one = small_replace (body, "hr general", "hr");
  g_auto (Played) none = play (body, "users='1000'", "1000/d");
  g_auto (Played) all = play (counted, "users='1000'", "1000/d");
  g_auto (Played) general = play (one, "users='1000'", "1000/d");

  ck_assert_int_eq (count_in (&none, 0, COUNT_EXPORT_PI, WINDOW_CUR_JAN1), 0);
  ck_assert_int_eq (count_in (&all, 0, COUNT_EXPORT_PI, WINDOW_CUR_JAN1), 1000);
  ck_assert_int_eq (count_in (&general, 0, COUNT_EXPORT_PI, WINDOW_CUR_JAN1),
                    1000);
}
END_TEST

/* Data that a tenant refuses to move is not moved, but the duty asks about the
 * transfer of the day: refusing does not make it lawful the day after. */
START_TEST (a_tenant_that_blocks_stays_blocked)
{
  static const char *const days[]
      = { "2020-01-01", "2020-03-10", "2021-01-01", "2021-03-11", NULL };
  g_auto (Played) played
      = play (SMALL_ALL LETTERS (SINCE_2020 " policy='block'")
                  DUTY ("cur-jan1", "100000"),
              "users='200000'", "0.01/d");
  const Compliance *blocked = course_compliance (played.course, 1);

  turns_on (&played, days);
  ck_assert_int_eq (g_array_index (blocked->admissions, Admission, 0).reason,
                    LOST_RULE);
  ck_assert_int_eq (flow_in (&played, 1)->persons, 0);
}
END_TEST

/* What stays at home is not exported, and what was exported stays counted. */
START_TEST (exports_end_when_the_door_is_at_home)
{
  g_auto (Played) played
      = play (SMALL_ALL LETTERS (SINCE_2020)
                  DUTY ("cur-jan1",
                        "100000") "<event id='return' date='2020-02-01'><set "
                                  "entity='town-mail' attribute='instance' "
                                  "value='mail-home'/>"
                                  "</event>",
              "users='200000'", "0.01/d");
  gint64 january = (gint64) floor (200000 * (1 - exp (-0.31)) + 0.5);

  ck_assert_uint_eq (played.course->compliances->len, 2);
  ck_assert_int_eq (count_in (&played, 1, COUNT_EXPORT_PI, WINDOW_CUR_JAN1),
                    january);
}
END_TEST

/* Who moves its users home on the first day exported them the year before. */
START_TEST (moving_at_once_does_not_change_the_past)
{
  g_auto (Played) played
      = play (SMALL_ALL LETTERS ("activity-start='2019-01-01' "
                                 "policy='migrate' to='mail-home' takes='P0D'")
                  DUTY ("prev-jan1", "100000"),
              "users='200000'", "1/d");
  const Compliance *first = course_compliance (played.course, 0);

  ck_assert_str_eq (
      g_array_index (first->admissions, Admission, 0).door->base.id,
      "mail-home");
  ck_assert_int_ge (count_in (&played, 0, COUNT_EXPORT_PI, WINDOW_PREV_JAN1),
                    199999);
}
END_TEST

/* The course of one variant turns where that of another does. */
START_TEST (variants_share_their_regimes)
{
  g_autofree char *scenario
      = small_scenario (SMALL_ALL LETTERS (SINCE_2020) DUTY (
          "cur-jan1", "100000") "<variant id='plain'/><variant id='more'><set "
                                "entity='town' "
                                "attribute='users' value='300000'/></variant>");
  g_autofree char *users
      = small_replace (scenario, "users='1000'", "users='200000'");
  g_autofree char *longer
      = small_replace (users, "to='2020-03-01'", "to='2020-07-01'");
  g_autofree char *text = small_replace (longer, "1000/d", "0.01/d");
  g_autoptr (Study) study = small_study_with (text, NULL);
  /* 1 - exp (-t) = 1/3 after 40.5 days */
  static const char *const days[]
      = { "2020-01-01", "2020-02-10", "2020-03-10" };

  for (guint i = 0; i < study->options->len; i++)
    {
      g_autoptr (Course) course
          = course_play (study, g_ptr_array_index (study->options, i), 1, 0);

      ck_assert_uint_eq (course->compliances->len, G_N_ELEMENTS (days));
      for (guint j = 0; j < G_N_ELEMENTS (days); j++)
        {
          const Compliance *compliance = course_compliance (course, j);
          const FlowVerdict *flow
              = &g_array_index (compliance->flows, FlowVerdict, 0);

          ck_assert_int_eq (compliance->regime->from, small_day (days[j]));
          ck_assert_int_eq (verdict_permits (&flow->verdict), j < 2 - i);
        }
    }
}
END_TEST

/* Data that would go to a third country is exempt, but nobody goes there. */
START_TEST (a_door_that_nobody_comes_to_exempts_nothing)
{
  static const char *const body = SMALL_ALL
      "<jurisdiction id='third' law='TH'/>"
      "<partition id='rival' operator='vendor' owner='vendor'>"
      "<region id='far' jurisdiction='third' lat='0deg' lon='0deg'>"
      "<zone id='far-1'><site id='far-site' host='vendor'/></zone></region>"
      "</partition><instance id='mail-far' service='mail' partition='rival'>"
      "<deployment id='far-servers' site='far-site' "
      "servers='2'/></instance>" LETTERS (
          "") "<rule id='exempt' law='LA' decision='transfer' "
              "from='2019-01-01' verdict='allowed' counted='no' article='Art "
              "5'>"
              "<when fact='destination' in='TH'/></rule>" DUTY ("cur-jan1",
                                                                "100");
  g_autofree char *both
      = small_replace (body, "instance='mail-away' activity",
                       "instance='mail-away' fallback='mail-far' activity");
  g_autofree char *there = small_replace (body, "instance='mail-away' activity",
                                          "instance='mail-far' activity");
  g_auto (Played) unused = play (both, "users='1000'", "1000/d");
  g_auto (Played) used = play (there, "users='1000'", "1000/d");

  ck_assert_int_eq (count_in (&unused, 0, COUNT_EXPORT_PI, WINDOW_CUR_JAN1),
                    1000);
  ck_assert_int_eq (count_in (&used, 0, COUNT_EXPORT_PI, WINDOW_CUR_JAN1), 0);
}
END_TEST

static const TTest **const tests[]
    = { &a_threshold_is_crossed_on_the_day_of_the_formula,
        &both_sides_of_a_threshold,
        &a_longer_window_does_not_end_with_the_year,
        &growth_crosses_a_threshold,
        &who_replaces_another_is_another_person,
        &sensitive_data_counts_by_its_share,
        &persons_are_counted_once,
        &what_an_exemption_allows_does_not_count,
        &a_tenant_that_blocks_stays_blocked,
        &exports_end_when_the_door_is_at_home,
        &moving_at_once_does_not_change_the_past,
        &variants_share_their_regimes,
        &a_door_that_nobody_comes_to_exempts_nothing,
        NULL };

SUITE_MAIN ("exports", tests)
