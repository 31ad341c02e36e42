/* Properties of every path of the shipped network. */
#include "config.h"

#include "tests/network/small-network.h"

enum
{
  STRIDE = 4 /* every fourth place towards all others: it takes seconds */
};

typedef struct
{
  Study *study;
  const World *world;
  Paths *paths;
  const GPtrArray *places;
} Map;

static Map
map_open (void)
{
  Map map = { .study = load_shipped (NULL) };

  map.world = study_world (map.study);
  map.paths = paths_new (map.world, SIM_NEVER - 1);
  map.places = world_all (map.world, KIND_PLACE);
  return map;
}

static void
map_close (Map *map)
{
  paths_free (map->paths);
  study_free (map->study);
}

static Path
between (const Map *map, guint i, guint j)
{
  PathEnd a = path_end_of_place (g_ptr_array_index (map->places, i));
  PathEnd b = path_end_of_place (g_ptr_array_index (map->places, j));

  return paths_between (map->paths, &a, &b);
}

START_TEST (no_path_is_faster_than_light_in_fibre)
{
  Map map = map_open ();

  for (guint i = 0; i < map.places->len; i += STRIDE)
    for (guint j = 0; j < map.places->len; j++)
      {
        Path path = between (&map, i, j);

        ck_assert (path.is_open);
        ck_assert_int_ge (path.rtt, fibre_round_trip (path.km));
        ck_assert_double_ge (path.route_km + 1e-6, path.km);
      }
  map_close (&map);
}
END_TEST

START_TEST (every_path_costs_the_same_both_ways)
{
  Map map = map_open ();

  for (guint i = 0; i < map.places->len; i += STRIDE)
    for (guint j = 0; j < i; j++)
      ck_assert_int_eq (between (&map, i, j).rtt, between (&map, j, i).rtt);
  map_close (&map);
}
END_TEST

START_TEST (the_parts_of_a_path_add_up)
{
  Map map = map_open ();

  for (guint i = 1; i < map.places->len; i++)
    {
      Path path = between (&map, i, i - 1);
      g_autoptr (GPtrArray) links = paths_links (map.paths, &path);
      SimSpan sum = 0;

      for (guint j = 0; j < links->len; j++)
        sum += link_round_trip (g_ptr_array_index (links, j));
      ck_assert_int_eq (sum, path.hubs[0] < 0 ? 0 : path.links);
      ck_assert_int_eq (path.rtt, path.overhead + path.access + path.links
                                      + path.hops + path.border);
    }
  map_close (&map);
}
END_TEST

/* Routes through two of the same partition's regions may be quicker than the
 * public network to the same region; within one network they never are: the
 * least delay over hubs is a metric, on each side of the borders. */
START_TEST (no_detour_over_a_hub_is_quicker)
{
  Map map = map_open ();
  g_autoptr (HubGraph) graph = hub_graph_new (
      map.world, (const Network *) world_find (map.world, "internet"),
      SIM_NEVER - 1);
  guint n = hub_graph_n_hubs (graph);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      for (guint k = 0; k < n; k++)
        if (hub_graph_side (graph, i) == hub_graph_side (graph, j)
            && hub_graph_side (graph, j) == hub_graph_side (graph, k))
          ck_assert_int_le (hub_graph_delay (graph, i, k),
                            hub_graph_delay (graph, i, j)
                                + hub_graph_delay (graph, j, k));
  map_close (&map);
}
END_TEST

static guint
n_inside (const Map *map, const Path *path)
{
  g_autoptr (GPtrArray) hubs = paths_hubs (map->paths, path);
  guint n = 0;

  for (guint i = 0; i < hubs->len; i++)
    n += hub_jurisdiction (g_ptr_array_index (hubs, i)) != NULL;
  return n;
}

START_TEST (no_path_between_two_places_abroad_leads_through_the_mainland)
{
  Map map = map_open ();

  for (guint i = 0; i < map.places->len; i += STRIDE)
    for (guint j = 0; j < i; j++)
      {
        Path path = between (&map, i, j);

        if (path.crossed == NULL && n_inside (&map, &path) > 0)
          {
            g_autoptr (GPtrArray) hubs = paths_hubs (map.paths, &path);

            ck_assert_uint_eq (n_inside (&map, &path), hubs->len);
          }
      }
  map_close (&map);
}
END_TEST

START_TEST (only_regions_of_one_partition_share_the_backbone)
{
  Map map = map_open ();

  for (guint i = 0; i < map.places->len; i += STRIDE)
    for (guint j = 0; j < map.places->len; j++)
      {
        const Place *a = g_ptr_array_index (map.places, i);
        const Place *b = g_ptr_array_index (map.places, j);
        gboolean same = a->partition != NULL
                        && g_strcmp0 (a->partition, b->partition) == 0;

        /* Some have regions on both sides of the border, and no link. */
        if (same && a->jurisdiction == b->jurisdiction)
          ck_assert_int_eq (between (&map, i, j).network->form,
                            NETWORK_PRIVATE);
        if (!same)
          ck_assert_int_eq (between (&map, i, j).network->form, NETWORK_PUBLIC);
      }
  map_close (&map);
}
END_TEST

/* 6371 km x pi / 2 is a quarter of the meridian; 1.5 x 2 x that over 199.86
 * km/ms, and 4 ms. */
START_TEST (without_hubs_the_great_circle_is_stretched)
{
  g_autoptr (Study) study = load_text (
      "<jurisdiction id=\"j\"/><network id=\"n\" stretch=\"1.5\" "
      "overhead=\"4ms\"/>"
      "<place id=\"a\" name=\"a\" jurisdiction=\"j\" lat=\"0deg\" "
      "lon=\"0deg\"/>"
      "<place id=\"b\" name=\"b\" jurisdiction=\"j\" lat=\"90deg\" "
      "lon=\"0deg\"/>",
      NULL);
  double km = 6371.0 * G_PI / 2;

  ck_assert_double_eq_tol (rtt_ms (study_world (study), 0, "a", "b"),
                           4 + 2 * 1.5 * km / 199.86, 1e-5);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("paths");
  TCase *all = tcase_create ("all");

  tcase_set_timeout (all, 60);
  tcase_add_test (all, no_path_is_faster_than_light_in_fibre);
  tcase_add_test (all, every_path_costs_the_same_both_ways);
  tcase_add_test (all, the_parts_of_a_path_add_up);
  tcase_add_test (all, no_detour_over_a_hub_is_quicker);
  tcase_add_test (all,
                  no_path_between_two_places_abroad_leads_through_the_mainland);
  tcase_add_test (all, only_regions_of_one_partition_share_the_backbone);
  tcase_add_test (all, without_hubs_the_great_circle_is_stretched);
  suite_add_tcase (suite, all);
  return run_suite (suite);
}
