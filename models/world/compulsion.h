/* Compulsion: what counts when authorities compel, for the whole world.
 *
 * Lawyers disagree about these, so they are switches: does owning the shares
 * of a company mean control over what it holds; does administration or a
 * contract; does pressure on a subsidiary move its parent to break a law; are
 * treaties in force at all; does plaintext in use count beside what is stored.
 * Each is yes, no or unknown; with "unknown" an answer that depends on it is
 * unknown, too. A scenario without the element has the default one, so that
 * variants and --set can change it: --set compulsion.leverage=no.
 *
 * Single relations have the same switch, their attribute 'holds'. What follows
 * from either is decided in models/isolation.
 */
#pragma once

#include "models/world/entity.h"

G_BEGIN_DECLS

/* Is a relation there? */
typedef enum
{
  HOLDS_YES,
  HOLDS_NO,
  HOLDS_UNKNOWN
} Holds;

extern const char *const HOLDS_WORDS[];

/* The row of a table of attributes. */
#define HOLDS_ATTRIBUTE(Type, field_, name_, help_)                            \
  {                                                                            \
    ATTRIBUTE (Type, field_, name_, ATTRIBUTE_WORD, "yes", help_),             \
        .words = HOLDS_WORDS                                                   \
  }

/* Each of Holds. */
typedef struct
{
  Entity base;
  int equity;         /* Holds, of control by shares */
  int administration; /* of control by administering systems */
  int contract;       /* of control by contract */
  int leverage;
  int treaty;
  int live; /* reading what is only in use */
} Compulsion;

extern const EntityKind KIND_OF_COMPULSION;

/* A World has exactly one. */
const Compulsion *world_compulsion (const World *world);

G_END_DECLS
