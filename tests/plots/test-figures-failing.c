/* What fails when figures are drawn says so, and takes nothing else with it. */
#include "config.h"

#include "tests/plots/drawing.h"

#include <check.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

/* A gnuplot that fails for the figure whose script is @name. */
static void
fake_gnuplot (const char *name)
{
  g_autofree char *program = g_find_program_in_path ("gnuplot");
  g_autofree char *fake = g_build_filename (drawing_folder, "gnuplot", NULL);
  g_autofree char *path = g_strdup_printf ("%s:/usr/bin:/bin", drawing_folder);
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
  guint failing = _i == 0 ? 0 : figures_n_kinds () - 1;
  const char *name = figures_kind (failing)->name;
  g_autoptr (SimStore) store = drawing_sample (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *message
      = g_strdup_printf ("figure %s: gnuplot says: no more paper", name);

  fake_gnuplot (name);
  ck_assert (
      !figures_draw (store, drawing_figures, TEMPLATES, NULL, NULL, &error));
  ck_assert_str_eq (error->message, message);
  ck_assert (!drawing_exists (name, ".svg"));
  ck_assert (drawing_exists (name, ".dat"));
  for (guint i = 0; i < figures_n_kinds (); i++)
    if (i != failing)
      drawing_assert (figures_kind (i)->name);
}
END_TEST

START_TEST (an_old_gnuplot_that_fails_is_told_its_age)
{
  g_autoptr (SimStore) store = drawing_sample (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *fake = g_build_filename (drawing_folder, "gnuplot", NULL);

  ck_assert (g_file_set_contents (
      fake,
      "#!/bin/sh\ncase \"$1\" in --version) echo 'gnuplot 5.2 patchlevel 8'"
      ";; *) echo 'undefined function: column' >&2; exit 1;; esac\n",
      -1, NULL));
  ck_assert_int_eq (g_chmod (fake, 0755), 0);
  g_setenv ("PATH", drawing_folder, TRUE);
  ck_assert (
      !figures_draw (store, drawing_figures, TEMPLATES, NULL, NULL, &error));
  ck_assert_str_eq (
      error->message,
      "figure latency-years: this is gnuplot 5.2, the figures are "
      "made for 5.4; gnuplot says: undefined function: column");
  ck_assert (drawing_exists ("latency-years", ".dat"));
}
END_TEST

START_TEST (without_gnuplot_data_and_scripts_are_kept)
{
  g_autoptr (SimStore) store = drawing_sample (NULL);
  g_autoptr (GError) error = NULL;

  g_setenv ("PATH", drawing_folder, TRUE);
  ck_assert (
      !figures_draw (store, drawing_figures, TEMPLATES, NULL, NULL, &error));
  ck_assert_str_eq (error->message,
                    "figure latency-years: gnuplot is not installed, or not "
                    "on the PATH");
  for (guint i = 0; i < figures_n_kinds (); i++)
    {
      ck_assert (drawing_exists (figures_kind (i)->name, ".dat"));
      ck_assert (drawing_exists (figures_kind (i)->name, ".gp"));
      ck_assert (!drawing_exists (figures_kind (i)->name, ".svg"));
    }
}
END_TEST

START_TEST (a_place_that_is_no_directory_is_named)
{
  g_autoptr (SimStore) store = drawing_sample (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *place
      = g_build_filename (drawing_folder, "r.db", "figures", NULL);

  ck_assert (!figures_draw (store, place, TEMPLATES, NULL, NULL, &error));
  ck_assert (g_str_has_prefix (error->message, place));
}
END_TEST

START_TEST (missing_templates_are_named)
{
  g_autoptr (SimStore) store = drawing_sample (NULL);
  g_autoptr (GError) error = NULL;

  ck_assert (!figures_draw (store, drawing_figures, drawing_folder, NULL, NULL,
                            &error));
  ck_assert_ptr_nonnull (strstr (error->message, "style.gp"));
}
END_TEST

static TCase *
drawing_cases (void)
{
  TCase *drawing = tcase_create ("drawing");

  tcase_add_checked_fixture (drawing, drawing_begin, drawing_end);
  tcase_set_timeout (drawing, 180);
  tcase_add_loop_test (drawing, one_figure_fails_and_the_others_are_drawn, 0,
                       2);
  tcase_add_test (drawing, an_old_gnuplot_that_fails_is_told_its_age);
  tcase_add_test (drawing, without_gnuplot_data_and_scripts_are_kept);
  tcase_add_test (drawing, a_place_that_is_no_directory_is_named);
  tcase_add_test (drawing, missing_templates_are_named);
  return drawing;
}

int
main (void)
{
  return drawing_run ("figures-failing", drawing_cases ());
}
