/* Passages: what a path is like to one connection, and what that costs.
 *
 * A request is an exchange of small messages, one round trip each, and then a
 * transfer of its answer. Where no packet is lost, the transfer is that of
 * slow start (RFC 5681): flights of 10 segments (RFC 6928), 20, 40 ... up to
 * the receive window, each followed by a stall until its acknowledgement is
 * back, unless the line is slower than that:
 *
 *   T = bytes / rate + sum over flights but the last of
 *                      max (0, RTT - flight / rate)
 *
 * Where packets are lost, the first loss is drawn and what follows it taken at
 * its mean, after Cardwell, Savage and Anderson, "Modeling TCP latency",
 * INFOCOM 2000: slow start up to the loss; then, with probability Q of the
 * flight, a retransmission time-out, else a round trip of fast recovery; then
 * the steady state of Padhye, Firoiu, Towsley and Kurose, "Modeling TCP
 * throughput", SIGCOMM 1998, whose limit for small losses is the square-root
 * law of Mathis, Semke, Mahdavi and Ott, CCR 27(3), 1997. A lost message of
 * the exchange costs time-outs that double, of 1 s for the first message of a
 * connection (RFC 6298).
 *
 * Left out: other congestion controls than Reno's, losses that come together
 * (which would be one event instead of several), and losses of requests and
 * acknowledgements in the middle of a transfer.
 */
#pragma once

#include "models/traffic/path.h"

G_BEGIN_DECLS

/* Flights for which the share of time-outs is kept: beyond, it is the last. */
#define PASSAGE_FLIGHTS 12

/* A path in one state: in its slow crossings, or outside them. Immutable. */
typedef struct
{
  SimSpan rtt;
  double rate;       /* bit/s of the line */
  double flight;     /* bytes of the first flight */
  double most;       /* bytes of the largest */
  double loss;       /* of a packet */
  double hazard;     /* -log (1 - loss) */
  double again;      /* time-outs that a lost packet costs, of unit length */
  double rto;        /* ns */
  double lossy_rate; /* bit/s once packets have been lost */
  double jitter;     /* ns: a round trip varies by this times (e - 1), e
                        exponential: as much above its mean as below */
  double timeout_share[PASSAGE_FLIGHTS]; /* of losses, by flight */
} Passage;

/* The passage of @path in @state, of who accepts @window bytes in flight; bit i
 * of the state says that border i of its slow ones is crossed slowly. */
Passage passage_of (const Path *path, guint state, double window);

/* What holds in one hour; see passage.c. */
typedef struct PassageHour PassageHour;

/* Of one thread: it remembers the last hour that it was asked about.
 *
 * A path in all its states, which change from hour to hour and from crossing
 * to crossing. */
typedef struct
{
  Passage *all;      /* by state; owned */
  PassageHour *hour; /* the last one that was asked for; owned */
  guint n_slow;      /* borders with slow hours */
  const Border *slow[PATH_SLOW_MOST];
  const double *free; /* bit/s that full links leave, by hour, or NULL */
} Passages;

void passages_init (Passages *passages, const Path *path, double window);
void passages_clear (Passages *passages);

/* Does chance decide what it is like? */
gboolean passages_are_chancy (const Passages *passages);

/* What it is like at @when to whom @luck, uniform, tells the borders: borrowed
 * from @passages, or made in @own. */
const Passage *passages_draw (const Passages *passages, SimTime when,
                              double luck, Passage *own);

/* The same, without delay where there is nothing to draw. */
static inline const Passage *
passages_at (const Passages *passages, SimTime when, double luck, Passage *own)
{
  return passages->n_slow == 0 && passages->free == NULL
             ? passages->all
             : passages_draw (passages, when, luck, own);
}

/* Time to move @bytes, ns, beyond the half round trip of the first. @luck is
 * an exponential variate of mean 1: the packets before the first loss are
 * luck / hazard. */
double passage_transfer (const Passage *passage, double bytes, double luck);

/* What losses add to @n messages, ns; the first opens a connection or not.
 * Takes their part of @luck and leaves a fresh variate for the transfer. */
double passage_exchange_delay (const Passage *passage, guint n, gboolean opens,
                               double *luck);

/* Bytes of a segment. */
#define PASSAGE_SEGMENT 1460.0

/* Packets per round trip in the steady state of Padhye et al., without limit
 * of the window; @rto in round trips. */
double passage_steady_window (double loss, double rto);

G_END_DECLS
