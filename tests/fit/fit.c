/* Fit the free parameters of one network on a table of round trips.
 *
 *   fit WORLD.xml TABLE.csv NETWORK [--folds N] [--strength S] [--write]
 *
 * Given the routes, a round trip is linear in the overhead, the hop, the
 * stretches and the delays of the corridors; so: find the routes, solve the
 * linear problem, take half of the step, and again. Errors are relative, and
 * weighted so that their absolute values count (a lost ping weighs no more than
 * another pair). Each parameter is drawn to its start value with a strength of
 * @strength pairs off by all of it, so a link that few pairs use stays near the
 * other links of its medium, and one that none uses stays there.
 *
 * With folds, the places are dealt into N hands, and each hand's pairs are
 * predicted by a fit without its places: the honest error.
 */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/world/study.h"
#include "tests/fit/pairs.h"
#include "tests/fit/solve.h"
#include "tests/fit/write.h"

enum
{
  ROUNDS = 30
};

typedef struct
{
  Study *study;
  const World *world;
  Network *network;
  GArray *pairs;
  Problem2 *problem;
  guint n_links;
  guint *used; /* pairs over each link, in the last round */
  double strength;
  int folds, fold; /* the fold left out, or -1 */
} Fit;

/* Positions of the parameters: three of the network, the links of the World,
 * its corridors. */
enum
{
  AT_OVERHEAD,
  AT_HOP,
  AT_ACCESS,
  AT_LINKS
};

/* --- parameters -------------------------------------------------------------- */

static const double LAND_STRETCH = 1.46, SEA_STRETCH = 1.19;

static double
start_of (const Link *link)
{
  return link->medium == 0 ? LAND_STRETCH : SEA_STRETCH;
}

static Parameter *
parameter (Fit *fit, guint at)
{
  return &fit->problem->parameters[at];
}

static guint
at_corridor (const Fit *fit, const Corridor *corridor)
{
  return AT_LINKS + fit->n_links + corridor->base.index;
}

static void
set_up (Fit *fit)
{
  double strength = fit->strength;

  *parameter (fit, AT_OVERHEAD) = (Parameter){ 4, 4, 0.1 * strength, 0.3, 20 };
  *parameter (fit, AT_HOP) = (Parameter){ 0.2, 0.2, strength, 0, 3 };
  *parameter (fit, AT_ACCESS) = (Parameter){ 1.8, 1.8, strength, 1.05, 4 };
  WORLD_EACH (fit->world, KIND_LINK, Link, link)
    *parameter (fit, AT_LINKS + link->base.index)
        = (Parameter){ start_of (link), start_of (link), strength, 1.02, 3.2 };
  WORLD_EACH (fit->world, KIND_CORRIDOR, Corridor, corridor)
    *parameter (fit, at_corridor (fit, corridor))
        = (Parameter){ 100, 100, 0.02 * strength, 0, 600 };
}

/* The fit owns the World it loaded, and nobody else looks at it. */
static void
apply (Fit *fit)
{
  fit->network->overhead
      = (SimSpan) (parameter (fit, AT_OVERHEAD)->value * 1e6);
  fit->network->hop = (SimSpan) (parameter (fit, AT_HOP)->value * 1e6);
  fit->network->stretch = parameter (fit, AT_ACCESS)->value;
  WORLD_EACH (fit->world, KIND_LINK, Link, link)
    if (link->network == fit->network)
      ((Link *) link)->stretch
          = parameter (fit, AT_LINKS + link->base.index)->value;
  WORLD_EACH (fit->world, KIND_CORRIDOR, Corridor, corridor)
    ((Corridor *) corridor)->delay
        = (SimSpan) (parameter (fit, at_corridor (fit, corridor))->value * 1e6);
}

/* --- rows -------------------------------------------------------------------- */

static int
fold_of (const Fit *fit, const Place *place)
{
  return fit->folds == 0
             ? -2
             : (int) (g_str_hash (place->base.id) * 2654435761u >> 16)
                   % fit->folds;
}

static gboolean
is_left_out (const Pair *pair, gpointer data)
{
  const Fit *fit = data;

  return fit->fold >= 0
         && (fold_of (fit, pair->a) == fit->fold
             || fold_of (fit, pair->b) == fit->fold);
}

static const Corridor *
corridor_of (const Fit *fit, Paths *paths, const Path *path)
{
  g_autoptr (GPtrArray) hubs = paths_hubs (paths, path);
  const Hub *first, *last;

  if (path->crossed == NULL || hubs->len == 0)
    return NULL;
  first = g_ptr_array_index (hubs, 0);
  last = g_ptr_array_index (hubs, hubs->len - 1);
  (void) fit;
  return border_corridor (path->crossed,
                          first->jurisdiction != NULL ? last->area
                                                      : first->area,
                          SIM_NEVER - 1);
}

static void
add_row (Fit *fit, Paths *paths, const Pair *pair)
{
  PathEnd a = path_end_of_place (pair->a);
  PathEnd b = path_end_of_place (pair->b);
  Path path = paths_between (paths, &a, &b);
  g_autoptr (GPtrArray) links = paths_links (paths, &path);
  const Corridor *corridor = corridor_of (fit, paths, &path);
  double scale = 1 / pair->rtt_ms;
  double model = (double) path.rtt / 1e6;

  if (!path.is_open)
    return;
  problem_begin_row (fit->problem);
  problem_add (fit->problem, AT_OVERHEAD, scale);
  problem_add (fit->problem, AT_HOP, scale * links->len);
  problem_add (fit->problem, AT_ACCESS,
               scale * (double) path.access / 1e6 / fit->network->stretch);
  for (guint i = 0; i < links->len; i++)
    {
      const Link *link = g_ptr_array_index (links, i);

      fit->used[link->base.index]++;
      problem_add (fit->problem, AT_LINKS + link->base.index,
                   scale * (double) link_round_trip (link) / 1e6
                       / link->stretch);
    }
  if (corridor != NULL)
    problem_add (fit->problem, at_corridor (fit, corridor), scale);
  problem_end_row (fit->problem, 1, fabs (model * scale - 1));
}

static void
one_round (Fit *fit)
{
  g_autoptr (Paths) paths = NULL;

  apply (fit);
  paths = paths_new (fit->world, SIM_NEVER - 1);
  problem_clear (fit->problem);
  memset (fit->used, 0, fit->n_links * sizeof *fit->used);
  for (guint i = 0; i < fit->pairs->len; i++)
    {
      const Pair *pair = &g_array_index (fit->pairs, Pair, i);

      if (!is_left_out (pair, fit))
        add_row (fit, paths, pair);
    }
  problem_step (fit->problem, 0.5);
}

static void
run (Fit *fit, int fold)
{
  fit->fold = fold;
  set_up (fit);
  for (int round = 0; round < ROUNDS; round++)
    one_round (fit);
  apply (fit);
}

/* --- reports ------------------------------------------------------------------ */

static gboolean
is_abroad (const Pair *pair, gpointer data)
{
  return !pair->crosses
         && (((const Fit *) data)->fold < 0 || is_left_out (pair, data));
}

static gboolean
is_crossing (const Pair *pair, gpointer data)
{
  return pair->crosses
         && (((const Fit *) data)->fold < 0 || is_left_out (pair, data));
}

static void
report (Fit *fit, const char *what)
{
  guint n, n_border;
  double other
      = pairs_median_error (fit->pairs, fit->world, is_abroad, fit, &n);
  double border = pairs_median_error (fit->pairs, fit->world, is_crossing, fit,
                                      &n_border);

  g_printerr ("%s: %.2f %% of %u pairs", what, 100 * other, n);
  if (n_border > 0)
    g_printerr (", across the border %.2f %% of %u", 100 * border, n_border);
  g_printerr ("\n");
}

static Network *
network_called (const World *world, const char *id)
{
  const Entity *entity = world_find (world, id);

  return entity == NULL || entity->kind->id != KIND_NETWORK
             ? NULL
             : (Network *) entity;
}

static Fit *
fit_new (const char *path, const char *table, const char *network)
{
  g_autoptr (ProblemList) problems = problem_list_new ();
  g_autoptr (GError) error = NULL;
  Fit *fit = g_new0 (Fit, 1);
  gboolean is_private;

  fit->study = study_load (path, NULL, g_getenv ("SCENARIOS"), problems);
  if (fit->study == NULL)
    {
      g_printerr ("%s", problem_list_format (problems));
      exit (2);
    }
  fit->world = study_world (fit->study);
  fit->network = network_called (fit->world, network);
  is_private = fit->network->form == NETWORK_PRIVATE;
  fit->pairs = pairs_read (fit->world, table,
                           !is_private                  ? NULL
                           : strstr (table, "aws") != NULL ? "aws"
                                                           : "azure",
                           is_private ? "rtt_ms" : "rtt_avg_ms", &error);
  if (fit->pairs == NULL)
    {
      g_printerr ("%s\n", error->message);
      exit (2);
    }
  fit->n_links = world_all (fit->world, KIND_LINK)->len;
  fit->used = g_new0 (guint, fit->n_links);
  fit->problem = problem_new (
      AT_LINKS + fit->n_links + world_all (fit->world, KIND_CORRIDOR)->len);
  return fit;
}

int
main (int argc, char **argv)
{
  Fit *fit;
  int folds = 0;
  double strength = 0.3;
  gboolean write = FALSE, as_is = FALSE;
  const GOptionEntry options[]
      = { { "folds", 0, 0, G_OPTION_ARG_INT, &folds, "Cross-validate", "N" },
          { "strength", 0, 0, G_OPTION_ARG_DOUBLE, &strength, "Of the start "
            "values", "S" },
          { "write", 0, 0, G_OPTION_ARG_NONE, &write, "Write XML", NULL },
          { "as-is", 0, 0, G_OPTION_ARG_NONE, &as_is, "Do not fit", NULL },
          { NULL, 0, 0, 0, NULL, NULL, NULL } };
  g_autoptr (GOptionContext) context
      = g_option_context_new ("WORLD.xml TABLE.csv NETWORK");

  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, NULL) || argc != 4)
    return 2;
  fit = fit_new (argv[1], argv[2], argv[3]);
  fit->strength = strength;
  fit->folds = folds;
  for (int fold = 0; fold < folds; fold++)
    {
      run (fit, fold);
      report (fit, "left out");
    }
  fit->fold = -1;
  if (!as_is)
    run (fit, -1);
  report (fit, "all");
  if (write)
    write_network (fit->world, fit->network, fit->used);
  return 0;
}
