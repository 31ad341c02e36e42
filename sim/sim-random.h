/* Random numbers: every draw is a pure function of names and an index.
 *
 * A key is made of (seed, replication, entity, purpose) and owns 2^64
 * numbers, one per index. Nothing is consumed from a shared source, so a
 * consumer that is added, removed or moved to another thread changes nobody
 * else's numbers: two variants that share a population see the same users
 * arrive at the same instants with the same demands, and what differs between
 * them is a paired difference.
 *
 * The function is Threefry2x64-20 (Salmon, Moraes, Dror, Shaw: "Parallel
 * random numbers: as easy as 1, 2, 3", SC11, doi:10.1145/2063384.2063405):
 * key and counter are two words each, and so is the result. The counter is
 * (index / 2, 0); draws 2i and 2i + 1 are the two words of one evaluation.
 * Names are absorbed sixteen bytes at a time by the same function.
 *
 * A SimStream takes the numbers of a key in order, from a small block: the
 * first refill makes 2, the next 4, 8, then 16 at a time, so that a stream of
 * one draw costs one evaluation and a long one is vectorized. A block is a
 * cache: its size is invisible in the numbers.
 *
 * One variate takes one index, whatever its law. What a rejection method
 * needs beyond its first word comes from a sub-key of that index. Hence the
 * n-th customer's demand is made of the n-th index, also in the variant where
 * it has another distribution.
 *
 * Cost, measured with tests/bench/bench on the machine of docs/performance.md:
 * 3.5 ns for a word of a long stream, 5 to 6 ns for an exponential or normal
 * variate, 15 for a lognormal one, 35 for a sub-key and its first word, 107 for
 * a key made of names (make keys once, sub-keys often). On x86-64 the blocks
 * use AVX2 where the processor has it; integers give the same numbers either
 * way.
 *
 * The module knows nothing of engines; streams live where their owner does,
 * on the stack or inside a struct, and need no freeing.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Owner of 2^64 numbers. */
typedef struct
{
  guint64 k[2];
} SimKey;

/* Made of the names, e.g. (7, 0, "users-of-beijing", "arrival"). */
SimKey sim_key (guint64 seed, guint32 replication, const char *entity,
                const char *purpose);

/* An independent key for the @n-th part of @key's owner, e.g. a window. */
SimKey sim_key_sub (SimKey key, guint64 n);

/* The draw at @index: 64 fair bits. */
guint64 sim_key_bits (SimKey key, guint64 index);

/* The draw at @index, uniform in the open interval (0, 1). */
double sim_key_uniform (SimKey key, guint64 index);

/* The Threefry function itself, for tests: @counter becomes the result. */
void sim_threefry (const guint64 key[2], guint64 counter[2]);

/* The most numbers that a stream holds in advance; even. */
#define SIM_STREAM_BLOCK 16

/* A key whose indices are taken in order. Copying one copies its future. */
typedef struct
{
  guint32 at;    /* of the block: the next to be taken */
  guint32 size;  /* of the block: how many were made */
  guint64 index; /* of the first number after the block */
  SimKey key;    /* whose numbers these are */
  guint64 block[SIM_STREAM_BLOCK];
} SimStream;

/* Start @stream at index 0 of @key. */
void sim_stream_init (SimStream *stream, SimKey key);

/* Make the next block; called by the inline functions below. */
void sim_stream_refill (SimStream *stream);

/* The index that the next draw will have. */
static inline guint64
sim_stream_index (const SimStream *stream)
{
  return stream->index - stream->size + stream->at;
}

/* The key of whatever else the variate drawn last may need. */
SimKey sim_stream_aside (const SimStream *stream);

/* 64 fair bits. */
static inline guint64
sim_stream_bits (SimStream *stream)
{
  if (G_UNLIKELY (stream->at == stream->size))
    sim_stream_refill (stream);
  return stream->block[stream->at++];
}

/* 64 bits as a number in the open interval (0, 1): the middle of one of 2^52
 * cells, so that neither end can appear and the law is symmetric. */
static inline double
sim_bits_uniform (guint64 bits)
{
  return ((double) (bits >> 12) + 0.5) * 0x1p-52;
}

/* Uniform in (0, 1). */
static inline double
sim_stream_uniform (SimStream *stream)
{
  return sim_bits_uniform (sim_stream_bits (stream));
}

/* Tables of the ziggurat with 256 layers (sim-ziggurat.c): a draw falls under
 * the curve at once when it is below inside[layer], in units of 2^-53 of the
 * layer's width; scale is that unit. */
typedef struct
{
  guint64 inside[256];
  double scale[256];
} SimZiggurat;

extern const SimZiggurat sim_ziggurat_exponential;
extern const SimZiggurat sim_ziggurat_normal;

/* The one draw in fifty or so that the tables do not settle. */
double sim_stream_exponential_edge (const SimStream *stream, guint64 bits);
double sim_stream_normal_edge (const SimStream *stream, guint64 bits);

/* Exponential of mean 1, by the ziggurat of Marsaglia and Tsang (2000),
 * doi:10.18637/jss.v005.i08. The layer is made of the lowest eight bits and
 * the place in it of the highest 53, which do not overlap. */
static inline double
sim_stream_exponential (SimStream *stream)
{
  guint64 bits = sim_stream_bits (stream);
  guint64 place = bits >> 11;

  if (G_LIKELY (place < sim_ziggurat_exponential.inside[bits & 255]))
    return (double) (gint64) place * sim_ziggurat_exponential.scale[bits & 255];
  return sim_stream_exponential_edge (stream, bits);
}

/* Normal of mean 0 and variance 1, the same way; bit 8 is the sign. */
static inline double
sim_stream_normal (SimStream *stream)
{
  guint64 bits = sim_stream_bits (stream);
  guint64 place = bits >> 11;
  double size;

  if (G_UNLIKELY (place >= sim_ziggurat_normal.inside[bits & 255]))
    return sim_stream_normal_edge (stream, bits);
  size = (double) (gint64) place * sim_ziggurat_normal.scale[bits & 255];
  return bits & 256 ? -size : size;
}

G_END_DECLS
