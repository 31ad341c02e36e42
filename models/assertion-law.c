#include "config.h"

#include "models/assertion-law.h"

#include "models/course.h"
#include "sim/sim-interval.h"

#define CONFIDENCE 0.95

/* One result, with what the present replication said so far. */
typedef struct
{
  AssertionResult *result;
  double lost, users; /* times days */
  GArray *shares;     /* of double: what each replication lost */
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

/* All of @judgings, which are of one option, on one course. */
static void
judge_replication (GArray *judgings, const Study *study, const Option *option,
                   guint64 seed, guint32 replication)
{
  g_autoptr (Course) course
      = course_play (study, option, seed, replication);

  for (guint i = 0; i < judgings->len; i++)
    {
      Judging *judging = &g_array_index (judgings, Judging, i);
      double share;

      judging->lost = judging->users = 0;
      for (guint j = 0; j < course->compliances->len; j++)
        judge_regime (judging, course_compliance (course, j));
      share = judging->users > 0 ? judging->lost / judging->users : 0;
      g_array_append_val (judging->shares, share);
    }
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
is_of_law (const Assert *assertion)
{
  return assertion_is_measured (assertion)
         && assertion->form != ASSERT_LATENCY;
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

static void
judging_clear (gpointer data)
{
  Judging *judging = data;

  g_array_unref (judging->shares);
}

/* What the law decides of @results in @option. */
static GArray *
judgings_of (const GPtrArray *results, const Option *option)
{
  GArray *judgings = g_array_new (FALSE, FALSE, sizeof (Judging));

  g_array_set_clear_func (judgings, judging_clear);
  for (guint i = 0; i < results->len; i++)
    {
      AssertionResult *result = g_ptr_array_index (results, i);
      Judging judging = { .result = result };

      if (result->option != option || !is_of_law (result->assertion))
        continue;
      assertion_result_begin (result);
      judging.shares = g_array_new (FALSE, FALSE, sizeof (double));
      g_array_append_val (judgings, judging);
    }
  return judgings;
}

static void
judge_option (const GPtrArray *results, const Study *study,
              const Option *option, guint64 seed, guint32 replications,
              gboolean exact)
{
  g_autoptr (GArray) judgings = judgings_of (results, option);

  for (guint32 i = 0; judgings->len > 0 && i < replications; i++)
    judge_replication (judgings, study, option, seed, i);
  for (guint i = 0; i < judgings->len; i++)
    {
      const Judging *judging = &g_array_index (judgings, Judging, i);

      if (judging->result->assertion->form == ASSERT_LOSSES)
        take_share (judging->result, judging->shares, exact);
    }
}

void
assertions_judge_law (const GPtrArray *results, const Study *study,
                      guint64 seed, guint32 replications)
{
  gboolean exact = is_without_chance (study);

  if (!exact && replications == 0)
    return;
  for (guint i = 0; i < study->options->len; i++)
    judge_option (results, study, g_ptr_array_index (study->options, i), seed,
                  exact ? 1 : replications, exact);
}
