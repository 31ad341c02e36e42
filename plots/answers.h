/* Known answers of a store: what theory says that its runs measure.
 *
 * A scenario can state exact values (models/world/known-answer.h); they are
 * kept beside the results, for each variant. Here they are read back, for the
 * summary and for the figure that shows them. Texts belong to the list.
 */
#pragma once

#include "sim/sim-store.h"

G_BEGIN_DECLS

typedef struct
{
  int point;    /* of the variant */
  guint number; /* in the scenario */
  char *title;
  char *metric;
  char *labels; /* canonical */
  double exact; /* in the unit of the metric */
  char *formula;
  char *source;
} Answer;

/* Of Answer: by point, then in the order of the scenario. NULL on failure. */
GPtrArray *answers_load (SimStore *store,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
