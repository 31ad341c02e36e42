/* Kinds in which everybody inside is served at once, at a share of a server.
 *
 * Customers of one tenant are always served at the same rate, so what each
 * has attained since the tenant was last idle is one number per tenant, and
 * a customer is done when that number reaches what it was at its arrival
 * plus its demand. Hence an arrival changes everybody's departure, but only
 * the next departure is an event. */
#include "config.h"

#include "sim/station/sharing-rates.h"

static void share_ends (SimEngine *engine, gpointer subject);

static const SimEventKind SHARE_ENDS
    = { "share-ends", share_ends, SIM_RANK_SERVICE, NULL };

static Tenant *
tenant_of (SimStation *station, const SimCustomer *customer)
{
  return &station->tenants[station->kind->has_tenants ? customer->tenant : 0];
}

static gboolean
goes_before (const SimCustomer *a, const SimCustomer *b)
{
  return a->finish < b->finish
         || (a->finish <= b->finish && a->arrived < b->arrived);
}

static void
heap_put (Tenant *tenant, guint at, SimCustomer *customer)
{
  tenant->heap[at] = customer;
  customer->place = at;
}

static void
heap_rise (Tenant *tenant, guint at, SimCustomer *customer)
{
  for (; at > 0 && goes_before (customer, tenant->heap[(at - 1) / 2]);
       at = (at - 1) / 2)
    heap_put (tenant, at, tenant->heap[(at - 1) / 2]);
  heap_put (tenant, at, customer);
}

static void
heap_fall (Tenant *tenant, guint at, SimCustomer *customer)
{
  for (guint child = 2 * at + 1; child < tenant->n; child = 2 * at + 1)
    {
      if (child + 1 < tenant->n
          && goes_before (tenant->heap[child + 1], tenant->heap[child]))
        child++;
      if (!goes_before (tenant->heap[child], customer))
        break;
      heap_put (tenant, at, tenant->heap[child]);
      at = child;
    }
  heap_put (tenant, at, customer);
}

static void
heap_add (Tenant *tenant, SimCustomer *customer)
{
  if (tenant->n == tenant->room)
    {
      tenant->room = MAX (16, 2 * tenant->room);
      tenant->heap = g_renew (SimCustomer *, tenant->heap, tenant->room);
    }
  tenant->n++;
  heap_rise (tenant, tenant->n - 1, customer);
}

static void
heap_remove (Tenant *tenant, SimCustomer *customer)
{
  SimCustomer *last = tenant->heap[--tenant->n];
  guint at = customer->place;

  if (last == customer)
    return;
  if (goes_before (last, customer))
    heap_rise (tenant, at, last);
  else
    heap_fall (tenant, at, last);
}

/* Let everybody attain what the time since the last change was worth. */
static void
share_until (SimStation *station, SimTime now)
{
  double span = (double) (now - station->shared_at);

  for (guint i = 0; i < station->n_tenants; i++)
    {
      Tenant *tenant = &station->tenants[i];

      tenant->attained
          = tenant->n == 0 ? 0 : tenant->attained + tenant->rate * span;
    }
  station->shared_at = now;
}

/* ns until the first customer of @tenant is done, at the present rate. */
static double
until_done (const Tenant *tenant)
{
  if (tenant->n == 0 || tenant->rate <= 0)
    return HUGE_VAL;
  return MAX (0, (tenant->heap[0]->finish - tenant->attained) / tenant->rate);
}

static Tenant *
next_tenant (SimStation *station)
{
  Tenant *next = &station->tenants[0];

  for (guint i = 1; i < station->n_tenants; i++)
    if (until_done (&station->tenants[i]) < until_done (next))
      next = &station->tenants[i];
  return next;
}

/* Somebody came or went: new rates, and a new next departure. */
static void
share_anew (SimEngine *engine, SimStation *station)
{
  double used
      = sharing_set_rates (station->tenants, station->n_tenants, station->n_up);
  double span;

  station_set_busy (station, sim_now (engine), (guint) ceil (used - 1e-9));
  (void) sim_cancel (engine, station->ending);
  station->ending = 0;
  span = ceil (until_done (next_tenant (station)));
  if (span < (double) (SIM_NEVER - sim_now (engine)))
    station->ending = sim_at (engine, sim_now (engine) + (SimSpan) span,
                              &SHARE_ENDS, station);
}

static void
share_ends (SimEngine *engine, gpointer subject)
{
  SimStation *station = subject;
  Tenant *tenant;
  SimCustomer *customer;

  share_until (station, sim_now (engine));
  tenant = next_tenant (station);
  customer = tenant->heap[0];
  heap_remove (tenant, customer);
  share_anew (engine, station);
  station_departs (engine, station, customer);
}

static void
sharing_arrive (SimEngine *engine, SimStation *station, SimCustomer *customer)
{
  Tenant *tenant = tenant_of (station, customer);

  share_until (station, sim_now (engine));
  station_began (station, customer, sim_now (engine));
  customer->finish = tenant->attained + (double) customer->demand;
  heap_add (tenant, customer);
  share_anew (engine, station);
}

static void
sharing_withdraw (SimEngine *engine, SimStation *station, SimCustomer *customer)
{
  share_until (station, sim_now (engine));
  heap_remove (tenant_of (station, customer), customer);
  share_anew (engine, station);
}

static void
sharing_resize (SimEngine *engine, SimStation *station)
{
  share_until (station, sim_now (engine));
  share_anew (engine, station);
}

const SimStationKind station_sharing = {
  .name = "sharing",
  .help = "All are served at once, at equal shares of the servers.",
  .arrive = sharing_arrive,
  .withdraw = sharing_withdraw,
  .resize = sharing_resize,
};

const SimStationKind station_shares = {
  .name = "shares",
  .help = "Servers are shared by tenants' weights, guarantees and caps.",
  .has_tenants = TRUE,
  .has_terms = TRUE,
  .arrive = sharing_arrive,
  .withdraw = sharing_withdraw,
  .resize = sharing_resize,
};
