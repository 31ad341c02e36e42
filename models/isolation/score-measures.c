#include "config.h"

#include "models/isolation/score-measures.h"

#include "models/isolation/failure.h"
#include "models/isolation/question.h"

gboolean
scoring_counts (const Scoring *scoring, int holds)
{
  return holds == HOLDS_YES
         || (holds == HOLDS_UNKNOWN && scoring->view == ACCESS_POSSIBLE);
}

static gboolean
is_home (const Scoring *scoring, const Jurisdiction *place)
{
  return jurisdiction_is_within (place, scoring->home);
}

static gboolean
tell (CriterionScore *score, double value, char *text, const Entity *basis)
{
  score->value = value;
  score->text = text;
  score->basis = basis;
  return TRUE;
}

/* By where @party is seated. */
static gboolean
tell_seat (const Scoring *scoring, const Party *party, const char *role,
           CriterionScore *score)
{
  if (party == NULL)
    return FALSE;
  return tell (score, is_home (scoring, party->seat) ? 1 : 0,
               g_strdup_printf ("%s %s is seated in %s", role,
                                entity_name (&party->base),
                                entity_name (&party->seat->base)),
               &party->base);
}

const Region *
asset_region (const Asset *asset)
{
  ENTITY_EACH (asset, KIND_ITEM, Item, item)
    if (item->site != NULL)
      return site_region (item->site);
  return NULL;
}

/* --- who ------------------------------------------------------------------ */

static void
free_controls (gpointer controls)
{
  g_ptr_array_unref (controls);
}

/* Of each party that somebody controls: an array of those Control. */
static GHashTable *
controls_by_party (const Scoring *scoring)
{
  GHashTable *by_party
      = g_hash_table_new_full (NULL, NULL, NULL, free_controls);

  WORLD_EACH (scoring->world, KIND_CONTROL, Control, control)
    if (scoring_counts (scoring, control->holds)
        && dated_holds (control->from, control->to, scoring->at))
      {
        GPtrArray *controls = g_hash_table_lookup (by_party, control->over);

        if (controls == NULL)
          {
            controls = g_ptr_array_new ();
            g_hash_table_insert (by_party, (gpointer) control->over, controls);
          }
        g_ptr_array_add (controls, (gpointer) control);
      }
  return by_party;
}

/* Whoever controls @party, by whatever means counts, up all chains: a party
 * and the control that makes it one. The nearest first, without recursion:
 * chains may be longer than the stack is deep. */
static GHashTable *
owners_of (const Scoring *scoring, const Party *party)
{
  GHashTable *owners = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) by_party = controls_by_party (scoring);
  g_autoptr (GPtrArray) waiting = g_ptr_array_new ();

  g_ptr_array_add (waiting, (gpointer) party);
  for (guint at = 0; at < waiting->len; at++)
    {
      const GPtrArray *controls
          = g_hash_table_lookup (by_party, g_ptr_array_index (waiting, at));

      for (guint i = 0; controls != NULL && i < controls->len; i++)
        {
          const Control *control = g_ptr_array_index (controls, i);

          if (g_hash_table_contains (owners, control->base.parent))
            continue;
          g_hash_table_insert (owners, control->base.parent,
                               (gpointer) control);
          g_ptr_array_add (waiting, control->base.parent);
        }
    }
  return owners;
}

static gboolean
measure_owners (const Scoring *scoring, CriterionScore *score)
{
  g_autoptr (GHashTable) owners = NULL;

  if (scoring->partition == NULL)
    return FALSE;
  owners = owners_of (scoring, scoring->operator_);
  WORLD_EACH (scoring->world, KIND_PARTY, Party, party)
    if (g_hash_table_contains (owners, party)
        && !is_home (scoring, party->seat))
      return tell (score, 0,
                   g_strdup_printf ("%s, seated in %s, controls the operator "
                                    "%s",
                                    entity_name (&party->base),
                                    entity_name (&party->seat->base),
                                    entity_name (&scoring->operator_->base)),
                   g_hash_table_lookup (owners, party));
  return tell (score, 1,
               g_strdup_printf ("nobody from elsewhere controls the operator "
                                "%s",
                                entity_name (&scoring->operator_->base)),
               &scoring->operator_->base);
}

static gboolean
measure_operator (const Scoring *scoring, CriterionScore *score)
{
  return scoring->partition != NULL
         && tell_seat (scoring, scoring->operator_, "the operator", score);
}

static gboolean
measure_software (const Scoring *scoring, CriterionScore *score)
{
  return scoring->partition != NULL
         && tell_seat (scoring, scoring->partition->owner,
                       "the owner of the software", score);
}

/* --- what it consists of -------------------------------------------------- */

/* Does @item exist, and is it of one of @forms, a set? */
static gboolean
is_of (const Scoring *scoring, const Item *item, guint forms)
{
  return dated_holds (item->from, item->to, scoring->at)
         && (forms & (1u << item->form)) != 0;
}

/* The first holder of such an item who is not at home, else the last; NULL
 * when there is none at all. */
static const Party *
holder_elsewhere (const Scoring *scoring, guint forms)
{
  const Party *last = NULL;

  ENTITY_EACH (scoring->asset, KIND_ITEM, Item, item)
    ENTITY_EACH (item, KIND_HOLDING, Holding, holding)
      if (is_of (scoring, item, forms)
          && scoring_counts (scoring, holding->holds)
          && dated_holds (holding->from, holding->to, scoring->at))
        {
          last = holding->party;
          if (!is_home (scoring, last->seat))
            return last;
        }
  return last;
}

static gboolean
measure_custodian (const Scoring *scoring, CriterionScore *score)
{
  return tell_seat (
      scoring, holder_elsewhere (scoring, 1u << ITEM_KEY | 1u << ITEM_KEY_USE),
      "the custodian", score);
}

static gboolean
measure_code (const Scoring *scoring, CriterionScore *score)
{
  return tell_seat (scoring, holder_elsewhere (scoring, 1u << ITEM_CODE),
                    "who ships the code,", score);
}

static gboolean
is_provider (const Scoring *scoring, const Party *party)
{
  gboolean is
      = scoring->partition != NULL
        && (party == scoring->operator_ || party == scoring->partition->owner);

  ENTITY_EACH (scoring->asset, KIND_ITEM, Item, item)
    is = is || (item->site != NULL && item->site->host == party);
  return is;
}

static gboolean
measure_keys_apart (const Scoring *scoring, CriterionScore *score)
{
  guint n = 0;

  ENTITY_EACH (scoring->asset, KIND_ITEM, Item, item)
    ENTITY_EACH (item, KIND_HOLDING, Holding, holding)
      if (is_of (scoring, item, 1u << ITEM_KEY | 1u << ITEM_KEY_USE)
          && scoring_counts (scoring, holding->holds)
          && dated_holds (holding->from, holding->to, scoring->at))
        {
          n++;
          if (is_provider (scoring, holding->party))
            return tell (score, 0,
                         g_strdup_printf ("%s holds %s",
                                          entity_name (&holding->party->base),
                                          entity_name (&item->base)),
                         &holding->base);
        }
  return n > 0
         && tell (score, 1,
                  g_strdup ("no key is with operator, host or owner of the "
                            "software"),
                  &scoring->asset->base);
}

static gboolean
measure_host (const Scoring *scoring, CriterionScore *score)
{
  const Party *last = NULL;

  ENTITY_EACH (scoring->asset, KIND_ITEM, Item, item)
    if (item->site != NULL && (last == NULL || is_home (scoring, last->seat)))
      last = item->site->host;
  return tell_seat (scoring, last, "the host", score);
}

static gboolean
measure_residence (const Scoring *scoring, CriterionScore *score)
{
  guint n = 0, n_home = 0;

  ENTITY_EACH (scoring->asset, KIND_ITEM, Item, item)
    if (item->site != NULL && dated_holds (item->from, item->to, scoring->at))
      {
        n++;
        n_home += is_home (scoring, site_region (item->site)->jurisdiction) ? 1
                                                                            : 0;
      }
  return n > 0
         && tell (score, (double) n_home / n,
                  g_strdup_printf ("%u of %u items with a site are kept in %s",
                                   n_home, n,
                                   entity_name (&scoring->home->base)),
                  &scoring->asset->base);
}

/* --- what others can do --------------------------------------------------- */

AccessClass
measure_reach (const Scoring *scoring, const Authority **worst)
{
  AccessClass reach = ACCESS_NONE;

  *worst = NULL;
  WORLD_EACH (scoring->world, KIND_AUTHORITY, Authority, authority)
    if (!is_home (scoring, authority->jurisdiction))
      {
        AccessClass class_
            = access_class (scoring->access, authority, scoring->asset);

        if (class_ < reach)
          {
            reach = class_;
            *worst = authority;
          }
      }
  return reach;
}

static gboolean
measure_access (const Scoring *scoring, CriterionScore *score)
{
  static const double values[] = { 0, 1.0 / 3, 2.0 / 3, 1 };
  const Authority *worst;
  AccessClass reach = measure_reach (scoring, &worst);

  return tell (score, values[reach],
               worst == NULL ? g_strdup ("no authority from elsewhere reads it")
                             : g_strdup_printf ("%s reads it %s",
                                                entity_name (&worst->base),
                                                access_word (reach)),
               worst == NULL ? &scoring->asset->base : &worst->base);
}

/* Everybody elsewhere fails: parties, and partitions they operate. */
static gboolean
measure_independence (const Scoring *scoring, CriterionScore *score)
{
  g_autoptr (GPtrArray) failing = g_ptr_array_new ();
  g_autoptr (FailureNet) net = NULL;
  g_autoptr (Failure) failure = NULL;
  double hit;

  if (scoring->partition == NULL)
    return FALSE;
  WORLD_EACH (scoring->world, KIND_PARTY, Party, party)
    if (!is_home (scoring, party->seat))
      g_ptr_array_add (failing, (gpointer) party);
  WORLD_EACH (scoring->world, KIND_PARTITION, Partition, partition)
    if (partition != scoring->partition
        && !is_home (scoring, partition->operator_->seat))
      g_ptr_array_add (failing, (gpointer) partition);
  net = failure_net_new (scoring->world, scoring->at,
                         scoring->view == ACCESS_POSSIBLE);
  failure = failure_spread (net, failing);
  hit = failure_coupling (failure, scoring->partition);
  return tell (score, 1 - hit,
               g_strdup_printf ("%.0f %% of %s is hit when everybody elsewhere "
                                "fails",
                                100 * hit,
                                entity_name (&scoring->partition->base)),
               &scoring->partition->base);
}

gboolean
measure_take (const Scoring *scoring, MeasureForm measure,
              CriterionScore *score)
{
  static gboolean (*const measures[]) (const Scoring *, CriterionScore *)
      = { [MEASURE_OWNERS] = measure_owners,
          [MEASURE_OPERATOR] = measure_operator,
          [MEASURE_HOST] = measure_host,
          [MEASURE_CUSTODIAN] = measure_custodian,
          [MEASURE_KEYS_APART] = measure_keys_apart,
          [MEASURE_RESIDENCE] = measure_residence,
          [MEASURE_SOFTWARE] = measure_software,
          [MEASURE_CODE] = measure_code,
          [MEASURE_ACCESS] = measure_access,
          [MEASURE_INDEPENDENCE] = measure_independence };

  return measures[measure] != NULL && measures[measure](scoring, score);
}
