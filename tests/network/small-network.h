/* What the tests of the network share: loading a World from text or from the
 * library, a place of it by name, and the folder of the calibration tables.
 */
#pragma once

#include <check.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "models/traffic/gazetteer.h"
#include "models/world/study.h"

static inline void
free_change (gpointer change)
{
  change_free (change);
}

/* Fails the test when the study has problems. */
static inline Study *
load_study (const char *path, const char *change)
{
  g_autoptr (ProblemList) problems = problem_list_new ();
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (free_change);
  g_autofree char *library
      = g_build_filename (g_getenv ("top_srcdir"), "scenarios", NULL);
  g_autofree char *text = NULL;
  Study *study;

  if (change != NULL)
    g_ptr_array_add (changes, change_parse (change, problems));
  study = study_load (path, changes, library, problems);
  text = problem_list_format (problems);
  ck_assert_msg (study != NULL, "%s", text);
  return study;
}

/* The shipped network, with one change or NULL. */
static inline Study *
load_shipped (const char *change)
{
  g_autofree char *path = g_build_filename (g_getenv ("top_srcdir"),
                                            "scenarios", "latency.xml", NULL);

  return load_study (path, change);
}

/* A scenario around @inside, in a file of its own. */
static inline Study *
load_text (const char *inside, const char *change)
{
  g_autofree char *text = g_strdup_printf (
      "<scenario id=\"s\" from=\"2020-01-01\" to=\"2021-01-01\">%s</scenario>",
      inside);
  g_autofree char *path = NULL;
  int handle = g_file_open_tmp ("sovsim-network-XXXXXX", &path, NULL);
  Study *study;

  ck_assert_int_ge (handle, 0);
  close (handle);
  ck_assert (g_file_set_contents (path, text, -1, NULL));
  study = load_study (path, change);
  g_unlink (path);
  return study;
}

static inline PathEnd
end_called (const Gazetteer *gazetteer, const char *name)
{
  g_autofree char *wrong = NULL;
  Spot spot;

  ck_assert_msg (gazetteer_find (gazetteer, name, &spot, &wrong), "%s", wrong);
  return spot.end;
}

/* The round trip between two places of @world in ms; -1: no path. */
static inline double
rtt_ms (const World *world, SimTime at, const char *a, const char *b)
{
  g_autoptr (Gazetteer) gazetteer = gazetteer_new (world, NULL);
  g_autoptr (Paths) paths = paths_new (world, at);
  PathEnd from = end_called (gazetteer, a);
  PathEnd to = end_called (gazetteer, b);
  Path path = paths_between (paths, &from, &to);

  return path.is_open ? (double) path.rtt / (double) SIM_MILLISECOND : -1;
}

/* The folder of the shared data, or NULL when it is not here. */
static inline char *
shared_data (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("top_srcdir"), "..",
                                              "shared", "data", NULL);

  return g_file_test (folder, G_FILE_TEST_IS_DIR) ? g_steal_pointer (&folder)
                                                  : NULL;
}

/* Run @suite; the exit status of the program. */
static inline int
run_suite (Suite *suite)
{
  SRunner *runner = srunner_create (suite);
  int n_failed;

  srunner_run_all (runner, CK_ENV);
  n_failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return n_failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
