/* The sample: what is described of it, and how it is put into a store. */
#include "config.h"

#include "tests/plots/sample-store.h"

#include <glib/gstdio.h>
#include <math.h>

enum
{
  N_HUGE_POINTS = 5
};

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
    { "population", "beijing", title != NULL ? title : "Beijing",
      "{\"jurisdiction\":\"cn\",\"lat\":\"39.9deg\",\"lon\":\"116.4deg\"}" },
    { "population", "new-york", "New York",
      "{\"jurisdiction\":\"us\",\"lat\":\"40.7deg\",\"lon\":\"-74deg\"}" },
    { "jurisdiction", "cn", title != NULL ? title : "China", "{}" },
    { "region", "east-asia", title != NULL ? title : "East Asia",
      "{\"jurisdiction\":\"hk\",\"lat\":\"22.3deg\",\"lon\":\"114.2deg\"}" },
    { "region", "north", "China North",
      "{\"jurisdiction\":\"cn\",\"lat\":\"39.9deg\",\"lon\":\"116.4deg\"}" },
    { "region", "south", "New Zealand",
      "{\"jurisdiction\":\"nz\",\"lat\":\"-36.8deg\",\"lon\":\"174.8deg\"}" },
    { "zone", "hk-1", "hk-1", "{\"within\":\"east-asia\"}" },
    { "zone", "cn-1", "cn-1", "{\"within\":\"north\"}" },
    { "zone", "nz-1", "nz-1", "{\"within\":\"south\"}" },
    { "site", "hkg", "Hong Kong", "{\"within\":\"hk-1\"}" },
    { "site", "bjs", "Beijing", "{\"within\":\"cn-1\"}" },
    { "site", "akl", "Auckland", "{\"within\":\"nz-1\"}" },
    { "instance", "mail-global", "Mail", "{\"service\":\"mail\"}" },
    { "instance", "mail-china", "Mail in China", "{\"service\":\"mail\"}" },
    { "mechanism", "consent", title != NULL ? title : "Consent",
      "{\"from\":\"2022-01-01\"}" },
    { "filing", "first-filing", "First filing", "{}" },
    { "comparison", "000000", "Beijing to Hong Kong",
      "{\"published_ms\":\"218.4\",\"model_ms\":\"223.1\"}" },
    { "flow", "mail-to-hk", "Mail to Hong Kong", "{}" },
    { "flow", "telemetry", "Telemetry", "{\"service\":\"mail\"}" },
    { "flow", "telemetry beijing", "Telemetry", "{}" },
    { "rule", "pipl", "Personal Information Protection Law", "{}" },
    { "incident", "fire", "Fire", "{}" },
    { "queue", "desk", title != NULL ? title : "Desk", "{}" },
    { "answer", "a0 000000", "wait-5",
      "{\"metric\":\"queue.wait.share\",\"labels\":\"at=5ms;queue=desk\","
      "\"exact\":\"0.75\",\"formula\":\"f\",\"source\":\"s\"}" },
  };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    must (sim_store_add_entity (store, &entities[i], &error), error);
}

/* Around the Earth and across 180 degrees, from one pole to the other. */
static void
describe_many (SimStore *store)
{
  for (int i = 0; i < SAMPLE_HUGE; i++)
    {
      g_autofree char *id = g_strdup_printf ("p%02d", i);
      g_autofree char *title = g_strdup_printf ("Population %d", i);
      g_autofree char *attributes = g_strdup_printf (
          "{\"jurisdiction\":\"j%d\",\"lat\":\"%ddeg\",\"lon\":\"%ddeg\"}", i,
          4 * i - 78, 9 * i - 180);
      const SimEntity entity = { "population", id, title, attributes };
      g_autoptr (GError) error = NULL;

      must (sim_store_add_entity (store, &entity, &error), error);
    }
}

static void
describe_metrics (SimStore *store)
{
  const SimMetric metrics[] = {
    { "latency.p50", "ms", "median latency", "Half of all wait less.",
      "lower" },
    { "latency.p95", "ms", "95 % latency", "One in 20 waits more.", "lower" },
    { "subject-days.exposed", "d", "days exposed", "By rule.", "lower" },
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
  const SimPoint more[] = { { 2, "variant-2", "", "variant-2", "a2", 2 },
                            { 3, "variant-3", "", "variant-3", "a3", 2 },
                            { 4, "variant-4", "", "variant-4", "a4", 2 } };
  const SimPointParam varied[] = { { 0, "mail.region", "hk", (double) NAN, "" },
                                   { 0, "mail.servers", "2", 2, "" },
                                   { 0, "border.delay", "35ms", 35, "ms" },
                                   { 1, "mail.servers", "4", 4, "" },
                                   { 1, "border.delay", "20ms", 20, "ms" } };
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
  if (options != NULL && options->huge)
    g_array_append_vals (described, more, G_N_ELEMENTS (more));
  g_array_append_vals (params, varied,
                       n_points > 1 ? G_N_ELEMENTS (varied) : 3);
  must (sim_store_set_points (store, described, params, &error), error);
  must (sim_store_add_assumption (store, &assumption, &error), error);
  describe_entities (store, title);
  if (options != NULL && options->huge)
    describe_many (store);
  describe_metrics (store);
  must (sim_store_commit (store, &error), error);
}

void
sample_store (const char *path, const SampleOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SimStore) store = sim_store_create (path, &error);
  int n = options != NULL && options->single_point ? 1 : 2;
  int n_points = options != NULL && options->huge ? N_HUGE_POINTS : n;

  must (store != NULL, error);
  sample_describe (store, options);
  for (int point = 0; point < n_points; point++)
    for (int replication = 0; replication < n; replication++)
      {
        g_autoptr (SimRunRecord) run = sample_run (point, replication, options);

        must (sim_store_add_run (store, run, NULL, &error), error);
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
