#include "config.h"

#include "models/world/trace.h"

#include "models/world/attribute.h"
#include "models/world/quantity.h"
#include "models/world/world.h"

static const EntityKindId AT_TOP[] = { KIND_SCENARIO, KIND_NONE };
static const EntityKindId IN_TRACE[] = { KIND_TRACE, KIND_NONE };

const char *const TRACE_FORMAT_WORDS[]
    = { "clf", "combined", "csv", "table", NULL };
const char *const COLUMN_ROLE_WORDS[]
    = { "time",   "population", "service", "bytes-in", "bytes-out",
        "demand", "client",     "status",  NULL };
static const char *const SEPARATOR_WORDS[]
    = { "comma", "semicolon", "tab", "blank", NULL };
const char TRACE_SEPARATORS[] = { ',', ';', '\t', ' ' };
static const char *const PLAY_WORDS[] = { "auto", "whole", "windows", NULL };

/* --- units --------------------------------------------------------------- */

/* Which dimension the numbers of a role have, and the default unit. */
static const struct
{
  gboolean has_unit;
  Dimension dimension;
  double otherwise;
} UNITS[N_COLUMN_ROLES] = {
  [COLUMN_TIME] = { TRUE, DIMENSION_SPAN, (double) SIM_SECOND },
  [COLUMN_BYTES_IN] = { TRUE, DIMENSION_BYTES, 1 },
  [COLUMN_BYTES_OUT] = { TRUE, DIMENSION_BYTES, 1 },
  [COLUMN_DEMAND] = { TRUE, DIMENSION_SPAN, (double) SIM_SECOND },
};

gboolean
column_factor (int role, const char *unit, double *factor, char **wrong)
{
  *factor = UNITS[role].otherwise;
  if (unit == NULL)
    return TRUE;
  if (!UNITS[role].has_unit)
    {
      *wrong = g_strdup_printf ("a column of '%s' has no unit",
                                COLUMN_ROLE_WORDS[role]);
      return FALSE;
    }
  if (!quantity_parse (unit, UNITS[role].dimension, factor, wrong))
    return FALSE;
  if (*factor > 0)
    return TRUE;
  *wrong = g_strdup ("expected more than 0");
  return FALSE;
}

/* --- times ---------------------------------------------------------------- */

gboolean
trace_plays_whole (const Trace *trace)
{
  return trace->play == TRACE_PLAYS_WHOLE
         || (trace->play == TRACE_PLAYS_AUTO && trace->loop == 0);
}

/* What a slow replay moves beyond the clock stays at its end. */
static SimTime
later (SimTime when, double span)
{
  if ((double) when + span >= 9.2e18)
    return SIM_NEVER - SIM_DAY;
  return when + (SimSpan) span;
}

SimTime
trace_replay_time (const Trace *trace, SimTime when)
{
  SimTime first = trace->survey->first;
  SimTime start = trace->start == SIM_ALWAYS ? first : trace->start;

  if (trace->speed == 1 && start == first)
    return when;
  if (trace->speed == 1 && when - first < SIM_NEVER - MAX (start, 0) - SIM_DAY)
    return start + (when - first);
  return later (start, (double) (when - first) / trace->speed);
}

void
trace_extent (const Trace *trace, SimTime *from, SimTime *to)
{
  *from = trace_replay_time (trace, trace->survey->first);
  *to = trace_replay_time (trace, trace->survey->last) + trace->spread + 1;
  if (trace->loop > 0)
    *to = SIM_NEVER;
}

/* --- the kinds ------------------------------------------------------------ */

static gboolean
uses (const Population *population, const Service *service)
{
  ENTITY_EACH (population, KIND_USE, Use, use)
    if (use->instance->service == service)
      return TRUE;
  return FALSE;
}

static void
check_use (const World *world, const Trace *trace, ProblemList *problems)
{
  if (trace->population != NULL && trace->service != NULL
      && !uses (trace->population, trace->service))
    entity_complain (&trace->base, problems,
                     "<population %s> does not use '%s'; give it a <use> of "
                     "one of its instances, if need be with activity=\"0/d\"",
                     trace->population->base.id, trace->service->base.id);
  (void) world;
}

/* How often a table tells @role. */
static guint
n_columns (const Trace *trace, int role)
{
  guint n = 0;

  ENTITY_EACH (trace, KIND_COLUMN, Column, column)
    n += column->role == role;
  return n;
}

static void
check_columns (const Trace *trace, ProblemList *problems)
{
  gboolean is_log
      = trace->format == TRACE_CLF || trace->format == TRACE_COMBINED;

  ENTITY_EACH (trace, KIND_COLUMN, Column, column)
    if (is_log)
      entity_complain (&column->base, problems,
                       "an access log has no columns to name; expected "
                       "format=\"table\" or \"csv\"");
    else if (n_columns (trace, column->role) > 1)
      entity_complain (&column->base, problems,
                       "there is another column for '%s'",
                       COLUMN_ROLE_WORDS[column->role]);
  if (trace->format == TRACE_TABLE && n_columns (trace, COLUMN_TIME) == 0)
    entity_complain (&trace->base, problems,
                     "no <column is=\"time\" .../> says when requests were "
                     "sent");
}

/* Whose requests they are is said once for all, or by every line. */
static void
check_whose (const Trace *trace, ProblemList *problems)
{
  gboolean is_csv = trace->format == TRACE_CSV;

  if (trace->population == NULL && !is_csv
      && n_columns (trace, COLUMN_POPULATION) == 0)
    entity_complain (&trace->base, problems,
                     "says neither by 'population' nor by a column whose "
                     "requests they are");
  if (trace->service == NULL && !is_csv
      && n_columns (trace, COLUMN_SERVICE) == 0)
    entity_complain (&trace->base, problems,
                     "says neither by 'service' nor by a column what is asked "
                     "for");
}

static void
check_trace (const World *world, const Entity *entity, ProblemList *problems)
{
  const Trace *trace = (const Trace *) entity;

  check_use (world, trace, problems);
  check_columns (trace, problems);
  check_whose (trace, problems);
  if (trace->origin == SIM_ALWAYS)
    entity_complain (entity, problems, "'origin' must be a date");
}

static const AttributeSpec TRACE_ATTRIBUTES[] = {
  { ATTRIBUTE (Trace, href, "href", ATTRIBUTE_TEXT, REQUIRED,
               "the file, beside the scenario or in the library; may be "
               "compressed by gzip") },
  { ATTRIBUTE (Trace, format, "format", ATTRIBUTE_WORD, REQUIRED,
               "clf and combined are access logs, csv has the columns "
               "time,population,service,bytes_in,bytes_out,demand, table what "
               "its <column> elements say"),
    .words = TRACE_FORMAT_WORDS },
  { ATTRIBUTE (Trace, population, "population", ATTRIBUTE_REFERENCE, OPTIONAL,
               "whose requests they are, unless a column says so"),
    .target = KIND_POPULATION },
  { ATTRIBUTE (Trace, service, "service", ATTRIBUTE_REFERENCE, OPTIONAL,
               "what they ask for, unless a column says so"),
    .target = KIND_SERVICE },
  { ATTRIBUTE (Trace, separator, "separator", ATTRIBUTE_WORD, "comma",
               "what stands between two fields of a table or csv"),
    .words = SEPARATOR_WORDS },
  { ATTRIBUTE (Trace, header, "header", ATTRIBUTE_YES_NO, "yes",
               "the first line of a table names its columns") },
  { ATTRIBUTE (Trace, origin, "origin", ATTRIBUTE_FROM, "1970-01-01",
               "the instant that counts as 0 where times are numbers") },
  { ATTRIBUTE (Trace, zone, "zone", ATTRIBUTE_OFFSET, "+00:00",
               "time zone of times that name none") },
  { ATTRIBUTE (Trace, start, "start", ATTRIBUTE_FROM, "always",
               "when its earliest line is replayed, the others as much later "
               "as they were; always: when they say") },
  { ATTRIBUTE (Trace, speed, "speed", ATTRIBUTE_NUMBER, "1",
               "how much faster it is replayed"),
    .least = 1e-6, .most = 1e6 },
  { ATTRIBUTE (Trace, scale, "scale", ATTRIBUTE_NUMBER, "1",
               "requests for one line; 0.5 leaves out every second at random"),
    .least = 0, .most = 1e6 },
  { ATTRIBUTE (Trace, loop, "loop", ATTRIBUTE_SPAN, "0s",
               "all lines come again after so long, as in 7d; 0s: once") },
  { ATTRIBUTE (Trace, spread, "spread", ATTRIBUTE_SPAN, "0s",
               "each request is sent later by a random part of it, as in 1s "
               "for times in whole seconds") },
  { ATTRIBUTE (Trace, tolerance, "tolerance", ATTRIBUTE_SPAN, "1min",
               "a line may be so much earlier than one before; one that is "
               "earlier still is bad") },
  { ATTRIBUTE (Trace, bad_lines, "bad-lines", ATTRIBUTE_SHARE, "1%",
               "share of bad lines that is left out; more stop the run") },
  { ATTRIBUTE (Trace, play, "play", ATTRIBUTE_WORD, "auto",
               "whole: every line; windows: those in the sampled windows; "
               "auto: whole unless it loops"),
    .words = PLAY_WORDS },
  { 0 }
};

const EntityKind KIND_OF_TRACE = { .id = KIND_TRACE,
                                   .element = "trace",
                                   .help = "Requests of a file, to be replayed",
                                   .size = sizeof (Trace),
                                   .attributes = TRACE_ATTRIBUTES,
                                   .parents = AT_TOP,
                                   .needs_id = TRUE,
                                   .check = check_trace };

static void
check_column (const World *world G_GNUC_UNUSED, const Entity *entity,
              ProblemList *problems)
{
  const Column *column = (const Column *) entity;
  g_autofree char *wrong = NULL;
  double factor;

  if (!column_factor (column->role, column->unit, &factor, &wrong))
    entity_complain (entity, problems, "unit: %s", wrong);
}

static const AttributeSpec COLUMN_ATTRIBUTES[] = {
  { ATTRIBUTE (Column, role, "is", ATTRIBUTE_WORD, REQUIRED, "what it holds"),
    .words = COLUMN_ROLE_WORDS },
  { ATTRIBUTE (Column, name, "name", ATTRIBUTE_TEXT, REQUIRED,
               "as the header calls it, or its number, from 1") },
  { ATTRIBUTE (Column, unit, "unit", ATTRIBUTE_TEXT, OPTIONAL,
               "what 1 in it stands for, as in 1ms or 4B; a second or a byte "
               "when left out") },
  { 0 }
};

const EntityKind KIND_OF_COLUMN = { .id = KIND_COLUMN,
                                    .element = "column",
                                    .help = "A column of a trace",
                                    .size = sizeof (Column),
                                    .attributes = COLUMN_ATTRIBUTES,
                                    .parents = IN_TRACE,
                                    .check = check_column };
