/* The state of one run of the calendar, and what its parts share. */
#pragma once

#include "models/calendar/calendar.h"
#include "models/calendar/procedure.h"
#include "models/world/scenario.h"
#include "sim/sim-engine.h"
#include "sim/sim-random.h"

G_BEGIN_DECLS

/* At one instant: first what changes, then the new regime. */
enum
{
  RANK_CHANGES = 4,
  RANK_REGIMES = 12
};

typedef struct
{
  const CalendarTerms *terms;
  const Scenario *scenario;
  SimEngine *engine;
  guint epoch;           /* of the option that holds now */
  GArray *blocked;       /* of const Challenge whose block is on */
  GPtrArray *designated; /* of const Designation that were told */
  GPtrArray *petitions;  /* of Petition: filings, owned */
  GPtrArray *reactions;  /* of FlowState: migrations and exits, owned */
  guint filings[N_FILING_STATES];
  GString *label; /* what changed since the last regime began */
  SimEventId crossing;
  char *crossed; /* what happens then */
  Calendar *calendar;
} Play;

/* The World that holds now, and the one from which the run started. */
const World *play_world (const Play *play);
const World *play_first_world (const Play *play);

/* The entity of the present World that stands for @entity of another. */
gconstpointer play_now (const Play *play, gconstpointer entity);

/* Something happened, for time lines; part of the label of the next regime. */
void play_note (Play *play, const char *form, const char *subject,
                const char *detail);

/* A new regime begins at @when. */
void play_turn (Play *play, SimTime when);

/* --- licences and designations (licence.c) -------------------------------- */

void licence_schedule (Play *play);

/* Blocks and designations as the regime sees them. */
void licence_fill (const Play *play, Regime *regime);

/* A revoked licence was granted anew: the block of @challenge ends. */
void licence_is_restored (Play *play, const Challenge *challenge);

/* --- filings (filing.c) --------------------------------------------------- */

void filing_schedule (Play *play);
void filing_fill (const Play *play, Regime *regime);
void filing_free (Play *play);

/* When all is over: what lay with each regulator at the start of each regime
 * and at the end. */
void filing_count (Play *play);

/* Somebody files by @procedure today: for @flow (under @law), or to be licensed
 * again after @challenge. FALSE: the regulator is not open yet. */
gboolean filing_make (Play *play, const Procedure *procedure, const Flow *flow,
                      const char *law, const Challenge *challenge);

/* The procedure that grants mechanism @form under @law, or NULL. */
const Procedure *filing_procedure (const Play *play, const char *law, int form);

/* Is a filing about @flow under @law for @form under way, granted, or refused
 * for the last time? */
gboolean filing_is_known (const Play *play, const Flow *flow, const char *law,
                          int form);

/* --- tenants (reaction.c) ------------------------------------------------- */

void reaction_schedule (Play *play);
void reaction_fill (const Play *play, Regime *regime);

/* Turn the regime as long before @date as tenants look ahead. */
void reaction_look_ahead (Play *play, SimTime date);

/* Let tenants react to @needs, of Need. TRUE: something changed at once. */
gboolean reaction_take (Play *play, const GArray *needs);

G_END_DECLS
