/* The points of an experiment, and how they are numbered anew when it grows. */
#include "config.h"

#include "sim/sim-store-private.h"

#define WRITE "write"

/* wanted: the points that are asked for; moved: old number, new number. */
static const char PREPARE[]
    = "CREATE TEMP TABLE IF NOT EXISTS wanted (point INTEGER, name TEXT,"
      " title TEXT, variant TEXT, config TEXT PRIMARY KEY,"
      " replications INTEGER);"
      "CREATE TEMP TABLE IF NOT EXISTS param (point INTEGER, name TEXT,"
      " value TEXT, number REAL, unit TEXT);"
      "CREATE TEMP TABLE IF NOT EXISTS moved (old INTEGER PRIMARY KEY,"
      " new INTEGER);"
      "DELETE FROM wanted; DELETE FROM param; DELETE FROM moved;";

static const char ALL_KNOWN[]
    = "SELECT count(*) FROM wanted WHERE config NOT IN"
      " (SELECT config FROM point)";

/* Only what is wanted of them has changed. */
static const char WANT[]
    = "UPDATE point SET replications = (SELECT replications FROM wanted AS w"
      "  WHERE w.config = point.config)"
      " WHERE config IN (SELECT config FROM wanted);";

/* What is known besides follows, in its old order, under a name of its own. */
static const char RENUMBER[]
    = "INSERT INTO moved SELECT p.point, w.point"
      " FROM point AS p JOIN wanted AS w USING (config);"
      "INSERT INTO moved SELECT point, (SELECT count(*) FROM wanted) - 1"
      "  + row_number() OVER (ORDER BY point) FROM point"
      " WHERE config NOT IN (SELECT config FROM wanted)"
      " AND point IN (SELECT point FROM run);"
      "INSERT INTO param SELECT m.new, q.name, q.value, q.number, q.unit"
      " FROM point_param AS q JOIN moved AS m ON m.old = q.point"
      " JOIN point AS p USING (point)"
      " WHERE p.config NOT IN (SELECT config FROM wanted);"
      "INSERT INTO wanted SELECT m.new, CASE WHEN p.name IN"
      "  (SELECT name FROM wanted) THEN p.name || ' #' || substr (config, 1, 6)"
      "  ELSE p.name END, title, variant, config, replications"
      " FROM moved AS m JOIN point AS p ON p.point = m.old"
      " WHERE config NOT IN (SELECT config FROM wanted);"
      "UPDATE run SET point = (SELECT new FROM moved WHERE old = run.point);"
      "DELETE FROM point; DELETE FROM point_param;"
      "INSERT INTO point SELECT * FROM wanted;"
      "INSERT INTO point_param SELECT * FROM param;";

static gboolean
put_points (SimStore *store, const GArray *points, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sim_store_prepare (
      store, "INSERT INTO wanted VALUES (?, ?, ?, ?, ?, ?)", WRITE, error);

  for (guint i = 0; statement != NULL && i < points->len; i++)
    {
      const SimPoint *point = &g_array_index (points, SimPoint, i);

      sim_store_bind_int (statement, 1, point->point);
      sim_store_bind_text (statement, 2, point->name);
      sim_store_bind_text (statement, 3, point->title);
      sim_store_bind_text (statement, 4, point->variant);
      sim_store_bind_text (statement, 5, point->config);
      sim_store_bind_int (statement, 6, point->replications);
      if (!sim_store_put (store, statement, WRITE, error))
        return FALSE;
    }
  return statement != NULL;
}

static gboolean
put_params (SimStore *store, const GArray *params, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sim_store_prepare (
      store, "INSERT INTO param VALUES (?, ?, ?, ?, ?)", WRITE, error);

  for (guint i = 0; statement != NULL && i < params->len; i++)
    {
      const SimPointParam *param = &g_array_index (params, SimPointParam, i);

      sim_store_bind_int (statement, 1, param->point);
      sim_store_bind_text (statement, 2, param->name);
      sim_store_bind_text (statement, 3, param->value);
      sim_store_bind_double (statement, 4, param->number);
      sim_store_bind_text (statement, 5, param->unit);
      if (!sim_store_put (store, statement, WRITE, error))
        return FALSE;
    }
  return statement != NULL;
}

static void
take_count (sqlite3_stmt *row, gpointer data)
{
  *(gint64 *) data = sqlite3_column_int64 (row, 0);
}

gboolean
sim_store_set_points (SimStore *store, const GArray *points,
                      const GArray *params, GError **error)
{
  gint64 n_new = 0;

  g_return_val_if_fail (store != NULL && points != NULL, FALSE);
  g_return_val_if_fail (!sqlite3_get_autocommit (store->db), FALSE);
  return sim_store_exec (store, PREPARE, WRITE, error)
         && put_points (store, points, error)
         && put_params (store, params, error)
         && sim_store_each (store, ALL_KNOWN, NULL, take_count, &n_new, error)
         && sim_store_exec (store, n_new == 0 ? WANT : RENUMBER, WRITE, error);
}
