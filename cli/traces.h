/* What traces hold, for people and for programs. */
#pragma once

#include <json-glib/json-glib.h>

#include "models/world/study.h"

G_BEGIN_DECLS

/* What was read from the traces of @study, some lines each; "" when it has
 * none. Free with g_free. */
char *traces_format (const Study *study);

/* The same as an array of objects, the value of a member that was named. */
void traces_to_json (const Study *study, JsonBuilder *builder);

G_END_DECLS
