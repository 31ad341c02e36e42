#include "config.h"

#include "plots/names.h"

struct _Names
{
  GPtrArray *variants; /* VariantName */
  GHashTable *titles;  /* "kind/id" and "/id" to title */
  SimRegimeRow horizon;
  guint n_left_out; /* points that are not shown */
};

static void
variant_free (gpointer data)
{
  VariantName *variant = data;

  g_free (variant->name);
  g_free (variant->variant);
  g_free (variant->title);
  g_free (variant);
}

static VariantName *
find_variant (const Names *names, int point)
{
  for (guint i = 0; i < names->variants->len; i++)
    {
      VariantName *variant = g_ptr_array_index (names->variants, i);

      if (variant->point == point)
        return variant;
    }
  return NULL;
}

static VariantName *
add_variant (Names *names, int point, const char *name, const char *title,
             const char *id)
{
  VariantName *variant = g_new0 (VariantName, 1);

  variant->point = point;
  variant->name = g_strdup (name);
  variant->variant = g_strdup (id);
  variant->title = g_strdup (*title != '\0' ? title : name);
  g_ptr_array_add (names->variants, variant);
  return variant;
}

static void
take_point (const SimPoint *point, gpointer data)
{
  (void) add_variant (data, point->point, point->name, point->title,
                      point->variant);
}

/* A run of a point that nobody described still has to be shown. */
static void
take_run (const SimRunHead *run, gpointer data)
{
  Names *names = data;
  VariantName *variant = find_variant (names, run->point);
  g_autofree char *name = g_strdup_printf ("point %d", run->point);

  if (variant == NULL)
    variant = add_variant (names, run->point, name, "", name);
  variant->n_runs++;
}

static void
take_entity (const SimEntity *entity, gpointer data)
{
  Names *names = data;

  if (*entity->title == '\0')
    return;
  g_hash_table_insert (names->titles,
                       g_strdup_printf ("%s/%s", entity->kind, entity->id),
                       g_strdup (entity->title));
  g_hash_table_insert (names->titles, g_strdup_printf ("/%s", entity->id),
                       g_strdup (entity->title));
}

static void
take_regime (const SimRunHead *run, int seq, const SimRegimeRow *regime,
             gpointer data)
{
  Names *names = data;

  (void) run;
  (void) seq;
  names->horizon.from = MIN (names->horizon.from, regime->from);
  names->horizon.to = MAX (names->horizon.to, regime->to);
}

Names *
names_load (SimStore *store, GError **error)
{
  g_autoptr (Names) names = g_new0 (Names, 1);

  names->variants = g_ptr_array_new_with_free_func (variant_free);
  names->titles
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  names->horizon = (SimRegimeRow){ SIM_NEVER, SIM_ALWAYS, "" };
  if (!sim_store_each_point (store, take_point, names, error)
      || !sim_store_each_run (store, take_run, names, error)
      || !sim_store_each_entity (store, NULL, take_entity, names, error)
      || !sim_store_each_regime (store, take_regime, names, error))
    return NULL;
  if (names->horizon.from > names->horizon.to)
    names->horizon = (SimRegimeRow){ 0, 0, "" };
  return g_steal_pointer (&names);
}

void
names_free (Names *names)
{
  if (names == NULL)
    return;
  g_ptr_array_unref (names->variants);
  g_hash_table_unref (names->titles);
  g_free (names);
}

guint
names_n_variants (const Names *names)
{
  return names->variants->len;
}

const VariantName *
names_variant (const Names *names, guint i)
{
  g_return_val_if_fail (i < names->variants->len, NULL);
  return g_ptr_array_index (names->variants, i);
}

gboolean
names_has_point (const Names *names, int point)
{
  return find_variant (names, point) != NULL;
}

guint
names_place (const Names *names, int point)
{
  for (guint i = 0; i < names->variants->len; i++)
    if (names_variant (names, i)->point == point)
      return i;
  g_return_val_if_reached (0);
}

gboolean
names_narrow (Names **names, SimStore *store, guint most, GError **error)
{
  g_autofree int *points = g_new (int, most);
  guint n = (*names)->variants->len;

  if (n <= most)
    return TRUE;
  for (guint i = 0; i < most; i++)
    points[i] = names_variant (*names, i)->point;
  sim_store_show_points (store, points, most);
  names_free (*names);
  *names = names_load (store, error);
  if (*names == NULL)
    return FALSE;
  (*names)->n_left_out = n - most;
  return TRUE;
}

int
names_n_replications (const Names *names)
{
  int most = 0;

  for (guint i = 0; i < names->variants->len; i++)
    most = MAX (most, names_variant (names, i)->n_runs);
  return most;
}

char *
names_describe_n (const Names *names)
{
  int n = names_n_replications (names);

  if (names->n_left_out > 0)
    return g_strdup_printf ("n = %d replication%s, first %u of %u points", n,
                            n == 1 ? "" : "s", names->variants->len,
                            names->variants->len + names->n_left_out);
  return g_strdup_printf ("n = %d replication%s", n, n == 1 ? "" : "s");
}

const char *
names_title (const Names *names, const char *kind, const char *id)
{
  g_autofree char *key
      = g_strdup_printf ("%s/%s", kind != NULL ? kind : "", id);
  const char *title = g_hash_table_lookup (names->titles, key);

  return title != NULL ? title : id;
}

SimRegimeRow
names_horizon (const Names *names)
{
  return names->horizon;
}
