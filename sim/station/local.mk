# Kinds of stations, named in the table of sim-station.c.
libsim_a_SOURCES += \
  %D%/station-kind.h \
  %D%/queueing.c \
  %D%/sharing.c \
  %D%/sharing-rates.c %D%/sharing-rates.h
