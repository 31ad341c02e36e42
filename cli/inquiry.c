#include "config.h"

#include "cli/inquiry.h"

#include <math.h>
#include <string.h>

#include "cli/compared.h"
#include "cli/json-output.h"
#include "cli/loading.h"
#include "cli/output.h"
#include "cli/ownership.h"
#include "cli/verb.h"
#include "models/metrics.h"
#include "plots/objective.h"

static const InquiryMethod *const METHODS[]
    = { &INQUIRY_TORNADO, &INQUIRY_MORRIS, &INQUIRY_SOBOL, &INQUIRY_FLIPS };

const char **
inquiry_names (void)
{
  const char **names = g_new0 (const char *, G_N_ELEMENTS (METHODS) + 1);

  for (guint i = 0; i < G_N_ELEMENTS (METHODS); i++)
    names[i] = METHODS[i]->name;
  return names;
}

static const InquiryMethod *
method_called (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (METHODS); i++)
    if (strcmp (METHODS[i]->name, name) == 0)
      return METHODS[i];
  return NULL;
}

/* ---- For methods --------------------------------------------------------- */

const Factor *
inquiry_factor (const Inquiry *inquiry, guint i)
{
  return g_ptr_array_index (inquiry->factors, i);
}

double *
inquiry_places (const Inquiry *inquiry)
{
  double *places = g_new (double, inquiry->factors->len);

  for (guint i = 0; i < inquiry->factors->len; i++)
    places[i] = (double) NAN;
  return places;
}

SimContrast
inquiry_effect (const Inquiry *inquiry, guint trial)
{
  guint n = trials_n_replications (inquiry->trials);
  g_autofree double *nothing = g_new0 (double, n);

  if (inquiry->winner != inquiry->rival)
    return trials_contrast (inquiry->trials, trial, inquiry->winner,
                            inquiry->rival);
  return sim_contrast_paired (
      trials_values (inquiry->trials, trial, inquiry->winner), nothing, n);
}

void
inquiry_add (Inquiry *inquiry, const double *points, guint n_points)
{
  for (guint i = 0; i < n_points; i++)
    (void) trials_add (inquiry->trials,
                       points + (gsize) i * inquiry->factors->len);
}

double *
inquiry_means (Inquiry *inquiry, const double *points, guint n_points)
{
  double *means = g_new (double, n_points);

  for (guint i = 0; i < n_points; i++)
    {
      const double *point = points + (gsize) i * inquiry->factors->len;

      means[i] = inquiry_effect (inquiry, trials_add (inquiry->trials, point))
                     .difference;
    }
  return means;
}

char *
inquiry_describe_effect (const Inquiry *inquiry)
{
  const char *winner = trials_variant (inquiry->trials, inquiry->winner);

  if (inquiry->winner == inquiry->rival)
    return g_strdup (winner);
  return g_strdup_printf ("%s - %s", winner,
                          trials_variant (inquiry->trials, inquiry->rival));
}

char *
inquiry_interval_text (const SimInterval *interval)
{
  g_autofree char *centre = output_number (interval->estimate, 4);
  g_autofree char *half = output_number (interval->half_width, 2);
  const char *sign = interval->estimate > 0 ? "+" : "";

  if (interval->half_width <= 1e-5 * fabs (interval->estimate))
    return g_strconcat (sign, centre, NULL);
  return g_strdup_printf ("%s%s ± %s", sign, centre, half);
}

/* ---- Who wins as things stand -------------------------------------------- */

static double
mean_of (const Inquiry *inquiry, guint variant)
{
  const double *values
      = trials_values (inquiry->trials, inquiry->base, variant);

  return sim_interval_mean (values, trials_n_replications (inquiry->trials),
                            0.95)
      .estimate;
}

/* Is @a better than @b, by its mean? */
static gboolean
is_ahead (const Inquiry *inquiry, guint a, guint b)
{
  return inquiry->is_lower ? mean_of (inquiry, a) < mean_of (inquiry, b)
                           : mean_of (inquiry, a) > mean_of (inquiry, b);
}

static void
find_winner (Inquiry *inquiry)
{
  guint n = trials_n_variants (inquiry->trials);

  inquiry->winner = 0;
  for (guint i = 1; i < n; i++)
    if (is_ahead (inquiry, i, inquiry->winner))
      inquiry->winner = i;
  inquiry->rival = inquiry->winner == 0 && n > 1 ? 1 : 0;
  for (guint i = 0; i < n; i++)
    if (i != inquiry->winner && is_ahead (inquiry, i, inquiry->rival))
      inquiry->rival = i;
  for (guint i = 0; inquiry->wish->reference != NULL && i < n; i++)
    if (i != inquiry->winner
        && strcmp (trials_variant (inquiry->trials, i),
                   inquiry->wish->reference)
               == 0)
      inquiry->rival = i;
}

/* A winner cannot be compared with itself. */
static void
tell_reference (const Inquiry *inquiry)
{
  const char *winner = trials_variant (inquiry->trials, inquiry->winner);

  if (g_strcmp0 (inquiry->wish->reference, winner) == 0
      && inquiry->winner != inquiry->rival)
    g_printerr ("--reference: %s itself wins; %s is compared with it\n", winner,
                trials_variant (inquiry->trials, inquiry->rival));
}

static gboolean
check_values (const Inquiry *inquiry)
{
  for (guint i = 0; i < trials_n_variants (inquiry->trials); i++)
    if (isnan (mean_of (inquiry, i)))
      {
        (void) verb_refused (
            &VERB_COMPARE,
            "--metric: runs of %s have no %s%s%s%s; choose another metric, or "
            "its labels",
            trials_variant (inquiry->trials, i), inquiry->metric,
            inquiry->wish->labels != NULL ? " with the labels '" : "",
            inquiry->wish->labels != NULL ? inquiry->wish->labels : "",
            inquiry->wish->labels != NULL ? "'" : "");
        return FALSE;
      }
  return TRUE;
}

/* ---- The course of an inquiry -------------------------------------------- */

/* How many are tried, of how many that have a range. */
static void
tell_factors (const Inquiry *inquiry)
{
  guint n = inquiry->factors->len, n_out = inquiry->left_out->len;

  if (n_out > 0)
    g_print ("%u of %u assumptions with a range, %u left out", n, n + n_out,
             n_out);
  else
    g_print ("%u assumption%s", n, n == 1 ? "" : "s");
}

static void
print_head (const Inquiry *inquiry, const InquiryMethod *method)
{
  const Scenario *scenario = world_scenario (study_world (inquiry->study));
  SimContrast effect = inquiry_effect (inquiry, inquiry->base);
  SimInterval interval = sim_contrast_interval (&effect, inquiry->wish->level);
  g_autofree char *text = inquiry_interval_text (&interval);
  g_autofree char *what = inquiry_describe_effect (inquiry);

  g_print ("%s\n%s: %s\n", scenario->base.title, method->name, method->help);
  g_print ("%s, %s (%s is better): %s%s%s as things stand\n", inquiry->metric,
           what, inquiry->is_lower ? "lower" : "higher", text,
           inquiry->unit[0] != '\0' ? " " : "", inquiry->unit);
  tell_factors (inquiry);
  g_print (", %u replications in pairs, %g %% intervals\n\n",
           trials_n_replications (inquiry->trials), 100 * inquiry->wish->level);
}

static gboolean
tell (Inquiry *inquiry, const InquiryMethod *method, GError **error)
{
  g_autoptr (JsonBuilder) json
      = inquiry->wish->json ? json_builder_new () : NULL;

  if (json == NULL)
    print_head (inquiry, method);
  else
    inquiry_json_head (inquiry, method, json);
  if (!method->tell (inquiry, json, error))
    return FALSE;
  if (json == NULL)
    {
      g_print ("\nExposure within a model, not legal advice.\n");
      return TRUE;
    }
  json_builder_end_object (json);
  json_output_print (json);
  return TRUE;
}

/* What it takes is said before it is done; what runs say, only in words. */
static gboolean
tell_cost (Inquiry *inquiry, const InquiryMethod *method, GError **error)
{
  guint n_runs, n_missing;
  g_autofree char *text = NULL;

  if (!trials_count (inquiry->trials, &n_runs, &n_missing, error))
    return FALSE;
  text = g_strdup_printf ("%s: %u assumption%s, %u variants, %u replications: "
                          "%u runs%s, %u of them "
                          "stored\n",
                          method->name, inquiry->factors->len,
                          inquiry->factors->len == 1 ? "" : "s",
                          trials_n_variants (inquiry->trials),
                          trials_n_replications (inquiry->trials), n_runs,
                          method == &INQUIRY_FLIPS ? " and more where it flips"
                                                   : "",
                          n_runs - n_missing);
  if (inquiry->wish->dry_run)
    g_print ("%s", text);
  else
    g_printerr ("%s", text);
  return TRUE;
}

static void
tell_left_out (const Inquiry *inquiry)
{
  for (guint i = 0; i < inquiry->left_out->len; i++)
    g_printerr ("left out: %s\n",
                (char *) g_ptr_array_index (inquiry->left_out, i));
}

static ExitStatus
say_failure (const GError *error)
{
  g_printerr ("sovsim compare: %s\n", error->message);
  return EXIT_FAILED;
}

static ExitStatus
pursue (Inquiry *inquiry, const InquiryMethod *method)
{
  g_autofree double *places = inquiry_places (inquiry);
  g_autoptr (GError) error = NULL;

  inquiry->base = trials_add (inquiry->trials, places);
  method->add (inquiry);
  tell_left_out (inquiry);
  if (!tell_cost (inquiry, method, &error))
    return say_failure (error);
  if (inquiry->wish->dry_run)
    return EXIT_FINE;
  if (!trials_run (inquiry->trials, &error))
    return say_failure (error);
  if (!check_values (inquiry))
    return EXIT_USAGE;
  find_winner (inquiry);
  tell_reference (inquiry);
  if (!inquiry_has_values (inquiry))
    return EXIT_UNKNOWN;
  if (!tell (inquiry, method, &error)
      || !inquiry_keep (inquiry, method, &error))
    return say_failure (error);
  if (method->draw != NULL && !method->draw (inquiry))
    return EXIT_FAILED;
  /* Some methods have tried more by now. */
  return inquiry_has_values (inquiry) ? EXIT_FINE : EXIT_UNKNOWN;
}

/* ---- What was asked for -------------------------------------------------- */

static gboolean
set_metric (Inquiry *inquiry)
{
  const char *name = inquiry->wish->metric;
  const Count *count;

  if (name == NULL)
    name = world_all (study_world (inquiry->study), KIND_POPULATION)->len > 0
               ? METRIC_LATENCY_P95.name
               : METRIC_QUEUE_WAIT.name;
  count = objective_find_count (name);
  inquiry->metric = name;
  inquiry->unit = "";
  inquiry->is_lower = TRUE;
  for (guint i = 0; METRICS[i] != NULL; i++)
    if (strcmp (METRICS[i]->name, name) == 0)
      {
        inquiry->unit
            = strcmp (METRICS[i]->unit, "1") == 0 ? "" : METRICS[i]->unit;
        inquiry->is_lower = strcmp (METRICS[i]->direction, "higher") != 0;
        return METRICS[i]->direction[0] != '\0';
      }
  return count != NULL;
}

static TrialsWish
trials_wish (const Inquiry *inquiry, const char *directory)
{
  const InquiryWish *wish = inquiry->wish;
  const Experiment *experiment
      = world_experiment (study_world (inquiry->study));

  return (TrialsWish){
    .directory = directory,
    .metric = inquiry->metric,
    .labels = wish->labels,
    .variants = (const char *const *) wish->variants,
    .seed = (guint64) (wish->seed >= 0 ? wish->seed : experiment->seed),
    .replications
    = (guint32) (wish->replications > 0 ? wish->replications
                                        : experiment->replications),
    .n_workers = wish->jobs > 0 ? (guint) wish->jobs : g_get_num_processors ()
  };
}

static ExitStatus
check_variant (const Study *study, const char *option, const char *variant)
{
  g_autofree char *mistake = loading_variant_mistake (study, variant);

  return mistake == NULL
             ? EXIT_FINE
             : verb_refused (&VERB_COMPARE, "%s: %s", option, mistake);
}

static ExitStatus
check_assumptions (const Inquiry *inquiry)
{
  g_autoptr (GPtrArray) left_out = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) all = factors_of (inquiry->study, NULL, left_out);
  char **wanted = inquiry->wish->assumptions;

  for (guint i = 0; wanted != NULL && wanted[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) known = g_ptr_array_new ();

      for (guint j = 0; j < all->len; j++)
        g_ptr_array_add (known, ((Factor *) g_ptr_array_index (all, j))->name);
      if (!g_ptr_array_find_with_equal_func (known, wanted[i], g_str_equal,
                                             NULL))
        return compared_misspelt ("--assumption", "assumption with a range",
                                  wanted[i], known);
    }
  if (inquiry->factors->len > 0)
    return EXIT_FINE;
  return verb_refused (&VERB_COMPARE,
                       "%s: no assumption has a range of numbers ('low' and "
                       "'high' of an <about>)",
                       inquiry->wish->path);
}

static ExitStatus
check_inquiry (const Inquiry *inquiry)
{
  const InquiryWish *wish = inquiry->wish;
  ExitStatus status = check_assumptions (inquiry);

  for (guint i = 0; wish->variants != NULL && wish->variants[i] != NULL
                    && status == EXIT_FINE;
       i++)
    status = check_variant (inquiry->study, "--variant", wish->variants[i]);
  if (status == EXIT_FINE && wish->reference != NULL)
    status = check_variant (inquiry->study, "--reference", wish->reference);
  if (status == EXIT_FINE && wish->reference != NULL && wish->variants != NULL
      && !g_strv_contains ((const char *const *) wish->variants,
                           wish->reference))
    status = verb_misused (&VERB_COMPARE,
                           "--reference: %s is left out by --variant",
                           wish->reference);
  return status;
}

static ExitStatus
open_and_pursue (Inquiry *inquiry, const InquiryMethod *method)
{
  const Scenario *scenario = world_scenario (study_world (inquiry->study));
  g_autofree char *name = g_strdup_printf ("%s-trials", scenario->base.id);
  g_autofree char *usual = g_build_filename ("results", name, NULL);
  TrialsWish wish = trials_wish (inquiry, inquiry->wish->directory != NULL
                                              ? inquiry->wish->directory
                                              : usual);
  g_autoptr (GError) error = NULL;

  if (wish.replications < 2)
    return verb_misused (&VERB_COMPARE, "--replications: expected at least 2: "
                                        "one tells nothing of chance");
  inquiry->trials
      = trials_new (inquiry->study, inquiry->factors, &wish, &error);
  if (inquiry->trials == NULL)
    {
      (void) say_failure (error);
      return g_error_matches (error, OWNERSHIP_ERROR, OWNERSHIP_ERROR_TAKEN)
                 ? EXIT_USAGE
                 : EXIT_FAILED;
    }
  return pursue (inquiry, method);
}

ExitStatus
inquiry_run (const InquiryWish *wish)
{
  const InquiryMethod *method = method_called (wish->name);
  g_autoptr (Study) study = loading_study (wish->path, wish->sets);
  Inquiry inquiry = { .wish = wish, .study = study };
  ExitStatus status;

  if (study == NULL)
    return EXIT_USAGE;
  if (wish->points != -1 && method->most == 0)
    return verb_misused (&VERB_COMPARE, "--points goes with morris and sobol");
  if (wish->points > (int) method->most)
    return verb_misused (&VERB_COMPARE,
                         "--points: expected a whole number from 2 to %u",
                         method->most);
  inquiry.n = wish->points > 0 ? (guint) wish->points : method->n;
  inquiry.left_out = g_ptr_array_new_with_free_func (g_free);
  inquiry.factors = factors_of (study, (const char *const *) wish->assumptions,
                                inquiry.left_out);
  if (!set_metric (&inquiry))
    status = verb_refused (&VERB_COMPARE,
                           "--metric: of %s neither lower nor higher is "
                           "better: nobody wins",
                           inquiry.metric);
  else
    status = check_inquiry (&inquiry);
  if (status == EXIT_FINE)
    status = open_and_pursue (&inquiry, method);
  trials_free (inquiry.trials);
  g_ptr_array_unref (inquiry.factors);
  g_ptr_array_unref (inquiry.left_out);
  return status;
}
