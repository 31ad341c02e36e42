/* The network as entities: networks, hubs, links, and the borders.
 *
 * A hub is a city where links meet; a link joins two hubs, is somewhat longer
 * than the great circle between them, and may belong to one network only. A
 * network says what a round trip costs beside the links: at its ends, and at
 * every hub. A public one carries everybody's traffic; a private one, the
 * backbone of a cloud, only what goes between regions of one partition.
 *
 * A border lies around a jurisdiction. Whoever is inside and talks to somebody
 * outside crosses it once, and pays for the corridor: the part of the world in
 * which the other end's hub lies. Traffic between two ends on the same side
 * never crosses. In its slow hours a border lets less through and loses more.
 *
 * A World without hubs is a world of great circles: the stretch of its network
 * then holds for the whole way. What follows from all this, a round-trip time,
 * is computed in models/traffic.
 */
#pragma once

#include "models/world/jurisdiction.h"
#include "sim/sim-dist.h"

G_BEGIN_DECLS

typedef enum
{
  NETWORK_PUBLIC, /* the Internet */
  NETWORK_PRIVATE /* between regions of one partition */
} NetworkForm;

typedef enum
{
  STATE_OPEN,
  STATE_CUT /* until a change says otherwise */
} LinkState;

typedef struct
{
  Entity base;
  int form;         /* NetworkForm */
  double stretch;   /* of the way to a hub, over the great circle */
  SimSpan overhead; /* of a round trip, whatever the distance */
  SimSpan hop;      /* of a round trip, for every link on the way */
  SimSpan jitter;   /* mean deviation of a round trip */
  double loss;      /* of a packet, one way */
} Network;

typedef struct
{
  Entity base;
  double lat, lon;                  /* WGS84 degrees */
  const char *area;                 /* part of the world, for corridors */
  const Jurisdiction *jurisdiction; /* or NULL: outside every border */
} Hub;

typedef struct
{
  Entity base;
  const Hub *a, *b;
  const Network *network;  /* whose traffic it carries; NULL: everybody's */
  const Entity *operator_; /* the party that runs it, or NULL */
  int medium;              /* land or sea; as told, nothing follows */
  double stretch;          /* length over the great circle, at least 1 */
  SimSpan delay;           /* added to a round trip */
  double capacity;         /* bit/s each way; 0: never full */
  double load;             /* bit/s of others on it each way, daily mean */
  const double *hours;     /* 24 weights of that load, UTC; NULL: flat */
  SimDist *burst;          /* bytes of others that come back to back */
  int state;               /* LinkState */
  SimTime from, to;
} Link;

typedef struct
{
  Entity base;
  const Jurisdiction *inside; /* one end inside, one outside: it is crossed */
  SimSpan delay;              /* added to the round trip */
  double rate;                /* bit/s of one transfer across */
  double loss;                /* of a packet, one way */
  SimSpan jitter;             /* mean deviation of a round trip across */
  const double *slow;         /* 24 shares of crossings that are slow, by the
                                 hour of the day inside; or NULL: none ever */
  SimSpan utc_offset;         /* of the day inside */
  double slow_rate;           /* bit/s of a slow transfer */
  double slow_loss;           /* of a packet, when slow */
  int state;                  /* LinkState */
  SimTime from, to;
} Border;

/* What a border costs towards one part of the world. */
typedef struct
{
  Entity base;      /* stands in its border */
  const char *area; /* of the hubs at the far end */
  SimSpan delay;    /* instead of the border's */
  int state;        /* LinkState */
  SimTime from, to;
} Corridor;

extern const EntityKind KIND_OF_NETWORK;
extern const EntityKind KIND_OF_HUB;
extern const EntityKind KIND_OF_LINK;
extern const EntityKind KIND_OF_BORDER;
extern const EntityKind KIND_OF_CORRIDOR;

/* What a hub or link says itself, or else the <topology> it stands in. */
const Jurisdiction *hub_jurisdiction (const Hub *hub);
const char *hub_area (const Hub *hub);
const Network *link_network (const Link *link);

/* The stretch of a link, times that of its <topology>. */
double link_stretch (const Link *link);

/* The share of a link that others take in an hour of the day (UTC), below 1;
 * 0 where no capacity is given. */
double link_utilisation (const Link *link, guint hour);

/* How long a packet waits in that hour behind others at one end of the link:
 * M/G/1 whose customers are bursts (Pollaczek and Khinchine). */
SimSpan link_wait (const Link *link, guint hour);

/* What one more transfer gets of a link in that hour: M/G/1 processor sharing,
 * whatever the sizes of the others. HUGE_VAL where no capacity is given. */
double link_free_rate (const Link *link, guint hour);

/* The corridor of @border towards @area at @at, or NULL. */
const Corridor *border_corridor (const Border *border, const char *area,
                                 SimTime at);

/* Borders of a World, at most; and with slow hours around one place. */
#define BORDERS_MOST 64
#define BORDERS_SLOW_MOST 4

/* Is @border crossed between ends in @a and @b? Either may be NULL: outside. */
gboolean border_lies_between (const Border *border, const Jurisdiction *a,
                              const Jurisdiction *b);

/* The share of crossings that are slow at @at, by the hour inside. */
double border_slow_share (const Border *border, SimTime at);

G_END_DECLS
