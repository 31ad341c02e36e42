#include "config.h"

#include "cli/comparing-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/sim-labels.h"
#include "sim/sim-store-whole.h"

gboolean
comparing_find (const Comparing *comparing, guint i, guint contender,
                Difference *difference)
{
  return comparing->reference[contender] != contender
         && comparison_find (comparing->comparison, i, contender,
                             comparing->reference[contender], difference);
}

guint
comparing_needed (const Comparing *comparing, const SimContrast *contrast,
                  gboolean paired)
{
  return sim_contrast_needed (contrast,
                              WANTED_SHARE * fabs (contrast->difference),
                              comparing->comparison->wish.level, paired);
}

/* ---- Exact answers ------------------------------------------------------- */

typedef struct
{
  const Comparison *comparison;
  GHashTable *titles; /* "kind id" to title */
  GHashTable *places; /* store and point to contender + 1 */
  GHashTable *found;  /* question to GHashTable ** of values per contender */
  GPtrArray *answers; /* of ExactAnswer */
  const char *kind;
  guint store;
} Asking;

static void
answer_free (gpointer data)
{
  ExactAnswer *answer = data;

  g_strfreev (answer->values);
  g_free (answer->question);
  g_free (answer->kind);
  g_free (answer);
}

static void
take_title (const SimEntity *entity, gpointer data)
{
  Asking *asking = data;

  g_hash_table_insert (asking->titles,
                       g_strdup_printf ("%s %s", entity->kind, entity->id),
                       g_strdup (entity->title));
}

static const char *
title_of (const Asking *asking, const char *kind, const char *id)
{
  g_autofree char *key = g_strdup_printf ("%s %s", kind, id);
  const char *title = g_hash_table_lookup (asking->titles, key);

  return title != NULL ? title : id;
}

/* "SUBJECT\tOBJECT" as a question for people. */
static char *
question_of (const Asking *asking, const char *labels, const char *verdict)
{
  g_auto (GStrv) parts = g_strsplit (labels, "\t", 2);

  if (strcmp (asking->kind, "access") == 0)
    return g_strdup_printf ("%s: %s", title_of (asking, "asset", parts[1]),
                            title_of (asking, "authority", parts[0]));
  return g_strdup_printf ("flows under %s law: %s", parts[1], verdict);
}

static int
contender_of (const Asking *asking, int point)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (
             asking->places, comparison_place_key (asking->store, point)))
         - 1;
}

static void
note_places (Asking *asking)
{
  for (guint i = 0; i < asking->comparison->contenders->len; i++)
    {
      const Contender *contender = comparison_contender (asking->comparison, i);

      g_hash_table_insert (
          asking->places,
          comparison_place_key (contender->store, contender->point),
          GUINT_TO_POINTER (i + 1));
    }
}

/* Per question and contender: replication to value. */
static GHashTable *
values_of (Asking *asking, const char *question, guint contender)
{
  guint n = asking->comparison->contenders->len;
  GHashTable **all = g_hash_table_lookup (asking->found, question);

  if (all == NULL)
    {
      all = g_new0 (GHashTable *, n + 1);
      for (guint i = 0; i < n; i++)
        all[i]
            = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_hash_table_insert (asking->found, g_strdup (question), all);
    }
  return all[contender];
}

static void
free_values (gpointer data)
{
  GHashTable **all = data;

  for (guint i = 0; all[i] != NULL; i++)
    g_hash_table_unref (all[i]);
  g_free (all);
}

/* A class of access stands for itself, verdicts of the law are counted. */
static void
take_finding (const SimWholeRow *row, gpointer data)
{
  Asking *asking = data;
  int contender = contender_of (asking, row->point);
  g_autofree char *question = question_of (asking, row->labels, row->verdict);
  GHashTable *values;
  guint64 before;
  char *run, *value;

  if (contender < 0)
    return;
  values = values_of (asking, question, (guint) contender);
  run = g_strdup_printf ("%" G_GUINT64_FORMAT " %d", row->seed,
                         row->replication);
  if (strcmp (asking->kind, "access") == 0)
    value = g_strdup (row->verdict);
  else
    {
      value = g_hash_table_lookup (values, run);
      before = value == NULL ? 0 : g_ascii_strtoull (value, NULL, 10);
      value = g_strdup_printf ("%" G_GUINT64_FORMAT, before + 1);
    }
  g_hash_table_replace (values, run, value);
}

static int
compare_texts (gconstpointer left, gconstpointer right)
{
  return strcmp (*(const char *const *) left, *(const char *const *) right);
}

/* What replications say, without repeating: "D", or "D or T". */
static char *
distinct (GHashTable *values, const char *none, guint n_runs)
{
  g_autoptr (GPtrArray) seen = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (!g_ptr_array_find_with_equal_func (seen, value, g_str_equal, NULL))
      g_ptr_array_add (seen, value);
  if (g_hash_table_size (values) < n_runs)
    g_ptr_array_add (seen, (gpointer) none);
  g_ptr_array_sort (seen, compare_texts);
  g_ptr_array_add (seen, NULL);
  return g_strjoinv (" or ", (char **) seen->pdata);
}

static void
add_answer (Asking *asking, const char *question)
{
  GHashTable **all = g_hash_table_lookup (asking->found, question);
  guint n = asking->comparison->contenders->len;
  ExactAnswer *answer = g_new0 (ExactAnswer, 1);

  answer->question = g_strdup (question);
  answer->kind = g_strdup (asking->kind);
  answer->values = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    {
      answer->values[i]
          = distinct (all[i], strcmp (asking->kind, "law") == 0 ? "0" : "-",
                      comparison_contender (asking->comparison, i)->runs->len);
      answer->differs |= strcmp (answer->values[i], answer->values[0]) != 0;
    }
  g_ptr_array_add (asking->answers, answer);
}

static gboolean
ask_kind (Asking *asking, SimStore *const *stores, guint n_stores,
          const char *kind, GError **error)
{
  g_autofree gpointer *questions = NULL;
  guint n_questions;

  asking->kind = kind;
  asking->found
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_values);
  for (asking->store = 0; asking->store < n_stores; asking->store++)
    if (!sim_store_each_last_finding (stores[asking->store], kind, take_finding,
                                      asking, error))
      {
        g_hash_table_unref (asking->found);
        return FALSE;
      }
  questions = g_hash_table_get_keys_as_array (asking->found, &n_questions);
  qsort (questions, n_questions, sizeof *questions, compare_texts);
  for (guint i = 0; i < n_questions; i++)
    add_answer (asking, questions[i]);
  g_hash_table_unref (asking->found);
  return TRUE;
}

GPtrArray *
comparing_answers (const Comparison *comparison, SimStore *const *stores,
                   guint n_stores, GError **error)
{
  static const char *const kinds[] = { "access", "law" };
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func (answer_free);
  g_autoptr (GHashTable) titles
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  Asking asking = { .comparison = comparison,
                    .titles = titles,
                    .places = places,
                    .answers = answers };

  note_places (&asking);
  for (guint i = 0; i < n_stores; i++)
    for (guint k = 0; k < 2; k++)
      if (!sim_store_each_entity (stores[i], k == 0 ? "asset" : "authority",
                                  take_title, &asking, error))
        return NULL;
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    if (!ask_kind (&asking, stores, n_stores, kinds[k], error))
      return NULL;
  return g_steal_pointer (&answers);
}
