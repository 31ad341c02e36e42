/* Factors: what an experiment varied, as numbers, and at which points.
 *
 * A factor is an attribute that takes at least two different values among the
 * points that are shown: numbers, or texts such as a distribution. Points are
 * those of Names, by place.
 */
#pragma once

#include "plots/names.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;         /* "mail.servers" */
  char *unit;         /* "ms", or "" */
  gboolean is_number; /* all values are */
  GArray *levels;     /* double: its numbers, ascending */
  double *values;     /* for each place in Names; NaN where it has none */
  char **texts;       /* likewise; NULL where it has none */
  guint n_places;
} SweepFactor;

/* SweepFactor *, numbers first, the one with most levels before the others.
 * NULL on failure. */
GPtrArray *factors_load (SimStore *store, const Names *names,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Which of the levels of @factor, a number, the place has, or -1. */
gint factor_level (const SweepFactor *factor, guint place);

/* Whether two places have the same variant, and the same value of all
 * @factors but those from 0 to @n_free - 1. */
gboolean factors_agree (const GPtrArray *factors, guint n_free,
                        const Names *names, guint a, guint b);

G_END_DECLS
