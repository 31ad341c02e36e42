/* Labels: what a number is about, as text.
 *
 * "population=beijing-smes;reason=consent" says that a value counts the
 * requests of one population lost for one reason; the empty text means all
 * together. Canonical labels are sorted by key, so that the same facts are
 * the same bytes and can be a key of the store. Keys and values are ids: a
 * value holds no semicolon, a key neither semicolon nor equals sign.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The same labels sorted by key. Free with g_free. */
char *sim_labels_canonical (const char *labels);

/* The value of @key, or NULL if @labels do not have it. Free with g_free. */
char *sim_labels_get (const char *labels, const char *key);

/* Whether @labels are @key and nothing else: one cut through the whole. */
gboolean sim_labels_are_only (const char *labels, const char *key);

G_END_DECLS
