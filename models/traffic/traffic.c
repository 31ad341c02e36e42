#include "config.h"

#include "models/traffic/traffic-private.h"

#include "models/traffic/trace-feed.h"

/* --- the sources of a regime ---------------------------------------------- */

/* Uses of one service by one population, before @use: other people. */
static guint
n_earlier_uses (const Use *use)
{
  guint n = 0;

  ENTITY_EACH (use->base.parent, KIND_USE, Use, other)
    n += other->base.index < use->base.index
         && other->instance->service == use->instance->service;
  return n;
}

static SimKey
source_key (const Traffic *traffic, const Source *source, const char *purpose)
{
  g_autofree char *name
      = source->trace != NULL
            ? trace_feed_name (source)
            : g_strdup_printf ("%s/%s/%u", source->population->base.id,
                               source->service->base.id,
                               n_earlier_uses (source->use));

  return sim_key (traffic->seed, traffic->replication, name, purpose);
}

SimHistogram *
histogram_at (GPtrArray *histograms, guint index)
{
  if (histograms->len <= index)
    g_ptr_array_set_size (histograms, (int) index + 1);
  if (g_ptr_array_index (histograms, index) == NULL)
    g_ptr_array_index (histograms, index) = sim_histogram_new ();
  return g_ptr_array_index (histograms, index);
}

/* Nobody goes through a door that no path leads to: its users try the other,
 * those of them whom the law admits there, or are lost to the block. */
static void
close_doors (Source *source, const Admission *admission)
{
  if (source->to_first > 0 && door_leads_nowhere (&source->first))
    {
      source->to_first = 0;
      source->to_fallback
          = admission->fallback + admission->first * admission->spare;
      source->count.reason = LOST_BLOCK;
    }
  if (source->to_fallback > source->to_first
      && door_leads_nowhere (&source->fallback))
    {
      source->to_fallback = source->to_first;
      source->count.reason = LOST_BLOCK;
    }
}

/* Can a request be lost that the law and the network let pass? */
static gboolean
may_fail (const Regime *regime, const Instance *instance)
{
  if (instance->service->patience.timeout > 0 || regime->outages != NULL)
    return TRUE;
  ENTITY_EACH (instance, KIND_DEPLOYMENT, Deployment, deployment)
    if (deployment->room > 0)
      return TRUE;
  ENTITY_EACH (instance, KIND_CALL, Call, call)
    if (call->share > 0)
      return TRUE;
  return FALSE;
}

/* The other door is looked for when somebody may need it. */
static void
open_doors (Traffic *traffic, Source *source, const Regime *regime,
            const Admission *admission)
{
  const Instance *fallback = source->use->fallback;

  if (admission->first > 0)
    door_open (&source->first, traffic, admission->door, source->population,
               regime->from);
  if (fallback != NULL
      && (admission->fallback > 0 || (admission->first > 0 && source->spare > 0)
          || (admission->first > 0 && door_leads_nowhere (&source->first))))
    door_open (&source->fallback, traffic, fallback, source->population,
               regime->from);
  if (admission->first > 0 || admission->fallback > 0)
    close_doors (source, admission);
  source->is_chancy = source->first.is_chancy || source->fallback.is_chancy;
  source->is_live
      = admission->door->balance == BALANCE_LATENCY
        || (fallback != NULL && fallback->balance == BALANCE_LATENCY);
}

static void
make_keys (const Traffic *traffic, Source *source)
{
  source->arrivals_key = source_key (traffic, source, "arrivals");
  source->demands_key = source_key (traffic, source, "demands");
  source->replies_key = source_key (traffic, source, "replies");
  source->choices_key = source_key (traffic, source, "choices");
  source->network_key = source_key (traffic, source, "network");
  source->retries_key = source_key (traffic, source, "retries");
  source->outages_key = source_key (traffic, source, "outages");
  source->calls_key = source_key (traffic, source, "calls");
  source->sessions_key = source_key (traffic, source, "sessions");
  source->bursts_key = source_key (traffic, source, "bursts");
}

Source *
traffic_add_source (Traffic *traffic, const Regime *regime,
                    const Admission *admission, const Trace *trace)
{
  Source *source = g_new0 (Source, 1);

  source->trace = trace;
  source->demand = source->bytes_in = source->bytes_out = -1;
  source->use = admission->use;
  source->population = (const Population *) source->use->base.parent;
  source->service = source->use->instance->service;
  source->users = admission->users;
  source->middle = regime_middle (regime);
  source->load
      = traffic->loud != NULL && traffic->loud == source->population->tenant
            ? traffic->load
            : 1;
  source->to_first = admission->first;
  source->to_fallback = admission->first + admission->fallback;
  source->spare = may_fail (regime, admission->door) ? admission->spare : 0;
  source->count.use = source->use;
  open_doors (traffic, source, regime, admission);
  make_keys (traffic, source);
  source->latency
      = histogram_at (traffic->observed, source->population->base.index);
  if (source->count.reason == LOST_NOT)
    source->count.reason = admission->reason;
  if (source->to_first > 0)
    source->count.rtt = g_array_index (source->first.routes, Route, 0).path.rtt;
  source->total = source->count;
  g_ptr_array_add (traffic->sources, source);
  return source;
}

/* --- the whole ------------------------------------------------------------ */

static void
histogram_free (gpointer histogram)
{
  sim_histogram_free (histogram);
}

Traffic *
traffic_new (guint64 seed, guint32 replication)
{
  Traffic *traffic = g_new0 (Traffic, 1);

  traffic->engine = sim_engine_new ();
  traffic->fingerprint_factor = 1;
  traffic->n_threads = 1;
  traffic->load = 1;
  traffic->seed = seed;
  traffic->replication = replication;
  traffic->sampling_key = sim_key (seed, replication, "traffic", "windows");
  traffic->desks = g_ptr_array_new_with_free_func (desk_free);
  traffic->sources = g_ptr_array_new_with_free_func (source_free);
  traffic->feeds = g_ptr_array_new_with_free_func (trace_feed_free);
  traffic->latencies = g_ptr_array_new_with_free_func (histogram_free);
  traffic->observed = g_ptr_array_new_with_free_func (histogram_free);
  traffic->requests = g_ptr_array_new_with_free_func (g_free);
  traffic->use_counts = g_array_new (FALSE, FALSE, sizeof (UseCount));
  traffic->desk_counts = g_array_new (FALSE, FALSE, sizeof (DeskCount));
  traffic->slices = g_array_new (FALSE, FALSE, sizeof (Slice));
  return traffic;
}

void
traffic_free (Traffic *traffic)
{
  if (traffic == NULL)
    return;
  sim_engine_free (traffic->engine);
  paths_free (traffic->paths);
  g_ptr_array_unref (traffic->desks);
  g_ptr_array_unref (traffic->sources);
  g_ptr_array_unref (traffic->feeds);
  g_ptr_array_unref (traffic->latencies);
  g_ptr_array_unref (traffic->observed);
  g_ptr_array_unref (traffic->requests);
  g_array_unref (traffic->use_counts);
  g_array_unref (traffic->desk_counts);
  g_array_unref (traffic->slices);
  g_free (traffic);
}

static void
forget_regime (Traffic *traffic)
{
  g_ptr_array_set_size (traffic->sources, 0);
  g_ptr_array_set_size (traffic->desks, 0);
  g_ptr_array_set_size (traffic->feeds, 0);
  g_ptr_array_set_size (traffic->latencies, 0);
  g_ptr_array_set_size (traffic->observed, 0);
  g_array_set_size (traffic->use_counts, 0);
  g_array_set_size (traffic->desk_counts, 0);
  g_array_set_size (traffic->slices, 0);
}

static void
collect_counts (Traffic *traffic)
{
  for (guint i = 0; i < traffic->sources->len; i++)
    {
      const Source *source = g_ptr_array_index (traffic->sources, i);

      g_array_append_val (traffic->use_counts, source->total);
    }
  for (guint i = 0; i < traffic->desks->len; i++)
    {
      const Desk *desk = g_ptr_array_index (traffic->desks, i);
      DeskCount count
          = { desk->deployment,
              desk->room == 0 ? 0 : (double) desk->busy / (double) desk->room };

      g_array_append_val (traffic->desk_counts, count);
    }
}

/* Ready to play windows of @regime. */
void
traffic_open (Traffic *traffic, const Regime *regime, const GArray *admissions)
{
  forget_regime (traffic);
  traffic->regime = regime;
  if (windows_is_one_piece (regime))
    timeline_open (traffic, regime);
  g_clear_pointer (&traffic->paths, paths_free);
  traffic->paths = paths_new (regime->world, regime->from);
  for (guint i = 0; i < admissions->len; i++)
    traffic_add_source (traffic, regime,
                        &g_array_index (admissions, Admission, i), NULL);
  trace_feeds_add (traffic, regime, admissions);
}

void
traffic_play (Traffic *traffic, const Regime *regime, const GArray *admissions,
              const Experiment *experiment)
{
  traffic_open (traffic, regime, admissions);
  windows_play (traffic, admissions, experiment);
  collect_counts (traffic);
}

const GArray *
traffic_uses (const Traffic *traffic)
{
  return traffic->use_counts;
}

const GArray *
traffic_desks (const Traffic *traffic)
{
  return traffic->desk_counts;
}

const SimHistogram *
traffic_latency (const Traffic *traffic, const Population *population)
{
  if (population->base.index >= traffic->latencies->len)
    return NULL;
  return g_ptr_array_index (traffic->latencies, population->base.index);
}

const GArray *
traffic_timeline (const Traffic *traffic)
{
  return traffic->slices;
}

guint64
traffic_weight (const Traffic *traffic)
{
  return MAX ((guint64) (traffic->scale * 1000 + 0.5), 1);
}

void
traffic_set_threads (Traffic *traffic, guint n_threads)
{
  g_return_if_fail (n_threads > 0);
  traffic->n_threads = n_threads;
}

void
traffic_set_load (Traffic *traffic, const Tenant *tenant, double load)
{
  traffic->loud = tenant;
  traffic->load = load;
}

double
traffic_scale (const Traffic *traffic)
{
  return traffic->scale;
}

guint64
traffic_n_requests (const Traffic *traffic)
{
  return traffic->n_requests;
}

guint64
traffic_fingerprint (const Traffic *traffic)
{
  return traffic->fingerprint;
}

guint64
traffic_fingerprint_after (const Traffic *traffic, guint64 before)
{
  return before * traffic->fingerprint_factor + traffic->fingerprint;
}
