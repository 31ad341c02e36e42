# The models: may include sim/, nothing above.
noinst_LIBRARIES += libmodels.a
libmodels_a_SOURCES =

include %D%/world/local.mk
