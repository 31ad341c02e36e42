/* The chapters of the report, one line each, and what they share. For
 * report.c, which lists them, and for themselves. */
#pragma once

#include "plots/report.h"

G_BEGIN_DECLS

extern const ReportChapter REPORT_ANSWER;
extern const ReportChapter REPORT_LATENCY;
extern const ReportChapter REPORT_QUEUES;
extern const ReportChapter REPORT_COMPLIANCE;
extern const ReportChapter REPORT_ISOLATION;
extern const ReportChapter REPORT_LOSSES;
extern const ReportChapter REPORT_ASSUMPTIONS;
extern const ReportChapter REPORT_CALENDAR;
extern const ReportChapter REPORT_LIMITS;
extern const ReportChapter REPORT_MANIFEST;

/* Append the figure @name, or a sentence that it was not drawn. */
gboolean report_figure (const ReportSource *source, GString *page,
                        const char *name, GError **error);

/* Open a table whose first columns are @heads (up to three, NULL ends) and
 * whose further columns are the variants. */
void report_variant_table (const ReportSource *source, GString *page,
                           const char *const *heads);

G_END_DECLS
