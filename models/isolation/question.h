/* Questions: what can be asked of a study, and what an answer consists of.
 *
 * A question is a claim that one would like to hold ("nobody reads it", "it
 * never lies there", "these two do not fail together"). The answer at an
 * instant is PROVED, REFUTED or UNKNOWN. PROVED: no path exists in the model,
 * the fixpoint is closed; the world is taken to be closed, too, so what the
 * scenario does not name does not exist. REFUTED: here is the shortest witness,
 * hop by hop. UNKNOWN: relations of the scenario are unknown, and these decide.
 *
 * A kind of question is one function and one descriptor in a table. Answers
 * own their texts and borrow entities from the study. Over a span of time a
 * question is answered once for each stretch in which nothing changes;
 * neighbouring stretches with the same answer are joined.
 */
#pragma once

#include "models/world/study.h"

G_BEGIN_DECLS

/* What became of the claim; the exit status of `ask` follows from it. */
typedef enum
{
  ANSWER_PROVED,
  ANSWER_REFUTED,
  ANSWER_UNKNOWN
} AnswerVerdict;

/* "PROVED", ... */
const char *answer_verdict_word (AnswerVerdict verdict);

/* One hop of a witness. */
typedef struct
{
  char *text;          /* with file and line, and how sure it is */
  const Entity *basis; /* what it rests on: file, line, status, source */
  SimTime since;       /* first day of that; SIM_ALWAYS when it has none */
} AnswerHop;

/* One thing that speaks against the claim, or would. */
typedef struct
{
  char *text;            /* "A reads B directly" */
  const Entity *subject; /* or NULL */
  const Entity *object;  /* or NULL */
  char *value;           /* "D", "3 users", ...; or NULL */
  gboolean open;         /* only if what is unknown holds */
  const char *surely;    /* the value in any case, when that is open; or NULL */
  int plane;             /* Plane, of what fails */
  GPtrArray *hops;       /* of AnswerHop */
  GPtrArray *notes;      /* of char *: what follows from it */
} AnswerFinding;

/* The answer on one stretch of the run. */
typedef struct
{
  SimTime from, to; /* it holds in [from, to) */
  AnswerVerdict verdict;
  char *text;          /* the claim, and what became of it */
  GPtrArray *findings; /* of AnswerFinding */
  GPtrArray *missing;  /* of char *: facts that decide */
  char *searched;      /* what a proof rests on */
} Answer;

typedef struct QuestionKind QuestionKind;

/* One question, ready to be put to any instant. */
typedef struct
{
  const QuestionKind *kind;
  const Study *study;
  const Option *option;
  char **arguments;          /* as many as the kind has; borrowed */
  const Study *files[2];     /* that the arguments name, loaded; else NULL */
  const char *const *except; /* ids that do not count, or NULL */
  gboolean all;              /* every witness, not the shortest alone */
  gboolean explain;          /* what follows: coalitions, dates, remedies */
} Question;

struct QuestionKind
{
  const char *name;      /* "can-read" */
  const char *arguments; /* "AUTHORITY ASSET" */
  const char *help;      /* one line, without a full stop */
  guint n_arguments;
  EntityKindId kinds[2]; /* of each argument; KIND_NONE: see accepts */
  gboolean takes_files;  /* an argument may be another scenario */
  gboolean takes_except; /* authorities and assets can be left out */
  /* Says what is wrong with argument @i, or returns NULL; for arguments that
   * are no entity. Free with g_free. NULL: every entity will do. */
  char *(*accepts) (const Question *question, guint i);
  void (*answer) (const Question *question, SimTime at, Answer *answer);
};

/* All kinds, NULL-terminated, and the one called @name, or NULL. */
extern const QuestionKind *const QUESTIONS[];
const QuestionKind *question_kind (const char *name);

/* What is wrong with the arguments, or NULL. Free with g_free. */
char *question_check (const Question *question);

/* The answer at one instant, which must lie in the run. */
Answer *question_answer (const Question *question, SimTime at);

/* The answers within [@from, @to), of Answer, by time. g_ptr_array_unref. */
GPtrArray *question_answers (const Question *question, SimTime from,
                             SimTime to);

void answer_free (Answer *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

/* --- for kinds of questions --------------------------------------------------
 */

/* Entity @i of the arguments, in @world. */
gconstpointer question_entity (const Question *question, const World *world,
                               guint i);

/* Is @entity among what does not count? */
gboolean question_excepts (const Question *question, const Entity *entity);

/* A new finding of @answer; takes @text and @value over. */
AnswerFinding *answer_find (Answer *answer, char *text, const Entity *subject,
                            const Entity *object, char *value);

/* Note once that @text, which is copied, is not known. */
void answer_miss (Answer *answer, const char *text);

/* One hop more; takes @text over. The second form appends where @basis was
 * read and how sure it is. */
void finding_add_hop (AnswerFinding *finding, char *text, const Entity *basis);
void finding_add_relation (AnswerFinding *finding, char *text,
                           const Entity *basis);

/* The title of @entity, or what kind of thing it is. */
const char *entity_name (const Entity *entity);

extern const QuestionKind QUESTION_WHO_CAN_READ;
extern const QuestionKind QUESTION_CAN_READ;
extern const QuestionKind QUESTION_PATH;
extern const QuestionKind QUESTION_WHAT_CHANGED;
extern const QuestionKind QUESTION_FAILS_WITH;
extern const QuestionKind QUESTION_SINGLE_POINTS;
extern const QuestionKind QUESTION_ISOLATED;
extern const QuestionKind QUESTION_SCORE;
extern const QuestionKind QUESTION_CATALOGUE;

G_END_DECLS
