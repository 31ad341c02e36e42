#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "cli/comparing.h"
#include "cli/compared.h"
#include "cli/inquiry.h"
#include "cli/verb.h"
#include "models/world/quantity.h"
#include "sim/sim-labels.h"

/* What the user asked for. */
typedef struct
{
  char **places; /* borrowed: directories, or one scenario */
  char *reference;
  char **variants;
  char *metrics; /* with commas between */
  char *labels;
  char *level;
  char *correct;
  char *intervals;
  char *weights;
  gboolean json;
  char *sensitivity; /* the rest: see inquiry.h */
  gboolean flips;
  char **sets;
  char **assumptions;
  char *directory;
  gint64 seed;
  int replications, jobs, points; /* -1: not said */
  gboolean dry_run;
  gboolean no_figures;
} Wishes;

/* ---- Words that must be known -------------------------------------------- */

static ExitStatus
check_variants (const Compared *sources, const Wishes *wishes)
{
  ExitStatus status = EXIT_FINE;

  for (guint i = 0; wishes->variants != NULL && wishes->variants[i] != NULL
                    && status == EXIT_FINE;
       i++)
    status = compared_check_variant (sources, "--variant", wishes->variants[i]);
  if (status == EXIT_FINE && wishes->reference != NULL)
    status = compared_check_variant (sources, "--reference", wishes->reference);
  return status;
}

/* ---- Weights ------------------------------------------------------------- */

/* One "METRIC=NUMBER" for the series of that metric among @outcomes. */
static ExitStatus
read_weight (const Comparing *comparing, const char *text, double *weights)
{
  g_auto (GStrv) sides = g_strsplit (text, "=", 2);
  const char *number = sides[0] != NULL ? sides[1] : NULL;
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  gboolean found = FALSE;
  double weight;

  if (number == NULL || !quantity_take_number (&number, &weight)
      || *number != '\0' || weight < 0)
    return verb_misused (&VERB_COMPARE,
                         "--weights: expected METRIC=NUMBER with commas "
                         "between, as in latency.p95=2,availability=1");
  for (guint o = 0; o < comparing->outcomes->len; o++)
    {
      const Series *series = comparison_series (
          comparing->comparison, g_array_index (comparing->outcomes, guint, o));

      g_ptr_array_add (known, series->metric);
      if (strcmp (series->metric, sides[0]) != 0)
        continue;
      weights[o] = weight;
      found = TRUE;
    }
  return found ? EXIT_FINE
               : compared_misspelt ("--weights", "metric to weigh", sides[0],
                                    known);
}

static ExitStatus
read_weights (const Wishes *wishes, Comparing *comparing, double *weights)
{
  g_auto (GStrv) parts = NULL;
  ExitStatus status = EXIT_FINE;

  if (wishes->weights == NULL)
    return EXIT_FINE;
  parts = g_strsplit (wishes->weights, ",", -1);
  for (guint i = 0; parts[i] != NULL && status == EXIT_FINE; i++)
    status = read_weight (comparing, parts[i], weights);
  comparing->weights = weights;
  return status;
}

/* ---- Comparing ----------------------------------------------------------- */

static gboolean
is_reference (const Contender *contender, const char *wanted)
{
  return strcmp (contender->variant, wanted) == 0
         || strcmp (contender->name, wanted) == 0;
}

/* Each with the reference of its group, or with the first there. */
static guint *
choose_references (const Wishes *wishes, const Comparison *comparison)
{
  guint n = comparison->contenders->len;
  guint *reference = g_new (guint, n);
  g_autofree guint *chosen = g_new (guint, comparison_n_groups (comparison));

  for (guint i = n; i-- > 0;)
    chosen[comparison_contender (comparison, i)->group] = i;
  for (guint i = n; wishes->reference != NULL && i-- > 0;)
    {
      const Contender *contender = comparison_contender (comparison, i);

      if (is_reference (contender, wishes->reference))
        chosen[contender->group] = i;
    }
  for (guint i = 0; i < n; i++)
    reference[i] = chosen[comparison_contender (comparison, i)->group];
  return reference;
}

static ExitStatus
tell (const Wishes *wishes, const Compared *sources, Comparison *comparison)
{
  g_autofree guint *reference = choose_references (wishes, comparison);
  g_autoptr (GArray) outcomes = comparison_outcomes (comparison);
  g_autofree double *weights = g_new0 (double, outcomes->len + 1);
  g_autoptr (GError) error = NULL;
  SimStore *const *stores = (SimStore *const *) sources->stores->pdata;
  g_autoptr (GPtrArray) answers
      = comparing_answers (comparison, stores, sources->stores->len, &error);
  Comparing comparing = { .comparison = comparison,
                          .n_stores = sources->stores->len,
                          .title = sources->title,
                          .reference = reference,
                          .outcomes = outcomes,
                          .answers = answers };
  ExitStatus status;

  if (answers == NULL)
    {
      g_printerr ("sovsim compare: %s\n", error->message);
      return EXIT_FAILED;
    }
  status = read_weights (wishes, &comparing, weights);
  if (status != EXIT_FINE)
    return status;
  comparison_judge (comparison);
  if (wishes->json)
    comparing_print_json (&comparing);
  else
    comparing_print (&comparing);
  return EXIT_FINE;
}

static ExitStatus
check_found (const Compared *sources, const Wishes *wishes,
             const Comparison *comparison)
{
  g_auto (GStrv) metrics
      = wishes->metrics == NULL ? NULL : g_strsplit (wishes->metrics, ",", -1);

  if (comparison->contenders->len < 2)
    return verb_refused (&VERB_COMPARE,
                         "%s to compare: there must be runs of two variants, "
                         "or two directories",
                         comparison->contenders->len == 0 ? "nothing"
                                                          : "only one variant");
  return comparison->series->len == 0 ? compared_unmeasured (sources, metrics)
                                      : EXIT_FINE;
}

static void
free_store (gpointer store)
{
  sim_store_free (store);
}

static ExitStatus
compare_sources (const Wishes *wishes, const Compared *sources,
                 const ComparisonWish *wish)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (Comparison) comparison
      = comparison_load ((SimStore *const *) sources->stores->pdata,
                         (const char *const *) sources->names->pdata,
                         sources->stores->len, wish, &error);
  ExitStatus status;

  if (comparison == NULL)
    {
      g_printerr ("sovsim compare: %s\n", error->message);
      return EXIT_FAILED;
    }
  status = check_found (sources, wishes, comparison);
  return status != EXIT_FINE ? status : tell (wishes, sources, comparison);
}

static ExitStatus
open_places (const Wishes *wishes, Compared *sources)
{
  ExitStatus status = EXIT_FINE;

  for (guint i = 0; wishes->places[i] != NULL && status == EXIT_FINE; i++)
    status = compared_open (sources, wishes->places[i]);
  return status != EXIT_FINE ? status : check_variants (sources, wishes);
}

static ExitStatus
run_wishes (const Wishes *wishes, const ComparisonWish *wish)
{
  g_autoptr (GPtrArray) stores = g_ptr_array_new_with_free_func (free_store);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  Compared sources = { stores, names, NULL };
  ExitStatus status = open_places (wishes, &sources);

  if (status == EXIT_FINE)
    status = compare_sources (wishes, &sources, wish);
  g_free (sources.title);
  return status;
}

/* ---- The command line ---------------------------------------------------- */

static ExitStatus
read_wishes (const Wishes *wishes, char **metrics, const char *labels,
             ComparisonWish *wish)
{
  static const char *const intervals[] = { "t", "order", NULL };
  int correction = 0, by_order = 0;
  ExitStatus status = compared_check_metrics (metrics);

  if (status == EXIT_FINE)
    status = compared_read_level (wishes->level, &wish->level);
  if (status == EXIT_FINE)
    status = compared_read_word ("--correct", wishes->correct,
                                 SIM_CORRECTION_WORDS, &correction);
  if (status == EXIT_FINE)
    status = compared_read_word ("--intervals", wishes->intervals, intervals,
                                 &by_order);
  wish->metrics = (const char *const *) metrics;
  wish->labels = labels;
  wish->variants = (const char *const *) wishes->variants;
  wish->correction = (SimCorrection) correction;
  wish->by_order = by_order;
  return status;
}

/* What is for trying assumptions only. */
static ExitStatus
check_comparing (const Wishes *wishes)
{
  const VerbOption options[]
      = { { "--assumption", wishes->assumptions != NULL },
          { "--points", wishes->points != -1 },
          { "--set", wishes->sets != NULL },
          { "--output", wishes->directory != NULL },
          { "--replications", wishes->replications != -1 },
          { "--seed", wishes->seed != -1 },
          { "--jobs", wishes->jobs != -1 },
          { "--dry-run", wishes->dry_run },
          { "--no-figures", wishes->no_figures },
          { NULL, FALSE } };

  return verb_check_unheard (&VERB_COMPARE, options,
                             "goes with --flips or --sensitivity");
}

static ExitStatus
check_places (const Wishes *wishes)
{
  if (wishes->places[0] == NULL)
    return verb_misused (&VERB_COMPARE,
                         "a results directory or a scenario is missing");
  if (wishes->labels != NULL && wishes->metrics == NULL)
    return verb_misused (&VERB_COMPARE, "--labels: expected --metric, too");
  return check_comparing (wishes);
}

static ExitStatus
obey (Wishes *wishes)
{
  g_auto (GStrv) metrics
      = wishes->metrics == NULL ? NULL : g_strsplit (wishes->metrics, ",", -1);
  g_autofree char *labels
      = wishes->labels == NULL ? NULL : sim_labels_canonical (wishes->labels);
  ComparisonWish wish = { 0 };
  ExitStatus status = check_places (wishes);

  if (status == EXIT_FINE)
    status = read_wishes (wishes, metrics, labels, &wish);
  return status == EXIT_FINE ? run_wishes (wishes, &wish) : status;
}

/* ---- Assumptions --------------------------------------------------------- */

static gboolean
is_inquiry (const Wishes *wishes)
{
  return wishes->sensitivity != NULL || wishes->flips;
}

/* What is for comparing results only. */
static ExitStatus
check_inquiring (const Wishes *wishes)
{
  const VerbOption options[] = { { "--correct", wishes->correct != NULL },
                                 { "--intervals", wishes->intervals != NULL },
                                 { "--weights", wishes->weights != NULL },
                                 { NULL, FALSE } };

  return verb_check_unheard (
      &VERB_COMPARE, options,
      "goes with results, not with --flips or --sensitivity");
}

static ExitStatus
check_inquiry (const Wishes *wishes)
{
  ExitStatus status = check_inquiring (wishes);

  if (status != EXIT_FINE)
    return status;
  if (wishes->flips && wishes->sensitivity != NULL)
    return verb_misused (&VERB_COMPARE,
                         "--flips and --sensitivity: one at a time");
  if (g_strv_length (wishes->places) != 1
      || g_file_test (wishes->places[0], G_FILE_TEST_IS_DIR))
    return verb_misused (&VERB_COMPARE,
                         "assumptions are tried on one scenario file, which "
                         "says what they are");
  if (wishes->metrics != NULL && strchr (wishes->metrics, ',') != NULL)
    return verb_misused (&VERB_COMPARE,
                         "--metric: assumptions are tried on one at a time");
  return EXIT_FINE;
}

static ExitStatus
inquire_by (const Wishes *wishes, const char *name)
{
  g_autofree char *labels
      = wishes->labels == NULL ? NULL : sim_labels_canonical (wishes->labels);
  InquiryWish wish = { .name = name,
                       .path = wishes->places[0],
                       .sets = wishes->sets,
                       .assumptions = wishes->assumptions,
                       .variants = wishes->variants,
                       .reference = wishes->reference,
                       .metric = wishes->metrics,
                       .labels = labels,
                       .directory = wishes->directory,
                       .seed = wishes->seed,
                       .replications = wishes->replications,
                       .jobs = wishes->jobs,
                       .points = wishes->points,
                       .json = wishes->json,
                       .dry_run = wishes->dry_run,
                       .no_figures = wishes->no_figures };
  ExitStatus status = compared_read_level (wishes->level, &wish.level);

  return status == EXIT_FINE ? inquiry_run (&wish) : status;
}

static ExitStatus
inquire (const Wishes *wishes)
{
  char *metrics[] = { wishes->metrics, NULL };
  g_autofree const char **methods = inquiry_names ();
  int method = 0;
  ExitStatus status = check_inquiry (wishes);

  if (status == EXIT_FINE)
    status = compared_check_metrics (metrics);
  if (status == EXIT_FINE && !wishes->flips)
    status = compared_read_word ("--sensitivity", wishes->sensitivity, methods,
                                 &method);
  if (status != EXIT_FINE)
    return status;
  return inquire_by (wishes,
                     wishes->flips ? INQUIRY_FLIPS.name : methods[method]);
}

static void
clear (Wishes *wishes)
{
  g_free (wishes->reference);
  g_strfreev (wishes->variants);
  g_free (wishes->metrics);
  g_free (wishes->labels);
  g_free (wishes->level);
  g_free (wishes->correct);
  g_free (wishes->intervals);
  g_free (wishes->weights);
  g_free (wishes->sensitivity);
  g_free (wishes->directory);
  g_strfreev (wishes->sets);
  g_strfreev (wishes->assumptions);
}

static ExitStatus
run (int argc, char **argv)
{
  Wishes wishes = { .seed = -1, .replications = -1, .jobs = -1, .points = -1 };
  ExitStatus status;
  const GOptionEntry options[]
      = { { "reference", 0, 0, G_OPTION_ARG_STRING, &wishes.reference,
            "Compare all others with this variant [the first]", "ID" },
          { "variant", 'v', 0, G_OPTION_ARG_STRING_ARRAY, &wishes.variants,
            "Compare this variant only; may be repeated", "ID" },
          { "metric", 'm', 0, G_OPTION_ARG_STRING, &wishes.metrics,
            "Compare in these metrics [those that matter most]", "M,..." },
          { "labels", 0, 0, G_OPTION_ARG_STRING, &wishes.labels,
            "Take the values with these labels, as in law=CN", "LABELS" },
          { "level", 0, 0, G_OPTION_ARG_STRING, &wishes.level,
            "Confidence of all intervals together [95%]", "SHARE" },
          { "correct", 0, 0, G_OPTION_ARG_STRING, &wishes.correct,
            "For many comparisons: holm, bonferroni or none [holm]", "HOW" },
          { "intervals", 0, 0, G_OPTION_ARG_STRING, &wishes.intervals,
            "Of means, Student: t; of medians, by order: order [t]", "HOW" },
          { "weights", 'w', 0, G_OPTION_ARG_STRING, &wishes.weights,
            "Weigh outcomes, as in latency.p95=2,availability=1", "M=N,..." },
          { "sensitivity", 0, 0, G_OPTION_ARG_STRING, &wishes.sensitivity,
            "What assumptions do to it: tornado, morris or sobol", "HOW" },
          { "flips", 0, 0, G_OPTION_ARG_NONE, &wishes.flips,
            "How far assumptions can go before another wins", NULL },
          { "assumption", 'a', 0, G_OPTION_ARG_STRING_ARRAY,
            &wishes.assumptions, "Try this one only; may be repeated",
            "ENTITY.ATTRIBUTE" },
          { "points", 0, 0, G_OPTION_ARG_INT, &wishes.points,
            "Trajectories of morris [10], rows of sobol [64]", "N" },
          { "set", 's', 0, G_OPTION_ARG_STRING_ARRAY, &wishes.sets,
            "Change an attribute first; may be repeated", "CHANGE" },
          { "output", 'o', 0, G_OPTION_ARG_FILENAME, &wishes.directory,
            "Directory that keeps what was run [results/NAME-trials]", "DIR" },
          { "replications", 'r', 0, G_OPTION_ARG_INT, &wishes.replications,
            "Repetitions of each run [as the scenario says]", "N" },
          { "seed", 0, 0, G_OPTION_ARG_INT64, &wishes.seed,
            "Seed of all random draws [as the scenario says]", "N" },
          { "jobs", 'j', 0, G_OPTION_ARG_INT, &wishes.jobs,
            "Runs side by side [one for each processor]", "N" },
          { "dry-run", 0, 0, G_OPTION_ARG_NONE, &wishes.dry_run,
            "Tell how many runs it takes, and run none", NULL },
          { "no-figures", 0, 0, G_OPTION_ARG_NONE, &wishes.no_figures,
            "Draw no figure of tornado or sobol", NULL },
          { "json", 0, 0, G_OPTION_ARG_NONE, &wishes.json,
            "Print one JSON object", NULL },
          { NULL, 0, 0, 0, NULL, NULL, NULL } };

  if (verb_parse (&VERB_COMPARE, options, &argc, &argv, &status))
    {
      wishes.places = argv + 1;
      status = is_inquiry (&wishes) ? inquire (&wishes) : obey (&wishes);
    }
  clear (&wishes);
  return status;
}

const Verb VERB_COMPARE
    = { .name = "compare",
        .arguments = "DIRECTORY|SCENARIO.xml...",
        .help = "Compare variants: who wins, by how much, what is undecided",
        .run = run };
