#include "config.h"

#include "sim/sim-labels.h"
#include "sim/sim-run-record.h"

/* Ids and names repeat in thousands of rows: each text is kept once. */
static const char *
keep (SimRunRecord *record, const char *text)
{
  g_assert (text != NULL);
  return g_string_chunk_insert_const (record->texts, text);
}

static const char *
keep_labels (SimRunRecord *record, const char *labels)
{
  g_autofree char *canonical = sim_labels_canonical (labels);

  return keep (record, canonical);
}

SimRunRecord *
sim_run_record_new (const char *key, int point, int replication, guint64 seed)
{
  SimRunRecord *record = g_new0 (SimRunRecord, 1);

  g_return_val_if_fail (key != NULL, NULL);
  record->texts = g_string_chunk_new (4096);
  record->key = keep (record, key);
  record->point = point;
  record->replication = replication;
  record->seed = seed;
  record->fingerprint = keep (record, "");
  record->config = keep (record, "");
  record->regimes = g_array_new (FALSE, FALSE, sizeof (SimRegimeRow));
  record->scalars = g_array_new (FALSE, FALSE, sizeof (SimScalarRow));
  record->hists = g_array_new (FALSE, FALSE, sizeof (SimHistRow));
  record->findings = g_array_new (FALSE, FALSE, sizeof (SimFindingRow));
  record->events = g_array_new (FALSE, FALSE, sizeof (SimEventRow));
  return record;
}

void
sim_run_record_free (SimRunRecord *record)
{
  if (record == NULL)
    return;
  g_array_unref (record->regimes);
  g_array_unref (record->scalars);
  g_array_unref (record->hists);
  g_array_unref (record->findings);
  g_array_unref (record->events);
  g_string_chunk_free (record->texts);
  g_free (record);
}

void
sim_run_record_set_fingerprint (SimRunRecord *record, const char *fingerprint)
{
  record->fingerprint = keep (record, fingerprint);
}

void
sim_run_record_set_config (SimRunRecord *record, const char *config)
{
  record->config = keep (record, config);
}

void
sim_run_record_add_regime (SimRunRecord *record, SimTime from, SimTime to,
                           const char *label)
{
  SimRegimeRow row = { from, to, keep (record, label) };

  g_return_if_fail (from <= to);
  g_array_append_val (record->regimes, row);
}

void
sim_run_record_add_scalar (SimRunRecord *record, int regime, const char *metric,
                           const char *labels, double value)
{
  SimScalarRow row
      = { regime, keep (record, metric), keep_labels (record, labels), value };

  g_array_append_val (record->scalars, row);
}

void
sim_run_record_add_hist (SimRunRecord *record, int regime, const char *metric,
                         const char *labels, const char *bins)
{
  SimHistRow row
      = { regime, keep (record, metric), keep_labels (record, labels),
          g_string_chunk_insert (record->texts, bins) };

  g_array_append_val (record->hists, row);
}

void
sim_run_record_add_finding (SimRunRecord *record, int regime, const char *kind,
                            const char *subject, const char *object,
                            const char *verdict, const char *detail)
{
  SimFindingRow row = { regime,
                        keep (record, kind),
                        keep (record, subject),
                        keep (record, object),
                        keep (record, verdict),
                        keep (record, detail) };

  g_array_append_val (record->findings, row);
}

void
sim_run_record_add_event (SimRunRecord *record, SimTime when, const char *kind,
                          const char *subject, const char *detail)
{
  SimEventRow row = { when, keep (record, kind), keep (record, subject),
                      keep (record, detail) };

  g_array_append_val (record->events, row);
}
