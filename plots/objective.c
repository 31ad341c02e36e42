#include "config.h"

#include "plots/objective.h"
#include "sim/sim-labels.h"

#include <string.h>

static const Objective OBJECTIVES[] = {
  { "latency.p50", NULL, ASPECT_LATENCY, NULL, 1, FALSE, FALSE },
  { "latency.p95", NULL, ASPECT_LATENCY, NULL, 1, FALSE, TRUE },
  { "availability", NULL, ASPECT_SERVICE, "%", 100, FALSE, TRUE },
  { "user-days.lost", "reason", ASPECT_SERVICE, "1000 d", 0.001, TRUE, FALSE },
  { "catalogue.share", NULL, ASPECT_SERVICE, "%", 100, FALSE, TRUE },
  { "subject-days.abroad", "law", ASPECT_COMPLIANCE, "1000 d", 0.001, TRUE,
    TRUE },
  { "subject-days.exposed", "rule", ASPECT_COMPLIANCE, "1000 d", 0.001, TRUE,
    TRUE },
  { "access.direct", NULL, ASPECT_ISOLATION, NULL, 1, FALSE, TRUE },
  { "access.any", NULL, ASPECT_ISOLATION, NULL, 1, FALSE, TRUE },
  { "access.foreign.direct", NULL, ASPECT_ISOLATION, NULL, 1, FALSE, TRUE },
  { "access.foreign.any", NULL, ASPECT_ISOLATION, NULL, 1, FALSE, TRUE },
  { "queue.lost", "queue", ASPECT_QUEUES, "%", 100, FALSE, TRUE },
  { "queue.throughput", "queue", ASPECT_QUEUES, NULL, 1, FALSE, FALSE },
  { "queue.wait", "queue", ASPECT_QUEUES, NULL, 1, FALSE, TRUE },
  { "queue.wait.p95", "queue", ASPECT_QUEUES, NULL, 1, FALSE, FALSE },
  { "queue.stay", "queue", ASPECT_QUEUES, NULL, 1, FALSE, TRUE },
  { "queue.stay.p95", "queue", ASPECT_QUEUES, NULL, 1, FALSE, FALSE },
};

static const Count COUNTS[] = {
  { "access.direct", "access", "D",
    "pairs of authority and content read directly, at the end", "lower" },
  { "access.any", "access", "DT",
    "pairs of authority and content read directly or by treaty, at the end",
    "lower" },
  { "access.foreign.direct", "foreign-access", "D",
    "pairs of foreign authority and content read directly, at the end",
    "lower" },
  { "access.foreign.any", "foreign-access", "DT",
    "pairs of foreign authority and content read directly or by treaty, at "
    "the end",
    "lower" },
};

guint
objective_n (void)
{
  return G_N_ELEMENTS (OBJECTIVES);
}

const Objective *
objective_at (guint i)
{
  g_return_val_if_fail (i < G_N_ELEMENTS (OBJECTIVES), NULL);
  return &OBJECTIVES[i];
}

const Objective *
objective_find (const char *metric)
{
  for (guint i = 0; i < G_N_ELEMENTS (OBJECTIVES); i++)
    if (strcmp (OBJECTIVES[i].metric, metric) == 0)
      return &OBJECTIVES[i];
  return NULL;
}

static gboolean
has_label (const char *labels, const char *key)
{
  g_autofree char *value = sim_labels_get (labels, key);

  return value != NULL;
}

/* Parts of a population or of a class of customers are details. */
gboolean
objective_takes (const Objective *objective, const char *labels)
{
  if (objective->key == NULL)
    return labels[0] == '\0';
  return has_label (labels, objective->key) && !has_label (labels, "population")
         && !has_label (labels, "class");
}

guint
objective_n_counts (void)
{
  return G_N_ELEMENTS (COUNTS);
}

const Count *
objective_count (guint i)
{
  g_return_val_if_fail (i < G_N_ELEMENTS (COUNTS), NULL);
  return &COUNTS[i];
}

const Count *
objective_find_count (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (COUNTS); i++)
    if (strcmp (COUNTS[i].name, name) == 0)
      return &COUNTS[i];
  return NULL;
}
