/* The record of one run of the sample. */
#include "config.h"

#include "tests/plots/sample-store.h"

#include <math.h>

static const SampleOptions PLAIN = { NULL, FALSE, FALSE, FALSE };

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

      g_autoptr (GString) bins = g_string_new (NULL);

      for (int bucket = 0; bucket < 120; bucket++, lower *= 1.02)
        sim_bins_append (bins,
                         &(SimBin){ (gint64) lower, (gint64) (lower * 1.02),
                                    1 + bucket * (120 - bucket) });
      sim_bins_close (bins);
      sim_run_record_add_hist (record, SIM_WHOLE_RUN, "latency", labels[i],
                               bins->str);
    }
}

/* Half wait for nothing, the others up to 10 ms. */
static void
add_waits (SimRunRecord *record)
{
  sim_run_record_add_hist (record, SIM_WHOLE_RUN, "queue.waits", "queue=desk",
                           "[[0,1,5],[999000,1000001,1],[1999000,2000001,1],"
                           "[3999000,4000001,2],[9999000,10000001,1]]");
}

/* A key that everybody needs abroad and nobody at home. */
static void
add_blasts (SimRunRecord *record)
{
  double share = record->point == 0 ? 1 : 0.25;

  sim_run_record_add_scalar (record, SIM_WHOLE_RUN, "blast.users",
                             "element=mail", share);
  sim_run_record_add_scalar (record, SIM_WHOLE_RUN, "blast.requests",
                             "element=mail", share / 2);
  sim_run_record_add_scalar (record, SIM_WHOLE_RUN, "coupling",
                             "of=global;with=china", share);
  sim_run_record_add_scalar (record, SIM_WHOLE_RUN, "coupling",
                             "of=china;with=global", 0);
}

/* A neighbour slows abroad down threefold, and at home not at all. */
static void
add_interference (SimRunRecord *record)
{
  static const char *const metrics[]
      = { "interference.mean", "interference.p50", "interference.p95",
          "interference.p99", "interference.krebs" };
  static const char labels[] = "neighbour=bursty;population=beijing";

  for (guint i = 0; i < G_N_ELEMENTS (metrics); i++)
    sim_run_record_add_scalar (record, SIM_WHOLE_RUN, metrics[i], labels,
                               record->point == 0 ? 3 + record->replication
                                                  : 1);
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

/* Everybody is served in Hong Kong, or at home; New York beyond the date
 * line. */
static void
add_journey (SimRunRecord *record, int regime, const char *population,
             double rtt_ms)
{
  gboolean at_home = record->point == 1;
  const char *instance = at_home ? "mail-china" : "mail-global";
  g_autofree char *labels
      = g_strdup_printf ("instance=%s;population=%s", instance, population);

  sim_run_record_add_scalar (record, regime, "rtt", labels, rtt_ms);
}

static void
add_journeys (SimRunRecord *record, int n_regimes)
{
  for (int regime = 0; regime < n_regimes; regime++)
    {
      sim_run_record_add_scalar (record, regime, "utilisation",
                                 "instance=mail-china;site=bjs", 0.5);
      sim_run_record_add_scalar (record, regime, "utilisation",
                                 "instance=mail-global;site=hkg", 0.5);
      sim_run_record_add_scalar (record, regime, "utilisation",
                                 "instance=mail-global;site=akl", 0.5);
      add_journey (record, regime, "beijing", 230);
      add_journey (record, regime, "new-york", 170);
    }
}

static void
add_filings (SimRunRecord *record, int n_regimes)
{
  for (int regime = 0; regime < n_regimes; regime++)
    {
      sim_run_record_add_scalar (record, regime, "filings", "state=pending",
                                 regime == 1);
      sim_run_record_add_scalar (record, regime, "filings", "state=granted",
                                 regime == 2);
      sim_run_record_add_scalar (record, regime, "filings", "state=refused", 0);
      sim_run_record_add_scalar (record, regime, "availability", "",
                                 1 - 0.1 * regime);
      sim_run_record_add_scalar (record, regime, "subjects.abroad", "law=CN",
                                 record->point == 1 ? 0 : 2e5 + regime);
      sim_run_record_add_scalar (record, regime, "subjects.abroad", "law=US",
                                 0);
    }
  sim_run_record_add_scalar (record, SIM_WHOLE_RUN, "subject-days.exposed",
                             "law=CN;rule=CN-PIPL-38",
                             record->point == 1 ? 0 : 7e7);
}

/* Somebody at every ninth degree, as many as there are days in a month. */
static void
add_many (SimRunRecord *record, int n_regimes)
{
  for (int i = 0; i < SAMPLE_HUGE; i++)
    {
      g_autofree char *population = g_strdup_printf ("p%02d", i);
      g_autofree char *labels = g_strdup_printf ("population=%s", population);
      g_autofree char *flow = g_strdup_printf ("telemetry %s", population);

      for (int regime = 0; regime < n_regimes; regime++)
        {
          add_journey (record, regime, population, 10.0 * i);
          sim_run_record_add_scalar (record, regime, "availability", labels,
                                     1 - 0.02 * i);
          sim_run_record_add_finding (record, regime, "law", flow, "CN",
                                      i % 2 ? "allowed" : "needs-judgement",
                                      "pipl art. 38");
          sim_run_record_add_finding (record, regime, "access", population,
                                      "mail", "N", "");
        }
      g_autofree char *bins = g_strdup_printf (
          "[[%d,%d,1000000000]]", 1000000 * (1 + i), 1000000 * (2 + i));

      sim_run_record_add_hist (record, SIM_WHOLE_RUN, "latency", labels, bins);
    }
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
      sim_run_record_add_finding (record, regime, "law", "telemetry beijing",
                                  "CN", "requires-any-mechanism",
                                  "pipl art. 38");
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

/* Of the regimes' first year: a slice by day, everything fails by and by. The
 * second strikes the first variant only. */
static void
add_incidents (SimRunRecord *record, int n_regimes)
{
  static const char *const slices[]
      = { "slice=2014-04-15T00:00:00Z", "slice=2014-04-16T00:00:00Z",
          "slice=2014-04-17T00:00:00Z" };
  double offered = 100 + 10 * record->replication;

  for (int i = 0; i < (int) G_N_ELEMENTS (slices); i++)
    {
      sim_run_record_add_scalar (record, 0, "incident.offered", slices[i],
                                 offered);
      sim_run_record_add_scalar (record, 0, "incident.served", slices[i],
                                 offered - 40 * i);
      sim_run_record_add_scalar (record, 0, "incident.failed", slices[i],
                                 60 * i);
      sim_run_record_add_scalar (record, 0, "incident.retried", slices[i],
                                 20 * i);
      sim_run_record_add_scalar (record, 0, "incident.lost", slices[i], 40 * i);
    }
  if (n_regimes > 2 && record->point == 0)
    sim_run_record_add_scalar (record, 2, "incident.offered",
                               "slice=2021-11-01T00:00:00Z", 7);
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
  add_blasts (record);
  add_interference (record);
  add_incidents (record, n_regimes);
  add_losses (record, n_regimes);
  add_findings (record, n_regimes);
  add_journeys (record, n_regimes);
  add_filings (record, n_regimes);
  if (how->huge)
    add_many (record, n_regimes);
  add_events (record);
  return record;
}
