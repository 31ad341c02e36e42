/* Traffic: queues against theory, counts that add up, numbers that repeat. */
#include "config.h"

#include "tests/models/played.h"

#include <math.h>

/* M/M/1: mean time in the system 1 / (mu - lambda) = 33.33 ms. The estimate of
 * one replication has a deviation of some 1.1 ms (24 hours of 252 000
 * requests; the queue forgets in 1 / (1 - sqrt (0.7))^2 services, 0.4 s), so
 * 4 % is about 5 deviations of the mean of 8 replications and a real bias of
 * one service in eight would be seen. */
START_TEST (waiting_agrees_with_the_theory_of_one_server)
{
  g_autofree char *body = one_server (HOURS ("3"));
  double sum = 0;

  for (guint32 i = 0; i < 8; i++)
    {
      g_auto (Played) played = play (body, 1, i);
      const UseCount *count = use_count (&played, 0);

      /* 1 kB at 20 Mbit/s; everything but the server is the path. */
      sum += sim_histogram_mean (latency (&played, "town"))
             - (double) count->rtt - 0.4e6;
    }
  ck_assert_double_eq_tol (sum / 8 / 1e6, 1000.0 / 30, 0.04 * 1000 / 30);
}
END_TEST

/* rho = lambda / mu = 0.7, within 5 deviations of 252 000 services. */
START_TEST (utilisation_agrees_with_the_load)
{
  g_autofree char *body = one_server (HOURS ("3"));
  g_auto (Played) played = play (body, 1, 0);
  const DeskCount *desk
      = &g_array_index (traffic_desks (played.traffic), DeskCount, 0);

  ck_assert_uint_eq (traffic_desks (played.traffic)->len, 1);
  ck_assert_str_eq (desk->deployment->base.id, "home-servers");
  ck_assert_double_eq_tol (desk->utilisation, 0.7,
                           0.7 * 5 * sqrt (2.0 / (3 * 252000)));
}
END_TEST

/* Poisson: 60 days at 70 a second, scaled up from 3 hours, which lie in parts
 * of the week of unequal length: within 5 deviations. */
START_TEST (arrivals_agree_with_their_rate)
{
  g_autofree char *body = one_server (HOURS ("3"));
  g_auto (Played) played = play (body, 2, 0);

  ck_assert_double_eq_tol (
      (double) use_count (&played, 0)->offered * traffic_scale (played.traffic),
      60 * 24 * 252000.0, 60 * 24 * 252000.0 * 5.1 / sqrt (3 * 252000));
}
END_TEST

/* Weights 1 at night and 3 by day, in local time; half on weekends. 2020-01-06
 * is a Monday. */
START_TEST (the_rate_follows_local_hours_and_weekends)
{
  g_autofree char *day = small_replace (
      BUSY, "hours='" SMALL_HOURS "'",
      "weekend='50%' "
      "hours='1 1 1 1 1 1 1 1 1 1 1 1 3 3 3 3 3 3 3 3 3 3 3 3'");
  g_autofree char *east
      = small_replace (day, "utc-offset='+00:00' users='1000' ",
                       "utc-offset='+08:00' users='1000' ");
  g_autofree char *named
      = small_replace (east, "<use instance", "<use id='u' instance");
  g_autoptr (Study) study = small_study (named);
  const Use *use = small_find (study_world (study), "u");
  static const struct
  {
    const char *when;
    double rate; /* of 1000 users, 70 a second on the mean */
  } known[] = { { "2020-01-06T03:59:59Z", 35 },  { "2020-01-06T04:00Z", 105 },
                { "2020-01-06T15:59:59Z", 105 }, { "2020-01-06T16:00Z", 35 },
                { "2020-01-10T15:00Z", 105 },    { "2020-01-10T16:00Z", 17.5 },
                { "2020-01-12T15:00Z", 52.5 },   { "2020-01-12T16:00Z", 35 } };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    ck_assert_double_eq_tol (use_rate (use, 1000, small_day (known[i].when)),
                             known[i].rate, 1e-9);
}
END_TEST

/* 10 % a year: whole users, also before the start of the scenario. */
START_TEST (users_grow_by_their_yearly_rate)
{
  static const char *const body
      = SMALL_SERVICE SMALL_TENANT SMALL_TOWN ("town", "growth='10%'", "");
  g_autoptr (Study) study = small_study (body);
  const Population *town = small_find (study_world (study), "town");
  SimTime start = small_day ("2020-01-01");
  SimSpan year = 365 * SIM_DAY + 6 * SIM_HOUR;

  ck_assert_int_eq (population_users (town, start, start), 1000);
  ck_assert_int_eq (population_users (town, start, start + year), 1100);
  ck_assert_int_eq (population_users (town, start, start + 2 * year), 1210);
  ck_assert_int_eq (population_users (town, start, start - year), 909);
}
END_TEST

/* Only the hour from 8 to 9 has requests, and windows cross its ends: 60 days
 * of 6000, from 1400 windows that cover the week twice over. */
START_TEST (arrivals_stop_and_start_within_a_window)
{
  g_autofree char *body = one_server (
      "<experiment windows='1400' window-length='30min' warm-up='0s'/>");
  g_autofree char *morning = small_replace (
      body, SMALL_HOURS, "0 0 0 0 0 0 0 0 1 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0");
  g_autofree char *calm
      = small_replace (morning, "activity='6048/d'", "activity='6/d'");
  g_auto (Played) played = play (calm, 1, 0);
  double n = (double) use_count (&played, 0)->offered
             * traffic_scale (played.traffic);

  ck_assert_double_eq_tol (n, 60 * 6000, 0.1 * 60 * 6000);
}
END_TEST

/* Two doors and a quarter that refuses, with and without the second. */
#define REFUSED                                                                \
  SMALL_ALL "<mechanism id='prompt' form='consent' instance='mail-away' "      \
            "from='2019-01-01'/>"

START_TEST (counts_add_up)
{
  g_autofree char *body
      = small_replace (REFUSED HOURS ("1"), "instance='mail-away' activity",
                       "instance='mail-away' fallback='mail-home' activity");
  g_auto (Played) lost = play (REFUSED HOURS ("1"), 1, 0);
  g_auto (Played) saved = play (body, 1, 0);
  const UseCount *of_lost = use_count (&lost, 0);
  const UseCount *of_saved = use_count (&saved, 0);

  ck_assert_uint_gt (of_lost->offered, 30000);
  ck_assert_uint_eq (of_lost->offered, of_lost->first + of_lost->fallback
                                           + of_lost->lost[LOST_CONSENT]);
  ck_assert_uint_eq (of_lost->fallback, 0);
  ck_assert_double_eq_tol ((double) of_lost->lost[LOST_CONSENT]
                               / (double) of_lost->offered,
                           0.25, 5 * sqrt (0.1875 / 30000));
  ck_assert_int_eq (of_lost->reason, LOST_CONSENT);
  /* The same users refuse, and go elsewhere. */
  ck_assert_uint_eq (of_saved->offered, of_lost->offered);
  ck_assert_uint_eq (of_saved->first, of_lost->first);
  ck_assert_uint_eq (of_saved->fallback, of_lost->lost[LOST_CONSENT]);
  ck_assert_uint_eq (of_saved->lost[LOST_CONSENT], 0);
  ck_assert_uint_eq (latency (&lost, "town")->count, of_lost->first);
  ck_assert_uint_eq (latency (&saved, "town")->count, of_saved->offered);
}
END_TEST

START_TEST (requests_take_the_nearest_of_the_serving_sites)
{
  g_autofree char *both = small_replace (
      SMALL_ALL HOURS ("1"), "<deployment id='away-servers'",
      "<deployment id='near-servers' site='home-site' servers='2' "
      "to='2020-02-01'/><deployment id='away-servers'");
  g_auto (Played) far = play (SMALL_ALL HOURS ("1"), 1, 0);
  g_auto (Played) near = play (both, 1, 0);

  ck_assert_uint_eq (near.course->compliances->len, 2);
  ck_assert_int_lt (use_count (&near, 0)->rtt, use_count (&far, 0)->rtt / 3);
  near.compliance = course_compliance (near.course, 1);
  near.regime = near.compliance->regime;
  play_again (&near);
  ck_assert_int_eq (use_count (&near, 0)->rtt, use_count (&far, 0)->rtt);
}
END_TEST

/* An empty system with a constant service: every request takes all round
 * trips, the service and the transfer, to the nanosecond. */
START_TEST (latency_is_round_trips_service_and_transfer)
{
  g_autofree char *constant
      = small_replace (SMALL_ALL HOURS ("1"), "exponential(mean=10ms)' ",
                       "constant(10ms)' round-trips='3' ");
  g_autofree char *idle
      = small_replace (constant, "activity='1000/d'", "activity='0.1/d'");
  g_auto (Played) played = play (idle, 1, 0);
  const SimHistogram *times = latency (&played, "town");
  SimSpan expected = 3 * use_count (&played, 0)->rtt + 10 * SIM_MILLISECOND
                     + 400 * SIM_MICROSECOND;

  ck_assert_uint_gt (times->count, 0);
  ck_assert_int_eq (times->least, expected);
  ck_assert_int_eq (times->most, expected);
}
END_TEST

START_TEST (a_use_without_deployment_loses_all_to_outage)
{
  g_autofree char *none = small_replace (
      SMALL_ALL HOURS ("1"),
      "<deployment id='away-servers' site='away-site' servers='2'/>", "");
  g_auto (Played) played = play (none, 1, 0);
  const UseCount *count = use_count (&played, 0);

  ck_assert_uint_gt (count->offered, 0);
  ck_assert_uint_eq (count->lost[LOST_OUTAGE], count->offered);
  ck_assert_int_eq (count->reason, LOST_OUTAGE);
  ck_assert_int_eq (count->rtt, 0);
  ck_assert_uint_eq (traffic_desks (played.traffic)->len, 0);
  ck_assert (latency (&played, "town") == NULL
             || latency (&played, "town")->count == 0);
}
END_TEST

START_TEST (nobody_and_nothing_to_do_are_no_trouble)
{
  g_autofree char *idle = small_replace (SMALL_ALL HOURS ("1"),
                                         "activity='1000/d'", "activity='0/d'");
  g_autofree char *empty
      = small_replace (SMALL_ALL HOURS ("1"), "users='1000'", "users='0'");
  g_auto (Played) first = play (idle, 1, 0);
  g_auto (Played) second = play (empty, 1, 0);
  g_auto (Played) third = play (SMALL_SERVICE SMALL_TENANT, 1, 0);

  ck_assert_uint_eq (use_count (&first, 0)->offered, 0);
  ck_assert_uint_eq (use_count (&second, 0)->offered, 0);
  ck_assert_uint_eq (traffic_uses (third.traffic)->len, 0);
}
END_TEST

/* Heavy tails draw what would leave the clock: such a request lasts very
 * long, and nothing else happens. */
START_TEST (absurd_demands_stay_within_the_clock)
{
  g_autofree char *heavy
      = small_replace (SMALL_ALL HOURS ("1"), "exponential(mean=10ms)",
                       "pareto(alpha=1.05, least=1h)");
  g_autofree char *both
      = small_replace (heavy, "constant(1kB)", "pareto(alpha=1.05, least=1GB)");
  g_auto (Played) played = play (both, 1, 0);

  ck_assert_uint_eq (latency (&played, "town")->count,
                     use_count (&played, 0)->offered);
  ck_assert_int_gt (latency (&played, "town")->least, 0);
}
END_TEST

START_TEST (the_same_seed_gives_the_same_history)
{
  g_auto (Played) one = play (REFUSED HOURS ("1"), 1, 3);
  g_auto (Played) same = play (REFUSED HOURS ("1"), 1, 3);
  g_auto (Played) seed = play (REFUSED HOURS ("1"), 2, 3);
  g_auto (Played) replication = play (REFUSED HOURS ("1"), 1, 4);

  ck_assert_uint_eq (traffic_fingerprint (one.traffic),
                     traffic_fingerprint (same.traffic));
  ck_assert (latency (&one, "town")->sum == latency (&same, "town")->sum);
  ck_assert_uint_ne (traffic_fingerprint (one.traffic),
                     traffic_fingerprint (seed.traffic));
  ck_assert_uint_ne (traffic_fingerprint (one.traffic),
                     traffic_fingerprint (replication.traffic));
}
END_TEST

/* What a regime leaves behind does not reach the next: played twice by one
 * Traffic, the second time as by a fresh one. */
START_TEST (one_traffic_plays_regime_after_regime_as_if_new)
{
  g_auto (Played) played = play (REFUSED HOURS ("1"), 1, 0);
  guint64 offered = use_count (&played, 0)->offered;
  guint64 n = traffic_n_requests (played.traffic);
  SimWide sum = latency (&played, "town")->sum;

  play_again (&played);
  ck_assert_uint_eq (traffic_uses (played.traffic)->len, 1);
  ck_assert_uint_eq (traffic_desks (played.traffic)->len, 1);
  ck_assert_uint_eq (use_count (&played, 0)->offered, offered);
  ck_assert (latency (&played, "town")->sum == sum);
  ck_assert_uint_eq (traffic_n_requests (played.traffic), 2 * n);
}
END_TEST

/* Common random numbers: more servers, the same users at the same instants
 * with the same demands; nobody waits longer. */
START_TEST (more_servers_see_the_same_arrivals)
{
  g_autofree char *few = one_server (HOURS ("1"));
  g_autofree char *many = small_replace (few, "servers='1'", "servers='50'");
  g_auto (Played) slow = play (few, 1, 0);
  g_auto (Played) fast = play (many, 1, 0);

  ck_assert_uint_eq (use_count (&slow, 0)->offered,
                     use_count (&fast, 0)->offered);
  ck_assert_uint_eq (traffic_n_requests (slow.traffic),
                     traffic_n_requests (fast.traffic));
  ck_assert_int_ge (latency (&slow, "town")->least,
                    latency (&fast, "town")->least);
  ck_assert_double_gt (sim_histogram_mean (latency (&slow, "town")),
                       sim_histogram_mean (latency (&fast, "town")) + 15e6);
}
END_TEST

static const TTest **const tests[]
    = { &waiting_agrees_with_the_theory_of_one_server,
        &utilisation_agrees_with_the_load,
        &arrivals_agree_with_their_rate,
        &the_rate_follows_local_hours_and_weekends,
        &users_grow_by_their_yearly_rate,
        &arrivals_stop_and_start_within_a_window,
        &counts_add_up,
        &requests_take_the_nearest_of_the_serving_sites,
        &latency_is_round_trips_service_and_transfer,
        &a_use_without_deployment_loses_all_to_outage,
        &nobody_and_nothing_to_do_are_no_trouble,
        &absurd_demands_stay_within_the_clock,
        &the_same_seed_gives_the_same_history,
        &one_traffic_plays_regime_after_regime_as_if_new,
        &more_servers_see_the_same_arrivals,
        NULL };

SUITE_MAIN ("traffic", tests)
