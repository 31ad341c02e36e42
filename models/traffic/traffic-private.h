/* The inside of the traffic: what flows, and where it queues. */
#pragma once

#include "models/traffic/passage.h"
#include "models/traffic/traffic.h"
#include "models/world/trace.h"
#include "sim/sim-station.h"

G_BEGIN_DECLS

typedef struct Desk Desk;
typedef struct Request Request;

/* Where a call of a deployment goes. */
typedef struct
{
  const Call *call;
  Desk *desk;        /* NULL: nowhere */
  Passages passages; /* of the way there */
  guint64 name;      /* of the call, for what chance has in store for it */
} CallRoute;

/* The servers of one deployment. */
struct Desk
{
  const Deployment *deployment;
  SimStation *station;
  gboolean is_shared; /* all at once: who has begun may take long */
  double mean_demand; /* ns, of its service */
  GPtrArray *outages; /* of const Outage of its work; NULL: none */
  Request *inside;    /* the first of those that an outage would take, in the
                         order of arrival; only where there are outages */
  Request *newest;    /* the last of them */
  SimWide busy;       /* server-ns over all windows of the regime */
  SimWide room;       /* the same if all had been at work */
  GArray *calls;      /* of CallRoute; NULL: none */
};

/* The way from a population to a desk. */
typedef struct
{
  Desk *desk;
  Path path;
  Passages passages;
  double weight;
} Route;

/* Where requests of a use are served: the deployments of one instance to
 * which a path leads, the least round trip first. */
typedef struct
{
  const Instance *instance;
  GArray *routes;     /* of Route; none: nowhere */
  double weight;      /* of all */
  gboolean is_chancy; /* do its routes ask for luck? */
} Door;

/* What chance has in store for one attempt: see luck_draw. */
typedef struct
{
  double jitter, loss;                  /* exponential, of mean 1 */
  double connection, crossing, balance; /* uniform */
} Luck;

/* One use of one population during a regime. */
typedef struct
{
  const Use *use;
  const Population *population;
  const Service *service;
  gint64 users;                 /* at the middle of the regime */
  SimTime middle;               /* of the regime */
  double load;                  /* of their own that they send */
  double to_first, to_fallback; /* cumulated shares */
  double spare; /* share of the first door's users whom the other one admits */
  Door first, fallback;
  gboolean is_chancy; /* do its attempts need luck? */
  gboolean is_live;   /* is a route chosen by what is going on? */
  SimKey arrivals_key, demands_key, replies_key, choices_key; /* of the run */
  SimKey network_key, retries_key, outages_key, calls_key;
  SimKey sessions_key, bursts_key;
  SimStream arrivals, demands, replies, choices, network; /* of the window */
  SimKey retries, outages, calls, sessions;               /* of the window */
  SimStream bursts;
  guint64 n_sent;          /* in the window */
  guint64 n_resumed;       /* sessions that began before it */
  SimStream resumed;       /* when those go on */
  SimTime begin;           /* of the window, warm-up included */
  double hour_rate_before; /* and the rate of that hour */
  double answer_time;      /* ns, without queues */
  double tokens;           /* retries that the budget allows */
  double recent;           /* of a trace: requests of the last while */
  SimTime sent;            /* its last one */
  double hour_rate;        /* sendings per ns, mean of the hour */
  SimTime hour_end;
  gboolean is_bursting;
  SimTime turn; /* from bursting to not, or back */
  double rate;  /* sendings per ns, until the next change of either */
  SimTime until;
  SimHistogram *latency; /* of its population, in the window */
  UseCount count;        /* of the window */
  UseCount total;        /* of the regime, in units of the sampling */
  const Trace *trace;    /* whose lines it sends, or NULL: chance decides */
  double demand, bytes_in, bytes_out; /* what a line says; -1: nothing */
} Source;

/* A request on its way; it queues, so a customer comes first. */
struct Request
{
  SimCustomer customer;
  Source *source;
  guint64 number; /* of its source, in its window */
  double bytes;   /* of the answer */
  double upload;  /* bytes that it brings, beside its messages */
  double choice;  /* of its user: which door, and whether the other is open */
  SimTime sent;
  const Door *door;
  guint attempt; /* at this door, from 1 */
  guint n_tried; /* attempts in all */
  const Route *route;
  const Route *avoided;  /* where the attempt before failed, or NULL */
  SimTime deadline;      /* of the attempt */
  SimSpan back;          /* from service to the last byte of the answer */
  SimSpan refusal;       /* from the server to the client */
  SimEventId timer;      /* strikes at the deadline, when there is need */
  gboolean is_abandoned; /* the client has given this attempt up */
  /* While it waits for calls, or is one. */
  guint n_calls, next_call; /* under way; the next to be tried */
  SimTime joined;           /* when the last of them came back */
  Request *parent;          /* NULL: it is no call */
  const CallRoute *called;
  SimKey key; /* of a call: of what chance has in store for it */
  /* Inside a desk with outages; NULL: in none. */
  Desk *inside;
  Request *before, *after; /* in its list */
  Request *next;           /* in the list of free ones */
};

struct Traffic
{
  SimEngine *engine;
  guint64 seed;
  guint32 replication;
  SimKey sampling_key;
  Paths *paths;         /* of the present regime */
  const Regime *regime; /* the present one */
  const Tenant *loud;   /* whose load is not its own; or NULL */
  double load;          /* of it */
  GPtrArray *desks;     /* of Desk */
  GPtrArray *sources;   /* of Source */
  GPtrArray *feeds;     /* of TraceFeed */
  GPtrArray *latencies; /* of SimHistogram, by index of the population: of the
                           regime, in units of the sampling */
  GPtrArray *observed;  /* the same of the present window */
  GPtrArray *requests;  /* all that were ever made, owned */
  Request *free;        /* those not under way */
  SimTime observe_from, observe_to; /* of the present window */
  guint64 times;                    /* units that it stands for */
  double scale;                     /* what a unit stands for */
  guint n_threads;                  /* that play windows side by side */
  guint64 n_requests;
  guint64 fingerprint;
  guint64 fingerprint_factor; /* what a fingerprint of before is worth now */
  GArray *use_counts;
  GArray *desk_counts;
  GArray *slices; /* of Slice; none: nothing fails in this regime */
};

/* --- regimes and their windows -------------------------------------------- */

/* Make the sources of @regime and the desks that they need; forget all others.
 */
void traffic_open (Traffic *traffic, const Regime *regime,
                   const GArray *admissions);

/* The histogram of @index in an array of them, made when it is first asked for.
 */
SimHistogram *histogram_at (GPtrArray *histograms, guint index);

/* A regime in which something fails is played whole, in one piece, so that
 * what piles up is still there afterwards; unless it lasts for weeks. In all
 * variants alike, also where nothing fails: they share their windows. */
gboolean windows_is_one_piece (const Regime *regime);

/* Play the windows of the regime that @traffic was opened for. */
void windows_play (Traffic *traffic, const GArray *admissions,
                   const Experiment *experiment);

/* --- desks ---------------------------------------------------------------- */

/* The desk of @deployment, made when it is first asked for. */
Desk *desk_at (Traffic *traffic, const Deployment *deployment);
void desk_free (gpointer desk);

/* Server time at work within the window that ends, for the utilisation. */
void desk_close_window (const Traffic *traffic, Desk *desk);

/* Does a request fail that reaches @desk at @at, its luck being @luck? Then
 * @is_silent says how. */
gboolean desk_fails (const Desk *desk, SimTime at, double luck,
                     gboolean *is_silent);

/* @request, or a call, has come into @desk, where outages may take it. */
void desk_enter (Desk *desk, Request *request);

/* It is out again, if it was inside. */
void desk_strike_off (Request *request);

static inline void
desk_leave (Request *request)
{
  if (G_UNLIKELY (request->inside != NULL))
    desk_strike_off (request);
}

/* Watch for the outages of @desk that begin between @begin and @end. */
void desk_open_window (Traffic *traffic, Desk *desk, SimTime begin,
                       SimTime end);

/* --- time lines ----------------------------------------------------------- */

/* Cut @regime into slices. */
void timeline_open (Traffic *traffic, const Regime *regime);

/* The slice of @when, or NULL: outside. There must be some. */
Slice *timeline_slice (Traffic *traffic, SimTime when);

/* Count one more of FIELD at WHEN, where there is a time line. */
#define TIMELINE_COUNT(traffic, when, field)                                   \
  do                                                                           \
    {                                                                          \
      Slice *slice_ = (traffic)->slices->len == 0                              \
                          ? NULL                                               \
                          : timeline_slice ((traffic), (when));                \
                                                                               \
      if (slice_ != NULL)                                                      \
        slice_->field++;                                                       \
    }                                                                          \
  while (0)

/* --- doors ---------------------------------------------------------------- */

/* Make @door: the ways of @population to @instance at @at. */
void door_open (Door *door, Traffic *traffic, const Instance *instance,
                const Population *population, SimTime at);
void door_clear (Door *door);

static inline gboolean
door_leads_nowhere (const Door *door)
{
  return door->routes == NULL || door->routes->len == 0;
}

/* The route of an attempt that was not served on @avoided (or NULL). */
const Route *door_choose (const Door *door, const Luck *luck,
                          const Route *avoided);

/* --- requests ------------------------------------------------------------- */

/* Who has no patience of its own gives up a connection that nobody answers
 * when its system does: three openings, 3, 6 and 12 s apart, as older systems
 * did. An assumption: RFC 1122, 4.2.3.5, asks for 3 minutes at least, Linux
 * takes 127 s. */
#define CONNECT_PATIENCE (21 * SIM_SECOND)

/* Does the retry budget of @source allow one more? Then it is taken. */
gboolean source_may_retry (Source *source);

/* A request of @source brings its share of a retry. */
void source_earns_retry (Source *source, SimTime when);

/* The wait after @n_failed attempts, by @share of the longest. */
SimSpan patience_backoff (const Patience *patience, guint n_failed,
                          double share);

/* The luck of the first attempts, from a stream: three numbers each. */
void luck_draw (Luck *luck, SimStream *stream);

/* Whence the numbers of a request come. */
typedef struct
{
  SimStream *demands, *replies;
} Draws;

/* Make @request, of a source and a user, one that is sent at @when. */
void request_draw (Request *request, SimTime when, const Draws *draws);

/* Send what was drawn; its luck comes from @network. */
void request_is_sent (Traffic *traffic, Request *request, SimStream *network);

/* The client of @source sends at @when, which may lie ahead. */
void source_sends_one (Traffic *traffic, Source *source, SimTime when);

/* One number for request and attempt, whoever else fails. */
double request_luck_in_outage (const Request *request);

/* When the client of @request hears that it has met an outage now. */
SimTime request_hears (const Traffic *traffic, const Request *request,
                       gboolean is_silent);

/* An outage that begins takes @request, which waits, is served, or waits for
 * calls; whether those who ask are told, @is_silent says. */
void request_is_cut_off (Traffic *traffic, Request *request,
                         gboolean is_silent);

/* A request was served: for the stations of desks. */
void request_is_served (SimEngine *engine, SimStation *station,
                        SimCustomer *customer);

/* A request without a life yet, and one whose life is over. */
Request *request_take (Traffic *traffic);
void request_give_back (Traffic *traffic, Request *request);

/* All work for the attempt is done at @when; the answer goes out. */
void attempt_is_served (Traffic *traffic, Request *request, SimTime when);

/* The client learns at @when, not before now, that its attempt was not served;
 * nothing of it is left. */
void attempt_fails (Traffic *traffic, Request *request, SimTime when,
                    Loss reason);

/* The attempt has failed at @when, though parts of it are still under way:
 * the client goes on with a copy. */
void attempt_breaks (Traffic *traffic, Request *request, SimTime when,
                     Loss reason);

/* A budget holds nothing yet but its reserve, at @begin. */
void budget_open_window (Source *source, SimTime begin);

/* --- sessions ------------------------------------------------------------- */

/* Users of @source who are thinking at @begin go on afterwards. */
void sessions_open_window (Traffic *traffic, Source *source, SimTime begin);

/* The far end of a heavy tail, ns: one request keeps a server for a day, and
 * an answer is on its way, or a user thinks, for 100 years. */
#define DEMAND_MOST ((double) SIM_DAY)
#define TRANSFER_MOST (36525.0 * (double) SIM_DAY)

/* The number of the first request of the @n-th session. */
guint64 session_begins (guint64 n);

/* The user of @request, which is over at @when, takes it to the next step; or
 * FALSE: that was the last. */
gboolean session_goes_on (Traffic *traffic, Request *request, SimTime when);

/* --- calls ---------------------------------------------------------------- */

/* Let @desk know whom it calls. */
void desk_find_calls (Traffic *traffic, Desk *desk);

/* The server of @parent is done, a request or a call itself; others are called
 * before it answers. */
void calls_begin (Traffic *traffic, Request *parent);

/* The same of a call. */
void call_is_cut_off (Traffic *traffic, Request *call, gboolean is_silent);

/* @call has been served. */
void call_is_served (Traffic *traffic, Request *call);

/* --- sources ------------------------------------------------------------- */

/* A source for @admission, which obeys @trace or, when that is NULL, chance. */
Source *traffic_add_source (Traffic *traffic, const Regime *regime,
                            const Admission *admission, const Trace *trace);

/* Let @source know what holds in the hour of @now. */
void source_read_hour (Source *source, SimTime now);

void source_free (gpointer source);

/* Let @source begin to send at @begin, in the window that starts at @start. */
void source_open_window (Traffic *traffic, Source *source, SimTime begin,
                         SimTime start);

/* Do its users send more than one request? Lines of a trace come as they
 * come. */
static inline gboolean
source_has_sessions (const Source *source)
{
  return source->trace == NULL && source->use->think_time != NULL;
}

/* Was what was sent at @sent sent within the window? */
static inline gboolean
traffic_observes (const Traffic *traffic, SimTime sent)
{
  return sent >= traffic->observe_from;
}

G_END_DECLS
