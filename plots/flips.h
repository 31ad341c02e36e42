/* Flips: what an assumption would change if it were at the end of its range.
 *
 * A run tries every assumption at both ends, the others as they stand, and
 * keeps which of the exact answers become others (cli/describing-flips.c).
 * Here they are read back. What needs runs is asked by `sovsim compare
 * --flips`, and not kept here.
 */
#pragma once

#include "sim/sim-store.h"

G_BEGIN_DECLS

/* An answer that becomes another. */
typedef struct
{
  char *form;    /* "best", "access", "law", "assertion" */
  char *when;    /* "end", "before", "dates" */
  char *variant; /* id, "" for who is best */
  char *subject, *object;
  char *from, *to;
} FlipChange;

void flip_change_free (gpointer change);

/* One assumption at one end of its range. */
typedef struct
{
  char *value;
  gboolean tried;     /* FALSE: it cannot take that value */
  guint n;            /* how many answers become others */
  GPtrArray *changes; /* of FlipChange: the first of them */
} Flip;

typedef struct _Flips Flips;

Flips *flips_load (SimStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void flips_free (Flips *flips);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Flips, flips_free)

/* Was anything tried? */
gboolean flips_were_asked (const Flips *flips);

/* @attribute of @entity at @end, "low" or "high"; NULL when it was not tried.
 * Borrowed. */
const Flip *flips_find (const Flips *flips, const char *entity,
                        const char *attribute, const char *end);

G_END_DECLS
