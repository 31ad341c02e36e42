#include "config.h"

#include <math.h>

#include "cli/comparing-private.h"
#include "cli/json-output.h"

static void
begin_array (JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
}

static const char *
name_of (const Comparing *comparing, guint contender)
{
  return comparison_contender (comparing->comparison, contender)->name;
}

static void
add_series (JsonBuilder *builder, const Series *series)
{
  json_output_text (builder, "metric", series->metric);
  json_output_text (builder, "labels", series->labels);
  json_output_truth (builder, "sum", series->is_sum);
  json_output_text (builder, "unit", series->unit);
  json_output_text (builder, "better",
                    series->direction[0] != '\0' ? series->direction : NULL);
}

/* Null: more than anybody does. */
static void
add_needed (JsonBuilder *builder, const char *name, guint needed)
{
  json_builder_set_member_name (builder, name);
  if (needed < SIM_CONTRAST_MANY)
    json_builder_add_int_value (builder, needed);
  else
    json_builder_add_null_value (builder);
}

static void
add_costs (JsonBuilder *builder, const Comparing *comparing,
           const SimContrast *contrast)
{
  json_output_number (builder, "pairing-saves", sim_contrast_saving (contrast));
  add_needed (builder, "needed-in-pairs",
              comparing_needed (comparing, contrast, TRUE));
  add_needed (builder, "needed-independent",
              comparing_needed (comparing, contrast, FALSE));
}

static void
add_difference (JsonBuilder *builder, const Comparing *comparing,
                const Difference *difference)
{
  const SimContrast *contrast = &difference->contrast;

  json_builder_begin_object (builder);
  add_series (builder,
              comparison_series (comparing->comparison, difference->series));
  json_output_text (builder, "variant", name_of (comparing, difference->one));
  json_output_text (builder, "reference",
                    name_of (comparing, difference->other));
  json_output_truth (builder, "paired", contrast->is_paired);
  json_output_int (builder, "replications", contrast->n);
  json_output_int (builder, "left-out", difference->n_left_out);
  json_output_number (builder, "mean", contrast->mean);
  json_output_number (builder, "reference-mean", contrast->mean_other);
  json_output_number (builder, "difference", difference->interval.estimate);
  json_output_number (builder, "low", difference->interval.low);
  json_output_number (builder, "high", difference->interval.high);
  json_output_number (builder, "relative", difference->relative.estimate);
  json_output_number (builder, "relative-low", difference->relative.low);
  json_output_number (builder, "relative-high", difference->relative.high);
  json_output_number (builder, "level", difference->level);
  json_output_number (builder, "p", difference->p);
  json_output_number (builder, "p-adjusted", difference->p_adjusted);
  json_output_truth (builder, "exact", contrast->is_exact);
  json_output_text (
      builder, "outcome",
      OUTCOME_WORDS[comparison_outcome (comparing->comparison, difference)]);
  add_costs (builder, comparing, contrast);
  json_builder_end_object (builder);
}

static void
add_contenders (JsonBuilder *builder, const Comparing *comparing)
{
  begin_array (builder, "variants");
  for (guint i = 0; i < comparing->comparison->contenders->len; i++)
    {
      const Contender *contender
          = comparison_contender (comparing->comparison, i);

      json_builder_begin_object (builder);
      json_output_text (builder, "name", contender->name);
      json_output_int (builder, "replications", contender->runs->len);
      json_output_text (builder, "reference",
                        name_of (comparing, comparing->reference[i]));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_answers (JsonBuilder *builder, const Comparing *comparing)
{
  begin_array (builder, "exact-answers");
  for (guint i = 0; i < comparing->answers->len; i++)
    {
      const ExactAnswer *answer = g_ptr_array_index (comparing->answers, i);

      json_builder_begin_object (builder);
      json_output_text (builder, "question", answer->question);
      json_output_text (builder, "kind", answer->kind);
      json_output_truth (builder, "differs", answer->differs);
      begin_array (builder, "answers");
      for (guint c = 0; answer->values[c] != NULL; c++)
        json_builder_add_string_value (builder, answer->values[c]);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_outcomes (JsonBuilder *builder, const Comparing *comparing)
{
  begin_array (builder, "objectives");
  for (guint o = 0; o < comparing->outcomes->len; o++)
    {
      guint i = g_array_index (comparing->outcomes, guint, o);
      const Series *series = comparison_series (comparing->comparison, i);

      json_builder_begin_object (builder);
      add_series (builder, series);
      if (comparing->weights != NULL)
        json_output_number (builder, "weight", comparing->weights[o]);
      begin_array (builder, "means");
      for (guint c = 0; c < comparing->comparison->contenders->len; c++)
        {
          SimInterval mean = comparison_mean (comparing->comparison, i, c);

          json_output_element (builder,
                               mean.n > 0 ? mean.estimate : (double) NAN);
        }
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_dominated (JsonBuilder *builder, const Comparing *comparing, guint one,
               guint other)
{
  Dominance dominance = comparison_dominates (comparing->comparison,
                                              comparing->outcomes, one, other);

  if (one == other || dominance == DOMINANCE_NONE)
    return;
  json_builder_begin_object (builder);
  json_output_text (builder, "variant", name_of (comparing, other));
  json_output_text (builder, "by", name_of (comparing, one));
  json_output_truth (builder, "shown", dominance == DOMINANCE_SHOWN);
  json_builder_end_object (builder);
}

static void
add_pareto (JsonBuilder *builder, const Comparing *comparing)
{
  guint n = comparing->comparison->contenders->len;

  add_outcomes (builder, comparing);
  begin_array (builder, "dominated");
  for (guint one = 0; one < n; one++)
    for (guint other = 0; other < n; other++)
      add_dominated (builder, comparing, one, other);
  json_builder_end_array (builder);
  if (comparing->weights == NULL)
    return;
  begin_array (builder, "regret");
  for (guint c = 0; c < n; c++)
    json_output_element (builder, comparison_regret (comparing->comparison,
                                                     comparing->outcomes,
                                                     comparing->weights, c));
  json_builder_end_array (builder);
}

void
comparing_print_json (const Comparing *comparing)
{
  const Comparison *comparison = comparing->comparison;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_output_text (builder, "scenario", comparing->title);
  json_output_number (builder, "level", comparison->wish.level);
  json_output_text (builder, "correction",
                    SIM_CORRECTION_WORDS[comparison->wish.correction]);
  json_output_int (builder, "comparisons", comparison->n_family);
  add_contenders (builder, comparing);
  begin_array (builder, "differences");
  for (guint i = 0; i < comparison->differences->len; i++)
    add_difference (builder, comparing,
                    &g_array_index (comparison->differences, Difference, i));
  json_builder_end_array (builder);
  add_answers (builder, comparing);
  add_pareto (builder, comparing);
  json_builder_end_object (builder);
  json_output_print (builder);
}
