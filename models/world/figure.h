/* Figures: the pictures that a scenario asks for.
 *
 * Without any <figure> every kind of picture that has something to show is
 * drawn. A <figure> adds one of its own: of a kind, under its own id, with a
 * title, and for some metric, populations, variants or day only. Nothing that
 * is simulated depends on it. What the kinds are is known to plots/, which
 * lists them in the same order (a test compares); so is what each can choose.
 */
#pragma once

#include "models/world/entity.h"

G_BEGIN_DECLS

typedef struct
{
  Entity base;
  int kind;                /* index into FIGURE_WORDS */
  const char *metric;      /* or NULL: the kind's own */
  const char *against;     /* the other metric, or NULL */
  const char *populations; /* ids parted by blanks, or NULL: all */
  const char *variants;    /* likewise */
  SimTime at;              /* SIM_NEVER: at the end */
} Figure;

/* The kinds, NULL-terminated. */
extern const char *const FIGURE_WORDS[];

extern const EntityKind KIND_OF_FIGURE;

G_END_DECLS
