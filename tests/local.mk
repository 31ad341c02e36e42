# Check suites mirror the folders above; shell tests look at the whole.
AM_TESTS_ENVIRONMENT = LC_ALL=C TZ=UTC G_DEBUG=fatal-warnings; \
  export LC_ALL TZ G_DEBUG;

include %D%/sim/local.mk
include %D%/plots/local.mk
include %D%/models/local.mk
include %D%/bench/local.mk
