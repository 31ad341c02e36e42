#include "config.h"

#include "models/traffic/trace-survey.h"

#include <string.h>

#include "models/traffic/trace-clients.h"
#include "models/world/quantity.h"
#include "models/world/scenario.h"

enum
{
  SHOWN_MOST = 10 /* bad lines told one by one */
};

typedef struct
{
  const World *world;
  const Trace *trace;
  TraceSurvey *survey;
  TraceClients *clients;
  GPtrArray *bad;    /* of char, what is wrong with the first bad lines */
  GArray *bad_lines; /* of int, their numbers */
} Surveying;

/* --- whose requests they are ---------------------------------------------- */

static const Use *
use_of (const Population *population, const Service *service)
{
  ENTITY_EACH (population, KIND_USE, Use, use)
    if (use->instance->service == service)
      return use;
  return NULL;
}

/* The entity of @kind that @field names, or NULL and why not. */
static const Entity *
named (const World *world, EntityKindId kind, Field field, char **why)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  g_autofree char *name = NULL;
  g_autofree char *quoted = NULL;
  g_autofree char *hint = NULL;

  WORLD_EACH (world, kind, Entity, entity)
    {
      if (field_is (field, entity->id))
        return entity;
      g_ptr_array_add (known, (gpointer) entity->id);
    }
  g_ptr_array_add (known, NULL);
  name = g_strndup (field.text, MIN (field.length, 200));
  quoted = problem_quote (name);
  hint = problem_suggest (name, (const char *const *) known->pdata);
  *why = g_strdup_printf ("there is no %s '%s'%s", entity_kind (kind)->element,
                          quoted, hint);
  return NULL;
}

const Use *
trace_use_of (const World *world, const Trace *trace, const TraceLine *line,
              char **why)
{
  const Entity *population = (const Entity *) trace->population;
  const Entity *service = (const Entity *) trace->service;
  const Use *use;

  if (line->population.text != NULL)
    population = named (world, KIND_POPULATION, line->population, why);
  if (population != NULL && line->service.text != NULL)
    service = named (world, KIND_SERVICE, line->service, why);
  if (population == NULL || service == NULL)
    return NULL;
  use = use_of ((const Population *) population, (const Service *) service);
  if (use == NULL)
    *why = g_strdup_printf ("<population %s> does not use '%s'", population->id,
                            service->id);
  return use;
}

/* --- reading -------------------------------------------------------------- */

static void
note_bad (Surveying *surveying, guint64 number, char *why)
{
  int line = (int) MIN (number, G_MAXINT);

  surveying->survey->n_bad++;
  if (surveying->bad->len < SHOWN_MOST)
    {
      g_ptr_array_add (surveying->bad, why);
      g_array_append_val (surveying->bad_lines, line);
    }
  else
    g_free (why);
}

static void
count (Surveying *surveying, const TraceLine *line)
{
  TraceSurvey *survey = surveying->survey;

  if (survey->n_requests == 0 || line->when < survey->first)
    survey->first = line->when;
  survey->last = line->latest;
  survey->n_requests++;
  survey->n_back += line->when < line->latest;
  survey->bytes_in += (guint64) (MAX (line->bytes_in, 0) + 0.5);
  survey->bytes_out += (guint64) (MAX (line->bytes_out, 0) + 0.5);
  survey->statuses[line->status]++;
  if (line->client.text != NULL)
    trace_clients_add (surveying->clients, field_hash (line->client));
}

/* A line that names its population or service must name known ones. */
static void
look_at (Surveying *surveying, const TraceLine *line)
{
  char *why = NULL;

  if ((line->population.text != NULL || line->service.text != NULL)
      && trace_use_of (surveying->world, surveying->trace, line, &why) == NULL)
    note_bad (surveying, line->number, why);
  else
    count (surveying, line);
}

/* FALSE when the file could not be read to its end. */
static gboolean
read_all (Surveying *surveying, ProblemList *problems)
{
  g_autoptr (TraceReader) reader = trace_reader_new (surveying->trace);
  TraceSurvey *survey = surveying->survey;
  TraceRead found;
  TraceLine line;

  while ((found = trace_reader_next (reader, &line)) < TRACE_READ_END)
    if (found == TRACE_READ_REQUEST)
      look_at (surveying, &line);
    else
      note_bad (surveying, trace_reader_line (reader),
                trace_reader_why (reader));
  if (found == TRACE_READ_FAILED)
    {
      g_autofree char *why = trace_reader_why (reader);

      problem_note (problems, surveying->trace->shown,
                    (int) MIN (trace_reader_line (reader), G_MAXINT), "%s",
                    why);
      return FALSE;
    }
  survey->n_lines = sim_lines_n (trace_reader_lines (reader));
  survey->n_bytes = sim_lines_n_bytes (trace_reader_lines (reader));
  survey->hash = sim_lines_hash (trace_reader_lines (reader));
  survey->n_clients
      = trace_clients_n (surveying->clients, &survey->clients_exact);
  return TRUE;
}

/* --- what is said about it ------------------------------------------------ */

static gboolean
is_borne (const Trace *trace, const TraceSurvey *survey)
{
  return (double) survey->n_bad
         <= trace->bad_lines * (double) (survey->n_bad + survey->n_requests);
}

/* Remarks when the trace bears them, problems otherwise. */
static void
tell_bad_lines (const Surveying *surveying, ProblemList *problems)
{
  const TraceSurvey *survey = surveying->survey;
  const Trace *trace = surveying->trace;
  gboolean borne = is_borne (trace, survey);
  guint64 n = survey->n_bad + survey->n_requests;
  void (*say) (ProblemList *, const char *, int, const char *, ...)
      = borne ? problem_remark : problem_note;

  for (guint i = 0; i < surveying->bad->len; i++)
    say (problems, trace->shown, g_array_index (surveying->bad_lines, int, i),
         "%s", (const char *) g_ptr_array_index (surveying->bad, i));
  if (survey->n_bad > 0)
    say (problems, trace->shown, 0,
         "%" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT
         " lines are bad (%.3g %%)%s; at most %.3g %% may be, says 'bad-lines'",
         survey->n_bad, n, 100.0 * (double) survey->n_bad / (double) n,
         borne ? " and left out" : "", 100 * trace->bad_lines);
  if (survey->n_back > 0)
    problem_remark (problems, trace->shown, 0,
                    "%" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT
                    " requests stand behind later ones; they are replayed at "
                    "their own times",
                    survey->n_back, survey->n_requests);
}

static gboolean
check_whole (const Surveying *surveying, ProblemList *problems)
{
  const TraceSurvey *survey = surveying->survey;
  const Trace *trace = surveying->trace;

  if (!is_borne (trace, survey))
    return FALSE;
  if (survey->n_requests == 0)
    {
      problem_note (problems, trace->shown, 0, "has no request");
      return FALSE;
    }
  return TRUE;
}

gboolean
trace_survey_read (const World *world, const Trace *trace, TraceSurvey *survey,
                   ProblemList *problems)
{
  g_autoptr (GPtrArray) bad = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) bad_lines = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (TraceClients) clients = trace_clients_new ();
  Surveying surveying = { world, trace, survey, clients, bad, bad_lines };

  if (!read_all (&surveying, problems))
    return FALSE;
  tell_bad_lines (&surveying, problems);
  return check_whole (&surveying, problems);
}

/* --- all traces of a study ------------------------------------------------ */

/* What decides what a survey gives: the texts of the trace and its columns. */
static char *
survey_key (const Trace *trace)
{
  GString *key = g_string_new (trace->path);

  for (guint i = 0; i < entity_kind_n_attributes (&KIND_OF_TRACE); i++)
    g_string_append_printf (
        key, "\n%s", trace->base.texts[i] == NULL ? "" : trace->base.texts[i]);
  ENTITY_EACH (trace, KIND_COLUMN, Column, column)
    g_string_append_printf (key, "\n%d %s %s", column->role, column->name,
                            column->unit == NULL ? "" : column->unit);
  return g_string_free (key, FALSE);
}

/* A trace can come again only when it is over. */
static void
check_loop (const Trace *trace, ProblemList *problems)
{
  double span
      = (double) (trace->survey->last - trace->survey->first) / trace->speed;
  g_autofree char *text = NULL;

  if (trace->loop == 0 || span < (double) trace->loop)
    return;
  text = quantity_format_span ((SimSpan) MIN (span, 9e18));
  entity_complain (&trace->base, problems,
                   "loop: the trace lasts %s; it can only come again later "
                   "than that",
                   text);
}

static void
check_extent (const World *world, const Trace *trace, ProblemList *problems)
{
  const Scenario *scenario = world_scenario (world);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  SimTime from, to;

  trace_extent (trace, &from, &to);
  if (from < scenario->to && to > scenario->from)
    return;
  first = sim_time_format (from);
  last = sim_time_format (to);
  problem_remark (problems, trace->shown, 0,
                  "nothing of it is replayed: its requests are sent from %s to "
                  "%s, outside of the run; 'start' of the <trace> moves them",
                  first, last);
}

/* The runs of a study are keyed by what its traces hold. */
static void
depend_on (Study *study, const TraceSurvey *survey)
{
  g_autofree char *text
      = g_strdup_printf ("%016" G_GINT64_MODIFIER "x %" G_GUINT64_FORMAT,
                         survey->hash, survey->n_lines);

  study_depends_on (study, text);
}

/* A survey that failed is known, too, as NULL: it is told once. */
static TraceSurvey *
survey_of (Study *study, const World *world, const Trace *trace, char *key,
           ProblemList *problems)
{
  TraceSurvey *survey = g_new0 (TraceSurvey, 1);

  if (!trace_survey_read (world, trace, survey, problems))
    g_clear_pointer (&survey, g_free);
  g_hash_table_insert (study->surveys, key, survey);
  return survey;
}

static gboolean
is_surveyed (const Study *study, const char *key, gpointer *survey)
{
  return study != NULL
         && g_hash_table_lookup_extended (study->surveys, key, NULL, survey);
}

static void
survey_trace (Study *study, const Study *base, const World *world,
              const Trace *trace, ProblemList *problems)
{
  g_autofree char *key = survey_key (trace);
  gpointer survey;
  gboolean told = TRUE;

  if (!is_surveyed (study, key, &survey) && !is_surveyed (base, key, &survey))
    {
      survey
          = survey_of (study, world, trace, g_steal_pointer (&key), problems);
      if (survey != NULL && base == NULL)
        depend_on (study, survey);
      told = FALSE;
    }
  ((Trace *) trace)->survey = survey;
  if (survey == NULL)
    return;
  check_loop (trace, problems);
  if (!told)
    check_extent (world, trace, problems);
}

void
traces_survey (Study *study, const Study *base, ProblemList *problems)
{
  for (guint i = 0; i < study->worlds->len; i++)
    {
      const World *world = g_ptr_array_index (study->worlds, i);

      WORLD_EACH (world, KIND_TRACE, Trace, trace)
        survey_trace (study, base, world, trace, problems);
    }
}
