/* Wide sums: integers of 128 bits, for sums that must not overflow.
 *
 * A sum of nanoseconds over a billion requests, or a number of customers
 * times nanoseconds over years, does not fit into 64 bits; a double would
 * make it depend on the order of adding. Exact sums are what lets every
 * number of workers give the same bytes. Stores keep them as decimal text.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

__extension__ typedef __int128 SimWide;

/* @wide as decimal digits, "-" in front when negative. Free with g_free. */
char *sim_wide_format (SimWide wide);

/* Read what sim_wide_format writes. FALSE, and @wide untouched, for anything
 * else, also for what does not fit. */
gboolean sim_wide_parse (const char *text,
                         SimWide *wide) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
