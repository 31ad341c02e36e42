/* Calls between instances: neither in circles nor in endless chains. */
#include "config.h"

#include "models/world/cloud.h"

#include "models/world/attribute.h"
#include "models/world/world.h"

static const EntityKindId IN_INSTANCE[] = { KIND_INSTANCE, KIND_NONE };

/* Looking along calls, no farther than chains may be. What was looked at in
 * vain is not looked at again, unless there are more steps left to find the
 * wanted one, or fewer to be too many: so this takes linear time. */
typedef struct
{
  const Instance *wanted; /* NULL: any chain that is too long */
  GHashTable *in_vain;    /* const Instance to the steps that were left, + 1 */
  GPtrArray *way;         /* of const Instance */
} CallSearch;

static gboolean
is_in_vain (const CallSearch *search, const Instance *from, guint left)
{
  guint before = GPOINTER_TO_UINT (g_hash_table_lookup (search->in_vain, from));

  return before > 0
         && (search->wanted != NULL ? before - 1 >= left : before - 1 <= left);
}

static gboolean
calls_lead (CallSearch *search, const Instance *from, guint left)
{
  if (is_in_vain (search, from, left))
    return FALSE;
  g_ptr_array_add (search->way, (gpointer) from);
  if (from == search->wanted)
    return TRUE;
  ENTITY_EACH (from, KIND_CALL, Call, call)
    {
      if (left == 0 && search->wanted == NULL)
        return TRUE;
      if (left > 0 && calls_lead (search, call->instance, left - 1))
        return TRUE;
    }
  g_ptr_array_set_size (search->way, (int) search->way->len - 1);
  g_hash_table_insert (search->in_vain, (gpointer) from,
                       GUINT_TO_POINTER (left + 1));
  return FALSE;
}

/* The way by calls from @from to @wanted, or any that is too long when that is
 * NULL: of const Instance; empty: none. g_ptr_array_unref. */
static GPtrArray *
calls_find (const Instance *from, const Instance *wanted)
{
  g_autoptr (GHashTable) in_vain = g_hash_table_new (NULL, NULL);
  CallSearch search = { wanted, in_vain, g_ptr_array_new () };

  (void) calls_lead (&search, from, CALLS_DEEP - 1);
  return search.way;
}

static char *
tell_way (const GPtrArray *way)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < way->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " calls " : "",
                            ((const Entity *) g_ptr_array_index (way, i))->id);
  return g_string_free (out, FALSE);
}

static void
check_call (const World *world G_GNUC_UNUSED, const Entity *entity,
            ProblemList *problems)
{
  const Instance *called = ((const Call *) entity)->instance;
  const Instance *caller = (const Instance *) entity->parent;
  g_autoptr (GPtrArray) circle = calls_find (called, caller);
  g_autoptr (GPtrArray) chain = calls_find (called, NULL);
  g_autofree char *way = tell_way (circle->len > 0 ? circle : chain);

  if (called == caller)
    entity_complain (entity, problems, "'%s' calls itself", caller->base.id);
  else if (circle->len > 0)
    entity_complain (entity, problems, "calls go in a circle: %s calls %s",
                     caller->base.id, way);
  else if (chain->len > 0)
    entity_complain (entity, problems,
                     "more than %d calls one in another: %s calls %s and on",
                     CALLS_DEEP, caller->base.id, way);
}

static const AttributeSpec CALL_ATTRIBUTES[] = {
  { ATTRIBUTE (Call, instance, "instance", ATTRIBUTE_REFERENCE, REQUIRED,
               "the instance that is called; its nearest deployment "
               "serves"),
    .target = KIND_INSTANCE },
  { ATTRIBUTE (Call, share, "share", ATTRIBUTE_SHARE, "100%",
               "share of the requests that make the call") },
  { ATTRIBUTE (Call, round_trips, "round-trips", ATTRIBUTE_COUNT, "1",
               "round trips of the call"),
    .least = 1, .most = 100 },
  { ATTRIBUTE (Call, together, "together", ATTRIBUTE_YES_NO, "no",
               "is it made at once with the other calls that are; else "
               "one after the other") },
  { ATTRIBUTE (Call, patience.timeout, "timeout", ATTRIBUTE_SPAN, OPTIONAL,
               "time after which the caller gives an attempt up; never "
               "when left out") },
  { ATTRIBUTE (Call, patience.attempts, "attempts", ATTRIBUTE_COUNT, "1",
               "attempts of the caller, the first included"),
    .least = 1, .most = 20 },
  { ATTRIBUTE (Call, patience.backoff, "backoff", ATTRIBUTE_SPAN, "100ms",
               "longest wait before the second attempt, uniform from 0; "
               "doubles with each") },
  { ATTRIBUTE (Call, patience.backoff_most, "backoff-most", ATTRIBUTE_SPAN,
               "20s", "longest wait before any attempt") },
  { 0 }
};

const EntityKind KIND_OF_CALL
    = { .id = KIND_CALL,
        .element = "call",
        .help = "What an instance asks of another before it answers",
        .size = sizeof (Call),
        .attributes = CALL_ATTRIBUTES,
        .parents = IN_INSTANCE,
        .check = check_call };
