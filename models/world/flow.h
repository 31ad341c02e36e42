/* Flows and mechanisms: what a deployment moves, and what it holds to do so.
 *
 * A flow is data of a class that moves because users of a service are served
 * somewhere. A mechanism is held from a day on and may satisfy a rule (rule.h).
 * Judging is done in models/law.
 */
#pragma once

#include "models/world/asset.h"
#include "models/world/population.h"
#include "models/world/quantity.h"
#include "models/world/rule.h"

G_BEGIN_DECLS

typedef enum
{
  POLICY_CONTINUE, /* serve all the same: a violation */
  POLICY_BLOCK     /* refuse service to those whose data may not move */
} FlowPolicy;

typedef struct
{
  Entity base;
  const Service *service;
  int data_class; /* DataClass */
  int purpose;    /* index into PURPOSE_WORDS */
  int policy;     /* FlowPolicy */
  SimTime activity_start;
} Flow;

typedef struct
{
  Entity base;
  int form;                         /* index into MECHANISM_WORDS */
  const Flow *flow;                 /* which it covers, or NULL: all */
  const Instance *instance;         /* at which door, or NULL: all */
  const Jurisdiction *jurisdiction; /* of whose users, or NULL: all */
  SimTime from, to;
} Mechanism;

/* A licence is challenged: the door is asked to prove its licences in time;
 * else users inside are blocked from it for a while. */
typedef struct
{
  Entity base;
  const Partition *partition;       /* whose doors are challenged */
  const Jurisdiction *jurisdiction; /* whose users would be cut off */
  SimTime filed;
  Period until_decision;
  double block_probability;
  Period block_length;
} Challenge;

extern const EntityKind KIND_OF_FLOW;
extern const EntityKind KIND_OF_MECHANISM;
extern const EntityKind KIND_OF_CHALLENGE;

/* The index of the mechanism "consent", which is asked of each user. */
int mechanism_consent (void);

G_END_DECLS
