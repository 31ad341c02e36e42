#include "config.h"

#include "cli/precision.h"

#include <math.h>
#include <string.h>

#include "cli/output.h"
#include "models/metrics.h"
#include "models/world/quantity.h"
#include "sim/sim-labels.h"

enum
{
  MINIMUM = 10,
  ROUND = 10,
  POINTS_TOLD = 12
};

/* --- the command line ----------------------------------------------------- */

static gboolean
find_metric (const char *name, char **wrong)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  g_autofree char *hint = NULL;

  for (guint i = 0; METRICS[i] != NULL; i++)
    {
      if (strcmp (METRICS[i]->name, name) == 0)
        return TRUE;
      g_ptr_array_add (known, (gpointer) METRICS[i]->name);
    }
  g_ptr_array_add (known, NULL);
  hint = problem_suggest (name, (const char *const *) known->pdata);
  *wrong = g_strdup_printf ("there is no metric '%s'%s", name, hint);
  return FALSE;
}

static const char *
unit_of (const char *metric)
{
  for (guint i = 0; METRICS[i] != NULL; i++)
    if (strcmp (METRICS[i]->name, metric) == 0)
      return METRICS[i]->unit;
  return "";
}

/* @number of @from in the unit of @metric: "1s" is 1000 of a metric in ms. */
static gboolean
convert (const char *metric, const char *text, double *number)
{
  static const Dimension known[] = { DIMENSION_SPAN, DIMENSION_BYTES,
                                     DIMENSION_RATE, DIMENSION_FREQUENCY };
  g_autofree char *one = g_strconcat ("1", unit_of (metric), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_autofree char *wrong = NULL;
      g_autofree char *wrong_unit = NULL;
      double value, unit;

      if (quantity_parse (text, known[i], &value, &wrong)
          && quantity_parse (one, known[i], &unit, &wrong_unit))
        {
          *number = value / unit;
          return TRUE;
        }
    }
  return FALSE;
}

/* "2%" of the mean, or a number in the metric's unit, or with a unit of its
 * own. */
static gboolean
read_width (const char *metric, const char *text, SimStopping *stopping)
{
  const char *at = text;
  double number;

  if (!quantity_take_number (&at, &number) || !(number > 0))
    return FALSE;
  if (strcmp (at, "%") == 0)
    stopping->relative = number / 100;
  else if (*at == '\0' || convert (metric, text, &number))
    stopping->half_width = number;
  else
    return FALSE;
  return TRUE;
}

/* "NAME" or "NAME{LABELS}". */
static gboolean
read_name (const char *text, Precision *precision)
{
  const char *open = strchr (text, '{');
  const char *close = strchr (text, '}');
  g_autofree char *labels = NULL;

  if (open == NULL && close == NULL)
    {
      precision->metric = g_strdup (text);
      precision->labels = g_strdup ("");
      return TRUE;
    }
  if (open == NULL || close == NULL || close < open || close[1] != '\0')
    return FALSE;
  labels = g_strndup (open + 1, (gsize) (close - open - 1));
  precision->metric = g_strndup (text, (gsize) (open - text));
  precision->labels = sim_labels_canonical (labels);
  return TRUE;
}

gboolean
precision_parse (const char *text, guint most, Precision *precision,
                 char **wrong)
{
  const char *equals = strrchr (text, '=');
  g_autofree char *metric = g_strndup (text, strcspn (text, "={"));
  g_autofree char *name
      = equals == NULL ? NULL : g_strndup (text, (gsize) (equals - text));

  *precision = (Precision){
    .stopping
    = { .minimum = MINIMUM, .round = ROUND, .most = most, .confidence = 0.95 }
  };
  if (equals == NULL || !read_width (metric, equals + 1, &precision->stopping)
      || !read_name (name, precision))
    {
      *wrong = g_strdup_printf ("found '%s', expected METRIC=HALF-WIDTH, as in "
                                "latency.p95=2%%, latency.p95{law=CN}=5 or "
                                "latency.p95=5ms",
                                text);
      return FALSE;
    }
  return find_metric (precision->metric, wrong);
}

void
precision_clear (Precision *precision)
{
  g_free (precision->metric);
  g_free (precision->labels);
}

/* --- looking -------------------------------------------------------------- */

typedef struct
{
  const char *labels;
  GHashTable *values; /* key of a run -> double */
  char *other;        /* labels that were met instead, or NULL */
  gboolean is_one;    /* no others than those */
} Collecting;

static void
note_value (const SimRunHead *run, const SimRegimeRow *span G_GNUC_UNUSED,
            const SimScalarRow *scalar, gpointer data)
{
  Collecting *collecting = data;

  if (scalar->regime != SIM_WHOLE_RUN)
    return;
  if (strcmp (scalar->labels, collecting->labels) == 0)
    g_hash_table_insert (collecting->values, g_strdup (run->key),
                         g_memdup2 (&scalar->value, sizeof scalar->value));
  else if (collecting->other == NULL)
    collecting->other = g_strdup (scalar->labels);
  else if (strcmp (scalar->labels, collecting->other) != 0)
    collecting->is_one = FALSE;
}

GQuark
precision_error (void)
{
  return g_quark_from_static_string ("sovsim-precision-error");
}

/* Nothing of that name and labels was measured in any run: say what was. */
static void
complain_unmeasured (const Precision *precision, const char *other,
                     GError **error)
{
  g_autofree char *hint
      = other == NULL
            ? g_strdup ("")
            : g_strdup_printf ("; try %s{%s}", precision->metric, other);

  g_set_error (error, PRECISION_ERROR, 0,
               "--precision: no run measures %s{%s}%s", precision->metric,
               precision->labels, hint);
}

/* Labels go without saying where there is one choice. */
static GHashTable *
read_values (Precision *precision, SimStore *store, GError **error)
{
  g_autoptr (GHashTable) values
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Collecting collecting = { precision->labels, values, NULL, TRUE };
  g_autofree char *other = NULL;

  if (!sim_store_each_scalar (store, precision->metric, note_value, &collecting,
                              error))
    return NULL;
  other = collecting.other;
  if (g_hash_table_size (values) > 0)
    return g_steal_pointer (&values);
  if (precision->labels[0] == '\0' && other != NULL && collecting.is_one)
    {
      g_free (precision->labels);
      precision->labels = g_steal_pointer (&other);
      return read_values (precision, store, error);
    }
  complain_unmeasured (precision, other, error);
  return NULL;
}

/* The values of point @i, by replication. A run without one (nobody to
 * measure) is left out. */
static GArray *
values_of_point (const Plan *plan, guint i, GHashTable *values)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint32 r = 0; r < plan_point (plan, i)->replications; r++)
    {
      const PlanRun run = { i, r };
      g_autofree char *key = plan_key (plan, &run);
      const double *value = g_hash_table_lookup (values, key);

      if (value != NULL && isfinite (*value))
        g_array_append_val (found, *value);
    }
  return found;
}

/* How many more replications point @i wants. */
static guint
wanted (const Precision *precision, const Plan *plan, guint i,
        GHashTable *values)
{
  g_autoptr (GArray) found = values_of_point (plan, i, values);
  guint n = plan_point (plan, i)->replications;

  /* Nothing is measured here: more runs would not help. */
  if (found->len < 2 || n >= precision->stopping.most)
    return 0;
  return MIN (sim_interval_wanted (&precision->stopping,
                                   (const double *) (gpointer) found->data,
                                   found->len),
              precision->stopping.most - n);
}

static gboolean
shares_setting (const Plan *plan, guint one, guint other)
{
  return other < plan_n_points (plan)
         && plan_point (plan, one)->setting
                == plan_point (plan, other)->setting;
}

void
precision_begin (const Precision *precision, Plan *plan)
{
  for (guint i = 0; i < plan_n_points (plan); i++)
    plan_set_replications (
        plan, i, MIN (precision->stopping.minimum, precision->stopping.most));
}

gboolean
precision_look (Precision *precision, Plan *plan, SimStore *store,
                gboolean *again, GError **error)
{
  g_autoptr (GHashTable) values = read_values (precision, store, error);
  guint end;

  *again = FALSE;
  for (guint first = 0; values != NULL && first < plan_n_points (plan);
       first = end)
    {
      guint more = 0;

      for (end = first; shares_setting (plan, first, end); end++)
        more = MAX (more, wanted (precision, plan, end, values));
      for (guint i = first; more > 0 && i < end; i++)
        plan_set_replications (plan, i,
                               plan_point (plan, i)->replications + more);
      *again = *again || more > 0;
    }
  return values != NULL;
}

static void
tell_point (const Precision *precision, const Plan *plan, guint i,
            GHashTable *values)
{
  g_autoptr (GArray) found = values_of_point (plan, i, values);
  SimInterval interval
      = sim_interval_mean ((const double *) (gpointer) found->data, found->len,
                           precision->stopping.confidence);
  g_autofree char *mean = output_number (interval.estimate, 4);
  g_autofree char *half = output_number (interval.half_width, 2);
  SimStopping narrow = precision->stopping;
  gboolean met;

  narrow.most = G_MAXUINT; /* is it the width that stopped it? */
  met = sim_interval_wanted (&narrow, (const double *) (gpointer) found->data,
                             found->len)
        == 0;

  if (found->len < 2)
    g_printerr ("  %s: not measured\n", plan_point (plan, i)->name);
  else
    g_printerr ("  %s: %s ± %s after %u replications%s\n",
                plan_point (plan, i)->name, mean, half,
                plan_point (plan, i)->replications,
                met ? "" : ", the most that were allowed");
}

gboolean
precision_tell (Precision *precision, const Plan *plan, SimStore *store,
                GError **error)
{
  g_autoptr (GHashTable) values = read_values (precision, store, error);
  guint n = MIN (plan_n_points (plan), POINTS_TOLD);

  if (values == NULL)
    return FALSE;
  g_printerr ("%s%s%s%s stopped at (looked at in rounds: %g %% is the nominal "
              "level):\n",
              precision->metric, precision->labels[0] == '\0' ? "" : "{",
              precision->labels, precision->labels[0] == '\0' ? "" : "}",
              100 * precision->stopping.confidence);
  for (guint i = 0; i < n; i++)
    tell_point (precision, plan, i, values);
  if (n < plan_n_points (plan))
    g_printerr ("  and %u points more\n", plan_n_points (plan) - n);
  return TRUE;
}
