#include "config.h"

#include "cli/data-dir.h"

#include <string.h>

/* Does this very program lie in the build tree? */
static gboolean
runs_from_build_tree (void)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);

  return self != NULL
         && g_str_has_prefix (self, SOVSIM_BUILDDIR G_DIR_SEPARATOR_S);
}

const char *
data_dir (void)
{
  const char *wanted = g_getenv ("SOVSIM_DATADIR");

  if (wanted != NULL && *wanted != '\0')
    return wanted;
  return runs_from_build_tree () ? SOVSIM_SOURCEDIR : SOVSIM_INSTALLEDDIR;
}

char *
data_scenarios (void)
{
  return g_build_filename (data_dir (), "scenarios", NULL);
}

char *
data_plots (void)
{
  return g_build_filename (data_dir (), "plots", NULL);
}

/* ---- What could be included ---------------------------------------------- */

static gboolean
holds_id (const char *path, const char *id)
{
  g_autofree char *text = NULL;
  g_autofree char *wanted = g_strdup_printf (" id=\"%s\"", id);

  return g_str_has_suffix (path, ".xml")
         && g_file_get_contents (path, &text, NULL, NULL)
         && strstr (text, wanted) != NULL;
}

/* The first of the names, so that the answer is always the same. */
static char *
file_in (const char *folder, const char *id)
{
  g_autofree char *library = data_scenarios ();
  g_autofree char *place = g_build_filename (library, folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (place, 0, NULL);
  g_autofree char *first = NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (place, name, NULL);

      if (holds_id (path, id) && (first == NULL || strcmp (name, first) < 0))
        {
          g_free (first);
          first = g_strdup (name);
        }
    }
  return first == NULL ? NULL : g_build_filename (folder, first, NULL);
}

char *
data_file_with (const char *id)
{
  static const char *const folders[]
      = { "places", "authorities", "clouds",   "scores",  "incidents",
          "laws",   "networks",    "profiles", "services" };
  char *file = NULL;

  for (guint i = 0; file == NULL && i < G_N_ELEMENTS (folders); i++)
    file = file_in (folders[i], id);
  return file;
}
