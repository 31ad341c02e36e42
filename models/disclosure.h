/* Disclosure: what authorities ask of providers, and what they get.
 *
 * Requests of a stream are a Poisson process, keyed by the stream, whose rate
 * is that of the World of each regime: the n-th request has the same kind, the
 * same accounts and the same luck in all variants, whenever it comes. A request
 * is settled by the policy of the provider on its day, by what the provider can
 * decrypt (it and those it controls hold all items of a decryption set), and by
 * the class of access of the authority in that regime (models/isolation):
 *
 *   content     D: disclosed; X: a conflict of laws, refused; T, N: refused,
 *               only a treaty leads there
 *   records     X: a conflict of laws, refused; else disclosed, since a
 *               provider may give them without being compelled
 *   emergency   disclosed
 *
 * Where the provider cannot decrypt what is asked for, ciphertext is all that
 * it gives. By treaty, a request queues with the other side's authority like a
 * filing (calendar/procedure.h); it takes a treaty power of the asking
 * authority, in force both when it asks and when it is answered.
 *
 * What this leaves out: appeals, requests that are narrowed down, notice to
 * users, costs; that letters and the filings of tenants wait for the same
 * desks.
 */
#pragma once

#include "models/course.h"
#include "models/isolation/access.h"
#include "models/world/request-stream.h"

G_BEGIN_DECLS

typedef enum
{
  DISCLOSED_CONTENT,
  DISCLOSED_RECORDS,
  DISCLOSED_CIPHERTEXT, /* the provider cannot decrypt it */
  DISCLOSED_NOTHING,    /* there was no data */
  REFUSED_NO_POWER,     /* the authority cannot compel it, a treaty could */
  REFUSED_CONFLICT,     /* another law forbids it */
  REFUSED_BY_COURT,
  REFUSED_BY_STATE, /* by the other side of the treaty */
  UNANSWERED_PAUSED,
  UNANSWERED_LEFT,
  UNANSWERED_NO_ROUTE, /* there is no treaty */
  UNANSWERED_LAPSED,   /* the treaty ended before the answer */
  UNANSWERED_PENDING,
  N_DISCLOSURES
} DisclosureOutcome;

extern const char *const DISCLOSURE_WORDS[N_DISCLOSURES];

/* One request. */
typedef struct
{
  const RequestStream *stream; /* of the World of its day */
  RequestKind kind;
  RequestRoute route;
  guint accounts;
  guint regime; /* in which it is asked */
  SimTime asked, answered;
  DisclosureOutcome outcome;
} Disclosure;

typedef struct Disclosures Disclosures;

Disclosures *disclosures_new (guint64 seed, guint32 replication);
void disclosures_free (Disclosures *disclosures);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Disclosures, disclosures_free)

/* Play the requests of @regime. */
void disclosures_play (Disclosures *disclosures, const Regime *regime,
                       const Access *access);

/* When all regimes are played: decide what went by treaty until @end. All
 * requests, of Disclosure, by stream and time; borrowed. */
const GArray *disclosures_settle (Disclosures *disclosures,
                                  const Calendar *calendar, SimTime end);

/* Did the authority get something that it can read? */
gboolean disclosure_gives (const Disclosure *disclosure);

G_END_DECLS
