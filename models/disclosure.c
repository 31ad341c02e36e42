#include "config.h"

#include "models/disclosure.h"

#include <math.h>

#include "models/calendar/procedure.h"
#include "sim/sim-dist.h"
#include "sim/sim-random.h"

const char *const DISCLOSURE_WORDS[N_DISCLOSURES]
    = { "content",  "records", "ciphertext", "nothing", "no-power",
        "conflict", "court",   "state",      "paused",  "left",
        "no-route", "lapsed",  "pending" };

/* What is drawn for one request, by index. */
enum
{
  DRAW_KIND,
  DRAW_ACCOUNTS,
  DRAW_FOUND,
  DRAW_UPHELD
};

/* The arrivals of one stream, across the Worlds of a run. */
typedef struct
{
  SimStream gaps;
  SimKey key;
  double left; /* until the next arrival, in expected requests */
  guint64 n;   /* so far */
} Arrivals;

/* A request on its way by treaty. */
typedef struct
{
  guint disclosure; /* its index */
  Application *application;
} Letter;

struct Disclosures
{
  guint64 seed;
  guint32 replication;
  GHashTable *arrivals; /* stream id -> Arrivals */
  GArray *all;          /* of Disclosure */
  GArray *letters;      /* of Letter */
};

static void
letter_clear (gpointer data)
{
  Letter *letter = data;

  application_free (letter->application);
}

Disclosures *
disclosures_new (guint64 seed, guint32 replication)
{
  Disclosures *disclosures = g_new0 (Disclosures, 1);

  disclosures->seed = seed;
  disclosures->replication = replication;
  disclosures->arrivals
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  disclosures->all = g_array_new (FALSE, FALSE, sizeof (Disclosure));
  disclosures->letters = g_array_new (FALSE, FALSE, sizeof (Letter));
  g_array_set_clear_func (disclosures->letters, letter_clear);
  return disclosures;
}

void
disclosures_free (Disclosures *disclosures)
{
  if (disclosures == NULL)
    return;
  g_hash_table_unref (disclosures->arrivals);
  g_array_unref (disclosures->all);
  g_array_unref (disclosures->letters);
  g_free (disclosures);
}

/* --- what can be given ---------------------------------------------------- */

/* What is unknown counts, as everywhere in the possible view. */
static gboolean
is_there (SimTime from, SimTime to, int holds, SimTime at)
{
  return dated_holds (from, to, at) && holds != HOLDS_NO;
}

/* Does control by @means bring along what the other one holds? */
static gboolean
means_count (const World *world, int means)
{
  const Compulsion *compulsion = world_compulsion (world);
  const int switches[] = { compulsion->equity, compulsion->administration,
                           compulsion->contract };

  return switches[means] != HOLDS_NO;
}

/* @party and all whom it controls, through others too: a worklist, since
 * chains may be longer than the stack is deep. */
static GHashTable *
group_of (const World *world, const Party *party, SimTime at)
{
  GHashTable *group = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) waiting = g_ptr_array_new ();

  g_ptr_array_add (waiting, (gpointer) party);
  while (waiting->len > 0)
    {
      const Party *one = g_ptr_array_steal_index_fast (waiting, 0);

      if (!g_hash_table_add (group, (gpointer) one))
        continue;
      ENTITY_EACH (one, KIND_CONTROL, Control, control)
        if (means_count (world, control->means)
            && is_there (control->from, control->to, control->holds, at))
          g_ptr_array_add (waiting, (gpointer) control->over);
    }
  return group;
}

static gboolean
is_held (const Item *item, GHashTable *group, SimTime at)
{
  if (!dated_holds (item->from, item->to, at))
    return FALSE;
  ENTITY_EACH (item, KIND_HOLDING, Holding, holding)
    if (is_there (holding->from, holding->to, holding->holds, at)
        && g_hash_table_contains (group, holding->party))
      return TRUE;
  return FALSE;
}

static gboolean
is_complete (const Decryption *set, GHashTable *group, SimTime at)
{
  if (set->reading != READING_STORED || !dated_holds (set->from, set->to, at))
    return FALSE;
  ENTITY_EACH (set, KIND_NEEDS, Needs, needs)
    if (!is_held (needs->item, group, at))
      return FALSE;
  return TRUE;
}

/* Do @party and those it controls hold a decryption set of @asset? */
static gboolean
can_decrypt (const World *world, const Party *party, const Asset *asset,
             SimTime at)
{
  g_autoptr (GHashTable) group = group_of (world, party, at);

  ENTITY_EACH (asset, KIND_DECRYPTION, Decryption, set)
    if (is_complete (set, group, at))
      return TRUE;
  return FALSE;
}

/* What the law leaves of a request that the provider would answer. */
static DisclosureOutcome
legal_outcome (const Disclosure *request, const Access *access)
{
  const RequestStream *stream = request->stream;
  const Asset *asset
      = request->kind == REQUEST_RECORDS ? stream->records : stream->asset;
  AccessClass class_ = asset == NULL
                           ? ACCESS_DIRECT
                           : access_class (access, stream->authority, asset);

  if (request->kind == REQUEST_EMERGENCY)
    return DISCLOSED_CONTENT;
  if (class_ == ACCESS_CONFLICT)
    return REFUSED_CONFLICT;
  if (request->kind == REQUEST_RECORDS)
    return DISCLOSED_RECORDS;
  return class_ == ACCESS_DIRECT ? DISCLOSED_CONTENT : REFUSED_NO_POWER;
}

/* Is what is asked for plaintext to the provider, as @world is @at? @stream is
 * of that World. */
static gboolean
is_plain (const RequestStream *stream, RequestKind kind, const World *world,
          SimTime at)
{
  const Asset *asset
      = kind == REQUEST_RECORDS ? stream->records : stream->asset;

  return asset == NULL || can_decrypt (world, stream->party, asset, at);
}

/* --- direct answers ------------------------------------------------------- */

static SimSpan
draw_span (const SimDist *dist, SimKey key, guint64 n)
{
  SimStream stream;

  if (dist == NULL)
    return 0;
  sim_stream_init (&stream, sim_key_sub (key, n));
  return (SimSpan) (sim_dist_draw (dist, &stream) + 0.5);
}

static gboolean
is_challenged (const Disclosure *request)
{
  return request->stream->policy == REQUESTS_CHALLENGED
         && request->kind != REQUEST_EMERGENCY;
}

static DisclosureOutcome
direct_outcome (const Disclosure *request, const Regime *regime,
                const Access *access, SimKey key)
{
  const RequestStream *stream = request->stream;
  DisclosureOutcome outcome;

  if (is_challenged (request)
      && sim_key_uniform (key, DRAW_UPHELD) >= stream->upheld)
    return REFUSED_BY_COURT;
  if (!is_plain (stream, request->kind, regime->world, regime->from))
    return DISCLOSED_CIPHERTEXT;
  outcome = legal_outcome (request, access);
  if (outcome <= DISCLOSED_RECORDS
      && sim_key_uniform (key, DRAW_FOUND) >= stream->found)
    return DISCLOSED_NOTHING;
  return outcome;
}

static void
answer_directly (Disclosure *request, const Regime *regime,
                 const Access *access, SimKey key)
{
  request->outcome = direct_outcome (request, regime, access, key);
  request->answered
      = request->asked + draw_span (request->stream->answer, key, 1);
  if (is_challenged (request))
    request->answered += draw_span (request->stream->court, key, 2);
}

/* --- by treaty ------------------------------------------------------------ */

static gboolean
has_treaty (const World *world, const RequestStream *stream, SimTime at)
{
  const Authority *authority = stream->authority;

  if (world_compulsion (world)->treaty == HOLDS_NO)
    return FALSE;
  ENTITY_EACH (authority, KIND_POWER, Power, power)
    if (power->form == POWER_TREATY
        && is_there (power->from, power->to, power->holds, at)
        && jurisdiction_is_within (stream->party->seat, power->with))
      return TRUE;
  return FALSE;
}

static void
send_letter (Disclosures *disclosures, Disclosure *request, const World *world,
             guint64 n)
{
  const RequestStream *stream = request->stream;
  Letter letter = { disclosures->all->len, NULL };

  request->outcome = UNANSWERED_NO_ROUTE;
  if (stream->procedure == NULL || !has_treaty (world, stream, request->asked))
    return;
  request->outcome = UNANSWERED_PENDING;
  letter.application = application_new (stream->procedure, stream->base.id,
                                        (guint) n, request->asked);
  g_array_append_val (disclosures->letters, letter);
}

/* --- requests ------------------------------------------------------------- */

static RequestKind
draw_kind (const RequestStream *stream, SimKey key)
{
  double u = sim_key_uniform (key, DRAW_KIND);

  if (u < stream->content)
    return REQUEST_CONTENT;
  return u < stream->content + stream->emergency ? REQUEST_EMERGENCY
                                                 : REQUEST_RECORDS;
}

/* One, and a geometric number more. */
static guint
draw_accounts (const RequestStream *stream, SimKey key)
{
  double u = sim_key_uniform (key, DRAW_ACCOUNTS);

  if (stream->accounts <= 1)
    return 1;
  return 1 + (guint) (log (u) / log1p (-1 / stream->accounts));
}

static RequestRoute
route_of (const RequestStream *stream, RequestKind kind)
{
  if (kind == REQUEST_EMERGENCY)
    return ROUTE_DIRECT;
  if (stream->policy == REQUESTS_TREATY_ONLY)
    return ROUTE_TREATY;
  return kind == REQUEST_CONTENT ? (RequestRoute) stream->content_route
                                 : ROUTE_DIRECT;
}

static void
request_arrives (Disclosures *disclosures, const Regime *regime,
                 const Access *access, const RequestStream *stream,
                 Arrivals *arrivals, SimTime when)
{
  guint64 n = arrivals->n++;
  SimKey key = sim_key_sub (arrivals->key, n);
  Disclosure request = { .stream = stream,
                         .kind = draw_kind (stream, key),
                         .accounts = draw_accounts (stream, key),
                         .regime = regime->number,
                         .asked = when,
                         .answered = SIM_NEVER };

  request.route = route_of (stream, request.kind);
  if (stream->policy == REQUESTS_PAUSED)
    request.outcome = UNANSWERED_PAUSED;
  else if (stream->policy == REQUESTS_LEFT)
    request.outcome = UNANSWERED_LEFT;
  else if (request.route == ROUTE_TREATY)
    send_letter (disclosures, &request, regime->world, n);
  else
    answer_directly (&request, regime, access, key);
  g_array_append_val (disclosures->all, request);
}

static Arrivals *
arrivals_of (Disclosures *disclosures, const RequestStream *stream)
{
  Arrivals *arrivals
      = g_hash_table_lookup (disclosures->arrivals, stream->base.id);

  if (arrivals != NULL)
    return arrivals;
  arrivals = g_new0 (Arrivals, 1);
  arrivals->key = sim_key (disclosures->seed, disclosures->replication,
                           stream->base.id, "requests");
  sim_stream_init (&arrivals->gaps,
                   sim_key (disclosures->seed, disclosures->replication,
                            stream->base.id, "request-gaps"));
  arrivals->left = sim_stream_exponential (&arrivals->gaps);
  g_hash_table_insert (disclosures->arrivals, (gpointer) stream->base.id,
                       arrivals);
  return arrivals;
}

/* Gaps are drawn for one request on average and stretched by the rate, so a
 * change of the rate shifts requests and exchanges none. */
static void
play_stream (Disclosures *disclosures, const Regime *regime,
             const Access *access, const RequestStream *stream)
{
  Arrivals *arrivals = arrivals_of (disclosures, stream);
  double per_ns = stream->rate / (double) SIM_SECOND;
  double at = 0;
  double end = (double) (regime->to - regime->from);

  while (at + arrivals->left / per_ns < end)
    {
      at += arrivals->left / per_ns;
      arrivals->left = sim_stream_exponential (&arrivals->gaps);
      request_arrives (disclosures, regime, access, stream, arrivals,
                       regime->from + (SimSpan) at);
    }
  arrivals->left -= (end - at) * per_ns;
}

void
disclosures_play (Disclosures *disclosures, const Regime *regime,
                  const Access *access)
{
  WORLD_EACH (regime->world, KIND_REQUEST_STREAM, RequestStream, stream)
    if (stream->rate > 0
        && dated_holds (stream->from, stream->to, regime->from))
      play_stream (disclosures, regime, access, stream);
}

/* --- the other side of the treaty ----------------------------------------- */

static const Regime *
regime_on (const Calendar *calendar, SimTime at)
{
  for (guint i = 0; i < calendar->regimes->len; i++)
    {
      const Regime *regime = g_ptr_array_index (calendar->regimes, i);

      if (dated_holds (regime->from, regime->to, at))
        return regime;
    }
  return NULL;
}

static DisclosureOutcome
letter_outcome (const Disclosures *disclosures, const Letter *letter,
                const Calendar *calendar, const Disclosure *request)
{
  const Application *application = letter->application;
  const Regime *then = regime_on (calendar, application->decided);
  const RequestStream *stream;
  SimKey key
      = sim_key_sub (sim_key (disclosures->seed, disclosures->replication,
                              request->stream->base.id, "requests"),
                     application->round);

  if (then == NULL)
    return UNANSWERED_PENDING;
  stream = (const RequestStream *) world_find (then->world,
                                               request->stream->base.id);
  if (!has_treaty (then->world, stream, application->decided))
    return UNANSWERED_LAPSED;
  if (!application->granted)
    return REFUSED_BY_STATE;
  if (!is_plain (stream, request->kind, then->world, application->decided))
    return DISCLOSED_CIPHERTEXT;
  if (sim_key_uniform (key, DRAW_FOUND) >= stream->found)
    return DISCLOSED_NOTHING;
  return request->kind == REQUEST_RECORDS ? DISCLOSED_RECORDS
                                          : DISCLOSED_CONTENT;
}

/* Requests that go to one regulator, decided together. */
static void
decide_letters (Disclosures *disclosures, const World *world,
                const Regulator *regulator, SimTime end)
{
  g_autoptr (GPtrArray) applications = g_ptr_array_new ();

  for (guint i = 0; i < disclosures->letters->len; i++)
    {
      Application *application
          = g_array_index (disclosures->letters, Letter, i).application;

      if (g_strcmp0 (application->procedure->base.parent->id,
                     regulator->base.id)
          == 0)
        g_ptr_array_add (applications, application);
    }
  if (applications->len > 0)
    procedure_play (world, regulator, applications, end, disclosures->seed,
                    disclosures->replication, NULL, NULL);
}

const GArray *
disclosures_settle (Disclosures *disclosures, const Calendar *calendar,
                    SimTime end)
{
  const Regime *first = g_ptr_array_index (calendar->regimes, 0);

  WORLD_EACH (first->world, KIND_REGULATOR, Regulator, regulator)
    decide_letters (disclosures, first->world, regulator, end);
  for (guint i = 0; i < disclosures->letters->len; i++)
    {
      const Letter *letter = &g_array_index (disclosures->letters, Letter, i);
      Disclosure *request
          = &g_array_index (disclosures->all, Disclosure, letter->disclosure);

      request->outcome
          = letter_outcome (disclosures, letter, calendar, request);
      if (request->outcome != UNANSWERED_PENDING
          && request->outcome != UNANSWERED_LAPSED)
        request->answered = letter->application->decided;
    }
  return disclosures->all;
}

gboolean
disclosure_gives (const Disclosure *disclosure)
{
  return disclosure->outcome == DISCLOSED_CONTENT
         || disclosure->outcome == DISCLOSED_RECORDS;
}
