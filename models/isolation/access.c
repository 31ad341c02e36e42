#include "config.h"

#include "models/isolation/access-private.h"

/* --- solving -------------------------------------------------------------- */

static void
solve (const Access *access, Powers *powers)
{
  g_clear_pointer (&powers->solution, horn_solution_free);
  powers->solution = horn_solution_new (access->clauses.horn, powers->axioms);
}

static Access *
access_new (const World *world, const AccessTerms *terms)
{
  Access *access = g_new0 (Access, 1);

  clauses_init (&access->clauses, world, terms);
  access->powers = g_ptr_array_new_with_free_func (powers_free);
  WORLD_EACH (world, KIND_AUTHORITY, Authority, authority)
    g_ptr_array_add (access->powers, powers_new (&access->clauses, authority));
  for (guint i = 0; i < access->powers->len; i++)
    solve (access, g_ptr_array_index (access->powers, i));
  return access;
}

static void
add_treaty (const Access *access, Powers *powers, const Power *treaty)
{
  for (guint i = 0; i < access->powers->len; i++)
    {
      const Powers *partner = g_ptr_array_index (access->powers, i);

      if (partner != powers
          && jurisdiction_is_within (partner->authority->jurisdiction,
                                     treaty->with))
        powers_add_treaty (powers, &access->clauses, partner, treaty);
    }
}

/* Add what treaties bring; tells whether there is any. */
static gboolean
add_treaties (const Access *access, Powers *powers)
{
  const AccessTerms *terms = &access->clauses.terms;
  guint before = powers->axioms->len;

  if (!terms_count (terms, &world_compulsion (access->clauses.world)->treaty))
    return FALSE;
  ENTITY_EACH (powers->authority, KIND_POWER, Power, power)
    if (power->form == POWER_TREATY && power->delay <= terms->patience
        && terms_admit (terms, &power->base, power->from, power->to,
                        &power->holds))
      add_treaty (access, powers, power);
  return powers->axioms->len > before;
}

/* Twice: first what each authority obtains alone, then with what treaty
 * partners obtain directly. A treaty on a treaty is not modelled: what a
 * partner obtains directly is the same in both rounds. */
Access *
access_solve_terms (const World *world, const AccessTerms *terms)
{
  Access *access = access_new (world, terms);

  for (guint i = 0; i < access->powers->len; i++)
    {
      Powers *powers = g_ptr_array_index (access->powers, i);

      if (add_treaties (access, powers))
        solve (access, powers);
    }
  return access;
}

/* Is anything unknown that access depends on? On no matter which day: this
 * only spares most worlds the second view. */
static gboolean
is_open (const World *world)
{
  static const EntityKindId KINDS[]
      = { KIND_POWER,    KIND_ESTABLISHMENT, KIND_CONTROL,
          KIND_LEVERAGE, KIND_HOLDING,       KIND_BLOCKING_STATUTE };
  const Compulsion *c = world_compulsion (world);
  const int switches[] = { c->equity,   c->administration, c->contract,
                           c->leverage, c->treaty,         c->live };

  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    if (switches[i] == HOLDS_UNKNOWN)
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (KINDS); i++)
    WORLD_EACH (world, KINDS[i], Entity, relation)
      if (*relation_switch (relation) == HOLDS_UNKNOWN)
        return TRUE;
  return FALSE;
}

Access *
access_solve (const World *world, SimTime at)
{
  AccessTerms terms
      = { .at = at, .view = ACCESS_POSSIBLE, .patience = G_MAXINT64 };
  Access *access = access_solve_terms (world, &terms);

  if (is_open (world))
    {
      terms.view = ACCESS_SURE;
      access->sure = access_solve_terms (world, &terms);
    }
  return access;
}

void
access_free (Access *access)
{
  if (access == NULL)
    return;
  access_free (access->sure);
  g_ptr_array_unref (access->powers);
  clauses_clear (&access->clauses);
  g_free (access);
}

/* --- answers -------------------------------------------------------------- */

AccessClass
access_class_of (const Access *access, const Authority *authority,
                 const Asset *asset, Reading reading)
{
  const Powers *powers = access_powers (access, authority);
  guint level = horn_solution_level (powers->solution,
                                     access->clauses.blocks.read[reading]
                                         + asset->base.index);

  return level == HORN_NONE ? ACCESS_NONE : (AccessClass) level;
}

AccessClass
access_class (const Access *access, const Authority *authority,
              const Asset *asset)
{
  return MIN (access_class_of (access, authority, asset, READING_STORED),
              access_class_of (access, authority, asset, READING_LIVE));
}

const char *
access_letter (AccessClass class_)
{
  static const char *const letters[] = { "D", "T", "X", "N" };

  return letters[class_];
}

const char *
access_word (AccessClass class_)
{
  static const char *const words[]
      = { "directly", "through a treaty partner",
          "only by breaking another law", "not at all" };

  return words[class_];
}

gboolean
access_is_closed (const Access *access, const Authority *authority,
                  guint *n_checked)
{
  return horn_solution_is_closed (access_powers (access, authority)->solution,
                                  n_checked);
}
