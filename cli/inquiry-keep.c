/* What an inquiry told, as JSON: printed, and kept for the report. */
#include "config.h"

#include "cli/inquiry-way.h"
#include "cli/json-output.h"

void
inquiry_json_head (const Inquiry *inquiry, const InquiryMethod *method,
                   JsonBuilder *json)
{
  SimContrast effect = inquiry_effect (inquiry, inquiry->base);

  json_builder_begin_object (json);
  json_output_text (json, "method", method->name);
  json_output_text (json, "metric", inquiry->metric);
  json_output_text (json, "labels", inquiry->wish->labels);
  json_output_text (json, "unit", inquiry->unit);
  json_output_text (json, "better", inquiry->is_lower ? "lower" : "higher");
  json_output_text (json, "winner",
                    method == &INQUIRY_FLIPS && !ways_have_winner (inquiry)
                        ? NULL
                        : trials_variant (inquiry->trials, inquiry->winner));
  json_output_text (json, "rival",
                    inquiry->winner == inquiry->rival
                        ? NULL
                        : trials_variant (inquiry->trials, inquiry->rival));
  json_output_number (json, "difference", effect.difference);
}

/* Of whom it was asked, for there may be several. Free with g_free. */
static char *
name_of (const Inquiry *inquiry, const InquiryMethod *method)
{
  g_autofree char *some = inquiry->wish->assumptions == NULL
                              ? g_strdup ("")
                              : g_strjoinv (" ", inquiry->wish->assumptions);

  return g_strdup_printf ("%s %s%s%s%s%s", method->name, inquiry->metric,
                          inquiry->wish->labels != NULL ? " " : "",
                          inquiry->wish->labels != NULL ? inquiry->wish->labels
                                                        : "",
                          some[0] != '\0' ? " of " : "", some);
}

static char *
kept_json (Inquiry *inquiry, const InquiryMethod *method, GError **error)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (json);
  json_output_text (json, "scenario-hash", inquiry->study->hash);
  json_builder_set_member_name (json, "inquiry");
  inquiry_json_head (inquiry, method, json);
  if (!method->tell (inquiry, json, error))
    return NULL;
  json_builder_end_object (json);
  json_builder_end_object (json);
  root = json_builder_get_root (json);
  return json_to_string (root, FALSE);
}

/* Beside the trials, for the report: plots/inquiries.h. */
gboolean
inquiry_keep (Inquiry *inquiry, const InquiryMethod *method, GError **error)
{
  SimStore *store = trials_store (inquiry->trials);
  g_autofree char *name = name_of (inquiry, method);
  g_autofree char *json = kept_json (inquiry, method, error);
  SimEntity row = { "inquiry", name, method->help, json };

  return json != NULL && sim_store_begin (store, error)
         && sim_store_add_entity (store, &row, error)
         && sim_store_commit (store, error);
}
