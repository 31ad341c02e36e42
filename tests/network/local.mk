# The network: paths, what it was fitted on, topologies, the verb.
EXTRA_DIST += %D%/golden %D%/small-network.h

if HAVE_CHECK
network_tests = %D%/test-paths %D%/test-changes %D%/test-residuals \
  %D%/test-graphml
check_PROGRAMS += $(network_tests)
TESTS += $(network_tests)
endif

NETWORK_TEST_LIBS = libmodels.a libsim.a $(XML_LIBS) $(GSL_LIBS) \
  $(CHECK_LIBS) $(GLIB_LIBS)
%C%_test_paths_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
%C%_test_paths_LDADD = $(NETWORK_TEST_LIBS)
%C%_test_changes_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
%C%_test_changes_LDADD = $(NETWORK_TEST_LIBS)
%C%_test_graphml_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
%C%_test_graphml_LDADD = $(NETWORK_TEST_LIBS)
%C%_test_residuals_SOURCES = %D%/test-residuals.c tests/fit/pairs.c \
  tests/fit/pairs.h
%C%_test_residuals_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
%C%_test_residuals_LDADD = $(NETWORK_TEST_LIBS)

dist_check_SCRIPTS += %D%/test-latency.sh
TESTS += %D%/test-latency.sh
