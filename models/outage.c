#include "config.h"

#include "models/outage.h"

#include "models/isolation/failure-times.h"
#include "sim/sim-random.h"

/* One incident in one replication. */
typedef struct
{
  const World *world;
  const Incident *incident;
  guint64 seed;
  guint32 replication;
} Occurrence;

static const char *
name_of (const Entity *entity)
{
  return entity->id != NULL ? entity->id : "";
}

/* Dependencies of the same form between the same two, before @dependency: they
 * differ in plane, dates or delay, and are others. */
static guint
n_alike (const World *world, const Dependency *dependency)
{
  guint n = 0;

  WORLD_EACH (world, KIND_DEPENDENCY, Dependency, other)
    n += other->of == dependency->of && other->on == dependency->on
         && other->form == dependency->form
         && other->base.index < dependency->base.index;
  return n;
}

/* By names, so that no other incident, dependency or variant shifts it. */
static gboolean
carries (const Dependency *dependency, gpointer data)
{
  const Occurrence *occurrence = data;
  g_autofree char *entity = g_strdup_printf (
      "%s/%s/%s/%d", occurrence->incident->base.id, name_of (dependency->of),
      name_of (dependency->on), dependency->form);
  SimKey key = sim_key (occurrence->seed, occurrence->replication, entity,
                        "outage-carries");

  return sim_key_uniform (key, n_alike (occurrence->world, dependency))
         < dependency->probability;
}

static void
add_outages (GArray *outages, const World *world, const Incident *incident,
             const FailureTimes *times)
{
  WORLD_EACH (world, KIND_DEPLOYMENT, Deployment, deployment)
    for (Plane plane = PLANE_DATA; plane < N_PLANES; plane++)
      {
        const GArray *spans
            = failure_times_of (times, &deployment->base, plane);

        for (guint i = 0; i < spans->len; i++)
          {
            const FailureSpan *span = &g_array_index (spans, FailureSpan, i);
            Outage outage = { incident,   deployment, plane,
                              span->from, span->to,   incident->share };

            g_array_append_val (outages, outage);
          }
      }
}

static void
incident_strikes (GArray *outages, const FailureNet *net, const Regime *regime,
                  Occurrence *occurrence)
{
  const Incident *incident = occurrence->incident;
  g_autoptr (GArray) onsets = g_array_new (FALSE, FALSE, sizeof (FailureOnset));
  g_autoptr (FailureTimes) times = NULL;

  ENTITY_EACH (incident, KIND_FAILING, Failing, failing)
    {
      FailureOnset onset = { failing->element,
                             { MAX (failing->from, incident->from),
                               MIN (failing->to, incident->to) } };

      g_array_append_val (onsets, onset);
    }
  times = failure_times_new (net, onsets, (Plane) incident->plane, carries,
                             occurrence);
  add_outages (outages, regime->world, incident, times);
}

static void
plan_regime (Regime *regime, guint64 seed, guint32 replication)
{
  g_autoptr (FailureNet) net = NULL;

  if (regime->incidents->len == 0)
    return;
  net = failure_net_new (regime->world, regime->from, FALSE);
  regime->outages = g_array_new (FALSE, FALSE, sizeof (Outage));
  for (guint i = 0; i < regime->incidents->len; i++)
    {
      Occurrence occurrence
          = { regime->world, g_ptr_array_index (regime->incidents, i), seed,
              replication };

      if (occurrence.incident->share > 0)
        incident_strikes (regime->outages, net, regime, &occurrence);
    }
}

void
outages_plan (Calendar *calendar, guint64 seed, guint32 replication)
{
  for (guint i = 0; i < calendar->regimes->len; i++)
    plan_regime (g_ptr_array_index (calendar->regimes, i), seed, replication);
}
