/* Verbs: what sovsim can be asked to do, in one table.
 *
 * A verb is one file that ends in its descriptor. It gets its own arguments,
 * argv[0] being its name, and returns an exit status. Results go to standard
 * output, everything else to standard error.
 */
#pragma once

#include <glib.h>

#include "cli/exit-status.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;
  const char *arguments; /* as usage shows them: "SCENARIO.xml" */
  const char *help;      /* one line, without a full stop */
  ExitStatus (*run) (int argc, char **argv);
} Verb;

extern const Verb VERB_ASK;
extern const Verb VERB_CHECK;
extern const Verb VERB_COMPARE;
extern const Verb VERB_DECIDE;
extern const Verb VERB_DESCRIBE;
extern const Verb VERB_LATENCY;
extern const Verb VERB_LIST;
extern const Verb VERB_MERGE;
extern const Verb VERB_NEW;
extern const Verb VERB_PLAN;
extern const Verb VERB_REPORT;
extern const Verb VERB_RUN;
extern const Verb VERB_STATUS;
extern const Verb VERB_SUBMIT;

/* All verbs, NULL-terminated. */
extern const Verb *const VERBS[];

/* Parse the options of @verb in place: what remains in @argv are its
 * arguments. Returns FALSE, with *@status set, when there is nothing left to
 * do: a mistake, said on standard error, or --help. */
gboolean verb_parse (const Verb *verb, const GOptionEntry *options, int *argc,
                     char ***argv, ExitStatus *status);

/* Say a mistake of usage on standard error, and where usage is told; returns
 * EXIT_USAGE. */
ExitStatus verb_misused (const Verb *verb, const char *format, ...)
    G_GNUC_PRINTF (2, 3);

/* The same of what files hold: no help on options mends it. */
ExitStatus verb_refused (const Verb *verb, const char *format, ...)
    G_GNUC_PRINTF (2, 3);

typedef struct
{
  const char *name; /* "--set" */
  gboolean is_said;
} VerbOption;

/* Options that nobody would listen to: of the first of @options, which end
 * with a NULL name, that is said, "--set @remedy" is told as a mistake. */
ExitStatus verb_check_unheard (const Verb *verb, const VerbOption *options,
                               const char *remedy);

G_END_DECLS
