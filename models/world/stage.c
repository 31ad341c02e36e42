/* Procedures and their stages. */
#include "config.h"

#include "models/world/attribute.h"
#include "models/world/filing.h"
#include "models/world/world.h"
#include "sim/sim-dist.h"

static const EntityKindId IN_REGULATOR[] = { KIND_REGULATOR, KIND_NONE };
static const EntityKindId IN_PROCEDURE[] = { KIND_PROCEDURE, KIND_NONE };

/* --- procedures ----------------------------------------------------------- */

/* Was @stage written, or does it stand for numbers of its procedure? */
static gboolean
is_written (const Stage *stage)
{
  guint length = 0;

  entity_kind_attribute (stage->base.kind, "length", &length);
  return stage->base.texts[length] != NULL;
}

static Stage *
add_stage (World *world, Procedure *procedure, const char *title)
{
  return (Stage *) world_add (world, KIND_STAGE, &procedure->base,
                              &procedure->base, title);
}

/* The short way of writing stands for two stages. */
static void
expand_procedure (World *world, Entity *entity)
{
  Procedure *procedure = (Procedure *) entity;
  Stage *stage;

  ENTITY_EACH (entity, KIND_STAGE, Stage, written)
    if (written != NULL)
      return;
  if (procedure->review == NULL)
    return;
  if (procedure->until_accepted > 0)
    {
      stage = add_stage (world, procedure, "until accepted");
      stage->length = sim_dist_new_constant (
          (double) (procedure->until_accepted * SIM_DAY));
    }
  stage = add_stage (world, procedure, "review");
  stage->at = STAGE_DESK;
  stage->length = g_steal_pointer (&procedure->review);
  stage->refused = 1 - procedure->granted;
}

static void
check_procedure (const World *world G_GNUC_UNUSED, const Entity *entity,
                 ProblemList *problems)
{
  const Procedure *procedure = (const Procedure *) entity;
  guint n = 0;
  guint n_written = 0;

  if (procedure->form == mechanism_consent ())
    entity_complain (entity, problems,
                     "form: consent is asked of users, by a <mechanism>; no "
                     "regulator grants it");
  if (period_after (procedure->validity, 0) <= 0)
    entity_complain (entity, problems,
                     "validity: what is granted holds for a day at least");
  ENTITY_EACH (entity, KIND_STAGE, Stage, stage)
    {
      n++;
      n_written += is_written (stage) ? 1 : 0;
    }
  if (n == 0)
    entity_complain (entity, problems,
                     "needs 'review', or at least one <stage>");
  else if (n_written > 0
           && (procedure->review != NULL || procedure->until_accepted > 0
               || procedure->granted < 1))
    entity_complain (entity, problems,
                     "has stages; 'until-accepted', 'review' and 'granted' are "
                     "for a procedure without them");
}

static const char *const PROCEDURE_HOLDS_WORDS[]
    = { "when-granted", "when-filed", NULL };

static const AttributeSpec PROCEDURE_ATTRIBUTES[] = {
  { ATTRIBUTE (Procedure, form, "form", ATTRIBUTE_WORD, REQUIRED,
               "the mechanism that it grants"),
    .words = MECHANISM_WORDS },
  { ATTRIBUTE (Procedure, until_accepted, "until-accepted", ATTRIBUTE_COUNT,
               "0", "days until a filing is complete and accepted"),
    .least = 0, .most = 10000 },
  { ATTRIBUTE (Procedure, review, "review", ATTRIBUTE_SPAN_DIST, OPTIONAL,
               "days at a desk, as in constant(45d); or write stages"),
    .least = 0, .most = 10000.0 * (double) SIM_DAY },
  { ATTRIBUTE (Procedure, others, "others", ATTRIBUTE_FREQUENCY, "0/d",
               "filings of others, per day of the regulator's clock") },
  { ATTRIBUTE (Procedure, granted, "granted", ATTRIBUTE_SHARE, "100%",
               "share of filings that are granted") },
  { ATTRIBUTE (Procedure, holds, "holds", ATTRIBUTE_WORD, "when-granted",
               "when what is asked for holds: when it is granted, or when it "
               "is filed and until it is refused"),
    .words = PROCEDURE_HOLDS_WORDS },
  { ATTRIBUTE (Procedure, validity, "validity", ATTRIBUTE_PERIOD, REQUIRED,
               "how long what is granted holds") },
  { ATTRIBUTE (Procedure, renewal, "renewal", ATTRIBUTE_COUNT, "0",
               "days before it expires on which it is asked for anew; 0: it "
               "is not"),
    .least = 0, .most = 10000 },
  { ATTRIBUTE (Procedure, tries, "tries", ATTRIBUTE_COUNT, "1",
               "how often one who is refused files in all"),
    .least = 1, .most = 100 },
  { 0 }
};

const EntityKind KIND_OF_PROCEDURE
    = { .id = KIND_PROCEDURE,
        .element = "procedure",
        .help = "How a regulator grants a mechanism, stage by stage",
        .size = sizeof (Procedure),
        .attributes = PROCEDURE_ATTRIBUTES,
        .parents = IN_REGULATOR,
        .needs_id = TRUE,
        .check = check_procedure,
        .expand = expand_procedure };

/* --- stages --------------------------------------------------------------- */

static void
check_stage (const World *world G_GNUC_UNUSED, const Entity *entity,
             ProblemList *problems)
{
  const Stage *stage = (const Stage *) entity;

  if ((stage->at == STAGE_OWN) != (stage->desks > 0))
    entity_complain (entity, problems,
                     "'desks' are the stage's own; they go with at=\"own\", "
                     "and only with it");
  if (stage->extended > 0 && stage->extension == NULL)
    entity_complain (entity, problems,
                     "'extended' is the share that takes longer; by how much "
                     "says 'extension'");
  if (stage->sent_back >= 1)
    entity_complain (entity, problems,
                     "sent-back: whoever is always sent back never comes to "
                     "an end; expected less than 100%%");
}

static const char *const PLACE_WORDS[] = { "nobody", "desk", "own", NULL };

static const AttributeSpec STAGE_ATTRIBUTES[] = {
  { ATTRIBUTE (Stage, at, "at", ATTRIBUTE_WORD, "nobody",
               "nobody: it takes its time; desk: it waits for a desk of the "
               "regulator; own: for one of its own"),
    .words = PLACE_WORDS },
  { ATTRIBUTE (Stage, desks, "desks", ATTRIBUTE_COUNT, "0",
               "its own desks, for at=\"own\""),
    .least = 0, .most = 100000 },
  { ATTRIBUTE (Stage, length, "length", ATTRIBUTE_SPAN_DIST, REQUIRED,
               "days, as in constant(45d)"),
    .least = 0, .most = 10000.0 * (double) SIM_DAY },
  { ATTRIBUTE (Stage, extended, "extended", ATTRIBUTE_SHARE, "0%",
               "share of filings that takes longer") },
  { ATTRIBUTE (Stage, extension, "extension", ATTRIBUTE_SPAN_DIST, OPTIONAL,
               "by how many days"),
    .least = 0, .most = 10000.0 * (double) SIM_DAY },
  { ATTRIBUTE (Stage, sent_back, "sent-back", ATTRIBUTE_SHARE, "0%",
               "share that must be completed, and begins the stage anew") },
  { ATTRIBUTE (Stage, completing, "completing", ATTRIBUTE_SPAN_DIST, OPTIONAL,
               "days that completing takes"),
    .least = 0, .most = 10000.0 * (double) SIM_DAY },
  { ATTRIBUTE (Stage, refused, "refused", ATTRIBUTE_SHARE, "0%",
               "share that ends here, not granted") },
  { 0 }
};

const EntityKind KIND_OF_STAGE = { .id = KIND_STAGE,
                                   .element = "stage",
                                   .help = "One step of a procedure",
                                   .size = sizeof (Stage),
                                   .attributes = STAGE_ATTRIBUTES,
                                   .parents = IN_PROCEDURE,
                                   .check = check_stage };
