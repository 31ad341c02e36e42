#include "config.h"

#include "cli/results.h"
#include "cli/summary.h"
#include "cli/verb.h"

static ExitStatus
report_on (const char *directory, Pictures pictures, gboolean json)
{
  g_autofree char *path = g_build_filename (directory, "results.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SimStore) store = sim_store_open (path, &error);

  if (store == NULL)
    {
      g_printerr ("sovsim report: %s\n", error->message);
      return EXIT_USAGE;
    }
  if (!results_picture (directory, store, pictures))
    return EXIT_FAILED;
  if (json)
    return summary_print (store, TRUE, NULL) ? EXIT_FINE : EXIT_FAILED;
  g_print ("%s/report.html\n", directory);
  return EXIT_FINE;
}

static ExitStatus
report (int argc, char **argv)
{
  gboolean no_figures = FALSE;
  gboolean pdf = FALSE;
  gboolean json = FALSE;
  ExitStatus status;
  const GOptionEntry options[]
      = { { "no-figures", 0, 0, G_OPTION_ARG_NONE, &no_figures,
            "Draw no figures", NULL },
          { "pdf", 0, 0, G_OPTION_ARG_NONE, &pdf,
            "Draw the figures as PDF, too", NULL },
          { "json", 0, 0, G_OPTION_ARG_NONE, &json,
            "Print the summary of the results as JSON", NULL },
          { NULL, 0, 0, 0, NULL, NULL, NULL } };

  if (!verb_parse (&VERB_REPORT, options, &argc, &argv, &status))
    return status;
  if (argc != 2)
    return verb_misused (&VERB_REPORT, "expected one results directory");
  return report_on (argv[1], results_pictures (no_figures, pdf), json);
}

const Verb VERB_REPORT
    = { .name = "report",
        .arguments = "DIRECTORY",
        .help = "Draw the figures and write the report of results anew",
        .run = report };
