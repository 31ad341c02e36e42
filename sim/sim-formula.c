#include "config.h"

#include "sim/sim-formula.h"

#include <math.h>

double
sim_formula_erlang_b (double offered, guint n)
{
  double b = 1;

  g_assert (offered >= 0);
  for (guint i = 1; i <= n; i++)
    b = offered * b / (i + offered * b);
  return b;
}

double
sim_formula_erlang_c (double offered, guint n)
{
  double b = sim_formula_erlang_b (offered, n);

  g_assert (offered < n);
  return n * b / (n - offered * (1 - b));
}

double
sim_formula_mmc_wait (double arrival, double service, guint n)
{
  return sim_formula_erlang_c (arrival / service, n) / (n * service - arrival);
}

double
sim_formula_mmc_wait_cdf (double arrival, double service, guint n, double t)
{
  double waits = sim_formula_erlang_c (arrival / service, n);

  return 1 - waits * exp (-(n * service - arrival) * t);
}

/* Not normalized: the product of rates up to @inside. */
static double
state_weight (double offered, guint n, guint inside)
{
  double weight = 1;

  for (guint i = 1; i <= inside; i++)
    weight *= offered / MIN (i, n);
  return weight;
}

double
sim_formula_mmck_state (double arrival, double service, guint n, guint room,
                        guint inside)
{
  double offered = arrival / service, sum = 0;

  g_assert (inside <= room && n >= 1 && n <= room);
  for (guint i = 0; i <= room; i++)
    sum += state_weight (offered, n, i);
  return state_weight (offered, n, inside) / sum;
}

double
sim_formula_md1_wait_cdf (double arrival, double service, double t)
{
  double load = arrival * service, sum = 0;
  guint k = 0;

  g_assert (load < 1 && t >= 0);
  for (double left = t; left >= 0; left -= service, k++)
    sum += pow (-arrival * left, k) / tgamma (k + 1.0) * exp (arrival * left);
  return (1 - load) * sum;
}

double
sim_formula_mg1_wait (double arrival, double mean, double variance)
{
  double load = arrival * mean;

  g_assert (load < 1);
  return arrival * (variance + mean * mean) / (2 * (1 - load));
}

/* The load of the classes before @k. */
static double
load_before (const SimFormulaClass *classes, guint k)
{
  double load = 0;

  for (guint i = 0; i < k; i++)
    load += classes[i].arrival * classes[i].mean;
  g_assert (load < 1);
  return load;
}

/* Mean work that is found in service, of the first @n classes. */
static double
residual (const SimFormulaClass *classes, guint n)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += classes[i].arrival
           * (classes[i].variance + classes[i].mean * classes[i].mean) / 2;
  return sum;
}

double
sim_formula_priority_wait (const SimFormulaClass *classes, guint n, guint k)
{
  return residual (classes, n)
         / ((1 - load_before (classes, k))
            * (1 - load_before (classes, k + 1)));
}

double
sim_formula_preemptive_stay (const SimFormulaClass *classes, guint n, guint k)
{
  double before = 1 - load_before (classes, k);

  g_assert (k < n);
  return classes[k].mean / before
         + residual (classes, k + 1)
               / (before * (1 - load_before (classes, k + 1)));
}

double
sim_formula_mva (const double *demand, guint n_stations, double think, guint n,
                 double *inside)
{
  g_autofree double *numbers = g_new0 (double, n_stations);
  double throughput = 0;

  for (guint customers = 1; customers <= n; customers++)
    {
      double round = think;

      for (guint i = 0; i < n_stations; i++)
        round += demand[i] * (1 + numbers[i]);
      throughput = customers / round;
      for (guint i = 0; i < n_stations; i++)
        numbers[i] = throughput * demand[i] * (1 + numbers[i]);
    }
  for (guint i = 0; inside != NULL && i < n_stations; i++)
    inside[i] = numbers[i];
  return throughput;
}
