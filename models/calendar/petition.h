/* Petitions: filings as a run sees them, and what follows from each.
 *
 * A petition is one filing with a regulator and what it is for. What is granted
 * expires, and is asked for anew before that where the procedure says so; what
 * is refused is asked for again as often as it says. The petitions of a run
 * decide with each other: each is played with all that lie with its regulator.
 * When things happen is for filing.c, which shares this header with petition.c
 * and nobody else.
 */
#pragma once

#include "models/calendar/calendar-private.h"

G_BEGIN_DECLS

/* One filing with a regulator, and what it is for. */
typedef struct Petition
{
  Play *play;
  Application *application;      /* owned */
  const Filing *filing;          /* of the scenario, or NULL */
  const Flow *flow;              /* whose tenant files by itself, or NULL */
  const char *law;               /* under which that is needed */
  const Challenge *challenge;    /* a licence is asked for anew, or NULL */
  const struct Petition *before; /* that it renews, or NULL */
  guint attempt; /* after refusals; a renewal begins with 0 again */
  gboolean made, decided, holds;
  gboolean followed; /* by a renewal or another attempt */
  SimTime until;     /* what it holds expires; SIM_NEVER: not known yet */
  SimEventId deciding;
} Petition;

void petition_free (gpointer petition);

/* A new one of the run's; it is for nothing yet. */
Petition *petition_new (Play *play, const Procedure *procedure, const char *key,
                        guint round, SimTime filed);

/* What was granted is asked for anew, what was refused once more. */
Petition *petition_again (Petition *before, SimTime filed);

const Procedure *petition_procedure (const Petition *petition);
const Regulator *petition_regulator (const Petition *petition);

/* When what is granted expires. */
SimTime petition_expiry (const Petition *petition);

/* When what is granted until petition->until is asked for anew, or SIM_NEVER:
 * not in this run. */
SimTime petition_renewal (const Petition *petition);

/* May one who is refused file again? */
gboolean petition_may_try_again (const Petition *petition);

/* Is a petition that holds its renewal? */
gboolean petition_is_renewed (const Petition *petition);

/* Had it expired or been refused before the run, and something else been asked
 * for instead? */
gboolean petition_is_history (const Petition *petition);

/* What lies with @regulator; the array is the caller's. */
GPtrArray *petitions_with (const Play *play, const Regulator *regulator);

/* Play the regulator with all that is filed so far. What it decided already
 * stays decided: nobody who files later is treated earlier. */
void petitions_decide (const Play *play, const Regulator *regulator);

/* Renewals and further attempts of the time before the run, in their order:
 * what is asked for later changes nothing that was decided earlier. */
void petitions_play_past (Play *play);

G_END_DECLS
