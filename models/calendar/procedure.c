#include "config.h"

#include "models/calendar/procedure.h"

#include "sim/sim-random.h"

/* A filing in the queue: a tenant's own, or that of somebody else. */
typedef struct
{
  SimCustomer customer;
  FilingOutcome *outcome; /* NULL: somebody else's */
} Dossier;

/* Where filings of others come from. */
typedef struct
{
  const Procedure *procedure;
  SimStream gaps;
  SimStream reviews;
} Source;

typedef struct
{
  SimStation *station;
  const WorkingDays *days;
  GPtrArray *dossiers; /* of Dossier, owned */
} Office;

static Dossier *
dossier_new (Office *office, SimSpan review, FilingOutcome *outcome)
{
  Dossier *dossier = g_new0 (Dossier, 1);

  dossier->customer.demand = MAX (review, 1);
  dossier->outcome = outcome;
  g_ptr_array_add (office->dossiers, dossier);
  return dossier;
}

static void
dossier_is_decided (SimEngine *engine, SimStation *station,
                    SimCustomer *customer)
{
  Office *office = sim_station_owner (station);
  Dossier *dossier = (Dossier *) customer;

  if (dossier->outcome != NULL)
    dossier->outcome->decided
        = working_days_date (office->days, sim_now (engine));
  g_ptr_array_remove_fast (office->dossiers, dossier);
}

static void
dossier_is_accepted (SimEngine *engine, gpointer subject)
{
  Office *office = sim_engine_context (engine);
  Dossier *dossier = subject;

  (void) sim_station_arrive (engine, office->station, &dossier->customer);
}

static const SimEventKind DOSSIER_IS_ACCEPTED
    = { "dossier-is-accepted", dossier_is_accepted, 4, NULL };

static SimSpan
draw_review (const Procedure *procedure, SimStream *stream)
{
  return (SimSpan) (sim_dist_draw (procedure->review, stream) + 0.5);
}

static void other_files (SimEngine *engine, gpointer subject);

static const SimEventKind OTHER_FILES = { "other-files", other_files, 4, NULL };

/* The next one joins the queue a random time after @since. */
static void
schedule_other (SimEngine *engine, Source *source, SimTime since)
{
  double gap = sim_stream_exponential (&source->gaps)
               / source->procedure->others * (double) SIM_SECOND;

  sim_at (engine, since + (SimSpan) (gap + 0.5), &OTHER_FILES, source);
}

static void
other_files (SimEngine *engine, gpointer subject)
{
  Office *office = sim_engine_context (engine);
  Source *source = subject;
  Dossier *dossier = dossier_new (
      office, draw_review (source->procedure, &source->reviews), NULL);

  (void) sim_station_arrive (engine, office->station, &dossier->customer);
  schedule_other (engine, source, sim_now (engine));
}

static void
open_sources (SimEngine *engine, const Regulator *regulator, GArray *sources,
              guint64 seed, guint32 replication)
{
  ENTITY_EACH (regulator, KIND_PROCEDURE, Procedure, procedure)
    if (procedure->others > 0)
      {
        Source source = { .procedure = procedure };
        const char *id = procedure->base.id;

        sim_stream_init (&source.gaps, sim_key (seed, replication, id, "gaps"));
        sim_stream_init (&source.reviews,
                         sim_key (seed, replication, id, "reviews"));
        g_array_append_val (sources, source);
      }
  for (guint i = 0; i < sources->len; i++)
    {
      Source *source = &g_array_index (sources, Source, i);

      /* Nobody is accepted earlier, counted from the opening. */
      schedule_other (engine, source,
                      source->procedure->until_accepted * SIM_DAY);
    }
}

static FilingOutcome
outcome_of (const Filing *filing, guint64 seed, guint32 replication)
{
  SimKey key = sim_key (seed, replication, filing->base.id, "outcome");

  return (FilingOutcome){ filing, SIM_NEVER, SIM_NEVER,
                          sim_key_uniform (key, 0)
                              < filing->procedure->granted };
}

static GArray *
outcomes_new (const World *world, const Regulator *regulator, guint64 seed,
              guint32 replication)
{
  GArray *outcomes = g_array_new (FALSE, FALSE, sizeof (FilingOutcome));

  WORLD_EACH (world, KIND_FILING, Filing, filing)
    if (filing->procedure->base.parent == &regulator->base)
      {
        FilingOutcome outcome = outcome_of (filing, seed, replication);

        g_array_append_val (outcomes, outcome);
      }
  return outcomes;
}

/* Our own filings join the queue when they are accepted. */
static void
hand_in (SimEngine *engine, Office *office, FilingOutcome *outcome,
         guint64 seed, guint32 replication)
{
  const Filing *filing = outcome->filing;
  SimTime accepted = working_days_at (office->days, filing->filed)
                     + filing->procedure->until_accepted * SIM_DAY;
  SimStream stream;

  sim_stream_init (&stream,
                   sim_key (seed, replication, filing->base.id, "review"));
  outcome->accepted = working_days_date (office->days, accepted);
  sim_at (
      engine, accepted, &DOSSIER_IS_ACCEPTED,
      dossier_new (office, draw_review (filing->procedure, &stream), outcome));
}

GArray *
procedure_play (const World *world, const Regulator *regulator, SimTime end,
                guint64 seed, guint32 replication, SimStationStats *stats)
{
  g_autoptr (WorkingDays) days
      = working_days_new (world, regulator->jurisdiction, regulator->opens);
  g_autoptr (SimEngine) engine = sim_engine_new ();
  g_autoptr (GPtrArray) dossiers = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) sources = g_array_new (FALSE, FALSE, sizeof (Source));
  GArray *outcomes = outcomes_new (world, regulator, seed, replication);
  Office office = { .days = days, .dossiers = dossiers };
  g_autoptr (SimStation) station = sim_station_new_fifo (
      (guint) regulator->desks, dossier_is_decided, &office);

  office.station = station;
  sim_engine_reset (engine, 0);
  sim_engine_set_context (engine, &office);
  sim_station_reset (station, 0);
  open_sources (engine, regulator, sources, seed, replication);
  for (guint i = 0; i < outcomes->len; i++)
    hand_in (engine, &office, &g_array_index (outcomes, FilingOutcome, i), seed,
             replication);
  sim_run_until (engine, working_days_at (days, end));
  if (stats != NULL)
    *stats = *sim_station_stats (station);
  return outcomes;
}
