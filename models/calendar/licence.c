/* Challenges of licences, and designations. */
#include "config.h"

#include "models/calendar/calendar-private.h"

#include "sim/sim-dist.h"

/* Challenges belong to the World at the start; a regime names entities of the
 * present one. */
void
licence_fill (const Play *play, Regime *regime)
{
  for (guint i = 0; i < play->blocked->len; i++)
    {
      const Challenge *challenge
          = g_array_index (play->blocked, const Challenge *, i);
      Block block = { play_now (play, challenge->partition),
                      play_now (play, challenge->jurisdiction),
                      challenge->grounds == GROUNDS_ORDER };

      g_array_append_val (regime->blocks, block);
    }
  for (guint i = 0; i < play->designated->len; i++)
    {
      const Designation *designation = g_ptr_array_index (play->designated, i);
      Designated one
          = { play_now (play, designation->tenant), designation->exporter,
              period_after (designation->grace, designation->date) };

      g_array_append_val (regime->designated, one);
    }
}

/* --- blocks --------------------------------------------------------------- */

static SimKey
licence_key (const Play *play, const Challenge *challenge, const char *purpose)
{
  return sim_key (play->terms->seed, play->terms->replication,
                  challenge->base.id, purpose);
}

static gboolean
lift_block (Play *play, const Challenge *challenge)
{
  for (guint i = 0; i < play->blocked->len; i++)
    if (g_array_index (play->blocked, const Challenge *, i) == challenge)
      {
        g_array_remove_index (play->blocked, i);
        return TRUE;
      }
  return FALSE;
}

static void
tell_licence (Play *play, const Challenge *challenge, const char *what)
{
  play_note (play, "licence", challenge->base.id, what);
  play_turn (play, sim_now (play->engine));
}

void
licence_is_restored (Play *play, const Challenge *challenge)
{
  if (lift_block (play, challenge))
    tell_licence (play, challenge, "new licence granted: block lifted");
}

static void
licence_is_applied_for (SimEngine *engine, gpointer subject)
{
  const Challenge *challenge = subject;

  (void) filing_make (sim_engine_context (engine), challenge->procedure, NULL,
                      NULL, challenge);
}

static const SimEventKind LICENCE_IS_APPLIED_FOR
    = { "licence-is-applied-for", licence_is_applied_for, RANK_CHANGES, NULL };

/* It is applied for at once, or as soon as somebody takes applications. */
static void
licence_is_revoked (Play *play, const Challenge *challenge)
{
  const Regulator *regulator
      = (const Regulator *) challenge->procedure->base.parent;

  tell_licence (play, challenge, "licence revoked: the block goes on");
  if (!filing_make (play, challenge->procedure, NULL, NULL, challenge)
      && regulator->opens < play->scenario->to)
    sim_at (play->engine, regulator->opens, &LICENCE_IS_APPLIED_FOR,
            (gpointer) challenge);
}

/* When the proof is handed in, or SIM_NEVER. */
static SimTime
proof_date (const Play *play, const Challenge *challenge)
{
  SimStream stream;

  if (challenge->proof == NULL)
    return SIM_NEVER;
  sim_stream_init (&stream, licence_key (play, challenge, "proof"));
  return challenge->filed
         + (SimSpan) (sim_dist_draw (challenge->proof, &stream) + 0.5);
}

/* What was proved late is not revoked. */
static gboolean
is_revoked (const Play *play, const Challenge *challenge)
{
  SimKey key = licence_key (play, challenge, "revocation");

  return challenge->revocation > 0
         && proof_date (play, challenge) > sim_now (play->engine)
         && sim_key_uniform (key, 0) < challenge->revocation;
}

static void
block_ends (SimEngine *engine, gpointer subject)
{
  Play *play = sim_engine_context (engine);
  const Challenge *challenge = subject;

  if (is_revoked (play, challenge))
    licence_is_revoked (play, challenge);
  else if (lift_block (play, challenge))
    tell_licence (play, challenge, "block lifted");
}

static const SimEventKind BLOCK_ENDS
    = { "block-ends", block_ends, RANK_CHANGES, NULL };

/* --- challenges ----------------------------------------------------------- */

/* A late proof ends the block; without one it ends by itself. */
static void
block_begins (Play *play, const Challenge *challenge)
{
  SimTime now = sim_now (play->engine);
  SimTime end = period_after (challenge->block_length, now);
  SimTime proof = proof_date (play, challenge);

  g_array_append_val (play->blocked, challenge);
  play_note (play, "licence", challenge->base.id, "licence not proved: block");
  if (proof > now && proof < end)
    end = proof;
  sim_at (play->engine, end, &BLOCK_ENDS, (gpointer) challenge);
}

static void
challenge_is_decided (SimEngine *engine, gpointer subject)
{
  Play *play = sim_engine_context (engine);
  const Challenge *challenge = subject;
  SimKey key = licence_key (play, challenge, "decision");
  gboolean blocked = sim_key_uniform (key, 0) < challenge->block_probability
                     && proof_date (play, challenge) > sim_now (engine);

  sim_engine_note (engine, (guint64) blocked);
  if (blocked)
    block_begins (play, challenge);
  else
    play_note (play, "licence", challenge->base.id,
               "licences proved: no block");
  play_turn (play, sim_now (engine));
}

static const SimEventKind CHALLENGE_IS_DECIDED
    = { "challenge-is-decided", challenge_is_decided, RANK_CHANGES, NULL };

/* Proof that comes before the decision is the decision. */
static void
challenge_is_filed (SimEngine *engine, gpointer subject)
{
  Play *play = sim_engine_context (engine);
  const Challenge *challenge = subject;
  SimTime decision = period_after (challenge->until_decision, sim_now (engine));

  play_note (play, "licence", challenge->base.id, challenge->base.title);
  sim_at (engine, MIN (decision, proof_date (play, challenge)),
          &CHALLENGE_IS_DECIDED, (gpointer) challenge);
}

static const SimEventKind CHALLENGE_IS_FILED
    = { "challenge-is-filed", challenge_is_filed, RANK_CHANGES, NULL };

/* --- designations --------------------------------------------------------- */

static void
designation_counts (SimEngine *engine, gpointer subject)
{
  Play *play = sim_engine_context (engine);
  const Designation *designation = subject;
  g_autofree char *what
      = g_strdup_printf ("%s: counts", designation->base.title);

  play_note (play, "rule", designation->base.id, what);
  play_turn (play, sim_now (engine));
}

static const SimEventKind DESIGNATION_COUNTS
    = { "designation-counts", designation_counts, RANK_CHANGES, NULL };

static void
tenant_is_designated (SimEngine *engine, gpointer subject)
{
  Play *play = sim_engine_context (engine);
  const Designation *designation = subject;
  SimTime counts = period_after (designation->grace, designation->date);
  g_autofree char *what = g_strdup_printf (
      "%s: %s becomes %s", designation->base.title,
      designation->tenant->base.title, EXPORTER_WORDS[designation->exporter]);

  g_ptr_array_add (play->designated, (gpointer) designation);
  play_note (play, "rule", designation->base.id, what);
  play_turn (play, sim_now (engine));
  if (counts > sim_now (engine) && counts < play->scenario->to)
    sim_at (engine, counts, &DESIGNATION_COUNTS, (gpointer) designation);
}

static const SimEventKind TENANT_IS_DESIGNATED
    = { "tenant-is-designated", tenant_is_designated, RANK_CHANGES, NULL };

static gboolean
comes_about (const Play *play, const Designation *designation)
{
  SimKey key = sim_key (play->terms->seed, play->terms->replication,
                        designation->base.id, "designation");

  return sim_key_uniform (key, 0) < designation->probability;
}

/* Each as this variant sees it at the start: its changes apply. */
void
licence_schedule (Play *play)
{
  const World *world = play_world (play);

  WORLD_EACH (world, KIND_CHALLENGE, Challenge, challenge)
    sim_at (play->engine, challenge->filed, &CHALLENGE_IS_FILED,
            (gpointer) challenge);
  WORLD_EACH (world, KIND_DESIGNATION, Designation, designation)
    if (designation->date < play->scenario->to
        && comes_about (play, designation))
      sim_at (play->engine, MAX (designation->date, play->scenario->from),
              &TENANT_IS_DESIGNATED, (gpointer) designation);
}
