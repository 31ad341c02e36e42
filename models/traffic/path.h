/* Paths: how long a round trip takes and how fast data comes across.
 *
 *   RTT = overhead + access + links + hops + queueing + border
 *
 *   access  both ends' own lines, and their ways to a hub: stretch x great
 *           circle, there and back at the speed of light in fibre
 *   links   of the cheapest route between two hubs near the ends, each its
 *           stretch x great circle, and a delay of its own
 *   hops    a constant for every link
 *   queueing  waiting in full links, mean of the day
 *   border  the delay of every border with one end inside, by corridor
 *
 * Each end chooses among its nearest hubs on its own side of every border, but
 * none that is much farther than the nearest: cut that off, and the end is cut
 * off. Two ends nearer to each other than to their hubs need none. In a World
 * without hubs the stretch of the network holds for the whole great circle.
 *
 * Traffic between regions of one partition uses the private network, if that
 * has a way; everything else the public one. No path leads inside a provider
 * from one partition to another.
 *
 * A Paths belongs to one run or thread and holds for one World and one day; it
 * remembers the routes that it found. It knows nothing of requests.
 */
#pragma once

#include "models/traffic/hub-graph.h"
#include "models/world/place.h"
#include "models/world/population.h"

G_BEGIN_DECLS

/* One end of a path; borrows what it points to. */
typedef struct
{
  double lat, lon; /* WGS84 degrees */
  const Jurisdiction *jurisdiction;
  const char *partition; /* of a region; NULL for everybody else */
  SimSpan access_delay;  /* one way, of its own line */
  double access_rate;    /* bit/s */
} PathEnd;

PathEnd path_end_of_population (const Population *population);
PathEnd path_end_of_region (const Region *region);
PathEnd path_end_of_place (const Place *place);

/* Borders with slow hours that one path crosses, at most: check refuses more
 * than half of them around one place. */
#define PATH_SLOW_MOST (2 * BORDERS_SLOW_MOST)

/* What lies between two ends. */
typedef struct
{
  gboolean is_open; /* else nothing below but km and the barrier holds */
  double km;        /* great circle */
  double route_km;  /* of the fibre, ways to the hubs included */
  SimSpan rtt;      /* the sum of the next six, ns */
  SimSpan overhead, access, links, hops, queueing, border;
  SimSpan jitter;         /* mean deviation of a round trip */
  double loss;            /* of a packet into the border, or one way */
  double rate;            /* bit/s, outside the slow hours */
  const Network *network; /* or NULL: none in the World */
  const Border *crossed;  /* the last one, or NULL */
  guint n_slow;           /* of those crossed that have slow hours */
  const Border *slow[PATH_SLOW_MOST];
  const Entity *barrier; /* the blocked border or corridor, or NULL */
  const double *free;    /* bit/s that full links leave, by the hour UTC, or
                            NULL; of the Paths */
  const SimSpan *waits;  /* queueing by that hour, likewise */
  gint hubs[2];          /* positions in the graph, or -1: none needed */
} Path;

typedef struct Paths Paths;

/* All paths of @world at @at. */
Paths *paths_new (const World *world, SimTime at);
void paths_free (Paths *paths);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Paths, paths_free)

/* The path between @a and @b; the same both ways. */
Path paths_between (Paths *paths, const PathEnd *a, const PathEnd *b);

/* The links of @path, of const Link, from @a's end; free the array. The hubs on
 * the way, of const Hub, likewise. */
GPtrArray *paths_links (Paths *paths, const Path *path);
GPtrArray *paths_hubs (Paths *paths, const Path *path);

/* The rate of a transfer over @path at @at: what the fullest link leaves in
 * that hour; in the slow hours of a border its mean time grows by the share of
 * crossings that are slow. */
double path_rate (const Path *path, SimTime at);

/* The round trip in the hour of @at, where the rtt is that of a mean hour. */
SimSpan path_rtt (const Path *path, SimTime at);

/* The loss of a packet likewise. */
double path_loss (const Path *path, SimTime at);

/* The same in one state of its borders: bit i of @state is set when border i
 * of those with slow hours is crossed slowly. Full links are left out. */
double path_rate_in (const Path *path, guint state);
double path_loss_in (const Path *path, guint state);

/* What @free of a path leaves at @at; NULL bounds nothing. */
double path_free_rate (const double *free, SimTime at);

/* Time to move @bytes at @rate, ns. */
SimSpan path_transfer (double bytes, double rate);

G_END_DECLS
