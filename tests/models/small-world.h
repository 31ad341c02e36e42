/* Small worlds: scenarios of a few lines, for the tests of models/.
 *
 * A SmallFolder is a temporary folder that vanishes with its content. Texts
 * are written into it and loaded as a user would load them; a small world
 * needs no library unless a test makes one. A piece of XML that several tests
 * need stands here as a macro; every test adds what it is about.
 */
#pragma once

#include "models/world/study.h"
#include "sim/sim-run-record.h"
#include "tests/sim/suite.h"

typedef struct
{
  char *path;
} SmallFolder;

SmallFolder *small_folder_new (void);
void small_folder_free (SmallFolder *folder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmallFolder, small_folder_free)

/* The path of @name within. Free with g_free. */
char *small_path (const SmallFolder *folder, const char *name);

/* Write @text to @name, which may name folders to be made. */
void small_write (const SmallFolder *folder, const char *name,
                  const char *text);

/* Replace every occurrence of @old in @text. Free with g_free. */
char *small_replace (const char *text, const char *old, const char *new_);

/* A scenario around @body, of the first 60 days of 2020. g_free. */
char *small_scenario (const char *body);

/* Load @text, which must be right. @sets, of "ENTITY.ATTRIBUTE=VALUE" and
 * ended by NULL, may be NULL. */
Study *small_study_with (const char *text, const char *const *sets);
Study *small_study (const char *body);

/* What is wrong with @text, "s.xml:LINE: message" a line; "" when nothing is.
 * Free with g_free. */
char *small_problems_with (const char *text, const char *const *sets);
char *small_problems (const char *body);

/* The same for file s.xml of @folder, with the @library inside it or NULL. */
char *small_problems_in (const SmallFolder *folder, const char *library);

/* @text contains @part. */
void small_says (const char *text, const char *part);
void small_keeps_quiet (const char *text, const char *part);

/* "2020-01-15" as an instant. */
SimTime small_day (const char *text);

/* The entity called @id, which must exist. */
gconstpointer small_find (const World *world, const char *id);

/* The number of @metric with @labels over the whole run. */
double small_whole (const SimRunRecord *record, const char *metric,
                    const char *labels);

/* Two countries with laws of their own, one within a union. */
#define SMALL_PLACES                                                           \
  "<jurisdiction id='union'><jurisdiction id='land' law='LA'/>"                \
  "</jurisdiction><jurisdiction id='abroad' law='AB'/>"

/* A vendor with one partition, a region and a site in each country. */
#define SMALL_CLOUD                                                            \
  SMALL_PLACES                                                                 \
  "<party id='vendor' seat='abroad'/>"                                         \
  "<partition id='cloud' operator='vendor' owner='vendor'>"                    \
  "<region id='home' jurisdiction='land' lat='50deg' lon='10deg'>"             \
  "<zone id='home-1'><site id='home-site' host='vendor'/></zone></region>"     \
  "<region id='away' jurisdiction='abroad' lat='40deg' lon='-75deg'>"          \
  "<zone id='away-1'><site id='away-site' host='vendor'/></zone></region>"     \
  "</partition>"

/* A service, here and there. */
#define SMALL_SERVICE                                                          \
  SMALL_CLOUD                                                                  \
  "<service id='mail' demand='exponential(mean=10ms)' "                        \
  "reply='constant(1kB)'/>"                                                    \
  "<instance id='mail-home' service='mail' partition='cloud'>"                 \
  "<deployment id='home-servers' site='home-site' servers='2'/></instance>"    \
  "<instance id='mail-away' service='mail' partition='cloud'>"                 \
  "<deployment id='away-servers' site='away-site' servers='2'/></instance>"

/* A town of users without a use yet; activity is flat over the week. */
#define SMALL_HOURS "1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1"
#define SMALL_TENANT                                                           \
  "<party id='firm' seat='land'/><tenant id='customer' party='firm'/>"         \
  "<profile id='flat' hours='" SMALL_HOURS "'/>"
#define SMALL_TOWN(id, more, uses)                                             \
  "<population id='" id "' tenant='customer' jurisdiction='land' "             \
  "lat='51deg' lon='10deg' utc-offset='+00:00' users='1000' "                  \
  "profile='flat' " more ">" uses "</population>"

/* Everything at once: a town that is served abroad. */
#define SMALL_ALL                                                              \
  SMALL_SERVICE SMALL_TENANT SMALL_TOWN (                                      \
      "town", "refusal='25%'",                                                 \
      "<use id='town-mail' instance='mail-away' activity='1000/d'/>")
