#include "config.h"

#include "cli/summary-read.h"

#include <string.h>

#include "plots/answers.h"

int
summary_place (const Summary *summary, int point)
{
  for (guint i = 0; i < summary->numbers->len; i++)
    if (g_array_index (summary->numbers, int, i) == point)
      return (int) i;
  return -1;
}

SimInterval
line_estimate (const Line *line, guint place)
{
  const GArray *values = line->values[place];

  return sim_interval_mean ((const double *) (gconstpointer) values->data,
                            values->len, 0.95);
}

static void
note_run (const SimRunHead *run, gpointer data)
{
  Summary *summary = data;

  summary->n_runs++;
  if (summary_place (summary, run->point) >= 0)
    return;
  g_array_append_val (summary->numbers, run->point);
  g_ptr_array_add (summary->points, g_strdup (run->variant));
}

static Line *
line_for (Summary *summary, const char *metric, const char *labels)
{
  Line *line;

  for (guint i = 0; i < summary->lines->len; i++)
    {
      line = g_ptr_array_index (summary->lines, i);
      if (strcmp (line->metric, metric) == 0
          && strcmp (line->labels, labels) == 0)
        return line;
    }
  line = g_new0 (Line, 1);
  line->metric = g_strdup (metric);
  line->labels = g_strdup (labels);
  line->values = g_new0 (GArray *, summary->points->len + 1);
  for (guint i = 0; i < summary->points->len; i++)
    line->values[i] = g_array_new (FALSE, FALSE, sizeof (double));
  g_ptr_array_add (summary->lines, line);
  return line;
}

static void
note_total (const SimRunHead *run, const SimScalarRow *scalar, gpointer data)
{
  Summary *summary = data;
  Line *line = line_for (summary, scalar->metric, scalar->labels);

  g_array_append_val (line->values[summary_place (summary, run->point)],
                      scalar->value);
}

static void
note_meta (const char *key, const char *value, gpointer data)
{
  Summary *summary = data;

  g_hash_table_insert (summary->meta, g_strdup (key), g_strdup (value));
}

static void
note_entity (const SimEntity *entity, gpointer data)
{
  Summary *summary = data;

  g_hash_table_insert (summary->titles,
                       g_strdup_printf ("%s %s", entity->kind, entity->id),
                       g_strdup (entity->title));
}

static void
note_regime (const SimRunHead *run G_GNUC_UNUSED, int seq,
             const SimRegimeRow *regime, gpointer data)
{
  Summary *summary = data;

  if (summary->n_regimes == 0 || regime->from < summary->from)
    summary->from = regime->from;
  summary->to = MAX (summary->to, regime->to);
  summary->n_regimes = MAX (summary->n_regimes, seq + 1);
}

/* The class at the end of the first replication: later rows replace earlier
 * ones, since findings come in the order of regimes. */
static void
note_access (const SimRunHead *run, const SimRegimeRow *span G_GNUC_UNUSED,
             const SimFindingRow *finding, gpointer data)
{
  Summary *summary = data;

  if (run->replication == 0)
    g_hash_table_insert (summary->letters,
                         g_strdup_printf ("%d %s %s",
                                          summary_place (summary, run->point),
                                          finding->object, finding->subject),
                         g_strdup (finding->verdict));
}

static gboolean
read_store (Summary *summary, SimStore *store, GError **error)
{
  return sim_store_each_meta (store, note_meta, summary, error)
         && sim_store_each_run (store, note_run, summary, error)
         && sim_store_each_entity (store, NULL, note_entity, summary, error)
         && sim_store_each_regime (store, note_regime, summary, error)
         && sim_store_each_total (store, note_total, summary, error)
         && sim_store_each_finding (store, "access", note_access, summary,
                                    error);
}

static void
line_free (gpointer data)
{
  Line *line = data;

  for (guint i = 0; line->values[i] != NULL; i++)
    g_array_unref (line->values[i]);
  g_free (line->values);
  g_free (line->metric);
  g_free (line->labels);
  g_free (line);
}

static void
summary_init (Summary *summary)
{
  *summary = (Summary){ 0 };
  summary->points = g_ptr_array_new_with_free_func (g_free);
  summary->numbers = g_array_new (FALSE, FALSE, sizeof (int));
  summary->lines = g_ptr_array_new_with_free_func (line_free);
  summary->titles
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  summary->meta
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  summary->letters
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

void
summary_clear (Summary *summary)
{
  g_ptr_array_unref (summary->points);
  g_array_unref (summary->numbers);
  g_ptr_array_unref (summary->lines);
  g_hash_table_unref (summary->titles);
  g_hash_table_unref (summary->meta);
  g_hash_table_unref (summary->letters);
  g_clear_pointer (&summary->answers, g_ptr_array_unref);
}

gboolean
summary_read (Summary *summary, SimStore *store, GError **error)
{
  summary_init (summary);
  summary->answers = answers_load (store, error);
  return summary->answers != NULL && read_store (summary, store, error);
}
