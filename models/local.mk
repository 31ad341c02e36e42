# The models: may include sim/, nothing above.
noinst_LIBRARIES += libmodels.a
libmodels_a_SOURCES = \
  %D%/assertion-law.c %D%/assertion-law.h \
  %D%/course.c %D%/course.h \
  %D%/disclosure.c %D%/disclosure.h \
  %D%/exact.c %D%/exact.h \
  %D%/interference.c %D%/interference.h \
  %D%/metrics.c %D%/metrics.h \
  %D%/observe.c %D%/observe.h %D%/observe-private.h \
  %D%/observe-failure.c \
  %D%/observe-disclosures.c \
  %D%/observe-flows.c \
  %D%/observe-law.c \
  %D%/observe-queueing.c \
  %D%/observe-traffic.c \
  %D%/outage.c %D%/outage.h \
  %D%/plan.c %D%/plan.h \
  %D%/wayfinder.c %D%/wayfinder.h \
  %D%/replay.c %D%/replay.h

include %D%/world/local.mk
include %D%/isolation/local.mk
include %D%/law/local.mk
include %D%/calendar/local.mk
include %D%/traffic/local.mk
include %D%/queueing/local.mk
