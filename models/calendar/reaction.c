/* What tenants do about the law: they file, move their users, or leave. */
#include "config.h"

#include "models/calendar/calendar-private.h"

/* A tenant moves the users of a flow, or ends its service. */
typedef struct
{
  const Flow *flow;
  const char *law;
  gboolean done;
} FlowState;

static FlowState *
state_find (const Play *play, const Flow *flow, const char *law)
{
  for (guint i = 0; i < play->reactions->len; i++)
    {
      FlowState *state = g_ptr_array_index (play->reactions, i);

      if (g_str_equal (state->flow->base.id, flow->base.id)
          && g_str_equal (state->law, law))
        return state;
    }
  return NULL;
}

void
reaction_fill (const Play *play, Regime *regime)
{
  for (guint i = 0; i < play->reactions->len; i++)
    {
      const FlowState *state = g_ptr_array_index (play->reactions, i);
      Reaction reaction = { play_now (play, state->flow), state->law };

      if (state->done)
        g_array_append_val (state->flow->policy == POLICY_MIGRATE
                                ? regime->moved
                                : regime->left,
                            reaction);
    }
}

/* --- moving and leaving --------------------------------------------------- */

static void
tell_reaction (Play *play, const FlowState *state, const char *what)
{
  g_autofree char *detail = g_strdup_printf (
      "%s: %s under %s law", state->flow->base.title, what, state->law);

  play_note (play, "other", state->flow->base.id, detail);
}

static const char *
ending (const FlowState *state)
{
  return state->flow->policy == POLICY_MIGRATE ? "users migrated"
                                               : "service ended";
}

static void
reaction_is_done (SimEngine *engine, gpointer subject)
{
  Play *play = sim_engine_context (engine);
  FlowState *state = subject;

  state->done = TRUE;
  tell_reaction (play, state, ending (state));
  play_turn (play, sim_now (engine));
}

static const SimEventKind REACTION_IS_DONE
    = { "reaction-is-done", reaction_is_done, RANK_CHANGES, NULL };

static gboolean
begin (Play *play, const Need *need)
{
  SimTime now = sim_now (play->engine);
  SimTime end = period_after (need->flow->takes, now);
  FlowState *state = state_find (play, need->flow, need->law);

  if (state != NULL)
    return FALSE;
  state = g_new0 (FlowState, 1);
  *state = (FlowState){ need->flow, need->law, FALSE };
  g_ptr_array_add (play->reactions, state);
  if (end <= now)
    {
      reaction_is_done (play->engine, state);
      return TRUE;
    }
  tell_reaction (play, state,
                 need->flow->policy == POLICY_MIGRATE ? "migration begins"
                                                      : "end announced");
  if (end < play->scenario->to)
    sim_at (play->engine, end, &REACTION_IS_DONE, state);
  return TRUE;
}

/* --- filing --------------------------------------------------------------- */

static gboolean
file_form (Play *play, const Need *need, int form)
{
  const Procedure *procedure = filing_procedure (play, need->law, form);

  if (filing_is_known (play, need->flow, need->law, form))
    return FALSE;
  return filing_make (play, procedure, need->flow, need->law, NULL);
}

/* Is there a procedure for all mechanisms of @way? */
static gboolean
can_file (const Play *play, const char *law, guint64 way)
{
  for (int form = 0; MECHANISM_WORDS[form] != NULL; form++)
    if ((way >> form & 1) != 0 && filing_procedure (play, law, form) == NULL)
      return FALSE;
  return way != 0;
}

/* The first way for which somebody takes filings. */
static gboolean
apply_any (Play *play, const Need *need)
{
  gboolean filed = FALSE;

  for (guint i = 0; i < need->n_ways; i++)
    if (can_file (play, need->law, need->ways[i]))
      {
        for (int form = 0; MECHANISM_WORDS[form] != NULL; form++)
          if ((need->ways[i] >> form & 1) != 0)
            filed |= file_form (play, need, form);
        return filed;
      }
  return FALSE;
}

static gboolean
apply (Play *play, const Need *need)
{
  const Procedure *procedure = need->flow->procedure;

  if (procedure == NULL)
    return apply_any (play, need);
  if (filing_is_known (play, need->flow, need->law, procedure->form))
    return FALSE;
  procedure = (const Procedure *) world_find (play_first_world (play),
                                              procedure->base.id);
  return filing_make (play, procedure, need->flow, need->law, NULL);
}

gboolean
reaction_take (Play *play, const GArray *needs)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < needs->len; i++)
    {
      const Need *need = &g_array_index (needs, Need, i);

      changed |= need->flow->policy == POLICY_APPLY ? apply (play, need)
                                                    : begin (play, need);
    }
  return changed;
}

/* --- looking ahead -------------------------------------------------------- */

/* The first day from which @date is within @foresight. */
static SimTime
day_ahead (Period foresight, SimTime date)
{
  SimTime day = sim_time_add_months (date, -foresight.months) - foresight.span;

  while (period_after (foresight, day) < date)
    day += SIM_DAY;
  return day;
}

void
reaction_look_ahead (Play *play, SimTime date)
{
  if (date >= SIM_NEVER)
    return;
  WORLD_EACH (play_world (play), KIND_FLOW, Flow, flow)
    if (flow->policy >= POLICY_APPLY
        && (flow->foresight.months > 0 || flow->foresight.span > 0))
      {
        SimTime day = day_ahead (flow->foresight, date);

        if (day > sim_now (play->engine))
          play_turn (play, day);
      }
}

void
reaction_schedule (Play *play)
{
  const Scenario *scenario = play->scenario;

  WORLD_EACH (play_world (play), KIND_RULE, Rule, rule)
    {
      reaction_look_ahead (play,
                           rule->from == SIM_ALWAYS ? SIM_NEVER : rule->from);
      reaction_look_ahead (play, rule->to);
    }
  WORLD_EACH (play_world (play), KIND_DESIGNATION, Designation, designation)
    if (designation->date < scenario->to)
      reaction_look_ahead (
          play, period_after (designation->grace, designation->date));
}
