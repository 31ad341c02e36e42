#include "config.h"

#include "sim/sim-store-private.h"

/* The application id that file(1) and we know a store by: "SOVS". */
#define APPLICATION_ID "1397708371"

/* 32 MB of log between two that wait for the disk: each does, twice. */
#define CHECKPOINT_PAGES "8192"

static const char SCHEMA[]
    = "PRAGMA application_id = " APPLICATION_ID ";"
      "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)"
      " WITHOUT ROWID;"
      "CREATE TABLE point (point INTEGER NOT NULL, name TEXT NOT NULL,"
      " title TEXT NOT NULL, variant TEXT NOT NULL, config TEXT UNIQUE NOT "
      "NULL,"
      " replications INTEGER NOT NULL, PRIMARY KEY (point)) WITHOUT ROWID;"
      "CREATE TABLE point_param (point INTEGER NOT NULL, name TEXT NOT NULL,"
      " value TEXT NOT NULL, number REAL, unit TEXT NOT NULL,"
      " PRIMARY KEY (point, name)) WITHOUT ROWID;"
      "CREATE TABLE run (run INTEGER PRIMARY KEY, key TEXT NOT NULL,"
      " point INTEGER NOT NULL, replication INTEGER NOT NULL,"
      " seed INTEGER NOT NULL, fingerprint TEXT NOT NULL);"
      "CREATE TABLE regime (run INTEGER NOT NULL, seq INTEGER NOT NULL,"
      " from_ns INTEGER NOT NULL, to_ns INTEGER NOT NULL,"
      " label TEXT NOT NULL, PRIMARY KEY (run, seq)) WITHOUT ROWID;"
      "CREATE TABLE scalar (run INTEGER NOT NULL, regime INTEGER NOT NULL,"
      " metric TEXT NOT NULL, labels TEXT NOT NULL, value REAL,"
      " PRIMARY KEY (run, metric, labels, regime)) WITHOUT ROWID;"
      "CREATE TABLE histogram (run INTEGER NOT NULL, regime INTEGER NOT NULL,"
      " metric TEXT NOT NULL, labels TEXT NOT NULL, bins TEXT NOT NULL,"
      " PRIMARY KEY (run, metric, labels, regime)) WITHOUT ROWID;"
      "CREATE VIEW hist (run, regime, metric, labels, lower, upper, count) AS"
      " SELECT run, regime, metric, labels, json_extract (value, '$[0]'),"
      " json_extract (value, '$[1]'), json_extract (value, '$[2]')"
      " FROM histogram, json_each (bins);"
      "CREATE TABLE finding (run INTEGER NOT NULL, regime INTEGER NOT NULL,"
      " kind TEXT NOT NULL, subject TEXT NOT NULL, object TEXT NOT NULL,"
      " verdict TEXT NOT NULL, detail TEXT NOT NULL,"
      " PRIMARY KEY (run, kind, subject, object, regime)) WITHOUT ROWID;"
      "CREATE TABLE event (run INTEGER NOT NULL, seq INTEGER NOT NULL,"
      " t_ns INTEGER NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL,"
      " detail TEXT NOT NULL, PRIMARY KEY (run, seq)) WITHOUT ROWID;"
      "CREATE TABLE entity (kind TEXT NOT NULL, id TEXT NOT NULL,"
      " title TEXT NOT NULL, attributes TEXT NOT NULL,"
      " PRIMARY KEY (kind, id)) WITHOUT ROWID;"
      "CREATE TABLE assumption (entity TEXT NOT NULL,"
      " attribute TEXT NOT NULL, value TEXT NOT NULL, low TEXT NOT NULL,"
      " high TEXT NOT NULL, status TEXT NOT NULL, source TEXT NOT NULL,"
      " PRIMARY KEY (entity, attribute)) WITHOUT ROWID;"
      "CREATE TABLE metric (name TEXT PRIMARY KEY, unit TEXT NOT NULL,"
      " title TEXT NOT NULL, help TEXT NOT NULL, direction TEXT NOT NULL)"
      " WITHOUT ROWID;"
      "CREATE TABLE run_log (run INTEGER PRIMARY KEY, started TEXT NOT NULL,"
      " wall_s REAL NOT NULL, host TEXT NOT NULL);"
      "CREATE VIEW omnetpp_run"
      " (runId, runName, simtimeExp) AS"
      " SELECT key, coalesce (name, run.point) || '-' || replication, -9"
      " FROM run LEFT JOIN point USING (point);"
      "CREATE VIEW omnetpp_runAttr (runId, attrName, attrValue) AS"
      " SELECT key, 'configname', variant FROM run JOIN point USING (point)"
      " UNION ALL SELECT key, 'repetition', replication FROM run"
      " UNION ALL SELECT key, 'seedset', seed FROM run"
      " UNION ALL SELECT run.key, 'experiment', value FROM run, meta"
      "  WHERE meta.key = 'scenario';"
      "CREATE VIEW omnetpp_runItervar (runId, itervarName, itervarValue) AS"
      " SELECT key, name, value FROM run JOIN point_param USING (point);"
      "CREATE VIEW omnetpp_scalar"
      " (runId, moduleName, scalarName, scalarValue) AS"
      " SELECT key, labels, metric, value FROM scalar JOIN run USING (run)"
      " WHERE regime = -1;"
      "CREATE VIEW omnetpp_statistic"
      " (statId, runId, moduleName, statName, isHistogram, statCount) AS"
      " SELECT key || ' ' || metric || ' ' || labels, key, labels, metric, 1,"
      " sum (count) FROM hist JOIN run USING (run) WHERE regime = -1"
      " GROUP BY run, metric, labels;"
      "CREATE VIEW omnetpp_histogramBin (statId, lowerEdge, binValue) AS"
      " SELECT key || ' ' || metric || ' ' || labels, lower, count"
      " FROM hist JOIN run USING (run) WHERE regime = -1;"
      "INSERT INTO meta VALUES"
      " ('schema-version', '" SIM_STORE_SCHEMA_VERSION "');";

static void
take_text (sqlite3_stmt *row, gpointer data)
{
  char **text = data;

  g_free (*text);
  *text = g_strdup (sim_store_text (row, 0));
}

/* Nobody has put anything into it: its maker is at work, or has died. */
static gboolean
is_empty (SimStore *store)
{
  g_autofree char *n_tables = NULL;

  return sim_store_each (store, "SELECT count(*) FROM sqlite_master", NULL,
                         take_text, &n_tables, NULL)
         && g_strcmp0 (n_tables, "0") == 0;
}

static gboolean
refuse_stranger (SimStore *store, GError **error)
{
  if (is_empty (store))
    g_set_error (error, SIM_STORE_ERROR, SIM_STORE_ERROR_EMPTY,
                 "%s: is empty: nothing was stored in it yet", store->path);
  else
    g_set_error (error, SIM_STORE_ERROR, SIM_STORE_ERROR_FORMAT,
                 "%s: this is not a results store of sovsim", store->path);
  return FALSE;
}

gboolean
sim_store_check_schema (SimStore *store, GError **error)
{
  g_autofree char *application = NULL;
  g_autofree char *version = NULL;

  if (!sim_store_each (store, "PRAGMA application_id", NULL, take_text,
                       &application, error))
    return FALSE;
  if (g_strcmp0 (application, APPLICATION_ID) != 0)
    return refuse_stranger (store, error);
  if (!sim_store_each (store,
                       "SELECT value FROM meta WHERE key = 'schema-version'",
                       NULL, take_text, &version, error))
    return FALSE;
  if (g_strcmp0 (version, SIM_STORE_SCHEMA_VERSION) == 0)
    return TRUE;
  g_set_error (
      error, SIM_STORE_ERROR, SIM_STORE_ERROR_VERSION,
      "%s: a store of version %s, this program reads version %s; run it "
      "again into another directory (-o), or over this one "
      "(--overwrite)",
      store->path, version != NULL ? version : "unknown",
      SIM_STORE_SCHEMA_VERSION);
  return FALSE;
}

/* Two processes may create the same store: the second finds it complete. */
static gboolean
create_if_empty (SimStore *store, GError **error)
{
  store->is_new = is_empty (store);
  return !store->is_new || sim_store_exec (store, SCHEMA, "create", error);
}

gboolean
sim_store_prepare_schema (SimStore *store, GError **error)
{
  if (!sim_store_exec (store, "BEGIN IMMEDIATE", "create", error)
      || !create_if_empty (store, error)
      || !sim_store_exec (store, "COMMIT", "create", error)
      || !sim_store_check_schema (store, error))
    return FALSE;
  return sim_store_exec (store,
                         "PRAGMA journal_mode = WAL;"
                         "PRAGMA synchronous = NORMAL;"
                         "PRAGMA wal_autocheckpoint = " CHECKPOINT_PAGES ";",
                         "write", error);
}
