/* Geography: where populations and sites are, and under whose law.
 *
 * Read from the attributes of the entities in the store: a population says
 * itself where it is, a site stands in a zone, that in a region, which says it.
 * It holds for the scenario as written; what a variant moves are users between
 * instances, and instances between sites.
 */
#pragma once

#include "sim/sim-store.h"

G_BEGIN_DECLS

typedef struct
{
  double lat, lon;          /* WGS84 degrees */
  const char *jurisdiction; /* id, borrowed; "" if none is told */
  const char *region;       /* id of a site's region; "" of a population */
} Location;

typedef struct _Geography Geography;

Geography *geography_load (SimStore *store,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
void geography_free (Geography *geography);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Geography, geography_free)

/* FALSE if nobody said where it is. */
gboolean geography_population (const Geography *geography, const char *id,
                               Location *location);
gboolean geography_site (const Geography *geography, const char *id,
                         Location *location);

/* The text of an attribute of an entity, or "". Borrowed. */
const char *geography_attribute (const Geography *geography, const char *kind,
                                 const char *id, const char *attribute);

G_END_DECLS
