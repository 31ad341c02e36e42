/* Spelling: the known word that somebody probably meant.
 *
 * An error message names what was found, what would be right, and what is
 * nearest to it. Nearness is the Damerau-Levenshtein distance: how many
 * letters to insert, delete, replace or swap with their neighbour. A word
 * further away than a third of the letters typed is no help and not offered.
 * Bytes are letters: the known words are ASCII, and case counts.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The nearest of @candidates (borrowed, ended by NULL) within a distance of
 * max (1, length of @word / 3); the first of equals; NULL when all are too
 * far. */
const char *sim_spell_nearest (const char *word, const char *const *candidates);

/* How many edits turn @a into @b; swapped neighbours count as one. */
guint sim_spell_distance (const char *a, const char *b);

G_END_DECLS
