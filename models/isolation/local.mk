# Who can read what: Horn clauses and their fixpoint.
libmodels_a_SOURCES += \
  %D%/access.c %D%/access.h %D%/access-private.h \
  %D%/access-clauses.c \
  %D%/access-tell.c \
  %D%/horn.c %D%/horn.h
