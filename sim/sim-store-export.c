#include "config.h"

#include "sim/sim-csv.h"
#include "sim/sim-outfile.h"
#include "sim/sim-store-private.h"

#include <glib/gstdio.h>
#include <unistd.h>

static const char SCALARS[]
    = "SELECT coalesce (point.name, run.point), replication, scalar.regime,"
      " coalesce (g.from_ns, (SELECT min (from_ns) FROM regime AS r"
      "  WHERE r.run = run.run)),"
      " coalesce (g.to_ns, (SELECT max (to_ns) FROM regime AS r"
      "  WHERE r.run = run.run)),"
      " metric, labels, value, unit"
      " FROM run JOIN scalar ON scalar.run = run.run"
      " LEFT JOIN point USING (point)"
      " LEFT JOIN regime AS g ON g.run = run.run AND g.seq = scalar.regime"
      " LEFT JOIN metric AS m ON m.name = metric"
      " ORDER BY run.point, replication, run.run, scalar.regime, metric,"
      " labels";

static void
append_instant (GString *line, sqlite3_stmt *row, int i)
{
  gint64 when = sqlite3_column_int64 (row, i);
  g_autofree char *text = sqlite3_column_type (row, i) == SQLITE_NULL
                              ? g_strdup ("")
                              : sim_time_format (when);

  sim_csv_append (line, text);
}

static void
write_scalar (sqlite3_stmt *row, gpointer data)
{
  SimOutfile *file = data;
  g_autoptr (GString) line = g_string_new (NULL);
  gboolean whole = sqlite3_column_int (row, 2) == SIM_WHOLE_RUN;

  sim_csv_append (line, sim_store_text (row, 0));
  sim_csv_append (line, sim_store_text (row, 1));
  sim_csv_append (line, whole ? "whole" : sim_store_text (row, 2));
  append_instant (line, row, 3);
  append_instant (line, row, 4);
  sim_csv_append (line, sim_store_text (row, 5));
  sim_csv_append (line, sim_store_text (row, 6));
  sim_csv_append_number (line, sim_store_double (row, 7));
  sim_csv_append (line, sim_store_text (row, 8));
  g_string_append_c (line, '\n');
  sim_outfile_write (file, line->str);
}

gboolean
sim_store_export_csv (SimStore *store, const char *path, GError **error)
{
  g_autoptr (SimOutfile) file = NULL;

  g_return_val_if_fail (store != NULL && path != NULL, FALSE);
  file = sim_outfile_new (path, error);
  if (file == NULL)
    return FALSE;
  sim_outfile_write (
      file, "variant,replication,regime,from,to,metric,labels,value,unit\n");
  return sim_store_each (store, SCALARS, NULL, write_scalar, file, error)
         && sim_outfile_commit (file, error);
}

static gboolean
vacuum_into (SimStore *store, const char *path, GError **error)
{
  g_autoptr (sqlite3_stmt) statement
      = sim_store_prepare (store, "VACUUM INTO ?", "copy", error);

  if (statement == NULL)
    return FALSE;
  sim_store_bind_text (statement, 1, path);
  return sim_store_put (store, statement, "copy", error);
}

/* A copy of @path without the log, packed a second time: pages that the log
 * has freed would keep its length. */
static gboolean
strip_log (const char *path, const char *to, GError **error)
{
  g_autoptr (SimStore) copy = sim_store_create (path, error);

  return copy != NULL
         && sim_store_exec (copy,
                            "PRAGMA journal_mode = DELETE;"
                            "DELETE FROM run_log;",
                            "copy", error)
         && vacuum_into (copy, to, error);
}

static gboolean
rename_to (const char *from, const char *path, GError **error)
{
  if (g_rename (from, path) == 0)
    return TRUE;
  g_set_error (error, SIM_STORE_ERROR, SIM_STORE_ERROR_FAILED,
               "%s: cannot put the copy into its place", path);
  return FALSE;
}

gboolean
sim_store_snapshot (SimStore *store, const char *path, GError **error)
{
  g_autofree char *full = NULL;
  g_autofree char *part = NULL;
  gboolean done;

  g_return_val_if_fail (store != NULL && path != NULL, FALSE);
  full = g_strdup_printf ("%s.full-%ld", path, (long) getpid ());
  part = g_strdup_printf ("%s.part-%ld", path, (long) getpid ());
  done = vacuum_into (store, full, error) && strip_log (full, part, error)
         && rename_to (part, path, error);
  (void) g_unlink (full);
  (void) g_unlink (part);
  return done;
}
