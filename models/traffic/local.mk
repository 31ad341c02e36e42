# The fast world, request by request, in sampled windows.
libmodels_a_SOURCES += \
  %D%/gazetteer.c %D%/gazetteer.h \
  %D%/hub-graph.c %D%/hub-graph.h \
  %D%/path.c %D%/path.h \
  %D%/sampling.c %D%/sampling.h \
  %D%/source.c \
  %D%/traffic.c %D%/traffic.h %D%/traffic-private.h
