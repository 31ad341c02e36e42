/* A map shows all its points, whichever side of 180 degrees they lie on. */
#include "config.h"

#include "plots/map-view.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>

static const MapPoint TOKYO = { 35.7, 139.7 };
static const MapPoint FIJI = { -17.7, 178.0 };
static const MapPoint SAMOA = { -13.8, -171.8 };
static const MapPoint LIMA = { -12.0, -77.0 };

static void
assert_inside (const MapView *view, MapPoint point)
{
  double lon = map_view_lon (view, point.lon);

  ck_assert_msg (view->west <= lon && lon <= view->east, "%g in %g..%g", lon,
                 view->west, view->east);
  ck_assert (view->south <= point.lat && point.lat <= view->north);
}

START_TEST (points_on_both_sides_of_the_date_line_stand_side_by_side)
{
  const MapPoint points[] = { FIJI, SAMOA, TOKYO };
  MapView view = map_view_of (points, 3, 500);

  for (guint i = 0; i < 3; i++)
    assert_inside (&view, points[i]);
  ck_assert_double_lt (view.east - view.west, 120);
  ck_assert_double_eq_tol (map_view_lon (&view, SAMOA.lon)
                               - map_view_lon (&view, FIJI.lon),
                           10.2, 1e-9);
}
END_TEST

START_TEST (an_arc_does_not_jump_and_ends_at_its_end)
{
  const MapPoint points[] = { TOKYO, LIMA };
  MapView view = map_view_of (points, 2, 500);
  g_autoptr (GArray) arc = map_view_arc (&view, TOKYO, LIMA);
  MapPoint last = g_array_index (arc, MapPoint, arc->len - 1);

  for (guint i = 1; i < arc->len; i++)
    ck_assert_double_lt (fabs (g_array_index (arc, MapPoint, i).lon
                               - g_array_index (arc, MapPoint, i - 1).lon),
                         20);
  ck_assert_double_eq_tol (last.lat, LIMA.lat, 1e-6);
  ck_assert_double_eq_tol (map_view_lon (&view, last.lon),
                           map_view_lon (&view, LIMA.lon), 1e-6);
}
END_TEST

/* The middle of the way from (0, 0) to (0, 90 E) is at 45 E on the equator; of
 * that from (45 N, 0) to (45 N, 180) the pole. */
START_TEST (an_arc_follows_the_great_circle)
{
  const MapPoint a = { 45, 0 }, b = { 45, 180 }, c = { 0, 0 }, d = { 0, 90 };
  const MapPoint points[] = { a, b };
  MapView view = map_view_of (points, 2, 500);
  g_autoptr (GArray) over = map_view_arc (&view, a, b);
  g_autoptr (GArray) along = map_view_arc (&view, c, d);
  MapPoint middle = g_array_index (along, MapPoint, along->len / 2);

  ck_assert_double_eq_tol (g_array_index (over, MapPoint, over->len / 2).lat,
                           90, 1e-6);
  ck_assert_double_eq_tol (middle.lat, 0, 1e-9);
  ck_assert_double_eq_tol (remainder (middle.lon - 45, 360), 0, 1e-9);
}
END_TEST

START_TEST (one_point_and_the_whole_world_have_a_view)
{
  const MapPoint corners[] = { { 80, -180 }, { -80, -60 }, { 0, 60 } };
  MapView one = map_view_of (&LIMA, 1, 500);
  MapView all = map_view_of (corners, 3, 500);

  assert_inside (&one, LIMA);
  ck_assert_double_ge (one.height, 150);
  ck_assert_double_le (all.east - all.west, 360.0001);
  ck_assert_double_le (all.height, 300);
}
END_TEST

START_TEST (labels_do_not_cover_each_other)
{
  MapView view = map_view_of (&LIMA, 1, 500);
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (MapBox));

  map_view_point (&view, LIMA, boxes);
  ck_assert_int_eq (map_view_label (&view, LIMA, 60, boxes), LABEL_RIGHT);
  ck_assert_int_eq (map_view_label (&view, LIMA, 60, boxes), LABEL_LEFT);
  ck_assert_int_eq (map_view_label (&view, LIMA, 60, boxes), LABEL_ABOVE);
  ck_assert_int_eq (map_view_label (&view, LIMA, 60, boxes), LABEL_BELOW);
  ck_assert_int_eq (map_view_label (&view, LIMA, 60, boxes), LABEL_NOWHERE);
  ck_assert_uint_eq (boxes->len, 5);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("map-view");
  TCase *view = tcase_create ("view");
  SRunner *runner;
  int n_failed;

  tcase_add_test (view,
                  points_on_both_sides_of_the_date_line_stand_side_by_side);
  tcase_add_test (view, an_arc_does_not_jump_and_ends_at_its_end);
  tcase_add_test (view, an_arc_follows_the_great_circle);
  tcase_add_test (view, one_point_and_the_whole_world_have_a_view);
  tcase_add_test (view, labels_do_not_cover_each_other);
  suite_add_tcase (suite, view);
  runner = srunner_create (suite);
  srunner_run_all (runner, CK_NORMAL);
  n_failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return n_failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
