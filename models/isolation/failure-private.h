/* The inside of a FailureNet: nodes, and the clauses between them.
 *
 * A node is an element in a plane: 2 x the number of the element + plane. A
 * clause fires when all nodes of its body have failed; a soft one only in the
 * closure that asks what is impaired. Split from the spreading
 * so that what follows from a World is in one file and how it spreads in
 * another.
 */
#pragma once

#include "models/isolation/failure.h"

G_BEGIN_DECLS

/* "If all of the body, then the head, after a delay." */
typedef struct
{
  guint head;
  guint body; /* first of its body in bodies */
  guint n_body;
  gboolean soft;
  SimSpan delay;
  double probability;
  const Entity
      *basis; /* the dependency; NULL: being a part, or made of parts */
} FailureClause;

struct FailureNet
{
  const World *world;
  SimTime at;
  gboolean with_unknown;
  GPtrArray *elements; /* of const Entity */
  GHashTable *numbers; /* of an element, plus one */
  GArray *clauses;     /* of FailureClause */
  GArray *bodies;      /* of guint, nodes */
  GArray *uses;        /* of GArray of guint: the clauses that need a node */
};

/* The node of @element in @plane; @element is in the net. */
guint failure_node (const FailureNet *net, const Entity *element, Plane plane);

G_END_DECLS
