/* Exports: whose data went abroad, and when a count crosses a threshold.
 *
 * The history of one run: for every population and flow, stretches in which a
 * share of the users has data moved out of the territory of its law, with how
 * many requests (growth.h). It is written regime by regime, from what the law
 * admitted. The count of a day includes the transfers of that day, whether or
 * not the tenant then refuses them: a duty that binds from 100,000 persons on
 * binds on the day on which the 100,000th would be counted, and the day after.
 *
 *   export-pi   persons with flows of class personal
 *   export-spi  persons with flows of class sensitive
 *   held        users of the tenant under the law, whoever serves them
 *
 * Populations are different people; flows of one population are about the
 * same. What a rule with counted="no" allows is left out. Before the run
 * everything is taken to have been as on its first day, from the start of the
 * flow's activity on.
 *
 * What this leaves out: to whom the data went; persons whose data is exported
 * by flows of other classes.
 */
#pragma once

#include "models/law/compliance.h"

G_BEGIN_DECLS

typedef struct Exports Exports;

/* For a run over worlds like @world that begins on @start. */
Exports *exports_new (const World *world, SimTime start);
void exports_free (Exports *exports);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Exports, exports_free)

/* Count, for the day on which the regime of @compliance begins, into its
 * persons; @compliance is not judged yet. */
void exports_count (Exports *exports, const Compliance *compliance,
                    Regime *regime);

/* From the start of the regime on, what the judged @compliance admits goes
 * abroad. */
void exports_record (Exports *exports, const Compliance *compliance);

/* The first day after that before @end on which a count lies on another side
 * of a threshold of a rule in force; SIM_NEVER when there is none. @what says
 * which, for people; free it with g_free. */
SimTime exports_crossing (const Exports *exports, const Compliance *compliance,
                          SimTime end, char **what);

G_END_DECLS
