#include "config.h"

#include "tests/plots/sample-store.h"

#include <glib/gstdio.h>
#include <math.h>

static const SampleOptions PLAIN = { NULL, FALSE, FALSE };

static SimTime
day (const char *text)
{
  SimTime when = 0;

  if (!sim_time_parse (text, &when))
    g_error ("not a day: %s", text);
  return when;
}

static void
add_regimes (SimRunRecord *record, gboolean single)
{
  if (single)
    {
      sim_run_record_add_regime (record, day ("2014-04-15"), day ("2023-06-30"),
                                 "");
      return;
    }
  sim_run_record_add_regime (record, day ("2014-04-15"), day ("2017-06-01"),
                             "");
  sim_run_record_add_regime (record, day ("2017-06-01"), day ("2021-11-01"),
                             "cybersecurity-law takes effect");
  sim_run_record_add_regime (record, day ("2021-11-01"), day ("2023-06-30"),
                             "pipl takes effect");
}

/* Abroad 180 ms and rising, in-country 40 ms; replications 1 ms apart. */
static double
median_ms (int point, int replication, int regime)
{
  return (point == 0 ? 180.0 + 15 * regime : 40.0) + replication;
}

static void
add_latency (SimRunRecord *record, int n_regimes)
{
  static const char *const labels[]
      = { "", "population=beijing", "population=new-york" };

  for (int regime = 0; regime < n_regimes; regime++)
    for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
      {
        double p50
            = median_ms (record->point, record->replication, regime) + 10 * i;

        sim_run_record_add_scalar (record, regime, "latency.p50", labels[i],
                                   p50);
        sim_run_record_add_scalar (record, regime, "latency.p95", labels[i],
                                   p50 * 2);
      }
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      double p50 = median_ms (record->point, record->replication, 0) + 10 * i;

      sim_run_record_add_scalar (record, SIM_WHOLE_RUN, "latency.p50",
                                 labels[i], p50);
      sim_run_record_add_scalar (record, SIM_WHOLE_RUN, "latency.p95",
                                 labels[i], p50 * 2);
    }
}

/* Buckets of one per cent, as the kernel has them, in the shape of a hill. */
static void
add_histograms (SimRunRecord *record)
{
  static const char *const labels[]
      = { "", "population=beijing", "population=new-york" };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      double lower
          = median_ms (record->point, record->replication, 0) * 0.4e6 * (1 + i);

      for (int bucket = 0; bucket < 120; bucket++, lower *= 1.02)
        sim_run_record_add_bucket (record, SIM_WHOLE_RUN, "latency", labels[i],
                                   (gint64) lower, (gint64) (lower * 1.02),
                                   1 + bucket * (120 - bucket));
    }
}

/* Half wait for nothing, the others up to 10 ms. */
static void
add_waits (SimRunRecord *record)
{
  sim_run_record_add_bucket (record, SIM_WHOLE_RUN, "queue.waits", "queue=desk",
                             0, 1, 10);
  for (int ms = 1; ms <= 10; ms++)
    sim_run_record_add_bucket (record, SIM_WHOLE_RUN, "queue.waits",
                               "queue=desk", ms * SIM_MILLISECOND - 1000,
                               ms * SIM_MILLISECOND + 1, 1);
}

static void
add_losses (SimRunRecord *record, int n_regimes)
{
  double scale = record->point == 0 ? 1 : 0.1;

  for (int regime = 0; regime < n_regimes; regime++)
    {
      sim_run_record_add_scalar (record, regime, "requests.offered", "", 1000);
      sim_run_record_add_scalar (record, regime, "requests.served", "",
                                 1000 - scale * 100 * regime);
      sim_run_record_add_scalar (record, regime, "requests.lost",
                                 "reason=consent", scale * 70 * regime);
      sim_run_record_add_scalar (record, regime, "requests.lost",
                                 "reason=outage", scale * 30 * regime);
    }
  sim_run_record_add_scalar (record, SIM_WHOLE_RUN, "requests.offered", "",
                             1000.0 * n_regimes);
  sim_run_record_add_scalar (record, SIM_WHOLE_RUN, "requests.lost",
                             "reason=consent", n_regimes > 1 ? scale * 210 : 0);
}

static void
add_findings (SimRunRecord *record, int n_regimes)
{
  static const char *const abroad[] = { "allowed", "allowed", "prohibited" };
  static const char *const us[] = { "T", "D", "D" };

  for (int regime = 0; regime < n_regimes; regime++)
    {
      gboolean at_home = record->point == 1;

      sim_run_record_add_finding (
          record, regime, "access", "us-doj", "mail",
          at_home ? "N" : us[regime],
          at_home ? ""
                  : "us-doj orders vendor <court & treaty>\n"
                    "vendor holds key of mail");
      sim_run_record_add_finding (record, regime, "access", "cn-mps", "mail",
                                  at_home ? "D" : "X",
                                  "cn-mps orders operator\n"
                                  "operator holds mail");
      sim_run_record_add_finding (record, regime, "law", "mail-to-hk", "CN",
                                  at_home ? "no-rule" : abroad[regime],
                                  "pipl art. 38\nno mechanism is in place");
      sim_run_record_add_finding (record, regime, "law", "telemetry", "CN",
                                  "requires-any-mechanism", "pipl art. 38");
    }
}

static void
add_events (SimRunRecord *record)
{
  sim_run_record_add_event (record, day ("2014-11-01"), "licence",
                            "telecom-licence", "licence challenged");
  sim_run_record_add_event (record, day ("2017-06-01"), "rule",
                            "cybersecurity-law", "takes effect");
  sim_run_record_add_event (record, day ("2019-02-03"), "incident", "beijing",
                            "region burns");
  sim_run_record_add_event (record, day ("2021-11-01"), "rule", "pipl",
                            "takes effect");
}

SimRunRecord *
sample_run (int point, int replication, const SampleOptions *options)
{
  const SampleOptions *how = options != NULL ? options : &PLAIN;
  int n_regimes = how->single_point ? 1 : 3;
  g_autofree char *name = g_strdup_printf ("%d/%d", point, replication);
  g_autofree char *key
      = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);
  SimRunRecord *record = sim_run_record_new (key, point, replication, 7);

  sim_run_record_set_fingerprint (record, "0123abcd");
  add_regimes (record, how->single_point);
  if (!how->no_latency)
    {
      add_latency (record, n_regimes);
      add_histograms (record);
    }
  add_waits (record);
  add_losses (record, n_regimes);
  add_findings (record, n_regimes);
  add_events (record);
  return record;
}

static void
must (gboolean done, GError *error)
{
  if (!done)
    g_error ("%s", error->message);
}

static void
describe_entities (SimStore *store, const char *title)
{
  const SimEntity entities[] = {
    { "authority", "cn-mps", "Ministry of Public Security", "{}" },
    { "authority", "us-doj", "US Department of Justice", "{}" },
    { "asset", "mail", title != NULL ? title : "Mailboxes", "{}" },
    { "population", "beijing", title != NULL ? title : "Beijing", "{}" },
    { "population", "new-york", "New York", "{}" },
    { "flow", "mail-to-hk", "Mail to Hong Kong", "{}" },
    { "flow", "telemetry", "Telemetry", "{}" },
    { "rule", "pipl", "Personal Information Protection Law", "{}" },
    { "queue", "desk", title != NULL ? title : "Desk", "{}" },
    { "answer", "000000 000000", "wait-5",
      "{\"metric\":\"queue.wait.share\",\"labels\":\"at=5ms;queue=desk\","
      "\"exact\":\"0.75\",\"formula\":\"f\",\"source\":\"s\"}" },
  };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    must (sim_store_add_entity (store, &entities[i], &error), error);
}

static void
describe_metrics (SimStore *store)
{
  const SimMetric metrics[] = {
    { "latency.p50", "ms", "median latency", "Half of all wait less.",
      "lower" },
    { "latency.p95", "ms", "95 % latency", "One in 20 waits more.", "lower" },
    { "requests.lost", "1", "requests lost", "By reason.", "lower" },
    { "requests.offered", "1", "requests offered", "All.", "" },
    { "requests.served", "1", "requests served", "Answered.", "higher" },
  };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (metrics); i++)
    must (sim_store_add_metric (store, &metrics[i], &error), error);
}

void
sample_describe (SimStore *store, const SampleOptions *options)
{
  const char *title = options != NULL ? options->title : NULL;
  const SimPoint points[]
      = { { 0, "abroad", title != NULL ? title : "Served from abroad", "abroad",
            "a0", 2 },
          { 1, "in-country", "Served in the country", "in-country", "a1", 2 } };
  const SimPointParam region = { 0, "mail.region", "hk", (double) NAN, "" };
  g_autoptr (GArray) described = g_array_new (FALSE, FALSE, sizeof (SimPoint));
  g_autoptr (GArray) params
      = g_array_new (FALSE, FALSE, sizeof (SimPointParam));
  const SimAssumption assumption = { "border",
                                     "delay",
                                     "35ms",
                                     "20ms",
                                     "60ms",
                                     "assumption",
                                     "nobody <published> it" };
  g_autoptr (GError) error = NULL;
  guint n_points = options != NULL && options->single_point ? 1 : 2;

  must (sim_store_begin (store, &error), error);
  must (sim_store_set_meta (store, "scenario", "sample", &error), error);
  g_array_append_vals (described, points, n_points);
  g_array_append_val (params, region);
  must (sim_store_set_points (store, described, params, &error), error);
  must (sim_store_add_assumption (store, &assumption, &error), error);
  describe_entities (store, title);
  describe_metrics (store);
  must (sim_store_commit (store, &error), error);
}

void
sample_store (const char *path, const SampleOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SimStore) store = sim_store_create (path, &error);
  int n = options != NULL && options->single_point ? 1 : 2;

  must (store != NULL, error);
  sample_describe (store, options);
  for (int point = 0; point < n; point++)
    for (int replication = 0; replication < n; replication++)
      {
        g_autoptr (SimRunRecord) run = sample_run (point, replication, options);

        must (sim_store_add_run (store, run, &error), error);
      }
}

void
sample_remove (const char *directory)
{
  g_autoptr (GDir) folder = g_dir_open (directory, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (directory, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR)
          && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        sample_remove (path);
      else
        (void) g_unlink (path);
    }
  (void) g_rmdir (directory);
}
