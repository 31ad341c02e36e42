# Benchmarks: built and run by "make bench", never by "make check".
EXTRA_PROGRAMS += %D%/bench %D%/limit
CLEANFILES += %D%/bench %D%/limit

%C%_bench_SOURCES = %D%/bench.c %D%/clock.h
%C%_bench_LDADD = libsim.a $(GSL_LIBS) $(GLIB_LIBS)
%C%_limit_SOURCES = %D%/limit.c %D%/clock.h
%C%_limit_LDADD = libsim.a $(GSL_LIBS) $(GLIB_LIBS)

# Compelled access: cost of one regime, alone ("make bench-isolation").
EXTRA_PROGRAMS += %D%/isolation
CLEANFILES += %D%/isolation
%C%_isolation_SOURCES = %D%/isolation.c %D%/clock.h tests/isolation/made-world.c \
  tests/isolation/made-world.h
%C%_isolation_LDADD = libmodels.a libsim.a $(SQLITE_LIBS) \
  $(XML_LIBS) $(GSL_LIBS) $(GLIB_LIBS)

.PHONY: bench-isolation
bench-isolation: %D%/isolation
	$(builddir)/%D%/isolation
