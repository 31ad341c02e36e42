/* Compelled access: the table of modes, reaches, treaties, conflicts. */
#include "config.h"

#include "models/isolation/access.h"
#include "tests/models/small-world.h"

#include <string.h>

/* One country for each party, so that the authority of a country compels that
 * party and nobody else: "stored plaintext iff H or O" becomes a row. */
#define MODE_PARTIES                                                           \
  "<jurisdiction id='jh'/><jurisdiction id='jo'/><jurisdiction id='jk'/>"      \
  "<jurisdiction id='ju'/><jurisdiction id='jp'/>"                             \
  "<party id='h' seat='jh'/><party id='o' seat='jo'/>"                         \
  "<party id='k' seat='jk'/><party id='u' seat='ju'/>"                         \
  "<party id='p' seat='jp'/>"
#define HOLDS(item, form, holders)                                             \
  "<item id='" item "' form='" form "'>" holders "</item>"
#define BY(party) "<holding party='" party "'/>"
#define SET(needs) "<decryption>" needs "</decryption>"
#define LIVE(needs) "<decryption reading='live'>" needs "</decryption>"
#define NEED(item) "<needs item='" item "'/>"

typedef struct
{
  const char *mode, *body;
  const char *stored; /* sets of parties that suffice, by blanks */
} Mode;

/* facts/systems.md, section 8, stored plaintext and live use together; the
 * control of P over O is a case of its own below. */
static const Mode MODES[] = {
  { "none", HOLDS ("c", "content", BY ("h") BY ("o")) SET (NEED ("c")), "h o" },
  { "provider key",
    HOLDS ("c", "content", BY ("h") BY ("o"))
        HOLDS ("y", "key", BY ("o") BY ("k")) SET (NEED ("c") NEED ("y")),
    "o hk" },
  { "HYOK via external manager",
    HOLDS ("c", "content", BY ("h") BY ("o")) HOLDS ("y", "key", BY ("k"))
        HOLDS ("r", "processing", BY ("o")) SET (NEED ("c") NEED ("y"))
            LIVE (NEED ("r")),
    "kh ko o" },
  { "HYOK strict",
    HOLDS ("c", "content", BY ("h") BY ("o")) HOLDS ("y", "key", BY ("k"))
        SET (NEED ("c") NEED ("y")),
    "kh ko" },
  { "confidential computing",
    HOLDS ("c", "content", BY ("h") BY ("o")) HOLDS ("y", "key", BY ("k"))
        HOLDS ("s", "code", BY ("p")) HOLDS ("r", "processing", BY ("h"))
            SET (NEED ("c") NEED ("y")) LIVE (NEED ("s") NEED ("r")),
    "kh ko ph" },
  { "end-to-end",
    HOLDS ("c", "content", BY ("h") BY ("o")) HOLDS ("y", "key", BY ("u"))
        HOLDS ("s", "code", BY ("p")) SET (NEED ("c") NEED ("y"))
            LIVE (NEED ("s")),
    "uh uo p" },
  { "provider key with a backup in the clear",
    HOLDS ("c", "content", BY ("h") BY ("o"))
        HOLDS ("y", "key", BY ("o") BY ("k")) HOLDS ("b", "content", BY ("h"))
            SET (NEED ("c") NEED ("y")) SET (NEED ("b")),
    "o h" },
};

static const char PARTIES[] = "hokup";

/* Does @coalition, a set of letters, contain one of the sets of @enough? */
static gboolean
suffices (const char *coalition, const char *enough)
{
  g_auto (GStrv) sets = g_strsplit (enough, " ", -1);
  gboolean any = FALSE;

  for (guint i = 0; sets[i] != NULL; i++)
    any |= strspn (sets[i], coalition) == strlen (sets[i]);
  return any;
}

/* An authority that can order exactly the parties of @coalition: each has a
 * parent where the authority sits. */
static char *
world_of (const Mode *mode, const char *coalition, const char *more)
{
  GString *text = g_string_new (MODE_PARTIES);

  g_string_append (text, "<jurisdiction id='court'/>");
  for (const char *at = PARTIES; *at != '\0'; at++)
    if (strchr (coalition, *at) != NULL)
      g_string_append_printf (text,
                              "<party id='%c2' seat='court'><control "
                              "over='%c'/></party>",
                              *at, *at);
  g_string_append_printf (
      text,
      "<authority id='a' jurisdiction='court'><power form='order' "
      "reach='control'/></authority><asset id='d' class='personal'>%s"
      "</asset>%s",
      mode->body, more);
  return g_string_free (text, FALSE);
}

static char
class_on (const Study *study, const char *authority, const char *asset,
          const char *day)
{
  const World *world = study_world (study);
  g_autoptr (Access) access = access_solve (world, small_day (day));

  return access_letter (access_class (access, small_find (world, authority),
                                      small_find (world, asset)))[0];
}

/* All 32 coalitions of the five parties against every mode. */
START_TEST (the_table_of_modes_comes_out)
{
  for (guint i = 0; i < G_N_ELEMENTS (MODES); i++)
    for (guint members = 0; members < 32; members++)
      {
        g_autoptr (GString) coalition = g_string_new (NULL);
        g_autofree char *body = NULL;
        g_autoptr (Study) study = NULL;

        for (guint j = 0; j < 5; j++)
          if ((members >> j & 1) != 0)
            g_string_append_c (coalition, PARTIES[j]);
        body = world_of (&MODES[i], coalition->str, "");
        study = small_study (body);
        ck_assert_msg (
            class_on (study, "a", "d", "2020-01-01")
                == (suffices (coalition->str, MODES[i].stored) ? 'D' : 'N'),
            "%s: %s", MODES[i].mode, coalition->str);
      }
}
END_TEST

/* "If P controls O, read O as O or P", whatever the mode. */
START_TEST (who_controls_the_operator_is_the_operator)
{
  for (guint i = 0; i < G_N_ELEMENTS (MODES); i++)
    {
      g_autofree char *body = world_of (
          &MODES[i], "pk",
          "<party id='p3' seat='court'><control over='o'/></party>");
      g_autoptr (Study) study = small_study (body);

      ck_assert_msg (class_on (study, "a", "d", "2020-01-01")
                         == (suffices ("pko", MODES[i].stored) ? 'D' : 'N'),
                     "%s", MODES[i].mode);
    }
}
END_TEST

/* A US vendor with a subsidiary in Europe; content is kept in Europe. */
#define VENDOR                                                                 \
  "<jurisdiction id='us'/><jurisdiction id='eu'><jurisdiction id='de'/>"       \
  "</jurisdiction><jurisdiction id='cn'/>"                                     \
  "<party id='vendor' title='The vendor' seat='us'>"                           \
  "<control over='branch' to='2020-02-20'/></party>"                           \
  "<party id='branch' title='The branch' seat='de'/>"                          \
  "<party id='partner' seat='cn'/>"                                            \
  "<partition id='cloud' operator='branch' owner='vendor'>"                    \
  "<region id='r' jurisdiction='de' lat='50deg' lon='8deg'><zone id='z'>"      \
  "<site id='dc' title='The building' host='branch'/></zone></region>"         \
  "</partition>"                                                               \
  "<asset id='mail' title='The mail' class='personal'>"                        \
  "<item id='box' title='the box' form='content' site='dc'>"                   \
  "<holding party='branch' status='fact'/></item>"                             \
  "<decryption><needs item='box'/></decryption></asset>"
#define WARRANT "<power form='order' reach='territory' article='Warrant Act'/>"
#define CLOUD_ACT                                                              \
  "<power form='order' reach='control' from='2020-01-20' "                     \
  "article='CLOUD Act'/>"
#define US(powers)                                                             \
  "<authority id='doj' title='The DoJ' jurisdiction='us'>" powers "</"         \
                                                                  "authority>"

static void
is_class (const char *body, const char *authority, const char *day,
          char expected)
{
  g_autoptr (Study) study = small_study (body);

  ck_assert_int_eq (class_on (study, authority, "mail", day), expected);
}

START_TEST (an_order_of_the_territory_does_not_reach_abroad)
{
  is_class (VENDOR US (WARRANT), "doj", "2020-01-20", 'N');
  is_class (VENDOR "<authority id='bka' jurisdiction='de'>" WARRANT
                   "</authority>",
            "bka", "2020-01-20", 'D');
  is_class (VENDOR "<authority id='europol' jurisdiction='eu'>" WARRANT
                   "</authority>",
            "europol", "2020-01-20", 'D');
}
END_TEST

/* As 18 USC 2713 did on 23 March 2018: from that day on, not the day before;
 * and no longer once the control has ended. */
START_TEST (the_cloud_act_reaches_abroad_from_its_day_on)
{
  is_class (VENDOR US (WARRANT CLOUD_ACT), "doj", "2020-01-19", 'N');
  is_class (VENDOR US (WARRANT CLOUD_ACT), "doj", "2020-01-20", 'D');
  is_class (VENDOR US (WARRANT CLOUD_ACT), "doj", "2020-02-19", 'D');
  is_class (VENDOR US (WARRANT CLOUD_ACT), "doj", "2020-02-20", 'N');
}
END_TEST

START_TEST (a_seat_and_an_establishment_are_different_ties)
{
  static const char *const seat
      = VENDOR "<authority id='cn-court' jurisdiction='cn'><power "
               "form='order' reach='control' nexus='seat'/></authority>";
  static const char *const any
      = VENDOR "<authority id='cn-court' jurisdiction='cn'><power "
               "form='order' reach='control'/></authority>";
  g_autofree char *there = small_replace (
      seat, "seat='de'/>",
      "seat='de'><establishment jurisdiction='cn' from='2020-02-01'/>"
      "</party>");
  g_autofree char *both = small_replace (
      any, "seat='de'/>",
      "seat='de'><establishment jurisdiction='cn' from='2020-02-01'/>"
      "</party>");

  is_class (there, "cn-court", "2020-02-01", 'N');
  is_class (both, "cn-court", "2020-01-31", 'N');
  is_class (both, "cn-court", "2020-02-01", 'D');
}
END_TEST

START_TEST (what_lies_in_a_building_can_be_seized)
{
  static const char *const body
      = VENDOR "<authority id='police' jurisdiction='de'>"
               "<power form='seizure' from='2020-01-10'/></authority>";
  g_autofree char *code = small_replace (body, "form='content'", "form='code'");
  g_autofree char *loose = small_replace (body, " site='dc'", "");

  is_class (body, "police", "2020-01-09", 'N');
  is_class (body, "police", "2020-01-10", 'D');
  is_class (code, "police", "2020-01-10", 'N'); /* a power, not a thing */
  is_class (loose, "police", "2020-01-10", 'N');
}
END_TEST

START_TEST (a_treaty_gives_what_the_partner_obtains_directly)
{
  static const char *const body = VENDOR US (
      "<power form='treaty' with='de' delay='300d' "
      "granted='30%' article='MLAT' to='2020-02-10'/>") "<authority id='bka' "
                                                        "title='The BKA' "
                                                        "jurisdiction='de'>"
                                                        "<power form='order' "
                                                        "from='2020-01-10'/></"
                                                        "authority>";
  g_autofree char *direct = small_replace (body, "<power form='treaty'",
                                           CLOUD_ACT "<power form='treaty'");

  is_class (body, "doj", "2020-01-09", 'N');
  is_class (body, "doj", "2020-01-10", 'T');
  is_class (body, "doj", "2020-02-10", 'N');
  is_class (direct, "doj", "2020-01-20", 'D');
}
END_TEST

/* A asks B, B asks C: what B has by treaty only is not handed on. */
START_TEST (a_treaty_on_a_treaty_gives_nothing)
{
  is_class (VENDOR US (
                "<power form='treaty' with='cn'/>") "<authority id='court' "
                                                    "jurisdiction='cn'>"
                                                    "<power form='treaty' "
                                                    "with='de'/></authority>"
                                                    "<authority id='bka' "
                                                    "jurisdiction='de'>" WARRANT
                                                    "</authority>",
            "doj", "2020-01-20", 'N');
}
END_TEST

START_TEST (a_treaty_gives_nothing_that_the_partner_has_by_breaking_a_law)
{
  g_autofree char *body = small_replace (
      VENDOR US (
          "<power form='treaty' with='cn'/>") "<authority id='organs' "
                                              "jurisdiction='cn'>"
                                              "<power form='order' "
                                              "reach='control'/></authority>",
      "<party id='partner' seat='cn'/>",
      "<party id='partner' seat='cn'><leverage over='vendor'/></party>");

  is_class (body, "organs", "2020-01-20", 'X');
  is_class (body, "doj", "2020-01-20", 'N');
}
END_TEST

/* A union is no foreign power to its members, whatever their statutes say. */
START_TEST (a_blocking_statute_does_not_block_what_contains_its_place)
{
  g_autofree char *body = small_replace (
      VENDOR "<authority id='europol' jurisdiction='eu'>" WARRANT
             "</authority>",
      "<jurisdiction id='de'/>",
      "<jurisdiction id='de'><blocking-statute article='BDSG'/>"
      "</jurisdiction>");

  is_class (body, "europol", "2020-01-20", 'D');
}
END_TEST

START_TEST (a_blocking_statute_makes_obedience_a_conflict)
{
  g_autofree char *national
      = small_replace (VENDOR US (CLOUD_ACT), "<jurisdiction id='de'/>",
                       "<jurisdiction id='de'><blocking-statute article='BDSG' "
                       "from='2020-02-01'/></jurisdiction>");
  g_autofree char *of_union = small_replace (
      VENDOR US (CLOUD_ACT) "<authority id='bka' jurisdiction='de'>" WARRANT
                            "</authority>",
      "<jurisdiction id='eu'>",
      "<jurisdiction id='eu'><blocking-statute article='GDPR Art 48'/>");

  is_class (national, "doj", "2020-01-31", 'D');
  is_class (national, "doj", "2020-02-01", 'X');
  is_class (of_union, "doj", "2020-01-20", 'X');
  is_class (of_union, "bka", "2020-01-20", 'D'); /* it is no foreign one */
}
END_TEST

/* Partner of a treaty: asking is lawful where handing over would not be. */
START_TEST (a_treaty_is_better_than_a_conflict)
{
  g_autofree char *body = small_replace (
      VENDOR US (
          CLOUD_ACT
          "<power form='treaty' with='de'/>") "<authority id='bka' "
                                              "jurisdiction='de'>" WARRANT
                                              "</authority>",
      "<jurisdiction id='de'/>",
      "<jurisdiction id='de'><blocking-statute article='BDSG'/>"
      "</jurisdiction>");

  is_class (body, "doj", "2020-01-20", 'T');
}
END_TEST

START_TEST (leverage_gives_access_as_a_conflict_only)
{
  g_autofree char *body = small_replace (
      VENDOR "<authority id='organs' jurisdiction='cn'>"
             "<power form='order' reach='control'/></authority>",
      "<party id='partner' seat='cn'/>",
      "<party id='partner' seat='cn'><leverage over='vendor' "
      "from='2020-01-15'/></party>");

  is_class (body, "organs", "2020-01-14", 'N');
  is_class (body, "organs", "2020-01-15", 'X');
}
END_TEST

static char *
explain (const char *body, const char *day)
{
  g_autoptr (Study) study = small_study (body);
  const World *world = study_world (study);
  g_autoptr (Access) access = access_solve (world, small_day (day));

  return access_explain (access, small_find (world, "doj"),
                         small_find (world, "mail"));
}

START_TEST (a_derivation_names_every_hop_with_its_law)
{
  g_autofree char *why = explain (VENDOR US (CLOUD_ACT), "2020-01-20");

  ck_assert_str_eq (why,
                    "The DoJ can order The vendor under CLOUD Act [s.xml:2]\n"
                    "The vendor controls The branch [s.xml:2]\n"
                    "The branch holds the box at The building [s.xml:2, fact]\n"
                    "together this reads The mail [s.xml:2]");
}
END_TEST

START_TEST (a_derivation_tells_treaties_and_conflicts)
{
  g_autofree char *treaty = explain (
      VENDOR US (
          "<power form='treaty' with='de' delay='300d' "
          "granted='30%' article='MLAT'/>") "<authority id='bka' title='The "
                                            "BKA' jurisdiction='de'>" WARRANT
                                            "</authority>",
      "2020-01-20");
  g_autofree char *statute = small_replace (
      VENDOR US (CLOUD_ACT), "<jurisdiction id='de'/>",
      "<jurisdiction id='de'><blocking-statute article='BDSG'/>"
      "</jurisdiction>");
  g_autofree char *conflict = explain (statute, "2020-01-20");

  small_says (treaty, "The DoJ asks The BKA by treaty for the box (answer "
                      "after 300 d, 30 % granted) under MLAT");
  small_says (conflict, "The branch holds the box at The building");
  small_says (conflict, "would break a law by handing it over under BDSG");
}
END_TEST

START_TEST (no_access_is_said_as_such)
{
  g_autofree char *why = explain (VENDOR US (WARRANT), "2020-01-20");

  ck_assert_str_eq (why, "no power, control, leverage, seizure or treaty in "
                         "the scenario leads The DoJ to The mail");
}
END_TEST

/* Items, holdings and sets come and go. */
START_TEST (access_holds_while_its_relations_hold)
{
  g_autofree char *held = small_replace (
      VENDOR US (CLOUD_ACT), "<holding party='branch'",
      "<holding party='branch' from='2020-02-01' to='2020-02-05'");
  g_autofree char *kept
      = small_replace (VENDOR US (CLOUD_ACT), "form='content'",
                       "form='content' from='2020-02-01' to='2020-02-05'");
  g_autofree char *set
      = small_replace (VENDOR US (CLOUD_ACT), "<decryption>",
                       "<decryption from='2020-02-01' to='2020-02-05'>");
  const char *bodies[] = { held, kept, set, NULL };

  for (guint i = 0; bodies[i] != NULL; i++)
    {
      is_class (bodies[i], "doj", "2020-01-31", 'N');
      is_class (bodies[i], "doj", "2020-02-01", 'D');
      is_class (bodies[i], "doj", "2020-02-04", 'D');
      is_class (bodies[i], "doj", "2020-02-05", 'N');
    }
}
END_TEST

static const TTest **const tests[]
    = { &the_table_of_modes_comes_out,
        &who_controls_the_operator_is_the_operator,
        &an_order_of_the_territory_does_not_reach_abroad,
        &the_cloud_act_reaches_abroad_from_its_day_on,
        &a_seat_and_an_establishment_are_different_ties,
        &what_lies_in_a_building_can_be_seized,
        &a_treaty_gives_what_the_partner_obtains_directly,
        &a_treaty_on_a_treaty_gives_nothing,
        &a_treaty_gives_nothing_that_the_partner_has_by_breaking_a_law,
        &a_blocking_statute_does_not_block_what_contains_its_place,
        &a_blocking_statute_makes_obedience_a_conflict,
        &a_treaty_is_better_than_a_conflict,
        &leverage_gives_access_as_a_conflict_only,
        &a_derivation_names_every_hop_with_its_law,
        &a_derivation_tells_treaties_and_conflicts,
        &no_access_is_said_as_such,
        &access_holds_while_its_relations_hold,
        NULL };

SUITE_MAIN ("access", tests)
