#include "config.h"

#include <math.h>
#include <string.h>

#include "cli/comparing-private.h"
#include "cli/output.h"

/* What is counted has no digits after the point. */
char *
comparing_number (double value, int digits)
{
  gboolean is_whole = !(fabs (value - rint (value)) > 0) && fabs (value) < 1e4;

  return is_whole ? g_strdup_printf ("%d", (int) value)
                  : output_number (value, digits);
}

/* ---- Exact answers ------------------------------------------------------- */

static const char *
name_in (const Comparing *comparing, const Slice *slice, guint m)
{
  return comparison_contender (comparing->comparison, slice->members[m])->name;
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

void
comparing_print_answers (const Comparing *comparing, const Slice *slice)
{
  g_autoptr (Table) table = table_new ("lrrrr");
  const char *cells[ABREAST + 1] = { "" };
  guint n_same = 0;

  for (guint m = 0; m < slice->n; m++)
    cells[m + 1] = name_in (comparing, slice, m);
  table_add_line (table, "");
  table_add_line (table, "Exact answers at the end that differ (D direct, T by "
                         "treaty, X by breaking a law, N nobody)");
  table_add (table, cells);
  for (guint i = 0; i < comparing->answers->len; i++)
    {
      const ExactAnswer *answer = g_ptr_array_index (comparing->answers, i);

      gboolean differs = differs_in (answer, slice);

      n_same += !differs;
      cells[0] = answer->question;
      for (guint m = 0; m < slice->n; m++)
        cells[m + 1] = answer->values[slice->members[m]];
      if (differs)
        table_add (table, cells);
    }
  table_print (table);
  g_print ("%u of %u are the same in all\n", n_same, comparing->answers->len);
}

/* ---- Pareto -------------------------------------------------------------- */

static char *
mean_text (const Comparing *comparing, guint i, guint contender, guint best)
{
  const Series *series = comparison_series (comparing->comparison, i);
  SimInterval mean = comparison_mean (comparing->comparison, i, contender);
  double factor;
  g_autofree char *text = NULL;

  comparing_unit (series, &factor);
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
  guint n = comparing_rank (comparing, i, slice->group, order);
  double factor;
  g_autofree char *label = comparison_label (series);
  g_auto (GStrv) texts = g_new0 (char *, ABREAST + 1);
  const char *cells[ABREAST + 3]
      = { label, comparing_unit (series, &factor), series->direction };

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
  g_print ("Regret is 0 for the best mean and 1 for the worst; weights:");
  for (guint o = 0; o < comparing->outcomes->len; o++)
    {
      g_autofree char *label = comparison_label (
          comparison_series (comparing->comparison,
                             g_array_index (comparing->outcomes, guint, o)));

      g_print ("%s %s %g", o > 0 ? "," : "", label, comparing->weights[o]);
    }
  g_print ("\n");
}

void
comparing_print_outcomes (const Comparing *comparing, const Slice *slice)
{
  g_autoptr (Table) table = table_new ("lllrrrr");
  const char *cells[ABREAST + 3] = { "", "", "better" };

  for (guint m = 0; m < slice->n; m++)
    cells[m + 3] = name_in (comparing, slice, m);
  table_add_line (table, "");
  table_add_line (table, "All that counts, side by side; * the best mean");
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
  Dominance dominance
      = comparison_dominates (comparison, comparing->outcomes, one, other);

  if (one == other || dominance == DOMINANCE_NONE)
    return 0;
  g_print ("%s is dominated by %s%s\n",
           comparison_contender (comparison, other)->name,
           comparison_contender (comparison, one)->name,
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
