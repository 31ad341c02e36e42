# Benchmarks: built and run by "make bench", never by "make check".
EXTRA_PROGRAMS += %D%/bench %D%/limit
CLEANFILES += %D%/bench %D%/limit

%C%_bench_SOURCES = %D%/bench.c %D%/clock.h
%C%_bench_LDADD = libsim.a $(GSL_LIBS) $(GLIB_LIBS)
%C%_limit_SOURCES = %D%/limit.c %D%/clock.h
%C%_limit_LDADD = libsim.a $(GSL_LIBS) $(GLIB_LIBS)
