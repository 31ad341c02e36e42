#include "config.h"

#include "cli/data-dir.h"
#include "cli/json-output.h"
#include "cli/latency.h"
#include "cli/loading.h"
#include "cli/output.h"
#include "cli/verb.h"

typedef struct
{
  char *scenario;
  char *cloud;
  char *pairs;
  char *at;
  char **sets;
  gboolean json;
} Wishes;

/* --- one answer for people ------------------------------------------------ */

static void
add_part (Table *table, const char *name, SimSpan span, const char *note)
{
  g_autofree char *text = output_number (latency_ms (span), 4);
  const char *cells[] = { name, text, "ms", note };

  table_add (table, cells);
}

static void
add_quality (Table *table, const Path *path, SimTime at)
{
  g_autofree char *loss = output_number (100 * path_loss (path, at), 3);
  g_autofree char *rate = output_number (path_rate (path, at) / 1e6, 3);
  const char *loss_cells[] = { "packets lost", loss, "%", "" };
  const char *rate_cells[] = { "one transfer", rate, "Mbit/s", "" };

  add_part (table, "jitter", path->jitter, "mean deviation");
  table_add (table, loss_cells);
  if (path->crossed != NULL)
    table_add (table, rate_cells);
}

static void
add_measured (Table *table, const Answer *answer)
{
  const Measurement *measured = answer->measured;
  double model = (double) answer->path.rtt;
  g_autofree char *note = NULL;

  if (measured == NULL)
    return;
  note = g_strdup_printf ("model %+.1f %%; %s",
                          100 * (model / (double) measured->rtt - 1),
                          measured->base.source);
  add_part (table, "measured", measured->rtt, note);
}

/* Waiting in full links, where there are any: mean, and at that hour. */
static void
add_queueing (Table *table, const Path *path, SimTime at)
{
  g_autofree char *note = NULL;

  if (path->waits == NULL)
    return;
  note = g_strdup_printf (
      "mean of the day; in that hour %.4g ms",
      latency_ms (path->queueing + path_rtt (path, at) - path->rtt));
  add_part (table, "  queueing", path->queueing, note);
}

static void
print_answer (const Latency *latency, const Answer *answer)
{
  const Path *path = &answer->path;
  g_autoptr (Table) table = table_new ("lrll");
  g_autofree char *route = latency_route (latency, answer);
  g_autofree char *kilometres
      = g_strdup_printf ("%.0f km as the crow flies", path->km);
  g_autofree char *fibre = g_strdup_printf ("%.0f km of fibre", path->route_km);

  if (path->is_open)
    {
      add_part (table, "round trip", path->rtt, kilometres);
      add_part (table, "  overhead", path->overhead, "");
      add_part (table, "  access", path->access, "");
      add_part (table, "  links", path->links, fibre);
      add_part (table, "  hops", path->hops, "");
      add_queueing (table, path, latency->at);
      add_part (table, "  border", path->border,
                path->crossed != NULL ? path->crossed->base.title : "");
      add_quality (table, path, latency->at);
    }
  add_measured (table, answer);
  g_print ("%s to %s\n", answer->from.name, answer->to.name);
  table_print (table);
  g_print ("route: %s\n", route);
}

static void
print_json (const Latency *latency, const Answer *answer)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  latency_build_json (builder, latency, answer);
  json_output_print (builder);
}

static ExitStatus
answer_one (const Latency *latency, const char *from, const char *to,
            gboolean json)
{
  g_autofree char *wrong = NULL;
  Answer answer;

  if (!latency_answer (latency, from, to, &answer, &wrong))
    {
      g_printerr ("sovsim latency: %s\n", wrong);
      return EXIT_USAGE;
    }
  if (json)
    print_json (latency, &answer);
  else
    print_answer (latency, &answer);
  return answer.path.is_open ? EXIT_FINE : EXIT_REFUTED;
}

/* --- the World of a day --------------------------------------------------- */

static gboolean
read_day (const Wishes *wishes, Latency *latency)
{
  const Scenario *scenario = world_scenario (study_world (latency->study));

  latency->at = scenario->to - 1;
  if (wishes->at == NULL || sim_time_parse (wishes->at, &latency->at))
    return TRUE;
  g_printerr ("sovsim latency: --at: found '%s', expected a date, as in "
              "2021-11-01\n",
              wishes->at);
  return FALSE;
}

static gboolean
check_cloud (const Latency *latency, const char *cloud)
{
  g_autofree char *known = NULL;

  if (cloud == NULL || gazetteer_knows_cloud (latency->gazetteer, &known))
    return TRUE;
  g_printerr ("sovsim latency: --cloud: there is no cloud '%s'%s\n", cloud,
              known);
  return FALSE;
}

static gboolean
open_network (const Wishes *wishes, Latency *latency)
{
  g_autofree char *folder = data_scenarios ();
  g_autofree char *shipped = g_build_filename (folder, "latency.xml", NULL);

  latency->study = loading_study (
      wishes->scenario != NULL ? wishes->scenario : shipped, wishes->sets);
  if (latency->study == NULL || !read_day (wishes, latency))
    return FALSE;
  latency->world = option_world (g_ptr_array_index (latency->study->options, 0),
                                 latency->at);
  latency->paths = paths_new (latency->world, latency->at);
  latency->gazetteer = gazetteer_new (latency->world, wishes->cloud);
  return check_cloud (latency, wishes->cloud);
}

static void
close_network (Latency *latency)
{
  gazetteer_free (latency->gazetteer);
  paths_free (latency->paths);
  study_free (latency->study);
}

/* --- the verb ------------------------------------------------------------- */

static ExitStatus
answer (const Wishes *wishes, char **places)
{
  Latency latency = { 0 };
  ExitStatus status = EXIT_USAGE;

  if (open_network (wishes, &latency))
    status = wishes->pairs != NULL
                 ? latency_pairs (&latency, wishes->pairs, wishes->json)
                 : answer_one (&latency, places[0], places[1], wishes->json);
  close_network (&latency);
  return status;
}

static void
wishes_clear (Wishes *wishes)
{
  g_free (wishes->scenario);
  g_free (wishes->cloud);
  g_free (wishes->pairs);
  g_free (wishes->at);
  g_strfreev (wishes->sets);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wishes, wishes_clear)

static ExitStatus
latency_verb (int argc, char **argv)
{
  g_auto (Wishes) wishes = { 0 };
  ExitStatus status;
  const GOptionEntry options[]
      = { { "pairs", 'p', 0, G_OPTION_ARG_FILENAME, &wishes.pairs,
            "Answer a CSV file with the columns src and dst", "FILE" },
          { "cloud", 'c', 0, G_OPTION_ARG_STRING, &wishes.cloud,
            "Take names for regions of this cloud first", "NAME" },
          { "at", 0, 0, G_OPTION_ARG_STRING, &wishes.at,
            "The network of this day; default the scenario's last", "DATE" },
          { "scenario", 0, 0, G_OPTION_ARG_FILENAME, &wishes.scenario,
            "Another network than the shipped one", "FILE" },
          { "set", 's', 0, G_OPTION_ARG_STRING_ARRAY, &wishes.sets,
            "Change an attribute, as in mainland-border.state=blocked",
            "CHANGE" },
          { "json", 0, 0, G_OPTION_ARG_NONE, &wishes.json, "Print JSON", NULL },
          { NULL, 0, 0, 0, NULL, NULL, NULL } };

  if (!verb_parse (&VERB_LATENCY, options, &argc, &argv, &status))
    return status;
  if (wishes.pairs != NULL && argc > 1)
    return verb_misused (&VERB_LATENCY, "expected two places or --pairs, not "
                                        "both");
  if (wishes.pairs == NULL && argc != 3)
    return verb_misused (&VERB_LATENCY, "expected two places");
  return answer (&wishes, argv + 1);
}

const Verb VERB_LATENCY
    = { .name = "latency",
        .arguments = "FROM TO",
        .help = "Round-trip time and route between two places",
        .run = latency_verb };
