/* Decision cases: acts as people write them down.
 *
 * One table of columns serves the CSV files of cases and the options of a
 * single one. A field is the text of one column; "-" or nothing is "not
 * stated". A column that is not stated is never guessed, with two exceptions,
 * which are how cases are written: an activity without a start is new on the
 * day of the act; and when personal data moves and the count of sensitive data
 * is not stated, none moved, and the other way round.
 */
#pragma once

#include "models/law/rulebook.h"

G_BEGIN_DECLS

typedef enum
{
  COLUMN_ID,
  COLUMN_DECISION,
  COLUMN_LAW,
  COLUMN_DATE,
  COLUMN_ORIGIN,
  COLUMN_LOCATION,
  COLUMN_EXPORTER,
  COLUMN_CLASS,
  COLUMN_SUBTYPE,
  COLUMN_HELD,
  COLUMN_EXPORT_PI,
  COLUMN_EXPORT_SPI,
  COLUMN_WINDOW,
  COLUMN_PURPOSE,
  COLUMN_ACTIVITY_START,
  COLUMN_DESTINATION,
  COLUMN_OPERATOR_HOME,
  COLUMN_MECHANISM,
  COLUMN_VERDICT,
  COLUMN_RULE,
  COLUMN_ARTICLE,
  COLUMN_CONFIDENCE,
  COLUMN_REASONING,
  N_COLUMNS
} CaseColumn;

typedef struct
{
  const char *name;   /* in a CSV file: "data_class" */
  const char *option; /* on the command line: "class"; NULL: only in files */
  const char *takes;  /* what stands behind the option: "PLACE" */
  const char *help;   /* one line, without a full stop */
} CaseColumnSpec;

extern const CaseColumnSpec CASE_COLUMNS[N_COLUMNS];

typedef struct
{
  const char *texts[N_COLUMNS]; /* NULL: not stated; borrowed */
  Act act;                      /* its law is -1 when the case names none */
} Case;

/* Read the texts of @subject into its act, with the words of @book. Every
 * mistake is noted in @problems at @file and @line; FALSE when there is one. */
gboolean case_read (Case *subject, const Rulebook *book, const char *file,
                    int line, ProblemList *problems);

G_END_DECLS
