#include "config.h"

#include "models/law/growth.h"

#include <math.h>

double
growth_years (SimTime from, SimTime to)
{
  return (double) (to - from) / (365.25 * (double) SIM_DAY);
}

double
stretch_users (const Stretch *stretch, double years)
{
  return stretch->users * exp (stretch->growth * years);
}

/* (exp (rate x) - 1) / rate, which is x where the rate is 0. */
static double
rise (double rate, double x)
{
  return fabs (rate * x) < 1e-12 ? x : expm1 (rate * x) / rate;
}

/* Those counted before are more than the share that is open now: nobody is
 * counted until enough of them have left. How long that takes. */
static double
wait_for_room (const Count *count, const Stretch *stretch, double open)
{
  double narrowing = stretch->growth + stretch->leaving;

  if (count->present <= open)
    return 0;
  return open <= 0 || narrowing <= 0 ? HUGE_VAL
                                     : log (count->present / open) / narrowing;
}

/* @x years with @open persons to be counted at the beginning. With
 * v = q U - m:  v(x) = A exp (r x) + (v0 - A) exp (-(a + l) x),
 * A = q (r + l) U0 / (r + a + l), and n grows by a times the integral. */
static void
count_open (Count *count, const Stretch *stretch, double open, double x)
{
  double r = stretch->growth;
  double l = stretch->leaving;
  double a = stretch->rate;
  double steady = open * (r + l) / (r + a + l);
  double rest = open - count->present - steady;
  double more = a * (steady * rise (r, x) + rest * rise (-(a + l), x));
  double left = steady * exp (r * x) + rest * exp (-(a + l) * x);

  count->counted += fmax (more, 0);
  count->present = fmax (open * exp (r * x) - left, 0);
}

void
count_walk (Count *count, const Stretch *stretch, double from, double to)
{
  double open = stretch->share * stretch_users (stretch, from);
  double x = to - from;
  double idle = x;

  if (stretch->rate > 0 && open > 0)
    idle = fmin (x, wait_for_room (count, stretch, open));
  count->present *= exp (-stretch->leaving * idle);
  if (idle < x)
    count_open (count, stretch, open * exp (stretch->growth * idle), x - idle);
}
