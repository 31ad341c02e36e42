#include "config.h"

#include "sim/dist/dist-parse.h"

#include <string.h>

static gboolean
refuse_text (GError **error, const char *text, const char *right)
{
  g_set_error (error, SIM_DIST_ERROR, SIM_DIST_ERROR_SYNTAX,
               "\"%s\" is not a distribution: %s", text, right);
  return FALSE;
}

/* All of @text, which is stripped, as a number; without the locale. */
static gboolean
read_number (const SimDist *dist, const char *text, double *value,
             GError **error)
{
  char *end;

  *value = g_ascii_strtod (text, &end);
  if (end != text && *end == '\0')
    return TRUE;
  g_set_error (error, SIM_DIST_ERROR, SIM_DIST_ERROR_SYNTAX,
               "%s: found \"%s\", but must be a number", dist->kind->name,
               text);
  return FALSE;
}

/* "0.5:20" */
static gboolean
read_point (SimDist *dist, char *text, char *colon, GError **error)
{
  double p, x;

  *colon = '\0';
  return read_number (dist, g_strstrip (text), &p, error)
         && read_number (dist, g_strstrip (colon + 1), &x, error)
         && dist_add_point (dist, p, x, error);
}

/* "mean=20" */
static gboolean
read_named (SimDist *dist, char *text, char *equals, GError **error)
{
  double value;

  *equals = '\0';
  return read_number (dist, g_strstrip (equals + 1), &value, error)
         && dist_give (dist, g_strstrip (text), value, error);
}

/* "20": the next of the first form. */
static gboolean
read_bare (SimDist *dist, char *text, guint index, GError **error)
{
  g_auto (GStrv) names = g_strsplit (dist->kind->forms[0], " ", 0);
  double value;

  if (!read_number (dist, text, &value, error))
    return FALSE;
  if (index < g_strv_length (names))
    return dist_give (dist, names[index], value, error);
  g_set_error (error, SIM_DIST_ERROR, SIM_DIST_ERROR_MISSING,
               "%s: has too many values, \"%s\" is beyond (%s)",
               dist->kind->name, text, dist->kind->forms[0]);
  return FALSE;
}

static gboolean
read_part (SimDist *dist, char *text, guint index, GError **error)
{
  char *equals = strchr (text, '='), *colon = strchr (text, ':');

  if (equals != NULL)
    return read_named (dist, text, equals, error);
  if (colon != NULL)
    return read_point (dist, text, colon, error);
  return read_bare (dist, g_strstrip (text), index, error);
}

/* What stands between the brackets. */
static gboolean
read_parts (SimDist *dist, const char *text, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", 0);
  g_autofree char *all = g_strstrip (g_strdup (text));

  for (guint i = 0; *all != '\0' && parts[i] != NULL; i++)
    if (!read_part (dist, parts[i], i, error))
      return FALSE;
  return dist_finish (dist, error);
}

/* Cut "kind(parts)" in two. */
static gboolean
split (const char *whole, char **kind, char **parts, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (whole));
  char *open = strchr (text, '('), *close = strchr (text, ')');

  if (open == NULL || close < open || close[1] != '\0')
    return refuse_text (error, whole, "it must look like exponential(mean=35)");
  *open = *close = '\0';
  *kind = g_strdup (g_strstrip (text));
  *parts = g_strdup (open + 1);
  return TRUE;
}

SimDist *
sim_dist_parse (const char *text, GError **error)
{
  g_autofree char *kind = NULL;
  g_autofree char *parts = NULL;
  g_autoptr (SimDist) dist = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  if (!split (text, &kind, &parts, error))
    return NULL;
  dist = dist_new_named (kind, error);
  if (dist == NULL || !read_parts (dist, parts, error))
    return NULL;
  return g_steal_pointer (&dist);
}
