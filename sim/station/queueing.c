/* Kinds in which a customer has a server for itself: who waits, waits in the
 * queue of its class, and the first of the best class is next. */
#include "config.h"

#include "sim/station/station-kind.h"

static void service_ends (SimEngine *engine, gpointer subject);

static const SimEventKind SERVICE_ENDS
    = { "service-ends", service_ends, SIM_RANK_SERVICE, NULL };

static Queue *
queue_of (SimStation *station, const SimCustomer *customer)
{
  return &station->waiting[station->kind->has_tenants ? customer->tenant : 0];
}

/* @customer, which is in no queue, gets a server. */
static void
begin (SimEngine *engine, SimStation *station, SimCustomer *customer)
{
  SimTime now = sim_now (engine);

  if (customer->started == SIM_NEVER)
    station_began (station, customer, now);
  customer->resumed = now;
  queue_append (&station->served, customer);
  customer->ending
      = sim_at (engine, now + customer->left, &SERVICE_ENDS, customer);
}

/* Out of the queues, the customer whose turn it is; NULL when none waits. */
static SimCustomer *
take_next (SimStation *station)
{
  for (guint i = 0; i < station->n_tenants; i++)
    {
      SimCustomer *first = station->waiting[i].head;

      if (first == NULL)
        continue;
      queue_remove (&station->waiting[i], first);
      return first;
    }
  return NULL;
}

/* A server became free: whose turn is it? */
static void
serve_next (SimEngine *engine, SimStation *station)
{
  SimCustomer *next = take_next (station);

  if (next != NULL)
    begin (engine, station, next);
  else
    station_set_busy (station, sim_now (engine), station->n_busy - 1);
}

static void
service_ends (SimEngine *engine, gpointer subject)
{
  SimCustomer *customer = subject;
  SimStation *station = customer->station;

  queue_remove (&station->served, customer);
  serve_next (engine, station);
  station_departs (engine, station, customer);
}

/* Back to the head of its queue, to go on later; its server is free. */
static void
interrupt (SimEngine *engine, SimStation *station, SimCustomer *customer)
{
  (void) sim_cancel (engine, customer->ending);
  customer->left -= sim_now (engine) - customer->resumed;
  queue_remove (&station->served, customer);
  queue_prepend (queue_of (station, customer), customer);
}

/* Who is to make room for @customer: of the worst class, the latest. */
static SimCustomer *
find_victim (const SimStation *station, const SimCustomer *customer)
{
  SimCustomer *victim = NULL;
  guint worst = customer->tenant;

  for (SimCustomer *c = station->served.tail; c != NULL; c = c->previous)
    if (c->tenant > worst)
      {
        worst = c->tenant;
        victim = c;
      }
  return victim;
}

static void
queueing_arrive (SimEngine *engine, SimStation *station, SimCustomer *customer)
{
  SimCustomer *victim = NULL;

  customer->left = customer->demand;
  if (station->n_busy < station->n_up)
    {
      station_set_busy (station, sim_now (engine), station->n_busy + 1);
      begin (engine, station, customer);
      return;
    }
  if (station->kind->preempts)
    victim = find_victim (station, customer);
  if (victim == NULL)
    {
      queue_append (queue_of (station, customer), customer);
      return;
    }
  interrupt (engine, station, victim);
  begin (engine, station, customer);
}

static gboolean
is_served (const SimCustomer *customer, const SimEngine *engine)
{
  return customer->started != SIM_NEVER
         && sim_is_pending (engine, customer->ending);
}

static void
queueing_withdraw (SimEngine *engine, SimStation *station,
                   SimCustomer *customer)
{
  if (!is_served (customer, engine))
    {
      queue_remove (queue_of (station, customer), customer);
      return;
    }
  (void) sim_cancel (engine, customer->ending);
  queue_remove (&station->served, customer);
  serve_next (engine, station);
}

static void
queueing_resize (SimEngine *engine, SimStation *station)
{
  SimTime now = sim_now (engine);
  SimCustomer *next;

  while (station->n_busy > station->n_up)
    {
      interrupt (engine, station, station->served.tail);
      station_set_busy (station, now, station->n_busy - 1);
    }
  while (station->n_busy < station->n_up
         && (next = take_next (station)) != NULL)
    {
      station_set_busy (station, now, station->n_busy + 1);
      begin (engine, station, next);
    }
}

const SimStationKind station_fifo = {
  .name = "fifo",
  .help = "Servers take customers in the order in which they came.",
  .arrive = queueing_arrive,
  .withdraw = queueing_withdraw,
  .resize = queueing_resize,
};

const SimStationKind station_loss = {
  .name = "loss",
  .help = "Whoever finds no free server is refused.",
  .is_loss = TRUE,
  .arrive = queueing_arrive,
  .withdraw = queueing_withdraw,
  .resize = queueing_resize,
};

const SimStationKind station_infinite = {
  .name = "infinite",
  .help = "Everybody is served at once: a delay.",
  .is_infinite = TRUE,
  .arrive = queueing_arrive,
  .withdraw = queueing_withdraw,
  .resize = queueing_resize,
};

const SimStationKind station_priority = {
  .name = "priority",
  .help = "The lower class goes first, but interrupts nobody.",
  .has_tenants = TRUE,
  .arrive = queueing_arrive,
  .withdraw = queueing_withdraw,
  .resize = queueing_resize,
};

const SimStationKind station_preemptive = {
  .name = "preemptive",
  .help = "The lower class goes first and interrupts; service is resumed.",
  .has_tenants = TRUE,
  .preempts = TRUE,
  .arrive = queueing_arrive,
  .withdraw = queueing_withdraw,
  .resize = queueing_resize,
};
