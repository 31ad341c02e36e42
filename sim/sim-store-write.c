#include "config.h"

#include "sim/sim-store-private.h"

#define WRITE "write"

/* Describe one thing of the experiment with up to seven texts. */
static gboolean
put_texts (SimStore *store, const char *sql, const char *const *texts,
           guint n_texts, GError **error)
{
  g_autoptr (sqlite3_stmt) statement
      = sim_store_prepare (store, sql, WRITE, error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < n_texts; i++)
    sim_store_bind_text (statement, (int) i + 1, texts[i]);
  return sim_store_put (store, statement, WRITE, error);
}

#define PUT_TEXTS(store, sql, error, ...)                                      \
  put_texts (store, sql, (const char *const[]){ __VA_ARGS__ },                 \
             sizeof ((const char *const[]){ __VA_ARGS__ }) / sizeof (char *),  \
             error)

gboolean
sim_store_set_meta (SimStore *store, const char *key, const char *value,
                    GError **error)
{
  return PUT_TEXTS (store, "REPLACE INTO meta VALUES (?, ?)", error, key,
                    value);
}

gboolean
sim_store_add_entity (SimStore *store, const SimEntity *entity, GError **error)
{
  return PUT_TEXTS (store, "REPLACE INTO entity VALUES (?, ?, ?, ?)", error,
                    entity->kind, entity->id, entity->title,
                    entity->attributes);
}

gboolean
sim_store_forget_entities (SimStore *store, const char *kind, GError **error)
{
  return PUT_TEXTS (store, "DELETE FROM entity WHERE kind = ?", error, kind);
}

gboolean
sim_store_add_assumption (SimStore *store, const SimAssumption *assumption,
                          GError **error)
{
  return PUT_TEXTS (store,
                    "REPLACE INTO assumption VALUES (?, ?, ?, ?, ?, ?, ?)",
                    error, assumption->entity, assumption->attribute,
                    assumption->value, assumption->low, assumption->high,
                    assumption->status, assumption->source);
}

gboolean
sim_store_add_metric (SimStore *store, const SimMetric *metric, GError **error)
{
  return PUT_TEXTS (store, "REPLACE INTO metric VALUES (?, ?, ?, ?, ?)", error,
                    metric->name, metric->unit, metric->title, metric->help,
                    metric->direction);
}

gboolean
sim_store_has_run (SimStore *store, const char *key, gboolean *found,
                   GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  int status;

  g_return_val_if_fail (store != NULL && key != NULL && found != NULL, FALSE);
  statement = sim_store_prepare (
      store, "SELECT 1 FROM run WHERE run = ? AND key = ?", "read", error);
  if (statement == NULL)
    return FALSE;
  sim_store_bind_int (statement, 1, sim_store_run_number (key));
  sim_store_bind_text (statement, 2, key);
  status = sqlite3_step (statement);
  *found = status == SQLITE_ROW;
  return status == SQLITE_ROW || status == SQLITE_DONE
         || sim_store_fail (store, "read", error);
}

/* ---- One run ------------------------------------------------------------- */

/* How one row of a record becomes one row of its table. The first parameter
 * is the run's key and already bound. */
typedef void (*BindFn) (sqlite3_stmt *statement, const GArray *rows, guint i);

static void
bind_regime (sqlite3_stmt *statement, const GArray *rows, guint i)
{
  const SimRegimeRow *row = &g_array_index (rows, SimRegimeRow, i);

  sim_store_bind_int (statement, 2, i);
  sim_store_bind_int (statement, 3, row->from);
  sim_store_bind_int (statement, 4, row->to);
  sim_store_bind_text (statement, 5, row->label);
}

static void
bind_scalar (sqlite3_stmt *statement, const GArray *rows, guint i)
{
  const SimScalarRow *row = &g_array_index (rows, SimScalarRow, i);

  sim_store_bind_int (statement, 2, row->regime);
  sim_store_bind_text (statement, 3, row->metric);
  sim_store_bind_text (statement, 4, row->labels);
  sim_store_bind_double (statement, 5, row->value);
}

static void
bind_hist (sqlite3_stmt *statement, const GArray *rows, guint i)
{
  const SimHistRow *row = &g_array_index (rows, SimHistRow, i);

  sim_store_bind_int (statement, 2, row->regime);
  sim_store_bind_text (statement, 3, row->metric);
  sim_store_bind_text (statement, 4, row->labels);
  sim_store_bind_text (statement, 5, row->bins);
}

static void
bind_finding (sqlite3_stmt *statement, const GArray *rows, guint i)
{
  const SimFindingRow *row = &g_array_index (rows, SimFindingRow, i);

  sim_store_bind_int (statement, 2, row->regime);
  sim_store_bind_text (statement, 3, row->kind);
  sim_store_bind_text (statement, 4, row->subject);
  sim_store_bind_text (statement, 5, row->object);
  sim_store_bind_text (statement, 6, row->verdict);
  sim_store_bind_text (statement, 7, row->detail);
}

static void
bind_event (sqlite3_stmt *statement, const GArray *rows, guint i)
{
  const SimEventRow *row = &g_array_index (rows, SimEventRow, i);

  sim_store_bind_int (statement, 2, i);
  sim_store_bind_int (statement, 3, row->when);
  sim_store_bind_text (statement, 4, row->kind);
  sim_store_bind_text (statement, 5, row->subject);
  sim_store_bind_text (statement, 6, row->detail);
}

static gboolean
put_rows (SimStore *store, const char *key, const char *sql, const GArray *rows,
          BindFn bind, GError **error)
{
  sqlite3_stmt *statement = sim_store_keep (store, sql, WRITE, error);

  if (statement == NULL)
    return FALSE;
  sim_store_bind_int (statement, 1, sim_store_run_number (key));
  for (guint i = 0; i < rows->len; i++)
    {
      bind (statement, rows, i);
      if (!sim_store_put (store, statement, WRITE, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
put_head (SimStore *store, const SimRunRecord *record, GError **error)
{
  sqlite3_stmt *statement = sim_store_keep (
      store,
      "INSERT INTO run VALUES (?1, ?7, coalesce ((SELECT point FROM point"
      " WHERE config = ?6), ?2), ?3, ?4, ?5)",
      WRITE, error);

  if (statement == NULL)
    return FALSE;
  sim_store_bind_int (statement, 1, sim_store_run_number (record->key));
  sim_store_bind_int (statement, 2, record->point);
  sim_store_bind_int (statement, 3, record->replication);
  sim_store_bind_int (statement, 4, (gint64) record->seed);
  sim_store_bind_text (statement, 5, record->fingerprint);
  sim_store_bind_text (statement, 6, record->config);
  sim_store_bind_text (statement, 7, record->key);
  return sim_store_put (store, statement, WRITE, error);
}

static gboolean
put_record (SimStore *store, const SimRunRecord *record, GError **error)
{
  return put_head (store, record, error)
         && put_rows (store, record->key,
                      "INSERT INTO regime VALUES (?, ?, ?, ?, ?)",
                      record->regimes, bind_regime, error)
         && put_rows (store, record->key,
                      "INSERT INTO scalar VALUES (?, ?, ?, ?, ?)",
                      record->scalars, bind_scalar, error)
         && put_rows (store, record->key,
                      "INSERT INTO histogram VALUES (?, ?, ?, ?, ?)",
                      record->hists, bind_hist, error)
         && put_rows (store, record->key,
                      "INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?)",
                      record->findings, bind_finding, error)
         && put_rows (store, record->key,
                      "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?)",
                      record->events, bind_event, error);
}

static gboolean
put_log (SimStore *store, const SimRunLog *log, GError **error)
{
  sqlite3_stmt *statement = sim_store_keep (
      store, "REPLACE INTO run_log VALUES (?, ?, ?, ?)", WRITE, error);

  if (statement == NULL)
    return FALSE;
  sim_store_bind_int (statement, 1, sim_store_run_number (log->key));
  sim_store_bind_text (statement, 2, log->started);
  sim_store_bind_double (statement, 3, log->wall_s);
  sim_store_bind_text (statement, 4, log->host);
  return sim_store_put (store, statement, WRITE, error);
}

static gboolean
add_run_locked (SimStore *store, const SimRunRecord *record,
                const SimRunLog *log, GError **error)
{
  gboolean found = FALSE;

  if (!sim_store_begin (store, error))
    return FALSE;
  if (sim_store_has_run (store, record->key, &found, error)
      && (found || put_record (store, record, error))
      && (found || log == NULL || put_log (store, log, error))
      && sim_store_commit (store, error))
    return TRUE;
  (void) sqlite3_exec (store->db, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

gboolean
sim_store_add_run (SimStore *store, const SimRunRecord *record,
                   const SimRunLog *log, GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (store != NULL && record != NULL, FALSE);
  locker = g_mutex_locker_new (&store->lock);
  return add_run_locked (store, record, log, error);
}
