/* Incidents: regimes of their own, and outages exactly as long as they last. */
#include "config.h"

#include "models/outage.h"
#include "tests/models/small-world.h"

#include <math.h>
#include <string.h>

#define INCIDENT(id, more, element)                                            \
  "<incident id='" id "' title='" id "' from='2020-01-10T08:00Z' "             \
  "to='2020-01-10T10:00Z' " more "><fails element='" element "'/></incident>"

static Calendar *
play (const Study *study, guint option, guint32 replication)
{
  Calendar *calendar = calendar_play (
      study, g_ptr_array_index (study->options, option), 7, replication);

  outages_plan (calendar, 7, replication);
  return calendar;
}

/* The regime that begins at @from. */
static const Regime *
regime_at (const Calendar *calendar, const char *from)
{
  for (guint i = 0; i < calendar->regimes->len; i++)
    {
      const Regime *regime = g_ptr_array_index (calendar->regimes, i);

      if (regime->from == small_day (from))
        return regime;
    }
  ck_abort_msg ("no regime begins at %s", from);
  return NULL;
}

/* "DEPLOYMENT PLANE FROM TO SHARE" of every outage, a line each. */
static char *
outages_of (const Regime *regime)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; regime->outages != NULL && i < regime->outages->len; i++)
    {
      const Outage *outage = &g_array_index (regime->outages, Outage, i);
      g_autofree char *from = sim_time_format (outage->from);
      g_autofree char *to = sim_time_format (outage->to);

      g_string_append_printf (
          text, "%s %s %.11s..%.11s %.3g\n", outage->deployment->base.id,
          PLANE_WORDS[outage->plane], from + 8, to + 8, outage->share);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
suffers (const char *body, const char *from, const char *expected)
{
  g_autofree char *text = g_strconcat (SMALL_ALL, body, NULL);
  g_autoptr (Study) study = small_study (text);
  g_autoptr (Calendar) calendar = play (study, 0, 0);
  g_autofree char *found = outages_of (regime_at (calendar, from));

  ck_assert_str_eq (found, expected);
}

START_TEST (an_incident_and_its_tail_are_one_regime)
{
  g_autoptr (Study) study
      = small_study (SMALL_ALL INCIDENT ("fire", "tail='30min'", "home-site"));
  g_autoptr (Calendar) calendar = play (study, 0, 0);
  const Regime *during = regime_at (calendar, "2020-01-10T08:00Z");

  ck_assert_uint_eq (calendar->regimes->len, 3);
  ck_assert_int_eq (during->to, small_day ("2020-01-10T10:30Z"));
  ck_assert_str_eq (during->label, "fire");
  ck_assert_uint_eq (during->incidents->len, 1);
  ck_assert_str_eq (regime_at (calendar, "2020-01-10T10:30Z")->label,
                    "fire: over");
  ck_assert_ptr_null (regime_at (calendar, "2020-01-01")->outages);
}
END_TEST

START_TEST (outages_last_from_the_delay_to_the_end)
{
  suffers (INCIDENT ("fire", "share='40%' tail='1h'", "home-site"),
           "2020-01-10T08:00Z",
           "home-servers data 10T08:00:00..10T10:00:00 0.4\n"
           "home-servers control 10T08:00:00..10T10:00:00 0.4\n");
  suffers (INCIDENT ("fire", "", "home-site") "<dependency of='mail-away' "
                                              "on='home-site' form='network' "
                                              "plane='data' delay='30min'/>",
           "2020-01-10T08:00Z",
           "home-servers data 10T08:00:00..10T10:00:00 1\n"
           "home-servers control 10T08:00:00..10T10:00:00 1\n"
           "away-servers data 10T08:30:00..10T10:00:00 1\n");
  suffers (INCIDENT ("fire", "plane='data'",
                     "home-site") "<dependency of='mail-away' on='home-site' "
                                  "form='network' "
                                  "delay='2h'/>",
           "2020-01-10T08:00Z",
           "home-servers data 10T08:00:00..10T10:00:00 1\n");
}
END_TEST

#define BOTH_FIRE(first, second)                                               \
  "<incident id='fire' from='2020-01-10T08:00Z' to='2020-01-10T10:00Z' "       \
  "plane='data'><fails element='home-site' " first                             \
  "/><fails element='away-site' " second "/></incident>"
#define NEEDS_HOME(more)                                                       \
  "<dependency of='mail-away' on='home-site' form='network' "                  \
  "plane='data' " more "/>"

/* Each has times of its own; what needs them is back with them. */
START_TEST (elements_come_back_in_their_own_order)
{
  suffers (BOTH_FIRE ("to='2020-01-10T09:00Z'", "from='2020-01-10T08:30Z'"),
           "2020-01-10T08:00Z",
           "home-servers data 10T08:00:00..10T09:00:00 1\n"
           "away-servers data 10T08:30:00..10T10:00:00 1\n");
  suffers (BOTH_FIRE ("to='2020-01-10T09:00Z'", "from='2020-01-10T09:30Z'")
               NEEDS_HOME ("delay='30min'"),
           "2020-01-10T08:00Z",
           "home-servers data 10T08:00:00..10T09:00:00 1\n"
           "away-servers data 10T08:30:00..10T09:00:00 1\n"
           "away-servers data 10T09:30:00..10T10:00:00 1\n");
  suffers (BOTH_FIRE ("to='2020-01-10T09:00Z'", "from='2020-01-10T08:50Z'")
               NEEDS_HOME ("delay='10min'"),
           "2020-01-10T08:00Z",
           "home-servers data 10T08:00:00..10T09:00:00 1\n"
           "away-servers data 10T08:10:00..10T10:00:00 1\n");
  suffers (BOTH_FIRE ("to='2020-01-10T08:20Z'", "to='2020-01-10T08:10Z'")
               NEEDS_HOME ("delay='30min'"),
           "2020-01-10T08:00Z",
           "home-servers data 10T08:00:00..10T08:20:00 1\n"
           "away-servers data 10T08:00:00..10T08:10:00 1\n");
}
END_TEST

/* A partition is down while both of its regions are, and so is what asks it who
 * somebody is. */
START_TEST (a_whole_is_down_while_all_its_parts_are)
{
  suffers (
      BOTH_FIRE ("to='2020-01-10T09:00Z'",
                 "from='2020-01-10T08:30Z'") "<partition id='two' "
                                             "operator='vendor' owner='vendor'>"
                                             "<region id='two-region' "
                                             "jurisdiction='land' lat='50deg' "
                                             "lon='10deg'><zone id='two-zone'>"
                                             "<site id='two-site' "
                                             "host='vendor'/></zone></region></"
                                             "partition>"
                                             "<instance id='two-mail' "
                                             "service='mail' partition='two'>"
                                             "<deployment id='two-servers' "
                                             "site='two-site' servers='1'/>"
                                             "</instance>"
                                             "<dependency of='two-mail' "
                                             "on='cloud' form='identity'/>",
      "2020-01-10T08:00Z",
      "home-servers data 10T08:00:00..10T09:00:00 1\n"
      "away-servers data 10T08:30:00..10T10:00:00 1\n"
      "two-servers data 10T08:30:00..10T09:00:00 1\n"
      "two-servers control 10T08:30:00..10T09:00:00 1\n");
}
END_TEST

static void
is_refused (const char *body, const char *why)
{
  g_autofree char *text = g_strconcat (SMALL_ALL, body, NULL);
  g_autofree char *problems = small_problems (text);

  small_says (problems, why);
}

START_TEST (an_element_fails_within_its_incident)
{
  is_refused (BOTH_FIRE ("to='2020-01-10T10:01Z'", ""),
              "'to' lies outside of the incident, which goes from "
              "2020-01-10T08:00");
  is_refused (BOTH_FIRE ("", "from='2020-01-10T07:59Z'"),
              "'from' lies outside of the incident");
  is_refused (BOTH_FIRE ("", "from='2020-01-10T10:00Z'"),
              "'from' lies outside of the incident");
  is_refused (BOTH_FIRE ("from='2020-01-10T09:30Z' to='2020-01-10T09:00Z'", ""),
              "ends before it begins");
}
END_TEST

START_TEST (a_control_plane_fails_alone)
{
  suffers (INCIDENT ("lock", "plane='control'", "home"), "2020-01-10T08:00Z",
           "home-servers control 10T08:00:00..10T10:00:00 1\n");
}
END_TEST

START_TEST (what_is_only_impaired_or_unharmed_has_no_outage)
{
  suffers (INCIDENT ("slow", "plane='data'",
                     "home-site") "<dependency of='mail-away' on='home-site' "
                                  "form='network' "
                                  "hard='no'/>",
           "2020-01-10T08:00Z",
           "home-servers data 10T08:00:00..10T10:00:00 1\n");
  suffers (INCIDENT ("theft", "share='0%'", "home-site"), "2020-01-10T08:00Z",
           "");
}
END_TEST

/* A rule that takes effect in the middle makes a second regime, with the same
 * outages: the same instants, and the same luck. */
#define IN_THE_MIDDLE                                                          \
  INCIDENT ("fire", "plane='data'", "home-site")                               \
  "<dependency of='mail-away' on='home-site' form='network' "                  \
  "plane='data' probability='30%' delay='10min'/>"                             \
  "<rule id='r' law='LA' decision='transfer' from='2020-01-10T09:00Z' "        \
  "verdict='prohibited' article='a'/>"

START_TEST (luck_is_the_same_in_all_regimes_and_variants)
{
  g_autoptr (Study) study = small_study (
      SMALL_ALL IN_THE_MIDDLE
      "<variant id='a'/><variant id='b'>"
      "<set entity='town' attribute='users' value='7'/></variant>");
  guint n_carried = 0;

  for (guint32 i = 0; i < 400; i++)
    {
      g_autoptr (Calendar) a = play (study, 0, i);
      g_autoptr (Calendar) b = play (study, 1, i);
      const Regime *first = regime_at (a, "2020-01-10T08:00Z");
      g_autofree char *one = outages_of (first);
      g_autofree char *two = outages_of (regime_at (a, "2020-01-10T09:00Z"));
      g_autofree char *other = outages_of (regime_at (b, "2020-01-10T08:00Z"));

      ck_assert_str_eq (one, two);
      ck_assert_str_eq (one, other);
      n_carried += first->outages->len == 2;
    }
  /* Binomial (400, 0.3): five standard deviations. */
  ck_assert_double_le (fabs (n_carried - 120.0), 5 * sqrt (400 * 0.3 * 0.7));
}
END_TEST

START_TEST (a_variant_spares_itself_and_keeps_the_dates)
{
  g_autoptr (Study) study = small_study (
      SMALL_ALL INCIDENT ("fire", "", "home-site") "<variant id='a'/><variant "
                                                   "id='b'><set entity='fire' "
                                                   "attribute='happens' "
                                                   "value='no'/></variant>");
  g_autoptr (Calendar) a = play (study, 0, 0);
  g_autoptr (Calendar) b = play (study, 1, 0);

  ck_assert_uint_eq (a->regimes->len, b->regimes->len);
  ck_assert_uint_eq (regime_at (a, "2020-01-10T08:00Z")->outages->len, 2);
  ck_assert_ptr_null (regime_at (b, "2020-01-10T08:00Z")->outages);
  ck_assert_uint_eq (b->entries->len, 0);
}
END_TEST

/* 16:00 in China is 08:00 in UTC. */
START_TEST (times_with_an_offset_are_instants)
{
  g_autoptr (Study) study
      = small_study (SMALL_ALL "<incident id='i' from='2020-01-10T16:00+08:00' "
                               "to='2020-01-10T06:30:30-03:30'>"
                               "<fails element='home-site'/></incident>");
  const Incident *incident = small_find (study_world (study), "i");

  ck_assert_int_eq (incident->from, small_day ("2020-01-10T08:00Z"));
  ck_assert_int_eq (incident->to, small_day ("2020-01-10T10:00:30Z"));
}
END_TEST

static void
refused (const char *body, const char *because)
{
  g_autofree char *text = g_strconcat (SMALL_ALL, body, NULL);
  g_autofree char *problems = small_problems (text);

  small_says (problems, because);
}

START_TEST (wrong_incidents_are_refused)
{
  refused ("<incident id='i' from='always' to='2020-01-11'>"
           "<fails element='home'/></incident>",
           "begins and ends at an instant");
  refused ("<incident id='i' from='2020-01-11' to='2020-01-10'>"
           "<fails element='home'/></incident>",
           "ends before it begins");
  refused ("<incident id='i' from='2021-01-10' to='2021-01-11'>"
           "<fails element='home'/></incident>",
           "lies outside the run, which goes from 2020-01-01 to 2020-03-01");
  refused ("<incident id='i' from='2020-01-10' to='2020-01-11'/>",
           "makes nothing fail");
  refused (INCIDENT ("i", "", "hom"), "did you mean 'home'");
  refused (INCIDENT ("i", "", "town"), "nothing fails with <population town>");
  refused (INCIDENT ("i", "share='140%'", "home"), "from 0% to 100%");
  refused (INCIDENT ("i", "plane='work'", "home"), "data, control, both");
  refused ("<incident id='i' from='2020-01-10T08:00+19:00' "
           "to='2020-01-11'><fails element='home'/></incident>",
           "expected a date");
}
END_TEST

/* Two links to the same site, each of which carries a failure once in two: one
 * of them at least does so three times in four. */
START_TEST (dependencies_that_differ_have_luck_of_their_own)
{
#define EVEN_CHANCE(plane)                                                     \
  "<dependency of='mail-away' on='home-site' form='network' plane='" plane     \
  "' probability='50%'/>"
  g_autoptr (Study) study
      = small_study (SMALL_ALL INCIDENT ("fire", "plane='data'", "home-site")
                         EVEN_CHANCE ("data") EVEN_CHANCE ("both"));
  guint n_carried = 0;

  for (guint32 i = 0; i < 400; i++)
    {
      g_autoptr (Calendar) calendar = play (study, 0, i);
      g_autofree char *outages
          = outages_of (regime_at (calendar, "2020-01-10T08:00Z"));

      n_carried += strstr (outages, "away-servers data") != NULL;
    }
  ck_assert_double_eq_tol (n_carried / 400.0, 0.75,
                           4 * sqrt (0.75 * 0.25 / 400));
}
END_TEST

static const TTest **const tests[]
    = { &an_incident_and_its_tail_are_one_regime,
        &outages_last_from_the_delay_to_the_end,
        &elements_come_back_in_their_own_order,
        &a_whole_is_down_while_all_its_parts_are,
        &an_element_fails_within_its_incident,
        &a_control_plane_fails_alone,
        &what_is_only_impaired_or_unharmed_has_no_outage,
        &luck_is_the_same_in_all_regimes_and_variants,
        &a_variant_spares_itself_and_keeps_the_dates,
        &times_with_an_offset_are_instants,
        &wrong_incidents_are_refused,
        &dependencies_that_differ_have_luck_of_their_own,
        NULL };

SUITE_MAIN ("outage", tests)
