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
