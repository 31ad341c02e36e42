/* Calls: what instances ask of each other, on the way and at their servers. */
#include "config.h"

#include "models/outage.h"
#include "models/traffic/path.h"
#include "tests/models/played.h"

#include <math.h>

/* The mail at home asks who somebody is abroad, and reads a store at home. */
#define CALLING(calls)                                                         \
  SMALL_CLOUD                                                                  \
  "<service id='mail' demand='constant(10ms)' reply='constant(1kB)'/>"         \
  "<service id='identity' demand='constant(3ms)' reply='constant(1kB)'/>"      \
  "<service id='store' demand='constant(50ms)' reply='constant(1kB)'/>"        \
  "<instance id='mail-home' service='mail' partition='cloud'>"                 \
  "<deployment id='home-servers' site='home-site' servers='100'/>" calls       \
  "</instance>"                                                                \
  "<instance id='who' service='identity' partition='cloud'>"                   \
  "<deployment id='who-servers' site='away-site' servers='100'/></instance>"   \
  "<instance id='disks' service='store' partition='cloud'>"                    \
  "<deployment id='disk-servers' site='home-site' "                            \
  "servers='100'/></instance>" SMALL_TENANT SMALL_TOWN (                       \
      "town", "", "<use instance='mail-home' activity='600/d'/>")

/* Between the two regions. */
static double
rtt_abroad (const Played *played)
{
  const World *world = played->regime->world;
  g_autoptr (Paths) paths = paths_new (world, played->regime->from);
  PathEnd here = path_end_of_region (small_find (world, "home"));
  PathEnd there = path_end_of_region (small_find (world, "away"));

  return (double) paths_between (paths, &here, &there).rtt;
}

static double
own_time (const Played *played)
{
  return (double) use_count (played, 0)->rtt + 10.4e6;
}

/* Nobody waits: each request takes the same time, to the nanosecond. */
START_TEST (calls_add_their_way_and_work)
{
  g_auto (Played) one = play (
      CALLING ("<call instance='who' round-trips='2'/>") HOURS ("1"), 1, 0);
  g_auto (Played) both = play (
      CALLING ("<call instance='who'/><call instance='disks'/>") HOURS ("1"), 1,
      0);

  ck_assert_double_eq_tol ((double) latency (&one, "town")->most,
                           own_time (&one) + 2 * rtt_abroad (&one) + 3e6, 2);
  ck_assert_int_eq (latency (&one, "town")->least,
                    latency (&one, "town")->most);
  ck_assert_double_eq_tol ((double) latency (&both, "town")->most,
                           own_time (&both) + rtt_abroad (&both) + 53e6, 2);
}
END_TEST

/* Together they take as long as the longer one: the way abroad. */
START_TEST (calls_together_take_the_longest)
{
  g_auto (Played) played
      = play (CALLING ("<call instance='who' together='yes'/>"
                       "<call instance='disks' together='yes'/>") HOURS ("1"),
              1, 0);

  ck_assert_double_eq_tol (
      (double) latency (&played, "town")->most,
      own_time (&played) + MAX (rtt_abroad (&played) + 3e6, 50e6), 2);
}
END_TEST

START_TEST (a_share_of_the_requests_calls)
{
  g_auto (Played) played = play (
      CALLING ("<call instance='disks' share='30%'/>") HOURS ("1"), 1, 0);
  const SimHistogram *times = latency (&played, "town");

  ck_assert_double_eq_tol (sim_histogram_mean (times) - own_time (&played),
                           0.3 * 50e6, 50e6 * spread_of (&played, 0.3));
}
END_TEST

/* One disk that serves 20 a second and has no room for who waits; 7 arrive a
 * second: Erlang's B of 0.3472 is 0.2577, whatever the law of service. */
START_TEST (a_call_that_is_refused_fails_the_request)
{
  g_autofree char *body = small_replace (
      CALLING ("<call instance='disks'/>") HOURS ("3"),
      "id='disk-servers' site='home-site' servers='100'",
      "id='disk-servers' site='home-site' servers='1' room='1'");
  g_auto (Played) played = play (body, 1, 0);
  const UseCount *count = use_count (&played, 0);
  const double load = 1000 * 600 / 86400.0 * 0.05;

  check_sums (count);
  ck_assert_double_eq_tol (share (count->lost[LOST_OVERLOAD], count->offered),
                           load / (1 + load), spread_of (&played, 0.26));
}
END_TEST

/* The identity abroad is down for ten minutes of the regime's twenty; the
 * servers at home are not. Patience brings nothing but more attempts. */
START_TEST (an_outage_of_what_is_called_is_felt)
{
  static const char *const body = CALLING (
      "<call instance='who'/>") "<incident id='fire' from='2020-01-02T12:00Z' "
                                "to='2020-01-02T12:10Z' "
                                "tail='10min'><fails "
                                "element='away-site'/></incident>"
                                "<experiment windows='1' "
                                "window-length='1min'/>";
  g_autofree char *patient
      = small_replace (body, "<service id='mail' ",
                       "<service id='mail' timeout='1s' attempts='2' ");
  const char *const bodies[] = { body, patient };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_auto (Played) played = play (bodies[i], 1, 0);
      const UseCount *count;

      outages_plan (played.course->calendar, 1, 0);
      play_regime (&played, 1);
      count = use_count (&played, 0);
      check_sums (count);
      ck_assert_double_eq_tol (share (count->lost[LOST_OUTAGE], count->offered),
                               0.5, spread_of (&played, 0.5));
      ck_assert_double_eq_tol (share (count->retried, count->offered), i * 0.5,
                               spread_of (&played, 0.5));
    }
}
END_TEST

/* A client that gives up after 40 ms does not wait for the disk's 50. */
START_TEST (patience_covers_the_calls)
{
  g_autofree char *body = small_replace (
      CALLING ("<call instance='disks' share='50%'/>") HOURS ("1"),
      "<service id='mail' ", "<service id='mail' timeout='40ms' ");
  g_auto (Played) played = play (body, 1, 0);
  const UseCount *count = use_count (&played, 0);

  check_sums (count);
  ck_assert_double_eq_tol (share (count->lost[LOST_TIMEOUT], count->offered),
                           0.5, spread_of (&played, 0.5));
}
END_TEST

START_TEST (an_instance_does_not_call_itself)
{
  g_autofree char *text
      = small_problems (CALLING ("<call instance='mail-home'/>"));

  small_says (text, "'mail-home' calls itself");
}
END_TEST

static const TTest **const tests[]
    = { &calls_add_their_way_and_work,
        &calls_together_take_the_longest,
        &a_share_of_the_requests_calls,
        &a_call_that_is_refused_fails_the_request,
        &an_outage_of_what_is_called_is_felt,
        &patience_covers_the_calls,
        &an_instance_does_not_call_itself,
        NULL };

SUITE_MAIN ("calls", tests)
