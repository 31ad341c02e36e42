#include "config.h"

#include "plots/map-view.h"

#include <math.h>

#define RAD (G_PI / 180)
#define MARGIN 0.14     /* of the span, on every side */
#define LEAST_WIDE 40.0 /* degrees */
#define LEAST_HIGH 18.0 /* degrees */
#define MOST_NORTH 84.0 /* degrees, and as far to the south */
#define LEAST_PIXELS 150.0
#define MOST_PIXELS 300.0
#define N_ARC 48          /* pieces of a great circle */
#define LABEL_HEIGHT 12.0 /* pixels */
#define LABEL_GAP 6.0     /* pixels between a point and its label */

/* --- the view ------------------------------------------------------------- */

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return (left > right) - (left < right);
}

/* West and east of the points, cut at the widest gap. */
static void
find_longitudes (MapView *view, const MapPoint *points, guint n)
{
  g_autoptr (GArray) lons = g_array_new (FALSE, FALSE, sizeof (double));
  double widest = -1;

  for (guint i = 0; i < n; i++)
    {
      double lon = fmod (points[i].lon + 540, 360) - 180;

      g_array_append_val (lons, lon);
    }
  g_array_sort (lons, compare_doubles);
  for (guint i = 0; i < n; i++)
    {
      double here = g_array_index (lons, double, i);
      double next = i + 1 < n ? g_array_index (lons, double, i + 1)
                              : g_array_index (lons, double, 0) + 360;

      if (next - here > widest)
        {
          widest = next - here;
          view->west = next;
          view->east = here + 360;
        }
    }
  if (view->west >= 180)
    {
      view->west -= 360;
      view->east -= 360;
    }
}

static void
find_latitudes (MapView *view, const MapPoint *points, guint n)
{
  view->south = view->north = points[0].lat;
  for (guint i = 1; i < n; i++)
    {
      view->south = MIN (view->south, points[i].lat);
      view->north = MAX (view->north, points[i].lat);
    }
}

/* Grow evenly on both sides until it is @span. */
static void
stretch_to (double *low, double *high, double span)
{
  double more = (span - (*high - *low)) / 2;

  *low -= more;
  *high += more;
}

static void
add_margin (double *low, double *high, double least)
{
  stretch_to (low, high, MAX (least, (1 + 2 * MARGIN) * (*high - *low)));
}

static double
pixels_high (const MapView *view)
{
  double middle = (view->south + view->north) / 2;

  return view->width * (view->north - view->south)
         / ((view->east - view->west) * cos (middle * RAD));
}

/* Neither a slit nor a tower. */
static void
fit_height (MapView *view)
{
  double high = view->north - view->south;
  double wide = view->east - view->west;

  view->height = pixels_high (view);
  if (view->height < LEAST_PIXELS)
    stretch_to (&view->south, &view->north, high * LEAST_PIXELS / view->height);
  else if (view->height > MOST_PIXELS)
    stretch_to (&view->west, &view->east,
                MIN (360, wide * view->height / MOST_PIXELS));
  view->south = MAX (view->south, -MOST_NORTH);
  view->north = MIN (view->north, MOST_NORTH);
  view->height = CLAMP (pixels_high (view), LEAST_PIXELS, MOST_PIXELS);
}

MapView
map_view_of (const MapPoint *points, guint n, double width)
{
  MapView view = { 0, 0, 0, 0, width, 0 };

  g_return_val_if_fail (n > 0, view);
  find_longitudes (&view, points, n);
  find_latitudes (&view, points, n);
  add_margin (&view.west, &view.east, LEAST_WIDE);
  add_margin (&view.south, &view.north, LEAST_HIGH);
  if (view.east - view.west > 360)
    stretch_to (&view.west, &view.east, 360);
  fit_height (&view);
  return view;
}

double
map_view_lon (const MapView *view, double lon)
{
  while (lon < view->west)
    lon += 360;
  while (lon > view->east && lon - 360 >= view->west)
    lon -= 360;
  return lon;
}

/* --- great circles -------------------------------------------------------- */

typedef struct
{
  double x, y, z;
} Vector;

static Vector
vector_of (MapPoint point)
{
  double lat = point.lat * RAD;
  double lon = point.lon * RAD;

  return (Vector){ cos (lat) * cos (lon), cos (lat) * sin (lon), sin (lat) };
}

/* Between @a and @b, which are @angle apart; @share of the way. */
static MapPoint
between (Vector a, Vector b, double angle, double share)
{
  double p = angle > 1e-9 ? sin ((1 - share) * angle) / sin (angle) : 1 - share;
  double q = angle > 1e-9 ? sin (share * angle) / sin (angle) : share;
  Vector v = { p * a.x + q * b.x, p * a.y + q * b.y, p * a.z + q * b.z };

  return (MapPoint){ atan2 (v.z, hypot (v.x, v.y)) / RAD,
                     atan2 (v.y, v.x) / RAD };
}

GArray *
map_view_arc (const MapView *view, MapPoint a, MapPoint b)
{
  GArray *arc = g_array_new (FALSE, FALSE, sizeof (MapPoint));
  Vector from = vector_of (a);
  Vector to = vector_of (b);
  double dot = from.x * to.x + from.y * to.y + from.z * to.z;
  double angle = acos (CLAMP (dot, -1, 1));
  double last = map_view_lon (view, a.lon);

  for (int i = 0; i <= N_ARC; i++)
    {
      MapPoint point = between (from, to, angle, (double) i / N_ARC);

      while (point.lon - last > 180)
        point.lon -= 360;
      while (point.lon - last < -180)
        point.lon += 360;
      last = point.lon;
      g_array_append_val (arc, point);
    }
  return arc;
}

/* --- labels --------------------------------------------------------------- */

static MapPoint
pixel_of (const MapView *view, MapPoint at)
{
  double lon = map_view_lon (view, at.lon);

  return (MapPoint){
    .lon = (lon - view->west) / (view->east - view->west) * view->width,
    .lat = (view->north - at.lat) / (view->north - view->south) * view->height
  };
}

static MapBox
box_on (MapPoint pixel, double width, LabelSide side)
{
  const double half = LABEL_HEIGHT / 2;
  double left = side == LABEL_RIGHT  ? pixel.lon + LABEL_GAP
                : side == LABEL_LEFT ? pixel.lon - LABEL_GAP - width
                                     : pixel.lon - width / 2;
  double middle = side == LABEL_ABOVE   ? pixel.lat - LABEL_GAP - half
                  : side == LABEL_BELOW ? pixel.lat + LABEL_GAP + half
                                        : pixel.lat;

  return (MapBox){ left, middle - half, left + width, middle + half };
}

static gboolean
is_free (const MapView *view, MapBox box, const GArray *boxes)
{
  if (box.left < 0 || box.right > view->width || box.top < 0
      || box.bottom > view->height)
    return FALSE;
  for (guint i = 0; i < boxes->len; i++)
    {
      const MapBox *other = &g_array_index (boxes, MapBox, i);

      if (box.left < other->right && other->left < box.right
          && box.top < other->bottom && other->top < box.bottom)
        return FALSE;
    }
  return TRUE;
}

LabelSide
map_view_label (const MapView *view, MapPoint at, double width, GArray *boxes)
{
  MapPoint pixel = pixel_of (view, at);

  for (LabelSide side = LABEL_RIGHT; side < LABEL_NOWHERE; side++)
    {
      MapBox box = box_on (pixel, width, side);

      if (!is_free (view, box, boxes))
        continue;
      g_array_append_val (boxes, box);
      return side;
    }
  return LABEL_NOWHERE;
}

void
map_view_point (const MapView *view, MapPoint at, GArray *boxes)
{
  MapPoint pixel = pixel_of (view, at);
  MapBox box = { pixel.lon - 4, pixel.lat - 4, pixel.lon + 4, pixel.lat + 4 };

  g_array_append_val (boxes, box);
}
