#include "config.h"

#include "cli/deciding.h"
#include "cli/json-output.h"

#include <stdio.h>

#include "sim/sim-csv.h"

/* --- CSV ------------------------------------------------------------------ */

static void
print_row (const DecidingForm *form, const char *const *cells)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < (form->with_law ? 6 : 5); i++)
    {
      if (i > 0)
        g_string_append_c (line, ',');
      if (cells[i][0] != '\0')
        {
          g_autoptr (GString) cell = g_string_new (NULL);

          sim_csv_append (cell, cells[i]);
          g_string_append (line, cell->str);
        }
    }
  g_print ("%s\n", line->str);
}

void
deciding_print_head (const DecidingForm *form)
{
  static const char *const HEAD[]
      = { "id", "verdict", "rule", "article", "reason", "law" };

  if (!form->json)
    print_row (form, HEAD);
}

/* --- JSON ----------------------------------------------------------------- */

static void
add_member (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_reason (JsonBuilder *builder, const Reason *reason)
{
  add_member (builder, "column", reason->column);
  add_member (builder, "asked", reason->asked);
  add_member (builder, "found", reason->found);
}

static void
add_conditions (JsonBuilder *builder, const GArray *held)
{
  json_builder_set_member_name (builder, "conditions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < held->len; i++)
    {
      json_builder_begin_object (builder);
      add_reason (builder, &g_array_index (held, Reason, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_attempt (JsonBuilder *builder, const Attempt *attempt)
{
  const char *article = attempt->rule->article;

  if (attempt->cure != NULL && attempt->cure->article != NULL)
    article = attempt->cure->article;
  json_builder_begin_object (builder);
  add_member (builder, "rule", rule_name (attempt->rule));
  add_member (builder, "article", article);
  add_reason (builder, &attempt->failed);
  json_builder_end_object (builder);
}

static void
add_cures (JsonBuilder *builder, const GPtrArray *cures)
{
  json_builder_set_member_name (builder, "cures");
  json_builder_begin_array (builder);
  for (guint i = 0; i < cures->len; i++)
    {
      const Cure *cure = g_ptr_array_index (cures, i);

      json_builder_add_string_value (builder, cure->mechanisms);
    }
  json_builder_end_array (builder);
}

static void
add_chain (JsonBuilder *builder, const Reasons *reasons)
{
  add_conditions (builder, reasons->held);
  json_builder_set_member_name (builder, "tried");
  json_builder_begin_array (builder);
  for (guint i = 0; i < reasons->tried->len; i++)
    add_attempt (builder, &g_array_index (reasons->tried, Attempt, i));
  json_builder_end_array (builder);
  add_cures (builder, reasons->cures);
  if (reasons->verdict.missing != NULL)
    add_member (builder, "missing", reasons->verdict.missing);
  if (reasons->nearest == NULL)
    return;
  json_builder_set_member_name (builder, "nearest");
  json_builder_begin_object (builder);
  add_member (builder, "rule", rule_name (reasons->nearest));
  add_reason (builder, &reasons->missed);
  json_builder_end_object (builder);
}

static JsonBuilder *
object_new (const char *const *cells)
{
  static const char *const NAMES[]
      = { "id", "verdict", "rule", "article", "reason", "law" };
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++)
    add_member (builder, NAMES[i], cells[i]);
  return builder;
}

static void
print_object (JsonBuilder *builder)
{
  add_member (builder, "note", "A model, not legal advice.");
  json_builder_end_object (builder);
  json_output_print (builder);
}

/* --- verdicts ------------------------------------------------------------- */

void
deciding_print (const DecidingForm *form, const char *id, const char *law,
                const Reasons *reasons)
{
  const Rule *rule = reasons_rule (reasons);
  g_autofree char *text = reasons_text (reasons);
  const char *cells[] = { id,
                          verdict_word (&reasons->verdict),
                          rule == NULL ? "" : rule_name (rule),
                          reasons_article (reasons),
                          text,
                          law };
  g_autoptr (JsonBuilder) builder = NULL;

  if (!form->json)
    {
      print_row (form, cells);
      return;
    }
  builder = object_new (cells);
  add_chain (builder, reasons);
  print_object (builder);
}

void
deciding_print_conflict (const DecidingForm *form, const char *id,
                         const Conflict *conflict)
{
  const char *cells[] = { id,
                          "conflict",
                          conflict->rules,
                          conflict->article,
                          conflict->reason,
                          conflict->laws };
  g_autoptr (JsonBuilder) builder = NULL;

  if (!form->json)
    {
      print_row (form, cells);
      return;
    }
  builder = object_new (cells);
  print_object (builder);
}

/* --- conflicts ------------------------------------------------------------ */

void
conflict_free (Conflict *conflict)
{
  if (conflict == NULL)
    return;
  g_free (conflict->laws);
  g_free (conflict->rules);
  g_free (conflict->article);
  g_free (conflict->reason);
  g_free (conflict);
}

static gboolean
compels (const Verdict *verdict)
{
  return verdict->word == VERDICT_COMPELLABLE;
}

static gboolean
forbids (const Verdict *verdict)
{
  return verdict->word == VERDICT_PROHIBITED
         || verdict->word >= VERDICT_REQUIRES;
}

static Conflict *
conflict_new (const Reasons *one, const char *law, const Reasons *other,
              const char *other_law)
{
  Conflict *conflict = g_new0 (Conflict, 1);

  conflict->laws = g_strdup_printf ("%s against %s", law, other_law);
  conflict->rules
      = g_strdup_printf ("%s against %s", rule_name (one->verdict.rule),
                         rule_name (other->verdict.rule));
  conflict->article = g_strdup_printf ("%s against %s", reasons_article (one),
                                       reasons_article (other));
  conflict->reason = g_strdup_printf (
      "the law of %s compels what that of %s %s", law, other_law,
      other->verdict.word == VERDICT_PROHIBITED
          ? "forbids"
          : "forbids until more is obtained");
  return conflict;
}

static void
free_conflict (gpointer conflict)
{
  conflict_free (conflict);
}

GPtrArray *
deciding_conflicts (const GPtrArray *answers, const char *const *laws)
{
  GPtrArray *conflicts = g_ptr_array_new_with_free_func (free_conflict);

  for (guint i = 0; i < answers->len; i++)
    for (guint j = 0; j < answers->len; j++)
      {
        const Reasons *one = g_ptr_array_index (answers, i);
        const Reasons *other = g_ptr_array_index (answers, j);

        if (compels (&one->verdict) && forbids (&other->verdict))
          g_ptr_array_add (conflicts,
                           conflict_new (one, laws[i], other, laws[j]));
      }
  return conflicts;
}
