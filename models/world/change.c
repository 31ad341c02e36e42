#include "config.h"

#include "models/world/change.h"

#include <string.h>

Change *
change_new (const char *entity, const char *attribute, const char *value,
            const char *file, int line)
{
  Change *change = g_new0 (Change, 1);

  change->entity = g_strdup (entity);
  change->attribute = g_strdup (attribute);
  change->value = g_strdup (value);
  change->file = g_strdup (file);
  change->line = line;
  return change;
}

Change *
change_copy (const Change *change)
{
  return change_new (change->entity, change->attribute, change->value,
                     change->file, change->line);
}

void
change_free (Change *change)
{
  if (change == NULL)
    return;
  g_free (change->entity);
  g_free (change->attribute);
  g_free (change->value);
  g_free (change->file);
  g_free (change);
}

Change *
change_parse (const char *text, ProblemList *problems)
{
  const char *equals = strchr (text, '=');
  g_autofree char *left = NULL;
  g_autofree char *quoted = NULL;
  char *dot;

  if (equals != NULL)
    {
      left = g_strndup (text, (gsize) (equals - text));
      dot = strrchr (left, '.');
      if (dot != NULL && dot != left && dot[1] != '\0')
        {
          *dot = '\0';
          return change_new (left, dot + 1, equals + 1, "--set", 0);
        }
    }
  quoted = problem_quote (text);
  problem_note (problems, "--set", 0,
                "found '%s', expected ENTITY.ATTRIBUTE=VALUE, as in "
                "mail.servers=16",
                quoted);
  return NULL;
}

char *
change_format (const Change *change)
{
  return g_strdup_printf ("%s.%s=%s", change->entity, change->attribute,
                          change->value);
}
