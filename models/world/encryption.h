/* Encryption modes: what each of them means as items and decryption sets.
 *
 * H hosts, O operates, K is custodian of the key, U is the user, P the vendor
 * who ships the code. H and O hold the stored content, whatever the mode:
 *
 *   mode          stored plaintext iff    live only   sets
 *   none          H or O                              content
 *   provider-key  O or (H and K)                      content + key,
 *   byok          the same                            content + use of the key
 *   hyok          K and (H or O)          O           content + key; processing
 *   hyok-strict   K and (H or O)                      content + key
 *   confidential  K and (H or O)          P and H     content + key;
 *                                                     code + platform
 *   end-to-end    U and (H or O)          P           content + user's key;
 * code
 *
 * The use of a key is an oracle: with provider keys and BYOK the operator can
 * have the key used without having it. Whether P controls O is a matter of
 * control edges between parties, not of modes. Source: facts of the project,
 * systems.md section 8. Leaves out: broken ciphers, and keys that leak.
 */
#pragma once

#include "models/world/asset.h"
#include "models/world/world.h"

G_BEGIN_DECLS

typedef enum
{
  MODE_CUSTOM, /* nothing but what is written out */
  MODE_NONE,
  MODE_PROVIDER_KEY,
  MODE_BYOK,
  MODE_HYOK,
  MODE_HYOK_STRICT,
  MODE_CONFIDENTIAL,
  MODE_END_TO_END,
  N_MODES
} EncryptionMode;

extern const char *const ENCRYPTION_WORDS[];

/* @own with everything that it leaves open taken from its site, or for a copy
 * from the asset's custody @around; NULL for the asset itself. */
Custody encryption_custody (const Custody *own, const Custody *around);

/* Note what the mode needs and nobody names. */
void encryption_check (const Entity *entity, const Custody *own,
                       const Custody *around, ProblemList *problems);

/* Add the items and sets of @custody, complete, to @asset; @origin is the
 * asset or the copy that says so. */
void encryption_expand (World *world, Entity *asset, const Entity *origin,
                        const Custody *custody, SimTime from, SimTime to);

G_END_DECLS
