#include "config.h"

#include "sim/sim-store-private.h"

/* A reader of the caller's, on its way through SQLite's callback. */
typedef struct
{
  const SimStore *store;
  GFunc fn; /* cast back to its own type by the row function */
  gpointer data;
} Reader;

#define READER(fn, data)                                                       \
  (&(Reader){ store, (GFunc) (void (*) (void)) (fn), data })
#define CALL(reader, Type) ((Type) (void (*) (void)) (reader)->fn)

void
sim_store_show_points (SimStore *store, const int *points, guint n)
{
  g_clear_pointer (&store->shown, g_array_unref);
  if (n == 0)
    return;
  store->shown = g_array_new (FALSE, FALSE, sizeof (int));
  g_array_append_vals (store->shown, points, n);
}

static gboolean
is_shown (const Reader *reader, int point)
{
  const GArray *shown = reader->store->shown;

  for (guint i = 0; shown != NULL && i < shown->len; i++)
    if (g_array_index (shown, int, i) == point)
      return TRUE;
  return shown == NULL;
}

static void
read_meta (sqlite3_stmt *row, gpointer data)
{
  const Reader *reader = data;

  CALL (reader, SimMetaFn)
  (sim_store_text (row, 0), sim_store_text (row, 1), reader->data);
}

gboolean
sim_store_each_meta (SimStore *store, SimMetaFn fn, gpointer data,
                     GError **error)
{
  return sim_store_each (store, "SELECT key, value FROM meta ORDER BY key",
                         NULL, read_meta, READER (fn, data), error);
}

static void
read_point (sqlite3_stmt *row, gpointer data)
{
  const Reader *reader = data;
  SimPoint point = { sqlite3_column_int (row, 0), sim_store_text (row, 1),
                     sim_store_text (row, 2),     sim_store_text (row, 3),
                     sim_store_text (row, 4),     sqlite3_column_int (row, 5) };

  if (is_shown (reader, point.point))
    CALL (reader, SimPointFn) (&point, reader->data);
}

gboolean
sim_store_each_point (SimStore *store, SimPointFn fn, gpointer data,
                      GError **error)
{
  return sim_store_each (store,
                         "SELECT point, name, title, variant, config,"
                         " replications FROM point ORDER BY point",
                         NULL, read_point, READER (fn, data), error);
}

static void
read_param (sqlite3_stmt *row, gpointer data)
{
  const Reader *reader = data;

  SimPointParam param = { sqlite3_column_int (row, 0), sim_store_text (row, 1),
                          sim_store_text (row, 2), sim_store_double (row, 3),
                          sim_store_text (row, 4) };

  if (is_shown (reader, param.point))
    CALL (reader, SimParamFn) (&param, reader->data);
}

gboolean
sim_store_each_point_param (SimStore *store, SimParamFn fn, gpointer data,
                            GError **error)
{
  return sim_store_each (
      store,
      "SELECT point, name, value, number, unit FROM point_param"
      " ORDER BY point, name",
      NULL, read_param, READER (fn, data), error);
}

static void
read_entity (sqlite3_stmt *row, gpointer data)
{
  const Reader *reader = data;
  SimEntity entity = { sim_store_text (row, 0), sim_store_text (row, 1),
                       sim_store_text (row, 2), sim_store_text (row, 3) };

  CALL (reader, SimEntityFn) (&entity, reader->data);
}

gboolean
sim_store_each_entity (SimStore *store, const char *kind, SimEntityFn fn,
                       gpointer data, GError **error)
{
  return sim_store_each (store,
                         "SELECT kind, id, title, attributes FROM entity"
                         " WHERE ?1 IS NULL OR kind = ?1 ORDER BY kind, id",
                         kind, read_entity, READER (fn, data), error);
}

static void
read_assumption (sqlite3_stmt *row, gpointer data)
{
  const Reader *reader = data;
  SimAssumption assumption = { sim_store_text (row, 0), sim_store_text (row, 1),
                               sim_store_text (row, 2), sim_store_text (row, 3),
                               sim_store_text (row, 4), sim_store_text (row, 5),
                               sim_store_text (row, 6) };

  CALL (reader, SimAssumptionFn) (&assumption, reader->data);
}

gboolean
sim_store_each_assumption (SimStore *store, SimAssumptionFn fn, gpointer data,
                           GError **error)
{
  return sim_store_each (store,
                         "SELECT entity, attribute, value, low, high, status,"
                         " source FROM assumption ORDER BY entity, attribute",
                         NULL, read_assumption, READER (fn, data), error);
}

static void
read_metric (sqlite3_stmt *row, gpointer data)
{
  const Reader *reader = data;
  SimMetric metric = { sim_store_text (row, 0), sim_store_text (row, 1),
                       sim_store_text (row, 2), sim_store_text (row, 3),
                       sim_store_text (row, 4) };

  CALL (reader, SimMetricFn) (&metric, reader->data);
}

gboolean
sim_store_each_metric (SimStore *store, SimMetricFn fn, gpointer data,
                       GError **error)
{
  return sim_store_each (store,
                         "SELECT name, unit, title, help, direction"
                         " FROM metric ORDER BY name",
                         NULL, read_metric, READER (fn, data), error);
}

static void
read_wall (sqlite3_stmt *row, gpointer data)
{
  SimWall *wall = data;

  wall->n = sqlite3_column_int64 (row, 0);
  wall->sum_s = sqlite3_column_double (row, 1);
}

gboolean
sim_store_wall (SimStore *store, SimWall *wall, GError **error)
{
  return sim_store_each (store, "SELECT count(*), total (wall_s) FROM run_log",
                         NULL, read_wall, wall, error);
}

/* ---- What belongs to a run ----------------------------------------------- */

#define HEAD_COLUMNS                                                           \
  "run.key, run.point, point.name, run.replication, run.seed, run.fingerprint"
#define N_HEAD 6
#define FROM_RUN " FROM run LEFT JOIN point USING (point) "
#define SPAN_COLUMNS                                                           \
  ", coalesce (regime.from_ns, (SELECT min (from_ns) FROM regime AS r"         \
  "  WHERE r.run = run.run), 0)"                                               \
  ", coalesce (regime.to_ns, (SELECT max (to_ns) FROM regime AS r"             \
  "  WHERE r.run = run.run), 0)"                                               \
  ", regime.label"
#define N_SPAN (N_HEAD + 3)
#define JOIN_REGIME(table)                                                     \
  " LEFT JOIN regime ON regime.run = run.run"                                  \
  " AND regime.seq = " table ".regime "

static SimRunHead
head_of (sqlite3_stmt *row)
{
  SimRunHead head = { sim_store_text (row, 0),
                      sqlite3_column_int (row, 1),
                      sim_store_text (row, 2),
                      sqlite3_column_int (row, 3),
                      (guint64) sqlite3_column_int64 (row, 4),
                      sim_store_text (row, 5) };

  return head;
}

static SimRegimeRow
span_of (sqlite3_stmt *row)
{
  SimRegimeRow span = { sqlite3_column_int64 (row, N_HEAD),
                        sqlite3_column_int64 (row, N_HEAD + 1),
                        sim_store_text (row, N_HEAD + 2) };

  return span;
}

static void
read_run (sqlite3_stmt *row, gpointer data)
{
  const Reader *reader = data;
  SimRunHead head = head_of (row);

  if (is_shown (reader, head.point))
    CALL (reader, SimRunFn) (&head, reader->data);
}

gboolean
sim_store_each_run (SimStore *store, SimRunFn fn, gpointer data, GError **error)
{
  return sim_store_each (store,
                         "SELECT " HEAD_COLUMNS FROM_RUN
                         "ORDER BY run.point, run.replication, run.key",
                         NULL, read_run, READER (fn, data), error);
}

static void
read_regime (sqlite3_stmt *row, gpointer data)
{
  const Reader *reader = data;
  SimRunHead head = head_of (row);
  SimRegimeRow span = span_of (row);

  if (is_shown (reader, head.point))
    CALL (reader, SimRegimeFn)
  (&head, sqlite3_column_int (row, N_SPAN), &span, reader->data);
}

gboolean
sim_store_each_regime (SimStore *store, SimRegimeFn fn, gpointer data,
                       GError **error)
{
  return sim_store_each (store,
                         "SELECT " HEAD_COLUMNS SPAN_COLUMNS ", seq" FROM_RUN
                         "JOIN regime ON regime.run = run.run"
                         " ORDER BY run.point, run.replication, run.key, seq",
                         NULL, read_regime, READER (fn, data), error);
}

static void
read_scalar (sqlite3_stmt *row, gpointer data)
{
  const Reader *reader = data;
  SimRunHead head = head_of (row);
  SimRegimeRow span = span_of (row);
  SimScalarRow scalar
      = { sqlite3_column_int (row, N_SPAN), sim_store_text (row, N_SPAN + 1),
          sim_store_text (row, N_SPAN + 2),
          sim_store_double (row, N_SPAN + 3) };

  if (is_shown (reader, head.point))
    CALL (reader, SimScalarFn)
  (&head, &span, &scalar, reader->data);
}

gboolean
sim_store_each_scalar (SimStore *store, const char *metric, SimScalarFn fn,
                       gpointer data, GError **error)
{
  g_return_val_if_fail (metric != NULL, FALSE);
  return sim_store_each (
      store,
      "SELECT " HEAD_COLUMNS SPAN_COLUMNS
      ", scalar.regime, metric, labels, value" FROM_RUN
      "JOIN scalar ON scalar.run = run.run AND metric = ?1" JOIN_REGIME (
          "scalar") "ORDER BY run.point, labels, run.replication, run.key, "
                    "scalar.regime",
      metric, read_scalar, READER (fn, data), error);
}

static void
read_total (sqlite3_stmt *row, gpointer data)
{
  const Reader *reader = data;
  SimRunHead head = head_of (row);
  SimScalarRow scalar = { SIM_WHOLE_RUN, sim_store_text (row, N_HEAD),
                          sim_store_text (row, N_HEAD + 1),
                          sim_store_double (row, N_HEAD + 2) };

  if (is_shown (reader, head.point))
    CALL (reader, SimTotalFn)
  (&head, &scalar, reader->data);
}

gboolean
sim_store_each_total (SimStore *store, SimTotalFn fn, gpointer data,
                      GError **error)
{
  return sim_store_each (
      store,
      "SELECT " HEAD_COLUMNS ", metric, labels, value" FROM_RUN
      "JOIN scalar ON scalar.run = run.run AND scalar.regime = -1"
      " ORDER BY run.point, metric, labels, run.replication, run.key",
      NULL, read_total, READER (fn, data), error);
}

/* Replications of one histogram follow each other, and are summed here. */
typedef struct
{
  const Reader *reader;
  int point, regime;
  char *labels;  /* NULL: nothing was read yet */
  GArray *found; /* of SimBin, of all replications so far */
} Summing;

static int
compare_bins (gconstpointer left, gconstpointer right)
{
  const SimBin *a = left;
  const SimBin *b = right;

  return (a->lower > b->lower) - (a->lower < b->lower);
}

/* Equal bins become one. Histograms of one metric have the same bounds. */
static guint
join_bins (GArray *bins)
{
  guint n = 0;

  g_array_sort (bins, compare_bins);
  for (guint i = 0; i < bins->len; i++)
    {
      SimBin *last = n > 0 ? &g_array_index (bins, SimBin, n - 1) : NULL;
      const SimBin *bin = &g_array_index (bins, SimBin, i);

      if (last != NULL && last->lower == bin->lower)
        last->count += bin->count;
      else
        g_array_index (bins, SimBin, n++) = *bin;
    }
  return n;
}

static void
hand_over (Summing *summing)
{
  SimHist hist = { summing->point, summing->regime, summing->labels, NULL, 0 };

  if (summing->labels == NULL || !is_shown (summing->reader, summing->point))
    return;
  hist.n_bins = join_bins (summing->found);
  hist.bins = &g_array_index (summing->found, SimBin, 0);
  CALL (summing->reader, SimHistFn) (&hist, summing->reader->data);
}

static void
read_hist (sqlite3_stmt *row, gpointer data)
{
  Summing *summing = data;
  int point = sqlite3_column_int (row, 0);
  const char *labels = sim_store_text (row, 1);
  int regime = sqlite3_column_int (row, 2);
  const char *bins = sim_store_text (row, 3);
  SimBin bin;

  if (point != summing->point || regime != summing->regime
      || g_strcmp0 (labels, summing->labels) != 0)
    {
      hand_over (summing);
      g_free (summing->labels);
      summing->labels = g_strdup (labels);
      summing->point = point;
      summing->regime = regime;
      g_array_set_size (summing->found, 0);
    }
  while (sim_bins_next (&bins, &bin))
    g_array_append_val (summing->found, bin);
}

gboolean
sim_store_each_hist (SimStore *store, const char *metric, SimHistFn fn,
                     gpointer data, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (SimBin));
  Summing summing = { .reader = READER (fn, data), .found = found };
  gboolean fine
      = sim_store_each (store,
                        "SELECT run.point, labels, regime, bins" FROM_RUN
                        "JOIN histogram ON histogram.run = run.run"
                        " WHERE metric = ?1 ORDER BY run.point, labels, regime",
                        metric, read_hist, &summing, error);

  if (fine)
    hand_over (&summing);
  g_free (summing.labels);
  return fine;
}

static void
read_finding (sqlite3_stmt *row, gpointer data)
{
  const Reader *reader = data;
  SimRunHead head = head_of (row);
  SimRegimeRow span = span_of (row);
  SimFindingRow finding
      = { sqlite3_column_int (row, N_SPAN), sim_store_text (row, N_SPAN + 1),
          sim_store_text (row, N_SPAN + 2), sim_store_text (row, N_SPAN + 3),
          sim_store_text (row, N_SPAN + 4), sim_store_text (row, N_SPAN + 5) };

  if (is_shown (reader, head.point))
    CALL (reader, SimFindingFn)
  (&head, &span, &finding, reader->data);
}

gboolean
sim_store_each_finding (SimStore *store, const char *kind, SimFindingFn fn,
                        gpointer data, GError **error)
{
  return sim_store_each (
      store,
      "SELECT " HEAD_COLUMNS SPAN_COLUMNS
      ", finding.regime, kind, subject, object, verdict, detail" FROM_RUN
      "JOIN finding ON finding.run = run.run" JOIN_REGIME (
          "finding") "WHERE kind = ?1 ORDER BY run.point, subject, object, "
                     "run.replication,"
                     " run.key, finding.regime",
      kind, read_finding, READER (fn, data), error);
}

static void
read_event (sqlite3_stmt *row, gpointer data)
{
  const Reader *reader = data;
  SimRunHead head = head_of (row);
  SimEventRow event
      = { sqlite3_column_int64 (row, N_HEAD), sim_store_text (row, N_HEAD + 1),
          sim_store_text (row, N_HEAD + 2), sim_store_text (row, N_HEAD + 3) };

  if (is_shown (reader, head.point))
    CALL (reader, SimEventFn)
  (&head, &event, reader->data);
}

gboolean
sim_store_each_event (SimStore *store, SimEventFn fn, gpointer data,
                      GError **error)
{
  return sim_store_each (store,
                         "SELECT " HEAD_COLUMNS
                         ", t_ns, kind, subject, detail" FROM_RUN
                         "JOIN event ON event.run = run.run"
                         " ORDER BY run.point, run.replication, run.key, seq",
                         NULL, read_event, READER (fn, data), error);
}
