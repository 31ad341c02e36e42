# The same bytes from every engine. make check takes the quick part; make
# check-workers kills twenty times and more, and takes MPI and Slurm along.
worker_tests = %D%/test-workers.sh %D%/test-trouble.sh %D%/test-readers.sh \
  %D%/test-mpi.sh
dist_check_SCRIPTS += $(worker_tests)
TESTS += $(worker_tests)
EXTRA_DIST += %D%/plan.xml %D%/slurm.sh

.PHONY: check-workers
check-workers: all
	FULL=1 SOVSIM=$(abs_top_builddir)/sovsim LC_ALL=C TZ=UTC \
	  top_srcdir=$(abs_top_srcdir) $(SHELL) $(srcdir)/%D%/test-workers.sh
