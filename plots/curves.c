#include "config.h"

#include "plots/curves.h"

#include <math.h>

/* --- loading -------------------------------------------------------------- */

/* A curve whose steps are still those of the replications. */
typedef struct
{
  guint variant;
  char *labels;
  Steps *steps;
} Sample;

typedef struct
{
  const Names *names;
  CurveChoice choice;
  gconstpointer data;
  GPtrArray *samples; /* Sample, in the order of the store */
} Loading;

static void
sample_free (gpointer data)
{
  Sample *sample = data;

  g_free (sample->labels);
  steps_free (sample->steps);
  g_free (sample);
}

static void
curve_free (gpointer data)
{
  Curve *curve = data;

  g_free (curve->labels);
  g_array_unref (curve->means);
  g_free (curve);
}

/* Rows come by point and labels: so the last sample is the only candidate. */
static Sample *
sample_of (Loading *loading, guint variant, const char *labels)
{
  Sample *last
      = loading->samples->len > 0
            ? g_ptr_array_index (loading->samples, loading->samples->len - 1)
            : NULL;

  if (last != NULL && last->variant == variant
      && g_str_equal (last->labels, labels))
    return last;
  last = g_new0 (Sample, 1);
  last->variant = variant;
  last->labels = g_strdup (labels);
  last->steps = steps_new ();
  g_ptr_array_add (loading->samples, last);
  return last;
}

static void
take_scalar (const SimRunHead *run, const SimRegimeRow *span,
             const SimScalarRow *scalar, gpointer data)
{
  Loading *loading = data;
  Sample *sample;

  if (scalar->regime == SIM_WHOLE_RUN
      || (loading->choice != NULL
          && !loading->choice (scalar->labels, loading->data)))
    return;
  sample = sample_of (loading, names_place (loading->names, run->point),
                      scalar->labels);
  steps_add (sample->steps, span->from, span->to, scalar->value);
}

GPtrArray *
curves_load (SimStore *store, const Names *names, const char *metric,
             CurveChoice choice, gconstpointer data, GError **error)
{
  g_autoptr (GPtrArray) samples = g_ptr_array_new_with_free_func (sample_free);
  g_autoptr (GPtrArray) curves = g_ptr_array_new_with_free_func (curve_free);
  Loading loading = { names, choice, data, samples };

  if (!sim_store_each_scalar (store, metric, take_scalar, &loading, error))
    return NULL;
  for (guint i = 0; i < samples->len; i++)
    {
      const Sample *sample = g_ptr_array_index (samples, i);
      Curve *curve = g_new0 (Curve, 1);

      curve->variant = sample->variant;
      curve->labels = g_strdup (sample->labels);
      curve->means = steps_average (sample->steps);
      g_ptr_array_add (curves, curve);
    }
  return g_steal_pointer (&curves);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
curves_labels (const GPtrArray *curves)
{
  GPtrArray *labels = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < curves->len; i++)
    {
      const Curve *curve = g_ptr_array_index (curves, i);

      if (!g_ptr_array_find_with_equal_func (labels, curve->labels, g_str_equal,
                                             NULL))
        g_ptr_array_add (labels, g_strdup (curve->labels));
    }
  g_ptr_array_sort (labels, compare_texts);
  return labels;
}

/* --- writing -------------------------------------------------------------- */

static void
write_end (FigureData *data, guint panel, guint series, Estimate estimate,
           SimTime when, double scale)
{
  double half_width = isnan (estimate.half_width) ? 0 : estimate.half_width;

  figure_data_int (data, panel);
  figure_data_int (data, series);
  figure_data_time (data, when);
  figure_data_number (data, scale * estimate.mean);
  figure_data_number (data, scale * (estimate.mean - half_width));
  figure_data_number (data, scale * (estimate.mean + half_width));
  figure_data_end_row (data);
}

void
curve_write (FigureData *data, guint panel, guint series, const GArray *means,
             double scale)
{
  for (guint i = 0; i < means->len; i++)
    {
      const StepMean *mean = &g_array_index (means, StepMean, i);

      if (i > 0 && g_array_index (means, StepMean, i - 1).to != mean->from)
        figure_data_interrupt (data);
      write_end (data, panel, series, mean->estimate, mean->from, scale);
      write_end (data, panel, series, mean->estimate, mean->to, scale);
    }
  if (means->len > 0)
    figure_data_interrupt (data);
}

char *
curves_describe_n (const Names *names)
{
  int n = names_n_replications (names);

  if (n > 1)
    return g_strdup_printf ("Mean over n = %d replications per variant; "
                            "band: 95 %% interval of the mean.",
                            n);
  return g_strdup ("One replication per variant (n = 1), no interval.");
}
