/* The results directory: results.db, metrics.csv, manifest.json, figures/,
 * report.html.
 *
 * It belongs to one scenario, as it stood when it was first run, and one seed;
 * running again adds what is missing. Nothing else in it is touched, and what
 * belongs to other results is replaced only when that was asked for.
 */
#pragma once

#include "cli/exit-status.h"
#include "cli/shard.h"
#include "sim/sim-store.h"

G_BEGIN_DECLS

#define RESULTS_ERROR (results_error_quark ())
GQuark results_error_quark (void);

typedef enum
{
  RESULTS_ERROR_TAKEN, /* holds something else: choose, or overwrite */
  RESULTS_ERROR_DISK   /* cannot be made or written */
} ResultsError;

typedef enum
{
  RESULTS_KEEP,      /* refuse a directory that holds something else */
  RESULTS_OVERWRITE, /* replace it */
  RESULTS_MIX        /* add to it */
} ResultsMode;

/* Make or open @directory for the results of @plan, and describe the
 * experiment in its store. */
SimStore *results_open (const char *directory, const Plan *plan,
                        ResultsMode mode,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Remove the store that was opened, if it was made then and holds no run, and
 * the directory if that is empty: then TRUE. */
gboolean results_abandon (const char *directory, SimStore *store);

/* The same for one shard, in a store of its own inside @directory. */
SimStore *results_open_shard (const char *directory, const Plan *plan,
                              const Shard *shard, ResultsMode mode,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

typedef enum
{
  PICTURES_NONE,
  PICTURES_DRAWN, /* SVG and PNG */
  PICTURES_PDF    /* and PDF */
} Pictures;

/* Tables with a column for each show so many points. */
#define RESULTS_POINTS_SHOWN 12

typedef struct
{
  const char *directory;
  const char *scenario; /* path, as the user wrote it; NULL: unknown */
  const char *command;  /* what the user typed */
  Pictures pictures;
  gboolean json;
} ResultsFinish;

/* Print the summary, and write metrics.csv, manifest.json, figures and the
 * report; what is wrong is said in the name of @verb. */
ExitStatus results_finish (const ResultsFinish *how, SimStore *store,
                           const char *verb);

/* Draw the figures and write the report, with what was asked about assumptions
 * in the directory @trials; NULL: that of 'sovsim compare', DIRECTORY-trials,
 * if it is there. A figure that fails is named on standard error; FALSE when
 * there was one. */
gboolean results_picture (const char *directory, SimStore *store,
                          Pictures pictures, const char *trials);

/* What the options --no-figures and --pdf ask for. */
Pictures results_pictures (gboolean no_figures, gboolean pdf);

G_END_DECLS
