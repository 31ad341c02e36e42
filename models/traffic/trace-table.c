/* Tables: CSV of RFC 4180 and everything else that is delimited. */
#include "config.h"

#include <string.h>

#include "models/traffic/trace-private.h"
#include "models/world/world.h"

static const Field NOTHING = { NULL, 0 };

/* The columns of format="csv". */
static const char *const CSV_NAMES[N_COLUMN_ROLES] = {
  [COLUMN_TIME] = "time",           [COLUMN_POPULATION] = "population",
  [COLUMN_SERVICE] = "service",     [COLUMN_BYTES_IN] = "bytes_in",
  [COLUMN_BYTES_OUT] = "bytes_out", [COLUMN_DEMAND] = "demand",
};

/* --- fields --------------------------------------------------------------- */

/* A quoted field at @at; the quotes that are doubled become one, in place.
 * NULL when it does not end on this line. */
static char *
take_quoted (char *at, const char *end, Field *field)
{
  char *to = at + 1;

  field->text = to;
  for (at++; at < end; at++)
    if (*at != '"')
      *to++ = *at;
    else if (at + 1 < end && at[1] == '"')
      *to++ = *at++;
    else
      {
        field->length = (gsize) (to - field->text);
        return at + 1;
      }
  return NULL;
}

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t';
}

/* The text from @from to @to without blanks around. */
static Field
trimmed (const char *from, const char *to)
{
  while (from < to && is_space (*from))
    from++;
  while (to > from && is_space (to[-1]))
    to--;
  return (Field){ from, (gsize) (to - from) };
}

/* One field and the separator after it; NULL when a quote does not end. */
static char *
take_field (char *at, char *end, char separator, Field *field)
{
  char *from = at;
  char *to;

  while (from < end && is_space (*from) && *from != separator)
    from++;
  if (from < end && *from == '"')
    {
      to = take_quoted (from, end, field);
      while (to != NULL && to < end && *to != separator)
        to++;
      return to;
    }
  to = from;
  while (to < end && *to != separator)
    to++;
  *field = trimmed (at, to);
  return to;
}

/* The first @most fields of a line; how many there are, or -1. */
static int
split (TraceReader *reader, const SimLine *line, int most)
{
  char separator = TRACE_SEPARATORS[reader->trace->separator];
  char *at = line->text;
  char *end = at + line->length;
  int n = 0;

  while (n < most)
    {
      at = take_field (at, end, separator, &reader->fields[n++]);
      if (at == NULL)
        return -1;
      if (at == end)
        break;
      at++; /* several blanks are one separator */
      while (separator == ' ' && at < end && *at == ' ')
        at++;
    }
  return n;
}

/* --- the header ----------------------------------------------------------- */

static gboolean
misfit (TraceReader *reader, char *why)
{
  g_free (reader->misfit);
  reader->misfit = why;
  return FALSE;
}

static int
find_name (const TraceReader *reader, int n, const char *name)
{
  for (int i = 0; i < n; i++)
    if (field_is (reader->fields[i], name))
      return i;
  return -1;
}

/* " (did you mean 'x'?)" among the names of the header. */
static char *
suggest_name (const TraceReader *reader, int n, const char *name)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < n; i++)
    {
      g_autofree char *text
          = g_strndup (reader->fields[i].text, reader->fields[i].length);

      g_ptr_array_add (known, problem_quote (text));
    }
  g_ptr_array_add (known, NULL);
  return problem_suggest (name, (const char *const *) known->pdata);
}

/* A column is called by its name in the header, or by its number. */
static gboolean
find_column (TraceReader *reader, const Column *column, int n)
{
  gboolean header = reader->trace->header || reader->trace->format == TRACE_CSV;
  gint64 number = g_ascii_strtoll (column->name, NULL, 10);
  int at = header ? find_name (reader, n, column->name) : -1;
  g_autofree char *hint = NULL;

  if (at < 0 && number >= 1 && number <= (header ? n : TRACE_COLUMNS))
    at = (int) number - 1;
  reader->columns[column->role] = at;
  if (at >= 0)
    return TRUE;
  hint = header ? suggest_name (reader, n, column->name)
                : g_strdup ("; without a header columns have numbers, 1 to "
                            "256");
  return misfit (reader, g_strdup_printf ("there is no column '%s'%s",
                                          column->name, hint));
}

static gboolean
find_columns (TraceReader *reader, int n)
{
  g_autofree char *wrong = NULL;

  ENTITY_EACH (reader->trace, KIND_COLUMN, Column, column)
    if (!find_column (reader, column, n)
        || !column_factor (column->role, column->unit,
                           &reader->factors[column->role], &wrong))
      return FALSE;
  return TRUE;
}

static int
csv_role (Field name)
{
  for (int role = 0; role < N_COLUMN_ROLES; role++)
    if (CSV_NAMES[role] != NULL && field_is (name, CSV_NAMES[role]))
      return role;
  return -1;
}

/* Strict: a name that is none of ours nor said by a <column> is a mistake. */
static gboolean
name_csv_columns (TraceReader *reader, int n)
{
  static const char *const known[]
      = { "time",      "population", "service", "bytes_in",
          "bytes_out", "demand",     NULL };

  for (int i = 0; i < n; i++)
    {
      int role = csv_role (reader->fields[i]);
      gboolean said = FALSE;

      for (int j = 0; j < N_COLUMN_ROLES; j++)
        said |= reader->columns[j] == i;
      if (role >= 0 && reader->columns[role] < 0)
        reader->columns[role] = i;
      else if (role < 0 && !said)
        {
          g_autofree char *name
              = g_strndup (reader->fields[i].text, reader->fields[i].length);
          g_autofree char *quoted = problem_quote (name);
          g_autofree char *hint = problem_suggest (quoted, known);

          return misfit (reader, g_strdup_printf ("there is a column '%s'%s",
                                                  quoted, hint));
        }
    }
  return TRUE;
}

/* What no column tells must be said by the trace. */
static gboolean
check_columns (TraceReader *reader)
{
  const Trace *trace = reader->trace;

  if (reader->columns[COLUMN_TIME] < 0)
    return misfit (reader, g_strdup ("the header has no column 'time'"));
  if (reader->columns[COLUMN_POPULATION] < 0 && trace->population == NULL)
    return misfit (reader, g_strdup ("the header has no column 'population', "
                                     "and the trace names none"));
  if (reader->columns[COLUMN_SERVICE] < 0 && trace->service == NULL)
    return misfit (reader, g_strdup ("the header has no column 'service', and "
                                     "the trace names none"));
  return TRUE;
}

/* The mark of UTF-8 with which spreadsheets begin their files. */
static SimLine
without_mark (const SimLine *line)
{
  SimLine rest = *line;

  if (rest.length >= 3 && memcmp (rest.text, "\xef\xbb\xbf", 3) == 0)
    {
      rest.text += 3;
      rest.length -= 3;
    }
  return rest;
}

static gboolean
begin_table (TraceReader *reader, const SimLine *line)
{
  const Trace *trace = reader->trace;
  gboolean is_csv = trace->format == TRACE_CSV;
  SimLine first = without_mark (line);
  int n = 0;

  for (int role = 0; role < N_COLUMN_ROLES; role++)
    {
      reader->columns[role] = -1;
      (void) column_factor (role, NULL, &reader->factors[role], NULL);
    }
  if (trace->header || is_csv)
    n = split (reader, &first, TRACE_COLUMNS);
  if (n < 0)
    return misfit (reader, g_strdup ("the header has a quote without an end"));
  if (!find_columns (reader, n) || (is_csv && !name_csv_columns (reader, n))
      || !check_columns (reader))
    return FALSE;
  for (int role = 0; role < N_COLUMN_ROLES; role++)
    reader->n_columns = MAX (reader->n_columns, reader->columns[role] + 1);
  reader->clock = (FieldClock){ trace->origin, trace->zone,
                                reader->factors[COLUMN_TIME] };
  return TRUE;
}

/* --- lines ---------------------------------------------------------------- */

static gboolean
is_told (const TraceReader *reader, ColumnRole role)
{
  return reader->columns[role] >= 0;
}

static Field
field_of (const TraceReader *reader, ColumnRole role)
{
  return is_told (reader, role) ? reader->fields[reader->columns[role]]
                                : NOTHING;
}

static gboolean
read_amount (TraceReader *reader, ColumnRole role, double *amount)
{
  Field field = field_of (reader, role);
  const char *why;

  if (!is_told (reader, role)
      || field_read_amount (field, reader->factors[role], amount, &why))
    return TRUE;
  return trace_refuse (reader, COLUMN_ROLE_WORDS[role], field, why);
}

static gboolean
read_status (TraceReader *reader, TraceLine *request)
{
  Field field = field_of (reader, COLUMN_STATUS);
  double status = -1;
  const char *why;

  if (!is_told (reader, COLUMN_STATUS))
    return TRUE;
  if (!field_read_amount (field, 1, &status, &why) || status >= TRACE_STATUSES)
    return trace_refuse (reader, "status", field, "expected 0 to 999");
  request->status = (guint) MAX (status, 0);
  return TRUE;
}

static gboolean
read_when (TraceReader *reader, TraceLine *request)
{
  Field field = field_of (reader, COLUMN_TIME);
  const char *why;

  return field_read_time (field, &reader->clock, &request->when, &why)
         || trace_refuse (reader, "time", field, why);
}

static gboolean
read_fields (TraceReader *reader, const SimLine *line)
{
  int n = split (reader, line, reader->n_columns);

  if (n < 0)
    return trace_refuse (reader, NULL, NOTHING,
                         "a quote does not end on its line");
  if (n < reader->n_columns)
    return trace_refuse (reader, NULL, NOTHING,
                         "has fewer fields than the columns that are named");
  return TRUE;
}

static gboolean
read_table_line (TraceReader *reader, const SimLine *line, TraceLine *request)
{
  if (!read_fields (reader, line) || !read_when (reader, request)
      || !read_amount (reader, COLUMN_BYTES_IN, &request->bytes_in)
      || !read_amount (reader, COLUMN_BYTES_OUT, &request->bytes_out)
      || !read_amount (reader, COLUMN_DEMAND, &request->demand)
      || !read_status (reader, request))
    return FALSE;
  request->population = field_of (reader, COLUMN_POPULATION);
  request->service = field_of (reader, COLUMN_SERVICE);
  request->client = field_of (reader, COLUMN_CLIENT);
  return TRUE;
}

const TraceFormatReader TRACE_TABLE_READER = { begin_table, read_table_line };
