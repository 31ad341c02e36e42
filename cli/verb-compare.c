#include "config.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cli/comparing.h"
#include "cli/compared.h"
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

static ExitStatus
read_level (const char *text, double *level)
{
  g_autofree char *wrong = NULL;

  *level = 0.95;
  if (text == NULL)
    return EXIT_FINE;
  if (quantity_parse (text, DIMENSION_SHARE, level, &wrong) && *level >= 0.5
      && *level <= 0.9999)
    return EXIT_FINE;
  return verb_misused (&VERB_COMPARE,
                       "--level: expected a share from 50%% to 99.99%%, as in "
                       "95%%");
}

static ExitStatus
read_word (const char *option, const char *word, const char *const *words,
           int *value)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  *value = 0;
  for (int i = 0; words[i] != NULL; i++)
    {
      if (word == NULL || strcmp (words[i], word) == 0)
        {
          *value = i;
          return EXIT_FINE;
        }
      g_ptr_array_add (known, (gpointer) words[i]);
    }
  return compared_misspelt (option, "word", word, known);
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

/* Of two directories each variant is compared with its namesake in the first;
 * else all with one. */
static guint *
choose_references (const Wishes *wishes, const Comparison *comparison)
{
  guint n = comparison->contenders->len;
  guint *reference = g_new0 (guint, n);

  for (guint i = 0; i < n; i++)
    {
      const Contender *contender = comparison_contender (comparison, i);

      for (guint j = 0; j < n; j++)
        {
          const Contender *other = comparison_contender (comparison, j);
          const char *wanted = wishes->reference;

          if (wanted == NULL && contender->store > 0)
            wanted = contender->variant;
          if (wanted != NULL && other->store == 0
              && strcmp (other->variant, wanted) == 0)
            {
              reference[i] = j;
              break;
            }
        }
    }
  return reference;
}

/* Of several directories, variants of the first are not compared among
 * themselves: that is what comparing the first alone is for. */
static gboolean
is_compared (const Contender *one, const Contender *other,
             gpointer data G_GNUC_UNUSED)
{
  return one->store != other->store
         && strcmp (one->variant, other->variant) == 0;
}

static gboolean
share_names (const Comparison *comparison)
{
  for (guint i = 0; i < comparison->contenders->len; i++)
    for (guint j = 0; j < i; j++)
      if (is_compared (comparison_contender (comparison, i),
                       comparison_contender (comparison, j), NULL))
        return TRUE;
  return FALSE;
}

static void
leave_first_alone (const Comparison *comparison, guint *reference)
{
  for (guint i = 0; i < comparison->contenders->len; i++)
    if (!is_compared (comparison_contender (comparison, i),
                      comparison_contender (comparison, reference[i]), NULL))
      reference[i] = i;
}

static ExitStatus
tell (const Wishes *wishes, const Compared *sources, Comparison *comparison)
{
  g_autofree guint *reference = choose_references (wishes, comparison);
  g_autoptr (GArray) outcomes = comparison_outcomes (comparison);
  g_autofree double *weights = g_new0 (double, outcomes->len + 1);
  g_autoptr (GError) error = NULL;
  gboolean by_name = wishes->reference == NULL && share_names (comparison);
  SimStore *const *stores = (SimStore *const *) sources->stores->pdata;
  g_autoptr (GPtrArray) answers
      = comparing_answers (comparison, stores, sources->stores->len, &error);
  Comparing comparing = { comparison,     stores,    sources->stores->len,
                          sources->title, reference, outcomes,
                          NULL,           answers };
  ExitStatus status;

  if (answers == NULL)
    {
      g_printerr ("sovsim compare: %s\n", error->message);
      return EXIT_FAILED;
    }
  if (by_name)
    leave_first_alone (comparison, reference);
  status = read_weights (wishes, &comparing, weights);
  if (status != EXIT_FINE)
    return status;
  comparison_judge (comparison, by_name ? is_compared : NULL, NULL);
  if (wishes->json)
    comparing_print_json (&comparing);
  else
    comparing_print (&comparing);
  return EXIT_FINE;
}

static ExitStatus
check_found (const Comparison *comparison)
{
  if (comparison->contenders->len < 2)
    return verb_misused (&VERB_COMPARE,
                         "%s to compare: there must be runs of two variants, "
                         "or two directories",
                         comparison->contenders->len == 0 ? "nothing"
                                                          : "only one variant");
  if (comparison->series->len == 0)
    return verb_misused (&VERB_COMPARE,
                         "no run has a value for that metric and those labels");
  return EXIT_FINE;
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
  status = check_found (comparison);
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
    status = read_level (wishes->level, &wish->level);
  if (status == EXIT_FINE)
    status = read_word ("--correct", wishes->correct, SIM_CORRECTION_WORDS,
                        &correction);
  if (status == EXIT_FINE)
    status = read_word ("--intervals", wishes->intervals, intervals, &by_order);
  wish->metrics = (const char *const *) metrics;
  wish->labels = labels;
  wish->variants = (const char *const *) wishes->variants;
  wish->correction = (SimCorrection) correction;
  wish->by_order = by_order;
  return status;
}

static ExitStatus
check_places (const Wishes *wishes)
{
  guint n = g_strv_length (wishes->places);

  if (n == 0)
    return verb_misused (&VERB_COMPARE,
                         "a results directory or a scenario is missing");
  if (wishes->labels != NULL && wishes->metrics == NULL)
    return verb_misused (&VERB_COMPARE, "--labels: expected --metric, too");
  return EXIT_FINE;
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
}

static ExitStatus
run (int argc, char **argv)
{
  Wishes wishes = { 0 };
  ExitStatus status;
  const GOptionEntry options[]
      = { { "reference", 'r', 0, G_OPTION_ARG_STRING, &wishes.reference,
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
            "Of means by Student's t, or of medians by order: t, order [t]",
            "HOW" },
          { "weights", 'w', 0, G_OPTION_ARG_STRING, &wishes.weights,
            "Weigh outcomes, as in latency.p95=2,availability=1", "M=N,..." },
          { "json", 0, 0, G_OPTION_ARG_NONE, &wishes.json,
            "Print one JSON object", NULL },
          { NULL, 0, 0, 0, NULL, NULL, NULL } };

  if (verb_parse (&VERB_COMPARE, options, &argc, &argv, &status))
    {
      wishes.places = argv + 1;
      status = obey (&wishes);
    }
  clear (&wishes);
  return status;
}

const Verb VERB_COMPARE
    = { .name = "compare",
        .arguments = "DIRECTORY|SCENARIO.xml...",
        .help = "Compare variants: who wins, by how much, what is undecided",
        .run = run };
