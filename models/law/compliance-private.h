/* Where the data of a regime goes, as judging and admitting see it. */
#pragma once

#include "models/law/compliance.h"

G_BEGIN_DECLS

static inline const Population *
use_population (const Use *use)
{
  return (const Population *) use->base.parent;
}

/* Does data of users in @from leave its law's territory when it is in @to? */
gboolean data_leaves (const Jurisdiction *from, const Jurisdiction *to);

/* Does any serving deployment of @instance lie outside @from's law? */
gboolean instance_is_abroad (const Instance *instance, const Jurisdiction *from,
                             SimTime at);

/* The first door of @use: its own, or where its users migrated. */
const Instance *use_door (const Regime *regime, const Use *use);

gboolean mechanism_covers (const Mechanism *mechanism, const Flow *flow,
                           const Instance *instance,
                           const Population *population, SimTime at);

/* Who gets through the doors of @use. With @wanted as if no tenant refused
 * service because of the law. */
Admission admission_of (const Compliance *compliance, const Use *use,
                        gboolean wanted);

G_END_DECLS
