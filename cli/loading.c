#include "config.h"

#include "cli/loading.h"

#include "cli/data-dir.h"
#include "models/traffic/trace-survey.h"
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

Study *
loading_study (const char *path, char **sets)
{
  g_autoptr (ProblemList) problems = problem_list_new ();
  g_autoptr (GPtrArray) changes = parse_sets (sets, problems);
  g_autofree char *library = data_scenarios ();
  g_autofree char *text = NULL;
  g_autofree char *remarks = NULL;
  Study *study = study_load (path, changes, library, problems);
  guint n;

  if (study != NULL && problem_list_count (problems) == 0)
    figure_wishes_check (study_world (study), problems);
  if (study != NULL && problem_list_count (problems) == 0)
    traces_survey (study, NULL, problems);
  n = problem_list_count (problems);
  remarks = problem_list_format_remarks (problems);
  g_printerr ("%s", remarks);
  if (n == 0)
    return study;
  text = problem_list_format (problems);
  g_printerr ("%s%u problem%s\n", text, n, n == 1 ? "" : "s");
  study_free (study);
  return NULL;
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
