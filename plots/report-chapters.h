/* The chapters of the report, one line each, and what they share. For
 * report.c, which lists them, and for themselves. */
#pragma once

#include "plots/report.h"

G_BEGIN_DECLS

extern const ReportChapter REPORT_ANSWER;
extern const ReportChapter REPORT_RANKING;
extern const ReportChapter REPORT_LATENCY;
extern const ReportChapter REPORT_QUEUES;
extern const ReportChapter REPORT_COMPLIANCE;
extern const ReportChapter REPORT_ISOLATION;
extern const ReportChapter REPORT_FAILURE;
extern const ReportChapter REPORT_SWEEPS;
extern const ReportChapter REPORT_UNANSWERED;
extern const ReportChapter REPORT_ASSUMPTIONS;
extern const ReportChapter REPORT_WAIVERS;
extern const ReportChapter REPORT_RULES;
extern const ReportChapter REPORT_CALENDAR;
extern const ReportChapter REPORT_LIMITS;
extern const ReportChapter REPORT_MANIFEST;

/* Append the figures of the kind @name: the plain one, and what the scenario
 * asks for; or a sentence that one was not drawn. */
gboolean report_figure (const ReportSource *source, GString *page,
                        const char *name, GError **error);

/* The same for what few scenarios have: nothing of what was not drawn. */
gboolean report_figure_if_drawn (const ReportSource *source, GString *page,
                                 const char *name, GError **error);

/* Append a table of what the law cost over the run: breaches, filings,
 * requests of authorities; nothing where nothing came of it. */
gboolean report_measures (const ReportSource *source, GString *page,
                          GError **error);

/* Open a table whose first columns are @heads (up to three, NULL ends) and
 * whose further columns are the variants. */
void report_variant_table (const ReportSource *source, GString *page,
                           const char *const *heads);

/* Open what is said of one variant: up to the next heading of a variant or of
 * the chapter. */
void report_variant_heading (const ReportSource *source, GString *page,
                             guint variant);

G_END_DECLS
