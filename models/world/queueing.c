#include "config.h"

#include "models/world/queueing.h"

#include "models/world/attribute.h"
#include "sim/sim-number.h"

static const EntityKindId AT_TOP[] = { KIND_SCENARIO, KIND_NONE };

/* Sums of probabilities written in percent may be off in the last digits. */
#define NEARLY 1e-9

const char *const DISCIPLINE_WORDS[]
    = { "fifo",       "loss",    "infinite", "priority",
        "preemptive", "sharing", "shares",   NULL };

enum
{
  MOST_PRIORITY = 31
};

/* --- laws ----------------------------------------------------------------- */

/* A law of no time at all would let time stand still. */
static void
check_law (const Entity *entity, const char *name, const SimDist *law,
           ProblemList *problems)
{
  if (law != NULL && sim_dist_mean (law) < 1)
    entity_complain (entity, problems,
                     "'%s' has a mean below 1ns; expected a longer one", name);
}

/* --- queues --------------------------------------------------------------- */

static gboolean
is_visited (const World *world, const Queue *queue)
{
  for (guint i = 0; i < world_n_classes (world); i++)
    {
      g_autofree gboolean *visits
          = class_visits (world, world_class (world, i));

      if (visits[queue->base.index])
        return TRUE;
    }
  return FALSE;
}

static void
check_queue (const World *world, const Entity *entity, ProblemList *problems)
{
  const Queue *queue = (const Queue *) entity;
  g_autofree SimTenant *tenants
      = g_new0 (SimTenant, world_n_classes (world) + 1);
  SimStationSpec spec = queue_station (world, queue, tenants);
  g_autoptr (GError) error = NULL;

  check_law (entity, "demand", queue->demand, problems);
  if (!is_visited (world, queue))
    entity_complain (entity, problems,
                     "is visited by nobody; expected <arrivals>, <customers> "
                     "or a <route> that lead here");
  else if (!sim_station_check (&spec, &error))
    entity_complain (entity, problems, "cannot be built: %s", error->message);
}

static const AttributeSpec QUEUE_ATTRIBUTES[] = {
  { ATTRIBUTE (Queue, discipline, "discipline", ATTRIBUTE_WORD, "fifo",
               "who is served when"),
    .words = DISCIPLINE_WORDS },
  { ATTRIBUTE (Queue, servers, "servers", ATTRIBUTE_COUNT, "1",
               "customers that can be served at once"),
    .least = 1, .most = 1000000 },
  { ATTRIBUTE (Queue, room, "room", ATTRIBUTE_COUNT, "0",
               "most customers inside, those in service included; 0 is no "
               "limit"),
    .least = 0, .most = 1000000000 },
  { ATTRIBUTE (Queue, demand, "demand", ATTRIBUTE_SPAN_DIST, OPTIONAL,
               "time of one server for a customer whose class brings none") },
  { 0 }
};

const EntityKind KIND_OF_QUEUE
    = { .id = KIND_QUEUE,
        .element = "queue",
        .help = "Servers of a queueing network, and who waits for them",
        .size = sizeof (Queue),
        .attributes = QUEUE_ATTRIBUTES,
        .parents = AT_TOP,
        .needs_id = TRUE,
        .check = check_queue };

/* --- classes -------------------------------------------------------------- */

static void
check_demand (const CustomerClass *class, const Queue *queue,
              ProblemList *problems)
{
  if (class_demand (class, queue) == NULL)
    entity_complain (&class->base, problems,
                     "visits '%s', and neither of them has a 'demand'",
                     queue->base.id);
}

/* What the routes of @class from @queue sum to. */
static double
routed_share (const World *world, const CustomerClass *class,
              const Queue *queue)
{
  double share = 0;

  WORLD_EACH (world, KIND_QUEUE, Queue, to)
    share += class_route (world, class, queue, to);
  return share;
}

static void
check_routing (const World *world, const CustomerClass *class,
               const Queue *queue, ProblemList *problems)
{
  double share = routed_share (world, class, queue);
  char percent[SIM_NUMBER_SIZE];

  g_ascii_formatd (percent, sizeof percent, "%g", share * 100);
  if (share > 1 + NEARLY)
    entity_complain (&class->base, problems,
                     "leaves '%s' by routes whose probabilities sum to %s%%; "
                     "expected at most 100%%",
                     queue->base.id, percent);
  else if (share < 1 - NEARLY && !class_is_open (class) && class->think == NULL)
    entity_complain (&class->base, problems,
                     "is closed, but its routes from '%s' sum to %s%%, so that "
                     "some would leave; expected 100%%, or a 'think' to which "
                     "the rest goes back",
                     queue->base.id, percent);
}

/* An open class from which nobody leaves would fill the memory. */
static void
check_leaving (const World *world, const CustomerClass *class,
               const gboolean *visits, ProblemList *problems)
{
  if (!class_is_open (class))
    return;
  WORLD_EACH (world, KIND_QUEUE, Queue, queue)
    if (visits[queue->base.index]
        && routed_share (world, class, queue) < 1 - NEARLY)
      return;
  entity_complain (&class->base, problems,
                   "come from outside and never leave; expected a queue whose "
                   "routes sum to less than 100%%");
}

static void
check_class (const World *world, const Entity *entity, ProblemList *problems)
{
  const CustomerClass *class = (const CustomerClass *) entity;
  g_autofree gboolean *visits = class_visits (world, class);

  check_law (entity, "demand", class->demand, problems);
  check_law (entity, "every", class->every, problems);
  check_law (entity, "think", class->think, problems);
  WORLD_EACH (world, KIND_QUEUE, Queue, queue)
    if (visits[queue->base.index])
      {
        check_demand (class, queue, problems);
        check_routing (world, class, queue, problems);
      }
  check_leaving (world, class, visits, problems);
}

/* What both kinds of classes have. */
#define CLASS_ATTRIBUTES                                                       \
  { ATTRIBUTE (CustomerClass, at, "at", ATTRIBUTE_REFERENCE, REQUIRED,         \
               "the queue that they enter"),                                   \
    .target = KIND_QUEUE },                                                    \
      { ATTRIBUTE (                                                            \
          CustomerClass, demand, "demand", ATTRIBUTE_SPAN_DIST, OPTIONAL,      \
          "time of one server at every queue; left out, the queue's") },       \
      { ATTRIBUTE (CustomerClass, priority, "priority", ATTRIBUTE_COUNT, "0",  \
                   "where the discipline asks; 0 is the best"),                \
        .least = 0, .most = MOST_PRIORITY },                                   \
      { ATTRIBUTE (CustomerClass, weight, "weight", ATTRIBUTE_NUMBER, "1",     \
                   "at a queue of shares, against the other classes"),         \
        .least = 1e-6, .most = 1e6 },                                          \
      { ATTRIBUTE (CustomerClass, guarantee, "guarantee", ATTRIBUTE_NUMBER,    \
                   "0",                                                        \
                   "servers' worth that it always gets at a queue of shares"), \
        .least = 0, .most = 1e6 },                                             \
  {                                                                            \
    ATTRIBUTE (CustomerClass, cap, "cap", ATTRIBUTE_NUMBER, "0",               \
               "servers' worth that it never exceeds there; 0 is no limit"),   \
        .least = 0, .most = 1e6                                                \
  }

static const AttributeSpec ARRIVALS_ATTRIBUTES[]
    = { CLASS_ATTRIBUTES,
        { ATTRIBUTE (CustomerClass, every, "every", ATTRIBUTE_SPAN_DIST,
                     REQUIRED, "time between two arrivals") },
        { ATTRIBUTE (CustomerClass, profile, "profile", ATTRIBUTE_REFERENCE,
                     OPTIONAL, "how their rate changes over the day, in UTC"),
          .target = KIND_PROFILE },
        { 0 } };

const EntityKind KIND_OF_ARRIVALS
    = { .id = KIND_ARRIVALS,
        .element = "arrivals",
        .help = "An open class: customers who come from outside",
        .size = sizeof (CustomerClass),
        .attributes = ARRIVALS_ATTRIBUTES,
        .parents = AT_TOP,
        .needs_id = TRUE,
        .check = check_class };

static const AttributeSpec CUSTOMERS_ATTRIBUTES[] = {
  CLASS_ATTRIBUTES,
  { ATTRIBUTE (CustomerClass, number, "number", ATTRIBUTE_COUNT, REQUIRED,
               "how many circulate"),
    .least = 1, .most = 1000000 },
  { ATTRIBUTE (CustomerClass, think, "think", ATTRIBUTE_SPAN_DIST, OPTIONAL,
               "time outside of all queues before they enter again") },
  { 0 }
};

const EntityKind KIND_OF_CUSTOMERS
    = { .id = KIND_CUSTOMERS,
        .element = "customers",
        .help = "A closed class: a fixed number of customers who circulate",
        .size = sizeof (CustomerClass),
        .attributes = CUSTOMERS_ATTRIBUTES,
        .parents = AT_TOP,
        .needs_id = TRUE,
        .check = check_class };

/* --- routes --------------------------------------------------------------- */

static void
check_route (const World *world G_GNUC_UNUSED, const Entity *entity,
             ProblemList *problems)
{
  const Route *route = (const Route *) entity;

  if (route->class != NULL && !entity_is_class (&route->class->base))
    entity_complain (entity, problems,
                     "'class' is the <%s> '%s'; expected <arrivals> or "
                     "<customers>",
                     route->class->base.kind->element, route->class->base.id);
}

static const AttributeSpec ROUTE_ATTRIBUTES[]
    = { { ATTRIBUTE (Route, from, "from", ATTRIBUTE_REFERENCE, REQUIRED,
                     "the queue that they leave"),
          .target = KIND_QUEUE },
        { ATTRIBUTE (Route, to, "to", ATTRIBUTE_REFERENCE, REQUIRED,
                     "the queue that they enter next"),
          .target = KIND_QUEUE },
        { ATTRIBUTE (Route, probability, "probability", ATTRIBUTE_SHARE, "100%",
                     "share of those who leave that goes this way") },
        { ATTRIBUTE (Route, class, "class", ATTRIBUTE_REFERENCE, OPTIONAL,
                     "the <arrivals> or <customers> who do; left out, all") },
        { 0 } };

const EntityKind KIND_OF_ROUTE = { .id = KIND_ROUTE,
                                   .element = "route",
                                   .help = "Where customers go after a service",
                                   .size = sizeof (Route),
                                   .attributes = ROUTE_ATTRIBUTES,
                                   .parents = AT_TOP,
                                   .check = check_route };
