/* Flows of a regime: verdicts, exposure, breaches. */
#include "config.h"

#include "models/observe-private.h"

#include <string.h>

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

/* Between labels and what tells groups of people under them apart. */
#define GROUP_SEPARATOR '\t'

/* Persons are counted once, however many of their flows are the same case:
 * those of the flow of most. Those at the first door and those at the fallback
 * are different people. */
static void
count_heads (GHashTable *heads, const char *labels, const FlowVerdict *flow)
{
  char *group
      = g_strdup_printf ("%s%c%u %d", labels, GROUP_SEPARATOR,
                         flow->population->base.index, flow->is_fallback);
  const double *known = g_hash_table_lookup (heads, group);
  double most = MAX (known == NULL ? 0 : *known, (double) flow->persons);

  g_hash_table_insert (heads, group, g_memdup2 (&most, sizeof most));
}

/* The sum of all groups, by labels. */
static GHashTable *
tally_heads (GHashTable *heads)
{
  GHashTable *tally = tally_new ();
  GHashTableIter iter;
  gpointer group, persons;

  g_hash_table_iter_init (&iter, heads);
  while (g_hash_table_iter_next (&iter, &group, &persons))
    {
      const char *end = strchr (group, GROUP_SEPARATOR);
      g_autofree char *labels
          = g_strndup (group, (gsize) (end - (char *) group));

      tally_add (tally, labels, *(double *) persons);
    }
  return tally;
}

/* A law under which nobody's data goes abroad counts nobody. */
static void
count_abroad (GHashTable *heads, const FlowVerdict *flow)
{
  g_autofree char *labels = g_strdup_printf ("law=%s", flow->law);

  count_heads (heads, labels, flow);
}

static char *
rule_labels (const FlowVerdict *flow)
{
  return g_strdup_printf (
      "law=%s;rule=%s", flow->law,
      flow->verdict.rule == NULL ? "none" : rule_name (flow->verdict.rule));
}

static void
count_exposed (GHashTable *heads, const FlowVerdict *flow)
{
  g_autofree char *labels = NULL;

  if (!flow->leaves || verdict_permits (&flow->verdict))
    return;
  labels = rule_labels (flow);
  count_heads (heads, labels, flow);
}

static void
tally_ruled (GHashTable *ruled, const FlowVerdict *flow)
{
  g_autofree char *labels = NULL;

  if (!flow->leaves || flow->moved <= 0)
    return;
  labels = g_strdup_printf (
      "law=%s;rule=%s;verdict=%s", flow->law,
      flow->verdict.rule == NULL ? "none" : rule_name (flow->verdict.rule),
      verdict_word (&flow->verdict));
  tally_add (ruled, labels, 1);
}

/* Does data move though the law does not permit it? */
static gboolean
is_violation (const FlowVerdict *flow)
{
  return flow->leaves && flow->moved > 0 && !verdict_permits (&flow->verdict);
}

/* Every act of use moves the data of each flow of its service once. */
static void
add_violations (Observer *observer, const Regime *regime,
                const FlowVerdict *flow)
{
  g_autofree char *labels = g_strdup_printf ("law=%s", flow->law);
  double acts = (double) flow->users * flow->moved * flow->flow->subjects
                * flow->use->activity * regime_days (regime);

  observer_add_mean (observer, &METRIC_VIOLATIONS, labels,
                     is_violation (flow) ? 1e6 * acts : 0, acts);
}

void
breach_free (gpointer data)
{
  Breach *breach = data;

  g_free (breach->labels);
  g_free (breach);
}

/* A breach goes on in @regime, or begins with it. */
static void
follow_breach (Observer *observer, const Regime *regime,
               const FlowVerdict *flow)
{
  g_autofree char *key = flow_subject (flow);
  Breach *breach = g_hash_table_lookup (observer->breaches, key);

  if (!is_violation (flow))
    return;
  if (breach == NULL)
    {
      breach = g_new0 (Breach, 1);
      breach->since = regime->from;
      breach->labels = rule_labels (flow);
      g_hash_table_insert (observer->breaches, g_steal_pointer (&key), breach);
    }
  breach->seen = regime->number;
}

/* Those that are not seen in @regime ended with its beginning. */
static void
end_breaches (Observer *observer, const Regime *regime)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, observer->breaches);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Breach *breach = value;

      if (breach->seen == regime->number)
        continue;
      observer_add_mean (
          observer, &METRIC_DAYS_TO_COMPLY, breach->labels,
          (double) (regime->from - breach->since) / (double) SIM_DAY, 1);
      g_hash_table_iter_remove (&iter);
    }
}

void
observe_breaches (Observer *observer)
{
  GHashTableIter iter;
  gpointer breach;

  g_hash_table_iter_init (&iter, observer->breaches);
  while (g_hash_table_iter_next (&iter, NULL, &breach))
    observer_add_up (observer, &METRIC_BREACHES_OPEN,
                     ((Breach *) breach)->labels, 1);
}

/* @abroad and @exposed are heads. */
static void
enter_persons (Observer *observer, const Regime *regime, GHashTable *abroad,
               GHashTable *exposed)
{
  g_autoptr (GHashTable) away = tally_heads (abroad);
  g_autoptr (GHashTable) in_breach = tally_heads (exposed);
  GHashTableIter iter;
  gpointer labels, persons;

  observer_enter_tally (observer, (int) regime->number, &METRIC_SUBJECTS_ABROAD,
                        away, &METRIC_SUBJECT_DAYS_ABROAD,
                        regime_days (regime));
  g_hash_table_iter_init (&iter, in_breach);
  while (g_hash_table_iter_next (&iter, &labels, &persons))
    observer_add_up (observer, &METRIC_SUBJECT_DAYS_EXPOSED, labels,
                     *(double *) persons * regime_days (regime));
}

void
observe_flows (Observer *observer, const Regime *regime,
               const Compliance *compliance)
{
  g_autoptr (GHashTable) verdicts = tally_new ();
  g_autoptr (GHashTable) ruled = tally_new ();
  g_autoptr (GHashTable) abroad = tally_new ();
  g_autoptr (GHashTable) exposed = tally_new ();

  for (guint i = 0; i < compliance->flows->len; i++)
    {
      const FlowVerdict *flow
          = &g_array_index (compliance->flows, FlowVerdict, i);
      g_autofree char *key = g_strdup_printf ("law=%s;verdict=%s", flow->law,
                                              verdict_word (&flow->verdict));

      find_flow (observer, regime, flow);
      if (!flow->is_fallback)
        tally_add (verdicts, key, 1);
      count_abroad (abroad, flow);
      count_exposed (exposed, flow);
      tally_ruled (ruled, flow);
      add_violations (observer, regime, flow);
      follow_breach (observer, regime, flow);
    }
  end_breaches (observer, regime);
  observer_enter_tally (observer, (int) regime->number, &METRIC_FLOWS, verdicts,
                        NULL, 0);
  observer_enter_tally (observer, (int) regime->number, &METRIC_RULED, ruled,
                        NULL, 0);
  enter_persons (observer, regime, abroad, exposed);
}
