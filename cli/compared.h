/* What is compared: results directories, and the words in them that somebody
 * may name: variants and metrics. Mistakes are said on standard error.
 */
#pragma once

#include "cli/verb.h"
#include "sim/sim-store.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray *stores; /* of SimStore */
  GPtrArray *names;  /* of char *: the last part of each directory */
  char *title;       /* of the first scenario, or NULL */
} Compared;

/* Open the results in directory @place, or of the scenario @place. */
ExitStatus compared_open (Compared *sources, const char *place);

/* Say that @word of @option is no @what; one of @known may be meant. */
ExitStatus compared_misspelt (const char *option, const char *what,
                              const char *word, GPtrArray *known);

ExitStatus compared_check_metrics (char **metrics);
ExitStatus compared_check_variant (const Compared *sources, const char *option,
                                   const char *variant);

/* Read --level; 95 % when @text is NULL. */
ExitStatus compared_read_level (const char *text, double *level);

/* Which of @words the @word of @option is; the first when it is NULL. */
ExitStatus compared_read_word (const char *option, const char *word,
                               const char *const *words, int *value);

/* Say of @metrics (NULL-terminated, may be NULL), of which no run has a value,
 * whether they are no numbers or were not measured; returns EXIT_USAGE. */
ExitStatus compared_unmeasured (const Compared *sources, char **metrics);

G_END_DECLS
