# The kernel: knows nothing about clouds.
noinst_LIBRARIES += libsim.a
libsim_a_SOURCES = \
  %D%/sim-time.c %D%/sim-time.h
