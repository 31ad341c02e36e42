/* The calendar: the slow world, played event by event over the years.
 *
 * Rules take effect and lapse, dated events happen, a licence is challenged,
 * decided, and a block may follow. Whatever changes what traffic, law or
 * isolation depends on ends a regime and begins the next; the calendar's
 * output is that sequence, and a list of what happened.
 *
 * It is cheap and always complete. The grid of dates is the same for all
 * variants of a study, so that their windows of traffic are the same; only
 * what chance decides, drawn by keys that variants share, adds to it.
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

typedef struct
{
  GPtrArray *regimes; /* of Regime, in order; they cover the whole run */
  GArray *entries;    /* of CalendarEntry, by date */
  guint64 fingerprint;
} Calendar;

/* Play @option. A pure function of its arguments. */
Calendar *calendar_play (const Study *study, const Option *option, guint64 seed,
                         guint32 replication);
void calendar_free (Calendar *calendar);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Calendar, calendar_free)

G_END_DECLS
