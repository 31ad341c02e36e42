/* Paths: great circles, the speed of light in fibre, borders. */
#include "config.h"

#include "models/traffic/path.h"
#include "sim/sim-random.h"
#include "tests/models/small-world.h"

/* Half the circumference of a sphere of 6371 km is 20015.09 km; the others
 * are great circles between city centres as atlases give them, to 0.5 %. */
START_TEST (great_circles_have_known_lengths)
{
  static const struct
  {
    double lat_a, lon_a, lat_b, lon_b, km;
  } known[] = {
    { 0, 0, 0, 180, 20015.09 },
    { 90, 0, -90, 0, 20015.09 },
    { 0, 0, 0, 1, 111.19 },
    { 0, 179.5, 0, -179.5, 111.19 },
    { 39.904, 116.407, 31.230, 121.474, 1067 }, /* Beijing, Shanghai */
    { 39.904, 116.407, 22.319, 114.169, 1971 }, /* Beijing, Hong Kong */
    { 22.319, 114.169, 1.283, 103.833, 2585 },  /* Hong Kong, Singapore */
    { 51.507, -0.128, 40.713, -74.006, 5570 },  /* London, New York */
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    ck_assert_double_eq_tol (great_circle_km (known[i].lat_a, known[i].lon_a,
                                              known[i].lat_b, known[i].lon_b),
                             known[i].km, 0.005 * known[i].km);
  ck_assert_double_eq (great_circle_km (48, 11, 48, 11), 0);
}
END_TEST

START_TEST (near_points_are_told_apart)
{
  /* One microdegree of latitude is 0.1112 m. */
  ck_assert_double_eq_tol (great_circle_km (48, 11, 48.000001, 11), 0.00011119,
                           1e-8);
}
END_TEST

typedef struct
{
  double lat, lon;
} Point;

static Point
draw_point (SimStream *stream)
{
  Point point;

  point.lat = sim_stream_uniform (stream) * 180 - 90;
  point.lon = sim_stream_uniform (stream) * 360 - 180;
  return point;
}

static double
km (Point a, Point b)
{
  return great_circle_km (a.lat, a.lon, b.lat, b.lon);
}

START_TEST (distance_is_a_metric)
{
  SimStream stream;

  sim_stream_init (&stream, sim_key (1, 0, "test-path", "points"));
  for (int i = 0; i < 20000; i++)
    {
      Point a = draw_point (&stream), b = draw_point (&stream),
            c = draw_point (&stream);

      ck_assert_double_eq (km (a, b), km (b, a));
      ck_assert_double_ge (km (a, b), 0);
      ck_assert_double_le (km (a, b), 20015.1);
      ck_assert_double_le (km (a, c), km (a, b) + km (b, c) + 1e-6);
    }
}
END_TEST

/* The path of @population to @region, by a Paths of its own. */
static Path
path_between (const World *world, const Population *population,
              const Region *region, SimTime at)
{
  g_autoptr (Paths) paths = paths_new (world, at);
  PathEnd here = path_end_of_population (population);
  PathEnd there = path_end_of_region (region);

  return paths_between (paths, &here, &there);
}

static const char *const SHARED
    = SMALL_ALL "<network id='net' stretch='1.5' overhead='4ms'/>"
                "<border id='wall' inside='land' delay='100ms' "
                "rate='4Mbit/s' from='2020-02-01'/>";

static Path
path_on (const World *world, const char *region, const char *day)
{
  return path_between (world, small_find (world, "town"),
                       small_find (world, region), small_day (day));
}

/* By hand: the town lies one degree of latitude, 111.19 km, from its home
 * region; 2 * (5 + 1.5 * 111.19 / 199.86) + 4 ms. */
START_TEST (a_round_trip_follows_its_equation)
{
  g_autoptr (Study) study = small_study (SHARED);
  Path path = path_on (study_world (study), "home", "2020-01-15");

  ck_assert_double_eq_tol (path.km, 111.19, 0.01);
  ck_assert_double_eq_tol ((double) path.rtt / 1e6,
                           2 * (5 + 1.5 * 111.19 / 199.86) + 4, 0.001);
  ck_assert_double_eq (path.rate, 20e6);
}
END_TEST

START_TEST (without_a_network_light_goes_straight)
{
  g_autoptr (Study) study = small_study (SMALL_ALL);
  Path path = path_on (study_world (study), "home", "2020-01-15");

  ck_assert_double_eq_tol ((double) path.rtt / 1e6, 2 * (5 + 111.19 / 199.86),
                           0.001);
}
END_TEST

/* Whatever the scenario says: a stretch below one is refused. */
START_TEST (nothing_is_faster_than_light_in_fibre)
{
  g_autoptr (Study) study = small_study (SHARED);
  const World *world = study_world (study);
  Population town = *(const Population *) small_find (world, "town");
  Region home = *(const Region *) small_find (world, "home");
  SimStream stream;

  town.access_delay = 0;
  sim_stream_init (&stream, sim_key (2, 0, "test-path", "points"));
  for (int i = 0; i < 20000; i++)
    {
      Point a = draw_point (&stream), b = draw_point (&stream);
      Path path;

      town.lat = a.lat;
      town.lon = a.lon;
      home.lat = b.lat;
      home.lon = b.lon;
      path = path_between (world, &town, &home, small_day ("2020-01-15"));
      ck_assert_double_ge ((double) path.rtt,
                           2 * km (a, b) / 299.792458 * 1.5 * 1e6);
    }
}
END_TEST

static double
delay_between (const World *world, const char *from, const char *to,
               const char *day)
{
  Population town = *(const Population *) small_find (world, "town");
  Region region = *(const Region *) small_find (world, "home");
  Path path;

  town.jurisdiction = small_find (world, from);
  region.jurisdiction = small_find (world, to);
  path = path_between (world, &town, &region, small_day (day));
  return (double) path.rtt / 1e6;
}

START_TEST (a_border_is_crossed_when_exactly_one_end_is_inside)
{
  g_autoptr (Study) study = small_study (SHARED);
  const World *world = study_world (study);
  double inside = delay_between (world, "land", "land", "2020-02-01");

  ck_assert_double_lt (inside, 20);
  ck_assert_double_eq (delay_between (world, "abroad", "abroad", "2020-02-01"),
                       inside);
  ck_assert_double_eq_tol (
      delay_between (world, "land", "abroad", "2020-02-01"), inside + 100,
      1e-6);
  ck_assert_double_eq (delay_between (world, "abroad", "land", "2020-02-01"),
                       delay_between (world, "land", "abroad", "2020-02-01"));
  /* The union around the land is outside, too. */
  ck_assert_double_eq_tol (delay_between (world, "union", "land", "2020-02-01"),
                           inside + 100, 1e-6);
}
END_TEST

START_TEST (a_border_stands_from_its_first_day_on)
{
  g_autoptr (Study) study = small_study (SHARED);
  const World *world = study_world (study);
  Path before = path_on (world, "away", "2020-01-31");
  Path after = path_on (world, "away", "2020-02-01");

  ck_assert_int_eq (after.rtt - before.rtt, 100 * SIM_MILLISECOND);
  ck_assert_double_eq (before.rate, 20e6);
  ck_assert_double_eq (after.rate, 4e6);
}
END_TEST

START_TEST (a_transfer_takes_its_bits_divided_by_the_rate)
{
  ck_assert_int_eq (path_transfer (1e6, 8e6), SIM_SECOND);
  ck_assert_int_eq (path_transfer (0, 8e6), 0);
  ck_assert_int_eq (path_transfer (1, 1e9), 8);
  ck_assert_int_eq (path_transfer (1e300, 1), 36525 * SIM_DAY);
}
END_TEST

/* None is left out without a word. */
START_TEST (borders_that_are_too_many_are_refused)
{
  static const struct
  {
    guint n;
    const char *slow, *says;
  } known[]
      = { { 4, SMALL_HOURS, NULL },
          { 5, SMALL_HOURS, "5 borders with slow hours lie around 'land'" },
          { 64, NULL, NULL },
          { 65, NULL, "a world has 64 borders at most" } };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_autoptr (GString) body = g_string_new (SMALL_ALL);
      g_autofree char *wrong = NULL;

      for (guint j = 0; j < known[i].n; j++)
        g_string_append_printf (
            body, "<border id='b%u' inside='land' delay='1ms'%s%s%s/>", j,
            known[i].slow == NULL ? "" : " slow-hours='",
            known[i].slow == NULL ? "" : known[i].slow,
            known[i].slow == NULL ? "" : "'");
      wrong = small_problems (body->str);
      if (known[i].says == NULL)
        ck_assert_str_eq (wrong, "");
      else
        small_says (wrong, known[i].says);
    }
}
END_TEST

static const TTest **const tests[]
    = { &great_circles_have_known_lengths,
        &near_points_are_told_apart,
        &distance_is_a_metric,
        &a_round_trip_follows_its_equation,
        &without_a_network_light_goes_straight,
        &nothing_is_faster_than_light_in_fibre,
        &a_border_is_crossed_when_exactly_one_end_is_inside,
        &a_border_stands_from_its_first_day_on,
        &a_transfer_takes_its_bits_divided_by_the_rate,
        &borders_that_are_too_many_are_refused,
        NULL };

SUITE_MAIN ("path", tests)
