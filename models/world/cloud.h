/* Clouds: partitions, regions, zones and sites; services and their instances.
 *
 * A partition is a set of regions with one identity system, names, catalogue
 * and billing; nothing replicates across its edge by itself. A site is a
 * building, or what one cloud has of a building that it shares; a zone a
 * failure domain, a region what a customer chooses. An instance is a service in
 * the catalogue of a partition, with dates; it is deployed on sites.
 */
#pragma once

#include "models/world/party.h"
#include "sim/sim-dist.h"

G_BEGIN_DECLS

typedef struct
{
  Entity base;
  const Party *operator_; /* runs the regions */
  const Party *owner;     /* supplies the software */
} Partition;

typedef struct
{
  Entity base; /* stands in its partition */
  const Jurisdiction *jurisdiction;
  const Party *operator_; /* runs it; NULL: whoever runs the partition */
  double lat, lon;        /* WGS84 degrees */
  SimTime opened, closed;
} Region;

typedef struct
{
  Entity base; /* stands in its region */
} Zone;

/* A house with several tenants: their sites fail with it, and with nobody
 * else's site. */
typedef struct
{
  Entity base;
  const Party *host; /* owns it */
} Building;

typedef struct
{
  Entity base;              /* stands in its zone */
  const Party *host;        /* owns the building */
  const Building *building; /* that it shares with others, or NULL */
  SimTime from, to;
} Site;

/* What opens a connection, and so how many round trips that takes. */
typedef enum
{
  CONNECTION_INCLUDED, /* they are among the service's own */
  CONNECTION_TCP,
  CONNECTION_TLS_1_2,
  CONNECTION_TLS_1_3,
  CONNECTION_QUIC
} ConnectionForm;

/* What a server does with a request whose client has given up. */
typedef enum
{
  ABANDONED_SERVED,   /* it does not know */
  ABANDONED_WITHDRAWN /* it is told, and stops */
} Abandoned;

/* How clients call a service again when they were not served. */
typedef struct
{
  SimSpan timeout; /* of one attempt; 0: none */
  gint64 attempts; /* at one instance, the first included */
  SimSpan backoff; /* before the second attempt; doubles with each */
  SimSpan backoff_most;
  double budget; /* retries per request, over some time; 0: no limit */
  int abandoned; /* Abandoned */
} Patience;

typedef struct
{
  Entity base;
  SimDist *demand; /* ns of one server for one request */
  SimDist *reply;  /* bytes */
  gint64 round_trips;
  int connection;                 /* ConnectionForm */
  double requests_per_connection; /* mean, geometric */
  Patience patience;
} Service;

/* Which of its deployments serves a request. */
typedef enum
{
  BALANCE_NEAREST, /* least round trip */
  BALANCE_WEIGHT,  /* by chance */
  BALANCE_LATENCY  /* least round trip and wait, at that moment */
} Balance;

typedef struct
{
  Entity base;
  const Service *service;
  const Partition *partition;
  int balance; /* Balance */
  SimTime announced, available, retired;
} Instance;

/* Who of those inside a deployment is served. */
typedef enum
{
  SHARING_NONE,  /* one after the other, whosever they are */
  SHARING_EVEN,  /* all at once, at equal shares */
  SHARING_SHARES /* all at once, divided among tenants first */
} SharingPolicy;

typedef struct
{
  Entity base; /* stands in its instance */
  const Site *site;
  gint64 servers;
  gint64 room;   /* most requests inside; 0: no limit */
  double weight; /* of its instance's requests */
  int policy;    /* SharingPolicy */
  SimTime from, to;
} Deployment;

/* Calls of one instance, at most. */
#define CALLS_MOST 64

/* What is called may call others, so often one after the other at most. */
#define CALLS_DEEP 8

/* What an instance asks of another one before it answers. */
typedef struct
{
  Entity base;              /* stands in the instance that calls */
  const Instance *instance; /* the one that is called */
  double share;             /* of requests that make the call */
  gint64 round_trips;
  gboolean together; /* with others that are; else one after the other */
  Patience patience; /* of the caller, without budget */
} Call;

typedef enum
{
  DEPENDENCY_IDENTITY,
  DEPENDENCY_NAME,
  DEPENDENCY_CONFIG_PUSH,
  DEPENDENCY_CODE_RELEASE,
  DEPENDENCY_AGENT,
  DEPENDENCY_NETWORK,
  DEPENDENCY_FACILITY,
  DEPENDENCY_KEY,
  DEPENDENCY_STAFF_ACCESS,
  DEPENDENCY_CONTROL_PLANE
} DependencyForm;

/* What of a thing fails: changing and managing it, or its work. */
typedef enum
{
  PLANE_DATA,
  PLANE_CONTROL,
  N_PLANES,
  PLANE_BOTH = N_PLANES
} Plane;

extern const char *const PLANE_WORDS[];

typedef struct
{
  Entity base;
  const Entity *of; /* what depends */
  const Entity *on;
  int form;           /* DependencyForm */
  gboolean hard;      /* fails with it; else it is only impaired */
  int plane;          /* Plane of what depends */
  SimSpan delay;      /* from the one failure to the other */
  double probability; /* that it comes along */
  SimTime from, to;
  int holds; /* Holds */
} Dependency;

extern const EntityKind KIND_OF_PARTITION;
extern const EntityKind KIND_OF_REGION;
extern const EntityKind KIND_OF_ZONE;
extern const EntityKind KIND_OF_SITE;
extern const EntityKind KIND_OF_BUILDING;
extern const EntityKind KIND_OF_SERVICE;
extern const EntityKind KIND_OF_INSTANCE;
extern const EntityKind KIND_OF_DEPLOYMENT;
extern const EntityKind KIND_OF_CALL;
extern const EntityKind KIND_OF_DEPENDENCY;

/* Round trips that open a connection of @service. */
guint service_connect_trips (const Service *service);

/* The region in which @site stands. */
const Region *site_region (const Site *site);

/* The partition of a region. */
const Partition *region_partition (const Region *region);

/* Who runs @region. */
const Party *region_operator (const Region *region);

/* Is the deployment serving at @at: its dates, its site's, its region's? */
gboolean deployment_serves (const Deployment *deployment, SimTime at);

G_END_DECLS
