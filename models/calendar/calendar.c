#include "config.h"

#include "models/calendar/calendar-private.h"

#include "models/calendar/procedure.h"
#include "sim/sim-random.h"

static void
note (Play *play, const char *form, const char *subject, const char *detail)
{
  CalendarEntry entry
      = { sim_now (play->engine), form, subject, g_strdup (detail) };

  g_array_append_val (play->calendar->entries, entry);
  if (play->label->len > 0)
    g_string_append (play->label, "; ");
  g_string_append (play->label, detail);
}

/* --- dated events --------------------------------------------------------- */

static void
event_happens (SimEngine *engine, gpointer subject)
{
  Play *play = sim_engine_context (engine);
  const Event *event = subject;

  note (play, EVENT_WORDS[event->form], event->base.id, event->base.title);
}

static const SimEventKind EVENT_HAPPENS
    = { "event-happens", event_happens, RANK_CHANGES, NULL };

static void
epoch_begins (SimEngine *engine, gpointer subject)
{
  Play *play = sim_engine_context (engine);

  play->epoch = GPOINTER_TO_UINT (subject);
}

static const SimEventKind EPOCH_BEGINS
    = { "epoch-begins", epoch_begins, RANK_CHANGES, NULL };

static void
schedule_events (Play *play)
{
  const Option *option = play->option;

  for (guint i = 0; i < option->events->len; i++)
    {
      const Event *event = g_ptr_array_index (option->events, i);

      sim_at (play->engine, event->date, &EVENT_HAPPENS, (gpointer) event);
    }
  for (guint i = 1; i < option->epochs->len; i++)
    sim_at (play->engine, g_array_index (option->epochs, Epoch, i).from,
            &EPOCH_BEGINS, GUINT_TO_POINTER (i));
}

/* --- incidents ------------------------------------------------------------ */

static void
note_incident (Play *play, const Incident *incident, const char *detail)
{
  note (play, EVENT_WORDS[EVENT_INCIDENT], incident->base.id, detail);
}

static void
incident_begins (SimEngine *engine, gpointer subject)
{
  const Incident *incident = subject;

  note_incident (sim_engine_context (engine), incident, incident->base.title);
}

static void
incident_is_over (SimEngine *engine, gpointer subject)
{
  const Incident *incident = subject;
  g_autofree char *detail = g_strdup_printf ("%s: over", incident->base.title);

  note_incident (sim_engine_context (engine), incident, detail);
}

static const SimEventKind INCIDENT_BEGINS
    = { "incident-begins", incident_begins, RANK_CHANGES, NULL };
static const SimEventKind INCIDENT_IS_OVER
    = { "incident-is-over", incident_is_over, RANK_CHANGES, NULL };

/* Incidents as this variant sees them at the start; the dates of the study
 * contain their regimes. */
static void
schedule_incidents (Play *play, const Scenario *scenario)
{
  WORLD_EACH (play_world (play), KIND_INCIDENT, Incident, incident)
    {
      if (!incident->happens)
        continue;
      sim_at (play->engine, incident->from, &INCIDENT_BEGINS,
              (gpointer) incident);
      if (incident_over (incident) < scenario->to)
        sim_at (play->engine, incident_over (incident), &INCIDENT_IS_OVER,
                (gpointer) incident);
    }
}

/* --- rules ---------------------------------------------------------------- */

/* Versions of rules are not the statutes that a time line shows. */
static void
note_rule (Play *play, const Rule *rule, const char *what)
{
  g_autofree char *detail = g_strdup_printf (
      "%s %s", rule->name != NULL ? rule->name : rule->base.id, what);

  note (play, "version", rule->base.id, detail);
}

static void
rule_takes_effect (SimEngine *engine, gpointer subject)
{
  note_rule (sim_engine_context (engine), subject, "takes effect");
}

static void
rule_lapses (SimEngine *engine, gpointer subject)
{
  note_rule (sim_engine_context (engine), subject, "lapses");
}

static const SimEventKind RULE_TAKES_EFFECT
    = { "rule-takes-effect", rule_takes_effect, RANK_CHANGES, NULL };
static const SimEventKind RULE_LAPSES
    = { "rule-lapses", rule_lapses, RANK_CHANGES, NULL };

static void
schedule_rules (Play *play, const Scenario *scenario)
{
  WORLD_EACH (play_world (play), KIND_RULE, Rule, rule)
    {
      if (dated_holds (scenario->from, scenario->to, rule->from))
        sim_at (play->engine, rule->from, &RULE_TAKES_EFFECT, (gpointer) rule);
      if (dated_holds (scenario->from, scenario->to, rule->to))
        sim_at (play->engine, rule->to, &RULE_LAPSES, (gpointer) rule);
    }
}

/* --- challenges of licences ----------------------------------------------- */

static void
block_ends (SimEngine *engine, gpointer subject)
{
  Play *play = sim_engine_context (engine);
  const Challenge *challenge = subject;

  for (guint i = 0; i < play->blocked->len; i++)
    if (g_array_index (play->blocked, const Challenge *, i) == challenge)
      {
        g_array_remove_index (play->blocked, i);
        break;
      }
  note (play, "licence", challenge->base.id, "block lifted");
  play_turn_at (play, sim_now (engine));
}

static const SimEventKind BLOCK_ENDS
    = { "block-ends", block_ends, RANK_CHANGES, NULL };

static void
block_begins (Play *play, const Challenge *challenge)
{
  SimTime end = period_after (challenge->block_length, sim_now (play->engine));

  g_array_append_val (play->blocked, challenge);
  note (play, "licence", challenge->base.id, "licence not proved: block");
  sim_at (play->engine, end, &BLOCK_ENDS, (gpointer) challenge);
}

static void
challenge_is_decided (SimEngine *engine, gpointer subject)
{
  Play *play = sim_engine_context (engine);
  const Challenge *challenge = subject;
  SimKey key
      = sim_key (play->seed, play->replication, challenge->base.id, "decision");
  gboolean blocked = sim_key_uniform (key, 0) < challenge->block_probability;

  sim_engine_note (engine, (guint64) blocked);
  if (blocked)
    block_begins (play, challenge);
  else
    note (play, "licence", challenge->base.id, "licences proved: no block");
  play_turn_at (play, sim_now (engine));
}

static const SimEventKind CHALLENGE_IS_DECIDED
    = { "challenge-is-decided", challenge_is_decided, RANK_CHANGES, NULL };

static void
challenge_is_filed (SimEngine *engine, gpointer subject)
{
  Play *play = sim_engine_context (engine);
  const Challenge *challenge = subject;

  note (play, "licence", challenge->base.id, challenge->base.title);
  sim_at (engine, period_after (challenge->until_decision, sim_now (engine)),
          &CHALLENGE_IS_DECIDED, (gpointer) challenge);
}

static const SimEventKind CHALLENGE_IS_FILED
    = { "challenge-is-filed", challenge_is_filed, RANK_CHANGES, NULL };

/* The challenge as this variant sees it at the start: its changes apply. */
static void
schedule_challenges (Play *play)
{
  WORLD_EACH (play_world (play), KIND_CHALLENGE, Challenge, challenge)
    sim_at (play->engine, challenge->filed, &CHALLENGE_IS_FILED,
            (gpointer) challenge);
}

/* --- filings -------------------------------------------------------------- */

static void
note_filing (Play *play, const Filing *filing, const char *what)
{
  g_autofree char *detail
      = g_strdup_printf ("%s: %s %s", filing->base.title,
                         MECHANISM_WORDS[filing->procedure->form], what);

  note (play, "licence", filing->base.id, detail);
}

static void
filing_is_made (SimEngine *engine, gpointer subject)
{
  Play *play = sim_engine_context (engine);

  play->filings[FILINGS_PENDING]++;
  note_filing (play, subject, "filed");
  play_turn_at (play, sim_now (engine));
}

static void
grant_expires (SimEngine *engine, gpointer subject)
{
  Play *play = sim_engine_context (engine);

  g_ptr_array_remove (play->granted, subject);
  note_filing (play, subject, "expires");
  play_turn_at (play, sim_now (engine));
}

static const SimEventKind FILING_IS_MADE
    = { "filing-is-made", filing_is_made, RANK_CHANGES, NULL };
static const SimEventKind GRANT_EXPIRES
    = { "grant-expires", grant_expires, RANK_CHANGES, NULL };

static void
filing_is_decided (SimEngine *engine, gpointer subject)
{
  Play *play = sim_engine_context (engine);
  const FilingOutcome *outcome = subject;
  const Filing *filing = outcome->filing;
  SimTime expires
      = period_after (filing->procedure->validity, outcome->decided);

  sim_engine_note (engine, (guint64) outcome->granted);
  play->filings[FILINGS_PENDING]--;
  play->filings[outcome->granted ? FILINGS_GRANTED : FILINGS_REFUSED]++;
  note_filing (play, filing, outcome->granted ? "granted" : "refused");
  play_turn_at (play, sim_now (engine));
  if (!outcome->granted)
    return;
  if (expires <= sim_now (engine))
    return;
  g_ptr_array_add (play->granted, (gpointer) filing);
  sim_at (engine, expires, &GRANT_EXPIRES, (gpointer) filing);
}

static const SimEventKind FILING_IS_DECIDED
    = { "filing-is-decided", filing_is_decided, RANK_CHANGES, NULL };

/* What happened before the run is known at its start. */
static void
schedule_outcome (Play *play, const Scenario *scenario, FilingOutcome *outcome)
{
  SimTime filed = MAX (outcome->filing->filed, scenario->from);
  SimTime decided = MAX (outcome->decided, scenario->from);

  if (filed < scenario->to)
    sim_at (play->engine, filed, &FILING_IS_MADE, (gpointer) outcome->filing);
  if (decided < scenario->to)
    sim_at (play->engine, decided, &FILING_IS_DECIDED, outcome);
}

static void
unref_outcomes (gpointer outcomes)
{
  g_array_unref (outcomes);
}

/* Filings and regulators as this variant sees them at the start. */
static void
schedule_filings (Play *play, const Scenario *scenario)
{
  const World *world = play_world (play);

  WORLD_EACH (world, KIND_REGULATOR, Regulator, regulator)
    {
      GArray *outcomes = procedure_play (world, regulator, scenario->to,
                                         play->seed, play->replication, NULL);

      g_ptr_array_add (play->outcomes, outcomes);
      for (guint i = 0; i < outcomes->len; i++)
        schedule_outcome (play, scenario,
                          &g_array_index (outcomes, FilingOutcome, i));
    }
}

/* --- the play ------------------------------------------------------------- */

static void
entry_clear (gpointer data)
{
  CalendarEntry *entry = data;

  g_free (entry->detail);
}

static Calendar *
calendar_new (void)
{
  Calendar *calendar = g_new0 (Calendar, 1);

  calendar->regimes = g_ptr_array_new_with_free_func (regime_free);
  calendar->entries = g_array_new (FALSE, FALSE, sizeof (CalendarEntry));
  g_array_set_clear_func (calendar->entries, entry_clear);
  return calendar;
}

void
calendar_free (Calendar *calendar)
{
  if (calendar == NULL)
    return;
  g_ptr_array_unref (calendar->regimes);
  g_array_unref (calendar->entries);
  g_free (calendar);
}

static void
schedule_all (Play *play, const Scenario *scenario)
{
  schedule_events (play);
  schedule_incidents (play, scenario);
  schedule_rules (play, scenario);
  schedule_challenges (play);
  schedule_filings (play, scenario);
  play_turn_at (play, scenario->from);
  for (guint i = 0; i < play->study->dates->len; i++)
    play_turn_at (play, g_array_index (play->study->dates, SimTime, i));
}

Calendar *
calendar_play (const Study *study, const Option *option, guint64 seed,
               guint32 replication)
{
  const Scenario *scenario = world_scenario (study_world (study));
  g_autoptr (SimEngine) engine = sim_engine_new ();
  g_autoptr (GArray) blocked
      = g_array_new (FALSE, FALSE, sizeof (const Challenge *));
  g_autoptr (GPtrArray) granted = g_ptr_array_new ();
  g_autoptr (GPtrArray) outcomes
      = g_ptr_array_new_with_free_func (unref_outcomes);
  g_autoptr (GString) label = g_string_new (NULL);
  Play play = { .study = study,
                .option = option,
                .engine = engine,
                .seed = seed,
                .replication = replication,
                .blocked = blocked,
                .granted = granted,
                .outcomes = outcomes,
                .label = label,
                .calendar = calendar_new () };

  sim_engine_reset (engine, scenario->from);
  sim_engine_set_context (engine, &play);
  schedule_all (&play, scenario);
  sim_run_until (engine, scenario->to - 1);
  play.calendar->fingerprint = sim_engine_fingerprint (engine);
  return play.calendar;
}
