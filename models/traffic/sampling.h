/* Sampling: which windows of a regime are played request by request.
 *
 * Some time is played whole: the first and the last windows of a regime, next
 * to a change of the calendar; what traces cover; a regime for which there are
 * windows enough. The rest is sampled, one window in each of as many strata as
 * there are windows. A stratum is a part of the week (of the regime, when that
 * is shorter than a week), in all its weeks; which n-th of the weeks a window
 * comes from is a permutation of the strata, so that the season is spread, too
 * (a Latin hypercube: McKay, Beckman and Conover, Technometrics 21(2), 1979,
 * doi:10.2307/1268522).
 *
 * A window stands for the time of its stratum. Draws are keyed by the first
 * instant of the regime, so variants that share their dates share their
 * windows. docs/models.md has the estimator and its variance.
 */
#pragma once

#include "models/world/regime.h"
#include "models/world/scenario.h"
#include "sim/sim-random.h"

G_BEGIN_DECLS

/* A stretch of time, [from, to). */
typedef struct
{
  SimTime from, to;
} Stretch;

#define SAMPLING_WHOLE G_MAXUINT

typedef struct
{
  SimTime start;
  SimSpan length;
  double season; /* how far into the weeks of its stratum, 0 to 1 */
  guint stratum; /* SAMPLING_WHOLE: it stands for itself */
  double weight; /* the time that it stands for, in its lengths */
  guint64 times; /* the same in units of the sampling, rounded */
} Window;

typedef struct
{
  GArray *windows; /* of Window, by start */
  double unit;     /* what one of Window.times stands for */
} Sampling;

/* Choose the windows of @regime. @key is that of the sampling of the run;
 * @whole, of Stretch in any order, is played without a gap (or NULL). */
Sampling sampling_draw (const Regime *regime, const Experiment *experiment,
                        SimKey key, const GArray *whole);
void sampling_clear (Sampling *sampling);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sampling, sampling_clear)

/* The variance of the sum over windows of weight times value, one of @values
 * for each window: successive differences between the sampled ones, less a
 * trend over the season; what is played whole has none. 0 with fewer than
 * three sampled windows. */
double sampling_variance (const Sampling *sampling, const double *values);

G_END_DECLS
