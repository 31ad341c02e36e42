#include "config.h"

#include "cli/stock.h"

#include <string.h>

#include "models/plan.h"

typedef struct
{
  char *config;
  char *name;
  int replications;
} StockPoint;

struct Stock
{
  GPtrArray *points;   /* of StockPoint, in the order met */
  GHashTable *by_config; /* config -> StockPoint, borrowed */
  GHashTable *held;    /* keys of runs */
  guint64 seed;
};

static void
point_free (gpointer data)
{
  StockPoint *point = data;

  g_free (point->config);
  g_free (point->name);
  g_free (point);
}

Stock *
stock_new (void)
{
  Stock *stock = g_new0 (Stock, 1);

  stock->points = g_ptr_array_new_with_free_func (point_free);
  stock->by_config = g_hash_table_new (g_str_hash, g_str_equal);
  stock->held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return stock;
}

void
stock_free (Stock *stock)
{
  if (stock == NULL)
    return;
  g_hash_table_unref (stock->by_config);
  g_hash_table_unref (stock->held);
  g_ptr_array_unref (stock->points);
  g_free (stock);
}

static void
note_point (const SimPoint *point, gpointer data)
{
  Stock *stock = data;
  StockPoint *known = g_hash_table_lookup (stock->by_config, point->config);

  if (known == NULL)
    {
      known = g_new0 (StockPoint, 1);
      known->config = g_strdup (point->config);
      known->name = g_strdup (point->name);
      g_ptr_array_add (stock->points, known);
      g_hash_table_insert (stock->by_config, known->config, known);
    }
  known->replications = MAX (known->replications, point->replications);
}

static void
note_run (const SimRunHead *run, gpointer data)
{
  g_hash_table_add (((Stock *) data)->held, g_strdup (run->key));
}

static void
note_seed (const char *key, const char *value, gpointer data)
{
  if (strcmp (key, "seed") == 0)
    ((Stock *) data)->seed = g_ascii_strtoull (value, NULL, 10);
}

gboolean
stock_add (Stock *stock, SimStore *store, GError **error)
{
  return sim_store_each_meta (store, note_seed, stock, error)
         && sim_store_each_point (store, note_point, stock, error)
         && sim_store_each_run (store, note_run, stock, error);
}

guint
stock_n_wanted (const Stock *stock)
{
  guint n = 0;

  for (guint i = 0; i < stock->points->len; i++)
    n += (guint) ((StockPoint *) g_ptr_array_index (stock->points, i))
             ->replications;
  return n;
}

GArray *
stock_gaps (const Stock *stock)
{
  GArray *gaps = g_array_new (FALSE, FALSE, sizeof (StockGap));

  for (guint i = 0; i < stock->points->len; i++)
    {
      const StockPoint *point = g_ptr_array_index (stock->points, i);

      for (int r = 0; r < point->replications; r++)
        {
          g_autofree char *key
              = plan_key_of (point->config, stock->seed, (guint32) r);
          StockGap gap = { point->name, r };

          if (!g_hash_table_contains (stock->held, key))
            g_array_append_val (gaps, gap);
        }
    }
  return gaps;
}

guint
stock_n_missing (const Stock *stock)
{
  g_autoptr (GArray) gaps = stock_gaps (stock);

  return gaps->len;
}
