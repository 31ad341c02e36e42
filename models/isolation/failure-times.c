#include "config.h"

#include "models/isolation/failure-times.h"

#include "models/isolation/failure-private.h"

struct FailureTimes
{
  const FailureNet *net; /* borrowed */
  GPtrArray *spans;      /* of GArray of FailureSpan, by node */
};

/* Working out. */
typedef struct
{
  FailureTimes *times;
  FailureDraw draw;
  gpointer data;
  guint8 *passes;  /* of each clause: 0 not asked yet, 1 no, 2 yes */
  GQueue changed;  /* of nodes, as pointers */
  guint8 *waiting; /* of each node: is it in there? */
} Spreading;

/* --- spans of time -------------------------------------------------------- */

static GArray *
spans_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (FailureSpan));
}

static void
spans_free (gpointer spans)
{
  g_array_unref (spans);
}

static FailureSpan *
span_at (const GArray *spans, guint i)
{
  return &g_array_index (spans, FailureSpan, i);
}

/* Add @span to @spans, in its place and merged with what it touches; FALSE: it
 * was there. */
static gboolean
spans_add (GArray *spans, FailureSpan span)
{
  guint first = 0, last;

  while (first < spans->len && span_at (spans, first)->to < span.from)
    first++;
  for (last = first;
       last < spans->len && span_at (spans, last)->from <= span.to; last++)
    {
      const FailureSpan *old = span_at (spans, last);

      if (old->from <= span.from && span.to <= old->to)
        return FALSE;
      span.from = MIN (span.from, old->from);
      span.to = MAX (span.to, old->to);
    }
  if (last > first)
    g_array_remove_range (spans, first, last - first);
  g_array_insert_val (spans, first, span);
  return TRUE;
}

/* What lies in both. */
static GArray *
spans_common (const GArray *a, const GArray *b)
{
  GArray *common = spans_new ();
  guint i = 0, j = 0;

  while (i < a->len && j < b->len)
    {
      const FailureSpan *one = span_at (a, i), *other = span_at (b, j);
      FailureSpan both
          = { MAX (one->from, other->from), MIN (one->to, other->to) };

      if (both.from < both.to)
        g_array_append_val (common, both);
      if (one->to <= other->to)
        i++;
      else
        j++;
    }
  return common;
}

/* --- spreading ------------------------------------------------------------ */

static GArray *
spans_of_node (const Spreading *spreading, guint node)
{
  return g_ptr_array_index (spreading->times->spans, node);
}

static void
node_is_down (Spreading *spreading, guint node, FailureSpan span)
{
  if (span.from >= span.to || !spans_add (spans_of_node (spreading, node), span)
      || spreading->waiting[node])
    return;
  spreading->waiting[node] = 1;
  g_queue_push_tail (&spreading->changed, GUINT_TO_POINTER (node));
}

/* Only dependencies can be other than certain. */
static gboolean
clause_passes (Spreading *spreading, guint number, const FailureClause *clause)
{
  if (clause->soft)
    return FALSE;
  if (spreading->draw == NULL || clause->probability >= 1)
    return TRUE;
  if (spreading->passes[number] == 0)
    spreading->passes[number]
        = spreading->draw ((const Dependency *) clause->basis, spreading->data)
              ? 2
              : 1;
  return spreading->passes[number] == 2;
}

/* When all of the body is down. */
static GArray *
body_is_down (const Spreading *spreading, const FailureClause *clause)
{
  const GArray *bodies = spreading->times->net->bodies;
  GArray *common = spans_new ();

  for (guint i = 0; i < clause->n_body; i++)
    {
      const GArray *one = spans_of_node (
          spreading, g_array_index (bodies, guint, clause->body + i));
      GArray *all = common;

      if (i == 0)
        g_array_append_vals (common, one->data, one->len);
      else
        {
          common = spans_common (all, one);
          g_array_unref (all);
        }
    }
  return common;
}

static void
clause_fires (Spreading *spreading, const FailureClause *clause)
{
  g_autoptr (GArray) down = body_is_down (spreading, clause);

  for (guint i = 0; i < down->len; i++)
    {
      FailureSpan span = *span_at (down, i);

      span.from += clause->delay;
      node_is_down (spreading, clause->head, span);
    }
}

static void
spread (Spreading *spreading)
{
  const FailureNet *net = spreading->times->net;

  while (!g_queue_is_empty (&spreading->changed))
    {
      guint node = GPOINTER_TO_UINT (g_queue_pop_head (&spreading->changed));
      const GArray *uses = g_array_index (net->uses, GArray *, node);

      spreading->waiting[node] = 0;
      for (guint i = 0; i < uses->len; i++)
        {
          guint number = g_array_index (uses, guint, i);
          const FailureClause *clause
              = &g_array_index (net->clauses, FailureClause, number);

          if (clause_passes (spreading, number, clause))
            clause_fires (spreading, clause);
        }
    }
}

FailureTimes *
failure_times_new (const FailureNet *net, const GArray *onsets, Plane plane,
                   FailureDraw draw, gpointer data)
{
  FailureTimes *times = g_new0 (FailureTimes, 1);
  guint n_nodes = 2 * net->elements->len;
  g_autofree guint8 *passes = g_new0 (guint8, net->clauses->len + 1);
  g_autofree guint8 *waiting = g_new0 (guint8, n_nodes + 1);
  Spreading spreading = { times, draw, data, passes, G_QUEUE_INIT, waiting };

  times->net = net;
  times->spans = g_ptr_array_new_with_free_func (spans_free);
  for (guint i = 0; i < n_nodes; i++)
    g_ptr_array_add (times->spans, spans_new ());
  for (guint i = 0; i < onsets->len; i++)
    {
      const FailureOnset *onset = &g_array_index (onsets, FailureOnset, i);

      for (Plane one = PLANE_DATA; one < N_PLANES; one++)
        if (plane == PLANE_BOTH || plane == one)
          node_is_down (&spreading, failure_node (net, onset->element, one),
                        onset->span);
    }
  spread (&spreading);
  return times;
}

void
failure_times_free (FailureTimes *times)
{
  if (times == NULL)
    return;
  g_ptr_array_unref (times->spans);
  g_free (times);
}

const GArray *
failure_times_of (const FailureTimes *times, const Entity *element, Plane plane)
{
  return g_ptr_array_index (times->spans,
                            failure_node (times->net, element, plane));
}
