/* What a failure would cut off at the end of the run, as rows of a record. */
#include "config.h"

#include "models/observe-private.h"

#include "models/isolation/failure.h"

/* Zones and deployments fail with their region and site; those are shown. */
static gboolean
is_shown (const Entity *element)
{
  return element->id != NULL && element->kind->id != KIND_ZONE
         && element->kind->id != KIND_DEPLOYMENT;
}

static Failure *
failure_of (const FailureNet *net, const Entity *element)
{
  g_autoptr (GPtrArray) failing = g_ptr_array_new ();

  g_ptr_array_add (failing, (gpointer) element);
  return failure_spread (net, failing);
}

static void
observe_blast (Observer *observer, const FailureNet *net, const Entity *element)
{
  g_autoptr (Failure) failure = failure_of (net, element);
  FailureBlast blast = failure_blast (failure);
  g_autofree char *labels = g_strdup_printf ("element=%s", element->id);

  if (blast.users == 0)
    return;
  observer_enter (observer, SIM_WHOLE_RUN, &METRIC_BLAST_USERS, labels,
                  (double) blast.users / (double) blast.users_all);
  if (blast.requests_all > 0) /* users of whom only traces tell ask nothing */
    observer_enter (observer, SIM_WHOLE_RUN, &METRIC_BLAST_REQUESTS, labels,
                    blast.requests / blast.requests_all);
}

static void
observe_coupling (Observer *observer, const FailureNet *net,
                  const Partition *of)
{
  g_autoptr (Failure) failure = failure_of (net, &of->base);

  WORLD_EACH (failure_net_world (net), KIND_PARTITION, Partition, with)
    if (with != of)
      {
        g_autofree char *labels
            = g_strdup_printf ("of=%s;with=%s", of->base.id, with->base.id);

        observer_enter (observer, SIM_WHOLE_RUN, &METRIC_COUPLING, labels,
                        failure_coupling (failure, with));
      }
}

/* Only where somebody says what depends on what. */
void
observe_failure (Observer *observer, const Regime *regime)
{
  const World *world = regime->world;
  g_autoptr (FailureNet) net = NULL;
  const GPtrArray *elements;

  if (world_all (world, KIND_DEPENDENCY)->len == 0
      && world_all (world, KIND_INCIDENT)->len == 0)
    return;
  net = failure_net_new (world, regime->from, TRUE);
  elements = failure_net_elements (net);
  for (guint i = 0; i < elements->len; i++)
    if (is_shown (g_ptr_array_index (elements, i)))
      observe_blast (observer, net, g_ptr_array_index (elements, i));
  WORLD_EACH (world, KIND_PARTITION, Partition, partition)
    observe_coupling (observer, net, partition);
}
