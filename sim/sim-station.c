#include "config.h"

#include "sim/sim-spell.h"
#include "sim/station/station-kind.h"

#include <string.h>

G_DEFINE_QUARK (sim_station_error, sim_station_error)

static const SimStationKind *const kinds[]
    = { &station_fifo,     &station_loss,       &station_infinite,
        &station_priority, &station_preemptive, &station_sharing,
        &station_shares };

#define N_KINDS G_N_ELEMENTS (kinds)

static const SimStationKind *
find_kind (const char *name)
{
  for (guint i = 0; i < N_KINDS; i++)
    if (g_strcmp0 (kinds[i]->name, name) == 0)
      return kinds[i];
  return NULL;
}

static gboolean
refuse_kind (const char *name, GError **error)
{
  const char *known[N_KINDS + 1] = { NULL };
  g_autofree char *all = NULL;
  const char *nearest;

  for (guint i = 0; i < N_KINDS; i++)
    known[i] = kinds[i]->name;
  name = name != NULL ? name : "";
  nearest = sim_spell_nearest (name, known);
  all = g_strjoinv (", ", (char **) known);
  g_set_error (error, SIM_STATION_ERROR, SIM_STATION_ERROR_KIND,
               "unknown kind of station \"%s\"%s%s%s (known: %s)", name,
               nearest ? "; did you mean \"" : "", nearest ? nearest : "",
               nearest ? "\"?" : "", all);
  return FALSE;
}

static gboolean
refuse_value (GError **error, const char *what, double found, const char *right)
{
  g_set_error (error, SIM_STATION_ERROR, SIM_STATION_ERROR_VALUE,
               "station: %s is %g, but must be %s", what, found, right);
  return FALSE;
}

static gboolean
check_tenant (const SimTenant *tenant, GError **error)
{
  if (!(tenant->weight > 0) || isinf (tenant->weight))
    return refuse_value (error, "weight", tenant->weight,
                         "finite and greater than 0");
  if (!(tenant->guarantee >= 0) || isinf (tenant->guarantee))
    return refuse_value (error, "guarantee", tenant->guarantee,
                         "finite and at least 0");
  if (!(tenant->cap > 0) || tenant->cap < tenant->guarantee)
    return refuse_value (error, "cap", tenant->cap,
                         "greater than 0 and at least the guarantee");
  return TRUE;
}

static gboolean
check_terms (const SimStationSpec *spec, GError **error)
{
  double guaranteed = 0;

  if (spec->tenants == NULL || spec->n_tenants == 0)
    return refuse_value (error, "number of tenants", 0, "at least 1");
  for (guint i = 0; i < spec->n_tenants; i++)
    {
      if (!check_tenant (&spec->tenants[i], error))
        return FALSE;
      guaranteed += spec->tenants[i].guarantee;
    }
  if (guaranteed > spec->n_servers)
    return refuse_value (error, "sum of guarantees", guaranteed,
                         "at most the number of servers");
  return TRUE;
}

gboolean
sim_station_check (const SimStationSpec *spec, GError **error)
{
  const SimStationKind *kind = find_kind (spec->kind);

  if (kind == NULL)
    return refuse_kind (spec->kind, error);
  if (spec->n_servers == 0 && !kind->is_infinite)
    return refuse_value (error, "number of servers", 0, "at least 1");
  if (spec->room > 0 && spec->room < spec->n_servers && !kind->is_infinite)
    return refuse_value (error, "room", spec->room,
                         "at least the number of servers, or 0 for no limit");
  if (spec->n_tenants > 1 && !kind->has_tenants)
    return refuse_value (error, "number of classes", spec->n_tenants,
                         "1 in this kind");
  return !kind->has_terms || check_terms (spec, error);
}

static void
station_set_tenants (SimStation *station, const SimStationSpec *spec)
{
  const SimTenant equal = { 1, 0, HUGE_VAL };

  station->n_tenants = MAX (1, spec->n_tenants);
  station->waiting = g_new0 (Queue, station->n_tenants);
  station->tenants = g_new0 (Tenant, station->n_tenants);
  for (guint i = 0; i < station->n_tenants; i++)
    station->tenants[i].terms
        = station->kind->has_terms ? spec->tenants[i] : equal;
}

SimStation *
sim_station_new (const SimStationSpec *spec)
{
  g_autoptr (GError) error = NULL;
  SimStation *station;

  if (!sim_station_check (spec, &error))
    g_error ("%s", error->message);
  station = g_new0 (SimStation, 1);
  station->kind = find_kind (spec->kind);
  station->n_servers = station->kind->is_infinite ? G_MAXUINT : spec->n_servers;
  station->room = spec->room > 0 ? spec->room : G_MAXUINT;
  if (station->kind->is_loss)
    station->room = station->n_servers;
  station->departs = spec->departs;
  station->owner = spec->owner;
  station_set_tenants (station, spec);
  sim_station_reset (station, 0);
  return station;
}

SimStation *
sim_station_new_fifo (guint n_servers, SimDeparture departs, gpointer owner)
{
  const SimStationSpec spec = {
    .kind = "fifo", .n_servers = n_servers, .departs = departs, .owner = owner
  };

  return sim_station_new (&spec);
}

void
sim_station_free (SimStation *station)
{
  if (station == NULL)
    return;
  for (guint i = 0; i < station->n_tenants; i++)
    g_free (station->tenants[i].heap);
  g_free (station->tenants);
  g_free (station->waiting);
  g_free (station);
}

void
sim_station_reset (SimStation *station, SimTime now)
{
  for (guint i = 0; i < station->n_tenants; i++)
    {
      station->waiting[i] = (Queue){ NULL, NULL };
      station->tenants[i].n = 0;
      station->tenants[i].attained = 0;
    }
  station->served = (Queue){ NULL, NULL };
  station->n_up = station->n_servers;
  station->n_busy = 0;
  station->n_inside = 0;
  station->ending = 0;
  station->shared_at = now;
  sim_level_set (&station->stats.inside, station->stats.inside.since, 0);
  sim_level_set (&station->stats.busy, station->stats.busy.since, 0);
  sim_station_restart (station, now);
}

void
sim_station_restart (SimStation *station, SimTime now)
{
  SimStationStats *stats = &station->stats;
  SimLevel inside = stats->inside, busy = stats->busy;

  memset (stats, 0, sizeof *stats);
  stats->inside = inside;
  stats->busy = busy;
  sim_level_restart (&stats->inside, now);
  sim_level_restart (&stats->busy, now);
}

static void
station_let_in (SimEngine *engine, SimStation *station, SimCustomer *customer)
{
  SimTime now = sim_now (engine);

  station->n_inside++;
  sim_level_set (&station->stats.inside, now, station->n_inside);
  customer->station = station;
  customer->arrived = now;
  customer->started = SIM_NEVER;
  station->kind->arrive (engine, station, customer);
}

gboolean
sim_station_arrive (SimEngine *engine, SimStation *station,
                    SimCustomer *customer)
{
  g_return_val_if_fail (customer->demand >= 0, FALSE);
  g_return_val_if_fail (customer->tenant < station->n_tenants
                            || !station->kind->has_tenants,
                        FALSE);
  station->stats.n_arrived++;
  if (station->n_inside >= station->room)
    {
      station->stats.n_refused++;
      return FALSE;
    }
  station_let_in (engine, station, customer);
  return TRUE;
}

void
sim_station_withdraw (SimEngine *engine, SimStation *station,
                      SimCustomer *customer)
{
  g_return_if_fail (customer->station == station);
  station->kind->withdraw (engine, station, customer);
  station->stats.n_withdrawn++;
  station_let_out (station, customer, sim_now (engine));
}

void
sim_station_fail (SimEngine *engine, SimStation *station, guint n)
{
  station->n_up -= MIN (n, station->n_up);
  station->kind->resize (engine, station);
}

void
sim_station_repair (SimEngine *engine, SimStation *station, guint n)
{
  station->n_up += MIN (n, station->n_servers - station->n_up);
  station->kind->resize (engine, station);
}

guint
sim_station_n_servers (const SimStation *station)
{
  return station->n_servers;
}

guint
sim_station_n_up (const SimStation *station)
{
  return station->n_up;
}

guint
sim_station_n_inside (const SimStation *station)
{
  return station->n_inside;
}

gpointer
sim_station_owner (const SimStation *station)
{
  return station->owner;
}

const SimStationStats *
sim_station_stats (const SimStation *station)
{
  return &station->stats;
}

void
sim_station_watch (SimStation *station, SimSpan *time_at, guint n)
{
  sim_level_watch (&station->stats.inside, time_at, n);
}

const SimStationKind *
sim_station_kind (guint index)
{
  return index < N_KINDS ? kinds[index] : NULL;
}

const char *
sim_station_kind_name (const SimStationKind *kind)
{
  return kind->name;
}

const char *
sim_station_kind_help (const SimStationKind *kind)
{
  return kind->help;
}

gboolean
sim_station_kind_has_tenants (const SimStationKind *kind)
{
  return kind->has_tenants;
}
