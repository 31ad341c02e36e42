# Check programs for the models, and small worlds for all of them.
EXTRA_DIST += %D%/small-world.c %D%/small-world.h %D%/small-trace.c \
  %D%/small-trace.h
EXTRA_DIST += %D%/played.c %D%/played.h

if HAVE_CHECK
MODEL_TEST_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
MODEL_TEST_LIBS = tests/models/libsmall-world.a libmodels.a libsim.a \
  $(CHECK_LIBS) $(SQLITE_LIBS) $(XML_LIBS) $(GSL_LIBS) $(GLIB_LIBS)

check_LIBRARIES = %D%/libsmall-world.a
%C%_libsmall_world_a_SOURCES = %D%/small-world.c %D%/small-world.h \
  %D%/small-trace.c %D%/small-trace.h \
  %D%/played.c %D%/played.h
%C%_libsmall_world_a_CFLAGS = $(MODEL_TEST_CFLAGS)

model_tests = \
  %D%/test-access \
  %D%/test-attribute \
  %D%/test-calendar \
  %D%/test-calls \
  %D%/test-change \
  %D%/test-compliance \
  %D%/test-design \
  %D%/test-exact \
  %D%/test-passage \
  %D%/test-horn \
  %D%/test-outage \
  %D%/test-neighbours \
  %D%/test-path \
  %D%/test-incidents \
  %D%/test-problem \
  %D%/test-quantity \
  %D%/test-queueing \
  %D%/test-replay \
  %D%/test-sampled-month \
  %D%/test-requests \
  %D%/test-sampling \
  %D%/test-scenario-file \
  %D%/test-schema \
  %D%/test-study \
  %D%/test-trace \
  %D%/test-trace-replay \
  %D%/test-trace-table \
  %D%/test-traffic \
  %D%/test-two-doors \
  %D%/test-workload \
  %D%/test-world
check_PROGRAMS += $(model_tests)
TESTS += $(model_tests)

%C%_test_access_CFLAGS = $(MODEL_TEST_CFLAGS)
%C%_test_access_LDADD = $(MODEL_TEST_LIBS)
%C%_test_attribute_CFLAGS = $(MODEL_TEST_CFLAGS)
%C%_test_attribute_LDADD = $(MODEL_TEST_LIBS)
%C%_test_calendar_CFLAGS = $(MODEL_TEST_CFLAGS)
%C%_test_calendar_LDADD = $(MODEL_TEST_LIBS)
%C%_test_calls_CFLAGS = $(MODEL_TEST_CFLAGS)
%C%_test_calls_LDADD = $(MODEL_TEST_LIBS)
%C%_test_change_CFLAGS = $(MODEL_TEST_CFLAGS)
%C%_test_change_LDADD = $(MODEL_TEST_LIBS)
%C%_test_compliance_CFLAGS = $(MODEL_TEST_CFLAGS)
%C%_test_compliance_LDADD = $(MODEL_TEST_LIBS)
%C%_test_design_CFLAGS = $(MODEL_TEST_CFLAGS)
%C%_test_design_LDADD = $(MODEL_TEST_LIBS)
%C%_test_passage_CFLAGS = $(MODEL_TEST_CFLAGS)
%C%_test_passage_LDADD = $(MODEL_TEST_LIBS)
%C%_test_exact_CFLAGS = $(MODEL_TEST_CFLAGS)
%C%_test_exact_LDADD = $(MODEL_TEST_LIBS)
%C%_test_horn_CFLAGS = $(MODEL_TEST_CFLAGS)
%C%_test_horn_LDADD = $(MODEL_TEST_LIBS)
%C%_test_outage_CFLAGS = $(MODEL_TEST_CFLAGS)
%C%_test_outage_LDADD = $(MODEL_TEST_LIBS)
%C%_test_neighbours_CFLAGS = $(MODEL_TEST_CFLAGS)
%C%_test_neighbours_LDADD = $(MODEL_TEST_LIBS)
%C%_test_path_CFLAGS = $(MODEL_TEST_CFLAGS)
%C%_test_path_LDADD = $(MODEL_TEST_LIBS)
%C%_test_incidents_CFLAGS = $(MODEL_TEST_CFLAGS)
%C%_test_incidents_LDADD = $(MODEL_TEST_LIBS)
%C%_test_problem_CFLAGS = $(MODEL_TEST_CFLAGS)
%C%_test_problem_LDADD = $(MODEL_TEST_LIBS)
%C%_test_quantity_CFLAGS = $(MODEL_TEST_CFLAGS)
%C%_test_quantity_LDADD = $(MODEL_TEST_LIBS)
%C%_test_queueing_CFLAGS = $(MODEL_TEST_CFLAGS)
%C%_test_queueing_LDADD = $(MODEL_TEST_LIBS)
%C%_test_replay_CFLAGS = $(MODEL_TEST_CFLAGS)
%C%_test_replay_LDADD = $(MODEL_TEST_LIBS)
%C%_test_sampled_month_CFLAGS = $(MODEL_TEST_CFLAGS)
%C%_test_sampled_month_LDADD = $(MODEL_TEST_LIBS)
%C%_test_requests_CFLAGS = $(MODEL_TEST_CFLAGS)
%C%_test_requests_LDADD = $(MODEL_TEST_LIBS)
%C%_test_sampling_CFLAGS = $(MODEL_TEST_CFLAGS)
%C%_test_sampling_LDADD = $(MODEL_TEST_LIBS)
%C%_test_scenario_file_CFLAGS = $(MODEL_TEST_CFLAGS)
%C%_test_scenario_file_LDADD = $(MODEL_TEST_LIBS)
%C%_test_schema_CFLAGS = $(MODEL_TEST_CFLAGS)
%C%_test_schema_LDADD = $(MODEL_TEST_LIBS)
%C%_test_study_CFLAGS = $(MODEL_TEST_CFLAGS)
%C%_test_study_LDADD = $(MODEL_TEST_LIBS)
%C%_test_trace_CFLAGS = $(MODEL_TEST_CFLAGS)
%C%_test_trace_LDADD = $(MODEL_TEST_LIBS)
%C%_test_trace_replay_CFLAGS = $(MODEL_TEST_CFLAGS)
%C%_test_trace_replay_LDADD = $(MODEL_TEST_LIBS)
%C%_test_trace_table_CFLAGS = $(MODEL_TEST_CFLAGS)
%C%_test_trace_table_LDADD = $(MODEL_TEST_LIBS)
%C%_test_traffic_CFLAGS = $(MODEL_TEST_CFLAGS)
%C%_test_traffic_LDADD = $(MODEL_TEST_LIBS)
%C%_test_two_doors_CFLAGS = $(MODEL_TEST_CFLAGS)
%C%_test_two_doors_LDADD = $(MODEL_TEST_LIBS)
%C%_test_workload_CFLAGS = $(MODEL_TEST_CFLAGS)
%C%_test_workload_LDADD = $(MODEL_TEST_LIBS)
%C%_test_world_CFLAGS = $(MODEL_TEST_CFLAGS)
%C%_test_world_LDADD = $(MODEL_TEST_LIBS)
endif
