#include "config.h"

#include "tests/fit/pairs.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const Place *
find_place (const World *world, const char *name, const char *cloud)
{
  WORLD_EACH (world, KIND_PLACE, Place, place)
    if (g_strcmp0 (place->cloud, cloud) == 0 && strcmp (place->name, name) == 0)
      return place;
  return NULL;
}

static int
column_of (char **header, const char *name)
{
  for (int i = 0; header[i] != NULL; i++)
    if (strcmp (header[i], name) == 0)
      return i;
  return -1;
}

static gboolean
is_mainland (const Place *place)
{
  return strcmp (place->jurisdiction->base.id, "cn-mainland") == 0;
}

static gboolean
add_pair (GArray *pairs, const World *world, char **cells, const char *cloud,
          int column, GError **error)
{
  Pair pair = { find_place (world, cells[0], cloud),
                find_place (world, cells[1], cloud),
                g_ascii_strtod (cells[column], NULL), FALSE };

  if (pair.a == NULL || pair.b == NULL)
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                   "there is no place '%s'",
                   pair.a == NULL ? cells[0] : cells[1]);
      return FALSE;
    }
  pair.crosses = is_mainland (pair.a) != is_mainland (pair.b);
  if (pair.a != pair.b && pair.rtt_ms > 0)
    g_array_append_val (pairs, pair);
  return TRUE;
}

GArray *
pairs_read (const World *world, const char *path, const char *cloud,
            const char *column, GError **error)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) header = NULL;
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  int at;

  if (!g_file_get_contents (path, &text, NULL, error))
    return NULL;
  lines = g_strsplit (text, "\n", -1);
  header = g_strsplit (g_strchomp (lines[0]), ",", -1);
  at = column_of (header, column);
  if (at < 0)
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                   "%s has no column '%s'", path, column);
      return NULL;
    }
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (g_strchomp (lines[i]), ",", -1);

      if (g_strv_length (cells) > (guint) at
          && !add_pair (pairs, world, cells, cloud, at, error))
        return NULL;
    }
  return g_steal_pointer (&pairs);
}

static int
compare_doubles (gconstpointer left, gconstpointer right)
{
  double a = *(const double *) left;
  double b = *(const double *) right;

  return a < b ? -1 : a > b;
}

void
pairs_add_errors (const GArray *pairs, const World *world, PairWanted wanted,
                  gpointer data, GArray *errors)
{
  g_autoptr (Paths) paths = paths_new (world, SIM_NEVER - 1);

  for (guint i = 0; i < pairs->len; i++)
    {
      const Pair *pair = &g_array_index (pairs, Pair, i);
      PathEnd a = path_end_of_place (pair->a);
      PathEnd b = path_end_of_place (pair->b);
      double model, error;

      if (!wanted (pair, data))
        continue;
      model = (double) paths_between (paths, &a, &b).rtt
              / (double) SIM_MILLISECOND;
      error = fabs (model - pair->rtt_ms) / pair->rtt_ms;
      g_array_append_val (errors, error);
    }
}

double
pairs_median (GArray *errors)
{
  g_array_sort (errors, compare_doubles);
  return errors->len == 0 ? NAN
                          : g_array_index (errors, double, errors->len / 2);
}

void
pairs_print (const GArray *pairs, const World *world)
{
  g_autoptr (Paths) paths = paths_new (world, SIM_NEVER - 1);

  for (guint i = 0; i < pairs->len; i++)
    {
      const Pair *pair = &g_array_index (pairs, Pair, i);
      PathEnd a = path_end_of_place (pair->a);
      PathEnd b = path_end_of_place (pair->b);
      Path path = paths_between (paths, &a, &b);
      g_autoptr (GPtrArray) hubs = paths_hubs (paths, &path);

      g_print ("%s,%s,%.2f,%.2f,%.0f,", pair->a->name, pair->b->name,
               (double) path.rtt / 1e6, pair->rtt_ms, path.km);
      for (guint j = 0; j < hubs->len; j++)
        g_print ("%s%s", j == 0 ? "" : ">",
                 ((const Hub *) g_ptr_array_index (hubs, j))->base.id + 4);
      g_print ("\n");
    }
}
