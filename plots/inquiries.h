/* Inquiries: what was asked about assumptions with runs, and what came of it.
 *
 * `sovsim compare --flips` and `--sensitivity tornado` keep their answers in
 * the store of their trials (cli/inquiry.c). Here they are read back for the
 * report on results of the same scenario: one sentence for each assumption.
 */
#pragma once

#include "sim/sim-store.h"

G_BEGIN_DECLS

typedef struct _Inquiries Inquiries;

/* Those in @trials (NULL: none) that were asked of the scenario whose hash is
 * @hash, with what --set set. */
Inquiries *inquiries_load (SimStore *trials, const char *hash,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
void inquiries_free (Inquiries *inquiries);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Inquiries, inquiries_free)

/* "flips of latency.p95: in-country against mixed", of char *; borrowed. */
const GPtrArray *inquiries_heads (const Inquiries *inquiries);

/* How many were asked of the scenario as it no longer is. */
guint inquiries_n_stale (const Inquiries *inquiries);

/* What they say of @attribute of @entity: of char *, borrowed; NULL when none
 * says anything. */
const GPtrArray *inquiries_about (const Inquiries *inquiries,
                                  const char *entity, const char *attribute);

G_END_DECLS
