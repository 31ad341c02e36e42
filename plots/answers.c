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

/* What is collected. */
typedef struct
{
  GPtrArray *answers;
  GHashTable *points; /* configuration to number of the point + 1 */
} Collection;

static void
note_point (const SimPoint *point, gpointer data)
{
  g_hash_table_insert (((Collection *) data)->points, g_strdup (point->config),
                       GINT_TO_POINTER (point->point + 1));
}

/* The number of the point of @id, "CONFIGURATION NUMBER"; -1: not there. */
static int
point_of (const Collection *collection, const char *id, guint *number)
{
  g_auto (GStrv) parts = g_strsplit (id, " ", 2);

  *number = g_strv_length (parts) == 2
                ? (guint) g_ascii_strtoull (parts[1], NULL, 10)
                : 0;
  return parts[0] == NULL ? -1
                          : GPOINTER_TO_INT (g_hash_table_lookup (
                                collection->points, parts[0]))
                                - 1;
}

static void
note_answer (const SimEntity *entity, gpointer data)
{
  Collection *collection = data;
  guint number = 0;
  int point = point_of (collection, entity->id, &number);
  g_autoptr (JsonNode) node = json_from_string (entity->attributes, NULL);
  JsonObject *object;
  g_autofree char *exact = NULL;
  Answer *answer;

  if (point < 0 || node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;
  object = json_node_get_object (node);
  exact = member (object, "exact");
  answer = g_new0 (Answer, 1);
  answer->point = point;
  answer->number = number;
  answer->title = g_strdup (entity->title);
  answer->metric = member (object, "metric");
  answer->labels = member (object, "labels");
  answer->exact = g_ascii_strtod (exact, NULL);
  answer->formula = member (object, "formula");
  answer->source = member (object, "source");
  g_ptr_array_add (collection->answers, answer);
}

static int
compare_answers (gconstpointer left, gconstpointer right)
{
  const Answer *a = *(const Answer *const *) left;
  const Answer *b = *(const Answer *const *) right;

  if (a->point != b->point)
    return a->point < b->point ? -1 : 1;
  return (a->number > b->number) - (a->number < b->number);
}

GPtrArray *
answers_load (SimStore *store, GError **error)
{
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func (answer_free);
  g_autoptr (GHashTable) points
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Collection collection = { answers, points };

  if (!sim_store_each_point (store, note_point, &collection, error)
      || !sim_store_each_entity (store, "answer", note_answer, &collection,
                                 error))
    return NULL;
  g_ptr_array_sort (answers, compare_answers);
  return g_steal_pointer (&answers);
}
