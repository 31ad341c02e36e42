# Results: the store and what is drawn from it.
if HAVE_CHECK
check_PROGRAMS += %D%/test-store
TESTS += %D%/test-store

%C%_test_store_SOURCES = tests/sim/test-store.c \
  %D%/sample-store.c %D%/sample-store.h
%C%_test_store_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
%C%_test_store_LDADD = $(TOOL_LIBS) $(CHECK_LIBS)
endif
