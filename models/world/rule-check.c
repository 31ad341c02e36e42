/* What must hold between rules before any of them judges. */
#include "config.h"

#include <string.h>

#include "models/world/vocabulary.h"

/* What the conditions of a rule leave open, fact by fact. */
typedef struct
{
  WordSet words[N_WORD_FACTS];
  gint64 least[N_COUNTS][WINDOW_PREV_JAN1 + 1];
  gint64 below[N_COUNTS][WINDOW_PREV_JAN1 + 1];
  SimTime since, before;
  guint64 forbidden; /* mechanisms that may not be held */
  gboolean nothing;  /* none may */
  gboolean no_way;   /* one of them must be, and may not */
} Room;

typedef struct
{
  const World *world;
  const Vocabulary *vocabulary;
  ProblemList *problems;
} Checking;

/* --- words ---------------------------------------------------------------- */

static void
complain_word (const Checking *checking, const Entity *entity, Fact fact,
               const char *word)
{
  g_autofree char *hint
      = problem_suggest (word, vocabulary_words (checking->vocabulary, fact));
  g_autofree char *quoted = problem_quote (word);

  if (FACTS[fact].is_place)
    entity_complain (entity, checking->problems,
                     "'%s' is no place%s; places are jurisdictions and "
                     "the areas of places/areas.xml",
                     quoted, hint);
  else
    entity_complain (entity, checking->problems, "'%s' is no %s%s", quoted,
                     FACTS[fact].name, hint);
}

/* A set of mechanisms has so many bits; "none" is one of them. */
static gboolean
is_word (const Checking *checking, Fact fact, const char *word)
{
  int at = vocabulary_find (checking->vocabulary, fact, word);

  if (fact != FACT_MECHANISM)
    return at >= 0;
  return (at >= 0 && at < MECHANISMS_MOST) || g_str_equal (word, "none");
}

static void
check_words (const Checking *checking, const Entity *entity, Fact fact,
             const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text == NULL ? "" : text, " \t\n", -1);
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      {
        n++;
        if (!is_word (checking, fact, words[i]))
          complain_word (checking, entity, fact, words[i]);
      }
  if (text != NULL && n == 0)
    entity_complain (entity, checking->problems,
                     "names no %s; expected at least one word",
                     FACTS[fact].name);
}

static void
check_date (const Checking *checking, const Condition *condition)
{
  gboolean is_date = condition->fact == FACT_ACTIVITY_START;

  if (is_date
      != (condition->before != SIM_NEVER || condition->since != SIM_ALWAYS))
    entity_complain (&condition->base, checking->problems,
                     "'before' takes a date, and so does 'since'; one of them "
                     "goes with fact=\"activity-start\", and only with it");
}

static void
check_condition (const Checking *checking, const Condition *condition)
{
  check_date (checking, condition);
  if (condition->fact == FACT_ACTIVITY_START)
    return;
  if ((condition->in == NULL) == (condition->not_in == NULL))
    entity_complain (&condition->base, checking->problems,
                     "needs 'in' or 'not-in', one of them");
  check_words (checking, &condition->base, (Fact) condition->fact,
               condition->in);
  check_words (checking, &condition->base, (Fact) condition->fact,
               condition->not_in);
}

static void
check_threshold (const Checking *checking, const Threshold *threshold)
{
  if (threshold->least == 0 && threshold->below == 0)
    entity_complain (&threshold->base, checking->problems,
                     "needs 'least' or 'below', a count on which something "
                     "depends");
  if (threshold->below != 0 && threshold->below <= threshold->least)
    entity_complain (&threshold->base, checking->problems,
                     "no count is at least %" G_GINT64_FORMAT
                     " and below %" G_GINT64_FORMAT,
                     threshold->least, threshold->below);
  if ((threshold->fact != COUNT_HELD) == (threshold->window == WINDOW_ANY))
    entity_complain (&threshold->base, checking->problems,
                     threshold->fact == COUNT_HELD
                         ? "'held' counts everybody and takes no 'window'"
                         : "a count of exported persons needs a 'window'");
}

static void
check_mechanisms (const Checking *checking, const Cure *cure)
{
  guint64 none = G_GUINT64_CONSTANT (1) << MECHANISMS_MOST;
  guint64 named
      = vocabulary_mechanisms (checking->vocabulary, cure->mechanisms);

  check_words (checking, &cure->base, FACT_MECHANISM, cure->mechanisms);
  if ((named & none) != 0)
    entity_complain (&cure->base, checking->problems,
                     "needs something that is held; what takes nothing is an "
                     "<exempt>");
}

static void
check_parts (const Checking *checking, const Entity *whole)
{
  for (guint i = 0; i < whole->children->len; i++)
    {
      const Entity *part = g_ptr_array_index (whole->children, i);

      if (part->kind->id == KIND_CONDITION)
        check_condition (checking, (const Condition *) part);
      else if (part->kind->id == KIND_THRESHOLD)
        check_threshold (checking, (const Threshold *) part);
      else
        check_parts (checking, part);
      if (part->kind->id == KIND_CURE)
        check_mechanisms (checking, (const Cure *) part);
    }
}

static void
check_verdict (const Checking *checking, const Rule *rule)
{
  g_autofree char *quoted = NULL;
  g_autofree char *hint = NULL;

  if (vocabulary_verdict (checking->vocabulary, rule->verdict) >= 0)
    return;
  quoted = problem_quote (rule->verdict);
  hint = problem_suggest (rule->verdict,
                          vocabulary_verdicts (checking->vocabulary));
  entity_complain (&rule->base, checking->problems,
                   "verdict: '%s' is none%s; a mechanism of your own is a "
                   "<term of=\"mechanism\">",
                   quoted, hint);
}

/* --- conditions that never hold ------------------------------------------- */

static void
room_init (Room *room)
{
  memset (room, 0, sizeof *room);
  memset (room->words, 0xff, sizeof room->words);
  for (int fact = 0; fact < N_COUNTS; fact++)
    for (int window = 0; window <= WINDOW_PREV_JAN1; window++)
      room->below[fact][window] = G_MAXINT64;
  room->since = SIM_ALWAYS;
  room->before = SIM_NEVER;
}

static void
narrow_words (const Checking *checking, Room *room, const Condition *condition)
{
  WordSet fitting;

  if (condition->fact == FACT_ACTIVITY_START)
    {
      room->since = MAX (room->since, condition->since);
      room->before = MIN (room->before, condition->before);
    }
  if (condition->fact >= N_WORD_FACTS)
    return;
  fitting = vocabulary_fitting (checking->vocabulary, condition);
  word_set_intersect (&room->words[condition->fact], &fitting);
}

static void
narrow_count (Room *room, const Threshold *threshold)
{
  gint64 *least = &room->least[threshold->fact][threshold->window];
  gint64 *below = &room->below[threshold->fact][threshold->window];

  *least = MAX (*least, threshold->least);
  if (threshold->below != 0)
    *below = MIN (*below, threshold->below);
}

static guint64
mechanisms_of (const Checking *checking, const char *text)
{
  return text == NULL ? 0 : vocabulary_mechanisms (checking->vocabulary, text);
}

/* First what may not be held, then whether anything is left of what must. */
static void
narrow_mechanisms (const Checking *checking, Room *room, const Entity *entity)
{
  static const guint64 NONE = G_GUINT64_CONSTANT (1) << MECHANISMS_MOST;

  ENTITY_EACH (entity, KIND_CONDITION, Condition, condition)
    if (condition->fact == FACT_MECHANISM)
      {
        room->forbidden |= mechanisms_of (checking, condition->not_in);
        room->nothing |= mechanisms_of (checking, condition->in) == NONE;
      }
  ENTITY_EACH (entity, KIND_CONDITION, Condition, condition)
    if (condition->fact == FACT_MECHANISM && condition->in != NULL)
      {
        guint64 wanted = mechanisms_of (checking, condition->in);

        room->no_way |= (wanted & ~room->forbidden) == 0
                        || (room->nothing && (wanted & NONE) == 0);
      }
}

/* What of @entity narrows the room and stands directly in it. */
static void
narrow (const Checking *checking, Room *room, const Entity *entity)
{
  narrow_mechanisms (checking, room, entity);
  ENTITY_EACH (entity, KIND_CONDITION, Condition, condition)
    narrow_words (checking, room, condition);
  ENTITY_EACH (entity, KIND_THRESHOLD, Threshold, threshold)
    narrow_count (room, threshold);
}

/* The fact for which there is no room, or NULL. */
static const char *
room_missing (const Room *room)
{
  for (int fact = 0; fact < N_WORD_FACTS; fact++)
    if (word_set_is_empty (&room->words[fact]))
      return FACTS[fact].name;
  for (int fact = 0; fact < N_COUNTS; fact++)
    for (int window = 0; window <= WINDOW_PREV_JAN1; window++)
      if (room->least[fact][window] >= room->below[fact][window])
        return COUNT_WORDS[fact];
  if (room->no_way)
    return FACTS[FACT_MECHANISM].name;
  return room->since >= room->before ? FACTS[FACT_ACTIVITY_START].name : NULL;
}

static Room
room_of_rule (const Checking *checking, const Rule *rule)
{
  Room room;

  room_init (&room);
  WORLD_EACH (checking->world, KIND_SCOPE, Scope, scope)
    if (scope->decision == rule->decision
        && g_str_equal (scope->law, rule->law))
      narrow (checking, &room, &scope->base);
  narrow (checking, &room, &rule->base);
  return room;
}

/* --- what lifts a verdict ------------------------------------------------- */

static void
check_granted (const Checking *checking, const Rule *rule, const Cure *cure)
{
  guint64 wanted
      = vocabulary_mechanisms (checking->vocabulary, cure->mechanisms);
  gboolean any = FALSE;

  WORLD_EACH (checking->world, KIND_GRANT, Grant, grant)
    if (g_str_equal (grant->law, rule->law))
      {
        any = TRUE;
        wanted
            &= ~vocabulary_mechanisms (checking->vocabulary, grant->mechanisms);
      }
  if (any && wanted != 0)
    entity_complain (&cure->base, checking->problems,
                     "nobody grants all of '%s' under the law %s; name who "
                     "does in a <grant>",
                     cure->mechanisms, rule->law);
}

static void
check_cure (const Checking *checking, const Rule *rule, const Room *room,
            const Cure *cure)
{
  Room left = *room;
  const char *fact;

  narrow (checking, &left, &cure->base);
  fact = room_missing (&left);
  if (fact != NULL)
    entity_complain (&cure->base, checking->problems,
                     "can never apply: what it asks of '%s' and what its rule "
                     "asks exclude each other",
                     fact);
  if (cure->from >= rule->to || cure->to <= rule->from)
    entity_complain (&cure->base, checking->problems,
                     "can never apply: its dates lie outside those of its "
                     "rule");
  if (cure->mechanisms != NULL)
    check_granted (checking, rule, cure);
}

/* --- versions ------------------------------------------------------------- */

static void
append_parts (GString *text, const Entity *entity)
{
  for (guint i = 0; i < entity->children->len; i++)
    {
      const Entity *part = g_ptr_array_index (entity->children, i);

      if (entity_lifts (part))
        continue;
      g_string_append_printf (text, "<%s", part->kind->element);
      for (guint j = 0; part->kind->attributes[j].name != NULL; j++)
        g_string_append_printf (text, " %s",
                                part->texts[j] == NULL ? "-" : part->texts[j]);
      append_parts (text, part);
      g_string_append_c (text, '>');
    }
}

/* What makes two versions the same: law, decision, name and conditions. */
static char *
version_key (const Rule *rule)
{
  GString *text = g_string_new (rule->law);

  g_string_append_printf (text, " %d %s ", rule->decision, rule_name (rule));
  append_parts (text, &rule->base);
  return g_string_free (text, FALSE);
}

static void
check_version (const Checking *checking, GHashTable *versions, const Rule *rule)
{
  g_autofree char *key = version_key (rule);
  GPtrArray *same = g_hash_table_lookup (versions, key);

  if (same == NULL)
    {
      same = g_ptr_array_new ();
      g_hash_table_insert (versions, g_steal_pointer (&key), same);
    }
  for (guint i = 0; i < same->len; i++)
    {
      const Rule *other = g_ptr_array_index (same, i);

      if (rule->from < other->to && other->from < rule->to)
        entity_complain (&rule->base, checking->problems,
                         "overlaps with <rule %s> at %s:%d: two versions of "
                         "one rule with the same conditions; the earlier one "
                         "must end ('to') when the later one begins ('from')",
                         other->base.id, other->base.file, other->base.line);
    }
  g_ptr_array_add (same, (gpointer) rule);
}

/* --- places that contain each other --------------------------------------- */

static WordSet
places_within (const Checking *checking, const char *place)
{
  Condition inside = { .fact = FACT_ORIGIN, .in = place };

  return vocabulary_fitting (checking->vocabulary, &inside);
}

static void
check_area (const Checking *checking, const Area *area)
{
  g_auto (GStrv) members = g_strsplit_set (area->members, " \t\n", -1);
  int own = vocabulary_find (checking->vocabulary, FACT_ORIGIN, area->base.id);

  for (guint i = 0; members[i] != NULL; i++)
    {
      WordSet within;

      if (members[i][0] == '\0' || g_str_equal (members[i], area->base.id))
        continue;
      within = places_within (checking, members[i]);
      if (own >= 0 && word_set_holds (&within, own))
        entity_complain (&area->base, checking->problems,
                         "closes a circle: its member '%s' contains it",
                         members[i]);
    }
}

/* --- the whole ------------------------------------------------------------ */

static void
check_rule (const Checking *checking, const Rule *rule)
{
  guint before = problem_list_count (checking->problems);
  const char *fact;
  Room room;

  check_verdict (checking, rule);
  check_parts (checking, &rule->base);
  if (problem_list_count (checking->problems) > before)
    return;
  room = room_of_rule (checking, rule);
  fact = room_missing (&room);
  if (fact != NULL)
    {
      entity_complain (&rule->base, checking->problems,
                       "can never hold: its conditions about '%s' (and those "
                       "of its scope) exclude each other",
                       fact);
      return;
    }
  for (guint i = 0; i < rule->base.children->len; i++)
    {
      const Entity *part = g_ptr_array_index (rule->base.children, i);

      if (entity_lifts (part))
        check_cure (checking, rule, &room, (const Cure *) part);
    }
}

/* What rules share: without it none of them can be understood. */
static void
check_shared (const Checking *checking)
{
  WORLD_EACH (checking->world, KIND_GRANT, Grant, grant)
    check_words (checking, &grant->base, FACT_MECHANISM, grant->mechanisms);
  WORLD_EACH (checking->world, KIND_SCOPE, Scope, scope)
    check_parts (checking, &scope->base);
  WORLD_EACH (checking->world, KIND_AREA, Area, area)
    check_area (checking, area);
}

static void
free_versions (gpointer versions)
{
  g_ptr_array_unref (versions);
}

void
rules_check (const World *world, const Entity *entity, ProblemList *problems)
{
  g_autoptr (Vocabulary) vocabulary = NULL;
  g_autoptr (GHashTable) versions = NULL;
  guint before = problem_list_count (problems);
  Checking checking;

  if (entity->index > 0)
    return;
  vocabulary = vocabulary_new (world);
  versions
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_versions);
  checking = (Checking){ world, vocabulary, problems };
  check_shared (&checking);
  WORLD_EACH (world, KIND_RULE, Rule, rule)
    check_version (&checking, versions, rule);
  if (problem_list_count (problems) > before)
    return;
  WORLD_EACH (world, KIND_RULE, Rule, rule)
    check_rule (&checking, rule);
}
