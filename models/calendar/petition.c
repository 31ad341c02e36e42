/* What is filed, and what follows from it. */
#include "config.h"

#include "models/calendar/petition.h"

void
petition_free (gpointer data)
{
  Petition *petition = data;

  application_free (petition->application);
  g_free (petition);
}

const Procedure *
petition_procedure (const Petition *petition)
{
  return petition->application->procedure;
}

const Regulator *
petition_regulator (const Petition *petition)
{
  return (const Regulator *) petition_procedure (petition)->base.parent;
}

Petition *
petition_new (Play *play, const Procedure *procedure, const char *key,
              guint round, SimTime filed)
{
  Petition *petition = g_new0 (Petition, 1);

  petition->play = play;
  petition->application = application_new (procedure, key, round, filed);
  petition->until = SIM_NEVER;
  g_ptr_array_add (play->petitions, petition);
  return petition;
}

Petition *
petition_again (Petition *before, SimTime filed)
{
  const Application *application = before->application;
  Petition *petition
      = petition_new (before->play, application->procedure, application->key,
                      application->round + 1, filed);

  before->followed = TRUE;
  petition->before = application->granted ? before : before->before;
  petition->attempt = application->granted ? 0 : before->attempt + 1;
  petition->filing = before->filing;
  petition->flow = before->flow;
  petition->law = before->law;
  petition->challenge = before->challenge;
  return petition;
}

SimTime
petition_expiry (const Petition *petition)
{
  SimTime from = petition->application->decided;

  /* A renewal goes on where what it renews ends. */
  if (petition->before != NULL)
    from = MAX (from, petition->before->until);
  return period_after (petition_procedure (petition)->validity, from);
}

SimTime
petition_renewal (const Petition *petition)
{
  const Play *play = petition->play;
  const Procedure *procedure = petition_procedure (petition);
  g_autoptr (WorkingDays) days = NULL;
  SimTime due;

  if (procedure->renewal == 0 || petition->until >= play->scenario->to)
    return SIM_NEVER;
  days = regulator_days (play_first_world (play), petition_regulator (petition),
                         play->scenario->to);
  due = working_days_before (days, petition->until, procedure->renewal);
  return MAX (due, petition->application->decided);
}

gboolean
petition_may_try_again (const Petition *petition)
{
  return petition->attempt + 1 < petition_procedure (petition)->tries;
}

gboolean
petition_is_renewed (const Petition *petition)
{
  const GPtrArray *petitions = petition->play->petitions;

  for (guint i = 0; i < petitions->len; i++)
    {
      const Petition *other = g_ptr_array_index (petitions, i);

      if (other->before == petition && other->holds)
        return TRUE;
    }
  return FALSE;
}

gboolean
petition_is_history (const Petition *petition)
{
  return petition->followed
         && petition->until <= petition->play->scenario->from;
}

/* --- of one regulator ----------------------------------------------------- */

GPtrArray *
petitions_with (const Play *play, const Regulator *regulator)
{
  GPtrArray *applications = g_ptr_array_new ();

  for (guint i = 0; i < play->petitions->len; i++)
    {
      const Petition *petition = g_ptr_array_index (play->petitions, i);

      if (petition_regulator (petition) == regulator)
        g_ptr_array_add (applications, petition->application);
    }
  return applications;
}

void
petitions_decide (const Play *play, const Regulator *regulator)
{
  g_autoptr (GPtrArray) applications = petitions_with (play, regulator);

  if (applications->len > 0)
    procedure_play (play_first_world (play), regulator, applications,
                    play->scenario->to, play->terms->seed,
                    play->terms->replication, NULL, NULL);
}

/* --- before the run ------------------------------------------------------- */

/* When somebody asks again after @petition, decided before the run; SIM_NEVER:
 * nobody does. */
static SimTime
followed_on (Petition *petition)
{
  const Application *application = petition->application;

  if (petition->followed
      || application->decided >= petition->play->scenario->from)
    return SIM_NEVER;
  if (!application->granted)
    return petition_may_try_again (petition) ? application->decided : SIM_NEVER;
  petition->until = petition_expiry (petition);
  return petition_renewal (petition);
}

/* The petition after which somebody asks again first, before the run. */
static Petition *
first_followed (const Play *play, SimTime *when)
{
  Petition *first = NULL;

  *when = play->scenario->from;
  for (guint i = 0; i < play->petitions->len; i++)
    {
      Petition *petition = g_ptr_array_index (play->petitions, i);
      SimTime on = followed_on (petition);

      if (on < *when)
        {
          first = petition;
          *when = on;
        }
    }
  return first;
}

void
petitions_play_past (Play *play)
{
  Petition *petition;
  SimTime when;

  while ((petition = first_followed (play, &when)) != NULL)
    {
      if (!petition->application->granted)
        petition->until = when; /* it held until it was refused, at most */
      (void) petition_again (petition, when);
      petitions_decide (play, petition_regulator (petition));
    }
}
