#include "config.h"

#include "tests/plots/drawing.h"

#include <stdlib.h>
#include <string.h>

char *drawing_folder;
char *drawing_figures;

void
drawing_begin (void)
{
  drawing_folder = g_dir_make_tmp ("sovsim-figures-XXXXXX", NULL);
  ck_assert_ptr_nonnull (drawing_folder);
  drawing_figures = g_build_filename (drawing_folder, "figures", NULL);
}

void
drawing_end (void)
{
  sample_remove (drawing_folder);
  g_clear_pointer (&drawing_folder, g_free);
  g_clear_pointer (&drawing_figures, g_free);
}

SimStore *
drawing_sample (const SampleOptions *options)
{
  g_autofree char *path = g_build_filename (drawing_folder, "r.db", NULL);
  g_autoptr (GError) error = NULL;
  SimStore *store;

  sample_store (path, options);
  store = sim_store_open (path, &error);
  ck_assert_msg (store != NULL, "%s", error != NULL ? error->message : "");
  return store;
}

SimStore *
drawing_empty (void)
{
  g_autofree char *path = g_build_filename (drawing_folder, "empty.db", NULL);

  return sim_store_create (path, NULL);
}

char *
drawing_file (const char *name, const char *end)
{
  g_autofree char *file = g_strconcat (name, end, NULL);

  return g_build_filename (drawing_figures, file, NULL);
}

gboolean
drawing_exists (const char *name, const char *end)
{
  g_autofree char *path = drawing_file (name, end);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

char *
drawing_text (const char *name, const char *end)
{
  g_autofree char *path = drawing_file (name, end);
  char *text = NULL;

  ck_assert_msg (g_file_get_contents (path, &text, NULL, NULL), "%s", path);
  return text;
}

void
drawing_tell (const FigureKind *kind, FigureOutcome outcome,
              const char *message, gpointer data)
{
  g_string_append_printf (data, "%s %d %s\n", kind->name, (int) outcome,
                          message != NULL ? message : "");
}

void
drawing_assert (const char *name)
{
  g_autofree char *svg = drawing_text (name, ".svg");
  g_autofree char *png = drawing_text (name, ".png");

  ck_assert_msg (strstr (svg, "<svg") != NULL, "%s", name);
  ck_assert_msg (g_str_has_suffix (svg, "</svg>\n\n")
                     || g_str_has_suffix (svg, "</svg>\n"),
                 "%s: cut off", name);
  ck_assert_msg (memcmp (png, "\x89PNG", 4) == 0, "%s", name);
}

void
drawing_assert_all (SimStore *store)
{
  g_autoptr (GError) error = NULL;

  ck_assert_msg (
      figures_draw (store, drawing_figures, TEMPLATES, NULL, NULL, &error),
      "%s", error != NULL ? error->message : "");
  for (guint i = 0; i < figures_n_kinds (); i++)
    drawing_assert (figures_kind (i)->name);
}

int
drawing_run (const char *name, TCase *cases)
{
  g_autofree char *program = g_find_program_in_path ("gnuplot");
  Suite *suite = suite_create (name);
  SRunner *runner;
  int n_failed;

  suite_add_tcase (suite, cases);
  runner = srunner_create (suite);
  if (program == NULL)
    {
      g_printerr ("gnuplot is not installed: skipped\n");
      srunner_free (runner);
      return 77;
    }
  srunner_run_all (runner, CK_NORMAL);
  n_failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return n_failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
