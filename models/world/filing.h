/* Filings: mechanisms that somebody must grant, and that take time.
 *
 * A regulator has desks and a backlog: other filings arrive all the time. A
 * procedure of the regulator leads to a mechanism: some working days until a
 * filing is complete and accepted, then a wait for a free desk, a review, and
 * an outcome. A filing is a tenant's own. Working days are Monday to Friday
 * but for holidays, and weekends that are worked. How a regulator decides is
 * played in models/calendar/procedure.h.
 */
#pragma once

#include "models/world/flow.h"

G_BEGIN_DECLS

/* Days off in a jurisdiction, besides weekends. */
typedef struct
{
  Entity base;
  const Jurisdiction *jurisdiction;
  const char *off;    /* days, separated by blanks */
  const char *worked; /* Saturdays and Sundays that are worked; or NULL */
} Holidays;

typedef struct
{
  Entity base;
  const Jurisdiction *jurisdiction;
  gint64 desks;  /* filings under review at a time */
  SimTime opens; /* first day on which it takes filings */
} Regulator;

typedef struct
{
  Entity base;           /* stands in its regulator */
  int form;              /* index into MECHANISM_WORDS: what it grants */
  gint64 until_accepted; /* working days */
  SimDist *review;       /* working days at a desk, 24 h each */
  double others;         /* filings of others, per second of working time */
  double granted;        /* share of filings */
  Period validity;       /* of what is granted */
} Procedure;

typedef struct
{
  Entity base;
  const Procedure *procedure;
  const Flow *flow;                 /* which it covers, or NULL: all */
  const Instance *instance;         /* at which door, or NULL: all */
  const Jurisdiction *jurisdiction; /* of whose users, or NULL: all */
  SimTime filed;
} Filing;

extern const EntityKind KIND_OF_HOLIDAYS;
extern const EntityKind KIND_OF_REGULATOR;
extern const EntityKind KIND_OF_PROCEDURE;
extern const EntityKind KIND_OF_FILING;

G_END_DECLS
