/* Replay of traces: every line once, at its time, through the door of its use;
 * scaled, moved, looped. */
#include "config.h"

#include "models/course.h"
#include "models/traffic/trace-survey.h"
#include "models/traffic/traffic.h"
#include "tests/models/small-world.h"

#include <math.h>

/* One variant of a study, all regimes played. */
typedef struct
{
  SmallFolder *folder;
  Study *study;
  Course *course;
  Traffic *traffic;
  double offered; /* over all regimes, scaled up */
  double lost;
  SimHistogram *latency; /* of the last regime */
} Played;

static void
played_clear (Played *played)
{
  traffic_free (played->traffic);
  course_free (played->course);
  study_free (played->study);
  small_folder_free (played->folder);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Played, played_clear)

static void
play_regime (Played *played, const Compliance *compliance)
{
  const Regime *regime = compliance->regime;
  const GArray *uses;

  traffic_play (played->traffic, regime, compliance->admissions,
                world_experiment (regime->world));
  uses = traffic_uses (played->traffic);
  for (guint i = 0; i < uses->len; i++)
    played->offered += (double) g_array_index (uses, UseCount, i).offered
                       * traffic_scale (played->traffic);
}

static Played
play (const char *body, const char *lines, guint32 replication)
{
  Played played = { .folder = small_folder_new () };
  g_autofree char *text = small_scenario (body);
  g_autofree char *path = small_path (played.folder, "s.xml");
  g_autoptr (ProblemList) problems = problem_list_new ();
  g_autofree char *wrong = NULL;

  small_write (played.folder, "s.xml", text);
  small_write (played.folder, "t.csv", lines);
  played.study = study_load (path, NULL, NULL, problems);
  if (played.study != NULL)
    traces_survey (played.study, NULL, problems);
  wrong = problem_list_format (problems);
  ck_assert_str_eq (wrong, "");
  played.course
      = course_play (played.study, g_ptr_array_index (played.study->options, 0),
                     1, replication);
  played.traffic = traffic_new (1, replication);
  for (guint i = 0; i < played.course->compliances->len; i++)
    play_regime (&played, course_compliance (played.course, i));
  return played;
}

/* Nobody sends but the trace, unless a test says otherwise. */
#define QUIET(more)                                                            \
  SMALL_SERVICE SMALL_TENANT SMALL_TOWN (                                      \
      "town", "", "<use id='use' instance='mail-home' activity='0/d'/>") more
#define TRACE(more)                                                            \
  "<trace id='t' href='t.csv' format='csv' population='town' "                 \
  "service='mail' " more "/>"
#define SHORT "<experiment windows='3' window-length='10s' warm-up='5s'/>"

/* @n requests, one every @gap seconds from 2020-01-10, of 10 ms and 1 kB. */
static char *
steady (guint n, double gap)
{
  GString *text = g_string_new ("time,bytes_out,demand\n");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%.3f,1000,0.010\n", 1578614400 + i * gap);
  return g_string_free (text, FALSE);
}

static const SimHistogram *
latency (const Played *played)
{
  guint last = played->course->compliances->len - 1;
  const Regime *regime = course_compliance (played->course, last)->regime;

  return traffic_latency (played->traffic, small_find (regime->world, "town"));
}

/* Latencies of all requests together, s. */
static double
sum_of (const Played *played)
{
  return (double) latency (played)->sum / (double) SIM_SECOND
         * traffic_scale (played->traffic);
}

/* 7000 lines over two days, none twice; one window of three would have had
 * some hundred. Each waits for nobody: round trips, 10 ms, 1 kB. */
START_TEST (every_line_is_sent_once)
{
  g_autofree char *lines = steady (7000, 24.7);
  g_auto (Played) played = play (QUIET (TRACE ("") SHORT), lines, 0);
  const SimHistogram *all = latency (&played);

  ck_assert_double_eq_tol (played.offered, 7000, 1e-6);
  ck_assert_int_eq (all->least, all->most);
}
END_TEST

/* The trace begins before the run, ends after it and crosses three changes of
 * the calendar: the lines within the run are sent, all of them. */
START_TEST (lines_are_cut_by_the_run_and_by_nothing_else)
{
  /* From 2019-12-22 09:46:40 on, so that 100 000 s fall before the run. */
  GString *text = g_string_new ("time,population,service\n");
  g_autofree char *lines = NULL;
  double within = 0;

  for (guint i = 0; i < 6000; i++)
    {
      double when = 1577008000 + i * 1001.5;

      within += when >= 1577836800 && when < 1583020800;
      g_string_append_printf (text, "%.1f,town,mail\n", when);
    }
  lines = g_string_free (text, FALSE);
  {
    g_auto (Played) played
        = play (QUIET ("<trace id='t' href='t.csv' format='csv'/>" SHORT
                       "<event id='a' date='2020-01-10'><set "
                       "entity='use' attribute='activity' value='0/h'/></event>"
                       "<event id='b' date='2020-01-11'/>"
                       "<event id='c' date='2020-02-20'/>"),
                lines, 0);

    ck_assert_uint_eq (played.course->compliances->len, 4);
    ck_assert_double_eq_tol (played.offered, within, 0.002 * within);
    ck_assert_double_gt (within, 5000);
  }
}
END_TEST

/* Lines that stand behind later ones are sent at their own times: in order or
 * shuffled within the tolerance, every request finds the same. */
START_TEST (the_order_of_lines_does_not_matter)
{
  static const char *const ordered
      = "time,demand\n1578614400,9\n1578614405,3\n1578614406,2\n1578614430,1\n";
  static const char *const shuffled
      = "time,demand\n1578614406,2\n1578614405,3\n1578614400,9\n1578614430,1\n";
  g_auto (Played) one = play (QUIET (TRACE ("") SHORT), ordered, 0);
  g_auto (Played) other = play (QUIET (TRACE ("") SHORT), shuffled, 0);

  ck_assert_double_eq (one.offered, 4);
  ck_assert_double_eq (other.offered, 4);
  ck_assert_int_eq (latency (&one)->most, latency (&other)->most);
  ck_assert_double_eq (sum_of (&one), sum_of (&other));
}
END_TEST

/* Twice as fast, the demands of two servers overlap; moved, they do not. */
START_TEST (speed_and_start_move_the_lines)
{
  static const char *const lines
      = "time,demand\n1578614400,8\n1578614402,8\n1578614412,8\n1578614414,8\n";
  g_auto (Played) plain = play (QUIET (TRACE ("") SHORT), lines, 0);
  g_auto (Played) fast = play (QUIET (TRACE ("speed='2'") SHORT), lines, 0);
  g_auto (Played) moved
      = play (QUIET (TRACE ("start='2020-02-01T10:00Z'") SHORT), lines, 0);
  g_auto (Played) gone
      = play (QUIET (TRACE ("start='2021-02-01'") SHORT), lines, 0);

  ck_assert_double_eq (fast.offered, 4);
  ck_assert_double_eq (moved.offered, 4);
  ck_assert_double_eq (gone.offered, 0);
  /* At 0, 1, 6 and 7 s the last two wait 2 s each. */
  ck_assert_double_eq_tol (sum_of (&fast) - sum_of (&plain), 4, 1e-6);
  ck_assert_double_eq_tol (sum_of (&moved), sum_of (&plain), 1e-6);
}
END_TEST

/* 10 000 lines thinned to a quarter, or each twice and every second thrice:
 * within 5 deviations; the same lines in every variant and run of a key. */
START_TEST (scale_thins_and_copies)
{
  g_autofree char *lines = steady (10000, 5);
  g_auto (Played) few = play (QUIET (TRACE ("scale='0.25'") SHORT), lines, 0);
  g_auto (Played) again = play (QUIET (TRACE ("scale='0.25'") SHORT), lines, 0);
  g_auto (Played) other = play (QUIET (TRACE ("scale='0.25'") SHORT), lines, 1);
  g_auto (Played) many = play (QUIET (TRACE ("scale='2.5'") SHORT), lines, 0);
  g_auto (Played) none = play (QUIET (TRACE ("scale='0'") SHORT), lines, 0);

  ck_assert_double_eq_tol (few.offered, 2500, 5 * sqrt (10000 * 0.25 * 0.75));
  ck_assert_double_eq_tol (many.offered, 25000, 5 * sqrt (10000 * 0.25));
  ck_assert_double_eq (few.offered, again.offered);
  ck_assert_uint_eq (traffic_fingerprint (few.traffic),
                     traffic_fingerprint (again.traffic));
  ck_assert_uint_ne (traffic_fingerprint (few.traffic),
                     traffic_fingerprint (other.traffic));
  ck_assert_double_eq (none.offered, 0);
}
END_TEST

/* 30 lines of the same second queue; spread over it, most do not. */
START_TEST (spread_takes_lines_of_one_second_apart)
{
  GString *text = g_string_new ("time,demand\n");
  g_autofree char *lines = NULL;

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (text, "%u,0.010\n", 1578614400 + i / 30);
  lines = g_string_free (text, FALSE);
  {
    g_auto (Played) bunched = play (QUIET (TRACE ("") SHORT), lines, 0);
    g_auto (Played) spread
        = play (QUIET (TRACE ("spread='1s'") SHORT), lines, 0);

    ck_assert_double_eq (spread.offered, 3000);
    /* 30 at once at two servers wait for 7 others in the mean. */
    ck_assert_double_gt (sim_histogram_mean (latency (&bunched)),
                         sim_histogram_mean (latency (&spread)) + 60e6);
  }
}
END_TEST

/* A day of 24 lines that comes again every day of the 60, played whole or in
 * the windows: the same in the mean. */
START_TEST (a_loop_comes_again)
{
  g_autofree char *lines = steady (24, 3600);
  g_auto (Played) whole
      = play (QUIET (TRACE ("loop='1d' play='whole' start='2020-01-01'") SHORT),
              lines, 0);
  double sum = 0, squares = 0;
  const int n = 100;

  ck_assert_double_eq_tol (whole.offered, 60 * 24, 1e-6);
  for (int i = 0; i < n; i++)
    {
      g_auto (Played) sampled
          = play (QUIET (TRACE (
                      "loop='1d' start='2020-01-01'") "<experiment windows='8' "
                                                      "window-length='1h' "
                                                      "warm-up='0s'/>"),
                  lines, (guint32) i);

      sum += sampled.offered / n;
      squares += sampled.offered * sampled.offered / n;
    }
  ck_assert_double_eq_tol (sum, 60 * 24,
                           5 * sqrt (MAX (squares - sum * sum, 1) / n) + 2);
}
END_TEST

/* A trace beside a population: neither changes the other's requests. */
START_TEST (a_trace_leaves_populations_alone)
{
  g_autofree char *lines = steady (1000, 1);
  g_autofree char *both
      = small_replace (QUIET (TRACE ("start='2020-01-10'") SHORT),
                       "activity='0/d'", "activity='100/d'");
  g_autofree char *alone
      = small_replace (QUIET (TRACE ("start='2020-01-10' scale='0'") SHORT),
                       "activity='0/d'", "activity='100/d'");
  g_auto (Played) together = play (both, lines, 0);
  g_auto (Played) apart = play (alone, lines, 0);

  ck_assert_double_eq_tol (together.offered, apart.offered + 1000, 1e-6);
}
END_TEST

/* A tenant who asks twice as much sends every line twice; one who asks nothing
 * sends none. */
START_TEST (the_load_of_a_tenant_is_that_of_its_lines)
{
  static const double loads[] = { 1, 2, 1.5, 0 };
  g_autofree char *lines = steady (4000, 5);
  g_auto (Played) played = play (QUIET (TRACE ("") SHORT), lines, 0);
  const Compliance *compliance = course_compliance (played.course, 0);
  const Tenant *tenant = small_find (compliance->regime->world, "customer");

  for (guint i = 0; i < G_N_ELEMENTS (loads); i++)
    {
      played.offered = 0;
      traffic_set_load (played.traffic, tenant, loads[i]);
      play_regime (&played, compliance);
      ck_assert_double_eq_tol (played.offered, 4000 * loads[i],
                               loads[i] == 1.5 ? 5 * sqrt (4000 * 0.25) : 0.1);
    }
}
END_TEST

static const TTest **const tests[]
    = { &every_line_is_sent_once,
        &lines_are_cut_by_the_run_and_by_nothing_else,
        &the_order_of_lines_does_not_matter,
        &speed_and_start_move_the_lines,
        &scale_thins_and_copies,
        &spread_takes_lines_of_one_second_apart,
        &a_loop_comes_again,
        &a_trace_leaves_populations_alone,
        &the_load_of_a_tenant_is_that_of_its_lines,
        NULL };

SUITE_MAIN ("trace-replay", tests)
