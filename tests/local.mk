# Check suites mirror the folders above; shell tests look at the whole.
TEST_EXTENSIONS = .sh
SH_LOG_COMPILER = $(SHELL)
AM_TESTS_ENVIRONMENT = LC_ALL=C TZ=UTC G_DEBUG=fatal-warnings \
  CK_TIMEOUT_MULTIPLIER=10 \
  SOVSIM=$(abs_top_builddir)/sovsim top_srcdir=$(abs_top_srcdir) \
  BENCH=tests/bench/bench BENCH_CC="$(CC) $(CFLAGS)" \
  BENCH_ISOLATION=tests/bench/isolation; \
  export LC_ALL TZ G_DEBUG CK_TIMEOUT_MULTIPLIER SOVSIM top_srcdir \
    BENCH BENCH_CC BENCH_ISOLATION;

include %D%/sim/local.mk
include %D%/network/local.mk
include %D%/fit/local.mk
include %D%/isolation/local.mk
include %D%/plots/local.mk
include %D%/scenarios/local.mk
include %D%/shell/local.mk
include %D%/models/local.mk
include %D%/queueing/local.mk
include %D%/law/local.mk
include %D%/bench/local.mk
include %D%/fuzz/local.mk
include %D%/workers/local.mk
