#include "config.h"

#include "models/traffic/trace-feed.h"

#include <math.h>

#include "models/traffic/sampling.h"
#include "models/traffic/trace-reader.h"

/* Before all that is sent: reading may send at the same instant. */
enum
{
  RANK_READS = 10,
  RANK_SENDS = 12
};

/* A line on its way to its time. */
typedef struct Sending Sending;
struct Sending
{
  Source *source;
  double demand, bytes_in, bytes_out;
  TraceFeed *feed;
  Sending *next; /* in the list of free ones */
};

struct TraceFeed
{
  Traffic *traffic;
  const Trace *trace;
  SimKey key;         /* of copies and spread */
  GPtrArray *sources; /* of Source, borrowed: whom lines may mean */
  TraceReader *reader;
  gint64 round;        /* how often the trace was looped before */
  gboolean has_line;   /* the next line is known */
  TraceLine line;      /* and what it says */
  SimTime read_until;  /* the latest time of all lines before it */
  SimTime begin;       /* of the window, warm-up included */
  GPtrArray *sendings; /* all that were ever made, owned */
  Sending *free;       /* those not under way */
};

/* --- the file ------------------------------------------------------------- */

/* Bad lines were told, and borne, before the run. */
static gboolean
read_request (TraceFeed *feed)
{
  TraceRead found;

  do
    found = trace_reader_next (feed->reader, &feed->line);
  while (found == TRACE_READ_BAD);
  return found == TRACE_READ_REQUEST;
}

static void
open_file (TraceFeed *feed, gint64 round)
{
  g_clear_pointer (&feed->reader, trace_reader_free);
  feed->reader = trace_reader_new (feed->trace);
  feed->round = round;
  feed->has_line = read_request (feed);
}

static void
next_line (TraceFeed *feed)
{
  feed->has_line = read_request (feed);
  if (!feed->has_line && feed->trace->loop > 0)
    open_file (feed, feed->round + 1);
}

/* When what the file says of @when happens in the present round. */
static SimTime
time_of (const TraceFeed *feed, SimTime when)
{
  return trace_replay_time (feed->trace, when)
         + feed->round * feed->trace->loop;
}

/* Lines may stand so long behind later ones. */
static SimSpan
tolerance_of (const TraceFeed *feed)
{
  return (SimSpan) ceil ((double) feed->trace->tolerance / feed->trace->speed);
}

/* --- sending -------------------------------------------------------------- */

static Sending *
sending_take (TraceFeed *feed)
{
  Sending *sending = feed->free;

  if (sending == NULL)
    {
      sending = g_new0 (Sending, 1);
      sending->feed = feed;
      g_ptr_array_add (feed->sendings, sending);
    }
  feed->free = sending->next;
  return sending;
}

static void
line_is_sent (SimEngine *engine, gpointer subject)
{
  Sending *sending = subject;
  Source *source = sending->source;
  TraceFeed *feed = sending->feed;

  if (sim_now (engine) >= source->hour_end)
    source_read_hour (source, sim_now (engine));
  source->demand = sending->demand;
  source->bytes_in = sending->bytes_in;
  source->bytes_out = sending->bytes_out;
  source_sends_one (feed->traffic, source, sim_now (engine));
  sending->next = feed->free;
  feed->free = sending;
}

static const SimEventKind LINE_IS_SENT
    = { "line-is-sent", line_is_sent, RANK_SENDS, NULL };

/* NULL when nobody has that use in this regime. */
static Source *
source_of (const TraceFeed *feed, const TraceLine *line)
{
  for (guint i = 0; i < feed->sources->len; i++)
    {
      Source *source = g_ptr_array_index (feed->sources, i);

      if ((line->population.text == NULL
           || field_is (line->population, source->population->base.id))
          && (line->service.text == NULL
              || field_is (line->service, source->service->base.id)))
        return source;
    }
  return NULL;
}

static void
send_copy (TraceFeed *feed, Source *source, SimTime when)
{
  Sending *sending;

  if (when < feed->begin || when >= feed->traffic->observe_to)
    return;
  sending = sending_take (feed);
  sending->source = source;
  sending->demand = feed->line.demand;
  sending->bytes_in = feed->line.bytes_in;
  sending->bytes_out = feed->line.bytes_out;
  sim_at (feed->traffic->engine, when, &LINE_IS_SENT, sending);
}

/* Index 0 of a line draws its copies, the others the place of each. */
static void
send_line (TraceFeed *feed)
{
  const Trace *trace = feed->trace;
  Source *source = source_of (feed, &feed->line);
  SimTime when = time_of (feed, feed->line.when);
  SimKey own = sim_key_sub (sim_key_sub (feed->key, (guint64) feed->round),
                            feed->line.number);
  double scale, whole;
  guint copies;

  if (source == NULL || when + trace->spread < feed->begin
      || when >= feed->traffic->observe_to)
    return;
  scale = trace->scale * source->load;
  whole = floor (scale);
  copies = (guint) whole;
  if (scale > whole)
    copies += sim_key_uniform (own, 0) < scale - whole;
  for (guint i = 0; i < copies; i++)
    send_copy (feed, source,
               trace->spread == 0
                   ? when
                   : when
                         + (SimSpan) (sim_key_uniform (own, i + 1)
                                      * (double) trace->spread));
}

static void feed_reads (SimEngine *engine, gpointer subject);

static const SimEventKind FEED_READS
    = { "feed-reads", feed_reads, RANK_READS, NULL };

/* Read as far ahead as a later line may still be due. */
static void
feed_reads (SimEngine *engine, gpointer subject)
{
  TraceFeed *feed = subject;
  SimSpan ahead = tolerance_of (feed);

  while (feed->has_line)
    {
      SimTime latest = time_of (feed, feed->line.latest);

      if (latest - ahead > sim_now (engine))
        {
          if (latest - ahead < feed->traffic->observe_to)
            sim_at (engine, latest - ahead, &FEED_READS, feed);
          return;
        }
      send_line (feed);
      feed->read_until = MAX (feed->read_until, latest);
      next_line (feed);
    }
}

/* --- windows -------------------------------------------------------------- */

/* The round in which the first line that may be due at @begin stands. */
static gint64
round_at (const Trace *trace, SimTime from, SimTime begin)
{
  if (trace->loop == 0 || begin <= from)
    return 0;
  return (begin - from) / trace->loop;
}

static void
open_window (TraceFeed *feed, SimTime begin)
{
  SimTime due = begin - feed->trace->spread;
  SimTime from, to;
  gint64 round;

  trace_extent (feed->trace, &from, &to);
  if (feed->sources->len == 0 || to <= begin
      || from >= feed->traffic->observe_to)
    return;
  round = round_at (feed->trace, from, due);
  feed->begin = begin;
  if (feed->reader == NULL || feed->read_until >= due || feed->round < round)
    {
      open_file (feed, round);
      feed->read_until = SIM_ALWAYS;
    }
  sim_at (feed->traffic->engine, begin, &FEED_READS, feed);
}

void
trace_feeds_open_window (Traffic *traffic, SimTime begin)
{
  for (guint i = 0; i < traffic->feeds->len; i++)
    open_window (g_ptr_array_index (traffic->feeds, i), begin);
}

/* --- feeds ---------------------------------------------------------------- */

static gboolean
may_name (const Trace *trace, const Use *use)
{
  return (trace->population == NULL
          || use->base.parent == &trace->population->base)
         && (trace->service == NULL
             || use->instance->service == trace->service);
}

/* The first use of a population and service stands for all. */
static gboolean
is_known (const TraceFeed *feed, const Use *use)
{
  for (guint i = 0; i < feed->sources->len; i++)
    {
      const Source *source = g_ptr_array_index (feed->sources, i);

      if (&source->population->base == use->base.parent
          && source->service == use->instance->service)
        return TRUE;
    }
  return FALSE;
}

static TraceFeed *
feed_new (Traffic *traffic, const Trace *trace)
{
  TraceFeed *feed = g_new0 (TraceFeed, 1);

  feed->traffic = traffic;
  feed->trace = trace;
  feed->key
      = sim_key (traffic->seed, traffic->replication, trace->base.id, "lines");
  feed->sources = g_ptr_array_new ();
  feed->sendings = g_ptr_array_new_with_free_func (g_free);
  return feed;
}

void
trace_feed_free (gpointer data)
{
  TraceFeed *feed = data;

  trace_reader_free (feed->reader);
  g_ptr_array_unref (feed->sources);
  g_ptr_array_unref (feed->sendings);
  g_free (feed);
}

static void
add_feed (Traffic *traffic, const Trace *trace, const Regime *regime,
          const GArray *admissions)
{
  TraceFeed *feed = feed_new (traffic, trace);

  for (guint i = 0; i < admissions->len; i++)
    {
      const Admission *admission = &g_array_index (admissions, Admission, i);

      if (may_name (trace, admission->use) && !is_known (feed, admission->use))
        g_ptr_array_add (feed->sources, traffic_add_source (traffic, regime,
                                                            admission, trace));
    }
  g_ptr_array_add (traffic->feeds, feed);
}

void
trace_feeds_add (Traffic *traffic, const Regime *regime,
                 const GArray *admissions)
{
  WORLD_EACH (regime->world, KIND_TRACE, Trace, trace)
    if (trace->survey != NULL)
      add_feed (traffic, trace, regime, admissions);
}

GArray *
trace_feeds_whole (const World *world)
{
  GArray *whole = g_array_new (FALSE, FALSE, sizeof (Stretch));

  WORLD_EACH (world, KIND_TRACE, Trace, trace)
    if (trace->survey != NULL && trace_plays_whole (trace))
      {
        Stretch stretch;

        trace_extent (trace, &stretch.from, &stretch.to);
        g_array_append_val (whole, stretch);
      }
  return whole;
}

char *
trace_feed_name (const Source *source)
{
  return g_strdup_printf ("%s/%s/%s", source->trace->base.id,
                          source->population->base.id,
                          source->service->base.id);
}
