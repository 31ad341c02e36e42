#include "config.h"

#include "cli/shard.h"

#include <string.h>

enum
{
  SHARDS_MOST = 100000
};

gboolean
shard_parse (const char *text, Shard *shard)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", 0);
  guint64 i = 0, n = 0;

  if (g_strv_length (parts) != 2
      || !g_ascii_string_to_unsigned (parts[1], 10, 1, SHARDS_MOST, &n, NULL)
      || !g_ascii_string_to_unsigned (parts[0], 10, 1, n, &i, NULL))
    return FALSE;
  *shard = (Shard){ (guint) i, (guint) n };
  return TRUE;
}

void
shard_keep (const Shard *shard, const Plan *plan, GArray *runs)
{
  guint kept = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      PlanRun run = g_array_index (runs, PlanRun, i);
      guint64 number
          = (guint64) run.replication * plan_n_points (plan) + run.point;

      if (number % shard->n == shard->i - 1)
        g_array_index (runs, PlanRun, kept++) = run;
    }
  g_array_set_size (runs, kept);
}

char *
shard_path (const char *directory, const Shard *shard)
{
  g_autofree char *name
      = g_strdup_printf ("shard-%u-of-%u.db", shard->i, shard->n);

  return g_build_filename (directory, name, NULL);
}

static int
compare_texts (gconstpointer left, gconstpointer right)
{
  return strcmp (*(const char *const *) left, *(const char *const *) right);
}

GPtrArray *
shard_files (const char *directory)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "shard-") && g_str_has_suffix (name, ".db"))
      g_ptr_array_add (files, g_build_filename (directory, name, NULL));
  g_ptr_array_sort (files, compare_texts);
  return files;
}

/* The N of ".../shard-I-of-N.db"; 0 when it has another form. */
static guint
number_of (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  const char *of = strstr (name, "-of-");
  Shard shard;
  g_autofree char *text = NULL;

  if (of == NULL || strlen (of) < strlen ("-of-1.db"))
    return 0;
  text = g_strdup_printf (
      "%.*s/%.*s", (int) (of - name - (int) strlen ("shard-")),
      name + strlen ("shard-"), (int) (strlen (of) - strlen ("-of-.db")),
      of + strlen ("-of-"));
  return shard_parse (text, &shard) ? shard.n : 0;
}

guint
shard_usual_n (const char *directory)
{
  g_autoptr (GPtrArray) files = shard_files (directory);
  guint usual = 0, most = 0;

  for (guint i = 0; i < files->len; i++)
    {
      guint n = number_of (g_ptr_array_index (files, i));
      guint count = 0;

      for (guint j = 0; j < files->len; j++)
        count += number_of (g_ptr_array_index (files, j)) == n;
      if (n > 0 && count > most)
        {
          usual = n;
          most = count;
        }
    }
  return usual;
}

GPtrArray *
shard_others (const char *directory, const Shard *shard)
{
  GPtrArray *others = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) files = shard_files (directory);

  g_ptr_array_add (others, g_build_filename (directory, "results.db", NULL));
  for (guint i = 0; i < files->len; i++)
    {
      const char *path = g_ptr_array_index (files, i);
      guint n = number_of (path);

      if (n > 0 && n != shard->n)
        g_ptr_array_add (others, g_strdup (path));
    }
  return others;
}
