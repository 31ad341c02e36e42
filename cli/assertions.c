#include "config.h"

#include "cli/assertions.h"

#include <string.h>

#include "cli/assertions-measured.h"
#include "cli/json-output.h"
#include "models/assertion-law.h"

/* --- for people -------------------------------------------------------------
 */

/* g_print() or g_printerr(). */
typedef void (*Print) (const char *format, ...) G_GNUC_PRINTF (1, 2);

static void
print_result (const AssertionResult *result, Print print)
{
  g_autofree char *from = sim_time_format (result->from);
  g_autofree char *to = sim_time_format (result->to);

  print ("%s: %s in %s: %s (%s to before %s)\n",
         assertion_outcome_word (result->outcome),
         result->assertion->base.title, result->option->id, result->text, from,
         to);
  if (result->waiver != NULL)
    {
      g_autofree char *accepted = waiver_tell (result->waiver);

      print ("   %s\n", accepted);
      return;
    }
  for (guint i = 0; i < result->hops->len; i++)
    print ("  %2u. %s\n", i + 1,
           (const char *) g_ptr_array_index (result->hops, i));
}

static void
count (const GPtrArray *results, guint n_of[ASSERTION_FAILS + 1])
{
  for (guint i = 0; i < results->len; i++)
    n_of[((const AssertionResult *) g_ptr_array_index (results, i))->outcome]++;
}

static void
print_results (const GPtrArray *results, gboolean quiet, Print print)
{
  guint n_of[ASSERTION_FAILS + 1] = { 0 };

  count (results, n_of);
  for (guint i = 0; i < results->len; i++)
    {
      const AssertionResult *result = g_ptr_array_index (results, i);

      if (result->outcome > (quiet ? ASSERTION_WAIVED : ASSERTION_HOLDS))
        print_result (result, print);
    }
  if (!quiet || n_of[ASSERTION_FAILS] + n_of[ASSERTION_OPEN] > 0)
    print ("assertions: %u hold, %u waived, %u open, %u fail\n",
           n_of[ASSERTION_HOLDS], n_of[ASSERTION_WAIVED], n_of[ASSERTION_OPEN],
           n_of[ASSERTION_FAILS]);
}

static ExitStatus
status_of (const GPtrArray *results)
{
  guint n_of[ASSERTION_FAILS + 1] = { 0 };

  count (results, n_of);
  if (n_of[ASSERTION_FAILS] > 0)
    return EXIT_REFUTED;
  return n_of[ASSERTION_OPEN] > 0 ? EXIT_UNKNOWN : EXIT_FINE;
}

/* --- JUnit ------------------------------------------------------------------
 */

static char *
tell_witness (const AssertionResult *result)
{
  GString *text = g_string_new (result->text);

  for (guint i = 0; i < result->hops->len; i++)
    g_string_append_printf (text, "\n%u. %s", i + 1,
                            (const char *) g_ptr_array_index (result->hops, i));
  return g_string_free (text, FALSE);
}

static void
append_case (GString *out, const AssertionResult *result)
{
  static const char *const elements[] = { NULL, "skipped", "error", "failure" };
  const char *element = elements[result->outcome];
  g_autofree char *witness = tell_witness (result);
  g_autofree char *why = result->waiver != NULL ? waiver_tell (result->waiver)
                                                : g_strdup (result->text);
  g_autofree char *start = g_markup_printf_escaped (
      "    <testcase classname=\"%s\" name=\"%s\" file=\"%s\" line=\"%d\">\n",
      result->option->id, result->assertion->base.id,
      result->assertion->base.file, result->assertion->base.line);

  g_string_append (out, start);
  if (element != NULL)
    {
      g_autofree char *body = g_markup_printf_escaped (
          "      <%s message=\"%s\">%s</%s>\n", element, why, witness, element);

      g_string_append (out, body);
    }
  g_string_append (out, "    </testcase>\n");
}

static gboolean
write_junit (const char *path, const GPtrArray *results, GError **error)
{
  g_autoptr (GString) out = g_string_new (
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
  guint n_of[ASSERTION_FAILS + 1] = { 0 };

  count (results, n_of);
  g_string_append_printf (out,
                          "  <testsuite name=\"sovsim\" tests=\"%u\" "
                          "failures=\"%u\" errors=\"%u\" skipped=\"%u\">\n",
                          results->len, n_of[ASSERTION_FAILS],
                          n_of[ASSERTION_OPEN], n_of[ASSERTION_WAIVED]);
  for (guint i = 0; i < results->len; i++)
    append_case (out, g_ptr_array_index (results, i));
  g_string_append (out, "  </testsuite>\n</testsuites>\n");
  return g_file_set_contents (path, out->str, (gssize) out->len, error);
}

/* --- SARIF ------------------------------------------------------------------
 */

static void
begin (JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
}

static void
begin_list (JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  json_builder_begin_object (builder);
}

static void
end_list (JsonBuilder *builder)
{
  json_builder_end_object (builder);
  json_builder_end_array (builder);
}

/* A place in a file as code hosts find it: from where they ran the program, if
 * it lies below; no blank or other sign that an address cannot have. */
static char *
address_of (const char *file)
{
  g_autofree char *here = g_get_current_dir ();
  g_autofree char *full = g_canonicalize_filename (file, here);
  gsize length = strlen (here);

  if (g_str_has_prefix (full, here) && full[length] == G_DIR_SEPARATOR)
    return g_uri_escape_string (full + length + 1, "/", FALSE);
  return g_filename_to_uri (full, NULL, NULL);
}

static void
add_place (JsonBuilder *builder, const Entity *entity)
{
  g_autofree char *uri = address_of (entity->file);

  begin_list (builder, "locations");
  begin (builder, "physicalLocation");
  begin (builder, "artifactLocation");
  json_output_text (builder, "uri", uri);
  json_builder_end_object (builder);
  begin (builder, "region");
  json_builder_set_member_name (builder, "startLine");
  json_builder_add_int_value (builder, entity->line);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  end_list (builder);
}

static void
add_breach (JsonBuilder *builder, const AssertionResult *result)
{
  static const char *const levels[] = { "none", "note", "warning", "error" };
  g_autofree char *witness = tell_witness (result);
  g_autofree char *text
      = g_strdup_printf ("%s: %s", result->option->id, witness);

  json_builder_begin_object (builder);
  json_output_text (builder, "ruleId", result->assertion->base.id);
  json_output_text (builder, "level", levels[result->outcome]);
  begin (builder, "message");
  json_output_text (builder, "text", text);
  json_builder_end_object (builder);
  add_place (builder, &result->assertion->base);
  if (result->waiver != NULL)
    {
      g_autofree char *accepted = waiver_tell (result->waiver);

      begin_list (builder, "suppressions");
      json_output_text (builder, "kind", "inSource");
      json_output_text (builder, "justification", accepted);
      end_list (builder);
    }
  json_builder_end_object (builder);
}

static void
add_run (JsonBuilder *builder, const GPtrArray *results)
{
  begin_list (builder, "runs");
  begin (builder, "tool");
  begin (builder, "driver");
  json_output_text (builder, "name", "sovsim");
  json_output_text (builder, "version", PACKAGE_VERSION);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "results");
  json_builder_begin_array (builder);
  for (guint i = 0; i < results->len; i++)
    {
      const AssertionResult *result = g_ptr_array_index (results, i);

      if (result->outcome != ASSERTION_HOLDS)
        add_breach (builder, result);
    }
  json_builder_end_array (builder);
  end_list (builder);
}

static gboolean
write_sarif (const char *path, const GPtrArray *results, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  json_output_text (builder, "$schema",
                    "https://json.schemastore.org/sarif-2.1.0.json");
  json_output_text (builder, "version", "2.1.0");
  add_run (builder, results);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  return g_file_set_contents (path, text, -1, error);
}

/* --- all of it --------------------------------------------------------------
 */

static gboolean
judge_all (GPtrArray *results, const Study *study, const AssertionRuns *runs,
           GError **error)
{
  gboolean fine = TRUE;

  assertions_judge_law (results, study, runs->seed, runs->replications);
  for (guint i = 0; fine && i < results->len; i++)
    {
      AssertionResult *result = g_ptr_array_index (results, i);

      if (result->assertion->form == ASSERT_LATENCY && runs->store != NULL)
        fine = assertion_judge_latency (result, runs->store, error);
    }
  return fine;
}

ExitStatus
assertions_report (const Study *study, const char *const *variants,
                   const AssertionRuns *runs, const AssertionFiles *files,
                   gboolean quiet)
{
  g_autoptr (GPtrArray) results = assertions_judge (study, variants);
  g_autoptr (GError) error = NULL;

  if (!judge_all (results, study, runs, &error))
    {
      g_printerr ("sovsim: %s\n", error->message);
      return EXIT_FAILED;
    }
  print_results (results, quiet, files->aside ? g_printerr : g_print);
  if ((files->junit != NULL && !write_junit (files->junit, results, &error))
      || (files->sarif != NULL && !write_sarif (files->sarif, results, &error)))
    {
      g_printerr ("sovsim: %s\n", error->message);
      return EXIT_FAILED;
    }
  return status_of (results);
}
