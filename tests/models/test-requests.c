/* Requests: time-outs, retries, overload and failover against closed forms. */
#include "config.h"

#include "tests/models/played.h"

#include <math.h>

/* A net that loses a packet in five, servers in plenty, a second patience
 * that the first time-out of the line (204 ms and more) exceeds: an attempt
 * fails when its message or its answer, of one packet, is lost. */
#define LOSSY "<network id='net' stretch='1.5' overhead='4ms' loss='20%'/>" BUSY

#define ATTEMPT_LOST (1 - 0.8 * 0.8)

static char *
lossy (const char *patience)
{
  g_autofree char *calm
      = small_replace (LOSSY HOURS ("1"), "servers='2'", "servers='100'");

  return small_replace (calm, "exponential(mean=10ms)' ", patience);
}

/* Independent attempts, at most n: lost p^n, sent 1 + p + ... + p^(n-1). */
START_TEST (retries_amplify_as_the_geometric_series)
{
  const double p = ATTEMPT_LOST;

  for (int n = 1; n <= 4; n++)
    {
      g_autofree char *patience = g_strdup_printf (
          "constant(1ms)' timeout='150ms' attempts='%d' ", n);
      g_autofree char *body = lossy (patience);
      g_auto (Played) played = play (body, 1, 0);
      const UseCount *count = use_count (&played, 0);
      double more = (1 - pow (p, n)) / (1 - p) - 1;

      check_sums (count);
      ck_assert_uint_gt (count->offered, 200000);
      ck_assert_double_eq_tol (
          share (count->lost[LOST_TIMEOUT], count->offered), pow (p, n),
          spread_of (&played, pow (p, n)));
      ck_assert_double_eq_tol (share (count->retried, count->offered), more,
                               0.01 * more + 1e-9);
      ck_assert_uint_eq (latency (&played, "town")->count, count->first);
    }
}
END_TEST

/* Who is served at attempt k + 1 waited k time-outs and pauses of which the
 * i-th is uniform up to 100 ms x 2^(i-1), at most 150 ms: 50 and 75 ms. */
START_TEST (pauses_double_up_to_their_most)
{
  const double p = ATTEMPT_LOST;
  g_autofree char *body
      = lossy ("constant(1ms)' timeout='150ms' attempts='3' backoff='100ms' "
               "backoff-most='150ms' ");
  g_auto (Played) played = play (body, 1, 0);
  double rtt = (double) use_count (&played, 0)->rtt / 1e6;
  double clean = rtt + 1 + 0.4;
  double mean
      = clean + (p * (1 - p) * 200 + p * p * (1 - p) * 425) / (1 - pow (p, 3));

  ck_assert_double_eq_tol (sim_histogram_mean (latency (&played, "town")) / 1e6,
                           mean, 0.005 * mean);
}
END_TEST

/* All attempts of a use are lost: its retries are its budget's. */
START_TEST (a_budget_bounds_the_retries)
{
  g_autofree char *body = lossy ("constant(1ms)' timeout='1ms' attempts='5' "
                                 "retry-budget='20%' ");
  g_auto (Played) played = play (body, 1, 0);
  const UseCount *count = use_count (&played, 0);

  check_sums (count);
  ck_assert_uint_eq (count->lost[LOST_TIMEOUT], count->offered);
  ck_assert_double_eq_tol (share (count->retried, count->offered), 0.2, 0.002);
}
END_TEST

static char *
roomy (const char *servers, const char *more)
{
  g_autofree char *body = g_strconcat (BUSY, HOURS ("3"), NULL);
  g_autofree char *few
      = small_replace (body, "site='home-site' servers='2'", servers);

  return small_replace (few, "instance='mail-home'", more);
}

/* M/M/1/K at rho = 0.7: (1 - rho) rho^K / (1 - rho^(K+1)) find no room. */
START_TEST (refusals_agree_with_the_theory_of_finite_room)
{
  for (int room = 1; room <= 4; room++)
    {
      g_autofree char *servers
          = g_strdup_printf ("site='home-site' servers='1' room='%d'", room);
      g_autofree char *body = roomy (servers, "instance='mail-home'");
      g_auto (Played) played = play (body, 1, 0);
      const UseCount *count = use_count (&played, 0);
      double full = 0.3 * pow (0.7, room) / (1 - pow (0.7, room + 1));

      check_sums (count);
      /* Refusals come in bunches: some three times as spread. */
      ck_assert_double_eq_tol (
          share (count->lost[LOST_OVERLOAD], count->offered), full,
          3 * spread_of (&played, full));
    }
}
END_TEST

/* Whoever finds one server busy takes the other door: Erlang's B, 0.7 / 1.7,
 * and there nobody is refused. */
START_TEST (who_finds_no_room_takes_the_fallback)
{
  g_autofree char *body = roomy ("site='home-site' servers='1' room='1'",
                                 "instance='mail-home' fallback='mail-away'");
  g_auto (Played) played = play (body, 1, 0);
  const UseCount *count = use_count (&played, 0);

  check_sums (count);
  ck_assert_uint_eq (use_lost (count), 0);
  ck_assert_double_eq_tol (share (count->fallback, count->offered), 0.7 / 1.7,
                           3 * spread_of (&played, 0.7 / 1.7));
}
END_TEST

/* Who refuses at the other door finds it closed when the first fails, too. */
START_TEST (the_law_of_the_fallback_holds_for_failover)
{
  g_autofree char *body = roomy ("site='home-site' servers='1' room='1'",
                                 "instance='mail-home' fallback='mail-away'");
  g_autofree char *asked = g_strconcat (
      body,
      "<mechanism id='prompt' form='consent' instance='mail-away' "
      "from='2019-01-01'/>",
      NULL);
  g_autofree char *refused = small_replace (asked, "profile='flat' ",
                                            "profile='flat' refusal='25%' ");
  g_auto (Played) played = play (refused, 1, 0);
  const UseCount *count = use_count (&played, 0);
  double share_lost = share (count->lost[LOST_OVERLOAD],
                             count->lost[LOST_OVERLOAD] + count->fallback);

  check_sums (count);
  ck_assert_double_eq_tol (share_lost, 0.25, 2 * spread_of (&played, 0.25));
}
END_TEST

/* One instance at both sites. */
static char *
spread (const char *service, const char *instance, const char *near,
        const char *far)
{
  g_autofree char *near_one
      = g_strdup_printf ("<deployment id='home-servers' site='home-site' %s/>"
                         "<deployment id='far-servers' site='away-site' %s/>",
                         near, far);
  g_autofree char *body = small_replace (
      BUSY HOURS ("3"),
      "<deployment id='home-servers' site='home-site' servers='2'/>", near_one);
  g_autofree char *mail = small_replace (body, "<service id='mail' ", service);

  return small_replace (mail, "<instance id='mail-home' ", instance);
}

static double
utilisation (const Played *played, const char *id)
{
  const GArray *desks = traffic_desks (played->traffic);

  for (guint i = 0; i < desks->len; i++)
    {
      const DeskCount *desk = &g_array_index (desks, DeskCount, i);

      if (g_str_equal (desk->deployment->base.id, id))
        return desk->utilisation;
    }
  ck_abort_msg ("no desk %s", id);
  return 0;
}

/* A second attempt goes to the other deployment: of an offered load of 0.7,
 * 0.7 / 1.7 of it find the first one busy and load ten servers abroad. */
START_TEST (a_second_attempt_goes_elsewhere)
{
  g_autofree char *body = spread (
      "<service id='mail' attempts='2' backoff='0s' ",
      "<instance id='mail-home' ", "servers='1' room='1'", "servers='10'");
  g_auto (Played) played = play (body, 1, 0);
  const UseCount *count = use_count (&played, 0);

  check_sums (count);
  ck_assert_uint_eq (use_lost (count), 0);
  ck_assert_uint_eq (count->first, count->offered);
  ck_assert_double_eq_tol (share (count->retried, count->offered), 0.7 / 1.7,
                           3 * spread_of (&played, 0.7 / 1.7));
  ck_assert_double_eq_tol (utilisation (&played, "far-servers"),
                           0.7 * 0.7 / 1.7 / 10, 0.02 * 0.028);
}
END_TEST

START_TEST (weights_divide_the_requests)
{
  g_autofree char *body = spread (
      "<service id='mail' ", "<instance id='mail-home' balance='weight' ",
      "servers='10' weight='3'", "servers='10' weight='1'");
  g_auto (Played) played = play (body, 1, 0);

  ck_assert_double_eq_tol (utilisation (&played, "home-servers"), 0.7 * 0.075,
                           0.02 * 0.0525);
  ck_assert_double_eq_tol (utilisation (&played, "far-servers"), 0.7 * 0.025,
                           0.02 * 0.0175);
}
END_TEST

/* A server that can do 50 of 70 a second is left when the wait there exceeds
 * the way abroad: both are at work, nobody waits without end. */
START_TEST (balancing_by_latency_leaves_the_busy_site)
{
  g_autofree char *slow
      = spread ("<service id='mail' ", "<instance id='mail-home' ",
                "servers='1'", "servers='1'");
  g_autofree char *longer = small_replace (slow, "exponential(mean=10ms)",
                                           "exponential(mean=20ms)");
  g_autofree char *live
      = small_replace (longer, "<instance id='mail-home' ",
                       "<instance id='mail-home' balance='latency' ");
  g_auto (Played) played = play (live, 1, 0);

  ck_assert_double_gt (utilisation (&played, "home-servers"), 0.9);
  ck_assert_double_gt (utilisation (&played, "far-servers"), 0.4);
  ck_assert_int_lt (sim_histogram_quantile (latency (&played, "town"), 0.95),
                    500 * SIM_MILLISECOND);
}
END_TEST

/* 70 a second where 50 can be served, and clients who wait half a second and
 * try three times: a server that goes on with what was given up does almost
 * nothing of use. One that stops has more to show, though whoever is next in
 * a queue of first come, first served, has little patience left. */
START_TEST (work_for_those_who_gave_up_is_wasted)
{
  g_autofree char *body = one_server (HOURS ("1"));
  g_autofree char *longer
      = small_replace (body, "exponential(mean=10ms)' ",
                       "exponential(mean=20ms)' timeout='500ms' attempts='3' ");
  g_autofree char *told = small_replace (longer, "<service id='mail' ",
                                         "<service id='mail' "
                                         "abandoned='withdrawn' ");
  g_auto (Played) wasted = play (longer, 1, 0);
  g_auto (Played) kept = play (told, 1, 0);
  const UseCount *little = use_count (&wasted, 0);
  const UseCount *most = use_count (&kept, 0);

  check_sums (little);
  check_sums (most);
  ck_assert_uint_eq (little->offered, most->offered);
  ck_assert_double_lt (share (little->first, little->offered), 0.02);
  ck_assert_double_gt (share (most->first, most->offered), 0.2);
  ck_assert_int_le (latency (&kept, "town")->most,
                    3 * 500 * SIM_MILLISECOND + 300 * SIM_MILLISECOND);
}
END_TEST

/* TLS 1.2 over TCP takes three round trips, of one request in four. */
START_TEST (connections_are_paid_for_once)
{
  g_autofree char *plain = lossy ("constant(1ms)' ");
  g_autofree char *clean = small_replace (plain, " loss='20%'", "");
  g_autofree char *opening = small_replace (
      clean, "<service id='mail' ",
      "<service id='mail' connection='tls-1.2' requests-per-connection='4' ");
  g_auto (Played) played = play (opening, 1, 0);
  double rtt = (double) use_count (&played, 0)->rtt;
  const SimHistogram *times = latency (&played, "town");

  ck_assert_double_eq_tol (sim_histogram_mean (times) - 1.4e6, 1.75 * rtt,
                           0.01 * rtt);
  ck_assert_double_eq_tol ((double) times->most - 1.4e6, 4 * rtt, 2);
}
END_TEST

/* Jitter of a mean deviation of 3 ms: the mean stays, the spread comes. */
START_TEST (jitter_leaves_the_mean)
{
  g_autofree char *plain = lossy ("constant(1ms)' ");
  g_autofree char *uneven
      = small_replace (plain, " loss='20%'", " jitter='1ms'");
  g_auto (Played) played = play (uneven, 1, 0);
  double rtt = (double) use_count (&played, 0)->rtt;
  const SimHistogram *times = latency (&played, "town");

  ck_assert_double_eq_tol (sim_histogram_mean (times) - 1.4e6, rtt, 0.02e6);
  ck_assert_double_eq_tol ((double) times->least - 1.4e6, rtt - G_E / 2 * 1e6,
                           0.01e6);
}
END_TEST

/* Patience changes nothing for those who are served at once. */
START_TEST (patience_moves_no_other_draw)
{
  g_autofree char *plain = one_server (HOURS ("1"));
  g_autofree char *patient
      = small_replace (plain, "<service id='mail' ",
                       "<service id='mail' timeout='1d' attempts='3' ");
  g_auto (Played) one = play (plain, 1, 0);
  g_auto (Played) two = play (patient, 1, 0);

  ck_assert_uint_eq (use_count (&two, 0)->retried, 0);
  ck_assert (latency (&one, "town")->sum == latency (&two, "town")->sum);
}
END_TEST

START_TEST (what_makes_no_sense_is_refused)
{
  g_autofree char *room
      = small_replace (SMALL_SERVICE, "servers='2'", "servers='2' room='1'");
  g_autofree char *backoff
      = small_replace (SMALL_SERVICE, "<service id='mail' ",
                       "<service id='mail' backoff='5s' backoff-most='1s' ");
  g_autofree char *weights
      = small_replace (SMALL_SERVICE, "servers='2'", "servers='2' weight='0'");
  g_autofree char *nothing
      = small_replace (weights, "<instance id='mail-home' ",
                       "<instance id='mail-home' balance='weight' ");
  g_autofree char *first = small_problems (room);
  g_autofree char *second = small_problems (backoff);
  g_autofree char *third = small_problems (nothing);

  small_says (first, "'room' is less than 'servers'");
  small_says (second, "'backoff' is longer than 'backoff-most'");
  small_says (third, "no deployment has a weight");
}
END_TEST

/* Servers in plenty, 3 s of work, a second of patience: all is lost; a server
 * that is told to stop does a third of the work. */
START_TEST (who_is_told_to_stop_stops)
{
  static const char *const words[] = { "served", "withdrawn" };
  double busy[2];

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *patience = g_strdup_printf (
          "constant(3s)' timeout='1s' abandoned='%s' ", words[i]);
      g_autofree char *many
          = small_replace (BUSY HOURS ("1"), "site='home-site' servers='2'",
                           "site='home-site' servers='9999'");
      g_autofree char *body
          = small_replace (many, "exponential(mean=10ms)' ", patience);
      g_auto (Played) played = play (body, 1, 0);
      const UseCount *count = use_count (&played, 0);

      ck_assert_uint_eq (count->lost[LOST_TIMEOUT], count->offered);
      busy[i] = g_array_index (traffic_desks (played.traffic), DeskCount, 0)
                    .utilisation;
    }
  ck_assert_double_eq_tol (busy[1] / busy[0], 1.0 / 3, 0.01);
}
END_TEST

/* What ten seconds bring is there from the start, of sessions as of single
 * requests. */
START_TEST (a_window_begins_with_the_reserve_of_the_budget)
{
  static const char *const uses[]
      = { "<use instance='mail-home' activity='6048/d'",
          "<use instance='mail-home' activity='6048/d' session-requests='10' "
          "think-time='exponential(mean=1s)'" };

  for (guint i = 0; i < G_N_ELEMENTS (uses); i++)
    {
      g_autofree char *lost
          = lossy ("constant(1ms)' timeout='1ms' attempts='3' "
                   "retry-budget='50%' ");
      g_autofree char *use = small_replace (
          lost, "<use instance='mail-home' activity='6048/d'", uses[i]);
      g_autofree char *body = small_replace (
          use, "windows='1' window-length='1h' warm-up='10min'",
          "windows='50' window-length='2s' warm-up='0s'");
      g_auto (Played) played = play (body, 1, 0);
      const UseCount *count = use_count (&played, 0);

      /* 70 a second, for each two retries, 350 of which are saved up. */
      ck_assert_uint_gt (count->offered, 0);
      ck_assert_uint_eq (count->retried, 2 * count->offered);
    }
}
END_TEST

static const TTest **const tests[]
    = { &retries_amplify_as_the_geometric_series,
        &pauses_double_up_to_their_most,
        &a_budget_bounds_the_retries,
        &refusals_agree_with_the_theory_of_finite_room,
        &who_finds_no_room_takes_the_fallback,
        &the_law_of_the_fallback_holds_for_failover,
        &a_second_attempt_goes_elsewhere,
        &weights_divide_the_requests,
        &balancing_by_latency_leaves_the_busy_site,
        &work_for_those_who_gave_up_is_wasted,
        &connections_are_paid_for_once,
        &jitter_leaves_the_mean,
        &patience_moves_no_other_draw,
        &what_makes_no_sense_is_refused,
        &who_is_told_to_stop_stops,
        &a_window_begins_with_the_reserve_of_the_budget,
        NULL };

SUITE_MAIN ("requests", tests)
