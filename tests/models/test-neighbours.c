/* Noisy neighbours: interference against closed forms, and isolation. */
#include "config.h"

#include "models/replay.h"
#include "tests/models/played.h"

/* Two tenants on one server of 10 ms: 30 and 40 requests a second. */
#define TWO_TENANTS                                                            \
  SMALL_SERVICE                                                                \
  "<party id='firm' seat='land'/>"                                             \
  "<tenant id='quiet' party='firm'/><tenant id='noisy' party='firm'/>"         \
  "<profile id='flat' hours='" SMALL_HOURS                                     \
  "'/>" TOWN ("village", "quiet", "2592/d") TOWN (                             \
      "city", "noisy",                                                         \
      "3456/d") "<neighbour tenant='noisy' growth='25%'/>"                     \
                "<experiment windows='2' window-length='1h' warm-up='10min'/>"
#define TOWN(id, tenant, activity)                                             \
  "<population id='" id "' tenant='" tenant "' jurisdiction='land' "           \
  "lat='50deg' lon='10deg' utc-offset='+00:00' users='1000' "                  \
  "access-delay='0ms' profile='flat'><use instance='mail-home' "               \
  "activity='" activity "'/></population>"

static SimRunRecord *
run (const char *servers)
{
  g_autofree char *body = small_replace (
      TWO_TENANTS,
      "<deployment id='home-servers' site='home-site' servers='2'/>", servers);
  g_autoptr (Study) study = small_study (body);
  const Option *option = g_ptr_array_index (study->options, 0);

  return replay_run (study, option, "beside", 0, 1, 0);
}

#define BESIDE "neighbour=noisy;population=village"

/* The same for who comes first and for who shares: alone 1 / (100 - 30), with
 * the neighbour 1 / (100 - 70) s; grown by a quarter, 1 / (100 - 80). The way
 * is 0.4 ms of transfer. */
START_TEST (interference_agrees_with_one_server_and_two_classes)
{
  static const char *const servers[]
      = { "<deployment id='home-servers' site='home-site' servers='1'/>",
          "<deployment id='home-servers' site='home-site' servers='1' "
          "policy='sharing'/>" };
  const double alone = 1000.0 / 70 + 0.4, with = 1000.0 / 30 + 0.4;
  const double grown = 1000.0 / 20 + 0.4;

  for (guint i = 0; i < G_N_ELEMENTS (servers); i++)
    {
      g_autoptr (SimRunRecord) record = run (servers[i]);
      double krebs = (grown - with) / with / 0.25;

      ck_assert_double_eq_tol (
          small_whole (record, "interference.mean", BESIDE), with / alone,
          0.08 * with / alone);
      ck_assert_double_eq_tol (
          small_whole (record, "interference.krebs", BESIDE), krebs,
          0.2 * krebs);
      ck_assert_double_gt (small_whole (record, "interference.p99", BESIDE),
                           1.5);
    }
}
END_TEST

/* One server each, neither more nor less: whatever the other does, the same
 * requests take the same times, but for the rounding to nanoseconds. */
START_TEST (a_guarantee_and_a_cap_isolate)
{
  g_autoptr (SimRunRecord) record
      = run ("<deployment id='home-servers' site='home-site' servers='2' "
             "policy='shares'>"
             "<share tenant='quiet' guarantee='1' cap='1'/>"
             "<share tenant='noisy' guarantee='1' cap='1'/></deployment>");

  ck_assert_double_eq_tol (small_whole (record, "interference.mean", BESIDE), 1,
                           1e-6);
  ck_assert_double_eq_tol (small_whole (record, "interference.p99", BESIDE), 1,
                           1e-6);
  ck_assert_double_eq_tol (small_whole (record, "interference.krebs", BESIDE),
                           0, 1e-5);
}
END_TEST

/* A weight of nine is better than none, a guarantee better still. */
START_TEST (shares_protect_by_degrees)
{
  static const char *const shares[]
      = { "", "<share tenant='quiet' weight='9'/>",
          ("<share tenant='quiet' weight='9' guarantee='1'/>"
           "<share tenant='noisy' cap='0.9'/>") };
  double last = G_MAXDOUBLE;

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      g_autofree char *servers = g_strdup_printf (
          "<deployment id='home-servers' site='home-site' servers='1' "
          "policy='shares'>%s</deployment>",
          shares[i]);
      double found;
      g_autoptr (SimRunRecord) record = NULL;

      record = run (servers);
      found = small_whole (record, "interference.mean", BESIDE);
      ck_assert_double_lt (found, last);
      ck_assert_double_ge (found, 1 - 1e-9);
      last = found;
    }
}
END_TEST

START_TEST (shares_that_make_no_sense_are_refused)
{
  static const struct
  {
    const char *policy, *share, *says;
  } wrong[]
      = { { "shares", "<share tenant='quiet' guarantee='2' cap='1'/>",
            "'cap' is less than 'guarantee'" },
          { "shares", "<share tenant='quiet' guarantee='9'/>",
            "of all at <deployment home-servers> are 9 servers; it has 2" },
          { "shares", "<share tenant='quiet'/><share tenant='quiet'/>",
            "has a share already" } };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *servers = g_strdup_printf (
          "<deployment id='home-servers' site='home-site' servers='2' "
          "policy='%s'>%s</deployment>",
          wrong[i].policy, wrong[i].share);
      g_autofree char *body = small_replace (
          TWO_TENANTS,
          "<deployment id='home-servers' site='home-site' servers='2'/>",
          servers);
      g_autofree char *problems = small_problems (body);

      small_says (problems, wrong[i].says);
    }
}
END_TEST

static const TTest **const tests[]
    = { &interference_agrees_with_one_server_and_two_classes,
        &a_guarantee_and_a_cap_isolate, &shares_protect_by_degrees,
        &shares_that_make_no_sense_are_refused, NULL };

SUITE_MAIN ("neighbours", tests)
