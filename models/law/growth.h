/* Growth: how many different persons a window has seen.
 *
 * Users of a population grow by a rate, and some leave and are replaced. While
 * data of a share of them goes abroad, each of these is counted at the first
 * request after the window began or after joining. With U users, of whom m are
 * counted and still there, n counted at all, joining at rate k U (growth +
 * leaving), leaving at rate l each, share q and a requests of one a year:
 *
 *   dm/dt = a (q U - m) - l m        dn/dt = a (q U - m)
 *
 * Over a stretch in which q, a and the rates are constant this has a closed
 * form; a history is a list of such stretches, and a count is a walk through
 * it. Counts never fall while the window stands. Time is in years of 365.25
 * days.
 */
#pragma once

#include "sim/sim-time.h"

G_BEGIN_DECLS

/* One stretch, from an instant to the beginning of the next. */
typedef struct
{
  SimTime from;
  double users;   /* at its beginning */
  double growth;  /* of users: U = users exp (growth x) */
  double leaving; /* rate at which one user leaves */
  double share;   /* whose data moves */
  double rate;    /* requests of one user that move data, per year */
} Stretch;

/* What a window has counted so far. */
typedef struct
{
  double counted;
  double present; /* of these, still users */
} Count;

/* Years between two instants. */
double growth_years (SimTime from, SimTime to);

/* Users @years after the beginning of @stretch. */
double stretch_users (const Stretch *stretch, double years);

/* Go on through @stretch from @from to @to, in years from its beginning. */
void count_walk (Count *count, const Stretch *stretch, double from, double to);

G_END_DECLS
