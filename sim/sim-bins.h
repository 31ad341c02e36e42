/* Bins: a histogram as text, for records and stores.
 *
 * A JSON array with an array for each bin that is not empty: its lower bound,
 * its upper bound and its count, in rising order, without blanks:
 *
 *   [[0,1,12],[3000,3024,7]]
 *
 * So a histogram is one value of one row, written and read a hundred times
 * faster than a row for each bin, and any tool that knows JSON can take it
 * apart; SQLite does so in the view hist of a store.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What lies in [lower, upper), e.g. nanoseconds. */
typedef struct
{
  gint64 lower, upper;
  gint64 count;
} SimBin;

/* Begin with an empty @text, append the bins, close it. */
void sim_bins_append (GString *text, const SimBin *bin);
void sim_bins_close (GString *text);

/* Read the next bin of a text of this form; *@at, at first its beginning, moves
 * on. FALSE at its end, and where it is not of this form. */
gboolean sim_bins_next (const char **at, SimBin *bin);

G_END_DECLS
