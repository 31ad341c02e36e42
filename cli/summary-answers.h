/* What theory says beside what was measured, for the summary. */
#pragma once

#include "cli/summary-read.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A table of the known answers of each variant; nothing where there are
 * none. */
void summary_print_answers (const Summary *summary);

/* The same as an array of objects. */
void summary_add_answers (const Summary *summary, JsonBuilder *builder);

G_END_DECLS
