/* Ways: from things as they stand to the ends of ranges, and where on them
 * another wins. Searches on many ways go side by side, so that workers have
 * something to do.
 */
#pragma once

#include "cli/inquiry.h"
#include "sim/sim-flip.h"

G_BEGIN_DECLS

typedef struct
{
  guint factors[2]; /* the same twice: one factor alone */
  double ends[2];   /* 0: to low, 1: to high */
  SimFlip flip;
  gboolean is_moving; /* it has somewhere to go */
  double distance;    /* of the flip, as a share of the range; or > 1 */
  double left;        /* of the winner's advantage at the end, relative */
} Way;

/* Two of each factor, to low and to high, in their order: of Way. */
GArray *ways_all (const Inquiry *inquiry);

/* Two by two, the nearest few: each factor towards the end that is worse for
 * the winner, both the same share of their ways. */
GArray *ways_worse (const GArray *ways);
GArray *ways_pairs (const GArray *worse);

/* Add the trials that the searches need next; FALSE when they are done. */
gboolean ways_add_round (Inquiry *inquiry, GArray *ways);

/* Run all searches to their end. */
gboolean ways_search (Inquiry *inquiry, GArray *ways,
                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Of ways_all: the two of a factor stay together, the nearest flip first. */
void ways_sort (GArray *ways);

/* Where factor @leg is after @share of @way, and the trial there. */
double way_place (const Inquiry *inquiry, const Way *way, int leg,
                  double share);
guint way_trial (Inquiry *inquiry, const Way *way, double share);

/* Is it shown who wins as things stand? Else nothing can flip. */
gboolean ways_have_winner (const Inquiry *inquiry);

/* Who wins in @trial: against all rivals together; and by the mean alone. */
SimWinner ways_winner (const Inquiry *inquiry, guint trial);
const char *ways_best (const Inquiry *inquiry, guint trial);

G_END_DECLS
