/* The calendar: the slow world, played event by event over the years.
 *
 * Rules take effect and lapse, dated events happen, a licence is challenged,
 * decided, and a block may follow. Whatever changes what traffic, law or
 * isolation depends on ends a regime and begins the next; the calendar's
 * output is that sequence, and a list of what happened.
 *
 * What the law makes of a regime is not for the calendar to know. It asks a
 * counsel, when there is one: what tenants must react to (they file, move or
 * leave, as the policy of the flow says), and when a count of persons crosses
 * a threshold next, which turns the regime on that day.
 *
 * It is cheap and always complete. The grid of dates is the same for all
 * variants of a study, so that their windows of traffic are the same; only
 * what chance decides, drawn by keys that variants share, adds to it, and what
 * follows from counts; models/course.h gives these to all variants, too.
 */
#pragma once

#include "models/world/regime.h"
#include "models/world/study.h"

G_BEGIN_DECLS

/* Something that happened, for time lines and tables. */
typedef struct
{
  SimTime when;
  const char *form;    /* a word of EVENT_WORDS, or "version" of a rule */
  const char *subject; /* id, borrowed from the study */
  char *detail;        /* for people */
} CalendarEntry;

/* A filing of a tenant that was decided. */
typedef struct
{
  const Procedure *procedure;
  SimTime filed, decided;
  gboolean granted;
} CalendarDecision;

typedef struct
{
  GPtrArray *regimes; /* of Regime, in order; they cover the whole run */
  GArray *entries;    /* of CalendarEntry, by date */
  GArray *decisions;  /* of CalendarDecision, by date */
  GArray *backlogs;   /* of Backlog, at the end of the run */
  guint64 fingerprint;
} Calendar;

/* Whom the calendar asks. */
typedef struct
{
  gpointer self;
  /* @regime begins: count its persons. What tenants must react to, of Need, is
   * the caller's to free; it is asked again when they did at once. */
  GArray *(*judge) (gpointer self, Regime *regime);
  /* @regime stands as it was judged last. The first day before @end on which
   * a count crosses a threshold, or SIM_NEVER; @what says which, g_free. */
  SimTime (*settle) (gpointer self, const Regime *regime, SimTime end,
                     char **what);
} Counsel;

/* What to play. */
typedef struct
{
  const Study *study;
  const Option *option;
  guint64 seed;
  guint32 replication;
  const Counsel *counsel; /* or NULL: nobody counts, and nobody reacts */
  const GArray *turns;    /* of SimTime: more dates of the grid; or NULL */
} CalendarTerms;

/* Play. A pure function of its arguments, if the counsel is one. */
Calendar *calendar_play_terms (const CalendarTerms *terms);

/* Play @option without counsel. */
Calendar *calendar_play (const Study *study, const Option *option, guint64 seed,
                         guint32 replication);
void calendar_free (Calendar *calendar);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Calendar, calendar_free)

G_END_DECLS
