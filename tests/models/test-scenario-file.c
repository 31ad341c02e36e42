/* Scenario files: untrusted XML. What is read, and what is refused, where. */
#include "config.h"

#include "models/world/scenario-file.h"
#include "tests/models/small-world.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEAD                                                                   \
  "<scenario id='s' from='2020-01-01' to='2020-02-01' "                        \
  "xmlns:xi='http://www.w3.org/2001/XInclude'>\n"
#define INCLUDE(href) "<xi:include href='" href "'/>\n"
#define PLACE "<library>\n<jurisdiction id='a' law='A'/>\n</library>\n"

static SmallFolder *folder;

static void
make_folder (void)
{
  folder = small_folder_new ();
}

static void
remove_folder (void)
{
  g_clear_pointer (&folder, small_folder_free);
}

/* Open in/s.xml with the library "shelf" beside it; what is wrong. */
static char *
open_problems (ScenarioFile **opened)
{
  g_autoptr (ProblemList) problems = problem_list_new ();
  g_autofree char *path = small_path (folder, "in/s.xml");
  g_autofree char *shelf = small_path (folder, "shelf");
  g_autofree char *prefix = g_strconcat (folder->path, "/", NULL);
  g_autofree char *text = NULL;
  ScenarioFile *file = scenario_file_open (path, shelf, problems);

  text = problem_list_format (problems);
  ck_assert_msg ((file == NULL) == (problem_list_count (problems) > 0), "%s",
                 text);
  if (opened != NULL)
    *opened = file;
  else
    scenario_file_close (file);
  return strstr (text, prefix) == NULL ? g_steal_pointer (&text)
                                       : small_replace (text, prefix, "");
}

static void
is_refused (const char *because)
{
  g_autofree char *wrong = open_problems (NULL);

  small_says (wrong, because);
}

/* @main_ includes something that must not be read: "root:" would show that it
 * was. */
static void
include_is_refused (const char *main_, const char *because)
{
  g_autofree char *wrong = NULL;

  small_write (folder, "in/s.xml", main_);
  wrong = open_problems (NULL);
  small_says (wrong, because);
  small_keeps_quiet (wrong, "root:");
}

static ScenarioFile *
opens (void)
{
  ScenarioFile *file = NULL;
  g_autofree char *wrong = open_problems (&file);

  ck_assert_str_eq (wrong, "");
  return file;
}

static const ScenarioNode *
child (const ScenarioFile *file, guint i)
{
  const ScenarioNode *root = scenario_file_root (file);

  ck_assert_uint_gt (root->children->len, i);
  return g_ptr_array_index (root->children, i);
}

START_TEST (a_missing_file_is_refused)
{
  is_refused ("in/s.xml: No such file");
}
END_TEST

START_TEST (a_directory_is_refused)
{
  small_write (folder, "in/s.xml/x", "");
  is_refused ("in/s.xml: is a directory");
}
END_TEST

/* Opening it would wait for a writer for ever. */
START_TEST (a_fifo_is_refused)
{
  g_autofree char *path = small_path (folder, "in/s.xml");

  small_write (folder, "in/x", "");
  ck_assert_int_eq (mkfifo (path, 0600), 0);
  is_refused ("in/s.xml: is not a regular file");
}
END_TEST

START_TEST (an_empty_file_is_refused)
{
  small_write (folder, "in/s.xml", "");
  is_refused ("in/s.xml: is empty");
}
END_TEST

START_TEST (what_is_not_xml_is_refused_at_its_line)
{
  small_write (folder, "in/s.xml", "servers: 16\n");
  is_refused ("in/s.xml:1: is not well-formed XML");
  small_write (folder, "in/s.xml", HEAD "<party\n</scenario>");
  is_refused ("in/s.xml:3: is not well-formed XML");
  small_write (folder, "in/s.xml", HEAD);
  is_refused ("is not well-formed XML");
}
END_TEST

START_TEST (a_doctype_is_refused)
{
  small_write (folder, "in/s.xml",
               "<?xml version='1.0'?>\n<!DOCTYPE scenario [<!ENTITY x SYSTEM "
               "'file:///etc/passwd'>]>\n" HEAD "&x;</scenario>");
  is_refused ("in/s.xml:2: found a DOCTYPE");
}
END_TEST

START_TEST (a_doctype_of_an_included_file_is_refused_there)
{
  g_autofree char *wrong = NULL;

  small_write (folder, "in/s.xml",
               HEAD "\n\n\n" INCLUDE ("part.xml") "</scenario>");
  small_write (folder, "in/part.xml",
               "<!DOCTYPE library [<!ENTITY x 'y'>]>\n<library/>");
  wrong = open_problems (NULL);
  small_says (wrong, "in/part.xml:1: found a DOCTYPE");
}
END_TEST

START_TEST (a_system_file_is_not_included_as_xml)
{
  include_is_refused (HEAD INCLUDE ("/etc/passwd") "</scenario>",
                      "in/s.xml:2: cannot include '/etc/passwd'");
  include_is_refused (HEAD INCLUDE ("file:///etc/passwd") "</scenario>",
                      "outside the scenario's folder");
}
END_TEST

START_TEST (a_system_file_is_not_included_as_text)
{
  include_is_refused (HEAD "<xi:include href='/etc/passwd' "
                           "parse='text'/></scenario>",
                      "cannot include '/etc/passwd'");
}
END_TEST

START_TEST (nothing_is_fetched_from_the_network)
{
  include_is_refused (HEAD INCLUDE ("http://127.0.0.1:9/x.xml") "</scenario>",
                      "cannot include 'http://127.0.0.1:9/x.xml'");
  include_is_refused (HEAD INCLUDE ("ftp://127.0.0.1:9/x") "</scenario>",
                      "cannot include 'ftp://127.0.0.1:9/x'");
}
END_TEST

START_TEST (an_include_does_not_climb_out_of_the_folder)
{
  small_write (folder, "secret.xml", PLACE);
  small_write (folder, "in-other/secret.xml", PLACE);
  include_is_refused (HEAD INCLUDE ("../secret.xml") "</scenario>",
                      "outside the scenario's folder");
  include_is_refused (HEAD INCLUDE ("x/../../secret.xml") "</scenario>",
                      "outside the scenario's folder");
  include_is_refused (HEAD INCLUDE ("%2e%2e/secret.xml") "</scenario>",
                      "outside the scenario's folder");
  include_is_refused (HEAD INCLUDE ("../in-other/secret.xml") "</scenario>",
                      "outside the scenario's folder");
}
END_TEST

START_TEST (a_link_does_not_lead_out_of_the_folder)
{
  g_autofree char *link_ = small_path (folder, "in/link.xml");
  g_autofree char *secret = small_path (folder, "secret.xml");

  small_write (folder, "secret.xml", PLACE);
  small_write (folder, "in/x", "");
  ck_assert_int_eq (symlink (secret, link_), 0);
  include_is_refused (HEAD INCLUDE ("link.xml") "</scenario>",
                      "outside the scenario's folder");
}
END_TEST

START_TEST (an_included_directory_or_fifo_is_refused)
{
  g_autofree char *pipe_ = small_path (folder, "in/pipe.xml");

  small_write (folder, "in/sub/x", "");
  ck_assert_int_eq (mkfifo (pipe_, 0600), 0);
  include_is_refused (HEAD INCLUDE ("sub") "</scenario>", "is a directory");
  include_is_refused (HEAD INCLUDE ("pipe.xml") "</scenario>",
                      "is not a regular file");
}
END_TEST

START_TEST (files_that_include_each_other_are_refused)
{
  small_write (folder, "in/s.xml", HEAD INCLUDE ("a.xml") "</scenario>");
  small_write (folder, "in/a.xml",
               "<library xmlns:xi='http://www.w3.org/2001/XInclude'>" INCLUDE (
                   "b.xml") "</library>");
  small_write (folder, "in/b.xml",
               "<library xmlns:xi='http://www.w3.org/2001/XInclude'>" INCLUDE (
                   "a.xml") "</library>");
  is_refused ("in/b.xml:1: cannot include 'a.xml': it would include itself");
}
END_TEST

START_TEST (an_include_that_is_no_url_is_named)
{
  small_write (folder, "in/s.xml", HEAD INCLUDE ("a b.xml") "</scenario>");
  is_refused ("in/s.xml:2: cannot include 'a b.xml'");
}
END_TEST

START_TEST (a_missing_include_is_named_at_its_place)
{
  g_autofree char *wrong = NULL;

  small_write (folder, "in/s.xml",
               HEAD "\n" INCLUDE ("nowhere.xml")
                   INCLUDE ("part.xml") "</scenario>");
  small_write (folder, "in/part.xml",
               "<library xmlns:xi='http://www.w3.org/2001/XInclude'>\n\n\n"
               "\n\n\n" INCLUDE ("gone.xml") "</library>");
  wrong = open_problems (NULL);
  small_says (wrong, "in/s.xml:3: cannot include 'nowhere.xml': there is no "
                     "such file beside the scenario or in the library");
  small_says (wrong, "in/part.xml:7: cannot include 'gone.xml'");
}
END_TEST

START_TEST (the_library_is_read_when_nothing_is_beside_the_scenario)
{
  g_autoptr (ScenarioFile) file = NULL;
  const ScenarioNode *place;

  small_write (folder, "in/s.xml",
               HEAD INCLUDE ("places/p.xml") INCLUDE ("q.xml") "</scenario>");
  small_write (folder, "shelf/places/p.xml", PLACE);
  small_write (folder, "shelf/q.xml", "<library id='shelf'/>");
  small_write (folder, "in/q.xml", "<library id='beside'/>");
  file = opens ();
  place = g_ptr_array_index (child (file, 0)->children, 0);
  ck_assert_str_eq (scenario_node_get (place, "id"), "a");
  small_says (place->file, "/shelf/places/p.xml");
  ck_assert_int_eq (place->line, 2);
  ck_assert_str_eq (scenario_node_get (child (file, 1), "id"), "beside");
}
END_TEST

START_TEST (elements_know_the_file_and_line_they_stand_in)
{
  g_autoptr (ScenarioFile) file = NULL;
  const ScenarioNode *place;

  small_write (
      folder, "in/s.xml",
      HEAD INCLUDE ("sub/part%20one.xml") "<party\n id='p'/>\n</scenario>");
  small_write (folder, "in/sub/part one.xml", PLACE);
  file = opens ();
  place = g_ptr_array_index (child (file, 0)->children, 0);
  small_says (place->file, "/in/sub/part one.xml");
  ck_assert_int_eq (place->line, 2);
  ck_assert_str_eq (scenario_node_get (place, "law"), "A");
  ck_assert_ptr_null (scenario_node_get (place, "lax"));
  small_says (child (file, 1)->file, "/in/s.xml");
  ck_assert_int_eq (child (file, 1)->line, 3); /* where its tag begins */
}
END_TEST

/* libxml2 by itself marks only what comes from another folder. */
START_TEST (elements_of_files_in_the_same_folder_know_them)
{
  g_autoptr (ScenarioFile) file = NULL;
  const ScenarioNode *inner;

  small_write (folder, "in/s.xml", HEAD INCLUDE ("a.xml") "</scenario>");
  small_write (folder, "in/a.xml",
               "<library xmlns:xi='http://www.w3.org/2001/XInclude'>" INCLUDE (
                   "b.xml") "<party id='p'/></library>");
  small_write (folder, "in/b.xml", PLACE);
  file = opens ();
  inner = g_ptr_array_index (child (file, 0)->children, 0);
  small_says (scenario_file_root (file)->file, "/in/s.xml");
  small_says (child (file, 0)->file, "/in/a.xml");
  small_says (inner->file, "/in/b.xml");
  inner = g_ptr_array_index (child (file, 0)->children, 1);
  small_says (inner->file, "/in/a.xml");
}
END_TEST

START_TEST (lines_are_counted_beyond_65535)
{
  g_autofree char *blank = g_strnfill (70000, '\n');
  g_autofree char *text
      = g_strconcat (HEAD, blank, "<party id='p'/></scenario>", NULL);
  g_autoptr (ScenarioFile) file = NULL;

  small_write (folder, "in/s.xml", text);
  file = opens ();
  ck_assert_int_eq (child (file, 0)->line, 70002);
}
END_TEST

START_TEST (invalid_utf8_is_refused)
{
  g_autofree char *wrong = NULL;

  small_write (folder, "in/s.xml", HEAD "<party id='\xff\xfe'/></scenario>");
  wrong = open_problems (NULL);
  small_says (wrong, "in/s.xml:2: is not well-formed XML");
  ck_assert (g_utf8_validate (wrong, -1, NULL));
}
END_TEST

/* libxml2 stops at 256; a deeper tree would have to be walked by recursion. */
START_TEST (three_hundred_levels_are_refused)
{
  GString *text = g_string_new (HEAD);

  for (int i = 0; i < 300; i++)
    g_string_append_printf (text, "<jurisdiction id='j%d'>", i);
  for (int i = 0; i < 300; i++)
    g_string_append (text, "</jurisdiction>");
  g_string_append (text, "</scenario>");
  small_write (folder, "in/s.xml", text->str);
  g_string_free (text, TRUE);
  is_refused ("elements are nested deeper than 256 levels");
}
END_TEST

START_TEST (a_very_long_attribute_is_refused)
{
  g_autofree char *id = g_strnfill (11 * 1000 * 1000, 'x');
  g_autofree char *text
      = g_strconcat (HEAD, "<party id='", id, "'/></scenario>", NULL);
  g_autofree char *wrong = NULL;

  small_write (folder, "in/s.xml", text);
  wrong = open_problems (NULL);
  small_says (wrong, "is not well-formed XML");
  ck_assert_uint_lt (strlen (wrong), 1000);
}
END_TEST

START_TEST (byte_order_marks_and_dos_lines_do_not_matter)
{
  g_autofree char *dos = small_replace (
      HEAD "<party id='p' title='Z\xc3\xbcrich'/>\n</scenario>\n", "\n",
      "\r\n");
  g_autofree char *text = g_strconcat ("\xef\xbb\xbf", dos, NULL);
  g_autoptr (ScenarioFile) file = NULL;

  small_write (folder, "in/s.xml", text);
  file = opens ();
  ck_assert_int_eq (child (file, 0)->line, 2);
  ck_assert_str_eq (scenario_node_get (child (file, 0), "title"),
                    "Z\xc3\xbcrich");
  ck_assert_ptr_null (scenario_file_root (file)->text);
}
END_TEST

START_TEST (text_between_elements_is_kept_for_complaints)
{
  g_autoptr (ScenarioFile) file = NULL;

  small_write (folder, "in/s.xml",
               HEAD "<!-- no text --> sixteen <party id='p'/></scenario>");
  file = opens ();
  small_says (scenario_file_root (file)->text, "sixteen");
}
END_TEST

/* The key of a run hangs on it: every byte counts, included ones too. */
START_TEST (the_hash_covers_every_byte_that_was_read)
{
  g_autoptr (ScenarioFile) first = NULL;
  g_autoptr (ScenarioFile) again = NULL;
  g_autoptr (ScenarioFile) other = NULL;

  small_write (folder, "in/s.xml", HEAD INCLUDE ("a.xml") "</scenario>");
  small_write (folder, "in/a.xml", PLACE);
  first = opens ();
  again = opens ();
  small_write (folder, "in/a.xml", PLACE " ");
  other = opens ();
  ck_assert_uint_eq (strlen (scenario_file_hash (first)), 64);
  ck_assert_str_eq (scenario_file_hash (first), scenario_file_hash (again));
  ck_assert_str_ne (scenario_file_hash (first), scenario_file_hash (other));
}
END_TEST

static const TTest **const tests[]
    = { &a_missing_file_is_refused,
        &a_directory_is_refused,
        &a_fifo_is_refused,
        &an_empty_file_is_refused,
        &what_is_not_xml_is_refused_at_its_line,
        &a_doctype_is_refused,
        &a_doctype_of_an_included_file_is_refused_there,
        &a_system_file_is_not_included_as_xml,
        &a_system_file_is_not_included_as_text,
        &nothing_is_fetched_from_the_network,
        &an_include_does_not_climb_out_of_the_folder,
        &a_link_does_not_lead_out_of_the_folder,
        &an_included_directory_or_fifo_is_refused,
        &files_that_include_each_other_are_refused,
        &an_include_that_is_no_url_is_named,
        &a_missing_include_is_named_at_its_place,
        &the_library_is_read_when_nothing_is_beside_the_scenario,
        &elements_know_the_file_and_line_they_stand_in,
        &elements_of_files_in_the_same_folder_know_them,
        &lines_are_counted_beyond_65535,
        &invalid_utf8_is_refused,
        &three_hundred_levels_are_refused,
        &a_very_long_attribute_is_refused,
        &byte_order_marks_and_dos_lines_do_not_matter,
        &text_between_elements_is_kept_for_complaints,
        &the_hash_covers_every_byte_that_was_read,
        NULL };

int
main (void)
{
  Suite *suite = suite_create ("scenario-file");
  TCase *group = tcase_create ("scenario-file");
  SRunner *runner;
  int n_failed;

  tcase_set_timeout (group, SUITE_SECONDS);
  tcase_add_checked_fixture (group, make_folder, remove_folder);
  for (guint i = 0; tests[i] != NULL; i++)
    tcase_add_test (group, *tests[i]);
  suite_add_tcase (suite, group);
  runner = srunner_create (suite);
  srunner_run_all (runner, CK_NORMAL);
  n_failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return n_failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
