#include "config.h"

#include "models/law/case-file.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

enum
{
  FIELD_MOST = 65536 /* bytes of one field */
};

struct CaseFile
{
  char *path;
  FILE *stream;
  int line;          /* that is read next */
  GArray *columns;   /* of int: CaseColumn by position in the file */
  GPtrArray *fields; /* of the last record: of char, owned */
};

static void
file_unref (FILE *stream)
{
  if (stream != NULL && stream != stdin)
    fclose (stream);
}

void
case_file_close (CaseFile *file)
{
  if (file == NULL)
    return;
  file_unref (file->stream);
  g_array_unref (file->columns);
  g_ptr_array_unref (file->fields);
  g_free (file->path);
  g_free (file);
}

/* --- records -------------------------------------------------------------- */

/* Read the rest of a quoted field; FALSE when the file ends within it. */
static gboolean
read_quoted (CaseFile *file, GString *field)
{
  int c;

  while ((c = getc (file->stream)) != EOF)
    {
      if (c == '\n')
        file->line++;
      if (c == '"' && (c = getc (file->stream)) != '"')
        {
          ungetc (c, file->stream);
          return TRUE;
        }
      if (field->len < FIELD_MOST)
        g_string_append_c (field, (char) c);
    }
  return FALSE;
}

/* Read one field; returns what ended it: ',', '\n' or EOF. */
static int
read_field (CaseFile *file, GString *field, gboolean *broken)
{
  int c;

  while ((c = getc (file->stream)) != EOF && c != ',' && c != '\n')
    if (c == '"' && field->len == 0)
      *broken |= !read_quoted (file, field);
    else if (field->len < FIELD_MOST)
      g_string_append_c (field, (char) c);
  return c;
}

/* Read the fields of one record; FALSE at the end of the file. */
static gboolean
read_record (CaseFile *file, gboolean *broken)
{
  int end = ',';

  g_ptr_array_set_size (file->fields, 0);
  while (end == ',')
    {
      GString *field = g_string_new (NULL);

      end = read_field (file, field, broken);
      g_ptr_array_add (file->fields, g_strstrip (g_string_free (field, FALSE)));
    }
  file->line++;
  return end != EOF || file->fields->len > 1
         || *(char *) g_ptr_array_index (file->fields, 0) != '\0';
}

static gboolean
record_is_empty (const CaseFile *file)
{
  return file->fields->len == 1
         && *(char *) g_ptr_array_index (file->fields, 0) == '\0';
}

/* --- the header ----------------------------------------------------------- */

static int
find_column (const char *name)
{
  for (int i = 0; i < N_COLUMNS; i++)
    if (g_str_equal (CASE_COLUMNS[i].name, name))
      return i;
  return -1;
}

static void
complain_column (const CaseFile *file, const char *name, ProblemList *problems)
{
  const char *known[N_COLUMNS + 1] = { NULL };
  g_autofree char *quoted = problem_quote (name);
  g_autofree char *hint = NULL;

  for (int i = 0; i < N_COLUMNS; i++)
    known[i] = CASE_COLUMNS[i].name;
  hint = problem_suggest (name, known);
  problem_note (problems, file->path, 1, "there is no column '%s'%s", quoted,
                hint);
}

/* Some programs begin UTF-8 with a byte order mark. */
static void
skip_mark (CaseFile *file)
{
  static const int MARK[] = { 0xef, 0xbb, 0xbf };
  int c = getc (file->stream);

  for (guint i = 0; i < G_N_ELEMENTS (MARK) && c == MARK[i]; i++)
    c = getc (file->stream);
  if (c != EOF)
    ungetc (c, file->stream);
}

static void
read_header (CaseFile *file, ProblemList *problems)
{
  gboolean broken = FALSE;

  skip_mark (file);
  if (!read_record (file, &broken))
    {
      problem_note (problems, file->path, 0,
                    "is empty; expected a line that names the columns");
      return;
    }
  for (guint i = 0; i < file->fields->len; i++)
    {
      const char *name = g_ptr_array_index (file->fields, i);
      int column = find_column (name);

      if (column < 0)
        complain_column (file, name, problems);
      else if (case_file_has (file, (CaseColumn) column))
        problem_note (problems, file->path, 1, "the column '%s' stands twice",
                      name);
      g_array_append_val (file->columns, column);
    }
  if (!case_file_has (file, COLUMN_DATE))
    problem_note (problems, file->path, 1,
                  "there is no column 'date'; a case is judged by the law of a "
                  "day");
}

gboolean
case_file_has (const CaseFile *file, CaseColumn column)
{
  for (guint i = 0; i < file->columns->len; i++)
    if (g_array_index (file->columns, int, i) == (int) column)
      return TRUE;
  return FALSE;
}

CaseFile *
case_file_open (const char *path, ProblemList *problems)
{
  g_autoptr (CaseFile) file = g_new0 (CaseFile, 1);
  guint before = problem_list_count (problems);

  file->path = g_strdup (path);
  file->columns = g_array_new (FALSE, FALSE, sizeof (int));
  file->fields = g_ptr_array_new_with_free_func (g_free);
  file->line = 1;
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    errno = EISDIR;
  else
    file->stream = g_str_equal (path, "-") ? stdin : fopen (path, "re");
  if (file->stream == NULL)
    problem_note (problems, path, 0, "%s", g_strerror (errno));
  else
    read_header (file, problems);
  return problem_list_count (problems) == before ? g_steal_pointer (&file)
                                                 : NULL;
}

/* --- cases ---------------------------------------------------------------- */

static void
take_texts (const CaseFile *file, Case *subject)
{
  memset (subject->texts, 0, sizeof subject->texts);
  for (guint i = 0; i < file->columns->len; i++)
    {
      const char *text = g_ptr_array_index (file->fields, i);

      if (*text != '\0' && !g_str_equal (text, "-"))
        subject->texts[g_array_index (file->columns, int, i)] = text;
    }
}

gboolean
case_file_next (CaseFile *file, Case *subject, int *line, ProblemList *problems)
{
  for (;;)
    {
      gboolean broken = FALSE;

      *line = file->line;
      if (!read_record (file, &broken))
        return FALSE;
      if (broken)
        problem_note (problems, file->path, *line,
                      "a quoted field is not closed");
      else if (!record_is_empty (file)
               && file->fields->len != file->columns->len)
        problem_note (problems, file->path, *line,
                      "has %u fields; the header names %u columns",
                      file->fields->len, file->columns->len);
      else if (!record_is_empty (file))
        {
          take_texts (file, subject);
          return TRUE;
        }
    }
}
