/* The distribution of latency: one panel per population, one curve per
 * variant, so that the eye compares deployments for the same users. */
#include "config.h"

#include "plots/figure-kinds.h"
#include "plots/figure-wish.h"
#include "plots/text-fit.h"
#include "sim/sim-labels.h"

#define N_PANELS 16
#define PANEL_TITLE_WIDTH 34
#define LEAST_STEP 0.004 /* of the share, between two points of a curve */

typedef struct
{
  const Names *names;
  const FigureWish *wish;
  GPtrArray *populations; /* ids in order; "" for all together */
  GHashTable *curves;     /* "variant/population" to GArray of SimBin */
} Loading;

static char *
curve_key (guint variant, const char *population)
{
  return g_strdup_printf ("%u/%s", variant, population);
}

static void
note_population (Loading *loading, const char *population)
{
  if (!g_ptr_array_find_with_equal_func (loading->populations, population,
                                         g_str_equal, NULL))
    g_ptr_array_add (loading->populations, g_strdup (population));
}

static void
take_curve (const SimHist *hist, gpointer data)
{
  Loading *loading = data;
  g_autofree char *population = sim_labels_get (hist->labels, "population");
  const char *panel = population != NULL ? population : "";
  gboolean is_cut = sim_labels_are_only (hist->labels, "population");
  GArray *curve;

  if (hist->regime != SIM_WHOLE_RUN || (*hist->labels != '\0' && !is_cut)
      || !figure_wish_shows (loading->wish, panel))
    return;
  curve = g_array_new (FALSE, FALSE, sizeof (SimBin));
  g_array_append_vals (curve, hist->bins, hist->n_bins);
  note_population (loading, panel);
  g_hash_table_insert (
      loading->curves,
      curve_key (names_place (loading->names, hist->point), panel), curve);
}

static gint64
total_of (const GArray *curve)
{
  gint64 total = 0;

  for (guint i = 0; i < curve->len; i++)
    total += g_array_index (curve, SimBin, i).count;
  return total;
}

static void
write_point (FigureData *data, guint panel, guint variant, gint64 at_ns,
             double share)
{
  figure_data_int (data, panel);
  figure_data_int (data, variant);
  figure_data_number (data, (double) at_ns / (double) SIM_MILLISECOND);
  figure_data_number (data, share);
  figure_data_end_row (data);
}

/* Points that lie closer than the eye can part are left out, except the last
 * one before a jump, without which the jump would become a slope. */
static void
write_curve (FigureData *data, guint panel, guint variant, const GArray *curve)
{
  double total = (double) total_of (curve);
  double written = -1;
  gint64 sum = 0;

  for (guint i = 0; i < curve->len && total > 0; i++)
    {
      SimBin bucket = g_array_index (curve, SimBin, i);
      double before = (double) sum / total;
      double share = (double) (sum += bucket.count) / total;

      if (i == 0)
        write_point (data, panel, variant, bucket.lower, 0);
      else if (share - before > LEAST_STEP && before > written)
        write_point (data, panel, variant,
                     g_array_index (curve, SimBin, i - 1).upper, before);
      if (share - written < LEAST_STEP && i + 1 < curve->len)
        continue;
      write_point (data, panel, variant, bucket.upper, share);
      written = share;
    }
  figure_data_interrupt (data);
}

static void
write_panels (FigureData *data, const Loading *loading, guint n)
{
  figure_data_block (data, "panels", "panel title");
  for (guint i = 0; i < n; i++)
    {
      const char *id = g_ptr_array_index (loading->populations, i);
      const char *title = *id != '\0'
                              ? names_title (loading->names, "population", id)
                              : "All populations";
      g_autofree char *text = text_shorten (title, PANEL_TITLE_WIDTH);

      figure_data_int (data, i);
      figure_data_text (data, text);
      figure_data_end_row (data);
    }
}

static void
write_curves (FigureData *data, const Loading *loading, guint n)
{
  figure_data_block (data, "cdf", "panel variant latency_ms share");
  for (guint panel = 0; panel < n; panel++)
    for (guint i = 0; i < names_n_variants (loading->names); i++)
      {
        g_autofree char *key
            = curve_key (i, g_ptr_array_index (loading->populations, panel));
        const GArray *curve = g_hash_table_lookup (loading->curves, key);

        if (curve != NULL)
          write_curve (data, panel, i, curve);
      }
}

static char *
caption_of (const Loading *loading, guint n)
{
  g_autofree char *more = n < loading->populations->len
                              ? g_strdup_printf (" First %u of %u populations.",
                                                 n, loading->populations->len)
                              : g_strdup ("");
  g_autofree char *n_text = names_describe_n (loading->names);

  return g_strdup_printf (
      "Share of the served requests that take at most this long; %s "
      "together, buckets of at most 1 %%. Grey: 50 %% and "
      "95 %%.%s",
      n_text, more);
}

static gboolean
write_loaded (const FigureSource *source, const Loading *loading,
              GError **error)
{
  guint n = MIN (loading->populations->len, N_PANELS);
  g_autofree char *caption = caption_of (loading, n);
  g_autoptr (FigureData) data
      = figure_data_new (source->path, source->names, caption, error);

  if (data == NULL)
    return FALSE;
  write_panels (data, loading, n);
  write_curves (data, loading, n);
  return figure_data_commit (data, error);
}

static gboolean
write_data (const FigureSource *source, gboolean *has_data, GError **error)
{
  g_autoptr (GPtrArray) populations = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) curves = g_hash_table_new_full (
      g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  Loading loading = { source->names, source->wish, populations, curves };

  if (!sim_store_each_hist (source->store, "latency", take_curve, &loading,
                            error))
    return FALSE;
  *has_data = populations->len > 0;
  return !*has_data || write_loaded (source, &loading, error);
}

const FigureKind FIGURE_LATENCY_CDF = {
  "latency-cdf",
  "Distribution of request latency",
  "Cumulative distribution of request latency, one panel per population and "
  "one curve per variant.",
  "no request was served",
  write_data,
  "population",
  FIGURE_CHOOSES_POPULATIONS | FIGURE_COLOURS_VARIANTS,
  NULL,
};
