#include "config.h"

#include "cli/loading.h"

#include "cli/data-dir.h"
#include "models/law/unjudged.h"
#include "models/traffic/trace-survey.h"
#include "models/world/design.h"
#include "models/traffic/whereabouts.h"
#include "plots/figure-wish.h"

static void
free_change (gpointer change)
{
  change_free (change);
}

static GPtrArray *
parse_sets (char **sets, ProblemList *problems)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (free_change);

  for (guint i = 0; sets != NULL && sets[i] != NULL; i++)
    {
      Change *change = change_parse (sets[i], problems);

      if (change != NULL)
        g_ptr_array_add (changes, change);
    }
  return changes;
}

Study *
loading_study_if (const char *path, char **sets, const char *change)
{
  g_autoptr (ProblemList) problems = problem_list_new ();
  g_autoptr (GPtrArray) changes = parse_sets (sets, problems);
  g_autofree char *library = data_scenarios ();
  Change *more = change_parse (change, problems);

  if (more != NULL)
    g_ptr_array_add (changes, more);
  return study_load (path, changes, library, problems);
}

gboolean
loading_is_fine (const ProblemList *problems)
{
  g_autofree char *text = problem_list_format (problems);
  guint n = problem_list_count (problems);

  if (n > 0)
    g_printerr ("%s%u problem%s\n", text, n, n == 1 ? "" : "s");
  return n == 0;
}

gboolean
loading_check_design (const Study *study)
{
  g_autoptr (ProblemList) problems = problem_list_new ();
  guint64 seed = (guint64) world_experiment (study_world (study))->seed;
  g_autoptr (Design) design = design_new (study, NULL, seed, problems);

  return loading_is_fine (problems) && design != NULL;
}

Study *
loading_study (const char *path, char **sets)
{
  g_autoptr (ProblemList) problems = problem_list_new ();
  g_autoptr (GPtrArray) changes = parse_sets (sets, problems);
  g_autofree char *library = data_scenarios ();
  g_autofree char *remarks = NULL;
  Study *study = study_load (path, changes, library, problems);

  if (study != NULL && problem_list_count (problems) == 0)
    figure_wishes_check (study_world (study), problems);
  if (study != NULL && problem_list_count (problems) == 0)
    traces_survey (study, NULL, problems);
  remarks = problem_list_format_remarks (problems);
  g_printerr ("%s", remarks);
  if (loading_is_fine (problems))
    return study;
  study_free (study);
  return NULL;
}

void
loading_check_resting (const Study *study)
{
  g_autoptr (ProblemList) problems = problem_list_new ();
  g_autofree char *remarks = NULL;

  unjudged_check (study, problems);
  remarks = problem_list_format_remarks (problems);
  g_printerr ("%s", remarks);
}

void
loading_check_names (const Study *study)
{
  g_autoptr (ProblemList) unheard = problem_list_new ();
  g_autoptr (ProblemList) problems = problem_list_new ();
  g_autofree char *library = data_scenarios ();
  g_autofree char *path = g_build_filename (library, "latency.xml", NULL);
  g_autoptr (Study) places = study_load (path, NULL, library, unheard);
  g_autofree char *remarks = NULL;

  if (places == NULL)
    return;
  whereabouts_check (study_world (study), study_world (places), problems);
  remarks = problem_list_format_remarks (problems);
  g_printerr ("%s", remarks);
}

char *
loading_variant_mistake (const Study *study, const char *variant)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  g_autofree char *quoted = problem_quote (variant);
  g_autofree char *hint = NULL;

  if (study_option (study, variant) != NULL)
    return NULL;
  for (guint i = 0; i < study->options->len; i++)
    g_ptr_array_add (known,
                     ((Option *) g_ptr_array_index (study->options, i))->id);
  g_ptr_array_add (known, NULL);
  hint = problem_suggest (variant, (const char *const *) known->pdata);
  return g_strdup_printf ("%s has no variant '%s'%s", study->path, quoted,
                          hint);
}
