# Queueing networks: their parts, and the shipped models against theory.
QUEUEING_LIBS = libmodels.a libsim.a \
  $(SQLITE_LIBS) $(XML_LIBS) $(GSL_LIBS) $(GLIB_LIBS)

if HAVE_CHECK
queueing_tests = %D%/test-known-answers
check_PROGRAMS += $(queueing_tests)
TESTS += $(queueing_tests)
endif

VALIDATION = %D%/validation.c %D%/validation.h
%C%_test_known_answers_SOURCES = %D%/test-known-answers.c $(VALIDATION)
%C%_test_known_answers_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
%C%_test_known_answers_LDADD = $(CHECK_LIBS) $(QUEUEING_LIBS)
EXTRA_PROGRAMS += %D%/coverage
CLEANFILES += %D%/coverage
%C%_coverage_SOURCES = %D%/coverage.c $(VALIDATION)
%C%_coverage_LDADD = $(QUEUEING_LIBS)

# Many seeds, and whether 95 % intervals cover the truth in 95 % of cases.
check-long-queueing: $(check_PROGRAMS) %D%/coverage
	LC_ALL=C TZ=UTC SOVSIM_SEEDS=25 CK_TIMEOUT_MULTIPLIER=10 \
	  %D%/test-known-answers
	SOVSIM=$(abs_top_builddir)/sovsim top_srcdir=$(srcdir) LC_ALL=C TZ=UTC \
	  COVERAGE=%D%/coverage $(SHELL) $(srcdir)/tests/shell/test-validation.sh
	%D%/coverage 1000 >/dev/null
.PHONY: check-long-queueing
check-long: check-long-queueing
