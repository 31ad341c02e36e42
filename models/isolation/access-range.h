/* How sure an access is: its class in both views, and what decides between.
 *
 * The possible view takes what is unknown in the authority's favour, relations
 * as there and blocking statutes as absent; the sure view takes it the other
 * way round. Each unknown can only help or only hinder, so whatever becomes of
 * them all the class lies between the two, and both ends can come true. The
 * class is known when they agree.
 *
 * This is the one answer that `ask`, assertions, comparisons and runs give.
 *
 * Deciders are unknowns that suffice: with these in the authority's favour and
 * all others against it the class is that of the possible view, and with any of
 * them left out it is not. They are taken from the witness, so there may be
 * other such sets, as there may be other witnesses.
 */
#pragma once

#include "models/isolation/access.h"

G_BEGIN_DECLS

typedef struct
{
  AccessClass possible; /* the best class that what is unknown allows */
  AccessClass sure;     /* in any case: possible, or a worse one */
} AccessRange;

/* Of an Access from access_solve(). */
AccessRange access_range (const Access *access, const Authority *authority,
                          const Asset *asset);

/* The same of what is stored, or in use, alone. */
AccessRange access_range_of (const Access *access, const Authority *authority,
                             const Asset *asset, Reading reading);

gboolean access_range_is_known (AccessRange range);

/* "D", or "D or X". Static. */
const char *access_range_letters (AccessRange range);

/* One unknown that decides. */
typedef struct
{
  const int *holds; /* its switch */
  const Entity
      *relation; /* that is unknown; of a switch of <compulsion>, that */
  char *text;    /* "does leverage count (compulsion.leverage)" */
} AccessDecider;

/* What decides between the views, taken from the witness @steps of @authority
 * and @asset, of AccessStep: of AccessDecider, in the order of the steps; empty
 * when the class is known. Free with g_ptr_array_unref. */
GPtrArray *access_deciders (const Access *access, const Authority *authority,
                            const Asset *asset, const GArray *steps);

/* access_explain(), and what decides when the class is not known. g_free. */
char *access_range_explain (const Access *access, const Authority *authority,
                            const Asset *asset);

G_END_DECLS
