# Who can read what: Horn clauses and their fixpoint; questions about it.
libmodels_a_SOURCES += \
  %D%/access.c %D%/access.h %D%/access-private.h \
  %D%/access-clauses.c \
  %D%/access-range.c %D%/access-range.h \
  %D%/access-tell.c \
  %D%/assertion.c %D%/assertion.h \
  %D%/coalition.c %D%/coalition.h \
  %D%/failing-parts.c %D%/failing-parts.h \
  %D%/failure.c %D%/failure.h %D%/failure-private.h \
  %D%/failure-net.c \
  %D%/failure-times.c %D%/failure-times.h \
  %D%/followup.c %D%/followup.h \
  %D%/horn.c %D%/horn.h %D%/horn-private.h %D%/horn-derivation.c \
  %D%/horn-premises.c %D%/horn-premises.h \
  %D%/question.c %D%/question.h \
  %D%/question-access.c \
  %D%/question-catalogue.c \
  %D%/question-change.c \
  %D%/question-failure.c \
  %D%/question-path.c \
  %D%/question-score.c \
  %D%/score.c %D%/score.h \
  %D%/score-measures.c %D%/score-measures.h
