/* The store: what goes in comes out; the same runs are the same bytes. What the
 * machine refuses is in test-store-refusals.c. */
#include "config.h"

#include "sim/sim-labels.h"
#include "sim/sim-number.h"
#include "sim/sim-store.h"
#include "tests/plots/sample-store.h"

#include <check.h>
#include <glib/gstdio.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

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
assert_same_bytes (const char *a, const char *b)
{
  gsize n_a, n_b;
  g_autofree char *bytes_a = contents (a, &n_a);
  g_autofree char *bytes_b = contents (b, &n_b);

  ck_assert_uint_eq (n_a, n_b);
  ck_assert_int_eq (memcmp (bytes_a, bytes_b, n_a), 0);
}

static SimStore *
reopen (const char *path)
{
  g_autoptr (GError) error = NULL;
  SimStore *store = sim_store_open (path, &error);

  ck_assert_msg (store != NULL, "%s", error != NULL ? error->message : "");
  return store;
}

static void
collect_scalar (const SimRunHead *run, const SimRegimeRow *span,
                const SimScalarRow *scalar, gpointer data)
{
  g_autofree char *from = sim_time_format (span->from);
  char buffer[SIM_NUMBER_SIZE];

  g_string_append_printf (data, "%s %d %d %s %s %s\n", run->variant,
                          run->replication, scalar->regime, from,
                          scalar->labels,
                          sim_number_format (buffer, scalar->value));
}

START_TEST (scalars_come_out_by_point_labels_replication_and_regime)
{
  g_autofree char *path = place ("r.db");
  g_autoptr (GString) seen = g_string_new (NULL);
  g_autoptr (SimStore) store = NULL;

  sample_store (path, NULL);
  store = reopen (path);
  ck_assert (sim_store_each_scalar (store, "requests.lost", collect_scalar,
                                    seen, NULL));
  ck_assert (g_str_has_prefix (seen->str,
                               "abroad 0 -1 2014-04-15 reason=consent 210\n"
                               "abroad 0 0 2014-04-15 reason=consent 0\n"
                               "abroad 0 1 2017-06-01 reason=consent 70\n"
                               "abroad 0 2 2021-11-01 reason=consent 140\n"
                               "abroad 1 -1 2014-04-15 reason=consent 210\n"));
  ck_assert (g_str_has_suffix (seen->str,
                               "in-country 1 2 2021-11-01 reason=outage 6\n"));
}
END_TEST

static void
collect_finding (const SimRunHead *run, const SimRegimeRow *span,
                 const SimFindingRow *finding, gpointer data)
{
  (void) span;
  if (run->replication == 0)
    g_string_append_printf (data, "%s %s %s %d=%s;", run->variant,
                            finding->subject, finding->object, finding->regime,
                            finding->verdict);
}

static void
collect_event (const SimRunHead *run, const SimEventRow *event, gpointer data)
{
  if (run->point == 0 && run->replication == 0)
    g_string_append_printf (data, "%s %s;", event->kind, event->subject);
}

static void
count_hist (const SimHist *hist, gpointer data)
{
  gint64 *n = data;

  for (guint i = 0; i < hist->n_bins; i++)
    {
      ck_assert_int_lt (hist->bins[i].lower, hist->bins[i].upper);
      ck_assert (i == 0 || hist->bins[i - 1].lower < hist->bins[i].lower);
      *n += hist->bins[i].count;
    }
}

START_TEST (findings_events_and_buckets_come_out_as_they_went_in)
{
  g_autofree char *path = place ("r.db");
  g_autoptr (GString) findings = g_string_new (NULL);
  g_autoptr (GString) events = g_string_new (NULL);
  g_autoptr (SimStore) store = NULL;
  gint64 n = 0;

  sample_store (path, NULL);
  store = reopen (path);
  ck_assert (sim_store_each_finding (store, "access", collect_finding, findings,
                                     NULL));
  ck_assert_str_eq (findings->str,
                    "abroad cn-mps mail 0=X;abroad cn-mps mail 1=X;"
                    "abroad cn-mps mail 2=X;abroad us-doj mail 0=T;"
                    "abroad us-doj mail 1=D;abroad us-doj mail 2=D;"
                    "in-country cn-mps mail 0=D;in-country cn-mps mail 1=D;"
                    "in-country cn-mps mail 2=D;in-country us-doj mail 0=N;"
                    "in-country us-doj mail 1=N;in-country us-doj mail 2=N;");
  ck_assert (sim_store_each_event (store, collect_event, events, NULL));
  ck_assert_str_eq (events->str, "licence telecom-licence;rule "
                                 "cybersecurity-law;incident beijing;"
                                 "rule pipl;");
  ck_assert (sim_store_each_hist (store, "latency", count_hist, &n, NULL));
  ck_assert_int_eq (n, 12 * (120 + 287980));
}
END_TEST

static void
collect_head (const SimRunHead *run, gpointer data)
{
  g_string_append_printf (data, "%d %s %d %" G_GUINT64_FORMAT " %s;",
                          run->point, run->variant, run->replication, run->seed,
                          run->fingerprint);
}

static void
collect_assumption (const SimAssumption *a, gpointer data)
{
  g_string_append_printf (data, "%s %s %s %s %s %s %s", a->entity, a->attribute,
                          a->value, a->low, a->high, a->status, a->source);
}

static void
collect_entity (const SimEntity *entity, gpointer data)
{
  g_string_append_printf (data, "%s=%s;", entity->id, entity->title);
}

static void
collect_meta (const char *key, const char *value, gpointer data)
{
  g_string_append_printf (data, "%s=%s;", key, value);
}

START_TEST (the_experiment_is_described_once_and_replaced)
{
  g_autofree char *path = place ("r.db");
  g_autoptr (GString) seen = g_string_new (NULL);
  g_autoptr (SimStore) store = NULL;

  sample_store (path, NULL);
  store = sim_store_create (path, NULL);
  sample_describe (store, NULL);
  ck_assert (sim_store_each_run (store, collect_head, seen, NULL));
  ck_assert_str_eq (seen->str, "0 abroad 0 7 0123abcd;0 abroad 1 7 0123abcd;"
                               "1 in-country 0 7 0123abcd;"
                               "1 in-country 1 7 0123abcd;");
  g_string_truncate (seen, 0);
  ck_assert (sim_store_each_assumption (store, collect_assumption, seen, NULL));
  ck_assert_str_eq (seen->str, "border delay 35ms 20ms 60ms assumption "
                               "nobody <published> it");
  g_string_truncate (seen, 0);
  ck_assert (sim_store_each_entity (store, "flow", collect_entity, seen, NULL));
  ck_assert_str_eq (seen->str, "mail-to-hk=Mail to Hong Kong;"
                               "telemetry=Telemetry;"
                               "telemetry beijing=Telemetry;");
  g_string_truncate (seen, 0);
  ck_assert (sim_store_each_meta (store, collect_meta, seen, NULL));
  ck_assert_str_eq (seen->str, "scenario=sample;schema-version=3;");
}
END_TEST

START_TEST (a_run_is_found_by_its_key_and_never_added_twice)
{
  g_autofree char *path = place ("r.db");
  g_autoptr (SimStore) store = sim_store_create (path, NULL);
  g_autoptr (SimRunRecord) run = sample_run (0, 0, NULL);
  g_autoptr (GString) seen = g_string_new (NULL);
  gboolean found = TRUE;

  ck_assert (sim_store_has_run (store, run->key, &found, NULL));
  ck_assert (!found);
  ck_assert (sim_store_add_run (store, run, NULL, NULL));
  sim_run_record_set_fingerprint (run, "another");
  ck_assert (sim_store_add_run (store, run, NULL, NULL));
  ck_assert (sim_store_has_run (store, run->key, &found, NULL));
  ck_assert (found);
  ck_assert (sim_store_each_run (store, collect_head, seen, NULL));
  ck_assert_str_eq (seen->str, "0  0 7 0123abcd;");
}
END_TEST

START_TEST (a_run_that_cannot_be_added_leaves_nothing)
{
  g_autofree char *path = place ("r.db");
  g_autoptr (SimStore) store = sim_store_create (path, NULL);
  g_autoptr (SimRunRecord) run = sample_run (0, 0, NULL);
  g_autoptr (GError) error = NULL;
  gboolean found = TRUE;

  sim_run_record_add_scalar (run, 0, "latency.p50", "", 1); /* the second */
  ck_assert (!sim_store_add_run (store, run, NULL, &error));
  ck_assert_ptr_nonnull (strstr (error->message, "UNIQUE constraint failed"));
  ck_assert (sim_store_has_run (store, run->key, &found, NULL));
  ck_assert (!found);
}
END_TEST

/* Fill a store in the given order, with different clocks, and copy it. */
static char *
snapshot (const char *name, const int order[4])
{
  g_autofree char *path = place (name);
  g_autofree char *copy = g_strconcat (path, ".copy", NULL);
  g_autoptr (SimStore) store = sim_store_create (path, NULL);

  sample_describe (store, NULL);
  for (int i = 0; i < 4; i++)
    {
      g_autoptr (SimRunRecord) run
          = sample_run (order[i] / 2, order[i] % 2, NULL);
      SimRunLog log = { run->key, name, i * 1.5, name };

      ck_assert (sim_store_add_run (store, run, &log, NULL));
    }
  ck_assert (sim_store_snapshot (store, copy, NULL));
  return g_steal_pointer (&copy);
}

START_TEST (snapshots_are_the_same_bytes_whatever_the_order)
{
  g_autofree char *one = snapshot ("one.db", (const int[]){ 0, 1, 2, 3 });
  g_autofree char *two = snapshot ("another.db", (const int[]){ 3, 1, 0, 2 });
  g_autoptr (GString) seen = g_string_new (NULL);
  g_autoptr (SimStore) store = reopen (one);

  assert_same_bytes (one, two);
  ck_assert (sim_store_each_run (store, collect_head, seen, NULL));
  ck_assert (g_str_has_prefix (seen->str, "0 abroad 0 7"));
}
END_TEST

START_TEST (a_closed_store_is_one_file_that_can_be_read_without_writing)
{
  g_autofree char *path = place ("r.db");
  g_autofree char *wal = place ("r.db-wal");
  g_autoptr (SimStore) store = NULL;

  sample_store (path, NULL);
  ck_assert (!g_file_test (wal, G_FILE_TEST_EXISTS));
  store = reopen (path);
  ck_assert (!g_file_test (wal, G_FILE_TEST_EXISTS));
  ck_assert (!sim_store_set_meta (store, "a", "b", NULL));
}
END_TEST

START_TEST (metrics_csv_is_sorted_and_quoted)
{
  g_autofree char *path = place ("r.db");
  g_autofree char *csv = place ("metrics.csv");
  g_autofree char *text = NULL;
  g_autoptr (SimStore) store = sim_store_create (path, NULL);
  g_autoptr (SimRunRecord) run = sim_run_record_new ("k", 0, 3, 1);
  const SimPoint point = { 0, "a", "", "a \"b\", c", "config", 1 };
  const SimPointParam delay = { 0, "x.delay", "5ms", 5, "ms" };
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (SimPoint));
  g_autoptr (GArray) params
      = g_array_new (FALSE, FALSE, sizeof (SimPointParam));
  const SimMetric metric = { "m", "ms", "", "", "" };

  sim_run_record_add_regime (run, 0, 90 * SIM_MINUTE, "");
  sim_run_record_add_regime (run, 90 * SIM_MINUTE, SIM_DAY, "x");
  sim_run_record_add_scalar (run, 1, "m", "b=2;a=1", 0.1);
  sim_run_record_add_scalar (run, 0, "m", "", 1.0 / 3);
  sim_run_record_add_scalar (run, SIM_WHOLE_RUN, "z", "", (double) NAN);
  sim_run_record_add_scalar (run, SIM_WHOLE_RUN, "m", "", 1e21);
  g_array_append_val (points, point);
  g_array_append_val (params, delay);
  ck_assert (sim_store_begin (store, NULL));
  ck_assert (sim_store_set_points (store, points, params, NULL));
  ck_assert (sim_store_commit (store, NULL));
  ck_assert (sim_store_add_metric (store, &metric, NULL));
  ck_assert (sim_store_add_run (store, run, NULL, NULL));
  ck_assert (sim_store_export_csv (store, csv, NULL));
  text = contents (csv, NULL);
  ck_assert_str_eq (
      text,
      "variant,x.delay (ms),replication,regime,from,to,metric,labels,"
      "value,unit\n"
      "\"a \"\"b\"\", c\",5,3,whole,1970-01-01,1970-01-02,m,,1e+21,ms\n"
      "\"a \"\"b\"\", c\",5,3,whole,1970-01-01,1970-01-02,z,,,\n"
      "\"a \"\"b\"\", c\",5,3,0,1970-01-01,1970-01-01T01:30:00Z,m,,"
      "0.3333333333333333,ms\n"
      "\"a \"\"b\"\", c\",5,3,1,1970-01-01T01:30:00Z,1970-01-02,m,a=1;b=2,"
      "0.1,ms\n");
}
END_TEST

START_TEST (numbers_are_short_and_read_back_exactly)
{
  static const struct
  {
    double value;
    const char *text;
  } cases[] = { { 0.1, "0.1" },
                { 1.0 / 3, "0.3333333333333333" },
                { 0.1 + 0.2, "0.30000000000000004" },
                { -1e300, "-1e+300" },
                { 42, "42" },
                { (double) NAN, "" },
                { (double) INFINITY, "Inf" } };
  char buffer[SIM_NUMBER_SIZE];

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    ck_assert_str_eq (sim_number_format (buffer, cases[i].value),
                      cases[i].text);
}
END_TEST

START_TEST (labels_are_sorted_by_key_and_found)
{
  g_autofree char *sorted = sim_labels_canonical ("b=1;ab=2;a=9");
  g_autofree char *b = sim_labels_get (sorted, "b");

  ck_assert_str_eq (sorted, "a=9;ab=2;b=1");
  ck_assert_str_eq (b, "1");
  ck_assert_ptr_null (sim_labels_get (sorted, "c"));
  ck_assert (sim_labels_are_only ("a=1", "a"));
  ck_assert (!sim_labels_are_only ("a=1;b=2", "a"));
}
END_TEST

static gpointer
add_two_runs (gpointer data)
{
  static int next_point; /* atomic */
  int point = g_atomic_int_add (&next_point, 1);

  for (int replication = 0; replication < 20; replication++)
    {
      g_autoptr (SimRunRecord) run = sample_run (point, replication, NULL);

      if (!sim_store_add_run (data, run, NULL, NULL))
        return NULL;
    }
  return data;
}

START_TEST (threads_may_share_a_store)
{
  g_autofree char *path = place ("r.db");
  g_autoptr (SimStore) store = sim_store_create (path, NULL);
  g_autoptr (GString) seen = g_string_new (NULL);
  GThread *one = g_thread_new ("one", add_two_runs, store);
  GThread *two = g_thread_new ("two", add_two_runs, store);

  ck_assert_ptr_eq (g_thread_join (one), store);
  ck_assert_ptr_eq (g_thread_join (two), store);
  ck_assert (sim_store_each_run (store, collect_head, seen, NULL));
  ck_assert_ptr_nonnull (strstr (seen->str, "1  19 7"));
}
END_TEST

static Suite *
store_suite (void)
{
  Suite *suite = suite_create ("store");
  TCase *holds = tcase_create ("holds");

  tcase_add_checked_fixture (holds, make_folder, remove_folder);
  tcase_add_test (holds,
                  scalars_come_out_by_point_labels_replication_and_regime);
  tcase_add_test (holds, findings_events_and_buckets_come_out_as_they_went_in);
  tcase_add_test (holds, the_experiment_is_described_once_and_replaced);
  tcase_add_test (holds, a_run_is_found_by_its_key_and_never_added_twice);
  tcase_add_test (holds, a_run_that_cannot_be_added_leaves_nothing);
  tcase_add_test (holds, snapshots_are_the_same_bytes_whatever_the_order);
  tcase_add_test (holds,
                  a_closed_store_is_one_file_that_can_be_read_without_writing);
  tcase_add_test (holds, metrics_csv_is_sorted_and_quoted);
  tcase_add_test (holds, numbers_are_short_and_read_back_exactly);
  tcase_add_test (holds, labels_are_sorted_by_key_and_found);
  tcase_add_test (holds, threads_may_share_a_store);
  suite_add_tcase (suite, holds);
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
