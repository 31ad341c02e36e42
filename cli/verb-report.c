#include "config.h"

#include "cli/ownership.h"
#include "cli/results.h"
#include "cli/summary.h"
#include "cli/verb.h"
#include "plots/report-pair.h"

static void
free_store (gpointer store)
{
  sim_store_free (store);
}

static gboolean
holds_results (const char *directory)
{
  g_autofree char *path = g_build_filename (directory, "results.db", NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static ExitStatus
report_on (const char *directory, Pictures pictures, const char *trials,
           gboolean json)
{
  g_autofree char *path = g_build_filename (directory, "results.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SimStore) store = sim_store_open (path, &error);

  if (store == NULL || !owner_expect_results (store, &error))
    {
      g_printerr ("sovsim report: %s\n", error->message);
      return EXIT_USAGE;
    }
  if (trials != NULL && !holds_results (trials))
    return verb_refused (&VERB_REPORT, "--trials: %s holds no results", trials);
  if (!results_picture (directory, store, pictures, trials))
    return EXIT_FAILED;
  if (!json)
    g_print ("%s/report.html\n", directory);
  else if (!summary_print (store, TRUE, &error))
    {
      g_printerr ("sovsim report: %s\n", error->message);
      return EXIT_FAILED;
    }
  return EXIT_FINE;
}

/* Two results on one page. */
static ExitStatus
report_pair (const char *one, const char *other, const char *output)
{
  const char *const directories[] = { one, other };
  g_autoptr (GPtrArray) stores = g_ptr_array_new_with_free_func (free_store);
  ReportSide sides[2];
  g_autofree char *figures[2] = { NULL, NULL };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *path
          = g_build_filename (directories[i], "results.db", NULL);
      SimStore *store = sim_store_open (path, &error);

      if (store != NULL)
        g_ptr_array_add (stores, store);
      if (store == NULL || !owner_expect_results (store, &error))
        {
          g_printerr ("sovsim report: %s\n", error->message);
          return EXIT_USAGE;
        }
      figures[i] = g_build_filename (directories[i], "figures", NULL);
      sides[i] = (ReportSide){ store, directories[i], figures[i] };
    }
  if (!report_pair_write (&sides[0], &sides[1], output, &error))
    {
      g_printerr ("sovsim report: %s\n", error->message);
      return EXIT_FAILED;
    }
  g_print ("%s\n", output);
  return EXIT_FINE;
}

typedef struct
{
  gboolean no_figures, pdf, json, compare;
  char *output;
  char *trials;
} Wishes;

static ExitStatus
compare_wishes (const Wishes *wishes, int argc, char **argv)
{
  const VerbOption options[] = { { "--no-figures", wishes->no_figures },
                                 { "--pdf", wishes->pdf },
                                 { "--json", wishes->json },
                                 { "--trials", wishes->trials != NULL },
                                 { NULL, FALSE } };
  ExitStatus status = verb_check_unheard (
      &VERB_REPORT, options,
      "goes without --compare, which shows the figures that are there");

  if (status != EXIT_FINE)
    return status;
  if (argc != 3)
    return verb_misused (&VERB_REPORT,
                         "--compare: expected two results directories");
  return report_pair (argv[1], argv[2],
                      wishes->output != NULL ? wishes->output : "compare.html");
}

static ExitStatus
report_wishes (const Wishes *wishes, int argc, char **argv)
{
  if (wishes->output != NULL && !wishes->compare)
    return verb_misused (&VERB_REPORT, "--output goes with --compare");
  if (wishes->compare)
    return compare_wishes (wishes, argc, argv);
  if (argc != 2)
    return verb_misused (&VERB_REPORT, "expected one results directory");
  return report_on (argv[1], results_pictures (wishes->no_figures, wishes->pdf),
                    wishes->trials, wishes->json);
}

static ExitStatus
report (int argc, char **argv)
{
  Wishes wishes = { FALSE, FALSE, FALSE, FALSE, NULL, NULL };
  ExitStatus status;
  const GOptionEntry options[]
      = { { "no-figures", 0, 0, G_OPTION_ARG_NONE, &wishes.no_figures,
            "Draw no figures", NULL },
          { "pdf", 0, 0, G_OPTION_ARG_NONE, &wishes.pdf,
            "Draw the figures as PDF, too", NULL },
          { "compare", 0, 0, G_OPTION_ARG_NONE, &wishes.compare,
            "Write one page on two results, and what they differ by", NULL },
          { "output", 'o', 0, G_OPTION_ARG_FILENAME, &wishes.output,
            "The page of --compare [compare.html]", "FILE" },
          { "trials", 0, 0, G_OPTION_ARG_FILENAME, &wishes.trials,
            "What 'sovsim compare' asked about assumptions "
            "[DIRECTORY-trials]",
            "DIR" },
          { "json", 0, 0, G_OPTION_ARG_NONE, &wishes.json,
            "Print the summary of the results as JSON", NULL },
          { NULL, 0, 0, 0, NULL, NULL, NULL } };

  if (verb_parse (&VERB_REPORT, options, &argc, &argv, &status))
    status = report_wishes (&wishes, argc, argv);
  g_free (wishes.output);
  g_free (wishes.trials);
  return status;
}

const Verb VERB_REPORT
    = { .name = "report",
        .arguments = "DIRECTORY | --compare DIRECTORY DIRECTORY",
        .help = "Draw the figures and write the report of results anew",
        .run = report };
