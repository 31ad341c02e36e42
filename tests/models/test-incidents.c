/* Incidents in the traffic: what fails, piles up and recovers. */
#include "config.h"

#include "models/outage.h"
#include "tests/models/played.h"

#include <string.h>

/* --- incidents -------------------------------------------------------------
 */

/* Ten minutes without the home site, at noon of the second day, and ten more
 * until all is as before. */
#define INCIDENT(more)                                                         \
  "<incident id='fire' from='2020-01-02T12:00Z' to='2020-01-02T12:10Z' "       \
  "tail='10min' " more "><fails element='home-site'/></incident>"

static char *
burning (const char *service, const char *uses, const char *incident)
{
  g_autofree char *body = g_strconcat (
      BUSY, incident, "<experiment windows='1' window-length='1min'/>", NULL);
  g_autofree char *mail = small_replace (body, "<service id='mail' ", service);

  return small_replace (mail, "instance='mail-home'", uses);
}

/* The regime of the incident: the second of three. */
static Played
play_incident (const char *body)
{
  Played played = play (body, 1, 0);

  outages_plan (played.course->calendar, 1, 0);
  ck_assert_uint_eq (played.course->compliances->len, 3);
  play_regime (&played, 1);
  return played;
}

static const Slice *
slice (const Played *played, guint i)
{
  return &g_array_index (traffic_timeline (played->traffic), Slice, i);
}

static guint64
sum_of (const Played *played, guint from, guint to, gsize field)
{
  guint64 sum = 0;

  for (guint i = from; i < to; i++)
    sum += G_STRUCT_MEMBER (guint64, slice (played, i), field);
  return sum;
}
#define SUM(played, from, to, field)                                           \
  sum_of (&(played), from, to, G_STRUCT_OFFSET (Slice, field))

/* Sixty slices before, sixty after: 20 minutes in slices of ten seconds. Who
 * arrives in [12:00, 12:10) is lost, everybody else served. */
START_TEST (an_outage_loses_what_arrives_in_it)
{
  g_autofree char *body
      = burning ("<service id='mail' ", "instance='mail-home'", INCIDENT (""));
  g_auto (Played) played = play_incident (body);
  const UseCount *count = use_count (&played, 0);
  guint half = traffic_timeline (played.traffic)->len / 2;

  check_sums (count);
  ck_assert_uint_eq (traffic_timeline (played.traffic)->len, 120);
  /* What was sent in the warm-up counts on the time line only. */
  ck_assert_double_eq_tol ((double) count->lost[LOST_OUTAGE],
                           (double) SUM (played, 0, 120, lost), 20);
  ck_assert_uint_gt (SUM (played, 0, half, offered), 40000);
  ck_assert_uint_eq (SUM (played, half + 1, 120, lost), 0);
  /* Those on their way when it begins and ends are a few. */
  ck_assert_double_eq_tol ((double) SUM (played, 0, half, lost),
                           (double) SUM (played, 0, half, offered), 20);
  ck_assert_double_eq_tol ((double) SUM (played, half, 120, served),
                           (double) SUM (played, half, 120, offered), 20);
}
END_TEST

/* A service of 30 s, with servers enough; the site fails at 12:05 only, for
 * five of the twenty minutes. Lost is who arrives in them, and who was inside.
 */
#define LATE                                                                   \
  "<incident id='fire' from='2020-01-02T12:00Z' to='2020-01-02T12:10Z' "       \
  "tail='10min'><fails element='SITE' from='2020-01-02T12:05Z'/></incident>"

static Played
play_late (const char *service, const char *late, const char *site,
           const char *uses)
{
  g_autofree char *incident = small_replace (late, "SITE", site);
  g_autofree char *body = burning (service, uses, incident);
  g_autofree char *slow = small_replace (
      body, "demand='exponential(mean=10ms)'", "demand='constant(30s)'");
  g_autofree char *wide = small_replace (slow, "servers='2'", "servers='9999'");
  g_autofree char *calling
      = small_replace (wide, "<deployment id='home-servers'",
                       "<call instance='disks'/>"
                       "<deployment id='home-servers'");

  return play_incident (strstr (wide, "'disks'") != NULL ? calling : wide);
}

START_TEST (who_is_inside_when_an_outage_begins_is_cut_off)
{
  g_auto (Played) played = play_late ("<service id='mail' ", LATE, "home-site",
                                      "instance='mail-home'");
  const UseCount *count = use_count (&played, 0);
  guint quarter = traffic_timeline (played.traffic)->len / 4;

  check_sums (count);
  ck_assert_double_eq_tol (share (count->lost[LOST_OUTAGE], count->offered),
                           (300 + 30) / 1200.0,
                           spread_of (&played, (300 + 30) / 1200.0));
  /* They are lost at that instant: in its slice, 30 s and 10 s of arrivals. */
  ck_assert_double_eq_tol ((double) SUM (played, quarter, quarter + 1, lost)
                               / (double) SUM (played, 0, 120, offered),
                           (30 + 10) / 1200.0,
                           spread_of (&played, (30 + 10) / 1200.0));
  ck_assert_uint_eq (SUM (played, 0, quarter - 1, lost), 0);
}
END_TEST

/* With another attempt all are served in the end, at the same site. */
START_TEST (who_is_cut_off_tries_again)
{
  g_auto (Played) played = play_late (
      "<service id='mail' attempts='9' backoff='2min' backoff-most='9min' ",
      LATE, "home-site", "instance='mail-home'");
  const UseCount *count = use_count (&played, 0);

  check_sums (count);
  ck_assert_double_gt (share (count->retried, count->offered),
                       (300 + 30) / 1200.0);
  ck_assert_double_lt (share (count->lost[LOST_OUTAGE], count->offered), 0.05);
}
END_TEST

/* The same share of those inside as of those who arrive. */
START_TEST (a_share_of_those_inside_is_cut_off)
{
  g_autofree char *half = small_replace (LATE, "tail=", "share='40%' tail=");
  g_auto (Played) played = play_late ("<service id='mail' ", half, "home-site",
                                      "instance='mail-home'");
  const UseCount *count = use_count (&played, 0);

  check_sums (count);
  ck_assert_double_eq_tol (share (count->lost[LOST_OUTAGE], count->offered),
                           0.4 * (300 + 30) / 1200.0,
                           spread_of (&played, 0.4 * (300 + 30) / 1200.0));
}
END_TEST

/* Who does not hear of it waits for 21 s, or its patience: then it is served
 * abroad, which takes 30 s more. */
START_TEST (who_is_cut_off_silently_waits)
{
  g_autofree char *silent
      = small_replace (LATE, "tail=", "manner='silent' tail=");
  g_auto (Played) played
      = play_late ("<service id='mail' ", silent, "home-site",
                   "instance='mail-home' fallback='mail-away'");
  const SimHistogram *times = latency (&played, "town");

  /* Inside for at most 30 s, 21 s of silence, 30 s abroad. */
  ck_assert_uint_eq (use_lost (use_count (&played, 0)), 0);
  ck_assert_double_gt ((double) times->most, 80e9);
  ck_assert_double_lt ((double) times->most, 82e9);
}
END_TEST

/* 30 s at home, then 30 s of a call abroad: who is inside there, or waits here
 * for what is. */
START_TEST (calls_are_cut_off_with_either_end)
{
  static const char *const sites[] = { "away-site", "home-site" };
  static const double inside_s[] = { 30, 60 };

  for (guint i = 0; i < G_N_ELEMENTS (sites); i++)
    {
      g_auto (Played) played = play_late (
          "<service id='store' demand='constant(30s)' reply='constant(1kB)'/>"
          "<instance id='disks' service='store' partition='cloud'>"
          "<deployment site='away-site' servers='2'/></instance>"
          "<service id='mail' ",
          LATE, sites[i], "instance='mail-home'");
      const UseCount *count = use_count (&played, 0);
      double expected = (300 + inside_s[i]) / 1200;

      check_sums (count);
      ck_assert_double_eq_tol (share (count->lost[LOST_OUTAGE], count->offered),
                               expected, spread_of (&played, expected));
    }
}
END_TEST

/* Half of the site: half of the requests, each attempt anew. */
START_TEST (a_share_of_an_outage_is_a_chance)
{
  g_autofree char *body
      = burning ("<service id='mail' attempts='2' ", "instance='mail-home'",
                 INCIDENT ("share='50%'"));
  g_auto (Played) played = play_incident (body);
  guint64 offered = SUM (played, 0, 60, offered);

  ck_assert_double_eq_tol (share (SUM (played, 0, 60, lost), offered), 0.25,
                           tolerance (0.25, offered));
  ck_assert_double_eq_tol (share (SUM (played, 0, 60, retried), offered), 0.5,
                           tolerance (0.5, offered));
}
END_TEST

/* Clients who come back every two minutes or so until they are served: who
 * failed during the last minutes of the outage is served after its end. */
START_TEST (what_piled_up_is_served_afterwards)
{
  g_autofree char *body
      = burning ("<service id='mail' attempts='20' backoff='4min' "
                 "backoff-most='4min' ",
                 "instance='mail-home'", INCIDENT (""));
  g_auto (Played) played = play_incident (body);
  const UseCount *count = use_count (&played, 0);
  guint64 after = SUM (played, 60, 120, served);
  guint64 offered = SUM (played, 60, 120, offered);

  check_sums (count);
  ck_assert_uint_eq (use_lost (count), 0);
  ck_assert_uint_eq (SUM (played, 0, 60, served) < 50, 1);
  ck_assert_uint_gt (after, offered + offered / 2);
  /* The backlog comes within four minutes, 24 slices, and is worked off at
   * the 200 a second of the servers in ten more. */
  ck_assert_uint_gt (SUM (played, 60, 84, served),
                     SUM (played, 60, 84, offered) * 2);
  ck_assert_double_eq_tol ((double) SUM (played, 100, 120, served),
                           (double) SUM (played, 100, 120, offered),
                           0.1 * (double) SUM (played, 100, 120, offered));
}
END_TEST

/* The other door is unharmed; who asks a silent one waits for 21 s first, or
 * for as long as its patience. */
START_TEST (an_outage_is_survived_at_the_other_door)
{
  static const struct
  {
    const char *service, *manner;
    double wait_s;
  } known[] = { { "<service id='mail' ", "", 0 },
                { "<service id='mail' ", "manner='silent'", 21 },
                { "<service id='mail' timeout='3s' ", "manner='silent'", 3 } };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_autofree char *incident
          = small_replace (INCIDENT (""), "tail='10min' ", known[i].manner);
      g_autofree char *body
          = burning (known[i].service,
                     "instance='mail-home' fallback='mail-away'", incident);
      g_auto (Played) played = play_incident (body);
      const UseCount *count = use_count (&played, 0);
      double seconds = sim_histogram_mean (latency (&played, "town")) / 1e9;

      check_sums (count);
      ck_assert_uint_eq (use_lost (count), 0);
      ck_assert_double_gt (share (count->fallback, count->offered), 0.99);
      ck_assert_double_eq_tol (seconds, known[i].wait_s, 0.3);
    }
}
END_TEST

/* What a variant is spared happens to the same people as in the other one. */
START_TEST (who_is_spared_has_the_same_windows)
{
  g_autofree char *incident = g_strconcat (
      INCIDENT (""),
      "<variant id='struck'/><variant id='spared'><set entity='fire' "
      "attribute='happens' value='no'/></variant>",
      NULL);
  g_autofree char *body
      = burning ("<service id='mail' ", "instance='mail-home'", incident);
  g_autoptr (Study) study = small_study (body);
  guint64 offered[2];

  for (guint i = 0; i < 2; i++)
    {
      Played played = { .study = study };

      played.course
          = course_play (study, g_ptr_array_index (study->options, i), 1, 0);
      outages_plan (played.course->calendar, 1, 0);
      played.traffic = traffic_new (1, 0);
      ck_assert_uint_eq (played.course->compliances->len, 3);
      play_regime (&played, 1);
      offered[i] = use_count (&played, 0)->offered;
      played.study = NULL;
      played_clear (&played);
    }
  ck_assert_uint_eq (offered[0], offered[1]);
}
END_TEST

static const TTest **const tests[]
    = { &an_outage_loses_what_arrives_in_it,
        &a_share_of_an_outage_is_a_chance,
        &who_is_inside_when_an_outage_begins_is_cut_off,
        &who_is_cut_off_tries_again,
        &a_share_of_those_inside_is_cut_off,
        &who_is_cut_off_silently_waits,
        &calls_are_cut_off_with_either_end,
        &what_piled_up_is_served_afterwards,
        &an_outage_is_survived_at_the_other_door,
        &who_is_spared_has_the_same_windows,
        NULL };

SUITE_MAIN ("incidents", tests)
