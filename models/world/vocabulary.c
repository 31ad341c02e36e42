#include "config.h"

#include "models/world/vocabulary.h"

#include <string.h>

#include "models/world/attribute.h"

static const EntityKindId AT_TOP[] = { KIND_SCENARIO, KIND_NONE };

/* What a verdict can say besides "requires-" and a mechanism. */
static const char *const VERDICTS[]
    = { "allowed",
        "no-rule",
        "needs-judgement",
        "prohibited",
        "compellable",
        "not-compellable",
        "requires-any-mechanism",
        "requires-standard-contract-or-certification",
        "requires-international-agreement",
        NULL };

static const char *const TERM_WORDS[]
    = { "class", "subtype", "exporter", "purpose", "mechanism", NULL };
static const Fact TERM_FACTS[]
    = { FACT_CLASS, FACT_SUBTYPE, FACT_EXPORTER, FACT_PURPOSE, FACT_MECHANISM };

/* The words of one fact, or of verdicts. */
typedef struct
{
  GPtrArray *words;  /* of char, owned, NULL-terminated once ready */
  GHashTable *index; /* word -> its place + 1 */
} WordList;

struct Vocabulary
{
  WordList lists[N_FACTS]; /* places: those of FACT_ORIGIN serve all */
  WordList verdicts;
  WordSet *inside; /* by place: every place that lies within it */
};

/* --- sets ----------------------------------------------------------------- */

gboolean
word_set_is_empty (const WordSet *set)
{
  for (int i = 0; i < SET_WORDS; i++)
    if (set->bits[i] != 0)
      return FALSE;
  return TRUE;
}

void
word_set_intersect (WordSet *set, const WordSet *other)
{
  for (int i = 0; i < SET_WORDS; i++)
    set->bits[i] &= other->bits[i];
}

static gboolean
unite (WordSet *set, const WordSet *other)
{
  gboolean grew = FALSE;

  for (int i = 0; i < SET_WORDS; i++)
    {
      grew |= (other->bits[i] & ~set->bits[i]) != 0;
      set->bits[i] |= other->bits[i];
    }
  return grew;
}

/* --- lists of words ------------------------------------------------------- */

static void
list_init (WordList *list, const char *const *words)
{
  list->words = g_ptr_array_new_with_free_func (g_free);
  list->index = g_hash_table_new (g_str_hash, g_str_equal);
  for (; words != NULL && *words != NULL; words++)
    {
      char *word = g_strdup (*words);

      g_ptr_array_add (list->words, word);
      g_hash_table_insert (list->index, word,
                           GUINT_TO_POINTER (list->words->len));
    }
}

static int
list_find (const WordList *list, const char *word)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (list->index, word)) - 1;
}

/* The index of @word, which is added unless it is there or there is no room;
 * what finds no room is unknown, and rules that use it are refused. */
static int
list_add (WordList *list, const char *word)
{
  int at = list_find (list, word);

  if (at >= 0 || list->words->len >= WORDS_MOST)
    return at;
  g_ptr_array_add (list->words, g_strdup (word));
  g_hash_table_insert (list->index,
                       g_ptr_array_index (list->words, list->words->len - 1),
                       GUINT_TO_POINTER (list->words->len));
  return (int) list->words->len - 1;
}

static void
list_clear (WordList *list)
{
  g_clear_pointer (&list->index, g_hash_table_unref);
  g_clear_pointer (&list->words, g_ptr_array_unref);
}

static WordList *
list_of (Vocabulary *vocabulary, Fact fact)
{
  return &vocabulary->lists[FACTS[fact].is_place ? FACT_ORIGIN : fact];
}

/* --- places --------------------------------------------------------------- */

/* @part lies within @whole; both become places. */
static void
place_inside (Vocabulary *vocabulary, const char *part, const char *whole)
{
  WordList *places = list_of (vocabulary, FACT_ORIGIN);
  int inner = list_add (places, part);
  int outer = list_add (places, whole);

  if (inner >= 0)
    word_set_add (&vocabulary->inside[inner], inner);
  if (inner >= 0 && outer >= 0)
    word_set_add (&vocabulary->inside[outer], inner);
}

static void
add_area (Vocabulary *vocabulary, const Area *area)
{
  g_auto (GStrv) members = g_strsplit_set (area->members, " \t\n", -1);

  place_inside (vocabulary, area->base.id, area->base.id);
  for (guint i = 0; members[i] != NULL; i++)
    if (members[i][0] != '\0')
      place_inside (vocabulary, members[i], area->base.id);
}

static void
add_jurisdiction (Vocabulary *vocabulary, const Jurisdiction *node)
{
  const Entity *parent = node->base.parent;

  place_inside (vocabulary, node->base.id, node->base.id);
  if (node->law != NULL)
    {
      place_inside (vocabulary, node->law, node->law);
      place_inside (vocabulary, node->base.id, node->law);
    }
  if (parent->kind->id == KIND_JURISDICTION)
    place_inside (vocabulary, node->base.id, parent->id);
}

/* What lies within a member lies within the whole, however deep. */
static void
close_places (Vocabulary *vocabulary)
{
  guint n = list_of (vocabulary, FACT_ORIGIN)->words->len;
  gboolean grew = TRUE;

  while (grew)
    {
      grew = FALSE;
      for (guint i = 0; i < n; i++)
        for (guint j = 0; j < n; j++)
          if (i != j && word_set_holds (&vocabulary->inside[i], (int) j))
            grew |= unite (&vocabulary->inside[i], &vocabulary->inside[j]);
    }
}

/* --- making --------------------------------------------------------------- */

static void
add_terms (Vocabulary *vocabulary, const World *world)
{
  WORLD_EACH (world, KIND_TERM, Term, term)
    list_add (list_of (vocabulary, TERM_FACTS[term->of]), term->base.id);
}

static void
add_verdicts (Vocabulary *vocabulary)
{
  const WordList *mechanisms = list_of (vocabulary, FACT_MECHANISM);

  list_init (&vocabulary->verdicts, VERDICTS);
  for (guint i = 0; i < mechanisms->words->len; i++)
    {
      g_autofree char *word = g_strdup_printf (
          "requires-%s", (char *) g_ptr_array_index (mechanisms->words, i));

      list_add (&vocabulary->verdicts, word);
    }
}

static void
finish (Vocabulary *vocabulary)
{
  for (int fact = 0; fact < N_FACTS; fact++)
    g_ptr_array_add (vocabulary->lists[fact].words, NULL);
  g_ptr_array_add (vocabulary->verdicts.words, NULL);
}

Vocabulary *
vocabulary_new (const World *world)
{
  Vocabulary *vocabulary = g_new0 (Vocabulary, 1);

  vocabulary->inside = g_new0 (WordSet, WORDS_MOST);
  for (int fact = 0; fact < N_FACTS; fact++)
    list_init (&vocabulary->lists[fact], FACTS[fact].words);
  add_terms (vocabulary, world);
  add_verdicts (vocabulary);
  WORLD_EACH (world, KIND_AREA, Area, area)
    add_area (vocabulary, area);
  WORLD_EACH (world, KIND_JURISDICTION, Jurisdiction, jurisdiction)
    add_jurisdiction (vocabulary, jurisdiction);
  close_places (vocabulary);
  finish (vocabulary);
  return vocabulary;
}

void
vocabulary_free (Vocabulary *vocabulary)
{
  if (vocabulary == NULL)
    return;
  for (int fact = 0; fact < N_FACTS; fact++)
    list_clear (&vocabulary->lists[fact]);
  list_clear (&vocabulary->verdicts);
  g_free (vocabulary->inside);
  g_free (vocabulary);
}

/* --- asking --------------------------------------------------------------- */

int
vocabulary_find (const Vocabulary *vocabulary, Fact fact, const char *word)
{
  return list_find (list_of ((Vocabulary *) vocabulary, fact), word);
}

const char *const *
vocabulary_words (const Vocabulary *vocabulary, Fact fact)
{
  const WordList *list = list_of ((Vocabulary *) vocabulary, fact);

  return (const char *const *) list->words->pdata;
}

int
vocabulary_place (const Vocabulary *vocabulary,
                  const Jurisdiction *jurisdiction)
{
  return vocabulary_find (vocabulary, FACT_ORIGIN, jurisdiction->base.id);
}

int
vocabulary_verdict (const Vocabulary *vocabulary, const char *word)
{
  return list_find (&vocabulary->verdicts, word);
}

const char *const *
vocabulary_verdicts (const Vocabulary *vocabulary)
{
  return (const char *const *) vocabulary->verdicts.words->pdata;
}

/* The words that @text lists; of places all that lie within. */
static WordSet
words_of (const Vocabulary *vocabulary, Fact fact, const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\n", -1);
  WordSet set = { { 0 } };

  for (guint i = 0; words[i] != NULL; i++)
    {
      int word = vocabulary_find (vocabulary, fact, words[i]);

      if (word >= 0 && FACTS[fact].is_place)
        unite (&set, &vocabulary->inside[word]);
      else if (word >= 0)
        word_set_add (&set, word);
    }
  return set;
}

WordSet
vocabulary_fitting (const Vocabulary *vocabulary, const Condition *condition)
{
  Fact fact = (Fact) condition->fact;
  guint n = g_strv_length ((char **) vocabulary_words (vocabulary, fact));
  WordSet listed;
  WordSet rest = { { 0 } };

  if (condition->in != NULL)
    return words_of (vocabulary, fact, condition->in);
  listed = words_of (vocabulary, fact, condition->not_in);
  for (guint i = 0; i < n; i++)
    if (!word_set_holds (&listed, (int) i))
      word_set_add (&rest, (int) i);
  return rest;
}

guint64
vocabulary_mechanisms (const Vocabulary *vocabulary, const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\n", -1);
  guint64 set = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      int word = vocabulary_find (vocabulary, FACT_MECHANISM, words[i]);

      if (word >= 0 && word < MECHANISMS_MOST)
        set |= G_GUINT64_CONSTANT (1) << word;
      else if (g_str_equal (words[i], "none"))
        set |= G_GUINT64_CONSTANT (1) << MECHANISMS_MOST;
    }
  return set;
}

/* --- kinds ---------------------------------------------------------------- */

static const AttributeSpec AREA_ATTRIBUTES[]
    = { { ATTRIBUTE (Area, members, "members", ATTRIBUTE_TEXT, REQUIRED,
                     "places and areas within it, separated by blanks") },
        { 0 } };

const EntityKind KIND_OF_AREA
    = { .id = KIND_AREA,
        .element = "area",
        .help = "Places under one name, for rules and cases",
        .size = sizeof (Area),
        .attributes = AREA_ATTRIBUTES,
        .parents = AT_TOP,
        .needs_id = TRUE };

static const AttributeSpec TERM_ATTRIBUTES[]
    = { { ATTRIBUTE (Term, of, "of", ATTRIBUTE_WORD, REQUIRED,
                     "the fact of which it is a word"),
          .words = TERM_WORDS },
        { 0 } };

const EntityKind KIND_OF_TERM
    = { .id = KIND_TERM,
        .element = "term",
        .help = "A word for rules and cases besides the built-in ones",
        .size = sizeof (Term),
        .attributes = TERM_ATTRIBUTES,
        .parents = AT_TOP,
        .needs_id = TRUE };
