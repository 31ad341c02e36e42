/* Map view: the part of the world that a map shows, and what goes into it.
 *
 * A plain map of longitude and latitude, as wide as the figure, stretched so
 * that distances are right in its middle. It shows all given points with some
 * room around them, and is cut where the widest stretch without points is:
 * points on both sides of 180 degrees come to stand side by side. Longitudes
 * within the view may so lie beyond 180.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double lat, lon;
} MapPoint;

typedef struct
{
  double west, east, south, north; /* degrees */
  double width, height;            /* pixels */
} MapView;

/* The view of the @n points, at least one, in a picture @width pixels wide. */
MapView map_view_of (const MapPoint *points, guint n, double width);

/* @lon, or the same 360 degrees away, as it lies within @view. */
double map_view_lon (const MapView *view, double lon);

/* The way from @a to @b along the great circle, as an array of MapPoint whose
 * longitudes do not jump and begin within @view. */
GArray *map_view_arc (const MapView *view, MapPoint a, MapPoint b);

/* Where a label stands beside its point. */
typedef enum
{
  LABEL_RIGHT,
  LABEL_LEFT,
  LABEL_ABOVE,
  LABEL_BELOW,
  LABEL_NOWHERE /* there is no room */
} LabelSide;

/* Boxes of labels that were placed already, in pixels. */
typedef struct
{
  double left, top, right, bottom;
} MapBox;

/* Find a side on which a label of @width pixels at @at covers none of @boxes,
 * and note its box there. */
LabelSide map_view_label (const MapView *view, MapPoint at, double width,
                          GArray *boxes);

/* Note that the point itself takes room. */
void map_view_point (const MapView *view, MapPoint at, GArray *boxes);

G_END_DECLS
