/* Flows, rules and mechanisms: what the law looks at, and what it says.
 *
 * A flow is data of a class that moves because users of a service are served
 * somewhere. A rule is one version of a legal duty, as data: conditions that
 * must all hold, a verdict, and cures, each a set of mechanisms that lifts the
 * verdict. Rules stand in the order in which they are tried; the first that
 * fits decides. Judging is done in models/law.
 */
#pragma once

#include "models/world/asset.h"
#include "models/world/population.h"
#include "models/world/quantity.h"

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

typedef enum
{
  DECISION_TRANSFER,
  DECISION_STORAGE,
  DECISION_REQUEST
} Decision;

extern const char *const DECISION_WORDS[];
extern const char *const PURPOSE_WORDS[];
extern const char *const VERDICT_WORDS[];
extern const char *const MECHANISM_WORDS[];
extern const char *const FACT_WORDS[];
extern const char *const COUNT_WORDS[];
extern const char *const WINDOW_WORDS[];

typedef enum
{
  VERDICT_ALLOWED,
  VERDICT_NO_RULE,
  VERDICT_NEEDS_JUDGEMENT,
  VERDICT_PROHIBITED,
  VERDICT_COMPELLABLE,
  VERDICT_NOT_COMPELLABLE,
  VERDICT_REQUIRES_FIRST /* requires-security-assessment, ... to the end */
} VerdictWord;

typedef struct
{
  Entity base;
  const char *law; /* code: "CN" */
  const char *name; /* of the rule when its id names a version; or NULL */
  int decision;
  SimTime from, to;
  int verdict; /* VerdictWord */
  const char *article;
} Rule;

/* Facts about an act that a condition can test. */
typedef enum
{
  FACT_CLASS,
  FACT_EXPORTER,
  FACT_PURPOSE,
  FACT_ORIGIN,
  FACT_LOCATION,
  FACT_DESTINATION,
  FACT_OPERATOR_HOME,
  FACT_ACTIVITY_START,
  FACT_MECHANISM,
  N_FACTS
} Fact;

typedef struct
{
  Entity base; /* stands in its rule */
  int fact;    /* Fact */
  const char *in;     /* words, any of which fits; or NULL */
  const char *not_in; /* words, none of which may fit; or NULL */
  SimTime before;     /* of a date: strictly earlier; SIM_NEVER: not tested */
} Condition;

/* Cumulative counts of persons. */
typedef enum
{
  COUNT_HELD,       /* whose data the exporter processes at all */
  COUNT_EXPORT_PI,  /* not sensitive, exported within the window */
  COUNT_EXPORT_SPI, /* sensitive, exported within the window */
  N_COUNTS
} CountFact;

typedef enum
{
  WINDOW_ANY,
  WINDOW_PREV_JAN1,
  WINDOW_CUR_JAN1,
  WINDOW_12_MONTHS
} CountWindow;

typedef struct
{
  Entity base; /* stands in its rule */
  int fact;    /* CountFact */
  int window;  /* CountWindow */
  gint64 least; /* inclusive */
  gint64 below; /* exclusive; 0: no upper end */
} Threshold;

typedef struct
{
  Entity base; /* stands in its rule */
  guint64 mechanisms; /* all of these together */
  SimTime from, to;
} Cure;

typedef struct
{
  Entity base;
  int form; /* index into MECHANISM_WORDS */
  const Flow *flow;         /* which it covers, or NULL: all */
  const Instance *instance; /* at which door, or NULL: all */
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
extern const EntityKind KIND_OF_RULE;
extern const EntityKind KIND_OF_CONDITION;
extern const EntityKind KIND_OF_THRESHOLD;
extern const EntityKind KIND_OF_CURE;
extern const EntityKind KIND_OF_MECHANISM;
extern const EntityKind KIND_OF_CHALLENGE;

/* The index of the mechanism "consent", which is asked of each user. */
int mechanism_consent (void);

G_END_DECLS
