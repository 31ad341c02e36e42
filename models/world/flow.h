/* Flows and mechanisms: what a deployment moves, and what it holds to do so.
 *
 * A flow is data of a class that moves because users of a service are served
 * somewhere. A mechanism is held from a day on and may satisfy a rule (rule.h).
 * Judging is done in models/law.
 *
 * The policy of a flow says what its tenant does when the law is not met, or
 * will not be within its foresight: serve all the same, refuse service, file
 * with a regulator (apply), move the users to another instance (migrate), or
 * end the service (exit). The last three take time, and 'meanwhile' says
 * whether users are served until they are done. Reacting is played in
 * models/calendar.
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
  POLICY_BLOCK,    /* refuse service to those whose data may not move */
  POLICY_APPLY,    /* file for what the rule asks */
  POLICY_MIGRATE,  /* move the users to the instance 'to' */
  POLICY_EXIT      /* end the service for them */
} FlowPolicy;

struct Procedure;

typedef struct
{
  Entity base;
  const Service *service;
  const Tenant *tenant;              /* whose users, or NULL: all */
  int data_class;                    /* DataClass */
  int subtype;                       /* index into SUBTYPE_WORDS + 1; 0: none
                                        is stated */
  int purpose;                       /* index into PURPOSE_WORDS */
  int policy;                        /* FlowPolicy */
  int meanwhile;                     /* POLICY_CONTINUE or POLICY_BLOCK */
  const struct Procedure *procedure; /* by which it applies, or NULL: any */
  const Instance *to;                /* of a migration */
  Period takes;                      /* migration, or notice of the exit */
  Period foresight; /* how long before a duty it begins to react */
  double subjects;  /* share of the users whose data moves */
  SimTime activity_start;
} Flow;

typedef struct
{
  Entity base;
  int form;                         /* index into MECHANISM_WORDS */
  const Flow *flow;                 /* which it covers, or NULL: all */
  const Instance *instance;         /* at which door, or NULL: all */
  const Jurisdiction *jurisdiction; /* of whose users, or NULL: all */
  double refunded;                  /* of those who refuse a prompt; share */
  SimTime from, to;
} Mechanism;

extern const EntityKind KIND_OF_FLOW;
extern const EntityKind KIND_OF_MECHANISM;

/* The index of the mechanism "consent", which is asked of each user. */
int mechanism_consent (void);

/* Is @flow about users of @population who use @service? */
static inline gboolean
flow_concerns (const Flow *flow, const Service *service,
               const Population *population)
{
  return flow->service == service
         && (flow->tenant == NULL || flow->tenant == population->tenant);
}

/* Does the tenant of @flow refuse service while the law is not met? */
static inline gboolean
flow_blocks (const Flow *flow)
{
  return flow->policy == POLICY_BLOCK
         || (flow->policy >= POLICY_APPLY && flow->meanwhile == POLICY_BLOCK);
}

G_END_DECLS
