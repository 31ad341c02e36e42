/* Why an authority reads an asset: steps, and steps in words. */
#include "config.h"

#include "models/isolation/access-private.h"
#include "models/world/attribute.h"

/* --- steps ---------------------------------------------------------------- */

/* Who asks, of what. */
typedef struct
{
  const Access *access;
  const Powers *powers;
} Teller;

static AccessStep
step_of_axiom (const Teller *teller, const HornStep *horn)
{
  const AxiomReason *why = horn->why;
  const FactBlocks *blocks = &teller->access->clauses.blocks;
  AccessStep step = { .class_ = (AccessClass) horn->level,
                      .subject = &teller->powers->authority->base,
                      .basis = &why->power->base };

  if (why->ordered != NULL)
    {
      step.form = STEP_ORDER;
      step.object = &why->ordered->base;
      step.extra = why->tie == NULL ? NULL : &why->tie->base;
    }
  else
    {
      step.form = STEP_TREATY;
      step.extra = &why->partner->base;
      step.object = g_ptr_array_index (
          world_all (teller->access->clauses.world, KIND_ITEM),
          horn->fact - blocks->obtain);
    }
  return step;
}

/* By control, and what is protected is kept elsewhere: a statute is broken. */
static const Entity *
statute_broken (const Teller *teller, const HornStep *horn,
                const Holding *holding)
{
  const Clauses *clauses = &teller->access->clauses;
  const Item *item = (const Item *) holding->base.parent;
  const BlockingStatute *statute;
  guint n_body;
  const guint *body = horn_clause_body (clauses->horn, horn->clause, &n_body);

  if (n_body < 2 || body[1] < clauses->blocks.open)
    return NULL;
  statute = clauses_statute (clauses, item_place (item, holding->party),
                             teller->powers->authority->jurisdiction);
  return statute == NULL ? NULL : &statute->base;
}

static AccessStep
step_of_holding (const Teller *teller, const HornStep *horn)
{
  const Holding *holding = horn->why;
  const Entity *statute = statute_broken (teller, horn, holding);

  return (AccessStep){
    STEP_HOLDING,          statute == NULL ? ACCESS_DIRECT : ACCESS_CONFLICT,
    &holding->party->base, holding->base.parent,
    &holding->base,        statute
  };
}

/* A thing is seized by the power that the place is subject to. */
static AccessStep
step_of_seizure (const Teller *teller, const HornStep *horn)
{
  const Item *item = horn->why;
  const Power *by = NULL;

  for (guint i = 0; i < teller->powers->reasons->len && by == NULL; i++)
    {
      const AxiomReason *why = g_ptr_array_index (teller->powers->reasons, i);

      if (why->power->form == POWER_SEIZURE)
        by = why->power;
    }
  return (AccessStep){
    STEP_SEIZURE, ACCESS_DIRECT, &teller->powers->authority->base,
    &item->base,  &by->base,     &item->site->base
  };
}

static AccessStep
step_of_clause (const Teller *teller, const HornStep *horn)
{
  const Entity *basis = horn->why;

  switch (basis->kind->id)
    {
    case KIND_HOLDING:
      return step_of_holding (teller, horn);
    case KIND_ITEM:
      return step_of_seizure (teller, horn);
    case KIND_CONTROL:
      return (
          AccessStep){ STEP_CONTROL,  ACCESS_DIRECT,
                       basis->parent, &((const Control *) basis)->over->base,
                       basis,         NULL };
    case KIND_LEVERAGE:
      return (
          AccessStep){ STEP_LEVERAGE, ACCESS_CONFLICT,
                       basis->parent, &((const Leverage *) basis)->over->base,
                       basis,         NULL };
    default:
      return (AccessStep){
        STEP_READING,  ACCESS_DIRECT, &teller->powers->authority->base,
        basis->parent, basis,         NULL
      };
    }
}

/* What places are is told with the holdings; it has no line of its own. */
static gboolean
is_silent (const HornStep *horn)
{
  return horn->clause == HORN_NONE
         && (horn->why == NULL
             || ((const AxiomReason *) horn->why)->power->form
                    == POWER_SEIZURE);
}

static GArray *
steps_of (const Teller *teller, const GArray *derivation)
{
  GArray *out = g_array_new (FALSE, FALSE, sizeof (AccessStep));

  for (guint i = 0; i < derivation->len; i++)
    {
      const HornStep *horn = &g_array_index (derivation, HornStep, i);
      AccessStep step;

      if (is_silent (horn))
        continue;
      step = horn->clause == HORN_NONE ? step_of_axiom (teller, horn)
                                       : step_of_clause (teller, horn);
      g_array_append_val (out, step);
    }
  return out;
}

/* The facts that @set takes, of guint; NULL when it does not read within
 * @class_. */
static GArray *
facts_of_set (const Teller *teller, const Decryption *set, AccessClass class_)
{
  g_autoptr (GArray) facts = g_array_new (FALSE, FALSE, sizeof (guint));

  ENTITY_EACH (set, KIND_NEEDS, Needs, needs)
    {
      guint fact
          = teller->access->clauses.blocks.obtain + needs->item->base.index;

      if (horn_solution_level (teller->powers->solution, fact) > (guint) class_)
        return NULL;
      g_array_append_val (facts, fact);
    }
  return g_steal_pointer (&facts);
}

/* The steps to every item of @set, and the set itself; or NULL. */
static GArray *
steps_of_set (const Teller *teller, const Decryption *set, AccessClass class_)
{
  g_autoptr (GArray) facts = facts_of_set (teller, set, class_);
  g_autoptr (GArray) derivation = NULL;
  AccessStep last
      = { STEP_READING,     ACCESS_DIRECT, &teller->powers->authority->base,
          set->base.parent, &set->base,    NULL };
  GArray *out;

  if (facts == NULL)
    return NULL;
  derivation = horn_solution_derivation (teller->powers->solution,
                                         (const guint *) (gpointer) facts->data,
                                         facts->len);
  out = steps_of (teller, derivation);
  g_array_append_val (out, last);
  return out;
}

static gboolean
set_counts (const Teller *teller, const Decryption *set)
{
  const Clauses *clauses = &teller->access->clauses;

  return terms_admit (&clauses->terms, &set->base, set->from, set->to, NULL)
         && (set->reading != READING_LIVE
             || terms_count (&clauses->terms,
                             &world_compulsion (clauses->world)->live));
}

/* Takes both over and gives back one; either may be NULL. */
static GArray *
shorter (GArray *one, GArray *other)
{
  if (one == NULL || (other != NULL && other->len < one->len))
    {
      g_clear_pointer (&one, g_array_unref);
      return other;
    }
  g_clear_pointer (&other, g_array_unref);
  return one;
}

GArray *
powers_steps (const Access *access, const Powers *powers, const Asset *asset,
              AccessClass class_)
{
  Teller teller = { access, powers };
  GArray *shortest = NULL;

  ENTITY_EACH (asset, KIND_DECRYPTION, Decryption, set)
    if (class_ != ACCESS_NONE && set_counts (&teller, set))
      shortest = shorter (shortest, steps_of_set (&teller, set, class_));
  return shortest == NULL ? g_array_new (FALSE, FALSE, sizeof (AccessStep))
                          : shortest;
}

GArray *
powers_steps_to (const Access *access, const Powers *powers, const Item *item)
{
  Teller teller = { access, powers };
  guint fact = access->clauses.blocks.obtain + item->base.index;
  g_autoptr (GArray) derivation
      = horn_solution_derivation (powers->solution, &fact, 1);

  return steps_of (&teller, derivation);
}

GArray *
access_steps (const Access *access, const Authority *authority,
              const Asset *asset)
{
  return powers_steps (access, access_powers (access, authority), asset,
                       access_class (access, authority, asset));
}

/* --- in words ------------------------------------------------------------- */

static const char *
name_of (const Entity *entity)
{
  return entity->title != NULL ? entity->title : entity->kind->element;
}

/* " under ARTICLE (file:line, status)". */
static void
append_basis (GString *out, const Entity *basis, const char *article)
{
  g_autofree char *file = g_path_get_basename (basis->file);

  if (article != NULL)
    g_string_append_printf (out, " under %s", article);
  g_string_append_printf (out, " [%s:%d%s%s]", file, basis->line,
                          basis->status != NULL ? ", " : "",
                          basis->status != NULL ? basis->status : "");
}

static void
tell_power (GString *out, const AccessStep *step)
{
  const Power *power = (const Power *) step->basis;
  const char *who = name_of (step->subject);
  const char *what = name_of (step->object);
  char granted[G_ASCII_DTOSTR_BUF_SIZE];

  if (step->form == STEP_ORDER)
    g_string_append_printf (out, "%s can order %s", who, what);
  else if (step->form == STEP_SEIZURE)
    g_string_append_printf (out, "%s can seize %s at %s", who, what,
                            name_of (step->extra));
  else
    g_string_append_printf (
        out, "%s asks %s by treaty for %s (answer after %d d, %s %% granted)",
        who, name_of (step->extra), what, (int) (power->delay / SIM_DAY),
        g_ascii_formatd (granted, sizeof granted, "%.0f",
                         100 * power->granted));
  append_basis (out, &power->base, power->article);
}

static void
tell_holding (GString *out, const AccessStep *step)
{
  static const char *const verbs[]
      = { [ITEM_STAFF] = "sends", [ITEM_APPROVAL] = "can grant" };
  const Item *item = (const Item *) step->object;
  const char *verb
      = (gsize) item->form < G_N_ELEMENTS (verbs) ? verbs[item->form] : NULL;

  g_string_append_printf (out, "%s %s %s", name_of (step->subject),
                          verb == NULL ? "holds" : verb,
                          name_of (step->object));
  if (item->site != NULL)
    g_string_append_printf (out, " at %s", name_of (&item->site->base));
  append_basis (out, step->basis, NULL);
  if (step->extra != NULL)
    {
      g_string_append (out, ", and would break a law by handing it over");
      append_basis (out, step->extra,
                    ((const BlockingStatute *) step->extra)->article);
    }
}

static void
tell_edge (GString *out, const AccessStep *step)
{
  g_string_append_printf (
      out,
      step->form == STEP_CONTROL ? "%s controls %s" : "%s has leverage over %s",
      name_of (step->subject), name_of (step->object));
  append_basis (out, step->basis, NULL);
}

static void
tell_reading (GString *out, const AccessStep *step)
{
  const Decryption *set = (const Decryption *) step->basis;

  g_string_append_printf (
      out, "together this reads %s%s", name_of (step->object),
      set->reading == READING_LIVE ? " while it is in use" : "");
  append_basis (out, step->basis, NULL);
}

char *
access_step_tell (const AccessStep *step)
{
  GString *out = g_string_new (NULL);

  if (step->basis->kind->id == KIND_POWER)
    tell_power (out, step);
  else if (step->form == STEP_HOLDING)
    tell_holding (out, step);
  else if (step->form == STEP_READING)
    tell_reading (out, step);
  else
    tell_edge (out, step);
  return g_string_free (out, FALSE);
}

char *
access_explain (const Access *access, const Authority *authority,
                const Asset *asset)
{
  g_autoptr (GArray) steps = access_steps (access, authority, asset);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < steps->len; i++)
    {
      g_autofree char *line
          = access_step_tell (&g_array_index (steps, AccessStep, i));

      g_string_append_printf (out, "%s%s", i > 0 ? "\n" : "", line);
    }
  if (steps->len == 0)
    g_string_append_printf (out,
                            "no power, control, leverage, seizure or treaty in "
                            "the scenario leads %s to %s",
                            name_of (&authority->base), name_of (&asset->base));
  return g_string_free (out, FALSE);
}
