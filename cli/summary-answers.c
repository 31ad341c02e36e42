#include "config.h"

#include "cli/summary-answers.h"

#include <math.h>
#include <string.h>

#include "cli/json-output.h"
#include "cli/output.h"
#include "models/metrics.h"
#include "plots/answers.h"

/* A known answer and what was measured; n is 0 when nothing was. */
typedef struct
{
  const Answer *answer;
  SimInterval interval;
} Comparison;

static Comparison
compare (const Summary *summary, const Answer *answer)
{
  Comparison comparison = { .answer = answer };
  int place = summary_place (summary, answer->point);

  for (guint i = 0; place >= 0 && i < summary->lines->len; i++)
    {
      const Line *line = g_ptr_array_index (summary->lines, i);

      if (strcmp (line->metric, answer->metric) == 0
          && strcmp (line->labels, answer->labels) == 0)
        comparison.interval = line_estimate (line, (guint) place);
    }
  return comparison;
}

/* Two replications are the least that bound anything. */
static const char *
verdict_of (const Comparison *comparison)
{
  const SimInterval *interval = &comparison->interval;
  double exact = comparison->answer->exact;

  if (interval->n < 2)
    return "unknown";
  return interval->low <= exact && exact <= interval->high ? "inside"
                                                           : "outside";
}

static const char *
unit_of (const Answer *answer)
{
  for (guint i = 0; METRICS[i] != NULL; i++)
    if (strcmp (METRICS[i]->name, answer->metric) == 0)
      return METRICS[i]->unit;
  return "";
}

/* As many digits as the interval leaves to be told. */
static char *
measured_text (const SimInterval *interval)
{
  g_autofree char *mean = NULL;
  g_autofree char *half = NULL;
  int digits = 6;

  if (interval->n == 0)
    return g_strdup ("-");
  if (interval->n < 2 || !(interval->half_width > 0))
    return output_number (interval->estimate, digits);
  if (interval->estimate != 0)
    digits = (int) floor (log10 (fabs (interval->estimate)))
             - (int) floor (log10 (interval->half_width)) + 2;
  mean = output_number (interval->estimate, CLAMP (digits, 1, 9));
  half = output_number (interval->half_width, 2);
  return g_strdup_printf ("%s ± %s", mean, half);
}

static void
add_row (Table *table, const Comparison *comparison)
{
  const Answer *answer = comparison->answer;
  g_autofree char *name = g_strdup_printf ("  %s", answer->labels);
  g_autofree char *exact = output_number (answer->exact, 7);
  g_autofree char *measured = measured_text (&comparison->interval);
  const char *cells[]
      = { name, unit_of (answer), exact, measured, verdict_of (comparison) };

  table_add (table, cells);
}

/* A line for each metric and its formula, above the answers that it gives. */
static void
add_formula (Table *table, const Answer *answer, const Answer *before)
{
  g_autofree char *line
      = g_strdup_printf ("%s = %s", answer->metric, answer->formula);

  if (before == NULL || strcmp (before->metric, answer->metric) != 0
      || strcmp (before->formula, answer->formula) != 0)
    table_add_line (table, line);
}

static void
add_variant (const Summary *summary, const GPtrArray *answers, guint place,
             Table *table)
{
  static const char *const heads[]
      = { "", "unit", "exact", "measured", "interval" };
  int point = g_array_index (summary->numbers, int, place);
  const Answer *before = NULL;

  if (summary->points->len > 1)
    table_add_line (table, g_ptr_array_index (summary->points, place));
  table_add (table, heads);
  for (guint i = 0; i < answers->len; i++)
    {
      const Answer *answer = g_ptr_array_index (answers, i);
      Comparison comparison = compare (summary, answer);

      if (answer->point != point)
        continue;
      add_formula (table, answer, before);
      add_row (table, &comparison);
      before = answer;
    }
}

static void
print_unknown (const Summary *summary)
{
  const char *why = g_hash_table_lookup (summary->meta, "answers-unknown");

  if (why == NULL || *why == '\0')
    return;
  g_print ("\nKnown answers are of the file as it stands and do not apply "
           "here:\n  %s\n",
           why);
}

void
summary_print_answers (const Summary *summary)
{
  g_autoptr (Table) table = table_new ("llrrl");

  print_unknown (summary);
  if (summary->answers->len == 0)
    return;
  g_print ("\nKnown answers; one in twenty lies outside its interval by "
           "chance\n");
  for (guint place = 0; place < summary->points->len; place++)
    add_variant (summary, summary->answers, place, table);
  table_print (table);
}

static void
add_object (const Summary *summary, const Answer *answer, JsonBuilder *builder)
{
  Comparison comparison = compare (summary, answer);
  int place = summary_place (summary, answer->point);

  if (place < 0)
    return;
  json_builder_begin_object (builder);
  json_output_text (builder, "variant",
                    g_ptr_array_index (summary->points, (guint) place));
  json_output_text (builder, "metric", answer->metric);
  json_output_text (builder, "labels", answer->labels);
  json_output_number (builder, "exact", answer->exact);
  json_output_number (builder, "mean", comparison.interval.estimate);
  json_output_number (builder, "low", comparison.interval.low);
  json_output_number (builder, "high", comparison.interval.high);
  json_output_text (builder, "interval", verdict_of (&comparison));
  json_output_text (builder, "formula", answer->formula);
  json_output_text (builder, "source", answer->source);
  json_builder_end_object (builder);
}

void
summary_add_answers (const Summary *summary, JsonBuilder *builder)
{
  const char *why = g_hash_table_lookup (summary->meta, "answers-unknown");

  if (why != NULL && *why != '\0')
    json_output_text (builder, "known-answers-unknown", why);
  if (summary->answers->len == 0)
    return;
  json_builder_set_member_name (builder, "known-answers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < summary->answers->len; i++)
    add_object (summary, g_ptr_array_index (summary->answers, i), builder);
  json_builder_end_array (builder);
}
