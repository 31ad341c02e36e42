#include "config.h"

#include "models/world/problem.h"

#include <string.h>

#include "sim/sim-spell.h"

enum
{
  QUOTED_MOST = 60, /* characters of user text in one message */
  LISTED_MOST = 12  /* known words listed when none is near */
};

static void
problem_free (gpointer data)
{
  Problem *problem = data;

  g_free (problem->file);
  g_free (problem->message);
  g_free (problem);
}

ProblemList *
problem_list_new (void)
{
  ProblemList *list = g_new0 (ProblemList, 1);

  list->all = g_ptr_array_new_with_free_func (problem_free);
  list->remarks = g_ptr_array_new_with_free_func (problem_free);
  return list;
}

void
problem_list_free (ProblemList *list)
{
  if (list == NULL)
    return;
  g_ptr_array_unref (list->all);
  g_ptr_array_unref (list->remarks);
  g_free (list);
}

static gboolean
is_noted (const GPtrArray *all, const char *file, int line, const char *message)
{
  for (guint i = 0; i < all->len; i++)
    {
      const Problem *problem = g_ptr_array_index (all, i);

      if (problem->line == line && g_str_equal (problem->file, file)
          && g_str_equal (problem->message, message))
        return TRUE;
    }
  return FALSE;
}

static void
note (GPtrArray *all, const char *file, int line, const char *message)
{
  Problem *problem;

  if (is_noted (all, file, line, message))
    return;
  problem = g_new0 (Problem, 1);
  problem->file = g_strdup (file);
  problem->line = line;
  problem->message = g_strdup (message);
  problem->order = all->len;
  g_ptr_array_add (all, problem);
}

void
problem_note (ProblemList *list, const char *file, int line, const char *format,
              ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  note (list->all, file, line, message);
}

void
problem_remark (ProblemList *list, const char *file, int line,
                const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  note (list->remarks, file, line, message);
}

guint
problem_list_count (const ProblemList *list)
{
  return list->all->len;
}

static int
compare_places (gconstpointer left, gconstpointer right)
{
  const Problem *a = *(const Problem *const *) left;
  const Problem *b = *(const Problem *const *) right;
  int by_file = strcmp (a->file, b->file);

  if (by_file != 0)
    return by_file;
  if (a->line != b->line)
    return a->line < b->line ? -1 : 1;
  return a->order < b->order ? -1 : 1;
}

/* Control characters as \xNN. */
static void
append_safe (GString *out, gunichar c)
{
  if (g_unichar_isprint (c))
    g_string_append_unichar (out, c);
  else
    g_string_append_printf (out, "\\x%02x", c);
}

/* All of @text, as a terminal may see it; what is not UTF-8 becomes U+FFFD. */
static void
append_all_safe (GString *out, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    append_safe (out, g_utf8_get_char (at));
}

static char *
format_all (GPtrArray *all, const char *mark)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (all, NULL, NULL);
  GString *text = g_string_new (NULL);

  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_places);
  for (guint i = 0; i < sorted->len; i++)
    {
      const Problem *problem = g_ptr_array_index (sorted, i);

      append_all_safe (text, problem->file);
      if (problem->line > 0)
        g_string_append_printf (text, ":%d", problem->line);
      g_string_append_printf (text, ": %s", mark);
      append_all_safe (text, problem->message);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

char *
problem_list_format (const ProblemList *list)
{
  return format_all (list->all, "");
}

char *
problem_list_format_remarks (const ProblemList *list)
{
  return format_all (list->remarks, "note: ");
}

char *
problem_suggest (const char *word, const char *const *known)
{
  const char *nearest = sim_spell_nearest (word, known);
  GString *text = g_string_new (NULL);

  if (nearest != NULL)
    g_string_append_printf (text, " (did you mean '%s'?)", nearest);
  else if (known[0] != NULL)
    {
      guint n = g_strv_length ((char **) known);

      g_string_append (text, " (known: ");
      for (guint i = 0; i < MIN (n, (guint) LISTED_MOST); i++)
        g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", known[i]);
      g_string_append (text, n > LISTED_MOST ? ", ...)" : ")");
    }
  return g_string_free (text, FALSE);
}

char *
problem_quote (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *out = g_string_new (NULL);
  const char *at = valid;

  for (int i = 0; i < QUOTED_MOST && *at != '\0'; i++)
    {
      append_safe (out, g_utf8_get_char (at));
      at = g_utf8_next_char (at);
    }
  if (*at != '\0')
    g_string_append (out, "...");
  return g_string_free (out, FALSE);
}
