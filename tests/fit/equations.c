#include "config.h"

#include "tests/fit/equations.h"

#include <math.h>
#include <string.h>

enum
{
  SWEEPS = 80
};

Equations *
equations_new (guint n)
{
  Equations *equations = g_new0 (Equations, 1);

  equations->n = n;
  equations->parameters = g_new0 (Parameter, n);
  equations->normal = g_new0 (double, (gsize) n *n);
  equations->right = g_new0 (double, n);
  equations->columns = g_new0 (guint, n + 64);
  equations->entries = g_new0 (double, n + 64);
  return equations;
}

void
equations_clear (Equations *equations)
{
  memset (equations->normal, 0,
          (gsize) equations->n * equations->n * sizeof (double));
  memset (equations->right, 0, equations->n * sizeof (double));
  equations->n_rows = 0;
}

void
equations_begin_row (Equations *equations)
{
  equations->n_entries = 0;
}

void
equations_add (Equations *equations, guint column, double entry)
{
  equations->columns[equations->n_entries] = column;
  equations->entries[equations->n_entries++] = entry;
}

void
equations_end_row (Equations *equations, double right, double error)
{
  double weight = 1 / MAX (error, 0.02);

  for (guint i = 0; i < equations->n_entries; i++)
    {
      double left = weight * equations->entries[i];
      double *row
          = equations->normal + (gsize) equations->columns[i] * equations->n;

      equations->right[equations->columns[i]] += left * right;
      for (guint j = 0; j < equations->n_entries; j++)
        row[equations->columns[j]] += left * equations->entries[j];
    }
  equations->n_rows++;
}

/* The best value of parameter @at while all others stay. */
static double
best (const Equations *equations, const double *x, guint at)
{
  const Parameter *parameter = &equations->parameters[at];
  const double *row = equations->normal + (gsize) at * equations->n;
  double pull = parameter->strength / (parameter->start * parameter->start);
  double rest = equations->right[at] + pull * parameter->start;
  double value;

  if (row[at] == 0)
    return parameter->start;
  for (guint i = 0; i < equations->n; i++)
    if (i != at)
      rest -= row[i] * x[i];
  value = rest / (row[at] + pull);
  return CLAMP (value, parameter->least, parameter->most);
}

void
equations_step (Equations *equations, double share)
{
  g_autofree double *x = g_new (double, equations->n);

  for (guint i = 0; i < equations->n; i++)
    x[i] = equations->parameters[i].value;
  for (guint sweep = 0; sweep < SWEEPS; sweep++)
    for (guint i = 0; i < equations->n; i++)
      x[i] = best (equations, x, i);
  for (guint i = 0; i < equations->n; i++)
    equations->parameters[i].value
        += share * (x[i] - equations->parameters[i].value);
}
