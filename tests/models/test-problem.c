/* Problems: one list, sorted, without repetition, safe to print. */
#include "config.h"

#include "tests/models/small-world.h"

#include <string.h>

static void
formats_as (const ProblemList *problems, const char *expected)
{
  g_autofree char *text = problem_list_format (problems);

  ck_assert_str_eq (text, expected);
}

START_TEST (problems_are_sorted_by_file_and_line)
{
  g_autoptr (ProblemList) problems = problem_list_new ();

  problem_note (problems, "b.xml", 1, "late");
  problem_note (problems, "a.xml", 10, "tenth");
  problem_note (problems, "a.xml", 9, "ninth");
  problem_note (problems, "a.xml", 0, "the whole file");
  formats_as (problems, "a.xml: the whole file\na.xml:9: ninth\n"
                        "a.xml:10: tenth\nb.xml:1: late\n");
}
END_TEST

START_TEST (problems_of_one_line_keep_their_order)
{
  g_autoptr (ProblemList) problems = problem_list_new ();

  problem_note (problems, "a.xml", 3, "z");
  problem_note (problems, "a.xml", 3, "m");
  problem_note (problems, "a.xml", 3, "a");
  formats_as (problems, "a.xml:3: z\na.xml:3: m\na.xml:3: a\n");
}
END_TEST

/* Worlds of several variants are built from one file: its mistakes would come
 * once for each. */
START_TEST (the_same_problem_at_the_same_place_counts_once)
{
  g_autoptr (ProblemList) problems = problem_list_new ();

  problem_note (problems, "a.xml", 3, "%d servers", 0);
  problem_note (problems, "a.xml", 3, "%d servers", 0);
  ck_assert_uint_eq (problem_list_count (problems), 1);
  problem_note (problems, "a.xml", 4, "%d servers", 0);
  problem_note (problems, "b.xml", 3, "%d servers", 0);
  problem_note (problems, "a.xml", 3, "%d servers", 1);
  ck_assert_uint_eq (problem_list_count (problems), 4);
}
END_TEST

START_TEST (formatting_leaves_the_list_as_it_was)
{
  g_autoptr (ProblemList) problems = problem_list_new ();

  problem_note (problems, "b.xml", 1, "first");
  problem_note (problems, "a.xml", 1, "second");
  formats_as (problems, "a.xml:1: second\nb.xml:1: first\n");
  formats_as (problems, "a.xml:1: second\nb.xml:1: first\n");
  ck_assert_str_eq (
      ((const Problem *) g_ptr_array_index (problems->all, 0))->message,
      "first");
}
END_TEST

static void
quotes_as (const char *text, const char *expected)
{
  g_autofree char *quoted = problem_quote (text);

  ck_assert_str_eq (quoted, expected);
}

START_TEST (quoted_text_has_no_control_characters)
{
  quotes_as ("plain", "plain");
  quotes_as ("", "");
  quotes_as ("a\033[31mb", "a\\x1b[31mb");
  quotes_as ("a\nb\tc", "a\\x0ab\\x09c");
  quotes_as ("\x7f", "\\x7f");
  quotes_as ("\xc2\x9b", "\\x9b");       /* CSI in one character */
  quotes_as ("\xe2\x80\xae", "\\x202e"); /* right-to-left override */
  quotes_as ("Z\xc3\xbcrich", "Z\xc3\xbcrich");
}
END_TEST

/* What is no UTF-8 is shown as the replacement character. */
START_TEST (quoted_text_is_valid_utf8)
{
  g_autofree char *quoted = problem_quote ("a\xff\xfe"
                                           "b\xc3");

  ck_assert (g_utf8_validate (quoted, -1, NULL));
  ck_assert_str_eq (quoted, "a\xef\xbf\xbd\xef\xbf\xbd"
                            "b\xef\xbf\xbd");
}
END_TEST

START_TEST (quoted_text_is_cut_at_sixty_characters)
{
  g_autofree char *sixty = g_strnfill (60, 'x');
  g_autofree char *more = g_strnfill (61, 'x');
  g_autofree char *cut = g_strconcat (sixty, "...", NULL);
  g_autofree char *wide = g_strdup ("");

  quotes_as (sixty, sixty);
  quotes_as (more, cut);
  for (int i = 0; i < 61; i++)
    {
      char *longer = g_strconcat (wide, "\xe4\xb8\xad", NULL);

      g_free (wide);
      wide = longer;
    }
  {
    g_autofree char *quoted = problem_quote (wide);

    ck_assert_int_eq (g_utf8_strlen (quoted, -1), 63);
  }
}
END_TEST

/* Whoever wrote the message: what a terminal sees is harmless. */
START_TEST (a_formatted_list_is_safe_for_a_terminal)
{
  g_autoptr (ProblemList) problems = problem_list_new ();

  problem_note (problems, "a\033]0;x.xml", 1, "id '\033[2J\xc2\x9b'");
  formats_as (problems, "a\\x1b]0;x.xml:1: id '\\x1b[2J\\x9b'\n");
}
END_TEST

static void
suggests (const char *word, const char *const *known, const char *expected)
{
  g_autofree char *text = problem_suggest (word, known);

  ck_assert_str_eq (text, expected);
}

START_TEST (a_near_word_is_suggested)
{
  static const char *const known[] = { "servers", "site", "from", NULL };

  suggests ("severs", known, " (did you mean 'servers'?)");
  suggests ("stie", known, " (did you mean 'site'?)");
}
END_TEST

START_TEST (what_is_known_is_listed_when_no_word_is_near)
{
  static const char *const known[] = { "servers", "site", "from", NULL };
  static const char *const many[]
      = { "aaaa", "bbbb", "cccc", "dddd", "eeee", "ffff", "gggg",
          "hhhh", "iiii", "jjjj", "kkkk", "llll", "mmmm", NULL };
  static const char *const none[] = { NULL };

  suggests ("zebra", known, " (known: servers, site, from)");
  suggests ("zebra", many,
            " (known: aaaa, bbbb, cccc, dddd, eeee, ffff, gggg, hhhh, iiii, "
            "jjjj, kkkk, llll, ...)");
  suggests ("zebra", many + 1,
            " (known: bbbb, cccc, dddd, eeee, ffff, gggg, hhhh, iiii, jjjj, "
            "kkkk, llll, mmmm)");
  suggests ("zebra", none, "");
}
END_TEST

static const TTest **const tests[]
    = { &problems_are_sorted_by_file_and_line,
        &problems_of_one_line_keep_their_order,
        &the_same_problem_at_the_same_place_counts_once,
        &formatting_leaves_the_list_as_it_was,
        &quoted_text_has_no_control_characters,
        &quoted_text_is_valid_utf8,
        &quoted_text_is_cut_at_sixty_characters,
        &a_formatted_list_is_safe_for_a_terminal,
        &a_near_word_is_suggested,
        &what_is_known_is_listed_when_no_word_is_near,
        NULL };

SUITE_MAIN ("problem", tests)
