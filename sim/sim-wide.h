/* Wide sums: integers of 128 bits, for sums that must not overflow.
 *
 * A sum of nanoseconds over a billion requests, or a number of customers
 * times nanoseconds over years, does not fit into 64 bits; a double would
 * make it depend on the order of adding. Exact sums are what lets every
 * number of workers give the same bytes.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

__extension__ typedef __int128 SimWide;

G_END_DECLS
