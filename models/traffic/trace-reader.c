#include "config.h"

#include "models/traffic/trace-private.h"

static const TraceFormatReader *const FORMATS[N_TRACE_FORMATS] = {
  [TRACE_CLF] = &TRACE_LOG_READER,
  [TRACE_COMBINED] = &TRACE_LOG_READER,
  [TRACE_CSV] = &TRACE_TABLE_READER,
  [TRACE_TABLE] = &TRACE_TABLE_READER,
};

gboolean
trace_refuse (TraceReader *reader, const char *what, Field found,
              const char *expected)
{
  reader->what = what;
  reader->found = found;
  reader->expected = expected;
  return FALSE;
}

TraceReader *
trace_reader_new (const Trace *trace)
{
  TraceReader *reader = g_new0 (TraceReader, 1);

  reader->trace = trace;
  reader->format = FORMATS[trace->format];
  reader->lines = sim_lines_open (trace->path, &reader->error);
  reader->latest = SIM_ALWAYS;
  reader->begun = reader->format->begin == NULL;
  return reader;
}

void
trace_reader_free (TraceReader *reader)
{
  if (reader == NULL)
    return;
  sim_lines_close (reader->lines);
  g_clear_error (&reader->error);
  g_free (reader->misfit);
  g_free (reader);
}

/* --- lines ---------------------------------------------------------------- */

static gboolean
is_blank (const SimLine *line)
{
  for (gsize i = 0; i < line->length; i++)
    if (line->text[i] != ' ' && line->text[i] != '\t')
      return FALSE;
  return !line->is_long;
}

/* A time that runs backwards, beyond what buffering explains. */
static gboolean
is_in_order (TraceReader *reader, TraceLine *request)
{
  if (reader->latest != SIM_ALWAYS && request->when < reader->latest
      && reader->latest - request->when > reader->trace->tolerance)
    return trace_refuse (reader, "time", (Field){ NULL, 0 },
                         "it is earlier than a line before by more than the "
                         "tolerance of the trace");
  reader->latest = MAX (reader->latest, request->when);
  request->latest = reader->latest;
  return TRUE;
}

static gboolean
read_line (TraceReader *reader, const SimLine *line, TraceLine *request)
{
  *request = (TraceLine){
    .number = line->number, .bytes_in = -1, .bytes_out = -1, .demand = -1
  };
  if (line->is_long)
    return trace_refuse (reader, NULL, (Field){ NULL, 0 },
                         "the line is longer than 1 MiB");
  return reader->format->read (reader, line, request)
         && is_in_order (reader, request);
}

static TraceRead
next_line (TraceReader *reader, SimLine *line)
{
  do
    if (!sim_lines_next (reader->lines, line, &reader->error))
      return reader->error == NULL ? TRACE_READ_END : TRACE_READ_FAILED;
  while (is_blank (line));
  return TRACE_READ_REQUEST;
}

/* The header, or, without one, just what the columns are. */
static TraceRead
begin (TraceReader *reader, SimLine *line)
{
  gboolean header = reader->trace->header || reader->trace->format == TRACE_CSV;

  reader->begun = TRUE;
  if (!reader->format->begin (reader, line))
    return TRACE_READ_FAILED;
  return header ? next_line (reader, line) : TRACE_READ_REQUEST;
}

TraceRead
trace_reader_next (TraceReader *reader, TraceLine *request)
{
  SimLine line;
  TraceRead found;

  if (reader->error != NULL || reader->misfit != NULL)
    return TRACE_READ_FAILED;
  found = next_line (reader, &line);
  if (found == TRACE_READ_REQUEST && !reader->begun)
    found = begin (reader, &line);
  if (found != TRACE_READ_REQUEST)
    return found;
  return read_line (reader, &line, request) ? TRACE_READ_REQUEST
                                            : TRACE_READ_BAD;
}

/* --- what was wrong ------------------------------------------------------- */

char *
trace_reader_why (const TraceReader *reader)
{
  g_autofree char *found = NULL;
  g_autofree char *quoted = NULL;

  if (reader->misfit != NULL)
    return g_strdup (reader->misfit);
  if (reader->error != NULL)
    return g_strdup (reader->error->message);
  if (reader->found.text == NULL)
    return g_strdup_printf ("%s%s%s", reader->what == NULL ? "" : reader->what,
                            reader->what == NULL ? "" : ": ", reader->expected);
  found = g_strndup (reader->found.text, MIN (reader->found.length, 200));
  quoted = problem_quote (found);
  return g_strdup_printf ("%s: found '%s': %s", reader->what, quoted,
                          reader->expected);
}

guint64
trace_reader_line (const TraceReader *reader)
{
  return reader->lines == NULL ? 0 : sim_lines_n (reader->lines);
}

const SimLines *
trace_reader_lines (const TraceReader *reader)
{
  return reader->lines;
}
