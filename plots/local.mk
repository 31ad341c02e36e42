# Figures and the report.
noinst_LIBRARIES += libplots.a
libplots_a_SOURCES =
