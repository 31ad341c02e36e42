# Tutorial, reference, manual.
dist_man_MANS += %D%/sovsim.1
EXTRA_DIST += %D%/format.md %D%/isolation.md %D%/models.md %D%/results.md \
  %D%/pictures/two-doors-latency.png %D%/sovsim.bash

# Completion files are named after the program.
install-data-hook:
	$(MKDIR_P) "$(DESTDIR)$(bashcompletiondir)"
	$(INSTALL_DATA) $(srcdir)/docs/sovsim.bash \
	  "$(DESTDIR)$(bashcompletiondir)/sovsim"
uninstall-hook:
	rm -f "$(DESTDIR)$(bashcompletiondir)/sovsim"
