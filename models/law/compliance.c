#include "config.h"

#include "models/law/compliance.h"

typedef struct
{
  const Regime *regime;
  SimTime start;
  Rulebook *book;
  Compliance *compliance;
} Judging;

/* --- where the data goes -------------------------------------------------- */

static gboolean
is_in_demand (const Judging *judging, const Use *use)
{
  return dated_holds (use->from, use->to, judging->regime->from);
}

static const Population *
population_of (const Use *use)
{
  return (const Population *) use->base.parent;
}

static gint64
users_of (const Judging *judging, const Population *population)
{
  return population_users (population, judging->start,
                           regime_middle (judging->regime));
}

/* The node whose law governs @place: itself or the nearest one above. */
static const Jurisdiction *
law_node (const Jurisdiction *place)
{
  const Entity *at = &place->base;

  for (; at != NULL && at->kind->id == KIND_JURISDICTION; at = at->parent)
    if (((const Jurisdiction *) at)->law != NULL)
      return (const Jurisdiction *) at;
  return NULL;
}

static gboolean
leaves (const Jurisdiction *from, const Jurisdiction *to)
{
  const Jurisdiction *node = law_node (from);

  return node != NULL && !jurisdiction_is_within (to, node);
}

/* Does any serving deployment of @instance lie outside @from's law? */
static gboolean
instance_is_abroad (const Instance *instance, const Jurisdiction *from,
                    SimTime at)
{
  ENTITY_EACH (instance, KIND_DEPLOYMENT, Deployment, deployment)
    if (deployment_serves (deployment, at)
        && leaves (from, site_region (deployment->site)->jurisdiction))
      return TRUE;
  return FALSE;
}

static gboolean
population_exports (const Judging *judging, const Population *population)
{
  ENTITY_EACH (population, KIND_USE, Use, use)
    if (is_in_demand (judging, use)
        && instance_is_abroad (use->instance, population->jurisdiction,
                               judging->regime->from))
      return TRUE;
  return FALSE;
}

/* --- the act -------------------------------------------------------------- */

/* Persons of @tenant under the law of @node: all, or those whose data goes
 * abroad. */
static gint64
count_persons (const Judging *judging, const Tenant *tenant,
               const Jurisdiction *node, gboolean exported)
{
  gint64 n = 0;

  WORLD_EACH (judging->regime->world, KIND_POPULATION, Population, population)
    if (population->tenant == tenant
        && law_node (population->jurisdiction) == node
        && (!exported || population_exports (judging, population)))
      n += users_of (judging, population);
  return n;
}

static gboolean
mechanism_covers (const Mechanism *mechanism, const Flow *flow,
                  const Instance *instance, const Population *population,
                  SimTime at)
{
  return dated_holds (mechanism->from, mechanism->to, at)
         && (mechanism->flow == NULL || mechanism->flow == flow)
         && (mechanism->instance == NULL || mechanism->instance == instance)
         && (mechanism->jurisdiction == NULL
             || jurisdiction_is_within (population->jurisdiction,
                                        mechanism->jurisdiction));
}

static gboolean
filing_covers (const Filing *filing, const Flow *flow, const Instance *instance,
               const Population *population)
{
  return (filing->flow == NULL || filing->flow == flow)
         && (filing->instance == NULL || filing->instance == instance)
         && (filing->jurisdiction == NULL
             || jurisdiction_is_within (population->jurisdiction,
                                        filing->jurisdiction));
}

/* What regulators granted, and still holds. */
static guint64
mechanisms_granted (const Judging *judging, const FlowVerdict *flow)
{
  const GPtrArray *granted = judging->regime->granted;
  guint64 held = 0;

  for (guint i = 0; i < granted->len; i++)
    {
      const Filing *filing = g_ptr_array_index (granted, i);

      if (filing_covers (filing, flow->flow, flow->instance, flow->population))
        held |= G_GUINT64_CONSTANT (1) << filing->procedure->form;
    }
  return held;
}

static guint64
mechanisms_held (const Judging *judging, const FlowVerdict *flow)
{
  guint64 held = mechanisms_granted (judging, flow);

  WORLD_EACH (judging->regime->world, KIND_MECHANISM, Mechanism, mechanism)
    if (mechanism_covers (mechanism, flow->flow, flow->instance,
                          flow->population, judging->regime->from))
      held |= G_GUINT64_CONSTANT (1) << mechanism->form;
  return held;
}

static void
fill_counts (const Judging *judging, const Flow *flow,
             const Population *population, Act *act)
{
  const Jurisdiction *node = law_node (population->jurisdiction);
  gint64 exported = count_persons (judging, population->tenant, node, TRUE);
  gboolean sensitive = flow->data_class == DATA_SENSITIVE;

  act->counts[COUNT_HELD]
      = count_persons (judging, population->tenant, node, FALSE);
  act->counts[COUNT_EXPORT_PI] = sensitive ? 0 : exported;
  act->counts[COUNT_EXPORT_SPI] = sensitive ? exported : 0;
}

static void
fill_act (const Judging *judging, const FlowVerdict *judged,
          const Jurisdiction *to, Act *act)
{
  const Flow *flow = judged->flow;
  const Population *population = judged->population;
  const Vocabulary *words = rulebook_vocabulary (judging->book);

  act_init (act, judging->regime->from);
  act->decision = DECISION_TRANSFER;
  act->law = rulebook_law (judging->book,
                           jurisdiction_law (population->jurisdiction));
  act->words[FACT_CLASS] = flow->data_class;
  act->words[FACT_EXPORTER] = population->tenant->exporter;
  act->words[FACT_PURPOSE] = flow->purpose;
  act->words[FACT_ORIGIN] = vocabulary_place (words, population->jurisdiction);
  act->words[FACT_LOCATION] = act->words[FACT_ORIGIN];
  act->words[FACT_DESTINATION] = vocabulary_place (words, to);
  act->words[FACT_OPERATOR_HOME]
      = vocabulary_place (words, judged->instance->partition->operator_->seat);
  act_set_start (act, flow->activity_start);
  act->mechanisms_stated = TRUE;
  act->mechanisms = mechanisms_held (judging, judged);
  fill_counts (judging, flow, population, act);
}

/* --- flows ---------------------------------------------------------------- */

/* How hard a verdict is, for choosing the hardest. */
static int
hardness (const Verdict *verdict)
{
  switch (verdict->word)
    {
    case VERDICT_NO_RULE:
      return 0;
    case VERDICT_ALLOWED:
      return 1;
    case VERDICT_NEEDS_JUDGEMENT:
      return 2;
    case VERDICT_PROHIBITED:
      return 4;
    default:
      return 3;
    }
}

static void
judge_destination (const Judging *judging, FlowVerdict *flow,
                   const Jurisdiction *to)
{
  Verdict verdict;
  Act act;

  fill_act (judging, flow, to, &act);
  rulebook_judge (judging->book, &act, &verdict);
  if (!flow->leaves || hardness (&verdict) > hardness (&flow->verdict))
    flow->verdict = verdict;
  flow->leaves = TRUE;
}

static void
judge_flow (const Judging *judging, const Flow *flow, const Use *use,
            const Instance *instance)
{
  const Population *population = population_of (use);
  FlowVerdict judged = { .flow = flow,
                         .use = use,
                         .instance = instance,
                         .population = population,
                         .law = jurisdiction_law (population->jurisdiction),
                         .verdict = { .word = VERDICT_NO_RULE } };

  if (judged.law == NULL)
    return;
  ENTITY_EACH (instance, KIND_DEPLOYMENT, Deployment, deployment)
    {
      const Jurisdiction *to = site_region (deployment->site)->jurisdiction;

      if (deployment_serves (deployment, judging->regime->from)
          && leaves (population->jurisdiction, to))
        judge_destination (judging, &judged, to);
    }
  g_array_append_val (judging->compliance->flows, judged);
}

/* --- admission ------------------------------------------------------------ */

static gboolean
is_blocked (const Judging *judging, const Instance *instance,
            const Population *population)
{
  const GArray *blocks = judging->regime->blocks;

  for (guint i = 0; i < blocks->len; i++)
    {
      const Block *block = &g_array_index (blocks, Block, i);

      if (block->partition == instance->partition
          && jurisdiction_is_within (population->jurisdiction,
                                     block->jurisdiction)
          && instance_is_abroad (instance, population->jurisdiction,
                                 judging->regime->from))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_forbidden (const Judging *judging, const Use *use, const Instance *instance)
{
  const GArray *flows = judging->compliance->flows;

  for (guint i = 0; i < flows->len; i++)
    {
      const FlowVerdict *flow = &g_array_index (flows, FlowVerdict, i);

      if (flow->use == use && flow->instance == instance
          && flow->flow->policy == POLICY_BLOCK
          && !verdict_permits (&flow->verdict))
        return TRUE;
    }
  return FALSE;
}

/* A prompt about one flow is shown to the users of its service. */
static gboolean
asks_consent (const Judging *judging, const Use *use, const Instance *instance)
{
  const Service *service = instance->service;

  WORLD_EACH (judging->regime->world, KIND_MECHANISM, Mechanism, mechanism)
    if (mechanism->form == mechanism_consent ()
        && (mechanism->flow == NULL || mechanism->flow->service == service)
        && mechanism_covers (mechanism, mechanism->flow, instance,
                             population_of (use), judging->regime->from))
      return TRUE;
  return FALSE;
}

/* Why nobody of @use gets through the door @instance, or LOST_NOT. */
static Loss
shut (const Judging *judging, const Use *use, const Instance *instance)
{
  SimTime at = judging->regime->from;

  if (!dated_holds (instance->available, instance->retired, at))
    return LOST_ABSENT;
  if (!instance_serves (instance, at))
    return LOST_OUTAGE;
  if (is_blocked (judging, instance, population_of (use)))
    return LOST_BLOCK;
  return is_forbidden (judging, use, instance) ? LOST_RULE : LOST_NOT;
}

/* The share of those who come to the fallback that get through. Who refused
 * one prompt refuses the next. */
static double
pass_fallback (const Judging *judging, const Use *use, Loss reason)
{
  if (use->fallback == NULL || shut (judging, use, use->fallback) != LOST_NOT)
    return 0;
  if (!asks_consent (judging, use, use->fallback))
    return 1;
  return reason == LOST_CONSENT ? 0 : 1 - population_of (use)->refusal;
}

static void
admit (const Judging *judging, const Use *use)
{
  const Population *population = population_of (use);
  Admission admission = { .use = use, .users = users_of (judging, population) };
  double away = 1;

  admission.reason = shut (judging, use, use->instance);
  if (admission.reason == LOST_NOT)
    {
      away = asks_consent (judging, use, use->instance) ? population->refusal
                                                        : 0;
      admission.reason = away > 0 ? LOST_CONSENT : LOST_NOT;
    }
  admission.first = 1 - away;
  admission.fallback = away * pass_fallback (judging, use, admission.reason);
  admission.lost = away - admission.fallback;
  g_array_append_val (judging->compliance->admissions, admission);
}

/* Data moves of those who go through a door, whichever it is. */
static void
count_moved (const Judging *judging, const Use *use)
{
  const GArray *admissions = judging->compliance->admissions;
  const Admission *admission
      = &g_array_index (admissions, Admission, admissions->len - 1);
  GArray *flows = judging->compliance->flows;

  for (guint i = 0; i < flows->len; i++)
    {
      FlowVerdict *flow = &g_array_index (flows, FlowVerdict, i);

      double share = flow->instance == use->instance ? admission->first
                                                     : admission->fallback;

      if (flow->use == use && flow->leaves)
        flow->persons = (gint64) ((double) admission->users * share + 0.5);
    }
}

static void
judge_uses (const Judging *judging)
{
  WORLD_EACH (judging->regime->world, KIND_USE, Use, use)
    if (is_in_demand (judging, use))
      {
        WORLD_EACH (judging->regime->world, KIND_FLOW, Flow, flow)
          if (flow->service == use->instance->service)
            {
              judge_flow (judging, flow, use, use->instance);
              if (use->fallback != NULL && use->fallback != use->instance)
                judge_flow (judging, flow, use, use->fallback);
            }
        admit (judging, use);
        count_moved (judging, use);
      }
}

Compliance *
compliance_judge (const Regime *regime, SimTime start)
{
  Compliance *compliance = g_new0 (Compliance, 1);
  g_autoptr (Rulebook) book = rulebook_new (regime->world);
  Judging judging = { regime, start, book, compliance };

  compliance->flows = g_array_new (FALSE, FALSE, sizeof (FlowVerdict));
  compliance->admissions = g_array_new (FALSE, FALSE, sizeof (Admission));
  judge_uses (&judging);
  return compliance;
}

void
compliance_free (Compliance *compliance)
{
  if (compliance == NULL)
    return;
  g_array_unref (compliance->flows);
  g_array_unref (compliance->admissions);
  g_free (compliance);
}
