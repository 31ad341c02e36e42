/* Whereabouts: does what is called like a city lie where that city is?
 *
 * A population called Tokyo that lies in Europe is a slip of the pen, mostly;
 * but names repeat, and a scenario may call things as it likes: a remark,
 * never a mistake.
 */
#pragma once

#include "models/world/world.h"

G_BEGIN_DECLS

/* Remark every entity of @world with a position and the name (title or id) of
 * places of @known that all lie farther than 300 km from it. */
void whereabouts_check (const World *world, const World *known,
                        ProblemList *problems);

G_END_DECLS
