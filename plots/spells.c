#include "config.h"

#include "plots/spells.h"

#include <json-glib/json-glib.h>

static void
spell_free (gpointer data)
{
  Spell *spell = data;

  g_free (spell->subject);
  g_free (spell);
}

static void
add_spell (GPtrArray *spells, SimTime from, SimTime to, const char *subject)
{
  Spell *spell = g_new0 (Spell, 1);

  spell->from = from;
  spell->to = to;
  spell->subject = g_strdup (subject);
  g_ptr_array_add (spells, spell);
}

/* The last spell of @subject, or NULL. */
static Spell *
last_spell (const GPtrArray *spells, const char *subject)
{
  for (guint i = spells->len; i > 0; i--)
    {
      Spell *spell = g_ptr_array_index (spells, i - 1);

      if (g_str_equal (spell->subject, subject))
        return spell;
    }
  return NULL;
}

/* How the calendar says that a rule is over: with the first word of the
 * event's detail. A grace period that ends does not end its rule. */
static gboolean
is_end (const Mark *mark)
{
  static const char *const words[]
      = { "lapses",      "ends",        "expires", "repealed",
          "is repealed", "is annulled", "annulled" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (mark->detail, words[i]))
      return TRUE;
  return FALSE;
}

GPtrArray *
spells_of_laws (const GPtrArray *marks, SimRegimeRow horizon)
{
  GPtrArray *spells = g_ptr_array_new_with_free_func (spell_free);

  for (guint i = 0; i < marks->len; i++)
    {
      const Mark *mark = g_ptr_array_index (marks, i);
      Spell *last = last_spell (spells, mark->subject);
      gboolean open = last != NULL && last->to == horizon.to;

      if (!g_str_equal (mark->kind, "rule"))
        continue;
      if (open && is_end (mark))
        last->to = mark->when;
      else if (!open && is_end (mark))
        add_spell (spells, horizon.from, mark->when, mark->subject);
      else if (!open)
        add_spell (spells, mark->when, horizon.to, mark->subject);
    }
  return spells;
}

GPtrArray *
spells_of_licences (const GPtrArray *marks, SimRegimeRow horizon)
{
  GPtrArray *spells = g_ptr_array_new_with_free_func (spell_free);
  const SimSpan least = (horizon.to - horizon.from) / 200;

  for (guint i = 0; i < marks->len; i++)
    {
      const Mark *mark = g_ptr_array_index (marks, i);
      Spell *last = last_spell (spells, mark->subject);

      if (!g_str_equal (mark->kind, "licence"))
        continue;
      if (last != NULL)
        last->to = MAX (last->to, mark->when);
      else /* what happens at once is to be seen, too */
        add_spell (spells, mark->when, MIN (mark->when + least, horizon.to),
                   mark->subject);
    }
  return spells;
}

typedef struct
{
  GPtrArray *spells;
  SimRegimeRow horizon;
} Loading;

static SimTime
date_of (JsonObject *object, const char *name, SimTime otherwise)
{
  SimTime when = otherwise;

  if (!sim_time_parse (
          json_object_get_string_member_with_default (object, name, ""), &when))
    return otherwise;
  return when;
}

static void
take_mechanism (const SimEntity *entity, gpointer data)
{
  Loading *loading = data;
  g_autoptr (JsonNode) node = json_from_string (entity->attributes, NULL);
  JsonObject *object;
  SimTime from, to;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;
  object = json_node_get_object (node);
  from = date_of (object, "from", loading->horizon.from);
  to = date_of (object, "to", loading->horizon.to);
  from = MAX (from, loading->horizon.from);
  to = MIN (to, loading->horizon.to);
  if (from < to)
    add_spell (loading->spells, from, to, entity->id);
}

GPtrArray *
spells_of_mechanisms (SimStore *store, SimRegimeRow horizon, GError **error)
{
  g_autoptr (GPtrArray) spells = g_ptr_array_new_with_free_func (spell_free);
  Loading loading = { spells, horizon };

  if (!sim_store_each_entity (store, "mechanism", take_mechanism, &loading,
                              error))
    return NULL;
  return g_steal_pointer (&spells);
}
