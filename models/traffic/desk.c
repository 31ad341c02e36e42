/* Desks: the servers of deployments. */
#include "config.h"

#include "models/traffic/traffic-private.h"

#include <math.h>

#include "models/world/neighbour.h"

void
desk_free (gpointer data)
{
  Desk *desk = data;

  sim_station_free (desk->station);
  g_clear_pointer (&desk->outages, g_ptr_array_unref);
  g_clear_pointer (&desk->calls, g_array_unref);
  g_free (desk);
}

static void
find_outages (Desk *desk, const Regime *regime)
{
  for (guint i = 0; regime->outages != NULL && i < regime->outages->len; i++)
    {
      Outage *outage = &g_array_index (regime->outages, Outage, i);

      if (outage->deployment != desk->deployment || outage->plane != PLANE_DATA)
        continue;
      if (desk->outages == NULL)
        desk->outages = g_ptr_array_new ();
      g_ptr_array_add (desk->outages, outage);
    }
}

/* Outages are independent of each other: the luck is spent one by one. */
gboolean
desk_fails (const Desk *desk, SimTime at, double luck, gboolean *is_silent)
{
  for (guint i = 0; i < desk->outages->len; i++)
    {
      const Outage *outage = g_ptr_array_index (desk->outages, i);

      if (!dated_holds (outage->from, outage->to, at))
        continue;
      *is_silent = outage->incident->manner == MANNER_SILENT;
      if (luck < outage->share)
        return TRUE;
      luck = (luck - outage->share) / (1 - outage->share);
    }
  return FALSE;
}

/* --- servers -------------------------------------------------------------- */

/* What every tenant of the World is entitled to, by its index. */
static SimTenant *
terms_of (const Deployment *deployment, guint n)
{
  SimTenant *terms = g_new (SimTenant, MAX (n, 1));

  for (guint i = 0; i < MAX (n, 1); i++)
    terms[i] = (SimTenant){ 1, 0, HUGE_VAL };
  ENTITY_EACH (deployment, KIND_SHARE, Share, share)
    terms[share->tenant->base.index]
        = (SimTenant){ share->weight, share->guarantee,
                       share->cap > 0 ? share->cap : HUGE_VAL };
  return terms;
}

static SimStation *
station_of (Desk *desk, const World *world)
{
  static const char *const KINDS[] = { [SHARING_NONE] = "fifo",
                                       [SHARING_EVEN] = "sharing",
                                       [SHARING_SHARES] = "shares" };
  const Deployment *deployment = desk->deployment;
  guint n = world_all (world, KIND_TENANT)->len;
  g_autofree SimTenant *terms = terms_of (deployment, n);
  SimStationSpec spec = { .kind = KINDS[deployment->policy],
                          .n_servers = (guint) deployment->servers,
                          .room = (guint) deployment->room,
                          .departs = request_is_served,
                          .owner = desk };

  if (deployment->policy == SHARING_SHARES)
    {
      spec.n_tenants = MAX (n, 1);
      spec.tenants = terms;
    }
  return sim_station_new (&spec);
}

static Desk *
desk_new (const Deployment *deployment, const World *world)
{
  const Instance *instance = (const Instance *) deployment->base.parent;
  Desk *desk = g_new0 (Desk, 1);

  desk->deployment = deployment;
  desk->is_shared = deployment->policy != SHARING_NONE;
  desk->mean_demand = sim_dist_mean (instance->service->demand);
  desk->station = station_of (desk, world);
  return desk;
}

Desk *
desk_at (Traffic *traffic, const Deployment *deployment)
{
  Desk *desk;

  for (guint i = 0; i < traffic->desks->len; i++)
    {
      desk = g_ptr_array_index (traffic->desks, i);
      if (desk->deployment == deployment)
        return desk;
    }
  desk = desk_new (deployment, traffic->regime->world);
  find_outages (desk, traffic->regime);
  g_ptr_array_add (traffic->desks, desk);
  desk_find_calls (traffic, desk);
  return desk;
}

void
desk_close_window (const Traffic *traffic, Desk *desk)
{
  const SimStationStats *stats = sim_station_stats (desk->station);
  SimSpan span = traffic->observe_to - traffic->observe_from;

  desk->busy += (SimWide) (sim_level_mean (&stats->busy, traffic->observe_to)
                               * (double) span
                           + 0.5)
                * (SimWide) traffic->times;
  desk->room += (SimWide) span * (SimWide) desk->deployment->servers
                * (SimWide) traffic->times;
}
