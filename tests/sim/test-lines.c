/* Lines that are too long are told as long, and all that they say counts. */
#include "config.h"

#include "sim/sim-lines.h"
#include "tests/sim/suite.h"

#include <glib/gstdio.h>
#include <string.h>

/* The long line begins a byte before a piece of 64 KiB does, in which a file is
 * read: so one of those pieces ends a byte after its first MiB. */
#define BEFORE 65535u
#define LONG (3u << 20)

/* Reads a file of three lines, the second one long, with a CR at its byte @cr
 * and @last at its end; gives the hash. */
static guint64
read_long (gsize cr, char last)
{
  g_autofree char *folder = g_dir_make_tmp ("sovsim-lines-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "lines", NULL);
  g_autofree char *text = g_malloc (BEFORE + LONG);
  g_autoptr (SimLines) lines = NULL;
  g_autoptr (GError) error = NULL;
  SimLine line;

  memset (text, 'x', BEFORE + LONG);
  text[BEFORE - 1] = '\n';
  text[BEFORE + cr] = '\r';
  text[BEFORE + LONG - 4] = last;
  memcpy (text + BEFORE + LONG - 3, "\ny\n", 3);
  ck_assert (g_file_set_contents (path, text, BEFORE + LONG, NULL));
  lines = sim_lines_open (path, NULL);
  ck_assert (sim_lines_next (lines, &line, NULL));
  ck_assert (!line.is_long && line.length == BEFORE - 1);
  ck_assert (sim_lines_next (lines, &line, NULL));
  ck_assert_msg (line.is_long, "a CR at %zu", cr);
  ck_assert (sim_lines_next (lines, &line, NULL));
  ck_assert_str_eq (line.text, "y");
  ck_assert (!line.is_long && line.number == 3);
  ck_assert (!sim_lines_next (lines, &line, &error) && error == NULL);
  g_unlink (path);
  g_rmdir (folder);
  return sim_lines_hash (lines);
}

START_TEST (a_long_line_with_a_cr_inside_is_long)
{
  for (gsize cr = (1u << 20) - 2; cr <= (1u << 20) + 2; cr++)
    (void) read_long (cr, 'x');
}
END_TEST

START_TEST (the_rest_of_a_long_line_counts)
{
  ck_assert (read_long (7, 'x') == read_long (7, 'x'));
  ck_assert (read_long (7, 'x') != read_long (7, 'z'));
}
END_TEST

static const TTest **const tests[] = { &a_long_line_with_a_cr_inside_is_long,
                                       &the_rest_of_a_long_line_counts, NULL };

SUITE_MAIN ("lines", tests)
