#include "config.h"

#include "sim/sim-flip.h"

#define NOWHERE 2.0

void
sim_flip_init (SimFlip *flip, double tolerance)
{
  *flip = (SimFlip){ .same = 0,
                     .other = NOWHERE,
                     .open_from = NOWHERE,
                     .open_to = -NOWHERE,
                     .tolerance = tolerance };
}

gboolean
sim_flip_has_flipped (const SimFlip *flip)
{
  return flip->other < NOWHERE;
}

gboolean
sim_flip_is_open (const SimFlip *flip)
{
  return flip->open_from <= flip->open_to;
}

static gboolean
try_between (double low, double high, double tolerance, double *place)
{
  *place = (low + high) / 2;
  return high - low > tolerance;
}

gboolean
sim_flip_next (const SimFlip *flip, double *place)
{
  *place = flip->tried_end ? 0.5 : 1;
  if (!flip->tried_end)
    return TRUE;
  if (!sim_flip_has_flipped (flip) && !sim_flip_is_open (flip))
    return !flip->tried_middle;
  if (!sim_flip_is_open (flip))
    return try_between (flip->same, flip->other, flip->tolerance, place);
  return try_between (flip->same, flip->open_from, flip->tolerance, place)
         || (sim_flip_has_flipped (flip)
             && try_between (flip->open_to, flip->other, flip->tolerance,
                             place));
}

/* What lies beyond the first place where another wins is of no interest. */
static void
forget_beyond (SimFlip *flip)
{
  if (flip->open_from > flip->other)
    {
      flip->open_from = NOWHERE;
      flip->open_to = -NOWHERE;
    }
  flip->open_to = MIN (flip->open_to, flip->other);
}

void
sim_flip_tell (SimFlip *flip, double place, SimWinner winner)
{
  flip->tried_end |= place >= 1;
  flip->tried_middle |= flip->tried_end && place < 1;
  switch (winner)
    {
    case SIM_WINNER_SAME:
      /* A winner seen again beyond a doubt does not remove the doubt, and at
       * the end it says nothing of the way there. */
      if (place > flip->open_from)
        flip->open_to = MAX (flip->open_to, place);
      else if (place < 1 && place < flip->other)
        flip->same = MAX (flip->same, place);
      break;
    case SIM_WINNER_OTHER:
      flip->other = MIN (flip->other, place);
      break;
    case SIM_WINNER_NOT_SHOWN:
    default:
      flip->open_from = MIN (flip->open_from, place);
      flip->open_to = MAX (flip->open_to, place);
    }
  forget_beyond (flip);
}

double
sim_flip_distance (const SimFlip *flip)
{
  double first = MIN (flip->open_from, flip->other);

  return first > 1 ? NOWHERE : (flip->same + first) / 2;
}
