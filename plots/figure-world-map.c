/* The world: populations, the sites that serve them and the ways between, in
 * the colour of the round trip, dashed where the law wants something more. */
#include "config.h"

#include "plots/figure-kinds.h"
#include "plots/figure-wish.h"
#include "plots/journeys.h"
#include "plots/map-view.h"
#include "plots/text-fit.h"

#define WIDTH 500.0 /* pixels of the map */
#define LABEL_WIDTH 26
#define PIXELS_A_CHARACTER 5.4
#define N_CLASSES ((int) G_N_ELEMENTS (CLASSES))
#define UNKNOWN N_CLASSES
#define JUDGEMENT 2 /* severity from which a verdict wants something more */

/* Upper ends of the classes of round trips. */
static const struct
{
  double below_ms;
  const char *title;
} CLASSES[] = { { 50, "below 50 ms" },
                { 100, "50 to 100 ms" },
                { 200, "100 to 200 ms" },
                { 400, "200 to 400 ms" },
                { G_MAXDOUBLE, "400 ms and more" } };

typedef struct
{
  const FigureSource *source;
  GPtrArray *journeys;
  GArray *points; /* MapPoint of both ends */
  MapView view;
  SimTime at;
} Content;

static MapPoint
point_of (const Location *location)
{
  return (MapPoint){ location->lat, location->lon };
}

static int
class_of (Estimate rtt_ms)
{
  if (rtt_ms.n == 0)
    return UNKNOWN;
  for (int i = 0; i < N_CLASSES; i++)
    if (rtt_ms.mean < CLASSES[i].below_ms)
      return i;
  return N_CLASSES - 1;
}

/* ---- Ways ---------------------------------------------------------------- */

static gboolean
is_same_way (const Journey *a, const Journey *b)
{
  return a->variant == b->variant && g_str_equal (a->population, b->population)
         && g_str_equal (a->to.region, b->to.region);
}

/* Does anything on the way of @journey want a mechanism, or worse? */
static gboolean
is_dashed (const Content *content, const Journey *journey)
{
  for (guint i = 0; i < content->journeys->len; i++)
    {
      const Journey *other = g_ptr_array_index (content->journeys, i);

      if (is_same_way (journey, other) && other->look != NULL
          && other->look->severity >= JUDGEMENT)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_first_of_way (const Content *content, guint i)
{
  for (guint j = 0; j < i; j++)
    if (is_same_way (g_ptr_array_index (content->journeys, j),
                     g_ptr_array_index (content->journeys, i)))
      return FALSE;
  return TRUE;
}

static void
write_way (FigureData *data, const Content *content, const Journey *journey)
{
  g_autoptr (GArray) arc = map_view_arc (
      &content->view, point_of (&journey->from), point_of (&journey->to));

  for (guint i = 0; i < arc->len; i++)
    {
      const MapPoint *point = &g_array_index (arc, MapPoint, i);

      figure_data_int (data, journey->variant);
      figure_data_int (data, class_of (journey->rtt_ms));
      figure_data_int (data, is_dashed (content, journey));
      figure_data_number (data, point->lon);
      figure_data_number (data, point->lat);
      figure_data_end_row (data);
    }
  figure_data_interrupt (data);
}

static void
write_ways (FigureData *data, const Content *content)
{
  figure_data_block (data, "ways", "variant class dashed lon lat");
  for (guint i = 0; i < content->journeys->len; i++)
    if (is_first_of_way (content, i))
      write_way (data, content, g_ptr_array_index (content->journeys, i));
}

/* ---- Ends ---------------------------------------------------------------- */

/* One end of some ways of a variant. */
typedef struct
{
  gboolean site;
  const char *id; /* of the population, or the region */
  Location location;
} End;

static void
note_end (GArray *ends, gboolean site, const char *id, Location location)
{
  End end = { site, id, location };

  for (guint i = 0; i < ends->len; i++)
    if (g_array_index (ends, End, i).site == site
        && g_str_equal (g_array_index (ends, End, i).id, id))
      return;
  g_array_append_val (ends, end);
}

/* Sites first: their labels find room before those of the populations. */
static GArray *
ends_of (const Content *content, guint variant)
{
  GArray *ends = g_array_new (FALSE, FALSE, sizeof (End));

  for (int site = 1; site >= 0; site--)
    for (guint i = 0; i < content->journeys->len; i++)
      {
        const Journey *journey = g_ptr_array_index (content->journeys, i);

        if (journey->variant == variant)
          note_end (ends, site, site ? journey->to.region : journey->population,
                    site ? journey->to : journey->from);
      }
  return ends;
}

static void
write_end (FigureData *data, const Content *content, guint variant,
           const End *end, GArray *boxes)
{
  const char *title = names_title (
      content->source->names, end->site ? "region" : "population", end->id);
  g_autofree char *text = text_shorten (title, LABEL_WIDTH);
  double width = PIXELS_A_CHARACTER * (double) g_utf8_strlen (text, -1);
  MapPoint at = point_of (&end->location);

  figure_data_int (data, variant);
  figure_data_int (data, end->site);
  figure_data_number (data, map_view_lon (&content->view, at.lon));
  figure_data_number (data, at.lat);
  figure_data_int (data, map_view_label (&content->view, at, width, boxes));
  figure_data_text (data, text);
  figure_data_end_row (data);
}

static void
write_ends (FigureData *data, const Content *content)
{
  figure_data_block (data, "ends", "variant site lon lat side title");
  for (guint v = 0; v < names_n_variants (content->source->names); v++)
    {
      g_autoptr (GArray) ends = ends_of (content, v);
      g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (MapBox));

      for (guint i = 0; i < ends->len; i++)
        map_view_point (&content->view,
                        point_of (&g_array_index (ends, End, i).location),
                        boxes);
      for (guint i = 0; i < ends->len; i++)
        write_end (data, content, v, &g_array_index (ends, End, i), boxes);
    }
}

/* ---- The rest ------------------------------------------------------------ */

static void
write_view (FigureData *data, const MapView *view)
{
  figure_data_block (data, "view", "west east south north width height");
  figure_data_number (data, view->west);
  figure_data_number (data, view->east);
  figure_data_number (data, view->south);
  figure_data_number (data, view->north);
  figure_data_number (data, view->width);
  figure_data_number (data, view->height);
  figure_data_end_row (data);
}

static void
write_classes (FigureData *data, const Content *content)
{
  figure_data_block (data, "classes", "class title");
  for (int i = 0; i <= N_CLASSES; i++)
    for (guint j = 0; j < content->journeys->len; j++)
      {
        const Journey *journey = g_ptr_array_index (content->journeys, j);

        if (class_of (journey->rtt_ms) != i)
          continue;
        figure_data_int (data, i);
        figure_data_text (data, i < N_CLASSES ? CLASSES[i].title : "not known");
        figure_data_end_row (data);
        break;
      }
}

static gboolean
write_content (const Content *content, GError **error)
{
  const FigureSource *source = content->source;
  g_autofree char *day = sim_time_format (content->at);
  g_autofree char *n = names_describe_n (source->names);
  g_autofree char *caption = g_strdup_printf (
      "On %.10s. Circles: populations; squares: the regions that serve them. "
      "Colour and width: mean round trip, %s. Dashed: a law wants a mechanism "
      "that is missing, or forbids. Coast: Natural Earth.",
      day, n);
  g_autoptr (FigureData) data
      = figure_data_new (source->path, source->names, caption, error);

  if (data == NULL)
    return FALSE;
  write_view (data, &content->view);
  write_ways (data, content);
  write_ends (data, content);
  write_classes (data, content);
  return figure_data_commit (data, error);
}

static GArray *
points_of (const GPtrArray *journeys)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (MapPoint));

  for (guint i = 0; i < journeys->len; i++)
    {
      const Journey *journey = g_ptr_array_index (journeys, i);
      MapPoint from = point_of (&journey->from);
      MapPoint to = point_of (&journey->to);

      g_array_append_val (points, from);
      g_array_append_val (points, to);
    }
  return points;
}

static gboolean
write_data (const FigureSource *source, gboolean *has_data, GError **error)
{
  g_autoptr (Geography) geography = geography_load (source->store, error);
  g_autoptr (GPtrArray) journeys
      = geography != NULL ? journeys_load (source->store, source->names,
                                           geography, source->wish->at, error)
                          : NULL;
  g_autoptr (GArray) points = journeys != NULL ? points_of (journeys) : NULL;
  Content content
      = { .source = source, .journeys = journeys, .points = points };

  if (journeys == NULL)
    return FALSE;
  *has_data = points->len > 0;
  if (!*has_data)
    return TRUE;
  content.view = map_view_of ((const MapPoint *) (gpointer) points->data,
                              points->len, WIDTH);
  content.at = journeys_day (source->names, source->wish->at);
  return write_content (&content, error);
}

const FigureKind FIGURE_WORLD_MAP = {
  "world-map",
  "Who is served from where",
  "Populations, serving regions and the ways between on one day, in the colour "
  "of the round trip and dashed where a mechanism is missing, per variant.",
  "nobody is served from a place that is known",
  write_data,
  "population",
  FIGURE_CHOOSES_DAY,
  "coastline.dat",
};
