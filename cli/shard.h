/* Shards: a plan dealt out to several programs, run by run.
 *
 * Runs are counted point by point within each replication, and shard i of n
 * does i, i + n, i + 2 n, ...: so each gets its share of long and of short
 * ones, and more replications do not move any run to another shard. A shard
 * writes into a store of its own, DIR/shard-I-of-N.db.
 */
#pragma once

#include "models/plan.h"

G_BEGIN_DECLS

typedef struct
{
  guint i, n; /* 1 <= i <= n; n = 0: no shard */
} Shard;

/* Read "2/4". */
gboolean shard_parse (const char *text, Shard *shard);

/* Drop from @runs, all runs of @plan, those of other shards. */
void shard_keep (const Shard *shard, const Plan *plan, GArray *runs);

/* The path of its store. Free with g_free. */
char *shard_path (const char *directory, const Shard *shard);

/* The stores of all shards in @directory, of char, sorted, owned. */
GPtrArray *shard_files (const char *directory);

/* Into how many shards the work in @directory was dealt before: the number of
 * which there are most stores; 0: none. */
guint shard_usual_n (const char *directory);

/* The stores in @directory that may hold runs of @shard: results.db and shards
 * of other numbers. Its siblings of the same number do other runs, and may be
 * writing: on a network file system nobody else may look. Of char, owned. */
GPtrArray *shard_others (const char *directory, const Shard *shard);

G_END_DECLS
