#include "config.h"

#include "tests/models/small-world.h"

#include <glib/gstdio.h>
#include <string.h>

static void
remove_tree (const char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR)
      && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      GDir *dir = g_dir_open (path, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *inner = g_build_filename (path, name, NULL);

          remove_tree (inner);
        }
      g_clear_pointer (&dir, g_dir_close);
    }
  g_remove (path);
}

SmallFolder *
small_folder_new (void)
{
  SmallFolder *folder = g_new0 (SmallFolder, 1);

  folder->path = g_dir_make_tmp ("sovsim-models-XXXXXX", NULL);
  ck_assert_ptr_nonnull (folder->path);
  return folder;
}

void
small_folder_free (SmallFolder *folder)
{
  if (folder == NULL)
    return;
  remove_tree (folder->path);
  g_free (folder->path);
  g_free (folder);
}

char *
small_path (const SmallFolder *folder, const char *name)
{
  return g_build_filename (folder->path, name, NULL);
}

void
small_write (const SmallFolder *folder, const char *name, const char *text)
{
  g_autofree char *path = small_path (folder, name);
  g_autofree char *parent = g_path_get_dirname (path);

  ck_assert_int_eq (g_mkdir_with_parents (parent, 0700), 0);
  ck_assert (g_file_set_contents (path, text, -1, NULL));
}

char *
small_replace (const char *text, const char *old, const char *new_)
{
  g_auto (GStrv) parts = g_strsplit (text, old, -1);

  ck_assert_msg (g_strv_length (parts) > 1, "'%s' is not in the text", old);
  return g_strjoinv (new_, parts);
}

char *
small_scenario (const char *body)
{
  return g_strdup_printf (
      "<scenario id='small' from='2020-01-01' to='2020-03-01' "
      "xmlns:xi='http://www.w3.org/2001/XInclude'>\n%s</scenario>\n",
      body);
}

static GPtrArray *
changes_of (const char *const *sets, ProblemList *problems)
{
  GPtrArray *changes = g_ptr_array_new ();

  for (; sets != NULL && *sets != NULL; sets++)
    {
      Change *change = change_parse (*sets, problems);

      ck_assert_msg (change != NULL, "%s", *sets);
      g_ptr_array_add (changes, change);
    }
  return changes;
}

static void
free_changes (GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    change_free (g_ptr_array_index (changes, i));
  g_ptr_array_unref (changes);
}

static Study *
load (const char *text, const char *const *sets, ProblemList *problems,
      char **folder_name)
{
  g_autoptr (SmallFolder) folder = small_folder_new ();
  g_autofree char *path = small_path (folder, "s.xml");
  GPtrArray *changes = changes_of (sets, problems);
  Study *study;

  small_write (folder, "s.xml", text);
  study = study_load (path, changes, NULL, problems);
  free_changes (changes);
  *folder_name = g_strconcat (folder->path, "/", NULL);
  return study;
}

/* The problems without the name of a temporary folder. */
static char *
problems_within (const ProblemList *problems, const char *folder_name)
{
  g_autofree char *text = problem_list_format (problems);

  return strstr (text, folder_name) == NULL
             ? g_steal_pointer (&text)
             : small_replace (text, folder_name, "");
}

Study *
small_study_with (const char *text, const char *const *sets)
{
  g_autoptr (ProblemList) problems = problem_list_new ();
  g_autofree char *folder_name = NULL;
  Study *study = load (text, sets, problems, &folder_name);
  g_autofree char *wrong = problem_list_format (problems);

  ck_assert_str_eq (wrong, "");
  ck_assert_ptr_nonnull (study);
  return study;
}

Study *
small_study (const char *body)
{
  g_autofree char *text = small_scenario (body);

  return small_study_with (text, NULL);
}

char *
small_problems_with (const char *text, const char *const *sets)
{
  g_autoptr (ProblemList) problems = problem_list_new ();
  g_autofree char *folder_name = NULL;
  g_autoptr (Study) study = load (text, sets, problems, &folder_name);

  ck_assert_int_eq (study == NULL, problem_list_count (problems) > 0);
  return problems_within (problems, folder_name);
}

char *
small_problems (const char *body)
{
  g_autofree char *text = small_scenario (body);

  return small_problems_with (text, NULL);
}

char *
small_problems_in (const SmallFolder *folder, const char *library)
{
  g_autoptr (ProblemList) problems = problem_list_new ();
  g_autofree char *path = small_path (folder, "s.xml");
  g_autofree char *shelf
      = library == NULL ? NULL : small_path (folder, library);
  g_autofree char *folder_name = g_strconcat (folder->path, "/", NULL);
  Study *study = study_load (path, NULL, shelf, problems);

  study_free (study);
  return problems_within (problems, folder_name);
}

void
small_says (const char *text, const char *part)
{
  ck_assert_msg (strstr (text, part) != NULL, "no '%s' in:\n%s", part, text);
}

void
small_keeps_quiet (const char *text, const char *part)
{
  ck_assert_msg (strstr (text, part) == NULL, "'%s' in:\n%s", part, text);
}

SimTime
small_day (const char *text)
{
  SimTime when;

  ck_assert (sim_time_parse (text, &when));
  return when;
}

gconstpointer
small_find (const World *world, const char *id)
{
  const Entity *entity = world_find (world, id);

  ck_assert_msg (entity != NULL, "no entity '%s'", id);
  return entity;
}

double
small_whole (const SimRunRecord *record, const char *metric, const char *labels)
{
  for (guint i = 0; i < record->scalars->len; i++)
    {
      const SimScalarRow *row
          = &g_array_index (record->scalars, SimScalarRow, i);

      if (row->regime == SIM_WHOLE_RUN && g_str_equal (row->metric, metric)
          && g_str_equal (row->labels, labels))
        return row->value;
    }
  ck_abort_msg ("no %s{%s}", metric, labels);
  return 0;
}
