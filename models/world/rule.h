/* Rules: what a law says, as data.
 *
 * A rule is one version of a legal duty: conditions that must all hold, a
 * verdict, and what lifts the verdict. Rules of one law about one kind of
 * decision stand in the order in which they are tried; the first that fits
 * decides. Whatever all of them ask stands once, in a <scope>.
 *
 * A condition (<when>) compares one fact of an act with words; <count> looks
 * at how many persons' data is moved; <any> holds when one of its parts does.
 * A <cure> lifts the verdict while mechanisms are held, an <exempt> without
 * any; both may have conditions and dates of their own. A <grant> says who
 * grants mechanisms under a law.
 *
 * Words come from a vocabulary (vocabulary.h): built in, or added by a <term>
 * or an <area>, so that a new law takes no C. Judging is done in models/law.
 */
#pragma once

#include "models/world/entity.h"

G_BEGIN_DECLS

typedef enum
{
  DECISION_TRANSFER,
  DECISION_STORAGE,
  DECISION_REQUEST,
  N_DECISIONS
} Decision;

extern const char *const DECISION_WORDS[];
extern const char *const PURPOSE_WORDS[];
extern const char *const SUBTYPE_WORDS[];
extern const char *const MECHANISM_WORDS[];
extern const char *const COUNT_WORDS[];
extern const char *const WINDOW_WORDS[];

/* Verdicts; whatever may not go ahead before X is obtained is "requires-X",
 * and stands from VERDICT_REQUIRES on, in the order of the vocabulary. */
typedef enum
{
  VERDICT_ALLOWED,
  VERDICT_NO_RULE,
  VERDICT_NEEDS_JUDGEMENT,
  VERDICT_PROHIBITED,
  VERDICT_COMPELLABLE,
  VERDICT_NOT_COMPELLABLE,
  VERDICT_REQUIRES
} VerdictWord;

typedef struct
{
  Entity base;
  const char *law;  /* code: "CN" */
  const char *name; /* of the rule when its id names a version; or NULL */
  int decision;     /* Decision */
  SimTime from, to;
  gboolean commenced;  /* brought into operation, or only enacted */
  gboolean counted;    /* do acts that it allows count for other rules */
  const char *verdict; /* a word of the vocabulary */
  const char *article;
} Rule;

/* What all rules of a law about one kind of decision ask. */
typedef struct
{
  Entity base;
  const char *law;
  int decision;
  const char *article;
} Scope;

/* Holds when one of the conditions and counts that stand in it does. */
typedef struct
{
  Entity base;
} Any;

/* Facts about an act that a condition can test. */
typedef enum
{
  FACT_CLASS,
  FACT_SUBTYPE,
  FACT_EXPORTER,
  FACT_PURPOSE,
  FACT_ACTIVITY, /* new, or going on since an earlier day */
  FACT_ORIGIN,
  FACT_LOCATION,
  FACT_DESTINATION,
  FACT_OPERATOR_HOME,
  N_WORD_FACTS, /* an act has one word for each of these */
  FACT_MECHANISM = N_WORD_FACTS,
  FACT_ACTIVITY_START,
  N_FACTS
} Fact;

typedef enum
{
  ACTIVITY_NEW,
  ACTIVITY_CONTINUING
} Activity;

/* How a fact is called and what it is compared with. */
typedef struct
{
  const char *name;         /* in rules: "class" */
  const char *column;       /* in cases: "data_class" */
  const char *const *words; /* built in; NULL: places, or a date */
  gboolean is_place;
} FactSpec;

/* The table of facts, by Fact; and its names, NULL-terminated. */
extern const FactSpec FACTS[N_FACTS];
extern const char *const FACT_WORDS[];

typedef struct
{
  Entity base;        /* stands in a rule, scope, any, cure or exempt */
  int fact;           /* Fact */
  const char *in;     /* words, any of which fits; or NULL */
  const char *not_in; /* words, none of which may fit; or NULL */
  SimTime before;     /* of a date: strictly earlier; SIM_NEVER: not tested */
  SimTime since;      /* of a date: then or later; SIM_ALWAYS: not tested */
} Condition;

/* Cumulative counts of persons. */
typedef enum
{
  COUNT_HELD,       /* whose data the exporter processes at all */
  COUNT_EXPORT_PI,  /* not sensitive, exported within the window */
  COUNT_EXPORT_SPI, /* sensitive, exported within the window */
  N_COUNTS
} CountFact;

/* Since when a count runs; each window but the first holds the one before. */
typedef enum
{
  WINDOW_ANY,
  WINDOW_CUR_JAN1,  /* 1 January of the year of the act */
  WINDOW_12_MONTHS, /* the twelve months before it */
  WINDOW_PREV_JAN1, /* 1 January of the year before */
  N_WINDOWS
} CountWindow;

typedef struct
{
  Entity base;  /* stands where a condition stands */
  int fact;     /* CountFact */
  int window;   /* CountWindow */
  gint64 least; /* inclusive */
  gint64 below; /* exclusive; 0: no upper end */
} Threshold;

/* What lifts the verdict of the rule in which it stands: mechanisms that are
 * held, all together; for an <exempt> none. */
typedef struct
{
  Entity base;
  const char *mechanisms; /* words; NULL for an <exempt> */
  const char *article;    /* its own, or NULL: that of the rule */
  SimTime from, to;
} Cure;

/* Who grants mechanisms under a law. */
typedef struct
{
  Entity base;
  const char *law;
  const char *mechanisms;
  const char *by;
} Grant;

/* Do the rules of @law about @decision ask for a subtype of data? Then persons
 * are counted by subtype for it. */
gboolean law_tests_subtype (const World *world, const char *law, int decision);

/* Does @whole, a rule or a part of one, ask for the subtype with number
 * @subtype among others, or for any when that is negative? */
gboolean rule_tests_subtype (const Entity *whole, int subtype);

extern const EntityKind KIND_OF_RULE;
extern const EntityKind KIND_OF_SCOPE;
extern const EntityKind KIND_OF_ANY;
extern const EntityKind KIND_OF_CONDITION;
extern const EntityKind KIND_OF_THRESHOLD;
extern const EntityKind KIND_OF_CURE;
extern const EntityKind KIND_OF_EXEMPT;
extern const EntityKind KIND_OF_GRANT;

/* The name that cases use for @rule: "CN-PIPL-38". Borrowed. */
const char *rule_name (const Rule *rule);

/* Is @entity a <cure> or an <exempt>? */
static inline gboolean
entity_lifts (const Entity *entity)
{
  return entity->kind->id == KIND_CURE || entity->kind->id == KIND_EXEMPT;
}

/* Check every rule of @world against the vocabulary and against the others:
 * all at once when @entity is the first rule, else nothing. */
void rules_check (const World *world, const Entity *entity,
                  ProblemList *problems);

G_END_DECLS
