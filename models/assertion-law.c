#include "config.h"

#include "models/assertion-law.h"

#include "models/course.h"
#include "sim/sim-interval.h"

#define CONFIDENCE 0.95

/* What one replication said so far. */
typedef struct
{
  AssertionResult *result;
  double lost, users; /* times days */
} Judging;

/* --- rules ---------------------------------------------------------------- */

static gboolean
is_meant (const Assert *assertion, const FlowVerdict *flow)
{
  const Rule *rule = (const Rule *) assertion->rule;

  return (assertion->flow == NULL
          || g_str_equal (assertion->flow->id, flow->flow->base.id))
         && (rule == NULL
             || (flow->verdict.rule != NULL
                 && g_str_equal (rule_name (rule),
                                 rule_name (flow->verdict.rule))));
}

static void
take_flow (Judging *judging, const FlowVerdict *flow, SimTime from, SimTime to)
{
  g_autofree char *why = NULL;

  if (!flow->leaves || flow->persons == 0 || verdict_permits (&flow->verdict)
      || !is_meant (judging->result->assertion, flow))
    return;
  why = verdict_explain (&flow->verdict);
  assertion_result_take (
      judging->result, ASSERTION_FAILS, from, to,
      g_strdup_printf ("%s of %s, %" G_GINT64_FORMAT " persons: %s (%s)",
                       flow->flow->base.title, flow->population->base.title,
                       flow->persons, verdict_word (&flow->verdict), why));
}

/* --- users ---------------------------------------------------------------- */

static void
take_admission (Judging *judging, const Admission *admission, double days)
{
  const Entity *whose = judging->result->assertion->population;

  if (whose != NULL
      && !g_str_equal (whose->id, admission->use->base.parent->id))
    return;
  judging->users += (double) admission->users * days;
  judging->lost += (double) admission->users * admission->lost * days;
}

/* --- one replication ------------------------------------------------------ */

static void
judge_regime (Judging *judging, const Compliance *compliance)
{
  const Assert *assertion = judging->result->assertion;
  SimTime from = MAX (compliance->regime->from, assertion->from);
  SimTime to = MIN (compliance->regime->to, assertion->to);

  if (from >= to)
    return;
  if (assertion->form == ASSERT_COMPLIANCE)
    for (guint i = 0; i < compliance->flows->len; i++)
      take_flow (judging, &g_array_index (compliance->flows, FlowVerdict, i),
                 from, to);
  else
    for (guint i = 0; i < compliance->admissions->len; i++)
      take_admission (judging,
                      &g_array_index (compliance->admissions, Admission, i),
                      (double) (to - from) / (double) SIM_DAY);
}

static double
judge_replication (AssertionResult *result, const Study *study, guint64 seed,
                   guint32 replication)
{
  g_autoptr (Course) course
      = course_play (study, result->option, seed, replication);
  Judging judging = { .result = result };

  for (guint i = 0; i < course->compliances->len; i++)
    judge_regime (&judging, course_compliance (course, i));
  return judging.users > 0 ? judging.lost / judging.users : 0;
}

/* --- all of them ---------------------------------------------------------- */

/* A single value without chance is its own interval. */
static void
take_share (AssertionResult *result, const GArray *shares, gboolean exact)
{
  double most = result->assertion->lost;
  SimInterval interval = sim_interval_mean (
      (const double *) (gpointer) shares->data, shares->len, CONFIDENCE);
  AssertionOutcome outcome = ASSERTION_HOLDS;

  if (exact)
    interval.low = interval.high = interval.estimate;
  if (interval.low > most)
    outcome = ASSERTION_FAILS;
  else if (interval.high > most)
    outcome = ASSERTION_OPEN;
  assertion_result_take (
      result, outcome, result->from, result->to,
      g_strdup_printf ("%.3g %% of the users are lost (%.3g to %.3g %%), "
                       "accepted are %.3g %%",
                       100 * interval.estimate, 100 * interval.low,
                       100 * interval.high, 100 * most));
}

static gboolean
is_without_chance (const Study *study)
{
  static const EntityKindId KINDS[]
      = { KIND_CHALLENGE, KIND_DESIGNATION, KIND_FILING, KIND_PROCEDURE };

  for (guint i = 0; i < G_N_ELEMENTS (KINDS); i++)
    if (world_all (study_world (study), KINDS[i])->len > 0)
      return FALSE;
  return TRUE;
}

void
assertion_judge_law (AssertionResult *result, const Study *study, guint64 seed,
                     guint32 replications)
{
  gboolean exact = is_without_chance (study);
  g_autoptr (GArray) shares = g_array_new (FALSE, FALSE, sizeof (double));

  if (!exact && replications == 0)
    return;
  assertion_result_begin (result);
  for (guint32 i = 0; i < (exact ? 1 : replications); i++)
    {
      double share = judge_replication (result, study, seed, i);

      g_array_append_val (shares, share);
    }
  if (result->assertion->form == ASSERT_LOSSES)
    take_share (result, shares, exact);
}
