#include "config.h"

#include <math.h>
#include <string.h>

#include "cli/comparing.h"
#include "cli/output.h"

enum
{
  ABREAST = 4 /* contenders in a table that fits */
};

/* Of the difference; what the header of docs/compare.md promises. */
#define WANTED_SHARE 0.02

/* ---- Numbers ------------------------------------------------------------- */

/* What is counted has no digits after the point. */
static char *
number_text (double value, int digits)
{
  gboolean is_whole = !(fabs (value - rint (value)) > 0) && fabs (value) < 1e4;

  return is_whole ? g_strdup_printf ("%d", (int) value)
                  : output_number (value, digits);
}

static char *
signed_number (double value, int digits)
{
  g_autofree char *text = number_text (value, digits);

  return g_strconcat (value > 0 ? "+" : "", text, NULL);
}

/* "-1019 ± 10"; an exact one has no interval. */
static char *
interval_text (const SimInterval *interval, double factor)
{
  g_autofree char *centre = signed_number (interval->estimate * factor, 4);
  g_autofree char *half = NULL;

  if (!isfinite (interval->estimate))
    return g_strdup ("-");
  if (!isfinite (interval->half_width))
    return g_strconcat (centre, " ± ?", NULL);
  if (interval->half_width <= 1e-5 * fabs (interval->estimate))
    return g_steal_pointer (&centre);
  half = output_number (interval->half_width * fabs (factor), 2);
  return g_strdup_printf ("%s ± %s", centre, half);
}

static char *
relative_text (const SimInterval *relative)
{
  g_autofree char *share = NULL;
  SimInterval shown = *relative;

  /* Three digits do for a share. */
  if (!isfinite (shown.estimate))
    return g_strdup ("-");
  shown.estimate = fabs (shown.estimate) < 10
                       ? round (shown.estimate * 1e4) / 1e4
                       : shown.estimate;
  share = interval_text (&shown, 100);
  return g_strconcat (share, " %", NULL);
}

static char *
p_text (const Difference *difference)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (difference->contrast.is_exact)
    return g_strdup ("exact");
  if (!(difference->contrast.error > 0))
    return g_strdup ("always");
  if (difference->p_adjusted < 1e-4)
    return g_strdup ("<1e-4");
  return g_strdup (
      g_ascii_formatd (buffer, sizeof buffer, "%.2g", difference->p_adjusted));
}

static char *
saving_text (const Difference *difference)
{
  double saving = sim_contrast_saving (&difference->contrast);
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (isnan (saving))
    return g_strdup ("");
  if (saving >= 1e6)
    return g_strdup (">x1e6");
  g_ascii_formatd (buffer, sizeof buffer, saving < 100 ? "%.1f" : "%.0f",
                   saving);
  return g_strconcat ("x", buffer, NULL);
}

/* ---- Head ---------------------------------------------------------------- */

static void
print_missing (const Comparing *comparing)
{
  const Comparison *comparison = comparing->comparison;

  for (guint i = 0; i < comparison->contenders->len; i++)
    for (guint d = 0; d < comparison->differences->len; d++)
      {
        const Difference *difference
            = &g_array_index (comparison->differences, Difference, d);
        const Contender *one = comparison_contender (comparison, i);

        if (difference->one != i || difference->other != comparing->reference[i]
            || (difference->n_left_out == 0 && difference->contrast.is_paired))
          continue;
        if (difference->contrast.is_paired)
          g_print ("note: %s has %u values without a partner, which are left "
                   "out of its pairs\n",
                   one->name, difference->n_left_out);
        else
          g_print ("note: %s shares no seed with its reference: compared "
                   "without pairs (Welch)\n",
                   one->name);
        break;
      }
}

static const char *
how (const ComparisonWish *wish)
{
  return wish->by_order ? "medians of differences, order statistics"
                        : "means of differences, Student t";
}

static void
print_head (const Comparing *comparing)
{
  const Comparison *comparison = comparing->comparison;
  guint fewest = G_MAXUINT, most = 0;

  for (guint i = 0; i < comparison->contenders->len; i++)
    {
      guint n = comparison_contender (comparison, i)->runs->len;

      fewest = MIN (fewest, n);
      most = MAX (most, n);
    }
  g_print ("%s\n%u variants, ", comparing->title, comparison->contenders->len);
  if (fewest < most)
    g_print ("%u to %u replications each", fewest, most);
  else
    g_print ("%u replication%s each", most, most == 1 ? "" : "s");
  g_print (", paired by seed and replication\n%s; %g %% level, %s, %u "
           "comparisons\n",
           how (&comparison->wish), 100 * comparison->wish.level,
           comparison->wish.correction == SIM_CORRECTION_NONE
               ? "uncorrected"
               : SIM_CORRECTION_WORDS[comparison->wish.correction],
           comparison->n_family);
  print_missing (comparing);
  if (most < 2)
    g_print ("note: one replication tells nothing of chance; only what is "
             "counted exactly can be told apart\n");
}

/* ---- One contender against its reference --------------------------------- */

static void
add_difference (Table *table, const Comparing *comparing, guint i,
                const Difference *difference)
{
  const Series *series = comparison_series (comparing->comparison, i);
  double factor;
  const char *unit = comparing_unit (series, &factor);
  g_autofree char *label = comparing_label (series);
  g_autofree char *apart = interval_text (&difference->interval, factor);
  g_autofree char *relative = relative_text (&difference->relative);
  g_autofree char *p = p_text (difference);
  g_autofree char *saving = saving_text (difference);
  Outcome outcome = comparison_outcome (comparing->comparison, difference);
  const char *cells[]
      = { label, unit, apart, relative, OUTCOME_WORDS[outcome], p, saving };

  table_add (table, cells);
}

static void
print_contender (const Comparing *comparing, guint contender)
{
  static const char *const heads[]
      = { "", "", "difference", "relative", "", "p", "pairing" };
  const Comparison *comparison = comparing->comparison;
  g_autoptr (Table) table = table_new ("llrrlrr");
  g_autofree char *head = g_strdup_printf (
      "%s against %s", comparison_contender (comparison, contender)->name,
      comparison_contender (comparison, comparing->reference[contender])->name);
  Difference difference;

  table_add_line (table, "");
  table_add_line (table, head);
  table_add (table, heads);
  for (guint i = 0; i < comparison->series->len; i++)
    if (!comparison_series (comparison, i)->is_sum
        && comparing_find (comparing, i, contender, &difference))
      add_difference (table, comparing, i, &difference);
  table_print (table);
}

/* How many replications a narrow interval takes, with pairs and without. */
static void
print_needed (const Comparing *comparing, guint contender)
{
  for (guint o = 0; o < comparing->outcomes->len; o++)
    {
      guint i = g_array_index (comparing->outcomes, guint, o);
      g_autofree char *label
          = comparing_label (comparison_series (comparing->comparison, i));
      Difference difference;
      const SimContrast *contrast = &difference.contrast;
      double wanted;

      /* Elsewhere two replications mostly do. */
      if (strcmp (comparison_series (comparing->comparison, i)->unit, "ms") != 0
          || !comparing_find (comparing, i, contender, &difference)
          || !contrast->is_paired || !(contrast->error > 0)
          || !isfinite (contrast->error))
        continue;
      wanted = WANTED_SHARE * fabs (contrast->difference);
      g_print ("  %s to 2 %% of the difference: %u replications in pairs, %u "
               "with independent seeds\n",
               label, sim_contrast_needed (contrast, wanted, 0.95, TRUE),
               sim_contrast_needed (contrast, wanted, 0.95, FALSE));
    }
}

/* ---- Who wins ------------------------------------------------------------ */

/* "108.1 ± 1.3 ms (52.3 ± 0.4 %) below mixed": the margin to the next. */
static char *
margin_text (const Comparing *comparing, guint i, const guint *order)
{
  const Comparison *comparison = comparing->comparison;
  double factor;
  const char *unit
      = comparing_unit (comparison_series (comparison, i), &factor);
  const char *next = comparison_contender (comparison, order[1])->name;
  g_autofree char *margin = NULL, *relative = NULL;
  Difference difference;
  double sign;

  if (!comparison_find (comparison, i, order[0], order[1], &difference))
    return g_strdup ("");
  sign = difference.interval.estimate < 0 ? -1 : 1;
  difference.relative.estimate *= sign;
  margin = interval_text (&difference.interval, sign * factor);
  relative = relative_text (&difference.relative);
  return g_strdup_printf (", %s%s%s (%s) %s %s", margin + 1,
                          unit[0] == '1' ? " x " : &" "[unit[0] == '\0'], unit,
                          relative + (relative[0] == '+'),
                          sign < 0 ? "below" : "above", next);
}

/* "in-country", or all of those among which no difference is shown. */
static char *
winner_text (const Comparing *comparing, guint i, const guint *order, guint n,
             gboolean *is_clear)
{
  const Comparison *comparison = comparing->comparison;
  GString *names
      = g_string_new (comparison_contender (comparison, order[0])->name);
  gboolean all_equal = TRUE;

  *is_clear = TRUE;
  for (guint rank = 1; rank < n; rank++)
    {
      Difference difference;
      Outcome outcome;

      if (!comparison_find (comparison, i, order[0], order[rank], &difference))
        continue;
      outcome = comparison_outcome (comparison, &difference);
      if (outcome != OUTCOME_EQUAL && outcome != OUTCOME_NOT_SHOWN)
        continue;
      all_equal &= outcome == OUTCOME_EQUAL;
      *is_clear = FALSE;
      g_string_append_printf (
          names, ", %s", comparison_contender (comparison, order[rank])->name);
    }
  if (!*is_clear)
    g_string_prepend (names,
                      all_equal ? "equal: " : "no difference shown between ");
  return g_string_free (names, FALSE);
}

static void
add_winner (Table *table, const Comparing *comparing, guint i, guint *order)
{
  const Series *series = comparison_series (comparing->comparison, i);
  guint n = comparing_rank (comparing, i, order);
  g_autofree char *label = comparing_label (series);
  g_autofree char *winner = NULL, *margin = NULL, *line = NULL;
  gboolean is_clear;

  if (n < 2 || series->direction[0] == '\0')
    return;
  winner = winner_text (comparing, i, order, n, &is_clear);
  margin = is_clear ? margin_text (comparing, i, order) : g_strdup ("");
  line = g_strconcat (winner, margin, NULL);
  table_add (table, (const char *const[]){ label, line });
}

static void
print_winners (const Comparing *comparing)
{
  const Comparison *comparison = comparing->comparison;
  g_autofree guint *order = g_new (guint, comparison->contenders->len);
  g_autoptr (Table) table = table_new ("ll");

  table_add_line (table, "");
  table_add_line (table, "Who wins, by how much from the next");
  for (guint i = 0; i < comparison->series->len; i++)
    if (!comparison_series (comparison, i)->is_sum)
      add_winner (table, comparing, i, order);
  table_print (table);
}

/* ---- Exact answers ------------------------------------------------------- */

static void
print_answers (const Comparing *comparing, guint first, guint last)
{
  g_autoptr (Table) table = table_new ("lrrrr");
  const char *cells[ABREAST + 1] = { "" };
  guint n_same = 0;

  for (guint c = first; c < last; c++)
    cells[c - first + 1]
        = comparison_contender (comparing->comparison, c)->name;
  table_add_line (table, "");
  table_add_line (table, "Exact answers at the end that differ (D direct, T by "
                         "treaty, X by breaking a law, N nobody)");
  table_add (table, cells);
  for (guint i = 0; i < comparing->answers->len; i++)
    {
      const ExactAnswer *answer = g_ptr_array_index (comparing->answers, i);

      n_same += !answer->differs;
      cells[0] = answer->question;
      for (guint c = first; c < last; c++)
        cells[c - first + 1] = answer->values[c];
      if (answer->differs)
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
  text = mean.n == 0 ? g_strdup ("-") : number_text (mean.estimate * factor, 4);
  return g_strconcat (text, contender == best ? " *" : "  ", NULL);
}

static void
add_outcome (Table *table, const Comparing *comparing, guint o, guint first,
             guint last)
{
  guint i = g_array_index (comparing->outcomes, guint, o);
  const Series *series = comparison_series (comparing->comparison, i);
  g_autofree guint *order
      = g_new (guint, comparing->comparison->contenders->len);
  guint n = comparing_rank (comparing, i, order);
  double factor;
  g_autofree char *label = comparing_label (series);
  g_auto (GStrv) texts = g_new0 (char *, ABREAST + 1);
  const char *cells[ABREAST + 3]
      = { label, comparing_unit (series, &factor), series->direction };

  for (guint c = first; c < last; c++)
    cells[c - first + 3] = texts[c - first]
        = mean_text (comparing, i, c, n > 0 ? order[0] : c);
  table_add (table, cells);
}

static void
add_regret (Table *table, const Comparing *comparing, guint first, guint last)
{
  g_auto (GStrv) texts = g_new0 (char *, ABREAST + 1);
  const char *cells[ABREAST + 3] = { "weighted regret", "", "lower" };

  for (guint c = first; c < last; c++)
    {
      double regret = comparison_regret (
          comparing->comparison, comparing->outcomes, comparing->weights, c);
      g_autofree char *number = output_number (regret, 3);

      texts[c - first] = g_strconcat (number, "  ", NULL);
      cells[c - first + 3] = texts[c - first];
    }
  table_add (table, cells);
}

static void
print_weights (const Comparing *comparing)
{
  g_print ("Regret is 0 for the best mean and 1 for the worst; weights:");
  for (guint o = 0; o < comparing->outcomes->len; o++)
    {
      g_autofree char *label = comparing_label (
          comparison_series (comparing->comparison,
                             g_array_index (comparing->outcomes, guint, o)));

      g_print ("%s %s %g", o > 0 ? "," : "", label, comparing->weights[o]);
    }
  g_print ("\n");
}

static void
print_outcomes (const Comparing *comparing, guint first, guint last)
{
  g_autoptr (Table) table = table_new ("lllrrrr");
  const char *cells[ABREAST + 3] = { "", "", "better" };

  for (guint c = first; c < last; c++)
    cells[c - first + 3]
        = comparison_contender (comparing->comparison, c)->name;
  table_add_line (table, "");
  table_add_line (table, "All that counts, side by side; * the best mean");
  table_add (table, cells);
  for (guint o = 0; o < comparing->outcomes->len; o++)
    add_outcome (table, comparing, o, first, last);
  if (comparing->weights != NULL)
    add_regret (table, comparing, first, last);
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

static void
print_pareto (const Comparing *comparing)
{
  guint n = comparing->comparison->contenders->len, n_dominated = 0;

  for (guint first = 0; first < n; first += ABREAST)
    print_outcomes (comparing, first, MIN (first + ABREAST, n));
  if (comparing->weights != NULL)
    print_weights (comparing);
  for (guint one = 0; one < n; one++)
    for (guint other = 0; other < n; other++)
      n_dominated += print_dominated (comparing, one, other);
  if (n_dominated == 0)
    g_print ("No variant is dominated by another.\n");
}

void
comparing_print (const Comparing *comparing)
{
  guint n = comparing->comparison->contenders->len;

  print_head (comparing);
  for (guint c = 0; c < n; c++)
    if (comparing->reference[c] != c)
      {
        print_contender (comparing, c);
        print_needed (comparing, c);
      }
  print_winners (comparing);
  for (guint first = 0; comparing->answers->len > 0 && first < n;
       first += ABREAST)
    print_answers (comparing, first, MIN (first + ABREAST, n));
  if (comparing->outcomes->len > 1)
    print_pareto (comparing);
  g_print ("\nExposure within a model, not legal advice.\n");
}
