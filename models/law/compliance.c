#include "config.h"

#include "models/law/compliance-private.h"

/* --- where the data goes -------------------------------------------------- */

gboolean
data_leaves (const Jurisdiction *from, const Jurisdiction *to)
{
  const Jurisdiction *node = jurisdiction_law_node (from);

  return node != NULL && !jurisdiction_is_within (to, node);
}

gboolean
instance_is_abroad (const Instance *instance, const Jurisdiction *from,
                    SimTime at)
{
  ENTITY_EACH (instance, KIND_DEPLOYMENT, Deployment, deployment)
    if (deployment_serves (deployment, at)
        && data_leaves (from, site_region (deployment->site)->jurisdiction))
      return TRUE;
  return FALSE;
}

const Instance *
use_door (const Regime *regime, const Use *use)
{
  const char *law = jurisdiction_law (use_population (use)->jurisdiction);

  for (guint i = 0; law != NULL && i < regime->moved->len; i++)
    {
      const Reaction *moved = &g_array_index (regime->moved, Reaction, i);

      if (flow_concerns (moved->flow, use->instance->service,
                         use_population (use))
          && g_str_equal (moved->law, law))
        return moved->flow->to;
    }
  return use->instance;
}

/* --- what is held --------------------------------------------------------- */

static gboolean
covers (const Flow *of, const Instance *at, const Jurisdiction *whose,
        const Flow *flow, const Instance *instance,
        const Population *population)
{
  return (of == NULL || of == flow) && (at == NULL || at == instance)
         && (whose == NULL
             || jurisdiction_is_within (population->jurisdiction, whose));
}

gboolean
mechanism_covers (const Mechanism *mechanism, const Flow *flow,
                  const Instance *instance, const Population *population,
                  SimTime at)
{
  return dated_holds (mechanism->from, mechanism->to, at)
         && covers (mechanism->flow, mechanism->instance,
                    mechanism->jurisdiction, flow, instance, population);
}

/* What the tenant has by itself, and what regulators granted. */
static guint64
mechanisms_held (const Regime *regime, const FlowVerdict *flow, SimTime at)
{
  guint64 held = 0;

  for (guint i = 0; i < regime->held->len; i++)
    {
      const Held *one = &g_array_index (regime->held, Held, i);

      if (at < one->until
          && covers (one->flow, one->instance, one->jurisdiction, flow->flow,
                     flow->instance, flow->population))
        held |= G_GUINT64_CONSTANT (1) << one->form;
    }
  WORLD_EACH (regime->world, KIND_MECHANISM, Mechanism, mechanism)
    if (mechanism_covers (mechanism, flow->flow, flow->instance,
                          flow->population, at))
      held |= G_GUINT64_CONSTANT (1) << mechanism->form;
  return held;
}

/* --- the act -------------------------------------------------------------- */

static void
fill_counts (const Regime *regime, const FlowVerdict *judged, Act *act)
{
  int subtype = judged->flow->subtype - 1;
  gboolean by_subtype
      = subtype >= 0
        && law_tests_subtype (regime->world, judged->law, DECISION_TRANSFER);
  const Persons *persons = regime_persons (
      regime, judged->population, by_subtype ? subtype : PERSONS_OF_ALL);

  if (persons != NULL)
    act->by_window = persons->counts;
}

static void
fill_act (const Compliance *compliance, const FlowVerdict *judged,
          const Jurisdiction *to, SimTime date, Act *act)
{
  const Regime *regime = compliance->regime;
  const Flow *flow = judged->flow;
  const Population *population = judged->population;
  const Vocabulary *words = rulebook_vocabulary (compliance->book);

  act_init (act, date);
  act->decision = DECISION_TRANSFER;
  act->law = rulebook_law (compliance->book, judged->law);
  act->words[FACT_CLASS] = flow->data_class;
  if (flow->subtype > 0)
    act->words[FACT_SUBTYPE] = flow->subtype - 1;
  act->words[FACT_EXPORTER]
      = regime_exporter (regime, population->tenant, date);
  act->words[FACT_PURPOSE] = flow->purpose;
  act->words[FACT_ORIGIN] = vocabulary_place (words, population->jurisdiction);
  act->words[FACT_LOCATION] = act->words[FACT_ORIGIN];
  act->words[FACT_DESTINATION] = vocabulary_place (words, to);
  act->words[FACT_OPERATOR_HOME]
      = vocabulary_place (words, judged->instance->partition->operator_->seat);
  act_set_start (act, flow->activity_start);
  act->mechanisms_stated = TRUE;
  act->mechanisms = mechanisms_held (regime, judged, date);
  fill_counts (regime, judged, act);
}

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

/* What the law says on @date of a flow that goes where it goes now. */
static Verdict
verdict_on (const Compliance *compliance, const FlowVerdict *flow, SimTime date)
{
  const Jurisdiction *from = flow->population->jurisdiction;
  Verdict hardest = { .word = VERDICT_NO_RULE };
  gboolean any = FALSE;

  ENTITY_EACH (flow->instance, KIND_DEPLOYMENT, Deployment, deployment)
    {
      const Jurisdiction *to = site_region (deployment->site)->jurisdiction;
      Verdict verdict;
      Act act;

      if (!deployment_serves (deployment, compliance->regime->from)
          || !data_leaves (from, to))
        continue;
      fill_act (compliance, flow, to, date, &act);
      rulebook_judge (compliance->book, &act, &verdict);
      if (!any || hardness (&verdict) > hardness (&hardest))
        hardest = verdict;
      any = TRUE;
    }
  return hardest;
}

/* --- making --------------------------------------------------------------- */

static void
add_flow (Compliance *compliance, const Flow *flow, const Use *use,
          const Instance *door, gboolean is_fallback)
{
  const Population *population = use_population (use);
  FlowVerdict judged = { .flow = flow,
                         .use = use,
                         .instance = door,
                         .is_fallback = is_fallback,
                         .population = population,
                         .law = jurisdiction_law (population->jurisdiction),
                         .counted = TRUE,
                         .verdict = { .word = VERDICT_NO_RULE } };
  Verdict verdict;

  if (judged.law == NULL)
    return;
  judged.leaves = instance_is_abroad (door, population->jurisdiction,
                                      compliance->regime->from);
  verdict = verdict_on (compliance, &judged, compliance->regime->from);
  judged.counted = verdict.word != VERDICT_ALLOWED || verdict.rule->counted;
  g_array_append_val (compliance->flows, judged);
}

static void
add_flows (Compliance *compliance, const Use *use)
{
  const Instance *door = use_door (compliance->regime, use);

  WORLD_EACH (compliance->regime->world, KIND_FLOW, Flow, flow)
    if (flow_concerns (flow, use->instance->service, use_population (use)))
      {
        add_flow (compliance, flow, use, door, FALSE);
        if (use->fallback != NULL && use->fallback != door)
          add_flow (compliance, flow, use, use->fallback, TRUE);
      }
}

/* Data moves of those who go through a door, whichever it is. */
static void
share_out (Compliance *compliance, const Admission *admission, gboolean wanted)
{
  for (guint i = 0; i < compliance->flows->len; i++)
    {
      FlowVerdict *flow = &g_array_index (compliance->flows, FlowVerdict, i);
      double share = flow->is_fallback ? admission->fallback : admission->first;

      if (flow->use == admission->use && wanted)
        flow->wanted = share;
      else if (flow->use == admission->use)
        flow->moved = share;
    }
}

Compliance *
compliance_new (const Regime *regime, Rulebook *book, const Ways *ways)
{
  Compliance *compliance = g_new0 (Compliance, 1);

  compliance->regime = regime;
  compliance->ways = ways;
  compliance->book = book;
  compliance->flows = g_array_new (FALSE, FALSE, sizeof (FlowVerdict));
  compliance->admissions = g_array_new (FALSE, FALSE, sizeof (Admission));
  WORLD_EACH (regime->world, KIND_USE, Use, use)
    if (dated_holds (use->from, use->to, regime->from))
      {
        Admission wanted;

        add_flows (compliance, use);
        wanted = admission_of (compliance, use, TRUE);
        share_out (compliance, &wanted, TRUE);
      }
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

/* What an exemption does not count at one door is counted at another; a door
 * that nobody comes to decides nothing. */
gboolean
compliance_counts (const Compliance *compliance, const Population *population,
                   const Flow *flow)
{
  gboolean counts = TRUE;

  for (guint i = 0; i < compliance->flows->len; i++)
    {
      const FlowVerdict *judged
          = &g_array_index (compliance->flows, FlowVerdict, i);

      if (judged->flow != flow || judged->population != population
          || judged->wanted <= 0)
        continue;
      if (judged->counted)
        return TRUE;
      counts = FALSE;
    }
  return counts;
}

/* --- judging -------------------------------------------------------------- */

void
compliance_judge (Compliance *compliance)
{
  const Regime *regime = compliance->regime;

  for (guint i = 0; i < compliance->flows->len; i++)
    {
      FlowVerdict *flow = &g_array_index (compliance->flows, FlowVerdict, i);

      flow->verdict = verdict_on (compliance, flow, regime->from);
    }
  WORLD_EACH (regime->world, KIND_USE, Use, use)
    if (dated_holds (use->from, use->to, regime->from))
      {
        Admission admission = admission_of (compliance, use, FALSE);

        share_out (compliance, &admission, FALSE);
        g_array_append_val (compliance->admissions, admission);
      }
  compliance->ways = NULL;
}

void
compliance_settle (Compliance *compliance, SimTime start)
{
  SimTime middle = regime_middle (compliance->regime);

  for (guint i = 0; i < compliance->admissions->len; i++)
    {
      Admission *admission
          = &g_array_index (compliance->admissions, Admission, i);

      admission->users
          = population_users (use_population (admission->use), start, middle);
    }
  for (guint i = 0; i < compliance->flows->len; i++)
    {
      FlowVerdict *flow = &g_array_index (compliance->flows, FlowVerdict, i);
      double share = flow->moved * flow->flow->subjects;

      flow->users = population_users (flow->population, start, middle);
      flow->persons
          = flow->leaves ? (gint64) ((double) flow->users * share + 0.5) : 0;
    }
}

/* --- needs ---------------------------------------------------------------- */

/* What would lift @verdict on @date. */
static void
add_ways (const Compliance *compliance, const Verdict *verdict, SimTime date,
          Need *need)
{
  const Vocabulary *words = rulebook_vocabulary (compliance->book);

  if (verdict->rule == NULL)
    return;
  ENTITY_EACH (verdict->rule, KIND_CURE, Cure, cure)
    if (dated_holds (cure->from, cure->to, date)
        && need->n_ways < NEED_WAYS_MOST)
      need->ways[need->n_ways++]
          = vocabulary_mechanisms (words, cure->mechanisms);
}

static gboolean
is_needed (const GArray *needs, const FlowVerdict *flow)
{
  for (guint i = 0; i < needs->len; i++)
    {
      const Need *need = &g_array_index (needs, Need, i);

      if (need->flow == flow->flow && g_str_equal (need->law, flow->law))
        return TRUE;
    }
  return FALSE;
}

GArray *
compliance_needs (const Compliance *compliance)
{
  GArray *needs = g_array_new (FALSE, FALSE, sizeof (Need));
  SimTime now = compliance->regime->from;

  for (guint i = 0; i < compliance->flows->len; i++)
    {
      const FlowVerdict *flow
          = &g_array_index (compliance->flows, FlowVerdict, i);
      SimTime ahead = period_after (flow->flow->foresight, now);
      Verdict then = flow->verdict;
      Need need = { flow->flow, flow->law, flow->instance, 0, { 0 } };

      if (flow->flow->policy < POLICY_APPLY || !flow->leaves
          || flow->wanted <= 0 || is_needed (needs, flow))
        continue;
      if (verdict_permits (&then) && ahead > now)
        then = verdict_on (compliance, flow, ahead);
      if (verdict_permits (&then))
        continue;
      add_ways (compliance, &then,
                verdict_permits (&flow->verdict) ? ahead : now, &need);
      g_array_append_val (needs, need);
    }
  return needs;
}
