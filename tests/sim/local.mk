# Check programs for the kernel.
SIM_TEST_LIBS = libsim.a $(CHECK_LIBS) $(GSL_LIBS) $(GLIB_LIBS)
SIM_TEST_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)

if HAVE_CHECK
sim_tests = \
  %D%/test-contrast \
  %D%/test-dist \
  %D%/test-engine \
  %D%/test-engine-wraps \
  %D%/test-estimators \
  %D%/test-laws \
  %D%/test-lines \
  %D%/test-random \
  %D%/test-sensitivity \
  %D%/test-station \
  %D%/test-station-check \
  %D%/test-validation
check_PROGRAMS += $(sim_tests)
TESTS += $(sim_tests)
endif

%C%_test_lines_CFLAGS = $(SIM_TEST_CFLAGS)
%C%_test_lines_LDADD = $(SIM_TEST_LIBS)
%C%_test_contrast_CFLAGS = $(SIM_TEST_CFLAGS)
%C%_test_contrast_LDADD = $(SIM_TEST_LIBS)
%C%_test_sensitivity_CFLAGS = $(SIM_TEST_CFLAGS)
%C%_test_sensitivity_LDADD = $(SIM_TEST_LIBS)
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
%C%_test_station_check_CFLAGS = $(SIM_TEST_CFLAGS)
%C%_test_station_check_LDADD = $(SIM_TEST_LIBS)
%C%_test_laws_SOURCES = %D%/test-laws.c %D%/model.c %D%/model.h
%C%_test_laws_CFLAGS = $(SIM_TEST_CFLAGS)
%C%_test_laws_LDADD = $(SIM_TEST_LIBS)
%C%_test_validation_SOURCES = %D%/test-validation.c %D%/model.c %D%/model.h
%C%_test_validation_CFLAGS = $(SIM_TEST_CFLAGS)
%C%_test_validation_LDADD = $(SIM_TEST_LIBS)

EXTRA_DIST += %D%/suite.h

# The same tests with 25 seeds each, and the battery for the generator.
check-long: $(check_PROGRAMS) %D%/battery
	$(AM_V_at)for test in $(sim_tests); do \
	  LC_ALL=C TZ=UTC SOVSIM_SEEDS=25 $$test || exit 1; done
	%D%/battery 27
.PHONY: check-long

EXTRA_PROGRAMS += %D%/battery
CLEANFILES += %D%/battery
%C%_battery_SOURCES = %D%/battery.c
%C%_battery_LDADD = libsim.a $(GSL_LIBS) $(GLIB_LIBS)
