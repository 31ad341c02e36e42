#include "config.h"

#include "sim/sim-tally.h"

#include <math.h>

void
sim_tally_merge (SimTally *into, const SimTally *from)
{
  double a = (double) into->n, b = (double) from->n;
  double off = from->mean - into->mean;

  if (from->n == 0)
    return;
  if (into->n == 0)
    {
      *into = *from;
      return;
    }
  into->n += from->n;
  into->mean += off * b / (a + b);
  into->spread += from->spread + off * off * a * b / (a + b);
  into->least = MIN (into->least, from->least);
  into->most = MAX (into->most, from->most);
}

double
sim_tally_variance (const SimTally *tally)
{
  return tally->n < 2 ? 0 : tally->spread / (double) (tally->n - 1);
}
