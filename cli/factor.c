#include "config.h"

#include "cli/factor.h"

#include <math.h>
#include <string.h>

#include "models/world/attribute.h"
#include "models/world/quantity.h"

/* ---- Texts between texts ------------------------------------------------- */

/* What is made of the numbers of two texts that agree in all else: FALSE ends
 * the walk. */
typedef gboolean (*PairFn) (double low, double high, gpointer data);

/* Copy what is no number from @text to @out (if there is one). */
static void
skip_letters (const char **text, GString *out)
{
  for (; **text != '\0' && !g_ascii_isdigit (**text); (*text)++)
    if (out != NULL)
      g_string_append_c (out, **text);
}

/* Walk @low and @high side by side; what lies between numbers, copied to @out,
 * must be the same. */
static gboolean
walk (const char *low, const char *high, GString *out, PairFn fn, gpointer data)
{
  while (*low != '\0' || *high != '\0')
    {
      const char *a = low, *b = high;
      double x, y;

      skip_letters (&low, out);
      skip_letters (&high, NULL);
      if (low - a != high - b || strncmp (a, b, (gsize) (low - a)) != 0)
        return FALSE;
      if (*low == '\0' || *high == '\0')
        return *low == *high;
      if (!quantity_take_number (&low, &x) || !quantity_take_number (&high, &y)
          || !fn (x, y, data))
        return FALSE;
    }
  return TRUE;
}

typedef struct
{
  gboolean differs, is_positive, is_wide;
} Shape;

static gboolean
note_shape (double low, double high, gpointer data)
{
  Shape *shape = data;

  if (low > high || low < high)
    {
      shape->differs = TRUE;
      shape->is_positive &= low > 0 && high > 0;
      shape->is_wide |= low > 0 && high >= 10 * low;
    }
  return TRUE;
}

typedef struct
{
  const Factor *factor;
  double place;
  GString *text;
} Mixing;

static gboolean
mix_numbers (double low, double high, gpointer data)
{
  Mixing *mixing = data;
  double place = mixing->place;
  double value = mixing->factor->is_log && (low < high || low > high)
                     ? low * pow (high / low, place)
                     : low + place * (high - low);
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  gboolean is_count = mixing->factor->spec->type == &ATTRIBUTE_COUNT;

  if (is_count)
    g_ascii_formatd (buffer, sizeof buffer, "%.0f", rint (value));
  else
    g_ascii_formatd (buffer, sizeof buffer, "%.8g", value);
  g_string_append (mixing->text, buffer);
  return TRUE;
}

char *
factor_text (const Factor *factor, double place)
{
  GString *text = g_string_new (NULL);
  Mixing mixing = { factor, place, text };

  if (!walk (factor->low, factor->high, text, mix_numbers, &mixing))
    g_assert_not_reached ();
  return g_string_free (text, FALSE);
}

/* ---- Where a text lies --------------------------------------------------- */

typedef struct
{
  GArray *low, *high; /* of double */
} Numbers;

static gboolean
note_numbers (double low, double high, gpointer data)
{
  Numbers *numbers = data;

  g_array_append_val (numbers->low, low);
  g_array_append_val (numbers->high, high);
  return TRUE;
}

/* The number of @text at the first place where the ends differ. */
static gboolean
first_of (const Factor *factor, const char *text, double *low, double *high,
          double *found)
{
  g_autoptr (GArray) a = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) b = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) c = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) d = g_array_new (FALSE, FALSE, sizeof (double));
  Numbers ends = { a, b }, inside = { c, d };

  if (!walk (factor->low, factor->high, NULL, note_numbers, &ends)
      || !walk (factor->low, text, NULL, note_numbers, &inside))
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      *low = g_array_index (a, double, i);
      *high = g_array_index (b, double, i);
      *found = g_array_index (d, double, i);
      if (*low < *high || *low > *high)
        return TRUE;
    }
  return FALSE;
}

double
factor_number (const Factor *factor, const char *text)
{
  double low, high, found;

  return first_of (factor, text, &low, &high, &found) ? found : (double) NAN;
}

static gboolean
find_place (Factor *factor)
{
  double low, high, found;

  if (!first_of (factor, factor->value, &low, &high, &found))
    return FALSE;
  if (factor->is_log && found > 0)
    factor->place = log (found / low) / log (high / low);
  else
    factor->place = (found - low) / (high - low);
  return factor->place >= 0 && factor->place <= 1;
}

/* ---- The factors of a scenario ------------------------------------------- */

static void
factor_free (gpointer data)
{
  Factor *factor = data;

  g_free (factor->name);
  g_free (factor);
}

/* Why it is none, or NULL. */
static const char *
make_factor (Factor *factor, const About *about)
{
  const Entity *entity = about->base.parent;
  Shape shape = { FALSE, TRUE, FALSE };
  guint position = 0;

  factor->low = about->low;
  factor->high = about->high;
  factor->spec
      = entity_kind_attribute (entity->kind, about->attribute, &position);
  factor->value = entity->texts[position] != NULL ? entity->texts[position]
                                                  : factor->spec->fallback;
  if (entity->id == NULL)
    return "its element has no id by which it could be set";
  if (factor->value == NULL
      || !walk (factor->low, factor->high, NULL, note_shape, &shape)
      || !shape.differs)
    return "its ends do not differ in numbers alone";
  factor->is_log = shape.is_positive && shape.is_wide;
  return find_place (factor) ? NULL : "its value does not lie in its range";
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
      const char *why;

      factor->name = g_strdup_printf (
          "%s.%s", entity->id != NULL ? entity->id : entity->kind->element,
          about->attribute);
      why = about->low == NULL || !is_asked_for (names, factor->name)
                ? ""
                : make_factor (factor, about);
      if (why == NULL)
        {
          g_ptr_array_add (factors, factor);
          continue;
        }
      if (why[0] != '\0')
        g_ptr_array_add (left_out,
                         g_strdup_printf ("%s: %s", factor->name, why));
      factor_free (factor);
    }
  return factors;
}
