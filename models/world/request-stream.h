/* Request streams: what an authority asks of a provider, and how it answers.
 *
 * Requests arrive at random. Some are for content, some are emergencies, the
 * others are for records (who, when, from where). Those for content go to the
 * provider directly, or to the provider's state by a treaty. The provider's
 * policy decides whether it answers at all; it changes on dates like every
 * attribute. What can be disclosed follows from what the provider can decrypt
 * and what the authority can compel (models/disclosure.h).
 */
#pragma once

#include "models/world/asset.h"
#include "models/world/filing.h"

G_BEGIN_DECLS

typedef enum
{
  REQUEST_RECORDS,
  REQUEST_CONTENT,
  REQUEST_EMERGENCY, /* for content, danger to life */
  N_REQUEST_KINDS
} RequestKind;

extern const char *const REQUEST_KIND_WORDS[N_REQUEST_KINDS];

typedef enum
{
  ROUTE_DIRECT, /* an order, or a voluntary answer */
  ROUTE_TREATY
} RequestRoute;

typedef enum
{
  REQUESTS_ANSWERED,
  REQUESTS_PAUSED,      /* nothing is answered */
  REQUESTS_TREATY_ONLY, /* but for emergencies */
  REQUESTS_CHALLENGED,  /* a court decides first; not about emergencies */
  REQUESTS_LEFT         /* the provider is gone */
} RequestPolicy;

typedef struct
{
  Entity base;
  const Authority *authority;
  const Party *party;         /* the provider */
  const Asset *asset;         /* content that is asked for */
  const Asset *records;       /* or NULL: the provider has them in the clear */
  const Procedure *procedure; /* of the treaty; NULL: there is none */
  double rate;                /* requests per second */
  double accounts;            /* accounts in a request, mean */
  double content, emergency;  /* shares of requests */
  int content_route;          /* RequestRoute */
  int policy;                 /* RequestPolicy */
  double found;               /* share of those answered that have data */
  SimDist *answer;            /* ns from asking to answering directly */
  SimDist *court;             /* ns that a challenge takes; NULL: no time */
  double upheld;              /* share of challenged requests that stand */
  SimTime from, to;
} RequestStream;

extern const EntityKind KIND_OF_REQUEST_STREAM;

G_END_DECLS
