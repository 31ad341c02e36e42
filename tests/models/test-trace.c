/* Traces: what lines of access logs say, and what is wrong with them; which
 * files are read. */
#include "config.h"

#include "tests/models/small-trace.h"

#include <string.h>

/* --- access logs ---------------------------------------------------------- */

/* The example of the manual of Apache httpd 2.4, with its zone. */
START_TEST (the_example_of_apache_is_read)
{
  g_auto (Surveyed) one
      = survey (CLF, "127.0.0.1 - frank [10/Oct/2000:13:55:36 -0700] \"GET "
                     "/apache_pb.gif HTTP/1.0\" 200 2326\n");
  g_auto (Surveyed) other = survey (
      COMBINED, "127.0.0.1 - frank [10/Oct/2000:13:55:36 -0700] \"GET "
                "/apache_pb.gif HTTP/1.0\" 200 2326 "
                "\"http://www.example.com/start.html\" \"Mozilla/4.08 [en] "
                "(Win98; I ;Nav)\"\n");

  ck_assert_uint_eq (found (&one)->n_requests, 1);
  ck_assert_uint_eq (found (&one)->bytes_out, 2326);
  ck_assert_int_eq (found (&one)->first, small_day ("2000-10-10T20:55:36Z"));
  ck_assert_int_eq (found (&other)->first, found (&one)->first);
  ck_assert_uint_eq (found (&other)->statuses[200], 1);
}
END_TEST

/* Each is one request of 7 bytes. */
START_TEST (odd_lines_of_access_logs_are_read)
{
  static const char *const lines[] = {
    FIRST "\"GET / HTTP/1.1\" 200 7",
    FIRST "\"GET / HTTP/1.1\" 200 7\r",
    FIRST "\"GET /\\\"quoted\\\" HTTP/1.1\" 200 7",
    FIRST "\"GET /back\\\\\" 200 7",
    FIRST "\"\" 408 7",
    FIRST "\"-\" - 7",
    FIRST "\"GET / HTTP/1.1\" 200 7 extra 1 2 3",
    "2001:db8::1 - - [17/May/2015:10:05:03 +0545] \"GET /\" 200 7",
    "host.example - \"a b\" [17/May/2015:10:05:03 +1400] \"GET /\" 200 7",
    "h - two words [29/Feb/2016:23:59:60 -1200] \"GET /\" 999 7",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_auto (Surveyed) surveyed = survey (CLF, lines[i]);

      ck_assert_msg (surveyed.n_problems == 0, "%s: %s", lines[i],
                     surveyed.said);
      ck_assert_uint_eq (found (&surveyed)->n_requests, 1);
      ck_assert_uint_eq (found (&surveyed)->bytes_out, 7);
      ck_assert_uint_eq (found (&surveyed)->n_clients, 1);
    }
}
END_TEST

/* A dash instead of bytes is an answer without a body. */
START_TEST (a_dash_is_no_bytes)
{
  g_auto (Surveyed) surveyed
      = survey (CLF, FIRST "\"HEAD /\" 304 -\n" FIRST "\"GET /\" 200 5\n");

  ck_assert_uint_eq (found (&surveyed)->n_requests, 2);
  ck_assert_uint_eq (found (&surveyed)->bytes_out, 5);
  ck_assert_uint_eq (found (&surveyed)->statuses[304], 1);
}
END_TEST

static const struct
{
  const char *line;
  const char *says;
} BAD_LOG_LINES[] = {
  { "hello", "is no line of an access log" },
  { "a b c", "has no [time]" },
  { "1 - - [17/Foo/2015:10:05:03 +0000] \"GET /\" 200 7",
    "time: found '17/Foo/2015:10:05:03 +0000'" },
  { "1 - - [30/Feb/2015:10:05:03 +0000] \"GET /\" 200 7", "time: found" },
  { "1 - - [17/May/2015:24:05:03 +0000] \"GET /\" 200 7", "time: found" },
  { "1 - - [17/May/2015:10:05:03 +2500] \"GET /\" 200 7",
    "there is no such time zone" },
  { "1 - - [17/May/2015:10:05:03 +0017] \"GET /\" 200 7",
    "there is no such time zone" },
  { FIRST "\"GET / 200 7", "has no \"request\" in quotes" },
  { FIRST "\"GET /\\\" 200 7", "has no \"request\" in quotes" },
  { FIRST "\"GET /\" 20 7", "status: found" },
  { FIRST "\"GET /\" 200 -7", "bytes: found '-7': it is negative" },
  { FIRST "\"GET /\" 200 7x", "bytes: found '7x'" },
  { FIRST "\"GET /\" 200", "bytes: found ''" },
  { FIRST "\"GET /\" 200 1e99", "bytes: found '1e99': it is too large" },
};

START_TEST (bad_lines_are_told_by_number)
{
  for (guint i = 0; i < G_N_ELEMENTS (BAD_LOG_LINES); i++)
    {
      g_autofree char *text = g_strconcat (FIRST "\"GET /\" 200 1\n",
                                           BAD_LOG_LINES[i].line, "\n", NULL);
      g_auto (Surveyed) surveyed = survey (CLF, text);

      small_says (surveyed.said, "t.log:2: ");
      small_says (surveyed.said, BAD_LOG_LINES[i].says);
      small_says (surveyed.said, "1 of 2 lines are bad (50 %); at most 1 %");
      ck_assert_uint_eq (surveyed.n_problems, 2);
    }
}
END_TEST

/* 300 good lines bear 3 bad ones, not 4; of 40, ten are told. */
START_TEST (few_bad_lines_are_borne_and_many_are_not)
{
  for (guint n = 3; n <= 40; n += n == 3 ? 1 : 36)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_auto (Surveyed) surveyed = { 0 };

      for (guint i = 0; i < 300; i++)
        g_string_append (text, FIRST "\"GET /\" 200 1\n");
      for (guint i = 0; i < n; i++)
        g_string_append (text, "junk\n");
      surveyed = survey (CLF, text->str);
      ck_assert_uint_eq (surveyed.n_problems, n == 3 ? 0 : MIN (n, 10) + 1);
      if (n == 3)
        {
          ck_assert_uint_eq (found (&surveyed)->n_bad, 3);
          small_says (surveyed.said, "t.log:301: note: ");
          small_says (surveyed.said, "and left out");
        }
    }
}
END_TEST

/* Servers write a line when a request is over: some seconds out of order are
 * normal, an hour is not. */
START_TEST (times_may_run_backwards_a_little)
{
  static const char *const lines
      = "1 - - [17/May/2015:10:05:03 +0000] \"GET /\" 200 1\n"
        "1 - - [17/May/2015:10:04:03 +0000] \"GET /\" 200 1\n"
        "1 - - [17/May/2015:10:04:02 +0000] \"GET /\" 200 1\n";
  g_auto (Surveyed) strict = survey (CLF, lines);
  g_auto (Surveyed) lenient
      = survey (LOG ("format='clf' tolerance='2min'"), lines);

  small_says (strict.said, "t.log:3: time: it is earlier than a line before");
  small_keeps_quiet (strict.said, "t.log:2:");
  ck_assert_uint_eq (found (&lenient)->n_back, 2);
  ck_assert_int_eq (found (&lenient)->first,
                    small_day ("2015-05-17T10:04:02Z"));
  ck_assert_int_eq (found (&lenient)->last, small_day ("2015-05-17T10:05:03Z"));
}
END_TEST

/* --- files ---------------------------------------------------------------- */

static GBytes *
zipped (const char *text)
{
  g_autoptr (GZlibCompressor) zip
      = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, -1);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) out
      = g_converter_output_stream_new (memory, G_CONVERTER (zip));

  ck_assert (
      g_output_stream_write_all (out, text, strlen (text), NULL, NULL, NULL));
  ck_assert (g_output_stream_close (out, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (
      G_MEMORY_OUTPUT_STREAM (memory));
}

/* Two members, as `cat a.gz b.gz` makes them; cut off, damaged. */
START_TEST (gzip_is_read_whole_or_refused)
{
  g_autoptr (GBytes) bytes
      = zipped (FIRST "\"GET /\" 200 1\n" FIRST "\"GET /\" 200 2\n");
  gsize n;
  const char *data = g_bytes_get_data (bytes, &n);
  g_autofree char *twice = g_malloc (2 * n);
  g_autofree char *damaged = g_memdup2 (data, n);
  g_auto (Surveyed) both = { 0 };
  g_auto (Surveyed) cut = survey_bytes (CLF, data, n - 12);
  g_auto (Surveyed) bad = { 0 };

  memcpy (twice, data, n);
  memcpy (twice + n, data, n);
  damaged[n / 2] = (char) ~damaged[n / 2];
  both = survey_bytes (CLF, twice, 2 * n);
  bad = survey_bytes (CLF, damaged, n);
  ck_assert_uint_eq (found (&both)->n_requests, 4);
  ck_assert_uint_eq (found (&both)->bytes_out, 6);
  small_says (cut.said, "the gzip data breaks off; the file is truncated");
  ck_assert_uint_ge (bad.n_problems, 1);
  small_says (bad.said, "gzip data");
}
END_TEST

START_TEST (empty_files_and_junk_are_refused)
{
  g_autofree char *junk = g_malloc (100000);
  g_auto (Surveyed) empty = survey (CLF, "");
  g_auto (Surveyed) blank = survey (CLF, "\n\n \t\n");
  g_auto (Surveyed) header = survey (CSV (""), "time,population,service\n");
  g_auto (Surveyed) binary = { 0 };

  for (guint i = 0; i < 100000; i++)
    junk[i] = (char) (i * i * 31 + i / 7);
  binary = survey_bytes (CLF, junk, 100000);
  small_says (empty.said, "t.log: has no request");
  small_says (blank.said, "t.log: has no request");
  small_says (header.said, "t.log: has no request");
  small_says (binary.said, "lines are bad");
}
END_TEST

/* A line of 10 MB between two good ones costs one line, not the file. */
START_TEST (a_line_of_10_MB_is_one_bad_line)
{
  g_autoptr (GString) text = g_string_new (FIRST "\"GET /\" 200 1\n");
  g_auto (Surveyed) surveyed = { 0 };

  for (guint i = 0; i < 10 * 1024 * 1024; i++)
    g_string_append_c (text, 'x');
  g_string_append (text, "\n" FIRST "\"GET /\" 200 2\n");
  surveyed = survey (LOG ("format='clf' bad-lines='50%'"), text->str);
  ck_assert_uint_eq (found (&surveyed)->n_requests, 2);
  ck_assert_uint_eq (found (&surveyed)->n_bad, 1);
  ck_assert_uint_eq (found (&surveyed)->n_lines, 3);
  small_says (surveyed.said, "t.log:2: note: the line is longer than 1 MiB");
}
END_TEST

/* Nothing outside the scenario's folder, unless the user says so himself. */
START_TEST (files_are_admitted_as_all_parts_of_a_scenario)
{
  g_autofree char *system
      = small_problems (TOWN ("<trace id='t' href='/etc/passwd' format='clf' "
                              "population='town' service='mail'/>"));
  g_autofree char *upwards = small_problems (
      TOWN ("<trace id='t' href='../../etc/passwd' format='clf' "
            "population='town' service='mail'/>"));
  g_auto (Surveyed) variant
      = survey (LOG ("format='clf'") "<variant id='v'><set entity='t' "
                                     "attribute='href' value='/etc/passwd'/>"
                                     "</variant>",
                FIRST "\"GET /\" 200 1\n");
  g_autofree char *network = small_problems (
      TOWN ("<trace id='t' href='http://example.com/t.log' format='clf' "
            "population='town' service='mail'/>"));
  g_autofree char *text = small_scenario (CLF);
  static const char *const sets[] = { "t.href=/etc/passwd", NULL };
  g_autofree char *users = small_problems_with (text, sets);

  small_says (system, "cannot read '/etc/passwd': it lies outside");
  small_says (upwards, "cannot read '../../etc/passwd'");
  small_says (variant.said, "cannot read '/etc/passwd': it lies outside");
  small_says (network, "nothing is read from a network");
  ck_assert_str_eq (users, "");
}
END_TEST

/* The runs of a study are keyed by the lines, too. */
START_TEST (other_lines_are_another_study)
{
  g_auto (Surveyed) one = survey (CLF, FIRST "\"GET /a\" 200 1\n");
  g_auto (Surveyed) same = survey (CLF, FIRST "\"GET /a\" 200 1\r\n");
  g_auto (Surveyed) other = survey (CLF, FIRST "\"GET /b\" 200 1\n");

  ck_assert_str_eq (one.study->hash, same.study->hash);
  ck_assert_str_ne (one.study->hash, other.study->hash);
}
END_TEST

/* Numbers of any length are a time or refused, never another time. */
START_TEST (long_numbers_are_no_time)
{
  static const char *const times[]
      = { "9999999999999999999", "99999999999999999999", "1e300" };
  g_auto (Surveyed) small = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "time,population,service\n%s,town,mail\n", times[i]);
      g_auto (Surveyed) surveyed = survey (CSV (""), text);

      small_says (surveyed.said, "a number that the clock can hold");
    }
  small = survey (CSV (""), "time,population,service\n"
                            "1577880000000000000e-9,town,mail\n");
  ck_assert_int_eq (found (&small)->first / SIM_DAY,
                    small_day ("2020-01-01") / SIM_DAY);
}
END_TEST

START_TEST (a_trace_outside_of_the_run_is_remarked)
{
  g_auto (Surveyed) outside = survey (CLF, FIRST "\"GET /\" 200 1\n");
  g_auto (Surveyed) moved = survey (LOG ("format='clf' start='2020-02-01'"),
                                    FIRST "\"GET /\" 200 1\n");

  ck_assert_uint_eq (outside.n_problems, 0);
  small_says (outside.said, "nothing of it is replayed: its requests are sent "
                            "from 2015-05-17T10:05:03Z");
  small_keeps_quiet (moved.said, "nothing of it");
}
END_TEST

static const TTest **const tests[]
    = { &the_example_of_apache_is_read,
        &odd_lines_of_access_logs_are_read,
        &a_dash_is_no_bytes,
        &bad_lines_are_told_by_number,
        &few_bad_lines_are_borne_and_many_are_not,
        &times_may_run_backwards_a_little,
        &gzip_is_read_whole_or_refused,
        &empty_files_and_junk_are_refused,
        &a_line_of_10_MB_is_one_bad_line,
        &files_are_admitted_as_all_parts_of_a_scenario,
        &other_lines_are_another_study,
        &long_numbers_are_no_time,
        &a_trace_outside_of_the_run_is_remarked,
        NULL };

SUITE_MAIN ("trace", tests)
