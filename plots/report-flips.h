/* What an assumption flips, as a cell of a table of the report, and as a row
 * below that lists it: so the table stays as wide as a page. */
#pragma once

#include "plots/report.h"

G_BEGIN_DECLS

typedef struct ReportFlips ReportFlips;

ReportFlips *report_flips_new (const ReportSource *source,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
void report_flips_free (ReportFlips *flips);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReportFlips, report_flips_free)

/* What was tried and how, and what was not asked; above the table. */
void report_flips_intro (const ReportFlips *flips, GString *page);

/* Is there an exact answer that it flips? */
gboolean report_flips_has (const ReportFlips *flips,
                           const SimAssumption *assumption);

/* The cell of @assumption. */
void report_flips_cell (const ReportFlips *flips, GString *page,
                        const SimAssumption *assumption);

/* The row below its own, over the @n_columns of the table, if there is anything
 * to list. */
void report_flips_row (const ReportFlips *flips, GString *page,
                       const SimAssumption *assumption, guint n_columns);

G_END_DECLS
