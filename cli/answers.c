#include "config.h"

#include "cli/answers.h"
#include "cli/json-output.h"

/* --- for people -------------------------------------------------------------
 */

static void
print_hop (guint number, const AnswerHop *hop)
{
  g_autofree char *since = sim_time_format (hop->since);

  g_print ("  %2u. %s", number, hop->text);
  if (hop->since != SIM_ALWAYS)
    g_print (", since %s", since);
  g_print ("\n");
}

static void
print_finding (const AnswerFinding *finding)
{
  g_print ("%s%s\n", finding->open ? "if what is unknown holds: " : "",
           finding->text);
  for (guint i = 0; i < finding->hops->len; i++)
    print_hop (i + 1, g_ptr_array_index (finding->hops, i));
  for (guint i = 0; i < finding->notes->len; i++)
    g_print ("   -  %s\n",
             (const char *) g_ptr_array_index (finding->notes, i));
}

static void
print_answer (const Question *question, const Answer *answer)
{
  guint n = answer->findings->len;
  guint shown = question->all ? n : MIN (n, 1);

  for (guint i = 0; i < shown; i++)
    print_finding (g_ptr_array_index (answer->findings, i));
  if (shown < n)
    g_print ("and %u more; --all shows them\n", n - shown);
  if (answer->verdict == ANSWER_UNKNOWN || question->all)
    for (guint i = 0; i < answer->missing->len; i++)
      g_print ("missing: %s?\n",
               (const char *) g_ptr_array_index (answer->missing, i));
  if (answer->verdict != ANSWER_REFUTED)
    g_print ("searched: %s.\n", answer->searched);
}

void
answers_print (const Question *question, const GPtrArray *answers,
               gboolean spans)
{
  for (guint i = 0; i < answers->len; i++)
    {
      const Answer *answer = g_ptr_array_index (answers, i);
      g_autofree char *from = sim_time_format (answer->from);
      g_autofree char *to = sim_time_format (answer->to);

      if (i > 0)
        g_print ("\n");
      g_print ("%s: %s\n", answer_verdict_word (answer->verdict), answer->text);
      g_print ("(%s, %s%s%s)\n", question->option->id, from,
               spans ? " to before " : "", spans ? to : "");
      print_answer (question, answer);
    }
}

/* --- as JSON ----------------------------------------------------------------
 */

static void
add_time (JsonBuilder *builder, const char *name, SimTime when)
{
  g_autofree char *text = sim_time_format (when);

  json_output_text (builder, name, text);
}

static void
add_texts (JsonBuilder *builder, const char *name, const GPtrArray *texts)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < texts->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (texts, i));
  json_builder_end_array (builder);
}

static void
add_hop (JsonBuilder *builder, const AnswerHop *hop)
{
  json_builder_begin_object (builder);
  json_output_text (builder, "text", hop->text);
  json_output_text (builder, "relation", hop->basis->kind->element);
  json_output_text (builder, "id", hop->basis->id);
  json_output_text (builder, "file", hop->basis->file);
  json_output_int (builder, "line", hop->basis->line);
  json_output_text (builder, "status", hop->basis->status);
  json_output_text (builder, "source", hop->basis->source);
  add_time (builder, "since", hop->since);
  json_builder_end_object (builder);
}

static void
add_finding (JsonBuilder *builder, const AnswerFinding *finding)
{
  json_builder_begin_object (builder);
  json_output_text (builder, "text", finding->text);
  json_output_text (builder, "subject",
                    finding->subject == NULL ? NULL : finding->subject->id);
  json_output_text (builder, "object",
                    finding->object == NULL ? NULL : finding->object->id);
  json_output_text (builder, "value", finding->value);
  json_output_truth (builder, "open", finding->open);
  if (finding->surely != NULL)
    json_output_text (builder, "surely", finding->surely);
  json_builder_set_member_name (builder, "hops");
  json_builder_begin_array (builder);
  for (guint i = 0; i < finding->hops->len; i++)
    add_hop (builder, g_ptr_array_index (finding->hops, i));
  json_builder_end_array (builder);
  add_texts (builder, "notes", finding->notes);
  json_builder_end_object (builder);
}

static void
add_answer (JsonBuilder *builder, const Answer *answer)
{
  json_builder_begin_object (builder);
  add_time (builder, "from", answer->from);
  add_time (builder, "to", answer->to);
  json_output_text (builder, "verdict", answer_verdict_word (answer->verdict));
  json_output_text (builder, "text", answer->text);
  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < answer->findings->len; i++)
    add_finding (builder, g_ptr_array_index (answer->findings, i));
  json_builder_end_array (builder);
  add_texts (builder, "missing", answer->missing);
  json_output_text (builder, "searched", answer->searched);
  json_builder_end_object (builder);
}

void
answers_print_json (const Question *question, const GPtrArray *answers)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_output_text (builder, "scenario", question->study->path);
  json_output_text (builder, "variant", question->option->id);
  json_output_text (builder, "question", question->kind->name);
  json_builder_set_member_name (builder, "arguments");
  json_builder_begin_array (builder);
  for (guint i = 0; i < question->kind->n_arguments; i++)
    json_builder_add_string_value (builder, question->arguments[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "answers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < answers->len; i++)
    add_answer (builder, g_ptr_array_index (answers, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  json_output_print (builder);
}
