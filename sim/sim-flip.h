/* Flips: how far one can go before another wins.
 *
 * Along a way from 0 (things as they are, where one variant wins) to 1 (the
 * end of what somebody holds possible), the winner is known at each place that
 * was tried: still the same, another, or not shown because the noise allows
 * both. This finds the place where it changes by bisection, asking for one
 * place after the other; whoever evaluates may do many searches side by side.
 *
 * When the change is sharp the answer is a bracket as narrow as wanted. When
 * noise leaves a stretch undecided, both of its edges are found, and the flip
 * lies between them: no more can be said without more replications.
 *
 * The end is tried first, then the middle, which catches a winner that loses
 * in between and comes back if it does so for half of the way; narrower
 * dips can be missed. Beyond the first change nothing is looked for.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  SIM_WINNER_SAME,      /* shown to be the same as at 0 */
  SIM_WINNER_NOT_SHOWN, /* the interval contains zero */
  SIM_WINNER_OTHER      /* another is shown to win */
} SimWinner;

typedef struct
{
  double same;      /* furthest place known where the same wins */
  double other;     /* nearest where another wins; above 1 for none */
  double open_from; /* of the stretch not shown; above open_to if none */
  double open_to;
  double tolerance; /* how narrow brackets should be */
  gboolean tried_end, tried_middle;
} SimFlip;

/* Begin; the winner at 0 is known to be the same. */
void sim_flip_init (SimFlip *flip, double tolerance);

/* The next place to try, in (0, 1]; FALSE when nothing is left to try. */
gboolean sim_flip_next (const SimFlip *flip, double *place);

/* Who wins at @place, which was asked for. */
void sim_flip_tell (SimFlip *flip, double place, SimWinner winner);

/* Whether another was shown to win anywhere, or the winner was lost sight
 * of. */
gboolean sim_flip_has_flipped (const SimFlip *flip);
gboolean sim_flip_is_open (const SimFlip *flip);

/* The first place where the winner is no longer shown to be the same, by the
 * middle of the last bracket; above 1 when it wins everywhere. */
double sim_flip_distance (const SimFlip *flip);

G_END_DECLS
