/* Regimes: stretches of the calendar in which nothing changes.
 *
 * The calendar makes them, law and isolation judge each of them exactly, and
 * the traffic is sampled within each. A regime borrows its World; a calendar
 * owns its regimes.
 */
#pragma once

#include "models/world/filing.h"
#include "models/world/incident.h"
#include "models/world/world.h"

G_BEGIN_DECLS

/* A partition cut off from the users of a jurisdiction. */
typedef struct
{
  const Partition *partition;
  const Jurisdiction *jurisdiction;
} Block;

/* Filings of the tenants that were made by the start of a regime. */
typedef enum
{
  FILINGS_PENDING,
  FILINGS_GRANTED, /* whether or not it still holds */
  FILINGS_REFUSED,
  N_FILING_STATES
} FilingState;

extern const char *const FILING_STATE_WORDS[N_FILING_STATES];

typedef struct
{
  guint number; /* from 0 */
  SimTime from, to;
  const World *world;
  GArray *blocks;     /* of Block */
  GPtrArray *granted; /* of const Filing: what was granted and still holds */
  guint filings[N_FILING_STATES];
  char *label;          /* what changed at its start; "" for the first */
  GPtrArray *incidents; /* of const Incident under way, tails included; NULL
                           or empty: none */
  GArray *outages;      /* of Outage, what they do; NULL: nothing fails. Its
                           times may reach beyond the regime */
} Regime;

/* Why a request was not served. */
typedef enum
{
  LOST_NOT,
  LOST_ABSENT,  /* the instance is not (or no longer) in the catalogue */
  LOST_BLOCK,   /* the partition is cut off from these users */
  LOST_RULE,    /* the tenant refuses service while the law is not met */
  LOST_CONSENT, /* the user refused the prompt */
  LOST_OUTAGE,  /* no deployment serves */
  N_LOSSES
} Loss;

extern const char *const LOSS_WORDS[N_LOSSES];

/* Through which doors the requests of one use go during a regime: a share to
 * the first instance, a share to the fallback, and what is lost. Made by the
 * law, obeyed by the traffic. The three shares add up to 1. */
typedef struct
{
  const Use *use;
  gint64 users; /* at the middle of the regime */
  double first, fallback, lost;
  Loss reason; /* why not all use the first door; LOST_NOT when they do */
} Admission;

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
