#include "config.h"

#include <glib/gstdio.h>

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

/* Every shard is tried: one that is broken does not keep the others out. */
static guint
merge_files (const Wishes *wishes, SimStore *store)
{
  guint n_refused = 0;

  for (guint i = 0; i < wishes->files->len; i++)
    {
      const char *path = g_ptr_array_index (wishes->files, i);
      g_autoptr (GError) error = NULL;
      SimMerge merge = { 0, 0 };

      if (sim_store_merge (store, path, &merge, &error))
        g_printerr ("%s: %u runs added, %u known\n", path, merge.n_added,
                    merge.n_known);
      else
        {
          g_printerr ("sovsim merge: %s\n", error->message);
          n_refused++;
        }
    }
  return n_refused;
}

static void
abandon_if_empty (const Wishes *wishes, SimStore *store, gboolean was_there)
{
  if (!was_there)
    (void) results_abandon (wishes->directory, store);
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

static ExitStatus
merge_into (const Wishes *wishes)
{
  g_autofree char *path
      = g_build_filename (wishes->directory, "results.db", NULL);
  gboolean was_there = g_file_test (path, G_FILE_TEST_EXISTS);
  g_autoptr (GError) error = NULL;
  g_autoptr (SimStore) store = NULL;
  guint n_refused;

  if (g_mkdir_with_parents (wishes->directory, 0777) == 0)
    store = sim_store_create (path, &error);
  if (store == NULL)
    {
      g_printerr ("sovsim merge: %s\n",
                  error != NULL ? error->message : "cannot make directory");
      return EXIT_FAILED;
    }
  n_refused = merge_files (wishes, store);
  if (n_refused == wishes->files->len)
    {
      abandon_if_empty (wishes, store, was_there);
      return EXIT_FAILED;
    }
  if (finish (wishes, store) != EXIT_FINE)
    return EXIT_FAILED;
  return n_refused > 0 ? EXIT_FAILED : EXIT_FINE;
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
    g_ptr_array_add (wishes->files, g_strdup (argv[i]));
  if (wishes->files->len > 0)
    return merge_into (wishes);
  return verb_misused (&VERB_MERGE,
                       "%s has no shards (shard-I-of-N.db); make some with "
                       "'sovsim run --shard', or name stores",
                       argv[1]);
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
