#include "config.h"

#include "cli/summary.h"

#include <math.h>
#include <string.h>

#include "cli/json-output.h"
#include "cli/output.h"
#include "cli/summary-answers.h"
#include "cli/summary-read.h"
#include "sim/sim-labels.h"

enum
{
  VARIANTS_ABREAST = 3, /* fit in 100 columns */
  MOST_CLASSES = 8      /* of customers at a queue, each with its lines */
};

/* --- tables --------------------------------------------------------------- */

/* What the summary shows, in order; labels that vary make a line each. */
typedef struct
{
  const char *metric;
  const char *key;  /* the only label of the lines wanted, or NULL: none; with
                       its value where only that is wanted */
  const char *text; /* with the label's value for %s */
  const char *unit;
  double factor; /* from the metric's unit to this one */
} Wanted;

static const Wanted WANTED[] = {
  { "latency.p50", NULL, "latency of all users, median", "ms", 1 },
  { "latency.p95", NULL, "latency of all users, 95th percentile", "ms", 1 },
  { "latency.p50", "law", "  users under %s law, median", "ms", 1 },
  { "latency.p95", "law", "  users under %s law, 95th percentile", "ms", 1 },
  { "availability", NULL, "requests served", "%", 100 },
  { "requests.lost", "reason=overload", "requests lost (overload)", "1000",
    0.001 },
  { "requests.lost", "reason=timeout", "requests lost (timeout)", "1000",
    0.001 },
  { "requests.lost", "reason=outage", "requests lost (outage)", "1000", 0.001 },
  { "requests.retried", NULL, "further attempts", "1000", 0.001 },
  { "user-days.lost", "reason", "users lost (%s), times days", "1000 d",
    0.001 },
  { "catalogue.share", NULL, "needed services in the catalogue", "%", 100 },
  { "subject-days.abroad", "law", "persons abroad of %s law, times days",
    "1000 d", 0.001 },
  { "subject-days.exposed", "rule", "exposed under %s, times days", "1000 d",
    0.001 },
  { "filing.days", "procedure", "filing by %s, mean", "d", 1 },
  { "refunds", NULL, "users paid back", "1", 1 },
  { "overblocking", "takedown", "refused outside / inside, %s", "1", 1 },
  { "demands.accounts", "stream", "accounts asked for, %s", "1", 1 },
  { "demands.given", "stream", "accounts given, %s", "1", 1 },
  { "queue.utilisation", "queue", "servers at work at %s", "%", 100 },
  { "queue.lost", "queue", "customers lost at %s", "%", 100 },
  { "queue.throughput", "queue", "customers served at %s", "1/s", 1 },
  { "queue.inside", "queue", "customers at %s, mean", "1", 1 },
  { "queue.wait", "queue", "waiting at %s, mean", "ms", 1 },
  { "queue.wait.p95", "queue", "waiting at %s, 95th percentile", "ms", 1 },
  { "queue.stay", "queue", "time at %s, mean", "ms", 1 },
  { "queue.stay.p95", "queue", "time at %s, 95th percentile", "ms", 1 },
};

/* "48.2", "48.2 ± 0.3"; the interval only where there is one. */
static char *
estimate_text (const Line *line, guint place, double factor)
{
  SimInterval interval = line_estimate (line, place);
  g_autofree char *mean = NULL;
  g_autofree char *half = NULL;

  if (line->values[place]->len == 0)
    return g_strdup ("0");
  mean = output_number (interval.estimate * factor, 4);
  if (interval.n < 2 || interval.half_width <= 1e-5 * fabs (interval.estimate))
    return g_steal_pointer (&mean);
  half = output_number (interval.half_width * factor, 2);
  return g_strdup_printf ("%s ± %s", mean, half);
}

static char *
line_text (const Wanted *wanted, const Line *line)
{
  g_autofree char *value = NULL;
  g_auto (GStrv) parts = NULL;

  if (wanted->key == NULL || strchr (wanted->key, '=') != NULL)
    return g_strdup (wanted->text);
  value = sim_labels_get (line->labels, wanted->key);
  parts = g_strsplit (wanted->text, "%s", 2);
  return g_strconcat (parts[0], value, parts[1], NULL);
}

/* Nothing at all in any variant is not worth a line. */
static gboolean
is_nothing (const Line *line)
{
  for (guint i = 0; line->values[i] != NULL; i++)
    for (guint j = 0; j < line->values[i]->len; j++)
      if (g_array_index (line->values[i], double, j) != 0)
        return FALSE;
  return TRUE;
}

/* Parts of what a line is about. */
static gboolean
is_partial (const Line *line)
{
  g_autofree char *population = sim_labels_get (line->labels, "population");
  g_autofree char *class = sim_labels_get (line->labels, "class");

  return population != NULL || class != NULL;
}

static gboolean
is_wanted (const Wanted *wanted, const Line *line)
{
  if (strcmp (line->metric, wanted->metric) != 0)
    return FALSE;
  if (wanted->key == NULL)
    return line->labels[0] == '\0';
  return !is_partial (line) && strstr (line->labels, wanted->key) != NULL;
}

static void
add_line (Table *table, const Wanted *wanted, const char *text,
          const Line *line, guint first, guint last)
{
  const char *cells[VARIANTS_ABREAST + 2] = { NULL };
  g_auto (GStrv) estimates = g_new0 (char *, VARIANTS_ABREAST + 1);

  cells[0] = text;
  cells[1] = wanted->unit;
  for (guint i = first; i < last; i++)
    {
      estimates[i - first] = estimate_text (line, i, wanted->factor);
      cells[i - first + 2] = estimates[i - first];
    }
  table_add (table, cells);
}

/* What @line says of all customers, @part says of one class. */
static gboolean
is_class_of (const Line *part, const Line *line)
{
  g_autofree char *class = sim_labels_get (part->labels, "class");
  g_autofree char *whole
      = class == NULL ? NULL
                      : g_strdup_printf ("class=%s;%s", class, line->labels);

  return whole != NULL && strcmp (part->metric, line->metric) == 0
         && strcmp (part->labels, whole) == 0;
}

/* One class is all customers, and many are for metrics.csv. */
static void
add_classes (const Summary *summary, Table *table, const Wanted *wanted,
             const Line *line, guint first, guint last)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  for (guint i = 0; i < summary->lines->len; i++)
    if (is_class_of (g_ptr_array_index (summary->lines, i), line))
      g_ptr_array_add (parts, g_ptr_array_index (summary->lines, i));
  for (guint i = 0;
       parts->len > 1 && parts->len <= MOST_CLASSES && i < parts->len; i++)
    {
      const Line *part = g_ptr_array_index (parts, i);
      g_autofree char *class = sim_labels_get (part->labels, "class");
      g_autofree char *text = g_strdup_printf ("  of class %s", class);

      if (!is_nothing (part))
        add_line (table, wanted, text, part, first, last);
    }
}

/* Adds a line for each thing measured; FALSE when there was none. */
static gboolean
add_wanted (const Summary *summary, Table *table, guint first, guint last)
{
  gboolean is_any = FALSE;

  for (guint w = 0; w < G_N_ELEMENTS (WANTED); w++)
    for (guint i = 0; i < summary->lines->len; i++)
      {
        const Line *line = g_ptr_array_index (summary->lines, i);
        g_autofree char *text = NULL;

        if (!is_wanted (&WANTED[w], line) || is_nothing (line))
          continue;
        text = line_text (&WANTED[w], line);
        add_line (table, &WANTED[w], text, line, first, last);
        add_classes (summary, table, &WANTED[w], line, first, last);
        is_any = TRUE;
      }
  return is_any;
}

/* --- who can read --------------------------------------------------------- */

static int
compare_texts (gconstpointer left, gconstpointer right)
{
  return strcmp (*(const char *const *) left, *(const char *const *) right);
}

/* The distinct asset or authority ids of the findings, sorted; owned. */
static GPtrArray *
ids_in_letters (const Summary *summary, guint part)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, summary->letters);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      g_auto (GStrv) parts = g_strsplit (key, " ", 3);

      if (!g_ptr_array_find_with_equal_func (ids, parts[part], g_str_equal,
                                             NULL))
        g_ptr_array_add (ids, g_strdup (parts[part]));
    }
  g_ptr_array_sort (ids, compare_texts);
  return ids;
}

static const char *
title_of (const Summary *summary, const char *kind, const char *id)
{
  g_autofree char *key = g_strdup_printf ("%s %s", kind, id);
  const char *title = g_hash_table_lookup (summary->titles, key);

  return title != NULL ? title : id;
}

/* "D or X" in one run: what is unknown decides. */
static gboolean
is_open (const Summary *summary)
{
  GHashTableIter iter;
  gpointer letters;

  g_hash_table_iter_init (&iter, summary->letters);
  while (g_hash_table_iter_next (&iter, NULL, &letters))
    if (strstr (letters, " or ") != NULL)
      return TRUE;
  return FALSE;
}

static void
add_access (const Summary *summary, Table *table, guint first, guint last)
{
  g_autoptr (GPtrArray) assets = ids_in_letters (summary, 1);
  g_autoptr (GPtrArray) authorities = ids_in_letters (summary, 2);

  for (guint a = 0; a < assets->len; a++)
    for (guint b = 0; b < authorities->len; b++)
      {
        const char *cells[VARIANTS_ABREAST + 2] = { NULL };
        const char *asset = g_ptr_array_index (assets, a);
        const char *authority = g_ptr_array_index (authorities, b);
        g_autofree char *text
            = g_strdup_printf ("%s: %s", title_of (summary, "asset", asset),
                               title_of (summary, "authority", authority));

        cells[0] = text;
        for (guint i = first; i < last; i++)
          {
            g_autofree char *key
                = g_strdup_printf ("%u %s %s", i, asset, authority);

            cells[i - first + 2] = g_hash_table_lookup (summary->letters, key);
          }
        table_add (table, cells);
      }
}

/* --- printing ------------------------------------------------------------- */

static const char *
meta_of (const Summary *summary, const char *key)
{
  const char *value = g_hash_table_lookup (summary->meta, key);

  return value != NULL ? value : "";
}

static void
print_head (const Summary *summary)
{
  static const char how[] = "mean and 95 % interval over replications";
  g_autofree char *from = sim_time_format (summary->from);
  g_autofree char *to = sim_time_format (summary->to);
  g_autofree char *what = g_strdup_printf (
      "%s to %s, %d regime%s, %u run%s, seed %s;", from, to, summary->n_regimes,
      summary->n_regimes == 1 ? "" : "s", summary->n_runs,
      summary->n_runs == 1 ? "" : "s", meta_of (summary, "seed"));

  output_wrapped ("%s", meta_of (summary, "scenario-title"));
  if (*meta_of (summary, "question") != '\0')
    output_wrapped ("%s", meta_of (summary, "question"));
  g_print ("%s%s%s\n\n", what,
           strlen (what) + sizeof how > OUTPUT_WIDTH ? "\n" : " ", how);
}

static void
print_block (const Summary *summary, guint first, guint last)
{
  g_autoptr (Table) table = table_new ("lrrrr");
  const char *heading[VARIANTS_ABREAST + 2] = { "", "" };
  gboolean is_any;

  for (guint i = first; i < last; i++)
    heading[i - first + 2] = g_ptr_array_index (summary->points, i);
  table_add (table, heading);
  is_any = add_wanted (summary, table, first, last);
  if (g_hash_table_size (summary->letters) > 0)
    {
      table_add_line (table, "Who can read it at the end (D direct, T by "
                             "treaty, X only by breaking a law, N nobody):");
      add_access (summary, table, first, last);
      if (is_open (summary))
        table_add_line (table, "D or X: what is unknown decides; sovsim ask "
                               "can-read names it.");
    }
  else if (!is_any)
    table_add_line (table, "Nothing to sum up: every measure that would stand "
                           "here is 0.");
  table_print (table);
}

static void
print_tables (const Summary *summary)
{
  guint n = summary->points->len;

  print_head (summary);
  for (guint first = 0; first < n; first += VARIANTS_ABREAST)
    print_block (summary, first, MIN (first + VARIANTS_ABREAST, n));
  summary_print_answers (summary);
  g_print ("\nExposure within a model, not legal advice.\n");
}

static void
add_json_line (JsonBuilder *builder, const Summary *summary, const Line *line)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "metric");
  json_builder_add_string_value (builder, line->metric);
  json_builder_set_member_name (builder, "labels");
  json_builder_add_string_value (builder, line->labels);
  for (guint i = 0; i < summary->points->len; i++)
    {
      SimInterval interval = line_estimate (line, i);

      json_builder_set_member_name (builder,
                                    g_ptr_array_index (summary->points, i));
      json_builder_begin_object (builder);
      json_output_number (builder, "mean",
                          interval.n > 0 ? interval.estimate : (double) NAN);
      json_output_number (builder, "half-width", interval.half_width);
      json_output_int (builder, "n", interval.n);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

static void
print_json (const Summary *summary)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "scenario");
  json_builder_add_string_value (builder, meta_of (summary, "scenario"));
  json_builder_set_member_name (builder, "seed");
  json_builder_add_string_value (builder, meta_of (summary, "seed"));
  json_builder_set_member_name (builder, "metrics");
  json_builder_begin_array (builder);
  for (guint i = 0; i < summary->lines->len; i++)
    add_json_line (builder, summary, g_ptr_array_index (summary->lines, i));
  json_builder_end_array (builder);
  summary_add_answers (summary, builder);
  json_builder_end_object (builder);
  json_output_print (builder);
}

gboolean
summary_print (SimStore *store, gboolean json, GError **error)
{
  Summary summary;
  gboolean fine;

  fine = summary_read (&summary, store, error);
  if (fine && json)
    print_json (&summary);
  else if (fine)
    print_tables (&summary);
  summary_clear (&summary);
  return fine;
}
