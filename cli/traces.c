#include "config.h"

#include "cli/traces.h"

#include "cli/json-output.h"
#include "models/world/trace.h"

/* "200: 9126, 404: 213", most frequent first; "" when no line told one. */
static char *
format_statuses (const TraceSurvey *survey)
{
  GString *text = g_string_new (NULL);
  guint64 below = G_MAXUINT64;

  while (TRUE)
    {
      guint64 most = 0;

      for (guint i = 1; i < TRACE_STATUSES; i++)
        if (survey->statuses[i] < below)
          most = MAX (most, survey->statuses[i]);
      if (most == 0)
        return g_string_free (text, FALSE);
      for (guint i = 1; i < TRACE_STATUSES; i++)
        if (survey->statuses[i] == most)
          g_string_append_printf (text, "%s%u: %" G_GUINT64_FORMAT,
                                  text->len > 0 ? ", " : "", i, most);
      below = most;
    }
}

static char *
format_clients (const TraceSurvey *survey)
{
  if (survey->n_clients == 0)
    return g_strdup ("");
  return g_strdup_printf (" of %s%" G_GUINT64_FORMAT " client%s",
                          survey->clients_exact ? "" : "at least ",
                          survey->n_clients, survey->n_clients == 1 ? "" : "s");
}

static void
format_one (GString *text, const Trace *trace)
{
  const TraceSurvey *survey = trace->survey;
  g_autofree char *first = sim_time_format (survey->first);
  g_autofree char *last = sim_time_format (survey->last);
  g_autofree char *clients = format_clients (survey);
  g_autofree char *statuses = format_statuses (survey);

  g_string_append_printf (
      text,
      "trace %s: %" G_GUINT64_FORMAT " request%s%s in %" G_GUINT64_FORMAT
      " lines (%" G_GUINT64_FORMAT " bad)\n"
      "  from %s to %s, %.9g s\n"
      "  %" G_GUINT64_FORMAT " B in, %" G_GUINT64_FORMAT " B out\n",
      trace->base.id, survey->n_requests, survey->n_requests == 1 ? "" : "s",
      clients, survey->n_lines, survey->n_bad, first, last,
      (double) (survey->last - survey->first) / (double) SIM_SECOND,
      survey->bytes_in, survey->bytes_out);
  if (statuses[0] != '\0')
    g_string_append_printf (text, "  status %s\n", statuses);
}

char *
traces_format (const Study *study)
{
  GString *text = g_string_new (NULL);

  WORLD_EACH (study_world (study), KIND_TRACE, Trace, trace)
    if (trace->survey != NULL)
      format_one (text, trace);
  return g_string_free (text, FALSE);
}

/* --- JSON ----------------------------------------------------------------- */

static void
add_count (JsonBuilder *builder, const char *name, guint64 count)
{
  json_output_int (builder, name, (gint64) MIN (count, G_MAXINT64));
}

static void
add_statuses (JsonBuilder *builder, const TraceSurvey *survey)
{
  json_builder_set_member_name (builder, "statuses");
  json_builder_begin_object (builder);
  for (guint i = 1; i < TRACE_STATUSES; i++)
    if (survey->statuses[i] > 0)
      {
        g_autofree char *name = g_strdup_printf ("%u", i);

        add_count (builder, name, survey->statuses[i]);
      }
  json_builder_end_object (builder);
}

static void
add_one (JsonBuilder *builder, const Trace *trace)
{
  const TraceSurvey *survey = trace->survey;
  g_autofree char *first = sim_time_format (survey->first);
  g_autofree char *last = sim_time_format (survey->last);

  json_builder_begin_object (builder);
  json_output_text (builder, "trace", trace->base.id);
  json_output_text (builder, "file", trace->shown);
  add_count (builder, "lines", survey->n_lines);
  add_count (builder, "requests", survey->n_requests);
  add_count (builder, "bad_lines", survey->n_bad);
  add_count (builder, "clients", survey->n_clients);
  json_output_text (builder, "first", first);
  json_output_text (builder, "last", last);
  json_output_number (builder, "span_s",
                      (double) (survey->last - survey->first)
                          / (double) SIM_SECOND);
  add_count (builder, "bytes_in", survey->bytes_in);
  add_count (builder, "bytes_out", survey->bytes_out);
  add_statuses (builder, survey);
  json_builder_end_object (builder);
}

void
traces_to_json (const Study *study, JsonBuilder *builder)
{
  json_builder_begin_array (builder);
  WORLD_EACH (study_world (study), KIND_TRACE, Trace, trace)
    if (trace->survey != NULL)
      add_one (builder, trace);
  json_builder_end_array (builder);
}
