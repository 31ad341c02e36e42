/* Pairs: the calibration tables, as ends of paths with what was measured.
 *
 * Tables are CSV with a header line; their columns are found by name. Every
 * source and destination is a place of the World, by name; a row that names
 * none is an error. Pairs within one place are left out: they say what a region
 * is like inside, not how far it is to another.
 */
#pragma once

#include "models/traffic/path.h"

G_BEGIN_DECLS

typedef struct
{
  const Place *a, *b;
  double rtt_ms;
  gboolean crosses; /* the border of the mainland */
} Pair;

/* Read the pairs of @path; @cloud limits the places, NULL means cities. */
GArray *pairs_read (const World *world, const char *path, const char *cloud,
                    const char *column, GError **error);

/* Which pairs are meant. */
typedef gboolean (*PairWanted) (const Pair *pair, gpointer data);

/* Append how far off the model is, |model - measured| / measured, of each pair
 * for which @wanted says yes, to @errors, of double. */
void pairs_add_errors (const GArray *pairs, const World *world,
                       PairWanted wanted, gpointer data, GArray *errors);

/* The median of @errors, which are sorted; NAN of none. */
double pairs_median (GArray *errors);

/* Print places, model and measured round trip in ms, great circle in km and
 * route of every pair, as CSV without a header. */
void pairs_print (const GArray *pairs, const World *world);

G_END_DECLS
