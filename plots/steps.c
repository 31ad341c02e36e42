#include "config.h"

#include "plots/steps.h"

#include <math.h>

typedef struct
{
  SimTime from, to;
  double value;
} Step;

struct _Steps
{
  GArray *steps; /* Step */
};

Steps *
steps_new (void)
{
  Steps *steps = g_new0 (Steps, 1);

  steps->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  return steps;
}

void
steps_free (Steps *steps)
{
  if (steps == NULL)
    return;
  g_array_unref (steps->steps);
  g_free (steps);
}

void
steps_add (Steps *steps, SimTime from, SimTime to, double value)
{
  Step step = { from, to, value };

  g_return_if_fail (steps != NULL && from <= to);
  if (!isnan (value) && from < to)
    g_array_append_val (steps->steps, step);
}

int
steps_compare_instants (gconstpointer a, gconstpointer b)
{
  SimTime left = *(const SimTime *) a;
  SimTime right = *(const SimTime *) b;

  return (left > right) - (left < right);
}

static int
compare_steps (gconstpointer a, gconstpointer b)
{
  return steps_compare_instants (&((const Step *) a)->from,
                                 &((const Step *) b)->from);
}

/* All instants at which something steps, in order, some of them twice. */
static GArray *
borders_of (const GArray *steps)
{
  GArray *borders = g_array_new (FALSE, FALSE, sizeof (SimTime));

  for (guint i = 0; i < steps->len; i++)
    {
      const Step *step = &g_array_index (steps, Step, i);

      g_array_append_val (borders, step->from);
      g_array_append_val (borders, step->to);
    }
  g_array_sort (borders, steps_compare_instants);
  return borders;
}

/* Values that hold throughout [from, to), of steps sorted by their start. */
static Estimate
estimate_between (const GArray *steps, SimTime from, SimTime to)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < steps->len; i++)
    {
      const Step *step = &g_array_index (steps, Step, i);

      if (step->from > from)
        break;
      if (step->to >= to)
        g_array_append_val (values, step->value);
    }
  return estimate_of ((const double *) (gpointer) values->data, values->len);
}

static gboolean
is_same (double a, double b)
{
  return (isnan (a) && isnan (b))
         || !(a < b || a > b || isnan (a) || isnan (b));
}

static void
append_mean (GArray *means, SimTime from, SimTime to, Estimate estimate)
{
  StepMean mean = { from, to, estimate };
  StepMean *last = means->len > 0
                       ? &g_array_index (means, StepMean, means->len - 1)
                       : NULL;

  if (estimate.n == 0)
    return;
  if (last != NULL && last->to == from && last->estimate.n == estimate.n
      && is_same (last->estimate.mean, estimate.mean)
      && is_same (last->estimate.half_width, estimate.half_width))
    last->to = to;
  else
    g_array_append_val (means, mean);
}

GArray *
steps_average (const Steps *steps)
{
  GArray *means = g_array_new (FALSE, FALSE, sizeof (StepMean));
  g_autoptr (GArray) borders = NULL;

  g_return_val_if_fail (steps != NULL, means);
  borders = borders_of (steps->steps);
  g_array_sort (steps->steps, compare_steps);
  for (guint i = 1; i < borders->len; i++)
    {
      SimTime from = g_array_index (borders, SimTime, i - 1);
      SimTime to = g_array_index (borders, SimTime, i);

      if (from < to)
        append_mean (means, from, to,
                     estimate_between (steps->steps, from, to));
    }
  return means;
}
