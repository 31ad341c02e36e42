# The command line: one file per verb.
noinst_LIBRARIES += libcli.a
libcli_a_SOURCES = \
  %D%/exit-status.h \
  %D%/assertions.c %D%/assertions.h \
  %D%/assertions-measured.c %D%/assertions-measured.h \
  %D%/answers.c %D%/answers.h \
  %D%/arguments.c %D%/arguments.h \
  %D%/compared.c %D%/compared.h \
  %D%/comparing.c %D%/comparing.h \
  %D%/comparing-json.c \
  %D%/comparing-private.h \
  %D%/comparing-text.c \
  %D%/comparing-weigh.c \
  %D%/data-dir.c %D%/data-dir.h \
  %D%/deciding.c %D%/deciding.h \
  %D%/design-options.c %D%/design-options.h \
  %D%/describing.c %D%/describing.h \
  %D%/describing-answers.c \
  %D%/describing-flips.c \
  %D%/describing-measured.c \
  %D%/exact-answers.c %D%/exact-answers.h \
  %D%/entity-values.c %D%/entity-values.h \
  %D%/example.c %D%/example.h \
  %D%/latency.c %D%/latency.h \
  %D%/latency-pairs.c \
  %D%/factor.c %D%/factor.h \
  %D%/inquiry.c %D%/inquiry.h \
  %D%/inquiry-figure.c %D%/inquiry-figure.h \
  %D%/inquiry-flips.c \
  %D%/inquiry-gaps.c \
  %D%/inquiry-keep.c \
  %D%/inquiry-morris.c \
  %D%/inquiry-sobol.c \
  %D%/inquiry-tornado.c \
  %D%/inquiry-way.c %D%/inquiry-way.h \
  %D%/interruption.c %D%/interruption.h \
  %D%/json-output.c %D%/json-output.h \
  %D%/listing-assumptions.c %D%/listing-assumptions.h \
  %D%/loading.c %D%/loading.h \
  %D%/manifest.c %D%/manifest.h \
  %D%/missing.c %D%/missing.h \
  %D%/output.c %D%/output.h \
  %D%/ownership.c %D%/ownership.h \
  %D%/precision.c %D%/precision.h \
  %D%/progress.c %D%/progress.h \
  %D%/reference.c %D%/reference.h \
  %D%/results.c %D%/results.h \
  %D%/running.c %D%/running.h \
  %D%/shard.c %D%/shard.h \
  %D%/stock.c %D%/stock.h \
  %D%/summary.c %D%/summary.h \
  %D%/summary-answers.c %D%/summary-answers.h \
  %D%/summary-sweep.c \
  %D%/summary-read.c %D%/summary-read.h \
  %D%/traces.c %D%/traces.h \
  %D%/trials.c %D%/trials.h \
  %D%/trials-keep.c \
  %D%/trials-store.c \
  %D%/verb.h %D%/verbs.c \
  %D%/verb-ask.c \
  %D%/verb-check.c \
  %D%/verb-compare.c \
  %D%/verb-decide.c \
  %D%/verb-describe.c \
  %D%/verb-latency.c \
  %D%/verb-list.c \
  %D%/verb-new.c \
  %D%/verb-merge.c \
  %D%/verb-plan.c \
  %D%/verb-report.c \
  %D%/verb-run.c \
  %D%/verb-status.c \
  %D%/verb-submit.c
libcli_a_CPPFLAGS = $(AM_CPPFLAGS) -DSOVSIM_BUILDDIR=\"$(abs_top_builddir)\"

bin_PROGRAMS += sovsim
sovsim_SOURCES = %D%/main.c
sovsim_LDADD = libcli.a $(TOOL_LIBS)

# The same on the ranks of an MPI job; a program of its own, so that sovsim
# needs no MPI.
if HAVE_MPI
bin_PROGRAMS += sovsim-mpi
sovsim_mpi_SOURCES = %D%/mpi-main.c
sovsim_mpi_CFLAGS = $(AM_CFLAGS) $(MPI_CFLAGS)
sovsim_mpi_LDADD = libcli.a $(TOOL_LIBS) $(MPI_LIBS)
endif
EXTRA_DIST += %D%/mpi-main.c
