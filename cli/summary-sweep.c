/* The summary of a sweep: a line for each point. */
#include "config.h"

#include "cli/summary.h"

#include <math.h>
#include <string.h>

#include "cli/json-output.h"
#include "cli/output.h"
#include "plots/text-fit.h"
#include "sim/sim-interval.h"
#include "sim/sim-tally.h"

enum
{
  COLUMNS = 3,
  HEAD_WIDTH = 26, /* three of them beside a label fit in 100 columns */
  POINTS_SHOWN = 40
};

/* What matters most, first: the first COLUMNS that were measured are shown. */
static const char *const METRICS_SHOWN[]
    = { "latency.p50", "latency.p95", "availability",      "queue.wait",
        "queue.stay",  "queue.lost",  "queue.utilisation", NULL };

typedef struct
{
  char *name;
  SimTally tallies[COLUMNS];
} SweepLine;

typedef struct
{
  GHashTable *lines; /* point -> SweepLine */
  GPtrArray *order;  /* of SweepLine, borrowed */
  char *headings[COLUMNS];
  char *labels[COLUMNS]; /* those that were met first */
  guint n_columns;
  guint column; /* being read */
  GHashTable *units;
} Sweep;

static void
line_free (gpointer data)
{
  g_free (((SweepLine *) data)->name);
  g_free (data);
}

static void
note_point (const SimPoint *point, gpointer data)
{
  Sweep *sweep = data;
  SweepLine *line = g_new0 (SweepLine, 1);

  line->name = g_strdup (point->name);
  g_hash_table_insert (sweep->lines, GINT_TO_POINTER (point->point), line);
  g_ptr_array_add (sweep->order, line);
}

static void
note_metric (const SimMetric *metric, gpointer data)
{
  g_hash_table_insert (((Sweep *) data)->units, g_strdup (metric->name),
                       g_strdup (metric->unit));
}

static void
note_scalar (const SimRunHead *run, const SimRegimeRow *span G_GNUC_UNUSED,
             const SimScalarRow *scalar, gpointer data)
{
  Sweep *sweep = data;
  char **labels = &sweep->labels[sweep->column];
  SweepLine *line
      = g_hash_table_lookup (sweep->lines, GINT_TO_POINTER (run->point));

  if (scalar->regime != SIM_WHOLE_RUN || line == NULL || isnan (scalar->value))
    return;
  if (*labels == NULL)
    *labels = g_strdup (scalar->labels);
  if (strcmp (*labels, scalar->labels) == 0)
    sim_tally_add (&line->tallies[sweep->column], scalar->value);
}

static void
note_heading (Sweep *sweep, const char *metric)
{
  const char *unit = g_hash_table_lookup (sweep->units, metric);
  const char *labels = sweep->labels[sweep->column];

  sweep->headings[sweep->column] = g_strdup_printf (
      "%s%s%s%s%s%s%s", metric, labels[0] == '\0' ? "" : "{", labels,
      labels[0] == '\0' ? "" : "}", g_strcmp0 (unit, "1") == 0 ? "" : " (",
      g_strcmp0 (unit, "1") == 0 ? "" : unit,
      g_strcmp0 (unit, "1") == 0 ? "" : ")");
  sweep->n_columns = ++sweep->column;
}

static gboolean
sweep_read (Sweep *sweep, SimStore *store, GError **error)
{
  if (!sim_store_each_point (store, note_point, sweep, error)
      || !sim_store_each_metric (store, note_metric, sweep, error))
    return FALSE;
  for (guint i = 0; METRICS_SHOWN[i] != NULL && sweep->column < COLUMNS; i++)
    {
      if (!sim_store_each_scalar (store, METRICS_SHOWN[i], note_scalar, sweep,
                                  error))
        return FALSE;
      if (sweep->labels[sweep->column] != NULL)
        note_heading (sweep, METRICS_SHOWN[i]);
    }
  return TRUE;
}

/* --- printing ------------------------------------------------------------- */

static double
half_width (const SimTally *tally)
{
  return tally->n < 2
             ? NAN
             : sim_interval_t (0.975, (guint) tally->n - 1)
                   * sqrt (sim_tally_variance (tally) / (double) tally->n);
}

static char *
cell_text (const SimTally *tally)
{
  double half = half_width (tally);
  g_autofree char *mean = output_number (tally->mean, 4);
  g_autofree char *width = NULL;

  if (tally->n == 0)
    return g_strdup ("-");
  if (isnan (half) || half <= 1e-5 * fabs (tally->mean))
    return g_steal_pointer (&mean);
  width = output_number (half, 2);
  return g_strdup_printf ("%s ± %s", mean, width);
}

static void
add_line (Table *table, const Sweep *sweep, const SweepLine *line)
{
  g_auto (GStrv) texts = g_new0 (char *, COLUMNS + 1);
  const char *cells[COLUMNS + 1] = { line->name };

  for (guint i = 0; i < sweep->n_columns; i++)
    cells[i + 1] = texts[i] = cell_text (&line->tallies[i]);
  table_add (table, cells);
}

/* The part of a heading up to @upto, which it hands on; what is wider is cut.
 * "queue.wait", "{queue=desk}", "(ms)". */
static char *
take_part (const char **rest, const char *upto)
{
  const char *end = upto[0] == '\0' ? NULL : strpbrk (*rest, upto);
  g_autofree char *part = end == NULL
                              ? g_strdup (*rest)
                              : g_strndup (*rest, (gsize) (end - *rest));

  *rest += strlen (part);
  g_strstrip (part);
  return text_shorten (part, HEAD_WIDTH);
}

/* Would the headings and the longest of the first @n labels be too wide? */
static gboolean
is_too_wide (const Sweep *sweep, guint n)
{
  glong label = 0, width = 0;

  for (guint i = 0; i < n; i++)
    {
      const SweepLine *line = g_ptr_array_index (sweep->order, i);

      label = MAX (label, g_utf8_strlen (line->name, -1));
    }
  for (guint i = 0; i < sweep->n_columns; i++)
    width += 2 + g_utf8_strlen (sweep->headings[i], -1);
  return label + width > OUTPUT_WIDTH;
}

/* In three rows where one would be too wide. */
static void
add_headings (Table *table, const Sweep *sweep, gboolean is_wide)
{
  static const char *const ends[] = { "{(", "(", "" };
  const char *rests[COLUMNS];
  const char *cells[COLUMNS + 1] = { "" };

  for (guint i = 0; i < sweep->n_columns; i++)
    cells[i + 1] = rests[i] = sweep->headings[i];
  if (!is_wide)
    table_add (table, cells);
  for (guint row = 0; is_wide && row < G_N_ELEMENTS (ends); row++)
    {
      g_auto (GStrv) parts = g_new0 (char *, COLUMNS + 1);

      for (guint i = 0; i < sweep->n_columns; i++)
        cells[i + 1] = parts[i] = take_part (&rests[i], ends[row]);
      table_add (table, cells);
    }
}

static void
print_table (const Sweep *sweep)
{
  g_autofree char *layout
      = g_strdup_printf ("l%.*s", (int) sweep->n_columns, "rrr");
  g_autoptr (Table) table = table_new (layout);
  guint n = MIN (sweep->order->len, POINTS_SHOWN);

  add_headings (table, sweep, is_too_wide (sweep, n));
  for (guint i = 0; i < n; i++)
    add_line (table, sweep, g_ptr_array_index (sweep->order, i));
  table_print (table);
  if (n < sweep->order->len)
    g_print ("and %u points more, in metrics.csv\n", sweep->order->len - n);
  g_print ("\nExposure within a model, not legal advice.\n");
}

static void
add_json_line (JsonBuilder *builder, const Sweep *sweep, const SweepLine *line)
{
  json_builder_begin_object (builder);
  json_output_text (builder, "point", line->name);
  for (guint i = 0; i < sweep->n_columns; i++)
    {
      const SimTally *tally = &line->tallies[i];

      json_builder_set_member_name (builder, sweep->headings[i]);
      json_builder_begin_object (builder);
      json_output_number (builder, "mean", tally->n > 0 ? tally->mean : NAN);
      json_output_number (builder, "half-width", half_width (tally));
      json_output_number (builder, "n", (double) tally->n);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

static void
print_json (const Sweep *sweep)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "points");
  json_builder_begin_array (builder);
  for (guint i = 0; i < sweep->order->len; i++)
    add_json_line (builder, sweep, g_ptr_array_index (sweep->order, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  json_output_print (builder);
}

static void
sweep_clear (Sweep *sweep)
{
  g_hash_table_unref (sweep->lines);
  g_hash_table_unref (sweep->units);
  g_ptr_array_unref (sweep->order);
  for (guint i = 0; i < COLUMNS; i++)
    {
      g_free (sweep->headings[i]);
      g_free (sweep->labels[i]);
    }
}

gboolean
summary_print_sweep (SimStore *store, gboolean json, GError **error)
{
  Sweep sweep = { .n_columns = 0 };
  gboolean fine;

  sweep.lines = g_hash_table_new_full (NULL, NULL, NULL, line_free);
  sweep.units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  sweep.order = g_ptr_array_new ();
  fine = sweep_read (&sweep, store, error);
  if (fine && json)
    print_json (&sweep);
  else if (fine)
    print_table (&sweep);
  sweep_clear (&sweep);
  return fine;
}
