/* What authorities asked and got, as rows of a record. */
#include "config.h"

#include "models/observe-private.h"

/* A zero for every outcome: who got nothing is not left out of a mean. */
static void
enter_outcomes (Observer *observer, int regime, const RequestStream *stream,
                const guint *n)
{
  for (int outcome = 0; outcome < N_DISCLOSURES; outcome++)
    {
      g_autofree char *labels = g_strdup_printf (
          "outcome=%s;stream=%s", DISCLOSURE_WORDS[outcome], stream->base.id);

      observer_enter (observer, regime, &METRIC_DEMANDS, labels, n[outcome]);
    }
}

/* One stream over one regime, or over the run when @regime is SIM_WHOLE_RUN. */
static void
observe_stream (Observer *observer, int regime, const RequestStream *stream,
                const GArray *disclosures)
{
  guint n[N_DISCLOSURES] = { 0 };
  double asked = 0;
  double given = 0;
  g_autofree char *labels = g_strdup_printf ("stream=%s", stream->base.id);

  for (guint i = 0; i < disclosures->len; i++)
    {
      const Disclosure *request = &g_array_index (disclosures, Disclosure, i);

      if (!g_str_equal (request->stream->base.id, stream->base.id)
          || (regime != SIM_WHOLE_RUN && request->regime != (guint) regime))
        continue;
      n[request->outcome]++;
      asked += request->accounts;
      given += disclosure_gives (request) ? request->accounts : 0;
    }
  enter_outcomes (observer, regime, stream, n);
  observer_enter (observer, regime, &METRIC_DEMANDS_ACCOUNTS, labels, asked);
  observer_enter (observer, regime, &METRIC_DEMANDS_GIVEN, labels, given);
  observer_enter (observer, regime, &METRIC_CONFLICTS, labels,
                  n[REFUSED_CONFLICT]);
}

static void
add_times (Observer *observer, const GArray *disclosures)
{
  static const char *const ROUTES[] = { "direct", "treaty" };

  for (guint i = 0; i < disclosures->len; i++)
    {
      const Disclosure *request = &g_array_index (disclosures, Disclosure, i);
      g_autofree char *labels
          = g_strdup_printf ("route=%s;stream=%s", ROUTES[request->route],
                             request->stream->base.id);

      if (request->answered != SIM_NEVER)
        observer_add_mean (observer, &METRIC_DEMANDS_DAYS, labels,
                           (double) (request->answered - request->asked)
                               / (double) SIM_DAY,
                           1);
    }
}

void
observe_disclosures (Observer *observer, const Calendar *calendar,
                     const GArray *disclosures)
{
  const Regime *first = g_ptr_array_index (calendar->regimes, 0);

  WORLD_EACH (first->world, KIND_REQUEST_STREAM, RequestStream, stream)
    {
      for (guint i = 0; i < calendar->regimes->len; i++)
        observe_stream (observer, (int) i, stream, disclosures);
      observe_stream (observer, SIM_WHOLE_RUN, stream, disclosures);
    }
  add_times (observer, disclosures);
}
