/* The inside of the calendar: the state of one run, and its regimes.
 *
 * Split so that what happens is in one file and how regimes come about in
 * another.
 */
#pragma once

#include "models/calendar/calendar.h"
#include "models/world/scenario.h"
#include "sim/sim-engine.h"

G_BEGIN_DECLS

/* At one instant: first what changes, then the new regime. */
enum
{
  RANK_CHANGES = 4,
  RANK_REGIMES = 12
};

/* The state of one run of the calendar. */
typedef struct
{
  const Study *study;
  const Option *option;
  SimEngine *engine;
  guint64 seed;
  guint32 replication;
  guint epoch;         /* of the option that holds now */
  GArray *blocked;     /* of const Challenge whose block is on */
  GPtrArray *granted;  /* of const Filing whose mechanism holds */
  GPtrArray *outcomes; /* of GArray of FilingOutcome, by regulator */
  guint filings[N_FILING_STATES];
  GString *label; /* what changed since the last regime began */
  Calendar *calendar;
} Play;

/* The World that holds now. */
const World *play_world (const Play *play);

/* A regime ends at @when and another begins, unless the run ends before. */
void play_turn_at (Play *play, SimTime when);

/* For a GPtrArray of Regime. */
void regime_free (gpointer regime);

G_END_DECLS
