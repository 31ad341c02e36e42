/* Questions of access: who reads what, and can this one read that. */
#include "config.h"

#include "models/isolation/access.h"
#include "models/isolation/coalition.h"
#include "models/isolation/followup.h"
#include "models/isolation/question.h"
#include "models/world/attribute.h"

/* Both views of one instant. */
typedef struct
{
  const Question *question;
  const World *world;
  SimTime at;
  Access *sure;
  Access *possible;
  Answer *answer; /* that is filled in */
} Asking;

static void
asking_init (Asking *asking, const Question *question, SimTime at,
             Answer *answer)
{
  AccessTerms terms = { .at = at, .view = ACCESS_SURE, .patience = G_MAXINT64 };

  asking->question = question;
  asking->world = option_world (question->option, at);
  asking->at = at;
  asking->answer = answer;
  asking->sure = access_solve_terms (asking->world, &terms);
  terms.view = ACCESS_POSSIBLE;
  asking->possible = access_solve_terms (asking->world, &terms);
}

static void
asking_clear (Asking *asking)
{
  access_free (asking->sure);
  access_free (asking->possible);
}

/* --- what is missing ------------------------------------------------------ */

static void
add_missing (Asking *asking, char *text)
{
  GPtrArray *missing = asking->answer->missing;

  if (g_ptr_array_find_with_equal_func (missing, text, g_str_equal, NULL))
    g_free (text);
  else
    g_ptr_array_add (missing, text);
}

/* Is the relation itself unknown? */
static gboolean
is_unknown (const Entity *relation)
{
  const AttributeSpec *spec;

  if (relation == NULL)
    return FALSE;
  spec = entity_kind_attribute (relation->kind, "holds", NULL);
  return spec != NULL
         && *(const int *) ENTITY_FIELD (relation, spec) == HOLDS_UNKNOWN;
}

/* The switch of <compulsion> that @step needs and that is unknown, or NULL. */
static const char *
unknown_switch (const World *world, const AccessStep *step)
{
  const Compulsion *c = world_compulsion (world);
  const struct
  {
    const char *name;
    int holds;
    gboolean needed;
  } switches[] = {
    { "equity", c->equity,
      step->form == STEP_CONTROL
          && ((const Control *) step->basis)->means == CONTROL_EQUITY },
    { "administration", c->administration,
      step->form == STEP_CONTROL
          && ((const Control *) step->basis)->means == CONTROL_ADMINISTRATION },
    { "contract", c->contract,
      step->form == STEP_CONTROL
          && ((const Control *) step->basis)->means == CONTROL_CONTRACT },
    { "leverage", c->leverage, step->form == STEP_LEVERAGE },
    { "treaty", c->treaty, step->form == STEP_TREATY },
    { "live", c->live,
      step->form == STEP_READING
          && ((const Decryption *) step->basis)->reading == READING_LIVE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    if (switches[i].needed && switches[i].holds == HOLDS_UNKNOWN)
      return switches[i].name;
  return NULL;
}

static void
note_missing (Asking *asking, const GArray *steps)
{
  for (guint i = 0; i < steps->len; i++)
    {
      const AccessStep *step = &g_array_index (steps, AccessStep, i);
      const char *name = unknown_switch (asking->world, step);
      const Entity *unknown[] = { step->basis, step->extra };

      if (name != NULL)
        add_missing (asking, g_strdup_printf ("does %s count (compulsion.%s)",
                                              name, name));
      for (guint j = 0; j < G_N_ELEMENTS (unknown); j++)
        if (is_unknown (unknown[j]))
          {
            g_autofree char *told = access_step_tell (step);

            add_missing (asking,
                         g_strdup_printf ("is it so that %s (%s:%d)", told,
                                          unknown[j]->file, unknown[j]->line));
          }
    }
}

/* --- findings ------------------------------------------------------------- */

static void
add_steps (AnswerFinding *finding, const GArray *steps)
{
  for (guint i = 0; i < steps->len; i++)
    {
      const AccessStep *step = &g_array_index (steps, AccessStep, i);

      finding_add_hop (finding, access_step_tell (step), step->basis);
    }
}

/* What @authority can do with @asset, if anything; the sure view is told when
 * it has a way. */
static void
find (Asking *asking, const Authority *authority, const Asset *asset)
{
  gboolean sure = access_class (asking->sure, authority, asset) != ACCESS_NONE;
  const Access *access = sure ? asking->sure : asking->possible;
  AccessClass class_ = access_class (access, authority, asset);
  g_autoptr (GArray) steps = coalition_steps (access, authority, asset);
  AnswerFinding *finding;

  if (class_ == ACCESS_NONE)
    return;
  finding = answer_find (
      asking->answer,
      g_strdup_printf ("%s reads %s %s (%s; stored %s, in use %s)",
                       entity_name (&authority->base),
                       entity_name (&asset->base), access_word (class_),
                       access_letter (class_),
                       access_letter (access_class_of (access, authority, asset,
                                                       READING_STORED)),
                       access_letter (access_class_of (access, authority, asset,
                                                       READING_LIVE))),
      &authority->base, &asset->base, g_strdup (access_letter (class_)));
  finding->open = !sure;
  add_steps (finding, steps);
  if (!sure)
    note_missing (asking, steps);
  else if (asking->question->explain)
    followup_note (finding->notes, asking->question, asking->world, asking->at,
                   authority, asset);
}

static int
compare_findings (gconstpointer left, gconstpointer right)
{
  const AnswerFinding *a = *(const AnswerFinding *const *) left;
  const AnswerFinding *b = *(const AnswerFinding *const *) right;
  int value = g_strcmp0 (a->value, b->value);

  if (a->open != b->open)
    return a->open ? 1 : -1;
  if (value != 0)
    return value;
  if (a->hops->len != b->hops->len)
    return a->hops->len < b->hops->len ? -1 : 1;
  return a->subject->index < b->subject->index ? -1 : 1;
}

/* Best class first, then shortest; what is only possible comes last. */
static void
decide (Asking *asking)
{
  GPtrArray *findings = asking->answer->findings;
  const AnswerFinding *first;

  g_ptr_array_sort (findings, compare_findings);
  if (findings->len == 0)
    {
      asking->answer->verdict = ANSWER_PROVED;
      return;
    }
  first = g_ptr_array_index (findings, 0);
  asking->answer->verdict = first->open ? ANSWER_UNKNOWN : ANSWER_REFUTED;
}

/* Certificates of the authorities that were asked about. */
static void
certify (Asking *asking, const Authority *only)
{
  guint n_authorities = 0, n_clauses = 0;
  gboolean closed = TRUE;

  WORLD_EACH (asking->world, KIND_AUTHORITY, Authority, authority)
    if (only == NULL || authority == only)
      {
        guint n = 0;

        closed = access_is_closed (asking->possible, authority, &n) && closed;
        n_clauses += n;
        n_authorities++;
      }
  g_assert (closed);
  asking->answer->searched = g_strdup_printf (
      "fixpoint closed: %u clauses of %u authorit%s checked one by one, none "
      "can fire. Closed world: only powers, relations, items and sets that the "
      "scenario names exist",
      n_clauses, n_authorities, n_authorities == 1 ? "y" : "ies");
}

/* --- the kinds ------------------------------------------------------------ */

static gboolean
any_open (const Answer *answer)
{
  const AnswerFinding *last
      = g_ptr_array_index (answer->findings, answer->findings->len - 1);

  return last->open; /* they come last */
}

static void
answer_who_can_read (const Question *question, SimTime at, Answer *answer)
{
  Asking asking;
  const Asset *asset;

  asking_init (&asking, question, at, answer);
  asset = question_entity (question, asking.world, 0);
  WORLD_EACH (asking.world, KIND_AUTHORITY, Authority, authority)
    if (!question_excepts (question, &authority->base))
      find (&asking, authority, asset);
  decide (&asking);
  certify (&asking, NULL);
  answer->text
      = answer->findings->len == 0
            ? g_strdup_printf ("no authority reads %s",
                               entity_name (&asset->base))
            : g_strdup_printf ("%u of %u authorities %s read %s",
                               answer->findings->len,
                               world_all (asking.world, KIND_AUTHORITY)->len,
                               any_open (answer) ? "can or might" : "can",
                               entity_name (&asset->base));
  asking_clear (&asking);
}

const QuestionKind QUESTION_WHO_CAN_READ
    = { .name = "who-can-read",
        .arguments = "ASSET",
        .help = "Does no authority obtain the plaintext of an asset",
        .n_arguments = 1,
        .kinds = { KIND_ASSET },
        .takes_except = TRUE,
        .answer = answer_who_can_read };

static void
answer_can_read (const Question *question, SimTime at, Answer *answer)
{
  static const char *const can[] = { "cannot read", "can read", "might read" };
  Asking asking;
  const Authority *authority;
  const Asset *asset;

  asking_init (&asking, question, at, answer);
  authority = question_entity (question, asking.world, 0);
  asset = question_entity (question, asking.world, 1);
  find (&asking, authority, asset);
  decide (&asking);
  certify (&asking, authority);
  answer->text
      = g_strdup_printf ("%s %s %s", entity_name (&authority->base),
                         can[answer->verdict], entity_name (&asset->base));
  asking_clear (&asking);
}

const QuestionKind QUESTION_CAN_READ
    = { .name = "can-read",
        .arguments = "AUTHORITY ASSET",
        .help = "Can an authority not obtain the plaintext of an asset",
        .n_arguments = 2,
        .kinds = { KIND_AUTHORITY, KIND_ASSET },
        .answer = answer_can_read };
