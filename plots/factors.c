#include "config.h"

#include "plots/factors.h"

#include <math.h>
#include <string.h>

typedef struct
{
  const Names *names;
  GPtrArray *factors;
} Loading;

static void
factor_free (gpointer data)
{
  SweepFactor *factor = data;

  for (guint i = 0; i < factor->n_places; i++)
    g_free (factor->texts[i]);
  g_free (factor->texts);
  g_free (factor->name);
  g_free (factor->unit);
  g_free (factor->values);
  g_array_unref (factor->levels);
  g_free (factor);
}

static SweepFactor *
factor_of (Loading *loading, const SimPointParam *param)
{
  guint n = names_n_variants (loading->names);
  SweepFactor *factor;

  for (guint i = 0; i < loading->factors->len; i++)
    {
      factor = g_ptr_array_index (loading->factors, i);
      if (strcmp (factor->name, param->name) == 0)
        return factor;
    }
  factor = g_new0 (SweepFactor, 1);
  factor->name = g_strdup (param->name);
  factor->unit = g_strdup (param->unit);
  factor->levels = g_array_new (FALSE, FALSE, sizeof (double));
  factor->is_number = TRUE;
  factor->n_places = n;
  factor->texts = g_new0 (char *, n);
  factor->values = g_new (double, n);
  for (guint i = 0; i < n; i++)
    factor->values[i] = NAN;
  g_ptr_array_add (loading->factors, factor);
  return factor;
}

static void
note_level (SweepFactor *factor, double number)
{
  guint i = 0;

  while (i < factor->levels->len
         && g_array_index (factor->levels, double, i) < number)
    i++;
  if (i == factor->levels->len
      || g_array_index (factor->levels, double, i) > number)
    g_array_insert_val (factor->levels, i, number);
}

static void
take_param (const SimPointParam *param, gpointer data)
{
  Loading *loading = data;
  SweepFactor *factor;
  guint place;

  if (!names_has_point (loading->names, param->point))
    return;
  factor = factor_of (loading, param);
  place = names_place (loading->names, param->point);
  g_free (factor->texts[place]);
  factor->texts[place] = g_strdup (param->value);
  factor->values[place] = param->number;
  factor->is_number = factor->is_number && !isnan (param->number);
  if (!isnan (param->number))
    note_level (factor, param->number);
}

static int
compare_factors (gconstpointer a, gconstpointer b)
{
  const SweepFactor *left = *(const SweepFactor *const *) a;
  const SweepFactor *right = *(const SweepFactor *const *) b;

  if (left->is_number != right->is_number)
    return left->is_number ? -1 : 1;
  if (left->levels->len != right->levels->len)
    return left->levels->len > right->levels->len ? -1 : 1;
  return strcmp (left->name, right->name);
}

static gboolean
is_varied (const SweepFactor *factor)
{
  for (guint i = 1; i < factor->n_places; i++)
    if (g_strcmp0 (factor->texts[i], factor->texts[0]) != 0)
      return TRUE;
  return FALSE;
}

GPtrArray *
factors_load (SimStore *store, const Names *names, GError **error)
{
  g_autoptr (GPtrArray) factors = g_ptr_array_new_with_free_func (factor_free);
  Loading loading = { names, factors };

  if (!sim_store_each_point_param (store, take_param, &loading, error))
    return NULL;
  for (guint i = factors->len; i > 0; i--)
    if (!is_varied (g_ptr_array_index (factors, i - 1)))
      g_ptr_array_remove_index (factors, i - 1);
  g_ptr_array_sort (factors, compare_factors);
  return g_steal_pointer (&factors);
}

gint
factor_level (const SweepFactor *factor, guint place)
{
  for (guint i = 0; i < factor->levels->len; i++)
    if (!(g_array_index (factor->levels, double, i) < factor->values[place])
        && !(g_array_index (factor->levels, double, i) > factor->values[place])
        && !isnan (factor->values[place]))
      return (gint) i;
  return -1;
}

gboolean
factors_agree (const GPtrArray *factors, guint n_free, const Names *names,
               guint a, guint b)
{
  if (strcmp (names_variant (names, a)->variant,
              names_variant (names, b)->variant)
      != 0)
    return FALSE;
  for (guint i = n_free; i < factors->len; i++)
    {
      const SweepFactor *factor = g_ptr_array_index (factors, i);

      if (g_strcmp0 (factor->texts[a], factor->texts[b]) != 0)
        return FALSE;
    }
  return TRUE;
}
