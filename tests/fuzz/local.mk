# Fuzzing, not part of "make check": needs clang with libFuzzer. The objects
# are its own, so that all of them are instrumented.
EXTRA_DIST += %D%/trace.c
FUZZ_CC = clang
FUZZ_SECONDS = 60

.PHONY: fuzz-trace
fuzz-trace:
	@mkdir -p fuzz/trace
	@printf '\0%s\n' '1 - - [17/May/2015:10:05:03 +0000] "GET /" 200 7' \
	  >fuzz/trace/log
	@printf '\002time,population,service,bytes_in\n%s\n' \
	  '2020-01-01T10:00:00.5+01:00,"town",web,7' >fuzz/trace/csv
	@printf '\0031\t2\t3\n' >fuzz/trace/table
	@(printf '\0'; echo x | gzip -n) >fuzz/trace/gzip
	$(FUZZ_CC) -g -O1 -fsanitize=fuzzer,address,undefined \
	  -fno-sanitize-recover=all $(DEFS) $(AM_CPPFLAGS) -I. -pthread \
	  $(GLIB_CFLAGS) $(XML_CFLAGS) $(SQLITE_CFLAGS) $(JSON_CFLAGS) \
	  $(GSL_CFLAGS) -o fuzz/fuzz-trace $(srcdir)/%D%/trace.c \
	  $(srcdir)/models/world/*.c $(srcdir)/models/traffic/*.c \
	  $(srcdir)/sim/*.c $(srcdir)/sim/dist/*.c $(srcdir)/sim/station/*.c \
	  $(XML_LIBS) $(GSL_LIBS) $(SQLITE_LIBS) $(GLIB_LIBS) $(LIBS)
	fuzz/fuzz-trace -max_total_time=$(FUZZ_SECONDS) fuzz/trace

clean-local:
	rm -rf fuzz
