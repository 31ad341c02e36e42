#include "config.h"

#include "sim/station/sharing-rates.h"

/* While dividing, rate holds the tenant's total, and is negative until it is
 * frozen. */
#define NOT_YET (-1.0)

/* The most that a tenant can use. */
static double
most_of (const Tenant *tenant)
{
  return MIN (tenant->terms.cap, tenant->n);
}

/* The least that it is owed. */
static double
least_of (const Tenant *tenant)
{
  return MIN (tenant->terms.guarantee, most_of (tenant));
}

/* What is left for those not frozen, and the sum of their weights. */
static double
rest_of (const Tenant *tenants, guint n, double servers, double *weights)
{
  *weights = 0;
  for (guint i = 0; i < n; i++)
    if (tenants[i].rate < 0)
      *weights += tenants[i].terms.weight;
    else
      servers -= tenants[i].rate;
  return MAX (0, servers);
}

static double
clamped (const Tenant *tenant, double unit)
{
  return CLAMP (tenant->terms.weight * unit, least_of (tenant),
                most_of (tenant));
}

/* By how much the limits add to an even division by weight. */
static double
violation_of (const Tenant *tenants, guint n, double unit)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    if (tenants[i].rate < 0)
      sum += clamped (&tenants[i], unit) - tenants[i].terms.weight * unit;
  return sum;
}

/* Freeze those held up (@violation > 0), held down (< 0), or all. */
static void
freeze (Tenant *tenants, guint n, double unit, double violation)
{
  gboolean all = fabs (violation) < 1e-12;

  for (guint i = 0; i < n; i++)
    {
      double even = tenants[i].terms.weight * unit;
      double right = clamped (&tenants[i], unit);

      if (tenants[i].rate < 0
          && (all || (violation > 0 ? right > even : right < even)))
        tenants[i].rate = right;
    }
}

static void
divide (Tenant *tenants, guint n, double servers)
{
  for (;;)
    {
      double weights;
      double rest = rest_of (tenants, n, servers, &weights);

      if (weights <= 0)
        return;
      freeze (tenants, n, rest / weights,
              violation_of (tenants, n, rest / weights));
    }
}

static double
sum_of (const Tenant *tenants, guint n, double (*part) (const Tenant *))
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += part (&tenants[i]);
  return sum;
}

static double
rate_of (const Tenant *tenant)
{
  return tenant->rate;
}

double
sharing_set_rates (Tenant *tenants, guint n, guint n_up)
{
  double owed = sum_of (tenants, n, least_of), used;

  for (guint i = 0; i < n; i++)
    if (tenants[i].n == 0)
      tenants[i].rate = 0;
    else
      tenants[i].rate
          = owed > n_up ? least_of (&tenants[i]) * n_up / owed : NOT_YET;
  divide (tenants, n, n_up);
  used = sum_of (tenants, n, rate_of);
  for (guint i = 0; i < n; i++)
    if (tenants[i].n > 0)
      tenants[i].rate /= tenants[i].n;
  return used;
}
