/* What the machine refuses becomes a clear message about the store, and
 * nothing is half-written. */
#include "config.h"

#include "sim/sim-store.h"
#include "tests/plots/sample-store.h"

#include <check.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static char *folder;

static void
make_folder (void)
{
  folder = g_dir_make_tmp ("sovsim-store-XXXXXX", NULL);
  ck_assert_ptr_nonnull (folder);
}

static void
remove_folder (void)
{
  sample_remove (folder);
  g_clear_pointer (&folder, g_free);
}

static char *
place (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static char *
contents (const char *path, gsize *length)
{
  char *bytes = NULL;

  ck_assert_msg (g_file_get_contents (path, &bytes, length, NULL), "%s", path);
  return bytes;
}

static void
assert_refused (const char *path, gboolean create, int code, const char *why)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SimStore) store = create ? sim_store_create (path, &error)
                                      : sim_store_open (path, &error);

  ck_assert_ptr_null (store);
  ck_assert (g_error_matches (error, SIM_STORE_ERROR, code));
  ck_assert (g_str_has_prefix (error->message, path));
  ck_assert_msg (strstr (error->message, why) != NULL, "%s", error->message);
}

START_TEST (a_missing_place_a_directory_and_a_device_are_refused)
{
  g_autofree char *missing = place ("no/r.db");

  assert_refused (missing, FALSE, SIM_STORE_ERROR_OPEN, "no such file");
  assert_refused (missing, TRUE, SIM_STORE_ERROR_OPEN,
                  "its directory does not exist");
  assert_refused (folder, TRUE, SIM_STORE_ERROR_OPEN, "it is a directory");
  assert_refused ("/dev/full", TRUE, SIM_STORE_ERROR_OPEN,
                  "not a regular file");
}
END_TEST

START_TEST (a_file_that_is_no_store_is_refused_and_left_alone)
{
  g_autofree char *path = place ("notes.txt");
  g_autofree char *empty = place ("empty.db");
  g_autofree char *text = NULL;
  const char *notes = "Not a database, but long enough to look like one, and "
                      "then some more text so that there is a full header of "
                      "a hundred bytes to be read.\n";

  ck_assert (g_file_set_contents (path, notes, -1, NULL));
  ck_assert (g_file_set_contents (empty, "", 0, NULL));
  assert_refused (path, FALSE, SIM_STORE_ERROR_FORMAT, "not a results store");
  assert_refused (path, TRUE, SIM_STORE_ERROR_FORMAT, "not a results store");
  assert_refused (empty, FALSE, SIM_STORE_ERROR_EMPTY, "nothing was stored");
  text = contents (path, NULL);
  ck_assert_str_eq (text, notes);
}
END_TEST

/* Overwrite the middle of a store with noise. */
static void
damage (const char *path)
{
  gsize length;
  g_autofree char *bytes = contents (path, &length);

  for (gsize i = 4096; i < length; i++)
    bytes[i] = (char) (i * 2654435761u >> 7);
  ck_assert (g_file_set_contents (path, bytes, (gssize) length, NULL));
}

START_TEST (a_damaged_store_is_an_error_and_not_a_short_answer)
{
  g_autofree char *path = place ("r.db");

  sample_store (path, NULL);
  damage (path);
  assert_refused (path, FALSE, SIM_STORE_ERROR_FORMAT, "damaged");
}
END_TEST

START_TEST (a_store_of_another_version_names_both_versions)
{
  g_autofree char *path = place ("r.db");

  sample_store (path, NULL);
  {
    g_autoptr (SimStore) store = sim_store_create (path, NULL);

    ck_assert (sim_store_set_meta (store, "schema-version", "99", NULL));
  }
  assert_refused (path, FALSE, SIM_STORE_ERROR_VERSION, "version 99");
  assert_refused (path, TRUE, SIM_STORE_ERROR_VERSION, "reads version 3");
}
END_TEST

/* Files may not grow beyond @bytes from here on, as on a full disk. */
static void
limit_files (rlim_t bytes)
{
  struct rlimit limit = { bytes, RLIM_INFINITY };

  (void) signal (SIGXFSZ, SIG_IGN);
  ck_assert_int_eq (setrlimit (RLIMIT_FSIZE, &limit), 0);
}

/* The store, its log and its index, but no half of another file. */
static guint
count_files (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += !g_str_has_suffix (name, "-shm");
  return n;
}

START_TEST (a_full_disk_is_named_and_the_store_stays_readable)
{
  g_autofree char *path = place ("r.db");
  g_autofree char *csv = place ("metrics.csv");
  g_autoptr (SimStore) store = sim_store_create (path, NULL);
  g_autoptr (SimRunRecord) first = sample_run (0, 0, NULL);
  g_autoptr (SimRunRecord) run = sample_run (0, 1, NULL);
  g_autoptr (GError) error = NULL;
  gboolean found = TRUE;

  ck_assert (sim_store_add_run (store, first, NULL, NULL));
  limit_files (1000);
  ck_assert (!sim_store_add_run (store, run, NULL, &error));
  ck_assert (g_error_matches (error, SIM_STORE_ERROR, SIM_STORE_ERROR_FULL));
  g_clear_error (&error);
  ck_assert (!sim_store_export_csv (store, csv, &error));
  ck_assert_ptr_nonnull (strstr (error->message, "metrics.csv: File too"));
  limit_files (RLIM_INFINITY);
  ck_assert_uint_eq (count_files (), 2);
  ck_assert (sim_store_has_run (store, run->key, &found, NULL) && !found);
  ck_assert (sim_store_has_run (store, first->key, &found, NULL) && found);
}
END_TEST

START_TEST (an_unwritable_place_for_the_csv_is_named)
{
  g_autofree char *path = place ("r.db");
  g_autofree char *csv = place ("no/metrics.csv");
  g_autoptr (GError) error = NULL;
  g_autoptr (SimStore) store = sim_store_create (path, NULL);

  ck_assert (!sim_store_export_csv (store, csv, &error));
  ck_assert (g_str_has_prefix (error->message, csv));
  ck_assert (g_str_has_suffix (error->message, "No such file or directory"));
}
END_TEST

/* --- writers who die ------------------------------------------------------ */

static void
note_run (const SimRunHead *run, gpointer data)
{
  g_string_append_printf (data, "%d %d;", run->point, run->replication);
}

static void
note_meta (const char *key, const char *value, gpointer data)
{
  g_string_append_printf (data, "%s=%s;", key, value);
}

static void
read_all (const char *path, GString *seen)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SimStore) store = sim_store_open (path, &error);

  ck_assert_msg (store != NULL, "%s", error != NULL ? error->message : "");
  ck_assert (sim_store_each_run (store, note_run, seen, NULL));
  ck_assert (sim_store_each_meta (store, note_meta, seen, NULL));
}

/* Let @die happen to a child with the store at @path. */
static void
await_death (void (*die) (const char *path), const char *path)
{
  pid_t child = fork ();
  int status = 0;

  ck_assert_int_ge (child, 0);
  if (child == 0)
    die (path);
  ck_assert_int_eq (waitpid (child, &status, 0), child);
  ck_assert (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
}

/* Add a run to a new store at @path and die within the next one. */
static void
write_and_die (const char *path)
{
  SimStore *store = sim_store_create (path, NULL);
  g_autoptr (SimRunRecord) run = sample_run (0, 0, NULL);

  if (!sim_store_add_run (store, run, NULL, NULL)
      || !sim_store_begin (store, NULL)
      || !sim_store_set_meta (store, "half", "done", NULL))
    _exit (1);
  (void) kill (getpid (), SIGKILL);
}

START_TEST (a_finished_run_survives_the_death_of_its_writer)
{
  g_autofree char *path = place ("r.db");
  g_autoptr (GString) seen = g_string_new (NULL);

  await_death (write_and_die, path);
  read_all (path, seen);
  ck_assert_str_eq (seen->str, "0 0;schema-version=3;");
}
END_TEST

/* Die while a rollback journal holds what was there before: what a killed
 * process leaves that was making or closing its store. */
static void
journal_and_die (const char *path)
{
  sqlite3 *db = NULL;

  if (sqlite3_open (path, &db) != SQLITE_OK
      || sqlite3_exec (db,
                       "PRAGMA cache_size = 1; BEGIN;"
                       "UPDATE meta SET value = 'half done';"
                       "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL"
                       " SELECT i + 1 FROM n WHERE i < 5000)"
                       "INSERT INTO entity SELECT 'flow', i, '', '{}' FROM n;",
                       NULL, NULL, NULL)
             != SQLITE_OK)
    _exit (1);
  (void) kill (getpid (), SIGKILL);
}

START_TEST (what_a_dead_writer_left_half_done_is_undone)
{
  g_autofree char *path = place ("r.db");
  g_autofree char *journal = place ("r.db-journal");
  g_autoptr (GString) seen = g_string_new (NULL);

  sample_store (path, NULL);
  await_death (journal_and_die, path);
  ck_assert (g_file_test (journal, G_FILE_TEST_EXISTS));
  read_all (path, seen);
  ck_assert_str_eq (seen->str, "0 0;0 1;1 0;1 1;"
                               "scenario=sample;schema-version=3;");
  ck_assert (!g_file_test (journal, G_FILE_TEST_EXISTS));
}
END_TEST

/* --- who may remove a store ----------------------------------------------- */

START_TEST (a_store_is_discarded_by_its_maker_and_while_it_is_empty)
{
  g_autofree char *path = place ("r.db");
  g_autoptr (SimStore) maker = sim_store_create (path, NULL);
  g_autoptr (SimStore) guest = sim_store_create (path, NULL);
  g_autoptr (SimRunRecord) run = sample_run (0, 0, NULL);

  ck_assert_msg (!sim_store_discard (guest), "a guest removed it");
  ck_assert_msg (!sim_store_discard (maker), "it was removed under a guest");
  g_clear_pointer (&guest, sim_store_free);
  ck_assert (sim_store_begin (maker, NULL));
  ck_assert_msg (sim_store_discard (maker), "its maker cannot remove it");
  ck_assert_uint_eq (count_files (), 0);
  g_clear_pointer (&maker, sim_store_free);
  maker = sim_store_create (path, NULL);
  ck_assert (sim_store_add_run (maker, run, NULL, NULL));
  ck_assert_msg (!sim_store_discard (maker), "a run was removed");
  ck_assert (g_file_test (path, G_FILE_TEST_EXISTS));
}
END_TEST

static Suite *
store_suite (void)
{
  Suite *suite = suite_create ("store-refusals");
  TCase *refuses = tcase_create ("refuses");

  tcase_add_checked_fixture (refuses, make_folder, remove_folder);
  tcase_add_test (refuses,
                  a_missing_place_a_directory_and_a_device_are_refused);
  tcase_add_test (refuses, a_file_that_is_no_store_is_refused_and_left_alone);
  tcase_add_test (refuses, a_damaged_store_is_an_error_and_not_a_short_answer);
  tcase_add_test (refuses, a_store_of_another_version_names_both_versions);
  tcase_add_test (refuses, a_full_disk_is_named_and_the_store_stays_readable);
  tcase_add_test (refuses, an_unwritable_place_for_the_csv_is_named);
  tcase_add_test (refuses, a_finished_run_survives_the_death_of_its_writer);
  tcase_add_test (refuses, what_a_dead_writer_left_half_done_is_undone);
  tcase_add_test (refuses,
                  a_store_is_discarded_by_its_maker_and_while_it_is_empty);
  suite_add_tcase (suite, refuses);
  return suite;
}

int
main (void)
{
  SRunner *runner = srunner_create (store_suite ());
  int n_failed;

  srunner_run_all (runner, CK_NORMAL);
  n_failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return n_failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
