/* What the files of the store share, and nobody else may include: the handle,
 * and the few words in which they speak to SQLite. @doing completes the
 * message "FILE: cannot DOING: why". */
#pragma once

#include <sqlite3.h>

#include "sim/sim-store.h"

G_BEGIN_DECLS

#define SIM_STORE_SCHEMA_VERSION "3"

struct _SimStore
{
  sqlite3 *db;
  char *path;
  gboolean writable;
  gboolean is_new;  /* this handle made its tables */
  GArray *shown;    /* int: the points that are shown, or NULL: all */
  GMutex lock;      /* one transaction at a time */
  GHashTable *kept; /* SQL to its sqlite3_stmt, under the lock */
};

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

/* Create what is missing and check the version of what is there. */
gboolean sim_store_prepare_schema (SimStore *store, GError **error);
gboolean sim_store_check_schema (SimStore *store, GError **error);

/* Set @error from the state of the database. Always FALSE. */
gboolean sim_store_fail (SimStore *store, const char *doing, GError **error);

gboolean sim_store_exec (SimStore *store, const char *sql, const char *doing,
                         GError **error);
sqlite3_stmt *sim_store_prepare (SimStore *store, const char *sql,
                                 const char *doing, GError **error);

/* The same for @sql, a literal that is needed again and again by the holder of
 * the lock: kept by the store until it is closed. */
sqlite3_stmt *sim_store_keep (SimStore *store, const char *sql,
                              const char *doing, GError **error);

/* Execute @statement once, as bound, and make it ready for the next row. */
gboolean sim_store_put (SimStore *store, sqlite3_stmt *statement,
                        const char *doing, GError **error);

/* The number by which the tables know the run with @key: 64 bits of it, so that
 * the thousands of rows of a run are short and compared quickly. */
gint64 sim_store_run_number (const char *key);

/* Bind or read by column; texts are copied only by SQLite, and a column
 * without a value reads as "" or as not-a-number. Parameters count from 1,
 * columns from 0, as in SQLite. */
void sim_store_bind_text (sqlite3_stmt *statement, int i, const char *text);
void sim_store_bind_int (sqlite3_stmt *statement, int i, gint64 value);
void sim_store_bind_double (sqlite3_stmt *statement, int i, double value);
const char *sim_store_text (sqlite3_stmt *statement, int i);
double sim_store_double (sqlite3_stmt *statement, int i);

/* Call @fn for every row of @sql, whose only parameter, if any, is @key. */
typedef void (*SimStoreRowFn) (sqlite3_stmt *row, gpointer data);
gboolean sim_store_each (SimStore *store, const char *sql, const char *key,
                         SimStoreRowFn fn, gpointer data, GError **error);

G_END_DECLS
