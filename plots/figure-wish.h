/* Figure wishes: which pictures are drawn, of what, and under which names.
 *
 * Every kind is wished for once, under its own name, as it is. Each <figure>
 * of the scenario (models/world/figure.h), kept in the store as an entity, is
 * one wish more; one with the name of a kind takes that one's place.
 */
#pragma once

#include "models/world/world.h"
#include "plots/figures.h"

G_BEGIN_DECLS

struct _FigureWish
{
  const FigureKind *kind;
  char *id;           /* of its files */
  char *title;        /* or NULL: the kind's */
  char *metric;       /* or NULL: the kind's own */
  char *against;      /* or NULL: the kind's own */
  char **populations; /* ids; empty: all */
  char **variants;    /* ids; empty: all */
  SimTime at;         /* the day that is shown; SIM_NEVER: the last */
};

/* FigureWish *, by kind, in each first the plain one. NULL on failure. */
GPtrArray *figure_wishes_load (SimStore *store,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

const char *figure_wish_title (const FigureWish *wish);

/* Is @population among those that @wish is about? */
gboolean figure_wish_shows (const FigureWish *wish, const char *population);

/* Let @store show the variants of @wish only, and all again. */
gboolean figure_wish_narrow (const FigureWish *wish, SimStore *store,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void figure_wish_widen (SimStore *store);

/* Note as problems what the figures of @world ask for and cannot have. */
void figure_wishes_check (const World *world, ProblemList *problems);

G_END_DECLS
