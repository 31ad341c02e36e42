/* JSON on standard output: what all verbs with --json share. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Add member @name with @text, or null when it is NULL. */
void json_output_text (JsonBuilder *builder, const char *name,
                       const char *text);

/* Add member @name; of a number that is none, null. */
void json_output_number (JsonBuilder *builder, const char *name, double value);
void json_output_int (JsonBuilder *builder, const char *name, gint64 value);
void json_output_truth (JsonBuilder *builder, const char *name, gboolean value);

/* Add a number, or null, to the array that is open. */
void json_output_element (JsonBuilder *builder, double value);

/* Print what @builder has built, complete, on one line. */
void json_output_print (JsonBuilder *builder);

G_END_DECLS
