/* Incidents in the traffic: what fails, piles up and recovers. */
#include "config.h"

#include "models/outage.h"
#include "tests/models/played.h"

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

static const TTest **const tests[] = {
  &an_outage_loses_what_arrives_in_it, &a_share_of_an_outage_is_a_chance,
  &what_piled_up_is_served_afterwards, &an_outage_is_survived_at_the_other_door,
  &who_is_spared_has_the_same_windows, NULL
};

SUITE_MAIN ("incidents", tests)
