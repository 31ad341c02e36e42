#include "config.h"

#include "cli/assertions-measured.h"

#include "models/metrics.h"
#include "sim/sim-interval.h"

#define CONFIDENCE 0.95

/* One regime, the same in all replications in which it begins and ends at the
 * same instants. */
typedef struct
{
  SimTime from, to;
  GArray *values; /* of double, ms: of replications that served somebody */
  guint n_asked;  /* replications in which somebody asked */
} Stretch;

typedef struct
{
  const AssertionResult *result;
  char *labels;
  GPtrArray *stretches; /* of Stretch, as they come */
} Gathering;

static void
stretch_free (gpointer data)
{
  Stretch *stretch = data;

  g_array_unref (stretch->values);
  g_free (stretch);
}

static Stretch *
stretch_at (Gathering *gathering, SimTime from, SimTime to)
{
  Stretch *stretch;

  for (guint i = 0; i < gathering->stretches->len; i++)
    {
      stretch = g_ptr_array_index (gathering->stretches, i);
      if (stretch->from == from && stretch->to == to)
        return stretch;
    }
  stretch = g_new0 (Stretch, 1);
  stretch->from = from;
  stretch->to = to;
  stretch->values = g_array_new (FALSE, FALSE, sizeof (double));
  g_ptr_array_add (gathering->stretches, stretch);
  return stretch;
}

/* The stretch that @scalar is about, or NULL: it is not meant. */
static Stretch *
meant (Gathering *gathering, const SimRunHead *run, const SimRegimeRow *span,
       const SimScalarRow *scalar)
{
  const Assert *assertion = gathering->result->assertion;

  if (scalar->regime == SIM_WHOLE_RUN
      || !g_str_equal (run->variant, gathering->result->option->id)
      || !g_str_equal (scalar->labels, gathering->labels)
      || span->to <= assertion->from || span->from >= assertion->to)
    return NULL;
  return stretch_at (gathering, MAX (span->from, assertion->from),
                     MIN (span->to, assertion->to));
}

static void
read_latency (const SimRunHead *run, const SimRegimeRow *span,
              const SimScalarRow *scalar, gpointer data)
{
  Stretch *stretch = meant (data, run, span, scalar);

  if (stretch != NULL)
    g_array_append_val (stretch->values, scalar->value);
}

static void
read_offered (const SimRunHead *run, const SimRegimeRow *span,
              const SimScalarRow *scalar, gpointer data)
{
  Stretch *stretch = meant (data, run, span, scalar);

  if (stretch != NULL)
    stretch->n_asked += scalar->value > 0 ? 1 : 0;
}

/* Nobody is served: what is asked for in vain is never answered in time. */
static void
judge_unserved (AssertionResult *result, const Stretch *stretch)
{
  guint n_served = stretch->values->len;

  if (n_served < stretch->n_asked)
    assertion_result_take (
        result, n_served == 0 ? ASSERTION_FAILS : ASSERTION_OPEN, stretch->from,
        stretch->to,
        g_strdup_printf ("in %u of %u runs somebody asked and nobody was "
                         "served",
                         stretch->n_asked - n_served, stretch->n_asked));
}

static void
judge_served (AssertionResult *result, const Stretch *stretch)
{
  double most_ms = (double) result->assertion->most / (double) SIM_MILLISECOND;
  SimInterval interval
      = sim_interval_mean ((const double *) (gpointer) stretch->values->data,
                           stretch->values->len, CONFIDENCE);
  AssertionOutcome outcome = ASSERTION_HOLDS;

  if (interval.low > most_ms)
    outcome = ASSERTION_FAILS;
  else if (interval.high > most_ms)
    outcome = ASSERTION_OPEN;
  assertion_result_take (
      result, outcome, stretch->from, stretch->to,
      stretch->values->len < 2
          ? g_strdup_printf ("%.4g ms in one run; two or more tell an interval",
                             interval.estimate)
          : g_strdup_printf ("%.4g ± %.2g ms, accepted are %.4g ms",
                             interval.estimate, interval.half_width, most_ms));
}

static void
judge_stretch (AssertionResult *result, const Stretch *stretch)
{
  judge_unserved (result, stretch);
  if (stretch->values->len > 0)
    judge_served (result, stretch);
}

gboolean
assertion_judge_latency (AssertionResult *result, SimStore *store,
                         GError **error)
{
  const Assert *assertion = result->assertion;
  g_autoptr (GPtrArray) stretches
      = g_ptr_array_new_with_free_func (stretch_free);
  g_autofree char *metric = g_strconcat (
      "latency.", ASSERT_QUANTILE_WORDS[assertion->quantile], NULL);
  g_autofree char *labels
      = assertion->population == NULL
            ? g_strdup ("")
            : g_strconcat ("population=", assertion->population->id, NULL);
  Gathering gathering = { result, labels, stretches };

  if (!sim_store_each_scalar (store, metric, read_latency, &gathering, error)
      || !sim_store_each_scalar (store, METRIC_OFFERED.name, read_offered,
                                 &gathering, error))
    return FALSE;
  if (stretches->len == 0)
    return TRUE; /* of no run, or of no request: still open */
  assertion_result_begin (result);
  for (guint i = 0; i < stretches->len; i++)
    judge_stretch (result, g_ptr_array_index (stretches, i));
  return TRUE;
}
