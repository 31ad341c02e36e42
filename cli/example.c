#include "config.h"

#include "cli/example.h"

#include <string.h>

#include "cli/data-dir.h"

/* Folders of the library, in the order in which they are looked at. */
static const char *const FOLDERS[]
    = { "tutorial", ".",      "validation",  "laws",       "networks",
        "places",   "clouds", "profiles",    "regulators", "incidents",
        "services", "scores", "authorities", "examples",   NULL };

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
files_in (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".xml"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

/* Does @text begin with a start tag of @element? */
static gboolean
is_tag (const char *text, const char *element)
{
  gsize length = strlen (element);

  return strncmp (text + 1, element, length) == 0
         && (g_ascii_isspace (text[1 + length]) || text[1 + length] == '>'
             || text[1 + length] == '/');
}

/* Past the quoted value that begins at @quote. */
static const char *
after_value (const char *quote)
{
  const char *end = strchr (quote + 1, *quote);

  return end != NULL ? end + 1 : quote + strlen (quote);
}

/* After a comment, a tag or whatever else begins at @text. */
static const char *
after_markup (const char *text)
{
  const char *end;

  if (g_str_has_prefix (text, "<!--"))
    {
      end = strstr (text, "-->");
      return end != NULL ? end + strlen ("-->") : text + strlen (text);
    }
  for (end = text; *end != '\0' && *end != '>';)
    end = *end == '"' || *end == '\'' ? after_value (end) : end + 1;
  return *end == '>' ? end + 1 : end;
}

/* Does the tag at @text have @attribute, whatever its value? */
static gboolean
has_attribute (const char *text, const char *attribute)
{
  const char *end = after_markup (text);
  gsize length = strlen (attribute);

  for (const char *c = text; c < end;)
    {
      if (g_ascii_isspace (*c) && strncmp (c + 1, attribute, length) == 0
          && c[1 + length] == '=')
        return TRUE;
      c = *c == '"' || *c == '\'' ? after_value (c) : c + 1;
    }
  return FALSE;
}

/* Where the first start tag of @element, with @attribute unless that is NULL,
 * begins in @text, or NULL. */
static const char *
find_tag (const char *text, const char *element, const char *attribute)
{
  const char *c = strchr (text, '<');

  while (c != NULL
         && (!is_tag (c, element)
             || (attribute != NULL && !has_attribute (c, attribute))))
    c = strchr (after_markup (c), '<');
  return c;
}

static int
line_of (const char *text, const char *at)
{
  int line = 1;

  for (; text < at; text++)
    line += *text == '\n';
  return line;
}

/* Written from the margin on, whatever it stood in. */
static char *
tidy (const char *tag)
{
  g_autofree char *text = g_strndup (tag, (gsize) (after_markup (tag) - tag));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) tidied = g_string_new (NULL);

  for (char **line = lines; *line != NULL; line++)
    g_string_append_printf (tidied, "%s%s", line == lines ? "" : "\n    ",
                            g_strstrip (*line));
  return g_strdup (tidied->str);
}

static char *
example_in (const char *folder, const char *name, const char *element,
            const char *attribute, char **place)
{
  g_autofree char *scenarios = data_scenarios ();
  g_autofree char *path = g_build_filename (scenarios, folder, name, NULL);
  g_autofree char *text = NULL;
  const char *tag;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return NULL;
  tag = find_tag (text, element, attribute);
  if (tag == NULL)
    return NULL;
  *place
      = strcmp (folder, ".") == 0
            ? g_strdup_printf ("%s:%d", name, line_of (text, tag))
            : g_strdup_printf ("%s/%s:%d", folder, name, line_of (text, tag));
  return tidy (tag);
}

char *
example_of (const char *element, const char *attribute, char **place)
{
  g_autofree char *scenarios = data_scenarios ();

  for (guint i = 0; FOLDERS[i] != NULL; i++)
    {
      g_autofree char *folder = g_build_filename (scenarios, FOLDERS[i], NULL);
      g_autoptr (GPtrArray) names = files_in (folder);

      for (guint j = 0; j < names->len; j++)
        {
          char *example = example_in (FOLDERS[i], g_ptr_array_index (names, j),
                                      element, attribute, place);

          if (example != NULL)
            return example;
        }
    }
  return NULL;
}
