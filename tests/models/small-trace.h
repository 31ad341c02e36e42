/* Small traces: a town whose mail is asked for by lines of a file, and what
 * reading it gave. A Surveyed owns its folder, its study and what was said.
 */
#pragma once

#include "models/traffic/trace-survey.h"
#include "tests/models/small-world.h"

/* A town whose mail is asked for by a trace, t.log or t.csv. */
#define TOWN(trace)                                                            \
  SMALL_SERVICE SMALL_TENANT SMALL_TOWN (                                      \
      "town", "", "<use id='use' instance='mail-home' activity='0/d'/>") trace
#define LOG(more)                                                              \
  TOWN ("<trace id='t' href='t.log' population='town' service='mail' " more    \
        "/>")
#define CSV(more) TOWN ("<trace id='t' href='t.log' format='csv' " more "/>")

/* A trace of a file, read. */
typedef struct
{
  SmallFolder *folder;
  Study *study;
  char *said; /* problems and remarks */
  guint n_problems;
} Surveyed;

void surveyed_clear (Surveyed *surveyed);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Surveyed, surveyed_clear)

/* Load the scenario around @body beside a file t.log of these bytes, and read
 * its traces. */
Surveyed survey_bytes (const char *body, const char *bytes, gsize length);
Surveyed survey (const char *body, const char *text);

/* The survey of the trace t, which was read without problems. */
const TraceSurvey *found (const Surveyed *surveyed);

#define FIRST "10.0.0.1 - - [17/May/2015:10:05:03 +0000] "
#define CLF LOG ("format='clf'")
#define COMBINED LOG ("format='combined'")
