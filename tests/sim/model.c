#include "config.h"

#include "tests/sim/model.h"

#include <math.h>

static void source_sends (SimEngine *engine, gpointer subject);
static void chatter_happens (SimEngine *engine, gpointer subject);

static const SimEventKind SOURCE_SENDS
    = { "source-sends", source_sends, SIM_RANK_SERVICE, NULL };
static const SimEventKind CHATTER_HAPPENS
    = { "chatter-happens", chatter_happens, SIM_RANK_SERVICE, NULL };

static SimSpan
ms (double value)
{
  return (SimSpan) (value * 1e6);
}

/* A consumer of draws and of the engine's time that concerns nobody. */
static void
chatter_happens (SimEngine *engine, gpointer subject)
{
  Model *model = subject;

  if (model->closed)
    return;
  (void) sim_stream_normal (&model->chatter);
  sim_at (engine, sim_now (engine) + ms (sim_stream_uniform (&model->chatter)),
          &CHATTER_HAPPENS, model);
}

static void
item_enter (Model *model, Item *item, guint station)
{
  guint class = item->customer.tenant;
  const SimDist *law = model->service[station][class];

  item->station = station;
  item->customer.demand
      = ms (sim_dist_draw (law, &model->demands[station][class]));
  if (!sim_station_arrive (model->engine, model->stations[station],
                           &item->customer))
    {
      item->next_free = model->free;
      model->free = item;
    }
}

static Item *
item_make (Model *model, guint class)
{
  Item *item = model->free;

  if (item != NULL)
    model->free = item->next_free;
  else
    {
      item = g_new0 (Item, 1);
      item->next_made = model->made;
      model->made = item;
    }
  item->customer.tenant = class;
  return item;
}

/* Whether an arrival at the greatest rate is one at the present rate. */
static gboolean
source_admits (Source *source, SimTime now)
{
  const ModelSpec *spec = source->model->spec;
  double turn = 2 * G_PI * (double) now / 1e6 / spec->period_ms;

  if (spec->period_ms <= 0)
    return TRUE;
  return sim_stream_uniform (&source->thinning) * (1 + spec->swing)
         < 1 + spec->swing * sin (turn);
}

static void
source_schedule (SimEngine *engine, Source *source)
{
  const ModelSpec *spec = source->model->spec;
  double most = spec->per_ms[source->class] * (1 + spec->swing);
  double gap = sim_stream_exponential (&source->gaps) / most;

  sim_at (engine, sim_now (engine) + ms (gap), &SOURCE_SENDS, source);
}

static void
source_sends (SimEngine *engine, gpointer subject)
{
  Source *source = subject;
  Model *model = source->model;

  if (model->closed)
    return;
  source_schedule (engine, source);
  if (source_admits (source, sim_now (engine)))
    item_enter (model, item_make (model, source->class), 0);
}

static void
observe (Model *model, const SimCustomer *customer)
{
  double wait = (double) (customer->started - customer->arrived) / 1e6;
  double stay = (double) (sim_now (model->engine) - customer->arrived) / 1e6;

  sim_tally_add (&model->wait[customer->tenant], wait);
  sim_tally_add (&model->stay[customer->tenant], stay);
  model->n_begun++;
  model->n_soon += wait <= model->spec->wait_at_ms ? 1 : 0;
}

static void
item_departs (SimEngine *engine, SimStation *station, SimCustomer *customer)
{
  Model *model = sim_station_owner (station);
  Item *item = (Item *) customer;
  const double *route = model->spec->route[item->station];
  double u = sim_stream_uniform (&model->routing);

  (void) engine;
  if (item->station == 0)
    observe (model, customer);
  for (guint next = 0; next < model->spec->n_stations; next++)
    {
      if (u < route[next])
        {
          item_enter (model, item, next);
          return;
        }
      u -= route[next];
    }
  item->next_free = model->free;
  model->free = item;
}

static SimStream
stream_of (guint64 seed, guint32 replication, const char *purpose, guint n)
{
  g_autofree char *entity = g_strdup_printf ("entity-%u", n);
  SimStream stream;

  sim_stream_init (&stream, sim_key (seed, replication, entity, purpose));
  return stream;
}

static void
model_add_station (Model *model, guint at, guint64 seed, guint32 replication)
{
  SimStationSpec spec = model->spec->stations[at];

  spec.departs = item_departs;
  spec.owner = model;
  model->stations[at] = sim_station_new (&spec);
  for (guint class = 0; class < MODEL_CLASSES; class ++)
    {
      const char *law = model->spec->service[at][class];
      g_autoptr (GError) error = NULL;

      if (law == NULL)
        continue;
      model->service[at][class] = sim_dist_parse (law, &error);
      g_assert_no_error (error);
      model->demands[at][class]
          = stream_of (seed, replication, "demand", at * MODEL_CLASSES + class);
    }
}

static void
model_add_source (Model *model, guint class, guint64 seed, guint32 replication)
{
  Source *source = &model->sources[class];

  source->model = model;
  source->class = class;
  source->gaps = stream_of (seed, replication, "gap", class);
  source->thinning = stream_of (seed, replication, "thinning", class);
  if (model->spec->per_ms[class] > 0)
    source_schedule (model->engine, source);
}

Model *
model_new (const ModelSpec *spec, guint64 seed, guint32 replication)
{
  Model *model = g_new0 (Model, 1);

  model->spec = spec;
  model->engine = sim_engine_new ();
  model->routing = stream_of (seed, replication, "routing", 0);
  model->chatter = stream_of (seed, replication, "chatter", 0);
  for (guint i = 0; i < spec->n_stations; i++)
    model_add_station (model, i, seed, replication);
  sim_station_watch (model->stations[0], model->time_at, MODEL_STATES);
  if (spec->has_chatter)
    sim_at (model->engine, 0, &CHATTER_HAPPENS, model);
  for (guint class = 0; class < MODEL_CLASSES; class ++)
    model_add_source (model, class, seed, replication);
  for (guint i = 0; i < spec->population; i++)
    item_enter (model, item_make (model, 0), 0);
  return model;
}

void
model_free (Model *model)
{
  sim_engine_free (model->engine);
  for (guint i = 0; i < model->spec->n_stations; i++)
    {
      sim_station_free (model->stations[i]);
      for (guint class = 0; class < MODEL_CLASSES; class ++)
        sim_dist_free (model->service[i][class]);
    }
  for (Item *item = model->made, *next; item != NULL; item = next)
    {
      next = item->next_made;
      g_free (item);
    }
  g_free (model);
}

void
model_run (Model *model)
{
  SimTime start = ms (model->spec->warm_ms);

  sim_run_until (model->engine, start);
  for (guint i = 0; i < model->spec->n_stations; i++)
    sim_station_restart (model->stations[i], start);
  for (guint class = 0; class < MODEL_CLASSES; class ++)
    model->wait[class] = model->stay[class] = (SimTally){ 0 };
  model->n_begun = model->n_soon = 0;
  sim_run_until (model->engine, start + ms (model->spec->run_ms));
}

void
model_drain (Model *model)
{
  model->closed = TRUE;
  sim_run_until (model->engine, SIM_NEVER);
}

const SimStationStats *
model_stats (const Model *model, guint station)
{
  return sim_station_stats (model->stations[station]);
}

double
model_inside (const Model *model, guint station)
{
  return sim_level_mean (&model_stats (model, station)->inside,
                         sim_now (model->engine));
}

double
model_arrivals (const Model *model, guint station)
{
  return (double) model_stats (model, station)->n_arrived / model->spec->run_ms;
}
