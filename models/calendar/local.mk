# The slow world, event by event.
libmodels_a_SOURCES += \
  %D%/calendar.c %D%/calendar.h %D%/calendar-private.h \
  %D%/calendar-regimes.c \
  %D%/procedure.c %D%/procedure.h \
  %D%/working-days.c %D%/working-days.h
