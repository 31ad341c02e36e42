#include "config.h"

#include "models/isolation/coalition.h"

#include "models/isolation/access-private.h"
#include "models/isolation/horn-premises.h"

enum
{
  FOUND_MOST = 1000,   /* coalitions */
  VISITS_MOST = 500000 /* partial covers looked at, of all sizes together */
};

typedef struct
{
  const Access *access;
  const Powers *powers;
  AccessClass class_;
  HornSolution *nobody; /* what is had without compelling anybody */
  HornHeads *heads;
  GPtrArray *parties; /* of const Party that can be ordered */
  GHashTable *givers; /* by item: set of const Party that alone bring it */
  GPtrArray *found;   /* of GPtrArray of const Party, in order of index */
  guint size;         /* members, of those looked for now; G_MAXUINT: any */
  guint n_visits;
  CoalitionsKnown known;
} Search;

static void
free_set (gpointer set)
{
  g_hash_table_unref (set);
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

static void
gather_parties (Search *search)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < search->powers->axioms->len; i++)
    {
      const Party *party
          = ordered_by (&g_array_index (search->powers->axioms, HornAxiom, i));

      if (party != NULL && g_hash_table_add (seen, (gpointer) party))
        g_ptr_array_add (search->parties, (gpointer) party);
    }
}

static guint
fact_of (const Search *search, const Item *item)
{
  return search->access->clauses.blocks.obtain + item->base.index;
}

/* Whom to order in order to obtain @item, each alone. */
static GHashTable *
givers_of (Search *search, const Item *item)
{
  GHashTable *givers = g_hash_table_lookup (search->givers, item);
  g_autofree guint8 *brings = NULL;

  if (givers != NULL)
    return givers;
  givers = g_hash_table_new (NULL, NULL);
  g_hash_table_insert (search->givers, (gpointer) item, givers);
  brings = horn_premises (search->heads, search->nobody, fact_of (search, item),
                          search->class_);
  for (guint i = 0; i < search->powers->axioms->len; i++)
    {
      const HornAxiom *axiom
          = &g_array_index (search->powers->axioms, HornAxiom, i);
      const Party *party = ordered_by (axiom);

      if (party != NULL && brings[axiom->fact]
          && axiom->level <= (guint) search->class_)
        g_hash_table_add (givers, (gpointer) party);
    }
  return givers;
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

/* Keep @members unless a part of it is known; smaller ones come first, so
 * nothing known has it as a part. */
static void
keep_if_minimal (Search *search, const GPtrArray *members)
{
  GPtrArray *copy;

  for (guint i = 0; i < search->found->len; i++)
    if (is_part (g_ptr_array_index (search->found, i), members))
      return;
  copy = g_ptr_array_copy ((GPtrArray *) members, NULL, NULL);
  g_ptr_array_set_free_func (copy, NULL);
  g_ptr_array_sort (copy, compare_parties);
  g_ptr_array_add (search->found, copy);
}

static gboolean
is_covered (Search *search, const Item *item, const GPtrArray *members)
{
  gboolean covered
      = horn_solution_level (search->nobody, fact_of (search, item))
        <= (guint) search->class_;

  for (guint i = 0; !covered && i < members->len; i++)
    covered
        = g_hash_table_contains (givers_of (search, item), members->pdata[i]);
  return covered;
}

static gboolean
is_over (const Search *search)
{
  return search->found->len >= FOUND_MOST || search->n_visits >= VISITS_MOST;
}

/* Cover the items from @at on, one after the other, in every way that takes no
 * more than search->size members: as deep as a set has items. */
static void
cover (Search *search, const GPtrArray *items, guint at, GPtrArray *members)
{
  GHashTable *givers;

  search->n_visits++;
  while (at < items->len
         && is_covered (search, g_ptr_array_index (items, at), members))
    at++;
  if (at == items->len)
    keep_if_minimal (search, members);
  if (at == items->len || members->len >= search->size)
    return;
  givers = givers_of (search, g_ptr_array_index (items, at));
  for (guint i = 0; i < search->parties->len && !is_over (search); i++)
    if (g_hash_table_contains (givers, search->parties->pdata[i]))
      {
        g_ptr_array_add (members, search->parties->pdata[i]);
        cover (search, items, at + 1, members);
        g_ptr_array_set_size (members, (int) members->len - 1);
      }
}

/* What @set needs, or NULL when it does not count. */
static GPtrArray *
items_of (const Search *search, const Decryption *set)
{
  const Clauses *clauses = &search->access->clauses;
  GPtrArray *items;

  if (!terms_admit (&clauses->terms, &set->base, set->from, set->to, NULL)
      || (set->reading == READING_LIVE
          && !terms_count (&clauses->terms,
                           &world_compulsion (clauses->world)->live)))
    return NULL;
  items = g_ptr_array_new ();
  ENTITY_EACH (set, KIND_NEEDS, Needs, needs)
    g_ptr_array_add (items, (gpointer) needs->item);
  return items;
}

/* --- when there are too many ---------------------------------------------- */

/* Take away whom one can do without. */
static void
drop_needless (Search *search, const GPtrArray *items, GPtrArray *members)
{
  for (guint i = members->len; i > 0; i--)
    {
      gpointer member = members->pdata[i - 1];
      gboolean covered = TRUE;

      g_ptr_array_remove_index (members, i - 1);
      for (guint j = 0; covered && j < items->len; j++)
        covered = is_covered (search, g_ptr_array_index (items, j), members);
      if (!covered)
        g_ptr_array_insert (members, (int) i - 1, member);
    }
}

/* Some coalition, when the search by size ended before there was one: for each
 * item the first party that brings it. */
static void
cover_somehow (Search *search, const GPtrArray *items)
{
  g_autoptr (GPtrArray) members = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    {
      const Item *item = g_ptr_array_index (items, i);
      guint before = members->len;

      for (guint j = 0; j < search->parties->len && before == members->len
                        && !is_covered (search, item, members);
           j++)
        if (g_hash_table_contains (givers_of (search, item),
                                   search->parties->pdata[j]))
          g_ptr_array_add (members, search->parties->pdata[j]);
      if (!is_covered (search, item, members))
        return;
    }
  drop_needless (search, items, members);
  keep_if_minimal (search, members);
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

/* By size, so that the smallest are known even where the search is cut off. */
static void
search_sizes (Search *search, const GPtrArray *sets, guint most)
{
  g_autoptr (GPtrArray) members = g_ptr_array_new ();

  for (search->size = 0; search->size <= most && !is_over (search);
       search->size++)
    for (guint i = 0; i < sets->len; i++)
      cover (search, g_ptr_array_index (sets, i), 0, members);
  if (!is_over (search))
    return;
  search->known
      = search->found->len > 0 ? COALITIONS_SMALLEST : COALITIONS_SOME;
  for (guint i = 0; i < sets->len && search->found->len == 0; i++)
    cover_somehow (search, g_ptr_array_index (sets, i));
}

static void
search_sets (Search *search, const Asset *asset)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) sets = g_ptr_array_new_with_free_func (free_coalition);
  guint most = 0;

  search->nobody = solve_with (search->access, search->powers, none);
  search->heads = horn_heads_new (search->access->clauses.horn);
  gather_parties (search);
  ENTITY_EACH (asset, KIND_DECRYPTION, Decryption, set)
    {
      GPtrArray *items = items_of (search, set);

      if (items == NULL)
        continue;
      g_ptr_array_add (sets, items);
      most = MAX (most, items->len);
    }
  search_sizes (search, sets, most);
  horn_heads_free (search->heads);
  horn_solution_free (search->nobody);
}

GPtrArray *
coalitions (const Access *access, const Authority *authority,
            const Asset *asset, CoalitionsKnown *known)
{
  g_autoptr (GPtrArray) parties = g_ptr_array_new ();
  g_autoptr (GHashTable) givers
      = g_hash_table_new_full (NULL, NULL, NULL, free_set);
  Search search = { .access = access,
                    .powers = access_powers (access, authority),
                    .class_ = access_class (access, authority, asset),
                    .parties = parties,
                    .givers = givers,
                    .found = g_ptr_array_new_with_free_func (free_coalition) };

  if (search.class_ != ACCESS_NONE)
    search_sets (&search, asset);
  if (known != NULL)
    *known = search.known;
  g_ptr_array_sort (search.found, compare_coalitions);
  return search.found;
}

/* --- the shortest witness ------------------------------------------------- */

enum
{
  TRIED_MOST = 64, /* coalitions */
  TRIED_LEAST = 4,
  CLAUSES_MOST = 4000000 /* looked at in all tries together */
};

/* Each try is a fixpoint, so a large world affords fewer of them. */
static guint
n_tries (const Access *access)
{
  guint n_clauses = horn_n_clauses (access->clauses.horn);

  return CLAMP (CLAUSES_MOST / MAX (n_clauses, 1u), (guint) TRIED_LEAST,
                (guint) TRIED_MOST);
}

static GArray *
steps_with (const Access *access, const Powers *powers, const Asset *asset,
            AccessClass class_, const GPtrArray *members)
{
  Powers only = *powers;
  g_autoptr (HornSolution) solution = solve_with (access, powers, members);

  only.solution = solution;
  return powers_steps (access, &only, asset, class_);
}

/* No coalition of @n members has a shorter witness: an order to each, a step to
 * each item of the smallest set, and the reading. */
static guint
fewest_steps (const Asset *asset, guint n)
{
  guint fewest = G_MAXUINT / 2;

  ENTITY_EACH (asset, KIND_DECRYPTION, Decryption, set)
    {
      guint n_items = 0;

      ENTITY_EACH (set, KIND_NEEDS, Needs, needs)
        n_items += needs->item != NULL ? 1 : 0;
      fewest = MIN (fewest, n_items);
    }
  return n + fewest + 1;
}

GArray *
coalition_steps (const Access *access, const Authority *authority,
                 const Asset *asset)
{
  const Powers *powers = access_powers (access, authority);
  AccessClass class_ = access_class (access, authority, asset);
  g_autoptr (GPtrArray) all = coalitions (access, authority, asset, NULL);
  GArray *shortest = access_steps (access, authority, asset);

  for (guint i = 0; i < MIN (all->len, n_tries (access)); i++)
    {
      const GPtrArray *members = g_ptr_array_index (all, i);
      GArray *steps;

      if (shortest->len <= fewest_steps (asset, members->len))
        break; /* smallest first: what follows is no shorter */
      steps = steps_with (access, powers, asset, class_, members);
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
