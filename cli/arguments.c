#include "config.h"

#include "cli/arguments.h"

#include <string.h>

#include "models/world/problem.h"
#include "sim/sim-spell.h"

/* What a number may be, the same for every verb that takes it. */
typedef struct
{
  const char *name;
  gint64 least, most;
} Bounds;

static const Bounds BOUNDS[]
    = { { "jobs", 1, 1024 },
        { "points", 2, 100000 },
        { "replications", 1, 100000 },
        /* As far as a double tells whole numbers apart: JSON has no other. */
        { "seed", 0, G_GINT64_CONSTANT (9007199254740992) },
        { "shards", 1, 1000 } };

typedef struct
{
  const GOptionEntry *const *tables;
  int argc;
  char **argv;
  GPtrArray *kept;
} Arguments;

/* ---- Finding options ----------------------------------------------------- */

static const GOptionEntry *
entry_called (const Arguments *arguments, const char *name, gsize length)
{
  for (const GOptionEntry *const *table = arguments->tables; *table != NULL;
       table++)
    for (const GOptionEntry *entry = *table; entry->long_name != NULL; entry++)
      if (strlen (entry->long_name) == length
          && strncmp (entry->long_name, name, length) == 0)
        return entry;
  return NULL;
}

static const GOptionEntry *
entry_lettered (const Arguments *arguments, char letter)
{
  for (const GOptionEntry *const *table = arguments->tables; *table != NULL;
       table++)
    for (const GOptionEntry *entry = *table; entry->long_name != NULL; entry++)
      if (entry->short_name == letter)
        return entry;
  return NULL;
}

static gboolean
refuse_unknown (const Arguments *arguments, const char *name, gsize length,
                GError **error)
{
  g_autofree char *found = g_strndup (name, length);
  g_autofree char *quoted = problem_quote (found);
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  const char *nearest;

  for (const GOptionEntry *const *table = arguments->tables; *table != NULL;
       table++)
    for (const GOptionEntry *entry = *table; entry->long_name != NULL; entry++)
      g_ptr_array_add (known, (gpointer) entry->long_name);
  g_ptr_array_add (known, NULL);
  nearest = sim_spell_nearest (found, (const char *const *) known->pdata);
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION,
               "there is no option '--%s'%s%s%s", quoted,
               nearest != NULL ? " (did you mean '--" : "",
               nearest != NULL ? nearest : "", nearest != NULL ? "'?)" : "");
  return FALSE;
}

/* ---- Values -------------------------------------------------------------- */

static gboolean
takes_value (const GOptionEntry *entry)
{
  return entry->arg != G_OPTION_ARG_NONE;
}

static gboolean
takes_number (const GOptionEntry *entry)
{
  return entry->arg == G_OPTION_ARG_INT || entry->arg == G_OPTION_ARG_INT64;
}

static gboolean
check_value (const GOptionEntry *entry, const char *value, GError **error)
{
  const Bounds *bounds = BOUNDS;
  g_autofree char *quoted = NULL;

  if (!takes_number (entry))
    return TRUE;
  while (strcmp (bounds->name, entry->long_name) != 0)
    {
      bounds++;
      g_assert (bounds < BOUNDS + G_N_ELEMENTS (BOUNDS));
    }
  if (g_ascii_string_to_signed (value, 10, bounds->least, bounds->most, NULL,
                                NULL))
    return TRUE;
  quoted = problem_quote (value);
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               "--%s: found '%s', expected a whole number from "
               "%" G_GINT64_FORMAT " to %" G_GINT64_FORMAT,
               entry->long_name, quoted, bounds->least, bounds->most);
  return FALSE;
}

/* The value of @entry follows as a word of its own, if at all: GLib says when
 * it is missing. */
static gboolean
check_next (const Arguments *arguments, const GOptionEntry *entry, int *i,
            GError **error)
{
  if (!takes_value (entry) || *i + 1 >= arguments->argc)
    return TRUE;
  (*i)++;
  return check_value (entry, arguments->argv[*i], error);
}

/* ---- One option ---------------------------------------------------------- */

static gboolean
fit_long (const Arguments *arguments, int *i, GError **error)
{
  const char *name = arguments->argv[*i] + 2;
  gsize length = strcspn (name, "=");
  const GOptionEntry *entry = entry_called (arguments, name, length);

  if (entry == NULL)
    return refuse_unknown (arguments, name, length, error);
  return name[length] == '=' ? check_value (entry, name + length + 1, error)
                             : check_next (arguments, entry, i, error);
}

static gboolean
fit_short (const Arguments *arguments, int *i, GError **error)
{
  char *text = arguments->argv[*i];
  const GOptionEntry *entry = entry_lettered (arguments, text[1]);

  if (entry == NULL)
    return TRUE; /* GLib says so */
  if (text[2] == '\0')
    return check_next (arguments, entry, i, error);
  if (!takes_value (entry))
    return TRUE;
  if (!check_value (entry, text + 2, error))
    return FALSE;
  arguments->argv[*i] = g_strdup_printf ("--%s=%s", entry->long_name, text + 2);
  g_ptr_array_add (arguments->kept, arguments->argv[*i]);
  return TRUE;
}

gboolean
arguments_fit (const GOptionEntry *const *tables, int argc, char **argv,
               GPtrArray *kept, GError **error)
{
  const Arguments arguments = { tables, argc, argv, kept };
  gboolean fine = TRUE;

  for (int i = 1; fine && i < argc && strcmp (argv[i], "--") != 0; i++)
    if (g_str_has_prefix (argv[i], "--"))
      fine = fit_long (&arguments, &i, error);
    else if (argv[i][0] == '-' && argv[i][1] != '\0')
      fine = fit_short (&arguments, &i, error);
  return fine;
}
