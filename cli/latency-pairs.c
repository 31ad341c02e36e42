/* A CSV of pairs, answered row by row. */
#include "config.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/json-output.h"
#include "cli/latency.h"
#include "sim/sim-csv.h"

enum
{
  BYTES_MOST = 64 * 1024 * 1024, /* of a file of pairs */
  TOLD_MOST = 20                 /* mistakes told one by one */
};

typedef struct
{
  const Latency *latency;
  const char *path;
  int src, dst; /* columns */
  guint n_wrong;
  GString *out;         /* CSV */
  JsonBuilder *builder; /* or NULL */
} Pairs;

static char *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  struct stat about;
  char *text = NULL;
  const char *why = NULL;

  if (stat (path, &about) != 0)
    why = g_strerror (errno);
  else if (!S_ISREG (about.st_mode))
    why = "is not a regular file; expected a CSV file";
  else if (about.st_size > BYTES_MOST)
    why = "is larger than 64 MiB";
  else if (!g_file_get_contents (path, &text, NULL, &error))
    why = error->message;
  if (why != NULL)
    g_printerr ("sovsim latency: %s: %s\n", path, why);
  return text;
}

/* The fields of one line; a field in quotes may contain commas. */
static char **
split_fields (const char *line)
{
  GStrvBuilder *builder = g_strv_builder_new ();
  g_autoptr (GString) field = g_string_new (NULL);
  gboolean quoted = FALSE;
  char **fields;

  for (const char *at = line; *at != '\0'; at++)
    if (*at == '"' && quoted && at[1] == '"')
      g_string_append_c (field, *at++);
    else if (*at == '"')
      quoted = !quoted;
    else if (*at == ',' && !quoted)
      {
        g_strv_builder_add (builder, g_strstrip (field->str));
        g_string_truncate (field, 0);
      }
    else
      g_string_append_c (field, *at);
  g_strv_builder_add (builder, g_strstrip (field->str));
  fields = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return fields;
}

static int
find_column (char **header, const char *name)
{
  for (int i = 0; header[i] != NULL; i++)
    if (g_ascii_strcasecmp (header[i], name) == 0)
      return i;
  return -1;
}

static gboolean
read_header (Pairs *pairs, char *line)
{
  g_auto (GStrv) header = split_fields (line);

  pairs->src = find_column (header, "src");
  pairs->dst = find_column (header, "dst");
  if (pairs->src >= 0 && pairs->dst >= 0)
    return TRUE;
  g_printerr ("sovsim latency: %s:1: has no column '%s'; the first line names "
              "the columns, src and dst among them\n",
              pairs->path, pairs->src < 0 ? "src" : "dst");
  return FALSE;
}

static void
complain (Pairs *pairs, guint row, const char *wrong)
{
  if (pairs->n_wrong++ < TOLD_MOST)
    g_printerr ("sovsim latency: %s:%u: %s\n", pairs->path, row, wrong);
}

static void
write_row (Pairs *pairs, const char *src, const char *dst, const Answer *answer)
{
  g_autofree char *route = latency_route (pairs->latency, answer);
  g_autoptr (GString) line = g_string_new (NULL);
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  sim_csv_append (line, src);
  sim_csv_append (line, dst);
  sim_csv_append (line, !answer->path.is_open
                            ? ""
                            : g_ascii_formatd (number, sizeof number, "%.3f",
                                               latency_ms (answer->path.rtt)));
  sim_csv_append (
      line, g_ascii_formatd (number, sizeof number, "%.1f", answer->path.km));
  sim_csv_append (line, route);
  g_string_append_printf (pairs->out, "%s\n", line->str);
}

static void
answer_row (Pairs *pairs, guint row, char *line)
{
  g_auto (GStrv) fields = split_fields (line);
  g_autofree char *wrong = NULL;
  int n = (int) g_strv_length (fields);
  Answer answer;

  if (n == 1 && fields[0][0] == '\0')
    return;
  if (n <= pairs->src || n <= pairs->dst)
    complain (pairs, row, "has too few columns");
  else if (!latency_answer (pairs->latency, fields[pairs->src],
                            fields[pairs->dst], &answer, &wrong))
    complain (pairs, row, wrong);
  else if (pairs->n_wrong == 0 && pairs->builder != NULL)
    latency_build_json (pairs->builder, pairs->latency, &answer);
  else if (pairs->n_wrong == 0)
    write_row (pairs, fields[pairs->src], fields[pairs->dst], &answer);
}

/* Cut off the first line of @text; what follows it, or NULL. */
static char *
cut_line (char *text)
{
  char *end = strchr (text, '\n');

  if (end == NULL)
    return NULL;
  *end = '\0';
  return end + 1;
}

/* All rows, or none: a file with a mistake is not answered by half. */
static gboolean
answer_all (Pairs *pairs, char *text)
{
  char *line = g_str_has_prefix (text, "\xef\xbb\xbf") ? text + 3 : text;
  char *next = cut_line (line);

  if (!read_header (pairs, line))
    return FALSE;
  for (guint row = 2; next != NULL; row++)
    {
      line = next;
      next = cut_line (line);
      if (g_utf8_validate (line, -1, NULL))
        answer_row (pairs, row, line);
      else
        complain (pairs, row, "is not valid UTF-8");
    }
  return TRUE;
}

static ExitStatus
finish (Pairs *pairs)
{
  if (pairs->n_wrong > TOLD_MOST)
    g_printerr ("sovsim latency: %s: and %u more\n", pairs->path,
                pairs->n_wrong - TOLD_MOST);
  if (pairs->n_wrong > 0)
    return EXIT_USAGE;
  if (pairs->builder != NULL)
    {
      json_builder_end_array (pairs->builder);
      json_output_print (pairs->builder);
    }
  else
    g_print ("%s", pairs->out->str);
  return EXIT_FINE;
}

ExitStatus
latency_pairs (const Latency *latency, const char *path, gboolean json)
{
  g_autofree char *text = read_file (path);
  g_autoptr (GString) out = g_string_new ("src,dst,rtt_ms,km,route\n");
  g_autoptr (JsonBuilder) builder = json ? json_builder_new () : NULL;
  Pairs pairs = { latency, path, -1, -1, 0, out, builder };

  if (text == NULL)
    return EXIT_USAGE;
  if (builder != NULL)
    json_builder_begin_array (builder);
  return answer_all (&pairs, text) ? finish (&pairs) : EXIT_USAGE;
}
