/* Questions of access: who reads what, and can this one read that. */
#include "config.h"

#include "models/isolation/access-range.h"
#include "models/isolation/coalition.h"
#include "models/isolation/followup.h"
#include "models/isolation/question.h"

/* One instant. */
typedef struct
{
  const Question *question;
  const World *world;
  SimTime at;
  Access *access;
  Answer *answer; /* that is filled in */
} Asking;

static void
asking_init (Asking *asking, const Question *question, SimTime at,
             Answer *answer)
{
  asking->question = question;
  asking->world = option_world (question->option, at);
  asking->at = at;
  asking->answer = answer;
  asking->access = access_solve (asking->world, at);
}

/* --- what is missing ------------------------------------------------------ */

static void
note_missing (Asking *asking, const Authority *authority, const Asset *asset,
              const GArray *steps)
{
  g_autoptr (GPtrArray) deciders
      = access_deciders (asking->access, authority, asset, steps);

  for (guint i = 0; i < deciders->len; i++)
    answer_miss (
        asking->answer,
        ((const AccessDecider *) g_ptr_array_index (deciders, i))->text);
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

/* "A reads B directly (D; stored D, in use N)", and what is so in any case when
 * the class is not known. */
static char *
tell_reading (const Access *access, const Authority *authority,
              const Asset *asset, AccessRange range)
{
  const char *stored = access_letter (
      access_class_of (access, authority, asset, READING_STORED));
  const char *live = access_letter (
      access_class_of (access, authority, asset, READING_LIVE));
  g_autofree char *otherwise
      = access_range_is_known (range) || range.sure == ACCESS_NONE
            ? g_strdup ("")
            : g_strdup_printf ("; in any case %s (%s)",
                               access_word (range.sure),
                               access_letter (range.sure));

  return g_strdup_printf (
      "%s reads %s %s (%s; stored %s, in use %s)%s",
      entity_name (&authority->base), entity_name (&asset->base),
      access_word (range.possible), access_letter (range.possible), stored,
      live, otherwise);
}

/* What @authority can do with @asset, if anything; at best when that is not
 * known. */
static void
find (Asking *asking, const Authority *authority, const Asset *asset)
{
  AccessRange range = access_range (asking->access, authority, asset);
  g_autoptr (GArray) steps = coalition_steps (asking->access, authority, asset);
  AnswerFinding *finding;

  if (range.possible == ACCESS_NONE)
    return;
  finding = answer_find (asking->answer,
                         tell_reading (asking->access, authority, asset, range),
                         &authority->base, &asset->base,
                         g_strdup (access_letter (range.possible)));
  finding->open = !access_range_is_known (range);
  finding->surely = finding->open ? access_letter (range.sure) : NULL;
  add_steps (finding, steps);
  if (finding->open)
    note_missing (asking, authority, asset, steps);
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

        closed = access_is_closed (asking->access, authority, &n) && closed;
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
  access_free (asking.access);
}

const QuestionKind QUESTION_WHO_CAN_READ
    = { .name = "who-can-read",
        .arguments = "ASSET",
        .help = "Does no authority obtain the plaintext of an asset",
        .n_arguments = 1,
        .kinds = { KIND_ASSET },
        .takes_except = TRUE,
        .answer = answer_who_can_read };

/* What became of the claim; an access that is there in any case, in a class
 * that is not known, is no "might". */
static char *
tell_can_read (const Answer *answer, const Authority *authority,
               const Asset *asset)
{
  static const char *const can[] = { "cannot read", "can read", "might read" };
  const AnswerFinding *first = answer->findings->len == 0
                                   ? NULL
                                   : g_ptr_array_index (answer->findings, 0);
  gboolean ranges = first != NULL && first->open && first->surely[0] != 'N';

  return g_strdup_printf ("%s %s %s%s%s%s%s", entity_name (&authority->base),
                          can[ranges ? ANSWER_REFUTED : answer->verdict],
                          entity_name (&asset->base),
                          ranges ? ", in class " : "",
                          ranges ? first->value : "", ranges ? " or " : "",
                          ranges ? first->surely : "");
}

static void
answer_can_read (const Question *question, SimTime at, Answer *answer)
{
  Asking asking;
  const Authority *authority;
  const Asset *asset;

  asking_init (&asking, question, at, answer);
  authority = question_entity (question, asking.world, 0);
  asset = question_entity (question, asking.world, 1);
  find (&asking, authority, asset);
  decide (&asking);
  certify (&asking, authority);
  answer->text = tell_can_read (answer, authority, asset);
  access_free (asking.access);
}

const QuestionKind QUESTION_CAN_READ
    = { .name = "can-read",
        .arguments = "AUTHORITY ASSET",
        .help = "Can an authority not obtain the plaintext of an asset",
        .n_arguments = 2,
        .kinds = { KIND_AUTHORITY, KIND_ASSET },
        .answer = answer_can_read };
