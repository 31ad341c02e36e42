# The fit of the network: built and run by "make fit", never by "make check".
EXTRA_PROGRAMS += %D%/fit
CLEANFILES += %D%/fit
EXTRA_DIST += %D%/fit.xml

%C%_fit_SOURCES = %D%/fit.c %D%/equations.c %D%/equations.h \
  %D%/pairs.c %D%/pairs.h %D%/write.c %D%/write.h
%C%_fit_LDADD = libmodels.a libsim.a $(XML_LIBS) $(GSL_LIBS) $(GLIB_LIBS)

# The published tables are no part of the release: TABLES is the folder with
# latency/*.csv (docs/models.md says where they are from). The fitted networks are
# left in the build tree, for comparing with scenarios/networks/.
TABLES = $(abs_top_srcdir)/../shared/data
.PHONY: fit
fit: %D%/fit$(EXEEXT)
	@test -d "$(TABLES)/latency" || { echo "$(TABLES)/latency: not there;" \
	  "make fit TABLES=FOLDER, the one with latency/*.csv" >&2; exit 1; }
	SCENARIOS=$(abs_top_srcdir)/scenarios $(builddir)/tests/fit/fit \
	  $(srcdir)/tests/fit/fit.xml backbone \
	  $(TABLES)/latency/azure_p50_calibration.csv \
	  --check aws=$(TABLES)/latency/aws_p50_calibration.csv >backbone.xml
	SCENARIOS=$(abs_top_srcdir)/scenarios $(builddir)/tests/fit/fit \
	  $(srcdir)/tests/fit/fit.xml internet \
	  $(TABLES)/latency/wondernetwork_2018_calibration.csv >internet.xml
	for network in backbone internet; do \
	  cmp $$network.xml $(srcdir)/scenarios/networks/$$network.xml; done
CLEANFILES += backbone.xml internet.xml
