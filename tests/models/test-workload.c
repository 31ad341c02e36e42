/* Workload: bursts, sessions, holidays and growth. */
#include "config.h"

#include "tests/models/played.h"

#include <math.h>

/* 1000 users who send one request a second together, in one hour. */
static char *
one_a_second (const char *experiment, const char *use)
{
  g_autofree char *body = g_strconcat (BUSY, experiment, NULL);
  g_autofree char *calm
      = small_replace (body, "activity='6048/d'", "activity='86.4/d'");

  return small_replace (calm, "<use instance", use);
}

#define AN_HOUR "<experiment windows='1' window-length='1h' warm-up='0s'/>"

/* The number of requests of @n hours, one a replication. */
static void
count_hours (const char *body, guint32 n, double *mean, double *variance)
{
  g_auto (Played) played = play (body, 1, 0);
  double sum = 0, squares = 0;

  for (guint32 i = 0; i < n; i++)
    {
      double offered;

      traffic_free (played.traffic);
      played.traffic = traffic_new (1, i);
      play_again (&played);
      offered = (double) use_count (&played, 0)->offered;
      sum += offered;
      squares += offered * offered;
    }
  *mean = sum / n;
  *variance = squares / n - *mean * *mean;
}

/* Bursts of a minute, ten times as busy as pauses of two: the mean stays, and
 * the index of dispersion for counts tends to 1 + 2 (l1 - l2)^2 r1 r2 /
 * ((r1 + r2)^2 (l1 r2 + l2 r1)) = 91 (Fischer and Meier-Hellstern 1993), of
 * which an hour has all but a ninetieth. The deviation of a variance of 400 is
 * 7 %, that of the mean sqrt (91 x 3600 / 400) = 29. */
START_TEST (bursts_disperse_as_theory_says)
{
  g_autofree char *body = one_a_second (
      AN_HOUR, "<use burst-factor='10' burst-on='60s' burst-off='120s' "
               "instance");
  double mean, variance;

  count_hours (body, 400, &mean, &variance);
  ck_assert_double_eq_tol (mean, 3600, 5 * 29);
  ck_assert_double_eq_tol (variance / mean, 90, 5 * 0.07 * 90);
}
END_TEST

START_TEST (without_bursts_it_is_poisson)
{
  g_autofree char *body = one_a_second (AN_HOUR, "<use instance");
  double mean, variance;

  count_hours (body, 400, &mean, &variance);
  ck_assert_double_eq_tol (mean, 3600, 5 * sqrt (3600.0 / 400));
  ck_assert_double_eq_tol (variance / mean, 1, 5 * 0.07);
}
END_TEST

/* Sessions of five requests and ten seconds between them are as many requests
 * as before once the first sessions are old enough; their number varies as
 * that of batches, 2 x 5 - 1 times as much. */
START_TEST (sessions_keep_the_mean)
{
  g_autofree char *body = one_a_second (
      "<experiment windows='1' window-length='6h' warm-up='10min'/>",
      "<use session-requests='5' think-time='exponential(mean=10s)' instance");
  g_auto (Played) played = play (body, 1, 0);
  const UseCount *count = use_count (&played, 0);

  check_sums (count);
  ck_assert_double_eq_tol ((double) count->offered, 21600,
                           5 * sqrt (9 * 21600.0));
}
END_TEST

/* Who waits for an answer sends nothing: with one server that needs 10 s all
 * wait. With servers for everybody as many requests are sent as when answers
 * are fast, by twice as many users. Sessions almost without end. */
START_TEST (users_wait_for_their_answers)
{
  static const char *const use
      = "<use session-requests='100' think-time='constant(10s)' instance";
  static const char *const experiment
      = "<experiment windows='1' window-length='1h' warm-up='0s'/>";
  g_autofree char *fast = one_a_second (experiment, use);
  g_autofree char *idle = small_replace (fast, "servers='2'", "servers='9999'");
  g_autofree char *slow
      = small_replace (idle, "exponential(mean=10ms)", "constant(10s)");
  g_autofree char *busy = small_replace (slow, "servers='9999'", "servers='1'");
  g_auto (Played) one = play (idle, 1, 0);
  g_auto (Played) two = play (slow, 1, 0);
  g_auto (Played) three = play (busy, 1, 0);
  double offered = (double) use_count (&one, 0)->offered;

  check_sums (use_count (&two, 0));
  ck_assert_double_eq_tol ((double) use_count (&two, 0)->offered / offered, 1,
                           0.2);
  ck_assert_double_lt ((double) use_count (&three, 0)->offered / offered, 0.25);
}
END_TEST

/* However short a window is beside a session, and without any warm-up. */
START_TEST (a_window_begins_with_sessions_under_way)
{
  static const char *const think_times[]
      = { "exponential(mean=30min)", "constant(90s)",
          "lognormal(mean=10min, cv=2)" };

  for (guint i = 0; i < G_N_ELEMENTS (think_times); i++)
    {
      g_autofree char *use
          = g_strdup_printf ("<use session-requests='10' think-time='%s' "
                             "instance",
                             think_times[i]);
      g_autofree char *body = one_a_second (
          "<experiment windows='40' window-length='100s' warm-up='0s'/>", use);
      g_auto (Played) played = play (body, 1, 0);
      const UseCount *count = use_count (&played, 0);
      double offered = (double) count->offered * traffic_scale (played.traffic);

      /* Within windows requests of one session are rare, so Poisson nearly. */
      ck_assert_double_eq_tol (offered / (60 * 86400.0), 1,
                               6 / sqrt (40 * 100.0));
    }
}
END_TEST

/* New Year on a Wednesday; Saturday the 18th is worked (a Monday off). */
START_TEST (holidays_and_worked_weekends_have_their_rate)
{
  static const char *const kept
      = BUSY "<holidays id='feasts' jurisdiction='land' "
             "off='2020-01-01 2020-01-20' worked='2020-01-18'/>";
  g_autofree char *week = small_replace (kept, "<profile id='flat'",
                                         "<profile id='flat' weekend='50%'");
  g_autofree char *feast = small_replace (week, "profile='flat' ",
                                          "profile='flat' holiday='20%' ");
  g_autofree char *named
      = small_replace (feast, "<use instance", "<use id='u' instance");
  g_autoptr (Study) study = small_study (named);
  const Use *use = small_find (study_world (study), "u");
  static const struct
  {
    const char *day;
    double rate;
  } known[] = { { "2020-01-01T12:00Z", 14 }, { "2020-01-02T12:00Z", 70 },
                { "2020-01-18T12:00Z", 70 }, { "2020-01-19T12:00Z", 35 },
                { "2020-01-20T00:00Z", 14 }, { "2020-01-21T00:00Z", 70 } };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    ck_assert_double_eq_tol (use_rate (use, 1000, small_day (known[i].day)),
                             known[i].rate, 1e-9);
}
END_TEST

/* Users grow elevenfold in a year, in one regime of 60 days of which only the
 * first six are no holidays: there are fewer of them than in its middle. */
START_TEST (users_grow_within_a_regime)
{
  g_autoptr (GString) off = g_string_new (NULL);
  g_autofree char *body = NULL;
  double users = floor (1000 * pow (11, 30 / 365.25) + 0.5);
  double expected = users * 86.4 * 6 * pow (11, (3 - 30) / 365.25);

  for (int i = 6; i < 60; i++)
    {
      g_autofree char *day
          = sim_time_format (small_day ("2020-01-01") + i * SIM_DAY);

      g_string_append_printf (off, "%s ", day);
    }
  body = one_a_second (
      "<experiment windows='1440' window-length='1h' warm-up='0s'/>",
      "<use instance");
  {
    g_autofree char *feasts = g_strdup_printf (
        "%s<holidays id='feasts' jurisdiction='land' off='%s'/>", body,
        off->str);
    g_autofree char *grown
        = small_replace (feasts, "profile='flat' ",
                         "profile='flat' growth='1000%' holiday='0%' ");
    g_auto (Played) played = play (grown, 1, 0);

    ck_assert_double_eq_tol ((double) use_count (&played, 0)->offered, expected,
                             5 * sqrt (expected));
  }
}
END_TEST

START_TEST (half_a_description_is_refused)
{
  g_autofree char *bursts
      = small_replace (BUSY, "<use ", "<use burst-factor='3' ");
  g_autofree char *session
      = small_replace (BUSY, "<use ", "<use session-requests='3' ");
  g_autofree char *first = small_problems (bursts);
  g_autofree char *second = small_problems (session);

  small_says (first, "bursts need lengths");
  small_says (second, "need a 'think-time'");
}
END_TEST

static const TTest **const tests[]
    = { &bursts_disperse_as_theory_says,
        &without_bursts_it_is_poisson,
        &sessions_keep_the_mean,
        &users_wait_for_their_answers,
        &holidays_and_worked_weekends_have_their_rate,
        &users_grow_within_a_regime,
        &half_a_description_is_refused,
        &a_window_begins_with_sessions_under_way,
        NULL };

SUITE_MAIN ("workload", tests)
