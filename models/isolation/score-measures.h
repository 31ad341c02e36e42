/* Measures: what the model can tell of an asset for a criterion. */
#pragma once

#include "models/isolation/score.h"

G_BEGIN_DECLS

/* An asset at one instant, seen from a home. */
typedef struct
{
  const World *world;
  SimTime at;
  AccessView view; /* is what is unknown there? */
  const Access *access;
  const Asset *asset;
  const Jurisdiction *home;
  const Partition *partition; /* where it is kept, or NULL */
  const Party *operator_;     /* who runs that region, or NULL */
} Scoring;

/* Does a relation with this switch count? */
gboolean scoring_counts (const Scoring *scoring, int holds);

/* Value, text and basis of @measure; FALSE when it cannot be told. */
gboolean measure_take (const Scoring *scoring, MeasureForm measure,
                       CriterionScore *score);

/* The worst class of access by an authority that is not of @home. */
AccessClass measure_reach (const Scoring *scoring, const Authority **worst);

/* The region where the items of @asset are kept, or NULL. */
const Region *asset_region (const Asset *asset);

G_END_DECLS
