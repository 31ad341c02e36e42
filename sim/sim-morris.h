/* Elementary effects: which factors matter at all, in few runs.
 *
 * Morris (1991): a trajectory starts at a random point of a grid of four
 * levels and moves one factor after the other, in random order, by 2/3 of its
 * range; every step is one elementary effect of the factor that moved,
 * (f(after) - f(before)) / step, in units of the output over the whole range
 * of the factor. Over r trajectories, mu is the mean effect, mu_star the mean
 * of its size (Campolongo, Cariboni and Saltelli 2007), which does not cancel
 * where the sign changes, and sigma the spread: large where the factor acts
 * through others, or not in a straight line. It costs r (k + 1) evaluations.
 *
 * Points lie in the unit cube. The function may be anything; this module does
 * not call it.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double mu;
  double mu_star;
  double sigma;
  double half_width; /* of mu_star's t interval over trajectories */
} SimMorris;

/* How many points @n_trajectories in @n_factors take. */
guint sim_morris_n_points (guint n_factors, guint n_trajectories);

/* Fill @points, row by row: trajectory after trajectory, its n_factors + 1
 * points in their order. Trajectory t depends on @seed and t alone, so that
 * more of them extend a design. */
void sim_morris_design (guint n_factors, guint n_trajectories, guint64 seed,
                        double *points);

/* What the @values at @points tell of each factor, into @effects. */
void sim_morris_effects (const double *points, const double *values,
                         guint n_factors, guint n_trajectories,
                         double confidence, SimMorris *effects);

G_END_DECLS
