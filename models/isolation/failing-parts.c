#include "config.h"

#include "models/isolation/failing-parts.h"

#include "models/isolation/failure.h"
#include "models/world/asset.h"

gboolean
element_is_part_of (const Entity *element, const Entity *unit)
{
  const Partition *partition = element_partition (element);

  if (element->kind->id == KIND_DEPLOYMENT
      && element_is_part_of (&((const Deployment *) element)->site->base, unit))
    return TRUE;
  if (unit->kind->id == KIND_PARTITION && partition != NULL
      && &partition->base == unit)
    return TRUE;
  for (; element != NULL; element = element->parent)
    if (element == unit)
      return TRUE;
  return FALSE;
}

/* Data does not work, and so does not fail: it is out of reach. */
char *
failing_data (const World *world, const Entity *failing, SimTime at)
{
  GString *text = g_string_new (NULL);

  WORLD_EACH (world, KIND_ASSET, Asset, asset)
    ENTITY_EACH (asset, KIND_ITEM, Item, item)
      if (item->form == ITEM_CONTENT && item->site != NULL
          && element_is_part_of (&item->site->base, failing)
          && dated_holds (item->from, item->to, at))
        g_string_append_printf (text, "%s%s",
                                text->len > 0 ? ", "
                                              : "; out of "
                                                "reach: ",
                                entity_name (&item->base));
  return g_string_free (text, FALSE);
}

/* Points that contain no other: what lies one in another falls as one. */
guint
findings_innermost (const GPtrArray *findings)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const AnswerFinding *outer = g_ptr_array_index (findings, i);
      gboolean is_innermost = TRUE;

      for (guint j = 0; is_innermost && j < findings->len; j++)
        {
          const AnswerFinding *inner = g_ptr_array_index (findings, j);

          is_innermost
              = i == j || !element_is_part_of (inner->subject, outer->subject);
        }
      n += is_innermost ? 1 : 0;
    }
  return n;
}
