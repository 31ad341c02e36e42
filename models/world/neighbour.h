/* Neighbours: tenants who share servers, on what terms, and who is suspected.
 *
 * A deployment of policy "shares" divides its servers among the tenants whose
 * requests are inside, by weight, between what each is guaranteed and its cap.
 * A neighbour is a tenant whose effect on all others is measured, in
 * models/interference.h.
 */
#pragma once

#include "models/world/population.h"

G_BEGIN_DECLS

/* What a tenant is entitled to; without one: weight 1, nothing else. */
typedef struct
{
  Entity base; /* stands in its deployment */
  const Tenant *tenant;
  double weight;
  double guarantee; /* servers */
  double cap;       /* servers; 0: none */
} Share;

typedef struct
{
  Entity base;
  const Tenant *tenant;
  double growth; /* of its load, for the metric of Krebs et al. */
} Neighbour;

extern const EntityKind KIND_OF_SHARE;
extern const EntityKind KIND_OF_NEIGHBOUR;

G_END_DECLS
