#include "config.h"

#include "models/world/schema.h"

#include "models/world/attribute.h"

static const char HEAD[]
    = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<!-- Scenario files of sovsim, format 1.\n"
      "\n"
      "     Printed by `sovsim list schema` from the table of kinds in\n"
      "     models/world; do not edit.\n"
      "\n"
      "     Changes of the format:\n"
      "       1  (0.1.0)  the first one. -->\n"
      "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">\n"
      "\n"
      "  <xs:simpleType name=\"id\">\n"
      "    <xs:restriction base=\"xs:string\">\n"
      "      <xs:pattern value=\"[A-Za-z][A-Za-z0-9._\\-]*\"/>\n"
      "    </xs:restriction>\n"
      "  </xs:simpleType>\n"
      "  <xs:simpleType name=\"status\">\n"
      "    <xs:restriction base=\"xs:string\">\n"
      "      <xs:enumeration value=\"fact\"/>\n"
      "      <xs:enumeration value=\"estimate\"/>\n"
      "      <xs:enumeration value=\"assumption\"/>\n"
      "    </xs:restriction>\n"
      "  </xs:simpleType>\n"
      "  <xs:attributeGroup name=\"common\">\n"
      "    <xs:attribute name=\"title\" type=\"xs:string\"/>\n"
      "    <xs:attribute name=\"status\" type=\"status\"/>\n"
      "    <xs:attribute name=\"source\" type=\"xs:string\"/>\n"
      "    <xs:anyAttribute processContents=\"skip\"\n"
      "        namespace=\"http://www.w3.org/XML/1998/namespace\n"
      "                   http://www.w3.org/2001/XMLSchema-instance\"/>\n"
      "  </xs:attributeGroup>\n";

static void
append_escaped (GString *out, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (out, escaped);
}

static void
append_help (GString *out, const char *indent, const char *help)
{
  g_string_append_printf (out, "%s<xs:annotation><xs:documentation>", indent);
  append_escaped (out, help);
  g_string_append (out, "</xs:documentation></xs:annotation>\n");
}

/* --- attributes ----------------------------------------------------------- */

static void
append_enumeration (GString *out, const AttributeSpec *spec)
{
  g_string_append (out, "      <xs:simpleType><xs:restriction "
                        "base=\"xs:string\">\n");
  for (guint i = 0; spec->words[i] != NULL; i++)
    g_string_append_printf (out, "        <xs:enumeration value=\"%s\"/>\n",
                            spec->words[i]);
  g_string_append (out, "      </xs:restriction></xs:simpleType>\n");
}

static void
append_pattern (GString *out, const AttributeSpec *spec)
{
  g_autofree char *pattern = spec->type->pattern (spec);

  g_string_append (out, "      <xs:simpleType><xs:restriction "
                        "base=\"xs:string\">\n"
                        "        <xs:pattern value=\"");
  append_escaped (out, pattern);
  g_string_append (out, "\"/>\n"
                        "      </xs:restriction></xs:simpleType>\n");
}

/* A range in whole numbers; bounds of physical numbers are checked by the
 * loader, since a schema cannot look through units. */
static void
append_range (GString *out, const AttributeSpec *spec)
{
  gboolean bounded = spec->least < spec->most;

  g_string_append_printf (
      out,
      "      <xs:simpleType><xs:restriction base=\"xs:integer\">\n"
      "        <xs:minInclusive value=\"%" G_GINT64_FORMAT "\"/>\n"
      "        <xs:maxInclusive value=\"%" G_GINT64_FORMAT "\"/>\n"
      "      </xs:restriction></xs:simpleType>\n",
      bounded ? (gint64) spec->least : 0,
      bounded ? (gint64) spec->most : G_GINT64_CONSTANT (1000000000000));
}

static const char *
simple_type (const AttributeSpec *spec)
{
  if (spec->type == &ATTRIBUTE_REFERENCE)
    return " type=\"id\"";
  return spec->type->pattern == NULL && spec->type != &ATTRIBUTE_COUNT
             ? " type=\"xs:string\""
             : "";
}

static void
append_attribute (GString *out, const AttributeSpec *spec)
{
  g_string_append_printf (out, "    <xs:attribute name=\"%s\"%s%s>\n",
                          spec->name, simple_type (spec),
                          spec->fallback == REQUIRED ? " use=\"required\""
                                                     : "");
  append_help (out, "      ", spec->help);
  if (spec->type == &ATTRIBUTE_WORD)
    append_enumeration (out, spec);
  else if (spec->type == &ATTRIBUTE_COUNT)
    append_range (out, spec);
  else if (spec->type->pattern != NULL)
    append_pattern (out, spec);
  g_string_append (out, "    </xs:attribute>\n");
}

/* --- elements ------------------------------------------------------------- */

static void
append_children (GString *out, const EntityKind *parent)
{
  g_string_append (out, "    <xs:choice minOccurs=\"0\" "
                        "maxOccurs=\"unbounded\">\n");
  for (EntityKindId id = KIND_NONE + 1; id < N_KINDS; id++)
    if (entity_kind_fits (entity_kind (id), parent->id))
      g_string_append_printf (out, "      <xs:element ref=\"%s\"/>\n",
                              entity_kind (id)->element);
  if (parent->id == KIND_SCENARIO)
    g_string_append (
        out, "      <xs:element ref=\"library\"/>\n"
             "      <xs:any processContents=\"lax\"\n"
             "          namespace=\"http://www.w3.org/2001/XInclude\"/>\n");
  g_string_append (out, "    </xs:choice>\n");
}

static void
append_type (GString *out, const EntityKind *kind)
{
  g_string_append_printf (out, "\n  <xs:complexType name=\"%s\">\n",
                          kind->element);
  append_help (out, "    ", kind->help);
  append_children (out, kind);
  g_string_append_printf (out,
                          "    <xs:attribute name=\"id\" type=\"id\"%s/>\n",
                          kind->needs_id ? " use=\"required\"" : "");
  for (guint i = 0; kind->attributes[i].name != NULL; i++)
    append_attribute (out, &kind->attributes[i]);
  g_string_append (out, "    <xs:attributeGroup ref=\"common\"/>\n"
                        "  </xs:complexType>\n");
}

static void
append_key (GString *out, const EntityKind *kind)
{
  if (kind->needs_id)
    g_string_append_printf (out,
                            "    <xs:key name=\"a-%s\">\n"
                            "      <xs:selector xpath=\".//%s\"/>\n"
                            "      <xs:field xpath=\"@id\"/>\n"
                            "    </xs:key>\n",
                            kind->element, kind->element);
}

/* Can the file alone tell whether what @spec names is there? Not of hubs: a
 * <topology> reads more of them from a file of its own. */
static gboolean
is_told_by_file (const AttributeSpec *spec)
{
  return spec->type == &ATTRIBUTE_REFERENCE && spec->target != KIND_NONE
         && spec->target != KIND_HUB;
}

static void
append_references (GString *out, const EntityKind *kind)
{
  for (guint i = 0; kind->attributes[i].name != NULL; i++)
    {
      const AttributeSpec *spec = &kind->attributes[i];

      if (is_told_by_file (spec))
        g_string_append_printf (
            out,
            "    <xs:keyref name=\"%s-of-%s\" refer=\"a-%s\">\n"
            "      <xs:selector xpath=\".//%s\"/>\n"
            "      <xs:field xpath=\"@%s\"/>\n"
            "    </xs:keyref>\n",
            spec->name, kind->element, entity_kind (spec->target)->element,
            kind->element, spec->name);
    }
}

static void
append_root (GString *out)
{
  g_string_append (out, "\n  <xs:element name=\"scenario\" "
                        "type=\"scenario\">\n");
  for (EntityKindId id = KIND_NONE + 1; id < N_KINDS; id++)
    append_key (out, entity_kind (id));
  for (EntityKindId id = KIND_NONE + 1; id < N_KINDS; id++)
    append_references (out, entity_kind (id));
  g_string_append (out, "  </xs:element>\n");
}

static void
append_library (GString *out)
{
  g_string_append (out, "\n  <xs:element name=\"library\">\n"
                        "    <xs:complexType>\n"
                        "      <xs:choice minOccurs=\"0\" "
                        "maxOccurs=\"unbounded\">\n");
  for (EntityKindId id = KIND_NONE + 1; id < N_KINDS; id++)
    if (entity_kind_fits (entity_kind (id), KIND_SCENARIO))
      g_string_append_printf (out, "        <xs:element ref=\"%s\"/>\n",
                              entity_kind (id)->element);
  g_string_append (out,
                   "        <xs:element ref=\"library\"/>\n"
                   "        <xs:any processContents=\"lax\"\n"
                   "            namespace=\"http://www.w3.org/2001/XInclude\""
                   "/>\n"
                   "      </xs:choice>\n"
                   "      <xs:attribute name=\"id\" type=\"id\"/>\n"
                   "      <xs:attributeGroup ref=\"common\"/>\n"
                   "    </xs:complexType>\n"
                   "  </xs:element>\n");
}

char *
schema_text (void)
{
  GString *out = g_string_new (HEAD);

  for (EntityKindId id = KIND_NONE + 1; id < N_KINDS; id++)
    append_type (out, entity_kind (id));
  for (EntityKindId id = KIND_NONE + 1; id < N_KINDS; id++)
    if (id != KIND_SCENARIO)
      g_string_append_printf (out, "\n  <xs:element name=\"%s\" type=\"%s\"/>",
                              entity_kind (id)->element,
                              entity_kind (id)->element);
  g_string_append_c (out, '\n');
  append_library (out);
  append_root (out);
  g_string_append (out, "</xs:schema>\n");
  return g_string_free (out, FALSE);
}
