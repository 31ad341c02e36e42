#include "config.h"

#include "models/interference.h"

#include "models/observe-private.h"
#include "models/world/scenario.h"

/* How the windows are played. */
typedef enum
{
  PLAYED_WITH, /* as it is */
  PLAYED_ALONE,
  PLAYED_GROWN,
  N_PLAYED
} Played;

/* One population beside one neighbour. */
typedef struct
{
  char *labels;  /* owned */
  double growth; /* of the neighbour's load */
  SimHistogram *responses[N_PLAYED];
} Pair;

struct Interference
{
  GPtrArray *pairs; /* of Pair, over all regimes; owned */
};

static Pair *
pair_new (const Neighbour *neighbour, const Population *population)
{
  Pair *pair = g_new0 (Pair, 1);

  pair->labels
      = g_strdup_printf ("neighbour=%s;population=%s",
                         neighbour->tenant->base.id, population->base.id);
  pair->growth = neighbour->growth;
  for (guint i = 0; i < N_PLAYED; i++)
    pair->responses[i] = sim_histogram_new ();
  return pair;
}

static void
pair_free (gpointer data)
{
  Pair *pair = data;

  for (guint i = 0; i < N_PLAYED; i++)
    sim_histogram_free (pair->responses[i]);
  g_free (pair->labels);
  g_free (pair);
}

Interference *
interference_new (void)
{
  Interference *interference = g_new0 (Interference, 1);

  interference->pairs = g_ptr_array_new_with_free_func (pair_free);
  return interference;
}

void
interference_free (Interference *interference)
{
  if (interference == NULL)
    return;
  g_ptr_array_unref (interference->pairs);
  g_free (interference);
}

/* --- what was found ------------------------------------------------------- */

static void
enter_ratio (Observer *observer, int regime, const Metric *metric,
             const char *labels, double with, double alone)
{
  if (alone > 0)
    observer_enter (observer, regime, metric, labels, with / alone);
}

static void
pair_enter (const Pair *pair, Observer *observer, int regime)
{
  static const struct
  {
    const Metric *metric;
    double p;
  } quantiles[] = { { &METRIC_INTERFERENCE_P50, 0.50 },
                    { &METRIC_INTERFERENCE_P95, 0.95 },
                    { &METRIC_INTERFERENCE_P99, 0.99 } };
  const SimHistogram *with = pair->responses[PLAYED_WITH];
  const SimHistogram *alone = pair->responses[PLAYED_ALONE];
  double mean = sim_histogram_mean (with);
  double grown = sim_histogram_mean (pair->responses[PLAYED_GROWN]);

  if (with->count == 0 || alone->count == 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (quantiles); i++)
    enter_ratio (observer, regime, quantiles[i].metric, pair->labels,
                 (double) sim_histogram_quantile (with, quantiles[i].p),
                 (double) sim_histogram_quantile (alone, quantiles[i].p));
  enter_ratio (observer, regime, &METRIC_INTERFERENCE_MEAN, pair->labels, mean,
               sim_histogram_mean (alone));
  if (pair->responses[PLAYED_GROWN]->count > 0)
    enter_ratio (observer, regime, &METRIC_INTERFERENCE_KREBS, pair->labels,
                 (grown - mean) / pair->growth, mean);
}

void
interference_enter_whole (const Interference *interference, Observer *observer)
{
  for (guint i = 0; i < interference->pairs->len; i++)
    pair_enter (g_ptr_array_index (interference->pairs, i), observer,
                SIM_WHOLE_RUN);
}

/* --- playing again -------------------------------------------------------- */

/* The pair of @labels over all regimes, made when it is first met. */
static Pair *
whole_of (Interference *interference, const Neighbour *neighbour,
          const Population *population, const char *labels)
{
  Pair *pair;

  for (guint i = 0; i < interference->pairs->len; i++)
    {
      pair = g_ptr_array_index (interference->pairs, i);
      if (g_str_equal (pair->labels, labels))
        return pair;
    }
  pair = pair_new (neighbour, population);
  g_ptr_array_add (interference->pairs, pair);
  return pair;
}

static void
add_up (Interference *interference, const Neighbour *neighbour,
        const Population *population, const Pair *pair, guint64 weight)
{
  Pair *whole = whole_of (interference, neighbour, population, pair->labels);

  for (guint i = 0; i < N_PLAYED; i++)
    sim_histogram_merge_weighted (whole->responses[i], pair->responses[i],
                                  weight);
}

/* The populations that have @neighbour beside them: of Pair, and NULL for its
 * own, by index. */
static GPtrArray *
pairs_beside (const World *world, const Neighbour *neighbour)
{
  GPtrArray *pairs = g_ptr_array_new_with_free_func (pair_free);

  WORLD_EACH (world, KIND_POPULATION, Population, population)
    if (population->tenant != neighbour->tenant)
      g_ptr_array_add (pairs, pair_new (neighbour, population));
    else
      {
        Pair *own = pair_new (neighbour, population);

        own->growth = 0; /* nobody's neighbour */
        g_ptr_array_add (pairs, own);
      }
  return pairs;
}

static void
take_responses (const GPtrArray *pairs, const Traffic *traffic,
                const World *world, Played played)
{
  WORLD_EACH (world, KIND_POPULATION, Population, population)
    {
      Pair *pair = g_ptr_array_index (pairs, population->base.index);
      const SimHistogram *found = traffic_latency (traffic, population);

      if (pair->growth > 0 && found != NULL)
        sim_histogram_merge (pair->responses[played], found);
    }
}

static void
play_again (Traffic *traffic, const Regime *regime, const GArray *admissions,
            const Tenant *tenant, double load)
{
  traffic_set_load (traffic, tenant, load);
  traffic_play (traffic, regime, admissions, world_experiment (regime->world));
  traffic_set_load (traffic, NULL, 1);
}

/* What @neighbour does to the others, who answered as @pairs know while it was
 * as it is. */
static void
play_neighbour (Interference *interference, Traffic *traffic,
                const Regime *regime, const GArray *admissions,
                const Neighbour *neighbour, const GPtrArray *pairs)
{
  const double loads[N_PLAYED] = { 1, 0, 1 + neighbour->growth };
  guint64 weight = traffic_weight (traffic);

  for (guint i = PLAYED_ALONE; i < N_PLAYED; i++)
    {
      play_again (traffic, regime, admissions, neighbour->tenant, loads[i]);
      take_responses (pairs, traffic, regime->world, (Played) i);
    }
  WORLD_EACH (regime->world, KIND_POPULATION, Population, population)
    {
      const Pair *pair = g_ptr_array_index (pairs, population->base.index);

      if (pair->growth > 0)
        add_up (interference, neighbour, population, pair, weight);
    }
}

/* All pairs take what was played before the first is played again. */
void
interference_play (Interference *interference, Traffic *traffic,
                   const Regime *regime, const GArray *admissions,
                   Observer *observer)
{
  const World *world = regime->world;
  g_autoptr (GPtrArray) all
      = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  WORLD_EACH (world, KIND_NEIGHBOUR, Neighbour, neighbour)
    {
      GPtrArray *pairs = pairs_beside (world, neighbour);

      take_responses (pairs, traffic, world, PLAYED_WITH);
      g_ptr_array_add (all, pairs);
    }
  WORLD_EACH (world, KIND_NEIGHBOUR, Neighbour, neighbour)
    {
      const GPtrArray *pairs = g_ptr_array_index (all, neighbour->base.index);

      play_neighbour (interference, traffic, regime, admissions, neighbour,
                      pairs);
      for (guint i = 0; i < pairs->len; i++)
        pair_enter (g_ptr_array_index (pairs, i), observer,
                    (int) regime->number);
    }
}
