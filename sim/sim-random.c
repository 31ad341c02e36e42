#include "config.h"

#include "sim/sim-random.h"

#include <math.h>
#include <string.h>

/* What the second word of a counter is for, so that draws, sub-keys and
 * names never meet. */
enum
{
  FOR_DRAWS,
  FOR_SUBKEYS,
  FOR_ENTITY,
  FOR_PURPOSE
};

#define PARITY G_GUINT64_CONSTANT (0x1BD11BDAA9FC1A22)

/* The function as macros, because it is the same for a word and for a vector
 * of words. Five times four rounds, each four followed by the key. */
#define MIX(x, y, turn) (x += y, y = (y << turn | y >> (64 - turn)) ^ x)
#define EVEN(x, y)                                                             \
  (MIX (x, y, 16), MIX (x, y, 42), MIX (x, y, 12), MIX (x, y, 31))
#define ODD(x, y)                                                              \
  (MIX (x, y, 16), MIX (x, y, 32), MIX (x, y, 24), MIX (x, y, 21))
#define INJECT(x, y, a, b) (x += a, y += b)
#define THREEFRY(x, y, k0, k1, k2)                                             \
  (INJECT (x, y, k0, k1), EVEN (x, y), INJECT (x, y, k1, k2 + 1), ODD (x, y),  \
   INJECT (x, y, k2, k0 + 2), EVEN (x, y), INJECT (x, y, k0, k1 + 3),          \
   ODD (x, y), INJECT (x, y, k1, k2 + 4), EVEN (x, y),                         \
   INJECT (x, y, k2, k0 + 5))

void
sim_threefry (const guint64 key[2], guint64 counter[2])
{
  guint64 k2 = PARITY ^ key[0] ^ key[1];

  THREEFRY (counter[0], counter[1], key[0], key[1], k2);
}

static SimKey
key_at (SimKey key, guint64 n, guint64 use)
{
  SimKey out = { { n, use } };

  sim_threefry (key.k, out.k);
  return out;
}

/* Take in @name sixteen bytes at a time, then its length and its use: the
 * result of one step is the key of the next (Matyas, Meyer and Oseas). */
static SimKey
key_absorb (SimKey key, const char *name, guint64 use)
{
  gsize length = strlen (name);

  for (gsize from = 0; from < length; from += 16)
    {
      guint64 block[2] = { 0, 0 };
      SimKey next;

      memcpy (block, name + from, MIN (16, length - from));
      block[0] = GUINT64_FROM_LE (block[0]);
      block[1] = GUINT64_FROM_LE (block[1]);
      next = key_at (key, block[0], block[1]);
      key.k[0] = next.k[0] ^ block[0];
      key.k[1] = next.k[1] ^ block[1];
    }
  return key_at (key, length, use);
}

SimKey
sim_key (guint64 seed, guint32 replication, const char *entity,
         const char *purpose)
{
  SimKey key = { { seed, replication } };

  g_return_val_if_fail (entity != NULL && purpose != NULL, key);
  key = key_absorb (key, entity, FOR_ENTITY);
  return key_absorb (key, purpose, FOR_PURPOSE);
}

SimKey
sim_key_sub (SimKey key, guint64 n)
{
  return key_at (key, n, FOR_SUBKEYS);
}

guint64
sim_key_bits (SimKey key, guint64 index)
{
  return key_at (key, index / 2, FOR_DRAWS).k[index % 2];
}

double
sim_key_uniform (SimKey key, guint64 index)
{
  return sim_bits_uniform (sim_key_bits (key, index));
}

void
sim_stream_init (SimStream *stream, SimKey key)
{
  stream->at = 0;
  stream->size = 0;
  stream->index = 0;
  stream->key = key;
}

/* Four words side by side. Compilers turn what is done with them into vector
 * instructions of the machine that is compiled for, or into plain ones. */
typedef guint64 Lanes __attribute__ ((vector_size (32)));

/* The words 0, 1, 2, 3 of (x, y) in their order: x0 y0 x1 y1. */
#define BRAID_LOW(x, y) __builtin_shufflevector (x, y, 0, 4, 1, 5)
#define BRAID_HIGH(x, y) __builtin_shufflevector (x, y, 2, 6, 3, 7)

/* Sixteen words from the counter @from, which is four times two vectors. */
static inline __attribute__ ((always_inline)) void
make_block (const guint64 *key, guint64 from, guint64 *block)
{
  const guint64 k0 = key[0], k1 = key[1], k2 = PARITY ^ k0 ^ k1;
  const Lanes steps = { 0, 1, 2, 3 };
  Lanes x = steps + from, y = { FOR_DRAWS };
  Lanes u = steps + (from + 4), v = { FOR_DRAWS };
  Lanes braids[4];

  THREEFRY (x, y, k0, k1, k2);
  THREEFRY (u, v, k0, k1, k2);
  braids[0] = BRAID_LOW (x, y);
  braids[1] = BRAID_HIGH (x, y);
  braids[2] = BRAID_LOW (u, v);
  braids[3] = BRAID_HIGH (u, v);
  memcpy (block, braids, sizeof braids);
}

static void
make_block_plain (const guint64 *key, guint64 from, guint64 *block)
{
  make_block (key, from, block);
}

#ifdef __x86_64__
/* The same numbers, on machines whose vectors hold four words. */
static __attribute__ ((target ("avx2"))) void
make_block_avx2 (const guint64 *key, guint64 from, guint64 *block)
{
  make_block (key, from, block);
}

#define HAVE_AVX2 __builtin_cpu_supports ("avx2")
#else
#define make_block_avx2 make_block_plain
#define HAVE_AVX2 0
#endif

/* The first blocks of a stream: @size words, one evaluation after another. */
static void
make_few (SimStream *stream, guint32 size)
{
  for (guint32 i = 0; i < size; i += 2)
    {
      SimKey pair = key_at (stream->key, (stream->index + i) / 2, FOR_DRAWS);

      stream->block[i] = pair.k[0];
      stream->block[i + 1] = pair.k[1];
    }
}

void
sim_stream_refill (SimStream *stream)
{
  guint32 size = CLAMP (2 * stream->size, 2, SIM_STREAM_BLOCK);

  if (size < SIM_STREAM_BLOCK)
    make_few (stream, size);
  else if (HAVE_AVX2)
    make_block_avx2 (stream->key.k, stream->index / 2, stream->block);
  else
    make_block_plain (stream->key.k, stream->index / 2, stream->block);
  stream->index += size;
  stream->size = size;
  stream->at = 0;
}

SimKey
sim_stream_aside (const SimStream *stream)
{
  return sim_key_sub (stream->key, sim_stream_index (stream) - 1);
}

/* Left edge (further from the peak) and right edge of a layer. */
static double
layer_edge (const SimZiggurat *ziggurat, guint64 layer)
{
  return layer < 256 ? ziggurat->scale[layer] * 0x1p53 : 0;
}

/* Between the curve's least and greatest height over the layer, uniformly. */
static double
height_in (SimStream *aside, double low, double high)
{
  return low + sim_stream_uniform (aside) * (high - low);
}

double
sim_stream_exponential_edge (const SimStream *stream, guint64 bits)
{
  const SimZiggurat *z = &sim_ziggurat_exponential;
  double before = 0; /* the tail is the same law again, further out */
  SimStream aside;

  sim_stream_init (&aside, sim_stream_aside (stream));
  while (bits >> 11 >= z->inside[bits & 255])
    {
      guint64 layer = bits & 255;
      double x = (double) (bits >> 11) * z->scale[layer];

      if (layer == 0)
        before += layer_edge (z, 1);
      else if (height_in (&aside, exp (-layer_edge (z, layer)),
                          exp (-layer_edge (z, layer + 1)))
               < exp (-x))
        return before + x;
      bits = sim_stream_bits (&aside);
    }
  return before + (double) (bits >> 11) * z->scale[bits & 255];
}

/* Beyond @edge, by Marsaglia (1964): two exponentials per attempt. */
static double
normal_tail (SimStream *aside, double edge)
{
  double x, y;

  do
    {
      x = -log (sim_stream_uniform (aside)) / edge;
      y = -log (sim_stream_uniform (aside));
    }
  while (y + y < x * x);
  return edge + x;
}

static double
bell (double x)
{
  return exp (-0.5 * x * x);
}

/* The size of a normal variate, without its sign. */
static double
normal_size (SimStream *aside, guint64 bits)
{
  const SimZiggurat *z = &sim_ziggurat_normal;

  while (bits >> 11 >= z->inside[bits & 255])
    {
      guint64 layer = bits & 255;
      double x = (double) (bits >> 11) * z->scale[layer];

      if (layer == 0)
        return normal_tail (aside, layer_edge (z, 1));
      if (height_in (aside, bell (layer_edge (z, layer)),
                     bell (layer_edge (z, layer + 1)))
          < bell (x))
        return x;
      bits = sim_stream_bits (aside);
    }
  return (double) (bits >> 11) * z->scale[bits & 255];
}

double
sim_stream_normal_edge (const SimStream *stream, guint64 bits)
{
  SimStream aside;
  double size;

  sim_stream_init (&aside, sim_stream_aside (stream));
  size = normal_size (&aside, bits);
  return bits & 256 ? -size : size;
}
