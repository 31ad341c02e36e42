/* How one regime follows another. */
#include "config.h"

#include "models/calendar/calendar-private.h"

#include <string.h>

const World *
play_world (const Play *play)
{
  return g_array_index (play->option->epochs, Epoch, play->epoch).world;
}

void
regime_free (gpointer data)
{
  Regime *regime = data;

  g_array_unref (regime->blocks);
  g_ptr_array_unref (regime->granted);
  g_ptr_array_unref (regime->incidents);
  g_clear_pointer (&regime->outages, g_array_unref);
  g_free (regime->label);
  g_free (regime);
}

/* Challenges belong to the first World; a block names entities of the present
 * one. */
static GArray *
blocks_now (const Play *play)
{
  GArray *blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  const World *world = play_world (play);

  for (guint i = 0; i < play->blocked->len; i++)
    {
      const Challenge *challenge
          = g_array_index (play->blocked, const Challenge *, i);
      Block block = { (const Partition *) world_find (
                          world, challenge->partition->base.id),
                      (const Jurisdiction *) world_find (
                          world, challenge->jurisdiction->base.id) };

      g_array_append_val (blocks, block);
    }
  return blocks;
}

/* Likewise of filings. */
static GPtrArray *
granted_now (const Play *play)
{
  GPtrArray *granted = g_ptr_array_new ();

  for (guint i = 0; i < play->granted->len; i++)
    {
      const Filing *filing = g_ptr_array_index (play->granted, i);

      g_ptr_array_add (
          granted, (gpointer) world_find (play_world (play), filing->base.id));
    }
  return granted;
}

static Regime *
last_regime (const Play *play)
{
  const GPtrArray *regimes = play->calendar->regimes;

  return regimes->len == 0 ? NULL
                           : g_ptr_array_index (regimes, regimes->len - 1);
}

/* The present regime ends here and the next begins. */
static void
regime_turns (SimEngine *engine, gpointer subject G_GNUC_UNUSED)
{
  Play *play = sim_engine_context (engine);
  const Scenario *scenario = world_scenario (study_world (play->study));
  Regime *last = last_regime (play);
  Regime *next;

  if (last != NULL && last->from == sim_now (engine))
    return; /* several changes at one instant make one regime */
  if (last != NULL)
    last->to = sim_now (engine);
  next = g_new0 (Regime, 1);
  next->number = play->calendar->regimes->len;
  next->from = sim_now (engine);
  next->to = scenario->to;
  next->world = play_world (play);
  next->blocks = blocks_now (play);
  next->granted = granted_now (play);
  next->incidents = world_incidents (next->world, next->from);
  memcpy (next->filings, play->filings, sizeof next->filings);
  next->label = g_strdup (play->label->str);
  g_string_truncate (play->label, 0);
  g_ptr_array_add (play->calendar->regimes, next);
}

static const SimEventKind REGIME_TURNS
    = { "regime-turns", regime_turns, RANK_REGIMES, NULL };

void
play_turn_at (Play *play, SimTime when)
{
  if (when < world_scenario (study_world (play->study))->to)
    sim_at (play->engine, when, &REGIME_TURNS, NULL);
}
