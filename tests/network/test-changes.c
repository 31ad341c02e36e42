/* What a change of a link or a border does to the paths. */
#include "config.h"

#include "models/traffic/whereabouts.h"
#include "tests/network/small-network.h"

#include <string.h>

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

/* The Worlds of a run, one after the other: an event cuts the direct link,
 * another closes the gate, a third opens both. */
START_TEST (routes_follow_the_events_of_the_calendar)
{
  static const char *const events
      = "<event id='e1' date='2020-02-01'><set entity='ac' attribute='state' "
        "value='cut'/></event>"
        "<event id='e2' date='2020-03-01'><set entity='gate' attribute='state' "
        "value='blocked'/></event>"
        "<event id='e3' date='2020-04-01'><set entity='ac' attribute='state' "
        "value='open'/><set entity='gate' attribute='state' value='open'/>"
        "</event>";
  g_autofree char *text = g_strconcat (TRIANGLE, events, NULL);
  g_autoptr (Study) study = load_text (text, NULL);
  const Option *option = g_ptr_array_index (study->options, 0);
  double direct = 1 + leg (0, 0, 0, 10, 1.1);
  double round = 1 + leg (0, 0, 5, 5, 1.2) + leg (5, 5, 0, 10, 1.2);
  double onward = leg (0, 10, 0, 20, 1.1) + 30;
  const double to_c[] = { direct, round, round, direct };
  const double to_d[]
      = { direct + onward, round + onward, -1, direct + onward };

  ck_assert_uint_eq (option->epochs->len, 4);
  for (guint i = 0; i < 4; i++)
    {
      const Epoch *epoch = &g_array_index (option->epochs, Epoch, i);
      SimTime at = MAX (epoch->from, 0);

      ck_assert_double_eq_tol (rtt_ms (epoch->world, at, "A", "C"), to_c[i],
                               1e-5);
      ck_assert_double_eq_tol (rtt_ms (epoch->world, at, "A", "D"), to_d[i],
                               1e-5);
    }
}
END_TEST

/* Two hubs, 10 degrees apart, and a line of 100 Mbit/s between them, half full
 * of bursts of 625 kB: 50 ms each. */
#define LINE(more)                                                             \
  "<jurisdiction id='west'/>"                                                  \
  "<network id='n' stretch='1.5' overhead='1ms' hop='0.5ms'/>"                 \
  "<hub id='a' lat='0deg' lon='0deg'/><hub id='b' lat='0deg' lon='10deg'/>"    \
  "<link id='ab' a='a' b='b' stretch='1.1' capacity='100Mbit/s' "              \
  "load='50Mbit/s' " more "/>"                                                 \
  "<place id='pa' name='A' jurisdiction='west' lat='0deg' lon='0deg'/>"        \
  "<place id='pb' name='B' jurisdiction='west' lat='0deg' lon='10deg'/>"
#define NIGHT_AND_DAY                                                          \
  "load-hours='0 0 0 0 0 0 0 0 0 0 0 0 1 1 1 1 1 1 1 1 1 1 1 1' "

static Path
over_line (const char *text, const char *change, SimTime hour, double *rtt,
           double *rate)
{
  g_autoptr (Study) study = load_text (text, change);
  g_autoptr (Paths) paths = paths_new (study_world (study), 0);
  PathEnd a = path_end_of_place (
      (const Place *) world_find (study_world (study), "pa"));
  PathEnd b = path_end_of_place (
      (const Place *) world_find (study_world (study), "pb"));
  Path path = paths_between (paths, &a, &b);

  *rtt = (double) path_rtt (&path, hour * SIM_HOUR) / (double) SIM_MILLISECOND;
  *rate = path_rate (&path, hour * SIM_HOUR);
  path.free = NULL;
  path.waits = NULL;
  return path;
}

/* M/M/1: rho / (1 - rho) S = 50 ms each way; M/D/1 half of that; processor
 * sharing leaves 50 Mbit/s. An empty line costs nothing. */
START_TEST (a_half_full_link_delays_as_queueing_theory_says)
{
  double empty = 1 + leg (0, 0, 0, 10, 1.1);
  double rtt, rate;
  Path path = over_line (LINE ("burst='exponential(mean=625kB)'"), NULL, 3,
                         &rtt, &rate);

  ck_assert_double_eq_tol (rtt, empty + 100, 1e-4);
  ck_assert_double_eq_tol (rate, 50e6, 1);
  ck_assert_int_eq (path.queueing, 100 * SIM_MILLISECOND);
  ck_assert_int_eq (path.rtt, path.overhead + path.access + path.links
                                  + path.hops + path.queueing + path.border);
  (void) over_line (LINE ("burst='constant(625kB)'"), NULL, 3, &rtt, &rate);
  ck_assert_double_eq_tol (rtt, empty + 50, 1e-4);
  (void) over_line (LINE ("burst='constant(625kB)'"), "ab.load=0bit/s", 3, &rtt,
                    &rate);
  ck_assert_double_eq_tol (rtt, empty, 1e-4);
  ck_assert_double_eq_tol (rate, 100e6, 1);
}
END_TEST

/* A load of 40 Mbit/s in the mean is 80 from noon on: rho 0.8, four bursts. */
START_TEST (a_link_waits_by_the_hour)
{
  static const char *const text
      = LINE (NIGHT_AND_DAY "burst='exponential(mean=625kB)'");
  double empty = 1 + leg (0, 0, 0, 10, 1.1);
  double rtt, rate;
  Path path = over_line (text, "ab.load=40Mbit/s", 3, &rtt, &rate);

  ck_assert_double_eq_tol (rtt, empty, 1e-4);
  ck_assert_double_eq_tol (rate, 100e6, 1);
  (void) over_line (text, "ab.load=40Mbit/s", 15, &rtt, &rate);
  ck_assert_double_eq_tol (rtt, empty + 2 * 4 * 50, 1e-4);
  ck_assert_double_eq_tol (rate, 20e6, 1);
  ck_assert_int_eq (path.queueing, 200 * SIM_MILLISECOND);
}
END_TEST

/* What is said of @inside with @change, which is wrong. */
static char *
refusal (const char *inside, const char *change)
{
  g_autoptr (ProblemList) problems = problem_list_new ();
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (free_change);
  g_autofree char *text = g_strdup_printf (
      "<scenario id='s' from='2020-01-01' to='2021-01-01'>%s</scenario>",
      inside);
  g_autofree char *path = NULL;
  int handle = g_file_open_tmp ("sovsim-network-XXXXXX", &path, NULL);

  ck_assert_int_ge (handle, 0);
  close (handle);
  ck_assert (g_file_set_contents (path, text, -1, NULL));
  g_ptr_array_add (changes, change_parse (change, problems));
  ck_assert_ptr_null (study_load (path, changes, NULL, problems));
  g_unlink (path);
  return problem_list_format (problems);
}

/* More than full in one hour: there is no mean to tell. */
START_TEST (an_overloaded_link_is_refused)
{
  static const char *const bad[]
      = { "ab.load=50Mbit/s", "ab.load=99Mbit/s", "ab.capacity=" };
  static const char *const says[]
      = { "load: fills 100 % of the capacity in the hour from 12:00 UTC",
          "load: fills 198 % of the capacity in the hour from 12:00 UTC",
          "has a 'load' but no 'capacity'" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *text = refusal (LINE (NIGHT_AND_DAY), bad[i]);

      ck_assert_msg (strstr (text, says[i]) != NULL, "%s", text);
    }
}
END_TEST

/* Tokyo in Europe, and Paris in Texas, which is not the one that is known. */
START_TEST (a_name_far_from_its_place_is_remarked)
{
  g_autoptr (Study) study
      = load_text ("<jurisdiction id='x'/>"
                   "<hub id='h' title='Tokyo' lat='53.55deg' lon='9.99deg'/>"
                   "<hub id='paris' lat='33.66deg' lon='-95.56deg'/>"
                   "<hub id='london' lat='51deg' lon='0deg'/>"
                   "<hub id='nowhere' title='Atlantis' lat='0deg' lon='0deg'/>",
                   NULL);
  g_autoptr (Study) known = load_shipped (NULL);
  g_autoptr (ProblemList) problems = problem_list_new ();
  g_autofree char *text = NULL;

  whereabouts_check (study_world (study), study_world (known), problems);
  text = problem_list_format_remarks (problems);
  ck_assert_msg (strstr (text, "<hub h> lies ") != NULL, "%s", text);
  ck_assert_msg (strstr (text, " km from where 'Tokyo' is known to be") != NULL,
                 "%s", text);
  ck_assert_msg (strstr (text, "<hub paris> lies ") != NULL, "%s", text);
  ck_assert_uint_eq (problems->remarks->len, 2);
  ck_assert_uint_eq (problem_list_count (problems), 0);
}
END_TEST

START_TEST (nothing_shipped_lies_where_it_is_not)
{
  g_autoptr (Study) known = load_shipped (NULL);
  g_autoptr (ProblemList) problems = problem_list_new ();
  g_autofree char *text = NULL;

  whereabouts_check (study_world (known), study_world (known), problems);
  text = problem_list_format_remarks (problems);
  ck_assert_str_eq (text, "");
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
  tcase_add_test (all, routes_follow_the_events_of_the_calendar);
  tcase_add_test (all, a_half_full_link_delays_as_queueing_theory_says);
  tcase_add_test (all, a_link_waits_by_the_hour);
  tcase_add_test (all, an_overloaded_link_is_refused);
  tcase_add_test (all, a_name_far_from_its_place_is_remarked);
  tcase_add_test (all, nothing_shipped_lies_where_it_is_not);
  suite_add_tcase (suite, all);
  return run_suite (suite);
}
