# Check suites mirror the folders above; shell tests look at the whole.
AM_TESTS_ENVIRONMENT = LC_ALL=C TZ=UTC G_DEBUG=fatal-warnings; \
  BENCH=tests/bench/bench BENCH_CC="$(CC) $(CFLAGS)"; \
  export LC_ALL TZ G_DEBUG BENCH BENCH_CC;

include %D%/sim/local.mk
include %D%/bench/local.mk
