#include "config.h"

#include "cli/reference.h"

#include <string.h>

#include "cli/example.h"
#include "models/world/attribute.h"
#include "sim/sim-dist.h"

/* --- words of one attribute, one kind ------------------------------------- */

char *
reference_type (const AttributeSpec *spec)
{
  const char *element;

  if (spec->target == KIND_NONE)
    return g_strdup (spec->type->name);
  element = entity_kind (spec->target)->element;
  return g_strdup_printf (
      "id of %s %s", strchr ("aeio", *element) != NULL ? "an" : "a", element);
}

char *
reference_fallback (const AttributeSpec *spec)
{
  if (spec->fallback == REQUIRED)
    return g_strdup ("required");
  if (spec->fallback[0] == '\0')
    return g_strdup ("optional");
  return g_strdup_printf ("[%s]", spec->fallback);
}

char *
reference_parents (const EntityKind *kind)
{
  g_autoptr (GString) parents = g_string_new (NULL);

  if (kind->id == KIND_ABOUT)
    return g_strdup ("any element");
  for (EntityKindId id = KIND_NONE + 1; id < N_KINDS; id++)
    if (entity_kind_fits (kind, id))
      g_string_append_printf (parents, "%s<%s>", parents->len > 0 ? " " : "",
                              entity_kind (id)->element);
  return g_strdup (parents->str);
}

char *
reference_children (const EntityKind *kind)
{
  g_autoptr (GString) children = g_string_new (NULL);

  for (EntityKindId id = KIND_NONE + 1; id < N_KINDS; id++)
    if (entity_kind_fits (entity_kind (id), kind->id))
      g_string_append_printf (children, "%s<%s>", children->len > 0 ? " " : "",
                              entity_kind (id)->element);
  return g_strdup (children->str);
}

/* The help of an attribute, with the words it knows. */
static char *
full_help (const AttributeSpec *spec)
{
  g_autofree char *words = NULL;

  if (spec->words == NULL)
    return g_strdup (spec->help);
  words = g_strjoinv (", ", (char **) spec->words);
  return g_strdup_printf ("%s; one of: %s", spec->help, words);
}

/* --- Markdown ------------------------------------------------------------- */

/* Neither a tag nor a column to Markdown. Free with g_free. */
static char *
plain (const char *text)
{
  g_autoptr (GString) safe = g_string_new (text);

  g_string_replace (safe, "<", "&lt;", 0);
  g_string_replace (safe, "|", "\\|", 0);
  return g_strdup (safe->str);
}

static void
print_row (const char *name, const char *type, const char *fallback,
           const char *help)
{
  g_autofree char *safe = plain (help);

  g_print ("| `%s` | %s | %s | %s |\n", name, type, fallback, safe);
}

static void
print_attributes (const EntityKind *kind)
{
  if (kind->attributes[0].name == NULL)
    return;
  g_print ("\n| attribute | written as | left out | |\n"
           "| --- | --- | --- | --- |\n");
  for (guint i = 0; kind->attributes[i].name != NULL; i++)
    {
      const AttributeSpec *spec = &kind->attributes[i];
      g_autofree char *type = reference_type (spec);
      g_autofree char *fallback = reference_fallback (spec);
      g_autofree char *help = full_help (spec);

      print_row (spec->name, type, fallback, help);
    }
}

/* The example without its line, which changes whenever the file does. */
static void
print_example (const EntityKind *kind)
{
  g_autofree char *place = NULL;
  g_autofree char *example = example_of (kind->element, NULL, &place);

  if (example == NULL)
    return;
  *strchr (place, ':') = '\0';
  g_print ("\nAs in `%s`:\n\n```xml\n%s\n```\n", place, example);
}

static void
print_element (const EntityKind *kind)
{
  g_autofree char *parents = reference_parents (kind);
  g_autofree char *children = reference_children (kind);
  g_autofree char *help = plain (kind->help);
  char *about = strstr (children, "<about>");

  /* Which any element holds. */
  if (about != NULL)
    *about = '\0';
  g_strchomp (children);

  g_print ("\n### %s\n\n%s.", kind->element, help);
  if (*parents != '\0')
    g_print (" In `%s`.", parents);
  if (*children != '\0')
    g_print (" Holds `%s`.", children);
  g_print ("%s\n", kind->needs_id ? " Has an `id`." : "");
  print_attributes (kind);
  print_example (kind);
}

void
reference_print_markdown (void)
{
  const SimDistKind *kind;

  g_print ("## How attributes are written\n\n| type | |\n| --- | --- |\n");
  for (guint i = 0; ATTRIBUTE_TYPES[i] != NULL; i++)
    {
      g_autofree char *help = plain (ATTRIBUTE_TYPES[i]->help);

      g_print ("| %s | %s |\n", ATTRIBUTE_TYPES[i]->name, help);
    }
  g_print ("\n## Distributions\n\n| written as | |\n| --- | --- |\n");
  for (guint i = 0; (kind = sim_dist_kind (i)) != NULL; i++)
    g_print ("| `%s` | %s |\n", sim_dist_kind_example (kind, 0),
             sim_dist_kind_help (kind));
  g_print ("\n## Elements\n\nEvery element may have `id`, `title`, `status` "
           "(fact, estimate, assumption) and `source`, and "
           "hold `<about>`.\n");
  for (EntityKindId id = KIND_NONE + 1; id < N_KINDS; id++)
    print_element (entity_kind (id));
}

/* --- the source of a manual page ------------------------------------------ */

/* Nothing in it is an escape or a request. Free with g_free. */
static char *
man_text (const char *text)
{
  g_autoptr (GString) safe = g_string_new (text);

  g_string_replace (safe, "\\", "\\e", 0);
  g_string_replace (safe, "-", "\\-", 0);
  if (*text == '.' || *text == '\'')
    g_string_prepend (safe, "\\&");
  return g_strdup (safe->str);
}

static void
print_man_item (const char *name, const char *aside, const char *help)
{
  g_autofree char *bold = man_text (name);
  g_autofree char *plain_aside = man_text (aside);
  g_autofree char *text = man_text (help);

  g_print (".TP\n\\fB%s\\fR  %s\n%s\n", bold, plain_aside, text);
}

static void
print_man_element (const EntityKind *kind)
{
  g_autofree char *name = man_text (kind->element);
  g_autofree char *help = man_text (kind->help);
  g_autofree char *parents = reference_parents (kind);
  g_autofree char *in = man_text (parents);

  g_print (".SS <%s>\n%s.%s%s%s%s\n", name, help, *in != '\0' ? " In " : "", in,
           *in != '\0' ? "." : "", kind->needs_id ? " Has an id." : "");
  for (guint i = 0; kind->attributes[i].name != NULL; i++)
    {
      const AttributeSpec *spec = &kind->attributes[i];
      g_autofree char *type = reference_type (spec);
      g_autofree char *fallback = reference_fallback (spec);
      g_autofree char *aside = g_strdup_printf ("%s, %s", type, fallback);
      g_autofree char *text = full_help (spec);

      print_man_item (spec->name, aside, text);
    }
}

void
reference_print_man (void)
{
  const SimDistKind *kind;

  g_print (".SH ELEMENTS\n");
  for (EntityKindId id = KIND_NONE + 1; id < N_KINDS; id++)
    print_man_element (entity_kind (id));
  g_print (".SH TYPES\n");
  for (guint i = 0; ATTRIBUTE_TYPES[i] != NULL; i++)
    print_man_item (ATTRIBUTE_TYPES[i]->name, "", ATTRIBUTE_TYPES[i]->help);
  g_print (".SH DISTRIBUTIONS\n");
  for (guint i = 0; (kind = sim_dist_kind (i)) != NULL; i++)
    print_man_item (sim_dist_kind_example (kind, 0), "",
                    sim_dist_kind_help (kind));
}
