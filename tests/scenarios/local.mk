# The library of scenarios: what is known to have happened, and all of it at once.
EXTRA_DIST += tests/isolation/history.sh
dist_check_SCRIPTS += %D%/test-history.sh %D%/test-pages.sh \
  %D%/check-scenarios.sh
TESTS += %D%/test-history.sh %D%/test-pages.sh

# Every shipped scenario with few replications, its assertions judged, and the
# numbers of its page; under 8 minutes on two cores.
.PHONY: check-scenarios
check-scenarios: all
	LC_ALL=C TZ=UTC SOVSIM=$(abs_top_builddir)/sovsim \
	  top_srcdir=$(abs_top_srcdir) \
	  $(SHELL) $(srcdir)/%D%/check-scenarios.sh
	DOCUMENTS="`cd $(srcdir) && echo docs/scenarios/*.md`" LC_ALL=C TZ=UTC \
	  SOVSIM=$(abs_top_builddir)/sovsim top_srcdir=$(abs_top_srcdir) \
	  $(SHELL) $(srcdir)/tests/shell/test-docs.sh
