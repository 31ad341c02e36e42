#include "config.h"

#include "tests/models/small-trace.h"

#include <string.h>

void
surveyed_clear (Surveyed *surveyed)
{
  study_free (surveyed->study);
  g_free (surveyed->said);
  small_folder_free (surveyed->folder);
}
Surveyed
survey_bytes (const char *body, const char *bytes, gsize length)
{
  Surveyed surveyed = { .folder = small_folder_new () };
  g_autofree char *text = small_scenario (body);
  g_autofree char *path = small_path (surveyed.folder, "s.xml");
  g_autofree char *file = small_path (surveyed.folder, "t.log");
  g_autoptr (ProblemList) problems = problem_list_new ();
  g_autofree char *wrong = NULL;
  g_autofree char *remarks = NULL;

  small_write (surveyed.folder, "s.xml", text);
  ck_assert (g_file_set_contents (file, bytes, (gssize) length, NULL));
  surveyed.study = study_load (path, NULL, NULL, problems);
  if (surveyed.study != NULL)
    traces_survey (surveyed.study, NULL, problems);
  wrong = problem_list_format (problems);
  remarks = problem_list_format_remarks (problems);
  surveyed.said = g_strconcat (wrong, remarks, NULL);
  surveyed.n_problems = problem_list_count (problems);
  return surveyed;
}

Surveyed
survey (const char *body, const char *text)
{
  return survey_bytes (body, text, strlen (text));
}

const TraceSurvey *
found (const Surveyed *surveyed)
{
  const Trace *trace;

  ck_assert_msg (surveyed->n_problems == 0, "%s", surveyed->said);
  trace = small_find (study_world (surveyed->study), "t");
  ck_assert_ptr_nonnull (trace->survey);
  return trace->survey;
}
