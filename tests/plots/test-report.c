/* The report is one well-formed file that loads nothing, whatever the names
 * in it are and whatever is missing. Pictures are made by hand: no gnuplot. */
#include "config.h"

#include "plots/figures.h"
#include "plots/html.h"
#include "plots/report-pair.h"
#include "plots/report.h"
#include "tests/plots/sample-store.h"

#include <check.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

static const char PICTURE[]
    = "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
      "xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 9 9\">\n"
      "<title>Gnuplot</title><desc>Produced by</desc>\n"
      "<defs><path id='gpPt0' d='M0,0'/><pattern id=\"gpPat1\"></pattern>"
      "</defs><use xlink:href='#gpPt0'/><g fill=\"url(#gpPat1)\"></g>"
      "<text>say id=\"x\" here</text></svg>\n";

static char *folder;

static void
put (const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  ck_assert (g_file_set_contents (path, text, -1, NULL));
}

static void
make_folder (void)
{
  folder = g_dir_make_tmp ("sovsim-report-XXXXXX", NULL);
  ck_assert_ptr_nonnull (folder);
  for (guint i = 0; i < figures_n_kinds (); i++)
    {
      g_autofree char *name
          = g_strconcat (figures_kind (i)->name, ".svg", NULL);

      put (name, PICTURE);
    }
}

static void
remove_folder (void)
{
  sample_remove (folder);
  g_clear_pointer (&folder, g_free);
}

/* The report on a sample; @done is what report_write said. */
static char *
report_of (const SampleOptions *options, const char *figures, gboolean *done,
           GError **error)
{
  g_autofree char *db = g_build_filename (folder, "r.db", NULL);
  g_autofree char *path = g_build_filename (folder, "report.html", NULL);
  g_autoptr (SimStore) store = NULL;
  char *text = NULL;

  sample_store (db, options);
  store = sim_store_open (db, NULL);
  *done = report_write (store, NULL, figures, path, error);
  ck_assert (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static char *
good_report (const SampleOptions *options, const char *figures)
{
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;
  char *text = report_of (options, figures, &done, &error);

  ck_assert_msg (done, "%s", error != NULL ? error->message : "");
  return text;
}

/* ---- Well-formed --------------------------------------------------------- */

static void
note_element (GMarkupParseContext *context, const char *element,
              const char **names, const char **values, gpointer data,
              GError **error)
{
  GHashTable *ids = data;

  (void) context;
  if (g_str_equal (element, "script"))
    ck_assert_msg (*names == NULL
                       && g_hash_table_add (ids, g_strdup ("script")),
                   "a script too many, or one with attributes");
  ck_assert_str_ne (element, "link");
  ck_assert_str_ne (element, "img");
  ck_assert_ptr_null (*error);
  for (; *names != NULL; names++, values++)
    {
      ck_assert_msg (!g_str_has_prefix (*names, "on"), "%s", *names);
      if (g_str_equal (*names, "id"))
        ck_assert_msg (g_hash_table_add (ids, g_strdup (*values)), "id %s",
                       *values);
      if (g_str_has_suffix (*names, "href") || g_str_equal (*names, "src"))
        ck_assert_msg (**values == '#', "%s=%s", *names, *values);
    }
}

/* Our HTML is XML too: so GLib's parser tells whether it is well-formed. */
static void
assert_well_formed (const char *text)
{
  const GMarkupParser parser = { .start_element = note_element };
  g_autoptr (GHashTable) ids
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GMarkupParseContext) context
      = g_markup_parse_context_new (&parser, 0, ids, NULL);
  g_autoptr (GError) error = NULL;

  ck_assert_msg (g_markup_parse_context_parse (context, text, -1, &error)
                     && g_markup_parse_context_end_parse (context, &error),
                 "%s", error != NULL ? error->message : "");
  ck_assert (g_utf8_validate (text, -1, NULL));
}

/* Every reference to an id within the page finds one. */
static void
assert_references (const char *text, const char *mark, char end)
{
  for (const char *c = strstr (text, mark); c != NULL; c = strstr (c + 1, mark))
    {
      const char *id = c + strlen (mark);
      g_autofree char *name = g_strndup (id, (gsize) (strchr (id, end) - id));
      g_autofree char *single = g_strdup_printf (" id='%s'", name);
      g_autofree char *twofold = g_strdup_printf (" id=\"%s\"", name);

      ck_assert_msg (strstr (text, single) != NULL
                         || strstr (text, twofold) != NULL,
                     "%s leads nowhere", name);
    }
}

START_TEST (the_report_is_well_formed_and_loads_nothing)
{
  g_autofree char *text = good_report (NULL, folder);

  assert_well_formed (text);
  assert_references (text, "href=\"#", '"');
  assert_references (text, "href='#", '\'');
  assert_references (text, "url(#", ')');
  ck_assert_ptr_nonnull (strstr (
      text, "http-equiv=\"Content-Security-Policy\" content=\"default-src "
            "'none'; style-src 'unsafe-inline'; script-src 'sha256-"));
  ck_assert_ptr_null (strstr (text, "@import"));
  ck_assert_ptr_null (strstr (text, "http://localhost"));
  ck_assert_ptr_null (strstr (text, "https://"));
}
END_TEST

/* What the browser will compute of the script is what the policy admits. */
START_TEST (the_policy_admits_the_script_and_nothing_else)
{
  g_autofree char *text = good_report (NULL, folder);
  const char *script = strstr (text, "<script>") + strlen ("<script>");
  gsize length = (gsize) (strstr (script, "</script>") - script);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize n = sizeof digest;
  g_autofree char *base64 = NULL;
  g_autofree char *policy = NULL;

  g_checksum_update (checksum, (const guchar *) script, (gssize) length);
  g_checksum_get_digest (checksum, digest, &n);
  base64 = g_base64_encode (digest, n);
  policy = g_strdup_printf ("script-src 'sha256-%s'; ", base64);
  ck_assert_ptr_nonnull (strstr (text, policy));
  ck_assert_ptr_null (strstr (script + length + 1, "<script"));
}
END_TEST

START_TEST (the_report_has_all_chapters_and_says_what_it_is_not)
{
  g_autofree char *text = good_report (NULL, folder);

  for (guint i = 0; i < report_n_chapters (); i++)
    {
      g_autofree char *anchor = g_strdup_printf ("<section id=\"%s\"><h2>",
                                                 report_chapter (i)->name);

      ck_assert_msg (strstr (text, anchor) != NULL, "%s", anchor);
    }
  ck_assert_ptr_nonnull (strstr (text, "exposure. It is not legal advice"));
  ck_assert_ptr_null (strstr (text, "class=\"failed\""));
}
END_TEST

/* A front takes three points, and the sample has two. */
START_TEST (every_figure_stands_in_a_chapter)
{
  g_autofree char *text = good_report (NULL, folder);

  for (guint i = 0; i < figures_n_kinds (); i++)
    {
      const char *name = figures_kind (i)->name;
      g_autofree char *id = g_strdup_printf ("id='%s-gpPt0'", name);

      ck_assert_msg ((strstr (text, id) != NULL)
                         == !g_str_equal (name, "pareto"),
                     "%s", name);
    }
}
END_TEST

START_TEST (the_answer_shows_means_intervals_and_the_winner)
{
  g_autofree char *text = good_report (NULL, folder);

  /* 180 and 181 ms against 40 and 41 ms; +- 12.7062 / 2. */
  ck_assert_ptr_nonnull (
      strstr (text, "<tr><td>median latency</td><td>ms</td>"
                    "<td class=\"number\">180.5 ± 6.4</td>"
                    "<td class=\"number best\">40.5 ± 6.4 ★</td></tr>"));
  ck_assert_ptr_nonnull (strstr (text, "<td class=\"number\">1 of 2</td>"));
}
END_TEST

START_TEST (derivations_and_reasons_are_steps_of_escaped_text)
{
  g_autofree char *text = good_report (NULL, folder);

  ck_assert_ptr_nonnull (
      strstr (text, "<ol><li>us-doj orders vendor &lt;court &amp; "
                    "treaty&gt;</li><li>vendor holds key of mail</li></ol>"));
  ck_assert_ptr_nonnull (strstr (text, "nobody &lt;published&gt; it"));
  ck_assert_ptr_nonnull (strstr (text, "<li>pipl art. 38</li>"));
}
END_TEST

START_TEST (hostile_titles_are_text)
{
  static const char *const titles[]
      = { "</title><script>alert(1)</script>", "\" onload=\"alert(1)",
          "a\x01\x02\xFFz &#x1; &amp;", "<!-- -->]]>", "北京" };
  const SampleOptions options = { titles[_i], FALSE, FALSE, FALSE };
  g_autofree char *text = good_report (&options, folder);

  assert_well_formed (text);
  if (_i == 0)
    ck_assert_ptr_nonnull (
        strstr (text, "&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;"));
  if (_i == 2)
    ck_assert_ptr_nonnull (strstr (text, "z &amp;#x1; &amp;amp;"));
  ck_assert_ptr_null (strstr (text, "&#x"));
  if (_i == 4)
    ck_assert_ptr_nonnull (strstr (text, "<th data-variant=\"0\">北京</th>"));
}
END_TEST

START_TEST (ids_of_pictures_are_renamed_in_tags_only)
{
  g_autoptr (GString) page = g_string_new (NULL);
  g_autofree char *path = g_build_filename (folder, "who-can-read.svg", NULL);

  ck_assert (html_svg (page, path, "p-", FALSE, "a \"title\"", NULL));
  ck_assert_str_eq (
      page->str,
      "<div class=\"picture\"><svg role=\"img\" aria-label=\"a "
      "&quot;title&quot;\" xmlns=\"http://www.w3.org/2000/svg\" "
      "xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 9 9\">\n\n"
      "<defs><path id='p-gpPt0' d='M0,0'/><pattern id=\"p-gpPat1\"></pattern>"
      "</defs><use xlink:href='#p-gpPt0'/><g fill=\"url(#p-gpPat1)\"></g>"
      "<text>say id=\"x\" here</text></svg>\n</div>\n");
}
END_TEST

/* ---- What is missing ----------------------------------------------------- */

START_TEST (without_figures_the_report_says_which)
{
  g_autofree char *text = good_report (NULL, NULL);

  assert_well_formed (text);
  ck_assert_ptr_nonnull (
      strstr (text, "The figure “Request latency over the calendar” was not "
                    "drawn."));
  ck_assert_ptr_null (strstr (text, "<svg"));
}
END_TEST

START_TEST (a_failing_chapter_leaves_the_others_alone)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gboolean done = TRUE;

  put ("flow-verdicts.svg", "<svg cut off in the mid");
  text = report_of (NULL, folder, &done, &error);
  ck_assert (!done);
  ck_assert (g_str_has_prefix (error->message, "report, chapter compliance:"));
  assert_well_formed (text);
  ck_assert_ptr_nonnull (strstr (text, "This chapter could not be written:"));
  ck_assert_ptr_nonnull (strstr (text, "<section id=\"isolation\">"));
  ck_assert_ptr_nonnull (strstr (text, "vendor holds key of mail"));
}
END_TEST

START_TEST (a_store_without_runs_has_a_report)
{
  g_autofree char *db = g_build_filename (folder, "empty.db", NULL);
  g_autofree char *path = g_build_filename (folder, "empty.html", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SimStore) store = sim_store_create (db, NULL);

  ck_assert_msg (report_write (store, NULL, NULL, path, &error), "%s",
                 error != NULL ? error->message : "");
  ck_assert (g_file_get_contents (path, &text, NULL, NULL));
  assert_well_formed (text);
  ck_assert_ptr_nonnull (strstr (text, "No request was lost."));
  ck_assert_ptr_nonnull (strstr (text, "Nothing changes in this calendar."));
}
END_TEST

/* The same results twice: nothing differs, and the page is a page. */
START_TEST (a_pair_of_equal_results_differs_by_nothing)
{
  g_autofree char *db = g_build_filename (folder, "r.db", NULL);
  g_autofree char *path = g_build_filename (folder, "pair.html", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SimStore) one = NULL;
  g_autoptr (SimStore) other = NULL;
  ReportSide a, b;

  sample_store (db, NULL);
  one = sim_store_open (db, NULL);
  other = sim_store_open (db, NULL);
  a = (ReportSide){ one, "before & after", folder };
  b = (ReportSide){ other, "after", folder };
  ck_assert_msg (report_pair_write (&a, &b, path, &error), "%s",
                 error != NULL ? error->message : "");
  ck_assert (g_file_get_contents (path, &text, NULL, NULL));
  assert_well_formed (text);
  ck_assert_ptr_nonnull (strstr (text, "<h3>abroad</h3>"));
  ck_assert_ptr_nonnull (strstr (text, "<td>equal</td>"));
  ck_assert_ptr_null (strstr (text, "<td>better</td>"));
  ck_assert_ptr_nonnull (strstr (text, "Both are described alike."));
  ck_assert_ptr_nonnull (strstr (text, "before &amp; after"));
  ck_assert_ptr_nonnull (strstr (text, "id='B-who-can-read-gpPt0'"));
}
END_TEST

START_TEST (a_broken_picture_leaves_the_differences_alone)
{
  g_autofree char *db = g_build_filename (folder, "r.db", NULL);
  g_autofree char *path = g_build_filename (folder, "pair.html", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SimStore) store = NULL;
  ReportSide side;

  put ("latency-cdf.svg", "<svg cut off in the mid");
  sample_store (db, NULL);
  store = sim_store_open (db, NULL);
  side = (ReportSide){ store, "a", folder };
  ck_assert (!report_pair_write (&side, &side, path, &error));
  ck_assert (g_str_has_prefix (error->message, "report, pictures:"));
  ck_assert (g_file_get_contents (path, &text, NULL, NULL));
  ck_assert_ptr_nonnull (strstr (text, "<td>equal</td>"));
  ck_assert_ptr_nonnull (strstr (text, "This part could not be written:"));
}
END_TEST

START_TEST (an_unwritable_place_is_named)
{
  g_autofree char *db = g_build_filename (folder, "r.db", NULL);
  g_autofree char *path = g_build_filename (folder, "no", "r.html", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SimStore) store = sim_store_create (db, NULL);

  ck_assert (!report_write (store, NULL, NULL, path, &error));
  ck_assert (g_str_has_prefix (error->message, path));
}
END_TEST

static Suite *
report_suite (void)
{
  Suite *suite = suite_create ("report");
  TCase *page = tcase_create ("page");

  tcase_add_checked_fixture (page, make_folder, remove_folder);
  tcase_set_timeout (page, 30);
  tcase_add_test (page, the_report_is_well_formed_and_loads_nothing);
  tcase_add_test (page, the_policy_admits_the_script_and_nothing_else);
  tcase_add_test (page, the_report_has_all_chapters_and_says_what_it_is_not);
  tcase_add_test (page, the_answer_shows_means_intervals_and_the_winner);
  tcase_add_test (page, every_figure_stands_in_a_chapter);
  tcase_add_test (page, derivations_and_reasons_are_steps_of_escaped_text);
  tcase_add_loop_test (page, hostile_titles_are_text, 0, 5);
  tcase_add_test (page, ids_of_pictures_are_renamed_in_tags_only);
  tcase_add_test (page, without_figures_the_report_says_which);
  tcase_add_test (page, a_failing_chapter_leaves_the_others_alone);
  tcase_add_test (page, a_store_without_runs_has_a_report);
  tcase_add_test (page, a_pair_of_equal_results_differs_by_nothing);
  tcase_add_test (page, a_broken_picture_leaves_the_differences_alone);
  tcase_add_test (page, an_unwritable_place_is_named);
  suite_add_tcase (suite, page);
  return suite;
}

int
main (void)
{
  SRunner *runner = srunner_create (report_suite ());
  int n_failed;

  srunner_run_all (runner, CK_NORMAL);
  n_failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return n_failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
