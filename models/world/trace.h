/* Traces: requests that really happened, to be replayed.
 *
 * A trace names a file (an access log, a CSV, any delimited table) whose lines
 * are requests of a population at a service; it goes through the doors that the
 * law admits for the population's <use> of that service. The World knows where
 * the file is and how its columns are called; reading it is the business of
 * models/traffic/. What was found by reading it once, before any run, is the
 * survey: it belongs to the study and is lent to every World.
 */
#pragma once

#include "models/world/population.h"

G_BEGIN_DECLS

typedef enum
{
  TRACE_CLF,      /* Common Log Format, and whatever extends it */
  TRACE_COMBINED, /* with referrer and agent */
  TRACE_CSV,      /* time,population,service,bytes_in,bytes_out,demand */
  TRACE_TABLE,    /* columns as <column> elements say */
  N_TRACE_FORMATS
} TraceFormat;

extern const char *const TRACE_FORMAT_WORDS[];

/* What a column of a table holds. */
typedef enum
{
  COLUMN_TIME,
  COLUMN_POPULATION,
  COLUMN_SERVICE,
  COLUMN_BYTES_IN,
  COLUMN_BYTES_OUT,
  COLUMN_DEMAND,
  COLUMN_CLIENT,
  COLUMN_STATUS,
  N_COLUMN_ROLES
} ColumnRole;

extern const char *const COLUMN_ROLE_WORDS[];

/* Which lines are played: all of them, or those in the sampled windows. */
typedef enum
{
  TRACE_PLAYS_AUTO, /* all, unless it is looped */
  TRACE_PLAYS_WHOLE,
  TRACE_PLAYS_WINDOWS
} TracePlay;

enum
{
  TRACE_STATUSES = 1000, /* statuses are 0 (none) to 999 */
  TRACE_COLUMNS = 256    /* a table has at most so many that are looked at */
};

/* What reading a trace gave. */
typedef struct
{
  guint64 n_lines; /* blank ones and a header included */
  guint64 n_requests;
  guint64 n_bad;
  guint64 n_back;    /* requests earlier than one before, within tolerance */
  guint64 bytes_in;  /* as the file says, before scaling */
  guint64 bytes_out; /* likewise */
  guint64 n_bytes;   /* of the file, after decompression */
  guint64 hash;      /* of its lines */
  guint64 n_clients; /* distinct ones; a least value when not exact */
  gboolean clients_exact;
  SimTime first, last; /* of the requests, as the file says */
  guint64 statuses[TRACE_STATUSES];
} TraceSurvey;

typedef struct
{
  Entity base;
  const char *href;  /* as written */
  const char *shown; /* the file as the user would name it */
  const char *path;  /* its real path, set when it was admitted */
  int format;        /* TraceFormat */
  const Population *population;
  const Service *service;
  int separator; /* index into TRACE_SEPARATORS */
  gboolean header;
  SimTime origin; /* what counts as 0 where times are numbers */
  SimSpan zone;   /* of times that name none */
  SimTime start;  /* when the earliest line is replayed; SIM_ALWAYS: as it is */
  double speed, scale;
  SimSpan loop;              /* the lines come again after so long; 0: never */
  SimSpan spread;            /* requests are moved by a random part of it */
  SimSpan tolerance;         /* lines may be so much earlier than one before */
  double bad_lines;          /* share of bad lines that is borne */
  int play;                  /* TracePlay */
  const TraceSurvey *survey; /* NULL until it was read */
} Trace;

/* One column of a table, in a <trace>. */
typedef struct
{
  Entity base;
  int role;         /* ColumnRole */
  const char *name; /* as the header calls it, or its number from 1 */
  const char *unit; /* what 1 in the column is, as in "1s" or "4B"; or NULL */
} Column;

/* The separators, by index of Trace.separator. */
extern const char TRACE_SEPARATORS[];

extern const EntityKind KIND_OF_TRACE;
extern const EntityKind KIND_OF_COLUMN;

/* What 1 in a column of @role is, in ns or bytes; the default is a second or a
 * byte. FALSE and @wrong when @unit is none. */
gboolean column_factor (int role, const char *unit, double *factor,
                        char **wrong);

/* Does @trace play all its lines, whatever the windows? */
gboolean trace_plays_whole (const Trace *trace);

/* When a line of @when is replayed for the first time. Needs a survey. */
SimTime trace_replay_time (const Trace *trace, SimTime when);

/* All instants at which requests of @trace can be sent, as [@from, @to); a
 * looped one never ends. Needs a survey. */
void trace_extent (const Trace *trace, SimTime *from, SimTime *to);

G_END_DECLS
