#include "config.h"

#include "plots/comparison-private.h"
#include "sim/sim-labels.h"

#include <string.h>

gboolean
comparison_is_one_variant (const Comparison *comparison)
{
  for (guint i = 1; i < comparison->contenders->len; i++)
    if (strcmp (comparison_contender (comparison, i)->variant,
                comparison_contender (comparison, 0)->variant)
        != 0)
      return FALSE;
  return TRUE;
}

/* Do two stores have a point of the same name? */
static gboolean
share_names (const Comparison *comparison)
{
  g_autoptr (GHashTable) seen
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean share = FALSE;

  for (guint i = 0; i < comparison->contenders->len; i++)
    {
      const Contender *contender = comparison_contender (comparison, i);

      share |= !g_hash_table_add (
          seen,
          g_strdup_printf ("%s %s", contender->variant, contender->setting));
    }
  return share;
}

static char *
group_of (const Comparison *comparison, const Contender *contender,
          gboolean by_name)
{
  if (by_name)
    return g_strchomp (
        g_strdup_printf ("%s %s", contender->variant, contender->setting));
  return g_strdup (comparison_is_one_variant (comparison) ? ""
                                                          : contender->setting);
}

/* Of one variant its settings are compared, of several the variants within a
 * setting, of several stores the points of one name. */
void
comparison_form_groups (Comparison *comparison)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean by_name = share_names (comparison);

  for (guint i = 0; i < comparison->contenders->len; i++)
    {
      Contender *contender = g_ptr_array_index (comparison->contenders, i);
      char *name = group_of (comparison, contender, by_name);
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, name));

      if (place == 0)
        {
          g_ptr_array_add (comparison->groups, name);
          place = comparison->groups->len;
          g_hash_table_insert (places, name, GUINT_TO_POINTER (place));
        }
      else
        g_free (name);
      contender->group = place - 1;
    }
}

guint
comparison_n_groups (const Comparison *comparison)
{
  return comparison->groups->len;
}

const char *
comparison_group_name (const Comparison *comparison, guint group)
{
  return g_ptr_array_index (comparison->groups, group);
}

/* @name without @end, after a blank or, of a store, a colon; or NULL. */
static char *
without_end (const char *name, const char *end)
{
  gsize all = strlen (name), n = strlen (end);

  if (n == 0 || all <= n + 1 || !g_str_has_suffix (name, end)
      || strchr (" :", name[all - n - 1]) == NULL)
    return NULL;
  return g_strndup (name, all - n - 1);
}

char *
comparison_name_within (const Comparison *comparison, guint contender)
{
  const Contender *it = comparison_contender (comparison, contender);
  const char *group = comparison_group_name (comparison, it->group);
  char *within = without_end (it->name, group);

  if (within != NULL)
    return within;
  return g_strdup (it->setting[0] != '\0'
                           && g_str_has_prefix (it->name, it->variant)
                           && comparison_is_one_variant (comparison)
                       ? it->setting
                       : it->name);
}

char *
comparison_label (const Series *series)
{
  g_autofree char *value = NULL;

  if (series->is_sum)
    return g_strdup_printf ("%s, sum", series->metric);
  if (series->objective != NULL && series->objective->key != NULL)
    value = sim_labels_get (series->labels, series->objective->key);
  if (value != NULL)
    return g_strdup_printf ("%s %s", series->metric, value);
  return g_strdup_printf ("%s%s%s", series->metric,
                          series->labels[0] != '\0' ? " " : "", series->labels);
}

const char *
comparison_unit (const Series *series, double *factor)
{
  const Objective *objective = series->objective;

  *factor = 1;
  if (objective == NULL || objective->unit == NULL)
    return strcmp (series->unit, "1") == 0 ? "" : series->unit;
  *factor = objective->factor;
  return objective->unit;
}
