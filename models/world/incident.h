/* Incidents: what failed, when, and how it came about.
 *
 * An incident makes elements fail - a site, a region, an instance that others
 * need, a party whose agent runs everywhere - from an instant on until
 * another. What fails with them is the business of models/isolation, requests
 * that fail of models/traffic. After its end there is a tail: nothing fails
 * any more, but queues that piled up and clients that retry are still there.
 * From its beginning to the end of its tail an incident has regimes of its
 * own, in which nothing else of the calendar happens.
 *
 * Dates are instants, in UTC or with an offset. What sources disagree about
 * is written as the range of an assumption.
 */
#pragma once

#include "models/world/cloud.h"

G_BEGIN_DECLS

typedef struct
{
  Entity base;
  SimTime from, to;
  SimSpan tail;          /* from the end until everything is as before */
  int plane;             /* Plane */
  double share;          /* of what the elements do that fails */
  int manner;            /* FailureManner: what those who ask are told */
  const char *mechanism; /* how it came about, or NULL */
  gboolean happens;      /* in this variant */
} Incident;

/* What a client of something that fails notices. */
typedef enum
{
  MANNER_REFUSES, /* the request comes back at once */
  MANNER_SILENT   /* nothing: it has to give up by itself */
} FailureManner;

/* One of the elements that fail. */
typedef struct
{
  Entity base; /* stands in its incident */
  const Entity *element;
  SimTime from, to; /* SIM_ALWAYS, SIM_NEVER: as its incident */
} Failing;

/* What an incident takes from a deployment: the work (PLANE_DATA) or the
 * management (PLANE_CONTROL) of @share of what comes to it fails within
 * [from, to). Outages of different incidents are independent of each other: a
 * request is served when it passes all of them. */
typedef struct
{
  const Incident *incident;
  const Deployment *deployment;
  Plane plane; /* PLANE_DATA or PLANE_CONTROL */
  SimTime from, to;
  double share;
} Outage;

extern const EntityKind KIND_OF_INCIDENT;
extern const EntityKind KIND_OF_FAILING;

/* The incidents of @world that are under way at @at, tails included: of const
 * Incident, in document order. Free with g_ptr_array_unref. */
GPtrArray *world_incidents (const World *world, SimTime at);

/* The end of its tail. */
SimTime incident_over (const Incident *incident);

G_END_DECLS
