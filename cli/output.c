#include "config.h"

#include "cli/output.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* The first failure to write, or 0: one standard output, one of these. */
static int write_error = 0;

static void
print (const char *text)
{
  if (fputs (text, stdout) < 0 && write_error == 0)
    write_error = errno;
}

void
output_begin (void)
{
  g_set_print_handler (print);
}

int
output_finish (void)
{
  if (fflush (stdout) != 0 && write_error == 0)
    write_error = errno;
  return write_error;
}

enum
{
  LEAST_LABEL = 24, /* to which the first column may be made narrower */
  LEAST_TEXT = 36,  /* and other columns of text */
  HANGING = 4       /* by which a label that goes on below is set in */
};

typedef struct
{
  char **cells; /* NULL: a line */
  char *line;
} Row;

struct Table
{
  char *layout;
  GPtrArray *rows; /* of Row */
};

static void
row_free (gpointer data)
{
  Row *row = data;

  g_strfreev (row->cells);
  g_free (row->line);
  g_free (row);
}

Table *
table_new (const char *layout)
{
  Table *table = g_new0 (Table, 1);

  table->layout = g_strdup (layout);
  table->rows = g_ptr_array_new_with_free_func (row_free);
  return table;
}

void
table_free (Table *table)
{
  if (table == NULL)
    return;
  g_ptr_array_unref (table->rows);
  g_free (table->layout);
  g_free (table);
}

void
table_add (Table *table, const char *const *cells)
{
  gsize n = strlen (table->layout);
  Row *row = g_new0 (Row, 1);

  row->cells = g_new0 (char *, n + 1);
  for (gsize i = 0; i < n; i++)
    row->cells[i] = g_strdup (cells[i] == NULL ? "" : cells[i]);
  g_ptr_array_add (table->rows, row);
}

void
table_add_line (Table *table, const char *text)
{
  Row *row = g_new0 (Row, 1);

  row->line = g_strdup (text);
  g_ptr_array_add (table->rows, row);
}

gboolean
output_is_colourful (void)
{
  const char *no = g_getenv ("NO_COLOR");

  return isatty (STDOUT_FILENO) != 0 && (no == NULL || *no == '\0');
}

static glong *
column_widths (const Table *table)
{
  gsize n = strlen (table->layout);
  glong *widths = g_new0 (glong, n + 1);

  for (guint i = 0; i < table->rows->len; i++)
    {
      const Row *row = g_ptr_array_index (table->rows, i);

      for (gsize j = 0; row->cells != NULL && j < n; j++)
        widths[j] = MAX (widths[j], g_utf8_strlen (row->cells[j], -1));
    }
  return widths;
}

static void
append_cell (GString *out, const char *cell, char side, glong width)
{
  glong room = MAX (width - g_utf8_strlen (cell, -1), 0);

  if (side == 'r')
    g_string_append_printf (out, "%*s", (int) room, "");
  g_string_append (out, cell);
  if (side != 'r')
    g_string_append_printf (out, "%*s", (int) room, "");
}

/* Of a table that is too wide, columns of text are made narrower, the last one
 * first, and the first, which says what the others are of, last. */
static void
fit (const Table *table, glong *widths)
{
  glong over = -2 - OUTPUT_WIDTH;

  for (gsize j = 0; table->layout[j] != '\0'; j++)
    over += widths[j] + 2;
  for (gsize j = strlen (table->layout); j-- > 0 && over > 0;)
    {
      glong least = j == 0 ? LEAST_LABEL : LEAST_TEXT;
      glong less = CLAMP (over, 0, MAX (widths[j] - least, 0));

      if (table->layout[j] != 'l')
        continue;
      widths[j] -= less;
      over -= less;
    }
}

/* Where the first line of @text ends that is @width wide: at a blank, if there
 * is one. */
static const char *
end_of_line (const char *text, glong width)
{
  const char *end;

  if (g_utf8_strlen (text, -1) <= width)
    return text + strlen (text);
  end = g_utf8_offset_to_pointer (text, width);
  for (const char *c = end; c > text; c--)
    if (*c == ' ')
      return c;
  return end;
}

/* The next part of @text that fits; *@text goes on behind it. */
static char *
take_line (const char **text, glong width)
{
  const char *end = end_of_line (*text, width);
  char *line = g_strndup (*text, (gsize) (end - *text));

  *text = end + (*end == ' ');
  return line;
}

/* The next line of all cells of a row, from @rests on. */
static char *
row_line (const Table *table, const char **rests, const glong *widths,
          gboolean is_first)
{
  GString *out = g_string_new (NULL);

  for (gsize j = 0; table->layout[j] != '\0'; j++)
    {
      glong indent = j == 0 && !is_first ? HANGING : 0;
      g_autofree char *cell = take_line (&rests[j], widths[j] - indent);

      g_string_append_printf (out, "%*s", (int) indent + (j > 0 ? 2 : 0), "");
      append_cell (out, cell, table->layout[j], widths[j] - indent);
    }
  g_strchomp (out->str);
  return g_string_free (out, FALSE);
}

static gboolean
has_more (const char *const *rests, gsize n)
{
  for (gsize j = 0; j < n; j++)
    if (*rests[j] != '\0')
      return TRUE;
  return FALSE;
}

static void
print_row (const Table *table, const Row *row, const glong *widths)
{
  gsize n = strlen (table->layout);
  g_autofree const char **rests = g_new (const char *, n);
  gboolean is_first = TRUE;

  for (gsize j = 0; j < n; j++)
    rests[j] = row->cells[j];
  for (; is_first || has_more (rests, n); is_first = FALSE)
    {
      g_autofree char *line = row_line (table, rests, widths, is_first);

      g_print ("%s\n", line);
    }
}

/* What is set in goes on below twice as far. */
static void
print_wrapped (const char *text, const char *before, const char *after)
{
  glong indent = (glong) (2 * strspn (text, " "));
  gboolean is_first = TRUE;

  for (; *text != '\0'; is_first = FALSE)
    {
      glong in = is_first ? 0 : indent;
      g_autofree char *line = take_line (&text, OUTPUT_WIDTH - in);

      g_print ("%s%*s%s%s\n", before, (int) in, "", line, after);
    }
}

void
output_wrapped (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  print_wrapped (text, "", "");
}

void
table_print (const Table *table)
{
  g_autofree glong *widths = column_widths (table);
  const char *bold = output_is_colourful () ? "\033[1m" : "";
  const char *plain = output_is_colourful () ? "\033[0m" : "";

  fit (table, widths);
  for (guint i = 0; i < table->rows->len; i++)
    {
      const Row *row = g_ptr_array_index (table->rows, i);

      if (row->cells == NULL && row->line[0] != '\0')
        print_wrapped (row->line, bold, plain);
      else if (row->cells == NULL)
        g_print ("\n");
      else
        print_row (table, row, widths);
    }
}

/* Groups of three digits before the point, by narrow gaps. */
static char *
group_digits (const char *digits)
{
  GString *out = g_string_new (NULL);
  gsize n = strspn (digits + (*digits == '-'), "0123456789");
  gsize sign = *digits == '-';

  g_string_append_len (out, digits, (gssize) sign);
  for (gsize i = 0; i < n; i++)
    {
      if (i > 0 && n > 4 && (n - i) % 3 == 0)
        g_string_append_c (out, ' ');
      g_string_append_c (out, digits[sign + i]);
    }
  g_string_append (out, digits + sign + n);
  return g_string_free (out, FALSE);
}

char *
output_number (double value, int digits)
{
  char format[16];
  char text[64];
  int before;

  if (!isfinite (value))
    return g_strdup ("-");
  if (value == 0)
    return g_strdup ("0");
  before = (int) floor (log10 (fabs (value))) + 1;
  g_snprintf (format, sizeof format, "%%.%df", MAX (0, digits - before));
  g_ascii_formatd (text, sizeof text, format, value);
  return group_digits (text);
}
