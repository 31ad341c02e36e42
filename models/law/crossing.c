/* When a count of persons crosses a threshold. */
#include "config.h"

#include "models/law/exports-private.h"

/* A number of persons on which a rule in force depends. */
typedef struct
{
  const Persons *persons;
  const Threshold *threshold;
  gint64 level;
} Level;

typedef struct
{
  const Exports *exports;
  const Compliance *compliance;
} Counting;

static gboolean
is_reached (const Counting *counting, const Level *level, SimTime day)
{
  return exports_on (counting->exports, counting->compliance, level->persons,
                     (CountFact) level->threshold->fact,
                     (CountWindow) level->threshold->window, day)
         >= level->level;
}

/* The end of the days after @day over which a count only rises, or only
 * falls: a year of the calendar, but a month where the window slides. */
static SimTime
bracket_end (const Level *level, SimTime day)
{
  SimDate date = sim_time_date (day);

  if (level->threshold->fact != COUNT_HELD
      && level->threshold->window != WINDOW_12_MONTHS)
    return sim_time_at ((SimDate){ date.year + 1, 1, 1 });
  return sim_time_add_months (
      sim_time_at ((SimDate){ date.year, date.month, 1 }), 1);
}

/* The first of the days in (@day, @last] that is on another side than @day,
 * which @last is: by halving. */
static SimTime
first_across (const Counting *counting, const Level *level, SimTime day,
              SimTime last)
{
  gboolean side = is_reached (counting, level, last);

  while (last - day > SIM_DAY)
    {
      SimTime middle = day + (last - day) / SIM_DAY / 2 * SIM_DAY;

      if (is_reached (counting, level, middle) == side)
        last = middle;
      else
        day = middle;
    }
  return last;
}

/* The day before @end on which @level is crossed; SIM_NEVER: none. */
static SimTime
level_crossing (const Counting *counting, const Level *level, SimTime end)
{
  SimTime day = day_of (counting->compliance->regime->from);
  gboolean side = is_reached (counting, level, day);

  while (day + SIM_DAY < end)
    {
      SimTime next = bracket_end (level, day + SIM_DAY);
      SimTime last = day_of (MIN (next, end) - 1);

      /* The first day of a window may differ from the last of the one before.
       */
      if (is_reached (counting, level, day + SIM_DAY) != side)
        return day + SIM_DAY;
      if (is_reached (counting, level, last) != side)
        return first_across (counting, level, day + SIM_DAY, last);
      day = last;
    }
  return SIM_NEVER;
}

static gboolean
is_in_force (const Threshold *threshold, const Persons *persons, SimTime at)
{
  const Entity *whole = threshold->base.parent;

  while (whole->kind->id != KIND_RULE && whole->kind->id != KIND_SCOPE)
    whole = whole->parent;
  if (persons->subtype != PERSONS_OF_ALL
      && !rule_tests_subtype (whole, persons->subtype))
    return FALSE;
  if (whole->kind->id == KIND_SCOPE)
    return g_str_equal (((const Scope *) whole)->law, persons->node->law);
  return g_str_equal (((const Rule *) whole)->law, persons->node->law)
         && ((const Rule *) whole)->commenced
         && dated_holds (((const Rule *) whole)->from,
                         ((const Rule *) whole)->to, at);
}

static void
try_level (const Counting *counting, const Level *level, SimTime *first,
           char **what)
{
  SimTime when;

  if (level->level <= 0)
    return;
  when = level_crossing (counting, level, *first);
  if (when >= *first)
    return;
  *first = when;
  g_free (*what);
  *what = g_strdup_printf (
      "%s: %s %s%s %" G_GINT64_FORMAT " under %s law",
      level->persons->tenant->base.title, COUNT_WORDS[level->threshold->fact],
      level->threshold->window == WINDOW_ANY
          ? ""
          : WINDOW_WORDS[level->threshold->window],
      is_reached (counting, level, when) ? " reaches" : " is below",
      level->level, level->persons->node->law);
}

SimTime
exports_crossing (const Exports *exports, const Compliance *compliance,
                  SimTime end, char **what)
{
  const Regime *regime = compliance->regime;
  Counting counting = { exports, compliance };
  SimTime first = end;

  *what = NULL;
  WORLD_EACH (regime->world, KIND_THRESHOLD, Threshold, threshold)
    for (guint i = 0; i < regime->persons->len; i++)
      {
        const Persons *persons = &g_array_index (regime->persons, Persons, i);
        Level least = { persons, threshold, threshold->least };
        Level below = { persons, threshold, threshold->below };

        if (!is_in_force (threshold, persons, regime->from))
          continue;
        try_level (&counting, &least, &first, what);
        try_level (&counting, &below, &first, what);
      }
  return *what == NULL ? SIM_NEVER : first;
}
