/* The runs of a shard join those of a store. */
#include "config.h"

#include "sim/sim-store-private.h"

#define MERGE "merge"

/* What belongs to a run, beside its row in run itself. */
static const char *const PARTS[]
    = { "regime", "scalar", "histogram", "finding", "event", NULL };

/* What describes the experiment. */
static const char *const DESCRIPTION[] = { "meta",   "point",  "point_param",
                                           "entity", "metric", "assumption",
                                           NULL };

static void
take_text (sqlite3_stmt *row, gpointer data)
{
  char **text = data;

  if (*text == NULL)
    *text = g_strdup (sim_store_text (row, 0));
}

/* The first text that @sql gives; NULL when there is none. */
static gboolean
ask (SimStore *store, const char *sql, char **answer, GError **error)
{
  return sim_store_each (store, sql, NULL, take_text, answer, error);
}

/* --- the same plan? ------------------------------------------------------- */

static gboolean
take_over (SimStore *store, GError **error)
{
  for (guint i = 0; DESCRIPTION[i] != NULL; i++)
    {
      g_autofree char *sql = g_strdup_printf ("INSERT OR REPLACE INTO main.%s"
                                              " SELECT * FROM shard.%s",
                                              DESCRIPTION[i], DESCRIPTION[i]);

      if (!sim_store_exec (store, sql, MERGE, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_plan (SimStore *store, const char *path, GError **error)
{
  g_autofree char *known = NULL;
  g_autofree char *differs = NULL;

  if (!ask (store, "SELECT key FROM main.meta WHERE key != 'schema-version'",
            &known, error))
    return FALSE;
  if (known == NULL)
    return take_over (store, error);
  if (!ask (store,
            "SELECT key || ' is ' || coalesce (s.value, 'missing') ||"
            " ', not ' || m.value FROM main.meta AS m"
            " LEFT JOIN shard.meta AS s USING (key)"
            " WHERE m.value IS NOT s.value ORDER BY key = 'plan-hash', key",
            &differs, error))
    return FALSE;
  if (differs == NULL)
    return TRUE;
  g_set_error (error, SIM_STORE_ERROR, SIM_STORE_ERROR_OTHER,
               "%s: is a shard of another plan: %s", path, differs);
  return FALSE;
}

/* --- the same contents? --------------------------------------------------- */

/* A run of which one side has a row of @part that the other has not. */
static gboolean
find_clash (SimStore *store, const char *part, const char *one,
            const char *other, char **run, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT key FROM main.run WHERE run IN"
      " (SELECT run FROM (SELECT * FROM %s.%s WHERE run IN"
      " (SELECT run FROM %s.run) EXCEPT SELECT * FROM %s.%s))",
      one, part, other, other, part);

  return ask (store, sql, run, error);
}

static gboolean
find_any_clash (SimStore *store, char **run, GError **error)
{
  if (!ask (store,
            "SELECT s.key FROM shard.run AS s JOIN main.run AS m USING (run)"
            " WHERE s.key != m.key OR s.fingerprint != m.fingerprint"
            " OR s.replication != m.replication OR s.seed != m.seed",
            run, error))
    return FALSE;
  for (guint i = 0; *run == NULL && PARTS[i] != NULL; i++)
    if (!find_clash (store, PARTS[i], "shard", "main", run, error)
        || !find_clash (store, PARTS[i], "main", "shard", run, error))
      return FALSE;
  return TRUE;
}

static gboolean
check_clashes (SimStore *store, const char *path, GError **error)
{
  g_autofree char *run = NULL;

  if (!find_any_clash (store, &run, error))
    return FALSE;
  if (run == NULL)
    return TRUE;
  g_set_error (error, SIM_STORE_ERROR, SIM_STORE_ERROR_CLASH,
               "%s: the run %.16s... has other results than the same run in "
               "%s; one of the two programs or machines is wrong",
               path, run, store->path);
  return FALSE;
}

/* --- joining -------------------------------------------------------------- */

/* taken: the runs that @store lacks, of points that it has. */
static const char CHOOSE[]
    = "CREATE TEMP TABLE IF NOT EXISTS taken (run INTEGER PRIMARY KEY,"
      " point INTEGER);"
      "DELETE FROM taken;"
      "INSERT INTO taken SELECT s.run, p.point FROM shard.run AS s"
      " JOIN shard.point AS q ON q.point = s.point"
      " JOIN main.point AS p ON p.config = q.config"
      " WHERE s.run NOT IN (SELECT run FROM main.run);";

static gboolean
copy_parts (SimStore *store, GError **error)
{
  for (guint i = 0; PARTS[i] != NULL; i++)
    {
      g_autofree char *sql
          = g_strdup_printf ("INSERT INTO main.%s SELECT * FROM shard.%s"
                             " WHERE run IN (SELECT run FROM taken)",
                             PARTS[i], PARTS[i]);

      if (!sim_store_exec (store, sql, MERGE, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
copy_runs (SimStore *store, GError **error)
{
  return copy_parts (store, error)
         && sim_store_exec (
             store,
             "INSERT OR IGNORE INTO main.run_log SELECT * FROM shard.run_log"
             " WHERE run IN (SELECT run FROM taken);"
             "INSERT INTO main.run SELECT s.run, s.key, taken.point,"
             " s.replication, s.seed, s.fingerprint"
             " FROM shard.run AS s JOIN taken USING (run);"
             "UPDATE main.point SET replications = max (replications,"
             " coalesce ((SELECT q.replications FROM shard.point AS q"
             "  WHERE q.config = main.point.config), 0));",
             MERGE, error);
}

static gboolean
ask_count (SimStore *store, const char *sql, guint *n, GError **error)
{
  g_autofree char *answer = NULL;

  if (!ask (store, sql, &answer, error))
    return FALSE;
  *n = (guint) g_ascii_strtoull (answer, NULL, 10);
  return TRUE;
}

static gboolean
count (SimStore *store, SimMerge *merge, GError **error)
{
  guint n_all = 0;

  if (!ask_count (store, "SELECT count(*) FROM taken", &merge->n_added, error)
      || !ask_count (store,
                     "SELECT count(*) FROM shard.run WHERE run IN"
                     " (SELECT run FROM main.run)",
                     &merge->n_known, error)
      || !ask_count (store, "SELECT count(*) FROM shard.run", &n_all, error))
    return FALSE;
  merge->n_other = n_all - merge->n_added - merge->n_known;
  return TRUE;
}

static gboolean
merge_attached (SimStore *store, const char *path, SimMerge *merge,
                GError **error)
{
  if (!sim_store_begin (store, error))
    return FALSE;
  if (check_plan (store, path, error) && check_clashes (store, path, error)
      && sim_store_exec (store, CHOOSE, MERGE, error)
      && count (store, merge, error) && copy_runs (store, error)
      && sim_store_commit (store, error))
    return TRUE;
  (void) sqlite3_exec (store->db, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

/* A shard is opened by itself first: that says clearly what is wrong with it.
 */
static gboolean
check_shard (const char *path, GError **error)
{
  g_autoptr (SimStore) shard = sim_store_open (path, error);

  return shard != NULL;
}

static gboolean
attach (SimStore *store, const char *path, GError **error)
{
  g_autoptr (sqlite3_stmt) statement
      = sim_store_prepare (store, "ATTACH ? AS shard", MERGE, error);

  if (statement == NULL)
    return FALSE;
  sim_store_bind_text (statement, 1, path);
  return sim_store_put (store, statement, MERGE, error);
}

gboolean
sim_store_merge (SimStore *store, const char *path, SimMerge *merge,
                 GError **error)
{
  gboolean fine;

  g_return_val_if_fail (store != NULL && path != NULL && merge != NULL, FALSE);
  if (!check_shard (path, error) || !attach (store, path, error))
    return FALSE;
  fine = merge_attached (store, path, merge, error);
  (void) sqlite3_exec (store->db, "DETACH shard", NULL, NULL, NULL);
  return fine;
}
