# Queueing networks, customer by customer.
libmodels_a_SOURCES += \
  %D%/queue-count.c %D%/queue-count.h \
  %D%/queueing.c %D%/queueing.h %D%/queueing-private.h \
  %D%/queueing-walk.c
