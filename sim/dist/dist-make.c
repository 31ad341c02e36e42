#include "config.h"

#include "sim/dist/dist-parse.h"
#include "sim/sim-spell.h"

#include <string.h>

/* More kinds or parameters than any table here has. */
#define MANY 32

/* "; did you mean \"x\"?" or nothing. */
static char *
suggest (const char *word, const char *const *known)
{
  const char *nearest = sim_spell_nearest (word, known);

  return nearest == NULL ? g_strdup ("")
                         : g_strdup_printf ("; did you mean \"%s\"?", nearest);
}

SimDist *
dist_new_named (const char *name, GError **error)
{
  const char *known[MANY] = { NULL };
  g_autofree char *nearest = NULL;
  g_autofree char *all = NULL;

  for (guint i = 0; sim_dist_kind (i) != NULL && i < MANY - 1; i++)
    {
      known[i] = sim_dist_kind (i)->name;
      if (strcmp (known[i], name) == 0)
        return dist_new (sim_dist_kind (i));
    }
  nearest = suggest (name, known);
  all = g_strjoinv (", ", (char **) known);
  g_set_error (error, SIM_DIST_ERROR, SIM_DIST_ERROR_UNKNOWN,
               "unknown distribution \"%s\"%s (known: %s)", name, nearest, all);
  return NULL;
}

static gboolean
refuse_param (const SimDistKind *kind, const char *name, GError **error)
{
  const char *known[DIST_PARAMS + 1] = { NULL };
  g_autofree char *nearest = NULL;
  g_autofree char *all = NULL;

  for (guint i = 0; i < DIST_PARAMS; i++)
    known[i] = kind->params[i].name;
  nearest = suggest (name, known);
  all = g_strjoinv (", ", (char **) known);
  g_set_error (error, SIM_DIST_ERROR, SIM_DIST_ERROR_UNKNOWN,
               "%s: unknown parameter \"%s\"%s (known: %s)", kind->name, name,
               nearest, kind->takes_points ? "points such as 0.5:20" : all);
  return FALSE;
}

/* "greater than 0", "from 0 to 1", "a whole number from 1 to 1000". */
static char *
range_text (const DistParam *param)
{
  const char *whole = param->is_whole ? "a whole number " : "";

  if (isinf (param->least) && isinf (param->most))
    return g_strdup ("a finite number");
  if (isinf (param->most))
    return g_strdup_printf (param->is_above ? "%sfinite and greater than %g"
                                            : "%sfinite and at least %g",
                            whole, param->least);
  return g_strdup_printf (param->is_above ? "%sabove %g and at most %g"
                                          : "%sfrom %g to %g",
                          whole, param->least, param->most);
}

static gboolean
param_admits (const DistParam *param, double value)
{
  if (!isfinite (value) || value < param->least || value > param->most)
    return FALSE;
  if (param->is_above && value <= param->least)
    return FALSE;
  return !param->is_whole || value == floor (value);
}

static gboolean
give_at (SimDist *dist, guint index, double value, GError **error)
{
  const DistParam *param = &dist->kind->params[index];
  g_autofree char *range = range_text (param);

  if (dist_has (dist, index))
    {
      g_set_error (error, SIM_DIST_ERROR, SIM_DIST_ERROR_SYNTAX,
                   "%s: %s is given twice", dist->kind->name, param->name);
      return FALSE;
    }
  if (!param_admits (param, value))
    {
      g_set_error (error, SIM_DIST_ERROR, SIM_DIST_ERROR_VALUE,
                   "%s: %s is %g, but must be %s", dist->kind->name,
                   param->name, value, range);
      return FALSE;
    }
  dist->given[index] = value;
  return TRUE;
}

gboolean
dist_give (SimDist *dist, const char *name, double value, GError **error)
{
  for (guint i = 0; i < DIST_PARAMS; i++)
    if (g_strcmp0 (dist->kind->params[i].name, name) == 0)
      return give_at (dist, i, value, error);
  return refuse_param (dist->kind, name, error);
}

gboolean
dist_add_point (SimDist *dist, double p, double x, GError **error)
{
  if (!dist->kind->takes_points)
    {
      g_set_error (error, SIM_DIST_ERROR, SIM_DIST_ERROR_SYNTAX,
                   "%s: takes parameters (%s), not points such as %g:%g",
                   dist->kind->name, dist->kind->forms[0], p, x);
      return FALSE;
    }
  if (!isfinite (p) || !isfinite (x))
    {
      g_set_error (error, SIM_DIST_ERROR, SIM_DIST_ERROR_VALUE,
                   "%s: point %u is %g:%g, but must be finite",
                   dist->kind->name, dist->n + 1, p, x);
      return FALSE;
    }
  dist->p = g_renew (double, dist->p, dist->n + 1);
  dist->x = g_renew (double, dist->x, dist->n + 1);
  dist->p[dist->n] = p;
  dist->x[dist->n++] = x;
  return TRUE;
}

/* Whether the names given are exactly those of @form. */
static gboolean
is_form (const SimDist *dist, const char *form)
{
  g_auto (GStrv) names = g_strsplit (form, " ", 0);

  for (guint i = 0; i < DIST_PARAMS; i++)
    {
      const char *name = dist->kind->params[i].name;
      gboolean wanted
          = name != NULL && g_strv_contains ((const char *const *) names, name);

      if (wanted != dist_has (dist, i))
        return FALSE;
    }
  return TRUE;
}

/* "mean and cv; or shape and scale". */
static char *
forms_text (const SimDistKind *kind)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; kind->forms[i] != NULL; i++)
    {
      g_auto (GStrv) names = g_strsplit (kind->forms[i], " ", 0);
      g_autofree char *list = g_strjoinv (" and ", names);

      g_string_append_printf (text, "%s%s", i > 0 ? "; or " : "", list);
    }
  return g_string_free (text, FALSE);
}

static char *
given_text (const SimDist *dist)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < DIST_PARAMS; i++)
    if (dist_has (dist, i))
      g_string_append_printf (text, "%s%s", text->len > 0 ? " and " : "",
                              dist->kind->params[i].name);
  if (text->len == 0)
    g_string_append (text, "nothing");
  return g_string_free (text, FALSE);
}

static gboolean
check_form (const SimDist *dist, GError **error)
{
  g_autofree char *wanted = NULL;
  g_autofree char *given = NULL;

  for (guint i = 0; dist->kind->forms[i] != NULL; i++)
    if (is_form (dist, dist->kind->forms[i]))
      return TRUE;
  wanted = forms_text (dist->kind);
  given = given_text (dist);
  g_set_error (error, SIM_DIST_ERROR, SIM_DIST_ERROR_MISSING,
               "%s: has %s, but must have %s", dist->kind->name, given, wanted);
  return FALSE;
}

gboolean
dist_finish (SimDist *dist, GError **error)
{
  if (!check_form (dist, error) || !dist->kind->prepare (dist, error))
    return FALSE;
  if (!isnan (sim_dist_mean (dist)) && isfinite (dist->a) && isfinite (dist->b)
      && isfinite (dist->c))
    return TRUE;
  g_set_error (error, SIM_DIST_ERROR, SIM_DIST_ERROR_VALUE,
               "%s: the parameters together exceed what numbers can hold",
               dist->kind->name);
  return FALSE;
}
