/* The law against the clock.
 *
 *   decide LAWS-DIR SCENARIOS-DIR CASES.csv DECISIONS
 *
 * Two lines: compiling every shipped law for one regime (n is the number of
 * rows, ns is for each of them, so n times ns is the whole), and judging the
 * cases of a file over and over. */
#include "config.h"

#include "tests/bench/clock.h"

#include "models/law/case-file.h"
#include "models/law/law-library.h"

enum
{
  COMPILATIONS = 20
};

static World *
load (const char *folder, const char *library)
{
  g_autoptr (ProblemList) problems = problem_list_new ();
  World *world = law_library_load (folder, library, problems);

  if (world == NULL)
    {
      g_autofree char *text = problem_list_format (problems);

      g_error ("%s", text);
    }
  return world;
}

static void
bench_compile (const World *world)
{
  SimTime day = sim_time_at ((SimDate){ 2026, 2, 1 });
  BenchClock clock = bench_start ();
  guint64 n = 0;

  for (int i = 0; i < COMPILATIONS; i++)
    {
      g_autoptr (Rulebook) book = rulebook_new (world);

      n += rulebook_compile (book, day);
    }
  bench_report (clock, "sovsim", "compile", COMPILATIONS, n);
}

static GArray *
read_acts (Rulebook *book, const char *path)
{
  g_autoptr (ProblemList) problems = problem_list_new ();
  g_autoptr (CaseFile) file = case_file_open (path, problems);
  GArray *acts = g_array_new (FALSE, FALSE, sizeof (Act));
  Case subject;
  int line;

  while (file != NULL && case_file_next (file, &subject, &line, problems))
    if (case_read (&subject, book, path, line, problems))
      g_array_append_val (acts, subject.act);
  if (acts->len == 0)
    g_error ("%s: no cases", path);
  return acts;
}

static void
bench_decide (const World *world, const char *path, guint64 n)
{
  g_autoptr (Rulebook) book = rulebook_new (world);
  g_autoptr (GArray) acts = read_acts (book, path);
  guint64 permitted = 0;
  BenchClock clock;
  Verdict verdict;

  /* The first round compiles the tables. */
  for (guint i = 0; i < acts->len; i++)
    rulebook_judge (book, &g_array_index (acts, Act, i), &verdict);
  clock = bench_start ();
  for (guint64 i = 0, at = 0; i < n; i++)
    {
      rulebook_judge (book, &g_array_index (acts, Act, at), &verdict);
      permitted += verdict_permits (&verdict) ? 1 : 0;
      at = at + 1 == acts->len ? 0 : at + 1;
    }
  bench_report (clock, "sovsim", "decide", acts->len, n);
  if (permitted == 0 || permitted == n)
    g_error ("all decisions came out alike");
}

int
main (int argc, char **argv)
{
  g_autoptr (World) world = NULL;

  if (argc != 5)
    g_error ("expected LAWS-DIR SCENARIOS-DIR CASES.csv DECISIONS");
  world = load (argv[1], argv[2]);
  bench_compile (world);
  bench_decide (world, argv[3], bench_count (argv[4], G_MAXINT64));
  return 0;
}
