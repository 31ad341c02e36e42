#include "config.h"

#include "tests/fit/solve.h"

#include <math.h>
#include <string.h>

enum
{
  SWEEPS = 150
};

Problem2 *
problem_new (guint n)
{
  Problem2 *problem = g_new0 (Problem2, 1);

  problem->n = n;
  problem->parameters = g_new0 (Parameter, n);
  problem->normal = g_new0 (double, (gsize) n *n);
  problem->right = g_new0 (double, n);
  problem->columns = g_new0 (guint, n + 64);
  problem->entries = g_new0 (double, n + 64);
  return problem;
}

void
problem_clear (Problem2 *problem)
{
  memset (problem->normal, 0,
          (gsize) problem->n * problem->n * sizeof (double));
  memset (problem->right, 0, problem->n * sizeof (double));
  problem->n_rows = 0;
}

void
problem_begin_row (Problem2 *problem)
{
  problem->n_entries = 0;
}

void
problem_add (Problem2 *problem, guint column, double entry)
{
  problem->columns[problem->n_entries] = column;
  problem->entries[problem->n_entries++] = entry;
}

void
problem_end_row (Problem2 *problem, double right, double error)
{
  double weight = 1 / MAX (error, 0.02);

  for (guint i = 0; i < problem->n_entries; i++)
    {
      double left = weight * problem->entries[i];
      double *row = problem->normal + (gsize) problem->columns[i] * problem->n;

      problem->right[problem->columns[i]] += left * right;
      for (guint j = 0; j < problem->n_entries; j++)
        row[problem->columns[j]] += left * problem->entries[j];
    }
  problem->n_rows++;
}

/* The best value of parameter @at while all others stay. */
static double
best (const Problem2 *problem, const double *x, guint at)
{
  const Parameter *parameter = &problem->parameters[at];
  const double *row = problem->normal + (gsize) at * problem->n;
  double pull = parameter->strength / (parameter->start * parameter->start);
  double rest = problem->right[at] + pull * parameter->start;
  double value;

  for (guint i = 0; i < problem->n; i++)
    if (i != at)
      rest -= row[i] * x[i];
  value = rest / (row[at] + pull);
  return CLAMP (value, parameter->least, parameter->most);
}

void
problem_step (Problem2 *problem, double share)
{
  g_autofree double *x = g_new (double, problem->n);

  for (guint i = 0; i < problem->n; i++)
    x[i] = problem->parameters[i].value;
  for (guint sweep = 0; sweep < SWEEPS; sweep++)
    for (guint i = 0; i < problem->n; i++)
      x[i] = best (problem, x, i);
  for (guint i = 0; i < problem->n; i++)
    problem->parameters[i].value
        += share * (x[i] - problem->parameters[i].value);
}
