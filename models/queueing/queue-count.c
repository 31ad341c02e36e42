#include "config.h"

#include "models/queueing/queue-count.h"

static void
add_visits (QueueingCount *count, const World *world, guint class)
{
  g_autofree gboolean *visits
      = class_visits (world, world_class (world, class));

  for (guint i = 0; i < count->n_queues; i++)
    if (visits[i])
      count->visits[i * count->n_classes + class] = g_new0 (VisitCount, 1);
}

QueueingCount *
queueing_count_new (const World *world)
{
  QueueingCount *count = g_new0 (QueueingCount, 1);

  count->n_queues = world_all (world, KIND_QUEUE)->len;
  count->n_classes = world_n_classes (world);
  count->n_answers = world_all (world, KIND_KNOWN_ANSWER)->len;
  count->queues = g_new0 (QueueCount, count->n_queues);
  count->visits
      = g_new0 (VisitCount *, (gsize) count->n_queues * count->n_classes);
  count->shares = g_new0 (ShareCount, count->n_answers);
  count->hours = g_new0 (HourCount, count->n_classes);
  for (guint i = 0; i < count->n_classes; i++)
    add_visits (count, world, i);
  return count;
}

void
queueing_count_free (QueueingCount *count)
{
  if (count == NULL)
    return;
  for (guint i = 0; i < count->n_queues * count->n_classes; i++)
    g_free (count->visits[i]);
  g_free (count->queues);
  g_free (count->visits);
  g_free (count->shares);
  g_free (count->hours);
  g_free (count);
}

static void
merge_queue (QueueCount *into, const QueueCount *from)
{
  into->observed += from->observed;
  into->inside += from->inside;
  into->busy += from->busy;
  into->servers += from->servers;
  for (guint i = 0; i < QUEUE_STATES; i++)
    into->time_at[i] += from->time_at[i];
}

/* A change of the routes may lead a class to where it was not before. */
static void
merge_visit (VisitCount **into, const VisitCount *from)
{
  if (from == NULL)
    return;
  if (*into == NULL)
    *into = g_new0 (VisitCount, 1);
  (*into)->n_arrived += from->n_arrived;
  (*into)->n_refused += from->n_refused;
  sim_histogram_merge (&(*into)->wait, &from->wait);
  sim_histogram_merge (&(*into)->stay, &from->stay);
}

void
queueing_count_merge (QueueingCount *into, const QueueingCount *from)
{
  for (guint i = 0; i < into->n_queues; i++)
    merge_queue (&into->queues[i], &from->queues[i]);
  for (guint i = 0; i < into->n_queues * into->n_classes; i++)
    merge_visit (&into->visits[i], from->visits[i]);
  for (guint i = 0; i < into->n_answers; i++)
    {
      into->shares[i].n_within += from->shares[i].n_within;
      into->shares[i].n_all += from->shares[i].n_all;
    }
  for (guint i = 0; i < into->n_classes; i++)
    for (guint hour = 0; hour < 24; hour++)
      sim_tally_merge (&into->hours[i].hours[hour],
                       &from->hours[i].hours[hour]);
}

VisitCount *
queueing_count_visit (const QueueingCount *count, guint queue, guint class)
{
  return count->visits[queue * count->n_classes + class];
}
