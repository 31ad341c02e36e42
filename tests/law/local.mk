# The law: rules, decision cases, what is wrong with rules, and the verb.
EXTRA_DIST += %D%/cases.csv %D%/bad

if HAVE_CHECK
law_tests = \
  %D%/test-act \
  %D%/test-disclosure \
  %D%/test-exports \
  %D%/test-growth \
  %D%/test-law-cases \
  %D%/test-procedure \
  %D%/test-reactions \
  %D%/test-renewals \
  %D%/test-rule-check \
  %D%/test-rulebook
check_PROGRAMS += $(law_tests)
TESTS += $(law_tests)

%C%_test_act_CFLAGS = $(MODEL_TEST_CFLAGS)
%C%_test_act_LDADD = $(MODEL_TEST_LIBS)
%C%_test_disclosure_CFLAGS = $(MODEL_TEST_CFLAGS)
%C%_test_disclosure_LDADD = $(MODEL_TEST_LIBS)
%C%_test_exports_CFLAGS = $(MODEL_TEST_CFLAGS)
%C%_test_exports_LDADD = $(MODEL_TEST_LIBS)
%C%_test_growth_CFLAGS = $(MODEL_TEST_CFLAGS)
%C%_test_growth_LDADD = $(MODEL_TEST_LIBS)
%C%_test_law_cases_CFLAGS = $(MODEL_TEST_CFLAGS)
%C%_test_law_cases_LDADD = $(MODEL_TEST_LIBS)
%C%_test_procedure_CFLAGS = $(MODEL_TEST_CFLAGS)
%C%_test_procedure_LDADD = $(MODEL_TEST_LIBS)
%C%_test_reactions_CFLAGS = $(MODEL_TEST_CFLAGS)
%C%_test_reactions_LDADD = $(MODEL_TEST_LIBS)
%C%_test_renewals_CFLAGS = $(MODEL_TEST_CFLAGS)
%C%_test_renewals_LDADD = $(MODEL_TEST_LIBS)
%C%_test_rule_check_CFLAGS = $(MODEL_TEST_CFLAGS)
%C%_test_rule_check_LDADD = $(MODEL_TEST_LIBS)
%C%_test_rulebook_CFLAGS = $(MODEL_TEST_CFLAGS)
%C%_test_rulebook_LDADD = $(MODEL_TEST_LIBS)
endif

dist_check_SCRIPTS += %D%/test-decide.sh %D%/test-subtype.sh %D%/test-history.sh
TESTS += %D%/test-decide.sh %D%/test-subtype.sh %D%/test-history.sh
