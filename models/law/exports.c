#include "config.h"

#include "models/law/exports-private.h"

#include <math.h>

#include "models/law/growth.h"

enum
{
  YEARS_BEFORE = 3, /* no window is longer */
  SECONDS_A_YEAR = 31557600
};

/* What goes abroad of one population in one flow. */
typedef struct
{
  GArray *stretches; /* of Stretch, by time */
  Stretch wanted;    /* since the last of them, did nobody refuse service */
} History;

struct Exports
{
  SimTime start;
  GPtrArray *histories; /* of History, by population and flow */
};

static void
history_free (gpointer data)
{
  History *history = data;

  g_array_unref (history->stretches);
  g_free (history);
}

/* Worlds of one run have the same populations and flows, in the same order. */
Exports *
exports_new (const World *world, SimTime start)
{
  Exports *exports = g_new0 (Exports, 1);
  guint n = world_all (world, KIND_POPULATION)->len
            * world_all (world, KIND_FLOW)->len;

  exports->start = start;
  exports->histories = g_ptr_array_new_with_free_func (history_free);
  for (guint i = 0; i < n; i++)
    {
      History *history = g_new0 (History, 1);

      history->stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));
      g_ptr_array_add (exports->histories, history);
    }
  return exports;
}

void
exports_free (Exports *exports)
{
  if (exports == NULL)
    return;
  g_ptr_array_unref (exports->histories);
  g_free (exports);
}

static History *
history_of (const Exports *exports, const Compliance *compliance,
            const Population *population, const Flow *flow)
{
  guint n_flows = world_all (compliance->regime->world, KIND_FLOW)->len;

  return g_ptr_array_index (exports->histories, population->base.index * n_flows
                                                    + flow->base.index);
}

/* --- writing history ------------------------------------------------------ */

static Stretch
stretch_at (const Exports *exports, const Population *population, SimTime from)
{
  double growth = log1p (population->growth);

  return (Stretch){ .from = from,
                    .users
                    = (double) population->users
                      * exp (growth * growth_years (exports->start, from)),
                    .growth = growth,
                    .leaving = population->turnover + fmax (-growth, 0) };
}

/* What @flow moves abroad of the users of @population, as admitted or as
 * wanted: the largest share of its uses, the requests of all of them. */
static Stretch
stretch_of (const Exports *exports, const Compliance *compliance,
            const Population *population, const Flow *flow, gboolean wanted)
{
  Stretch stretch = stretch_at (exports, population, compliance->regime->from);

  for (guint i = 0; i < compliance->flows->len; i++)
    {
      const FlowVerdict *judged
          = &g_array_index (compliance->flows, FlowVerdict, i);
      double share = wanted ? judged->wanted : judged->moved;

      if (judged->flow != flow || judged->population != population
          || !judged->leaves || share <= 0 || (wanted && !judged->counted))
        continue;
      stretch.share = fmax (stretch.share, share * flow->subjects);
      stretch.rate += judged->use->activity * SECONDS_A_YEAR;
    }
  return stretch;
}

static gboolean
goes_on (const Stretch *last, const Stretch *next)
{
  double users = stretch_users (last, growth_years (last->from, next->from));

  return last->share == next->share && last->rate == next->rate
         && last->growth == next->growth && last->leaving == next->leaving
         && fabs (users - next->users) <= 1e-9 * users;
}

static void
record (Exports *exports, const Compliance *compliance,
        const Population *population, const Flow *flow)
{
  History *history = history_of (exports, compliance, population, flow);
  GArray *stretches = history->stretches;
  Stretch next = stretch_of (exports, compliance, population, flow, FALSE);

  if (stretches->len > 0
      && goes_on (&g_array_index (stretches, Stretch, stretches->len - 1),
                  &next))
    return;
  g_array_append_val (stretches, next);
}

void
exports_record (Exports *exports, const Compliance *compliance)
{
  WORLD_EACH (compliance->regime->world, KIND_POPULATION, Population,
              population)
    WORLD_EACH (compliance->regime->world, KIND_FLOW, Flow, flow)
      record (exports, compliance, population, flow);
}

/* --- reading it ----------------------------------------------------------- */

/* One question: persons with flows of a class, at the end of a day. */
typedef struct
{
  const Exports *exports;
  const Compliance *compliance;
  int data_class;
  int subtype; /* or PERSONS_OF_ALL */
  SimTime since, day;
} Asking;

static gboolean
is_asked (const Asking *asking, const Population *population, const Flow *flow)
{
  return flow->data_class == asking->data_class
         && (asking->subtype == PERSONS_OF_ALL
             || flow->subtype - 1 == asking->subtype)
         && compliance_counts (asking->compliance, population, flow);
}

static int
compare_times (gconstpointer left, gconstpointer right)
{
  SimTime a = *(const SimTime *) left;
  SimTime b = *(const SimTime *) right;

  return a < b ? -1 : a > b;
}

/* Every instant within the window at which something changes. */
static GArray *
turns_of (const Asking *asking, const Population *population)
{
  GArray *turns = g_array_new (FALSE, FALSE, sizeof (SimTime));

  g_array_append_val (turns, asking->since);
  g_array_append_val (turns, asking->day);
  WORLD_EACH (asking->compliance->regime->world, KIND_FLOW, Flow, flow)
    {
      const History *history
          = history_of (asking->exports, asking->compliance, population, flow);

      for (guint i = 0;
           is_asked (asking, population, flow) && i < history->stretches->len;
           i++)
        {
          SimTime from = g_array_index (history->stretches, Stretch, i).from;

          if (from > asking->since && from < asking->day)
            g_array_append_val (turns, from);
        }
    }
  g_array_sort (turns, compare_times);
  return turns;
}

/* The stretch of @history in which @at lies, or NULL. */
static const Stretch *
stretch_find (const History *history, SimTime at)
{
  const Stretch *found = NULL;

  for (guint i = 0; i < history->stretches->len; i++)
    {
      const Stretch *one = &g_array_index (history->stretches, Stretch, i);

      if (one->from <= at)
        found = one;
    }
  return found;
}

static void
join_stretch (Stretch *all, const Stretch *one)
{
  all->users = stretch_users (one, growth_years (one->from, all->from));
  all->growth = one->growth;
  all->leaving = one->leaving;
  if (one->share <= 0)
    return;
  all->share = fmax (all->share, one->share);
  all->rate += one->rate;
}

/* What all flows together moved from @at on; on the last day, what would. */
static Stretch
joined (const Asking *asking, const Population *population, SimTime at)
{
  Stretch all = { .from = at };

  WORLD_EACH (asking->compliance->regime->world, KIND_FLOW, Flow, flow)
    if (is_asked (asking, population, flow))
      {
        const History *history = history_of (
            asking->exports, asking->compliance, population, flow);
        const Stretch *one
            = at == asking->day ? &history->wanted : stretch_find (history, at);

        if (one != NULL)
          join_stretch (&all, one);
      }
  return all;
}

/* Different persons of @population within the window. */
static double
persons_of (const Asking *asking, const Population *population)
{
  g_autoptr (GArray) turns = turns_of (asking, population);
  Count count = { 0 };

  for (guint i = 0; i < turns->len; i++)
    {
      SimTime from = g_array_index (turns, SimTime, i);
      SimTime to = i + 1 < turns->len ? g_array_index (turns, SimTime, i + 1)
                                      : asking->day + SIM_DAY;
      Stretch stretch = joined (asking, population, from);

      if (from < to && from >= asking->since)
        count_walk (&count, &stretch, 0, growth_years (from, to));
    }
  return count.counted;
}

/* The first instant of a window that ends on @day. */
static SimTime
window_start (CountWindow window, SimTime day)
{
  SimDate date = sim_time_date (day);

  switch (window)
    {
    case WINDOW_12_MONTHS:
      return sim_time_add_months (day + SIM_DAY, -12);
    case WINDOW_PREV_JAN1:
      return sim_time_at ((SimDate){ date.year - 1, 1, 1 });
    default:
      return sim_time_at ((SimDate){ date.year, 1, 1 });
    }
}

static double
users_on (const Exports *exports, const Population *population, SimTime day)
{
  Stretch stretch = stretch_at (exports, population, day + SIM_DAY);

  return stretch.users;
}

gint64
exports_on (const Exports *exports, const Compliance *compliance,
            const Persons *persons, CountFact fact, CountWindow window,
            SimTime day)
{
  Asking asking = { .exports = exports,
                    .compliance = compliance,
                    .data_class
                    = fact == COUNT_EXPORT_SPI ? DATA_SENSITIVE : DATA_PERSONAL,
                    .subtype = persons->subtype,
                    .since = window_start (window, day),
                    .day = day };
  double n = 0;

  WORLD_EACH (compliance->regime->world, KIND_POPULATION, Population,
              population)
    if (population->tenant == persons->tenant
        && jurisdiction_law_node (population->jurisdiction) == persons->node)
      n += fact == COUNT_HELD ? users_on (exports, population, day)
                              : persons_of (&asking, population);
  return (gint64) floor (n + 0.5);
}

/* --- counting ------------------------------------------------------------- */

static Persons *
persons_add (Regime *regime, const Population *population, int subtype)
{
  const Jurisdiction *node = jurisdiction_law_node (population->jurisdiction);
  Persons fresh = { population->tenant, node, subtype, { { 0 } } };

  if (node == NULL || regime_persons (regime, population, subtype) != NULL)
    return NULL;
  g_array_append_val (regime->persons, fresh);
  return &g_array_index (regime->persons, Persons, regime->persons->len - 1);
}

/* Before the run everything was as on its first day, since the activity began;
 * uses that began later are not seen there. What tenants do on that day, when
 * it is judged again, does not change their past. */
static void
assume_past (const Exports *exports, const Population *population,
             const Flow *flow, History *history)
{
  SimTime early = sim_time_add_months (exports->start, -12 * YEARS_BEFORE);
  SimTime from = MAX (early, flow->activity_start);
  Stretch past = stretch_at (exports, population, from);

  if (from >= exports->start)
    return;
  past.share = history->wanted.share;
  past.rate = history->wanted.rate;
  g_array_append_val (history->stretches, past);
}

static void
want (Exports *exports, const Compliance *compliance)
{
  const World *world = compliance->regime->world;

  WORLD_EACH (world, KIND_POPULATION, Population, population)
    WORLD_EACH (world, KIND_FLOW, Flow, flow)
      {
        History *history = history_of (exports, compliance, population, flow);

        history->wanted
            = stretch_of (exports, compliance, population, flow, TRUE);
        if (compliance->regime->from == exports->start
            && history->stretches->len == 0)
          assume_past (exports, population, flow, history);
      }
}

static void
count_persons (const Exports *exports, const Compliance *compliance,
               Persons *persons)
{
  SimTime day = day_of (compliance->regime->from);

  for (int fact = 0; persons != NULL && fact < N_COUNTS; fact++)
    for (int window = 0; window < N_WINDOWS; window++)
      persons->counts[fact][window]
          = exports_on (exports, compliance, persons, (CountFact) fact,
                        (CountWindow) window, day);
}

/* All together, and each subtype by itself where flows state one and the law
 * asks for it. */
void
exports_count (Exports *exports, const Compliance *compliance, Regime *regime)
{
  want (exports, compliance);
  WORLD_EACH (regime->world, KIND_POPULATION, Population, population)
    {
      const char *law = jurisdiction_law (population->jurisdiction);

      count_persons (exports, compliance,
                     persons_add (regime, population, PERSONS_OF_ALL));
      WORLD_EACH (regime->world, KIND_FLOW, Flow, flow)
        if (flow->subtype > 0 && law != NULL
            && law_tests_subtype (regime->world, law, DECISION_TRANSFER))
          count_persons (exports, compliance,
                         persons_add (regime, population, flow->subtype - 1));
    }
}
