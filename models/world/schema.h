/* The XML Schema of scenario files, printed from the table of kinds.
 *
 * Shipped as scenarios/sovsim.xsd, for editors that complete from it and for
 * validation at run time. It cannot drift from the loader: a test prints it
 * anew and compares.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The whole schema. Free with g_free. */
char *schema_text (void);

G_END_DECLS
