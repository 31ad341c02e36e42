/* The network of a scenario, asked for round trips by name.
 *
 * What both forms of `sovsim latency` share: the World of one day, its paths
 * and its gazetteer; one answer about two places; and how an answer is written
 * as JSON. A file of pairs is read and answered in latency-pairs.c.
 */
#pragma once

#include <json-glib/json-glib.h>

#include "cli/exit-status.h"
#include "models/traffic/gazetteer.h"
#include "models/world/study.h"

G_BEGIN_DECLS

typedef struct
{
  Study *study;
  const World *world; /* of the study, as it is at that time */
  SimTime at;
  Paths *paths;
  Gazetteer *gazetteer;
} Latency;

/* An answer; borrows from the World. */
typedef struct
{
  Spot from, to;
  Path path;
  const Measurement *measured; /* the latest known, or NULL */
} Answer;

/* Find both places and the path. On failure @wrong says why; free it. */
gboolean latency_answer (const Latency *latency, const char *from,
                         const char *to, Answer *answer,
                         char **wrong) G_GNUC_WARN_UNUSED_RESULT;

/* The hubs on the way, "Shanghai > Osaka", or why there is no way. g_free. */
char *latency_route (const Latency *latency, const Answer *answer);

/* A span in ms. */
double latency_ms (SimSpan span);

/* Write one answer as an object. */
void latency_build_json (JsonBuilder *builder, const Latency *latency,
                         const Answer *answer);

/* Answer the pairs of the CSV file at @path on standard output. */
ExitStatus latency_pairs (const Latency *latency, const char *path,
                          gboolean json);

G_END_DECLS
