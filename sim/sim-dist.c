#include "config.h"

#include "sim/dist/dist-parse.h"

#include <stdarg.h>
#include <string.h>

G_DEFINE_QUARK (sim_dist_error, sim_dist_error)

static const SimDistKind *const kinds[]
    = { &dist_constant, &dist_uniform,   &dist_exponential,
        &dist_erlang,   &dist_gamma,     &dist_hyperexponential,
        &dist_weibull,  &dist_lognormal, &dist_normal,
        &dist_pareto,   &dist_zipf,      &dist_empirical };

double
dist_least_zero (const SimDist *dist)
{
  (void) dist;
  return 0;
}

SimDist *
dist_new (const SimDistKind *kind)
{
  SimDist *dist = g_new0 (SimDist, 1);

  dist->kind = kind;
  for (guint i = 0; i < DIST_PARAMS; i++)
    dist->given[i] = NAN;
  return dist;
}

void
sim_dist_free (SimDist *dist)
{
  if (dist == NULL)
    return;
  g_free (dist->p);
  g_free (dist->x);
  g_free (dist);
}

SimDist *
sim_dist_new (GError **error, const char *kind, ...)
{
  g_autoptr (SimDist) dist = dist_new_named (kind, error);
  const char *name;
  va_list pairs;
  gboolean fine = dist != NULL;

  va_start (pairs, kind);
  while (fine && (name = va_arg (pairs, const char *)) != NULL)
    fine = dist_give (dist, name, va_arg (pairs, double), error);
  va_end (pairs);
  if (!fine || !dist_finish (dist, error))
    return NULL;
  return g_steal_pointer (&dist);
}

/* A law of one parameter, which the programmer vouches for. */
static SimDist *
dist_new_plain (const char *kind, const char *param, double value)
{
  g_autoptr (GError) error = NULL;
  SimDist *dist = sim_dist_new (&error, kind, param, value, NULL);

  if (dist == NULL)
    g_error ("%s", error->message);
  return dist;
}

SimDist *
sim_dist_new_constant (double value)
{
  return dist_new_plain ("constant", "value", value);
}

double
sim_dist_draw (const SimDist *dist, SimStream *stream)
{
  return dist->kind->draw (dist, stream);
}

double
sim_dist_mean (const SimDist *dist)
{
  return dist->kind->mean (dist);
}

double
sim_dist_variance (const SimDist *dist)
{
  return dist->kind->variance (dist);
}

double
sim_dist_cdf (const SimDist *dist, double x)
{
  return dist->kind->cdf (dist, x);
}

double
sim_dist_least (const SimDist *dist)
{
  return dist->kind->least (dist);
}

/* As few digits as give the same number again. */
static void
append_number (GString *text, double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (digits, sizeof digits, "%.15g", value);
  if (g_ascii_strtod (digits, NULL) != value)
    g_ascii_dtostr (digits, sizeof digits, value);
  g_string_append (text, digits);
}

static void
append_points (GString *text, const SimDist *dist)
{
  for (guint i = 0; i < dist->n; i++)
    {
      g_string_append (text, i > 0 ? ", " : "");
      append_number (text, dist->p[i]);
      g_string_append_c (text, ':');
      append_number (text, dist->x[i]);
    }
}

static void
append_params (GString *text, const SimDist *dist)
{
  const char *comma = "";

  for (guint i = 0; i < DIST_PARAMS; i++)
    if (dist_has (dist, i))
      {
        g_string_append_printf (text, "%s%s=", comma,
                                dist->kind->params[i].name);
        append_number (text, dist->given[i]);
        comma = ", ";
      }
}

char *
sim_dist_format (const SimDist *dist)
{
  GString *text = g_string_new (dist->kind->name);

  g_string_append_c (text, '(');
  if (dist->kind->takes_points)
    append_points (text, dist);
  else
    append_params (text, dist);
  g_string_append_c (text, ')');
  return g_string_free (text, FALSE);
}

const SimDistKind *
sim_dist_kind (guint index)
{
  return index < G_N_ELEMENTS (kinds) ? kinds[index] : NULL;
}

const char *
sim_dist_kind_name (const SimDistKind *kind)
{
  return kind->name;
}

const char *
sim_dist_kind_help (const SimDistKind *kind)
{
  return kind->help;
}

const char *
sim_dist_kind_param (const SimDistKind *kind, guint index, const char **help)
{
  if (index >= DIST_PARAMS || kind->params[index].name == NULL)
    return NULL;
  *help = kind->params[index].help;
  return kind->params[index].name;
}

const char *
sim_dist_kind_example (const SimDistKind *kind, guint index)
{
  return index < DIST_FORMS ? kind->examples[index] : NULL;
}
