/* Marks: the events of the calendar that figures and report point at.
 *
 * The same event happens in most variants and replications: it is one mark.
 * Events are taken from the first replication of every variant, so chance
 * appears as one example of itself; where not all variants share an event,
 * its text says which do. Events of one day share one number.
 */
#pragma once

#include "plots/names.h"

G_BEGIN_DECLS

typedef struct
{
  SimTime when;
  char *kind;    /* of its first event: "rule", "incident", ... */
  char *subject; /* id of its first event */
  char *detail;  /* of its first event */
  char *text;    /* "Cybersecurity Law takes effect; ..." */
  char *where;   /* " (abroad, mixed)", or "" if in all variants */
} Mark;

/* Marks in order of time, as an array of Mark *. Events at the same instant
 * stay apart; marks_by_day joins those of one day. */
GPtrArray *marks_load (SimStore *store, const Names *names,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same with one mark per day, whose text joins all. */
GPtrArray *marks_by_day (const GPtrArray *marks);

/* At most @n of @marks: laws and incidents go before everything else, and
 * what is earlier before what is later. */
GPtrArray *marks_choose (const GPtrArray *marks, guint n);

G_END_DECLS
