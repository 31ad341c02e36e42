/* Names: what a reader of figures and reports is shown instead of ids.
 *
 * Loaded once from the store: the variants in the order of their points, and
 * the titles of all entities. It knows nothing about drawing. The variant's
 * place in this list, from 0, is what the data files of figures call variant.
 */
#pragma once

#include "sim/sim-store.h"

G_BEGIN_DECLS

typedef struct
{
  int point;
  char *name;    /* unique */
  char *variant; /* the id of the variant; several points of a sweep share it */
  char *title;   /* for display; the id if there is none */
  int n_runs;    /* replications in the store */
} VariantName;

typedef struct _Names Names;

Names *names_load (SimStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void names_free (Names *names);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Names, names_free)

guint names_n_variants (const Names *names);
const VariantName *names_variant (const Names *names, guint i);

/* The place of the variant of @point. */
guint names_place (const Names *names, int point);

/* Is @point among the variants? */
gboolean names_has_point (const Names *names, int point);

/* Many points make no figure and no table. */
#define NAMES_MOST 8

/* If there are more than @most points, let @store show only so many, and
 * replace *@names by theirs; names_describe_n then says so. */
gboolean names_narrow (Names **names, SimStore *store, guint most,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The most replications that any variant has. */
int names_n_replications (const Names *names);

/* The same in words: "n = 1 replication", "n = 10 replications". Free with
 * g_free. */
char *names_describe_n (const Names *names);

/* The title of an entity, or @id if it has none; of any kind if @kind is
 * NULL. Borrowed from @names, or @id itself. */
const char *names_title (const Names *names, const char *kind, const char *id);

/* From the first to the last instant that any run covers. */
SimRegimeRow names_horizon (const Names *names);

G_END_DECLS
