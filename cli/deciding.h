/* How verdicts are written: CSV for tables, JSON for the whole chain.
 *
 * A line of CSV is id, verdict, rule, article, reason; when cases may name no
 * law, so that several answer, the law comes last. A line of JSON is an object
 * with the conditions that held, the permissions tried and what failed them,
 * and what would cure the verdict; each says that it is no legal advice. CSV
 * does not, so that it stays a table: the footer of the verb does.
 */
#pragma once

#include "models/law/reasons.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean json;
  gboolean with_law; /* a column of CSV */
} DecidingForm;

/* One law against another about one act. */
typedef struct
{
  char *laws;    /* "US against EU" */
  char *rules;   /* "US-SCA-2713 against EU-GDPR-48" */
  char *article; /* of both */
  char *reason;
} Conflict;

void conflict_free (Conflict *conflict);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Conflict, conflict_free)

/* The line that names the columns; nothing for JSON. */
void deciding_print_head (const DecidingForm *form);

void deciding_print (const DecidingForm *form, const char *id, const char *law,
                     const Reasons *reasons);
void deciding_print_conflict (const DecidingForm *form, const char *id,
                              const Conflict *conflict);

/* Every pair of @answers, of Reasons by law, of which one compels what the
 * other forbids, or lets go ahead only with more: of Conflict, owned by the
 * array. @laws are codes. */
GPtrArray *deciding_conflicts (const GPtrArray *answers,
                               const char *const *laws);

G_END_DECLS
