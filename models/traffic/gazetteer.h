/* The gazetteer: from the name of a place to an end of a path.
 *
 * It knows the places of a World, and its regions and populations by id. Names
 * are compared without case and blanks, so "East Asia" finds eastasia. A region
 * goes by its id in its cloud ("ap-east-1", "southeastasia") or by the id of
 * the place ("aws.ap-east-1"); a city by its name or an alias. Without a cloud
 * cities come first; with one, its regions do, and other clouds' regions only
 * by the id of the place. A name beats an alias. A name that still means more
 * than one is refused: it is listed, never guessed.
 */
#pragma once

#include "models/traffic/path.h"

G_BEGIN_DECLS

/* Somewhere that was found; borrows from the World. */
typedef struct
{
  PathEnd end;
  const Entity *entity; /* a Place, Region or Population */
  const char *name;     /* as people say it */
  SimTime opened, closed;
} Spot;

typedef struct Gazetteer Gazetteer;

Gazetteer *gazetteer_new (const World *world, const char *cloud);
void gazetteer_free (Gazetteer *gazetteer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Gazetteer, gazetteer_free)

/* Is there a region of the cloud it was made for? All clouds, else, as a list
 * for people in @known; free that. */
gboolean gazetteer_knows_cloud (const Gazetteer *gazetteer, char **known);

/* Find @name. On failure @wrong says why and what comes near; free it. */
gboolean gazetteer_find (const Gazetteer *gazetteer, const char *name,
                         Spot *spot, char **wrong) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
