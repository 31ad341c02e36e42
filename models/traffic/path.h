/* Paths: how long a round trip takes and how fast data comes across.
 *
 *   RTT = overhead + 2 (access + stretch d / c_fibre) + border delays
 *
 * d is the great circle between population and site on a sphere of 6371 km,
 * c_fibre the speed of light in glass, 199.86 km/ms (c / 1.5). A border is
 * crossed when exactly one end lies inside it. The rate of a transfer is the
 * least of the access line's and the borders'.
 *
 * What this leaves out: the cables that exist, hours of congestion, loss.
 */
#pragma once

#include "models/world/network.h"
#include "models/world/population.h"
#include "models/world/world.h"

G_BEGIN_DECLS

/* Speed of light in fibre, km per ms. */
#define PATH_FIBRE_KM_PER_MS 199.86

typedef struct
{
  double km;    /* great circle */
  SimSpan rtt;  /* ns */
  double rate;  /* bit/s */
} Path;

/* The path from @population to @region as it is at @at. */
Path path_between (const World *world, const Population *population,
                   const Region *region, SimTime at);

/* Great circle in km between two points in degrees. */
double path_great_circle_km (double lat_a, double lon_a, double lat_b,
                             double lon_b);

/* Time to move @bytes at @rate, ns. */
SimSpan path_transfer (double bytes, double rate);

G_END_DECLS
