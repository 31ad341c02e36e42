/* Who gets through which door, and why the others do not. */
#include "config.h"

#include "models/law/compliance-private.h"

/* One use of a regime, at one of its doors. */
typedef struct
{
  const Compliance *compliance;
  const Regime *regime;
  const Use *use;
  gboolean wanted;
} Entrance;

gboolean
takedown_refuses (const Takedown *takedown, const Instance *instance,
                  const Population *population, SimTime at)
{
  return takedown->instance == instance
         && dated_holds (takedown->from, takedown->to, at)
         && (takedown->reach == TAKEDOWN_EVERYBODY
             || jurisdiction_is_within (population->jurisdiction,
                                        takedown->jurisdiction));
}

static gboolean
is_taken_down (const Entrance *at, const Instance *instance)
{
  WORLD_EACH (at->regime->world, KIND_TAKEDOWN, Takedown, takedown)
    if (takedown_refuses (takedown, instance, use_population (at->use),
                          at->regime->from))
      return TRUE;
  return FALSE;
}

/* LOST_LICENCE, LOST_BLOCK, or LOST_NOT: the partition is blocked from abroad
 * until a licence is proved, by order, or not. */
static Loss
blocked (const Entrance *at, const Instance *instance)
{
  const Population *population = use_population (at->use);
  const GArray *blocks = at->regime->blocks;

  for (guint i = 0; i < blocks->len; i++)
    {
      const Block *block = &g_array_index (blocks, Block, i);

      if (block->partition == instance->partition
          && jurisdiction_is_within (population->jurisdiction,
                                     block->jurisdiction)
          && instance_is_abroad (instance, population->jurisdiction,
                                 at->regime->from))
        return block->by_order ? LOST_BLOCK : LOST_LICENCE;
    }
  return LOST_NOT;
}

/* Did a tenant end the service for these users? */
static gboolean
has_left (const Entrance *at, const Instance *instance)
{
  const char *law = jurisdiction_law (use_population (at->use)->jurisdiction);

  WORLD_EACH (at->regime->world, KIND_FLOW, Flow, flow)
    if (law != NULL
        && flow_concerns (flow, instance->service, use_population (at->use))
        && reaction_find (at->regime->left, flow, law) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
is_forbidden (const Entrance *at, const Instance *instance)
{
  const GArray *flows = at->compliance->flows;

  for (guint i = 0; !at->wanted && i < flows->len; i++)
    {
      const FlowVerdict *flow = &g_array_index (flows, FlowVerdict, i);

      if (flow->use == at->use && flow->instance == instance
          && flow_blocks (flow->flow) && !verdict_permits (&flow->verdict))
        return TRUE;
    }
  return FALSE;
}

/* A prompt about one flow is shown to the users of its service. */
static gboolean
asks_consent (const Entrance *at, const Instance *instance)
{
  const Service *service = instance->service;

  WORLD_EACH (at->regime->world, KIND_MECHANISM, Mechanism, mechanism)
    if (mechanism->form == mechanism_consent ()
        && (mechanism->flow == NULL
            || flow_concerns (mechanism->flow, service,
                              use_population (at->use)))
        && mechanism_covers (mechanism, mechanism->flow, instance,
                             use_population (at->use), at->regime->from))
      return TRUE;
  return FALSE;
}

static gboolean
is_cut_off (const Entrance *at, const Instance *instance)
{
  const Ways *ways = at->compliance->ways;

  return ways != NULL
         && !ways->lead (ways->self, at->regime, use_population (at->use),
                         instance);
}

/* Why nobody gets through the door @instance, or LOST_NOT. */
static Loss
shut (const Entrance *at, const Instance *instance)
{
  SimTime now = at->regime->from;
  Loss block = blocked (at, instance);

  if (!dated_holds (instance->available, instance->retired, now))
    return LOST_ABSENT;
  if (!instance_serves (instance, now))
    return LOST_OUTAGE;
  if (is_taken_down (at, instance) || is_cut_off (at, instance))
    return LOST_BLOCK;
  if (block != LOST_NOT)
    return block;
  if (has_left (at, instance))
    return LOST_EXIT;
  return is_forbidden (at, instance) ? LOST_RULE : LOST_NOT;
}

/* What those who come to the fallback said to the prompt of the first door. */
typedef enum
{
  NOT_ASKED,
  ACCEPTED,
  REFUSED
} Answered;

/* The share of them that get through. Who refused one prompt refuses the next,
 * and who accepted one accepts the next. */
static double
pass_fallback (const Entrance *at, Answered answered)
{
  const Instance *fallback = at->use->fallback;

  if (fallback == NULL || shut (at, fallback) != LOST_NOT)
    return 0;
  if (answered == ACCEPTED || !asks_consent (at, fallback))
    return 1;
  return answered == REFUSED ? 0 : 1 - use_population (at->use)->refusal;
}

Admission
admission_of (const Compliance *compliance, const Use *use, gboolean wanted)
{
  Entrance at = { compliance, compliance->regime, use, wanted };
  const Instance *door = use_door (compliance->regime, use);
  Admission admission = { .use = use, .door = door };
  gboolean asks = FALSE;
  double away = 1;

  admission.reason = shut (&at, door);
  if (admission.reason == LOST_NOT)
    {
      asks = asks_consent (&at, door);
      away = asks ? use_population (use)->refusal : 0;
      admission.reason = away > 0 ? LOST_CONSENT : LOST_NOT;
    }
  admission.first = 1 - away;
  admission.fallback = away * pass_fallback (&at, asks ? REFUSED : NOT_ASKED);
  admission.lost = away - admission.fallback;
  admission.spare = pass_fallback (&at, asks ? ACCEPTED : NOT_ASKED);
  return admission;
}
