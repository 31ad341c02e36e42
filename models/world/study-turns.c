#include "config.h"

#include "models/world/study-turns.h"

struct StudyTurns
{
  GMutex lock;
  GHashTable *found; /* set of Found, owned */
};

/* Whoever holds its lock finds the turns, or sees that they are there. */
typedef struct
{
  guint64 seed;
  guint32 replication;
  GMutex lock;
  GArray *turns; /* of SimTime; NULL: nobody has asked yet */
} Found;

static guint
hash_found (gconstpointer key)
{
  const Found *found = key;
  gint64 seed = (gint64) found->seed;

  return g_int64_hash (&seed) * 31 + found->replication;
}

static gboolean
is_same (gconstpointer left, gconstpointer right)
{
  const Found *a = left, *b = right;

  return a->seed == b->seed && a->replication == b->replication;
}

static void
free_found (gpointer data)
{
  Found *found = data;

  g_clear_pointer (&found->turns, g_array_unref);
  g_mutex_clear (&found->lock);
  g_free (found);
}

StudyTurns *
study_turns_new (void)
{
  StudyTurns *turns = g_new0 (StudyTurns, 1);

  g_mutex_init (&turns->lock);
  turns->found = g_hash_table_new_full (hash_found, is_same, free_found, NULL);
  return turns;
}

void
study_turns_free (StudyTurns *turns)
{
  if (turns == NULL)
    return;
  g_hash_table_unref (turns->found);
  g_mutex_clear (&turns->lock);
  g_free (turns);
}

/* What is known of a replication; a new one knows nothing. */
static Found *
found_of (StudyTurns *store, guint64 seed, guint32 replication)
{
  const Found wanted = { .seed = seed, .replication = replication };
  g_autoptr (GMutexLocker) locker = NULL;
  Found *found;

  locker = g_mutex_locker_new (&store->lock);
  found = g_hash_table_lookup (store->found, &wanted);
  if (found == NULL)
    {
      found = g_new0 (Found, 1);
      found->seed = seed;
      found->replication = replication;
      g_mutex_init (&found->lock);
      g_hash_table_add (store->found, found);
    }
  return found;
}

const GArray *
study_turns (const Study *study, guint64 seed, guint32 replication,
             FindTurns find)
{
  Found *found = found_of (study->turns, seed, replication);
  g_autoptr (GMutexLocker) locker = NULL;

  locker = g_mutex_locker_new (&found->lock);
  if (found->turns == NULL)
    found->turns = find (study, seed, replication);
  return found->turns;
}
