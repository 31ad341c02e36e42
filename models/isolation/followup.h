/* What follows from an access: when it began, and what would end it.
 *
 * Earliest: the first day on which the sure view has a way, in any class and
 * directly; and the first instant at which plaintext can be there, a request
 * by treaty being answered after its delay. Exact: treaties are let in one by
 * one, the fastest first, until they suffice.
 *
 * Remedy: a single relation whose end removes the access. It must stand in
 * every derivation, so it stands in the shortest one; each relation of that is
 * left out in turn and the fixpoint computed anew. Cheapest first, by what it
 * takes: custody (who holds what, how it is encrypted) before contracts,
 * places of business, ownership, and laws, which no tenant can change.
 */
#pragma once

#include "models/isolation/access.h"
#include "models/isolation/question.h"

G_BEGIN_DECLS

/* Since when; all times lie at the beginning of stretches of the run, the
 * plaintext after the delay of treaties. */
typedef struct
{
  SimTime first; /* SIM_NEVER: on no day of the run */
  AccessClass class_;
  SimTime direct;    /* first day in class D, or SIM_NEVER */
  SimTime plaintext; /* first instant at which it can be there */
} Earliest;

/* Of @authority and @asset, ids, in @option of @study. */
Earliest followup_earliest (const Study *study, const Option *option,
                            const char *authority, const char *asset);

/* What a change takes, cheapest first. */
typedef enum
{
  EFFORT_CUSTODY,
  EFFORT_CONTRACT,
  EFFORT_ESTABLISHMENT,
  EFFORT_OWNERSHIP,
  EFFORT_LAW
} Effort;

/* One change that suffices. */
typedef struct
{
  const Entity *relation; /* whose end removes the access */
  Effort effort;
  char *text;
} Remedy;

/* All single changes that remove the access at @at, cheapest first: of Remedy,
 * g_ptr_array_unref. Empty: no single one does, or there is no access. */
GPtrArray *followup_remedies (const World *world, SimTime at,
                              const Authority *authority, const Asset *asset);

/* Put all of this, and the coalitions, into lines of text. */
void followup_note (GPtrArray *notes, const Question *question,
                    const World *world, SimTime at, const Authority *authority,
                    const Asset *asset);

G_END_DECLS
