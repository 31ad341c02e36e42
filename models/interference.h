/* Interference: what a tenant does to the others on shared servers.
 *
 * For every <neighbour> the windows of a regime are played again without the
 * requests of that tenant, and once more with more of them. All other users
 * send the same requests at the same instants, so what differs is the
 * neighbour's doing. Of every population of another tenant:
 *
 *   response with the neighbour / response alone, per quantile
 *   (R' - R) / R / growth, R the mean response, R' with the load grown:
 *   the metric of Krebs, Momm and Kounev (Science of Computer Programming
 *   90 B, 2014, pages 116-134, doi:10.1016/j.scico.2013.08.005)
 *
 * Responses are whole latencies, ways and transfers included.
 */
#pragma once

#include "models/observe.h"
#include "models/traffic/traffic.h"
#include "models/world/neighbour.h"

G_BEGIN_DECLS

typedef struct Interference Interference;

Interference *interference_new (void);
void interference_free (Interference *interference);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Interference, interference_free)

/* Play @regime again for each neighbour of its World, after @traffic played it
 * as it is, and enter what was found. */
void interference_play (Interference *interference, Traffic *traffic,
                        const Regime *regime, const GArray *admissions,
                        Observer *observer);

/* Enter what all regimes together say. */
void interference_enter_whole (const Interference *interference,
                               Observer *observer);

G_END_DECLS
