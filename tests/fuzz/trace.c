/* Traces as untrusted input ("make fuzz-trace", needs clang): any bytes as a
 * log, as CSV, as a table or as gzip are read or refused, without a crash, a
 * critical or a leak. The first byte chooses the format. */
#include "config.h"

#include <glib/gstdio.h>
#include <stdint.h>
#include <unistd.h>

#include "models/traffic/trace-survey.h"

#define WORLD(trace)                                                           \
  "<scenario id='fuzz' from='2020-01-01' to='2020-03-01'>"                     \
  "<jurisdiction id='land'/><party id='p' seat='land'/>"                       \
  "<partition id='cloud' operator='p' owner='p'><region id='r' "               \
  "jurisdiction='land' lat='50deg' lon='10deg'><zone id='z'>"                  \
  "<site id='s' host='p'/></zone></region></partition>"                        \
  "<service id='web' demand='constant(2ms)' reply='constant(1kB)'/>"           \
  "<instance id='i' service='web' partition='cloud'>"                          \
  "<deployment id='d' site='s' servers='64'/></instance>"                      \
  "<tenant id='t' party='p'/><profile id='flat' hours='1 1 1 1 1 1 1 1 1 1 "   \
  "1 1 1 1 1 1 1 1 1 1 1 1 1 1'/>"                                             \
  "<population id='town' tenant='t' jurisdiction='land' lat='51deg' "          \
  "lon='10deg' utc-offset='+00:00' users='1000' profile='flat'>"               \
  "<use instance='i' activity='0/d'/></population>"                            \
  "<trace id='t1' href='t' bad-lines='100%' " trace "</scenario>"
#define TOWN " population='town' service='web'"

static const char *const SCENARIOS[] = {
  WORLD ("format='clf'" TOWN "/>"),
  WORLD ("format='combined'" TOWN "/>"),
  WORLD ("format='csv'/>"),
  WORLD ("format='table' header='no' separator='tab'" TOWN
         "><column is='time' name='1' unit='1ms'/>"
         "<column is='bytes-in' name='2'/><column is='status' name='3'/>"
         "</trace>"),
};

static Study *studies[G_N_ELEMENTS (SCENARIOS)];
static char *file;

int LLVMFuzzerInitialize (int *argc, char ***argv);
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
remove_folder (void)
{
  g_autofree char *folder = g_path_get_dirname (file);
  g_autofree char *scenario = g_build_filename (folder, "s.xml", NULL);

  g_remove (file);
  g_remove (scenario);
  g_rmdir (folder);
}

int
LLVMFuzzerInitialize (int *argc G_GNUC_UNUSED, char ***argv G_GNUC_UNUSED)
{
  g_autofree char *folder = g_dir_make_tmp ("sovsim-fuzz-XXXXXX", NULL);
  g_autofree char *scenario = g_build_filename (folder, "s.xml", NULL);
  g_autoptr (ProblemList) problems = problem_list_new ();

  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
  file = g_build_filename (folder, "t", NULL);
  g_file_set_contents (file, "", 0, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (SCENARIOS); i++)
    {
      g_file_set_contents (scenario, SCENARIOS[i], -1, NULL);
      studies[i] = study_load (scenario, NULL, NULL, problems);
      if (studies[i] == NULL)
        g_error ("%s", problem_list_format (problems));
    }
  atexit (remove_folder);
  return 0;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (ProblemList) problems = problem_list_new ();
  g_autofree TraceSurvey *survey = g_new0 (TraceSurvey, 1);
  const World *world;

  if (size == 0)
    return 0;
  world = study_world (studies[data[0] % G_N_ELEMENTS (studies)]);
  if (!g_file_set_contents (file, (const char *) data + 1, (gssize) size - 1,
                            NULL))
    return 0;
  (void) trace_survey_read (
      world, g_ptr_array_index (world_all (world, KIND_TRACE), 0), survey,
      problems);
  g_free (problem_list_format (problems));
  return 0;
}
