# Rules and mechanisms: what the law says about each flow.
libmodels_a_SOURCES += \
  %D%/act.c %D%/act.h \
  %D%/decision-table.c %D%/decision-table.h \
  %D%/decision-table-make.c %D%/decision-table-private.h \
  %D%/case.c %D%/case.h \
  %D%/case-file.c %D%/case-file.h \
  %D%/law-library.c %D%/law-library.h \
  %D%/reasons.c %D%/reasons.h \
  %D%/admission.c \
  %D%/compliance.c %D%/compliance.h %D%/compliance-private.h \
  %D%/crossing.c \
  %D%/exports.c %D%/exports.h %D%/exports-private.h \
  %D%/growth.c %D%/growth.h \
  %D%/rulebook.c %D%/rulebook.h \
  %D%/unjudged.c %D%/unjudged.h
