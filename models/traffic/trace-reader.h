/* The reader of a trace: line by line, from a file of any size.
 *
 * Lines become requests in the order of the file, at the time that the file
 * says. What is wrong with a line is told with its number and the reader goes
 * on; it stops only when the file itself cannot be read. Blank lines are
 * passed over. A line is bad, too, when its time is more than the tolerance
 * earlier than one before. One reader is one pass through the file; any number
 * may read it at once.
 */
#pragma once

#include "models/traffic/trace-fields.h"
#include "models/world/trace.h"
#include "sim/sim-lines.h"

G_BEGIN_DECLS

/* One request; fields are lent until the next is read. */
typedef struct
{
  guint64 number; /* of its line */
  SimTime when;
  SimTime latest;                    /* of this and all before */
  double bytes_in, bytes_out;        /* negative: not said */
  double demand;                     /* ns; negative: not said */
  guint status;                      /* 0: not said */
  Field client, population, service; /* without text: not said */
} TraceLine;

typedef enum
{
  TRACE_READ_REQUEST,
  TRACE_READ_BAD, /* trace_reader_why() tells */
  TRACE_READ_END,
  TRACE_READ_FAILED /* the same */
} TraceRead;

typedef struct TraceReader TraceReader;

/* Begin to read @trace, whose file was admitted. @trace is borrowed. */
TraceReader *trace_reader_new (const Trace *trace);
void trace_reader_free (TraceReader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TraceReader, trace_reader_free)

/* The next request. */
TraceRead trace_reader_next (TraceReader *reader, TraceLine *line);

/* What was wrong with the last line or with the file. Free with g_free. */
char *trace_reader_why (const TraceReader *reader);

/* The number of the last line that was looked at. */
guint64 trace_reader_line (const TraceReader *reader);

/* The lines underneath, for what only they know. */
const SimLines *trace_reader_lines (const TraceReader *reader);

G_END_DECLS
