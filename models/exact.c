#include "config.h"

#include "models/exact.h"

#include "models/course.h"
#include "models/observe.h"

static void
observe_regime (Observer *observer, const Compliance *compliance)
{
  const Regime *regime = compliance->regime;
  g_autoptr (Access) access = access_solve (regime->world, regime->from);

  observe_compliance (observer, regime, compliance);
  observe_access (observer, regime, access);
}

SimRunRecord *
exact_run (const Study *study, const Option *option, guint64 seed,
           guint32 replication)
{
  SimRunRecord *record = sim_run_record_new ("", 0, (int) replication, seed);
  g_autoptr (Observer) observer = observer_new (record);
  g_autoptr (Course) course
      = course_play_alone (study, option, seed, replication);
  const GPtrArray *regimes = course->calendar->regimes;

  for (guint i = 0; i < regimes->len; i++)
    {
      const Regime *regime = g_ptr_array_index (regimes, i);

      sim_run_record_add_regime (record, regime->from, regime->to,
                                 regime->label);
      observe_regime (observer, course_compliance (course, i));
    }
  observe_failure (observer, g_ptr_array_index (regimes, regimes->len - 1));
  observe_calendar (observer, course->calendar);
  observe_whole (observer);
  return record;
}

/* --- what cannot change --------------------------------------------------- */

static const struct
{
  EntityKindId kind;
  ExactReach reach;
  const char *attributes[12]; /* ended by NULL */
} REACHES[] = {
  { KIND_SERVICE,
    EXACT_NOTHING,
    { "demand", "reply", "round-trips", "requests-per-connection", "timeout",
      "attempts", "backoff", "backoff-most", "retry-budget" } },
  { KIND_DEPLOYMENT, EXACT_NOTHING, { "servers", "room", "weight" } },
  { KIND_SHARE, EXACT_NOTHING, { "weight", "guarantee", "cap" } },
  { KIND_CALL, EXACT_NOTHING, { "share", "round-trips" } },
  { KIND_POPULATION,
    EXACT_NOTHING,
    { "access-rate", "access-delay", "receive-window" } },
  { KIND_POPULATION, EXACT_LAW, { "users", "growth", "turnover", "refusal" } },
  { KIND_CHALLENGE,
    EXACT_LAW,
    { "until-decision", "block-probability", "block-length" } },
  { KIND_USE,
    EXACT_NOTHING,
    { "activity", "burst-factor", "burst-on", "burst-off", "session-requests",
      "think-time" } },
  { KIND_PROFILE, EXACT_NOTHING, { "hours", "weekend" } },
  { KIND_NETWORK,
    EXACT_NOTHING,
    { "stretch", "overhead", "hop", "jitter", "loss" } },
  { KIND_LINK,
    EXACT_NOTHING,
    { "stretch", "delay", "capacity", "load", "load-hours", "burst" } },
  { KIND_BORDER,
    EXACT_NOTHING,
    { "delay", "rate", "loss", "jitter", "slow-hours", "slow-rate",
      "slow-loss" } },
  { KIND_CORRIDOR, EXACT_NOTHING, { "delay" } },
};

ExactReach
exact_reach (EntityKindId kind, const char *attribute)
{
  for (guint i = 0; i < G_N_ELEMENTS (REACHES); i++)
    if (REACHES[i].kind == kind
        && g_strv_contains (REACHES[i].attributes, attribute))
      return REACHES[i].reach;
  return EXACT_ALL;
}
