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

/* --- patience of callers -------------------------------------------------- */

/* The disk takes 50 ms and one round trip within the region: who waits 10 ms
 * gives every attempt up, and the request is lost to the last of them. */
START_TEST (a_caller_gives_up_when_its_time_is_over)
{
  g_auto (Played) played
      = play (CALLING ("<call instance='disks' share='30%' timeout='10ms' "
                       "attempts='3' backoff='1ms'/>") HOURS ("1"),
              1, 0);
  const UseCount *count = use_count (&played, 0);

  check_sums (count);
  ck_assert_double_eq_tol (share (count->lost[LOST_TIMEOUT], count->offered),
                           0.3, spread_of (&played, 0.3));
}
END_TEST

START_TEST (a_caller_that_waits_long_enough_changes_nothing)
{
  static const char *const body
      = CALLING ("<call instance='disks'/><call instance='who'/>") HOURS ("1");
  g_autofree char *patient
      = small_replace (body, "<call ", "<call timeout='1min' attempts='3' ");
  g_auto (Played) one = play (body, 1, 0);
  g_auto (Played) other = play (patient, 1, 0);

  ck_assert_uint_eq (use_count (&one, 0)->first, use_count (&other, 0)->first);
  ck_assert_int_eq (latency (&one, "town")->most,
                    latency (&other, "town")->most);
  ck_assert_int_eq (latency (&one, "town")->least,
                    latency (&other, "town")->least);
}
END_TEST

/* A disk without room for who waits, as above; p is Erlang's B of the load that
 * two attempts make of one: b = B (a (1 + b)), and both fail with about b^2.
 * Retries come 10 s later on average, when the disk has long forgotten. */
START_TEST (a_caller_tries_again_what_was_refused)
{
  g_autofree char *body = small_replace (
      CALLING ("<call instance='disks' attempts='2' backoff='20s'/>")
          HOURS ("3"),
      "id='disk-servers' site='home-site' servers='100'",
      "id='disk-servers' site='home-site' servers='1' room='1'");
  g_auto (Played) played = play (body, 1, 0);
  const UseCount *count = use_count (&played, 0);
  const double load = 1000 * 600 / 86400.0 * 0.05;
  double b = 0.2;

  for (guint i = 0; i < 100; i++)
    b = load * (1 + b) / (1 + load * (1 + b));
  check_sums (count);
  ck_assert_double_eq_tol (share (count->lost[LOST_OVERLOAD], count->offered),
                           b * b, spread_of (&played, b * b));
  ck_assert_uint_eq (count->retried, 0); /* that is the client's */
}
END_TEST

/* What is given up is served nonetheless, unless it is told: a disk of 50 ms at
 * 7 a second is busy for 0.347 of its time, or for 10 of each 50 ms. */
START_TEST (what_is_given_up_keeps_its_server_unless_it_is_told)
{
  static const char *const body
      = CALLING ("<call instance='disks' timeout='10ms'/>") HOURS ("3");
  static const double busy[] = { 0.050, 0.010 };
  g_autofree char *told
      = small_replace (body, "<service id='store' ",
                       "<service id='store' abandoned='withdrawn' ");
  const char *const bodies[] = { body, told };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_auto (Played) played = play (bodies[i], 1, 0);
      const GArray *desks = traffic_desks (played.traffic);
      double expected = 1000 * 600 / 86400.0 * busy[i] / 100;
      gboolean found = FALSE;

      for (guint d = 0; d < desks->len; d++)
        {
          const DeskCount *desk = &g_array_index (desks, DeskCount, d);

          if (!g_str_equal (desk->deployment->base.id, "disk-servers"))
            continue;
          found = TRUE;
          ck_assert_double_eq_tol (desk->utilisation, expected,
                                   0.05 * expected);
        }
      ck_assert (found);
      ck_assert_uint_eq (use_count (&played, 0)->first, 0);
    }
}
END_TEST

/* --- calls of what is called ---------------------------------------------- */

/* The mail asks who somebody is, which reads a store, which asks another. */
#define NESTED(inner)                                                          \
  "<instance id='names' service='identity' partition='cloud'>"                 \
  "<deployment id='name-servers' site='home-site' servers='100'/>" inner       \
  "</instance>"

START_TEST (what_is_called_calls_in_turn)
{
  g_auto (Played) played = play (
      CALLING ("<call instance='names'/>")
          NESTED ("<call instance='disks'/><call instance='who'/>") HOURS ("1"),
      1, 0);

  ck_assert_double_eq_tol (
      (double) latency (&played, "town")->most,
      own_time (&played) + 3e6 + 50e6 + rtt_abroad (&played) + 3e6, 4);
  ck_assert_int_eq (latency (&played, "town")->least,
                    latency (&played, "town")->most);
}
END_TEST

/* 30 % of 40 %, drawn apart. */
START_TEST (nested_shares_multiply)
{
  g_auto (Played) played
      = play (CALLING ("<call instance='names' share='40%'/>")
                  NESTED ("<call instance='disks' share='30%'/>") HOURS ("1"),
              1, 0);

  ck_assert_double_eq_tol (
      sim_histogram_mean (latency (&played, "town")) - own_time (&played),
      0.4 * 3e6 + 0.12 * 50e6, 50e6 * spread_of (&played, 0.12));
}
END_TEST

/* The innermost has no room at all for a second one, all others have: the loss
 * comes up through both, and sums hold. With patience in the middle it is the
 * middle's time that ends. */
START_TEST (failures_of_nested_calls_come_up)
{
  static const char *const outer[]
      = { "<call instance='names'/>", "<call instance='names' timeout='20ms'/>",
          "<call instance='names' timeout='20ms' attempts='3'/>" };
  static const Loss reasons[] = { LOST_OVERLOAD, LOST_TIMEOUT, LOST_TIMEOUT };

  for (guint i = 0; i < G_N_ELEMENTS (outer); i++)
    {
      g_autofree char *called
          = small_replace (CALLING ("<call instance='who' share='1%'/>")
                               NESTED ("<call instance='disks'/>") HOURS ("1"),
                           "<call instance='who' share='1%'/>", outer[i]);
      g_autofree char *body = small_replace (
          called, "id='disk-servers' site='home-site' servers='100'",
          "id='disk-servers' site='home-site' servers='1' room='1'");
      g_auto (Played) played = play (body, 1, 0);
      const UseCount *count = use_count (&played, 0);

      check_sums (count);
      ck_assert_uint_gt (count->lost[reasons[i]], count->offered / 10);
      if (i > 0) /* nothing comes back within 20 ms */
        ck_assert_uint_eq (count->first, 0);
    }
}
END_TEST

static void
is_refused (const char *calls, const char *more, const char *why)
{
  g_autofree char *body = small_replace (CALLING ("<call instance='who'/>"),
                                         "<call instance='who'/>", calls);
  g_autofree char *both = g_strconcat (body, more, NULL);
  g_autofree char *text = small_problems (both);

  small_says (text, why);
}

START_TEST (circles_and_long_chains_are_refused)
{
  g_autoptr (GString) chain = g_string_new (NULL);

  is_refused ("<call instance='names'/>",
              NESTED ("<call instance='mail-home'/>"),
              "calls go in a circle: mail-home calls names calls mail-home");
  for (guint i = 0; i < CALLS_DEEP; i++)
    g_string_append_printf (
        chain,
        "<instance id='link-%u' service='store' partition='cloud'>"
        "<deployment site='home-site' servers='1'/>"
        "<call instance='%s%.0u'/></instance>",
        i, i + 1 == CALLS_DEEP ? "disks" : "link-",
        i + 1 == CALLS_DEEP ? 0 : i + 1);
  is_refused ("<call instance='link-0'/>", chain->str,
              "more than 8 calls one in another: mail-home calls link-0");
  is_refused ("<call instance='who' timeout='3'/>", "", "timeout");
}
END_TEST

/* What chance has in store for a call depends on no other call. */
START_TEST (a_call_more_moves_no_other)
{
  g_auto (Played) one
      = play (CALLING ("<call instance='who' share='50%'/>") HOURS ("1"), 1, 0);
  g_auto (Played) two
      = play (CALLING ("<call instance='disks' share='0%'/>"
                       "<call instance='who' share='50%'/>") HOURS ("1"),
              1, 0);

  ck_assert_double_eq_tol (sim_histogram_mean (latency (&one, "town")),
                           sim_histogram_mean (latency (&two, "town")), 1e-3);
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
        &a_caller_gives_up_when_its_time_is_over,
        &a_caller_that_waits_long_enough_changes_nothing,
        &a_caller_tries_again_what_was_refused,
        &what_is_given_up_keeps_its_server_unless_it_is_told,
        &what_is_called_calls_in_turn,
        &nested_shares_multiply,
        &failures_of_nested_calls_come_up,
        &circles_and_long_chains_are_refused,
        &a_call_more_moves_no_other,
        NULL };

SUITE_MAIN ("calls", tests)
