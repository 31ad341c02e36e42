/* How a World becomes what fails with what. */
#include "config.h"

#include "models/isolation/failure-private.h"

#include "models/world/incident.h"

guint
failure_node (const FailureNet *net, const Entity *element, Plane plane)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (net->numbers, element));

  g_assert (number > 0);
  return 2 * (number - 1) + (guint) plane;
}

const Partition *
element_partition (const Entity *element)
{
  for (; element != NULL; element = element->parent)
    if (element->kind->id == KIND_PARTITION)
      return (const Partition *) element;
    else if (element->kind->id == KIND_INSTANCE)
      return ((const Instance *) element)->partition;
  return NULL;
}

/* --- elements ------------------------------------------------------------- */

static void
add_element (FailureNet *net, const Entity *element)
{
  if (g_hash_table_contains (net->numbers, element))
    return;
  g_ptr_array_add (net->elements, (gpointer) element);
  g_hash_table_insert (net->numbers, (gpointer) element,
                       GUINT_TO_POINTER (net->elements->len));
}

static gboolean
is_there (const FailureNet *net, const Dependency *dependency)
{
  return dated_holds (dependency->from, dependency->to, net->at)
         && (dependency->holds == HOLDS_YES
             || (dependency->holds == HOLDS_UNKNOWN && net->with_unknown));
}

static void
add_elements (FailureNet *net)
{
  static const EntityKindId kinds[]
      = { KIND_PARTITION, KIND_REGION,     KIND_ZONE,  KIND_SITE,
          KIND_INSTANCE,  KIND_DEPLOYMENT, KIND_PARTY, KIND_BUILDING };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    WORLD_EACH (net->world, kinds[i], Entity, element)
      add_element (net, element);
  WORLD_EACH (net->world, KIND_DEPENDENCY, Dependency, dependency)
    {
      add_element (net, dependency->of);
      add_element (net, dependency->on);
    }
  WORLD_EACH (net->world, KIND_FAILING, Failing, failing)
    add_element (net, failing->element);
}

/* --- clauses -------------------------------------------------------------- */

static void
add_clause (FailureNet *net, const FailureClause *like, const guint *body,
            guint n_body)
{
  FailureClause clause = *like;
  guint number = net->clauses->len;

  clause.body = net->bodies->len;
  clause.n_body = n_body;
  g_array_append_vals (net->bodies, body, n_body);
  g_array_append_val (net->clauses, clause);
  for (guint i = 0; i < n_body; i++)
    g_array_append_val (g_array_index (net->uses, GArray *, body[i]), number);
}

/* In both planes, at once and for certain. */
static void
add_part (FailureNet *net, const Entity *part, const Entity *whole)
{
  for (Plane plane = PLANE_DATA; plane < N_PLANES; plane++)
    {
      guint body = failure_node (net, whole, plane);
      FailureClause clause
          = { .head = failure_node (net, part, plane), .probability = 1 };

      add_clause (net, &clause, &body, 1);
    }
}

/* @whole fails when all of @parts have. */
static void
add_whole (FailureNet *net, const Entity *whole, const GPtrArray *parts)
{
  for (Plane plane = PLANE_DATA; parts->len > 0 && plane < N_PLANES; plane++)
    {
      g_autoptr (GArray) body = g_array_new (FALSE, FALSE, sizeof (guint));
      FailureClause clause
          = { .head = failure_node (net, whole, plane), .probability = 1 };

      for (guint i = 0; i < parts->len; i++)
        {
          guint node = failure_node (net, g_ptr_array_index (parts, i), plane);

          g_array_append_val (body, node);
        }
      add_clause (net, &clause, (const guint *) (gpointer) body->data,
                  body->len);
    }
}

static gboolean is_open (const FailureNet *net, const Entity *part);

/* One that is said to have no parts of @kind stands for itself. */
static gboolean
has_open (const FailureNet *net, const Entity *whole, EntityKindId kind)
{
  guint n = 0;

  ENTITY_EACH (whole, kind, Entity, part)
    {
      if (is_open (net, part))
        return TRUE;
      n++;
    }
  return n == 0;
}

/* What has closed, or has not opened yet, keeps nothing going. */
static gboolean
is_open (const FailureNet *net, const Entity *part)
{
  if (part->kind->id == KIND_SITE)
    return dated_holds (((const Site *) part)->from, ((const Site *) part)->to,
                        net->at);
  if (part->kind->id == KIND_ZONE)
    return has_open (net, part, KIND_SITE);
  return dated_holds (((const Region *) part)->opened,
                      ((const Region *) part)->closed, net->at)
         && has_open (net, part, KIND_ZONE);
}

static void
add_containment (FailureNet *net, EntityKindId whole_kind,
                 EntityKindId part_kind)
{
  WORLD_EACH (net->world, whole_kind, Entity, whole)
    {
      g_autoptr (GPtrArray) parts = g_ptr_array_new ();

      ENTITY_EACH (whole, part_kind, Entity, part)
        {
          add_part (net, part, whole);
          if (is_open (net, part))
            g_ptr_array_add (parts, (gpointer) part);
        }
      add_whole (net, whole, parts);
    }
}

static void
add_deployments (FailureNet *net)
{
  WORLD_EACH (net->world, KIND_INSTANCE, Instance, instance)
    {
      g_autoptr (GPtrArray) serving = g_ptr_array_new ();

      ENTITY_EACH (instance, KIND_DEPLOYMENT, Deployment, deployment)
        {
          add_part (net, &deployment->base, &instance->base);
          add_part (net, &deployment->base, &deployment->site->base);
          if (deployment_serves (deployment, net->at))
            g_ptr_array_add (serving, (gpointer) deployment);
        }
      add_whole (net, &instance->base, serving);
    }
}

static void
add_dependency (FailureNet *net, const Dependency *dependency)
{
  guint body = failure_node (net, dependency->on,
                             dependency->form == DEPENDENCY_CONTROL_PLANE
                                 ? PLANE_CONTROL
                                 : PLANE_DATA);

  for (Plane plane = PLANE_DATA; plane < N_PLANES; plane++)
    if (dependency->plane == PLANE_BOTH || (Plane) dependency->plane == plane)
      {
        FailureClause clause
            = { .head = failure_node (net, dependency->of, plane),
                .soft = !dependency->hard,
                .delay = dependency->delay,
                .probability = dependency->probability,
                .basis = &dependency->base };

        add_clause (net, &clause, &body, 1);
      }
}

static void
free_uses (gpointer data)
{
  g_array_unref (*(GArray **) data);
}

static void
new_uses (FailureNet *net)
{
  net->uses = g_array_new (FALSE, FALSE, sizeof (GArray *));
  g_array_set_clear_func (net->uses, free_uses);
  for (guint i = 0; i < 2 * net->elements->len; i++)
    {
      GArray *of_node = g_array_new (FALSE, FALSE, sizeof (guint));

      g_array_append_val (net->uses, of_node);
    }
}

FailureNet *
failure_net_new (const World *world, SimTime at, gboolean with_unknown)
{
  FailureNet *net = g_new0 (FailureNet, 1);

  net->world = world;
  net->at = at;
  net->with_unknown = with_unknown;
  net->elements = g_ptr_array_new ();
  net->numbers = g_hash_table_new (NULL, NULL);
  net->clauses = g_array_new (FALSE, FALSE, sizeof (FailureClause));
  net->bodies = g_array_new (FALSE, FALSE, sizeof (guint));
  add_elements (net);
  new_uses (net);
  add_containment (net, KIND_PARTITION, KIND_REGION);
  add_containment (net, KIND_REGION, KIND_ZONE);
  add_containment (net, KIND_ZONE, KIND_SITE);
  WORLD_EACH (world, KIND_SITE, Site, site)
    if (site->building != NULL)
      add_part (net, &site->base, &site->building->base);
  add_deployments (net);
  WORLD_EACH (world, KIND_DEPENDENCY, Dependency, dependency)
    if (is_there (net, dependency))
      add_dependency (net, dependency);
  return net;
}

void
failure_net_free (FailureNet *net)
{
  if (net == NULL)
    return;
  g_ptr_array_unref (net->elements);
  g_hash_table_unref (net->numbers);
  g_array_unref (net->clauses);
  g_array_unref (net->bodies);
  g_array_unref (net->uses);
  g_free (net);
}

const World *
failure_net_world (const FailureNet *net)
{
  return net->world;
}

const GPtrArray *
failure_net_elements (const FailureNet *net)
{
  return net->elements;
}
