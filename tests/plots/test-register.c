/* The register of assumptions in the report: what each of them flips. */
#include "config.h"

#include "plots/report.h"
#include "tests/plots/drawing.h"

#include <glib/gstdio.h>
#include <string.h>

/* The report on the sample with @entities, which end with a NULL kind, and
 * with the trials in @trials. */
static char *
report_with (const SimEntity *entities, SimStore *trials)
{
  g_autofree char *db = g_build_filename (drawing_folder, "f.db", NULL);
  g_autofree char *path
      = g_build_filename (drawing_folder, "report.html", NULL);
  g_autoptr (SimStore) store = NULL;
  char *text = NULL;

  (void) g_unlink (db);
  sample_store (db, NULL);
  store = sim_store_create (db, NULL);
  ck_assert_ptr_nonnull (store);
  for (; entities->kind != NULL; entities++)
    ck_assert (sim_store_add_entity (store, entities, NULL));
  ck_assert (
      sim_store_set_meta (store, "scenario-hash", "of-the-sample", NULL));
  ck_assert (report_write (store, trials, NULL, path, NULL));
  ck_assert (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

START_TEST (the_register_says_what_an_assumption_flips)
{
  const SimEntity entities[]
      = { { "flip", "border.delay low", "",
            "{\"value\":\"20ms\",\"tried\":"
            "true,\"n\":0,\"changes\":[]}" },
          { "flip", "border.delay high", "",
            "{\"value\":\"60ms\",\"tried\":true,\"n\":5,\"changes\":["
            "{\"form\":\"access\",\"when\":\"end\",\"variant\":\"abroad\","
            "\"subject\":\"us-doj\",\"object\":\"mail\",\"from\":\"T\","
            "\"to\":\"<b>D\"},"
            "{\"form\":\"best\",\"when\":\"end\",\"variant\":\"\","
            "\"subject\":\"latency.p50\",\"object\":\"\",\"from\":"
            "\"abroad\",\"to\":\"abroad in-country\"}]}" },
          { NULL, NULL, NULL, NULL } };
  g_autofree char *text = report_with (entities, NULL);

  ck_assert_ptr_nonnull (
      strstr (text, "<div>at 60ms: 1 winner, 1 class of access, and 3 more"));
  ck_assert_ptr_nonnull (
      strstr (text, "<li>Served from abroad: US Department of Justice, "
                    "Mailboxes: &lt;b&gt;D instead of T, at the end</li>"));
  ck_assert_ptr_nonnull (
      strstr (text, "best in median latency: Served from abroad and Served in "
                    "the country instead of Served from abroad"));
  ck_assert_ptr_null (strstr (text, "at 20ms:"));
  ck_assert_ptr_nonnull (strstr (text, "compare --flips"));
}
END_TEST

START_TEST (what_flips_nothing_differs_from_what_was_not_asked)
{
  const SimEntity nothing[]
      = { { "flip", "border.delay low", "",
            "{\"value\":\"20ms\",\"tried\":true,\"n\":0}" },
          { NULL, NULL, NULL, NULL } };
  const SimEntity other[]
      = { { "flip", "gate.delay low", "", "{\"tried\":true}" },
          { NULL, NULL, NULL, NULL } };
  const SimEntity refused[] = { { "flip", "border.delay low", "",
                                  "{\"value\":\"20ms\",\"tried\":false}" },
                                { "flip", "border.delay high", "", "no JSON" },
                                { NULL, NULL, NULL, NULL } };
  const SimEntity *cases[] = { nothing, other, refused, nothing + 1 };
  static const char *const said[]
      = { "nothing that is exact", "not tried: its element has no id",
          "at 20ms: not possible", ">not asked<" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = report_with (cases[i], NULL);

      ck_assert_msg (strstr (text, said[i]) != NULL, "%s", said[i]);
    }
}
END_TEST

#define TORNADO(hash)                                                          \
  "{\"scenario-hash\":\"" hash "\",\"inquiry\":{\"method\":\"tornado\","       \
  "\"metric\":\"latency.p95\",\"unit\":\"ms\",\"better\":\"lower\","           \
  "\"winner\":\"near\",\"rival\":\"far\",\"assumptions\":[{\"assumption\":"    \
  "\"border.delay\",\"low\":{\"value\":\"20ms\",\"difference\":-3,"            \
  "\"half-width\":1},\"high\":{\"value\":\"60ms\",\"difference\":4,"           \
  "\"half-width\":1}}]}}"

START_TEST (what_runs_told_of_the_same_scenario_is_in_the_register)
{
  const SimEntity none[] = { { NULL, NULL, NULL, NULL } };
  const SimEntity kept
      = { "inquiry", "tornado latency.p95", "", TORNADO ("of-the-sample") };
  const SimEntity stale
      = { "inquiry", "tornado latency.p50", "", TORNADO ("of-yesterday") };
  g_autofree char *db = g_build_filename (drawing_folder, "trials.db", NULL);
  g_autoptr (SimStore) trials = sim_store_create (db, NULL);
  g_autofree char *text = NULL;

  ck_assert (sim_store_add_entity (trials, &stale, NULL));
  ck_assert (sim_store_add_entity (trials, &kept, NULL));
  text = report_with (none, trials);
  ck_assert_ptr_nonnull (
      strstr (text, "Asked of runs: tornado of latency.p95, near against far"));
  ck_assert_ptr_nonnull (
      strstr (text, "latency.p95: at 20ms near wins, by 3.0 ± 1.0 ms"));
  ck_assert_ptr_nonnull (strstr (text, "latency.p95: at 60ms far wins"));
  ck_assert_ptr_nonnull (strstr (text, "Not shown: one inquiry"));
  ck_assert_ptr_null (strstr (text, "compare --flips"));
}
END_TEST

int
main (void)
{
  TCase *cases = tcase_create ("register");

  tcase_add_checked_fixture (cases, drawing_begin, drawing_end);
  tcase_add_test (cases, the_register_says_what_an_assumption_flips);
  tcase_add_test (cases, what_flips_nothing_differs_from_what_was_not_asked);
  tcase_add_test (cases,
                  what_runs_told_of_the_same_scenario_is_in_the_register);
  return drawing_run ("register", cases);
}
