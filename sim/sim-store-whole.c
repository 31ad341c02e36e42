#include "config.h"

#include "sim/sim-store-private.h"
#include "sim/sim-store-whole.h"

#include <math.h>

#define RUN_COLUMNS "run.point, run.replication, run.seed"

static SimWholeRow
row_of (sqlite3_stmt *statement)
{
  SimWholeRow row = { .point = sqlite3_column_int (statement, 0),
                      .replication = sqlite3_column_int (statement, 1),
                      .seed = (guint64) sqlite3_column_int64 (statement, 2),
                      .labels = sim_store_text (statement, 3),
                      .value = (double) NAN,
                      .verdict = "" };

  return row;
}

/* Step through @statement; @is_answer tells what its last column is. */
static gboolean
each_row (SimStore *store, sqlite3_stmt *statement, gboolean is_answer,
          SimWholeFn fn, gpointer data, GError **error)
{
  int status;

  while ((status = sqlite3_step (statement)) == SQLITE_ROW)
    {
      SimWholeRow row = row_of (statement);

      if (is_answer)
        row.verdict = sim_store_text (statement, 4);
      else
        row.value = sim_store_double (statement, 4);
      fn (&row, data);
    }
  return status == SQLITE_DONE || sim_store_fail (store, "read", error);
}

/* CROSS JOIN keeps SQLite from turning the loops around. */
gboolean
sim_store_each_whole (SimStore *store, const char *metric, const char *labels,
                      SimWholeFn fn, gpointer data, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  g_return_val_if_fail (store != NULL && metric != NULL, FALSE);
  statement = sim_store_prepare (
      store,
      labels == NULL
          ? "SELECT " RUN_COLUMNS ", labels, value FROM run"
            " CROSS JOIN scalar ON scalar.run = run.run AND metric = ?1"
            " AND regime = -1"
          : "SELECT " RUN_COLUMNS ", labels, value FROM run"
            " CROSS JOIN scalar ON scalar.run = run.run AND metric = ?1"
            " AND labels = ?2 AND regime = -1",
      "read", error);
  if (statement == NULL)
    return FALSE;
  sim_store_bind_text (statement, 1, metric);
  if (labels != NULL)
    sim_store_bind_text (statement, 2, labels);
  return each_row (store, statement, FALSE, fn, data, error);
}

/* The questions of the first run of each point are asked of each run one by
 * one: seeks instead of a walk over all regimes with their long reasons. A
 * question that chance puts to a later replication only, as about a door that
 * is fallen back to, is not among them: finding those takes a seek more for
 * each answer, and half as much time again. */
gboolean
sim_store_each_last_finding (SimStore *store, const char *kind, SimWholeFn fn,
                             gpointer data, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sim_store_prepare (
      store,
      "WITH first (run) AS (SELECT min (run) FROM run GROUP BY point),"
      " asked (subject, object) AS MATERIALIZED (SELECT DISTINCT subject,"
      "  object FROM first CROSS JOIN finding ON finding.run = first.run"
      "  AND kind = ?1)"
      " SELECT " RUN_COLUMNS ", asked.subject || char (9) || asked.object,"
      " verdict FROM run CROSS JOIN asked CROSS JOIN finding ON finding.run = "
      "run.run"
      " AND kind = ?1 AND finding.subject = asked.subject"
      " AND finding.object = asked.object AND finding.regime ="
      " (SELECT max (seq) FROM regime WHERE regime.run = run.run)",
      "read", error);

  if (statement == NULL)
    return FALSE;
  sim_store_bind_text (statement, 1, kind);
  return each_row (store, statement, TRUE, fn, data, error);
}

gboolean
sim_store_get_whole (SimStore *store, const char *key, const char *metric,
                     const char *labels, double *value, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sim_store_prepare (
      store,
      "SELECT value FROM scalar WHERE run = ?1 AND metric = ?2"
      " AND labels = ?3 AND regime = -1",
      "read", error);
  int status;

  *value = (double) NAN;
  if (statement == NULL)
    return FALSE;
  sim_store_bind_int (statement, 1, sim_store_run_number (key));
  sim_store_bind_text (statement, 2, metric);
  sim_store_bind_text (statement, 3, labels);
  status = sqlite3_step (statement);
  if (status == SQLITE_ROW)
    *value = sim_store_double (statement, 0);
  return status == SQLITE_ROW || status == SQLITE_DONE
         || sim_store_fail (store, "read", error);
}
