/* The inside of a reader of traces, for the formats. */
#pragma once

#include "models/traffic/trace-reader.h"

G_BEGIN_DECLS

/* How a format reads; one const descriptor each. */
typedef struct
{
  /* Look at the first line; FALSE when nothing can be read then. NULL: the
   * first line is like the others. */
  gboolean (*begin) (TraceReader *reader, const SimLine *line);
  /* FALSE after trace_refuse(). */
  gboolean (*read) (TraceReader *reader, const SimLine *line,
                    TraceLine *request);
} TraceFormatReader;

extern const TraceFormatReader TRACE_LOG_READER;
extern const TraceFormatReader TRACE_TABLE_READER;

struct TraceReader
{
  const Trace *trace;
  const TraceFormatReader *format;
  SimLines *lines;
  GError *error;  /* why the file cannot be read, or NULL */
  char *misfit;   /* why its header cannot be read, or NULL */
  gboolean begun; /* the header is behind us */
  SimTime latest;
  FieldDay day;
  FieldClock clock;
  double factors[N_COLUMN_ROLES];
  int columns[N_COLUMN_ROLES]; /* positions, -1: there is none */
  int n_columns;               /* fields that must be looked at */
  Field fields[TRACE_COLUMNS];
  /* What was wrong with the last line. */
  const char *what;     /* "time", or NULL: the line as such */
  const char *expected; /* a whole remark */
  Field found;          /* without text: nothing to show */
};

/* Note what is wrong with a line; always FALSE. */
gboolean trace_refuse (TraceReader *reader, const char *what, Field found,
                       const char *expected);

G_END_DECLS
