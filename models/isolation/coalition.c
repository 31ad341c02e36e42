#include "config.h"

#include "models/isolation/coalition.h"

#include "models/isolation/access-private.h"

typedef struct
{
  const Access *access;
  const Powers *powers;
  AccessClass class_;
  HornSolution *nobody; /* what is had without compelling anybody */
  GPtrArray *parties;   /* of const Party that can be ordered */
  GPtrArray *solutions; /* of HornSolution: each of them alone */
  GPtrArray *found;     /* of GPtrArray of const Party, in order of index */
} Search;

static void
free_solution (gpointer solution)
{
  horn_solution_free (solution);
}

static void
free_coalition (gpointer coalition)
{
  g_ptr_array_unref (coalition);
}

/* --- one party alone ------------------------------------------------------ */

static const Party *
ordered_by (const HornAxiom *axiom)
{
  const AxiomReason *why = axiom->why;

  return why == NULL ? NULL : why->ordered;
}

/* What follows when only @members are ordered. What is had beside that comes
 * from seizure and treaties. */
static HornSolution *
solve_with (const Access *access, const Powers *powers,
            const GPtrArray *members)
{
  g_autoptr (GArray) axioms = g_array_new (FALSE, FALSE, sizeof (HornAxiom));

  for (guint i = 0; i < powers->axioms->len; i++)
    {
      const HornAxiom *axiom = &g_array_index (powers->axioms, HornAxiom, i);
      const Party *ordered = ordered_by (axiom);

      if (ordered == NULL
          || g_ptr_array_find ((GPtrArray *) members, ordered, NULL))
        g_array_append_vals (axioms, axiom, 1);
    }
  return horn_solution_new (access->clauses.horn, axioms);
}

/* The same for one party; NULL: nobody. */
static HornSolution *
solve_alone (const Search *search, const Party *party)
{
  g_autoptr (GPtrArray) members = g_ptr_array_new ();

  if (party != NULL)
    g_ptr_array_add (members, (gpointer) party);
  return solve_with (search->access, search->powers, members);
}

static void
gather_parties (Search *search)
{
  for (guint i = 0; i < search->powers->axioms->len; i++)
    {
      const Party *party
          = ordered_by (&g_array_index (search->powers->axioms, HornAxiom, i));

      if (party != NULL && !g_ptr_array_find (search->parties, party, NULL))
        {
          g_ptr_array_add (search->parties, (gpointer) party);
          g_ptr_array_add (search->solutions, solve_alone (search, party));
        }
    }
}

static gboolean
obtains (const Search *search, const HornSolution *solution, const Item *item)
{
  return horn_solution_level (solution, search->access->clauses.blocks.obtain
                                            + item->base.index)
         <= (guint) search->class_;
}

/* --- covers --------------------------------------------------------------- */

static gboolean
is_part (const GPtrArray *part, const GPtrArray *whole)
{
  gboolean is = TRUE;

  for (guint i = 0; is && i < part->len; i++)
    is = g_ptr_array_find ((GPtrArray *) whole, part->pdata[i], NULL);
  return is;
}

static int
compare_parties (gconstpointer left, gconstpointer right)
{
  const Party *a = *(const Party *const *) left;
  const Party *b = *(const Party *const *) right;

  return a->base.index < b->base.index ? -1 : a->base.index > b->base.index;
}

/* Keep @members unless a part of it is known, and drop what it is a part of. */
static void
keep_if_minimal (Search *search, const GPtrArray *members)
{
  GPtrArray *copy;

  for (guint i = 0; i < search->found->len; i++)
    if (is_part (g_ptr_array_index (search->found, i), members))
      return;
  for (guint i = search->found->len; i > 0; i--)
    if (is_part (members, g_ptr_array_index (search->found, i - 1)))
      g_ptr_array_remove_index (search->found, i - 1);
  copy = g_ptr_array_copy ((GPtrArray *) members, NULL, NULL);
  g_ptr_array_set_free_func (copy, NULL);
  g_ptr_array_sort (copy, compare_parties);
  g_ptr_array_add (search->found, copy);
}

static gboolean
is_covered (const Search *search, const Item *item, const GPtrArray *members)
{
  gboolean covered = obtains (search, search->nobody, item);

  for (guint i = 0; !covered && i < members->len; i++)
    {
      guint number = 0;

      if (g_ptr_array_find (search->parties, members->pdata[i], &number))
        covered = obtains (search,
                           g_ptr_array_index (search->solutions, number), item);
    }
  return covered;
}

/* Cover the items from @at on, one after the other, in every way: as deep as a
 * set has items. */
static void
cover (Search *search, const GPtrArray *items, guint at, GPtrArray *members)
{
  while (at < items->len
         && is_covered (search, g_ptr_array_index (items, at), members))
    at++;
  if (at == items->len)
    {
      keep_if_minimal (search, members);
      return;
    }
  for (guint i = 0; i < search->parties->len; i++)
    if (obtains (search, g_ptr_array_index (search->solutions, i),
                 g_ptr_array_index (items, at)))
      {
        g_ptr_array_add (members, search->parties->pdata[i]);
        cover (search, items, at + 1, members);
        g_ptr_array_set_size (members, (int) members->len - 1);
      }
}

static void
cover_set (Search *search, const Decryption *set)
{
  const Clauses *clauses = &search->access->clauses;
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GPtrArray) members = g_ptr_array_new ();

  if (!terms_admit (&clauses->terms, &set->base, set->from, set->to, HOLDS_YES)
      || (set->reading == READING_LIVE
          && !terms_count (&clauses->terms,
                           world_compulsion (clauses->world)->live)))
    return;
  ENTITY_EACH (set, KIND_NEEDS, Needs, needs)
    g_ptr_array_add (items, (gpointer) needs->item);
  cover (search, items, 0, members);
}

static int
compare_coalitions (gconstpointer left, gconstpointer right)
{
  const GPtrArray *a = *(GPtrArray *const *) left;
  const GPtrArray *b = *(GPtrArray *const *) right;
  int order = 0;

  if (a->len != b->len)
    return a->len < b->len ? -1 : 1;
  for (guint i = 0; order == 0 && i < a->len; i++)
    order = compare_parties (&a->pdata[i], &b->pdata[i]);
  return order;
}

GPtrArray *
coalitions (const Access *access, const Authority *authority,
            const Asset *asset)
{
  Search search = { .access = access,
                    .powers = access_powers (access, authority),
                    .class_ = access_class (access, authority, asset),
                    .parties = g_ptr_array_new (),
                    .solutions = g_ptr_array_new_with_free_func (free_solution),
                    .found = g_ptr_array_new_with_free_func (free_coalition) };

  if (search.class_ != ACCESS_NONE)
    {
      search.nobody = solve_alone (&search, NULL);
      gather_parties (&search);
      ENTITY_EACH (asset, KIND_DECRYPTION, Decryption, set)
        cover_set (&search, set);
    }
  horn_solution_free (search.nobody);
  g_ptr_array_unref (search.parties);
  g_ptr_array_unref (search.solutions);
  g_ptr_array_sort (search.found, compare_coalitions);
  return search.found;
}

/* --- the shortest witness ------------------------------------------------- */

enum
{
  TRIED_MOST = 64 /* coalitions */
};

static GArray *
steps_with (const Access *access, const Powers *powers, const Asset *asset,
            AccessClass class_, const GPtrArray *members)
{
  Powers only = *powers;
  g_autoptr (HornSolution) solution = solve_with (access, powers, members);

  only.solution = solution;
  return powers_steps (access, &only, asset, class_);
}

GArray *
coalition_steps (const Access *access, const Authority *authority,
                 const Asset *asset)
{
  const Powers *powers = access_powers (access, authority);
  AccessClass class_ = access_class (access, authority, asset);
  g_autoptr (GPtrArray) all = coalitions (access, authority, asset);
  GArray *shortest = access_steps (access, authority, asset);

  for (guint i = 0; i < MIN (all->len, (guint) TRIED_MOST); i++)
    {
      GArray *steps = steps_with (access, powers, asset, class_,
                                  g_ptr_array_index (all, i));

      if (steps->len > 0 && steps->len < shortest->len)
        {
          GArray *longer = shortest;

          shortest = steps;
          steps = longer;
        }
      g_array_unref (steps);
    }
  return shortest;
}
