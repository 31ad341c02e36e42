# The slow world, event by event.
libmodels_a_SOURCES += \
  %D%/calendar.c %D%/calendar.h %D%/calendar-private.h \
  %D%/calendar-regimes.c \
  %D%/filing.c \
  %D%/licence.c \
  %D%/petition.c %D%/petition.h \
  %D%/procedure.c %D%/procedure.h \
  %D%/reaction.c \
  %D%/working-days.c %D%/working-days.h
