#include "config.h"

#include "models/world/attribute.h"

#include <string.h>

#include "models/world/world.h"
#include "sim/sim-spell.h"

/* --- text and words ----------------------------------------------------- */

static gboolean
parse_text (const AttributeSpec *spec G_GNUC_UNUSED, const char *text,
            World *world, gpointer field, char **wrong G_GNUC_UNUSED)
{
  *(const char **) field = world_keep_text (world, text);
  return TRUE;
}

static int
word_index (const char *const *words, const char *text)
{
  for (int i = 0; words[i] != NULL; i++)
    if (strcmp (words[i], text) == 0)
      return i;
  return -1;
}

static void
say_known_words (const AttributeSpec *spec, const char *word, char **wrong)
{
  const char *nearest = sim_spell_nearest (word, spec->words);
  g_autofree char *known = g_strjoinv (", ", (char **) spec->words);

  *wrong = nearest == NULL ? g_strdup_printf ("expected one of: %s", known)
                           : g_strdup_printf ("did you mean '%s'? Known: %s",
                                              nearest, known);
}

static gboolean
parse_word (const AttributeSpec *spec, const char *text,
            World *world G_GNUC_UNUSED, gpointer field, char **wrong)
{
  int index = word_index (spec->words, text);

  if (index < 0)
    {
      say_known_words (spec, text, wrong);
      return FALSE;
    }
  *(int *) field = index;
  return TRUE;
}

static gboolean
parse_words (const AttributeSpec *spec, const char *text,
             World *world G_GNUC_UNUSED, gpointer field, char **wrong)
{
  g_auto (GStrv) parts = g_strsplit_set (text, " \t\n", -1);
  guint64 set = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      int index = word_index (spec->words, parts[i]);

      if (parts[i][0] == '\0')
        continue;
      if (index < 0)
        {
          say_known_words (spec, parts[i], wrong);
          return FALSE;
        }
      set |= G_GUINT64_CONSTANT (1) << index;
    }
  if (set == 0)
    {
      say_known_words (spec, "", wrong);
      return FALSE;
    }
  *(guint64 *) field = set;
  return TRUE;
}

static gboolean
parse_yes_no (const AttributeSpec *spec G_GNUC_UNUSED, const char *text,
              World *world G_GNUC_UNUSED, gpointer field, char **wrong)
{
  gboolean yes = strcmp (text, "yes") == 0;

  if (!yes && strcmp (text, "no") != 0)
    {
      *wrong = g_strdup ("expected yes or no");
      return FALSE;
    }
  *(gboolean *) field = yes;
  return TRUE;
}

static char *
words_alternatives (const AttributeSpec *spec)
{
  g_autofree char *joined = g_strjoinv ("|", (char **) spec->words);
  g_auto (GStrv) parts = g_strsplit (joined, ".", -1);
  g_autofree char *escaped = g_strjoinv ("\\.", parts);

  return g_strdup_printf ("(%s)", escaped);
}

static char *
words_pattern (const AttributeSpec *spec)
{
  g_autofree char *one = words_alternatives (spec);

  return g_strdup_printf (" *%s( +%s)* *", one, one);
}

static char *
yes_no_pattern (const AttributeSpec *spec G_GNUC_UNUSED)
{
  return g_strdup ("yes|no");
}

/* --- references --------------------------------------------------------- */

static void
say_known_ids (const AttributeSpec *spec, const char *text, World *world,
               char **wrong)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autofree char *suggestion = NULL;
  for (guint i = 0; i < world_everything (world)->len; i++)
    {
      const Entity *entity = g_ptr_array_index (world_everything (world), i);

      if (entity->id != NULL
          && (spec->target == KIND_NONE || spec->target == entity->kind->id))
        g_ptr_array_add (ids, (gpointer) entity->id);
    }
  g_ptr_array_add (ids, NULL);
  suggestion = problem_suggest (text, (const char *const *) ids->pdata);
  *wrong
      = spec->target == KIND_NONE
            ? g_strdup_printf ("nothing has that id%s", suggestion)
            : g_strdup_printf ("there is no <%s> of that id%s",
                               entity_kind (spec->target)->element, suggestion);
}

static gboolean
parse_reference (const AttributeSpec *spec, const char *text, World *world,
                 gpointer field, char **wrong)
{
  const Entity *entity = world_find (world, text);

  if (entity == NULL
      || (spec->target != KIND_NONE && entity->kind->id != spec->target))
    {
      say_known_ids (spec, text, world, wrong);
      return FALSE;
    }
  *(const Entity **) field = entity;
  return TRUE;
}

ATTRIBUTE_TYPE (TEXT, "text", "any text", const char *, parse_text, NULL, NULL);
ATTRIBUTE_TYPE (REFERENCE, "reference", "the id of an entity", const Entity *,
                parse_reference, NULL, NULL);
ATTRIBUTE_TYPE (WORD, "word", "one of a list of words", int, parse_word,
                words_alternatives, NULL);
ATTRIBUTE_TYPE (WORDS, "words", "one or more of a list of words", guint64,
                parse_words, words_pattern, NULL);
ATTRIBUTE_TYPE (YES_NO, "yes-no", "yes or no", gboolean, parse_yes_no,
                yes_no_pattern, NULL);

const AttributeType *const ATTRIBUTE_TYPES[]
    = { &ATTRIBUTE_TEXT,      &ATTRIBUTE_REFERENCE,
        &ATTRIBUTE_WORD,      &ATTRIBUTE_WORDS,
        &ATTRIBUTE_YES_NO,    &ATTRIBUTE_COUNT,
        &ATTRIBUTE_NUMBER,    &ATTRIBUTE_FROM,
        &ATTRIBUTE_TO,        &ATTRIBUTE_SPAN,
        &ATTRIBUTE_PERIOD,    &ATTRIBUTE_SHARE,
        &ATTRIBUTE_DISTANCE,  &ATTRIBUTE_ANGLE,
        &ATTRIBUTE_RATE,      &ATTRIBUTE_SIZE,
        &ATTRIBUTE_FREQUENCY, &ATTRIBUTE_OFFSET,
        &ATTRIBUTE_SPAN_DIST, &ATTRIBUTE_SIZE_DIST,
        &ATTRIBUTE_WEIGHTS,   NULL };
