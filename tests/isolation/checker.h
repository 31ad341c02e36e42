/* An independent checker: what an access witness claims, and brute force.
 *
 * Knows the World and the meaning of its relations, and nothing of clauses,
 * fixpoints or how a witness was found. A witness is replayed step by step:
 * every hop must rest on a relation that holds on the day and on hops before
 * it. Brute force tries all relations again and again until nothing changes.
 */
#pragma once

#include "models/isolation/access.h"

/* Replay @steps; returns NULL when they show that @authority reads @asset in
 * @class_ at @at, else what is wrong. Free with g_free. */
char *checker_replay (const World *world, const GArray *steps,
                      const Authority *authority, const Asset *asset,
                      AccessClass class_, SimTime at);

/* The class by brute force, every relation that is not "no" counting. */
AccessClass checker_class (const World *world, const Authority *authority,
                           const Asset *asset, SimTime at);
