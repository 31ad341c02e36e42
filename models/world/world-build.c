/* How elements of a file and changes become a World. */
#include "config.h"

#include "models/world/world-private.h"

#include <string.h>

#include "models/world/attribute.h"

/* Attributes that every element may carry. */
static const char *const COMMON[] = { "id", "title", "status", "source", NULL };
static const char *const STATUS_WORDS[]
    = { "fact", "estimate", "assumption", NULL };

/* Where the text of an attribute was written when not in its element. */
typedef struct
{
  const Entity *entity;
  guint position;
  const Change *change;
} Override;

typedef struct
{
  World *world;
  ProblemList *problems;
  GArray *overrides; /* of Override */
} Builder;

/* --- elements become entities ------------------------------------------- */

static const char *
keep (Builder *builder, const char *text)
{
  return text == NULL ? NULL : world_keep_text (builder->world, text);
}

static gboolean
is_common (const char *name)
{
  return g_strv_contains (COMMON, name);
}

static void
complain_unknown_attribute (Builder *builder, const Entity *entity,
                            const char *name, const char *file, int line)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  g_autofree char *hint = NULL;
  const AttributeSpec *spec = entity->kind->attributes;

  for (; spec->name != NULL; spec++)
    g_ptr_array_add (known, (gpointer) spec->name);
  for (guint i = 0; COMMON[i] != NULL; i++)
    g_ptr_array_add (known, (gpointer) COMMON[i]);
  g_ptr_array_add (known, NULL);
  hint = problem_suggest (name, (const char *const *) known->pdata);
  problem_note (builder->problems, file, line, "<%s> has no attribute '%s'%s",
                entity->kind->element, name, hint);
}

static void
take_attributes (Builder *builder, Entity *entity, const ScenarioNode *node)
{
  for (guint i = 0; i < node->attributes->len; i++)
    {
      const ScenarioAttribute *attribute
          = &g_array_index (node->attributes, ScenarioAttribute, i);
      guint position;

      if (entity_kind_attribute (entity->kind, attribute->name, &position)
          != NULL)
        entity->texts[position] = keep (builder, attribute->value);
      else if (!is_common (attribute->name))
        complain_unknown_attribute (builder, entity, attribute->name,
                                    node->file, node->line);
    }
}

static gboolean
is_id (const char *text)
{
  if (!g_ascii_isalpha (*text))
    return FALSE;
  for (; *text != '\0'; text++)
    if (!g_ascii_isalnum (*text) && strchr ("._-", *text) == NULL)
      return FALSE;
  return TRUE;
}

static void
register_id (Builder *builder, Entity *entity)
{
  const Entity *other;

  if (entity->id == NULL)
    {
      if (entity->kind->needs_id)
        entity_complain (entity, builder->problems,
                         "has no 'id'; give it one that is unique in the file");
      return;
    }
  if (!is_id (entity->id))
    entity_complain (entity, builder->problems,
                     "an id begins with a letter and goes on with letters, "
                     "digits, '.', '_' and '-'");
  other = g_hash_table_lookup (builder->world->by_id, entity->id);
  if (other != NULL)
    entity_complain (entity, builder->problems,
                     "the id is taken by the <%s> at %s:%d; ids are unique: "
                     "choose another, as in '%s-%s'",
                     other->kind->element, other->file, other->line, entity->id,
                     entity->kind->element);
  else
    g_hash_table_insert (builder->world->by_id, (gpointer) entity->id, entity);
}

static void
check_status (Builder *builder, const Entity *entity)
{
  if (entity->status != NULL && !g_strv_contains (STATUS_WORDS, entity->status))
    {
      g_autofree char *hint = problem_suggest (entity->status, STATUS_WORDS);

      entity_complain (entity, builder->problems, "status: found '%s'%s",
                       entity->status, hint);
    }
}

static Entity *
entity_new (Builder *builder, const EntityKind *kind, const ScenarioNode *node,
            Entity *parent)
{
  Entity *entity = g_malloc0 (kind->size);

  entity->kind = kind;
  entity->parent = parent;
  entity->children = g_ptr_array_new ();
  entity->index = builder->world->all[kind->id]->len;
  entity->texts = g_new0 (const char *, entity_kind_n_attributes (kind) + 1);
  entity->file = keep (builder, node->file);
  entity->line = node->line;
  entity->id = keep (builder, scenario_node_get (node, "id"));
  entity->title = keep (builder, scenario_node_get (node, "title"));
  entity->status = keep (builder, scenario_node_get (node, "status"));
  entity->source = keep (builder, scenario_node_get (node, "source"));
  if (entity->title == NULL)
    entity->title = entity->id;
  g_ptr_array_add (builder->world->all[kind->id], entity);
  if (parent != NULL)
    g_ptr_array_add (parent->children, entity);
  return entity;
}

static void
complain_unknown_element (Builder *builder, const ScenarioNode *node)
{
  g_autofree char *name = problem_quote (node->name);
  g_autofree char *hint = problem_suggest (node->name, entity_kind_names ());

  problem_note (builder->problems, node->file, node->line,
                "there is no element <%s>%s", name, hint);
}

static void
complain_misplaced (Builder *builder, const EntityKind *kind,
                    const ScenarioNode *node, const Entity *parent)
{
  g_autoptr (GString) places = g_string_new (NULL);
  const EntityKindId *at = kind->parents;

  for (; *at != KIND_NONE; at++)
    g_string_append_printf (places, "%s<%s>", places->len > 0 ? ", " : "",
                            entity_kind (*at)->element);
  problem_note (builder->problems, node->file, node->line,
                "<%s> stands in <%s>; it belongs in %s", node->name,
                parent->kind->element,
                places->len > 0 ? places->str : "the root of the file");
}

static void add_children (Builder *builder, const ScenarioNode *node,
                          Entity *parent);

/* What is included stands where its <library> stands: in the scenario. */
static void
add_library (Builder *builder, const ScenarioNode *node, Entity *parent)
{
  if (parent->kind->id != KIND_SCENARIO)
    problem_note (builder->problems, node->file, node->line,
                  "<library> stands in <%s>; it belongs in <scenario>",
                  parent->kind->element);
  else
    add_children (builder, node, parent);
}

static void
add_element (Builder *builder, const ScenarioNode *node, Entity *parent)
{
  const EntityKind *kind = entity_kind_named (node->name);
  Entity *entity;

  if (g_str_equal (node->name, "library"))
    {
      add_library (builder, node, parent);
      return;
    }
  if (kind == NULL)
    {
      complain_unknown_element (builder, node);
      return;
    }
  if (parent != NULL && !entity_kind_fits (kind, parent->kind->id))
    {
      complain_misplaced (builder, kind, node, parent);
      return;
    }
  entity = entity_new (builder, kind, node, parent);
  take_attributes (builder, entity, node);
  register_id (builder, entity);
  check_status (builder, entity);
  add_children (builder, node, entity);
}

static void
add_children (Builder *builder, const ScenarioNode *node, Entity *parent)
{
  if (node->text != NULL)
    {
      g_autofree char *text = problem_quote (g_strstrip (node->text));

      problem_note (builder->problems, node->file, node->text_line,
                    "<%s> contains the text '%s'; everything is said in "
                    "attributes",
                    node->name, text);
    }
  for (guint i = 0; i < node->children->len; i++)
    add_element (builder, g_ptr_array_index (node->children, i), parent);
}

/* A scenario without the element has the default one. */
static Entity *
default_single (Builder *builder, const EntityKind *kind)
{
  Entity *scenario = g_ptr_array_index (builder->world->all[KIND_SCENARIO], 0);
  g_autoptr (ScenarioNode) node
      = scenario_node_new (kind->element, scenario->file, scenario->line);

  return entity_new (builder, kind, node, scenario);
}

/* A scenario has one <experiment> and one <compulsion>, and changes can name
 * them by their element, unless they have an id of their own or something else
 * is called so. */
static void
settle_single (Builder *builder, EntityKindId id)
{
  const EntityKind *kind = entity_kind (id);
  const GPtrArray *all = builder->world->all[id];
  Entity *single = all->len == 0 ? default_single (builder, kind)
                                 : g_ptr_array_index (all, 0);

  if (all->len > 1)
    entity_complain (g_ptr_array_index (all, 1), builder->problems,
                     "is the second one; a scenario has one");
  if (single->id != NULL || world_find (builder->world, kind->element) != NULL)
    return;
  single->id = keep (builder, kind->element);
  if (single->title == NULL)
    single->title = single->id;
  register_id (builder, single);
}

/* --- changes ------------------------------------------------------------ */

static void
complain_unknown_id (Builder *builder, const Change *change)
{
  g_autofree const char **ids = world_ids (builder->world);
  g_autofree char *hint = problem_suggest (change->entity, ids);
  g_autofree char *quoted = problem_quote (change->entity);

  problem_note (builder->problems, change->file, change->line,
                "there is no entity with the id '%s'%s", quoted, hint);
}

static void
apply_change (Builder *builder, const Change *change)
{
  Entity *entity = g_hash_table_lookup (builder->world->by_id, change->entity);
  Override override = { entity, 0, change };

  if (entity == NULL)
    complain_unknown_id (builder, change);
  else if (is_common (change->attribute))
    problem_note (builder->problems, change->file, change->line,
                  "<%s> '%s' cannot be changed", entity->kind->element,
                  change->attribute);
  else if (entity_kind_attribute (entity->kind, change->attribute,
                                  &override.position)
           == NULL)
    complain_unknown_attribute (builder, entity, change->attribute,
                                change->file, change->line);
  else
    {
      entity->texts[override.position] = keep (builder, change->value);
      g_array_append_val (builder->overrides, override);
    }
}

/* The change that gave attribute @position of @entity its text, or NULL. */
static const Change *
origin (const Builder *builder, const Entity *entity, guint position)
{
  for (guint i = builder->overrides->len; i > 0; i--)
    {
      const Override *override
          = &g_array_index (builder->overrides, Override, i - 1);

      if (override->entity == entity && override->position == position)
        return override->change;
    }
  return NULL;
}

/* --- texts become fields ------------------------------------------------ */

static void
complain_value (Builder *builder, const Entity *entity, guint position,
                const char *wrong)
{
  const AttributeSpec *spec = &entity->kind->attributes[position];
  const Change *change = origin (builder, entity, position);
  g_autofree char *name = entity_describe (entity);
  g_autofree char *found = problem_quote (entity->texts[position]);

  problem_note (builder->problems, change != NULL ? change->file : entity->file,
                change != NULL ? change->line : entity->line,
                "%s %s: found '%s': %s", name, spec->name, found, wrong);
}

static void
read_attribute (Builder *builder, Entity *entity, guint position)
{
  const AttributeSpec *spec = &entity->kind->attributes[position];
  const char *text = entity->texts[position];
  g_autofree char *wrong = NULL;

  if (text == NULL)
    text = spec->fallback;
  if (text == NULL)
    {
      entity_complain (entity, builder->problems,
                       "lacks the required attribute '%s' (%s: %s)", spec->name,
                       spec->help, spec->type->help);
      return;
    }
  /* Left out, or taken back by a change, and optional: NULL or 0. */
  if (text[0] == '\0' && g_strcmp0 (spec->fallback, OPTIONAL) == 0
      && (entity->texts[position] == NULL
          || origin (builder, entity, position) != NULL))
    return;
  if (!spec->type->parse (spec, text, builder->world,
                          ENTITY_FIELD (entity, spec), &wrong))
    complain_value (builder, entity, position, wrong);
}

/* A 'from' is followed by its 'to' in every table: it must come before. */
static void
check_dates (Builder *builder, const Entity *entity)
{
  const AttributeSpec *spec = entity->kind->attributes;

  for (; spec->name != NULL && spec[1].name != NULL; spec++)
    if (spec->type == &ATTRIBUTE_FROM && spec[1].type == &ATTRIBUTE_TO)
      {
        SimTime from = *(SimTime *) ENTITY_FIELD (entity, spec);
        SimTime to = *(SimTime *) ENTITY_FIELD (entity, &spec[1]);
        g_autofree char *first = sim_time_format (from);
        g_autofree char *last = sim_time_format (to);

        if (from >= to)
          entity_complain (entity, builder->problems,
                           "ends before it begins: '%s' is %s, '%s' is %s; "
                           "the second must be later",
                           spec->name, first, spec[1].name, last);
      }
}

static void
gather_everything (World *world)
{
  for (int kind = KIND_NONE + 1; kind < N_KINDS; kind++)
    for (guint i = 0; i < world->all[kind]->len; i++)
      g_ptr_array_add (world->everything,
                       g_ptr_array_index (world->all[kind], i));
}

static void
each_entity (Builder *builder, void (*visit) (Builder *, Entity *))
{
  const GPtrArray *everything = builder->world->everything;

  for (guint i = 0; i < everything->len; i++)
    visit (builder, g_ptr_array_index (everything, i));
}

static void
read_entity (Builder *builder, Entity *entity)
{
  for (guint i = 0; entity->kind->attributes[i].name != NULL; i++)
    read_attribute (builder, entity, i);
}

static void
expand_entity (Builder *builder, Entity *entity)
{
  if (entity->kind->expand != NULL)
    entity->kind->expand (builder->world, entity);
}

static void
check_entity (Builder *builder, Entity *entity)
{
  check_dates (builder, entity);
  if (entity->kind->check != NULL)
    entity->kind->check (builder->world, entity, builder->problems);
}

static gboolean
check_root (Builder *builder, const ScenarioNode *root)
{
  g_autofree char *name = NULL;

  if (g_str_equal (root->name, "scenario"))
    return TRUE;
  name = problem_quote (root->name);
  problem_note (builder->problems, root->file, root->line,
                "the root element is <%s>; expected <scenario>%s", name,
                g_str_equal (root->name, "library")
                    ? " (a <library> is for including)"
                    : "");
  return FALSE;
}

static void
build (Builder *builder, const ScenarioNode *root, const GPtrArray *changes)
{
  guint before = problem_list_count (builder->problems);

  if (!check_root (builder, root))
    return;
  add_element (builder, root, NULL);
  settle_single (builder, KIND_EXPERIMENT);
  settle_single (builder, KIND_COMPULSION);
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    apply_change (builder, g_ptr_array_index (changes, i));
  gather_everything (builder->world);
  each_entity (builder, read_entity);
  if (problem_list_count (builder->problems) > before)
    return;
  each_entity (builder, expand_entity);
  each_entity (builder, check_entity);
}

World *
world_build (const ScenarioNode *root, const GPtrArray *changes,
             ProblemList *problems)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (GArray) overrides = g_array_new (FALSE, FALSE, sizeof (Override));
  Builder builder = { world, problems, overrides };
  guint before = problem_list_count (problems);

  build (&builder, root, changes);
  if (problem_list_count (problems) > before)
    return NULL;
  return g_steal_pointer (&world);
}
