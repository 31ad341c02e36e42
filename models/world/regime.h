/* Regimes: stretches of the calendar in which nothing changes.
 *
 * The calendar makes them, law and isolation judge each of them exactly, and
 * the traffic is sampled within each. A regime borrows its World; a calendar
 * owns its regimes.
 */
#pragma once

#include "models/world/incident.h"
#include "models/world/licence.h"
#include "models/world/world.h"

G_BEGIN_DECLS

/* A partition cut off from the users of a jurisdiction. */
typedef struct
{
  const Partition *partition;
  const Jurisdiction *jurisdiction;
  gboolean by_order; /* else for want of a licence */
} Block;

/* A mechanism that a regulator granted and that holds. What is NULL: all. */
typedef struct
{
  int form; /* index into MECHANISM_WORDS */
  const Flow *flow;
  const Instance *instance;
  const Jurisdiction *jurisdiction;
  SimTime until; /* it expires; SIM_NEVER when that is not known yet */
} Held;

/* A tenant that was made another kind of exporter. */
typedef struct
{
  const Tenant *tenant;
  int exporter;
  SimTime counts; /* first day on which it does */
} Designated;

/* What became of a flow whose tenant moves its users, or leaves. */
typedef struct
{
  const Flow *flow;
  const char *law; /* under which it had to */
} Reaction;

enum
{
  NEED_WAYS_MOST = 8
};

/* The tenant of a flow has to react: the law is not met, or will not be within
 * its foresight. */
typedef struct
{
  const Flow *flow;
  const char *law;
  const Instance *door; /* at which the data moves */
  guint n_ways;
  guint64 ways[NEED_WAYS_MOST]; /* mechanisms, by form; all of one suffice */
} Need;

/* Of whatever subtype. */
#define PERSONS_OF_ALL (-1)

/* Persons of a tenant under one law, by fact and window: whose data it has,
 * and whose data left the law's territory. */
typedef struct
{
  const Tenant *tenant;
  const Jurisdiction *node; /* the law's */
  int subtype;              /* of flows that count; PERSONS_OF_ALL: of all */
  gint64 counts[N_COUNTS][N_WINDOWS];
} Persons;

/* Filings of the tenants that were made by the start of a regime. */
typedef enum
{
  FILINGS_PENDING,
  FILINGS_GRANTED, /* whether or not it still holds */
  FILINGS_REFUSED,
  N_FILING_STATES
} FilingState;

extern const char *const FILING_STATE_WORDS[N_FILING_STATES];

/* Filings of everybody with a regulator, by FilingState. */
typedef struct
{
  const Regulator *regulator;
  guint filings[N_FILING_STATES];
} Backlog;

typedef struct
{
  guint number; /* from 0 */
  SimTime from, to;
  const World *world;
  GArray *blocks;     /* of Block */
  GArray *held;       /* of Held */
  GArray *designated; /* of Designated */
  GArray *moved;      /* of Reaction: whose users migrated */
  GArray *left;       /* of Reaction: whose service ended */
  GArray *persons;    /* of Persons; empty where nobody counts them */
  guint filings[N_FILING_STATES];
  GArray *backlogs;     /* of Backlog */
  char *label;          /* what changed at its start; "" for the first */
  GPtrArray *incidents; /* of const Incident under way, tails included; NULL
                           or empty: none */
  GArray *outages;      /* of Outage, what they do; NULL: nothing fails. Its
                           times may reach beyond the regime */
  gboolean is_struck;   /* something fails in it, in some variant */
} Regime;

/* Why a request was not served. */
typedef enum
{
  LOST_NOT,
  LOST_ABSENT,   /* the instance is not (or no longer) in the catalogue */
  LOST_BLOCK,    /* no path leads there, or it is blocked or taken down */
  LOST_LICENCE,  /* blocked from these users: a licence was not proved */
  LOST_RULE,     /* the tenant refuses service while the law is not met */
  LOST_CONSENT,  /* the user refused the prompt */
  LOST_OUTAGE,   /* no deployment serves */
  LOST_EXIT,     /* the tenant ended the service */
  LOST_OVERLOAD, /* there was no room at the servers */
  LOST_TIMEOUT,  /* the client gave up */
  N_LOSSES
} Loss;

extern const char *const LOSS_WORDS[N_LOSSES];

/* Through which doors the requests of one use go during a regime: a share to
 * the first instance, a share to the fallback, and what is lost. Made by the
 * law, obeyed by the traffic. The three shares add up to 1. */
typedef struct
{
  const Use *use;
  const Instance *door; /* the first one: the use's, or where it migrated */
  gint64 users;         /* at the middle of the regime */
  double first, fallback, lost;
  double spare; /* share of the first door's users who may use the fallback */
  Loss reason;  /* why not all use the first door; LOST_NOT when they do */
} Admission;

/* A regime of @world that begins at @from; its label is copied. */
Regime *regime_new (const World *world, SimTime from, const char *label);
void regime_free (Regime *regime);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Regime, regime_free)

/* What @tenant is to the law on @date: an index into EXPORTER_WORDS. */
int regime_exporter (const Regime *regime, const Tenant *tenant, SimTime date);

/* The persons of the tenant and law of @population whose data is of @subtype,
 * or PERSONS_OF_ALL; or NULL. */
Persons *regime_persons (const Regime *regime, const Population *population,
                         int subtype);

/* The reaction about @flow among @reactions under @law, or NULL. */
const Reaction *reaction_find (const GArray *reactions, const Flow *flow,
                               const char *law);

/* The length of @regime in days. */
static inline double
regime_days (const Regime *regime)
{
  return (double) (regime->to - regime->from) / (double) SIM_DAY;
}

/* Its middle. */
static inline SimTime
regime_middle (const Regime *regime)
{
  return regime->from + (regime->to - regime->from) / 2;
}

/* Does @instance have a deployment that serves at @at? */
gboolean instance_serves (const Instance *instance, SimTime at);

G_END_DECLS
