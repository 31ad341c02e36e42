#include "config.h"

#include "plots/sweep.h"

#include <string.h>

#include "plots/figure-wish.h"
#include "plots/text-fit.h"

#define AXIS_WIDTH 34

/* What is drawn when nobody says: the first that has a value. */
static const char *const METRICS_FIRST[]
    = { "latency.p95", "queue.wait", "availability", "queue.stay" };

/* Find the labels under which @metric has a value: "" if there is one. */
typedef struct
{
  char *labels;
} Looking;

static void
take_scalar (const SimRunHead *run G_GNUC_UNUSED,
             const SimRegimeRow *span G_GNUC_UNUSED, const SimScalarRow *scalar,
             gpointer data)
{
  Looking *looking = data;

  if (scalar->regime == SIM_WHOLE_RUN
      && (looking->labels == NULL
          || strcmp (scalar->labels, looking->labels) < 0))
    {
      g_free (looking->labels);
      looking->labels = g_strdup (scalar->labels);
    }
}

static gboolean
find_labels (SimStore *store, Sweep *sweep, const char *metric, GError **error)
{
  Looking looking = { NULL };

  if (!sim_store_each_scalar (store, metric, take_scalar, &looking, error))
    return FALSE;
  sweep->metric = metric;
  sweep->labels = looking.labels;
  return TRUE;
}

static gboolean
choose_metric (const FigureSource *source, Sweep *sweep, GError **error)
{
  if (source->wish->metric != NULL)
    return find_labels (source->store, sweep, source->wish->metric, error);
  for (guint i = 0; i < G_N_ELEMENTS (METRICS_FIRST) && sweep->labels == NULL;
       i++)
    if (!find_labels (source->store, sweep, METRICS_FIRST[i], error))
      return FALSE;
  return TRUE;
}

/* A series for every point that agrees with none before. */
static void
find_series (Sweep *sweep, guint n_free)
{
  for (guint place = 0; place < names_n_variants (sweep->names); place++)
    {
      gboolean is_new = sweep_value (sweep, place).n > 0;

      for (guint i = 0; i < sweep->first->len && is_new; i++)
        is_new = !factors_agree (sweep->factors, n_free, sweep->names, place,
                                 g_array_index (sweep->first, guint, i));
      if (is_new)
        g_array_append_val (sweep->first, place);
    }
}

static char *
axis_of (const Sweep *sweep)
{
  const MetricWords *words = summary_words (sweep->summary, sweep->metric);
  g_autofree char *title
      = text_shorten (words != NULL ? words->title : sweep->metric, AXIS_WIDTH);

  return g_strdup_printf ("%s (%s)", title, words != NULL ? words->unit : "1");
}

static gboolean
has_numbers (const GPtrArray *factors, guint n)
{
  return factors->len >= n
         && ((const SweepFactor *) g_ptr_array_index (factors, n - 1))
                ->is_number;
}

Sweep *
sweep_load (const FigureSource *source, guint n_free, GError **error)
{
  g_autoptr (Sweep) sweep = g_new0 (Sweep, 1);

  sweep->names = source->names;
  sweep->first = g_array_new (FALSE, FALSE, sizeof (guint));
  sweep->factors = factors_load (source->store, source->names, error);
  if (sweep->factors == NULL || !choose_metric (source, sweep, error))
    return NULL;
  sweep->summary = summary_load (source->store, source->names, error);
  if (sweep->summary == NULL)
    return NULL;
  sweep->axis = axis_of (sweep);
  if (sweep->labels != NULL && has_numbers (sweep->factors, n_free))
    find_series (sweep, n_free);
  return g_steal_pointer (&sweep);
}

void
sweep_free (Sweep *sweep)
{
  if (sweep == NULL)
    return;
  g_clear_pointer (&sweep->factors, g_ptr_array_unref);
  g_clear_pointer (&sweep->first, g_array_unref);
  summary_free (sweep->summary);
  g_free (sweep->labels);
  g_free (sweep->axis);
  g_free (sweep);
}

Estimate
sweep_value (const Sweep *sweep, guint place)
{
  return summary_get (sweep->summary, sweep->metric, sweep->labels, place);
}

char *
sweep_title (const Sweep *sweep, guint series, guint n_free)
{
  guint place = g_array_index (sweep->first, guint, series);
  const char *variant = names_variant (sweep->names, place)->variant;
  g_autoptr (GString) title
      = g_string_new (names_title (sweep->names, "variant", variant));

  for (guint i = n_free; i < sweep->factors->len; i++)
    {
      const SweepFactor *factor = g_ptr_array_index (sweep->factors, i);

      g_string_append_printf (
          title, ", %s = %s", factor->name,
          factor->texts[place] != NULL ? factor->texts[place] : "as it is");
    }
  return g_strdup (title->str);
}

char *
sweep_factor_axis (const SweepFactor *factor)
{
  g_autofree char *name = text_shorten (factor->name, AXIS_WIDTH);

  return g_strdup_printf ("%s (%s)", name,
                          *factor->unit != '\0' ? factor->unit : "1");
}
