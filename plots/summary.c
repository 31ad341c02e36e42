#include "config.h"

#include "plots/summary.h"
#include "sim/sim-labels.h"

struct _Summary
{
  const Names *names;     /* borrowed */
  GHashTable *values;     /* "variant/metric/labels" to GArray of double */
  GHashTable *words;      /* name to MetricWords, owned here */
  GPtrArray *metrics;     /* of words, in order */
  GPtrArray *populations; /* ids */
};

static void
words_free (gpointer data)
{
  MetricWords *words = data;

  g_free (words->name);
  g_free (words->unit);
  g_free (words->title);
  g_free (words->help);
  g_free (words->direction);
  g_free (words);
}

static void
take_metric (const SimMetric *metric, gpointer data)
{
  Summary *summary = data;
  MetricWords *words = g_new0 (MetricWords, 1);

  words->name = g_strdup (metric->name);
  words->unit = g_strdup (metric->unit);
  words->title
      = g_strdup (*metric->title != '\0' ? metric->title : metric->name);
  words->help = g_strdup (metric->help);
  words->direction = g_strdup (metric->direction);
  g_hash_table_replace (summary->words, words->name, words);
}

static void
note_metric (Summary *summary, const char *name)
{
  const SimMetric unknown = { name, "", "", "", "" };
  MetricWords *words = g_hash_table_lookup (summary->words, name);

  if (words == NULL)
    {
      take_metric (&unknown, summary);
      words = g_hash_table_lookup (summary->words, name);
    }
  if (!g_ptr_array_find (summary->metrics, words, NULL))
    g_ptr_array_add (summary->metrics, words);
}

static void
note_population (Summary *summary, const char *labels)
{
  g_autofree char *id = sim_labels_get (labels, "population");

  if (id != NULL && sim_labels_are_only (labels, "population")
      && !g_ptr_array_find_with_equal_func (summary->populations, id,
                                            g_str_equal, NULL))
    g_ptr_array_add (summary->populations, g_steal_pointer (&id));
}

static char *
value_key (guint variant, const char *metric, const char *labels)
{
  return g_strdup_printf ("%u/%s/%s", variant, metric, labels);
}

static void
take_total (const SimRunHead *run, const SimScalarRow *scalar, gpointer data)
{
  Summary *summary = data;
  g_autofree char *key = value_key (names_place (summary->names, run->point),
                                    scalar->metric, scalar->labels);
  GArray *values = g_hash_table_lookup (summary->values, key);

  if (*scalar->labels == '\0')
    note_metric (summary, scalar->metric);
  else
    note_population (summary, scalar->labels);
  if (values == NULL)
    {
      values = g_array_new (FALSE, FALSE, sizeof (double));
      g_hash_table_insert (summary->values, g_steal_pointer (&key), values);
    }
  g_array_append_val (values, scalar->value);
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  const MetricWords *left = *(const MetricWords *const *) a;
  const MetricWords *right = *(const MetricWords *const *) b;

  return g_strcmp0 (left->name, right->name);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

Summary *
summary_load (SimStore *store, const Names *names, GError **error)
{
  g_autoptr (Summary) summary = g_new0 (Summary, 1);

  summary->names = names;
  summary->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                           (GDestroyNotify) g_array_unref);
  summary->words
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, words_free);
  summary->metrics = g_ptr_array_new ();
  summary->populations = g_ptr_array_new_with_free_func (g_free);
  if (!sim_store_each_metric (store, take_metric, summary, error)
      || !sim_store_each_total (store, take_total, summary, error))
    return NULL;
  g_ptr_array_sort (summary->metrics, compare_words);
  g_ptr_array_sort (summary->populations, compare_texts);
  return g_steal_pointer (&summary);
}

void
summary_free (Summary *summary)
{
  if (summary == NULL)
    return;
  g_ptr_array_unref (summary->metrics);
  g_ptr_array_unref (summary->populations);
  g_hash_table_unref (summary->words);
  g_hash_table_unref (summary->values);
  g_free (summary);
}

const GPtrArray *
summary_metrics (const Summary *summary)
{
  return summary->metrics;
}

const MetricWords *
summary_words (const Summary *summary, const char *metric)
{
  return g_hash_table_lookup (summary->words, metric);
}

const GPtrArray *
summary_populations (const Summary *summary)
{
  return summary->populations;
}

Estimate
summary_get (const Summary *summary, const char *metric, const char *labels,
             guint variant)
{
  g_autofree char *key = value_key (variant, metric, labels);
  const GArray *values = g_hash_table_lookup (summary->values, key);

  if (values == NULL)
    return estimate_of (NULL, 0);
  return estimate_of ((const double *) (gpointer) values->data, values->len);
}
