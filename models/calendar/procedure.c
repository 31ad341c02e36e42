#include "config.h"

#include "models/calendar/procedure.h"

#include "sim/sim-dist.h"
#include "sim/sim-random.h"

/* What is drawn for a filing in a stage; each has a sub-key of its own. */
typedef enum
{
  DRAW_LENGTH,
  DRAW_EXTENDED,
  DRAW_EXTENSION,
  DRAW_SENT_BACK,
  DRAW_COMPLETING,
  DRAW_REFUSED,
  N_DRAWS
} Draw;

enum
{
  ATTEMPTS_MOST = 1000 /* of a stage; keys do not overlap below */
};

typedef struct
{
  const WorkingDays *days;
  SimStation *desks;   /* the regulator's */
  GHashTable *own;     /* of SimStation, by stage */
  GPtrArray *dossiers; /* of Dossier, owned */
  GArray *log;         /* of FilingRecord, or NULL */
} Office;

/* A filing on its way: a tenant's own, or that of somebody else. */
typedef struct
{
  SimCustomer customer;
  const Procedure *procedure;
  Application *application; /* NULL: somebody else's */
  SimKey key;
  guint stage;   /* among the procedure's children */
  guint attempt; /* at the stage */
  guint number;  /* in the log */
} Dossier;

/* Where filings of others come from. */
typedef struct
{
  const Procedure *procedure;
  SimStream gaps;
  SimKey key;
  guint64 n; /* so far */
} Source;

/* --- applications --------------------------------------------------------- */

Application *
application_new (const Procedure *procedure, const char *key, guint round,
                 SimTime filed)
{
  Application *application = g_new0 (Application, 1);

  application->procedure = procedure;
  application->key = g_strdup (key);
  application->round = round;
  application->filed = filed;
  application->decided = SIM_NEVER;
  return application;
}

void
application_free (gpointer data)
{
  Application *application = data;

  g_free (application->key);
  g_free (application);
}

/* --- draws ---------------------------------------------------------------- */

static SimKey
draw_key (const Dossier *dossier, Draw draw)
{
  guint64 n
      = ((guint64) dossier->stage * ATTEMPTS_MOST + dossier->attempt) * N_DRAWS
        + (guint64) draw;

  return sim_key_sub (dossier->key, n);
}

static gboolean
comes_up (const Dossier *dossier, Draw draw, double share)
{
  return share > 0 && sim_key_uniform (draw_key (dossier, draw), 0) < share;
}

static SimSpan
draw_span (const Dossier *dossier, Draw draw, const SimDist *dist)
{
  SimStream stream;

  if (dist == NULL)
    return 0;
  sim_stream_init (&stream, draw_key (dossier, draw));
  return (SimSpan) (sim_dist_draw (dist, &stream) + 0.5);
}

static SimSpan
draw_work (const Dossier *dossier, const Stage *stage)
{
  SimSpan work = draw_span (dossier, DRAW_LENGTH, stage->length);

  if (comes_up (dossier, DRAW_EXTENDED, stage->extended))
    work += draw_span (dossier, DRAW_EXTENSION, stage->extension);
  return MAX (work, 1);
}

/* --- the way of a dossier ------------------------------------------------- */

static void stage_ends (SimEngine *engine, gpointer subject);
static void stage_begins (SimEngine *engine, gpointer subject);

static const SimEventKind STAGE_ENDS = { "stage-ends", stage_ends, 4, NULL };
static const SimEventKind STAGE_BEGINS
    = { "stage-begins", stage_begins, 4, NULL };

/* The stage in which @dossier is, or NULL: it is through. */
static const Stage *
stage_of (Dossier *dossier)
{
  const GPtrArray *children = dossier->procedure->base.children;

  for (; dossier->stage < children->len; dossier->stage++)
    {
      const Stage *stage = entity_child_of_kind (&dossier->procedure->base,
                                                 dossier->stage, KIND_STAGE);

      if (stage != NULL)
        return stage;
    }
  return NULL;
}

static void
dossier_is_decided (SimEngine *engine, Office *office, Dossier *dossier,
                    gboolean granted)
{
  Application *application = dossier->application;
  SimTime decided = working_days_date (office->days, sim_now (engine));

  if (application != NULL)
    {
      application->decided = decided;
      application->granted = granted;
    }
  if (office->log != NULL)
    {
      FilingRecord *record
          = &g_array_index (office->log, FilingRecord, dossier->number);

      record->decided = decided;
      record->granted = granted;
    }
  g_ptr_array_remove_fast (office->dossiers, dossier);
}

static void
stage_begins (SimEngine *engine, gpointer subject)
{
  Office *office = sim_engine_context (engine);
  Dossier *dossier = subject;
  const Stage *stage = stage_of (dossier);
  SimStation *station;

  if (stage == NULL)
    {
      dossier_is_decided (engine, office, dossier, TRUE);
      return;
    }
  dossier->customer.demand = draw_work (dossier, stage);
  station = stage->at == STAGE_DESK ? office->desks
                                    : g_hash_table_lookup (office->own, stage);
  if (station == NULL)
    sim_at (engine, sim_now (engine) + dossier->customer.demand, &STAGE_ENDS,
            dossier);
  else
    (void) sim_station_arrive (engine, station, &dossier->customer);
}

static void
dossier_is_sent_back (SimEngine *engine, Dossier *dossier, const Stage *stage)
{
  SimSpan completing = draw_span (dossier, DRAW_COMPLETING, stage->completing);

  if (dossier->application != NULL)
    dossier->application->sent_back++;
  dossier->attempt++;
  sim_at (engine, sim_now (engine) + completing, &STAGE_BEGINS, dossier);
}

static void
stage_ends (SimEngine *engine, gpointer subject)
{
  Office *office = sim_engine_context (engine);
  Dossier *dossier = subject;
  const Stage *stage = stage_of (dossier);

  if (dossier->attempt + 1 < ATTEMPTS_MOST
      && comes_up (dossier, DRAW_SENT_BACK, stage->sent_back))
    dossier_is_sent_back (engine, dossier, stage);
  else if (comes_up (dossier, DRAW_REFUSED, stage->refused))
    dossier_is_decided (engine, office, dossier, FALSE);
  else
    {
      dossier->stage++;
      dossier->attempt = 0;
      stage_begins (engine, dossier);
    }
}

static void
desk_is_done (SimEngine *engine, SimStation *station G_GNUC_UNUSED,
              SimCustomer *customer)
{
  stage_ends (engine, customer);
}

static Dossier *
dossier_new (Office *office, const Procedure *procedure, SimKey key,
             Application *application, SimTime filed)
{
  Dossier *dossier = g_new0 (Dossier, 1);
  FilingRecord record = { filed, SIM_NEVER, FALSE };

  if (office->log != NULL)
    {
      dossier->number = office->log->len;
      g_array_append_val (office->log, record);
    }
  dossier->procedure = procedure;
  dossier->key = key;
  dossier->application = application;
  g_ptr_array_add (office->dossiers, dossier);
  return dossier;
}

/* --- others --------------------------------------------------------------- */

static void other_files (SimEngine *engine, gpointer subject);

static const SimEventKind OTHER_FILES = { "other-files", other_files, 4, NULL };

static void
schedule_other (SimEngine *engine, Source *source)
{
  double gap = sim_stream_exponential (&source->gaps)
               / source->procedure->others * (double) SIM_SECOND;

  sim_at (engine, sim_now (engine) + (SimSpan) (gap + 0.5), &OTHER_FILES,
          source);
}

static void
other_files (SimEngine *engine, gpointer subject)
{
  Office *office = sim_engine_context (engine);
  Source *source = subject;
  Dossier *dossier = dossier_new (
      office, source->procedure, sim_key_sub (source->key, source->n++), NULL,
      working_days_date (office->days, sim_now (engine)));

  stage_begins (engine, dossier);
  schedule_other (engine, source);
}

static void
open_sources (SimEngine *engine, const Regulator *regulator, GArray *sources,
              guint64 seed, guint32 replication)
{
  ENTITY_EACH (regulator, KIND_PROCEDURE, Procedure, procedure)
    if (procedure->others > 0)
      {
        const char *id = procedure->base.id;
        Source source = { .procedure = procedure,
                          .key = sim_key (seed, replication, id, "others") };

        sim_stream_init (&source.gaps, sim_key (seed, replication, id, "gaps"));
        g_array_append_val (sources, source);
      }
  for (guint i = 0; i < sources->len; i++)
    schedule_other (engine, &g_array_index (sources, Source, i));
}

/* --- the whole ------------------------------------------------------------ */

WorkingDays *
regulator_days (const World *world, const Regulator *regulator, SimTime last)
{
  return working_days_new (
      world, regulator->clock == CLOCK_WORKING ? regulator->jurisdiction : NULL,
      regulator->opens, last);
}

static void
free_station (gpointer station)
{
  sim_station_free (station);
}

static GHashTable *
own_desks (const Regulator *regulator, Office *office)
{
  GHashTable *own = g_hash_table_new_full (NULL, NULL, NULL, free_station);

  ENTITY_EACH (regulator, KIND_PROCEDURE, Procedure, procedure)
    ENTITY_EACH (procedure, KIND_STAGE, Stage, stage)
      if (stage->at == STAGE_OWN)
        {
          SimStation *station = sim_station_new_fifo ((guint) stage->desks,
                                                      desk_is_done, office);

          sim_station_reset (station, 0);
          g_hash_table_insert (own, (gpointer) stage, station);
        }
  return own;
}

/* A tenant's own filing arrives at the end of its day. */
static void
hand_in (SimEngine *engine, Office *office, Application *application,
         guint64 seed, guint32 replication)
{
  SimKey key = sim_key (seed, replication, application->key, "procedure");
  Dossier *dossier = dossier_new (office, application->procedure,
                                  sim_key_sub (key, application->round),
                                  application, application->filed);

  application->decided = SIM_NEVER;
  application->granted = FALSE;
  application->sent_back = 0;
  sim_at (engine, working_days_at (office->days, application->filed),
          &STAGE_BEGINS, dossier);
}

void
procedure_play (const World *world, const Regulator *regulator,
                const GPtrArray *applications, SimTime end, guint64 seed,
                guint32 replication, SimStationStats *stats, GArray *log)
{
  g_autoptr (WorkingDays) days = regulator_days (world, regulator, end);
  g_autoptr (SimEngine) engine = sim_engine_new ();
  g_autoptr (GPtrArray) dossiers = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) sources = g_array_new (FALSE, FALSE, sizeof (Source));
  Office office = { .days = days, .dossiers = dossiers, .log = log };
  g_autoptr (SimStation) desks
      = sim_station_new_fifo ((guint) regulator->desks, desk_is_done, &office);
  g_autoptr (GHashTable) own = own_desks (regulator, &office);

  office.desks = desks;
  office.own = own;
  sim_engine_reset (engine, 0);
  sim_engine_set_context (engine, &office);
  sim_station_reset (desks, 0);
  open_sources (engine, regulator, sources, seed, replication);
  for (guint i = 0; i < applications->len; i++)
    hand_in (engine, &office, g_ptr_array_index (applications, i), seed,
             replication);
  sim_run_until (engine, working_days_at (days, end));
  if (stats != NULL)
    *stats = *sim_station_stats (desks);
}
