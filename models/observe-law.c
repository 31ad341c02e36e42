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
  g_autoptr (GHashTable) lost = losses_new (regime->world);
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

static char *
flow_detail (const FlowVerdict *flow)
{
  if (!flow->leaves)
    return g_strdup_printf ("the data stays within the territory of %s law",
                            flow->law);
  return verdict_explain (&flow->verdict);
}

/* Is it the population's first use of the service? */
static gboolean
is_first_use (const Use *use)
{
  ENTITY_EACH (use->base.parent, KIND_USE, Use, other)
    if (other->instance->service == use->instance->service)
      return other == use;
  return TRUE;
}

/* "FLOW POPULATION"; what is not the first use, or not its first door, says
 * which it is. */
static char *
flow_subject (const FlowVerdict *flow)
{
  GString *subject = g_string_new (flow->flow->base.id);

  g_string_append_printf (subject, " %s", flow->population->base.id);
  if (!is_first_use (flow->use))
    g_string_append_printf (subject, " use-%u", flow->use->base.index);
  if (flow->is_fallback)
    g_string_append_printf (subject, " at %s", flow->instance->base.id);
  return g_string_free (subject, FALSE);
}

/* A fallback that nobody goes abroad through is not worth a finding. */
static void
find_flow (Observer *observer, const Regime *regime, const FlowVerdict *flow)
{
  g_autofree char *subject = flow_subject (flow);
  g_autofree char *detail = flow_detail (flow);

  if (flow->is_fallback && flow->persons == 0)
    return;
  sim_run_record_add_finding (observer->record, (int) regime->number, "law",
                              subject, flow->law, verdict_word (&flow->verdict),
                              detail);
}

/* Persons are counted once, however many of their flows go abroad; those at
 * the first door and those at the fallback are different people. */
static void
tally_abroad (GHashTable *abroad, GHashTable *const seen[2],
              const FlowVerdict *flow)
{
  g_autofree char *labels = g_strdup_printf ("law=%s", flow->law);
  gboolean other = flow->is_fallback;

  tally_add (abroad, labels, 0);
  if (flow->leaves && flow->persons > 0
      && g_hash_table_add (seen[other], (gpointer) flow->population))
    tally_add (abroad, labels, (double) flow->persons);
}

static void
tally_exposed (GHashTable *exposed, const FlowVerdict *flow)
{
  g_autofree char *labels = NULL;

  if (!flow->leaves || verdict_permits (&flow->verdict))
    return;
  labels = g_strdup_printf ("law=%s;rule=%s", flow->law,
                            rule_name (flow->verdict.rule));
  tally_add (exposed, labels, (double) flow->persons);
}

static void
observe_flows (Observer *observer, const Regime *regime,
               const Compliance *compliance)
{
  g_autoptr (GHashTable) verdicts = tally_new ();
  g_autoptr (GHashTable) abroad = tally_new ();
  g_autoptr (GHashTable) exposed = tally_new ();
  g_autoptr (GHashTable) first = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) other = g_hash_table_new (NULL, NULL);
  GHashTable *const seen[] = { first, other };
  GHashTableIter iter;
  gpointer labels, persons;

  for (guint i = 0; i < compliance->flows->len; i++)
    {
      const FlowVerdict *flow
          = &g_array_index (compliance->flows, FlowVerdict, i);
      g_autofree char *key = g_strdup_printf ("law=%s;verdict=%s", flow->law,
                                              verdict_word (&flow->verdict));

      find_flow (observer, regime, flow);
      if (!flow->is_fallback)
        tally_add (verdicts, key, 1);
      tally_abroad (abroad, seen, flow);
      tally_exposed (exposed, flow);
    }
  observer_enter_tally (observer, (int) regime->number, &METRIC_FLOWS, verdicts,
                        NULL, 0);
  observer_enter_tally (observer, (int) regime->number, &METRIC_SUBJECTS_ABROAD,
                        abroad, &METRIC_SUBJECT_DAYS_ABROAD,
                        regime_days (regime));
  g_hash_table_iter_init (&iter, exposed);
  while (g_hash_table_iter_next (&iter, &labels, &persons))
    observer_add_up (observer, &METRIC_SUBJECT_DAYS_EXPOSED, labels,
                     *(double *) persons * regime_days (regime));
}

/* Only where somebody files. */
static void
observe_filings (Observer *observer, const Regime *regime)
{
  if (world_all (regime->world, KIND_FILING)->len == 0)
    return;
  for (guint i = 0; i < N_FILING_STATES; i++)
    {
      g_autofree char *labels
          = g_strdup_printf ("state=%s", FILING_STATE_WORDS[i]);

      observer_enter (observer, (int) regime->number, &METRIC_FILINGS, labels,
                      (double) regime->filings[i]);
    }
}

void
observe_compliance (Observer *observer, const Regime *regime,
                    const Compliance *compliance)
{
  observe_users (observer, regime, compliance);
  observe_flows (observer, regime, compliance);
  observe_filings (observer, regime);
}
