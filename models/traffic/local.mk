# The fast world, request by request, in sampled windows.
libmodels_a_SOURCES += \
  %D%/call.c \
  %D%/cut-off.c \
  %D%/passage.c %D%/passage.h \
  %D%/desk.c \
  %D%/door.c \
  %D%/gazetteer.c %D%/gazetteer.h \
  %D%/hub-graph.c %D%/hub-graph.h \
  %D%/patience.c \
  %D%/path.c %D%/path.h \
  %D%/request.c \
  %D%/sampling.c %D%/sampling.h \
  %D%/session.c \
  %D%/source.c \
  %D%/trace-clients.c %D%/trace-clients.h \
  %D%/trace-feed.c %D%/trace-feed.h \
  %D%/trace-fields.c %D%/trace-fields.h \
  %D%/trace-log.c \
  %D%/trace-reader.c %D%/trace-reader.h %D%/trace-private.h \
  %D%/trace-survey.c %D%/trace-survey.h \
  %D%/trace-table.c \
  %D%/whereabouts.c %D%/whereabouts.h \
  %D%/timeline.c \
  %D%/traffic.c %D%/traffic.h %D%/traffic-private.h \
  %D%/windows.c
