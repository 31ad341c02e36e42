#include "config.h"

#include "sim/sim-morris.h"
#include "sim/sim-interval.h"
#include "sim/sim-random.h"
#include "sim/sim-tally.h"

#include <math.h>
#include <string.h>

/* Four levels: 0, 1/3, 2/3 and 1; a step leads from a lower to an upper. */
#define STEP (2.0 / 3)

guint
sim_morris_n_points (guint n_factors, guint n_trajectories)
{
  return n_trajectories * (n_factors + 1);
}

/* Fisher and Yates. */
static void
shuffle (guint *order, guint n, SimStream *stream)
{
  for (guint i = 0; i < n; i++)
    order[i] = i;
  for (guint i = n; i > 1; i--)
    {
      guint j = (guint) (sim_stream_uniform (stream) * i);
      guint other = order[j];

      order[j] = order[i - 1];
      order[i - 1] = other;
    }
}

static void
start (double *point, guint n, SimStream *stream)
{
  for (guint i = 0; i < n; i++)
    point[i] = (double) (int) (sim_stream_uniform (stream) * 4) / 3;
}

static void
make_trajectory (double *points, guint n, SimKey key)
{
  g_autofree guint *order = g_new (guint, n);
  SimStream stream;

  sim_stream_init (&stream, key);
  start (points, n, &stream);
  shuffle (order, n, &stream);
  for (guint i = 0; i < n; i++)
    {
      double *next = points + (i + 1) * n;
      double *moved = next + order[i];

      memcpy (next, points + i * n, n * sizeof *next);
      *moved = *moved < 0.5 ? *moved + STEP : *moved - STEP;
      *moved = CLAMP (*moved, 0, 1);
    }
}

void
sim_morris_design (guint n_factors, guint n_trajectories, guint64 seed,
                   double *points)
{
  SimKey key = sim_key (seed, 0, "sensitivity", "morris");

  for (guint t = 0; t < n_trajectories; t++)
    make_trajectory (points + (gsize) t * (n_factors + 1) * n_factors,
                     n_factors, sim_key_sub (key, t));
}

/* The factor in which two neighbours of a trajectory differ. */
static guint
moved_factor (const double *from, const double *to, guint n)
{
  guint moved = 0;

  for (guint i = 1; i < n; i++)
    if (fabs (to[i] - from[i]) > fabs (to[moved] - from[moved]))
      moved = i;
  return moved;
}

static void
tally_trajectory (const double *points, const double *values, guint n,
                  SimTally *effects, SimTally *sizes)
{
  for (guint i = 0; i < n; i++)
    {
      const double *from = points + i * n, *to = from + n;
      guint factor = moved_factor (from, to, n);
      double effect = (values[i + 1] - values[i]) / (to[factor] - from[factor]);

      sim_tally_add (&effects[factor], effect);
      sim_tally_add (&sizes[factor], fabs (effect));
    }
}

void
sim_morris_effects (const double *points, const double *values, guint n_factors,
                    guint n_trajectories, double confidence, SimMorris *effects)
{
  g_autofree SimTally *signed_ = g_new0 (SimTally, n_factors);
  g_autofree SimTally *sizes = g_new0 (SimTally, n_factors);
  double t = n_trajectories < 2
                 ? HUGE_VAL
                 : sim_interval_t (0.5 + confidence / 2, n_trajectories - 1);

  for (guint i = 0; i < n_trajectories; i++)
    tally_trajectory (points + (gsize) i * (n_factors + 1) * n_factors,
                      values + (gsize) i * (n_factors + 1), n_factors, signed_,
                      sizes);
  for (guint i = 0; i < n_factors; i++)
    effects[i] = (SimMorris){
      .mu = signed_[i].mean,
      .mu_star = sizes[i].mean,
      .sigma = sqrt (sim_tally_variance (&signed_[i])),
      .half_width = t * sqrt (sim_tally_variance (&sizes[i]) / n_trajectories)
    };
}
