#include "config.h"

#include <math.h>
#include <string.h>

#include "cli/comparing-private.h"
#include "cli/output.h"

/* Of the difference; what the header of docs/compare.md promises. */
#define WANTED_SHARE 0.02

/* ---- Numbers ------------------------------------------------------------- */

static char *
signed_number (double value, int digits)
{
  g_autofree char *text = comparing_number (value, digits);

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
  g_print ("%s\n", comparing->title);
  if (comparison->groups->len > 1)
    g_print ("%u points in %u groups, ", comparison->contenders->len,
             comparison->groups->len);
  else
    g_print ("%u variants, ", comparison->contenders->len);
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
  g_autofree char *label = comparison_label (series);
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
          = comparison_label (comparison_series (comparing->comparison, i));
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
add_winner (Table *table, const Comparing *comparing, guint i, guint group,
            guint *order)
{
  const Series *series = comparison_series (comparing->comparison, i);
  guint n = comparing_rank (comparing, i, group, order);
  g_autofree char *label = comparison_label (series);
  g_autofree char *winner = NULL, *margin = NULL, *line = NULL;
  gboolean is_clear;

  if (n < 2 || series->direction[0] == '\0')
    return;
  winner = winner_text (comparing, i, order, n, &is_clear);
  margin = is_clear ? margin_text (comparing, i, order) : g_strdup ("");
  line = g_strconcat (winner, margin, NULL);
  table_add (table, (const char *const[]){ label, line });
}

/* "Who wins at mail.servers=10"; of a single group nothing is said. */
static char *
heading_of (const Comparison *comparison, const char *text, guint group)
{
  const char *name = comparison_group_name (comparison, group);

  return g_strconcat (text, *name != '\0' ? " in " : "", name, NULL);
}

static void
print_winners (const Comparing *comparing, guint group)
{
  const Comparison *comparison = comparing->comparison;
  g_autofree guint *order = g_new (guint, comparison->contenders->len);
  g_autofree char *head
      = heading_of (comparison, "Who wins, by how much from the next", group);
  g_autoptr (Table) table = table_new ("ll");

  table_add_line (table, "");
  table_add_line (table, head);
  for (guint i = 0; i < comparison->series->len; i++)
    if (!comparison_series (comparison, i)->is_sum)
      add_winner (table, comparing, i, group, order);
  table_print (table);
}

/* ---- The whole ----------------------------------------------------------- */

/* Call @print for the contenders of @group, a few abreast. */
static void
each_slice (const Comparing *comparing, guint group,
            void (*print) (const Comparing *comparing, const Slice *slice))
{
  Slice slice = { .group = group };

  for (guint c = 0; c < comparing->comparison->contenders->len; c++)
    {
      if (comparison_contender (comparing->comparison, c)->group != group)
        continue;
      slice.members[slice.n++] = c;
      if (slice.n == ABREAST)
        print (comparing, &slice);
      slice.n %= ABREAST;
    }
  if (slice.n > 0)
    print (comparing, &slice);
}

static void
print_group (const Comparing *comparing, guint group)
{
  const Comparison *comparison = comparing->comparison;

  for (guint c = 0; c < comparison->contenders->len; c++)
    if (comparing->reference[c] != c
        && comparison_contender (comparison, c)->group == group)
      {
        print_contender (comparing, c);
        print_needed (comparing, c);
      }
  print_winners (comparing, group);
  if (comparing->answers->len > 0)
    each_slice (comparing, group, comparing_print_answers);
  if (comparing->outcomes->len < 2)
    return;
  each_slice (comparing, group, comparing_print_outcomes);
  comparing_print_dominance (comparing, group);
}

void
comparing_print (const Comparing *comparing)
{
  print_head (comparing);
  for (guint g = 0; g < comparison_n_groups (comparing->comparison); g++)
    print_group (comparing, g);
  g_print ("\nExposure within a model, not legal advice.\n");
}
