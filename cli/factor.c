#include "config.h"

#include "cli/factor.h"

#include <math.h>
#include <string.h>

char *
factor_text (const Factor *factor, double place)
{
  return range_text (factor->range, CLAMP (place, 0, 1));
}

static void
factor_free (gpointer data)
{
  Factor *factor = data;

  range_free (factor->range);
  g_free (factor->name);
  g_free (factor);
}

/* Why it is none, or NULL. Free with g_free. */
static char *
make_factor (Factor *factor, const About *about)
{
  const Entity *entity = about->base.parent;
  char *wrong = NULL;
  guint position = 0;

  factor->low = about->low;
  factor->high = about->high;
  factor->spec
      = entity_kind_attribute (entity->kind, about->attribute, &position);
  factor->value = entity->texts[position] != NULL ? entity->texts[position]
                                                  : factor->spec->fallback;
  if (factor->value == NULL)
    return g_strdup ("it has no value as things stand");
  if (entity->id == NULL)
    return g_strdup ("its element has no id by which it could be set");
  factor->range
      = range_new (factor->spec, factor->low, factor->high, SCALE_AUTO, &wrong);
  if (factor->range == NULL)
    {
      g_autofree char *why = wrong;

      return g_strdup_printf ("%s: try it by --set %s=%s", why, factor->name,
                              strcmp (factor->low, factor->value) == 0
                                  ? factor->high
                                  : factor->low);
    }
  factor->place = range_place (factor->range, factor->value);
  return factor->place >= 0 && factor->place <= 1
             ? NULL
             : g_strdup ("its value does not lie in its range");
}

static gboolean
is_asked_for (const char *const *names, const char *name)
{
  return names == NULL || g_strv_contains (names, name);
}

GPtrArray *
factors_of (const Study *study, const char *const *names, GPtrArray *left_out)
{
  GPtrArray *factors = g_ptr_array_new_with_free_func (factor_free);

  WORLD_EACH (study_world (study), KIND_ABOUT, About, about)
    {
      const Entity *entity = about->base.parent;
      Factor *factor = g_new0 (Factor, 1);
      g_autofree char *why = NULL;

      factor->name = g_strdup_printf (
          "%s.%s", entity->id != NULL ? entity->id : entity->kind->element,
          about->attribute);
      why = about->low == NULL || !is_asked_for (names, factor->name)
                ? g_strdup ("")
                : make_factor (factor, about);
      if (why == NULL)
        {
          g_ptr_array_add (factors, factor);
          continue;
        }
      if (why[0] != '\0')
        g_ptr_array_add (left_out,
                         g_strdup_printf ("%s:%d: %s: %s", about->base.file,
                                          about->base.line, factor->name, why));
      factor_free (factor);
    }
  return factors;
}
