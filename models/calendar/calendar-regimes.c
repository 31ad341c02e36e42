/* How one regime follows another. */
#include "config.h"

#include "models/calendar/calendar-private.h"
#include "models/world/study-dates.h"

const World *
play_world (const Play *play)
{
  return g_array_index (play->terms->option->epochs, Epoch, play->epoch).world;
}

const World *
play_first_world (const Play *play)
{
  return g_array_index (play->terms->option->epochs, Epoch, 0).world;
}

gconstpointer
play_now (const Play *play, gconstpointer entity)
{
  return entity == NULL
             ? NULL
             : world_find (play_world (play), ((const Entity *) entity)->id);
}

static void regime_turns (SimEngine *engine, gpointer subject);

static const SimEventKind REGIME_TURNS
    = { "regime-turns", regime_turns, RANK_REGIMES, NULL };

void
play_turn (Play *play, SimTime when)
{
  if (when < play->scenario->to)
    sim_at (play->engine, when, &REGIME_TURNS, NULL);
}

static Regime *
last_regime (const Play *play)
{
  const GPtrArray *regimes = play->calendar->regimes;

  return regimes->len == 0 ? NULL
                           : g_ptr_array_index (regimes, regimes->len - 1);
}

/* Everything that the regime which begins now depends on. */
static Regime *
regime_now (const Play *play)
{
  Regime *regime = regime_new (play_world (play), sim_now (play->engine),
                               play->label->str);

  regime->number = play->calendar->regimes->len;
  regime->to = play->scenario->to;
  regime->is_struck = study_is_struck (play->terms->study, regime->from);
  licence_fill (play, regime);
  filing_fill (play, regime);
  reaction_fill (play, regime);
  return regime;
}

/* Until nobody reacts at once any more; each reaction happens once, so this
 * comes to an end. */
static Regime *
regime_judged (Play *play)
{
  const Counsel *counsel = play->terms->counsel;
  Regime *regime = regime_now (play);
  gboolean changed = counsel != NULL;

  while (changed)
    {
      g_autoptr (GArray) needs = counsel->judge (counsel->self, regime);

      changed = reaction_take (play, needs);
      if (changed)
        {
          regime_free (regime);
          regime = regime_now (play);
        }
    }
  return regime;
}

/* The next date at which the regime turns anyway, and crossings are looked for
 * again. */
static SimTime
next_date (const Play *play)
{
  const GArray *dates = play->terms->study->dates;

  for (guint i = 0; i < dates->len; i++)
    if (g_array_index (dates, SimTime, i) > sim_now (play->engine))
      return g_array_index (dates, SimTime, i);
  return play->scenario->to;
}

static void
count_crosses (SimEngine *engine, gpointer subject)
{
  Play *play = sim_engine_context (engine);
  g_autofree char *what = g_steal_pointer (&play->crossed);

  play_note (play, "count", subject, what);
  play_turn (play, sim_now (engine));
}

static const SimEventKind COUNT_CROSSES
    = { "count-crosses", count_crosses, RANK_CHANGES, NULL };

/* What was expected of the regime before is expected no more. */
static void
expect_crossing (Play *play, const Regime *regime)
{
  const Counsel *counsel = play->terms->counsel;
  SimTime when;

  (void) sim_cancel (play->engine, play->crossing);
  g_clear_pointer (&play->crossed, g_free);
  play->crossing = 0;
  if (counsel == NULL)
    return;
  when = counsel->settle (counsel->self, regime, next_date (play),
                          &play->crossed);
  if (when < play->scenario->to)
    play->crossing = sim_at (play->engine, when, &COUNT_CROSSES,
                             (gpointer) play->scenario->base.id);
}

/* The present regime ends here and the next begins. */
static void
regime_turns (SimEngine *engine, gpointer subject G_GNUC_UNUSED)
{
  Play *play = sim_engine_context (engine);
  Regime *last = last_regime (play);
  Regime *next;

  if (last != NULL && last->from == sim_now (engine))
    return; /* several changes at one instant make one regime */
  if (last != NULL)
    last->to = sim_now (engine);
  next = regime_judged (play);
  g_string_truncate (play->label, 0);
  g_ptr_array_add (play->calendar->regimes, next);
  expect_crossing (play, next);
}
