# Check programs for the kernel.
SIM_TEST_LIBS = libsim.a $(CHECK_LIBS) $(GSL_LIBS) $(GLIB_LIBS)
SIM_TEST_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)

if HAVE_CHECK
sim_tests = \
  %D%/test-dist \
  %D%/test-engine \
  %D%/test-engine-wraps \
  %D%/test-estimators \
  %D%/test-random \
  %D%/test-station \
  %D%/test-validation
check_PROGRAMS += $(sim_tests)
TESTS += $(sim_tests)
endif

%C%_test_dist_CFLAGS = $(SIM_TEST_CFLAGS)
%C%_test_dist_LDADD = $(SIM_TEST_LIBS)
%C%_test_engine_CFLAGS = $(SIM_TEST_CFLAGS)
%C%_test_engine_LDADD = $(SIM_TEST_LIBS)
%C%_test_engine_wraps_CFLAGS = $(SIM_TEST_CFLAGS)
%C%_test_engine_wraps_LDADD = $(SIM_TEST_LIBS)
%C%_test_estimators_CFLAGS = $(SIM_TEST_CFLAGS)
%C%_test_estimators_LDADD = $(SIM_TEST_LIBS)
%C%_test_random_CFLAGS = $(SIM_TEST_CFLAGS)
%C%_test_random_LDADD = $(SIM_TEST_LIBS)
%C%_test_station_CFLAGS = $(SIM_TEST_CFLAGS)
%C%_test_station_LDADD = $(SIM_TEST_LIBS)
%C%_test_validation_SOURCES = %D%/test-validation.c %D%/model.c %D%/model.h
%C%_test_validation_CFLAGS = $(SIM_TEST_CFLAGS)
%C%_test_validation_LDADD = $(SIM_TEST_LIBS)

EXTRA_DIST += %D%/suite.h
