/* JSON on standard output: what all verbs with --json share. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Add member @name with @text, or null when it is NULL. */
void json_output_text (JsonBuilder *builder, const char *name,
                       const char *text);

/* Print what @builder has built, complete, on one line. */
void json_output_print (JsonBuilder *builder);

G_END_DECLS
