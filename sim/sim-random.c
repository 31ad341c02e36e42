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
#define ALWAYS_INLINE static inline __attribute__ ((always_inline))

/* Four rounds and one injection of the key, on @n counters side by side:
 * plain loops that a compiler turns into vector instructions. */
#define LANES 8

ALWAYS_INLINE void
mix (guint64 *x, guint64 *y, int n, int turn)
{
  for (int i = 0; i < n; i++)
    {
      x[i] += y[i];
      y[i] = (y[i] << turn | y[i] >> (64 - turn)) ^ x[i];
    }
}

ALWAYS_INLINE void
inject (guint64 *x, guint64 *y, int n, guint64 first, guint64 second)
{
  for (int i = 0; i < n; i++)
    {
      x[i] += first;
      y[i] += second;
    }
}

ALWAYS_INLINE void
mix_even (guint64 *x, guint64 *y, int n)
{
  mix (x, y, n, 16);
  mix (x, y, n, 42);
  mix (x, y, n, 12);
  mix (x, y, n, 31);
}

ALWAYS_INLINE void
mix_odd (guint64 *x, guint64 *y, int n)
{
  mix (x, y, n, 16);
  mix (x, y, n, 32);
  mix (x, y, n, 24);
  mix (x, y, n, 21);
}

ALWAYS_INLINE void
threefry (const guint64 key[2], guint64 *x, guint64 *y, int n)
{
  const guint64 k0 = key[0], k1 = key[1], k2 = PARITY ^ k0 ^ k1;

  inject (x, y, n, k0, k1);
  mix_even (x, y, n);
  inject (x, y, n, k1, k2 + 1);
  mix_odd (x, y, n);
  inject (x, y, n, k2, k0 + 2);
  mix_even (x, y, n);
  inject (x, y, n, k0, k1 + 3);
  mix_odd (x, y, n);
  inject (x, y, n, k1, k2 + 4);
  mix_even (x, y, n);
  inject (x, y, n, k2, k0 + 5);
}

void
sim_threefry (const guint64 key[2], guint64 counter[2])
{
  threefry (key, &counter[0], &counter[1], 1);
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

/* @n evaluations from the counter @from into 2 @n words of @block. */
ALWAYS_INLINE void
make_block (SimKey key, guint64 from, guint64 *block, int n)
{
  guint64 x[LANES], y[LANES];

  for (int i = 0; i < n; i++)
    {
      x[i] = from + (guint64) i;
      y[i] = FOR_DRAWS;
    }
  threefry (key.k, x, y, n);
  for (int i = 0; i < n; i++)
    {
      block[2 * i] = x[i];
      block[2 * i + 1] = y[i];
    }
}

void
sim_stream_refill (SimStream *stream)
{
  guint32 size = CLAMP (2 * stream->size, 2, SIM_STREAM_BLOCK);

  if (size == SIM_STREAM_BLOCK)
    make_block (stream->key, stream->index / 2, stream->block, LANES);
  else
    for (guint32 i = 0; i < size; i += 2)
      make_block (stream->key, (stream->index + i) / 2, &stream->block[i], 1);
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
