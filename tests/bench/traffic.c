/* The traffic model against the clock: all sampled windows of a variant of a
 * scenario, with network, law, queues and histograms on.
 *
 *   traffic SCENARIO LIBRARY VARIANT WINDOWS */
#include "config.h"

#include "tests/bench/clock.h"

#include "models/course.h"
#include "models/traffic/traffic.h"

static Study *
load (char **argv)
{
  g_autoptr (ProblemList) problems = problem_list_new ();
  g_autoptr (GPtrArray) sets = g_ptr_array_new ();
  g_autofree char *text = g_strdup_printf ("experiment.windows=%s", argv[4]);
  g_autoptr (Change) windows = change_parse (text, problems);
  Study *study;

  g_ptr_array_add (sets, windows);
  study = study_load (argv[1], sets, argv[2], problems);
  if (study == NULL)
    {
      g_autofree char *why = problem_list_format (problems);

      g_error ("%s", why);
    }
  return study;
}

static void
play (const Study *study, const Option *option)
{
  g_autoptr (Course) course = course_play (study, option, 1, 0);
  g_autoptr (Traffic) traffic = traffic_new (1, 0);
  BenchClock clock = bench_start ();

  for (guint i = 0; i < course->compliances->len; i++)
    {
      const Compliance *compliance = course_compliance (course, i);
      const Regime *regime = compliance->regime;

      traffic_play (traffic, regime, compliance->admissions,
                    world_experiment (regime->world));
    }
  bench_report (clock, "sovsim", "traffic", 0, traffic_n_requests (traffic));
}

int
main (int argc, char **argv)
{
  g_autoptr (Study) study = NULL;

  if (argc != 5)
    {
      fprintf (stderr, "usage: traffic SCENARIO LIBRARY VARIANT WINDOWS\n");
      return 2;
    }
  study = load (argv);
  if (study_option (study, argv[3]) == NULL)
    g_error ("there is no variant %s", argv[3]);
  play (study, study_option (study, argv[3]));
  return 0;
}
