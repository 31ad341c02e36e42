# Rules and mechanisms: what the law says about each flow.
libmodels_a_SOURCES += \
  %D%/act.c %D%/act.h \
  %D%/decision-table.c %D%/decision-table.h \
  %D%/decision-table-make.c %D%/decision-table-private.h \
  %D%/compliance.c %D%/compliance.h \
  %D%/rulebook.c %D%/rulebook.h
