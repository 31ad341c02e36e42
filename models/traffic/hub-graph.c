#include "config.h"

#include "models/traffic/hub-graph.h"

#include <math.h>

static const double EARTH_KM = 6371.0;

G_STATIC_ASSERT (BORDERS_MOST == 64); /* bits of a side */

/* A link as seen from one of its ends. */
typedef struct
{
  guint to;
  SimSpan cost; /* of a round trip over it, hop included */
  const Link *link;
} Arc;

typedef struct
{
  const Hub *hub;
  guint64 side;
  GArray *arcs; /* of Arc */
} Node;

/* What is known about all ways from one hub. */
typedef struct
{
  SimSpan *delay;   /* by position; SIM_NEVER: no way */
  const Arc **last; /* the arc by which one arrives, or NULL */
  guint *before;    /* the position where that arc begins */
} Row;

struct HubGraph
{
  const World *world;
  const Network *network;
  GArray *nodes;      /* of Node */
  guint *positions;   /* of a hub, by its index in the World; or G_MAXUINT */
  GPtrArray *rows;    /* of Row, NULL until asked for */
  GPtrArray *borders; /* of const Border, borrowed */
};

/* --- distances -------------------------------------------------------------
 */

static double
radians (double degrees)
{
  return degrees * (G_PI / 180);
}

/* Haversine: exact for near points too. */
double
great_circle_km (double lat_a, double lon_a, double lat_b, double lon_b)
{
  double dlat = sin (radians (lat_b - lat_a) / 2);
  double dlon = sin (radians (lon_b - lon_a) / 2);
  double h = dlat * dlat
             + cos (radians (lat_a)) * cos (radians (lat_b)) * dlon * dlon;

  return 2 * EARTH_KM * asin (sqrt (MIN (h, 1.0)));
}

SimSpan
fibre_round_trip (double km)
{
  return (SimSpan) (2 * km / HUB_GRAPH_FIBRE_KM_PER_MS
                        * (double) SIM_MILLISECOND
                    + 0.5);
}

double
link_km (const Link *link)
{
  return link_stretch (link)
         * great_circle_km (link->a->lat, link->a->lon, link->b->lat,
                            link->b->lon);
}

/* Routes are chosen once, for the day. */
SimSpan
link_mean_wait (const Link *link)
{
  SimSpan sum = 0;

  for (guint hour = 0; link->capacity > 0 && hour < 24; hour++)
    sum += 2 * link_wait (link, hour);
  return sum / 24;
}

SimSpan
link_round_trip (const Link *link)
{
  return fibre_round_trip (link_km (link)) + link->delay
         + link_mean_wait (link);
}

/* --- building ---------------------------------------------------------------
 */

static void
node_clear (gpointer data)
{
  g_array_unref (((Node *) data)->arcs);
}

static void
row_free (gpointer data)
{
  Row *row = data;

  if (row == NULL)
    return;
  g_free (row->delay);
  g_free (row->last);
  g_free (row->before);
  g_free (row);
}

guint64
hub_graph_side_of (const HubGraph *graph, const Jurisdiction *jurisdiction)
{
  guint64 side = 0;

  for (guint i = 0; i < graph->borders->len; i++)
    if (border_lies_between (g_ptr_array_index (graph->borders, i),
                             jurisdiction, NULL))
      side |= G_GUINT64_CONSTANT (1) << i;
  return side;
}

static guint
position_of (HubGraph *graph, const Hub *hub)
{
  guint *position = &graph->positions[hub->base.index];

  if (*position == G_MAXUINT)
    {
      Node node = { hub, hub_graph_side_of (graph, hub_jurisdiction (hub)),
                    g_array_new (FALSE, FALSE, sizeof (Arc)) };

      *position = graph->nodes->len;
      g_array_append_val (graph->nodes, node);
    }
  return *position;
}

static void
add_arc (HubGraph *graph, guint from, guint to, const Link *link)
{
  Arc arc = { to, link_round_trip (link) + graph->network->hop, link };

  g_array_append_val (g_array_index (graph->nodes, Node, from).arcs, arc);
}

/* A hub whose links are all cut is still a hub: who depends on it is cut off,
 * and not served by one on another island.
 *
 * Is or was it ever a link of @network? */
static gboolean
belongs_to (const Link *link, const Network *network, SimTime at)
{
  const Network *own = link_network (link);

  return (own == NULL || own == network) && link->from <= at;
}

static gboolean
is_open (const Link *link, SimTime at)
{
  return link->state == STATE_OPEN && at < link->to;
}

static void
add_links (HubGraph *graph, SimTime at)
{
  WORLD_EACH (graph->world, KIND_LINK, Link, link)
    if (belongs_to (link, graph->network, at))
      {
        guint a = position_of (graph, link->a);
        guint b = position_of (graph, link->b);

        if (!is_open (link, at))
          continue;
        add_arc (graph, a, b, link);
        add_arc (graph, b, a, link);
      }
}

HubGraph *
hub_graph_new (const World *world, const Network *network, SimTime at)
{
  HubGraph *graph = g_new0 (HubGraph, 1);
  guint n = world_all (world, KIND_HUB)->len;

  graph->world = world;
  graph->network = network;
  graph->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  g_array_set_clear_func (graph->nodes, node_clear);
  graph->positions = g_new (guint, n + 1);
  for (guint i = 0; i < n; i++)
    graph->positions[i] = G_MAXUINT;
  graph->borders = g_ptr_array_new ();
  WORLD_EACH (world, KIND_BORDER, Border, border)
    if (dated_holds (border->from, border->to, at))
      g_ptr_array_add (graph->borders, (gpointer) border);
  add_links (graph, at);
  graph->rows = g_ptr_array_new_with_free_func (row_free);
  g_ptr_array_set_size (graph->rows, (int) graph->nodes->len);
  return graph;
}

void
hub_graph_free (HubGraph *graph)
{
  if (graph == NULL)
    return;
  g_array_unref (graph->nodes);
  g_ptr_array_unref (graph->rows);
  g_ptr_array_unref (graph->borders);
  g_free (graph->positions);
  g_free (graph);
}

guint
hub_graph_n_hubs (const HubGraph *graph)
{
  return graph->nodes->len;
}

const Hub *
hub_graph_hub (const HubGraph *graph, guint position)
{
  return g_array_index (graph->nodes, Node, position).hub;
}

guint64
hub_graph_side (const HubGraph *graph, guint position)
{
  return g_array_index (graph->nodes, Node, position).side;
}

/* --- least delays
 * ------------------------------------------------------------- */

/* Hubs that were reached, least delay first: a binary heap. The same hub may
 * stand in it more than once; only its least delay counts. */
typedef struct
{
  SimSpan delay;
  guint at;
} Reached;

static gboolean
is_before (const Reached *left, const Reached *right)
{
  if (left->delay != right->delay)
    return left->delay < right->delay;
  return left->at < right->at;
}

static void
heap_push (GArray *heap, Reached reached)
{
  guint at = heap->len;

  g_array_append_val (heap, reached);
  for (; at > 0; at = (at - 1) / 2)
    {
      Reached *up = &g_array_index (heap, Reached, (at - 1) / 2);

      if (!is_before (&reached, up))
        break;
      g_array_index (heap, Reached, at) = *up;
    }
  g_array_index (heap, Reached, at) = reached;
}

static Reached
heap_pop (GArray *heap)
{
  Reached *all = (Reached *) (gpointer) heap->data;
  Reached least = all[0];
  Reached last = all[heap->len - 1];
  guint at = 0;

  g_array_set_size (heap, heap->len - 1);
  for (guint down = 1; down < heap->len; down = 2 * at + 1)
    {
      if (down + 1 < heap->len && is_before (&all[down + 1], &all[down]))
        down++;
      if (!is_before (&all[down], &last))
        break;
      all[at] = all[down];
      at = down;
    }
  if (heap->len > 0)
    all[at] = last;
  return least;
}

/* Would this step come back to the side where the route began? */
static gboolean
comes_back (guint64 home, guint64 here, guint64 there)
{
  return ((here ^ there) & ~(there ^ home)) != 0;
}

static void
spread (const HubGraph *graph, Row *row, guint64 home, Reached from,
        GArray *heap)
{
  const Node *node = &g_array_index (graph->nodes, Node, from.at);

  for (guint i = 0; i < node->arcs->len; i++)
    {
      const Arc *arc = &g_array_index (node->arcs, Arc, i);
      Reached next = { from.delay + arc->cost, arc->to };

      if (next.delay >= row->delay[arc->to]
          || comes_back (home, node->side, hub_graph_side (graph, arc->to)))
        continue;
      row->delay[arc->to] = next.delay;
      row->last[arc->to] = arc;
      row->before[arc->to] = from.at;
      heap_push (heap, next);
    }
}

static Row *
find_row (const HubGraph *graph, guint from)
{
  guint n = graph->nodes->len;
  g_autoptr (GArray) heap = g_array_new (FALSE, FALSE, sizeof (Reached));
  Row *row = g_new0 (Row, 1);

  row->delay = g_new (SimSpan, n);
  row->last = g_new0 (const Arc *, n);
  row->before = g_new0 (guint, n);
  for (guint i = 0; i < n; i++)
    row->delay[i] = SIM_NEVER;
  row->delay[from] = 0;
  heap_push (heap, (Reached){ 0, from });
  while (heap->len > 0)
    {
      Reached next = heap_pop (heap);

      if (next.delay == row->delay[next.at])
        spread (graph, row, hub_graph_side (graph, from), next, heap);
    }
  return row;
}

static const Row *
row_from (HubGraph *graph, guint from)
{
  if (g_ptr_array_index (graph->rows, from) == NULL)
    g_ptr_array_index (graph->rows, from) = find_row (graph, from);
  return g_ptr_array_index (graph->rows, from);
}

SimSpan
hub_graph_delay (HubGraph *graph, guint from, guint to)
{
  return row_from (graph, from)->delay[to];
}

GPtrArray *
hub_graph_route (HubGraph *graph, guint from, guint to)
{
  const Row *row = row_from (graph, from);
  GPtrArray *route = g_ptr_array_new ();

  for (guint at = to; at != from && row->last[at] != NULL; at = row->before[at])
    g_ptr_array_insert (route, 0, (gpointer) row->last[at]->link);
  return route;
}
