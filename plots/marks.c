#include "config.h"

#include "plots/marks.h"

typedef struct
{
  const Names *names;
  GPtrArray *marks;  /* Mark, owned by the result */
  GPtrArray *seen;   /* for each mark, a GArray of places of variants */
  GHashTable *first; /* place of the variant + 1 to the run's key */
} Loading;

static void
mark_free (gpointer data)
{
  Mark *mark = data;

  g_free (mark->kind);
  g_free (mark->subject);
  g_free (mark->detail);
  g_free (mark->text);
  g_free (mark->where);
  g_free (mark);
}

static Mark *
mark_new (SimTime when, const char *kind, const char *subject,
          const char *detail)
{
  Mark *mark = g_new0 (Mark, 1);

  mark->when = when;
  mark->kind = g_strdup (kind);
  mark->subject = g_strdup (subject);
  mark->detail = g_strdup (detail);
  return mark;
}

static Mark *
mark_copy (const Mark *mark)
{
  Mark *copy = mark_new (mark->when, mark->kind, mark->subject, mark->detail);

  copy->text = g_strdup (mark->text);
  copy->where = g_strdup (mark->where);
  return copy;
}

static guint
find_mark (const Loading *loading, const SimEventRow *event)
{
  for (guint i = 0; i < loading->marks->len; i++)
    {
      const Mark *mark = g_ptr_array_index (loading->marks, i);

      if (mark->when == event->when && g_str_equal (mark->kind, event->kind)
          && g_str_equal (mark->subject, event->subject)
          && g_str_equal (mark->detail, event->detail))
        return i;
    }
  return G_MAXUINT;
}

static guint
add_mark (Loading *loading, const SimEventRow *event)
{
  Mark *mark
      = mark_new (event->when, event->kind, event->subject, event->detail);
  const char *title = names_title (loading->names, NULL, event->subject);

  /* What happens may be all that there is to say, or name the subject itself:
   * "Fire", "Fire: over". */
  if (*event->detail == '\0')
    mark->text = g_strdup (title);
  else if (g_str_has_prefix (event->detail, title))
    mark->text = g_strdup (event->detail);
  else
    mark->text = g_strdup_printf ("%s: %s", title, event->detail);
  g_ptr_array_add (loading->marks, mark);
  g_ptr_array_add (loading->seen, g_array_new (FALSE, FALSE, sizeof (guint)));
  return loading->marks->len - 1;
}

/* Whether @run is the first that we see of its variant. */
static gboolean
is_example (Loading *loading, const SimRunHead *run, guint place)
{
  gpointer key = GUINT_TO_POINTER (place + 1);
  const char *first = g_hash_table_lookup (loading->first, key);

  if (first == NULL)
    g_hash_table_insert (loading->first, key, g_strdup (run->key));
  return first == NULL || g_str_equal (first, run->key);
}

static void
take_event (const SimRunHead *run, const SimEventRow *event, gpointer data)
{
  Loading *loading = data;
  guint place = names_place (loading->names, run->point);
  guint i;
  GArray *places;

  /* Versions of rules are many; the statutes are events of their own. */
  if (!is_example (loading, run, place) || g_str_equal (event->kind, "version"))
    return;
  i = find_mark (loading, event);
  if (i == G_MAXUINT)
    i = add_mark (loading, event);
  places = g_ptr_array_index (loading->seen, i);
  if (places->len == 0
      || g_array_index (places, guint, places->len - 1) != place)
    g_array_append_val (places, place);
}

static char *
format_where (const Loading *loading, const GArray *places)
{
  GString *where = g_string_new (NULL);

  if (places->len == g_hash_table_size (loading->first))
    return g_string_free (where, FALSE);
  for (guint i = 0; i < places->len; i++)
    g_string_append_printf (
        where, "%s%s", i == 0 ? " (" : ", ",
        names_variant (loading->names, g_array_index (places, guint, i))->name);
  g_string_append_c (where, ')');
  return g_string_free (where, FALSE);
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const Mark *left = *(const Mark *const *) a;
  const Mark *right = *(const Mark *const *) b;

  if (left->when != right->when)
    return left->when < right->when ? -1 : 1;
  return g_strcmp0 (left->text, right->text);
}

GPtrArray *
marks_load (SimStore *store, const Names *names, GError **error)
{
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func (mark_free);
  g_autoptr (GPtrArray) seen
      = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GHashTable) first
      = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  Loading loading = { names, marks, seen, first };

  if (!sim_store_each_event (store, take_event, &loading, error))
    return NULL;
  for (guint i = 0; i < marks->len; i++)
    ((Mark *) g_ptr_array_index (marks, i))->where
        = format_where (&loading, g_ptr_array_index (seen, i));
  g_ptr_array_sort (marks, compare_marks);
  return g_steal_pointer (&marks);
}

static gboolean
is_same_day (const Mark *a, const Mark *b)
{
  SimDate day_a = sim_time_date (a->when);
  SimDate day_b = sim_time_date (b->when);

  return sim_time_at (day_a) == sim_time_at (day_b);
}

static void
join_mark (Mark *into, const Mark *mark)
{
  g_autofree char *text = g_steal_pointer (&into->text);

  into->text = g_strdup_printf ("%s; %s%s", text, mark->text, mark->where);
}

GPtrArray *
marks_by_day (const GPtrArray *marks)
{
  GPtrArray *days = g_ptr_array_new_with_free_func (mark_free);

  for (guint i = 0; i < marks->len; i++)
    {
      const Mark *mark = g_ptr_array_index (marks, i);
      Mark *last
          = days->len > 0 ? g_ptr_array_index (days, days->len - 1) : NULL;

      if (last != NULL && is_same_day (last, mark))
        join_mark (last, mark);
      else
        {
          Mark *day = mark_copy (mark);
          g_autofree char *text = g_steal_pointer (&day->text);

          day->text = g_strconcat (text, mark->where, NULL);
          g_ptr_array_add (days, day);
        }
    }
  return days;
}

static gboolean
is_important (const Mark *mark)
{
  return g_str_equal (mark->kind, "rule")
         || g_str_equal (mark->kind, "incident");
}

GPtrArray *
marks_choose (const GPtrArray *marks, guint n)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func (mark_free);

  for (int important = 1; important >= 0; important--)
    for (guint i = 0; i < marks->len && chosen->len < n; i++)
      {
        const Mark *mark = g_ptr_array_index (marks, i);

        if (is_important (mark) == important)
          g_ptr_array_add (chosen, mark_copy (mark));
      }
  g_ptr_array_sort (chosen, compare_marks);
  return chosen;
}
