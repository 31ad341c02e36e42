/* Filings: mechanisms that somebody must grant, and that take time.
 *
 * A regulator has desks and a backlog: other filings arrive all the time. A
 * procedure of the regulator leads to a mechanism through its stages: each
 * takes time, at a desk or without one, may be extended, may send a filing
 * back for completion, or refuse it. Short procedures are written as numbers
 * of the procedure itself, which stand for two stages: until it is accepted,
 * and a review at a desk. A filing is a tenant's own, made on a day; others
 * follow from the policy of a flow (flow.h).
 *
 * Working days are Monday to Friday but for holidays, and weekends that are
 * worked; a regulator may also count all days. How it decides is played in
 * models/calendar/procedure.h.
 */
#pragma once

#include "models/world/flow.h"

G_BEGIN_DECLS

/* Days off in a jurisdiction, besides weekends. */
typedef struct
{
  Entity base;
  const Jurisdiction *jurisdiction;
  const char *off;    /* days, separated by blanks */
  const char *worked; /* Saturdays and Sundays that are worked; or NULL */
} Holidays;

typedef enum
{
  CLOCK_WORKING, /* its time stands still on days off */
  CLOCK_CALENDAR /* all days count */
} RegulatorClock;

typedef struct
{
  Entity base;
  const Jurisdiction *jurisdiction;
  gint64 desks;  /* filings under review at a time */
  int clock;     /* RegulatorClock */
  SimTime opens; /* first day on which it takes filings */
} Regulator;

/* From when what is asked for holds. */
typedef enum
{
  HOLDS_WHEN_GRANTED,
  HOLDS_WHEN_FILED /* until it is refused, as a contract that is filed */
} ProcedureHolds;

typedef struct Procedure
{
  Entity base;           /* stands in its regulator */
  int form;              /* index into MECHANISM_WORDS: what it grants */
  gint64 until_accepted; /* days; only without stages */
  SimDist *review;       /* days at a desk, 24 h each; only without stages */
  double others;         /* filings of others, per second of its clock */
  double granted;        /* share of filings; only without stages */
  int holds;             /* ProcedureHolds */
  Period validity;       /* of what is granted */
  gint64 renewal; /* days before it expires on which it is asked for anew; 0:
                     not at all */
  gint64 tries;   /* how often one who is refused files in all */
} Procedure;

/* Who works on a filing in a stage. */
typedef enum
{
  STAGE_NOBODY, /* it takes its time, however many there are */
  STAGE_DESK,   /* one of the regulator's desks */
  STAGE_OWN     /* one of the stage's own desks */
} StagePlace;

typedef struct
{
  Entity base;         /* stands in its procedure */
  int at;              /* StagePlace */
  gint64 desks;        /* its own */
  SimDist *length;     /* days, 24 h each */
  double extended;     /* share that takes longer */
  SimDist *extension;  /* by how much; NULL: never */
  double sent_back;    /* share that must be completed and begins it anew */
  SimDist *completing; /* days for that; NULL: no time */
  double refused;      /* share that ends here */
} Stage;

typedef struct
{
  Entity base;
  const Procedure *procedure;
  const Flow *flow;                 /* which it covers, or NULL: all */
  const Instance *instance;         /* at which door, or NULL: all */
  const Jurisdiction *jurisdiction; /* of whose users, or NULL: all */
  SimTime filed;
} Filing;

extern const EntityKind KIND_OF_HOLIDAYS;
extern const EntityKind KIND_OF_REGULATOR;
extern const EntityKind KIND_OF_PROCEDURE;
extern const EntityKind KIND_OF_STAGE;
extern const EntityKind KIND_OF_FILING;

G_END_DECLS
