/* Losses: what share of the requests was lost, why, and when.
 *
 * For every variant and reason the share of the offered requests, averaged
 * over replications. Where the store has the reasons only per population, the
 * populations are summed.
 */
#pragma once

#include "plots/names.h"
#include "plots/steps.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray *reasons; /* ids, in the order of legends */
  GPtrArray *means;   /* GArray of StepMean, at variant * n reasons + reason:
                         the share per regime */
  GArray *whole;      /* Estimate, likewise: the share of the whole run */
} Losses;

Losses *losses_load (SimStore *store, const Names *names,
                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
void losses_free (Losses *losses);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Losses, losses_free)

const GArray *losses_over_time (const Losses *losses, guint variant,
                                guint reason);
Estimate losses_of_run (const Losses *losses, guint variant, guint reason);

/* "refused consent": what to call a reason. */
const char *losses_reason_title (const char *reason);

G_END_DECLS
