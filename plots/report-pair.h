/* Report of a pair: two results, A and B, beside each other on one page.
 *
 * For each variant that both have: what B differs by from A in every metric,
 * with an interval over pairs of runs that share their random draws
 * (comparison.h); then what their descriptions differ in, and the same
 * pictures side by side. A part that cannot be written says so in its place.
 */
#pragma once

#include "sim/sim-store.h"

G_BEGIN_DECLS

typedef struct
{
  SimStore *store;     /* borrowed */
  const char *name;    /* as people call it: its directory */
  const char *figures; /* directory of NAME.svg; need not exist */
} ReportSide;

/* Write the page on @a and @b to @path. If a part failed, the file is written
 * all the same, and FALSE comes back with the first such error. */
gboolean report_pair_write (const ReportSide *a, const ReportSide *b,
                            const char *path,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
