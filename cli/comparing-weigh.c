#include "config.h"

#include <math.h>
#include <string.h>

#include "cli/comparing-private.h"
#include "cli/output.h"
#include "plots/text-fit.h"

/* What is counted has no digits after the point. */
char *
comparing_number (double value, int digits)
{
  gboolean is_whole = !(fabs (value - rint (value)) > 0) && fabs (value) < 1e4;

  return is_whole ? g_strdup_printf ("%d", (int) value)
                  : output_number (value, digits);
}

char *
comparing_heading (const Comparing *comparing, const char *text, guint group,
                   const char *more)
{
  const char *name = comparison_group_name (comparing->comparison, group);

  return g_strconcat (text, *name != '\0' ? " in " : "", name, more, NULL);
}

char *
comparing_head (const Comparing *comparing, guint contender)
{
  g_autofree char *name
      = comparison_name_within (comparing->comparison, contender);

  return text_shorten (name, HEADS_WIDTH - 2);
}

/* ---- Exact answers ------------------------------------------------------- */

/* The names of the members from @cells on. Free with g_strfreev. */
static char **
heads_of (const Comparing *comparing, const Slice *slice, const char **cells)
{
  char **heads = g_new0 (char *, ABREAST + 1);

  for (guint m = 0; m < slice->n; m++)
    cells[m] = heads[m] = comparing_head (comparing, slice->members[m]);
  return heads;
}

static gboolean
differs_in (const ExactAnswer *answer, const Slice *slice)
{
  for (guint m = 1; m < slice->n; m++)
    if (strcmp (answer->values[slice->members[m]],
                answer->values[slice->members[0]])
        != 0)
      return TRUE;
  return FALSE;
}

static void
add_answer (Table *table, const ExactAnswer *answer, const Slice *slice)
{
  const char *cells[ABREAST + 1] = { answer->question };

  for (guint m = 0; m < slice->n; m++)
    cells[m + 1] = answer->values[slice->members[m]];
  table_add (table, cells);
}

void
comparing_print_answers (const Comparing *comparing, const Slice *slice)
{
  g_autoptr (Table) table = table_new ("lrrrr");
  const char *cells[ABREAST + 1] = { "" };
  g_auto (GStrv) heads = NULL;
  g_autofree char *heading = comparing_heading (
      comparing, "Exact answers at the end that differ", slice->group,
      " (D direct, T by treaty, X by breaking a law, N nobody)");
  guint n = comparing->answers->len, n_differ = 0;

  heads = heads_of (comparing, slice, cells + 1);
  table_add_line (table, "");
  table_add_line (table, heading);
  table_add (table, cells);
  for (guint i = 0; i < n; i++)
    {
      const ExactAnswer *answer = g_ptr_array_index (comparing->answers, i);

      if (!differs_in (answer, slice))
        continue;
      add_answer (table, answer, slice);
      n_differ++;
    }
  if (n_differ > 0)
    table_print (table);
  g_print ("%s%u of %u%s are the same in all\n", n_differ > 0 ? "" : "\n",
           n - n_differ, n, n_differ > 0 ? "" : " exact answers at the end");
}

/* ---- Pareto -------------------------------------------------------------- */

static char *
mean_text (const Comparing *comparing, guint i, guint contender, guint best)
{
  const Series *series = comparison_series (comparing->comparison, i);
  SimInterval mean = comparison_mean (comparing->comparison, i, contender);
  double factor;
  g_autofree char *text = NULL;

  comparison_unit (series, &factor);
  text = mean.n == 0 ? g_strdup ("-")
                     : comparing_number (mean.estimate * factor, 4);
  return g_strconcat (text, contender == best ? " *" : "  ", NULL);
}

static void
add_outcome (Table *table, const Comparing *comparing, guint o,
             const Slice *slice)
{
  guint i = g_array_index (comparing->outcomes, guint, o);
  const Series *series = comparison_series (comparing->comparison, i);
  g_autofree guint *order
      = g_new (guint, comparing->comparison->contenders->len);
  guint n = comparison_rank (comparing->comparison, i, slice->group, order);
  double factor;
  g_autofree char *label = comparison_label (series);
  g_auto (GStrv) texts = g_new0 (char *, ABREAST + 1);
  const char *cells[ABREAST + 3]
      = { label, comparison_unit (series, &factor), series->direction };

  for (guint m = 0; m < slice->n; m++)
    cells[m + 3] = texts[m] = mean_text (comparing, i, slice->members[m],
                                         n > 0 ? order[0] : slice->members[m]);
  table_add (table, cells);
}

static void
add_regret (Table *table, const Comparing *comparing, const Slice *slice)
{
  g_auto (GStrv) texts = g_new0 (char *, ABREAST + 1);
  const char *cells[ABREAST + 3] = { "weighted regret", "", "lower" };

  for (guint m = 0; m < slice->n; m++)
    {
      double regret
          = comparison_regret (comparing->comparison, comparing->outcomes,
                               comparing->weights, slice->members[m]);
      g_autofree char *number = output_number (regret, 3);

      texts[m] = g_strconcat (number, "  ", NULL);
      cells[m + 3] = texts[m];
    }
  table_add (table, cells);
}

static void
print_weights (const Comparing *comparing)
{
  g_autoptr (GString) line = g_string_new (
      "Regret is 0 for the best mean and 1 for the worst; weights:");

  for (guint o = 0; o < comparing->outcomes->len; o++)
    {
      g_autofree char *label = comparison_label (
          comparison_series (comparing->comparison,
                             g_array_index (comparing->outcomes, guint, o)));

      g_string_append_printf (line, "%s %s %g", o > 0 ? "," : "", label,
                              comparing->weights[o]);
    }
  output_wrapped ("%s", line->str);
}

void
comparing_print_outcomes (const Comparing *comparing, const Slice *slice)
{
  g_autoptr (Table) table = table_new ("lllrrrr");
  const char *cells[ABREAST + 3] = { "", "", "better" };
  g_auto (GStrv) heads = NULL;
  g_autofree char *heading
      = comparing_heading (comparing, "All that counts", slice->group,
                           ", side by side; * the best mean");

  heads = heads_of (comparing, slice, cells + 3);
  table_add_line (table, "");
  table_add_line (table, heading);
  table_add (table, cells);
  for (guint o = 0; o < comparing->outcomes->len; o++)
    add_outcome (table, comparing, o, slice);
  if (comparing->weights != NULL)
    add_regret (table, comparing, slice);
  table_print (table);
}

static guint
print_dominated (const Comparing *comparing, guint one, guint other)
{
  const Comparison *comparison = comparing->comparison;
  g_autofree char *better = NULL, *worse = NULL;
  Dominance dominance
      = comparison_dominates (comparison, comparing->outcomes, one, other);

  if (one == other || dominance == DOMINANCE_NONE)
    return 0;
  better = comparison_name_within (comparison, one);
  worse = comparison_name_within (comparison, other);
  output_wrapped ("%s is dominated by %s%s", worse, better,
                  dominance == DOMINANCE_SHOWN
                      ? ": worse somewhere, better nowhere"
                      : ", perhaps: somewhere no difference is shown");
  return 1;
}

void
comparing_print_dominance (const Comparing *comparing, guint group)
{
  const Comparison *comparison = comparing->comparison;
  guint n = comparison->contenders->len, n_dominated = 0;

  if (comparing->weights != NULL)
    print_weights (comparing);
  for (guint one = 0; one < n; one++)
    for (guint other = 0; other < n; other++)
      if (comparison_contender (comparison, one)->group == group
          && comparison_contender (comparison, other)->group == group)
        n_dominated += print_dominated (comparing, one, other);
  if (n_dominated == 0)
    g_print ("No variant is dominated by another.\n");
}
