#include "config.h"

#include <math.h>
#include <string.h>

#include "cli/comparing-private.h"
#include "cli/output.h"

/* Of the difference; what the header of docs/compare.md promises. */

/* ---- Numbers ------------------------------------------------------------- */

static char *
signed_number (double value, int digits)
{
  g_autofree char *text = comparing_number (value, digits);

  return g_strconcat (value > 0 ? "+" : "", text, NULL);
}

/* A margin is a size: it has no sign. */
static const char *
without_plus (const char *text)
{
  return text + (text[0] == '+');
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
          output_wrapped ("note: %s has %u values without a partner, which are "
                          "left out of its pairs",
                          one->name, difference->n_left_out);
        else
          output_wrapped ("note: %s shares no seed with its reference: "
                          "compared without pairs (Welch)",
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

static guint
n_in_group (const Comparison *comparison, guint group)
{
  guint n = 0;

  for (guint i = 0; i < comparison->contenders->len; i++)
    n += comparison_contender (comparison, i)->group == group;
  return n;
}

/* "60 settings of near-door", "12 points in 3 groups". */
static char *
what (const Comparing *comparing)
{
  const Comparison *comparison = comparing->comparison;
  guint n = comparison->contenders->len;

  if (comparison->groups->len > 1)
    return g_strdup_printf ("%u points in %u groups", n,
                            comparison->groups->len);
  if (!comparison_is_one_variant (comparison))
    return g_strdup_printf ("%u variants", n);
  return g_strdup_printf ("%u %s of %s", n,
                          comparing->n_stores > 1 ? "results" : "settings",
                          comparison_contender (comparison, 0)->variant);
}

/* "5 replications each", "5 to 8 replications each". */
static char *
how_often (const Comparison *comparison)
{
  guint fewest = G_MAXUINT, most = 0;

  for (guint i = 0; i < comparison->contenders->len; i++)
    {
      guint n = comparison_contender (comparison, i)->runs->len;

      fewest = MIN (fewest, n);
      most = MAX (most, n);
    }
  return fewest < most
             ? g_strdup_printf ("%u to %u replications each", fewest, most)
             : g_strdup_printf ("%u replication%s each", most,
                                most == 1 ? "" : "s");
}

static gboolean
has_pairs (const Comparison *comparison)
{
  for (guint d = 0; d < comparison->differences->len; d++)
    if (g_array_index (comparison->differences, Difference, d)
            .contrast.is_paired)
      return TRUE;
  return FALSE;
}

/* What stands alone in its setting is compared with nobody. */
static void
print_alone (const Comparison *comparison)
{
  guint n_alone = 0;

  for (guint g = 0; g < comparison_n_groups (comparison); g++)
    n_alone += n_in_group (comparison, g) == 1;
  if (n_alone > 0)
    output_wrapped ("note: in %u group%s there is one point only: nothing to "
                    "compare it with",
                    n_alone, n_alone == 1 ? "" : "s");
}

static gboolean
has_one_replication (const Comparison *comparison)
{
  for (guint i = 0; i < comparison->contenders->len; i++)
    if (comparison_contender (comparison, i)->runs->len > 1)
      return FALSE;
  return TRUE;
}

static void
print_head (const Comparing *comparing)
{
  const Comparison *comparison = comparing->comparison;
  SimCorrection correction = comparison->wish.correction;
  g_autofree char *compared = what (comparing);
  g_autofree char *often = how_often (comparison);

  output_wrapped ("%s", comparing->title);
  g_print ("%s, %s%s\n%s; %g %% level, %s, %u comparison%s\n", compared, often,
           has_pairs (comparison) ? ", paired by seed and replication" : "",
           how (&comparison->wish), 100 * comparison->wish.level,
           correction == SIM_CORRECTION_NONE ? "uncorrected"
                                             : SIM_CORRECTION_WORDS[correction],
           comparison->n_family, comparison->n_family == 1 ? "" : "s");
  print_missing (comparing);
  print_alone (comparison);
  if (has_one_replication (comparison))
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
  const char *unit = comparison_unit (series, &factor);
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
  guint reference = comparing->reference[contender];
  g_autoptr (Table) table = table_new ("llrrlrr");
  g_autofree char *one = comparison_name_within (comparison, contender);
  g_autofree char *other = comparison_name_within (comparison, reference);
  g_autofree char *against = g_strdup_printf ("%s against %s", one, other);
  g_autofree char *head = comparing_heading (
      comparing, against, comparison_contender (comparison, contender)->group,
      "");
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

static char *
needed_text (guint needed)
{
  return needed < SIM_CONTRAST_MANY ? g_strdup_printf ("%u", needed)
                                    : g_strdup ("more than 10^8");
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
      g_autofree char *in_pairs = NULL, *apart = NULL;

      /* Elsewhere two replications mostly do. */
      if (strcmp (comparison_series (comparing->comparison, i)->unit, "ms") != 0
          || !comparing_find (comparing, i, contender, &difference)
          || !contrast->is_paired || !(contrast->error > 0)
          || !isfinite (contrast->error))
        continue;
      in_pairs = needed_text (comparing_needed (comparing, contrast, TRUE));
      apart = needed_text (comparing_needed (comparing, contrast, FALSE));
      output_wrapped ("  %s to %g %% of the difference: %s replications in "
                      "pairs, %s with independent seeds",
                      label, 100 * WANTED_SHARE, in_pairs, apart);
    }
}

/* ---- Who wins ------------------------------------------------------------ */

/* How a number goes before @unit: "52 %", "3 ms", but "31 x 1". */
static const char *
between (const char *unit)
{
  if (unit[0] == '\0')
    return "";
  return unit[0] == '1' ? " x " : " ";
}

static SimInterval
turned (SimInterval interval)
{
  return (SimInterval){ -interval.estimate, -interval.high, -interval.low,
                        interval.half_width, interval.n };
}

/* "108.1 ± 1.3 ms (52.3 ± 0.4 %) below mixed": the margin to the next. */
static char *
margin_text (const Comparing *comparing, guint i, const guint *order)
{
  const Comparison *comparison = comparing->comparison;
  double factor;
  const char *unit
      = comparison_unit (comparison_series (comparison, i), &factor);
  g_autofree char *next = comparison_name_within (comparison, order[1]);
  g_autofree char *margin = NULL, *relative = NULL;
  Difference difference;
  gboolean is_below;

  if (!comparison_find (comparison, i, order[0], order[1], &difference))
    return g_strdup ("");
  is_below = difference.interval.estimate < 0;
  if (is_below)
    {
      difference.interval = turned (difference.interval);
      difference.relative = turned (difference.relative);
    }
  margin = interval_text (&difference.interval, factor);
  relative = relative_text (&difference.relative);
  return g_strdup_printf (", %s%s%s (%s) %s %s", without_plus (margin),
                          between (unit), unit, without_plus (relative),
                          is_below ? "below" : "above", next);
}

/* "in-country", or all of those among which no difference is shown. */
static char *
winner_text (const Comparing *comparing, guint i, const guint *order, guint n,
             gboolean *is_clear)
{
  const Comparison *comparison = comparing->comparison;
  g_autofree char *best = comparison_name_within (comparison, order[0]);
  GString *names = g_string_new (best);
  gboolean all_equal = TRUE;

  *is_clear = TRUE;
  for (guint rank = 1; rank < n; rank++)
    {
      g_autofree char *name = comparison_name_within (comparison, order[rank]);
      Difference difference;
      Outcome outcome;

      if (!comparison_find (comparison, i, order[0], order[rank], &difference))
        continue;
      outcome = comparison_outcome (comparison, &difference);
      if (outcome != OUTCOME_EQUAL && outcome != OUTCOME_NOT_SHOWN)
        continue;
      all_equal &= outcome == OUTCOME_EQUAL;
      *is_clear = FALSE;
      g_string_append_printf (names, ", %s", name);
    }
  if (!*is_clear)
    g_string_prepend (names,
                      all_equal ? "equal: " : "no difference shown between ");
  return g_string_free (names, FALSE);
}

static guint
add_winner (Table *table, const Comparing *comparing, guint i, guint group,
            guint *order)
{
  const Series *series = comparison_series (comparing->comparison, i);
  guint n = comparison_rank (comparing->comparison, i, group, order);
  g_autofree char *label = comparison_label (series);
  g_autofree char *winner = NULL, *margin = NULL, *line = NULL;
  gboolean is_clear;

  if (n < 2 || series->direction[0] == '\0')
    return 0;
  winner = winner_text (comparing, i, order, n, &is_clear);
  margin = is_clear ? margin_text (comparing, i, order) : g_strdup ("");
  line = g_strconcat (winner, margin, NULL);
  table_add (table, (const char *const[]){ label, line });
  return 1;
}

static void
print_winners (const Comparing *comparing, guint group)
{
  const Comparison *comparison = comparing->comparison;
  g_autofree guint *order = g_new (guint, comparison->contenders->len);
  g_autofree char *head = comparing_heading (comparing, "Who wins", group,
                                             ", by how much from the next");
  g_autoptr (Table) table = table_new ("ll");
  guint n = 0;

  table_add_line (table, "");
  table_add_line (table, head);
  for (guint i = 0; i < comparison->series->len; i++)
    if (!comparison_series (comparison, i)->is_sum)
      n += add_winner (table, comparing, i, group, order);
  if (n > 0)
    table_print (table);
}

/* ---- The whole ----------------------------------------------------------- */

/* Call @print for the contenders of @group, as many abreast as fit. */
static void
each_slice (const Comparing *comparing, guint group,
            void (*print) (const Comparing *comparing, const Slice *slice))
{
  Slice slice = { .group = group };
  glong used = 0;

  for (guint c = 0; c < comparing->comparison->contenders->len; c++)
    {
      g_autofree char *name = comparing_head (comparing, c);
      glong width = g_utf8_strlen (name, -1) + 2;

      if (comparison_contender (comparing->comparison, c)->group != group)
        continue;
      if (slice.n == ABREAST || (slice.n > 0 && used + width > HEADS_WIDTH))
        {
          print (comparing, &slice);
          slice.n = 0;
          used = 0;
        }
      slice.members[slice.n++] = c;
      used += width;
    }
  if (slice.n > 0)
    print (comparing, &slice);
}

static void
print_group (const Comparing *comparing, guint group)
{
  const Comparison *comparison = comparing->comparison;

  if (n_in_group (comparison, group) < 2)
    return;
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
