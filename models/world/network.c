#include "config.h"

#include "models/world/network.h"

#include <math.h>
#include <string.h>

#include "models/world/attribute.h"
#include "models/world/topology.h"
#include "models/world/world.h"

static const EntityKindId AT_TOP[] = { KIND_SCENARIO, KIND_NONE };
static const EntityKindId IN_NETS[]
    = { KIND_SCENARIO, KIND_TOPOLOGY, KIND_NONE };
static const EntityKindId IN_BORDER[] = { KIND_BORDER, KIND_NONE };

static const char *const FORM_WORDS[] = { "public", "private", NULL };
static const char *const MEDIUM_WORDS[] = { "land", "sea", NULL };
static const char *const STATE_WORDS[] = { "open", "cut", NULL };
static const char *const CROSSING_WORDS[] = { "open", "blocked", NULL };

#define DATES(Type)                                                            \
  { ATTRIBUTE (Type, from, "from", ATTRIBUTE_FROM, "always", "first day") },   \
  {                                                                            \
    ATTRIBUTE (Type, to, "to", ATTRIBUTE_TO, "never", "first day without")     \
  }

/* The topology that a hub or link stands in, or NULL. */
static const Topology *
topology_of (const Entity *entity)
{
  const Entity *parent = entity->parent;

  return parent != NULL && parent->kind->id == KIND_TOPOLOGY
             ? (const Topology *) parent
             : NULL;
}

const Jurisdiction *
hub_jurisdiction (const Hub *hub)
{
  const Topology *topology = topology_of (&hub->base);

  return hub->jurisdiction != NULL || topology == NULL
             ? hub->jurisdiction
             : (const Jurisdiction *) topology->jurisdiction;
}

const char *
hub_area (const Hub *hub)
{
  const Topology *topology = topology_of (&hub->base);

  return hub->area != NULL || topology == NULL ? hub->area : topology->area;
}

const Network *
link_network (const Link *link)
{
  const Topology *topology = topology_of (&link->base);

  return link->network != NULL || topology == NULL
             ? link->network
             : (const Network *) topology->network;
}

double
link_stretch (const Link *link)
{
  const Topology *topology = topology_of (&link->base);

  return topology == NULL ? link->stretch : link->stretch * topology->stretch;
}

/* --- full links ------------------------------------------------------------
 */

double
link_utilisation (const Link *link, guint hour)
{
  double sum = 0;

  if (link->capacity == 0)
    return 0;
  if (link->hours == NULL)
    return link->load / link->capacity;
  for (guint i = 0; i < 24; i++)
    sum += link->hours[i];
  return link->load * link->hours[hour] * 24 / sum / link->capacity;
}

/* rho / (1 - rho) times half of E[S^2] / E[S], S the time of a burst. */
SimSpan
link_wait (const Link *link, guint hour)
{
  double rho = link_utilisation (link, hour);
  double mean = sim_dist_mean (link->burst);
  double squares = sim_dist_variance (link->burst) + mean * mean;
  double wait;

  if (rho == 0 || mean == 0)
    return 0;
  wait = rho / (1 - rho) * squares / mean / 2 * 8 / link->capacity
         * (double) SIM_SECOND;
  return (SimSpan) (MIN (wait, (double) SIM_HOUR) + 0.5);
}

double
link_free_rate (const Link *link, guint hour)
{
  if (link->capacity == 0)
    return HUGE_VAL;
  return link->capacity * (1 - link_utilisation (link, hour));
}

const Corridor *
border_corridor (const Border *border, const char *area, SimTime at)
{
  if (area == NULL)
    return NULL;
  ENTITY_EACH (border, KIND_CORRIDOR, Corridor, corridor)
    if (strcmp (corridor->area, area) == 0
        && dated_holds (corridor->from, corridor->to, at))
      return corridor;
  return NULL;
}

static gboolean
is_inside (const Border *border, const Jurisdiction *place)
{
  return place != NULL && jurisdiction_is_within (place, border->inside);
}

gboolean
border_lies_between (const Border *border, const Jurisdiction *a,
                     const Jurisdiction *b)
{
  return is_inside (border, a) != is_inside (border, b);
}

double
border_slow_share (const Border *border, SimTime at)
{
  SimTime local = at + border->utc_offset;
  SimSpan into = (local % SIM_DAY + SIM_DAY) % SIM_DAY;

  return border->slow == NULL ? 0 : border->slow[into / SIM_HOUR];
}

/* --- networks ---------------------------------------------------------------
 */

static const AttributeSpec NETWORK_ATTRIBUTES[] = {
  { ATTRIBUTE (Network, form, "form", ATTRIBUTE_WORD, "public",
               "public, or private: between regions of one partition"),
    .words = FORM_WORDS },
  { ATTRIBUTE (Network, stretch, "stretch", ATTRIBUTE_NUMBER, REQUIRED,
               "way to the nearest hub divided by the great circle; without "
               "hubs, the whole way"),
    .least = 1, .most = 10 },
  { ATTRIBUTE (Network, overhead, "overhead", ATTRIBUTE_SPAN, REQUIRED,
               "part of a round trip that does not depend on distance") },
  { ATTRIBUTE (Network, hop, "hop", ATTRIBUTE_SPAN, "0ms",
               "part of a round trip for every link on the way") },
  { ATTRIBUTE (Network, jitter, "jitter", ATTRIBUTE_SPAN, "0ms",
               "mean deviation of a round trip") },
  { ATTRIBUTE (Network, loss, "loss", ATTRIBUTE_SHARE, "0%",
               "share of packets lost one way") },
  { 0 }
};

const EntityKind KIND_OF_NETWORK
    = { .id = KIND_NETWORK,
        .element = "network",
        .help = "How distance becomes delay; public, or inside a cloud",
        .size = sizeof (Network),
        .attributes = NETWORK_ATTRIBUTES,
        .parents = AT_TOP,
        .needs_id = TRUE };

/* --- hubs and links ----------------------------------------------------------
 */

static const AttributeSpec HUB_ATTRIBUTES[] = {
  { ATTRIBUTE (Hub, lat, "lat", ATTRIBUTE_ANGLE, REQUIRED,
               "latitude, north positive"),
    .least = -90, .most = 90 },
  { ATTRIBUTE (Hub, lon, "lon", ATTRIBUTE_ANGLE, REQUIRED,
               "longitude, east positive"),
    .least = -180, .most = 180 },
  { ATTRIBUTE (Hub, area, "area", ATTRIBUTE_TEXT, OPTIONAL,
               "part of the world, as corridors of a border name it") },
  { ATTRIBUTE (Hub, jurisdiction, "jurisdiction", ATTRIBUTE_REFERENCE, OPTIONAL,
               "where it stands; without one, outside every border"),
    .target = KIND_JURISDICTION },
  { 0 }
};

const EntityKind KIND_OF_HUB = { .id = KIND_HUB,
                                 .element = "hub",
                                 .help = "A city where links meet",
                                 .size = sizeof (Hub),
                                 .attributes = HUB_ATTRIBUTES,
                                 .parents = IN_NETS,
                                 .needs_id = TRUE };

/* A queue that grows for ever has no mean: what is more than full is refused.
 */
static void
check_load (const Link *link, ProblemList *problems)
{
  guint busiest = 0;

  if (link->load > 0 && link->capacity == 0)
    entity_complain (&link->base, problems,
                     "has a 'load' but no 'capacity' that it is a load of");
  for (guint hour = 1; hour < 24; hour++)
    if (link_utilisation (link, hour) > link_utilisation (link, busiest))
      busiest = hour;
  if (link_utilisation (link, busiest) >= 1)
    entity_complain (&link->base, problems,
                     "load: fills %.4g %% of the capacity in the hour from "
                     "%02u:00 UTC; it must stay below 100 %%",
                     100 * link_utilisation (link, busiest), busiest);
}

static void
check_link (const World *world G_GNUC_UNUSED, const Entity *entity,
            ProblemList *problems)
{
  const Link *link = (const Link *) entity;

  if (link->a == link->b)
    entity_complain (entity, problems,
                     "joins '%s' with itself; 'a' and 'b' must differ",
                     link->a->base.id);
  check_load (link, problems);
}

static const AttributeSpec LINK_ATTRIBUTES[] = {
  { ATTRIBUTE (Link, a, "a", ATTRIBUTE_REFERENCE, REQUIRED, "one end"),
    .target = KIND_HUB },
  { ATTRIBUTE (Link, b, "b", ATTRIBUTE_REFERENCE, REQUIRED, "the other end"),
    .target = KIND_HUB },
  { ATTRIBUTE (Link, network, "network", ATTRIBUTE_REFERENCE, OPTIONAL,
               "the network whose traffic it carries; all when left out"),
    .target = KIND_NETWORK },
  { ATTRIBUTE (Link, operator_, "operator", ATTRIBUTE_REFERENCE, OPTIONAL,
               "the party that runs it"),
    .target = KIND_PARTY },
  { ATTRIBUTE (Link, medium, "medium", ATTRIBUTE_WORD, "land",
               "what it lies in"),
    .words = MEDIUM_WORDS },
  { ATTRIBUTE (Link, stretch, "stretch", ATTRIBUTE_NUMBER, REQUIRED,
               "its length divided by the great circle, at least 1"),
    .least = 1, .most = 10 },
  { ATTRIBUTE (Link, delay, "delay", ATTRIBUTE_SPAN, "0ms",
               "added to a round trip over it") },
  { ATTRIBUTE (Link, capacity, "capacity", ATTRIBUTE_RATE, OPTIONAL,
               "data rate each way; left out, it is never full"),
    .least = 1000, .most = 1e15 },
  { ATTRIBUTE (Link, load, "load", ATTRIBUTE_RATE, OPTIONAL,
               "data rate of others on it each way, mean of a day"),
    .least = 0, .most = 1e15 },
  { ATTRIBUTE (Link, hours, "load-hours", ATTRIBUTE_WEIGHTS, OPTIONAL,
               "weight of that load in each hour of the day, UTC") },
  { ATTRIBUTE (Link, burst, "burst", ATTRIBUTE_SIZE_DIST,
               "exponential(mean=64kB)",
               "bytes of others that come back to back") },
  { ATTRIBUTE (Link, state, "state", ATTRIBUTE_WORD, "open",
               "open, or cut until a change opens it"),
    .words = STATE_WORDS },
  DATES (Link),
  { 0 }
};

const EntityKind KIND_OF_LINK = { .id = KIND_LINK,
                                  .element = "link",
                                  .help = "A cable or line between two hubs",
                                  .size = sizeof (Link),
                                  .attributes = LINK_ATTRIBUTES,
                                  .parents = IN_NETS,
                                  .check = check_link };

/* --- borders -----------------------------------------------------------------
 */

/* Every state of the slow borders of a path is worked out in advance. */
static void
check_slow_borders (const World *world, const Border *border,
                    ProblemList *problems)
{
  guint n = 0;

  WORLD_EACH (world, KIND_BORDER, Border, other)
    n += other->slow != NULL && is_inside (other, border->inside);
  if (border->slow != NULL && n > BORDERS_SLOW_MOST)
    entity_complain (&border->base, problems,
                     "slow-hours: %u borders with slow hours lie around '%s'; "
                     "expected %d at most",
                     n, border->inside->base.id, BORDERS_SLOW_MOST);
}

static void
check_border (const World *world, const Entity *entity, ProblemList *problems)
{
  const Border *border = (const Border *) entity;

  if (entity->index == BORDERS_MOST)
    entity_complain (entity, problems, "a world has %d borders at most",
                     BORDERS_MOST);
  check_slow_borders (world, border, problems);
  for (guint hour = 0; border->slow != NULL && hour < 24; hour++)
    if (border->slow[hour] > 1)
      {
        entity_complain (
            entity, problems,
            "slow-hours: the share of hour %u is above 1; expected "
            "24 shares from 0 to 1",
            hour);
        return;
      }
}

static const AttributeSpec BORDER_ATTRIBUTES[] = {
  { ATTRIBUTE (Border, inside, "inside", ATTRIBUTE_REFERENCE, REQUIRED,
               "the jurisdiction behind it; crossed when one end is inside"),
    .target = KIND_JURISDICTION },
  { ATTRIBUTE (Border, delay, "delay", ATTRIBUTE_SPAN, REQUIRED,
               "what a crossing adds to the round trip, where no <corridor> "
               "says otherwise") },
  { ATTRIBUTE (Border, rate, "rate", ATTRIBUTE_RATE, "1Gbit/s",
               "data rate of one transfer across it"),
    .least = 1000, .most = 1e12 },
  { ATTRIBUTE (Border, loss, "loss", ATTRIBUTE_SHARE, "0%",
               "share of packets lost on the way in") },
  { ATTRIBUTE (Border, jitter, "jitter", ATTRIBUTE_SPAN, "0ms",
               "mean deviation of a round trip across it") },
  { ATTRIBUTE (Border, slow, "slow-hours", ATTRIBUTE_WEIGHTS, OPTIONAL,
               "share of crossings that are slow, 0 to 1, for each hour of the "
               "day inside") },
  { ATTRIBUTE (Border, utc_offset, "utc-offset", ATTRIBUTE_OFFSET, "+00:00",
               "local time of the slow hours") },
  { ATTRIBUTE (Border, slow_rate, "slow-rate", ATTRIBUTE_RATE, "1Gbit/s",
               "data rate of a slow transfer"),
    .least = 1000, .most = 1e12 },
  { ATTRIBUTE (Border, slow_loss, "slow-loss", ATTRIBUTE_SHARE, "0%",
               "share of packets lost on the way in when slow") },
  { ATTRIBUTE (Border, state, "state", ATTRIBUTE_WORD, "open",
               "open, or blocked: nothing crosses"),
    .words = CROSSING_WORDS },
  DATES (Border),
  { 0 }
};

const EntityKind KIND_OF_BORDER
    = { .id = KIND_BORDER,
        .element = "border",
        .help = "A border of the network, with what a crossing costs",
        .size = sizeof (Border),
        .attributes = BORDER_ATTRIBUTES,
        .parents = AT_TOP,
        .needs_id = TRUE,
        .check = check_border };

/* --- corridors ---------------------------------------------------------------
 */

/* A hub lies in that area, or there are no hubs to choose from. */
static void
check_corridor (const World *world, const Entity *entity, ProblemList *problems)
{
  const Corridor *corridor = (const Corridor *) entity;
  g_autoptr (GPtrArray) areas = g_ptr_array_new ();
  g_autofree char *hint = NULL;

  WORLD_EACH (world, KIND_HUB, Hub, hub)
    if (hub_area (hub) != NULL && strcmp (hub_area (hub), corridor->area) == 0)
      return;
  WORLD_EACH (world, KIND_HUB, Hub, hub)
    if (hub_area (hub) != NULL
        && !g_ptr_array_find_with_equal_func (areas, hub_area (hub),
                                              g_str_equal, NULL))
      g_ptr_array_add (areas, (gpointer) hub_area (hub));
  g_ptr_array_add (areas, NULL);
  if (areas->len == 1)
    return;
  hint = problem_suggest (corridor->area, (const char *const *) areas->pdata);
  entity_complain (entity, problems, "area: no hub lies in '%s'%s",
                   corridor->area, hint);
}

static const AttributeSpec CORRIDOR_ATTRIBUTES[]
    = { { ATTRIBUTE (Corridor, area, "area", ATTRIBUTE_TEXT, REQUIRED,
                     "part of the world in which the far end's hub lies") },
        { ATTRIBUTE (Corridor, delay, "delay", ATTRIBUTE_SPAN, REQUIRED,
                     "what a crossing adds to the round trip") },
        { ATTRIBUTE (Corridor, state, "state", ATTRIBUTE_WORD, "open",
                     "open, or blocked: nothing crosses"),
          .words = CROSSING_WORDS },
        DATES (Corridor),
        { 0 } };

const EntityKind KIND_OF_CORRIDOR
    = { .id = KIND_CORRIDOR,
        .element = "corridor",
        .help = "A border towards one part of the world",
        .size = sizeof (Corridor),
        .attributes = CORRIDOR_ATTRIBUTES,
        .parents = IN_BORDER,
        .check = check_corridor };
