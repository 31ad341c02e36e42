/* Assertions on the command line: judged, printed, and as JUnit XML or SARIF.
 *
 * JUnit is what continuous integration shows as a test report: one suite, a
 * case for each assertion in each variant, which is its class. SARIF 2.1.0 is
 * what code hosts show beside the line: a result for each breach, with the line
 * of the assertion; a waived one carries its suppression.
 */
#pragma once

#include "cli/exit-status.h"
#include "models/isolation/assertion.h"
#include "sim/sim-store.h"

G_BEGIN_DECLS

/* Where reports go; either may be NULL. */
typedef struct
{
  const char *junit;
  const char *sarif;
  gboolean aside; /* print on standard error: standard output is JSON */
} AssertionFiles;

/* The runs by which measured assertions are judged. */
typedef struct
{
  SimStore *store; /* NULL: there are none, and they stay open */
  guint64 seed;
  guint32 replications;
} AssertionRuns;

/* Judge all assertions of @study, in @variants or all of them, and print each
 * breach with its witness; @quiet: nothing when everything holds. EXIT_FINE,
 * EXIT_REFUTED when one fails, EXIT_UNKNOWN when one is open, EXIT_FAILED when
 * a file could not be written. */
ExitStatus assertions_report (const Study *study, const char *const *variants,
                              const AssertionRuns *runs,
                              const AssertionFiles *files, gboolean quiet);

G_END_DECLS
