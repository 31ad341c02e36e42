#include "config.h"

#include "plots/figure-wish.h"

#include <json-glib/json-glib.h>

#include "models/metrics.h"
#include "models/world/figure.h"
#include "plots/objective.h"

/* --- from the store ------------------------------------------------------- */

static void
wish_free (gpointer data)
{
  FigureWish *wish = data;

  g_free (wish->id);
  g_free (wish->title);
  g_free (wish->metric);
  g_free (wish->against);
  g_strfreev (wish->populations);
  g_strfreev (wish->variants);
  g_free (wish);
}

/* The words of @list without empty ones. */
static char **
split (const char *list)
{
  g_auto (GStrv) words = g_strsplit_set (list, " \t\n", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (char **word = words; *word != NULL; word++)
    if (**word != '\0')
      g_ptr_array_add (kept, g_strdup (*word));
  g_ptr_array_add (kept, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&kept), FALSE);
}

static FigureWish *
wish_new (const FigureKind *kind, const char *id)
{
  FigureWish *wish = g_new0 (FigureWish, 1);

  wish->kind = kind;
  wish->id = g_strdup (id);
  wish->populations = split ("");
  wish->variants = split ("");
  wish->at = SIM_NEVER;
  return wish;
}

static const char *
member (JsonObject *object, const char *name)
{
  return json_object_get_string_member_with_default (object, name, "");
}

static void
read_choices (FigureWish *wish, JsonObject *object)
{
  const char *metric = member (object, "metric");
  const char *against = member (object, "against");

  g_strfreev (wish->populations);
  g_strfreev (wish->variants);
  wish->populations = split (member (object, "populations"));
  wish->variants = split (member (object, "variants"));
  wish->metric = *metric != '\0' ? g_strdup (metric) : NULL;
  wish->against = *against != '\0' ? g_strdup (against) : NULL;
  if (!sim_time_parse (member (object, "at"), &wish->at))
    wish->at = SIM_NEVER;
}

/* A kind that this version does not know is passed over: the store may come
 * from another one. */
static void
take_figure (const SimEntity *entity, gpointer data)
{
  GPtrArray *wishes = data;
  g_autoptr (JsonNode) node = json_from_string (entity->attributes, NULL);
  JsonObject *object = node != NULL && JSON_NODE_HOLDS_OBJECT (node)
                           ? json_node_get_object (node)
                           : NULL;
  const FigureKind *kind
      = object != NULL ? figures_find (member (object, "kind")) : NULL;
  FigureWish *wish;

  if (kind == NULL)
    return;
  wish = wish_new (kind, entity->id);
  if (*entity->title != '\0' && !g_str_equal (entity->title, entity->id))
    wish->title = g_strdup (entity->title);
  read_choices (wish, object);
  g_ptr_array_add (wishes, wish);
}

static gboolean
has_name (const GPtrArray *wishes, const char *id)
{
  for (guint i = 0; i < wishes->len; i++)
    if (g_str_equal (((FigureWish *) g_ptr_array_index (wishes, i))->id, id))
      return TRUE;
  return FALSE;
}

static int
compare_wishes (gconstpointer a, gconstpointer b)
{
  const FigureWish *left = *(const FigureWish *const *) a;
  const FigureWish *right = *(const FigureWish *const *) b;
  gboolean plain_left = g_str_equal (left->id, left->kind->name);
  gboolean plain_right = g_str_equal (right->id, right->kind->name);

  if (left->kind != right->kind)
    for (guint i = 0; i < figures_n_kinds (); i++)
      {
        if (figures_kind (i) == left->kind)
          return -1;
        if (figures_kind (i) == right->kind)
          return 1;
      }
  return plain_left != plain_right ? (plain_left ? -1 : 1)
                                   : g_strcmp0 (left->id, right->id);
}

GPtrArray *
figure_wishes_load (SimStore *store, GError **error)
{
  g_autoptr (GPtrArray) wishes = g_ptr_array_new_with_free_func (wish_free);

  if (!sim_store_each_entity (store, "figure", take_figure, wishes, error))
    return NULL;
  for (guint i = 0; i < figures_n_kinds (); i++)
    if (!has_name (wishes, figures_kind (i)->name))
      g_ptr_array_add (wishes,
                       wish_new (figures_kind (i), figures_kind (i)->name));
  g_ptr_array_sort (wishes, compare_wishes);
  return g_steal_pointer (&wishes);
}

const char *
figure_wish_title (const FigureWish *wish)
{
  return wish->title != NULL ? wish->title : wish->kind->title;
}

gboolean
figure_wish_shows (const FigureWish *wish, const char *population)
{
  return *wish->populations == NULL
         || g_strv_contains ((const char *const *) wish->populations,
                             population);
}

/* --- variants ------------------------------------------------------------- */

typedef struct
{
  const FigureWish *wish;
  GArray *points; /* int */
} Choosing;

static void
take_point (const SimPoint *point, gpointer data)
{
  Choosing *choosing = data;

  if (g_strv_contains ((const char *const *) choosing->wish->variants,
                       point->variant))
    g_array_append_val (choosing->points, point->point);
}

gboolean
figure_wish_narrow (const FigureWish *wish, SimStore *store, GError **error)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (int));
  Choosing choosing = { wish, points };
  const int none = -1;

  figure_wish_widen (store);
  if (*wish->variants == NULL)
    return TRUE;
  if (!sim_store_each_point (store, take_point, &choosing, error))
    return FALSE;
  if (points->len == 0)
    sim_store_show_points (store, &none, 1);
  else
    sim_store_show_points (store, (const int *) (gpointer) points->data,
                           points->len);
  return TRUE;
}

void
figure_wish_widen (SimStore *store)
{
  sim_store_show_points (store, NULL, 0);
}

/* --- in the scenario ------------------------------------------------------ */

static void
check_metric (const Figure *figure, const char *attribute, const char *metric,
              ProblemList *problems)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  g_autofree char *quoted = problem_quote (metric);
  g_autofree char *hint = NULL;

  /* What is counted from answers stands only where two are set against each
   * other. */
  if (objective_find_count (metric) != NULL
      && (figures_find (FIGURE_WORDS[figure->kind])->choices
          & FIGURE_CHOOSES_AGAINST)
             != 0)
    return;
  for (guint i = 0; METRICS[i] != NULL; i++)
    if (g_str_equal (METRICS[i]->name, metric))
      return;
    else
      g_ptr_array_add (known, (gpointer) METRICS[i]->name);
  g_ptr_array_add (known, NULL);
  hint = problem_suggest (metric, (const char *const *) known->pdata);
  entity_complain (&figure->base, problems, "%s: there is no '%s'%s", attribute,
                   quoted, hint);
}

static void
check_figure (const Figure *figure, ProblemList *problems)
{
  const FigureKind *kind = figures_find (FIGURE_WORDS[figure->kind]);
  const struct
  {
    const char *attribute;
    gboolean given;
    FigureTraits choice;
  } choices[] = {
    { "metric", figure->metric != NULL, FIGURE_CHOOSES_METRIC },
    { "against", figure->against != NULL, FIGURE_CHOOSES_AGAINST },
    { "populations", figure->populations != NULL, FIGURE_CHOOSES_POPULATIONS },
    { "at", figure->at != SIM_NEVER, FIGURE_CHOOSES_DAY },
  };

  g_assert (kind != NULL);
  if (figure->metric != NULL)
    check_metric (figure, "metric", figure->metric, problems);
  if (figure->against != NULL)
    check_metric (figure, "against", figure->against, problems);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (choices[i].given && (kind->choices & choices[i].choice) == 0)
      entity_complain (&figure->base, problems, "kind=\"%s\" has no '%s'",
                       kind->name, choices[i].attribute);
}

void
figure_wishes_check (const World *world, ProblemList *problems)
{
  WORLD_EACH (world, KIND_FIGURE, Figure, figure)
    check_figure (figure, problems);
}
