/* A network of stations with a known answer: what validation tests run.
 *
 * Customers of one or two classes come from outside, or a fixed number of
 * them circulates; after each service they move on by chance. Everything is
 * described by a constant; time is in milliseconds there and in ns inside.
 * Each stream is keyed by the station or the class that consumes it.
 */
#pragma once

#include "sim/sim-dist.h"
#include "sim/sim-station.h"

#define MODEL_STATIONS 3
#define MODEL_CLASSES 2
#define MODEL_STATES 32
#define MODEL_OUTPUTS 16

typedef struct
{
  const char *name;
  guint n_stations;
  SimStationSpec stations[MODEL_STATIONS];
  const char *service[MODEL_STATIONS][MODEL_CLASSES]; /* laws, in ms */
  double per_ms[MODEL_CLASSES]; /* arrivals from outside, at station 0 */
  double swing;     /* arrivals change by this share, as a sine ... */
  double period_ms; /* ... of this period; 0: they do not */
  double route[MODEL_STATIONS][MODEL_STATIONS]; /* the rest leaves */
  guint population;     /* customers who circulate from the start */
  gboolean has_chatter; /* an unrelated consumer of draws and events */
  double warm_ms;       /* not observed */
  double run_ms;        /* observed */
  double wait_at_ms;    /* count the waits at station 0 up to here */
} ModelSpec;

typedef struct _Model Model;

/* A source of one class; a struct of its own, as an event's subject. */
typedef struct
{
  Model *model;
  guint class;
  SimStream gaps;
  SimStream thinning;
} Source;

typedef struct _Item Item;
struct _Item
{
  SimCustomer customer;
  guint station;
  Item *next_free;
  Item *next_made;
};

struct _Model
{
  const ModelSpec *spec;
  SimEngine *engine;
  SimStation *stations[MODEL_STATIONS];
  SimDist *service[MODEL_STATIONS][MODEL_CLASSES];
  SimStream demands[MODEL_STATIONS][MODEL_CLASSES];
  SimStream routing;
  SimStream chatter;
  Source sources[MODEL_CLASSES];
  SimTally wait[MODEL_CLASSES];  /* at station 0, ms */
  SimTally stay[MODEL_CLASSES];  /* at station 0, ms */
  guint64 n_begun;               /* services at station 0 */
  guint64 n_soon;                /* of these, after a wait up to wait_at_ms */
  SimSpan time_at[MODEL_STATES]; /* with 0, 1, ... at station 0 */
  gboolean closed;               /* no more arrivals */
  Item *free;
  Item *made;
};

/* Build @spec with the random numbers of (@seed, @replication). */
Model *model_new (const ModelSpec *spec, guint64 seed, guint32 replication);
void model_free (Model *model);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Model, model_free)

/* Warm up, forget, observe. */
void model_run (Model *model);

/* No more arrivals: run until everybody has left. */
void model_drain (Model *model);

const SimStationStats *model_stats (const Model *model, guint station);

/* Mean customers at @station, over the time observed. */
double model_inside (const Model *model, guint station);

/* Arrivals at @station per ms. */
double model_arrivals (const Model *model, guint station);
