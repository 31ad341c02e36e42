#include "config.h"

#include "models/isolation/access-range.h"

#include "models/isolation/access-private.h"
#include "models/isolation/question.h"
#include "models/world/scenario.h"

/* --- the class ------------------------------------------------------------ */

AccessRange
access_range_of (const Access *access, const Authority *authority,
                 const Asset *asset, Reading reading)
{
  const Access *sure = access->sure != NULL ? access->sure : access;

  return (AccessRange){ access_class_of (access, authority, asset, reading),
                        access_class_of (sure, authority, asset, reading) };
}

AccessRange
access_range (const Access *access, const Authority *authority,
              const Asset *asset)
{
  AccessRange stored
      = access_range_of (access, authority, asset, READING_STORED);
  AccessRange live = access_range_of (access, authority, asset, READING_LIVE);

  return (AccessRange){ MIN (stored.possible, live.possible),
                        MIN (stored.sure, live.sure) };
}

gboolean
access_range_is_known (AccessRange range)
{
  return range.possible == range.sure;
}

const char *
access_range_letters (AccessRange range)
{
  static const char *const letters[ACCESS_NONE + 1][ACCESS_NONE + 1]
      = { { "D", "D or T", "D or X", "D or N" },
          { NULL, "T", "T or X", "T or N" },
          { NULL, NULL, "X", "X or N" },
          { NULL, NULL, NULL, "N" } };

  return letters[range.possible][range.sure];
}

/* --- what decides --------------------------------------------------------- */

/* Looking for what decides between the views of one access. */
typedef struct
{
  const Access *access;
  const Asset *asset;
  GHashTable *supposed;  /* switches of the deciders */
  GPtrArray *deciders;   /* of AccessDecider */
  const Authority *asks; /* whose step it is: the authority, or a partner */
} Deciding;

static void
decider_free (gpointer data)
{
  AccessDecider *decider = data;

  g_free (decider->text);
  g_free (decider);
}

/* Takes @text over. */
static void
add_decider (Deciding *deciding, const int *holds, const Entity *relation,
             char *text)
{
  AccessDecider *decider;

  if (!g_hash_table_add (deciding->supposed, (gpointer) holds))
    {
      g_free (text);
      return;
    }
  decider = g_new0 (AccessDecider, 1);
  decider->holds = holds;
  decider->relation = relation;
  decider->text = text;
  g_ptr_array_add (deciding->deciders, decider);
}

/* The switch of <compulsion> that @step needs, or NULL. */
static const int *
switch_of (const Compulsion *c, const AccessStep *step, const char **name)
{
  const struct
  {
    const char *name;
    const int *holds;
  } means[]
      = { [CONTROL_EQUITY] = { "equity", &c->equity },
          [CONTROL_ADMINISTRATION] = { "administration", &c->administration },
          [CONTROL_CONTRACT] = { "contract", &c->contract } };

  switch (step->form)
    {
    case STEP_CONTROL:
      *name = means[((const Control *) step->basis)->means].name;
      return means[((const Control *) step->basis)->means].holds;
    case STEP_LEVERAGE:
      *name = "leverage";
      return &c->leverage;
    case STEP_TREATY:
      *name = "treaty";
      return &c->treaty;
    case STEP_READING:
      *name = "live";
      return ((const Decryption *) step->basis)->reading == READING_LIVE
                 ? &c->live
                 : NULL;
    default:
      return NULL;
    }
}

static void
take_switch (Deciding *deciding, const AccessStep *step)
{
  const Compulsion *c = world_compulsion (deciding->access->clauses.world);
  const char *name = NULL;
  const int *holds = switch_of (c, step, &name);

  if (holds != NULL && *holds == HOLDS_UNKNOWN)
    add_decider (deciding, holds, &c->base,
                 g_strdup_printf ("does %s count (compulsion.%s)", name, name));
}

/* The relation itself, when it is unknown. */
static void
take_relation (Deciding *deciding, const AccessStep *step,
               const Entity *relation)
{
  const int *holds = relation == NULL ? NULL : relation_switch (relation);
  g_autofree char *told = NULL;

  if (holds == NULL || *holds != HOLDS_UNKNOWN)
    return;
  told = access_step_tell (step);
  add_decider (deciding, holds, relation,
               g_strdup_printf ("is it so that %s (%s:%d)", told,
                                relation->file, relation->line));
}

/* "jurisdictions.xml:27, assumption: source": of the switch of @relation, when
 * that has a source of its own, else of the relation. */
static char *
tell_source (const Entity *relation)
{
  g_autofree char *file = g_path_get_basename (relation->file);
  const char *status = relation->status, *source = relation->source;

  ENTITY_EACH (relation, KIND_ABOUT, About, about)
    if (g_strcmp0 (about->attribute, "holds") == 0)
      {
        status = about->base.status;
        source = about->base.source;
      }
  return g_strdup_printf (
      "%s:%d%s%s%s%s", file, relation->line, status != NULL ? ", " : "",
      status != NULL ? status : "", source != NULL ? ": " : "",
      source != NULL ? source : "");
}

static char *
tell_statute (const BlockingStatute *statute, const Authority *asks)
{
  g_autofree char *source = tell_source (&statute->base);

  return g_strdup_printf (
      "is it so that %s does not forbid handing over to %s what is kept in %s "
      "[%s]",
      statute->article != NULL ? statute->article : "the blocking statute",
      entity_name (&asks->base), entity_name (statute->base.parent), source);
}

/* Statutes that would stand in the way of handing over what is held: the sure
 * view names them one after the other while the former are supposed away. */
static void
take_statutes (Deciding *deciding, const AccessStep *step)
{
  Clauses sure = deciding->access->sure->clauses;
  const Jurisdiction *place = item_place (
      (const Item *) step->object, ((const Holding *) step->basis)->party);
  const BlockingStatute *statute;

  sure.terms.supposed = deciding->supposed;
  while (
      (statute = clauses_statute (&sure, place, deciding->asks->jurisdiction))
          != NULL
      && statute->holds == HOLDS_UNKNOWN)
    add_decider (deciding, &statute->holds, &statute->base,
                 tell_statute (statute, deciding->asks));
}

static void take_steps (Deciding *deciding, const GArray *steps);

/* What the partner of a treaty obtains, it obtains for reasons of its own. */
static void
take_partner (Deciding *deciding, const AccessStep *step)
{
  const Authority *asks = deciding->asks;
  g_autoptr (GArray) steps = NULL;

  deciding->asks = (const Authority *) step->extra;
  steps = powers_steps_to (deciding->access,
                           access_powers (deciding->access, deciding->asks),
                           (const Item *) step->object);
  take_steps (deciding, steps);
  deciding->asks = asks;
}

/* A partner has no treaty of its own in what it obtains directly, so this goes
 * one level deep. */
static void
take_steps (Deciding *deciding, const GArray *steps)
{
  for (guint i = 0; i < steps->len; i++)
    {
      const AccessStep *step = &g_array_index (steps, AccessStep, i);

      take_switch (deciding, step);
      take_relation (deciding, step, step->basis);
      if (step->form == STEP_ORDER)
        take_relation (deciding, step, step->extra);
      else if (step->form == STEP_HOLDING)
        take_statutes (deciding, step);
      else if (step->form == STEP_TREATY)
        take_partner (deciding, step);
    }
}

static AccessClass
class_supposing (const Deciding *deciding, const Authority *authority)
{
  AccessTerms terms = deciding->access->sure->clauses.terms;
  g_autoptr (Access) access = NULL;

  terms.supposed = deciding->supposed;
  access = access_solve_terms (deciding->access->clauses.world, &terms);
  return access_class (access, authority, deciding->asset);
}

/* Leave out what is not needed: what a step names may have held anyway. */
static void
keep_needed (Deciding *deciding, const Authority *authority,
             AccessClass possible)
{
  for (guint i = deciding->deciders->len; i > 0; i--)
    {
      const AccessDecider *decider
          = g_ptr_array_index (deciding->deciders, i - 1);

      g_hash_table_remove (deciding->supposed, decider->holds);
      if (class_supposing (deciding, authority) == possible)
        g_ptr_array_remove_index (deciding->deciders, i - 1);
      else
        g_hash_table_add (deciding->supposed, (gpointer) decider->holds);
    }
}

GPtrArray *
access_deciders (const Access *access, const Authority *authority,
                 const Asset *asset, const GArray *steps)
{
  AccessRange range = access_range (access, authority, asset);
  g_autoptr (GHashTable) supposed = g_hash_table_new (NULL, NULL);
  Deciding deciding
      = { access, asset, supposed,
          g_ptr_array_new_with_free_func (decider_free), authority };

  if (access_range_is_known (range))
    return deciding.deciders;
  take_steps (&deciding, steps);
  keep_needed (&deciding, authority, range.possible);
  return deciding.deciders;
}

char *
access_range_explain (const Access *access, const Authority *authority,
                      const Asset *asset)
{
  g_autoptr (GArray) steps = access_steps (access, authority, asset);
  g_autoptr (GPtrArray) deciders
      = access_deciders (access, authority, asset, steps);
  g_autofree char *explained = access_explain (access, authority, asset);
  GString *out = g_string_new (explained);

  for (guint i = 0; i < deciders->len; i++)
    g_string_append_printf (
        out, "\nmissing: %s?",
        ((const AccessDecider *) g_ptr_array_index (deciders, i))->text);
  return g_string_free (out, FALSE);
}
