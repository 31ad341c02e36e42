/* Where trials are kept, and whose they are. */
#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "cli/trials.h"

/* The variants by name, for figures and other readers; what was changed is in
 * the keys alone. */
static gboolean
describe_variants (SimStore *store, const Study *study, guint32 replications,
                   GError **error)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (SimPoint));
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (SimPointParam));

  for (guint i = 0; i < study->options->len; i++)
    {
      const Option *option = g_ptr_array_index (study->options, i);
      SimPoint point = { (int) i,    option->id, option->title,
                         option->id, option->id, (int) replications };

      g_array_append_val (points, point);
    }
  return sim_store_set_points (store, points, none, error);
}

/* One transaction: a reader sees all of it, or a store that is nobody's. */
static gboolean
describe (SimStore *store, const Owner *owner, guint32 replications,
          GError **error)
{
  return sim_store_begin (store, error) && owner_describe (owner, store, error)
         && describe_variants (store, owner->study, replications, error)
         && sim_store_commit (store, error);
}

/* Whether trials of @owner may go on in what is at @path. */
static gboolean
claim (const char *path, const char *directory, const Owner *owner,
       GError **error)
{
  g_autoptr (SimStore) store = NULL;
  g_autoptr (GError) unread = NULL;
  g_autofree char *why = NULL;
  gboolean can_mix;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  store = sim_store_open (path, &unread);
  if (store != NULL)
    why = owner_objection (owner, store, &can_mix, &unread);
  if (why != NULL)
    g_set_error (error, OWNERSHIP_ERROR, OWNERSHIP_ERROR_TAKEN,
                 "%s: holds %s; choose another directory with -o, or remove "
                 "this one",
                 directory, why);
  else if (unread != NULL
           && !g_error_matches (unread, SIM_STORE_ERROR, SIM_STORE_ERROR_EMPTY))
    g_propagate_error (error, g_steal_pointer (&unread));
  else
    return TRUE;
  return FALSE;
}

static SimStore *
open_store (const char *directory, const Owner *owner, GError **error)
{
  g_autofree char *path = g_build_filename (directory, "results.db", NULL);

  if (!claim (path, directory, owner, error))
    return NULL;
  if (g_mkdir_with_parents (directory, 0777) != 0)
    {
      g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (errno),
                   "%s: cannot be made: %s", directory, g_strerror (errno));
      return NULL;
    }
  return sim_store_create (path, error);
}

SimStore *
trials_store_open (const char *directory, const Owner *owner,
                   guint32 replications, GError **error)
{
  g_autoptr (SimStore) store = open_store (directory, owner, error);

  return store != NULL && describe (store, owner, replications, error)
             ? g_steal_pointer (&store)
             : NULL;
}
