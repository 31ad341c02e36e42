# Benchmarks: run by "make bench"; "make check" only counts instructions.
check_PROGRAMS += %D%/bench
EXTRA_PROGRAMS += %D%/decide %D%/limit
CLEANFILES += %D%/decide %D%/limit %D%/peer-ns3 %D%/peer-simgrid bench.jsonl \
  bench-peers.jsonl

%C%_bench_SOURCES = %D%/bench.c %D%/clock.h
%C%_bench_LDADD = libsim.a $(GSL_LIBS) $(GLIB_LIBS)
%C%_limit_SOURCES = %D%/limit.c %D%/clock.h
%C%_limit_LDADD = libsim.a $(GSL_LIBS) $(GLIB_LIBS)

BENCH_ROUNDS = 5
BENCH_SNAKE = /usr/bin/python3

# JSON lines in bench.jsonl, a table on standard output.
bench: %D%/bench %D%/limit
	@$(srcdir)/%D%/run.sh $(BENCH_ROUNDS) bench.jsonl %D%/limit %D%/bench : \
	  "mm1 5000000" "mm16 5000000" "hold 3000000 100" "hold 3000000 1000" \
	  "hold 3000000 10000" "hold 3000000 100000" "hold 3000000 1000000" \
	  "draws 50000000" "exponential 50000000" "normal 50000000" \
	  "lognormal 50000000" "sharing 3000000" "timeouts 1000000 1000" \
	  "idle 5000000 10" "idle 5000000 100000"

# The same against what Debian has: libsimgrid-dev, libns3-dev, python3-simpy.
bench-peers: %D%/bench %D%/limit
	@ns3= simgrid=; \
	if pkg-config --exists ns3-core && \
	  g++ -O2 -o %D%/peer-ns3 $(srcdir)/%D%/peer-ns3.cc \
	    `pkg-config --cflags --libs ns3-core`; \
	then ns3=%D%/peer-ns3; else echo "ns-3 is missing" >&2; fi; \
	if pkg-config --exists simgrid && \
	  g++ -O2 -std=c++17 -o %D%/peer-simgrid $(srcdir)/%D%/peer-simgrid.cc \
	    `pkg-config --cflags --libs simgrid`; \
	then simgrid=%D%/peer-simgrid; else echo "SimGrid is missing" >&2; fi; \
	set -- %D%/bench %D%/limit $$ns3 $${ns3:+"$$ns3 lean"} $$simgrid; \
	if $(BENCH_SNAKE) -c "import SimPy"; \
	then set -- "$$@" "$(BENCH_SNAKE) $(srcdir)/%D%/peer-simpy.py"; \
	else echo "SimPy is missing" >&2; fi; \
	$(srcdir)/%D%/run.sh $(BENCH_ROUNDS) bench-peers.jsonl "$$@" : "mm1 3000000" "mm16 3000000" \
	  "hold 3000000 1000" "hold 3000000 10000"

.PHONY: bench bench-peers

if !SANITIZERS
TESTS += %D%/instructions.sh
endif

# Record the counts of this compiler: after a change that is worth its price.
update-instructions: %D%/bench
	@BENCH=%D%/bench BENCH_CC="$(CC) $(CFLAGS)" \
	  $(srcdir)/%D%/instructions.sh --update
.PHONY: update-instructions

EXTRA_DIST += %D%/instructions.sh %D%/instructions.txt %D%/run.sh %D%/peer-ns3.cc %D%/peer-simgrid.cc %D%/peer-simpy.py %D%/short.xml
%C%_decide_SOURCES = %D%/decide.c %D%/clock.h
%C%_decide_LDADD = $(TOOL_LIBS)

# The law: compiling every shipped law, and decisions per second.
bench-law: %D%/decide
	@%D%/decide $(srcdir)/scenarios/laws $(srcdir)/scenarios \
	  $(srcdir)/tests/law/cases.csv 20000000
.PHONY: bench-law
# Compelled access: cost of one regime, alone ("make bench-isolation").
check_PROGRAMS += %D%/isolation
EXTRA_DIST += %D%/linear.sh
if !SANITIZERS
TESTS += %D%/linear.sh
endif
%C%_isolation_SOURCES = %D%/isolation.c %D%/clock.h tests/isolation/made-world.c \
  tests/isolation/made-world.h
%C%_isolation_LDADD = libmodels.a libsim.a $(SQLITE_LIBS) \
  $(XML_LIBS) $(GSL_LIBS) $(GLIB_LIBS)

.PHONY: bench-isolation
bench-isolation: %D%/isolation
	$(builddir)/%D%/isolation

# Requests per second of the main scenario ("make bench-traffic").
EXTRA_PROGRAMS += %D%/traffic
CLEANFILES += %D%/traffic
%C%_traffic_SOURCES = %D%/traffic.c %D%/clock.h
%C%_traffic_LDADD = libmodels.a libsim.a $(SQLITE_LIBS) $(XML_LIBS) \
  $(GSL_LIBS) $(GLIB_LIBS)

.PHONY: bench-traffic
bench-traffic: %D%/traffic
	@for windows in 12 120; do \
	  $(builddir)/%D%/traffic $(srcdir)/scenarios/two-doors.xml \
	    $(srcdir)/scenarios international $$windows; done

# A 100 MB access log, plain and compressed ("make bench-trace").
EXTRA_PROGRAMS += %D%/trace
CLEANFILES += %D%/trace
%C%_trace_SOURCES = %D%/trace.c %D%/clock.h
%C%_trace_LDADD = libmodels.a libsim.a $(SQLITE_LIBS) $(XML_LIBS) \
  $(GSL_LIBS) $(GLIB_LIBS)

.PHONY: bench-trace
bench-trace: %D%/trace
	$(builddir)/%D%/trace 100
	$(builddir)/%D%/trace 100 gzip

# What the store costs, and short runs in a second ("make bench-sweep").
EXTRA_PROGRAMS += %D%/sweep
CLEANFILES += %D%/sweep
%C%_sweep_SOURCES = %D%/sweep.c %D%/clock.h
%C%_sweep_LDADD = libmodels.a libsim.a $(SQLITE_LIBS) $(XML_LIBS) \
  $(GSL_LIBS) $(GLIB_LIBS)

.PHONY: bench-sweep
bench-sweep: %D%/sweep
	$(builddir)/%D%/sweep $(srcdir)/scenarios/two-doors.xml \
	  $(srcdir)/scenarios 10
	$(builddir)/%D%/sweep $(srcdir)/tests/bench/short.xml \
	  $(srcdir)/scenarios 1000
