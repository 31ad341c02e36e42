#include "config.h"

#include "sim/sim-csv.h"
#include "sim/sim-number.h"
#include "sim/sim-outfile.h"
#include "sim/sim-store-private.h"

#include <glib/gstdio.h>
#include <math.h>
#include <unistd.h>

static const char SCALARS[]
    = "SELECT coalesce (point.variant, run.point), replication, scalar.regime,"
      " coalesce (g.from_ns, (SELECT min (from_ns) FROM regime AS r"
      "  WHERE r.run = run.run)),"
      " coalesce (g.to_ns, (SELECT max (to_ns) FROM regime AS r"
      "  WHERE r.run = run.run)),"
      " metric, labels, value, unit, run.point"
      " FROM run JOIN scalar ON scalar.run = run.run"
      " LEFT JOIN point USING (point)"
      " LEFT JOIN regime AS g ON g.run = run.run AND g.seq = scalar.regime"
      " LEFT JOIN metric AS m ON m.name = metric"
      " ORDER BY run.point, replication, run.key, scalar.regime, metric,"
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

/* --- axes ------------------------------------------------------------------
 * Their columns stand behind the variant: the number in the unit that the
 * heading names or, of what is no number, the text. */

typedef struct
{
  SimOutfile *file;
  GPtrArray *names;  /* of char: "mail.servers", sorted */
  GPtrArray *units;  /* of char, for each name */
  GHashTable *cells; /* "POINT NAME" -> text */
} Sheet;

static void
sheet_init (Sheet *sheet, SimOutfile *file)
{
  sheet->file = file;
  sheet->names = g_ptr_array_new_with_free_func (g_free);
  sheet->units = g_ptr_array_new_with_free_func (g_free);
  sheet->cells
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static void
sheet_clear (Sheet *sheet)
{
  g_ptr_array_unref (sheet->names);
  g_ptr_array_unref (sheet->units);
  g_hash_table_unref (sheet->cells);
}

static void
note_axis (sqlite3_stmt *row, gpointer data)
{
  Sheet *sheet = data;

  g_ptr_array_add (sheet->names, g_strdup (sim_store_text (row, 0)));
  g_ptr_array_add (sheet->units, g_strdup (sim_store_text (row, 1)));
}

static void
note_cell (const SimPointParam *param, gpointer data)
{
  Sheet *sheet = data;
  char number[SIM_NUMBER_SIZE];

  g_hash_table_insert (
      sheet->cells, g_strdup_printf ("%d %s", param->point, param->name),
      g_strdup (isnan (param->number)
                    ? param->value
                    : sim_number_format (number, param->number)));
}

static gboolean
sheet_read (Sheet *sheet, SimStore *store, GError **error)
{
  return sim_store_each (store,
                         "SELECT name, max (unit) FROM point_param"
                         " GROUP BY name ORDER BY name",
                         NULL, note_axis, sheet, error)
         && sim_store_each_point_param (store, note_cell, sheet, error);
}

static void
write_heading (const Sheet *sheet)
{
  g_autoptr (GString) line = g_string_new (NULL);

  sim_csv_append (line, "variant");
  for (guint i = 0; i < sheet->names->len; i++)
    {
      const char *name = g_ptr_array_index (sheet->names, i);
      const char *unit = g_ptr_array_index (sheet->units, i);
      g_autofree char *heading = unit[0] == '\0'
                                     ? g_strdup (name)
                                     : g_strdup_printf ("%s (%s)", name, unit);

      sim_csv_append (line, heading);
    }
  sim_outfile_write (sheet->file, line->str);
  sim_outfile_write (sheet->file,
                     ",replication,regime,from,to,metric,labels,value,unit\n");
}

static void
append_cells (GString *line, const Sheet *sheet, int point)
{
  for (guint i = 0; i < sheet->names->len; i++)
    {
      g_autofree char *key = g_strdup_printf (
          "%d %s", point, (const char *) g_ptr_array_index (sheet->names, i));
      const char *cell = g_hash_table_lookup (sheet->cells, key);

      sim_csv_append (line, cell == NULL ? "" : cell);
    }
}

static void
write_scalar (sqlite3_stmt *row, gpointer data)
{
  const Sheet *sheet = data;
  g_autoptr (GString) line = g_string_new (NULL);
  gboolean whole = sqlite3_column_int (row, 2) == SIM_WHOLE_RUN;

  sim_csv_append (line, sim_store_text (row, 0));
  append_cells (line, sheet, sqlite3_column_int (row, 9));
  sim_csv_append (line, sim_store_text (row, 1));
  sim_csv_append (line, whole ? "whole" : sim_store_text (row, 2));
  append_instant (line, row, 3);
  append_instant (line, row, 4);
  sim_csv_append (line, sim_store_text (row, 5));
  sim_csv_append (line, sim_store_text (row, 6));
  sim_csv_append_number (line, sim_store_double (row, 7));
  sim_csv_append (line, sim_store_text (row, 8));
  g_string_append_c (line, '\n');
  sim_outfile_write (sheet->file, line->str);
}

gboolean
sim_store_export_csv (SimStore *store, const char *path, GError **error)
{
  g_autoptr (SimOutfile) file = NULL;
  gboolean fine;
  Sheet sheet;

  g_return_val_if_fail (store != NULL && path != NULL, FALSE);
  file = sim_outfile_new (path, error);
  if (file == NULL)
    return FALSE;
  sheet_init (&sheet, file);
  fine = sheet_read (&sheet, store, error);
  if (fine)
    write_heading (&sheet);
  fine = fine
         && sim_store_each (store, SCALARS, NULL, write_scalar, &sheet, error)
         && sim_outfile_commit (file, error);
  sheet_clear (&sheet);
  return fine;
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
