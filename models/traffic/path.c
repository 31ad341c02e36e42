#include "config.h"

#include "models/traffic/path.h"

#include <math.h>

static const double EARTH_KM = 6371.0;

/* 100 years, ns: the far end of a heavy tail stays within the clock. */
#define TRANSFER_MOST (36525.0 * (double) SIM_DAY)

static double
radians (double degrees)
{
  return degrees * (G_PI / 180);
}

/* Haversine: exact for near points too. */
double
path_great_circle_km (double lat_a, double lon_a, double lat_b, double lon_b)
{
  double dlat = sin (radians (lat_b - lat_a) / 2);
  double dlon = sin (radians (lon_b - lon_a) / 2);
  double h = dlat * dlat
             + cos (radians (lat_a)) * cos (radians (lat_b)) * dlon * dlon;

  return 2 * EARTH_KM * asin (sqrt (MIN (h, 1.0)));
}

static gboolean
is_crossed (const Border *border, const Jurisdiction *a, const Jurisdiction *b)
{
  return jurisdiction_is_within (a, border->inside)
         != jurisdiction_is_within (b, border->inside);
}

static const Network *
network_of (const World *world)
{
  const GPtrArray *networks = world_all (world, KIND_NETWORK);

  return networks->len == 0 ? NULL : g_ptr_array_index (networks, 0);
}

Path
path_between (const World *world, const Population *population,
              const Region *region, SimTime at)
{
  const Network *network = network_of (world);
  double stretch = network == NULL ? 1 : network->stretch;
  Path path = { .rate = population->access_rate };

  path.km = path_great_circle_km (population->lat, population->lon,
                                  region->lat, region->lon);
  path.rtt = (network == NULL ? 0 : network->overhead)
             + 2 * population->access_delay
             + (SimSpan) (2 * stretch * path.km / PATH_FIBRE_KM_PER_MS
                              * (double) SIM_MILLISECOND
                          + 0.5);
  WORLD_EACH (world, KIND_BORDER, Border, border)
    if (dated_holds (border->from, border->to, at)
        && is_crossed (border, population->jurisdiction, region->jurisdiction))
      {
        path.rtt += border->delay;
        path.rate = MIN (path.rate, border->rate);
      }
  return path;
}

SimSpan
path_transfer (double bytes, double rate)
{
  double span = bytes * 8 / rate * (double) SIM_SECOND;

  return (SimSpan) (MIN (span, TRANSFER_MOST) + 0.5);
}
