/* Filings: made, decided, valid for a time, renewed. */
#include "config.h"

#include "models/calendar/petition.h"

void
filing_free (Play *play)
{
  g_ptr_array_unref (play->petitions);
}

static const Entity *
petition_subject (const Petition *petition)
{
  if (petition->filing != NULL)
    return &petition->filing->base;
  return petition->flow != NULL ? &petition->flow->base
                                : &petition->challenge->base;
}

static void
tell_filing (Petition *petition, const char *what)
{
  const Entity *subject = petition_subject (petition);
  g_autofree char *detail = g_strdup_printf (
      "%s: %s %s", subject->title,
      MECHANISM_WORDS[petition_procedure (petition)->form], what);

  play_note (petition->play, "licence", subject->id, detail);
  play_turn (petition->play, sim_now (petition->play->engine));
}

/* --- planning ------------------------------------------------------------- */

static void filing_is_made (SimEngine *engine, gpointer subject);
static void filing_is_decided (SimEngine *engine, gpointer subject);
static void grant_expires (SimEngine *engine, gpointer subject);
static void renewal_is_due (SimEngine *engine, gpointer subject);

static const SimEventKind FILING_IS_MADE
    = { "filing-is-made", filing_is_made, RANK_CHANGES, NULL };
static const SimEventKind FILING_IS_DECIDED
    = { "filing-is-decided", filing_is_decided, RANK_CHANGES, NULL };
static const SimEventKind GRANT_EXPIRES
    = { "grant-expires", grant_expires, RANK_CHANGES, NULL };
static const SimEventKind RENEWAL_IS_DUE
    = { "renewal-is-due", renewal_is_due, RANK_CHANGES, NULL };

static void
expect_decision (Play *play, Petition *petition)
{
  SimTime decided = petition->application->decided;

  (void) sim_cancel (play->engine, petition->deciding);
  petition->deciding = 0;
  if (decided < play->scenario->to)
    petition->deciding
        = sim_at (play->engine, MAX (decided, sim_now (play->engine)),
                  &FILING_IS_DECIDED, petition);
}

static void
expect_decisions (Play *play, const Regulator *regulator)
{
  for (guint i = 0; i < play->petitions->len; i++)
    {
      Petition *petition = g_ptr_array_index (play->petitions, i);

      if (petition_regulator (petition) == regulator && !petition->decided)
        expect_decision (play, petition);
    }
}

/* One who files today is dealt with after all who did before. */
static void
file_today (Play *play, Petition *petition)
{
  const Procedure *procedure = petition_procedure (petition);

  const Regulator *regulator = (const Regulator *) procedure->base.parent;

  petitions_decide (play, regulator);
  expect_decisions (play, regulator);
  filing_is_made (play->engine, petition);
}

/* --- what happens --------------------------------------------------------- */

static void
filing_is_made (SimEngine *engine G_GNUC_UNUSED, gpointer subject)
{
  Petition *petition = subject;

  petition->made = TRUE;
  petition->play->filings[FILINGS_PENDING]++;
  petition->holds = petition_procedure (petition)->holds == HOLDS_WHEN_FILED;
  if (!petition_is_history (petition))
    tell_filing (petition, "filed");
}

/* Nobody notices while its renewal holds. */
static void
grant_expires (SimEngine *engine G_GNUC_UNUSED, gpointer subject)
{
  Petition *petition = subject;

  petition->holds = FALSE;
  if (!petition_is_renewed (petition))
    tell_filing (petition, "expires");
}

static void
renewal_is_due (SimEngine *engine, gpointer subject)
{
  Petition *before = subject;

  file_today (before->play, petition_again (before, sim_now (engine)));
}

static void
schedule_renewal (Petition *petition)
{
  SimTime due = petition_renewal (petition);

  if (!petition->followed && due < petition->play->scenario->to)
    sim_at (petition->play->engine, MAX (due, sim_now (petition->play->engine)),
            &RENEWAL_IS_DUE, petition);
}

static void
grant (Petition *petition)
{
  Play *play = petition->play;

  petition->until = petition_expiry (petition);
  petition->holds = petition->until > sim_now (play->engine);
  if (!petition->holds)
    return;
  if (petition->challenge != NULL)
    licence_is_restored (play, petition->challenge);
  sim_at (play->engine, petition->until, &GRANT_EXPIRES, petition);
  schedule_renewal (petition);
  reaction_look_ahead (play, petition->until);
}

static void
refuse (Petition *petition)
{
  Play *play = petition->play;

  petition->holds = FALSE;
  if (!petition->followed && petition_may_try_again (petition))
    file_today (play, petition_again (petition, sim_now (play->engine)));
}

static void
note_decision (const Petition *petition)
{
  const Application *application = petition->application;
  CalendarDecision decision = { application->procedure, application->filed,
                                application->decided, application->granted };

  g_array_append_val (petition->play->calendar->decisions, decision);
}

static void
filing_is_decided (SimEngine *engine, gpointer subject)
{
  Petition *petition = subject;
  gboolean granted = petition->application->granted;

  sim_engine_note (engine, (guint64) granted);
  petition->decided = TRUE;
  petition->deciding = 0;
  note_decision (petition);
  petition->play->filings[FILINGS_PENDING]--;
  petition->play->filings[granted ? FILINGS_GRANTED : FILINGS_REFUSED]++;
  if (!petition_is_history (petition))
    tell_filing (petition, granted ? "granted" : "refused");
  if (granted)
    grant (petition);
  else
    refuse (petition);
}

/* --- what others ask ------------------------------------------------------ */

static const Jurisdiction *
law_jurisdiction (const World *world, const char *law)
{
  WORLD_EACH (world, KIND_JURISDICTION, Jurisdiction, jurisdiction)
    if (g_strcmp0 (jurisdiction->law, law) == 0)
      return jurisdiction;
  return NULL;
}

static Held
held_of (const Play *play, const Petition *petition)
{
  Held held = { .form = petition_procedure (petition)->form,
                .until = petition->until };

  if (petition->filing != NULL)
    {
      const Filing *filing = play_now (play, petition->filing);

      held.flow = filing->flow;
      held.instance = filing->instance;
      held.jurisdiction = filing->jurisdiction;
      return held;
    }
  held.flow = play_now (play, petition->flow);
  held.jurisdiction = law_jurisdiction (play_world (play), petition->law);
  return held;
}

/* Petitions belong to the World at the start; a regime names entities of the
 * present one. */
void
filing_fill (const Play *play, Regime *regime)
{
  for (guint i = 0; i < play->petitions->len; i++)
    {
      const Petition *petition = g_ptr_array_index (play->petitions, i);

      if (petition->holds && petition->challenge == NULL)
        {
          Held held = held_of (play, petition);

          g_array_append_val (regime->held, held);
        }
    }
  for (guint i = 0; i < N_FILING_STATES; i++)
    regime->filings[i] = play->filings[i];
}

static gboolean
is_about (const Petition *petition, const Flow *flow, const char *law)
{
  return petition->flow != NULL
         && g_str_equal (petition->flow->base.id, flow->base.id)
         && g_str_equal (petition->law, law);
}

gboolean
filing_is_known (const Play *play, const Flow *flow, const char *law, int form)
{
  SimTime ahead = period_after (flow->foresight, sim_now (play->engine));

  for (guint i = 0; i < play->petitions->len; i++)
    {
      const Petition *petition = g_ptr_array_index (play->petitions, i);

      if (!is_about (petition, flow, law)
          || petition_procedure (petition)->form != form)
        continue;
      if (!petition->decided || !petition->application->granted
          || petition->until > ahead)
        return TRUE;
    }
  return FALSE;
}

const Procedure *
filing_procedure (const Play *play, const char *law, int form)
{
  WORLD_EACH (play_first_world (play), KIND_PROCEDURE, Procedure, procedure)
    {
      const Regulator *regulator = (const Regulator *) procedure->base.parent;

      if (procedure->form == form
          && g_strcmp0 (jurisdiction_law (regulator->jurisdiction), law) == 0)
        return procedure;
    }
  return NULL;
}

/* How often the tenant filed for the same before. */
static guint
round_of (const Play *play, const char *key)
{
  guint round = 0;

  for (guint i = 0; i < play->petitions->len; i++)
    {
      const Petition *petition = g_ptr_array_index (play->petitions, i);

      round += g_str_equal (petition->application->key, key);
    }
  return round;
}

gboolean
filing_make (Play *play, const Procedure *procedure, const Flow *flow,
             const char *law, const Challenge *challenge)
{
  const Regulator *regulator = (const Regulator *) procedure->base.parent;
  SimTime now = sim_now (play->engine);
  g_autofree char *key = g_strdup_printf (
      "%s %s", flow != NULL ? flow->base.id : challenge->base.id,
      procedure->base.id);
  Petition *petition;

  if (regulator->opens > now)
    {
      play_turn (play, regulator->opens);
      return FALSE;
    }
  petition = petition_new (play, procedure, key, round_of (play, key), now);
  petition->flow = flow == NULL ? NULL
                                : (const Flow *) world_find (
                                    play_first_world (play), flow->base.id);
  petition->law = law;
  petition->challenge = challenge;
  file_today (play, petition);
  return TRUE;
}

/* Filings and regulators as this variant sees them at the start. What happened
 * before the run is known at its start. */
void
filing_schedule (Play *play)
{
  const World *world = play_world (play);

  play->petitions = g_ptr_array_new_with_free_func (petition_free);
  WORLD_EACH (world, KIND_FILING, Filing, filing)
    petition_new (play, filing->procedure, filing->base.id, 0, filing->filed)
        ->filing
        = filing;
  WORLD_EACH (world, KIND_REGULATOR, Regulator, regulator)
    petitions_decide (play, regulator);
  petitions_play_past (play);
  for (guint i = 0; i < play->petitions->len; i++)
    {
      Petition *petition = g_ptr_array_index (play->petitions, i);
      SimTime filed = MAX (petition->application->filed, play->scenario->from);

      if (filed < play->scenario->to)
        sim_at (play->engine, filed, &FILING_IS_MADE, petition);
    }
  WORLD_EACH (world, KIND_REGULATOR, Regulator, regulator)
    expect_decisions (play, regulator);
}

/* --- counting everybody's ------------------------------------------------- */

/* What of @log lies with @regulator, and what it decided, by @day. */
static Backlog
backlog_on (const Regulator *regulator, const GArray *log, SimTime day)
{
  Backlog backlog = { .regulator = regulator };

  for (guint i = 0; i < log->len; i++)
    {
      const FilingRecord *record = &g_array_index (log, FilingRecord, i);
      FilingState state = record->decided > day ? FILINGS_PENDING
                          : record->granted     ? FILINGS_GRANTED
                                                : FILINGS_REFUSED;

      backlog.filings[state] += record->filed <= day ? 1 : 0;
    }
  return backlog;
}

static void
count_regulator (Play *play, const Regulator *regulator)
{
  g_autoptr (GPtrArray) applications = petitions_with (play, regulator);
  g_autoptr (GArray) log = g_array_new (FALSE, FALSE, sizeof (FilingRecord));
  const GPtrArray *regimes = play->calendar->regimes;
  Backlog last;

  procedure_play (play_first_world (play), regulator, applications,
                  play->scenario->to, play->terms->seed,
                  play->terms->replication, NULL, log);
  if (log->len == 0)
    return;
  for (guint i = 0; i < regimes->len; i++)
    {
      Regime *regime = g_ptr_array_index (regimes, i);
      Backlog backlog = backlog_on (regulator, log, regime->from);

      g_array_append_val (regime->backlogs, backlog);
    }
  last = backlog_on (regulator, log, play->scenario->to - 1);
  g_array_append_val (play->calendar->backlogs, last);
}

void
filing_count (Play *play)
{
  WORLD_EACH (play_first_world (play), KIND_REGULATOR, Regulator, regulator)
    count_regulator (play, regulator);
}
