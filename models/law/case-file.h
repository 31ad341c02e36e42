/* A file of decision cases: comma-separated values, read one by one.
 *
 * The first line names the columns, in any order. Fields may be quoted as
 * RFC 4180 has it. A file of any length is read in constant memory.
 */
#pragma once

#include "models/law/case.h"

G_BEGIN_DECLS

typedef struct CaseFile CaseFile;

/* Open @path ("-": standard input) and read its header. Mistakes are noted;
 * NULL when there is one. */
CaseFile *case_file_open (const char *path, ProblemList *problems);
void case_file_close (CaseFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CaseFile, case_file_close)

/* Does the file have @column? */
gboolean case_file_has (const CaseFile *file, CaseColumn column);

/* Read the next case into @subject, whose texts hold until the next call, and
 * its line into @line. FALSE at the end. A line that is not a case is noted
 * and left out. */
gboolean case_file_next (CaseFile *file, Case *subject, int *line,
                         ProblemList *problems);

G_END_DECLS
