/* Fit the free parameters of one network on a table of round trips.
 *
 *   fit WORLD.xml NETWORK TABLE.csv [--check CLOUD=TABLE.csv] [--folds N]
 *
 * prints the network anew on standard output and the errors on standard error.
 *
 * Given the routes, a round trip is linear in the overhead, the hop, the
 * stretches and the delays of the corridors; so: find the routes, solve the
 * linear problem, take half of the step, and again. Errors are relative, and
 * weighted so that their absolute values count: a lost ping weighs no more than
 * another pair. Each parameter is drawn to its start value, so a link that few
 * pairs use stays near the other links of its medium, and one that none uses
 * stays there. The start values are higher than what comes out for busy links:
 * where nothing is known, routes had better not go.
 *
 * With folds, the places are dealt into N hands, and each hand's pairs are
 * predicted by a fit without its places: the honest error.
 */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/world/study.h"
#include "tests/fit/equations.h"
#include "tests/fit/pairs.h"
#include "tests/fit/write.h"

enum
{
  ROUNDS = 20
};

typedef struct
{
  Study *study;
  const World *world;
  Network *network;
  GArray *pairs;
  Equations *equations;
  guint n_links;
  guint *used;     /* pairs over each link, in the last round */
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

/* --- parameters --------------------------------------------------------------
 */

/* Found by trying: of the values tried, these leave the least error on places
 * that were left out. */
static const struct
{
  double land, sea; /* start values of the stretches */
  double strength;  /* of the pull to them, in pairs off by all of it */
} STARTS[] = {
  [NETWORK_PUBLIC] = { 2.5, 1.75, 1 }, [NETWORK_PRIVATE] = { 1.65, 1.27, 0.3 }
};

/* Trunks across the border are taken as nearly straight, and what they cost is
 * left to the corridor; lines within the mainland are as long as the one that
 * the tables measure, from Shanghai to Zhangjiakou. */
static const double TRUNK_STRETCH = 1.1, MAINLAND_STRETCH = 2.4;

static gboolean
is_trunk (const Link *link)
{
  return (link->a->jurisdiction != NULL) != (link->b->jurisdiction != NULL);
}

static double
start_of (const Fit *fit, const Link *link)
{
  if (is_trunk (link))
    return TRUNK_STRETCH;
  if (link->a->jurisdiction != NULL)
    return MAINLAND_STRETCH;
  return link->medium == 0 ? STARTS[fit->network->form].land
                           : STARTS[fit->network->form].sea;
}

static Parameter *
parameter (Fit *fit, guint at)
{
  return &fit->equations->parameters[at];
}

static guint
at_corridor (const Fit *fit, const Corridor *corridor)
{
  return AT_LINKS + fit->n_links + corridor->base.index;
}

static void
set_up (Fit *fit)
{
  double strength = STARTS[fit->network->form].strength;

  *parameter (fit, AT_OVERHEAD) = (Parameter){ 4, 4, 0.1 * strength, 0.3, 20 };
  *parameter (fit, AT_HOP) = (Parameter){ 0.2, 0.2, strength, 0, 3 };
  *parameter (fit, AT_ACCESS) = (Parameter){ 1.8, 1.8, strength, 1.05, 4 };
  WORLD_EACH (fit->world, KIND_LINK, Link, link)
    *parameter (fit, AT_LINKS + link->base.index)
        = (Parameter){ start_of (fit, link), start_of (fit, link),
                       is_trunk (link) ? 1000 : strength, 1.02, 3.2 };
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

/* --- rows --------------------------------------------------------------------
 */

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
corridor_of (Paths *paths, const Path *path)
{
  g_autoptr (GPtrArray) hubs = paths_hubs (paths, path);
  const Hub *first, *last;

  if (path->crossed == NULL || hubs->len == 0)
    return NULL;
  first = g_ptr_array_index (hubs, 0);
  last = g_ptr_array_index (hubs, hubs->len - 1);
  return border_corridor (
      path->crossed, first->jurisdiction != NULL ? last->area : first->area,
      SIM_NEVER - 1);
}

static void
add_row (Fit *fit, Paths *paths, const Pair *pair)
{
  PathEnd a = path_end_of_place (pair->a);
  PathEnd b = path_end_of_place (pair->b);
  Path path = paths_between (paths, &a, &b);
  g_autoptr (GPtrArray) links = paths_links (paths, &path);
  const Corridor *corridor = corridor_of (paths, &path);
  double scale = 1 / pair->rtt_ms;
  double model = (double) path.rtt / 1e6;

  if (!path.is_open)
    return;
  equations_begin_row (fit->equations);
  equations_add (fit->equations, AT_OVERHEAD, scale);
  equations_add (fit->equations, AT_HOP, scale * links->len);
  equations_add (fit->equations, AT_ACCESS,
                 scale * (double) path.access / 1e6 / fit->network->stretch);
  for (guint i = 0; i < links->len; i++)
    {
      const Link *link = g_ptr_array_index (links, i);

      fit->used[link->base.index]++;
      equations_add (fit->equations, AT_LINKS + link->base.index,
                     scale * (double) link_round_trip (link) / 1e6
                         / link->stretch);
    }
  if (corridor != NULL)
    equations_add (fit->equations, at_corridor (fit, corridor), scale);
  equations_end_row (fit->equations, 1, fabs (model * scale - 1));
}

static void
one_round (Fit *fit)
{
  g_autoptr (Paths) paths = NULL;

  apply (fit);
  paths = paths_new (fit->world, SIM_NEVER - 1);
  equations_clear (fit->equations);
  memset (fit->used, 0, fit->n_links * sizeof *fit->used);
  for (guint i = 0; i < fit->pairs->len; i++)
    {
      const Pair *pair = &g_array_index (fit->pairs, Pair, i);

      if (!is_left_out (pair, fit))
        add_row (fit, paths, pair);
    }
  equations_step (fit->equations, 0.5);
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

/* --- reports -------------------------------------------------------------- */

/* Errors of one kind of pairs, over all folds. */
typedef struct
{
  GArray *abroad, *across;
} Errors;

static Errors
errors_new (void)
{
  return (Errors){ g_array_new (FALSE, FALSE, sizeof (double)),
                   g_array_new (FALSE, FALSE, sizeof (double)) };
}

static gboolean
is_asked_for (const Pair *pair, const Fit *fit)
{
  return fit->fold < 0 || is_left_out (pair, (gpointer) fit);
}

static gboolean
is_abroad (const Pair *pair, gpointer data)
{
  return !pair->crosses && is_asked_for (pair, data);
}

static gboolean
is_across (const Pair *pair, gpointer data)
{
  return pair->crosses && is_asked_for (pair, data);
}

static void
take_errors (Fit *fit, Errors *errors)
{
  pairs_add_errors (fit->pairs, fit->world, is_abroad, fit, errors->abroad);
  pairs_add_errors (fit->pairs, fit->world, is_across, fit, errors->across);
}

/* "7.99 % of 3786 pairs, across the border 13.68 % of 286". */
static char *
say_errors (Errors *errors)
{
  double abroad = 100 * pairs_median (errors->abroad);
  double across = 100 * pairs_median (errors->across);

  if (errors->across->len == 0)
    return g_strdup_printf ("%.2f %% of %u pairs", abroad, errors->abroad->len);
  return g_strdup_printf (
      "%.2f %% of %u pairs, across the border %.2f %% of %u", abroad,
      errors->abroad->len, across, errors->across->len);
}

static char *
report (Fit *fit, const char *what)
{
  Errors errors = errors_new ();
  char *said;

  take_errors (fit, &errors);
  said = say_errors (&errors);
  g_printerr ("%s: %s\n", what, said);
  return said;
}

static char *
cross_validate (Fit *fit)
{
  Errors errors = errors_new ();
  char *said;

  for (int fold = 0; fold < fit->folds; fold++)
    {
      run (fit, fold);
      take_errors (fit, &errors);
    }
  said = say_errors (&errors);
  g_printerr ("places left out, %d folds: %s\n", fit->folds, said);
  return said;
}

/* --- the program ---------------------------------------------------------- */

static GArray *
read_table (const Fit *fit, const char *path, const char *cloud)
{
  g_autoptr (GError) error = NULL;
  GArray *pairs = pairs_read (fit->world, path, cloud,
                              cloud != NULL ? "rtt_ms" : "rtt_avg_ms", &error);

  if (pairs == NULL)
    {
      g_printerr ("%s\n", error->message);
      exit (2);
    }
  return pairs;
}

static void
load_world (Fit *fit, const char *path, const char *network)
{
  g_autoptr (ProblemList) problems = problem_list_new ();
  g_autofree char *text = NULL;

  fit->study = study_load (path, NULL, g_getenv ("SCENARIOS"), problems);
  if (fit->study != NULL)
    fit->world = study_world (fit->study);
  if (fit->study != NULL)
    fit->network = (Network *) world_find (fit->world, network);
  if (fit->network == NULL || fit->network->base.kind->id != KIND_NETWORK)
    {
      text = problem_list_format (problems);
      g_printerr ("%sthere is no network '%s'\n", text, network);
      exit (2);
    }
}

static Fit *
fit_new (char **arguments)
{
  Fit *fit = g_new0 (Fit, 1);

  load_world (fit, arguments[1], arguments[2]);
  fit->pairs
      = read_table (fit, arguments[3],
                    fit->network->form == NETWORK_PRIVATE ? "azure" : NULL);
  fit->n_links = world_all (fit->world, KIND_LINK)->len;
  fit->used = g_new0 (guint, fit->n_links);
  fit->equations = equations_new (AT_LINKS + fit->n_links
                                  + world_all (fit->world, KIND_CORRIDOR)->len);
  return fit;
}

/* "aws=TABLE.csv": how well the fit does on a table that it never saw. */
static void
check_other (Fit *fit, const char *check)
{
  g_auto (GStrv) parts = g_strsplit (check, "=", 2);
  g_autofree char *said = NULL;

  fit->pairs = read_table (fit, parts[1], parts[0]);
  said = report (fit, check);
}

static void
fit_all (Fit *fit, const char *table, const char *check)
{
  g_autofree char *name = g_path_get_basename (table);
  g_autofree char *honest = cross_validate (fit);
  g_autofree char *residuals = NULL;
  g_autofree char *said = NULL;

  run (fit, -1);
  said = report (fit, "all");
  residuals = g_strdup_printf (
      "fitted by tests/fit on %s; median absolute relative error %s; of places "
      "left out of the fit (%d folds) %s",
      name, said, fit->folds, honest);
  write_network (fit->world, fit->network, residuals, fit->used);
  if (check != NULL)
    check_other (fit, check);
}

int
main (int argc, char **argv)
{
  g_autofree char *check = NULL;
  gboolean print = FALSE;
  int folds = 5;
  Fit *fit;
  const GOptionEntry options[]
      = { { "folds", 0, 0, G_OPTION_ARG_INT, &folds, "Cross-validate", "N" },
          { "check", 0, 0, G_OPTION_ARG_STRING, &check, "Try another table",
            "CLOUD=TABLE" },
          { "print", 0, 0, G_OPTION_ARG_NONE, &print,
            "Do not fit; print every pair", NULL },
          { NULL, 0, 0, 0, NULL, NULL, NULL } };
  g_autoptr (GOptionContext) context
      = g_option_context_new ("WORLD.xml NETWORK TABLE.csv");

  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, NULL) || argc != 4)
    return 2;
  fit = fit_new (argv);
  fit->folds = folds;
  if (print)
    pairs_print (fit->pairs, fit->world);
  else
    fit_all (fit, argv[3], check);
  return 0;
}
