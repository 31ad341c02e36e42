/* Failure: what is impaired when something fails, how soon, and for whom.
 *
 * Two facts for each element, one a plane: its work (data) and changing or
 * managing it (control). They fail with what they need:
 *
 *   a part fails with its whole            region, zone, site; a site with the
 *                                          building that it shares, deployment
 *                                          with its site; both planes
 *   a whole fails when all parts have      zone of sites, region of zones,
 *                                          partition of regions, instance of
 *                                          the deployments that serve
 *   what depends fails with what it needs  typed dependencies, hard or soft,
 *                                          between whatever they name; a
 *                                          dependency of form control-plane
 *                                          needs the control plane, any other
 *                                          the work
 *
 * Hard dependencies make "down"; when a soft one is on the way it is
 * "impaired". Each fact is reached after the least delay (Dijkstra's algorithm
 * over clauses: a clause fires with the last of its body). The probability told
 * is that of the quickest chain, its dependencies being independent.
 *
 * The sure view leaves out dependencies that are unknown, the possible view
 * takes them as there. Leaves out: load that moves elsewhere and overloads it,
 * retries, repair; those are for the traffic.
 */
#pragma once

#include "models/world/cloud.h"
#include "models/world/world.h"

G_BEGIN_DECLS

/* The clauses of one World at one instant; serves many failures. */
typedef struct FailureNet FailureNet;

FailureNet *failure_net_new (const World *world, SimTime at,
                             gboolean with_unknown);
void failure_net_free (FailureNet *net);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FailureNet, failure_net_free)

/* The World it was made of. */
const World *failure_net_world (const FailureNet *net);

/* Everything that can fail, of const Entity, borrowed. */
const GPtrArray *failure_net_elements (const FailureNet *net);

typedef enum
{
  FAILURE_DOWN,
  FAILURE_IMPAIRED,
  FAILURE_FINE
} FailureState;

/* What follows when some elements fail. Borrows its net. */
typedef struct Failure Failure;

/* @failing, of const Entity, fail in both planes, at once. */
Failure *failure_spread (const FailureNet *net, const GPtrArray *failing);

void failure_free (Failure *failure);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Failure, failure_free)

FailureState failure_state (const Failure *failure, const Entity *element,
                            Plane plane);

/* The worse of both planes. */
FailureState failure_state_any (const Failure *failure, const Entity *element);

/* How long after the beginning @element is down; SIM_NEVER: it is not. */
SimSpan failure_delay (const Failure *failure, const Entity *element,
                       Plane plane);

/* "down", "impaired", "fine". */
const char *failure_state_word (FailureState state);

/* One hop: @element fails in @plane because of @basis, a dependency or the
 * element that contains it, or that it consists of. */
typedef struct
{
  const Entity *element;
  Plane plane;
  const Entity *cause; /* the last of what it needs */
  const Entity *basis; /* a dependency; else the cause */
  SimSpan delay;       /* since the beginning */
} FailureStep;

/* The chain that reaches @element in @plane, first things first: of
 * FailureStep; empty when it is fine, or among what fails at first. */
GArray *failure_steps (const Failure *failure, const Entity *element,
                       Plane plane);

/* The probability of that chain. */
double failure_probability (const Failure *failure, const Entity *element,
                            Plane plane);

/* For whom: users without any door, their tenants and services. */
typedef struct
{
  gint64 users, users_all;
  double requests, requests_all; /* 1/s, of a workday */
  guint tenants, tenants_all;
  guint services, services_all;
} FailureBlast;

FailureBlast failure_blast (const Failure *failure);

/* Do the users of @service at @use have no instance left that works? */
gboolean failure_cuts_off (const Failure *failure, const Entity *use);

/* The share of the elements of @victim, regions and below and instances in its
 * catalogue, that @failure brings down or impairs: one entry of the coupling
 * matrix when all of another partition fails. */
double failure_coupling (const Failure *failure, const Partition *victim);

/* Common causes: of all elements whose failure alone hits something of @one or
 * of @other, the share that hits both; 0 when there are none. The beta factor
 * of reliability (Fleming, 1975), with elements in place of rates. */
double failure_common_cause (const FailureNet *net, const Partition *one,
                             const Partition *other);

/* The partition in which @element lies, or NULL. */
const Partition *element_partition (const Entity *element);

G_END_DECLS
