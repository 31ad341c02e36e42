#include "config.h"

#include "plots/journeys.h"

#include <string.h>

#include "models/traffic/hub-graph.h"
#include "sim/sim-labels.h"

typedef struct
{
  const Names *names;
  const Geography *geography;
  SimTime at;
  GHashTable *first;   /* place of a variant + 1 to the key of its first run */
  GHashTable *sites;   /* "variant/instance" to GPtrArray of ids */
  GPtrArray *journeys; /* Journey */
  GPtrArray *values;   /* for each, a GArray of round trips */
} Loading;

static void
journey_free (gpointer data)
{
  Journey *journey = data;

  g_free (journey->population);
  g_free (journey->instance);
  g_free (journey->flow);
  g_free (journey);
}

SimTime
journeys_day (const Names *names, SimTime at)
{
  SimRegimeRow horizon = names_horizon (names);

  if (at == SIM_NEVER || at >= horizon.to)
    return horizon.to - 1;
  return MAX (at, horizon.from);
}

static gboolean
is_then (const Loading *loading, const SimRegimeRow *span)
{
  return span->from <= loading->at && loading->at < span->to;
}

static gboolean
is_example (Loading *loading, const SimRunHead *run)
{
  gpointer key
      = GUINT_TO_POINTER (names_place (loading->names, run->point) + 1);
  const char *first = g_hash_table_lookup (loading->first, key);

  if (first == NULL)
    g_hash_table_insert (loading->first, key, g_strdup (run->key));
  return first == NULL || g_str_equal (first, run->key);
}

/* ---- Sites --------------------------------------------------------------- */

static void
take_utilisation (const SimRunHead *run, const SimRegimeRow *span,
                  const SimScalarRow *scalar, gpointer data)
{
  Loading *loading = data;
  g_autofree char *instance = sim_labels_get (scalar->labels, "instance");
  g_autofree char *site = sim_labels_get (scalar->labels, "site");
  g_autofree char *key = NULL;
  GPtrArray *sites;

  if (instance == NULL || site == NULL || scalar->regime == SIM_WHOLE_RUN
      || !is_then (loading, span) || !is_example (loading, run))
    return;
  key = g_strdup_printf ("%u/%s", names_place (loading->names, run->point),
                         instance);
  sites = g_hash_table_lookup (loading->sites, key);
  if (sites == NULL)
    {
      sites = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (loading->sites, g_steal_pointer (&key), sites);
    }
  g_ptr_array_add (sites, g_steal_pointer (&site));
}

/* The nearest site of the journey's instance. FALSE if there is none. */
static gboolean
find_site (const Loading *loading, Journey *journey)
{
  g_autofree char *key
      = g_strdup_printf ("%u/%s", journey->variant, journey->instance);
  const GPtrArray *sites = g_hash_table_lookup (loading->sites, key);
  double least = G_MAXDOUBLE;

  if (!geography_population (loading->geography, journey->population,
                             &journey->from))
    return FALSE;
  for (guint i = 0; sites != NULL && i < sites->len; i++)
    {
      Location site;
      double km;

      if (!geography_site (loading->geography, g_ptr_array_index (sites, i),
                           &site))
        continue;
      km = great_circle_km (journey->from.lat, journey->from.lon, site.lat,
                            site.lon);
      if (km < least)
        {
          least = km;
          journey->to = site;
        }
    }
  return least < G_MAXDOUBLE;
}

/* ---- Journeys ------------------------------------------------------------ */

static guint
find_journey (const Loading *loading, guint variant, const char *population,
              const char *instance, const char *flow)
{
  for (guint i = 0; i < loading->journeys->len; i++)
    {
      const Journey *journey = g_ptr_array_index (loading->journeys, i);

      if (journey->variant == variant
          && g_str_equal (journey->population, population)
          && g_str_equal (journey->instance, instance)
          && g_strcmp0 (journey->flow, flow) == 0)
        return i;
    }
  return G_MAXUINT;
}

/* G_MAXUINT if it is not known where it begins or ends. */
static guint
add_journey (Loading *loading, guint variant, const char *population,
             const char *instance, const char *flow)
{
  Journey *journey = g_new0 (Journey, 1);

  journey->variant = variant;
  journey->population = g_strdup (population);
  journey->instance = g_strdup (instance);
  journey->flow = g_strdup (flow);
  journey->rtt_ms = estimate_of (NULL, 0);
  if (!find_site (loading, journey))
    {
      journey_free (journey);
      return G_MAXUINT;
    }
  g_ptr_array_add (loading->journeys, journey);
  g_ptr_array_add (loading->values,
                   g_array_new (FALSE, FALSE, sizeof (double)));
  return loading->journeys->len - 1;
}

static void
take_rtt (const SimRunHead *run, const SimRegimeRow *span,
          const SimScalarRow *scalar, gpointer data)
{
  Loading *loading = data;
  g_autofree char *instance = sim_labels_get (scalar->labels, "instance");
  g_autofree char *population = sim_labels_get (scalar->labels, "population");
  guint variant = names_place (loading->names, run->point);
  guint i;

  if (instance == NULL || population == NULL || scalar->regime == SIM_WHOLE_RUN
      || !is_then (loading, span))
    return;
  i = find_journey (loading, variant, population, instance, NULL);
  if (i == G_MAXUINT)
    i = add_journey (loading, variant, population, instance, NULL);
  if (i != G_MAXUINT)
    g_array_append_val ((GArray *) g_ptr_array_index (loading->values, i),
                        scalar->value);
}

/* ---- Flows --------------------------------------------------------------- */

/* The instance of the service of @flow that @population uses at its first
 * door: the one with a round trip. */
static const char *
first_door (const Loading *loading, guint variant, const char *flow,
            const char *population)
{
  const char *service
      = geography_attribute (loading->geography, "flow", flow, "service");

  for (guint i = 0; i < loading->journeys->len; i++)
    {
      const Journey *journey = g_ptr_array_index (loading->journeys, i);

      if (journey->variant == variant && journey->flow == NULL
          && g_str_equal (journey->population, population)
          && g_str_equal (geography_attribute (loading->geography, "instance",
                                               journey->instance, "service"),
                          service))
        return journey->instance;
    }
  return NULL;
}

/* "FLOW POPULATION", and perhaps "use-N", and perhaps "at INSTANCE". */
static void
take_finding (const SimRunHead *run, const SimRegimeRow *span,
              const SimFindingRow *finding, gpointer data)
{
  Loading *loading = data;
  g_auto (GStrv) words = g_strsplit (finding->subject, " ", -1);
  guint n = g_strv_length (words);
  guint variant = names_place (loading->names, run->point);
  const char *instance;
  Journey *journey;
  guint i;

  if (n < 2 || !is_then (loading, span) || !is_example (loading, run))
    return;
  instance = n >= 4 && g_str_equal (words[n - 2], "at")
                 ? words[n - 1]
                 : first_door (loading, variant, words[0], words[1]);
  if (instance == NULL)
    return;
  i = find_journey (loading, variant, words[1], instance, words[0]);
  if (i == G_MAXUINT)
    i = add_journey (loading, variant, words[1], instance, words[0]);
  if (i == G_MAXUINT)
    return;
  journey = g_ptr_array_index (loading->journeys, i);
  if (journey->look == NULL
      || verdict_look (finding->verdict)->severity > journey->look->severity)
    journey->look = verdict_look (finding->verdict);
}

/* A journey with flows has the round trip of the plain one, which then goes. */
static void
join_journeys (Loading *loading)
{
  for (guint i = loading->journeys->len; i > 0; i--)
    {
      Journey *plain = g_ptr_array_index (loading->journeys, i - 1);
      const GArray *values = g_ptr_array_index (loading->values, i - 1);
      gboolean has_flow = FALSE;

      if (plain->flow != NULL)
        continue;
      plain->rtt_ms
          = estimate_of ((const double *) (gpointer) values->data, values->len);
      for (guint j = 0; j < loading->journeys->len; j++)
        {
          Journey *journey = g_ptr_array_index (loading->journeys, j);

          if (journey->flow == NULL || journey->variant != plain->variant
              || !g_str_equal (journey->population, plain->population)
              || !g_str_equal (journey->instance, plain->instance))
            continue;
          journey->rtt_ms = plain->rtt_ms;
          has_flow = TRUE;
        }
      if (has_flow)
        {
          g_ptr_array_remove_index (loading->journeys, i - 1);
          g_ptr_array_remove_index (loading->values, i - 1);
        }
    }
}

static int
compare_journeys (gconstpointer a, gconstpointer b)
{
  const Journey *left = *(const Journey *const *) a;
  const Journey *right = *(const Journey *const *) b;
  int order = left->variant < right->variant   ? -1
              : left->variant > right->variant ? 1
                                               : 0;

  if (order == 0)
    order = strcmp (left->population, right->population);
  if (order == 0)
    order = strcmp (left->instance, right->instance);
  return order != 0 ? order : g_strcmp0 (left->flow, right->flow);
}

GPtrArray *
journeys_load (SimStore *store, const Names *names, const Geography *geography,
               SimTime at, GError **error)
{
  g_autoptr (GHashTable) first
      = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GHashTable) sites = g_hash_table_new_full (
      g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) journeys
      = g_ptr_array_new_with_free_func (journey_free);
  g_autoptr (GPtrArray) values
      = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  Loading loading
      = { names,    geography, journeys_day (names, at), first, sites,
          journeys, values };

  if (!sim_store_each_scalar (store, "utilisation", take_utilisation, &loading,
                              error)
      || !sim_store_each_scalar (store, "rtt", take_rtt, &loading, error)
      || !sim_store_each_finding (store, "law", take_finding, &loading, error))
    return NULL;
  join_journeys (&loading);
  g_ptr_array_sort (journeys, compare_journeys);
  return g_steal_pointer (&journeys);
}
