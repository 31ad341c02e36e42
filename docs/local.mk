# Tutorial, reference, manual.
dist_man_MANS += \
  %D%/sovsim-ask.1 \
  %D%/sovsim-check.1 \
  %D%/sovsim-compare.1 \
  %D%/sovsim-decide.1 \
  %D%/sovsim-describe.1 \
  %D%/sovsim-latency.1 \
  %D%/sovsim-list.1 \
  %D%/sovsim-merge.1 \
  %D%/sovsim-new.1 \
  %D%/sovsim-plan.1 \
  %D%/sovsim-report.1 \
  %D%/sovsim-run.1 \
  %D%/sovsim-status.1 \
  %D%/sovsim-submit.1 \
  %D%/sovsim-scenario.5 \
  %D%/sovsim.1
EXTRA_DIST += \
  %D%/cluster.md \
  %D%/compare.md \
  %D%/editors.md \
  %D%/experiments.md \
  %D%/format.md \
  %D%/isolation.md \
  %D%/laws.md \
  %D%/manual.sh \
  %D%/manual/ask.txt \
  %D%/manual/check.txt \
  %D%/manual/compare.txt \
  %D%/manual/decide.txt \
  %D%/manual/describe.txt \
  %D%/manual/latency.txt \
  %D%/manual/list.txt \
  %D%/manual/merge.txt \
  %D%/manual/new.txt \
  %D%/manual/plan.txt \
  %D%/manual/report.txt \
  %D%/manual/run.txt \
  %D%/manual/scenario.txt \
  %D%/manual/sovsim.txt \
  %D%/manual/status.txt \
  %D%/manual/submit.txt \
  %D%/models.md \
  %D%/performance.md \
  %D%/pictures/two-doors-latency.png \
  %D%/pictures/validation.png \
  %D%/results.md \
  %D%/scenarios/README.md \
  %D%/scenarios/azure-china.md \
  %D%/scenarios/backup-hole.md \
  %D%/scenarios/cii-overnight.md \
  %D%/scenarios/cloud-act.md \
  %D%/scenarios/coarse-order.md \
  %D%/scenarios/compliance-made-outage.md \
  %D%/scenarios/consent-prompt.md \
  %D%/scenarios/consumer-mail.md \
  %D%/scenarios/control-plane-anchor.md \
  %D%/scenarios/eu-sovereign.md \
  %D%/scenarios/exit-and-twin.md \
  %D%/scenarios/export-window.md \
  %D%/scenarios/feature-lag.md \
  %D%/scenarios/hk-request-pause.md \
  %D%/scenarios/hk-treaty.md \
  %D%/scenarios/icloud-china.md \
  %D%/scenarios/key-mode-ladder.md \
  %D%/scenarios/licence-challenge.md \
  %D%/scenarios/noisy-neighbour.md \
  %D%/scenarios/one-campus.md \
  %D%/scenarios/partner-facility.md \
  %D%/scenarios/price-of-own-keys.md \
  %D%/scenarios/same-building.md \
  %D%/scenarios/schrems.md \
  %D%/scenarios/score-versus-reach.md \
  %D%/scenarios/shared-signing-key.md \
  %D%/scenarios/staff-and-code.md \
  %D%/scenarios/subsidiary-trap.md \
  %D%/scenarios/third-party-agent.md \
  %D%/scenarios/transparency-center.md \
  %D%/scenarios/trustee.md \
  %D%/scenarios/two-doors.md \
  %D%/scripting.R \
  %D%/scripting.md \
  %D%/scripting.py \
  %D%/sovsim.bash \
  %D%/tutorial.md \
  %D%/validation.gp \
  %D%/validation.md \
  %D%/validation.sh

# Completion files are named after the program.
install-data-hook:
	$(MKDIR_P) "$(DESTDIR)$(bashcompletiondir)"
	$(INSTALL_DATA) $(srcdir)/docs/sovsim.bash \
	  "$(DESTDIR)$(bashcompletiondir)/sovsim"
uninstall-hook:
	rm -f "$(DESTDIR)$(bashcompletiondir)/sovsim"

# Measure everything on the validation page again; takes some minutes.
docs-validation: all tests/queueing/coverage
	SOVSIM=$(abs_top_builddir)/sovsim top_srcdir=$(srcdir) LC_ALL=C TZ=UTC \
	  COVERAGE=tests/queueing/coverage \
	  PICTURE=$(srcdir)/%D%/pictures/validation.png $(SHELL) $(srcdir)/%D%/validation.sh \
	  >validation.md.new
	mv validation.md.new $(srcdir)/%D%/validation.md

# Write the manual and the second half of docs/format.md again, from the tables of
# the program.
docs-manual: all
	UPDATE_GOLDEN=1 SOVSIM=$(abs_top_builddir)/sovsim \
	  top_srcdir=$(abs_top_srcdir) LC_ALL=C TZ=UTC \
	  $(SHELL) $(srcdir)/tests/shell/test-manual.sh
.PHONY: docs-validation docs-manual
