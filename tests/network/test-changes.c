/* What a change of a link or a border does to the paths. */
#include "config.h"

#include "tests/network/small-network.h"

/* Three hubs on the equator, 10 degrees apart; a far way from a to c over b,
 * and a direct link that is shorter. The east is behind a border. */
static const char TRIANGLE[]
    = "<jurisdiction id=\"west\"/><jurisdiction id=\"east\"/>"
      "<network id=\"n\" stretch=\"1.5\" overhead=\"1ms\" hop=\"0.5ms\"/>"
      "<hub id=\"a\" lat=\"0deg\" lon=\"0deg\" area=\"home\"/>"
      "<hub id=\"b\" lat=\"5deg\" lon=\"5deg\" area=\"home\"/>"
      "<hub id=\"c\" lat=\"0deg\" lon=\"10deg\" area=\"home\"/>"
      "<hub id=\"d\" lat=\"0deg\" lon=\"20deg\" jurisdiction=\"east\"/>"
      "<link id=\"ab\" a=\"a\" b=\"b\" stretch=\"1.2\"/>"
      "<link id=\"bc\" a=\"b\" b=\"c\" stretch=\"1.2\"/>"
      "<link id=\"ac\" a=\"a\" b=\"c\" stretch=\"1.1\" to=\"2020-07-01\"/>"
      "<link id=\"cd\" a=\"c\" b=\"d\" stretch=\"1.1\"/>"
      "<border id=\"fence\" inside=\"east\" delay=\"40ms\">"
      "<corridor id=\"gate\" area=\"home\" delay=\"30ms\"/></border>"
      "<place id=\"pa\" name=\"A\" jurisdiction=\"west\" lat=\"0deg\" "
      "lon=\"0deg\"/>"
      "<place id=\"pc\" name=\"C\" jurisdiction=\"west\" lat=\"0deg\" "
      "lon=\"10deg\"/>"
      "<place id=\"pd\" name=\"D\" jurisdiction=\"east\" lat=\"0deg\" "
      "lon=\"20deg\"/>"
      "<place id=\"pe\" name=\"E\" jurisdiction=\"east\" lat=\"0deg\" "
      "lon=\"10.1deg\"/>";

static double
with_change (const char *change, const char *date, const char *from,
             const char *to)
{
  g_autoptr (Study) study = load_text (TRIANGLE, change);
  SimTime at = 0;

  ck_assert (sim_time_parse (date, &at));
  return rtt_ms (study_world (study), at, from, to);
}

static double
leg (double lat_a, double lon_a, double lat_b, double lon_b, double stretch)
{
  return 2 * stretch * great_circle_km (lat_a, lon_a, lat_b, lon_b) / 199.86
         + 0.5;
}

START_TEST (the_cheapest_route_is_taken)
{
  ck_assert_double_eq_tol (with_change (NULL, "2020-02-01", "A", "C"),
                           1 + leg (0, 0, 0, 10, 1.1), 1e-5);
}
END_TEST

START_TEST (a_cut_link_is_gone_round)
{
  double round = 1 + leg (0, 0, 5, 5, 1.2) + leg (5, 5, 0, 10, 1.2);

  ck_assert_double_eq_tol (with_change ("ac.state=cut", "2020-02-01", "A", "C"),
                           round, 1e-5);
  /* A link that has ended is no link either. */
  ck_assert_double_eq_tol (with_change (NULL, "2020-08-01", "A", "C"), round,
                           1e-5);
}
END_TEST

START_TEST (a_slow_link_is_used_until_another_way_is_quicker)
{
  double straight = with_change (NULL, "2020-02-01", "A", "C");

  ck_assert_double_eq_tol (with_change ("ac.delay=1ms", "2020-02-01", "A", "C"),
                           straight + 1, 1e-5);
  ck_assert_double_eq_tol (
      with_change ("ac.delay=90ms", "2020-02-01", "A", "C"),
      with_change ("ac.state=cut", "2020-02-01", "A", "C"), 1e-9);
}
END_TEST

START_TEST (no_way_is_no_path)
{
  ck_assert_double_eq (with_change ("cd.state=cut", "2020-02-01", "A", "D"),
                       -1);
}
END_TEST

START_TEST (a_border_costs_what_its_corridor_says)
{
  ck_assert_double_eq_tol (with_change (NULL, "2020-02-01", "C", "D"),
                           1 + leg (0, 10, 0, 20, 1.1) + 30, 1e-5);
  ck_assert_double_eq_tol (
      with_change ("gate.to=2020-01-15", "2020-02-01", "C", "D"),
      1 + leg (0, 10, 0, 20, 1.1) + 40, 1e-5);
}
END_TEST

START_TEST (nothing_crosses_a_blocked_border)
{
  ck_assert_double_eq (
      with_change ("fence.state=blocked", "2020-02-01", "A", "D"), -1);
  ck_assert_double_eq (
      with_change ("gate.state=blocked", "2020-02-01", "A", "D"), -1);
  ck_assert_double_gt (
      with_change ("fence.state=blocked", "2020-02-01", "A", "C"), 0);
  ck_assert_double_gt (
      with_change ("fence.state=blocked", "2020-02-01", "D", "E"), 0);
}
END_TEST

/* E lies beside hub c but behind the border: it goes by hub d. */
START_TEST (an_end_uses_hubs_on_its_own_side)
{
  double way = 2 * 1.5 * great_circle_km (0, 10.1, 0, 20) / 199.86;

  ck_assert_double_eq_tol (with_change (NULL, "2020-02-01", "C", "E"),
                           1 + way + leg (0, 20, 0, 10, 1.1) + 30, 1e-5);
}
END_TEST

/* 0.79 of the crossings at 1 Mbit/s, the rest at 4: 1 / (0.79 + 0.21 / 4). */
START_TEST (slow_hours_follow_the_clock_inside)
{
  g_autoptr (Study) study = load_shipped (NULL);
  const World *world = study_world (study);
  g_autoptr (Gazetteer) gazetteer = gazetteer_new (world, NULL);
  g_autoptr (Paths) paths = paths_new (world, 0);
  PathEnd from = end_called (gazetteer, "Shanghai");
  PathEnd to = end_called (gazetteer, "Singapore");
  Path path = paths_between (paths, &from, &to);

  ck_assert_double_eq_tol (path_rate (&path, 12 * SIM_HOUR),
                           1e6 / (0.79 + 0.21 / 4), 1);
  ck_assert_double_eq (path_rate (&path, 20 * SIM_HOUR + SIM_MINUTE), 4e6);
  ck_assert_double_eq (path_rate (&path, -4 * SIM_HOUR), 4e6);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("changes");
  TCase *all = tcase_create ("all");

  tcase_add_test (all, the_cheapest_route_is_taken);
  tcase_add_test (all, a_cut_link_is_gone_round);
  tcase_add_test (all, a_slow_link_is_used_until_another_way_is_quicker);
  tcase_add_test (all, no_way_is_no_path);
  tcase_add_test (all, a_border_costs_what_its_corridor_says);
  tcase_add_test (all, nothing_crosses_a_blocked_border);
  tcase_add_test (all, an_end_uses_hubs_on_its_own_side);
  tcase_add_test (all, slow_hours_follow_the_clock_inside);
  suite_add_tcase (suite, all);
  return run_suite (suite);
}
