/* Scores: what a framework says of an asset, beside what is proved of it.
 *
 * Each criterion has a measure with a value v from 0 to 1; its level is
 * unmet + floor ((met - unmet) * v). The level of an objective is the least of
 * its criteria that could be evaluated: the weakest link. An objective below
 * its gate does not pass. The sum weighs the objectives that could be
 * evaluated, level over 4 each, and says how much of the weight that was. On a
 * ladder an objective is reached when it passes and all before it do; what
 * could not be evaluated is taken for granted there, and listed: whether its
 * gate is passed is unknown.
 *
 * Relations that are unknown are there in the possible view and are not in the
 * sure one; a gate is passed, or is not, when both say so.
 *
 * A score is no proof: a cloud can score high and be read directly. So the
 * worst class of access by an authority outside the framework's home always
 * stands beside it.
 */
#pragma once

#include "models/isolation/access.h"
#include "models/world/framework.h"

G_BEGIN_DECLS

/* What became of a criterion. */
typedef struct
{
  const Criterion *criterion;
  gboolean evaluated;
  double value;
  gint64 level;
  char *text;          /* why */
  const Entity *basis; /* what it rests on */
} CriterionScore;

typedef struct
{
  const Objective *objective;
  gboolean evaluated;
  gint64 level;        /* the least of its criteria */
  gboolean passes;     /* its gate; TRUE when it was not evaluated */
  GPtrArray *criteria; /* of CriterionScore */
} ObjectiveScore;

typedef struct
{
  const Framework *framework;
  GPtrArray *objectives;         /* of ObjectiveScore */
  double weight;                 /* of the objectives that were evaluated */
  double sum;                    /* 0 to 1, of those; NaN when there are none */
  const ObjectiveScore *reached; /* the highest of a ladder, or NULL */
  gboolean passes;               /* all gates */
  AccessClass reach;             /* worst, of authorities elsewhere */
} Score;

/* The score of @asset at @at. */
Score *score_asset (const World *world, SimTime at, AccessView view,
                    const Asset *asset, const Framework *framework);
void score_free (Score *score);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Score, score_free)

G_END_DECLS
