/* Objectives: what variants are compared in when nobody says otherwise.
 *
 * One table says which metrics, by which label, how they are printed, and
 * whether a run that has no row for a label had none of it (sums: nobody lost,
 * nobody exposed) or has no such number at all (a latency of nobody). Which
 * direction is better is a property of the metric itself (models/metrics.c).
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ASPECT_LATENCY,
  ASPECT_SERVICE,
  ASPECT_COMPLIANCE,
  ASPECT_ISOLATION,
  ASPECT_QUEUES,
  ASPECT_OTHER
} Aspect;

typedef struct
{
  const char *metric;
  const char *key; /* the label that tells its rows apart, or NULL */
  Aspect aspect;
  const char *unit;    /* as printed; NULL: the metric's own */
  double factor;       /* from the metric's unit to this one */
  gboolean adds_up;    /* no row means none; labels may be summed */
  gboolean is_outcome; /* one of those that are weighed against each other */
} Objective;

/* All of them, in the order in which they are shown. */
guint objective_n (void);
const Objective *objective_at (guint i);

/* The objective that is @metric, or NULL. */
const Objective *objective_find (const char *metric);

/* Whether @labels are those of a row of @objective. */
gboolean objective_takes (const Objective *objective, const char *labels);

/* ---- Counted from exact answers ------------------------------------------ */

/* A metric that is counted from findings rather than stored. */
typedef struct
{
  const char *name;
  const char *kind;    /* of the findings */
  const char *classes; /* the verdicts that count, one letter each */
  const char *title;
  const char *direction;
} Count;

guint objective_n_counts (void);
const Count *objective_count (guint i);
const Count *objective_find_count (const char *name); /* or NULL */

G_END_DECLS
