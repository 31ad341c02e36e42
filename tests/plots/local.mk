# Results: the store, and what is drawn and told from it.
EXTRA_DIST += tests/sim/test-store.c tests/sim/test-store-refusals.c \
  %D%/sample-run.c %D%/sample-store.c %D%/sample-store.h \
  %D%/drawing.c %D%/drawing.h \
  %D%/test-comparison.c \
  %D%/test-figure-data.c %D%/test-figures.c %D%/test-figures-failing.c \
  %D%/test-gnuplot.c \
  %D%/test-map-view.c \
  %D%/test-register.c \
  %D%/test-report.c

if HAVE_CHECK
results_tests = %D%/test-comparison %D%/test-figure-data %D%/test-figures \
  %D%/test-figures-failing %D%/test-gnuplot \
  %D%/test-map-view %D%/test-register \
  %D%/test-report %D%/test-store %D%/test-store-refusals
check_PROGRAMS += $(results_tests)
TESTS += $(results_tests)

%C%_test_comparison_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
%C%_test_comparison_LDADD = $(TOOL_LIBS) $(CHECK_LIBS)

SAMPLE = %D%/sample-run.c %D%/sample-store.c %D%/sample-store.h
%C%_test_figure_data_SOURCES = %D%/test-figure-data.c $(SAMPLE)
%C%_test_figure_data_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
%C%_test_figure_data_LDADD = $(TOOL_LIBS) $(CHECK_LIBS)
%C%_test_figures_SOURCES = %D%/test-figures.c %D%/drawing.c %D%/drawing.h $(SAMPLE)
%C%_test_figures_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
%C%_test_figures_LDADD = $(TOOL_LIBS) $(CHECK_LIBS)
%C%_test_figures_failing_SOURCES = %D%/test-figures-failing.c \
  %D%/drawing.c %D%/drawing.h $(SAMPLE)
%C%_test_figures_failing_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
%C%_test_figures_failing_LDADD = $(TOOL_LIBS) $(CHECK_LIBS)
%C%_test_gnuplot_SOURCES = %D%/test-gnuplot.c $(SAMPLE)
%C%_test_gnuplot_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
%C%_test_gnuplot_LDADD = $(TOOL_LIBS) $(CHECK_LIBS)
%C%_test_map_view_SOURCES = %D%/test-map-view.c
%C%_test_map_view_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
%C%_test_map_view_LDADD = $(TOOL_LIBS) $(CHECK_LIBS)
%C%_test_register_SOURCES = %D%/test-register.c \
  %D%/drawing.c %D%/drawing.h $(SAMPLE)
%C%_test_register_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
%C%_test_register_LDADD = $(TOOL_LIBS) $(CHECK_LIBS)
%C%_test_report_SOURCES = %D%/test-report.c $(SAMPLE)
%C%_test_report_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
%C%_test_report_LDADD = $(TOOL_LIBS) $(CHECK_LIBS)
%C%_test_store_SOURCES = tests/sim/test-store.c $(SAMPLE)
%C%_test_store_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
%C%_test_store_LDADD = $(TOOL_LIBS) $(CHECK_LIBS)
%C%_test_store_refusals_SOURCES = tests/sim/test-store-refusals.c $(SAMPLE)
%C%_test_store_refusals_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
%C%_test_store_refusals_LDADD = $(TOOL_LIBS) $(CHECK_LIBS)
endif
