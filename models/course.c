#include "config.h"

#include "models/course.h"

#include "models/law/exports.h"
#include "models/wayfinder.h"
#include "models/world/scenario.h"
#include "models/world/study-dates.h"
#include "models/world/study-turns.h"

/* Whom the calendar asks during one run. */
typedef struct
{
  Course *course;
  Exports *exports;
  Ways ways;
  Compliance *present; /* of the regime that begins; owned */
} Lawyer;

static void
free_book (gpointer book)
{
  rulebook_free (book);
}

static Rulebook *
book_of (Course *course, const World *world)
{
  Rulebook *book = g_hash_table_lookup (course->books, world);

  if (book == NULL)
    {
      book = rulebook_new (world);
      g_hash_table_insert (course->books, (gpointer) world, book);
    }
  return book;
}

static GArray *
judge (gpointer self, Regime *regime)
{
  Lawyer *lawyer = self;

  compliance_free (lawyer->present);
  lawyer->present = compliance_new (
      regime, book_of (lawyer->course, regime->world), &lawyer->ways);
  exports_count (lawyer->exports, lawyer->present, regime);
  compliance_judge (lawyer->present);
  return compliance_needs (lawyer->present);
}

static SimTime
settle (gpointer self, const Regime *regime G_GNUC_UNUSED, SimTime end,
        char **what)
{
  Lawyer *lawyer = self;
  Compliance *settled = g_steal_pointer (&lawyer->present);

  exports_record (lawyer->exports, settled);
  g_ptr_array_add (lawyer->course->compliances, settled);
  return exports_crossing (lawyer->exports, settled, end, what);
}

static void
free_compliance (gpointer compliance)
{
  compliance_free (compliance);
}

static Course *
course_new (void)
{
  Course *course = g_new0 (Course, 1);

  course->compliances = g_ptr_array_new_with_free_func (free_compliance);
  course->books = g_hash_table_new_full (NULL, NULL, NULL, free_book);
  return course;
}

void
course_free (Course *course)
{
  if (course == NULL)
    return;
  g_ptr_array_unref (course->compliances);
  g_hash_table_unref (course->books);
  calendar_free (course->calendar);
  g_free (course);
}

const Compliance *
course_compliance (const Course *course, guint i)
{
  return g_ptr_array_index (course->compliances, i);
}

/* Play with @turns as well as the dates of the study. */
static Course *
play (const CalendarTerms *terms)
{
  const World *world = study_world (terms->study);
  SimTime start = world_scenario (world)->from;
  Course *course = course_new ();
  g_autoptr (Exports) exports = exports_new (world, start);
  g_autoptr (Wayfinder) finder = wayfinder_new (terms->study);
  Lawyer lawyer = { course, exports, wayfinder_ways (finder), NULL };
  Counsel counsel = { &lawyer, judge, settle };
  CalendarTerms advised = *terms;

  advised.counsel = &counsel;
  course->calendar = calendar_play_terms (&advised);
  for (guint i = 0; i < course->compliances->len; i++)
    compliance_settle (g_ptr_array_index (course->compliances, i), start);
  return course;
}

/* --- the common grid ------------------------------------------------------ */

static gboolean
has_reactions (const World *world)
{
  static const EntityKindId KINDS[]
      = { KIND_THRESHOLD, KIND_FILING, KIND_DESIGNATION, KIND_CHALLENGE };

  for (guint i = 0; i < G_N_ELEMENTS (KINDS); i++)
    if (world_all (world, KINDS[i])->len > 0)
      return TRUE;
  WORLD_EACH (world, KIND_FLOW, Flow, flow)
    if (flow->policy >= POLICY_APPLY)
      return TRUE;
  return FALSE;
}

/* Can the courses of variants differ in when their regimes begin? One of them
 * may be alone in reacting. */
static gboolean
is_reactive (const Study *study)
{
  for (guint i = 0; study->options->len > 1 && i < study->worlds->len; i++)
    if (has_reactions (g_ptr_array_index (study->worlds, i)))
      return TRUE;
  return FALSE;
}

static gboolean
turns_at (const Course *course, SimTime when)
{
  const GPtrArray *regimes = course->calendar->regimes;

  for (guint i = 0; i < regimes->len; i++)
    if (((const Regime *) g_ptr_array_index (regimes, i))->from == when)
      return TRUE;
  return FALSE;
}

/* When regimes of @course begin. */
static void
gather_turns (const Course *course, GArray *turns)
{
  const GPtrArray *regimes = course->calendar->regimes;

  for (guint i = 0; i < regimes->len; i++)
    g_array_append_val (
        turns, ((const Regime *) g_ptr_array_index (regimes, i))->from);
}

/* When regimes of any variant begin. */
static GArray *
turns_of_all (const Study *study, guint64 seed, guint32 replication)
{
  GArray *turns = g_array_new (FALSE, FALSE, sizeof (SimTime));

  for (guint i = 0; i < study->options->len; i++)
    {
      const CalendarTerms terms
          = { study, g_ptr_array_index (study->options, i),
              seed,  replication,
              NULL,  NULL };
      g_autoptr (Course) course = play (&terms);

      gather_turns (course, turns);
    }
  dates_settle (turns);
  return turns;
}

/* When regimes of other variants begin than that of @own. */
static GArray *
turns_of_others (const CalendarTerms *terms, const Course *own)
{
  GArray *others = g_array_new (FALSE, FALSE, sizeof (SimTime));
  const GArray *all;

  if (!is_reactive (terms->study))
    return others;
  all = study_turns (terms->study, terms->seed, terms->replication,
                     turns_of_all);
  for (guint i = 0; i < all->len; i++)
    if (!turns_at (own, g_array_index (all, SimTime, i)))
      g_array_append_val (others, g_array_index (all, SimTime, i));
  return others;
}

/* A turn in which nothing changes changes nothing: the others are as they were
 * when the grid is common. */
Course *
course_play (const Study *study, const Option *option, guint64 seed,
             guint32 replication)
{
  CalendarTerms terms = { study, option, seed, replication, NULL, NULL };
  g_autoptr (Course) own = play (&terms);
  g_autoptr (GArray) turns = turns_of_others (&terms, own);

  if (turns->len == 0)
    return g_steal_pointer (&own);
  terms.turns = turns;
  return play (&terms);
}

Course *
course_play_alone (const Study *study, const Option *option, guint64 seed,
                   guint32 replication)
{
  CalendarTerms terms = { study, option, seed, replication, NULL, NULL };

  return play (&terms);
}
