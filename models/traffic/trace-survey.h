/* Surveys: every trace is read once before any run.
 *
 * So whatever is wrong with a file is said, with the numbers of its lines,
 * before anything is simulated; the replay then knows when the trace begins and
 * ends; and the key of a run covers the lines that it replays. Memory does not
 * depend on the length of a file.
 */
#pragma once

#include "models/traffic/trace-reader.h"
#include "models/world/study.h"

G_BEGIN_DECLS

/* Read all traces of @study, in whatever variant; their surveys belong to it.
 * What @base (or NULL) has read, of which @study is a setting, is not read
 * again.
 * Bad lines are remarked when the trace bears them, and else problems: the
 * first ten, and how many there are. */
void traces_survey (Study *study, const Study *base, ProblemList *problems);

/* Read one trace of @world into @survey likewise. FALSE when there were
 * problems. */
gboolean trace_survey_read (const World *world, const Trace *trace,
                            TraceSurvey *survey, ProblemList *problems);

/* The use of @world whose requests @line are; NULL, and why not, when there is
 * none. */
const Use *trace_use_of (const World *world, const Trace *trace,
                         const TraceLine *line, char **why);

G_END_DECLS
