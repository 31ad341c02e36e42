#include "config.h"

#include "cli/compared.h"

#include <string.h>

#include "cli/loading.h"
#include "cli/ownership.h"
#include "models/metrics.h"
#include "models/world/problem.h"
#include "models/world/quantity.h"
#include "plots/objective.h"

/* ---- Stores -------------------------------------------------------------- */

/* Where `sovsim run` puts the results of a scenario. */
static char *
directory_of (const char *place)
{
  g_autoptr (Study) study = NULL;

  if (!g_file_test (place, G_FILE_TEST_IS_REGULAR))
    return g_strdup (place);
  study = loading_study (place, NULL);
  if (study == NULL)
    return NULL;
  return g_build_filename ("results",
                           world_scenario (study_world (study))->base.id, NULL);
}

static void
take_title (const char *key, const char *value, gpointer data)
{
  Compared *sources = data;

  if (strcmp (key, "scenario-title") == 0 && sources->title == NULL)
    sources->title = g_strdup (value);
}

ExitStatus
compared_open (Compared *sources, const char *place)
{
  g_autofree char *directory = directory_of (place);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  SimStore *store;

  if (directory == NULL)
    return EXIT_USAGE;
  path = g_build_filename (directory, "results.db", NULL);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return verb_refused (&VERB_COMPARE,
                         "%s: holds no results; 'sovsim run' makes them%s",
                         directory,
                         strcmp (directory, place) == 0
                             ? ""
                             : ". Name the directory, if it was another (-o)");
  store = sim_store_open (path, &error);
  if (store == NULL || !owner_expect_results (store, &error)
      || !sim_store_each_meta (store, take_title, sources, &error))
    {
      g_printerr ("sovsim compare: %s\n", error->message);
      sim_store_free (store);
      return EXIT_USAGE;
    }
  g_ptr_array_add (sources->stores, store);
  g_ptr_array_add (sources->names, g_path_get_basename (directory));
  return EXIT_FINE;
}

/* ---- Words that must be known -------------------------------------------- */

ExitStatus
compared_misspelt (const char *option, const char *what, const char *word,
                   GPtrArray *known)
{
  g_autofree char *quoted = problem_quote (word);
  g_autofree char *hint = NULL;

  g_ptr_array_add (known, NULL);
  hint = problem_suggest (word, (const char *const *) known->pdata);
  return verb_refused (&VERB_COMPARE, "%s: there is no %s '%s'%s", option, what,
                       quoted, hint);
}

static GPtrArray *
known_metrics (void)
{
  GPtrArray *known = g_ptr_array_new ();

  for (guint i = 0; METRICS[i] != NULL; i++)
    g_ptr_array_add (known, (gpointer) METRICS[i]->name);
  for (guint i = 0; i < objective_n_counts (); i++)
    g_ptr_array_add (known, (gpointer) objective_count (i)->name);
  return known;
}

ExitStatus
compared_check_metrics (char **metrics)
{
  for (guint i = 0; metrics != NULL && metrics[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) known = known_metrics ();

      if (!g_ptr_array_find_with_equal_func (known, metrics[i], g_str_equal,
                                             NULL))
        return compared_misspelt ("--metric", "metric", metrics[i], known);
    }
  return EXIT_FINE;
}

static void
note_hist (const SimHist *hist G_GNUC_UNUSED, gpointer data)
{
  *(gboolean *) data = TRUE;
}

/* A histogram is no number; the metrics called after it are: "queue.wait.p95"
 * after "queue.waits". */
static ExitStatus
refuse_histogram (const char *metric)
{
  int length = (int) strlen (metric) - g_str_has_suffix (metric, "s");
  g_autofree char *stem = g_strdup_printf ("%.*s.p", length, metric);
  g_autoptr (GString) numbers = g_string_new (NULL);

  for (guint i = 0; METRICS[i] != NULL; i++)
    if (g_str_has_prefix (METRICS[i]->name, stem))
      g_string_append_printf (numbers, "%s%s", numbers->len > 0 ? ", " : "",
                              METRICS[i]->name);
  return verb_refused (&VERB_COMPARE,
                       "--metric: %s is a histogram, no number; try %s", metric,
                       numbers->len > 0 ? numbers->str : "another");
}

ExitStatus
compared_unmeasured (const Compared *sources, char **metrics)
{
  gboolean is_hist = FALSE;

  for (guint m = 0; metrics != NULL && metrics[m] != NULL; m++)
    for (guint i = 0; i < sources->stores->len; i++)
      if (sim_store_each_hist (g_ptr_array_index (sources->stores, i),
                               metrics[m], note_hist, &is_hist, NULL)
          && is_hist)
        return refuse_histogram (metrics[m]);
  return verb_refused (&VERB_COMPARE,
                       "no run has a value for that metric and those labels");
}

static void
take_variant (const SimPoint *point, gpointer data)
{
  const char *names[] = { point->variant, point->name };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (!g_ptr_array_find_with_equal_func (data, names[i], g_str_equal, NULL))
      g_ptr_array_add (data, g_strdup (names[i]));
}

ExitStatus
compared_check_variant (const Compared *sources, const char *option,
                        const char *variant)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < sources->stores->len; i++)
    if (!sim_store_each_point (g_ptr_array_index (sources->stores, i),
                               take_variant, known, NULL))
      return EXIT_FAILED;
  return g_ptr_array_find_with_equal_func (known, variant, g_str_equal, NULL)
             ? EXIT_FINE
             : compared_misspelt (option, "variant", variant, known);
}

/* "0.95" can only mean 95 %. */
static gboolean
read_plain_share (const char *text, double *share)
{
  return quantity_take_number (&text, share) && *text == '\0';
}

ExitStatus
compared_read_level (const char *text, double *level)
{
  g_autofree char *wrong = NULL;

  *level = 0.95;
  if (text == NULL)
    return EXIT_FINE;
  if ((quantity_parse (text, DIMENSION_SHARE, level, &wrong)
       || read_plain_share (text, level))
      && *level >= 0.5 && *level <= 0.9999)
    return EXIT_FINE;
  return verb_misused (&VERB_COMPARE,
                       "--level: expected a share from 50%% to 99.99%%, as in "
                       "95%%");
}

ExitStatus
compared_read_word (const char *option, const char *word,
                    const char *const *words, int *value)
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
