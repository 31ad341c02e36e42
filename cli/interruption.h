/* Interruptions: SIGINT and SIGTERM, as a flag.
 *
 * What stores runs finishes the ones that have begun and ends in good order,
 * whichever verb it belongs to.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From now on SIGINT and SIGTERM set a flag instead of ending the process. */
void interruption_catch (void);

/* Whether one of them has come since. */
gboolean interruption_came (void);

G_END_DECLS
