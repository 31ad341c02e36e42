/* Whatever text a scenario holds, gnuplot shows that text and does nothing
 * else; whatever gnuplot does, a picture is complete or not there. */
#include "config.h"

#include "plots/gnuplot.h"
#include "plots/text-fit.h"
#include "tests/plots/sample-store.h"

#include <check.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#define N_HOSTILE 5000
#define MARK "\036" /* ends a text in gnuplot's answer */

static char *folder;

static void
make_folder (void)
{
  folder = g_dir_make_tmp ("sovsim-gnuplot-XXXXXX", NULL);
  ck_assert_ptr_nonnull (folder);
}

static void
remove_folder (void)
{
  sample_remove (folder);
  g_clear_pointer (&folder, g_free);
}

static void
put (const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  ck_assert (g_file_set_contents (path, text, -1, NULL));
}

static gboolean
exists (const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* ---- Escaping ------------------------------------------------------------ */

static const char *const PIECES[] = { "`touch pwned`",
                                      "\"",
                                      "'",
                                      "\\",
                                      "\n",
                                      "\t",
                                      "$(touch pwned)",
                                      "\"); system(\"touch pwned\"); print(\"",
                                      "'; system('touch pwned'); '",
                                      "\nsystem \"touch pwned\"\n",
                                      "\n!touch pwned\n",
                                      "<touch pwned",
                                      "|touch pwned",
                                      "@x",
                                      "%s%n",
                                      "\\\\",
                                      "\\n",
                                      "\\012",
                                      "10",
                                      "7",
                                      "0",
                                      "8",
                                      "#",
                                      "{/:Bold x}",
                                      "_",
                                      "^",
                                      "&",
                                      "~",
                                      "\xE6\x96\x87",
                                      "\xC3\xBC",
                                      "\x80",
                                      "\xFF",
                                      "\x01",
                                      "\x7F",
                                      "NaN",
                                      "?",
                                      "1e5",
                                      " ",
                                      "abc",
                                      "e",
                                      "EOD",
                                      "$EOD",
                                      "\n\n\n",
                                      ";",
                                      "=",
                                      "x=",
                                      "`",
                                      "]",
                                      "\r" };

static char *
hostile_text (GRand *rand)
{
  GString *text = g_string_new (NULL);
  gint32 n = g_rand_int_range (rand, 0, 7);

  for (gint32 i = 0; i < n; i++)
    if (g_rand_int_range (rand, 0, 5) == 0)
      g_string_append_c (text, (char) g_rand_int_range (rand, 1, 256));
    else
      g_string_append (
          text, PIECES[g_rand_int_range (rand, 0, G_N_ELEMENTS (PIECES))]);
  for (gsize i = 0; i < text->len; i++)
    if (text->str[i] == MARK[0])
      text->str[i] = 'x';
  return g_string_free (text, FALSE);
}

/* The texts as a data file, and as gnuplot should write them out again. */
static void
make_hostile (GString *data, GString *expected)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (int i = 0; i < N_HOSTILE; i++)
    {
      g_autofree char *text = hostile_text (rand);
      g_autofree char *quoted = gnuplot_quote (text);

      g_string_append_printf (data, "%d\t%s\t1\n", i, quoted);
      g_string_append_printf (expected, "%s%s\n", text, MARK);
    }
}

START_TEST (hostile_texts_come_back_and_execute_nothing)
{
  g_autoptr (GString) data = g_string_new (NULL);
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, "out.txt", NULL);
  g_autofree char *out = NULL;
  gsize length = 0;

  make_hostile (data, expected);
  put ("hostile.dat", data->str);
  put ("echo.gp", "set datafile separator \"\\t\"\n"
                  "array A[5000]\n"
                  "stats ARG1 using (A[int($1)+1] = strcol(2), 1) nooutput\n"
                  "set print ARG2\n"
                  "do for [i = 1:5000] { print A[i].\"\\036\" }\n");
  ck_assert_msg (gnuplot_run (folder, "echo.gp", "hostile.dat", "out.txt",
                              "`touch pwned`\"; system(\"touch pwned\")",
                              &error),
                 "%s", error != NULL ? error->message : "");
  ck_assert (!exists ("pwned"));
  ck_assert (g_file_get_contents (path, &out, &length, NULL));
  ck_assert_uint_eq (length, expected->len);
  ck_assert_int_eq (memcmp (out, expected->str, length), 0);
}
END_TEST

START_TEST (a_quoted_text_holds_harmless_bytes_only)
{
  g_autofree char *quoted = gnuplot_quote ("n =\n10 `x` \xC3\xBC");

  ck_assert_str_eq (quoted, "\"n \\0075\\001210 \\140x\\140 \\303\\274\"");
}
END_TEST

/* ---- Failure ------------------------------------------------------------- */

static void
assert_fails (const char *script, const char *why)
{
  g_autoptr (GError) error = NULL;

  put ("x.gp", script);
  ck_assert (!gnuplot_draw (folder, "x.gp", "x.dat", "x.svg", "", &error));
  ck_assert_msg (strstr (error->message, why) != NULL, "%s", error->message);
  ck_assert (!exists ("x.svg"));
  ck_assert (!exists ("part-x.svg"));
}

START_TEST (a_script_that_fails_leaves_no_picture)
{
  assert_fails ("plot nonsense\n",
                "gnuplot says: \"x.gp\" line 1: undefined variable");
  assert_fails ("exit status 3\n", "ended with status 3");
  assert_fails ("set terminal svg\nset output ARG2\nplot 'missing.dat'\n",
                "missing.dat");
  assert_fails ("x = 1\n", "drew nothing");
  assert_fails ("set print ARG2\n", "drew nothing");
  assert_fails ("set terminal svg\nset output ARG2\nplot x\n"
                "printerr \"half done\"\n",
                "gnuplot says: half done");
}
END_TEST

START_TEST (a_failure_keeps_the_picture_that_was_there)
{
  g_autofree char *path = g_build_filename (folder, "x.svg", NULL);
  g_autofree char *text = NULL;

  put ("x.svg", "before");
  put ("x.gp", "exit status 1\n");
  ck_assert (!gnuplot_draw (folder, "x.gp", "x.dat", "x.svg", "", NULL));
  ck_assert (g_file_get_contents (path, &text, NULL, NULL));
  ck_assert_str_eq (text, "before");
}
END_TEST

START_TEST (without_gnuplot_the_message_says_so)
{
  g_autoptr (GError) error = NULL;

  put ("x.gp", "plot x\n");
  g_setenv ("PATH", folder, TRUE);
  ck_assert (!gnuplot_run (folder, "x.gp", "d", "o", "t", &error));
  ck_assert_str_eq (error->message,
                    "gnuplot is not installed, or not on the PATH");
}
END_TEST

START_TEST (the_users_start_up_file_does_not_run)
{
  put (".gnuplot", "system \"touch pwned\"\n");
  put ("x.gp", "x = 1\n");
  g_setenv ("HOME", folder, TRUE);
  ck_assert (gnuplot_run (folder, "x.gp", "d", "o", "t", NULL));
  ck_assert (!exists ("pwned"));
}
END_TEST

/* ---- Fitting ------------------------------------------------------------- */

START_TEST (text_is_cut_by_characters_and_broken_at_blanks)
{
  g_autofree char *cut = text_shorten ("über\nalles", 6);
  g_autofree char *wrapped = text_wrap ("one two three fours", 9, 2);
  g_autofree char *solid = text_wrap ("abcdefghij", 4, 2);
  g_autofree char *wide = text_shorten ("WWWWWWWW", 5);
  g_autofree char *hyphen = text_wrap ("asset-number", 9, 2);
  g_autofree char *broken = text_shorten ("a\xFFz", 9);

  ck_assert_str_eq (cut, "über…");
  ck_assert_str_eq (wrapped, "one two\nthree fo…");
  ck_assert_str_eq (solid, "abcd\nefg…");
  ck_assert_str_eq (wide, "WW…");
  ck_assert_str_eq (hyphen, "asset-\nnumber");
  ck_assert_str_eq (broken, "a\xEF\xBF\xBDz");
}
END_TEST

static Suite *
gnuplot_suite (void)
{
  Suite *suite = suite_create ("gnuplot");
  TCase *text = tcase_create ("text");

  tcase_add_checked_fixture (text, make_folder, remove_folder);
  tcase_set_timeout (text, 30);
  tcase_add_test (text, hostile_texts_come_back_and_execute_nothing);
  tcase_add_test (text, a_quoted_text_holds_harmless_bytes_only);
  tcase_add_test (text, a_script_that_fails_leaves_no_picture);
  tcase_add_test (text, a_failure_keeps_the_picture_that_was_there);
  tcase_add_test (text, without_gnuplot_the_message_says_so);
  tcase_add_test (text, the_users_start_up_file_does_not_run);
  tcase_add_test (text, text_is_cut_by_characters_and_broken_at_blanks);
  suite_add_tcase (suite, text);
  return suite;
}

int
main (void)
{
  g_autofree char *program = g_find_program_in_path ("gnuplot");
  SRunner *runner;
  int n_failed;

  if (program == NULL)
    {
      g_printerr ("gnuplot is not installed: skipped\n");
      return 77;
    }
  runner = srunner_create (gnuplot_suite ());
  srunner_run_all (runner, CK_NORMAL);
  n_failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return n_failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
