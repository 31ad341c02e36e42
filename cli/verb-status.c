#include "config.h"

#include "cli/json-output.h"
#include "cli/ownership.h"
#include "cli/shard.h"
#include "cli/stock.h"
#include "cli/verb.h"

enum
{
  GAPS_SHOWN = 10
};

/* What was found in a directory. */
typedef struct
{
  Stock *stock;
  guint n_stores;
  guint n_shards;
  guint n_unread;         /* stores that could not be read */
  guint n_merged_missing; /* runs that results.db itself lacks */
} Finding;

static gboolean
count_store (const char *path, Stock *stock, GError **error)
{
  g_autoptr (SimStore) store = sim_store_open (path, error);

  return store != NULL && owner_expect_results (store, error)
         && stock_add (stock, store, error);
}

/* A broken store is told, and the others are looked at. */
static void
look_at (Finding *finding, const char *path)
{
  g_autoptr (GError) error = NULL;

  finding->n_stores++;
  if (count_store (path, finding->stock, &error))
    return;
  g_printerr ("sovsim status: %s\n", error->message);
  finding->n_unread++;
}

static void
look_around (Finding *finding, const char *directory)
{
  g_autofree char *path = g_build_filename (directory, "results.db", NULL);
  g_autoptr (GPtrArray) shards = shard_files (directory);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      look_at (finding, path);
      finding->n_merged_missing = stock_n_missing (finding->stock);
    }
  else
    finding->n_merged_missing = G_MAXUINT;
  finding->n_shards = shards->len;
  for (guint i = 0; i < shards->len; i++)
    look_at (finding, g_ptr_array_index (shards, i));
}

static void
print_text (const Finding *finding, const char *directory)
{
  g_autoptr (GArray) gaps = stock_gaps (finding->stock);
  guint n = stock_n_wanted (finding->stock);

  g_print ("%u run%s wanted, %u stored, %u missing\n", n, n == 1 ? "" : "s",
           n - gaps->len, gaps->len);
  for (guint i = 0; i < MIN (gaps->len, GAPS_SHOWN); i++)
    {
      const StockGap *gap = &g_array_index (gaps, StockGap, i);

      g_print ("  missing: %s, replication %d\n", gap->name, gap->replication);
    }
  if (gaps->len > GAPS_SHOWN)
    g_print ("  and %u more\n", gaps->len - GAPS_SHOWN);
  if (finding->n_shards > 0 && finding->n_merged_missing > gaps->len)
    g_print ("some runs are in shards only; 'sovsim merge %s' joins them\n",
             directory);
}

static void
print_json (const Finding *finding)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GArray) gaps = stock_gaps (finding->stock);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "wanted");
  json_builder_add_int_value (builder, stock_n_wanted (finding->stock));
  json_builder_set_member_name (builder, "missing");
  json_builder_begin_array (builder);
  for (guint i = 0; i < gaps->len; i++)
    {
      const StockGap *gap = &g_array_index (gaps, StockGap, i);

      json_builder_begin_object (builder);
      json_output_text (builder, "point", gap->name);
      json_builder_set_member_name (builder, "replication");
      json_builder_add_int_value (builder, gap->replication);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  json_output_print (builder);
}

static ExitStatus
status_of (const char *directory, gboolean json)
{
  g_autoptr (Stock) stock = stock_new ();
  Finding finding = { .stock = stock };

  look_around (&finding, directory);
  if (finding.n_stores == 0)
    return verb_refused (&VERB_STATUS, "%s has no results and no shards",
                         directory);
  if (finding.n_unread == finding.n_stores)
    return EXIT_FAILED;
  if (json)
    print_json (&finding);
  else
    print_text (&finding, directory);
  return stock_n_missing (stock) > 0 || finding.n_unread > 0 ? EXIT_FAILED
                                                             : EXIT_FINE;
}

static ExitStatus
status (int argc, char **argv)
{
  gboolean json = FALSE;
  ExitStatus result;
  const GOptionEntry options[]
      = { { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Print JSON", NULL },
          { NULL, 0, 0, 0, NULL, NULL, NULL } };

  if (!verb_parse (&VERB_STATUS, options, &argc, &argv, &result))
    return result;
  if (argc != 2)
    return verb_misused (&VERB_STATUS, "expected one results directory");
  return status_of (argv[1], json);
}

const Verb VERB_STATUS = { .name = "status",
                           .arguments = "DIRECTORY",
                           .help = "Say which runs are missing",
                           .run = status };
