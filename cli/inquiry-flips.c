/* When another wins: for each assumption how far it can go, the nearest flip
 * first, then the nearest few two by two. */
#include "config.h"

#include <math.h>

#include "cli/inquiry-way.h"
#include "cli/json-output.h"
#include "cli/output.h"
#include "models/world/attribute.h"

/* ---- Telling ------------------------------------------------------------- */

static char *
text_on (const Inquiry *inquiry, const Way *way, int leg, double share)
{
  const Factor *factor = inquiry_factor (inquiry, way->factors[leg]);
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *text = NULL;
  char *end;
  double number;

  if (share >= 1)
    return g_strdup (way->ends[leg] > 0.5 ? factor->high : factor->low);
  text = factor_text (factor, way_place (inquiry, way, leg, share));
  number = g_ascii_strtod (text, &end);
  if (end == text || factor->spec->type == &ATTRIBUTE_COUNT)
    return g_steal_pointer (&text);
  g_ascii_formatd (buffer, sizeof buffer, "%.4g", number);
  return g_strconcat (buffer, end, NULL);
}

/* How far the winner wins on this way. */
static char *
reach_text (const Inquiry *inquiry, const Way *way)
{
  gboolean to_end
      = !sim_flip_has_flipped (&way->flip) && !sim_flip_is_open (&way->flip);

  return way->is_moving
             ? text_on (inquiry, way, 0, to_end ? 1 : way->flip.same)
             : g_strdup (inquiry_factor (inquiry, way->factors[0])->value);
}

/* Add to @then "far-door above 50.1ms", if there is anything beyond. */
static void
append_beyond (GString *then, Inquiry *inquiry, const Way *way)
{
  const SimFlip *flip = &way->flip;
  gboolean is_flip = sim_flip_has_flipped (flip);
  g_autofree char *text = NULL;

  if (!is_flip && !sim_flip_is_open (flip))
    return;
  text = text_on (inquiry, way, 0, is_flip ? flip->other : flip->open_from);
  g_string_append_printf (
      then, "%s%s %s %s", then->len > 0 ? "; " : "",
      is_flip ? ways_best (inquiry, way_trial (inquiry, way, flip->other))
              : "not shown",
      way->ends[0] > 0.5 ? "from" : "up to", text);
}

static void
print_factor (Table *table, Inquiry *inquiry, const Way *ways)
{
  const Factor *factor = inquiry_factor (inquiry, ways->factors[0]);
  g_autofree char *low = reach_text (inquiry, &ways[0]);
  g_autofree char *high = reach_text (inquiry, &ways[1]);
  double nearest = MIN (ways[0].distance, ways[1].distance);
  g_autofree char *number = output_number (100 * nearest, 3);
  g_autofree char *share
      = nearest <= 1 ? g_strconcat (number, " %", NULL) : g_strdup ("-");
  g_autoptr (GString) then = g_string_new (NULL);

  append_beyond (then, inquiry, &ways[0]);
  append_beyond (then, inquiry, &ways[1]);
  table_add (table, (const char *const[]){ factor->name, factor->value, share,
                                           low, high, then->str });
}

static void
print_factors (Inquiry *inquiry, GArray *ways)
{
  g_autoptr (Table) table = table_new ("lrrrrl");
  g_autofree char *wins = g_strdup_printf (
      "%s wins from", trials_variant (inquiry->trials, inquiry->winner));

  table_add (table, (const char *const[]){ "", "value", "flip at", wins, "to",
                                           "another" });
  for (guint i = 0; i + 1 < ways->len; i += 2)
    print_factor (table, inquiry, &g_array_index (ways, Way, i));
  table_print (table);
  g_print (
      "\nThe share of the range between low and high that lies between the "
      "value and the flip.\n");
}

static void
print_pair (Inquiry *inquiry, const Way *pair)
{
  const SimFlip *flip = &pair->flip;
  gboolean is_flip = sim_flip_has_flipped (flip);
  double share = is_flip ? flip->other : sim_flip_distance (flip);
  const char *names[2] = { inquiry_factor (inquiry, pair->factors[0])->name,
                           inquiry_factor (inquiry, pair->factors[1])->name };
  g_autofree char *first = text_on (inquiry, pair, 0, share);
  g_autofree char *second = text_on (inquiry, pair, 1, share);

  if (share > 1)
    g_print ("%s to %s with %s to %s: %s wins\n", names[0], first, names[1],
             second, trials_variant (inquiry->trials, inquiry->winner));
  else
    g_print ("%s to %s with %s to %s, %.1f %% of both ways: %s%s\n", names[0],
             first, names[1], second, 100 * share,
             is_flip ? ways_best (inquiry, way_trial (inquiry, pair, share))
                     : "the winner",
             is_flip ? " wins" : " is no longer shown");
}

static void
print_pairs (Inquiry *inquiry, const GArray *pairs)
{
  if (pairs->len == 0)
    return;
  g_print ("\nTwo at once, each the same share of its way to its worse end\n");
  for (guint i = 0; i < pairs->len; i++)
    print_pair (inquiry, &g_array_index (pairs, Way, i));
}

static void
add_bracket (JsonBuilder *json, const Inquiry *inquiry, const Way *way, int leg)
{
  const SimFlip *flip = &way->flip;
  const struct
  {
    const char *name;
    double share;
  } members[] = { { "same-at", flip->same },
                  { "not-shown-from", flip->open_from },
                  { "not-shown-to", flip->open_to },
                  { "other-from", flip->other } };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      double share = members[i].share;
      g_autofree char *text
          = share >= 0 && share <= 1
                ? factor_text (inquiry_factor (inquiry, way->factors[leg]),
                               way_place (inquiry, way, leg, share))
                : NULL;

      json_output_text (json, members[i].name, text);
    }
}

static void
add_way (JsonBuilder *json, Inquiry *inquiry, const Way *way, int n_legs)
{
  static const char *const legs[] = { "assumption", "with" };

  json_builder_begin_object (json);
  for (int leg = 0; leg < n_legs; leg++)
    {
      const Factor *factor = inquiry_factor (inquiry, way->factors[leg]);

      json_builder_set_member_name (json, legs[leg]);
      json_builder_begin_object (json);
      json_output_text (json, "name", factor->name);
      json_output_text (json, "value", factor->value);
      json_output_text (json, "towards",
                        way->ends[leg] > 0.5 ? factor->high : factor->low);
      add_bracket (json, inquiry, way, leg);
      json_builder_end_object (json);
    }
  json_output_truth (json, "flips", sim_flip_has_flipped (&way->flip));
  if (sim_flip_has_flipped (&way->flip))
    json_output_text (
        json, "other",
        ways_best (inquiry, way_trial (inquiry, way, way->flip.other)));
  json_output_number (json, "share-of-way",
                      way->is_moving && sim_flip_distance (&way->flip) <= 1
                          ? sim_flip_distance (&way->flip)
                          : (double) NAN);
  if (n_legs == 1)
    json_output_number (json, "share-of-range",
                        way->distance <= 1 ? way->distance : (double) NAN);
  json_builder_end_object (json);
}

static void
add_ways (JsonBuilder *json, const char *name, Inquiry *inquiry,
          const GArray *ways, int n_legs)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
  for (guint i = 0; i < ways->len; i++)
    add_way (json, inquiry, &g_array_index (ways, Way, i), n_legs);
  json_builder_end_array (json);
}

/* ---- The method ---------------------------------------------------------- */

static void
add (Inquiry *inquiry)
{
  g_autoptr (GArray) ways = ways_all (inquiry);

  (void) ways_add_round (inquiry, ways);
}

static void
print_no_winner (const Inquiry *inquiry)
{
  if (inquiry->winner == inquiry->rival)
    g_print ("There is only one variant: nothing that could flip.\n");
  else if (inquiry_effect (inquiry, inquiry->base).is_exact)
    g_print ("The best are equal in every replication: nothing that could "
             "flip, and more would show nothing.\n");
  else
    g_print ("No difference is shown as things stand: nothing that could "
             "flip. More replications may show one.\n");
}

/* Without a winner there is nothing to look for. */
static gboolean
search (Inquiry *inquiry, GArray *ways, GArray **pairs, GError **error)
{
  g_autoptr (GArray) worse = NULL;

  if (!ways_have_winner (inquiry))
    {
      g_array_set_size (ways, 0);
      *pairs = g_array_new (FALSE, FALSE, sizeof (Way));
      return TRUE;
    }
  if (!ways_search (inquiry, ways, error))
    return FALSE;
  worse = ways_worse (ways);
  *pairs = ways_pairs (worse);
  if (!ways_search (inquiry, *pairs, error))
    return FALSE;
  ways_sort (ways);
  return TRUE;
}

static gboolean
tell (Inquiry *inquiry, JsonBuilder *json, GError **error)
{
  g_autoptr (GArray) ways = ways_all (inquiry);
  g_autoptr (GArray) pairs = NULL;

  if (!search (inquiry, ways, &pairs, error))
    return FALSE;
  if (json != NULL)
    {
      add_ways (json, "assumptions", inquiry, ways, 1);
      add_ways (json, "pairs", inquiry, pairs, 2);
    }
  else if (!ways_have_winner (inquiry))
    print_no_winner (inquiry);
  else
    {
      print_factors (inquiry, ways);
      print_pairs (inquiry, pairs);
    }
  return TRUE;
}

const InquiryMethod INQUIRY_FLIPS
    = { "flips",
        "how far each assumption can go before another wins, the "
        "nearest first",
        0,
        0,
        add,
        tell,
        NULL };
