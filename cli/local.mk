# The command line: one file per verb.
bin_PROGRAMS += sovsim
sovsim_SOURCES = \
  %D%/example.c %D%/example.h \
  %D%/exit-status.h \
  %D%/assertions.c %D%/assertions.h \
  %D%/assertions-measured.c %D%/assertions-measured.h \
  %D%/answers.c %D%/answers.h \
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
  %D%/describing-measured.c \
  %D%/latency.c %D%/latency.h \
  %D%/latency-pairs.c \
  %D%/factor.c %D%/factor.h \
  %D%/inquiry.c %D%/inquiry.h \
  %D%/inquiry-flips.c \
  %D%/inquiry-morris.c \
  %D%/inquiry-sobol.c \
  %D%/inquiry-tornado.c \
  %D%/inquiry-way.c %D%/inquiry-way.h \
  %D%/json-output.c %D%/json-output.h \
  %D%/loading.c %D%/loading.h \
  %D%/main.c \
  %D%/manifest.c %D%/manifest.h \
  %D%/missing.c %D%/missing.h \
  %D%/output.c %D%/output.h \
  %D%/progress.c %D%/progress.h \
  %D%/results.c %D%/results.h \
  %D%/summary.c %D%/summary.h \
  %D%/traces.c %D%/traces.h \
  %D%/summary-answers.c %D%/summary-answers.h \
  %D%/summary-read.c %D%/summary-read.h \
  %D%/trials.c %D%/trials.h \
  %D%/verb.h %D%/verbs.c \
  %D%/verb-ask.c \
  %D%/verb-check.c \
  %D%/verb-compare.c \
  %D%/verb-decide.c \
  %D%/verb-describe.c \
  %D%/verb-latency.c \
  %D%/verb-list.c \
  %D%/verb-new.c \
  %D%/verb-plan.c \
  %D%/verb-report.c \
  %D%/verb-run.c
sovsim_CPPFLAGS = $(AM_CPPFLAGS) -DSOVSIM_BUILDDIR=\"$(abs_top_builddir)\"
sovsim_LDADD = $(TOOL_LIBS)
