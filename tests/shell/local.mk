# Tests of the whole, from outside.
shell_tests = \
  %D%/test-browser.sh \
  %D%/test-compare.sh \
  %D%/test-docs.sh \
  %D%/test-errors.sh \
  %D%/test-golden.sh \
  %D%/test-layering.sh \
  %D%/test-length.sh \
  %D%/test-manual.sh \
  %D%/test-new.sh \
  %D%/test-ownership.sh \
  %D%/test-scenarios.sh \
  %D%/test-schema.sh \
  %D%/test-submit.sh \
  %D%/test-usage.sh \
  %D%/test-validation.sh \
  %D%/test-widths.sh
dist_check_SCRIPTS += $(shell_tests)
TESTS += $(shell_tests)
EXTRA_DIST += %D%/common.sh tests/errors tests/golden

# Renew the golden files; then read the diff and explain it in the commit.
.PHONY: update-golden
update-golden: all
	@for test in $(shell_tests); do \
	  UPDATE_GOLDEN=1 SOVSIM=$(abs_top_builddir)/sovsim \
	  top_srcdir=$(abs_top_srcdir) LC_ALL=C TZ=UTC \
	  $(SHELL) $(srcdir)/$$test; done
