/* Stock-taking: which runs are wanted, and which of them some stores hold
 * between them. Needs no scenario: a store knows its points. */
#pragma once

#include "sim/sim-store.h"

G_BEGIN_DECLS

typedef struct Stock Stock;

/* A run that nobody has. */
typedef struct
{
  const char *name; /* of its point */
  int replication;
} StockGap;

Stock *stock_new (void);
void stock_free (Stock *stock);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Stock, stock_free)

/* Count what @store wants and holds; several that want the same are counted
 * once. */
gboolean stock_add (Stock *stock, SimStore *store,
                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

guint stock_n_wanted (const Stock *stock);
guint stock_n_missing (const Stock *stock);

/* The missing ones, of StockGap, point by point; names are borrowed. Free with
 * g_array_unref. */
GArray *stock_gaps (const Stock *stock);

G_END_DECLS
