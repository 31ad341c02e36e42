/* Places: points of the map that have names, and what was measured between.
 *
 * A place is a city, or a region of a cloud with its partition, operator and
 * opening day. A scenario that includes the library of places can ask for a
 * round trip between any two of them; nothing else follows from a place.
 *
 * A measurement is a published round trip, kept as a fact beside the model's.
 */
#pragma once

#include "models/world/jurisdiction.h"

G_BEGIN_DECLS

typedef struct
{
  Entity base;
  const char *name;      /* as users call it: "Shanghai", "eastasia" */
  const char *aliases;   /* other names, separated by ';', or NULL */
  const char *cloud;     /* "azure", or NULL for a city */
  const char *partition; /* "azure-china", or NULL */
  const char *operator_; /* who runs it, or NULL */
  const Jurisdiction *jurisdiction;
  double lat, lon; /* WGS84 degrees */
  SimTime opened, closed;
} Place;

typedef struct
{
  Entity base;
  const Place *a, *b;
  SimSpan rtt;
  SimTime when; /* about; SIM_ALWAYS when not told */
} Measurement;

extern const EntityKind KIND_OF_PLACE;
extern const EntityKind KIND_OF_MEASUREMENT;

/* All names of @place, NULL-terminated; free with g_strfreev. */
char **place_names (const Place *place);

G_END_DECLS
