#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "cli/ownership.h"
#include "cli/results.h"
#include "cli/stock.h"
#include "cli/verb.h"

/* What the user asked for. */
typedef struct
{
  const char *directory;
  GPtrArray *files; /* of char */
  const char *command;
  gboolean no_figures;
  gboolean json;
} Wishes;

/* --- are they of one plan? ------------------------------------------------ */

/* What a store says about the plan of its runs. */
typedef struct
{
  const char *path;
  GString *all;   /* to compare */
  GString *words; /* for people */
} Origin;

static void
origin_free (gpointer data)
{
  Origin *origin = data;

  g_string_free (origin->all, TRUE);
  g_string_free (origin->words, TRUE);
  g_free (origin);
}

static void
note_meta (const char *key, const char *value, gpointer data)
{
  static const char *const told[]
      = { "model-version", "plan-hash", "scenario", "seed", NULL };
  Origin *origin = data;

  g_string_append_printf (origin->all, "%s\t%s\n", key, value);
  if (g_strv_contains (told, key))
    g_string_append_printf (origin->words, "%s%s %.16s",
                            origin->words->len > 0 ? ", " : "", key, value);
}

/* NULL when the store cannot be read, which is told when it is merged. */
static Origin *
origin_read (const char *path)
{
  g_autoptr (SimStore) store = sim_store_open (path, NULL);
  Origin *origin = g_new0 (Origin, 1);

  *origin = (Origin){ path, g_string_new (NULL), g_string_new (NULL) };
  if (store != NULL && sim_store_each_meta (store, note_meta, origin, NULL))
    return origin;
  origin_free (origin);
  return NULL;
}

/* Nobody but the user knows which of several plans is meant: the first file by
 * name may be left over from yesterday. */
static gboolean
check_one_plan (const Wishes *wishes)
{
  g_autoptr (GPtrArray) origins = g_ptr_array_new_with_free_func (origin_free);
  gboolean fine = TRUE;

  for (guint i = 0; i < wishes->files->len; i++)
    {
      Origin *origin = origin_read (g_ptr_array_index (wishes->files, i));

      if (origin == NULL)
        continue;
      g_ptr_array_add (origins, origin);
      fine &= g_string_equal (origin->all,
                              ((Origin *) g_ptr_array_index (origins, 0))->all);
    }
  if (fine)
    return TRUE;
  g_printerr ("sovsim merge: these are not of one plan; name those that belong "
              "together: sovsim merge %s STORE.db...\n",
              wishes->directory);
  for (guint i = 0; i < origins->len; i++)
    {
      const Origin *origin = g_ptr_array_index (origins, i);

      g_printerr ("  %s: %s\n", origin->path, origin->words->str);
    }
  return FALSE;
}

/* --- joining -------------------------------------------------------------- */

static gboolean
merge_file (SimStore *store, const char *path, SimMerge *merge, GError **error)
{
  g_autoptr (SimStore) shard = sim_store_open (path, error);

  if (shard == NULL || !owner_expect_results (shard, error))
    return FALSE;
  g_clear_pointer (&shard, sim_store_free);
  return sim_store_merge (store, path, merge, error);
}

static void
tell_merged (const char *path, const SimMerge *merge)
{
  g_printerr ("%s: %u runs added, %u known", path, merge->n_added,
              merge->n_known);
  if (merge->n_other > 0)
    g_printerr (", %u left out: their points are not of this plan",
                merge->n_other);
  g_printerr ("\n");
}

/* Every shard is tried: one that is broken does not keep the others out. */
static guint
merge_files (const Wishes *wishes, SimStore *store)
{
  guint n_refused = 0;

  for (guint i = 0; i < wishes->files->len; i++)
    {
      const char *path = g_ptr_array_index (wishes->files, i);
      g_autoptr (GError) error = NULL;
      SimMerge merge = { 0, 0, 0 };

      if (merge_file (store, path, &merge, &error))
        tell_merged (path, &merge);
      else
        {
          g_printerr ("sovsim merge: %s\n", error->message);
          n_refused++;
        }
    }
  return n_refused;
}

static ExitStatus
finish (const Wishes *wishes, SimStore *store)
{
  const ResultsFinish how
      = { wishes->directory, NULL, wishes->command,
          results_pictures (wishes->no_figures, FALSE), wishes->json };
  g_autoptr (GError) error = NULL;
  g_autoptr (Stock) stock = stock_new ();
  ExitStatus status = results_finish (&how, store, "merge");

  if (!stock_add (stock, store, &error))
    {
      g_printerr ("sovsim merge: %s\n", error->message);
      return EXIT_FAILED;
    }
  if (stock_n_missing (stock) == 0)
    return status;
  g_printerr ("sovsim merge: %u of %u runs are missing; 'sovsim status %s' "
              "names them\n",
              stock_n_missing (stock), stock_n_wanted (stock),
              wishes->directory);
  return EXIT_FAILED;
}

static SimStore *
open_results (const char *directory, GError **error)
{
  g_autofree char *path = g_build_filename (directory, "results.db", NULL);
  g_autoptr (SimStore) store = NULL;

  if (g_mkdir_with_parents (directory, 0777) != 0)
    {
      g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (errno),
                   "%s: cannot be made: %s", directory, g_strerror (errno));
      return NULL;
    }
  store = sim_store_create (path, error);
  return store != NULL && owner_expect_results (store, error)
             ? g_steal_pointer (&store)
             : NULL;
}

static void
note_any (const char *key, const char *value G_GNUC_UNUSED, gpointer data)
{
  *(gboolean *) data |= strcmp (key, "plan-hash") == 0;
}

static ExitStatus
merge_into (const Wishes *wishes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SimStore) store = open_results (wishes->directory, &error);
  gboolean has_plan = FALSE;
  guint n_refused = wishes->files->len;

  if (store == NULL
      || !sim_store_each_meta (store, note_any, &has_plan, &error))
    {
      g_printerr ("sovsim merge: %s\n", error->message);
      return EXIT_FAILED;
    }
  if (has_plan || check_one_plan (wishes))
    n_refused = merge_files (wishes, store);
  if (n_refused == wishes->files->len)
    {
      (void) results_abandon (wishes->directory, store);
      return EXIT_FAILED;
    }
  if (finish (wishes, store) != EXIT_FINE)
    return EXIT_FAILED;
  return n_refused > 0 ? EXIT_FAILED : EXIT_FINE;
}

/* A directory means all stores in it. */
static void
add_named (GPtrArray *files, const char *name)
{
  g_autofree char *results = g_build_filename (name, "results.db", NULL);
  g_autoptr (GPtrArray) shards = shard_files (name);

  if (!g_file_test (name, G_FILE_TEST_IS_DIR))
    {
      g_ptr_array_add (files, g_strdup (name));
      return;
    }
  for (guint i = 0; i < shards->len; i++)
    g_ptr_array_add (files, g_strdup (g_ptr_array_index (shards, i)));
  if (g_file_test (results, G_FILE_TEST_EXISTS))
    g_ptr_array_add (files, g_steal_pointer (&results));
}

static ExitStatus
merge_wishes (Wishes *wishes, int argc, char **argv)
{
  if (argc < 2)
    return verb_misused (&VERB_MERGE, "a results directory is missing");
  wishes->directory = argv[1];
  wishes->files = shard_files (argv[1]);
  if (argc > 2)
    g_ptr_array_set_size (wishes->files, 0);
  for (int i = 2; i < argc; i++)
    add_named (wishes->files, argv[i]);
  if (wishes->files->len > 0)
    return merge_into (wishes);
  return verb_refused (&VERB_MERGE,
                       "%s has no shards (shard-I-of-N.db); make some with "
                       "'sovsim run --shard', or name stores",
                       argc > 2 ? argv[2] : argv[1]);
}

static ExitStatus
merge (int argc, char **argv)
{
  g_autofree char *command = g_strjoinv (" ", argv);
  Wishes wishes = { .command = command };
  ExitStatus status;
  const GOptionEntry options[]
      = { { "no-figures", 0, 0, G_OPTION_ARG_NONE, &wishes.no_figures,
            "Draw no figures", NULL },
          { "json", 0, 0, G_OPTION_ARG_NONE, &wishes.json,
            "Print the summary as JSON", NULL },
          { NULL, 0, 0, 0, NULL, NULL, NULL } };

  if (verb_parse (&VERB_MERGE, options, &argc, &argv, &status))
    status = merge_wishes (&wishes, argc, argv);
  g_clear_pointer (&wishes.files, g_ptr_array_unref);
  return status;
}

const Verb VERB_MERGE
    = { .name = "merge",
        .arguments = "DIRECTORY [STORE.db...]",
        .help = "Join the results of shards, of all in the directory or of "
                "those named",
        .run = merge };
