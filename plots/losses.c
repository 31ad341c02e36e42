#include "config.h"

#include "plots/losses.h"
#include "sim/sim-labels.h"

#include <math.h>

static const struct
{
  const char *id;
  const char *title;
} REASONS[] = { { "consent", "consent refused" },
                { "block", "blocked" },
                { "licence", "blocked for want of a licence" },
                { "rule", "forbidden by a rule" },
                { "overload", "overload" },
                { "outage", "outage" },
                { "timeout", "timed out" } };

/* What one regime of one run lost for one reason. */
typedef struct
{
  guint variant;
  char *run;
  char *reason;
  SimTime from, to;
  int regime;
  double direct; /* from labels "reason=..." alone; NaN if there are none */
  double summed; /* over all other labels with that reason */
} Loss;

typedef struct
{
  const Names *names;
  GHashTable *offered; /* "run/regime" to double */
  GHashTable *losses;  /* "run/regime/reason" to Loss */
  GPtrArray *order;    /* Loss, in the order of the store */
} Loading;

static void
loss_free (gpointer data)
{
  Loss *loss = data;

  g_free (loss->run);
  g_free (loss->reason);
  g_free (loss);
}

static char *
offered_key (const char *run, int regime)
{
  return g_strdup_printf ("%s/%d", run, regime);
}

static void
take_offered (const SimRunHead *run, const SimRegimeRow *span,
              const SimScalarRow *scalar, gpointer data)
{
  Loading *loading = data;
  double *value;

  (void) span;
  if (*scalar->labels != '\0')
    return;
  value = g_new (double, 1);
  *value = scalar->value;
  g_hash_table_insert (loading->offered, offered_key (run->key, scalar->regime),
                       value);
}

static Loss *
loss_of (Loading *loading, const SimRunHead *run, const SimRegimeRow *span,
         int regime, const char *reason)
{
  g_autofree char *key = g_strdup_printf ("%s/%d/%s", run->key, regime, reason);
  Loss *loss = g_hash_table_lookup (loading->losses, key);

  if (loss == NULL)
    {
      loss = g_new0 (Loss, 1);
      *loss = (Loss){ names_place (loading->names, run->point),
                      g_strdup (run->key),
                      g_strdup (reason),
                      span->from,
                      span->to,
                      regime,
                      (double) NAN,
                      0 };
      g_hash_table_insert (loading->losses, g_steal_pointer (&key), loss);
      g_ptr_array_add (loading->order, loss);
    }
  return loss;
}

static void
take_lost (const SimRunHead *run, const SimRegimeRow *span,
           const SimScalarRow *scalar, gpointer data)
{
  g_autofree char *reason = sim_labels_get (scalar->labels, "reason");
  Loss *loss;

  if (reason == NULL || isnan (scalar->value))
    return;
  loss = loss_of (data, run, span, scalar->regime, reason);
  if (sim_labels_are_only (scalar->labels, "reason"))
    loss->direct = scalar->value;
  else
    loss->summed += scalar->value;
}

static double
share_of (const Loading *loading, const Loss *loss)
{
  g_autofree char *key = offered_key (loss->run, loss->regime);
  const double *offered = g_hash_table_lookup (loading->offered, key);
  double lost = isnan (loss->direct) ? loss->summed : loss->direct;

  return offered != NULL && *offered > 0 ? lost / *offered : (double) NAN;
}

const char *
losses_reason_title (const char *reason)
{
  for (guint i = 0; i < G_N_ELEMENTS (REASONS); i++)
    if (g_str_equal (REASONS[i].id, reason))
      return REASONS[i].title;
  return reason;
}

static guint
rank_of (const char *reason)
{
  guint i = 0;

  while (i < G_N_ELEMENTS (REASONS) && !g_str_equal (REASONS[i].id, reason))
    i++;
  return i;
}

static int
compare_reasons (gconstpointer a, gconstpointer b)
{
  const char *left = *(const char *const *) a;
  const char *right = *(const char *const *) b;
  guint rank_left = rank_of (left);
  guint rank_right = rank_of (right);

  return rank_left != rank_right ? (rank_left > rank_right ? 1 : -1)
                                 : g_strcmp0 (left, right);
}

/* The reasons for which something was lost at all. */
static GPtrArray *
reasons_of (const Loading *loading)
{
  GPtrArray *reasons = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < loading->order->len; i++)
    {
      const Loss *loss = g_ptr_array_index (loading->order, i);

      if (share_of (loading, loss) > 0
          && !g_ptr_array_find_with_equal_func (reasons, loss->reason,
                                                g_str_equal, NULL))
        g_ptr_array_add (reasons, g_strdup (loss->reason));
    }
  g_ptr_array_sort (reasons, compare_reasons);
  return reasons;
}

static void
summarize (Losses *losses, const Loading *loading, guint variant,
           const char *reason)
{
  g_autoptr (Steps) steps = steps_new ();
  g_autoptr (GArray) shares = g_array_new (FALSE, FALSE, sizeof (double));
  Estimate estimate;

  for (guint i = 0; i < loading->order->len; i++)
    {
      const Loss *loss = g_ptr_array_index (loading->order, i);
      double share = share_of (loading, loss);

      if (loss->variant != variant || !g_str_equal (loss->reason, reason))
        continue;
      if (loss->regime == SIM_WHOLE_RUN)
        g_array_append_val (shares, share);
      else
        steps_add (steps, loss->from, loss->to, share);
    }
  estimate
      = estimate_of ((const double *) (gpointer) shares->data, shares->len);
  g_array_append_val (losses->whole, estimate);
  g_ptr_array_add (losses->means, steps_average (steps));
}

static Losses *
losses_from (const Loading *loading)
{
  Losses *losses = g_new0 (Losses, 1);

  losses->reasons = reasons_of (loading);
  losses->means
      = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  losses->whole = g_array_new (FALSE, FALSE, sizeof (Estimate));
  for (guint v = 0; v < names_n_variants (loading->names); v++)
    for (guint i = 0; i < losses->reasons->len; i++)
      summarize (losses, loading, v, g_ptr_array_index (losses->reasons, i));
  return losses;
}

Losses *
losses_load (SimStore *store, const Names *names, GError **error)
{
  g_autoptr (GHashTable) offered
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) found
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) order = g_ptr_array_new_with_free_func (loss_free);
  Loading loading = { names, offered, found, order };

  if (!sim_store_each_scalar (store, "requests.offered", take_offered, &loading,
                              error)
      || !sim_store_each_scalar (store, "requests.lost", take_lost, &loading,
                                 error))
    return NULL;
  return losses_from (&loading);
}

void
losses_free (Losses *losses)
{
  if (losses == NULL)
    return;
  g_ptr_array_unref (losses->reasons);
  g_ptr_array_unref (losses->means);
  g_array_unref (losses->whole);
  g_free (losses);
}

const GArray *
losses_over_time (const Losses *losses, guint variant, guint reason)
{
  return g_ptr_array_index (losses->means,
                            variant * losses->reasons->len + reason);
}

Estimate
losses_of_run (const Losses *losses, guint variant, guint reason)
{
  return g_array_index (losses->whole, Estimate,
                        variant * losses->reasons->len + reason);
}
