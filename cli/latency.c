#include "config.h"

#include "cli/latency.h"
#include "cli/json-output.h"

double
latency_ms (SimSpan span)
{
  return (double) span / (double) SIM_MILLISECOND;
}

/* The latest measurement between the two, either way; first @from to @to. */
static const Measurement *
find_measured (const World *world, const Entity *from, const Entity *to)
{
  const Measurement *found = NULL;

  WORLD_EACH (world, KIND_MEASUREMENT, Measurement, measured)
    {
      gboolean there = &measured->a->base == from && &measured->b->base == to;
      gboolean back = &measured->b->base == from && &measured->a->base == to;

      if ((there || back)
          && (found == NULL || measured->when > found->when
              || (there && measured->when == found->when)))
        found = measured;
    }
  return found;
}

static gboolean
find_open (const Latency *latency, const char *name, Spot *spot, char **wrong)
{
  g_autofree char *when = NULL;
  g_autofree char *day = sim_time_format (latency->at);

  if (!gazetteer_find (latency->gazetteer, name, spot, wrong))
    return FALSE;
  if (dated_holds (spot->opened, spot->closed, latency->at))
    return TRUE;
  when = sim_time_format (latency->at < spot->opened ? spot->opened
                                                     : spot->closed);
  *wrong = g_strdup_printf ("'%s' %s on %s; asked for %s", name,
                            latency->at < spot->opened ? "opens" : "closed",
                            when, day);
  return FALSE;
}

/* Find both, and say of both what is wrong. */
static gboolean
find_both (const Latency *latency, const char *from, const char *to,
           Answer *answer, char **wrong)
{
  g_autofree char *wrong_from = NULL;
  g_autofree char *wrong_to = NULL;
  gboolean fine = find_open (latency, from, &answer->from, &wrong_from);

  fine &= find_open (latency, to, &answer->to, &wrong_to);
  if (!fine)
    *wrong
        = g_strdup_printf ("%s%s%s", wrong_from == NULL ? "" : wrong_from,
                           wrong_from == NULL || wrong_to == NULL ? "" : "; ",
                           wrong_to == NULL ? "" : wrong_to);
  return fine;
}

gboolean
latency_answer (const Latency *latency, const char *from, const char *to,
                Answer *answer, char **wrong)
{
  if (!find_both (latency, from, to, answer, wrong))
    return FALSE;
  answer->path
      = paths_between (latency->paths, &answer->from.end, &answer->to.end);
  answer->measured
      = find_measured (latency->world, answer->from.entity, answer->to.entity);
  return TRUE;
}

char *
latency_route (const Latency *latency, const Answer *answer)
{
  g_autoptr (GPtrArray) hubs = NULL;
  GString *text = g_string_new (NULL);

  if (answer->path.barrier != NULL)
    g_string_printf (text, "no path: %s is blocked",
                     answer->path.barrier->title != NULL
                         ? answer->path.barrier->title
                         : answer->path.barrier->kind->element);
  else if (!answer->path.is_open)
    g_string_append (text, "no path: no open links lead there");
  if (text->len > 0)
    return g_string_free (text, FALSE);
  hubs = paths_hubs (latency->paths, &answer->path);
  for (guint i = 0; i < hubs->len; i++)
    g_string_append_printf (
        text, "%s%s", i > 0 ? " > " : "",
        ((const Entity *) g_ptr_array_index (hubs, i))->title);
  if (hubs->len == 0)
    g_string_append (text, "direct");
  return g_string_free (text, FALSE);
}

static void
add_parts (JsonBuilder *builder, const Path *path, SimTime at)
{
  json_output_number (builder, "rtt_ms", latency_ms (path->rtt));
  json_output_number (builder, "overhead_ms", latency_ms (path->overhead));
  json_output_number (builder, "access_ms", latency_ms (path->access));
  json_output_number (builder, "links_ms", latency_ms (path->links));
  json_output_number (builder, "hops_ms", latency_ms (path->hops));
  if (path->waits != NULL)
    {
      json_output_number (builder, "queueing_ms", latency_ms (path->queueing));
      json_output_number (builder, "rtt_in_that_hour_ms",
                          latency_ms (path_rtt (path, at)));
    }
  json_output_number (builder, "border_ms", latency_ms (path->border));
  json_output_number (builder, "jitter_ms", latency_ms (path->jitter));
  json_output_number (builder, "loss", path_loss (path, at));
  json_output_number (builder, "rate_bit_s", path_rate (path, at));
  json_output_number (builder, "route_km", path->route_km);
}

void
latency_build_json (JsonBuilder *builder, const Latency *latency,
                    const Answer *answer)
{
  g_autofree char *route = latency_route (latency, answer);

  json_builder_begin_object (builder);
  json_output_text (builder, "from", answer->from.name);
  json_output_text (builder, "to", answer->to.name);
  json_output_truth (builder, "open", answer->path.is_open);
  json_output_number (builder, "km", answer->path.km);
  if (answer->path.is_open)
    add_parts (builder, &answer->path, latency->at);
  json_output_text (builder, "route", route);
  if (answer->path.network != NULL)
    json_output_text (builder, "network", answer->path.network->base.id);
  if (answer->measured != NULL)
    {
      json_output_number (builder, "measured_ms",
                          latency_ms (answer->measured->rtt));
      json_output_text (builder, "measured_source",
                        answer->measured->base.source);
    }
  json_builder_end_object (builder);
}
