/* The distribution of waiting: one panel per queue, one curve per variant as
 * measured, and the points that theory knows. */
#include "config.h"

#include "plots/answers.h"
#include "plots/figure-kinds.h"
#include "plots/text-fit.h"
#include "sim/sim-labels.h"

#include <string.h>

#define N_PANELS 16
#define PANEL_TITLE_WIDTH 34
#define LEAST_STEP 0.004 /* of the share, between two points of a curve */
#define SHOWN 0.995      /* the tail beyond is cut off */

typedef struct
{
  const Names *names;
  GPtrArray *queues;  /* ids in order */
  GHashTable *curves; /* "variant/queue" to GArray of SimBin */
  GPtrArray *answers; /* of Answer */
} Loading;

static char *
curve_key (guint variant, const char *queue)
{
  return g_strdup_printf ("%u/%s", variant, queue);
}

/* Where nobody waits, there is nothing to see. */
static void
note_queue (Loading *loading, const char *queue, const SimHist *hist)
{
  const SimBin *last = &hist->bins[hist->n_bins - 1];

  if (last->upper > 1
      && !g_ptr_array_find_with_equal_func (loading->queues, queue, g_str_equal,
                                            NULL))
    g_ptr_array_add (loading->queues, g_strdup (queue));
}

static void
take_curve (const SimHist *hist, gpointer data)
{
  Loading *loading = data;
  g_autofree char *queue = sim_labels_get (hist->labels, "queue");
  GArray *curve;

  if (hist->regime != SIM_WHOLE_RUN || hist->n_bins == 0
      || !sim_labels_are_only (hist->labels, "queue"))
    return;
  note_queue (loading, queue, hist);
  curve = g_array_new (FALSE, FALSE, sizeof (SimBin));
  g_array_append_vals (curve, hist->bins, hist->n_bins);
  g_hash_table_insert (
      loading->curves,
      curve_key (names_place (loading->names, hist->point), queue), curve);
}

static double
total_of (const GArray *curve)
{
  gint64 total = 0;

  for (guint i = 0; i < curve->len; i++)
    total += g_array_index (curve, SimBin, i).count;
  return (double) total;
}

static void
write_point (FigureData *data, guint panel, guint variant, double at_ms,
             double share)
{
  figure_data_int (data, panel);
  figure_data_int (data, variant);
  figure_data_number (data, at_ms);
  figure_data_number (data, share);
  figure_data_end_row (data);
}

static double
upper_ms (const GArray *curve, guint i)
{
  return (double) (g_array_index (curve, SimBin, i).upper - 1)
         / (double) SIM_MILLISECOND;
}

/* Points that lie closer than the eye can part are left out. */
static void
write_curve (FigureData *data, guint panel, guint variant, const GArray *curve)
{
  double total = total_of (curve);
  double share = 0, written = -1;

  for (guint i = 0; i < curve->len && share < SHOWN; i++)
    {
      share += (double) g_array_index (curve, SimBin, i).count / total;
      if (share - written < LEAST_STEP && share < SHOWN)
        continue;
      write_point (data, panel, variant, upper_ms (curve, i), share);
      written = share;
    }
  figure_data_interrupt (data);
}

/* --- blocks --------------------------------------------------------------- */

static const char *
queue_at (const Loading *loading, guint panel)
{
  return g_ptr_array_index (loading->queues, panel);
}

static void
write_panels (FigureData *data, const Loading *loading, guint n)
{
  figure_data_block (data, "panels", "panel title");
  for (guint i = 0; i < n; i++)
    {
      const char *id = queue_at (loading, i);
      g_autofree char *text = text_shorten (
          names_title (loading->names, "queue", id), PANEL_TITLE_WIDTH);

      figure_data_int (data, i);
      figure_data_text (data, text);
      figure_data_end_row (data);
    }
}

static void
write_curves (FigureData *data, const Loading *loading, guint n)
{
  figure_data_block (data, "measured", "panel variant wait_ms share");
  for (guint panel = 0; panel < n; panel++)
    for (guint i = 0; i < names_n_variants (loading->names); i++)
      {
        g_autofree char *key = curve_key (i, queue_at (loading, panel));
        const GArray *curve = g_hash_table_lookup (loading->curves, key);

        if (curve != NULL)
          write_curve (data, panel, i, curve);
      }
}

/* "400ms", "1.5s" as ms: the units of spans in a scenario. */
static double
at_ms (const char *at)
{
  static const struct
  {
    const char *unit;
    double ms;
  } units[] = { { "ns", 1e-6 }, { "us", 1e-3 }, { "ms", 1 },   { "s", 1e3 },
                { "min", 6e4 }, { "h", 36e5 },  { "d", 864e5 } };
  char *unit;
  double value = g_ascii_strtod (at, &unit);

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (strcmp (g_strstrip (unit), units[i].unit) == 0)
      return value * units[i].ms;
  return value;
}

/* What is known of @queue: the share that waits at most so long. */
static void
write_known (FigureData *data, const Loading *loading, guint panel,
             const Answer *answer)
{
  g_autofree char *queue = sim_labels_get (answer->labels, "queue");
  g_autofree char *class = sim_labels_get (answer->labels, "class");
  g_autofree char *at = sim_labels_get (answer->labels, "at");

  if (strcmp (answer->metric, "queue.wait.share") == 0 && class == NULL
      && at != NULL && g_strcmp0 (queue, queue_at (loading, panel)) == 0
      && names_has_point (loading->names, answer->point))
    write_point (data, panel, names_place (loading->names, answer->point),
                 at_ms (at), answer->exact);
}

static void
write_exact (FigureData *data, const Loading *loading, guint n)
{
  figure_data_block (data, "exact", "panel variant wait_ms share");
  for (guint panel = 0; panel < n; panel++)
    for (guint i = 0; i < loading->answers->len; i++)
      write_known (data, loading, panel,
                   g_ptr_array_index (loading->answers, i));
}

static gboolean
write_loaded (const FigureSource *source, const Loading *loading,
              GError **error)
{
  guint n = MIN (loading->queues->len, N_PANELS);
  g_autofree char *n_text = names_describe_n (loading->names);
  g_autofree char *caption = g_strdup_printf (
      "Share of the customers who wait at most so long; lines measured,\n"
      "%s together, up to 99.5 %%; circles exact.",
      n_text);
  g_autoptr (FigureData) data
      = figure_data_new (source->path, source->names, caption, error);

  if (data == NULL)
    return FALSE;
  write_panels (data, loading, n);
  write_curves (data, loading, n);
  write_exact (data, loading, n);
  return figure_data_commit (data, error);
}

static gboolean
write_data (const FigureSource *source, gboolean *has_data, GError **error)
{
  g_autoptr (GPtrArray) queues = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) curves = g_hash_table_new_full (
      g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autoptr (GPtrArray) answers = answers_load (source->store, error);
  Loading loading = { source->names, queues, curves, answers };

  if (answers == NULL
      || !sim_store_each_hist (source->store, "queue.waits", take_curve,
                               &loading, error))
    return FALSE;
  *has_data = queues->len > 0;
  return !*has_data || write_loaded (source, &loading, error);
}

const FigureKind FIGURE_QUEUE_WAITS = {
  "queue-waits",
  "Distribution of waiting in queues",
  "Cumulative distribution of waiting, one panel per queue and one curve per "
  "variant, beside the values that theory knows.",
  "no customer was served at a queue",
  write_data,
  "queue",
  FIGURE_COLOURS_VARIANTS,
  NULL,
};
