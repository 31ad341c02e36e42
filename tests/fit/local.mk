# The fit of the network: built and run by "make fit", never by "make check".
EXTRA_PROGRAMS += %D%/fit
CLEANFILES += %D%/fit
EXTRA_DIST += %D%/fit.xml

%C%_fit_SOURCES = %D%/fit.c %D%/equations.c %D%/equations.h \
  %D%/pairs.c %D%/pairs.h %D%/write.c %D%/write.h
%C%_fit_LDADD = libmodels.a libsim.a $(XML_LIBS) $(GSL_LIBS) $(GLIB_LIBS)

# SHARED is the folder with latency/; the fitted networks are left in the build
# tree, for comparing with scenarios/networks/.
SHARED = $(abs_top_srcdir)/../shared/data
.PHONY: fit
fit: %D%/fit$(EXEEXT)
	SCENARIOS=$(abs_top_srcdir)/scenarios $(builddir)/tests/fit/fit \
	  $(srcdir)/tests/fit/fit.xml backbone \
	  $(SHARED)/latency/azure_p50_calibration.csv \
	  --check aws=$(SHARED)/latency/aws_p50_calibration.csv >backbone.xml
	SCENARIOS=$(abs_top_srcdir)/scenarios $(builddir)/tests/fit/fit \
	  $(srcdir)/tests/fit/fit.xml internet \
	  $(SHARED)/latency/wondernetwork_2018_calibration.csv >internet.xml
	for network in backbone internet; do \
	  cmp $$network.xml $(srcdir)/scenarios/networks/$$network.xml; done
CLEANFILES += backbone.xml internet.xml
