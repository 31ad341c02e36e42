/* The table of all kinds of entities. */
#include "config.h"

#include "models/world/assertion.h"
#include "models/world/asset.h"
#include "models/world/attribute.h"
#include "models/world/axis.h"
#include "models/world/figure.h"
#include "models/world/filing.h"
#include "models/world/compulsion.h"
#include "models/world/flow.h"
#include "models/world/framework.h"
#include "models/world/incident.h"
#include "models/world/known-answer.h"
#include "models/world/licence.h"
#include "models/world/lag.h"
#include "models/world/neighbour.h"
#include "models/world/network.h"
#include "models/world/place.h"
#include "models/world/request-stream.h"
#include "models/world/scenario.h"
#include "models/world/vocabulary.h"
#include "models/world/topology.h"
#include "models/world/trace.h"

static const EntityKind *const KINDS[N_KINDS] = {
  [KIND_SCENARIO] = &KIND_OF_SCENARIO,
  [KIND_EXPERIMENT] = &KIND_OF_EXPERIMENT,
  [KIND_AXIS] = &KIND_OF_AXIS,
  [KIND_ZIP] = &KIND_OF_ZIP,
  [KIND_SAMPLE] = &KIND_OF_SAMPLE,
  [KIND_CONSTRAINT] = &KIND_OF_CONSTRAINT,
  [KIND_COMPULSION] = &KIND_OF_COMPULSION,
  [KIND_JURISDICTION] = &KIND_OF_JURISDICTION,
  [KIND_BLOCKING_STATUTE] = &KIND_OF_BLOCKING_STATUTE,
  [KIND_AUTHORITY] = &KIND_OF_AUTHORITY,
  [KIND_POWER] = &KIND_OF_POWER,
  [KIND_PARTY] = &KIND_OF_PARTY,
  [KIND_ESTABLISHMENT] = &KIND_OF_ESTABLISHMENT,
  [KIND_CONTROL] = &KIND_OF_CONTROL,
  [KIND_LEVERAGE] = &KIND_OF_LEVERAGE,
  [KIND_PARTITION] = &KIND_OF_PARTITION,
  [KIND_REGION] = &KIND_OF_REGION,
  [KIND_ZONE] = &KIND_OF_ZONE,
  [KIND_SITE] = &KIND_OF_SITE,
  [KIND_BUILDING] = &KIND_OF_BUILDING,
  [KIND_SERVICE] = &KIND_OF_SERVICE,
  [KIND_INSTANCE] = &KIND_OF_INSTANCE,
  [KIND_DEPLOYMENT] = &KIND_OF_DEPLOYMENT,
  [KIND_SHARE] = &KIND_OF_SHARE,
  [KIND_CALL] = &KIND_OF_CALL,
  [KIND_DEPENDENCY] = &KIND_OF_DEPENDENCY,
  [KIND_INCIDENT] = &KIND_OF_INCIDENT,
  [KIND_FAILING] = &KIND_OF_FAILING,
  [KIND_ASSET] = &KIND_OF_ASSET,
  [KIND_COPY] = &KIND_OF_COPY,
  [KIND_ITEM] = &KIND_OF_ITEM,
  [KIND_HOLDING] = &KIND_OF_HOLDING,
  [KIND_DECRYPTION] = &KIND_OF_DECRYPTION,
  [KIND_NEEDS] = &KIND_OF_NEEDS,
  [KIND_TENANT] = &KIND_OF_TENANT,
  [KIND_PROFILE] = &KIND_OF_PROFILE,
  [KIND_NEIGHBOUR] = &KIND_OF_NEIGHBOUR,
  [KIND_POPULATION] = &KIND_OF_POPULATION,
  [KIND_USE] = &KIND_OF_USE,
  [KIND_TRACE] = &KIND_OF_TRACE,
  [KIND_COLUMN] = &KIND_OF_COLUMN,
  [KIND_FLOW] = &KIND_OF_FLOW,
  [KIND_AREA] = &KIND_OF_AREA,
  [KIND_TERM] = &KIND_OF_TERM,
  [KIND_GRANT] = &KIND_OF_GRANT,
  [KIND_SCOPE] = &KIND_OF_SCOPE,
  [KIND_RULE] = &KIND_OF_RULE,
  [KIND_ANY] = &KIND_OF_ANY,
  [KIND_CONDITION] = &KIND_OF_CONDITION,
  [KIND_THRESHOLD] = &KIND_OF_THRESHOLD,
  [KIND_CURE] = &KIND_OF_CURE,
  [KIND_EXEMPT] = &KIND_OF_EXEMPT,
  [KIND_MECHANISM] = &KIND_OF_MECHANISM,
  [KIND_HOLIDAYS] = &KIND_OF_HOLIDAYS,
  [KIND_REGULATOR] = &KIND_OF_REGULATOR,
  [KIND_PROCEDURE] = &KIND_OF_PROCEDURE,
  [KIND_STAGE] = &KIND_OF_STAGE,
  [KIND_FILING] = &KIND_OF_FILING,
  [KIND_CHALLENGE] = &KIND_OF_CHALLENGE,
  [KIND_DESIGNATION] = &KIND_OF_DESIGNATION,
  [KIND_TAKEDOWN] = &KIND_OF_TAKEDOWN,
  [KIND_REQUEST_STREAM] = &KIND_OF_REQUEST_STREAM,
  [KIND_NETWORK] = &KIND_OF_NETWORK,
  [KIND_TOPOLOGY] = &KIND_OF_TOPOLOGY,
  [KIND_HUB] = &KIND_OF_HUB,
  [KIND_LINK] = &KIND_OF_LINK,
  [KIND_BORDER] = &KIND_OF_BORDER,
  [KIND_CORRIDOR] = &KIND_OF_CORRIDOR,
  [KIND_PLACE] = &KIND_OF_PLACE,
  [KIND_MEASUREMENT] = &KIND_OF_MEASUREMENT,
  [KIND_QUEUE] = &KIND_OF_QUEUE,
  [KIND_ARRIVALS] = &KIND_OF_ARRIVALS,
  [KIND_CUSTOMERS] = &KIND_OF_CUSTOMERS,
  [KIND_ROUTE] = &KIND_OF_ROUTE,
  [KIND_KNOWN_ANSWER] = &KIND_OF_KNOWN_ANSWER,
  [KIND_VARIANT] = &KIND_OF_VARIANT,
  [KIND_EVENT] = &KIND_OF_EVENT,
  [KIND_SET] = &KIND_OF_SET,
  [KIND_LAG] = &KIND_OF_LAG,
  [KIND_FRAMEWORK] = &KIND_OF_FRAMEWORK,
  [KIND_OBJECTIVE] = &KIND_OF_OBJECTIVE,
  [KIND_CRITERION] = &KIND_OF_CRITERION,
  [KIND_ASSERT] = &KIND_OF_ASSERT,
  [KIND_WAIVER] = &KIND_OF_WAIVER,
  [KIND_FIGURE] = &KIND_OF_FIGURE,
  [KIND_ABOUT] = &KIND_OF_ABOUT,
};

const EntityKind *
entity_kind (EntityKindId id)
{
  g_return_val_if_fail (id > KIND_NONE && id < N_KINDS, NULL);
  return KINDS[id];
}

const EntityKind *
entity_kind_named (const char *element)
{
  for (int i = KIND_NONE + 1; i < N_KINDS; i++)
    if (g_str_equal (KINDS[i]->element, element))
      return KINDS[i];
  return NULL;
}

const char *const *
entity_kind_names (void)
{
  static const char *names[N_KINDS];
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      for (int i = KIND_NONE + 1; i < N_KINDS; i++)
        names[i - 1] = KINDS[i]->element;
      g_once_init_leave (&ready, 1);
    }
  return names;
}

const AttributeSpec *
entity_kind_attribute (const EntityKind *kind, const char *name,
                       guint *position)
{
  for (guint i = 0; kind->attributes[i].name != NULL; i++)
    if (g_str_equal (kind->attributes[i].name, name))
      {
        if (position != NULL)
          *position = i;
        return &kind->attributes[i];
      }
  return NULL;
}

guint
entity_kind_n_attributes (const EntityKind *kind)
{
  guint n = 0;

  while (kind->attributes[n].name != NULL)
    n++;
  return n;
}

gboolean
entity_kind_fits (const EntityKind *kind, EntityKindId parent)
{
  if (kind->id == KIND_ABOUT)
    return parent != KIND_ABOUT;
  for (const EntityKindId *at = kind->parents; *at != KIND_NONE; at++)
    if (*at == parent)
      return TRUE;
  return FALSE;
}

char *
entity_describe (const Entity *entity)
{
  if (entity->id == NULL)
    return g_strdup_printf ("<%s>", entity->kind->element);
  return g_strdup_printf ("<%s %s>", entity->kind->element, entity->id);
}

void
entity_complain (const Entity *entity, ProblemList *problems,
                 const char *format, ...)
{
  g_autofree char *name = entity_describe (entity);
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  problem_note (problems, entity->file, entity->line, "%s %s", name, message);
}
