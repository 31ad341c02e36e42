/* Tables as traces: what fields say and what is wrong with them; and what is in
 * the published traces. */
#include "config.h"

#include "tests/models/small-trace.h"

/* --- tables --------------------------------------------------------------- */

/* Any order of columns, quotes, empty fields, a mark of UTF-8. */
START_TEST (csv_is_read_by_its_header)
{
  g_auto (Surveyed) surveyed = survey (
      CSV (""), "\xef\xbb\xbf"
                "bytes_out,time,service,population,demand\r\n"
                "1000,2020-01-02 10:00:00.25,mail,town,0.5\r\n"
                "\"2000\",\"2020-01-02T11:00:01+01:00\",\"mail\",town,\n"
                "\n"
                ",1577959201.5,mail,\"town\",-\n");

  ck_assert_uint_eq (found (&surveyed)->n_requests, 3);
  ck_assert_uint_eq (found (&surveyed)->bytes_out, 3000);
  ck_assert_int_eq (found (&surveyed)->first,
                    small_day ("2020-01-02T10:00Z") + 250 * SIM_MILLISECOND);
  ck_assert_int_eq (found (&surveyed)->last - found (&surveyed)->first,
                    1250 * SIM_MILLISECOND);
}
END_TEST

/* What is wrong with a header stops everything, and names what is known. */
START_TEST (a_header_that_does_not_fit_is_refused)
{
  static const struct
  {
    const char *header;
    const char *says;
  } cases[] = {
    { "time,population,servise", "there is a column 'servise' (did you mean "
                                 "'service'?)" },
    { "population,service", "the header has no column 'time'" },
    { "time,population", "the header has no column 'service'" },
    { "time,service", "the header has no column 'population'" },
    { "time,\"population", "a quote without an end" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat (cases[i].header, "\n1,2,3\n", NULL);
      g_auto (Surveyed) surveyed = survey (CSV (""), text);

      small_says (surveyed.said, "t.log:1: ");
      small_says (surveyed.said, cases[i].says);
    }
}
END_TEST

START_TEST (bad_fields_are_told)
{
  static const struct
  {
    const char *line;
    const char *says;
  } cases[] = {
    { "2020-01-02,twon,mail,1,1,1",
      "there is no population 'twon' (did you mean 'town'?)" },
    { "2020-01-02,town,post,1,1,1", "there is no service 'post'" },
    { "2020-01-02,town,mail,-1,1,1", "bytes-in: found '-1': it is negative" },
    { "2020-01-02,town,mail,1,x,1", "bytes-out: found 'x'" },
    { "2020-01-02,town,mail,1,1,nan", "demand: found 'nan'" },
    { "2020-01-02,town,mail,1", "has fewer fields" },
    { "2020-13-02,town,mail,1,1,1", "time: found '2020-13-02'" },
    { "2020-01-02 10:61:00,town,mail,1,1,1", "time: found" },
    { "2020-01-02 10:00:00+19:00,town,mail,1,1,1", "no such time zone" },
    { "soon,town,mail,1,1,1", "time: found 'soon'" },
    { "1e30,town,mail,1,1,1", "time: found '1e30'" },
    { "2020-01-02,town,\"mail,1,1,1", "a quote does not end on its line" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text
          = g_strconcat ("time,population,service,bytes_in,bytes_out,demand\n",
                         cases[i].line, "\n", NULL);
      g_auto (Surveyed) surveyed = survey (CSV (""), text);

      small_says (surveyed.said, "t.log:2: ");
      small_says (surveyed.said, cases[i].says);
    }
}
END_TEST

#define TABLE(more, columns)                                                   \
  TOWN ("<trace id='t' href='t.log' format='table' population='town' "         \
        "service='mail' " more ">" columns "</trace>")

/* Columns by number, another origin, milliseconds, pages of 4 kB. */
START_TEST (tables_are_read_by_their_columns)
{
  g_auto (Surveyed) surveyed
      = survey (TABLE ("header='no' separator='blank' origin='2020-01-02'",
                       "<column is='time' name='2' unit='1ms'/>"
                       "<column is='bytes-in' name='4' unit='4kB'/>"
                       "<column is='client' name='1'/>"),
                "a  500   x 2\nb 1500 x 0.5\na 2500.5 x 0\n");

  ck_assert_uint_eq (found (&surveyed)->n_requests, 3);
  ck_assert_uint_eq (found (&surveyed)->n_clients, 2);
  ck_assert_uint_eq (found (&surveyed)->bytes_in, 10000);
  ck_assert_int_eq (found (&surveyed)->first,
                    small_day ("2020-01-02") + 500 * SIM_MILLISECOND);
  ck_assert_int_eq (found (&surveyed)->last,
                    small_day ("2020-01-02") + 2500500 * SIM_MICROSECOND);
}
END_TEST

START_TEST (wrong_columns_are_refused)
{
  g_auto (Surveyed) unknown = survey (
      TABLE ("", "<column is='time' name='when'/>"), "wen,bytes\n1,2\n");
  g_autofree char *unit
      = small_problems (TABLE ("", "<column is='time' name='a' unit='4kB'/>"));
  g_autofree char *twice = small_problems (
      TABLE ("", "<column is='time' name='a'/><column is='time' name='b'/>"));
  g_autofree char *none = small_problems (TABLE ("", ""));
  g_autofree char *logged = small_problems (
      LOG ("format='clf'><column is='time' name='a'/></trace><about "
           "attribute='from'"));

  small_says (unknown.said, "there is no column 'when' (did you mean 'wen'?)");
  small_says (unit, "unit: ");
  small_says (twice, "there is another column for 'time'");
  small_says (none, "no <column is=\"time\" .../>");
  small_says (logged, "an access log has no columns");
}
END_TEST

START_TEST (a_trace_needs_a_use)
{
  g_autofree char *nobody
      = small_problems (SMALL_SERVICE SMALL_TENANT SMALL_TOWN (
          "town", "",
          "") "<trace id='t' href='t.log' format='clf' population='town' "
              "service='mail'/>");
  g_autofree char *whose
      = small_problems (TOWN ("<trace id='t' href='t.log' format='clf'/>"));

  small_says (nobody, "<population town> does not use 'mail'");
  small_says (whose, "whose requests they are");
  small_says (whose, "what is asked for");
}
END_TEST

/* A NUL in a name is part of it: not the end of another name. */
START_TEST (a_nul_does_not_end_a_field)
{
  static const char text[] = "time,population,service\0\0x\n1,town,mail\n";
  g_auto (Surveyed) surveyed = survey_bytes (CSV (""), text, sizeof text - 1);

  small_says (surveyed.said, "t.log:1: there is a column 'service");
}
END_TEST

/* --- the published traces ------------------------------------------------- */

/* Read a trace of ../shared/data/traces; FALSE when it is not there. */
static gboolean
survey_published (const char *name, const char *trace, Surveyed *surveyed)
{
  const char *top = g_getenv ("top_srcdir");
  g_autofree char *path = g_build_filename (
      top == NULL ? "." : top, "..", "shared", "data", "traces", name, NULL);
  g_autofree char *text = NULL;
  g_autofree char *body = NULL;
  gsize n;

  if (!g_file_get_contents (path, &text, &n, NULL))
    {
      g_print ("SKIPPED: %s is not here\n", path);
      return FALSE;
    }
  body = g_strconcat (TOWN (""), trace, NULL);
  *surveyed = survey_bytes (body, text, n);
  return TRUE;
}

#define PUBLISHED(more, columns)                                               \
  "<trace id='t' href='t.log' population='town' service='mail' " more          \
  ">" columns "</trace>"

START_TEST (the_published_web_log_is_read)
{
  static const guint statuses[][2]
      = { { 200, 9126 }, { 304, 445 }, { 404, 213 },
          { 301, 164 },  { 206, 45 },  { 500, 3 } };
  g_auto (Surveyed) web = { 0 };

  if (!survey_published ("web_semicomplete_2015.log",
                         PUBLISHED ("format='combined'", ""), &web))
    return;
  ck_assert_uint_eq (found (&web)->n_requests, 10000);
  ck_assert_uint_eq (found (&web)->bytes_out, 2747282740);
  ck_assert_uint_eq (found (&web)->n_clients, 1753);
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    ck_assert_uint_eq (found (&web)->statuses[statuses[i][0]], statuses[i][1]);
}
END_TEST

START_TEST (the_published_hadoop_day_is_read)
{
  g_auto (Surveyed) jobs = { 0 };

  if (!survey_published (
          "hadoop_fb2009_day.tsv",
          PUBLISHED ("format='table' separator='tab' header='no'",
                     "<column is='time' name='2' unit='1s'/>"
                     "<column is='bytes-in' name='4'/>"
                     "<column is='bytes-out' name='6'/>"),
          &jobs))
    return;
  ck_assert_uint_eq (found (&jobs)->n_requests, 5894);
  ck_assert_int_eq (found (&jobs)->last - found (&jobs)->first,
                    86355 * SIM_SECOND);
  ck_assert_uint_eq (found (&jobs)->bytes_in,
                     G_GUINT64_CONSTANT (26886497357605));
}
END_TEST

/* Tokens are not bytes: here 1 token counts 1 byte, so the sums are tokens. */
START_TEST (the_published_conversations_are_read)
{
  g_auto (Surveyed) calls = { 0 };

  if (!survey_published ("azure_llm_2023_conversation.csv",
                         PUBLISHED ("format='table'",
                                    "<column is='time' name='TIMESTAMP'/>"
                                    "<column is='bytes-in' "
                                    "name='ContextTokens' unit='1B'/>"
                                    "<column is='bytes-out' "
                                    "name='GeneratedTokens' unit='1B'/>"),
                         &calls))
    return;
  ck_assert_uint_eq (found (&calls)->n_requests, 19366);
  ck_assert_uint_eq (found (&calls)->bytes_in, 22361870);
  ck_assert_uint_eq (found (&calls)->bytes_out, 4088665);
  ck_assert_int_eq (found (&calls)->first,
                    small_day ("2023-11-16T18:15:46Z") + 680590000);
}
END_TEST

/* The header says ms and means seconds; a rate in kB/s lasts five minutes. */
START_TEST (the_published_machine_is_read)
{
  g_auto (Surveyed) samples = { 0 };

  if (!survey_published (
          "bitbrains_vm_2013.csv",
          PUBLISHED ("format='table' separator='semicolon'",
                     "<column is='time' name='Timestamp [ms]' unit='1s'/>"
                     "<column is='bytes-out' name='Network transmitted "
                     "throughput [KB/s]' unit='300kB'/>"),
          &samples))
    return;
  ck_assert_uint_eq (found (&samples)->n_requests, 8619);
  ck_assert_int_eq (found (&samples)->first,
                    small_day ("2013-08-12T13:40:46Z"));
}
END_TEST

static const TTest **const tests[] = { &csv_is_read_by_its_header,
                                       &a_header_that_does_not_fit_is_refused,
                                       &bad_fields_are_told,
                                       &tables_are_read_by_their_columns,
                                       &wrong_columns_are_refused,
                                       &a_trace_needs_a_use,
                                       &a_nul_does_not_end_a_field,
                                       &the_published_web_log_is_read,
                                       &the_published_hadoop_day_is_read,
                                       &the_published_conversations_are_read,
                                       &the_published_machine_is_read,
                                       NULL };

SUITE_MAIN ("trace-table", tests)
