#include "config.h"

#include "plots/answers.h"

#include <json-glib/json-glib.h>

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_free (answer->title);
  g_free (answer->metric);
  g_free (answer->labels);
  g_free (answer->formula);
  g_free (answer->source);
  g_free (answer);
}

static char *
member (JsonObject *object, const char *name)
{
  return g_strdup (
      json_object_get_string_member_with_default (object, name, ""));
}

/* The id is "POINT NUMBER", with zeros in front, so that it sorts. */
static void
note_answer (const SimEntity *entity, gpointer data)
{
  GPtrArray *answers = data;
  g_autoptr (JsonNode) node = json_from_string (entity->attributes, NULL);
  JsonObject *object;
  g_autofree char *exact = NULL;
  Answer *answer;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;
  object = json_node_get_object (node);
  exact = member (object, "exact");
  answer = g_new0 (Answer, 1);
  answer->point = (int) g_ascii_strtoll (entity->id, NULL, 10);
  answer->title = g_strdup (entity->title);
  answer->metric = member (object, "metric");
  answer->labels = member (object, "labels");
  answer->exact = g_ascii_strtod (exact, NULL);
  answer->formula = member (object, "formula");
  answer->source = member (object, "source");
  g_ptr_array_add (answers, answer);
}

GPtrArray *
answers_load (SimStore *store, GError **error)
{
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func (answer_free);

  if (!sim_store_each_entity (store, "answer", note_answer, answers, error))
    return NULL;
  return g_steal_pointer (&answers);
}
