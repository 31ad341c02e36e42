#include "config.h"

#include "sim/sim-sample.h"

#include <gsl/gsl_qrng.h>

#include "sim/sim-random.h"

/* A fair shuffle (Fisher, Yates; Knuth 3.4.2 P) of 0 .. n - 1. */
static guint *
shuffled (SimKey key, guint n)
{
  guint *places = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    places[i] = i;
  for (guint i = n; i > 1; i--)
    {
      guint j = (guint) (sim_key_uniform (key, i) * i);
      guint kept = places[j];

      places[j] = places[i - 1];
      places[i - 1] = kept;
    }
  return places;
}

double *
sim_sample_latin (guint64 seed, const char *name, guint n)
{
  double *at = g_new0 (double, n);
  g_autofree guint *places = NULL;
  SimKey within;

  g_return_val_if_fail (name != NULL, at);
  within = sim_key (seed, 0, name, "latin-hypercube place");
  places = shuffled (sim_key (seed, 0, name, "latin-hypercube order"), n);
  for (guint i = 0; i < n; i++)
    at[i] = (places[i] + sim_key_uniform (within, i)) / n;
  return at;
}

double *
sim_sample_sobol (guint n_axes, guint n)
{
  double *at = g_new0 (double, (gsize) n_axes *n);
  gsl_qrng *sequence;

  g_return_val_if_fail (n_axes >= 1 && n_axes <= SIM_SAMPLE_SOBOL_MOST, at);
  sequence = gsl_qrng_alloc (gsl_qrng_sobol, n_axes);
  for (guint i = 0; i < n; i++)
    gsl_qrng_get (sequence, &at[(gsize) i * n_axes]);
  gsl_qrng_free (sequence);
  return at;
}
