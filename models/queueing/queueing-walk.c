/* How customers come, go from queue to queue, and leave. */
#include "config.h"

#include "models/queueing/queueing-private.h"

/* At the same instant first who ends a service, then who comes. */
enum
{
  RANK_ENTERS = 10,
  RANK_COMES = 11
};

/* --- customers ------------------------------------------------------------ */

static Person *
person_take (Queueing *queueing, Source *source)
{
  Person *person = queueing->free;

  if (person == NULL)
    {
      person = g_new0 (Person, 1);
      g_ptr_array_add (queueing->persons, person);
    }
  queueing->free = person->next;
  person->source = source;
  return person;
}

static void
person_give_back (Queueing *queueing, Person *person)
{
  person->next = queueing->free;
  queueing->free = person;
}

static void person_enters (SimEngine *engine, gpointer subject);

static const SimEventKind PERSON_ENTERS
    = { "customer-enters", person_enters, RANK_ENTERS, NULL };

/* Who has left every queue leaves the network, or thinks and comes again. */
static void
person_rests (Queueing *queueing, Person *person)
{
  Source *source = person->source;
  double thought;

  if (class_is_open (source->class))
    {
      person_give_back (queueing, person);
      return;
    }
  thought = source->class->think == NULL
                ? 0
                : sim_dist_draw (source->class->think, &source->thoughts);
  person->desk = source->at;
  sim_at (queueing->engine,
          sim_now (queueing->engine) + (SimSpan) (thought + 0.5),
          &PERSON_ENTERS, person);
}

static void
person_goes_to (Queueing *queueing, Person *person, guint at)
{
  Visit *visit = &person->source->visits[at];
  Desk *desk = &g_array_index (queueing->desks, Desk, at);
  gboolean observed = sim_now (queueing->engine) >= queueing->from;

  person->desk = at;
  person->customer.tenant = visit->tenant;
  person->customer.demand
      = (SimSpan) (sim_dist_draw (visit->demand, &visit->demands) + 0.5);
  visit->count->n_arrived += (guint64) observed;
  if (sim_station_arrive (queueing->engine, desk->station, &person->customer))
    return;
  visit->count->n_refused += (guint64) observed;
  person_rests (queueing, person);
}

static void
person_enters (SimEngine *engine, gpointer subject)
{
  Person *person = subject;

  person_goes_to (sim_engine_context (engine), person, person->desk);
}

static void
count_departure (const Desk *desk, const Person *person, SimTime now)
{
  guint class = person->source->place;
  VisitCount *count = person->source->visits[person->desk].count;
  SimSpan wait = person->customer.started - person->customer.arrived;
  SimSpan stay = now - person->customer.arrived;

  sim_histogram_add (&count->wait, wait);
  sim_histogram_add (&count->stay, stay);
  for (guint i = 0; i < desk->watches->len; i++)
    {
      const Watch *watch = &g_array_index (desk->watches, Watch, i);

      if (watch->class != G_MAXUINT && watch->class != class)
        continue;
      watch->count->n_all++;
      if ((watch->is_stay ? stay : wait) <= watch->at)
        watch->count->n_within++;
    }
}

void
person_departs (SimEngine *engine, SimStation *station G_GNUC_UNUSED,
                SimCustomer *customer)
{
  Queueing *queueing = sim_engine_context (engine);
  Person *person = (Person *) customer;
  Visit *visit = &person->source->visits[person->desk];
  double choice = sim_stream_uniform (&visit->routes);

  if (sim_now (engine) >= queueing->from)
    count_departure (&g_array_index (queueing->desks, Desk, person->desk),
                     person, sim_now (engine));
  for (guint i = 0; i < queueing->desks->len; i++)
    if (choice < visit->route[i])
      {
        person_goes_to (queueing, person, i);
        return;
      }
  person_rests (queueing, person);
}

/* --- arrivals ------------------------------------------------------------- */

static void source_sends (SimEngine *engine, gpointer subject);
static void hour_ends (SimEngine *engine, gpointer subject);

static const SimEventKind SOURCE_SENDS
    = { "customer-comes", source_sends, RANK_COMES, NULL };

/* Rules of the clock go first: who comes on the hour belongs to the next. */
static const SimEventKind HOUR_ENDS = { "hour-ends", hour_ends, 0, NULL };

static SimTime
next_hour (SimTime now)
{
  return now - (now % SIM_HOUR + SIM_HOUR) % SIM_HOUR + SIM_HOUR;
}

/* The rate now against that of a mean hour. */
static double
source_pace (const Source *source, SimTime now)
{
  const Profile *profile = source->class->profile;
  int hour = (int) ((now - sim_time_at (sim_time_date (now))) / SIM_HOUR);
  double pace;

  if (profile == NULL)
    return 1;
  pace = profile->hours[hour] * 24 / source->sum;
  return sim_time_weekday (now) >= 5 ? pace * profile->weekend : pace;
}

/* The gap is drawn for the mean rate and spent at the pace of each hour that
 * it passes through; exponential gaps so make a Poisson process of that rate.
 */
static SimTime
source_next (Source *source, SimTime now, SimTime end)
{
  double left = sim_dist_draw (source->class->every, &source->gaps);

  if (source->class->profile == NULL)
    return now + (SimSpan) (left + 0.5);
  while (now < end)
    {
      SimTime until = next_hour (now);
      double pace = source_pace (source, now);
      double room = (double) (until - now) * pace;

      if (left < room)
        return now + (SimSpan) (left / pace + 0.5);
      left -= room;
      now = until;
    }
  return end;
}

static void
source_schedule (Queueing *queueing, Source *source)
{
  SimTime when = source_next (source, sim_now (queueing->engine), queueing->to);

  if (when < queueing->to)
    sim_at (queueing->engine, when, &SOURCE_SENDS, source);
}

static void
source_sends (SimEngine *engine, gpointer subject)
{
  Source *source = subject;
  Queueing *queueing = source->queueing;

  source->n_this_hour++;
  source_schedule (sim_engine_context (engine), source);
  person_goes_to (queueing, person_take (queueing, source), source->at);
}

/* An hour that was observed from its first instant on is counted. */
static void
hour_ends (SimEngine *engine, gpointer subject)
{
  Source *source = subject;
  SimTime now = sim_now (engine);
  SimTime begin = now - SIM_HOUR;
  gint64 hour = (begin - sim_time_at (sim_time_date (begin))) / SIM_HOUR;

  if (begin >= source->queueing->from)
    sim_tally_add (&source->hours->hours[hour], (double) source->n_this_hour);
  source->n_this_hour = 0;
  sim_at (engine, now + SIM_HOUR, &HOUR_ENDS, source);
}

void
source_start (Queueing *queueing, Source *source)
{
  if (class_is_open (source->class))
    {
      source_schedule (queueing, source);
      sim_at (queueing->engine, next_hour (sim_now (queueing->engine)),
              &HOUR_ENDS, source);
    }
  else
    for (gint64 i = 0; i < source->class->number; i++)
      person_rests (queueing, person_take (queueing, source));
}
