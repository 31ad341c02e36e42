#include "config.h"

#include "models/world/cloud.h"

#include "models/world/attribute.h"
#include "models/world/world.h"

static const EntityKindId AT_TOP[] = { KIND_SCENARIO, KIND_NONE };
static const EntityKindId IN_PARTITION[] = { KIND_PARTITION, KIND_NONE };
static const EntityKindId IN_REGION[] = { KIND_REGION, KIND_NONE };
static const EntityKindId IN_ZONE[] = { KIND_ZONE, KIND_NONE };
static const EntityKindId IN_INSTANCE[] = { KIND_INSTANCE, KIND_NONE };

const Region *
site_region (const Site *site)
{
  return (const Region *) site->base.parent->parent;
}

const Partition *
region_partition (const Region *region)
{
  return (const Partition *) region->base.parent;
}

const Party *
region_operator (const Region *region)
{
  return region->operator_ != NULL ? region->operator_
                                   : region_partition (region)->operator_;
}

gboolean
deployment_serves (const Deployment *deployment, SimTime at)
{
  const Region *region = site_region (deployment->site);

  return dated_holds (deployment->from, deployment->to, at)
         && dated_holds (deployment->site->from, deployment->site->to, at)
         && dated_holds (region->opened, region->closed, at);
}

static const AttributeSpec PARTITION_ATTRIBUTES[]
    = { { ATTRIBUTE (Partition, operator_, "operator", ATTRIBUTE_REFERENCE,
                     REQUIRED, "the party that runs the regions"),
          .target = KIND_PARTY },
        { ATTRIBUTE (Partition, owner, "owner", ATTRIBUTE_REFERENCE, REQUIRED,
                     "the party that supplies the software"),
          .target = KIND_PARTY },
        { 0 } };

const EntityKind KIND_OF_PARTITION
    = { .id = KIND_PARTITION,
        .element = "partition",
        .help = "Regions with one identity system, names, catalogue, billing",
        .size = sizeof (Partition),
        .attributes = PARTITION_ATTRIBUTES,
        .parents = AT_TOP,
        .needs_id = TRUE };

static const AttributeSpec REGION_ATTRIBUTES[] = {
  { ATTRIBUTE (Region, jurisdiction, "jurisdiction", ATTRIBUTE_REFERENCE,
               REQUIRED, "where its buildings stand"),
    .target = KIND_JURISDICTION },
  { ATTRIBUTE (Region, operator_, "operator", ATTRIBUTE_REFERENCE, OPTIONAL,
               "the party that runs it; else that of the partition"),
    .target = KIND_PARTY },
  { ATTRIBUTE (Region, lat, "lat", ATTRIBUTE_ANGLE, REQUIRED,
               "latitude, north positive"),
    .least = -90, .most = 90 },
  { ATTRIBUTE (Region, lon, "lon", ATTRIBUTE_ANGLE, REQUIRED,
               "longitude, east positive"),
    .least = -180, .most = 180 },
  { ATTRIBUTE (Region, opened, "opened", ATTRIBUTE_FROM, "always",
               "first day of service") },
  { ATTRIBUTE (Region, closed, "closed", ATTRIBUTE_TO, "never",
               "first day without service") },
  { 0 }
};

const EntityKind KIND_OF_REGION = { .id = KIND_REGION,
                                    .element = "region",
                                    .help = "What a customer chooses",
                                    .size = sizeof (Region),
                                    .attributes = REGION_ATTRIBUTES,
                                    .parents = IN_PARTITION,
                                    .needs_id = TRUE };

static const AttributeSpec ZONE_ATTRIBUTES[] = { { 0 } };

const EntityKind KIND_OF_ZONE = { .id = KIND_ZONE,
                                  .element = "zone",
                                  .help = "A failure domain of a region",
                                  .size = sizeof (Zone),
                                  .attributes = ZONE_ATTRIBUTES,
                                  .parents = IN_REGION,
                                  .needs_id = TRUE };

static const AttributeSpec SITE_ATTRIBUTES[] = {
  { ATTRIBUTE (Site, host, "host", ATTRIBUTE_REFERENCE, REQUIRED,
               "the party that owns the building"),
    .target = KIND_PARTY },
  { ATTRIBUTE (Site, building, "building", ATTRIBUTE_REFERENCE, OPTIONAL,
               "the building that it shares with other sites"),
    .target = KIND_BUILDING },
  { ATTRIBUTE (Site, from, "from", ATTRIBUTE_FROM, "always", "first day") },
  { ATTRIBUTE (Site, to, "to", ATTRIBUTE_TO, "never", "first day without") },
  { 0 }
};

const EntityKind KIND_OF_SITE = { .id = KIND_SITE,
                                  .element = "site",
                                  .help = "A building, or a share of one",
                                  .size = sizeof (Site),
                                  .attributes = SITE_ATTRIBUTES,
                                  .parents = IN_ZONE,
                                  .needs_id = TRUE };

static const AttributeSpec BUILDING_ATTRIBUTES[]
    = { { ATTRIBUTE (Building, host, "host", ATTRIBUTE_REFERENCE, REQUIRED,
                     "the party that owns it"),
          .target = KIND_PARTY },
        { 0 } };

const EntityKind KIND_OF_BUILDING
    = { .id = KIND_BUILDING,
        .element = "building",
        .help = "A house with several tenants, whose sites fail with it",
        .size = sizeof (Building),
        .attributes = BUILDING_ATTRIBUTES,
        .parents = AT_TOP,
        .needs_id = TRUE };

static const char *const CONNECTION_WORDS[]
    = { "included", "tcp", "tls-1.2", "tls-1.3", "quic", NULL };

static const char *const ABANDONED_WORDS[] = { "served", "withdrawn", NULL };

/* RFC 9293; RFC 5246, 8446 on top of it; RFC 9000. Sessions are not resumed. */
guint
service_connect_trips (const Service *service)
{
  static const guint TRIPS[] = { [CONNECTION_INCLUDED] = 0,
                                 [CONNECTION_TCP] = 1,
                                 [CONNECTION_TLS_1_2] = 3,
                                 [CONNECTION_TLS_1_3] = 2,
                                 [CONNECTION_QUIC] = 1 };

  return TRIPS[service->connection];
}

static void
check_service (const World *world G_GNUC_UNUSED, const Entity *entity,
               ProblemList *problems)
{
  const Patience *patience = &((const Service *) entity)->patience;

  if (patience->backoff > patience->backoff_most)
    entity_complain (entity, problems,
                     "'backoff' is longer than 'backoff-most'");
}

static const AttributeSpec SERVICE_ATTRIBUTES[] = {
  { ATTRIBUTE (Service, demand, "demand", ATTRIBUTE_SPAN_DIST, REQUIRED,
               "time of one server for one request") },
  { ATTRIBUTE (Service, reply, "reply", ATTRIBUTE_SIZE_DIST, REQUIRED,
               "size of a reply") },
  { ATTRIBUTE (Service, round_trips, "round-trips", ATTRIBUTE_COUNT, "1",
               "round trips of one request; see connection"),
    .least = 1, .most = 100 },
  { ATTRIBUTE (Service, connection, "connection", ATTRIBUTE_WORD, "included",
               "what opens a connection, which takes round trips of its own "
               "unless they are included in round-trips"),
    .words = CONNECTION_WORDS },
  { ATTRIBUTE (Service, requests_per_connection, "requests-per-connection",
               ATTRIBUTE_NUMBER, "1",
               "mean number of requests of one "
               "connection, of a geometric law"),
    .least = 1, .most = 1e6 },
  { ATTRIBUTE (Service, patience.timeout, "timeout", ATTRIBUTE_SPAN, OPTIONAL,
               "time after which a client gives an attempt up; never when "
               "left out") },
  { ATTRIBUTE (Service, patience.attempts, "attempts", ATTRIBUTE_COUNT, "1",
               "attempts of a client at one instance, the first included"),
    .least = 1, .most = 20 },
  { ATTRIBUTE (Service, patience.backoff, "backoff", ATTRIBUTE_SPAN, "100ms",
               "longest wait before the second attempt, uniform from 0; "
               "doubles with each") },
  { ATTRIBUTE (Service, patience.backoff_most, "backoff-most", ATTRIBUTE_SPAN,
               "20s", "longest wait before any attempt") },
  { ATTRIBUTE (Service, patience.budget, "retry-budget", ATTRIBUTE_SHARE,
               OPTIONAL,
               "retries that clients may add to their requests; any number "
               "when left out"),
    .least = 0.001, .most = 10 },
  { ATTRIBUTE (Service, patience.abandoned, "abandoned", ATTRIBUTE_WORD,
               "served", "what servers do with requests that were given up"),
    .words = ABANDONED_WORDS },
  { 0 }
};

const EntityKind KIND_OF_SERVICE = { .id = KIND_SERVICE,
                                     .element = "service",
                                     .help = "What users call",
                                     .size = sizeof (Service),
                                     .attributes = SERVICE_ATTRIBUTES,
                                     .parents = AT_TOP,
                                     .needs_id = TRUE,
                                     .check = check_service };

static gboolean
has_weight (const Instance *instance)
{
  gboolean has_any = FALSE;

  ENTITY_EACH (instance, KIND_DEPLOYMENT, Deployment, deployment)
    {
      has_any = TRUE;
      if (deployment->weight > 0)
        return TRUE;
    }
  return !has_any;
}

static void
check_instance (const World *world G_GNUC_UNUSED, const Entity *entity,
                ProblemList *problems)
{
  const Instance *instance = (const Instance *) entity;
  int n_calls = 0;

  if (instance->announced > instance->available)
    entity_complain (entity, problems, "is available before it was announced");
  ENTITY_EACH (entity, KIND_CALL, Call, call)
    n_calls += call->share > 0;
  if (n_calls > CALLS_MOST)
    entity_complain (entity, problems, "makes more than %d calls", CALLS_MOST);
  if (instance->balance == BALANCE_WEIGHT && !has_weight (instance))
    entity_complain (entity, problems,
                     "balances by weight, but no deployment has a weight "
                     "above 0");
}

static const char *const BALANCE_WORDS[]
    = { "nearest", "weight", "latency", NULL };

static const AttributeSpec INSTANCE_ATTRIBUTES[]
    = { { ATTRIBUTE (Instance, service, "service", ATTRIBUTE_REFERENCE,
                     REQUIRED, "the service"),
          .target = KIND_SERVICE },
        { ATTRIBUTE (Instance, partition, "partition", ATTRIBUTE_REFERENCE,
                     REQUIRED, "in whose catalogue it is"),
          .target = KIND_PARTITION },
        { ATTRIBUTE (Instance, balance, "balance", ATTRIBUTE_WORD, "nearest",
                     "which deployment serves a request: that of the least "
                     "round trip, by weight, or of the least round trip and "
                     "present wait"),
          .words = BALANCE_WORDS },
        { ATTRIBUTE (Instance, announced, "announced", ATTRIBUTE_FROM, "always",
                     "day of the announcement") },
        { ATTRIBUTE (Instance, available, "available", ATTRIBUTE_FROM, "always",
                     "first day on which customers can use it") },
        { ATTRIBUTE (Instance, retired, "retired", ATTRIBUTE_TO, "never",
                     "first day on which they no longer can") },
        { 0 } };

const EntityKind KIND_OF_INSTANCE
    = { .id = KIND_INSTANCE,
        .element = "instance",
        .help = "A service in the catalogue of a partition",
        .size = sizeof (Instance),
        .attributes = INSTANCE_ATTRIBUTES,
        .parents = AT_TOP,
        .needs_id = TRUE,
        .check = check_instance };

static void
check_deployment (const World *world G_GNUC_UNUSED, const Entity *entity,
                  ProblemList *problems)
{
  const Deployment *deployment = (const Deployment *) entity;
  const Instance *instance = (const Instance *) entity->parent;
  const Region *region = site_region (deployment->site);

  if (deployment->room != 0 && deployment->room < deployment->servers)
    entity_complain (entity, problems,
                     "'room' is less than 'servers'; it counts those served "
                     "as well as those who wait");
  if (region_partition (region) != instance->partition)
    entity_complain (entity, problems,
                     "site '%s' belongs to partition '%s', the instance to "
                     "'%s'; an instance is deployed within its partition",
                     deployment->site->base.id, region->base.parent->id,
                     instance->partition->base.id);
}

static const char *const SHARING_WORDS[]
    = { "fifo", "sharing", "shares", NULL };

static const AttributeSpec DEPLOYMENT_ATTRIBUTES[]
    = { { ATTRIBUTE (Deployment, site, "site", ATTRIBUTE_REFERENCE, REQUIRED,
                     "the building it runs in"),
          .target = KIND_SITE },
        { ATTRIBUTE (Deployment, servers, "servers", ATTRIBUTE_COUNT, REQUIRED,
                     "requests that can be served at once"),
          .least = 1, .most = 1000000 },
        { ATTRIBUTE (Deployment, room, "room", ATTRIBUTE_COUNT, OPTIONAL,
                     "most requests inside, served or waiting; others are "
                     "refused; no limit when left out"),
          .least = 1, .most = 1000000000 },
        { ATTRIBUTE (Deployment, weight, "weight", ATTRIBUTE_NUMBER, "1",
                     "its share of the requests against the others', where "
                     "the instance balances by weight"),
          .least = 0, .most = 1e6 },
        { ATTRIBUTE (Deployment, policy, "policy", ATTRIBUTE_WORD, "fifo",
                     "how tenants share the servers: first come first served, "
                     "all at once alike, or by the <share> of each"),
          .words = SHARING_WORDS },
        { ATTRIBUTE (Deployment, from, "from", ATTRIBUTE_FROM, "always",
                     "first day") },
        { ATTRIBUTE (Deployment, to, "to", ATTRIBUTE_TO, "never",
                     "first day without") },
        { 0 } };

const EntityKind KIND_OF_DEPLOYMENT
    = { .id = KIND_DEPLOYMENT,
        .element = "deployment",
        .help = "Servers of an instance at a site",
        .size = sizeof (Deployment),
        .attributes = DEPLOYMENT_ATTRIBUTES,
        .parents = IN_INSTANCE,
        .check = check_deployment };

static const char *const DEPENDENCY_WORDS[]
    = { "identity", "name", "config-push",  "code-release",  "agent", "network",
        "facility", "key",  "staff-access", "control-plane", NULL };

const char *const PLANE_WORDS[] = { "data", "control", "both", NULL };

static void
check_dependency (const World *world G_GNUC_UNUSED, const Entity *entity,
                  ProblemList *problems)
{
  const Dependency *dependency = (const Dependency *) entity;

  if (dependency->of == dependency->on)
    entity_complain (entity, problems,
                     "'%s' depends on itself; 'of' and 'on' must differ",
                     dependency->of->id);
}

static const AttributeSpec DEPENDENCY_ATTRIBUTES[] = {
  { ATTRIBUTE (Dependency, of, "of", ATTRIBUTE_REFERENCE, REQUIRED,
               "what depends") },
  { ATTRIBUTE (Dependency, on, "on", ATTRIBUTE_REFERENCE, REQUIRED,
               "on what it depends") },
  { ATTRIBUTE (Dependency, form, "form", ATTRIBUTE_WORD, REQUIRED,
               "what it gets from there"),
    .words = DEPENDENCY_WORDS },
  { ATTRIBUTE (Dependency, hard, "hard", ATTRIBUTE_YES_NO, "yes",
               "does it fail when the other fails; else it is impaired") },
  { ATTRIBUTE (Dependency, plane, "plane", ATTRIBUTE_WORD, "both",
               "what of it fails: its work, changing it, or both"),
    .words = PLANE_WORDS },
  { ATTRIBUTE (Dependency, delay, "delay", ATTRIBUTE_SPAN, "0s",
               "time until it fails after the other") },
  { ATTRIBUTE (Dependency, probability, "probability", ATTRIBUTE_SHARE, "100%",
               "how likely it fails when the other fails") },
  { ATTRIBUTE (Dependency, from, "from", ATTRIBUTE_FROM, "always",
               "first day") },
  { ATTRIBUTE (Dependency, to, "to", ATTRIBUTE_TO, "never",
               "first day without") },
  HOLDS_ATTRIBUTE (Dependency, holds, "holds", "is the dependency there"),
  { 0 }
};

const EntityKind KIND_OF_DEPENDENCY
    = { .id = KIND_DEPENDENCY,
        .element = "dependency",
        .help = "A typed edge: one thing needs another to work",
        .size = sizeof (Dependency),
        .attributes = DEPENDENCY_ATTRIBUTES,
        .parents = AT_TOP,
        .check = check_dependency };
