/* Where data of a class comes to rest or is processed. */
#include "config.h"

#include "models/isolation/question.h"
#include "models/world/asset.h"
#include "models/world/flow.h"

typedef struct
{
  const World *world;
  SimTime at;
  int data_class;
  const Jurisdiction *area;
  Answer *answer;
} Search;

static gboolean
is_there (const Search *search, const Site *site)
{
  return jurisdiction_is_within (site_region (site)->jurisdiction,
                                 search->area);
}

static AnswerFinding *
find (const Search *search, const Entity *what, const char *does,
      const Site *site)
{
  return answer_find (
      search->answer,
      g_strdup_printf ("%s %s at %s, %s", entity_name (what), does,
                       entity_name (&site->base),
                       entity_name (&site_region (site)->jurisdiction->base)),
      what, &site->base, NULL);
}

static void
add_site (AnswerFinding *finding, const Site *site)
{
  const Region *region = site_region (site);

  finding_add_relation (
      finding,
      g_strdup_printf ("%s stands in %s, %s", entity_name (&site->base),
                       entity_name (&region->base),
                       entity_name (&region->jurisdiction->base)),
      &region->base);
}

/* --- at rest -------------------------------------------------------------- */

static void
note_unplaced (const Search *search, const Item *item)
{
  ENTITY_EACH (item, KIND_HOLDING, Holding, holding)
    if (dated_holds (holding->from, holding->to, search->at)
        && holding->holds != HOLDS_NO)
      {
        g_ptr_array_add (
            search->answer->missing,
            g_strdup_printf ("where does %s keep %s (%s:%d names no site)",
                             entity_name (&holding->party->base),
                             entity_name (&item->base), item->base.file,
                             item->base.line));
        return;
      }
}

static void
search_item (const Search *search, const Item *item)
{
  AnswerFinding *finding;

  if (item->site == NULL)
    {
      note_unplaced (search, item);
      return;
    }
  if (!is_there (search, item->site))
    return;
  finding = find (search, &item->base, "rests", item->site);
  finding_add_relation (finding,
                        g_strdup_printf ("%s belongs to %s and is kept at %s",
                                         entity_name (&item->base),
                                         entity_name (item->base.parent),
                                         entity_name (&item->site->base)),
                        &item->base);
  add_site (finding, item->site);
}

static void
search_assets (const Search *search)
{
  WORLD_EACH (search->world, KIND_ASSET, Asset, asset)
    if (asset->data_class == search->data_class)
      ENTITY_EACH (asset, KIND_ITEM, Item, item)
        if ((item->form == ITEM_CONTENT || item->form == ITEM_PROCESSING)
            && dated_holds (item->from, item->to, search->at))
          search_item (search, item);
}

/* --- processed ------------------------------------------------------------ */

static void
search_deployment (const Search *search, const Flow *flow, const Use *use,
                   const Instance *instance, const Deployment *deployment)
{
  AnswerFinding *finding;

  if (!deployment_serves (deployment, search->at)
      || !is_there (search, deployment->site))
    return;
  finding = find (search, &flow->base, "is processed", deployment->site);
  finding_add_relation (finding,
                        g_strdup_printf ("%s uses %s",
                                         entity_name (use->base.parent),
                                         entity_name (&instance->base)),
                        &use->base);
  finding_add_relation (finding,
                        g_strdup_printf ("%s is deployed at %s",
                                         entity_name (&instance->base),
                                         entity_name (&deployment->site->base)),
                        &deployment->base);
  add_site (finding, deployment->site);
}

static void
search_use (const Search *search, const Flow *flow, const Use *use)
{
  const Population *population = (const Population *) use->base.parent;
  const Instance *doors[] = { use->instance, use->fallback };

  for (guint i = 0; i < G_N_ELEMENTS (doors); i++)
    if (doors[i] != NULL && flow_concerns (flow, doors[i]->service, population)
        && dated_holds (doors[i]->available, doors[i]->retired, search->at))
      ENTITY_EACH (doors[i], KIND_DEPLOYMENT, Deployment, deployment)
        search_deployment (search, flow, use, doors[i], deployment);
}

static void
search_flows (const Search *search)
{
  WORLD_EACH (search->world, KIND_FLOW, Flow, flow)
    if (flow->data_class == search->data_class)
      WORLD_EACH (search->world, KIND_USE, Use, use)
        if (dated_holds (use->from, use->to, search->at))
          search_use (search, flow, use);
}

/* --- the kind ------------------------------------------------------------- */

static int
class_named (const char *word)
{
  for (int i = 0; DATA_CLASS_WORDS[i] != NULL; i++)
    if (g_str_equal (DATA_CLASS_WORDS[i], word))
      return i;
  return -1;
}

static char *
accepts_class (const Question *question, guint i)
{
  g_autofree char *hint = NULL;
  g_autofree char *quoted = NULL;

  if (class_named (question->arguments[i]) >= 0)
    return NULL;
  quoted = problem_quote (question->arguments[i]);
  hint = problem_suggest (question->arguments[i], DATA_CLASS_WORDS);
  return g_strdup_printf ("there is no class of data '%s'%s", quoted, hint);
}

static void
answer_path (const Question *question, SimTime at, Answer *answer)
{
  static const char *const can[]
      = { "never lies and is never processed in", "lies or is processed in",
          "might lie in" };
  const World *world = option_world (question->option, at);
  Search search = { world, at, class_named (question->arguments[0]),
                    question_entity (question, world, 1), answer };

  search_assets (&search);
  search_flows (&search);
  answer->verdict = answer->findings->len > 0  ? ANSWER_REFUTED
                    : answer->missing->len > 0 ? ANSWER_UNKNOWN
                                               : ANSWER_PROVED;
  answer->text = g_strdup_printf ("data of class %s %s %s",
                                  question->arguments[0], can[answer->verdict],
                                  entity_name (&search.area->base));
  answer->searched = g_strdup_printf (
      "every item of %u assets and every use of %u flows was looked at. Closed "
      "world: only copies, uses and deployments that the scenario names exist",
      world_all (world, KIND_ASSET)->len, world_all (world, KIND_FLOW)->len);
}

const QuestionKind QUESTION_PATH
    = { .name = "path",
        .arguments = "CLASS JURISDICTION",
        .help = "Does data of a class neither rest nor get processed in a "
                "jurisdiction",
        .n_arguments = 2,
        .kinds = { KIND_NONE, KIND_JURISDICTION },
        .accepts = accepts_class,
        .answer = answer_path };
