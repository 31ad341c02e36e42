# Kinds of distributions: one file each, named in the table of sim-dist.c.
libsim_a_SOURCES += \
  %D%/dist-kind.h %D%/dist-parse.h \
  %D%/dist-make.c %D%/dist-parse.c \
  %D%/constant.c \
  %D%/empirical.c \
  %D%/erlang.c \
  %D%/exponential.c \
  %D%/gamma.c \
  %D%/hyperexponential.c \
  %D%/lognormal.c \
  %D%/normal.c \
  %D%/pareto.c \
  %D%/uniform.c \
  %D%/weibull.c \
  %D%/zipf.c
