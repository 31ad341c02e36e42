/* What is kept of the run of a trial: numbers of the whole, nothing else. */
#include "config.h"

#include <string.h>

#include "cli/trials.h"
#include "plots/objective.h"

/* Answers at the end are counted now: later only numbers are left. */
static void
keep_counts (SimRunRecord *kept, const SimRunRecord *record)
{
  for (guint c = 0; c < objective_n_counts (); c++)
    {
      const Count *count = objective_count (c);
      guint n = 0;

      for (guint i = 0; i < record->findings->len; i++)
        {
          const SimFindingRow *finding
              = &g_array_index (record->findings, SimFindingRow, i);

          n += strcmp (finding->kind, count->kind) == 0
               && finding->regime == (int) record->regimes->len - 1
               && strchr (count->classes, finding->verdict[0]) != NULL;
        }
      sim_run_record_add_scalar (kept, SIM_WHOLE_RUN, count->name, "", n);
    }
}

/* Of what adds up, the sum of all labels. */
static void
keep_sums (SimRunRecord *kept, const SimRunRecord *record)
{
  for (guint o = 0; o < objective_n (); o++)
    {
      const Objective *objective = objective_at (o);
      gboolean is_sum = objective->adds_up;
      double sum = 0;

      for (guint i = 0; i < record->scalars->len; i++)
        {
          const SimScalarRow *scalar
              = &g_array_index (record->scalars, SimScalarRow, i);

          if (scalar->regime != SIM_WHOLE_RUN
              || strcmp (scalar->metric, objective->metric) != 0)
            continue;
          is_sum &= scalar->labels[0] != '\0';
          sum += objective_takes (objective, scalar->labels) ? scalar->value
                                                             : 0;
        }
      if (is_sum)
        sim_run_record_add_scalar (kept, SIM_WHOLE_RUN, objective->metric, "",
                                   sum);
    }
}

SimRunRecord *
trials_keep (const SimRunRecord *record, const char *key)
{
  SimRunRecord *kept = sim_run_record_new (key, record->point,
                                           record->replication, record->seed);

  sim_run_record_set_fingerprint (kept, record->fingerprint);
  for (guint i = 0; i < record->scalars->len; i++)
    {
      const SimScalarRow *scalar
          = &g_array_index (record->scalars, SimScalarRow, i);

      if (scalar->regime == SIM_WHOLE_RUN)
        sim_run_record_add_scalar (kept, SIM_WHOLE_RUN, scalar->metric,
                                   scalar->labels, scalar->value);
    }
  keep_counts (kept, record);
  keep_sums (kept, record);
  return kept;
}
