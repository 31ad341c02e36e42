#include "config.h"

#include "models/calendar/calendar-private.h"

#include <string.h>

void
play_note (Play *play, const char *form, const char *subject,
           const char *detail)
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

  play_note (play, EVENT_WORDS[event->form], event->base.id, event->base.title);
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
  const Option *option = play->terms->option;

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
  play_note (play, EVENT_WORDS[EVENT_INCIDENT], incident->base.id, detail);
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
schedule_incidents (Play *play)
{
  WORLD_EACH (play_world (play), KIND_INCIDENT, Incident, incident)
    {
      if (!incident->happens)
        continue;
      sim_at (play->engine, incident->from, &INCIDENT_BEGINS,
              (gpointer) incident);
      if (incident_over (incident) < play->scenario->to)
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

  play_note (play, "version", rule->base.id, detail);
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
schedule_rules (Play *play)
{
  const Scenario *scenario = play->scenario;

  WORLD_EACH (play_world (play), KIND_RULE, Rule, rule)
    {
      if (dated_holds (scenario->from, scenario->to, rule->from))
        sim_at (play->engine, rule->from, &RULE_TAKES_EFFECT, (gpointer) rule);
      if (dated_holds (scenario->from, scenario->to, rule->to))
        sim_at (play->engine, rule->to, &RULE_LAPSES, (gpointer) rule);
    }
}

/* --- the play ------------------------------------------------------------- */

static void
entry_clear (gpointer data)
{
  CalendarEntry *entry = data;

  g_free (entry->detail);
}

static void
free_regime (gpointer regime)
{
  regime_free (regime);
}

static Calendar *
calendar_new (void)
{
  Calendar *calendar = g_new0 (Calendar, 1);

  calendar->regimes = g_ptr_array_new_with_free_func (free_regime);
  calendar->entries = g_array_new (FALSE, FALSE, sizeof (CalendarEntry));
  g_array_set_clear_func (calendar->entries, entry_clear);
  calendar->decisions = g_array_new (FALSE, FALSE, sizeof (CalendarDecision));
  calendar->backlogs = g_array_new (FALSE, FALSE, sizeof (Backlog));
  return calendar;
}

void
calendar_free (Calendar *calendar)
{
  if (calendar == NULL)
    return;
  g_ptr_array_unref (calendar->regimes);
  g_array_unref (calendar->entries);
  g_array_unref (calendar->decisions);
  g_array_unref (calendar->backlogs);
  g_free (calendar);
}

static void
schedule_turns (Play *play, const GArray *dates)
{
  for (guint i = 0; dates != NULL && i < dates->len; i++)
    play_turn (play, g_array_index (dates, SimTime, i));
}

static void
schedule_all (Play *play)
{
  schedule_events (play);
  schedule_incidents (play);
  schedule_rules (play);
  licence_schedule (play);
  filing_schedule (play);
  reaction_schedule (play);
  play_turn (play, play->scenario->from);
  schedule_turns (play, play->terms->study->dates);
  schedule_turns (play, play->terms->turns);
}

static void
play_clear (Play *play)
{
  filing_free (play);
  g_array_unref (play->blocked);
  g_ptr_array_unref (play->designated);
  g_ptr_array_unref (play->reactions);
  g_string_free (play->label, TRUE);
  g_free (play->crossed);
  sim_engine_free (play->engine);
}

Calendar *
calendar_play_terms (const CalendarTerms *terms)
{
  const Scenario *scenario = world_scenario (study_world (terms->study));
  Play play
      = { .terms = terms,
          .scenario = scenario,
          .engine = sim_engine_new (),
          .blocked = g_array_new (FALSE, FALSE, sizeof (const Challenge *)),
          .designated = g_ptr_array_new (),
          .reactions = g_ptr_array_new_with_free_func (g_free),
          .label = g_string_new (NULL),
          .calendar = calendar_new () };

  sim_engine_reset (play.engine, scenario->from);
  sim_engine_set_context (play.engine, &play);
  schedule_all (&play);
  sim_run_until (play.engine, scenario->to - 1);
  filing_count (&play);
  play.calendar->fingerprint = sim_engine_fingerprint (play.engine);
  play_clear (&play);
  return play.calendar;
}

Calendar *
calendar_play (const Study *study, const Option *option, guint64 seed,
               guint32 replication)
{
  CalendarTerms terms = { study, option, seed, replication, NULL, NULL };

  return calendar_play_terms (&terms);
}
