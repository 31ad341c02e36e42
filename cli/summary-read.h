/* What the summary shows, read from a store: values by metric and labels. */
#pragma once

#include "sim/sim-interval.h"
#include "sim/sim-store.h"

G_BEGIN_DECLS

/* Values of one metric and labels, one list for each variant. */
typedef struct
{
  char *metric;
  char *labels;
  GArray **values; /* of double, for each point */
} Line;

typedef struct
{
  GPtrArray *points;  /* of char: names of the variants that have runs */
  GArray *numbers;    /* of int: their points */
  GPtrArray *lines;   /* of Line */
  GHashTable *titles; /* "kind id" -> title */
  GHashTable *meta;
  guint n_runs;
  SimTime from, to;
  int n_regimes;
  GHashTable *letters; /* "place asset authority" -> class */
  GPtrArray *answers;  /* of Answer; see plots/answers.h */
} Summary;

/* Read everything that the summary shows; clear it in any case. */
gboolean summary_read (Summary *summary, SimStore *store,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
void summary_clear (Summary *summary);

/* The place of the variant of @point, or -1 when it has no runs. */
int summary_place (const Summary *summary, int point);

/* The mean over the replications of the variant at @place. */
SimInterval line_estimate (const Line *line, guint place);

G_END_DECLS
