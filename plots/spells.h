/* Spells: what holds for a while, as bars under the verdicts.
 *
 * Laws in force, mechanisms that are held, and licences and filings while they
 * are in the air: each from its first day to its last, within the horizon.
 */
#pragma once

#include "plots/marks.h"

G_BEGIN_DECLS

typedef struct
{
  SimTime from, to;
  char *subject; /* id of the entity */
} Spell;

/* Spell *. A law holds from its first event to the one that ends it. */
GPtrArray *spells_of_laws (const GPtrArray *marks, SimRegimeRow horizon);

/* A licence or filing is in the air from its first event to its last. */
GPtrArray *spells_of_licences (const GPtrArray *marks, SimRegimeRow horizon);

/* Mechanisms as the scenario dates them, before variants change them. NULL on
 * failure. */
GPtrArray *spells_of_mechanisms (SimStore *store, SimRegimeRow horizon,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
