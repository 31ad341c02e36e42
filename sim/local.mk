# The kernel: knows nothing about clouds.
noinst_LIBRARIES += libsim.a
libsim_a_SOURCES = \
  %D%/sim-csv.c %D%/sim-csv.h \
  %D%/sim-labels.c %D%/sim-labels.h \
  %D%/sim-number.c %D%/sim-number.h \
  %D%/sim-outfile.c %D%/sim-outfile.h \
  %D%/sim-run-record.c %D%/sim-run-record.h \
  %D%/sim-store.c %D%/sim-store.h %D%/sim-store-private.h \
  %D%/sim-store-export.c %D%/sim-store-read.c \
  %D%/sim-store-schema.c %D%/sim-store-write.c \
  %D%/sim-time.c %D%/sim-time.h
