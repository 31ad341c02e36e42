#include "config.h"

#include "sim/sim-run-pack.h"

/* head, regimes, scalars, histograms, findings, events */
#define HEAD "(sisits)"
#define REGIMES "a(xxs)"
#define SCALARS "a(issd)"
#define HISTS "a(isss)"
#define FINDINGS "a(isssss)"
#define EVENTS "a(xsss)"
#define RECORD "(" HEAD REGIMES SCALARS HISTS FINDINGS EVENTS ")"

static GVariant *
pack_regimes (const GArray *rows)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (REGIMES));
  for (guint i = 0; i < rows->len; i++)
    {
      const SimRegimeRow *row = &g_array_index (rows, SimRegimeRow, i);

      g_variant_builder_add (&builder, "(xxs)", row->from, row->to, row->label);
    }
  return g_variant_builder_end (&builder);
}

static GVariant *
pack_scalars (const GArray *rows)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (SCALARS));
  for (guint i = 0; i < rows->len; i++)
    {
      const SimScalarRow *row = &g_array_index (rows, SimScalarRow, i);

      g_variant_builder_add (&builder, "(issd)", row->regime, row->metric,
                             row->labels, row->value);
    }
  return g_variant_builder_end (&builder);
}

static GVariant *
pack_hists (const GArray *rows)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (HISTS));
  for (guint i = 0; i < rows->len; i++)
    {
      const SimHistRow *row = &g_array_index (rows, SimHistRow, i);

      g_variant_builder_add (&builder, "(isss)", row->regime, row->metric,
                             row->labels, row->bins);
    }
  return g_variant_builder_end (&builder);
}

static GVariant *
pack_findings (const GArray *rows)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (FINDINGS));
  for (guint i = 0; i < rows->len; i++)
    {
      const SimFindingRow *row = &g_array_index (rows, SimFindingRow, i);

      g_variant_builder_add (&builder, "(isssss)", row->regime, row->kind,
                             row->subject, row->object, row->verdict,
                             row->detail);
    }
  return g_variant_builder_end (&builder);
}

static GVariant *
pack_events (const GArray *rows)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (EVENTS));
  for (guint i = 0; i < rows->len; i++)
    {
      const SimEventRow *row = &g_array_index (rows, SimEventRow, i);

      g_variant_builder_add (&builder, "(xsss)", row->when, row->kind,
                             row->subject, row->detail);
    }
  return g_variant_builder_end (&builder);
}

GBytes *
sim_run_pack (const SimRunRecord *record)
{
  g_autoptr (GVariant) whole = NULL;
  GVariant *parts[6];

  g_return_val_if_fail (record != NULL, NULL);
  parts[0]
      = g_variant_new (HEAD, record->key, record->point, record->config,
                       record->replication, record->seed, record->fingerprint);
  parts[1] = pack_regimes (record->regimes);
  parts[2] = pack_scalars (record->scalars);
  parts[3] = pack_hists (record->hists);
  parts[4] = pack_findings (record->findings);
  parts[5] = pack_events (record->events);
  whole
      = g_variant_ref_sink (g_variant_new_tuple (parts, G_N_ELEMENTS (parts)));
  return g_variant_get_data_as_bytes (whole);
}

/* --- the way back --------------------------------------------------------- */

static void
unpack_regimes (GVariant *rows, SimRunRecord *record)
{
  GVariantIter iter;
  gint64 from, to;
  const char *label;

  g_variant_iter_init (&iter, rows);
  while (g_variant_iter_next (&iter, "(xx&s)", &from, &to, &label))
    sim_run_record_add_regime (record, from, to, label);
}

static void
unpack_scalars (GVariant *rows, SimRunRecord *record)
{
  GVariantIter iter;
  const char *metric, *labels;
  double value;
  int regime;

  g_variant_iter_init (&iter, rows);
  while (g_variant_iter_next (&iter, "(i&s&sd)", &regime, &metric, &labels,
                              &value))
    sim_run_record_add_scalar (record, regime, metric, labels, value);
}

static void
unpack_hists (GVariant *rows, SimRunRecord *record)
{
  GVariantIter iter;
  const char *metric, *labels, *bins;
  int regime;

  g_variant_iter_init (&iter, rows);
  while (g_variant_iter_next (&iter, "(i&s&s&s)", &regime, &metric, &labels,
                              &bins))
    sim_run_record_add_hist (record, regime, metric, labels, bins);
}

static void
unpack_findings (GVariant *rows, SimRunRecord *record)
{
  GVariantIter iter;
  const char *kind, *subject, *object, *verdict, *detail;
  int regime;

  g_variant_iter_init (&iter, rows);
  while (g_variant_iter_next (&iter, "(i&s&s&s&s&s)", &regime, &kind, &subject,
                              &object, &verdict, &detail))
    sim_run_record_add_finding (record, regime, kind, subject, object, verdict,
                                detail);
}

static void
unpack_events (GVariant *rows, SimRunRecord *record)
{
  GVariantIter iter;
  const char *kind, *subject, *detail;
  gint64 when;

  g_variant_iter_init (&iter, rows);
  while (
      g_variant_iter_next (&iter, "(x&s&s&s)", &when, &kind, &subject, &detail))
    sim_run_record_add_event (record, when, kind, subject, detail);
}

static SimRunRecord *
unpack_head (GVariant *head)
{
  const char *key, *config, *fingerprint;
  int point, replication;
  guint64 seed;
  SimRunRecord *record;

  g_variant_get (head, "(&si&sit&s)", &key, &point, &config, &replication,
                 &seed, &fingerprint);
  record = sim_run_record_new (key, point, replication, seed);
  sim_run_record_set_config (record, config);
  sim_run_record_set_fingerprint (record, fingerprint);
  return record;
}

SimRunRecord *
sim_run_unpack (GBytes *bytes)
{
  static void (*const unpack[]) (GVariant *, SimRunRecord *)
      = { unpack_regimes, unpack_scalars, unpack_hists, unpack_findings,
          unpack_events };
  g_autoptr (GVariant) whole = NULL;
  g_autoptr (GVariant) head = NULL;
  SimRunRecord *record;

  g_return_val_if_fail (bytes != NULL, NULL);
  whole = g_variant_ref_sink (
      g_variant_new_from_bytes (G_VARIANT_TYPE (RECORD), bytes, FALSE));
  if (!g_variant_is_normal_form (whole))
    return NULL;
  head = g_variant_get_child_value (whole, 0);
  record = unpack_head (head);
  for (guint i = 0; i < G_N_ELEMENTS (unpack); i++)
    {
      g_autoptr (GVariant) rows = g_variant_get_child_value (whole, i + 1);

      unpack[i](rows, record);
    }
  return record;
}
