#include "config.h"

#include "models/world/trace-file.h"

#include <string.h>

#include "models/world/trace.h"

/* Did the user say it on the command line? */
static gboolean
is_the_users (const Trace *trace, const GPtrArray *sets)
{
  for (guint i = 0; sets != NULL && i < sets->len; i++)
    {
      const Change *set = g_ptr_array_index (sets, i);

      if (strcmp (set->entity, trace->base.id) == 0
          && strcmp (set->attribute, "href") == 0
          && strcmp (set->value, trace->href) == 0)
        return TRUE;
    }
  return FALSE;
}

static char *
admit (const Trace *trace, const ScenarioFile *file, const char *shown,
       gboolean users, char **why)
{
  g_autofree char *path = g_canonicalize_filename (shown, NULL);
  g_autofree char *url = NULL;

  if (users)
    return g_steal_pointer (&path);
  if (strstr (trace->href, "://") != NULL)
    {
      *why = g_strdup ("it is no file; nothing is read from a network");
      return NULL;
    }
  url = g_filename_to_uri (path, NULL, NULL);
  return scenario_file_admit (file, url, why);
}

static void
find (World *world, Trace *trace, const ScenarioFile *file,
      const GPtrArray *sets, ProblemList *problems)
{
  gboolean users = is_the_users (trace, sets);
  g_autofree char *folder = g_path_get_dirname (trace->base.file);
  g_autofree char *shown
      = users || g_str_equal (folder, ".") || g_path_is_absolute (trace->href)
            ? g_strdup (trace->href)
            : g_build_filename (folder, trace->href, NULL);
  g_autofree char *quoted = problem_quote (trace->href);
  g_autofree char *why = NULL;
  g_autofree char *path = admit (trace, file, shown, users, &why);

  trace->shown = world_keep_text (world, shown);
  if (path != NULL)
    trace->path = world_keep_text (world, path);
  else
    entity_complain (&trace->base, problems, "cannot read '%s': %s", quoted,
                     why);
}

void
traces_find (World *world, const ScenarioFile *file, const GPtrArray *sets,
             ProblemList *problems)
{
  WORLD_EACH (world, KIND_TRACE, Trace, trace)
    find (world, (Trace *) trace, file, sets, problems);
}
