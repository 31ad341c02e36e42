/* Counting queues: what was seen of each queue and each class, so far.
 *
 * A count is made for a regime, filled while it is played, and merged into
 * that of the whole run. Everything in it is an integer (times are in ns), so
 * merging is exact, and its size depends on the World, not on how many
 * customers came. Entities are known by their index, which is the same in all
 * Worlds of a scenario.
 *
 * Waiting and staying are those of the customers who departed while it was
 * observed. Arrivals by the hour are counted for whole hours of the clock.
 */
#pragma once

#include "models/world/known-answer.h"
#include "sim/sim-histogram.h"
#include "sim/sim-tally.h"

G_BEGIN_DECLS

/* States of a queue that are told apart: 0, 1, ... customers inside. */
#define QUEUE_STATES 1001

/* One class at one queue. */
typedef struct
{
  guint64 n_arrived; /* those turned away included */
  guint64 n_refused; /* found no room */
  SimHistogram wait; /* ns, of who departed */
  SimHistogram stay;
} VisitCount;

/* One queue. */
typedef struct
{
  SimSpan observed; /* for how long */
  SimWide inside;   /* customers times ns */
  SimWide busy;     /* servers at work times ns */
  SimWide servers;  /* servers times ns; 0 when they are infinite */
  SimSpan time_at[QUEUE_STATES];
} QueueCount;

/* One known answer about a share of customers: how many were within it. */
typedef struct
{
  guint64 n_within;
  guint64 n_all;
} ShareCount;

/* The hours of the day of one open class. */
typedef struct
{
  SimTally hours[24]; /* arrivals in one such hour */
} HourCount;

typedef struct
{
  guint n_queues, n_classes, n_answers;
  QueueCount *queues;  /* by index */
  VisitCount **visits; /* [queue * n_classes + class]; NULL: never there */
  ShareCount *shares;  /* by index of the known answer */
  HourCount *hours;    /* by index of the class */
} QueueingCount;

/* Nothing yet. */
QueueingCount *queueing_count_new (const World *world);
void queueing_count_free (QueueingCount *count);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QueueingCount, queueing_count_free)

/* Add all of @from, which is of the same scenario. */
void queueing_count_merge (QueueingCount *into, const QueueingCount *from);

/* Class @class at queue @queue; NULL when it never goes there. */
VisitCount *queueing_count_visit (const QueueingCount *count, guint queue,
                                  guint class);

G_END_DECLS
