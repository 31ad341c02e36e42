/* Every kind of figure is drawn from small data, odd data and no data; what
 * fails says so and takes nothing else with it. */
#include "config.h"

#include "plots/figures.h"
#include "tests/plots/sample-store.h"

#include <check.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#define TEMPLATES SOVSIM_SOURCEDIR "/plots"

static char *folder;
static char *figures;

static void
make_folder (void)
{
  folder = g_dir_make_tmp ("sovsim-figures-XXXXXX", NULL);
  ck_assert_ptr_nonnull (folder);
  figures = g_build_filename (folder, "figures", NULL);
}

static void
remove_folder (void)
{
  sample_remove (folder);
  g_clear_pointer (&folder, g_free);
  g_clear_pointer (&figures, g_free);
}

static SimStore *
sample (const SampleOptions *options)
{
  g_autofree char *path = g_build_filename (folder, "r.db", NULL);
  g_autoptr (GError) error = NULL;
  SimStore *store;

  sample_store (path, options);
  store = sim_store_open (path, &error);
  ck_assert_msg (store != NULL, "%s", error != NULL ? error->message : "");
  return store;
}

static SimStore *
empty_store (void)
{
  g_autofree char *path = g_build_filename (folder, "empty.db", NULL);

  return sim_store_create (path, NULL);
}

static char *
figure_file (const char *name, const char *end)
{
  g_autofree char *file = g_strconcat (name, end, NULL);

  return g_build_filename (figures, file, NULL);
}

static gboolean
figure_exists (const char *name, const char *end)
{
  g_autofree char *path = figure_file (name, end);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static char *
figure_text (const char *name, const char *end)
{
  g_autofree char *path = figure_file (name, end);
  char *text = NULL;

  ck_assert_msg (g_file_get_contents (path, &text, NULL, NULL), "%s", path);
  return text;
}

static void
tell (const FigureKind *kind, FigureOutcome outcome, const char *message,
      gpointer data)
{
  g_string_append_printf (data, "%s %d %s\n", kind->name, (int) outcome,
                          message != NULL ? message : "");
}

static void
assert_picture (const char *name)
{
  g_autofree char *svg = figure_text (name, ".svg");
  g_autofree char *png = figure_text (name, ".png");

  ck_assert_msg (strstr (svg, "<svg") != NULL, "%s", name);
  ck_assert_msg (g_str_has_suffix (svg, "</svg>\n\n")
                     || g_str_has_suffix (svg, "</svg>\n"),
                 "%s: cut off", name);
  ck_assert_msg (memcmp (png, "\x89PNG", 4) == 0, "%s", name);
}

static void
assert_all_drawn (SimStore *store)
{
  g_autoptr (GError) error = NULL;

  ck_assert_msg (figures_draw (store, figures, TEMPLATES, NULL, NULL, &error),
                 "%s", error != NULL ? error->message : "");
  for (guint i = 0; i < figures_n_kinds (); i++)
    assert_picture (figures_kind (i)->name);
}

/* ---- Every kind ---------------------------------------------------------- */

START_TEST (every_kind_has_a_template_that_states_its_use)
{
  const FigureKind *kind = figures_kind ((guint) _i);
  g_autofree char *name = g_strconcat (kind->name, ".gp", NULL);
  g_autofree char *path = g_build_filename (TEMPLATES, name, NULL);
  g_autofree char *first
      = g_strdup_printf ("# gnuplot -d -c %s.gp %s.dat %s.svg \"", kind->name,
                         kind->name, kind->name);
  g_autofree char *text = NULL;

  ck_assert (g_file_get_contents (path, &text, NULL, NULL));
  ck_assert (g_str_has_prefix (text, first));
  ck_assert_ptr_nonnull (strstr (text, "if (ARGC < 2)"));
  ck_assert_ptr_nonnull (strstr (text, "load \"style.gp\""));
  ck_assert_ptr_eq (figures_find (kind->name), kind);
  ck_assert (g_str_has_suffix (kind->help, "."));
}
END_TEST

START_TEST (all_kinds_are_drawn_with_data_and_script_beside_them)
{
  g_autoptr (SimStore) store = sample (NULL);

  assert_all_drawn (store);
  for (guint i = 0; i < figures_n_kinds (); i++)
    {
      ck_assert (figure_exists (figures_kind (i)->name, ".dat"));
      ck_assert (figure_exists (figures_kind (i)->name, ".gp"));
    }
  ck_assert (figure_exists ("style", ".gp"));
}
END_TEST

/* Run the command in the first line of each script, by a shell, as a user
 * would, and compare. */
START_TEST (the_command_in_the_script_draws_the_figure_again)
{
  g_autoptr (SimStore) store = sample (NULL);
  const char *name = figures_kind ((guint) _i)->name;
  g_autofree char *svg = NULL;
  g_autofree char *again = NULL;
  g_autofree char *command = NULL;

  assert_all_drawn (store);
  svg = figure_text (name, ".svg");
  command = g_strdup_printf ("cd '%s' && rm %s.svg && "
                             "sh -c \"$(sed -n '1s/^# //p' %s.gp)\"",
                             figures, name, name);
  ck_assert_int_eq (system (command), 0);
  again = figure_text (name, ".svg");
  ck_assert_uint_gt (strlen (again), strlen (svg) / 2);
}
END_TEST

START_TEST (a_single_point_is_enough)
{
  const SampleOptions options = { NULL, TRUE, FALSE };
  g_autoptr (SimStore) store = sample (&options);
  g_autoptr (GString) told = g_string_new (NULL);

  ck_assert (figures_draw (store, figures, TEMPLATES, tell, told, NULL));
  ck_assert_str_eq (told->str,
                    "latency-years 0 \nlatency-cdf 0 \nflow-verdicts 0 \n"
                    "who-can-read 0 \nlost-users 1 figure lost-users is not "
                    "drawn: nothing was lost\nqueue-waits 0 \n");
  assert_picture ("latency-years");
  assert_picture ("latency-cdf");
}
END_TEST

START_TEST (odd_titles_are_drawn_as_they_are)
{
  static const char *const titles[]
      = { "北京 – Zürich ёж", "a_b^c {/:Bold d} @e &f ~g",
          "`touch pwned` \"); system(\"touch pwned\") #",
          "x\t\ty\n\n\nsystem 'touch pwned'", "\xFF\xFE broken" };
  g_autofree char *longest = g_strnfill (200, 'W');
  const char *title = _i < (int) G_N_ELEMENTS (titles) ? titles[_i] : longest;
  const SampleOptions options = { title, FALSE, FALSE };
  g_autoptr (SimStore) store = sample (&options);
  g_autofree char *pwned = g_build_filename (figures, "pwned", NULL);
  g_autofree char *svg = NULL;

  assert_all_drawn (store);
  ck_assert (!g_file_test (pwned, G_FILE_TEST_EXISTS));
  svg = figure_text ("latency-years", ".svg");
  if (_i == 0)
    ck_assert_ptr_nonnull (strstr (svg, titles[0]));
  if (_i == 1)
    ck_assert_ptr_nonnull (strstr (svg, "a_b^c {/:Bold d} @e &amp;f ~g"));
}
END_TEST

START_TEST (an_empty_store_draws_nothing_and_fails_nowhere)
{
  g_autoptr (SimStore) store = empty_store ();
  g_autoptr (GString) told = g_string_new (NULL);

  ck_assert (figures_draw (store, figures, TEMPLATES, tell, told, NULL));
  ck_assert_str_eq (
      told->str,
      "latency-years 1 figure latency-years is not drawn: no request was "
      "served in any regime\n"
      "latency-cdf 1 figure latency-cdf is not drawn: no request was served\n"
      "flow-verdicts 1 figure flow-verdicts is not drawn: no law has judged a "
      "flow\n"
      "who-can-read 1 figure who-can-read is not drawn: no authority or no "
      "asset is in the scenario\n"
      "lost-users 1 figure lost-users is not drawn: nothing was lost\n"
      "queue-waits 1 figure queue-waits is not drawn: no customer was served "
      "at a queue\n");
  for (guint i = 0; i < figures_n_kinds (); i++)
    {
      ck_assert (!figure_exists (figures_kind (i)->name, ".svg"));
      ck_assert (!figure_exists (figures_kind (i)->name, ".dat"));
    }
}
END_TEST

START_TEST (without_latency_the_other_figures_are_drawn)
{
  const SampleOptions options = { NULL, FALSE, TRUE };
  g_autoptr (SimStore) store = sample (&options);

  ck_assert (figures_draw (store, figures, TEMPLATES, NULL, NULL, NULL));
  ck_assert (!figure_exists ("latency-years", ".svg"));
  ck_assert (!figure_exists ("latency-cdf", ".svg"));
  assert_picture ("flow-verdicts");
  assert_picture ("lost-users");
}
END_TEST

/* ---- Failure ------------------------------------------------------------- */

/* A gnuplot that fails for the figure whose script is @name. */
static void
fake_gnuplot (const char *name)
{
  g_autofree char *program = g_find_program_in_path ("gnuplot");
  g_autofree char *fake = g_build_filename (folder, "gnuplot", NULL);
  g_autofree char *path = g_strdup_printf ("%s:/usr/bin:/bin", folder);
  g_autofree char *script = g_strdup_printf (
      "#!/bin/sh\ncase \"$3\" in %s.gp) echo 'no more paper' >&2;"
      " exit 1;; esac\nexec '%s' \"$@\"\n",
      name, program);

  ck_assert (g_file_set_contents (fake, script, -1, NULL));
  ck_assert_int_eq (g_chmod (fake, 0755), 0);
  g_setenv ("PATH", path, TRUE);
}

START_TEST (one_figure_fails_and_the_others_are_drawn)
{
  const char *name = figures_kind ((guint) _i)->name;
  g_autoptr (SimStore) store = sample (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *message
      = g_strdup_printf ("figure %s: gnuplot says: no more paper", name);

  fake_gnuplot (name);
  ck_assert (!figures_draw (store, figures, TEMPLATES, NULL, NULL, &error));
  ck_assert_str_eq (error->message, message);
  ck_assert (!figure_exists (name, ".svg"));
  ck_assert (figure_exists (name, ".dat"));
  for (guint i = 0; i < figures_n_kinds (); i++)
    if ((int) i != _i)
      assert_picture (figures_kind (i)->name);
}
END_TEST

START_TEST (without_gnuplot_data_and_scripts_are_kept)
{
  g_autoptr (SimStore) store = sample (NULL);
  g_autoptr (GError) error = NULL;

  g_setenv ("PATH", folder, TRUE);
  ck_assert (!figures_draw (store, figures, TEMPLATES, NULL, NULL, &error));
  ck_assert_str_eq (error->message,
                    "figure latency-years: gnuplot is not installed, or not "
                    "on the PATH");
  for (guint i = 0; i < figures_n_kinds (); i++)
    {
      ck_assert (figure_exists (figures_kind (i)->name, ".dat"));
      ck_assert (figure_exists (figures_kind (i)->name, ".gp"));
      ck_assert (!figure_exists (figures_kind (i)->name, ".svg"));
    }
}
END_TEST

START_TEST (a_place_that_is_no_directory_is_named)
{
  g_autoptr (SimStore) store = sample (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *place = g_build_filename (folder, "r.db", "figures", NULL);

  ck_assert (!figures_draw (store, place, TEMPLATES, NULL, NULL, &error));
  ck_assert (g_str_has_prefix (error->message, place));
}
END_TEST

START_TEST (missing_templates_are_named)
{
  g_autoptr (SimStore) store = sample (NULL);
  g_autoptr (GError) error = NULL;

  ck_assert (!figures_draw (store, figures, folder, NULL, NULL, &error));
  ck_assert_ptr_nonnull (strstr (error->message, "style.gp"));
}
END_TEST

START_TEST (the_data_say_what_the_store_holds)
{
  g_autoptr (SimStore) store = sample (NULL);
  g_autofree char *years = NULL;
  g_autofree char *cells = NULL;
  g_autofree char *waits = NULL;
  const char *known;

  ck_assert (figures_draw (store, figures, TEMPLATES, NULL, NULL, NULL));
  years = figure_text ("latency-years", ".dat");
  cells = figure_text ("who-can-read", ".dat");
  waits = figure_text ("queue-waits", ".dat");
  /* Ten of twenty at once, fifteen within 5 ms; and what theory knows. */
  ck_assert_ptr_nonnull (strstr (waits, "0\t0\t0\t0.5\n"));
  ck_assert_ptr_nonnull (strstr (waits, "0\t0\t5\t0.75\n"));
  known = strstr (waits, "# exact");
  ck_assert_ptr_nonnull (known);
  ck_assert_ptr_nonnull (strstr (known, "\n0\t0\t5\t0.75\n"));
  /* Replications of 180 and 181 ms: mean 180.5, half width 12.7062 / 2. */
  ck_assert_ptr_nonnull (
      strstr (years, "0\t50\t2014-04-15T00:00:00Z\t180.5\t174.14689763"));
  ck_assert_ptr_nonnull (
      strstr (cells, "0\t1\t0\t5\t\"D\"\t\"T\\342\\206\\222D 2017-06\""));
}
END_TEST

static TCase *
drawing_cases (void)
{
  TCase *drawing = tcase_create ("drawing");
  int n_kinds = (int) figures_n_kinds ();

  tcase_add_checked_fixture (drawing, make_folder, remove_folder);
  tcase_set_timeout (drawing, 60);
  tcase_add_loop_test (drawing, every_kind_has_a_template_that_states_its_use,
                       0, n_kinds);
  tcase_add_test (drawing,
                  all_kinds_are_drawn_with_data_and_script_beside_them);
  tcase_add_loop_test (
      drawing, the_command_in_the_script_draws_the_figure_again, 0, n_kinds);
  tcase_add_test (drawing, a_single_point_is_enough);
  tcase_add_loop_test (drawing, odd_titles_are_drawn_as_they_are, 0, 6);
  tcase_add_test (drawing, an_empty_store_draws_nothing_and_fails_nowhere);
  tcase_add_test (drawing, without_latency_the_other_figures_are_drawn);
  tcase_add_loop_test (drawing, one_figure_fails_and_the_others_are_drawn, 0,
                       n_kinds);
  tcase_add_test (drawing, without_gnuplot_data_and_scripts_are_kept);
  tcase_add_test (drawing, a_place_that_is_no_directory_is_named);
  tcase_add_test (drawing, missing_templates_are_named);
  tcase_add_test (drawing, the_data_say_what_the_store_holds);
  return drawing;
}

int
main (void)
{
  g_autofree char *program = g_find_program_in_path ("gnuplot");
  Suite *suite = suite_create ("figures");
  SRunner *runner;
  int n_failed;

  if (program == NULL)
    {
      g_printerr ("gnuplot is not installed: skipped\n");
      return 77;
    }
  suite_add_tcase (suite, drawing_cases ());
  runner = srunner_create (suite);
  srunner_run_all (runner, CK_NORMAL);
  n_failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return n_failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
