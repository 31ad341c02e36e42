/* Who gets how much of the servers: private to sim/station.
 *
 * A tenant gets what its weight is worth, but not less than its guarantee,
 * not more than its cap, and never more than one server per customer; what
 * somebody cannot use, the others get. This is the problem of dividing a line
 * among flexible boxes with least and greatest widths, and it is solved as
 * CSS does (Flexible Box Layout, section 9.7): divide by weight, freeze those
 * on the side that is violated more, divide the rest again. Exact, and at
 * most one round per tenant.
 */
#pragma once

#include "sim/station/station-kind.h"

G_BEGIN_DECLS

/* Set the rate of each tenant's customers where @n_up servers are up; returns
 * how many servers' worth is used. When guarantees exceed what is up, they
 * are cut in proportion. */
double sharing_set_rates (Tenant *tenants, guint n, guint n_up);

G_END_DECLS
