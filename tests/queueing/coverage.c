/* Do 95 % intervals cover the truth in 95 % of cases?
 *
 *   coverage [REPEATS]
 *
 * An hour of M/M/1 of scenarios/validation is repeated with seeds 1, 2, ...,
 * each time with N_REPLICATIONS replications; for each known answer the share
 * of repeats is counted whose interval contains it. Printed as a table, for
 * docs/validation.md. Exit status 1 when the mean wait is covered in less than
 * 93.5 % or more than 96.5 %. */
#include "config.h"

#include "tests/queueing/validation.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define N_REPLICATIONS 10
#define AN_HOUR "mm1.to=2026-01-05T01:00Z"

/* How often each answer was covered. */
static guint *
count_covered (const Study *study, guint repeats)
{
  const World *world = study_world (study);
  const guint n = N_REPLICATIONS;
  guint *covered = g_new0 (guint, world_all (world, KIND_KNOWN_ANSWER)->len);

  for (guint seed = 1; seed <= repeats; seed++)
    {
      g_autofree double *values = validation_replay (study, seed, n, 2);

      WORLD_EACH (world, KIND_KNOWN_ANSWER, KnownAnswer, answer)
        {
          SimInterval interval
              = sim_interval_mean (&values[answer->base.index * n], n, 0.95);
          double exact = known_answer_value (answer);

          if (interval.low <= exact && exact <= interval.high)
            covered[answer->base.index]++;
        }
    }
  return covered;
}

int
main (int argc, char **argv)
{
  guint repeats = argc > 1 ? (guint) strtoul (argv[1], NULL, 10) : 1000;
  g_autoptr (Study) study = validation_load ("mm1", AN_HOUR);
  g_autofree guint *covered = count_covered (study, repeats);
  double wait = 0;

  printf ("| what | covered of %u |\n| --- | ---: |\n", repeats);
  WORLD_EACH (study_world (study), KIND_KNOWN_ANSWER, KnownAnswer, answer)
    {
      g_autofree char *labels = known_answer_labels (answer);
      double share = (double) covered[answer->base.index] / repeats;

      printf ("| %s %s | %.1f %% |\n", ANSWER_WORDS[answer->metric], labels,
              100 * share);
      if (strcmp (answer->base.id, "wait") == 0)
        wait = share;
    }
  return wait >= 0.935 && wait <= 0.965 ? EXIT_SUCCESS : EXIT_FAILURE;
}
