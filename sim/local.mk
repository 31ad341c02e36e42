# The kernel: knows nothing about clouds.
noinst_LIBRARIES += libsim.a
libsim_a_SOURCES = \
  %D%/sim-contrast.c %D%/sim-contrast.h \
  %D%/sim-bins.c %D%/sim-bins.h %D%/sim-csv.c %D%/sim-csv.h \
  %D%/sim-dist.c %D%/sim-dist.h \
  %D%/sim-engine.c %D%/sim-engine.h \
  %D%/sim-flip.c %D%/sim-flip.h \
  %D%/sim-formula.c %D%/sim-formula.h \
  %D%/sim-heap.c %D%/sim-heap.h \
  %D%/sim-histogram.c %D%/sim-histogram.h \
  %D%/sim-interval.c %D%/sim-interval.h \
  %D%/sim-labels.c %D%/sim-labels.h \
  %D%/sim-level.c %D%/sim-level.h \
  %D%/sim-morris.c %D%/sim-morris.h \
  %D%/sim-lines.c %D%/sim-lines.h \
  %D%/sim-number.c %D%/sim-number.h \
  %D%/sim-outfile.c %D%/sim-outfile.h \
  %D%/sim-pool.c %D%/sim-pool.h \
  %D%/sim-random.c %D%/sim-random.h \
  %D%/sim-run-pack.c %D%/sim-run-pack.h \
  %D%/sim-run-record.c %D%/sim-run-record.h \
  %D%/sim-sobol.c %D%/sim-sobol.h \
  %D%/sim-sample.c %D%/sim-sample.h \
  %D%/sim-spell.c %D%/sim-spell.h \
  %D%/sim-store.c %D%/sim-store.h \
  %D%/sim-store-export.c \
  %D%/sim-store-merge.c \
  %D%/sim-store-points.c \
  %D%/sim-store-private.h \
  %D%/sim-store-read.c \
  %D%/sim-store-schema.c \
  %D%/sim-store-whole.c %D%/sim-store-whole.h \
  %D%/sim-store-write.c \
  %D%/sim-station.c %D%/sim-station.h \
  %D%/sim-tally.c %D%/sim-tally.h \
  %D%/sim-time.c %D%/sim-time.h \
  %D%/sim-wide.h \
  %D%/sim-ziggurat.c

include %D%/dist/local.mk
include %D%/station/local.mk
