#include "config.h"

#include "models/world/figure.h"

#include "models/world/attribute.h"
#include "models/world/world.h"

static const EntityKindId AT_TOP[] = { KIND_SCENARIO, KIND_NONE };

const char *const FIGURE_WORDS[] = {
  "latency-years",
  "latency-cdf",
  "metric-years",
  "world-map",
  "flow-verdicts",
  "flow-matrix",
  "filings-queue",
  "exposure",
  "who-can-read",
  "access-years",
  "blast-radius",
  "coupling",
  "lost-users",
  "queue-waits",
  "measured",
  "sweep-lines",
  "sweep-map",
  "differences",
  "incident",
  "witness",
  "pareto",
  "interference",
  NULL,
};

static gboolean
is_among (const World *world, EntityKindId kind, const char *id)
{
  WORLD_EACH (world, kind, Entity, entity)
    if (g_str_equal (entity->id, id))
      return TRUE;
  return FALSE;
}

static void
complain_unknown (const World *world, const Entity *figure, EntityKindId kind,
                  const char *attribute, const char *id, ProblemList *problems)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  g_autofree char *quoted = problem_quote (id);
  g_autofree char *hint = NULL;

  WORLD_EACH (world, kind, Entity, entity)
    g_ptr_array_add (known, (gpointer) entity->id);
  g_ptr_array_add (known, NULL);
  hint = problem_suggest (id, (const char *const *) known->pdata);
  entity_complain (figure, problems, "%s: there is no <%s> '%s'%s", attribute,
                   entity_kind (kind)->element, quoted, hint);
}

/* Every word of @list is the id of one of @kind. */
static void
check_list (const World *world, const Entity *figure, EntityKindId kind,
            const char *attribute, const char *list, ProblemList *problems)
{
  g_auto (GStrv) ids = g_strsplit_set (list != NULL ? list : "", " \t\n", -1);

  for (char **id = ids; *id != NULL; id++)
    if (**id != '\0' && !is_among (world, kind, *id))
      complain_unknown (world, figure, kind, attribute, *id, problems);
}

static void
check_figure (const World *world, const Entity *entity, ProblemList *problems)
{
  const Figure *figure = (const Figure *) entity;

  check_list (world, entity, KIND_POPULATION, "populations",
              figure->populations, problems);
  check_list (world, entity, KIND_VARIANT, "variants", figure->variants,
              problems);
}

static const AttributeSpec FIGURE_ATTRIBUTES[] = {
  { ATTRIBUTE (Figure, kind, "kind", ATTRIBUTE_WORD, REQUIRED,
               "what is drawn; see list figures"),
    .words = FIGURE_WORDS },
  { ATTRIBUTE (Figure, metric, "metric", ATTRIBUTE_TEXT, OPTIONAL,
               "which metric, where the kind has a choice; see list "
               "metrics") },
  { ATTRIBUTE (Figure, against, "against", ATTRIBUTE_TEXT, OPTIONAL,
               "which metric stands against it, where the kind has two") },
  { ATTRIBUTE (Figure, populations, "populations", ATTRIBUTE_TEXT, OPTIONAL,
               "only these, ids parted by blanks; else all") },
  { ATTRIBUTE (Figure, variants, "variants", ATTRIBUTE_TEXT, OPTIONAL,
               "only these, ids parted by blanks; else all") },
  { ATTRIBUTE (Figure, at, "at", ATTRIBUTE_TO, "never",
               "the day that is shown, where one is; never: the last, "
               "of incidents the first") },
  { 0 }
};

const EntityKind KIND_OF_FIGURE
    = { .id = KIND_FIGURE,
        .element = "figure",
        .help = "A picture of the results, beside those that are always drawn",
        .size = sizeof (Figure),
        .attributes = FIGURE_ATTRIBUTES,
        .parents = AT_TOP,
        .needs_id = TRUE,
        .check = check_figure };
