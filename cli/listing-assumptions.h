/* The assumptions of a scenario, each with what it is, how far it may be off,
 * who says so, and where: what somebody needs who wants to change one. */
#pragma once

#include <json-glib/json-glib.h>

#include "cli/output.h"
#include "models/world/world.h"

G_BEGIN_DECLS

/* Add a row of five cells each to @table; or, where @json is not NULL, an
 * object each to the array that stands open there. */
void listing_assumptions (const World *world, Table *table, JsonBuilder *json);

G_END_DECLS
