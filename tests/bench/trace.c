/* Replay of an access log against the clock: reading and parsing alone, and
 * through the traffic model with network, law, queue and histograms on. The
 * log is made: 100 MB of the Combined Log Format, or what the argument says;
 * compressed by gzip too.
 *
 *   trace MEGABYTES [gzip] */
#include "config.h"

#include "tests/bench/clock.h"

#include <glib/gstdio.h>
#include "models/course.h"
#include "models/traffic/trace-survey.h"
#include "models/traffic/traffic.h"

static const char *const SCENARIO
    = "<scenario id='bench' from='2024-01-01' to='2024-03-01'>"
      "<jurisdiction id='land'/><party id='p' seat='land'/>"
      "<partition id='cloud' operator='p' owner='p'><region id='r' "
      "jurisdiction='land' lat='50deg' lon='10deg'><zone id='z'>"
      "<site id='s' host='p'/></zone></region></partition>"
      "<service id='web' demand='exponential(mean=2ms)' "
      "reply='constant(1kB)'/>"
      "<instance id='i' service='web' partition='cloud'>"
      "<deployment id='d' site='s' servers='64'/></instance>"
      "<tenant id='t' party='p'/><profile id='flat' hours='1 1 1 1 1 1 1 1 1 1 "
      "1 1 1 1 1 1 1 1 1 1 1 1 1 1'/>"
      "<population id='town' tenant='t' jurisdiction='land' lat='51deg' "
      "lon='10deg' utc-offset='+00:00' users='1000' profile='flat'>"
      "<use instance='i' activity='0/d'/></population>"
      "<trace id='log' href='access.log' format='combined' population='town' "
      "service='web'/></scenario>";

/* One line, of some 230 bytes as in published logs, 20 in a second. */
static void
append_line (GString *text, guint i)
{
  guint hash = i * 2654435761u;
  guint second = i / 20;

  g_string_append_printf (
      text,
      "198.18.%u.%u - - [%02u/Jan/2024:%02u:%02u:%02u +0000] \"GET "
      "/presentations/%08x/images/picture-%u.png HTTP/1.1\" %u %u "
      "\"http://www.example.org/presentations/%x/index.html\" \"Mozilla/5.0 "
      "(Windows NT 6.1; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) "
      "Chrome/32.0.1700.107 Safari/537.36\"\n",
      hash >> 8 & 255, hash & 255, second / 86400 + 1, second / 3600 % 24,
      second / 60 % 60, second % 60, hash, i % 100, hash % 20 == 0 ? 404 : 200,
      hash % 100000, i);
}

static guint64
write_log (const char *path, guint64 megabytes)
{
  FILE *file = fopen (path, "wb");
  g_autoptr (GString) text = g_string_new (NULL);
  guint64 n_bytes = 0;

  for (guint i = 0; n_bytes < megabytes * 1000000; i++)
    {
      g_string_set_size (text, 0);
      append_line (text, i);
      n_bytes += text->len;
      if (fwrite (text->str, 1, text->len, file) != text->len)
        g_error ("cannot write %s", path);
    }
  if (fclose (file) != 0)
    g_error ("cannot write %s", path);
  return n_bytes;
}

static void
report (const char *what, guint64 n_bytes, guint64 n_requests, double span_s)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  printf ("%-18s %7.1f MB/s %12.0f requests/s %8.1f MB of memory\n", what,
          (double) n_bytes / span_s / 1e6, (double) n_requests / span_s,
          (double) usage.ru_maxrss / 1e3);
}

static guint64
play (const Study *study)
{
  g_autoptr (Course) course
      = course_play (study, g_ptr_array_index (study->options, 0), 1, 0);
  g_autoptr (Traffic) traffic = traffic_new (1, 0);

  for (guint i = 0; i < course->compliances->len; i++)
    {
      const Compliance *compliance = course_compliance (course, i);
      const Regime *regime = compliance->regime;

      traffic_play (traffic, regime, compliance->admissions,
                    world_experiment (regime->world));
    }
  return traffic_n_requests (traffic);
}

static void
measure (const char *scenario, guint64 n_bytes)
{
  g_autoptr (ProblemList) problems = problem_list_new ();
  g_autoptr (Study) study = study_load (scenario, NULL, NULL, problems);
  double begun = bench_now ();
  const TraceSurvey *survey;
  guint64 n;

  traces_survey (study, NULL, problems);
  if (problem_list_count (problems) > 0)
    g_error ("%s", problem_list_format (problems));
  survey = ((const Trace *) world_find (study_world (study), "log"))->survey;
  report ("read and parse", n_bytes, survey->n_requests, bench_now () - begun);
  begun = bench_now ();
  n = play (study);
  report ("read and simulate", n_bytes, n, bench_now () - begun);
}

static void
compress (const char *path)
{
  g_autofree char *quoted = g_shell_quote (path);
  g_autofree char *command = g_strdup_printf (
      "gzip -c %s > %s.gz && mv %s.gz %s", quoted, quoted, quoted, quoted);
  const char *argv[] = { "/bin/sh", "-c", command, NULL };
  int status = 1;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, 0, NULL, NULL, NULL, NULL,
                     &status, NULL)
      || status != 0)
    g_error ("gzip failed");
}

int
main (int argc, char **argv)
{
  guint64 megabytes = argc > 1 ? bench_count (argv[1], 500) : 100;
  g_autofree char *folder = g_dir_make_tmp ("sovsim-bench-XXXXXX", NULL);
  g_autofree char *log = g_build_filename (folder, "access.log", NULL);
  g_autofree char *scenario = g_build_filename (folder, "s.xml", NULL);
  guint64 n_bytes;

  n_bytes = write_log (log, megabytes);
  if (argc > 2)
    compress (log);
  if (!g_file_set_contents (scenario, SCENARIO, -1, NULL))
    g_error ("cannot write %s", scenario);
  measure (scenario, n_bytes);
  g_remove (log);
  g_remove (scenario);
  g_rmdir (folder);
  return 0;
}
