#include "config.h"

#include "sim/sim-sobol.h"
#include "sim/sim-random.h"
#include "sim/sim-tally.h"

#include <gsl/gsl_qrng.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define N_RESAMPLES 1000

guint
sim_sobol_n_points (guint n_factors, guint n_rows)
{
  return n_rows * (n_factors + 2);
}

/* ---- Points -------------------------------------------------------------- */

/* @row has A in its first half and B in its second. */
static void
spread_row (const double *row, guint n, double *points)
{
  const double *b = row + n;

  memcpy (points, row, 2 * n * sizeof *row);
  for (guint i = 0; i < n; i++)
    {
      double *mixed = points + (i + 2) * n;

      memcpy (mixed, row, n * sizeof *row);
      mixed[i] = b[i];
    }
}

static void
draw_row (double *row, guint n, SimKey key, guint j)
{
  SimKey of_row = sim_key_sub (key, j);

  for (guint i = 0; i < n; i++)
    row[i] = sim_key_uniform (of_row, i);
}

void
sim_sobol_design (guint n_factors, guint n_rows, guint64 seed, double *points)
{
  SimKey key = sim_key (seed, 0, "sensitivity", "sobol");
  guint n = 2 * n_factors;
  g_autofree double *row = g_new (double, n);
  gsl_qrng *sequence = n_factors > SIM_SOBOL_MOST_FACTORS
                           ? NULL
                           : gsl_qrng_alloc (gsl_qrng_sobol, n);

  for (guint j = 0; j < n_rows; j++)
    {
      if (sequence != NULL)
        gsl_qrng_get (sequence, row);
      else
        draw_row (row, n, key, j);
      spread_row (row, n_factors,
                  points + (gsize) j * (n_factors + 2) * n_factors);
    }
  if (sequence != NULL)
    gsl_qrng_free (sequence);
}

/* ---- Estimates ----------------------------------------------------------- */

/* Indices from the rows @chosen of @values, or from all when it is NULL:
 * @first and @total have a place for each factor. */
static void
estimate (const double *values, const guint *chosen, guint n_factors,
          guint n_rows, double *first, double *total)
{
  SimTally both = { 0 };

  memset (first, 0, n_factors * sizeof *first);
  memset (total, 0, n_factors * sizeof *total);
  for (guint j = 0; j < n_rows; j++)
    {
      guint from = chosen == NULL ? j : chosen[j];
      const double *row = values + (gsize) from * (n_factors + 2);

      sim_tally_add (&both, row[0]);
      sim_tally_add (&both, row[1]);
      for (guint i = 0; i < n_factors; i++)
        {
          double apart = row[i + 2] - row[0];

          first[i] += row[1] * apart;
          total[i] += apart * apart / 2;
        }
    }
  for (guint i = 0; i < n_factors; i++)
    {
      first[i] /= n_rows * sim_tally_variance (&both);
      total[i] /= n_rows * sim_tally_variance (&both);
    }
}

static double *
centred (const double *values, guint n_factors, guint n_rows)
{
  gsize width = n_factors + 2;
  double *off = g_memdup2 (values, n_rows * width * sizeof *values);
  SimTally both = { 0 };

  for (guint j = 0; j < n_rows; j++)
    {
      sim_tally_add (&both, values[j * width]);
      sim_tally_add (&both, values[j * width + 1]);
    }
  for (gsize i = 0; i < n_rows * width; i++)
    off[i] -= both.mean;
  return off;
}

static int
compare_doubles (const void *left, const void *right)
{
  double a = *(const double *) left, b = *(const double *) right;

  return (a > b) - (a < b);
}

/* @resamples lie @stride apart. */
static SimInterval
percentiles (double estimated, const double *resamples, guint stride,
             double confidence)
{
  g_autofree double *sorted = g_new (double, N_RESAMPLES);
  double tail = (1 - confidence) / 2;
  SimInterval interval = { .estimate = estimated, .n = N_RESAMPLES };

  for (guint b = 0; b < N_RESAMPLES; b++)
    sorted[b] = resamples[b * stride];
  qsort (sorted, N_RESAMPLES, sizeof *sorted, compare_doubles);
  interval.low = sorted[(guint) (tail * (N_RESAMPLES - 1))];
  interval.high = sorted[(guint) ceil ((1 - tail) * (N_RESAMPLES - 1))];
  interval.half_width = (interval.high - interval.low) / 2;
  return interval;
}

static void
resample (guint *chosen, guint n_rows, SimKey key)
{
  for (guint j = 0; j < n_rows; j++)
    chosen[j] = (guint) (sim_key_uniform (key, j) * n_rows);
}

void
sim_sobol_indices (const double *values, guint n_factors, guint n_rows,
                   guint64 seed, double confidence, SimSobol *indices)
{
  g_autofree double *off = centred (values, n_factors, n_rows);
  gsize width = 2 * (gsize) n_factors;
  g_autofree double *resamples = g_new (double, N_RESAMPLES *width);
  g_autofree double *best = g_new (double, width);
  g_autofree guint *chosen = g_new (guint, n_rows);
  SimKey key = sim_key (seed, 0, "sensitivity", "bootstrap");

  estimate (off, NULL, n_factors, n_rows, best, best + n_factors);
  for (guint b = 0; b < N_RESAMPLES; b++)
    {
      double *row = resamples + b * width;

      resample (chosen, n_rows, sim_key_sub (key, b));
      estimate (off, chosen, n_factors, n_rows, row, row + n_factors);
    }
  for (guint i = 0; i < n_factors; i++)
    {
      indices[i].first
          = percentiles (best[i], resamples + i, (guint) width, confidence);
      indices[i].total
          = percentiles (best[n_factors + i], resamples + n_factors + i,
                         (guint) width, confidence);
    }
}
