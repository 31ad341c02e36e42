/* How many clients there are, in bounded memory.
 *
 * Exact up to three quarters of a million; beyond that, a least value.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct TraceClients TraceClients;

TraceClients *trace_clients_new (void);
void trace_clients_free (TraceClients *clients);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TraceClients, trace_clients_free)

/* See a client, by a hash of its name. */
void trace_clients_add (TraceClients *clients, guint64 hash);

/* How many were seen; @exact unless there were too many to remember. */
guint64 trace_clients_n (const TraceClients *clients, gboolean *exact);

G_END_DECLS
