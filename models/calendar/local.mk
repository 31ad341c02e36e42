# The slow world, event by event.
libmodels_a_SOURCES += \
  %D%/calendar.c %D%/calendar.h
