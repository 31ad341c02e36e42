/* Rules that are refused, with file and line, and why. */
#include "config.h"

#include "tests/models/small-world.h"

#define RULE(id, attributes, parts)                                            \
  "<rule id='" id "' law='LA' decision='transfer' " attributes                 \
  " article='Art 1'>" parts "</rule>"
#define IN_FORCE "from='2020-01-01' verdict='requires-filing'"

#define CURED "<cure mechanisms='filing'/>"

static const struct
{
  const char *body;
  const char *says; /* NULL: nothing is wrong */
} CASES[] = {
  { RULE ("r", IN_FORCE, "<when fact='class' in='personal'/>"), NULL },
  { RULE ("r", IN_FORCE, "<when fact='class' in='persnal'/>"),
    "<when> 'persnal' is no class (did you mean 'personal'?)" },
  { RULE ("r", IN_FORCE, "<when fact='colour' in='red'/>"),
    "<when> fact: found 'colour'" },
  { RULE ("r", IN_FORCE, "<when fact='destination' in='Atlantis'/>"),
    "<when> 'Atlantis' is no place" },
  { RULE ("r", IN_FORCE, "<cure mechanisms='filling'/>"),
    "<cure> 'filling' is no mechanism (did you mean 'filing'?)" },
  { RULE ("r", "from='2020-01-01' verdict='requires-filling'", ""),
    "<rule r> verdict: 'requires-filling' is none (did you mean "
    "'requires-filing'?)" },
  { RULE ("r", "from='2021-01-01' to='2020-01-01' verdict='prohibited'", ""),
    "<rule r> ends before it begins" },
  { RULE ("r", IN_FORCE, "<count fact='export-pi' least='5'/>"),
    "<count> a count of exported persons needs a 'window'" },
  { RULE ("r", IN_FORCE, "<count fact='held' window='cur-jan1' least='5'/>"),
    "<count> 'held' counts everybody and takes no 'window'" },
  { RULE ("r", IN_FORCE, "<count fact='held'/>"),
    "<count> needs 'least' or 'below'" },
  { RULE ("r", IN_FORCE, "<count fact='held' least='5' below='5'/>"),
    "<count> no count is at least 5 and below 5" },
  { RULE ("r", IN_FORCE, "<when fact='class'/>"),
    "<when> needs 'in' or 'not-in', one of them" },
  { RULE ("r", IN_FORCE,
          "<when fact='class' in='personal' before='2020-01-01'/>"),
    "<when> 'before' takes a date, and so does 'since'" },
  { RULE ("r", IN_FORCE,
          "<when fact='class' in='personal'/>"
          "<when fact='class' in='important'/>"),
    "<rule r> can never hold: its conditions about 'class'" },
  { RULE ("r", IN_FORCE,
          "<when fact='destination' in='land'/>"
          "<when fact='destination' not-in='union'/>"),
    "<rule r> can never hold: its conditions about 'destination'" },
  { RULE ("r", IN_FORCE,
          "<count fact='held' least='10'/>"
          "<count fact='held' below='10'/>"),
    "<rule r> can never hold: its conditions about 'held'" },
  { RULE ("r", IN_FORCE,
          "<when fact='activity-start' before='2020-01-01'/>"
          "<when fact='activity-start' since='2020-01-01'/>"),
    "<rule r> can never hold: its conditions about 'activity-start'" },
  { "<scope id='s' law='LA' decision='transfer' article='Art 0'>"
    "<when fact='class' in='personal'/></scope>" RULE (
        "r", IN_FORCE, "<when fact='class' in='important'/>"),
    "<rule r> can never hold: its conditions about 'class' (and those of its "
    "scope)" },
  { RULE ("r", IN_FORCE,
          "<when fact='class' in='personal'/>"
          "<exempt><when fact='class' in='important'/>"
          "</exempt>"),
    "<exempt> can never apply: what it asks of 'class'" },
  { RULE ("r", "from='2020-01-01' to='2020-02-01' verdict='prohibited'",
          "<cure mechanisms='filing' from='2020-02-01'/>"),
    "<cure> can never apply: its dates lie outside those of its rule" },
  { RULE ("r", IN_FORCE, "<cure mechanisms=' '/>"),
    "<cure> names no mechanism; expected at least one word" },
  { RULE ("r", IN_FORCE, "<cure mechanisms='none'/>"),
    "<cure> needs something that is held" },
  { RULE ("r", IN_FORCE, "<when fact='class' in=' '/>"),
    "<when> names no class" },
  { RULE ("r", IN_FORCE,
          "<when fact='mechanism' in='filing tia'/>"
          "<when fact='mechanism' not-in='tia filing'/>"),
    "<rule r> can never hold: its conditions about 'mechanism'" },
  { RULE ("r", IN_FORCE,
          "<when fact='mechanism' in='none'/>"
          "<when fact='mechanism' in='filing'/>"),
    "<rule r> can never hold: its conditions about 'mechanism'" },
  { RULE ("r", IN_FORCE,
          "<when fact='mechanism' in='filing tia'/>"
          "<when fact='mechanism' not-in='tia'/>"),
    NULL },
  { "<grant law='LA' mechanisms='approval' by='the ministry'/>" RULE (
        "r", IN_FORCE, "<cure mechanisms='filing'/>"),
    "<cure> nobody grants all of 'filing' under the law LA" },
  { "<grant law='LA' mechanisms='filing' by='the ministry'/>" RULE (
        "r", IN_FORCE, "<cure mechanisms='filing'/>"),
    NULL },
  { RULE ("a", IN_FORCE " name='n'", "<when fact='class' in='personal'/>")
        RULE ("b", "from='2020-05-01' verdict='prohibited' name='n'",
              "<when fact='class' in='personal'/>"),
    "<rule b> overlaps with <rule a> at s.xml:" },
  { RULE ("a",
          "from='2020-01-01' to='2020-05-01' verdict='prohibited' "
          "name='n'",
          "<when fact='class' in='personal'/>")
        RULE ("b", "from='2020-05-01' verdict='prohibited' name='n'",
              "<when fact='class' in='personal'/>"),
    NULL },
  { RULE ("a", IN_FORCE " name='n'", "<when fact='class' in='personal'/>")
        RULE ("b", IN_FORCE " name='n'", "<when fact='class' in='important'/>"),
    NULL },
  { "<area id='A' members='B'/><area id='B' members='C'/>"
    "<area id='C' members='A'/>" RULE ("r", IN_FORCE, CURED),
    "<area C> closes a circle: its member 'A' contains it" },
  { "<area id='A' members='A B'/><area id='B' members='land'/>" RULE (
        "r", IN_FORCE, CURED),
    NULL },
  { RULE ("r", IN_FORCE, CURED "<count fact='export-spi' least='5'/>"),
    "<count> a count of exported persons needs a 'window'" },
};

START_TEST (a_bad_rule_is_refused_with_its_place_and_a_good_one_is_not)
{
  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autofree char *body = g_strconcat (SMALL_PLACES, CASES[i].body, NULL);
      g_autofree char *said = small_problems (body);

      if (CASES[i].says == NULL)
        {
          ck_assert_str_eq (said, "");
          continue;
        }
      ck_assert_msg (g_str_has_prefix (said, "s.xml:"), "%s", said);
      small_says (said, CASES[i].says);
    }
}
END_TEST

static const TTest **const tests[]
    = { &a_bad_rule_is_refused_with_its_place_and_a_good_one_is_not, NULL };

SUITE_MAIN ("rule-check", tests)
