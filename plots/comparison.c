#include "config.h"

#include "plots/comparison-private.h"
#include "sim/sim-labels.h"
#include "sim/sim-store-whole.h"

#include <math.h>
#include <string.h>

/* What loading needs besides. */
typedef struct
{
  Comparison *comparison;
  SimStore *const *stores;
  const char *const *names;
  guint n_stores;
  guint store;          /* the one being read */
  GHashTable *variants; /* "store/point" to the id of the variant, owned */
  GHashTable *places;   /* "store/point" to contender + 1 */
  GHashTable *by_name;  /* "metric\tlabels" to Series, borrowed */
  GHashTable *words;    /* metric to char *[2]: unit, direction */
  const char *metric;   /* being read */
  const Objective *objective;
  const Count *count;
} Loading;

/* ---- Contenders ---------------------------------------------------------- */

static void
contender_free (gpointer data)
{
  Contender *contender = data;

  g_free (contender->variant);
  g_free (contender->name);
  g_free (contender->setting);
  g_array_unref (contender->runs);
  g_free (contender);
}

gpointer
comparison_place_key (guint store, int point)
{
  return GUINT_TO_POINTER ((store << 24) + (guint) point + 1);
}

static const char *
variant_of (const Loading *loading, const SimRunHead *run)
{
  const char *variant = g_hash_table_lookup (
      loading->variants, comparison_place_key (loading->store, run->point));

  return variant != NULL && *variant != '\0' ? variant : run->variant;
}

/* What the name of the point says besides the variant. */
static char *
setting_of (const char *point, const char *variant)
{
  gboolean begins = g_str_has_prefix (point, variant);

  return g_strchug (g_strdup (begins ? point + strlen (variant) : point));
}

static Contender *
contender_new (const Loading *loading, const SimRunHead *run)
{
  Contender *contender = g_new0 (Contender, 1);
  const char *store = loading->names[loading->store];

  contender->store = loading->store;
  contender->point = run->point;
  contender->variant = g_strdup (variant_of (loading, run));
  contender->setting = setting_of (run->variant, contender->variant);
  contender->name = loading->n_stores == 1
                        ? g_strdup (run->variant)
                        : g_strdup_printf ("%s:%s", store, run->variant);
  contender->runs = g_array_new (FALSE, FALSE, sizeof (RunValue));
  return contender;
}

static gboolean
is_wanted (const Loading *loading, const char *variant)
{
  const char *const *variants = loading->comparison->wish.variants;

  return variants == NULL || g_strv_contains (variants, variant);
}

static void
take_run (const SimRunHead *run, gpointer data)
{
  Loading *loading = data;
  GPtrArray *contenders = loading->comparison->contenders;
  gpointer key = comparison_place_key (loading->store, run->point);
  RunValue sample = { run->seed, run->replication, 0 };
  guint place;

  if (!is_wanted (loading, variant_of (loading, run)))
    return;
  place = GPOINTER_TO_UINT (g_hash_table_lookup (loading->places, key));
  if (place == 0)
    {
      g_ptr_array_add (contenders, contender_new (loading, run));
      place = contenders->len;
      g_hash_table_insert (loading->places, key, GUINT_TO_POINTER (place));
    }
  g_array_append_val (
      ((Contender *) g_ptr_array_index (contenders, place - 1))->runs, sample);
}

int
run_value_compare (gconstpointer left, gconstpointer right)
{
  const RunValue *a = left, *b = right;

  if (a->seed != b->seed)
    return a->seed < b->seed ? -1 : 1;
  return (a->replication > b->replication) - (a->replication < b->replication);
}

/* ---- Series -------------------------------------------------------------- */

static void
series_free (gpointer data)
{
  Series *series = data;

  for (guint i = 0; series->samples[i] != NULL; i++)
    g_array_unref (series->samples[i]);
  g_free (series->samples);
  g_free (series->metric);
  g_free (series->labels);
  g_free (series->unit);
  g_free (series->direction);
  g_free (series);
}

static Series *
series_new (const Loading *loading, const char *labels)
{
  guint n = loading->comparison->contenders->len;
  char *const *words = g_hash_table_lookup (loading->words, loading->metric);
  Series *series = g_new0 (Series, 1);

  series->metric = g_strdup (loading->metric);
  series->labels = g_strdup (labels);
  series->unit = g_strdup (words != NULL ? words[0] : "1");
  series->direction = g_strdup (words != NULL ? words[1] : "");
  if (loading->count != NULL)
    {
      g_free (series->direction);
      series->direction = g_strdup (loading->count->direction);
    }
  series->objective = loading->objective;
  series->samples = g_new0 (GArray *, n + 1);
  for (guint i = 0; i < n; i++)
    series->samples[i] = g_array_new (FALSE, FALSE, sizeof (RunValue));
  return series;
}

static Series *
series_for (Loading *loading, const char *labels)
{
  Series *series = g_hash_table_lookup (loading->by_name, labels);

  if (series != NULL)
    return series;
  series = series_new (loading, labels);
  g_ptr_array_add (loading->comparison->series, series);
  g_hash_table_insert (loading->by_name, series->labels, series);
  return series;
}

/* Asked for by name: sorted out by is_detail. */
static gboolean
takes_labels (const Loading *loading, const char *labels)
{
  const Objective plain = { .metric = loading->metric };

  if (loading->comparison->wish.labels != NULL || loading->objective == NULL)
    return TRUE;
  return objective_takes (loading->objective, labels)
         || (loading->comparison->wish.metrics != NULL
             && objective_takes (&plain, labels));
}

static void
take_value (const SimWholeRow *row, gpointer data)
{
  Loading *loading = data;
  RunValue sample = { row->seed, row->replication, row->value };
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (
      loading->places, comparison_place_key (loading->store, row->point)));

  if (place > 0 && takes_labels (loading, row->labels))
    g_array_append_val (series_for (loading, row->labels)->samples[place - 1],
                        sample);
}

/* Answers come run by run: those of one run are added up. */
static void
take_answer (const SimWholeRow *row, gpointer data)
{
  Loading *loading = data;
  RunValue sample = { row->seed, row->replication, 0 };
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (
      loading->places, comparison_place_key (loading->store, row->point)));
  GArray *samples;
  RunValue *last;

  if (place == 0)
    return;
  samples = series_for (loading, "")->samples[place - 1];
  last = samples->len == 0
             ? NULL
             : &g_array_index (samples, RunValue, samples->len - 1);
  if (last == NULL || run_value_compare (last, &sample) != 0)
    {
      g_array_append_val (samples, sample);
      last = &g_array_index (samples, RunValue, samples->len - 1);
    }
  if (row->verdict[0] != '\0'
      && strchr (loading->count->classes, row->verdict[0]) != NULL)
    last->value++;
}

static gboolean
read_metric (Loading *loading, GError **error)
{
  const char *labels = loading->comparison->wish.labels;

  for (loading->store = 0; loading->store < loading->n_stores; loading->store++)
    {
      SimStore *store = loading->stores[loading->store];
      gboolean fine
          = loading->count != NULL
                ? sim_store_each_last_finding (store, loading->count->kind,
                                               take_answer, loading, error)
                : sim_store_each_whole (store, loading->metric, labels,
                                        take_value, loading, error);

      if (!fine)
        return FALSE;
    }
  return TRUE;
}

/* ---- Making series comparable -------------------------------------------- */

static void
sort_samples (const Comparison *comparison, Series *series)
{
  for (guint i = 0; i < comparison->contenders->len; i++)
    g_array_sort (series->samples[i], run_value_compare);
}

/* A run without a row had none of it. */
static void
fill_with_none (const Comparison *comparison, Series *series)
{
  for (guint i = 0; i < comparison->contenders->len; i++)
    {
      const GArray *runs = comparison_contender (comparison, i)->runs;
      GArray *full
          = g_array_sized_new (FALSE, FALSE, sizeof (RunValue), runs->len);
      guint at = 0;

      for (guint j = 0; j < runs->len; j++)
        {
          RunValue sample = g_array_index (runs, RunValue, j);
          const GArray *had = series->samples[i];

          if (at < had->len
              && run_value_compare (&g_array_index (had, RunValue, at), &sample)
                     == 0)
            sample.value = g_array_index (had, RunValue, at++).value;
          g_array_append_val (full, sample);
        }
      g_array_unref (series->samples[i]);
      series->samples[i] = full;
    }
}

/* Nothing at all in any variant is not worth a line. */
static gboolean
is_nothing (const Comparison *comparison, const Series *series)
{
  gboolean is_any = FALSE;

  for (guint i = 0; i < comparison->contenders->len; i++)
    for (guint j = 0; j < series->samples[i]->len; j++)
      is_any
          |= fabs (g_array_index (series->samples[i], RunValue, j).value) > 0;
  return !is_any;
}

static void
add_up (Series *sum, const Series *part, guint n_contenders)
{
  for (guint i = 0; i < n_contenders; i++)
    for (guint j = 0; j < part->samples[i]->len; j++)
      {
        const RunValue *sample = &g_array_index (part->samples[i], RunValue, j);

        if (sum->samples[i]->len <= j)
          g_array_append_val (sum->samples[i], *sample);
        else
          g_array_index (sum->samples[i], RunValue, j).value += sample->value;
      }
}

/* From series @first on: one more, the sum of them, to be weighed. */
static void
add_sum (Loading *loading, guint first)
{
  Comparison *comparison = loading->comparison;
  guint n = comparison->series->len;
  Series *sum;

  if (n - first < 2 || loading->objective == NULL
      || !loading->objective->adds_up || !loading->objective->is_outcome)
    return;
  sum = series_new (loading, "");
  sum->is_sum = TRUE;
  for (guint i = first; i < n; i++)
    add_up (sum, g_ptr_array_index (comparison->series, i),
            comparison->contenders->len);
  g_ptr_array_add (comparison->series, sum);
}

static int
compare_labels (gconstpointer left, gconstpointer right)
{
  return strcmp ((*(const Series *const *) left)->labels,
                 (*(const Series *const *) right)->labels);
}

static void
sort_tail (GPtrArray *series, guint first)
{
  if (series->len > first)
    qsort (series->pdata + first, series->len - first, sizeof (gpointer),
           compare_labels);
}

/* Labels nobody asked for go where there is a row for all together. */
static gboolean
is_detail (const Loading *loading, const Series *series)
{
  return loading->objective == NULL && loading->comparison->wish.labels == NULL
         && series->labels[0] != '\0'
         && g_hash_table_contains (loading->by_name, "");
}

static void
finish_series (Loading *loading, guint first)
{
  Comparison *comparison = loading->comparison;
  gboolean asked = comparison->wish.metrics != NULL;

  for (guint i = comparison->series->len; i-- > first;)
    {
      Series *series = g_ptr_array_index (comparison->series, i);

      sort_samples (comparison, series);
      if (loading->objective != NULL && loading->objective->adds_up)
        fill_with_none (comparison, series);
      if ((!asked && is_nothing (comparison, series))
          || is_detail (loading, series))
        g_ptr_array_remove_index (comparison->series, i);
    }
  sort_tail (comparison->series, first);
  add_sum (loading, first);
}

static gboolean
load_metric (Loading *loading, const char *metric, GError **error)
{
  guint first = loading->comparison->series->len;

  loading->metric = metric;
  loading->objective = objective_find (metric);
  loading->count = objective_find_count (metric);
  g_hash_table_remove_all (loading->by_name);
  if (!read_metric (loading, error))
    return FALSE;
  finish_series (loading, first);
  return TRUE;
}

/* ---- The whole ----------------------------------------------------------- */

static void
take_words (const SimMetric *metric, gpointer data)
{
  Loading *loading = data;
  char **words = g_new0 (char *, 3);

  words[0] = g_strdup (metric->unit);
  words[1] = g_strdup (metric->direction);
  g_hash_table_replace (loading->words, g_strdup (metric->name), words);
}

static void
take_point (const SimPoint *point, gpointer data)
{
  Loading *loading = data;

  g_hash_table_replace (loading->variants,
                        comparison_place_key (loading->store, point->point),
                        g_strdup (point->variant));
}

static gboolean
load_contenders (Loading *loading, GError **error)
{
  for (loading->store = 0; loading->store < loading->n_stores; loading->store++)
    {
      SimStore *store = loading->stores[loading->store];

      if (!sim_store_each_point (store, take_point, loading, error)
          || !sim_store_each_run (store, take_run, loading, error)
          || !sim_store_each_metric (store, take_words, loading, error))
        return FALSE;
    }
  for (guint i = 0; i < loading->comparison->contenders->len; i++)
    g_array_sort (comparison_contender (loading->comparison, i)->runs,
                  run_value_compare);
  comparison_form_groups (loading->comparison);
  return TRUE;
}

static gboolean
load_series (Loading *loading, GError **error)
{
  const char *const *metrics = loading->comparison->wish.metrics;

  for (guint i = 0; metrics != NULL && metrics[i] != NULL; i++)
    if (!load_metric (loading, metrics[i], error))
      return FALSE;
  for (guint i = 0; metrics == NULL && i < objective_n (); i++)
    if (!load_metric (loading, objective_at (i)->metric, error))
      return FALSE;
  return TRUE;
}

Comparison *
comparison_load (SimStore *const *stores, const char *const *names,
                 guint n_stores, const ComparisonWish *wish, GError **error)
{
  g_autoptr (Comparison) comparison = g_new0 (Comparison, 1);
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) variants
      = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) words = g_hash_table_new_full (
      g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);
  Loading loading = { .comparison = comparison,
                      .stores = stores,
                      .names = names,
                      .n_stores = n_stores,
                      .variants = variants,
                      .places = places,
                      .by_name = by_name,
                      .words = words };

  comparison->wish = *wish;
  comparison->contenders = g_ptr_array_new_with_free_func (contender_free);
  comparison->groups = g_ptr_array_new_with_free_func (g_free);
  comparison->series = g_ptr_array_new_with_free_func (series_free);
  comparison->differences = g_array_new (FALSE, FALSE, sizeof (Difference));
  if (!load_contenders (&loading, error) || !load_series (&loading, error))
    return NULL;
  return g_steal_pointer (&comparison);
}

void
comparison_free (Comparison *comparison)
{
  if (comparison == NULL)
    return;
  g_ptr_array_unref (comparison->series);
  g_ptr_array_unref (comparison->contenders);
  g_ptr_array_unref (comparison->groups);
  g_array_unref (comparison->differences);
  g_free (comparison);
}

const Contender *
comparison_contender (const Comparison *comparison, guint i)
{
  return g_ptr_array_index (comparison->contenders, i);
}

const Series *
comparison_series (const Comparison *comparison, guint i)
{
  return g_ptr_array_index (comparison->series, i);
}
