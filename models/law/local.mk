# Rules and mechanisms: what the law says about each flow.
libmodels_a_SOURCES += \
  %D%/act.c %D%/act.h \
  %D%/compliance.c %D%/compliance.h \
  %D%/rulebook.c %D%/rulebook.h
