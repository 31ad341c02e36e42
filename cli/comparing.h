/* How `sovsim compare` tells what a comparison found: tables for people, one
 * JSON object for programs. What was found is plots/comparison.h.
 */
#pragma once

#include "plots/comparison.h"

G_BEGIN_DECLS

/* What is told besides the numbers. */
typedef struct
{
  const Comparison *comparison;
  guint n_stores;
  const char *title;      /* of the scenario */
  const guint *reference; /* of each contender: who it is compared with, or
                             itself */
  GArray *outcomes;       /* of guint: the series that are weighed */
  const double *weights;  /* for each of them, or NULL */
  GPtrArray *answers;     /* of ExactAnswer */
} Comparing;

/* An answer that is not estimated: a class of access, a count of verdicts. */
typedef struct
{
  char *question; /* "Enterprises' content: Hong Kong police" */
  char *kind;     /* "access" or "law" */
  char **values;  /* for each contender, NULL-terminated: "D"; "12"; "D or T"
                     when replications disagree */
  gboolean differs;
} ExactAnswer;

/* Read them all; NULL on failure. Free with g_ptr_array_unref. */
GPtrArray *comparing_answers (const Comparison *comparison,
                              SimStore *const *stores, guint n_stores,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The difference between a contender and its reference in series @i. */
gboolean comparing_find (const Comparing *comparing, guint i, guint contender,
                         Difference *difference);

void comparing_print (const Comparing *comparing);
void comparing_print_json (const Comparing *comparing);

G_END_DECLS
