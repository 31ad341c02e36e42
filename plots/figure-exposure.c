/* Exposure: for how many persons data is abroad along the calendar, law by
 * law, and for how many days they are exposed under which rule. */
#include "config.h"

#include "plots/curves.h"
#include "plots/figure-kinds.h"
#include "plots/summary.h"
#include "plots/text-fit.h"
#include "sim/sim-labels.h"

#include <math.h>

#define DAYS "subject-days.exposed"
#define N_LAWS 6
#define N_RULES 12
#define LABEL_WIDTH 20

typedef struct
{
  const FigureSource *source;
  GPtrArray *curves; /* persons abroad */
  GPtrArray *laws;   /* labels of them */
  Summary *summary;
  GPtrArray *rules; /* labels of exposed days */
} Content;

static gboolean
is_of_law (const char *labels, gconstpointer data G_GNUC_UNUSED)
{
  return sim_labels_are_only (labels, "law");
}

/* ---- Rules --------------------------------------------------------------- */

static void
note_rule (const SimRunHead *run G_GNUC_UNUSED,
           const SimRegimeRow *span G_GNUC_UNUSED, const SimScalarRow *scalar,
           gpointer data)
{
  GPtrArray *rules = data;
  g_autofree char *rule = sim_labels_get (scalar->labels, "rule");

  if (scalar->regime == SIM_WHOLE_RUN && rule != NULL && scalar->value > 0
      && !g_ptr_array_find_with_equal_func (rules, scalar->labels, g_str_equal,
                                            NULL))
    g_ptr_array_add (rules, g_strdup (scalar->labels));
}

static void
write_bar (FigureData *data, const Content *content, guint rule, guint variant)
{
  Estimate days
      = summary_get (content->summary, DAYS,
                     g_ptr_array_index (content->rules, rule), variant);
  double half_width = isnan (days.half_width) ? 0 : days.half_width;

  if (days.n == 0)
    return;
  figure_data_int (data, variant);
  figure_data_int (data, rule);
  figure_data_number (data, days.mean / 1000);
  figure_data_number (data, MAX (0, days.mean - half_width) / 1000);
  figure_data_number (data, (days.mean + half_width) / 1000);
  figure_data_end_row (data);
}

/* Row 0 is none: an empty block would not be counted as one. */
static void
write_rules (FigureData *data, const Content *content)
{
  guint n = MIN (content->rules->len, N_RULES);

  figure_data_block (data, "rules", "index title");
  figure_data_int (data, -1);
  figure_data_text (data, "");
  figure_data_end_row (data);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *rule
          = sim_labels_get (g_ptr_array_index (content->rules, i), "rule");
      g_autofree char *title = text_shorten (rule, LABEL_WIDTH);

      figure_data_int (data, i);
      figure_data_text (data, title);
      figure_data_end_row (data);
    }
  figure_data_block (data, "days", "variant rule mean_1000d low high");
  for (guint i = 0; i < n; i++)
    for (guint v = 0; v < names_n_variants (content->source->names); v++)
      write_bar (data, content, i, v);
}

/* ---- Persons abroad ------------------------------------------------------ */

static void
write_laws (FigureData *data, const Content *content)
{
  figure_data_block (data, "laws", "panel title");
  for (guint i = 0; i < MIN (content->laws->len, N_LAWS); i++)
    {
      g_autofree char *law
          = sim_labels_get (g_ptr_array_index (content->laws, i), "law");
      g_autofree char *title = g_strdup_printf ("under %s law", law);

      figure_data_int (data, i);
      figure_data_text (data, title);
      figure_data_end_row (data);
    }
  figure_data_block (data, "abroad", CURVE_COLUMNS);
  for (guint i = 0; i < content->curves->len; i++)
    {
      const Curve *curve = g_ptr_array_index (content->curves, i);
      guint law = 0;

      if (g_ptr_array_find_with_equal_func (content->laws, curve->labels,
                                            g_str_equal, &law)
          && law < N_LAWS)
        curve_write (data, law, curve->variant, curve->means, 1e-3);
    }
}

static gboolean
write_content (const Content *content, GError **error)
{
  const FigureSource *source = content->source;
  g_autofree char *n = curves_describe_n (source->names);
  g_autofree char *laws = figure_data_cut (N_LAWS, content->laws->len, "laws");
  g_autofree char *rules
      = figure_data_cut (N_RULES, content->rules->len, "rules");
  g_autofree char *caption = g_strdup_printf (
      "Above: persons whose data is outside the territory of their law. Below: "
      "times days on which a rule was not met.%s%s %s Exposure, not legal "
      "advice.",
      laws, rules, n);
  g_autoptr (FigureData) data
      = figure_data_new (source->path, source->names, caption, error);

  if (data == NULL)
    return FALSE;
  write_laws (data, content);
  write_rules (data, content);
  return figure_data_commit (data, error);
}

/* A law under which nobody's data ever leaves needs no panel. */
static GPtrArray *
laws_of (const GPtrArray *curves)
{
  GPtrArray *laws = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < curves->len; i++)
    {
      const Curve *curve = g_ptr_array_index (curves, i);
      gboolean some = FALSE;

      for (guint j = 0; j < curve->means->len; j++)
        some = some
               || g_array_index (curve->means, StepMean, j).estimate.mean > 0;
      if (some
          && !g_ptr_array_find_with_equal_func (laws, curve->labels,
                                                g_str_equal, NULL))
        g_ptr_array_add (laws, g_strdup (curve->labels));
    }
  return laws;
}

static gboolean
write_data (const FigureSource *source, gboolean *has_data, GError **error)
{
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (Summary) summary
      = summary_load (source->store, source->names, error);
  g_autoptr (GPtrArray) curves
      = summary != NULL
            ? curves_load (source->store, source->names, "subjects.abroad",
                           is_of_law, NULL, error)
            : NULL;
  g_autoptr (GPtrArray) laws = curves != NULL ? laws_of (curves) : NULL;
  const Content content = { source, curves, laws, summary, rules };

  if (curves == NULL
      || !sim_store_each_scalar (source->store, DAYS, note_rule, rules, error))
    return FALSE;
  *has_data = laws->len > 0;
  return !*has_data || write_content (&content, error);
}

const FigureKind FIGURE_EXPOSURE = {
  "exposure",
  "Whose data is abroad, and exposed",
  "Persons whose data is abroad over the calendar, law by law, and the "
  "person-days of exposure under each rule, per variant.",
  "nobody's data is abroad",
  write_data,
  "flow",
  FIGURE_COLOURS_VARIANTS,
  NULL,
};
