/* The tests of the engine again, with an engine whose sequence numbers run
 * out after 1024 events instead of 2^34: they are compressed on the way. */
#define SEQUENCE_BITS 10

#include "sim/sim-engine.c"
#include "tests/sim/test-engine.c"
