#include "config.h"

#include "sim/sim-store-private.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define BUSY_TIMEOUT_MS 10000

G_DEFINE_QUARK (sim_store_error, sim_store_error)

static int
error_code (int primary)
{
  switch (primary)
    {
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_AUTH:
      return SIM_STORE_ERROR_OPEN;
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
      return SIM_STORE_ERROR_FORMAT;
    case SQLITE_FULL:
    case SQLITE_IOERR:
      return SIM_STORE_ERROR_FULL;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return SIM_STORE_ERROR_LOCKED;
    default:
      return SIM_STORE_ERROR_FAILED;
    }
}

static const char *
error_reason (SimStore *store, int code)
{
  int failure = sqlite3_system_errno (store->db);

  switch (code)
    {
    case SIM_STORE_ERROR_OPEN:
    case SIM_STORE_ERROR_FULL:
      return failure != 0 ? g_strerror (failure) : sqlite3_errmsg (store->db);
    case SIM_STORE_ERROR_FORMAT:
      return "it is not a results store of sovsim, or it is damaged";
    case SIM_STORE_ERROR_LOCKED:
      return "another process is writing to it";
    default:
      return sqlite3_errmsg (store->db);
    }
}

gboolean
sim_store_fail (SimStore *store, const char *doing, GError **error)
{
  int code = error_code (sqlite3_errcode (store->db) & 0xff);

  g_set_error (error, SIM_STORE_ERROR, code, "%s: cannot %s: %s", store->path,
               doing, error_reason (store, code));
  return FALSE;
}

gboolean
sim_store_exec (SimStore *store, const char *sql, const char *doing,
                GError **error)
{
  if (sqlite3_exec (store->db, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  return sim_store_fail (store, doing, error);
}

sqlite3_stmt *
sim_store_prepare (SimStore *store, const char *sql, const char *doing,
                   GError **error)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (store->db, sql, -1, &statement, NULL) != SQLITE_OK)
    (void) sim_store_fail (store, doing, error);
  return statement;
}

sqlite3_stmt *
sim_store_keep (SimStore *store, const char *sql, const char *doing,
                GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (store->kept, sql);

  if (statement != NULL)
    return statement;
  statement = sim_store_prepare (store, sql, doing, error);
  if (statement != NULL)
    g_hash_table_insert (store->kept, (gpointer) sql, statement);
  return statement;
}

gboolean
sim_store_put (SimStore *store, sqlite3_stmt *statement, const char *doing,
               GError **error)
{
  gboolean fine = sqlite3_step (statement) == SQLITE_DONE
                  || sim_store_fail (store, doing, error);

  (void) sqlite3_reset (statement);
  return fine;
}

/* FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/. A key is a cryptographic
 * hash: two of a million runs share a number with a probability of 3e-8, and
 * then the second is refused. */
gint64
sim_store_run_number (const char *key)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);

  for (; *key != '\0'; key++)
    hash = (hash ^ (guint8) *key) * G_GUINT64_CONSTANT (1099511628211);
  return (gint64) hash;
}

void
sim_store_bind_text (sqlite3_stmt *statement, int i, const char *text)
{
  int status = sqlite3_bind_text (statement, i, text, -1, SQLITE_STATIC);

  g_assert (status == SQLITE_OK || status == SQLITE_TOOBIG);
}

void
sim_store_bind_int (sqlite3_stmt *statement, int i, gint64 value)
{
  int status = sqlite3_bind_int64 (statement, i, value);

  g_assert (status == SQLITE_OK);
}

void
sim_store_bind_double (sqlite3_stmt *statement, int i, double value)
{
  int status = sqlite3_bind_double (statement, i, value);

  g_assert (status == SQLITE_OK);
}

const char *
sim_store_text (sqlite3_stmt *statement, int i)
{
  const char *text = (const char *) sqlite3_column_text (statement, i);

  return text != NULL ? text : "";
}

double
sim_store_double (sqlite3_stmt *statement, int i)
{
  if (sqlite3_column_type (statement, i) == SQLITE_NULL)
    return NAN;
  return sqlite3_column_double (statement, i);
}

gboolean
sim_store_each (SimStore *store, const char *sql, const char *key,
                SimStoreRowFn fn, gpointer data, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  int status;

  g_return_val_if_fail (store != NULL && fn != NULL, FALSE);
  statement = sim_store_prepare (store, sql, "read", error);
  if (statement == NULL)
    return FALSE;
  if (sqlite3_bind_parameter_count (statement) > 0)
    sim_store_bind_text (statement, 1, key);
  while ((status = sqlite3_step (statement)) == SQLITE_ROW)
    fn (statement, data);
  return status == SQLITE_DONE || sim_store_fail (store, "read", error);
}

/* SQLite says "unable to open database file" for everything: ask first. */
static gboolean
check_place (const char *path, gboolean must_exist, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  const char *why = NULL;

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    why = "it is a directory";
  else if (must_exist && !g_file_test (path, G_FILE_TEST_EXISTS))
    why = "no such file";
  else if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    why = "its directory does not exist";
  else if (g_file_test (path, G_FILE_TEST_EXISTS)
           && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    why = "it is not a regular file";
  if (why != NULL)
    g_set_error (error, SIM_STORE_ERROR, SIM_STORE_ERROR_OPEN,
                 "%s: cannot open: %s", path, why);
  return why == NULL;
}

static void
finalize (gpointer statement)
{
  (void) sqlite3_finalize (statement);
}

static SimStore *
store_connect (const char *path, int flags, GError **error)
{
  g_autoptr (SimStore) store = NULL;

  if (!check_place (path, (flags & SQLITE_OPEN_CREATE) == 0, error))
    return NULL;
  store = g_new0 (SimStore, 1);
  store->path = g_strdup (path);
  g_mutex_init (&store->lock);
  store->kept = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, finalize);
  if (sqlite3_open_v2 (path, &store->db, flags, NULL) != SQLITE_OK)
    {
      (void) sim_store_fail (store, "open", error);
      return NULL;
    }
  (void) sqlite3_busy_timeout (store->db, BUSY_TIMEOUT_MS);
  return g_steal_pointer (&store);
}

SimStore *
sim_store_create (const char *path, GError **error)
{
  g_autoptr (SimStore) store = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  store
      = store_connect (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
  if (store == NULL || !sim_store_prepare_schema (store, error))
    return NULL;
  store->writable = TRUE;
  return g_steal_pointer (&store);
}

/* Nothing is written, but what a writer who died has left half done is undone,
 * which takes a right to write that a file on read-only media does not give. */
SimStore *
sim_store_open (const char *path, GError **error)
{
  g_autoptr (SimStore) store = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  store = store_connect (path, SQLITE_OPEN_READWRITE, error);
  if (store == NULL
      || !sim_store_exec (store, "PRAGMA query_only = ON", "read", error)
      || !sim_store_check_schema (store, error))
    return NULL;
  return g_steal_pointer (&store);
}

/* The write-ahead log is folded in and given up, if nobody else has the file
 * open: what is left is one plain file, readable on read-only media too. */
void
sim_store_free (SimStore *store)
{
  if (store == NULL)
    return;
  g_hash_table_unref (store->kept);
  if (store->writable)
    {
      if (!sqlite3_get_autocommit (store->db))
        (void) sqlite3_exec (store->db, "ROLLBACK", NULL, NULL, NULL);
      (void) sqlite3_busy_timeout (store->db, 0);
      (void) sqlite3_exec (store->db, "PRAGMA journal_mode = DELETE", NULL,
                           NULL, NULL);
    }
  g_clear_pointer (&store->shown, g_array_unref);
  (void) sqlite3_close (store->db);
  g_mutex_clear (&store->lock);
  g_free (store->path);
  g_free (store);
}

static void
note_mode (sqlite3_stmt *row, gpointer data)
{
  *(gboolean *) data = strcmp (sim_store_text (row, 0), "delete") == 0;
}

static void
note_any (sqlite3_stmt *row G_GNUC_UNUSED, gpointer data)
{
  *(gboolean *) data = TRUE;
}

/* Leaving the write-ahead log takes the file for oneself: it is refused while
 * anybody else has it open. */
static gboolean
is_alone (SimStore *store)
{
  gboolean alone = FALSE;

  (void) sqlite3_busy_timeout (store->db, 0);
  if (!sqlite3_get_autocommit (store->db))
    (void) sqlite3_exec (store->db, "ROLLBACK", NULL, NULL, NULL);
  return sim_store_each (store, "PRAGMA journal_mode = DELETE", NULL, note_mode,
                         &alone, NULL)
         && alone && sim_store_exec (store, "BEGIN EXCLUSIVE", "remove", NULL);
}

gboolean
sim_store_discard (SimStore *store)
{
  gboolean has_runs = FALSE;
  gboolean fine;

  g_return_val_if_fail (store != NULL, FALSE);
  if (!store->is_new || !is_alone (store))
    return FALSE;
  fine = sim_store_each (store, "SELECT run FROM run LIMIT 1", NULL, note_any,
                         &has_runs, NULL)
         && !has_runs && g_unlink (store->path) == 0;
  (void) sqlite3_exec (store->db, "ROLLBACK", NULL, NULL, NULL);
  return fine;
}

const char *
sim_store_path (const SimStore *store)
{
  g_return_val_if_fail (store != NULL, NULL);
  return store->path;
}

gboolean
sim_store_begin (SimStore *store, GError **error)
{
  g_return_val_if_fail (store != NULL, FALSE);
  return sim_store_exec (store, "BEGIN IMMEDIATE", "begin to write", error);
}

gboolean
sim_store_commit (SimStore *store, GError **error)
{
  g_return_val_if_fail (store != NULL, FALSE);
  return sim_store_exec (store, "COMMIT", "write", error);
}
