/* What one entity of a scenario says: the value of each attribute, with its
 * status, source and range. `describe SCENARIO.xml ID` prints it.
 */
#pragma once

#include "models/world/entity.h"

G_BEGIN_DECLS

/* Print the values of @entity, as a table or as one JSON object. */
void entity_values_print (const Entity *entity);
void entity_values_print_json (const Entity *entity);

G_END_DECLS
