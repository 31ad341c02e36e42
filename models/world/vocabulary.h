/* The vocabulary of the law: every word that rules and cases may use.
 *
 * Words of a fact have an index, from 0, and sets of words are arrays of bits,
 * so that judging compares numbers. Built-in words come first and keep the
 * index that the rest of the models know; a <term> of a World adds to them.
 *
 * Places are the words of four facts. They are the ids of areas, of what
 * areas name as members, and of jurisdictions with their law codes. A place
 * lies within an area when it is the area, is a member of it, or lies within
 * a member: DE in EU in EEA; the jurisdiction cn-mainland in CN. Memberships
 * are those of today; where one changed, a rule says so.
 *
 * A vocabulary borrows its World and never changes.
 */
#pragma once

#include "models/world/jurisdiction.h"
#include "models/world/rule.h"
#include "models/world/world.h"

G_BEGIN_DECLS

enum
{
  WORDS_MOST = 512, /* of one fact, places included */
  SET_WORDS = WORDS_MOST / 64,
  MECHANISMS_MOST = 63
};

/* A set of words of one fact. */
typedef struct
{
  guint64 bits[SET_WORDS];
} WordSet;

/* A set of places with a name: "EEA". */
typedef struct
{
  Entity base;
  const char *members; /* places, separated by blanks */
} Area;

/* A word that rules and cases may use besides the built-in ones: its id. */
typedef struct
{
  Entity base;
  int of; /* index into TERM_FACTS */
} Term;

extern const EntityKind KIND_OF_AREA;
extern const EntityKind KIND_OF_TERM;

typedef struct Vocabulary Vocabulary;

Vocabulary *vocabulary_new (const World *world);
void vocabulary_free (Vocabulary *vocabulary);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Vocabulary, vocabulary_free)

/* The index of @word among those of @fact, or -1. */
int vocabulary_find (const Vocabulary *vocabulary, Fact fact, const char *word);

/* All words of @fact, NULL-terminated, borrowed. */
const char *const *vocabulary_words (const Vocabulary *vocabulary, Fact fact);

/* The place of @jurisdiction. */
int vocabulary_place (const Vocabulary *vocabulary,
                      const Jurisdiction *jurisdiction);

/* The index of verdict @word ("requires-tia"), or -1; and back. */
int vocabulary_verdict (const Vocabulary *vocabulary, const char *word);
const char *const *vocabulary_verdicts (const Vocabulary *vocabulary);

/* The words of @fact that fit @condition. Words that are not known fit
 * nothing. */
WordSet vocabulary_fitting (const Vocabulary *vocabulary,
                            const Condition *condition);

/* @text as a set of mechanisms, bit by bit; "none" is bit MECHANISMS_MOST. */
guint64 vocabulary_mechanisms (const Vocabulary *vocabulary, const char *text);

static inline gboolean
word_set_holds (const WordSet *set, int word)
{
  return (set->bits[word >> 6] >> (word & 63) & 1) != 0;
}

static inline void
word_set_add (WordSet *set, int word)
{
  set->bits[word >> 6] |= G_GUINT64_CONSTANT (1) << (word & 63);
}

gboolean word_set_is_empty (const WordSet *set);

/* Keep in @set what @other holds as well. */
void word_set_intersect (WordSet *set, const WordSet *other);

G_END_DECLS
