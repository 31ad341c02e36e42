/* Licences, designations, takedowns: what others can do to a tenant.
 *
 * A licence is challenged: the operator of a partition is asked to prove that
 * it may serve a jurisdiction. Proof that comes in time ends the matter; else
 * chance decides whether service from outside is blocked, for how long, and
 * whether the licence is revoked, so that the block lasts until a new one is
 * granted. A designation makes a tenant another kind of exporter, as an
 * operator of critical infrastructure, once its grace is over.
 *
 * Both are played in models/calendar/licence.c. A takedown is an order to
 * refuse an instance to the users of a place; a provider that cannot tell
 * places apart refuses it to everybody.
 */
#pragma once

#include "models/world/filing.h"

G_BEGIN_DECLS

/* Why a block is made, and what is lost to it is counted under. */
typedef enum
{
  GROUNDS_LICENCE, /* it was not proved */
  GROUNDS_ORDER    /* the service itself is unwanted */
} ChallengeGrounds;

typedef struct
{
  Entity base;
  const Partition *partition;       /* whose doors are challenged */
  const Jurisdiction *jurisdiction; /* whose users would be cut off */
  SimTime filed;
  Period until_decision;
  SimDist *proof; /* ns until the proof is handed in; NULL: no proof */
  int grounds;    /* ChallengeGrounds */
  double block_probability;
  Period block_length;
  double revocation;          /* share of blocks that end by a new licence */
  const Procedure *procedure; /* that grants it, or NULL */
} Challenge;

typedef struct
{
  Entity base;
  const Tenant *tenant;
  int exporter; /* index into EXPORTER_WORDS: what it becomes */
  SimTime date; /* on which it is told */
  Period grace; /* from then until it counts */
  double probability;
} Designation;

typedef enum
{
  TAKEDOWN_EVERYBODY, /* the whole instance */
  TAKEDOWN_PLACE      /* only the users that are meant */
} TakedownReach;

typedef struct
{
  Entity base;
  const Instance *instance;
  const Jurisdiction *jurisdiction; /* whose users are meant */
  int reach;                        /* TakedownReach */
  SimTime from, to;
} Takedown;

extern const EntityKind KIND_OF_CHALLENGE;
extern const EntityKind KIND_OF_TAKEDOWN;
extern const EntityKind KIND_OF_DESIGNATION;

G_END_DECLS
