/* What the law said in a regime, and to whom, as rows of a record. */
#include "config.h"

#include "models/observe-private.h"

/* Users of a service; one who uses two services may be lost to both. */
static void
tally_admission (GHashTable *lost, const Admission *admission)
{
  double n = (double) admission->users * admission->lost;
  g_autofree char *one = g_strdup_printf (
      "population=%s;reason=%s;service=%s", admission->use->base.parent->id,
      LOSS_WORDS[admission->reason],
      admission->use->instance->service->base.id);
  g_autofree char *all
      = g_strdup_printf ("reason=%s", LOSS_WORDS[admission->reason]);

  if (n <= 0)
    return;
  tally_add (lost, one, n);
  tally_add (lost, all, n);
}

static void
observe_catalogue (Observer *observer, const Regime *regime,
                   const Compliance *compliance)
{
  double needed = 0;
  double present = 0;

  for (guint i = 0; i < compliance->admissions->len; i++)
    {
      const Admission *admission
          = &g_array_index (compliance->admissions, Admission, i);
      double users = (double) admission->users;

      needed += users;
      present += admission->reason == LOST_ABSENT ? 0 : users;
    }
  if (needed > 0)
    observer_enter (observer, (int) regime->number, &METRIC_CATALOGUE, "",
                    present / needed);
  observer_add_up (observer, &METRIC_CATALOGUE, "needed",
                   needed * regime_days (regime));
  observer_add_up (observer, &METRIC_CATALOGUE, "present",
                   present * regime_days (regime));
}

static void
observe_users (Observer *observer, const Regime *regime,
               const Compliance *compliance)
{
  g_autoptr (GHashTable) lost = losses_new (regime->world, FALSE);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  double users = 0;

  for (guint i = 0; i < compliance->admissions->len; i++)
    {
      const Admission *admission
          = &g_array_index (compliance->admissions, Admission, i);

      tally_admission (lost, admission);
      if (g_hash_table_add (seen, admission->use->base.parent))
        users += (double) admission->users;
    }
  observer_enter (observer, (int) regime->number, &METRIC_USERS, "", users);
  observer_enter_tally (observer, (int) regime->number, &METRIC_USERS_LOST,
                        lost, &METRIC_USER_DAYS_LOST, regime_days (regime));
  observe_catalogue (observer, regime, compliance);
}

static gboolean
somebody_files (const World *world)
{
  WORLD_EACH (world, KIND_FLOW, Flow, flow)
    if (flow->policy == POLICY_APPLY)
      return TRUE;
  return world_all (world, KIND_FILING)->len > 0;
}

/* Only where somebody files. */
static void
observe_filings (Observer *observer, const Regime *regime)
{
  if (!somebody_files (regime->world))
    return;
  for (guint i = 0; i < N_FILING_STATES; i++)
    {
      g_autofree char *labels
          = g_strdup_printf ("state=%s", FILING_STATE_WORDS[i]);

      observer_enter (observer, (int) regime->number, &METRIC_FILINGS, labels,
                      (double) regime->filings[i]);
    }
}

static void
observe_backlogs (Observer *observer, int regime, const GArray *backlogs)
{
  for (guint i = 0; i < backlogs->len; i++)
    for (guint state = 0; state < N_FILING_STATES; state++)
      {
        const Backlog *backlog = &g_array_index (backlogs, Backlog, i);
        g_autofree char *labels = g_strdup_printf ("regulator=%s;state=%s",
                                                   backlog->regulator->base.id,
                                                   FILING_STATE_WORDS[state]);

        observer_enter (observer, regime, &METRIC_BACKLOG, labels,
                        (double) backlog->filings[state]);
      }
}

void
observe_calendar (Observer *observer, const Calendar *calendar)
{
  for (guint i = 0; i < calendar->decisions->len; i++)
    {
      const CalendarDecision *decision
          = &g_array_index (calendar->decisions, CalendarDecision, i);
      g_autofree char *labels
          = g_strdup_printf ("procedure=%s", decision->procedure->base.id);

      observer_add_mean (
          observer, &METRIC_FILING_DAYS, labels,
          (double) (decision->decided - decision->filed) / (double) SIM_DAY, 1);
    }
  observe_backlogs (observer, SIM_WHOLE_RUN, calendar->backlogs);
}

/* --- orders and prompts --------------------------------------------------- */

/* Users whom @takedown refuses, inside the place that it means and outside. */
static void
refused_users (const Compliance *compliance, const Takedown *takedown,
               double *inside, double *outside)
{
  for (guint i = 0; i < compliance->admissions->len; i++)
    {
      const Admission *admission
          = &g_array_index (compliance->admissions, Admission, i);
      const Population *population
          = (const Population *) admission->use->base.parent;
      gboolean meant = jurisdiction_is_within (population->jurisdiction,
                                               takedown->jurisdiction);

      if (takedown_refuses (takedown, admission->door, population,
                            compliance->regime->from))
        *(meant ? inside : outside)
            += (double) admission->users * admission->lost;
    }
}

static void
observe_takedowns (Observer *observer, const Regime *regime,
                   const Compliance *compliance)
{
  WORLD_EACH (regime->world, KIND_TAKEDOWN, Takedown, takedown)
    {
      g_autofree char *labels
          = g_strdup_printf ("takedown=%s", takedown->base.id);
      double days = regime_days (regime);
      double inside = 0;
      double outside = 0;

      refused_users (compliance, takedown, &inside, &outside);
      observer_add_mean (observer, &METRIC_OVERBLOCKING, labels, outside * days,
                         inside * days);
      if (inside > 0)
        observer_enter (observer, (int) regime->number, &METRIC_OVERBLOCKING,
                        labels, outside / inside);
    }
}

/* Those who were users when the prompt came; who joins later has not paid. */
static void
pay_back (Observer *observer, const Mechanism *prompt,
          const Admission *admission)
{
  const Use *use = admission->use;
  g_autofree char *key = g_strdup_printf (
      "%s|%u", prompt->base.id == NULL ? "" : prompt->base.id, use->base.index);
  g_autofree char *labels
      = g_strdup_printf ("population=%s", use->base.parent->id);

  if (prompt->refunded <= 0 || admission->reason != LOST_CONSENT
      || (prompt->instance != NULL && prompt->instance != admission->door)
      || !g_hash_table_add (observer->paid_back, g_steal_pointer (&key)))
    return;
  observer_add_up (observer, &METRIC_REFUNDS, labels,
                   (double) admission->users * admission->lost
                       * prompt->refunded);
  observer_add_up (observer, &METRIC_REFUNDS, "",
                   (double) admission->users * admission->lost
                       * prompt->refunded);
}

static void
observe_prompts (Observer *observer, const Regime *regime,
                 const Compliance *compliance)
{
  WORLD_EACH (regime->world, KIND_MECHANISM, Mechanism, mechanism)
    if (mechanism->form == mechanism_consent ()
        && dated_holds (mechanism->from, mechanism->to, regime->from))
      for (guint i = 0; i < compliance->admissions->len; i++)
        pay_back (observer, mechanism,
                  &g_array_index (compliance->admissions, Admission, i));
}

void
observe_compliance (Observer *observer, const Regime *regime,
                    const Compliance *compliance)
{
  observe_users (observer, regime, compliance);
  observe_flows (observer, regime, compliance);
  observe_filings (observer, regime);
  observe_backlogs (observer, (int) regime->number, regime->backlogs);
  observe_takedowns (observer, regime, compliance);
  observe_prompts (observer, regime, compliance);
}
