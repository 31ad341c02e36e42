#include "config.h"

#include "models/isolation/followup.h"

#include "models/isolation/coalition.h"

static const AccessTerms SURELY
    = { .view = ACCESS_SURE, .patience = G_MAXINT64 };

/* --- since when ----------------------------------------------------------- */

static AccessClass
class_within (const World *world, SimTime at, SimSpan patience,
              const char *authority, const char *asset)
{
  AccessTerms terms = SURELY;
  g_autoptr (Access) access = NULL;

  terms.at = at;
  terms.patience = patience;
  access = access_solve_terms (world, &terms);
  return access_class (access,
                       (const Authority *) world_find (world, authority),
                       (const Asset *) world_find (world, asset));
}

static int
compare_spans (gconstpointer left, gconstpointer right)
{
  SimSpan a = *(const SimSpan *) left;
  SimSpan b = *(const SimSpan *) right;

  return a < b ? -1 : a > b;
}

/* The least wait after which what is asked of treaty partners at @at suffices;
 * there is access by then. */
static SimSpan
least_wait (const World *world, SimTime at, const char *authority,
            const char *asset)
{
  g_autoptr (GArray) delays = g_array_new (FALSE, FALSE, sizeof (SimSpan));
  guint i = 0;

  ENTITY_EACH (world_find (world, authority), KIND_POWER, Power, power)
    if (power->form == POWER_TREATY)
      g_array_append_val (delays, power->delay);
  g_array_sort (delays, compare_spans);
  while (i + 1 < delays->len
         && class_within (world, at, g_array_index (delays, SimSpan, i),
                          authority, asset)
                == ACCESS_NONE)
    i++;
  return delays->len == 0 ? 0 : g_array_index (delays, SimSpan, i);
}

static void
take_stretch (Earliest *earliest, const World *world, SimTime at,
              const char *authority, const char *asset)
{
  AccessClass class_ = class_within (world, at, G_MAXINT64, authority, asset);
  gboolean waits
      = class_ == ACCESS_TREATY
        || (class_ == ACCESS_CONFLICT
            && class_within (world, at, -1, authority, asset) == ACCESS_NONE);
  SimTime ready;

  if (class_ == ACCESS_NONE)
    return;
  if (earliest->first == SIM_NEVER)
    {
      earliest->first = at;
      earliest->class_ = class_;
    }
  if (class_ == ACCESS_DIRECT && earliest->direct == SIM_NEVER)
    earliest->direct = at;
  ready = at + (waits ? least_wait (world, at, authority, asset) : 0);
  earliest->plaintext = MIN (earliest->plaintext, ready);
}

Earliest
followup_earliest (const Study *study, const Option *option,
                   const char *authority, const char *asset)
{
  Earliest earliest = { SIM_NEVER, ACCESS_NONE, SIM_NEVER, SIM_NEVER };
  SimTime from = world_scenario (study_world (study))->from;

  take_stretch (&earliest, option_world (option, from), from, authority, asset);
  for (guint i = 0; i < study->dates->len; i++)
    {
      SimTime at = g_array_index (study->dates, SimTime, i);

      if (earliest.direct == SIM_NEVER || earliest.plaintext > at)
        take_stretch (&earliest, option_world (option, at), at, authority,
                      asset);
    }
  return earliest;
}

/* --- what would end it ---------------------------------------------------- */

static void
remedy_free (gpointer data)
{
  Remedy *remedy = data;

  g_free (remedy->text);
  g_free (remedy);
}

static Effort
effort_of (const Entity *relation)
{
  switch (relation->kind->id)
    {
    case KIND_HOLDING:
    case KIND_DECRYPTION:
      return EFFORT_CUSTODY;
    case KIND_LEVERAGE:
      return EFFORT_CONTRACT;
    case KIND_CONTROL:
      return ((const Control *) relation)->means == CONTROL_EQUITY
                 ? EFFORT_OWNERSHIP
                 : EFFORT_CONTRACT;
    case KIND_ESTABLISHMENT:
      return EFFORT_ESTABLISHMENT;
    default:
      return EFFORT_LAW;
    }
}

static char *
tell_remedy (const AccessStep *step, const Entity *relation)
{
  const char *who = entity_name (step->subject);
  const char *what = entity_name (step->object);

  switch (relation->kind->id)
    {
    case KIND_HOLDING:
      return g_strdup_printf ("%s no longer holds %s", who, what);
    case KIND_DECRYPTION:
      return g_strdup_printf ("%s is no longer encrypted so, or has no such "
                              "copy",
                              what);
    case KIND_LEVERAGE:
      return g_strdup_printf ("%s loses its leverage over %s", who, what);
    case KIND_CONTROL:
      return g_strdup_printf ("%s gives up control of %s", who, what);
    case KIND_ESTABLISHMENT:
      return g_strdup_printf (
          "%s gives up its establishment in %s", what,
          entity_name (
              &((const Establishment *) relation)->jurisdiction->base));
    default:
      return g_strdup_printf ("%s loses the power under %s", who,
                              ((const Power *) relation)->article != NULL
                                  ? ((const Power *) relation)->article
                                  : "its law");
    }
}

static gboolean
is_removed (const World *world, SimTime at, const Entity *relation,
            const Authority *authority, const Asset *asset)
{
  AccessTerms terms = SURELY;
  g_autoptr (Access) access = NULL;

  terms.at = at;
  terms.without = relation;
  access = access_solve_terms (world, &terms);
  return access_class (access, authority, asset) == ACCESS_NONE;
}

static int
compare_remedies (gconstpointer left, gconstpointer right)
{
  const Remedy *a = *(const Remedy *const *) left;
  const Remedy *b = *(const Remedy *const *) right;

  if (a->effort != b->effort)
    return a->effort < b->effort ? -1 : 1;
  return g_strcmp0 (a->text, b->text);
}

GPtrArray *
followup_remedies (const World *world, SimTime at, const Authority *authority,
                   const Asset *asset)
{
  GPtrArray *remedies = g_ptr_array_new_with_free_func (remedy_free);
  g_autoptr (GHashTable) tried = g_hash_table_new (NULL, NULL);
  AccessTerms terms = SURELY;
  g_autoptr (Access) access = NULL;
  g_autoptr (GArray) steps = NULL;

  terms.at = at;
  access = access_solve_terms (world, &terms);
  steps = access_steps (access, authority, asset);
  for (guint i = 0; i < steps->len; i++)
    {
      const AccessStep *step = &g_array_index (steps, AccessStep, i);
      const Entity *candidates[]
          = { step->basis, step->form == STEP_ORDER ? step->extra : NULL };

      for (guint j = 0; j < G_N_ELEMENTS (candidates); j++)
        if (candidates[j] != NULL
            && g_hash_table_add (tried, (gpointer) candidates[j])
            && is_removed (world, at, candidates[j], authority, asset))
          {
            Remedy *remedy = g_new0 (Remedy, 1);

            remedy->relation = candidates[j];
            remedy->effort = effort_of (candidates[j]);
            remedy->text = tell_remedy (step, candidates[j]);
            g_ptr_array_add (remedies, remedy);
          }
    }
  g_ptr_array_sort (remedies, compare_remedies);
  return remedies;
}

/* --- in words ------------------------------------------------------------- */

static char *
tell_coalition (const GPtrArray *members)
{
  GString *text = g_string_new (members->len == 0 ? "nobody" : NULL);

  for (guint i = 0; i < members->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " and " : "",
                            entity_name (g_ptr_array_index (members, i)));
  return g_string_free (text, FALSE);
}

static void
note_coalitions (GPtrArray *notes, const GPtrArray *found,
                 CoalitionsKnown known, gboolean all)
{
  const GPtrArray *smallest;
  g_autofree char *first = NULL;

  if (found->len == 0)
    return;
  smallest = g_ptr_array_index (found, 0);
  first = tell_coalition (smallest);
  g_ptr_array_add (notes,
                   g_strdup_printf ("fewest parties to compel: %s%u (%s)",
                                    known == COALITIONS_SOME ? "at most " : "",
                                    smallest->len, first));
  for (guint i = 0; all && i < found->len; i++)
    {
      g_autofree char *text = tell_coalition (g_ptr_array_index (found, i));

      g_ptr_array_add (
          notes,
          g_strdup_printf ("minimal coalition %u of %s%u: "
                           "%s",
                           i + 1, known == COALITIONS_ALL ? "" : "at least ",
                           found->len, text));
    }
}

static void
note_earliest (GPtrArray *notes, const Earliest *earliest)
{
  g_autofree char *first = sim_time_format (earliest->first);
  g_autofree char *direct = sim_time_format (earliest->direct);
  g_autofree char *ready = sim_time_format (earliest->plaintext);

  g_ptr_array_add (
      notes,
      g_strdup_printf ("in this run: first access %s (%s), directly %s, "
                       "plaintext at the earliest %s",
                       first, access_letter (earliest->class_), direct, ready));
}

static void
note_remedies (GPtrArray *notes, const GPtrArray *remedies, gboolean all)
{
  static const char *const efforts[]
      = { "custody", "a contract", "a place of business", "ownership",
          "a law" };

  if (remedies->len == 0)
    g_ptr_array_add (notes, g_strdup ("no single change removes it"));
  for (guint i = 0; i < (all ? remedies->len : MIN (remedies->len, 1)); i++)
    {
      const Remedy *remedy = g_ptr_array_index (remedies, i);

      g_ptr_array_add (notes,
                       g_strdup_printf ("%s (%s): %s",
                                        i == 0 ? "cheapest single change"
                                               : "another single change",
                                        efforts[remedy->effort], remedy->text));
    }
}

void
followup_note (GPtrArray *notes, const Question *question, const World *world,
               SimTime at, const Authority *authority, const Asset *asset)
{
  AccessTerms terms = SURELY;
  g_autoptr (Access) access = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) remedies = NULL;
  CoalitionsKnown known;
  Earliest earliest = followup_earliest (question->study, question->option,
                                         authority->base.id, asset->base.id);

  terms.at = at;
  access = access_solve_terms (world, &terms);
  found = coalitions (access, authority, asset, &known);
  remedies = followup_remedies (world, at, authority, asset);
  note_coalitions (notes, found, known, question->all);
  note_earliest (notes, &earliest);
  note_remedies (notes, remedies, question->all);
}
