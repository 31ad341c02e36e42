# Who can read what, what fails together: check programs.
EXTRA_DIST += %D%/made-world.c %D%/made-world.h
dist_check_SCRIPTS += %D%/test-assert.sh %D%/test-history.sh \
  %D%/test-incidents.sh %D%/test-incident-scenarios.sh \
  %D%/test-assert-measured.sh %D%/test-bad-input.sh %D%/test-path.sh \
  %D%/test-score.sh %D%/test-staff.sh
TESTS += %D%/test-assert.sh %D%/test-history.sh %D%/test-incidents.sh \
  %D%/test-incident-scenarios.sh %D%/test-assert-measured.sh \
  %D%/test-bad-input.sh %D%/test-path.sh %D%/test-score.sh \
  %D%/test-staff.sh

if HAVE_CHECK
ISOLATION_TEST_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
ISOLATION_TEST_LIBS = libmodels.a libsim.a \
  $(CHECK_LIBS) $(SQLITE_LIBS) $(XML_LIBS) $(GSL_LIBS) $(GLIB_LIBS)
MADE_WORLD = %D%/made-world.c %D%/made-world.h
RANDOM_WORLD = %D%/random-world.c %D%/random-world.h %D%/checker.c \
  %D%/checker.h $(MADE_WORLD)

isolation_tests = \
  %D%/test-failure \
  %D%/test-followup \
  %D%/test-modes \
  %D%/test-random-access \
  %D%/test-run-and-ask \
  %D%/test-unknown
check_PROGRAMS += $(isolation_tests)
TESTS += $(isolation_tests)

%C%_test_failure_SOURCES = %D%/test-failure.c $(MADE_WORLD)
%C%_test_failure_CFLAGS = $(ISOLATION_TEST_CFLAGS)
%C%_test_failure_LDADD = $(ISOLATION_TEST_LIBS)
%C%_test_followup_SOURCES = %D%/test-followup.c $(MADE_WORLD)
%C%_test_followup_CFLAGS = $(ISOLATION_TEST_CFLAGS)
%C%_test_followup_LDADD = $(ISOLATION_TEST_LIBS)
%C%_test_modes_SOURCES = %D%/test-modes.c $(MADE_WORLD)
%C%_test_modes_CFLAGS = $(ISOLATION_TEST_CFLAGS)
%C%_test_modes_LDADD = $(ISOLATION_TEST_LIBS)
%C%_test_random_access_SOURCES = %D%/test-random-access.c $(RANDOM_WORLD)
%C%_test_random_access_CFLAGS = $(ISOLATION_TEST_CFLAGS)
%C%_test_random_access_LDADD = $(ISOLATION_TEST_LIBS)
%C%_test_run_and_ask_CFLAGS = $(ISOLATION_TEST_CFLAGS)
%C%_test_run_and_ask_LDADD = $(ISOLATION_TEST_LIBS)
%C%_test_unknown_SOURCES = %D%/test-unknown.c $(RANDOM_WORLD)
%C%_test_unknown_CFLAGS = $(ISOLATION_TEST_CFLAGS)
%C%_test_unknown_LDADD = $(ISOLATION_TEST_LIBS)
endif
